// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-application.h"

#include "rj-auto-lock.h"
#include "rj-clipboard.h"
#include "rj-checks.h"
#include "rj-desktop-consent.h"
#include "rj-damage.h"
#if RJ_DEVEL
#include "rj-devel-clock.h"
#endif
#include "rj-chosen-notifier.h"
#include "rj-lock.h"
#include "rj-lock-state.h"
#include "rj-reminders.h"
#include "rj-ride-asker.h"
#include "rj-safety-copies.h"
#include "rj-sqlite-store.h"
#include "rj-ui.h"
#include "rj-unsaved.h"
#include "rj-vault-inbox.h"
#include "rj-window.h"

#include <glib/gi18n-lib.h>

/* How long the end waits for the notification daemon. */
#define CLOSE_WAIT_US (250 * G_TIME_SPAN_MILLISECOND)
/* And for the disk. */
#define KEEP_WAIT_MS 1000
/* Started by a button of the desktop: one that is pressed soon after is not to meet a program that ends. */
#define LINGER_MS 10000

struct _RjApplication {
  AdwApplication parent_instance;

  RjContext *context;
  RjReminders *reminders;
  RjDesktopConsent *consent;
  RjRideAsker *ride_asker;
  RjAutoLock *auto_lock;
  RjSafetyCopies *safety_copies;
  RjChecks *checks;
  RjLockState *carried; /* what came through the lock; until the window has it */
  GBytes *sealed;       /* words that came through it too; until an unlock can read them */
  gboolean locking;
  gboolean quitting;
  gboolean quit_refused; /* because words could not be saved; the next time counts */
};

G_DEFINE_FINAL_TYPE (RjApplication, rj_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version and end"), NULL },
  { "help-now", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open “Help now”"), NULL },
  { "quick-note", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Write down how strong it is"), NULL },
  { "background", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Start without a window"), NULL },
  /* Only the program itself gives these two, to the process that takes its place. */
  { "locked", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, NULL, NULL, NULL },
  { "lock-fd", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_INT, NULL, NULL, NULL },
  G_OPTION_ENTRY_NULL,
};

static gboolean close_request_cb (GtkWindow *window, RjApplication *self);

static RjWindow *
get_window (RjApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  RjWindow *made;

  if (window)
    return RJ_WINDOW (window);
  made = rj_window_new (GTK_APPLICATION (self), self->context);
  rj_reminders_watch_window (self->reminders, made);
  rj_auto_lock_watch_window (self->auto_lock, made);
  rj_ride_asker_watch_window (self->ride_asker, made);
  g_signal_connect_object (made, "close-request", G_CALLBACK (close_request_cb), self, 0);
  return made;
}

static void
rj_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (get_window (RJ_APPLICATION (application))));
}

static void
help_now (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RjWindow *window = get_window (user_data);

  gtk_window_present (GTK_WINDOW (window));
  rj_window_show_help_now (window);
}

/* From the launcher, or "--quick-note": how strong it is, in three keys. Locked it goes to the inbox: it
 * never waits for a passphrase. */
static void
new_note (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RjApplication *self = user_data;

  gtk_window_present (GTK_WINDOW (get_window (self)));
  gtk_widget_activate_action (GTK_WIDGET (get_window (self)), "win.log-craving", NULL);
}

/* What the lock takes along besides the window. */
static void
fill_lock (RjLockState *state, gpointer user_data)
{
  RjApplication *self = user_data;

  rj_reminders_save (self->reminders, state);
  rj_ride_asker_save (self->ride_asker, state);
  /* Locked again before anything was unlocked. */
  if (self->sealed && !state->sealed)
    state->sealed = g_bytes_ref (self->sealed);
}

static void
lock (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RjApplication *self = user_data;
  RjVault *vault = rj_context_get_vault (self->context);
  gboolean closed = rj_vault_get_state (vault) == RJ_VAULT_LOCKED && !rj_damage_is_known (vault);

  /* What closes the journal by itself still has it shown, and in memory. */
  if (self->locking || (closed && rj_context_get_store (self->context) == NULL))
    return;
  self->locking = TRUE;
  g_debug ("A lock begins");
  rj_lock (GTK_APPLICATION (self), self->context, fill_lock, self);
}

static void
screensaver_cb (RjApplication *self)
{
  gboolean active;

  g_object_get (self, "screensaver-active", &active, NULL);
  if (active)
    g_action_group_activate_action (G_ACTION_GROUP (self), "lock", NULL);
}

/* Actions can be seen on the session bus: there is nothing to lock until something is open. In first run the
 * vault is open before the journal is shown. */
static void
update_lock (RjApplication *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "lock");
  RjVault *vault = rj_context_get_vault (self->context);
  RjVaultState state = rj_vault_get_state (vault);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), state == RJ_VAULT_OPENING || state == RJ_VAULT_OPEN
                                                           || rj_damage_is_known (vault)
                                                           || rj_context_get_store (self->context) != NULL);
}

