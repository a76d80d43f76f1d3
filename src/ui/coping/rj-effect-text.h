// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-effects.h"
#include "rj-strategy.h"

G_BEGIN_DECLS

/**
 * rj_effect_text_is_people:
 *
 * Whether a coping note is about people, calls, meetings or helplines, which are never compared and have no
 * place in an order. Rather one too many than one too few: the starters that are, and every note with one of
 * the words for it, in the person's language, in its title or its tags.
 */
gboolean rj_effect_text_is_people (const RjStrategy *strategy);

/* "4", "3.5": a middle value. (transfer full) */
char *rj_effect_text_number (double number);

/**
 * rj_effect_text_sentences:
 * @people: nothing but how often, and where it led if that is down
 *
 * What may be said of @effect, in whole sentences, none of which says why. (transfer full)
 */
GStrv rj_effect_text_sentences (const RjNoteEffect *effect, gboolean people);

/* "About the same", "Lower by 2 points with it"; %NULL when nothing is compared. (transfer full) */
char *rj_effect_text_change (const RjNoteEffect *effect);

/* "Difference in points: −2 in the middle, half of them −3 to −1." (transfer full) (nullable) */
char *rj_effect_text_spread (const RjNoteEffect *effect);

/* "7 to 4 after 14 minutes": one episode. (transfer full) */
char *rj_effect_text_point (const RjEffectPoint *point);

/* What other episodes of its strength came to, or that there are too few. (transfer full) */
char *rj_effect_text_without (const RjEffectPoint *point);

/* "Sat 21 Nov at 19:02": when an episode began, where the person was. (transfer full) */
char *rj_effect_text_when (const RjEpisode *episode);

G_END_DECLS
