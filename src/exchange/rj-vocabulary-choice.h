// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-vocabulary.h"

G_BEGIN_DECLS

/* The preference with the id of the vocabulary; unset: the first one. */
#define RJ_PREFERENCE_VOCABULARY "vocabulary"

/* (transfer full): "recovery", "12-step", "plain": those there are, the usual one first. */
GStrv rj_vocabulary_list (void);
/* (transfer full) (nullable): what @id is called in the language of @self. */
char *rj_vocabulary_dup_title (RjVocabulary *self, const char *id);

/**
 * rj_vocabulary_choose:
 * @id: (nullable): %NULL, or one that there is not, for the usual one
 *
 * From now on the words are those. Quiet words lie over them as before. "quiet" is notified, so that what is
 * shown is said again; what was handed out before stays valid.
 */
void rj_vocabulary_choose (RjVocabulary *self, const char *id);

/* ---- Words of the person's ---- */

/* The preference with them: a JSON object, "days:one" and "days:many" for the term "days" and so on. */
#define RJ_PREFERENCE_OWN_WORDS "own-words"
/* In characters; what is longer is cut. */
#define RJ_VOCABULARY_LONGEST_WORD 40

/* (transfer none): the terms that the person can have words for; ends with %NULL. */
const char *const *rj_vocabulary_get_own_terms (void);

/**
 * rj_vocabulary_set_own:
 * @json: (nullable): the preference; what is no such object counts as none
 *
 * From now on those words lie over the chosen ones, and quiet words over both. One form stands for the other
 * where the chosen words have one for both. What would be read as a term, a format or a mnemonic is left out
 * of a word. "quiet" is notified.
 */
void rj_vocabulary_set_own (RjVocabulary *self, const char *json);
/* (transfer none) (nullable): @name: "days:one". As it is used, until the next change. */
const char *rj_vocabulary_get_own (RjVocabulary *self, const char *name);
/* (transfer full) (nullable): @name: "days:label". What the chosen vocabulary says, without own and quiet
 * words. */
char *rj_vocabulary_dup_chosen (RjVocabulary *self, const char *name);

G_END_DECLS
