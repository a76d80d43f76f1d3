// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * rj_text_fold:
 *
 * Returns: (transfer full): @text without capitals and accents, so that what is looked for is found however
 * it was typed. The same for what is stored and for what is asked.
 */
char *rj_text_fold (const char *text);

/* (transfer full) (nullable): the first @n characters of @text with white space run together; %NULL for none.
 */
char *rj_text_excerpt (const char *text, guint n);

/* Puts valid UTF-8 in the place of @text. */
void rj_text_make_valid (char **text);
void rj_text_make_valid_strv (GStrv strv);
/* (nullable): is there nothing in it that can be seen? White space, control and format characters cannot. */
gboolean rj_text_is_blank (const char *text);

/**
 * rj_text_for_label:
 * @text: somebody's words
 * @n: how many characters to show at most
 *
 * A label that wraps takes time with the square of its longest line, and a direction that is set and not
 * taken back turns round whatever is written after it.
 *
 * Returns: (transfer full): the beginning of @text, with "…" when there is more, and with every direction
 * taken back
 */
char *rj_text_for_label (const char *text, guint n);

G_END_DECLS
