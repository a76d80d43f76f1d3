// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Lines of a file that anybody may have written: they end with CR, LF or both, and may hold anything. */
typedef struct {
  const char *at;
  const char *end;
  guint number; /* of the line that was taken last, from 1 */
} RjImportRows;

/* FALSE: there is none any more. @line: (transfer none): without its end, and not closed with NUL. */
gboolean rj_import_rows_next (RjImportRows *self, const char **line, gsize *length);

/* What is not UTF-8 is taken for Windows-1252, in which every byte is something. */
void rj_import_make_utf8 (GString *text);
/* From Windows-1252, whether or not it could be UTF-8. */
void rj_import_from_windows (GString *text);

G_END_DECLS
