// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-lock.h"

#include "rj-clipboard.h"
#include "rj-unsaved.h"
#include "rj-vault-inbox.h"
#include "rj-window.h"

#include <errno.h>
#include <unistd.h>

/* A lock never waits longer for the inbox. */
#define PUT_WAIT_MS 500
#define SETTLE_MS   5

typedef struct {
  GtkApplication *application;
  RjContext *context;
  GBytes *sealing_key; /* (nullable): while there is no journal there is nothing to keep */
  RjLockFill fill;
  gpointer fill_data;
} Lock;

static RjLockState *
collect (Lock *lock)
{
  RjLockState *state = rj_lock_state_new ();
  GtkWindow *window = gtk_application_get_active_window (lock->application);
  g_auto (RjRideState) ride = { 0 };

  state->window_open = window && gtk_widget_get_visible (GTK_WIDGET (window));
  if (RJ_IS_WINDOW (window))
    {
      state->place = g_strdup (rj_window_get_place (RJ_WINDOW (window)));
      state->view = rj_window_dup_view (RJ_WINDOW (window));
      state->exercise = g_strdup (
        rj_window_get_exercise (RJ_WINDOW (window), &state->exercise_started_us, &state->exercise_seconds));
    }
  rj_ride_save_state (rj_context_get_ride (lock->context), &ride);
  state->ride_strategy = g_steal_pointer (&ride.strategy);
  state->ride_craving = g_steal_pointer (&ride.craving);
  state->ride_started_us = ride.started_us;
  state->ride_seconds = ride.seconds;
  state->ride_ask_us = ride.ask_us;
  /* Locked again before it was open, the one that came. */
  state->inbox_half = lock->sealing_key ? g_bytes_ref (lock->sealing_key)
                                        : rj_vault_dup_inbox_half (rj_context_get_vault (lock->context));
  /* At the last moment: also what was typed while the journal closed. */
  if (lock->sealing_key)
    state->sealed = rj_unsaved_seal (lock->context, lock->sealing_key);
  lock->fill (state, lock->fill_data);
  return state;
}

/* Never comes back: what cannot be replaced ends. */
static G_NORETURN void
replace_process (Lock *lock)
{
  g_autoptr (RjLockState) state = collect (lock);
  g_autoptr (GError) error = NULL;
  int fd = rj_lock_state_write (state, &error);
  g_autofree char *fd_option = fd >= 0 ? g_strdup_printf ("--lock-fd=%d", fd) : NULL;
  char *argv[] = { (char *) g_get_prgname (), (char *) "--locked", fd_option, NULL };

  if (error)
    g_warning ("Nothing goes through the lock: %s", error->message);
  execv ("/proc/self/exe", argv);
  g_warning ("The program cannot start anew: %s", g_strerror (errno));
  _exit (1);
}

static gboolean settled_cb (gpointer user_data);

/* A rating may have been given meanwhile. */
static void
told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_dbus_connection_flush_finish (G_DBUS_CONNECTION (source), result, NULL);
  if (!rj_vault_is_putting ())
    replace_process (user_data);
  g_timeout_add (SETTLE_MS, settled_cb, user_data);
}

/* What the desktop waits for, such as that the session may end, would go with the process. */
static void
tell_and_replace (Lock *lock)
{
  GDBusConnection *bus = g_application_get_dbus_connection (G_APPLICATION (lock->application));

  if (bus == NULL || g_dbus_connection_is_closed (bus))
    replace_process (lock);
  g_dbus_connection_flush (bus, NULL, told_cb, lock);
}

/* Until what was given while it closed is on the disk, too. */
static gboolean
settled_cb (gpointer user_data)
{
  if (rj_vault_is_putting ())
    return G_SOURCE_CONTINUE;
  tell_and_replace (user_data);
  return G_SOURCE_REMOVE;
}

static void
put_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!rj_vault_put_finish (RJ_VAULT (source), result, NULL, &error))
    g_info ("The words are not in the inbox: %s", error->message);
  g_timeout_add (SETTLE_MS, settled_cb, user_data);
}

static gboolean
waited_cb (gpointer user_data)
{
  replace_process (user_data);
  return G_SOURCE_REMOVE;
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Lock *lock = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) sealed = NULL;

  /* Whatever the closing says: the memory goes now, and the file is whole after any commit. */
  if (!rj_vault_close_finish (RJ_VAULT (source), result, &error))
    g_warning ("The journal did not close cleanly");
  /* What was copied here may be the person's words. */
  rj_clipboard_clear_own (gdk_display_get_default ());
  if (lock->sealing_key)
    sealed = rj_unsaved_seal (lock->context, lock->sealing_key);
  g_timeout_add (PUT_WAIT_MS, waited_cb, lock);
  /* In the memory of the locked process they would not outlive the power. */
  if (sealed)
    rj_vault_put_sealed_async (rj_context_get_vault (lock->context), sealed, put_cb, lock);
  /* A rating that was given while it closed may be under way as well. */
  else if (rj_vault_is_putting ())
    g_timeout_add (SETTLE_MS, settled_cb, lock);
  else
    tell_and_replace (lock);
}

static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Lock *lock = user_data;
  RjVault *vault = rj_context_get_vault (lock->context);

  /* What it could not save is sealed below. */
  rj_context_flush_drafts_finish (RJ_CONTEXT (source), result, NULL);
  if (rj_vault_get_state (vault) == RJ_VAULT_OPEN)
    lock->sealing_key = rj_vault_dup_sealing_key (vault);
  rj_vault_close_async (vault, closed_cb, lock);
}

void
rj_lock (GtkApplication *application, RjContext *context, RjLockFill fill, gpointer user_data)
{
  /* Goes with the process. */
  Lock *lock = g_new0 (Lock, 1);

  lock->application = g_object_ref (application);
  lock->context = g_object_ref (context);
  lock->fill = fill;
  lock->fill_data = user_data;
  rj_context_flush_drafts_async (context, flushed_cb, lock);
}
