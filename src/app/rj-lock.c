// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-lock.h"

#include "rj-window.h"

#include <errno.h>
#include <unistd.h>

typedef struct {
  GtkApplication *application;
  RjContext *context;
  RjLockFill fill;
  gpointer fill_data;
} Lock;

static void
lock_free (gpointer data)
{
  Lock *lock = data;

  g_clear_object (&lock->application);
  g_clear_object (&lock->context);
  g_free (lock);
}

static RjLockState *
collect (Lock *lock)
{
  RjLockState *state = rj_lock_state_new ();
  GtkWindow *window = gtk_application_get_active_window (lock->application);

  state->window_open = window && gtk_widget_get_visible (GTK_WIDGET (window));
  if (RJ_IS_WINDOW (window))
    state->place = g_strdup (rj_window_get_place (RJ_WINDOW (window)));
  state->exercise =
    g_strdup (rj_context_get_exercise (lock->context, &state->exercise_started_us, &state->exercise_seconds));
  if (lock->fill)
    lock->fill (state, lock->fill_data);
  return state;
}

/* What was copied here may be the person's words. */
static void
clear_clipboards (void)
{
  GdkDisplay *display = gdk_display_get_default ();
  GdkClipboard *clipboards[] = { gdk_display_get_clipboard (display),
                                 gdk_display_get_primary_clipboard (display) };

  for (gsize i = 0; i < G_N_ELEMENTS (clipboards); i++)
    if (gdk_clipboard_is_local (clipboards[i]))
      gdk_clipboard_set_content (clipboards[i], NULL);
  gdk_display_flush (display);
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
    g_warning ("Reminders will wait for the unlock: %s", error->message);
  execv ("/proc/self/exe", argv);
  g_warning ("The program cannot start anew: %s", g_strerror (errno));
  _exit (1);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  /* Whatever the closing says: the memory goes now, and the file is whole after any commit. */
  if (!rj_vault_close_finish (RJ_VAULT (source), result, &error))
    g_warning ("The journal did not close cleanly");
  clear_clipboards ();
  replace_process (g_task_get_task_data (task));
}

static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Lock *lock = g_task_get_task_data (task);
  GError *error = NULL;

  if (!rj_context_flush_drafts_finish (RJ_CONTEXT (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  rj_vault_close_async (rj_context_get_vault (lock->context), closed_cb, g_steal_pointer (&task));
}

void
rj_lock_async (GtkApplication *application,
               RjContext *context,
               RjLockFill fill,
               GAsyncReadyCallback callback,
               gpointer user_data)
{
  GTask *task = g_task_new (application, NULL, callback, user_data);
  Lock *lock = g_new0 (Lock, 1);

  g_task_set_source_tag (task, rj_lock_async);
  lock->application = g_object_ref (application);
  lock->context = g_object_ref (context);
  lock->fill = fill;
  lock->fill_data = user_data;
  g_task_set_task_data (task, lock, lock_free);
  rj_context_flush_drafts_async (context, flushed_cb, task);
}

gboolean
rj_lock_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
