// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

G_BEGIN_DECLS

/* What is written down of the ride of a context: ratings with the urge they belong to, and what was done with
 * it; never that it was left. Where the journal is locked a rating goes to the inbox, sealed. */

/* @strength: 0 to 10, now. The first one of an urge that was none before makes it.
 * @status: (nullable): where it is told what became of it in the inbox */
void rj_ride_keeper_rate (RjContext *context, int strength, GtkLabel *status);

/* Whether a rating can be written down: not before there is a journal. */
gboolean rj_ride_keeper_can_rate (RjContext *context);

/* It is done: writes down what was done and ends it. Needs an open journal. */
void rj_ride_keeper_finish (RjContext *context);

/* It is stopped. That is not written down; but a rating that was given is of what was done until then, and
 * without that it would count as a time without it. So what was done is written down with each rating, and
 * what was rated and ended on the lock screen with the unlock. */
void rj_ride_keeper_stop (RjContext *context);

/* It is left for something else, the urge goes on: what was done counts if it was rated, or its time is over.
 */
void rj_ride_keeper_leave (RjContext *context);

/* After a change of the journal: reads the ratings of its urge again, some of which may have been taken out.
 */
void rj_ride_keeper_read_again (RjContext *context);

/* After the unlock: reads again what the lock took no words of. */
void rj_ride_keeper_go_on (RjContext *context);

G_END_DECLS
