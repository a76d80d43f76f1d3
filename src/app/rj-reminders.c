// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-reminders.h"

#include "rj-early-reminders.h"
#include "rj-portal-notifier.h"
#include "rj-reminder-scheduler.h"
#include "rj-reminder-screen.h"
#include "rj-vault-inbox.h"

#include <glib/gi18n-lib.h>

/* Anybody on the session bus can press a button that nobody showed; the inbox has room for better. */
#define MOST_LOCKED_ANSWERS 100
/* And so it has than what was shown behind the lock. */
#define MOST_LOCKED_TOLD 100

struct _RjReminders {
  GObject parent_instance;

  GtkApplication *application; /* not owned: it owns this */
  RjContext *context;
  RjReminderScheduler *scheduler;
  RjEarlyReminders *early;
  gboolean holding;
  gboolean staying; /* for a snooze that was asked for without a window */
  gboolean waiting; /* since the session began, for the first window */
  guint keeping;    /* answers on their way to the inbox */
  guint locked_answers;
  guint locked_told;
  gboolean restored; /* from a lock */
  gboolean knows;    /* somebody knows what lies ahead */
  gboolean opened;   /* the journal was, in this process */
};

G_DEFINE_FINAL_TYPE (RjReminders, rj_reminders, G_TYPE_OBJECT)

/* ---- Staying on ---- */

static gboolean
may_stay (RjReminders *self)
{
  const char *background = rj_settings_get_background (rj_context_get_settings (self->context));

  return (self->staying || g_strcmp0 (background, "yes") == 0)
         && (self->waiting || rj_reminder_scheduler_get_needed (self->scheduler));
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

static gboolean
close_request_cb (GtkWindow *window, RjReminders *self)
{
  update_hold (self);
  if (!self->holding)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
  return GDK_EVENT_STOP;
}

void
rj_reminders_watch_window (RjReminders *self, RjWindow *window)
{
  g_return_if_fail (RJ_IS_REMINDERS (self));

  /* From now on closing it says whether to go on. */
  self->staying = self->waiting = FALSE;

  g_signal_connect_object (window, "close-request", G_CALLBACK (close_request_cb), self, 0);
}

void
rj_reminders_wait_hidden (RjReminders *self)
{
  g_return_if_fail (RJ_IS_REMINDERS (self));

  self->waiting = gtk_application_get_windows (self->application) == NULL;
  update_hold (self);
}

/* ---- What the scheduler says ---- */

/* (nullable) */
static RjWindow *
bring_window (RjReminders *self)
{
  const char *token = rj_notifier_get_activation_token (rj_context_get_notifier (self->context));
  GtkWindow *window;

  g_application_activate (G_APPLICATION (self->application));
  window = gtk_application_get_active_window (self->application);
  if (!RJ_IS_WINDOW (window))
    return NULL;
  /* Without the token the desktop may only point at the window. */
  if (token)
    gtk_window_set_startup_id (window, token);
  gtk_window_present (window);
  return RJ_WINDOW (window);
}

static void
open_cb (RjReminders *self, guint day)
{
  RjWindow *window = bring_window (self);

  if (window)
    rj_window_show_day (window, day);
}

static void
see_cb (RjReminders *self)
{
  RjWindow *window = bring_window (self);

  if (window)
    rj_window_show_reminders (window);
}

static void
refused_cb (RjReminders *self, const char *text)
{
  rj_context_toast (self->context, text ? text : _ ("You have something planned."), FALSE);
}

static void
background_cb (RjReminders *self)
{
  const char *background = rj_settings_get_background (rj_context_get_settings (self->context));

  rj_reminder_scheduler_set_background (self->scheduler, g_strcmp0 (background, "no") != 0);
  update_hold (self);
}

/* Somebody who is killed between the two must not show it again. */
static void
before_showing (GSourceOnceFunc done, gpointer done_data, gpointer user_data)
{
  rj_early_reminders_settle (RJ_REMINDERS (user_data)->early, done, done_data);
}

static void
store_cb (RjReminders *self)
{
  RjStore *store = rj_context_get_store (self->context);
  g_autoptr (RjReminderSource) source = NULL;

  /* Nobody is reminded of what is made up. */
  if (!store || rj_context_get_made_up (self->context))
    return;
  source = rj_store_reminders_new (store, rj_context_get_clock (self->context));
  self->knows = self->opened = TRUE;
  rj_reminder_scheduler_set_source (self->scheduler, source);
}

/* ---- Through the lock ---- */

void
rj_reminders_save (RjReminders *self, RjLockState *state)
{
  RjNotifier *notifier;
  g_autoptr (GPtrArray) plan = NULL;
  g_autoptr (GPtrArray) answers = NULL;
  g_auto (GStrv) shown = NULL;

  g_return_if_fail (RJ_IS_REMINDERS (self));

  /* The journal was exchanged, or is gone: what lay ahead was of another one. */
  if (self->opened && !state->inbox_half)
    {
      rj_early_reminders_forget (self->early);
      return;
    }
  notifier = rj_context_get_notifier (self->context);
  plan = rj_reminder_scheduler_dup_plan (self->scheduler);
  answers = rj_reminder_scheduler_dup_answers (self->scheduler);
  shown = rj_reminder_scheduler_dup_shown (self->scheduler);
  for (guint i = 0; i < MIN (plan->len, RJ_LOCK_STATE_MAX); i++)
    {
      const RjReminder *reminder = plan->pdata[i];

      rj_lock_state_add_reminder (state, reminder->key, reminder->due_us, reminder->quiet);
    }
  for (guint i = 0; i < MIN (answers->len, RJ_LOCK_STATE_MAX); i++)
    {
      const RjReminderAnswered *answered = answers->pdata[i];

      rj_lock_state_add_answer (state, answered->key, answered->answer, answered->at_us);
    }
  for (guint i = 0; i < MIN (g_strv_length (shown), RJ_LOCK_STATE_MAX); i++)
    rj_lock_state_add_shown (state, shown[i], rj_notifier_leave (notifier, shown[i]));
}

typedef struct {
  RjReminders *reminders;
  RjReminderAnswered *answered;
  GSourceOnceFunc done;
  gpointer done_data;
} Keeping;

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Keeping *keeping = user_data;
  g_autoptr (RjReminders) self = keeping->reminders;
  g_autoptr (GError) error = NULL;
  gboolean kept = rj_vault_put_finish (RJ_VAULT (source), result, NULL, &error);

  self->keeping--;
  /* It is in the memory of this process, as before. */
  if (!kept)
    g_info ("An answer is not in the inbox: %s", error->message);
  else if (self->scheduler)
    rj_reminder_scheduler_set_kept (self->scheduler, keeping->answered->key, keeping->answered->answer,
                                    keeping->answered->at_us);
  keeping->done (keeping->done_data);
  g_application_release (G_APPLICATION (self->application));
  rj_reminder_answered_free (keeping->answered);
  g_free (keeping);
}

