// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-clock.h"
#include "rj-notifier.h"
#include "rj-reminder-source.h"

G_BEGIN_DECLS

#define RJ_TYPE_REMINDER_SCREEN (rj_reminder_screen_get_type ())
G_DECLARE_FINAL_TYPE (RjReminderScreen, rj_reminder_screen, RJ, REMINDER_SCREEN, GObject)

/**
 * RjReminderScreen: the reminders that the desktop shows now, and what the person does about them. Main
 * thread only.
 *
 * RjReminderScreen::answered (const char *key, int answer, gint64 at_us): an RjReminderAnswer of the person.
 * RjReminderScreen::open (guint day): the person wants to see it; @day is the RjDay it is about.
 * RjReminderScreen::see: the person wants to see what a summary was about.
 * RjReminderScreen::settled (GPtrArray *answers): (element-type RjReminderAnswered): what became of those
 * that a summary was about. RjReminderScreen::refused (const char *text): the desktop shows no notifications;
 * @text: (nullable): of the summary that was to be shown RjReminderScreen::changed:
 * rj_reminder_screen_needs_program() may have changed.
 */
RjReminderScreen *rj_reminder_screen_new (RjClock *clock, RjNotifier *notifier);

/* @source: (nullable): who has the words, and knows what became of the items */
void rj_reminder_screen_set_source (RjReminderScreen *self, RjReminderSource *source);

/* @silent: without a sound */
void rj_reminder_screen_show (RjReminderScreen *self, const RjReminder *reminder, gboolean silent);

/* What an earlier process showed, neutral and without a sound. @left: what rj_notifier_leave() gave it */
void rj_reminder_screen_show_again (RjReminderScreen *self, const RjReminder *reminder, guint32 left);

/* The key of the one notification for many; no reminder has it: theirs are random. */
#define RJ_REMINDER_SUMMARY_KEY "summary"

/* Why many are one notification. */
typedef enum {
  RJ_REMINDER_CROWD,       /* they are due at the same time */
  RJ_REMINDER_WENT_BY,     /* their time is over; without a sound */
  RJ_REMINDER_AFTER_QUIET, /* the quiet hours are over; without a sound */
} RjReminderSummary;

/* One notification for reminders, and for those that an earlier one on the screen counts.
 * @first, @second: (element-type RjReminder): @second: (nullable) */
void rj_reminder_screen_show_summary (RjReminderScreen *self,
                                      GPtrArray *first,
                                      GPtrArray *second,
                                      RjReminderSummary why);

/* What was ticked, put off or deleted in the window needs no reminder on the screen any more. */
void rj_reminder_screen_withdraw_settled (RjReminderScreen *self);

/* Something is shown that has dead buttons without the program, or is on its way to the screen. */
gboolean rj_reminder_screen_needs_program (RjReminderScreen *self);
/* (transfer full): keys of the reminders on the screen */
GStrv rj_reminder_screen_dup_keys (RjReminderScreen *self);

G_END_DECLS