/* The drafts are read after this, and what was sealed is newer than any of them. */
static void
put_sealed_back (RjApplication *self)
{
  if (!self->sealed || rj_vault_get_state (rj_context_get_vault (self->context)) != RJ_VAULT_OPEN)
    return;
  rj_unsaved_put_back (self->context, self->sealed);
  self->quit_refused = FALSE;
  g_clear_pointer (&self->sealed, g_bytes_unref);
}

static void
store_cb (RjApplication *self)
{
  update_lock (self);
  if (rj_context_get_store (self->context))
    {
      g_debug ("The journal is shown");
      put_sealed_back (self);
    }
}

static void
closed_for_quit_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjApplication) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!rj_vault_close_finish (RJ_VAULT (source), result, &error))
    g_debug ("The journal did not close in order: %s", error->message);
  g_application_quit (G_APPLICATION (self));
}

/* In order, so that the next start knows that all is as it was left. */
static void
close_and_quit (RjApplication *self)
{
  rj_vault_close_async (rj_context_get_vault (self->context), closed_for_quit_cb, g_object_ref (self));
}

static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean flushed = rj_context_flush_drafts_finish (RJ_CONTEXT (source), result, &error);

  /* Asked again after the message, the person has chosen. */
  if ((flushed && !self->sealed) || self->quit_refused)
    {
      close_and_quit (self);
      return;
    }
  self->quitting = FALSE;
  self->quit_refused = TRUE;
  if (error)
    rj_context_report (self->context, error);
  else
    rj_context_toast (self->context,
                      _ ("Some words are not saved yet. Unlock to save them, or close once more to leave "
                         "them."),
                      FALSE);
}

/* Not before the last word is on the disk. */
static void
quit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RjApplication *self = user_data;

  if (self->quitting || self->locking)
    return;
  self->quitting = TRUE;
  rj_context_flush_drafts_async (self->context, flushed_cb, g_object_ref (self));
}

/* After the reminders, which may want the window hidden. */
static gboolean
close_request_cb (GtkWindow *window, RjApplication *self)
{
  quit (NULL, NULL, self);
  return GDK_EVENT_STOP;
}

static const GActionEntry actions[] = {
  /* "help" and "new-note" are the names of the launcher's actions. */
  { .name = "help", .activate = help_now }, { .name = "help-now", .activate = help_now },
  { .name = "lock", .activate = lock },     { .name = "new-note", .activate = new_note },
  { .name = "quit", .activate = quit },
};

static int
rj_application_handle_local_options (GApplication *application, GVariantDict *given)
{
  RjApplication *self = RJ_APPLICATION (application);
  GApplicationFlags flags = g_application_get_flags (application);
  int fd;

  if (g_variant_dict_contains (given, "version"))
    {
      g_print ("%s %s\n", RJ_DATA_NAME, RJ_VERSION);
      return 0;
    }
  /* Between the exec and here the name was free: whoever took it gives it back, or the plan would be lost. */
  if (g_variant_dict_contains (given, "locked"))
    flags |= G_APPLICATION_REPLACE;
  if (g_variant_dict_lookup (given, "lock-fd", "i", &fd))
    {
      g_autoptr (GError) error = NULL;

      self->carried = rj_lock_state_read (fd, &error);
      if (!self->carried)
        g_warning ("Nothing came through the lock: %s", error->message);
    }
  g_application_set_flags (application, flags);
  return -1;
}

static void
restore_ride (RjApplication *self, RjLockState *state)
{
  RjRideState ride = { state->ride_strategy, state->ride_craving, state->ride_started_us, state->ride_seconds,
                       state->ride_ask_us };

  rj_ride_restore_state (rj_context_get_ride (self->context), &ride);
  rj_ride_asker_restore (self->ride_asker, state);
}

/* Comes back where it was: no window where none was open, and never in front of others by itself. */
static void
resume (RjApplication *self)
{
  g_autoptr (RjLockState) state = g_steal_pointer (&self->carried);

  g_debug ("Back as the lock");
  if (state)
    rj_vault_set_inbox_half (rj_context_get_vault (self->context), state->inbox_half);
  if (state)
    restore_ride (self, state);
  if (state)
    rj_reminders_restore (self->reminders, state);
  if (state)
    self->sealed = g_steal_pointer (&state->sealed);
  if (state && !state->window_open)
    return;
  if (state && state->place)
    rj_window_set_place (get_window (self), state->place);
  if (state && state->exercise)
    rj_window_set_exercise (get_window (self), state->exercise, state->exercise_started_us,
                            state->exercise_seconds);
  if (state && state->view)
    rj_window_set_view (get_window (self), state->view);
  gtk_widget_set_visible (GTK_WIDGET (get_window (self)), TRUE);
}

