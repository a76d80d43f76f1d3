// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RJ_TYPE_LETTER_PAPER (rj_letter_paper_get_type ())
G_DECLARE_FINAL_TYPE (RjLetterPaper, rj_letter_paper, RJ, LETTER_PAPER, GtkTextView)

/* RjLetterPaper: words to be read, on a page that scrolls with what else is on it: as high as they need, and
 * the keys that move in a text move the page. */

/* How often the words were laid out. For tests: it is once for a width. */
guint rj_letter_paper_get_n_layouts (RjLetterPaper *self);

G_END_DECLS
