// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-auto-lock.h"

#include "rj-damage.h"
#include "rj-desktop.h"
#include "rj-elsewhere.h"
#include "rj-idle.h"
#include "rj-put-away.h"
#include "rj-session-watch.h"

#include <string.h>

struct _RjAutoLock {
  GObject parent_instance;

  GtkApplication *application; /* not owned: it owns this */
  RjContext *context;
  RjIdle *idle;
  RjSessionWatch *watch;
  RjPutAway *put_away;
  gboolean runs; /* an exercise, or something that is ridden out in front */
};

G_DEFINE_FINAL_TYPE (RjAutoLock, rj_auto_lock, G_TYPE_OBJECT)

/* From the moment it is made: in first run the spare key is on the screen. And where it says that the journal
 * is damaged, one press opens it. */
static gboolean
is_open (RjAutoLock *self)
{
  RjVault *vault = rj_context_get_vault (self->context);
  RjVaultState state = rj_vault_get_state (vault);

  return state == RJ_VAULT_OPENING || state == RJ_VAULT_OPEN || rj_damage_is_known (vault);
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

  return rj_settings_get_shared_computer (settings) ? MIN (minutes, RJ_SETTINGS_SHARED_MINUTES) : minutes;
}

static void
settings_cb (RjAutoLock *self)
{
  rj_idle_set_minutes (self->idle, get_minutes (self));
}

static void
exercise_cb (RjAutoLock *self)
{
  GtkWindow *window = gtk_application_get_active_window (self->application);
  gboolean in_front = window != NULL && gtk_window_is_active (window);
  gboolean rides = in_front && rj_ride_is_running (rj_context_get_ride (self->context));
  gboolean runs = rides || rj_context_get_exercise (self->context, NULL, NULL) != NULL;

  /* Saying it again would be somebody's being here. */
  if (runs == self->runs)
    return;
  self->runs = runs;
  rj_idle_set_exercise (self->idle, runs);
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

static void
put_away_cb (RjAutoLock *self)
{
  if (rj_privacy_get (rj_context_get_privacy (self->context), RJ_PRIVACY_LOCK_PUT_AWAY))
    lock (self);
}

static void
elsewhere_cb (RjAutoLock *self, GParamSpec *pspec, RjElsewhere *elsewhere)
{
  rj_put_away_set_dialog (self->put_away, rj_elsewhere_get_open (elsewhere));
}

static void
surface_state_cb (RjAutoLock *self, GParamSpec *pspec, GdkToplevel *surface)
{
  GdkToplevelState state = gdk_toplevel_get_state (surface);

  rj_put_away_set_state (self->put_away, (state & GDK_TOPLEVEL_STATE_MINIMIZED) != 0,
                         (state & GDK_TOPLEVEL_STATE_SUSPENDED) != 0,
                         (state & GDK_TOPLEVEL_STATE_FOCUSED) != 0);
}

static void
realize_cb (RjAutoLock *self, GtkWidget *window)
{
  rj_put_away_set_by_focus (self->put_away, !rj_desktop_tells_minimised (gtk_widget_get_display (window)));
  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (window)), "notify::state",
                           G_CALLBACK (surface_state_cb), self, G_CONNECT_SWAPPED);
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
  g_signal_connect_object (window, "notify::is-active", G_CALLBACK (exercise_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "realize", G_CALLBACK (realize_cb), self, G_CONNECT_SWAPPED);
  /* Closed, and the program stays on for reminders. */
  g_signal_connect_object (window, "hide", G_CALLBACK (put_away_cb), self, G_CONNECT_SWAPPED);
}

static void
rj_auto_lock_dispose (GObject *object)
{
  RjAutoLock *self = RJ_AUTO_LOCK (object);

  g_clear_object (&self->put_away);
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

  self->put_away = rj_put_away_new ();

  g_signal_connect_object (self->put_away, "now", G_CALLBACK (put_away_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rj_elsewhere_get (), "notify::open", G_CALLBACK (elsewhere_cb), self,
                           G_CONNECT_SWAPPED);
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
  g_signal_connect_object (rj_context_get_ride (context), "changed", G_CALLBACK (exercise_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::store", G_CALLBACK (rj_idle_input), self->idle,
                           G_CONNECT_SWAPPED);
  return self;
}
