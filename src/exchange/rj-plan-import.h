// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-import.h"
#include "rj-plan-piece.h"
#include "rj-store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Where and when the person is who takes a file in. */
typedef struct {
  const char *zone; /* IANA name */
  int day_end;      /* minutes after midnight */
} RjPlanImportHome;

/**
 * RjPlanImport: what a file brings into a plan
 * @format: as #RjImportFile has it
 * @found: how many records of each kind are in the file
 * @fresh: how many of them come into the plan; 0 before rj_plan_import_look_async()
 * @n_known: how many are in the plan already
 * @left: (element-type RjImportLeft): what is left out, in the order of the file
 * @pieces: (element-type RjPlanPiece)
 */
typedef struct {
  char *format;
  guint found[RJ_IMPORT_N_KINDS];
  guint fresh[RJ_IMPORT_N_KINDS];
  guint n_known;
  GPtrArray *left;
  GPtrArray *pieces;
  /*< private >*/
  GArray *counts;
} RjPlanImport;

/* @file is left as it is. Opens the files of time zones: not for the main thread. */
RjPlanImport *rj_plan_import_new (const RjImportFile *file, const RjPlanImportHome *home);
void rj_plan_import_free (RjPlanImport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjPlanImport, rj_plan_import_free)

/* Reads the file at @path with rj_importer_read_async(), whose errors are those of the answer, and works out
 * what it brings. */
void rj_plan_import_read_async (const char *path,
                                const RjPlanImportHome *home,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
RjPlanImport *rj_plan_import_read_finish (GAsyncResult *result, GError **error);

/* How many records are fresh, all kinds together. */
guint rj_plan_import_count_fresh (const RjPlanImport *self);

/* Looks what of it is in the plan already, and fills in the numbers. @self stays the caller's, and lives
 * until the answer. Main thread only. */
void rj_plan_import_look_async (RjPlanImport *self,
                                RjStore *store,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/* The same, and takes the rest into the plan, as one change (RJ_CHANGE_IMPORT). A record that was taken
 * before and has changed in the file since takes the place of its item. */
void rj_plan_import_save_async (RjPlanImport *self,
                                RjStore *store,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/* Of both. Errors are the store's. */
gboolean rj_plan_import_finish (GAsyncResult *result, GError **error);

G_END_DECLS
