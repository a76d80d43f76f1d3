// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-reminders.h"

#include "rj-background.h"
#include "rj-libnotify-notifier.h"
#include "rj-reminder-scheduler.h"
#include "rj-vault-inbox.h"

#include <glib/gi18n-lib.h>

struct _RjReminders {
  GObject parent_instance;

  GtkApplication *application; /* not owned: it owns this */
  RjContext *context;
  RjReminderScheduler *scheduler;
  GCancellable *cancellable;
  gboolean holding;
};

G_DEFINE_FINAL_TYPE (RjReminders, rj_reminders, G_TYPE_OBJECT)

/* ---- Staying on ---- */

static gboolean
may_stay (RjReminders *self)
{
  const char *background = rj_settings_get_background (rj_context_get_settings (self->context));

  return g_strcmp0 (background, "yes") == 0 && rj_reminder_scheduler_get_needed (self->scheduler);
}

/* A hidden window would keep the program running without a reason. */
static void
close_hidden (RjReminders *self)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (self->application));

  for (GList *link = windows; link; link = link->next)
    if (RJ_IS_WINDOW (link->data) && !gtk_widget_get_visible (link->data))
      gtk_window_destroy (link->data);
}

static void
update_hold (RjReminders *self)
{
  gboolean stay = may_stay (self);

  if (stay == self->holding)
    return;
  self->holding = stay;
  if (stay)
    {
      g_application_hold (G_APPLICATION (self->application));
      return;
    }
  close_hidden (self);
  g_application_release (G_APPLICATION (self->application));
}

static void
background_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjReminders) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean allowed = rj_background_request_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || allowed)
    return;
  if (error)
    g_info ("The desktop was not asked: %s", error->message);
  g_object_set (rj_context_get_settings (self->context), "background", "no", NULL);
  rj_context_toast_with_action (self->context,
                                _ ("Your desktop said no. Reminders come while Journal is open."),
                                /* Translators: a button next to the sentence above; to the preference */
                                _ ("How to change this"), "win.background");
}

/* The person said yes; now the desktop has to. */
static void
settings_cb (RjReminders *self)
{
  const char *background = rj_settings_get_background (rj_context_get_settings (self->context));

  update_hold (self);
  if (g_strcmp0 (background, "yes") == 0)
    /* Translators: the desktop may show this when it asks whether the program may go on without a window */
    rj_background_request_async (_ ("To remind you when the window is closed"), self->cancellable,
                                 background_cb, g_object_ref (self));
}

static gboolean
close_request_cb (GtkWindow *window, RjReminders *self)
{
  if (!self->holding)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
  return GDK_EVENT_STOP;
}

void
rj_reminders_watch_window (RjReminders *self, RjWindow *window)
{
  g_return_if_fail (RJ_IS_REMINDERS (self));

  g_signal_connect_object (window, "close-request", G_CALLBACK (close_request_cb), self, 0);
}

/* ---- What the scheduler says ---- */

static void
open_cb (RjReminders *self, guint day)
{
  RjLibnotifyNotifier *notifier = RJ_LIBNOTIFY_NOTIFIER (rj_context_get_notifier (self->context));
  const char *token = rj_libnotify_notifier_get_activation_token (notifier);
  GtkWindow *window;

  g_application_activate (G_APPLICATION (self->application));
  window = gtk_application_get_active_window (self->application);
  if (!RJ_IS_WINDOW (window))
    return;
  rj_window_show_day (RJ_WINDOW (window), day);
  /* Without the token the desktop may only point at the window. */
  if (token)
    gtk_window_set_startup_id (window, token);
  gtk_window_present (window);
}

static void
refused_cb (RjReminders *self)
{
  rj_context_toast (self->context, _ ("You have something planned."), FALSE);
}

static void
store_cb (RjReminders *self)
{
  RjStore *store = rj_context_get_store (self->context);
  g_autoptr (RjReminderSource) source = NULL;

  /* Nobody is reminded of what is made up. */
  if (!store || rj_context_get_made_up (self->context))
    return;
  source = rj_store_reminders_new (store);
  rj_reminder_scheduler_set_source (self->scheduler, source);
}

/* ---- Through the lock ---- */

