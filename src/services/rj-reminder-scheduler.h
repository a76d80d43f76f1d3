// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-clock.h"
#include "rj-notifier.h"
#include "rj-reminder-answers.h"
#include "rj-reminder-source.h"

G_BEGIN_DECLS

/* How far the scheduler looks ahead; what is planned for later is found on the way. */
#define RJ_REMINDER_AHEAD_US (14 * G_TIME_SPAN_DAY)

#define RJ_TYPE_REMINDER_SCHEDULER (rj_reminder_scheduler_get_type ())
G_DECLARE_FINAL_TYPE (RjReminderScheduler, rj_reminder_scheduler, RJ, REMINDER_SCHEDULER, GObject)

/**
 * RjReminderScheduler: shows reminders at their time. Main thread only.
 *
 * It asks its source anew whenever something is due, the plan changed, the clock was set or the machine
 * slept: no delay that was once counted is trusted. A reminder is shown once, at its time or up to
 * RJ_REMINDER_GRACE_US late; all that is later than that makes one quiet notification, and so do many at
 * once.
 *
 * RjReminderScheduler::open (guint day): the person wants to see it; @day is the RjDay it is about.
 * RjReminderScheduler::see: the person wants to see what a summary was about: the ledger.
 * RjReminderScheduler::planned: what lies ahead was looked up: rj_reminder_scheduler_dup_plan().
 * RjReminderScheduler::needed: rj_reminder_scheduler_get_needed() changed.
 * RjReminderScheduler::refused (const char *text): the desktop shows no notifications; somebody should say it
 * in the window. @text: (nullable): of a summary
 *
 * rj_reminder_scheduler_new:
 * @clock: under RjSystemClock it also wakes between the minutes; any other clock is followed by
 * RjClock::minute
 */
RjReminderScheduler *rj_reminder_scheduler_new (RjClock *clock, RjNotifier *notifier);

/**
 * rj_reminder_scheduler_set_source:
 * @source: (nullable): where to look from now on
 *
 * Answers that the last source could not write down go to the new one first.
 */
void rj_reminder_scheduler_set_source (RjReminderScheduler *self, RjReminderSource *source);

/* Before anything is shown that the source has written down: @done is to be called, at once or later. */
typedef void (*RjReminderBefore) (GSourceOnceFunc done, gpointer done_data, gpointer user_data);
void rj_reminder_scheduler_set_before (RjReminderScheduler *self,
                                       RjReminderBefore before,
                                       gpointer user_data);

/* Whether the program may stay without a window: why what went by while it was closed did not come. */
void rj_reminder_scheduler_set_background (RjReminderScheduler *self, gboolean allowed);

/* The number of reminders that lie ahead, as far as it looks. */
guint rj_reminder_scheduler_get_ahead (RjReminderScheduler *self);

/* Something lies ahead, is not written down, or is on the screen with buttons that need the program: it
 * should not end by itself. */
gboolean rj_reminder_scheduler_get_needed (RjReminderScheduler *self);

/* For the lock. (transfer full) (element-type RjReminder): what lies ahead; what repeats until it is handled
 * with each of its times. */
GPtrArray *rj_reminder_scheduler_dup_plan (RjReminderScheduler *self);
/* (transfer full): keys of the reminders on the screen, and of those that are on the way there: that they
 * were shown may be on the disk already */
GStrv rj_reminder_scheduler_dup_shown (RjReminderScheduler *self);

/* (transfer full) (element-type RjReminderAnswered): answers that the next source has to write down */
GPtrArray *rj_reminder_scheduler_dup_answers (RjReminderScheduler *self);

/* After the lock: an answer that came through it, for the next source that can write. */
void rj_reminder_scheduler_add_answer (RjReminderScheduler *self,
                                       const char *key,
                                       RjReminderAnswer answer,
                                       gint64 at_us);
/* An answer is where it outlives this process: nothing has to wait for its sake. */
void rj_reminder_scheduler_set_kept (RjReminderScheduler *self,
                                     const char *key,
                                     RjReminderAnswer answer,
                                     gint64 at_us);
/* After the lock: what was on the screen comes again, neutral and without a sound, with buttons that work.
 * @left: what rj_notifier_leave() gave before it */
void rj_reminder_scheduler_show_again (RjReminderScheduler *self, const char *key, guint32 left);

G_END_DECLS
