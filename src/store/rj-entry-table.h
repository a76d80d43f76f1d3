// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-connection.h"
#include "rj-log.h"
#include "rj-statement.h"

G_BEGIN_DECLS

/* What the index of the log keeps of any record. */
typedef struct {
  RjLogKind kind;
  int value;
  guint halt;
  const char *title;
  const char *words;
} RjEntryIndex;

/**
 * rj_entry_table_save:
 * @old_day: (out): the day it was on before, or RJ_DAY_NONE for a new one
 *
 * Inserts or replaces the row of @record, which has its id; its created is set to the first one.
 * RJ_STORE_ERROR_NOT_FOUND when the record was deleted, or is of another kind.
 */
gboolean rj_entry_table_save (RjConnection *connection,
                              RjRecord *record,
                              const RjEntryIndex *index,
                              RjDay *old_day,
                              GError **error);
/* RJ_STORE_ERROR_NOT_FOUND when there is none. */
gboolean rj_entry_table_delete (RjConnection *connection,
                                const char *id,
                                gint64 now_us,
                                RjLogKind *kind,
                                RjDay *day,
                                GError **error);
/* Reads the columns of RJ_ENTRY_COLUMNS, which stand first in a SELECT. */
#define RJ_ENTRY_COLUMNS "e.id, e.created, e.updated, e.at, e.zone, e.day, e.while_locked"
void rj_entry_table_read (RjStatement *statement, RjRecord *record);

/* The choices of an entry, or of any list of short rows: replaces them by @values. @is_new: there are none
 * yet. (A delete that finds nothing makes a temporary table all the same, where a table refers to another.)
 */
gboolean rj_entry_table_save_choices (RjConnection *connection,
                                      const char *id,
                                      gboolean is_new,
                                      const char *role,
                                      GStrv values,
                                      GError **error);
/* (nullable) without error: no choices */
gboolean rj_entry_table_load_choices (RjConnection *connection,
                                      const char *id,
                                      const char *role,
                                      GStrv *values,
                                      GError **error);

gboolean
rj_entry_table_counts (RjConnection *connection, const RjLogFilter *filter, GArray *counts, GError **error);
gboolean rj_entry_table_page (RjConnection *connection,
                              const RjLogFilter *filter,
                              RjDay day,
                              guint skip,
                              guint n,
                              GPtrArray *page,
                              GError **error);

/* The words of one record for searching; all blank removes the row. @parts: (array zero-terminated=1) */
gboolean rj_search_table_save (RjConnection *connection,
                               const char *id,
                               const char *kind,
                               RjDay day,
                               const char *const *parts,
                               gsize n_parts,
                               GError **error);
gboolean rj_search_table_remove (RjConnection *connection, const char *id, GError **error);

G_END_DECLS