void
rj_reminders_save (RjReminders *self, RjLockState *state)
{
  RjLibnotifyNotifier *notifier;
  g_autoptr (GPtrArray) plan = NULL;
  g_autoptr (GPtrArray) answers = NULL;
  g_auto (GStrv) shown = NULL;

  g_return_if_fail (RJ_IS_REMINDERS (self));

  notifier = RJ_LIBNOTIFY_NOTIFIER (rj_context_get_notifier (self->context));
  plan = rj_reminder_scheduler_dup_plan (self->scheduler);
  answers = rj_reminder_scheduler_dup_answers (self->scheduler);
  shown = rj_reminder_scheduler_dup_shown (self->scheduler);
  for (guint i = 0; i < MIN (plan->len, RJ_LOCK_STATE_MAX); i++)
    {
      const RjReminder *reminder = plan->pdata[i];

      rj_lock_state_add_reminder (state, reminder->key, reminder->due_us);
    }
  for (guint i = 0; i < MIN (answers->len, RJ_LOCK_STATE_MAX); i++)
    {
      const RjReminderAnswered *answered = answers->pdata[i];

      rj_lock_state_add_answer (state, answered->key, answered->answer, answered->at_us);
    }
  for (guint i = 0; i < MIN (g_strv_length (shown), RJ_LOCK_STATE_MAX); i++)
    rj_lock_state_add_shown (state, shown[i], rj_libnotify_notifier_get_id (notifier, shown[i]));
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  /* It is in the memory of this process, as before. */
  if (!rj_vault_put_finish (RJ_VAULT (source), result, NULL, &error))
    g_info ("An answer is not in the inbox: %s", error->message);
}

/* This process can be killed, and the power can go, before the next unlock. */
static void
keep_answer (const char *key, RjReminderAnswer answer, gint64 at_us, gpointer user_data)
{
  RjContext *context = user_data;
  g_autoptr (RjInboxItem) item = rj_inbox_item_new (RJ_INBOX_ANSWER, at_us);

  item->about = g_strdup (key);
  item->answer = answer;
  rj_vault_put_async (rj_context_get_vault (context), item, kept_cb, NULL);
}

void
rj_reminders_restore (RjReminders *self, RjLockState *state)
{
  RjLibnotifyNotifier *notifier;
  g_autoptr (RjReminderSource) source = NULL;

  g_return_if_fail (RJ_IS_REMINDERS (self));

  notifier = RJ_LIBNOTIFY_NOTIFIER (rj_context_get_notifier (self->context));
  for (guint i = 0; i < state->answers->len; i++)
    {
      const RjLockAnswer *answer = state->answers->pdata[i];

      rj_reminder_scheduler_add_answer (self->scheduler, answer->key, answer->answer, answer->at_us);
    }
  source = rj_fixed_reminders_new (state->reminders);
  rj_fixed_reminders_set_keep (RJ_FIXED_REMINDERS (source), keep_answer, self->context);
  rj_reminder_scheduler_set_source (self->scheduler, source);
  for (guint i = 0; i < state->shown->len; i++)
    {
      const RjLockShown *shown = state->shown->pdata[i];

      /* The buttons of the old one talk to a process that is no more. */
      if (shown->daemon_id != 0)
        rj_libnotify_notifier_close_id (notifier, shown->daemon_id);
      rj_reminder_scheduler_show_again (self->scheduler, shown->key);
    }
}

/* ---- The object ---- */

static void
rj_reminders_dispose (GObject *object)
{
  RjReminders *self = RJ_REMINDERS (object);

  if (self->holding)
    g_application_release (G_APPLICATION (self->application));
  self->holding = FALSE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->scheduler);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_reminders_parent_class)->dispose (object);
}

static void
rj_reminders_class_init (RjRemindersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_reminders_dispose;
}

static void
rj_reminders_init (RjReminders *self)
{
  self->cancellable = g_cancellable_new ();
}

RjReminders *
rj_reminders_new (GtkApplication *application, RjContext *context)
{
  RjReminders *self = g_object_new (RJ_TYPE_REMINDERS, NULL);

  self->application = application;
  self->context = g_object_ref (context);
  self->scheduler =
    rj_reminder_scheduler_new (rj_context_get_clock (context), rj_context_get_notifier (context));
  g_signal_connect_object (self->scheduler, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scheduler, "refused", G_CALLBACK (refused_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scheduler, "needed", G_CALLBACK (update_hold), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rj_context_get_settings (context), "notify::background", G_CALLBACK (settings_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::store", G_CALLBACK (store_cb), self, G_CONNECT_SWAPPED);
  return self;
}