static gboolean
is_told (RjReminderAnswer answer)
{
  return answer != RJ_REMINDER_DONE && answer != RJ_REMINDER_SNOOZED;
}

/* This process can be killed, and the power can go, before the next unlock. */
static void
keep_answer (const RjReminderAnswered *answered, GSourceOnceFunc done, gpointer done_data, gpointer user_data)
{
  RjReminders *self = user_data;
  g_autoptr (RjInboxItem) item = rj_inbox_item_new (RJ_INBOX_ANSWER, answered->at_us);
  Keeping *keeping;

  if (!rj_vault_has_inbox (rj_context_get_vault (self->context))
      || (is_told (answered->answer) && self->locked_told++ >= MOST_LOCKED_TOLD))
    {
      done (done_data);
      return;
    }
  keeping = g_new (Keeping, 1);
  *keeping = (Keeping) { g_object_ref (self), rj_reminder_answered_copy (answered), done, done_data };
  item->about = g_strdup (answered->key);
  item->answer = answered->answer;
  self->keeping++;
  g_application_hold (G_APPLICATION (self->application));
  rj_vault_put_async (rj_context_get_vault (self->context), item, kept_cb, keeping);
}

/* What a locked journal can do: remind of @reminders, and keep what is answered. @shown: (nullable)
 * (element-type RjLockShown): on the screen before */
static void
set_locked_source (RjReminders *self, GPtrArray *reminders, GPtrArray *shown)
{
  g_autoptr (RjReminderSource) source = rj_fixed_reminders_new (reminders);

  for (guint i = 0; shown && i < shown->len; i++)
    rj_fixed_reminders_add_shown (RJ_FIXED_REMINDERS (source), ((const RjLockShown *) shown->pdata[i])->key);
  rj_fixed_reminders_set_keep (RJ_FIXED_REMINDERS (source), keep_answer, self);
  rj_reminder_scheduler_set_source (self->scheduler, source);
}

/* ---- Before the first unlock ---- */

static void
early_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjReminders) self = user_data;
  g_autoptr (GPtrArray) reminders = rj_early_reminders_read_finish (RJ_EARLY_REMINDERS (source), result);

  /* Meanwhile the journal may have been opened. */
  if (reminders && self->scheduler && !self->restored && !rj_context_get_store (self->context))
    {
      self->knows = TRUE;
      set_locked_source (self, reminders, NULL);
    }
  g_application_release (G_APPLICATION (self->application));
}

static void
read_early (RjReminders *self)
{
  g_application_hold (G_APPLICATION (self->application));
  rj_early_reminders_read_async (self->early, early_cb, g_object_ref (self));
}

static void
planned_cb (RjReminders *self)
{
  gint64 now = rj_clock_get_now (rj_context_get_clock (self->context));

  /* A locked program that was just started knows of none: that is no plan to keep. */
  if (self->knows)
    rj_early_reminders_keep (self->early, rj_reminder_scheduler_dup_plan (self->scheduler), now);
}

