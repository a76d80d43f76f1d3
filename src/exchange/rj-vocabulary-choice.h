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

G_END_DECLS
