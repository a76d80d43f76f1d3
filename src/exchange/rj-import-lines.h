// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-import.h"

G_BEGIN_DECLS

/*
 * How the process of an import tells what it has read: JSON, an object a line.
 *
 *   {"format": "icalendar", "zone": "Europe/Berlin"}    the first
 *   {"record": {…}}  {"card": {…}}  {"meeting": {…}}  {"left": {…}}    in any order
 *   {"end": {"event": 3}}                               the last: how many of each kind there are
 *   {"refused": "not-understood"}                       or this one alone
 *
 * Whoever reads it believes nothing of it.
 */

/* No line is longer. */
#define RJ_IMPORT_LONGEST_LINE (4 * 1024 * 1024)
/* And all of them together are not either. */
#define RJ_IMPORT_MOST_LINES_BYTES (4 * (gsize) RJ_IMPORT_MOST_BYTES)

/* FALSE: nobody takes more of them. */
typedef gboolean (*RjImportLineFunc) (const char *line, gsize length, gpointer user_data);

/* Hands out @file line by line, each with its line end. FALSE when @func did. */
gboolean rj_import_lines_write (const RjImportFile *file, RjImportLineFunc func, gpointer user_data);
/* (transfer full): the one line of a file that is not taken, with its line end */
char *rj_import_lines_refuse (RjImportReason reason);

typedef struct _RjImportLines RjImportLines;

RjImportLines *rj_import_lines_new (void);
void rj_import_lines_free (RjImportLines *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjImportLines, rj_import_lines_free)

/* One more line, without its line end. FALSE with RJ_IMPORT_BROKEN_OFF for what is no such line, or with
 * the reason why the file is refused. */
gboolean rj_import_lines_take (RjImportLines *self, const char *line, gsize length, GError **error);
/* (transfer full): after the last line; NULL when the end is missing. */
RjImportFile *rj_import_lines_finish (RjImportLines *self, GError **error);

G_END_DECLS