static void
early_refused_cb (RjReminders *self)
{
  rj_context_toast (self->context,
                    _ ("Your desktop keeps no key for Journal. Reminders come after you unlock."), FALSE);
}

void
rj_reminders_restore (RjReminders *self, RjLockState *state)
{
  g_return_if_fail (RJ_IS_REMINDERS (self));

  self->restored = self->knows = TRUE;

  for (guint i = 0; i < state->answers->len; i++)
    {
      const RjLockAnswer *answer = state->answers->pdata[i];

      rj_reminder_scheduler_add_answer (self->scheduler, answer->key, answer->answer, answer->at_us);
    }
  set_locked_source (self, state->reminders, state->shown);
  for (guint i = 0; i < state->shown->len; i++)
    {
      const RjLockShown *shown = state->shown->pdata[i];

      rj_reminder_scheduler_show_again (self->scheduler, shown->key, shown->left);
    }
}

/* ---- Buttons that the desktop presses for us, also when the program was closed ---- */

static void
answer (RjReminders *self, GVariant *parameter, RjNotifyAction action)
{
  const char *key = g_variant_get_string (parameter, NULL);

  if (!g_uuid_string_is_valid (key) && !g_str_equal (key, RJ_REMINDER_SUMMARY_KEY)
      && !g_str_equal (key, RJ_NOTIFIER_TEST_KEY) && !g_str_equal (key, RJ_NOTIFIER_RIDE_KEY))
    return;
  if (!rj_context_get_store (self->context) && self->locked_answers++ >= MOST_LOCKED_ANSWERS)
    return;
  /* Who asks for ten minutes more is reminded then, though no window is there. */
  if (action == RJ_NOTIFY_ACTION_SNOOZE && !gtk_application_get_windows (self->application))
    self->staying = TRUE;
  rj_notifier_emit_action (rj_context_get_notifier (self->context), key, action);
  update_hold (self);
}

static void
done_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  answer (user_data, parameter, RJ_NOTIFY_ACTION_DONE);
}

static void
snooze_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  answer (user_data, parameter, RJ_NOTIFY_ACTION_SNOOZE);
}

static void
open_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  answer (user_data, parameter, RJ_NOTIFY_ACTION_OPEN);
}

static const GActionEntry actions[] = {
  { .name = RJ_PORTAL_NOTIFIER_DONE, .activate = done_activate_cb, .parameter_type = "s" },
  { .name = RJ_PORTAL_NOTIFIER_SNOOZE, .activate = snooze_activate_cb, .parameter_type = "s" },
  { .name = RJ_PORTAL_NOTIFIER_OPEN, .activate = open_activate_cb, .parameter_type = "s" },
};

static gboolean
waited_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_CONTINUE;
}

void
rj_reminders_finish_keeping (RjReminders *self, guint wait_ms)
{
  gboolean waited = FALSE;
  guint timer;

  g_return_if_fail (RJ_IS_REMINDERS (self));

  timer = g_timeout_add (wait_ms, waited_cb, &waited);
  while (self->keeping > 0 && !waited)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timer);
}

/* ---- The object ---- */

static void
rj_reminders_dispose (GObject *object)
{
  RjReminders *self = RJ_REMINDERS (object);

  g_action_map_remove_action_entries (G_ACTION_MAP (self->application), actions, G_N_ELEMENTS (actions));
  if (self->holding)
    g_application_release (G_APPLICATION (self->application));
  self->holding = FALSE;
  if (self->scheduler)
    rj_reminder_scheduler_set_before (self->scheduler, NULL, NULL);
  g_clear_object (&self->scheduler);
  g_clear_object (&self->early);
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
}

RjReminders *
rj_reminders_new (GtkApplication *application, RjContext *context)
{
  RjReminders *self = g_object_new (RJ_TYPE_REMINDERS, NULL);
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), RJ_DATA_NAME, NULL);

  self->application = application;
  self->context = g_object_ref (context);
  self->scheduler =
    rj_reminder_scheduler_new (rj_context_get_clock (context), rj_context_get_notifier (context));
  g_signal_connect_object (self->scheduler, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scheduler, "see", G_CALLBACK (see_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scheduler, "refused", G_CALLBACK (refused_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scheduler, "needed", G_CALLBACK (update_hold), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rj_context_get_settings (context), "notify::background",
                           G_CALLBACK (background_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::store", G_CALLBACK (store_cb), self, G_CONNECT_SWAPPED);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), self);
  g_signal_connect_object (self->scheduler, "planned", G_CALLBACK (planned_cb), self, G_CONNECT_SWAPPED);
  self->early =
    rj_early_reminders_new (rj_context_get_settings (context),
                            g_application_get_dbus_connection (G_APPLICATION (application)), folder);
  g_signal_connect_object (self->early, "refused", G_CALLBACK (early_refused_cb), self, G_CONNECT_SWAPPED);
  rj_reminder_scheduler_set_before (self->scheduler, before_showing, self);
  background_cb (self);
  set_locked_source (self, NULL, NULL);
  read_early (self);
  return self;
}
