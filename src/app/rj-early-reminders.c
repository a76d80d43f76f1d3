// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-early-reminders.h"

#include "rj-reminder-cache.h"
#include "rj-secret-portal.h"

/* A change seldom comes alone. */
#define WAIT_MS 500

typedef struct {
  GSourceOnceFunc done;
  gpointer done_data;
} Settling;

struct _RjEarlyReminders {
  GObject parent_instance;

  RjSettings *settings;
  GDBusConnection *bus;
  char *folder;
  RjSecretBytes *secret;
  GCancellable *cancellable; /* of what was begun since it was chosen */
  GPtrArray *plan;           /* (nullable): what lies ahead; never changed, only exchanged */
  gboolean changed;          /* since it was written */
  gint64 now_us;
  guint timer;
  gboolean writing;
  GArray *settling; /* (element-type Settling) */
};

G_DEFINE_FINAL_TYPE (RjEarlyReminders, rj_early_reminders, G_TYPE_OBJECT)

static guint refused_signal;

/* ---- The secret ---- */

static void
got_secret_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  RjEarlyReminders *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (RjSecretBytes) secret = rj_secret_portal_retrieve_finish (result, &error);

  if (g_task_return_error_if_cancelled (task))
    return;
  if (!secret)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_clear_pointer (&self->secret, rj_secret_bytes_unref);
  self->secret = rj_secret_bytes_ref (secret);
  g_task_return_pointer (task, g_steal_pointer (&secret), (GDestroyNotify) rj_secret_bytes_unref);
}

static void
get_secret_async (RjEarlyReminders *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, callback, user_data);

  if (self->secret)
    g_task_return_pointer (task, rj_secret_bytes_ref (self->secret), (GDestroyNotify) rj_secret_bytes_unref);
  else if (!self->bus)
    g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "There is no session bus");
  else
    rj_secret_portal_retrieve_async (self->bus, self->cancellable, got_secret_cb, g_steal_pointer (&task));
}

static RjSecretBytes *
get_secret_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- The file, on threads of its own ---- */

typedef struct {
  RjSecretBytes *secret;
  char *folder;
  GPtrArray *plan; /* (nullable): to be written */
  gint64 now_us;
} Work;

static Work *
work_new (RjEarlyReminders *self, RjSecretBytes *secret)
{
  Work *work = g_new0 (Work, 1);

  work->secret = rj_secret_bytes_ref (secret);
  work->folder = g_strdup (self->folder);
  return work;
}

static void
work_free (Work *work)
{
  rj_secret_bytes_unref (work->secret);
  g_free (work->folder);
  g_clear_pointer (&work->plan, g_ptr_array_unref);
  g_free (work);
}

static void
write_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Work *work = data;
  g_autoptr (GBytes) sealed = rj_reminder_cache_seal (work->secret, work->now_us, work->plan);
  GError *error = NULL;

  if (!sealed)
    g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_FAILED, "It cannot be sealed");
  else if (rj_reminder_cache_write (work->folder, sealed, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Work *work = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) sealed = rj_reminder_cache_read (work->folder, &error);
  GPtrArray *reminders = sealed ? rj_reminder_cache_open (work->secret, sealed) : NULL;

  /* Nobody can do anything about it, and nothing is lost with it. */
  if (sealed && !reminders)
    rj_reminder_cache_remove (work->folder);
  g_task_return_pointer (task, reminders, (GDestroyNotify) g_ptr_array_unref);
}

/* ---- Writing ---- */

static void write_soon (RjEarlyReminders *self);
static void write_now (RjEarlyReminders *self);

static void
settle_all (RjEarlyReminders *self)
{
  g_autoptr (GArray) settling = g_steal_pointer (&self->settling);

  self->settling = g_array_new (FALSE, FALSE, sizeof (Settling));
  for (guint i = 0; i < settling->len; i++)
    {
      const Settling *one = &g_array_index (settling, Settling, i);

      one->done (one->done_data);
    }
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RjEarlyReminders *self = RJ_EARLY_REMINDERS (source);
  g_autoptr (GError) error = NULL;

  self->writing = FALSE;
  /* None is better than an old one, of which something was shown since. */
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_info ("The times of reminders were not kept: %s", error->message);
      rj_reminder_cache_remove (self->folder);
    }
  /* Taken back while it was being written. */
  if (!rj_settings_get_remind_early (self->settings))
    rj_reminder_cache_remove (self->folder);
  else if (self->changed && self->settling->len > 0)
    write_now (self);
  else if (self->changed)
    write_soon (self);
  if (!self->writing)
    settle_all (self);
}

static void
secret_to_write_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RjEarlyReminders *self = RJ_EARLY_REMINDERS (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (RjSecretBytes) secret = get_secret_finish (result, &error);
  g_autoptr (GTask) task = NULL;
  Work *work;

  if (secret && self->changed)
    {
      work = work_new (self, secret);
      work->plan = g_ptr_array_ref (self->plan);
      self->changed = FALSE;
      work->now_us = self->now_us;
      task = g_task_new (self, NULL, written_cb, NULL);
      g_task_set_task_data (task, work, (GDestroyNotify) work_free);
      g_task_run_in_thread (task, write_thread);
      return;
    }
  self->writing = FALSE;
  settle_all (self);
  if (!error || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_info ("The desktop keeps no secret: %s", error->message);
  g_object_set (self->settings, "remind-early", FALSE, NULL);
  g_signal_emit (self, refused_signal, 0);
}

static void
write_now (RjEarlyReminders *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->writing)
    return;
  self->writing = TRUE;
  get_secret_async (self, secret_to_write_cb, NULL);
}

