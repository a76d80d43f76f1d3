// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_MOOD_NAMES_GROUP (rj_mood_names_group_get_type ())
G_DECLARE_FINAL_TYPE (RjMoodNamesGroup, rj_mood_names_group, RJ, MOOD_NAMES_GROUP, AdwPreferencesGroup)

/**
 * RjMoodNamesGroup: "My words": the five steps of mood in the person's own words. Each key is saved, so there
 * is no draft to be kept. Not visible without an open journal.
 */
void rj_mood_names_group_set_context (RjMoodNamesGroup *self, RjContext *context);

G_END_DECLS
