// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-plan-item.h"

G_BEGIN_DECLS

/* Preferences of the journal: "22:00-07:00", none or empty without quiet hours; and "1" when medication and
 * appointments are quiet too. */
#define RJ_PREFERENCE_QUIET_HOURS "quiet-hours"
#define RJ_PREFERENCE_QUIET_ALL   "quiet-all"

/**
 * RjQuietHours: when the person wants no reminder
 * @from, @until: minutes after midnight of the clock on the wall; the same: never. @until may be on the next
 * day
 * @all: also of medication and appointments
 */
typedef struct {
  int from;
  int until;
  gboolean all;
} RjQuietHours;

/* @text: (nullable): the preference; what cannot be read means that there are none.
 * Returns: whether there are any */
gboolean rj_quiet_hours_parse (RjQuietHours *self, const char *text);
char *rj_quiet_hours_to_string (const RjQuietHours *self);

/* May a reminder of @kind be held back? */
gboolean rj_quiet_hours_hold (const RjQuietHours *self, RjPlanKind kind);

/**
 * rj_quiet_hours_get_end:
 *
 * Returns: the instant at which the quiet hours that @at_us is in are over, or @at_us when it is in none
 */
gint64 rj_quiet_hours_get_end (const RjQuietHours *self, gint64 at_us, GTimeZone *zone);

G_END_DECLS
