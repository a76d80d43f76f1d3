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

/* How much of somebody's words is shown: as a name, in a list or in the middle of a sentence; and where they
 * are there to be read, which is no field. */
#define RJ_TEXT_NAME 300
#define RJ_TEXT_READ 5000

/**
 * rj_text_for_label:
 * @text: (nullable): somebody's words
 * @n: how many characters to show at most
 *
 * A label that wraps takes time with the square of its longest line, most of all where there is no place to
 * break it, and a direction that is set and not taken back turns round whatever is written after it.
 *
 * Returns: (transfer full): the beginning of @text, with "…" when there is more, every direction taken back,
 * and words of more than a hundred letters divided by places to break that nobody sees
 */
char *rj_text_for_label (const char *text, guint n);

G_END_DECLS