static int
rj_application_command_line (GApplication *application, GApplicationCommandLine *line)
{
  GVariantDict *given = g_application_command_line_get_options_dict (line);

  if (g_variant_dict_contains (given, "locked"))
    resume (RJ_APPLICATION (application));
  else if (g_variant_dict_contains (given, "background"))
    rj_reminders_wait_hidden (RJ_APPLICATION (application)->reminders);
  else if (g_variant_dict_contains (given, "help-now"))
    g_action_group_activate_action (G_ACTION_GROUP (application), "help-now", NULL);
  else if (g_variant_dict_contains (given, "quick-note"))
    g_action_group_activate_action (G_ACTION_GROUP (application), "new-note", NULL);
  else
    g_application_activate (application);
  return 0;
}

/* Tests of the whole program may move the clock of the devel profile. */
static RjClock *
make_clock (void)
{
#if RJ_DEVEL
  const char *path = g_getenv ("RJ_DEVEL_CLOCK");

  if (path)
    return rj_devel_clock_new (path);
#endif
  return rj_system_clock_new ();
}

static void
rj_application_startup (GApplication *application)
{
  RjApplication *self = RJ_APPLICATION (application);
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), RJ_DATA_NAME, NULL);
  g_autoptr (RjClock) clock = make_clock ();
  g_autoptr (RjSettings) settings = rj_settings_new (RJ_APP_ID);
  g_autoptr (RjVault) vault = rj_vault_new (folder, clock);
  g_autoptr (RjNotifier) notifier =
    rj_notifier_new_for_desktop (g_application_get_dbus_connection (application), RJ_APP_ID);
  const char *const quit_keys[] = { "<Control>q", NULL };

  /* On X11 this is the class of the window: the id, by which the desktop finds the launcher, and no other
   * name. */
  g_set_prgname (RJ_APP_ID);
  G_APPLICATION_CLASS (rj_application_parent_class)->startup (application);

  if (g_application_get_flags (application) & G_APPLICATION_IS_SERVICE)
    g_application_set_inactivity_timeout (application, LINGER_MS);
  rj_ui_init ();
  self->context = rj_context_new (clock, settings, vault, notifier);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "app.quit", quit_keys);
  g_signal_connect_object (self->context, "notify::store", G_CALLBACK (store_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (vault, "notify::state", G_CALLBACK (update_lock), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::screensaver-active", G_CALLBACK (screensaver_cb), self,
                           G_CONNECT_DEFAULT);
  store_cb (self);
  self->reminders = rj_reminders_new (GTK_APPLICATION (self), self->context);
  self->consent = rj_desktop_consent_new (self->context);
  self->ride_asker = rj_ride_asker_new (GTK_APPLICATION (self), self->context);
  self->auto_lock = rj_auto_lock_new (GTK_APPLICATION (self), self->context);
  self->safety_copies = rj_safety_copies_new (self->context);
  self->checks = rj_checks_new (self->context);
}

/* Notifications whose buttons nobody answers any more are taken back; the desktop gets a moment for it. */
static void
rj_application_shutdown (GApplication *application)
{
  RjApplication *self = RJ_APPLICATION (application);

  if (gdk_display_get_default ())
    rj_clipboard_clear_own (gdk_display_get_default ());
  g_clear_object (&self->safety_copies);
  g_clear_object (&self->checks);
  g_clear_object (&self->auto_lock);
  g_clear_object (&self->ride_asker);
  g_clear_object (&self->consent);
  rj_reminders_finish_keeping (self->reminders, KEEP_WAIT_MS);
  g_clear_object (&self->reminders);
  rj_notifier_close_all (rj_context_get_notifier (self->context), CLOSE_WAIT_US);
  G_APPLICATION_CLASS (rj_application_parent_class)->shutdown (application);
}

static void
rj_application_finalize (GObject *object)
{
  RjApplication *self = RJ_APPLICATION (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->carried, rj_lock_state_free);
  g_clear_pointer (&self->sealed, g_bytes_unref);
  G_OBJECT_CLASS (rj_application_parent_class)->finalize (object);
}

static void
rj_application_class_init (RjApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rj_application_finalize;
  application_class->startup = rj_application_startup;
  application_class->shutdown = rj_application_shutdown;
  application_class->activate = rj_application_activate;
  application_class->handle_local_options = rj_application_handle_local_options;
  application_class->command_line = rj_application_command_line;
}

static void
rj_application_init (RjApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

RjApplication *
rj_application_new (void)
{
  return g_object_new (RJ_TYPE_APPLICATION, "application-id", RJ_APP_ID, "resource-base-path", RJ_APP_PATH,
                       "flags", G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_ALLOW_REPLACEMENT,
                       "register-session", TRUE, NULL);
}
