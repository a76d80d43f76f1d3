// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-reminder-answers.h"

struct _RjReminderAnswers {
  GObject parent_instance;

  RjReminderSource *source;
  GPtrArray *waiting; /* (element-type RjReminderAnswered) */
};

G_DEFINE_FINAL_TYPE (RjReminderAnswers, rj_reminder_answers, G_TYPE_OBJECT)

static guint tried_signal;

static void
answered_free (RjReminderAnswered *answered)
{
  g_free (answered->key);
  g_free (answered);
}

static RjReminderAnswered *
answered_new (const char *key, RjReminderAnswer answer, gint64 at_us)
{
  RjReminderAnswered *answered = g_new (RjReminderAnswered, 1);

  *answered = (RjReminderAnswered) { g_strdup (key), answer, at_us };
  return answered;
}

/* ---- Writing ---- */

typedef struct {
  RjReminderAnswers *answers;
  RjReminderAnswered *answered;
} Recording;

static void
forget (RjReminderAnswers *self, const RjReminderAnswered *written)
{
  for (guint i = 0; i < self->waiting->len; i++)
    {
      const RjReminderAnswered *answered = self->waiting->pdata[i];

      if (answered->at_us == written->at_us && answered->answer == written->answer
          && g_str_equal (answered->key, written->key))
        {
          g_ptr_array_remove_index (self->waiting, i);
          return;
        }
    }
}

static void
recorded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Recording *recording = user_data;
  g_autoptr (RjReminderAnswers) self = recording->answers;
  g_autoptr (GError) error = NULL;
  RjReminderSource *source = RJ_REMINDER_SOURCE (object);

  /* The one that the journal does not know any more has nobody left to be told. */
  if (rj_reminder_source_record_finish (source, result, &error)
      || g_error_matches (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND))
    forget (self, recording->answered);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PENDING))
    g_info ("An answer waits for the next unlock: %s", error->message);

  g_signal_emit (self, tried_signal, 0, source, (int) recording->answered->answer);
  answered_free (recording->answered);
  g_free (recording);
}

static void
write_down (RjReminderAnswers *self, const RjReminderAnswered *answered)
{
  Recording *recording = g_new (Recording, 1);

  recording->answers = g_object_ref (self);
  recording->answered = answered_new (answered->key, answered->answer, answered->at_us);
  rj_reminder_source_record_async (self->source, answered->key, answered->answer, answered->at_us,
                                   recorded_cb, recording);
}

/* ---- The object ---- */

static void
rj_reminder_answers_dispose (GObject *object)
{
  g_clear_object (&RJ_REMINDER_ANSWERS (object)->source);
  G_OBJECT_CLASS (rj_reminder_answers_parent_class)->dispose (object);
}

static void
rj_reminder_answers_finalize (GObject *object)
{
  g_ptr_array_unref (RJ_REMINDER_ANSWERS (object)->waiting);
  G_OBJECT_CLASS (rj_reminder_answers_parent_class)->finalize (object);
}

static void
rj_reminder_answers_class_init (RjReminderAnswersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_reminder_answers_dispose;
  G_OBJECT_CLASS (klass)->finalize = rj_reminder_answers_finalize;

  tried_signal = g_signal_new ("tried", RJ_TYPE_REMINDER_ANSWERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 2, RJ_TYPE_REMINDER_SOURCE, G_TYPE_INT);
}

static void
rj_reminder_answers_init (RjReminderAnswers *self)
{
  self->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) answered_free);
}

RjReminderAnswers *
rj_reminder_answers_new (void)
{
  return g_object_new (RJ_TYPE_REMINDER_ANSWERS, NULL);
}

void
rj_reminder_answers_set_source (RjReminderAnswers *self, RjReminderSource *source)
{
  g_return_if_fail (RJ_IS_REMINDER_ANSWERS (self));

  g_set_object (&self->source, source);
  for (guint i = 0; source && i < self->waiting->len; i++)
    write_down (self, self->waiting->pdata[i]);
}

void
rj_reminder_answers_add (RjReminderAnswers *self, const char *key, RjReminderAnswer answer, gint64 at_us)
{
  RjReminderAnswered *answered;

  g_return_if_fail (RJ_IS_REMINDER_ANSWERS (self));
  g_return_if_fail (key);

  answered = answered_new (key, answer, at_us);
  g_ptr_array_add (self->waiting, answered);
  if (self->source)
    write_down (self, answered);
}

guint
rj_reminder_answers_count (RjReminderAnswers *self)
{
  g_return_val_if_fail (RJ_IS_REMINDER_ANSWERS (self), 0);

  return self->waiting->len;
}

static gpointer
copy_answered (gconstpointer source, gpointer user_data)
{
  const RjReminderAnswered *answered = source;

  return answered_new (answered->key, answered->answer, answered->at_us);
}

GPtrArray *
rj_reminder_answers_dup (RjReminderAnswers *self)
{
  GPtrArray *answers;

  g_return_val_if_fail (RJ_IS_REMINDER_ANSWERS (self), NULL);

  answers = g_ptr_array_copy (self->waiting, copy_answered, NULL);
  g_ptr_array_set_free_func (answers, (GDestroyNotify) answered_free);
  return answers;
}
