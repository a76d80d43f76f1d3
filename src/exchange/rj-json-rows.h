// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/*
 * A list in JSON, divided into its rows before any is read: what is broken takes nothing else with it, and no
 * list is in memory as a whole. What surrounds the rows does not count: an array, objects around it, a call
 * ("callback(…)"), objects one after the other, nothing at the end.
 */

typedef enum {
  RJ_JSON_ROW,     /* one object */
  RJ_JSON_TABLE,   /* an array of arrays, the first of which has the names */
  RJ_JSON_OTHER,   /* stands among rows, and is none */
  RJ_JSON_BROKEN,  /* a row that is no JSON */
  RJ_JSON_OPEN,    /* a row that the file ends in */
  RJ_JSON_TRAILER, /* something after the end of everything */
} RjJsonRowKind;

/* @node: (nullable): with ROW and TABLE; @line: where it begins, from 1. FALSE: no more of them are wanted.
 */
typedef gboolean (*RjJsonRowFunc) (RjJsonRowKind kind, JsonNode *node, guint line, gpointer user_data);

/* Is this one a row? @name: of a member that has a value which is no object, folded as by
 * rj_feed_fields_fold() */
typedef gboolean (*RjJsonRowTest) (const char *name);

/* @text: UTF-8. FALSE when @func was. */
gboolean rj_json_rows_divide (const char *text,
                              gsize length,
                              RjJsonRowTest test,
                              RjJsonRowFunc func,
                              gpointer user_data);

G_END_DECLS
