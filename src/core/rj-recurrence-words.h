// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-recurrence.h"

G_BEGIN_DECLS

/**
 * rj_recurrence_say:
 * @rule: (nullable): %NULL is once
 * @times_a_week: as in RjPlanItem
 * @last_day: or RJ_DAY_NONE
 *
 * Returns: (transfer full): what it means, in the words of the person's language: "Every 2 weeks on Monday,
 * Thursday, until 3 March 2027". Main thread.
 */
char *rj_recurrence_say (const RjRecurrence *rule, int times_a_week, RjDay first_day, RjDay last_day);

/* "on the first Monday" and the like, for choosing among them; @nth as in rj_recurrence_get_nth(). (transfer
 * full) */
char *rj_recurrence_say_nth (int nth, int weekday);

G_END_DECLS
