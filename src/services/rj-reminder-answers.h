// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-reminder-source.h"

G_BEGIN_DECLS

/* An answer that is not on the disk yet. */
typedef struct {
  char *key;
  RjReminderAnswer answer;
  gint64 at_us;
} RjReminderAnswered;

#define RJ_TYPE_REMINDER_ANSWERS (rj_reminder_answers_get_type ())
G_DECLARE_FINAL_TYPE (RjReminderAnswers, rj_reminder_answers, RJ, REMINDER_ANSWERS, GObject)

/**
 * RjReminderAnswers: what was answered, until a journal has written it down. Main thread only.
 *
 * A locked journal cannot; then they wait for the next source that can.
 *
 * RjReminderAnswers::tried (RjReminderSource *source, int answer): @source has written down an answer of this
 * RjReminderAnswer, or could not.
 */
RjReminderAnswers *rj_reminder_answers_new (void);

/* (nullable): who writes from now on; it is given all that wait. */
void rj_reminder_answers_set_source (RjReminderAnswers *self, RjReminderSource *source);
void
rj_reminder_answers_add (RjReminderAnswers *self, const char *key, RjReminderAnswer answer, gint64 at_us);
guint rj_reminder_answers_count (RjReminderAnswers *self);
/* (transfer full) (element-type RjReminderAnswered): all that wait */
GPtrArray *rj_reminder_answers_dup (RjReminderAnswers *self);

G_END_DECLS
