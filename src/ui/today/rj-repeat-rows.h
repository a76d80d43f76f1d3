// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-plan-item.h"

#include <adwaita.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define RJ_TYPE_REPEAT_ROWS (rj_repeat_rows_get_type ())
G_DECLARE_FINAL_TYPE (RjRepeatRows, rj_repeat_rows, RJ, REPEAT_ROWS, AdwPreferencesGroup)

/**
 * RjRepeatRows: how something in the plan repeats, and until when; below it the sentence that says what was
 * chosen. A rule from a file that the form does not offer stays as it is until another is chosen.
 *
 * RjRepeatRows::changed: the person changed something.
 */

/* Shows the rule of @item. @today: for the calendar */
void rj_repeat_rows_set_item (RjRepeatRows *self, const RjPlanItem *item, RjDay today);
/* Writes what was chosen into @item; its day has to be set. */
void rj_repeat_rows_fill_item (RjRepeatRows *self, RjPlanItem *item);
/* Rules depend on the day that they begin with. */
void rj_repeat_rows_set_first_day (RjRepeatRows *self, RjDay day);
gboolean rj_repeat_rows_get_repeats (RjRepeatRows *self);
gboolean rj_repeat_rows_get_valid (RjRepeatRows *self);

/* For drafts. The numbers that are typed, by their names, %NULL at the end. */
extern const char *const rj_repeat_rows_fields[];
GtkWidget *rj_repeat_rows_get_field (RjRepeatRows *self, const char *name);
void rj_repeat_rows_write (RjRepeatRows *self, JsonBuilder *builder);
void rj_repeat_rows_read (RjRepeatRows *self, JsonObject *state);

G_END_DECLS
