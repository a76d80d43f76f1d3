// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-auto-lock.h"

#include "rj-idle.h"
#include "rj-session-watch.h"

#include <string.h>

/* Where others can get at the computer. */
#define SHARED_MINUTES       2
#define OUT_OF_SIGHT_SECONDS 30

struct _RjAutoLock {
  GObject parent_instance;

  GtkApplication *application; /* not owned: it owns this */
  RjContext *context;
  RjIdle *idle;
  RjSessionWatch *watch;
  guint out_of_sight;
};

G_DEFINE_FINAL_TYPE (RjAutoLock, rj_auto_lock, G_TYPE_OBJECT)

/* From the moment it is made: in first run the spare key is on the screen. */
static gboolean
is_open (RjAutoLock *self)
{
  RjVaultState state = rj_vault_get_state (rj_context_get_vault (self->context));

  return state == RJ_VAULT_OPENING || state == RJ_VAULT_OPEN;
}

static void
lock (RjAutoLock *self)
{
  if (is_open (self))
    g_action_group_activate_action (G_ACTION_GROUP (self->application), "lock", NULL);
}

static void
soon_cb (RjAutoLock *self, int seconds)
{
  if (is_open (self))
    rj_context_announce_lock (self->context, seconds);
}

static int
get_minutes (RjAutoLock *self)
{
  RjSettings *settings = rj_context_get_settings (self->context);
  int minutes = rj_settings_get_lock_minutes (settings);

  return rj_settings_get_shared_computer (settings) ? MIN (minutes, SHARED_MINUTES) : minutes;
}

static void
settings_cb (RjAutoLock *self)
{
  rj_idle_set_minutes (self->idle, get_minutes (self));
}

static void
exercise_cb (RjAutoLock *self)
{
  rj_idle_set_exercise (self->idle, rj_context_get_exercise (self->context, NULL, NULL) != NULL);
}

static gboolean
event_cb (RjAutoLock *self, GdkEvent *event)
{
  switch (gdk_event_get_event_type (event))
    {
    case GDK_KEY_PRESS:
    case GDK_BUTTON_PRESS:
    case GDK_MOTION_NOTIFY:
    case GDK_SCROLL:
    case GDK_TOUCH_BEGIN:
    case GDK_TOUCH_UPDATE:
      rj_idle_input (self->idle);
      break;
    default:
      break;
    }
  return GDK_EVENT_PROPAGATE;
}

static gboolean
is_shared (RjAutoLock *self)
{
  return rj_settings_get_shared_computer (rj_context_get_settings (self->context));
}

static void
out_of_sight_cb (gpointer user_data)
{
  RjAutoLock *self = user_data;

  self->out_of_sight = 0;
  if (is_shared (self))
    lock (self);
}

/* Put away by hand is meant; not seen may be another workspace for a moment. */
static void
surface_state_cb (RjAutoLock *self, GParamSpec *pspec, GdkToplevel *surface)
{
  GdkToplevelState state = gdk_toplevel_get_state (surface);

  g_clear_handle_id (&self->out_of_sight, g_source_remove);
  if (!is_shared (self))
    return;
  if (state & GDK_TOPLEVEL_STATE_MINIMIZED)
    lock (self);
  else if (state & GDK_TOPLEVEL_STATE_SUSPENDED)
    self->out_of_sight = g_timeout_add_seconds_once (OUT_OF_SIGHT_SECONDS, out_of_sight_cb, self);
}

static void
realize_cb (RjAutoLock *self, GtkWidget *window)
{
  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (window)), "notify::state",
                           G_CALLBACK (surface_state_cb), self, G_CONNECT_SWAPPED);
}

/* The window is closed and the program stays on for reminders. */
static void
hide_cb (RjAutoLock *self)
{
  if (is_shared (self))
    lock (self);
}

void
rj_auto_lock_watch_window (RjAutoLock *self, RjWindow *window)
{
  GtkEventController *events;

  g_return_if_fail (RJ_IS_AUTO_LOCK (self));
  g_return_if_fail (RJ_IS_WINDOW (window));

  events = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_object (events, "event", G_CALLBACK (event_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (window), events);
  g_signal_connect_object (window, "realize", G_CALLBACK (realize_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "hide", G_CALLBACK (hide_cb), self, G_CONNECT_SWAPPED);
}

static void
rj_auto_lock_dispose (GObject *object)
{
  RjAutoLock *self = RJ_AUTO_LOCK (object);

  g_clear_handle_id (&self->out_of_sight, g_source_remove);
  g_clear_object (&self->idle);
  g_clear_object (&self->watch);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_auto_lock_parent_class)->dispose (object);
}

static void
rj_auto_lock_class_init (RjAutoLockClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_auto_lock_dispose;
}

static void
rj_auto_lock_init (RjAutoLock *self)
{
}

RjAutoLock *
rj_auto_lock_new (GtkApplication *application, RjContext *context)
{
  RjAutoLock *self = g_object_new (RJ_TYPE_AUTO_LOCK, NULL);
  RjSettings *settings = rj_context_get_settings (context);
  RjClock *clock = rj_context_get_clock (context);
  const char *debug = g_getenv ("GDK_DEBUG");

  self->application = application;
  self->context = g_object_ref (context);
  self->idle = rj_idle_new (get_minutes (self), NULL, NULL);
  self->watch = rj_session_watch_new (clock, !debug || !strstr (debug, "no-portals"));

  g_signal_connect_object (self->watch, "lock-now", G_CALLBACK (lock), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->idle, "now", G_CALLBACK (lock), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->idle, "soon", G_CALLBACK (soon_cb), self, G_CONNECT_SWAPPED);
  /* A timeout waits longer than it should when the machine slept. */
  g_signal_connect_object (clock, "minute", G_CALLBACK (rj_idle_check), self->idle, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::lock-minutes", G_CALLBACK (settings_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::shared-computer", G_CALLBACK (settings_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "exercise-changed", G_CALLBACK (exercise_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::store", G_CALLBACK (rj_idle_input), self->idle,
                           G_CONNECT_SWAPPED);
  return self;
}
