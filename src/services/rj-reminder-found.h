// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-reminder-ledger.h"

G_BEGIN_DECLS

/* What the scheduler does about what it finds. Pure functions, for any thread. */

/* More at one moment are one notification. */
#define RJ_REMINDER_MAX_AT_ONCE 5

/**
 * RjReminderWatch: when somebody was there to remind
 * @since_us: since when somebody knows these reminders, or -1: not yet
 * @last_us: the clock when it was last looked at
 * @slept_from_us, @slept_until_us: the last time that nobody looked for longer than a minute, or -1
 * @no_background: the program may not stay without a window
 */
typedef struct {
  gint64 since_us;
  gint64 last_us;
  gint64 slept_from_us;
  gint64 slept_until_us;
  gboolean no_background;
} RjReminderWatch;

void rj_reminder_watch_init (RjReminderWatch *self, gint64 now_us);
/* Returns: whether the clock jumped: the machine slept, or somebody set it. */
gboolean rj_reminder_watch_note (RjReminderWatch *self, gint64 now_us);
/* RJ_REMINDER_NOT_RUNNING, RJ_REMINDER_NO_BACKGROUND, RJ_REMINDER_SLEPT, or 0: nothing is known that kept one
 * that was due then */
RjReminderAnswer rj_reminder_watch_find_reason (const RjReminderWatch *self, gint64 due_us);

/**
 * RjReminderFound: a list of reminders at one moment
 * @due: (element-type RjReminder): at their time; many of them are a crowd
 * @quiet: (element-type RjReminder): held back by quiet hours, until now
 * @late: (element-type RjReminder): their time is over
 * @ahead: (element-type RjReminder): not due yet
 */
typedef struct {
  GPtrArray *due;
  GPtrArray *quiet;
  GPtrArray *late;
  GPtrArray *ahead;
} RjReminderFound;

/* Is nothing to be done about it any more? */
typedef gboolean (*RjReminderIsHandled) (const RjReminder *reminder, gpointer user_data);

/* @list: (element-type RjReminder): by due. One that repeats may be in it several times; what is over of it
 * is one. */
RjReminderFound *
rj_reminder_found_new (GPtrArray *list, gint64 now_us, RjReminderIsHandled is_handled, gpointer user_data);
void rj_reminder_found_free (RjReminderFound *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjReminderFound, rj_reminder_found_free)

/* Of @due, @quiet and @late. */
gboolean rj_reminder_found_is_empty (const RjReminderFound *self);
gboolean rj_reminder_found_is_crowd (const RjReminderFound *self);
/* (element-type RjReminderAnswered): what there is to write down about them */
GPtrArray *rj_reminder_found_make_answers (const RjReminderFound *self,
                                           const RjReminderWatch *watch,
                                           gint64 now_us);

G_END_DECLS
