// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-mood-mark.h"
#include "rj-store.h"

G_BEGIN_DECLS

#define RJ_TYPE_MOOD_PICKER (rj_mood_picker_get_type ())
G_DECLARE_FINAL_TYPE (RjMoodPicker, rj_mood_picker, RJ, MOOD_PICKER, GtkWidget)

/**
 * RjMoodPicker:
 *
 * The five steps of mood, side by side where there is room (a page of 300sp, and no name would be cut),
 * otherwise as a list. A group of radio buttons that is one stop for Tab; arrows move between them without
 * picking, Space and Enter pick, and so do the digits 1 to 5 from anywhere inside.
 *
 * Property "mood" (int, RjMood, notifies): what is picked; RJ_MOOD_NONE in the beginning.
 * RjMoodPicker::picked (int mood): the person picked a mood, also when it was the same one.
 */
GtkWidget *rj_mood_picker_new (void);
/* The steps get the names that the person gave them in @store, now and whenever those change. */
void rj_mood_picker_set_store (RjMoodPicker *self, RjStore *store);
RjMood rj_mood_picker_get_mood (RjMoodPicker *self);
/* Shows @mood; no signal picked. */
void rj_mood_picker_set_mood (RjMoodPicker *self, RjMood mood);
/* (transfer none): the button of @mood. */
GtkWidget *rj_mood_picker_get_button (RjMoodPicker *self, RjMood mood);
/* Does it stand as a list? After the first allocation. */
gboolean rj_mood_picker_get_is_list (RjMoodPicker *self);

G_END_DECLS
