// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-reminder-answers.h"

struct _RjReminderAnswers {
  GObject parent_instance;

  RjReminderSource *source;
  GPtrArray *waiting; /* (element-type RjReminderAnswered) */
};

G_DEFINE_FINAL_TYPE (RjReminderAnswers, rj_reminder_answers, G_TYPE_OBJECT)

static guint tried_signal;

/* ---- Writing ---- */

typedef struct {
  RjReminderAnswers *answers;
  GPtrArray *written;
  GSourceOnceFunc tried;
  gpointer user_data;
} Recording;

static gboolean
is_same (const RjReminderAnswered *one, const RjReminderAnswered *other)
{
  return one->at_us == other->at_us && one->answer == other->answer && g_str_equal (one->key, other->key);
}

/* They stand together, mostly at the beginning. */
static void
forget (RjReminderAnswers *self, GPtrArray *written)
{
  guint place = 0;

  for (guint i = 0; i < written->len; i++)
    {
      guint here = place;

      while (here < self->waiting->len && !is_same (self->waiting->pdata[here], written->pdata[i]))
        here++;
      if (here >= self->waiting->len)
        continue;
      rj_reminder_answered_free (self->waiting->pdata[here]);
      self->waiting->pdata[here] = NULL;
      place = here + 1;
    }
  for (guint i = place = 0; i < self->waiting->len; i++)
    if (self->waiting->pdata[i])
      self->waiting->pdata[place++] = self->waiting->pdata[i];
  for (guint i = place; i < self->waiting->len; i++)
    self->waiting->pdata[i] = NULL;
  g_ptr_array_set_size (self->waiting, (int) place);
}

static void
recorded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Recording *recording = user_data;
  g_autoptr (RjReminderAnswers) self = recording->answers;
  g_autoptr (GError) error = NULL;

  if (rj_reminder_source_record_finish (RJ_REMINDER_SOURCE (object), result, &error))
    forget (self, recording->written);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PENDING))
    g_info ("Answers wait for the next unlock: %s", error->message);

  if (recording->tried)
    recording->tried (recording->user_data);
  g_signal_emit (self, tried_signal, 0);
  g_ptr_array_unref (recording->written);
  g_free (recording);
}

static GPtrArray *
copy_answers (GPtrArray *answers)
{
  GPtrArray *copies = g_ptr_array_new_full (answers->len, (GDestroyNotify) rj_reminder_answered_free);

  for (guint i = 0; i < answers->len; i++)
    g_ptr_array_add (copies, rj_reminder_answered_copy (answers->pdata[i]));
  return copies;
}

static void
write_down (RjReminderAnswers *self, GPtrArray *answers, GSourceOnceFunc tried, gpointer user_data)
{
  Recording *recording = g_new (Recording, 1);

  recording->answers = g_object_ref (self);
  recording->written = copy_answers (answers);
  recording->tried = tried;
  recording->user_data = user_data;
  rj_reminder_source_record_async (self->source, answers, recorded_cb, recording);
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

  tried_signal =
    g_signal_new ("tried", RJ_TYPE_REMINDER_ANSWERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
free_answered (gpointer answered)
{
  if (answered)
    rj_reminder_answered_free (answered);
}

static void
rj_reminder_answers_init (RjReminderAnswers *self)
{
  self->waiting = g_ptr_array_new_with_free_func (free_answered);
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
  if (source && self->waiting->len > 0)
    write_down (self, self->waiting, NULL, NULL);
}

void
rj_reminder_answers_add_all (RjReminderAnswers *self,
                             GPtrArray *answers,
                             GSourceOnceFunc tried,
                             gpointer user_data)
{
  g_return_if_fail (RJ_IS_REMINDER_ANSWERS (self));
  g_return_if_fail (answers);

  for (guint i = 0; i < answers->len; i++)
    g_ptr_array_add (self->waiting, rj_reminder_answered_copy (answers->pdata[i]));
  if (self->source && answers->len > 0)
    write_down (self, answers, tried, user_data);
  else if (tried)
    tried (user_data);
}

void
rj_reminder_answers_add (RjReminderAnswers *self,
                         const char *key,
                         RjReminderAnswer answer,
                         gint64 at_us,
                         GSourceOnceFunc tried,
                         gpointer user_data)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_reminder_answered_free);

  g_return_if_fail (key);

  g_ptr_array_add (one, rj_reminder_answered_new (key, answer, at_us));
  rj_reminder_answers_add_all (self, one, tried, user_data);
}

void
rj_reminder_answers_set_kept (RjReminderAnswers *self, const char *key, RjReminderAnswer answer, gint64 at_us)
{
  const RjReminderAnswered same = { (char *) key, answer, at_us, TRUE };

  g_return_if_fail (RJ_IS_REMINDER_ANSWERS (self));
  g_return_if_fail (key);

  for (guint i = 0; i < self->waiting->len; i++)
    if (is_same (self->waiting->pdata[i], &same))
      ((RjReminderAnswered *) self->waiting->pdata[i])->kept = TRUE;
}

guint
rj_reminder_answers_count (RjReminderAnswers *self)
{
  guint n = 0;

  g_return_val_if_fail (RJ_IS_REMINDER_ANSWERS (self), 0);

  for (guint i = 0; i < self->waiting->len; i++)
    n += ((const RjReminderAnswered *) self->waiting->pdata[i])->kept ? 0 : 1;
  return n;
}

GPtrArray *
rj_reminder_answers_dup (RjReminderAnswers *self)
{
  g_return_val_if_fail (RJ_IS_REMINDER_ANSWERS (self), NULL);

  return copy_answers (self->waiting);
}
