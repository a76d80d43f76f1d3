// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-import.h"
#include "rj-people-taker.h"
#include "rj-store.h"

G_BEGIN_DECLS

/**
 * RjPeopleImportCard: somebody out of an address book
 * @number, @line: of the card in the file, from 1
 * @person: as they would be taken in
 * @taken: what becomes of them, once that was looked up
 * @chosen: whether they are to be taken in; so to begin with
 * @sent: whether they were part of what was looked at or saved last
 */
typedef struct {
  guint number;
  guint line;
  RjPerson *person;
  RjTaken taken;
  gboolean chosen;
  gboolean sent;
} RjPeopleImportCard;

/**
 * RjPeopleImport: what an address book brings
 * @found: how many cards are in it
 * @cards: (element-type RjPeopleImportCard): those that can be taken in, as they stand
 * @left: (element-type RjImportLeft): what is left out, and why
 */
typedef struct {
  guint found;
  GPtrArray *cards;
  GPtrArray *left;
} RjPeopleImport;

/* Is @format that of an address book? */
gboolean rj_people_import_is_book (const char *format);

/* @file: an address book; is left as it is */
RjPeopleImport *rj_people_import_new (const RjImportFile *file);
void rj_people_import_free (RjPeopleImport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjPeopleImport, rj_people_import_free)

/* How many of those that are chosen are @taken so. */
guint rj_people_import_count (const RjPeopleImport *self, RjTaken taken);

/* Reads the file at @path with rj_importer_read_async(), whose errors are those of the answer. Finish:
 * (transfer full) */
void rj_people_import_read_async (const char *path,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
RjPeopleImport *rj_people_import_read_finish (GAsyncResult *result, GError **error);

/* Looks who is there already. @self stays the caller's, and lives until the answer. Main thread only. */
void rj_people_import_look_async (RjPeopleImport *self,
                                  RjStore *store,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
/* Takes in those that are chosen, as one change (RJ_CHANGE_IMPORT). */
void rj_people_import_save_async (RjPeopleImport *self,
                                  RjStore *store,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
/* Of both. Errors are the store's. */
gboolean rj_people_import_finish (GAsyncResult *result, GError **error);

G_END_DECLS
