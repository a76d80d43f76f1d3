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

/**
 * rj_import_leaves_out:
 * @letter: of a text that somebody else wrote, whatever file it is in
 *
 * Directions and their ends turn round what stands beside the text in a list or on paper, and make a number
 * or a link another one than it looks; address books put them around numbers by themselves. The joiners
 * (U+200C, U+200D), without which Persian words and many emoji fall apart, stay, as do places to break.
 *
 * Returns: is @letter a control character, a direction or a mark of one, a mark of the order of bytes, or a
 * note between lines? Line ends and tabs are control characters too: ask for them before.
 */
gboolean rj_import_leaves_out (gunichar letter);

G_END_DECLS