static void
write_cb (gpointer user_data)
{
  RjEarlyReminders *self = user_data;

  self->timer = 0;
  write_now (self);
}

static void
write_soon (RjEarlyReminders *self)
{
  if (self->timer == 0)
    self->timer = g_timeout_add_once (WAIT_MS, write_cb, self);
}

void
rj_early_reminders_keep (RjEarlyReminders *self, GPtrArray *plan, gint64 now_us)
{
  g_return_if_fail (RJ_IS_EARLY_REMINDERS (self));

  g_clear_pointer (&self->plan, g_ptr_array_unref);
  self->plan = plan;
  self->changed = TRUE;
  self->now_us = now_us;
  if (rj_settings_get_remind_early (self->settings))
    write_soon (self);
}

void
rj_early_reminders_forget (RjEarlyReminders *self)
{
  g_return_if_fail (RJ_IS_EARLY_REMINDERS (self));

  g_clear_pointer (&self->plan, g_ptr_array_unref);
  self->changed = FALSE;
  g_clear_handle_id (&self->timer, g_source_remove);
  rj_reminder_cache_remove (self->folder);
}

void
rj_early_reminders_settle (RjEarlyReminders *self, GSourceOnceFunc done, gpointer done_data)
{
  const Settling one = { done, done_data };

  g_return_if_fail (RJ_IS_EARLY_REMINDERS (self));
  g_return_if_fail (done);

  if (!rj_settings_get_remind_early (self->settings) || (!self->changed && !self->writing))
    {
      done (done_data);
      return;
    }
  /* A desktop that has not given the secret yet is not waited for. */
  if (!self->secret)
    {
      rj_reminder_cache_remove (self->folder);
      done (done_data);
      return;
    }
  g_array_append_val (self->settling, one);
  write_now (self);
}

/* ---- Reading ---- */

static void
secret_to_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RjSecretBytes) secret = get_secret_finish (result, &error);

  if (!secret)
    {
      g_info ("Reminders come after the unlock: %s", error->message);
      g_task_return_pointer (task, NULL, NULL);
      return;
    }
  g_task_set_task_data (task, work_new (RJ_EARLY_REMINDERS (source), secret), (GDestroyNotify) work_free);
  g_task_run_in_thread (task, read_thread);
}

void
rj_early_reminders_read_async (RjEarlyReminders *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  if (rj_settings_get_remind_early (self->settings))
    get_secret_async (self, secret_to_read_cb, g_steal_pointer (&task));
  else
    g_task_return_pointer (task, NULL, NULL);
}

GPtrArray *
rj_early_reminders_read_finish (RjEarlyReminders *self, GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/* ---- The choice ---- */

static void
chosen_cb (RjEarlyReminders *self)
{
  if (rj_settings_get_remind_early (self->settings))
    {
      self->changed = self->plan != NULL;
      if (self->changed)
        write_soon (self);
      return;
    }
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->secret, rj_secret_bytes_unref);
  rj_reminder_cache_remove (self->folder);
  settle_all (self);
}

/* ---- The object ---- */

static void
rj_early_reminders_dispose (GObject *object)
{
  RjEarlyReminders *self = RJ_EARLY_REMINDERS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->secret, rj_secret_bytes_unref);
  g_clear_pointer (&self->plan, g_ptr_array_unref);
  settle_all (self);
  g_clear_object (&self->bus);
  G_OBJECT_CLASS (rj_early_reminders_parent_class)->dispose (object);
}

static void
rj_early_reminders_finalize (GObject *object)
{
  RjEarlyReminders *self = RJ_EARLY_REMINDERS (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->cancellable);
  g_free (self->folder);
  g_array_unref (self->settling);
  G_OBJECT_CLASS (rj_early_reminders_parent_class)->finalize (object);
}

static void
rj_early_reminders_class_init (RjEarlyRemindersClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rj_early_reminders_dispose;
  object_class->finalize = rj_early_reminders_finalize;
  refused_signal = g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
rj_early_reminders_init (RjEarlyReminders *self)
{
  self->cancellable = g_cancellable_new ();
  self->settling = g_array_new (FALSE, FALSE, sizeof (Settling));
}

RjEarlyReminders *
rj_early_reminders_new (RjSettings *settings, GDBusConnection *bus, const char *folder)
{
  RjEarlyReminders *self = g_object_new (RJ_TYPE_EARLY_REMINDERS, NULL);

  self->settings = g_object_ref (settings);
  g_set_object (&self->bus, bus);
  self->folder = g_strdup (folder);
  /* One that was being written when it was taken back. */
  if (!rj_settings_get_remind_early (settings))
    rj_reminder_cache_remove (folder);
  g_signal_connect_object (settings, "notify::remind-early", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  return self;
}
