// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-ride-asker.h"

#include "rj-reminder-source.h"
#include "rj-ride-dialog.h"
#include "rj-spoken.h"

#include <glib/gi18n-lib.h>

struct _RjRideAsker {
  GObject parent_instance;

  GtkApplication *application; /* not owned: it owns this */
  RjContext *context;
  gboolean shown;  /* a reminder is on the screen */
  gboolean unseen; /* it was due where nobody could see it in the window */
};

G_DEFINE_FINAL_TYPE (RjRideAsker, rj_ride_asker, G_TYPE_OBJECT)

/* (nullable): the window, if it is in front and says that it asks: as a bar on every page while the journal
 * is open, else only where it is ridden out. */
static GtkWidget *
get_view (RjRideAsker *self)
{
  GtkWindow *window = gtk_application_get_active_window (self->application);
  AdwDialog *dialog = ADW_IS_APPLICATION_WINDOW (window)
                        ? adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window))
                        : NULL;

  if (window == NULL || !gtk_widget_get_visible (GTK_WIDGET (window)) || !gtk_window_is_active (window))
    return NULL;
  if (rj_context_get_store (self->context) == NULL && !RJ_IS_RIDE_DIALOG (dialog))
    return NULL;
  return GTK_WIDGET (window);
}

static void
announce (GtkWidget *window)
{
  rj_announce (window, _ ("How strong now?"), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
withdraw (RjRideAsker *self)
{
  if (!self->shown)
    return;
  self->shown = FALSE;
  rj_notifier_withdraw (rj_context_get_notifier (self->context), RJ_NOTIFIER_RIDE_KEY);
}

static void
ask_cb (RjRideAsker *self)
{
  GtkWidget *window = get_view (self);
  g_autoptr (RjReminderWords) words = rj_reminder_words_new_neutral ();

  self->unseen = window == NULL;
  if (window != NULL)
    {
      announce (window);
      return;
    }
  self->shown = TRUE;
  rj_notifier_show (rj_context_get_notifier (self->context), RJ_NOTIFIER_RIDE_KEY, words->title, words->body,
                    RJ_NOTIFY_ACTION_OPEN, TRUE);
}

/* Answered, or left. */
static void
changed_cb (RjRideAsker *self)
{
  if (rj_ride_is_asking (rj_context_get_ride (self->context)))
    return;
  self->unseen = FALSE;
  withdraw (self);
}

/* Unlocked, or the window came forward: what nobody could see there is asked there, once. */
static void
view_cb (RjRideAsker *self)
{
  GtkWidget *window = self->unseen ? get_view (self) : NULL;

  if (window == NULL)
    return;
  self->unseen = FALSE;
  withdraw (self);
  announce (window);
}

static void
action_cb (RjRideAsker *self, const char *key, guint action, RjNotifier *notifier)
{
  const char *token = rj_notifier_get_activation_token (notifier);
  AdwDialog *dialog;
  GtkWindow *window;

  if (!g_str_equal (key, RJ_NOTIFIER_RIDE_KEY) || action != RJ_NOTIFY_ACTION_OPEN)
    return;
  self->shown = self->unseen = FALSE;
  rj_notifier_withdraw (notifier, RJ_NOTIFIER_RIDE_KEY);
  g_application_activate (G_APPLICATION (self->application));
  window = gtk_application_get_active_window (self->application);
  if (!ADW_IS_APPLICATION_WINDOW (window))
    return;
  if (token)
    gtk_window_set_startup_id (window, token);
  gtk_window_present (window);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  if (rj_ride_is_on (rj_context_get_ride (self->context)) && !RJ_IS_RIDE_DIALOG (dialog))
    rj_ride_dialog_present (GTK_WIDGET (window), self->context);
}

static void
closed_cb (RjRideAsker *self, const char *key)
{
  if (g_str_equal (key, RJ_NOTIFIER_RIDE_KEY))
    self->shown = FALSE;
}

static void
rj_ride_asker_dispose (GObject *object)
{
  g_clear_object (&RJ_RIDE_ASKER (object)->context);
  G_OBJECT_CLASS (rj_ride_asker_parent_class)->dispose (object);
}

static void
rj_ride_asker_class_init (RjRideAskerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_ride_asker_dispose;
}

static void
rj_ride_asker_init (RjRideAsker *self)
{
}

void
rj_ride_asker_watch_window (RjRideAsker *self, RjWindow *window)
{
  g_return_if_fail (RJ_IS_RIDE_ASKER (self));

  g_signal_connect_object (window, "notify::is-active", G_CALLBACK (view_cb), self, G_CONNECT_SWAPPED);
}

void
rj_ride_asker_save (RjRideAsker *self, RjLockState *state)
{
  g_return_if_fail (RJ_IS_RIDE_ASKER (self));

  if (self->shown)
    rj_lock_state_add_shown (
      state, RJ_NOTIFIER_RIDE_KEY,
      rj_notifier_leave (rj_context_get_notifier (self->context), RJ_NOTIFIER_RIDE_KEY));
}

void
rj_ride_asker_restore (RjRideAsker *self, RjLockState *state)
{
  g_autoptr (RjReminderWords) words = rj_reminder_words_new_neutral ();

  g_return_if_fail (RJ_IS_RIDE_ASKER (self));

  for (guint i = 0; i < state->shown->len; i++)
    {
      const RjLockShown *shown = g_ptr_array_index (state->shown, i);

      if (!g_str_equal (shown->key, RJ_NOTIFIER_RIDE_KEY))
        continue;
      self->shown = self->unseen = TRUE;
      rj_notifier_show_again (rj_context_get_notifier (self->context), RJ_NOTIFIER_RIDE_KEY, words->title,
                              words->body, RJ_NOTIFY_ACTION_OPEN, shown->left);
      g_ptr_array_remove_index (state->shown, i);
      break;
    }
}

RjRideAsker *
rj_ride_asker_new (GtkApplication *application, RjContext *context)
{
  RjRideAsker *self = g_object_new (RJ_TYPE_RIDE_ASKER, NULL);
  RjRide *ride = rj_context_get_ride (context);

  self->application = application;
  self->context = g_object_ref (context);
  g_signal_connect_object (ride, "ask", G_CALLBACK (ask_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (ride, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::store", G_CALLBACK (view_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rj_context_get_notifier (context), "action", G_CALLBACK (action_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (rj_context_get_notifier (context), "closed", G_CALLBACK (closed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}
