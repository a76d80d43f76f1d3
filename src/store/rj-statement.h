// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-connection.h"
#include "rj-day.h"

G_BEGIN_DECLS

/**
 * RjStatement: a prepared statement out of the connection's cache. Database thread only.
 *
 * Columns are read in the order of the SELECT by the rj_statement_next_ functions; each row begins with the
 * first.
 */
typedef struct _RjStatement RjStatement;

typedef enum {
  RJ_STEP_ERROR,
  RJ_STEP_ROW,
  RJ_STEP_DONE,
} RjStep;

/* @sql: a string that lives as long as the program. (transfer full): give it back with
 * rj_statement_release(). */
RjStatement *rj_connection_prepare (RjConnection *connection, const char *sql, GError **error);
/* Forgets what was bound, so that no words of the person stay in the cache. */
void rj_statement_release (RjStatement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjStatement, rj_statement_release)

/**
 * rj_statement_bind:
 * @types: one letter a parameter, in order: t text (nullable; made valid UTF-8), i int, l gint64, d RjDay
 * (none is NULL), n int where -1 is NULL
 *
 * A failure shows at the next step.
 */
void rj_statement_bind (RjStatement *self, const char *types, ...);
void rj_statement_bind_blob (RjStatement *self, int index, gconstpointer data, gsize length);

RjStep rj_statement_step (RjStatement *self, GError **error);
/* Steps until there is nothing more. */
gboolean rj_statement_run (RjStatement *self, GError **error);

/* (transfer full) (nullable) */
char *rj_statement_next_text (RjStatement *self);
gint64 rj_statement_next_int64 (RjStatement *self);
int rj_statement_next_int (RjStatement *self);
/* NULL is -1. */
int rj_statement_next_minutes (RjStatement *self);
RjDay rj_statement_next_day (RjStatement *self);
/* (transfer none): valid until the next step. */
gconstpointer rj_statement_next_blob (RjStatement *self, gsize *length);

/* Adds all columns of the row to @record (a{sv}) under their names: text, gint64, or nothing ("mv"). */
void rj_statement_add_row (RjStatement *self, GVariantBuilder *record);

/* One statement with bound values and no rows. */
gboolean
rj_connection_run (RjConnection *connection, GError **error, const char *sql, const char *types, ...);
/* One statement and the integer in its first row; @value stays as it was when there is no row. */
gboolean rj_connection_get_int64 (RjConnection *connection,
                                  gint64 *value,
                                  GError **error,
                                  const char *sql,
                                  const char *types,
                                  ...);

G_END_DECLS
