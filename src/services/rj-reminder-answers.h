// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-reminder-source.h"

G_BEGIN_DECLS

#define RJ_TYPE_REMINDER_ANSWERS (rj_reminder_answers_get_type ())
G_DECLARE_FINAL_TYPE (RjReminderAnswers, rj_reminder_answers, RJ, REMINDER_ANSWERS, GObject)

/**
 * RjReminderAnswers: what was answered, until a journal has written it down. Main thread only.
 *
 * A locked journal cannot; then they wait for the next source that can.
 *
 * RjReminderAnswers::tried: the source has written answers down, or could not.
 */
RjReminderAnswers *rj_reminder_answers_new (void);

/* (nullable): who writes from now on; it is given all that wait. */
void rj_reminder_answers_set_source (RjReminderAnswers *self, RjReminderSource *source);

/**
 * rj_reminder_answers_add_all:
 * @answers: (element-type RjReminderAnswered): in the order in which they happened; written in one go
 * @tried: (nullable) (scope async): called when the source has written them down, or could not; without a
 * source at once
 */
void rj_reminder_answers_add_all (RjReminderAnswers *self,
                                  GPtrArray *answers,
                                  GSourceOnceFunc tried,
                                  gpointer user_data);
/* One. */
void rj_reminder_answers_add (RjReminderAnswers *self,
                              const char *key,
                              RjReminderAnswer answer,
                              gint64 at_us,
                              GSourceOnceFunc tried,
                              gpointer user_data);
/* It can wait without this process; it is still written down here if a source comes that can. */
void rj_reminder_answers_set_kept (RjReminderAnswers *self,
                                   const char *key,
                                   RjReminderAnswer answer,
                                   gint64 at_us);
/* How many wait that would go with the process. */
guint rj_reminder_answers_count (RjReminderAnswers *self);
/* (transfer full) (element-type RjReminderAnswered): all that wait */
GPtrArray *rj_reminder_answers_dup (RjReminderAnswers *self);

G_END_DECLS
