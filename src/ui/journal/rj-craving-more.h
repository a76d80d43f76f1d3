// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-log-form.h"

G_BEGIN_DECLS

#define RJ_TYPE_CRAVING_MORE (rj_craving_more_get_type ())
G_DECLARE_FINAL_TYPE (RjCravingMore, rj_craving_more, RJ, CRAVING_MORE, AdwBin)

/**
 * RjCravingMore: everything about an urge that is not needed: triggers, place, people, body, thoughts, what
 * was done, how it went on, note.
 *
 * RjCravingMore::changed: something was picked.
 */

/* Loads the choices and makes the fields drafts of @form. After rj_craving_more_show(). */
void rj_craving_more_set_form (RjCravingMore *self, RjLogForm *form);
void rj_craving_more_show (RjCravingMore *self, const RjCraving *craving);
void rj_craving_more_fill (RjCravingMore *self, RjCraving *craving);

void rj_craving_more_write_state (RjCravingMore *self, JsonBuilder *builder);
void rj_craving_more_read_state (RjCravingMore *self, JsonObject *state);
/* Is anything filled in, so that it should not be folded away? */
gboolean rj_craving_more_has_content (RjCravingMore *self);

G_END_DECLS
