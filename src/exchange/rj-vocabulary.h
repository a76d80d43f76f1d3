// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define RJ_TYPE_VOCABULARY (rj_vocabulary_get_type ())
G_DECLARE_FINAL_TYPE (RjVocabulary, rj_vocabulary, RJ, VOCABULARY, GObject)

/**
 * RjVocabulary: the words of the frame for what this program is about (data/content/words.json).
 *
 * A text of ours names such a thing by a term and a form in braces: "Log {craving:a}", "{coping:label}". The
 * forms are "one", "many", "a" (with its article), "label" and "labels" (as the name of something, with a
 * capital letter). "{coping:One}"
 * begins with a capital letter too. Translators place the same terms in the forms that their sentence needs,
 * or none. Text of the person's never comes here.
 *
 * Properties: "quiet" (boolean, notifies): quiet words lie over the usual ones.
 *
 * Belongs to the main thread.
 */

/* @language: (nullable): an ISO 639 code, or %NULL for the language of the program */
RjVocabulary *rj_vocabulary_new (const char *language);

gboolean rj_vocabulary_get_quiet (RjVocabulary *self);
void rj_vocabulary_set_quiet (RjVocabulary *self, gboolean quiet);

/**
 * rj_vocabulary_fill:
 * @text: a text of ours, translated
 *
 * Returns: (transfer none): @text with the words of now in place of its terms, as long as @self lives. What
 * is in braces and no term stays.
 */
const char *rj_vocabulary_fill (RjVocabulary *self, const char *text) G_GNUC_FORMAT (2);

/* Is there a term in @text that would be filled in? */
gboolean rj_vocabulary_has_term (RjVocabulary *self, const char *text);

G_END_DECLS
