// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-chosen-notifier.h"
#include "rj-libnotify-notifier.h"
#include "rj-portal-notifier.h"
#include "rj-reminder-source.h"
#include "rj-test-bus.h"

#define APP_ID "org.example.RecoveryJournal"
#define BOTH   (RJ_NOTIFY_ACTION_DONE | RJ_NOTIFY_ACTION_OPEN)
#define ALL    (BOTH | RJ_NOTIFY_ACTION_SNOOZE)

static const char introspection[] =
  "<node><interface name='org.freedesktop.portal.Notification'>"
  "<method name='AddNotification'><arg type='s' direction='in'/><arg type='a{sv}' direction='in'/></method>"
  "<method name='RemoveNotification'><arg type='s' direction='in'/></method>"
  "<property name='version' type='u' access='read'/></interface></node>";

/* ---- A portal on a connection of its own ---- */

typedef struct {
  GDBusConnection *connection;
  guint object;
  guint name;
  guint32 version; /* 0: the interface has none */
  gboolean refuses;
  gboolean waits;     /* answers only when told to */
  GPtrArray *waiting; /* (element-type GDBusMethodInvocation) */
  GPtrArray *added;   /* (element-type GVariant): "(sa{sv})", in order */
  GPtrArray *removed; /* (element-type utf8) */
  GHashTable *on_screen;
} Portal;

typedef struct {
  GTestDBus *dbus;
  GDBusConnection *bus;
  Portal *portal;
  RjNotifier *notifier;
  GPtrArray *said; /* what the notifier said, in order */
  guint idle;      /* how often it said that it is not busy any more */
} Fixture;

static void
answer (Portal *self, GDBusMethodInvocation *invocation)
{
  GVariant *version;

  if (g_str_equal (g_dbus_method_invocation_get_method_name (invocation), "Get"))
    {
      version = g_variant_new_variant (g_variant_new_uint32 (self->version));
      g_dbus_method_invocation_return_value (invocation, g_variant_new_tuple (&version, 1));
      return;
    }
  if (self->refuses)
    g_dbus_method_invocation_return_dbus_error (invocation, "org.freedesktop.portal.Error.NotAllowed", "No");
  else
    g_dbus_method_invocation_return_value (invocation, NULL);
}

static void
called_cb (GDBusConnection *connection,
           const char *sender,
           const char *path,
           const char *interface,
           const char *method,
           GVariant *parameters,
           GDBusMethodInvocation *invocation,
           gpointer user_data)
{
  Portal *self = user_data;
  const char *key;

  if (g_str_equal (method, "AddNotification"))
    {
      g_variant_get_child (parameters, 0, "&s", &key);
      g_ptr_array_add (self->added, g_variant_ref (parameters));
      if (!self->refuses)
        g_hash_table_add (self->on_screen, g_strdup (key));
    }
  else if (g_str_equal (method, "RemoveNotification"))
    {
      g_variant_get (parameters, "(&s)", &key);
      g_ptr_array_add (self->removed, g_strdup (key));
      g_hash_table_remove (self->on_screen, key);
    }
  if (self->waits)
    g_ptr_array_add (self->waiting, invocation);
  else
    answer (self, invocation);
}

/* Without get_property the questions for it come to called_cb, and can wait like all others. */
static Portal *
portal_new (GTestDBus *dbus, guint32 version)
{
  static const GDBusInterfaceVTable vtable = { .method_call = called_cb };
  g_autoptr (GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (introspection, NULL);
  g_autoptr (GVariant) answer = NULL;
  Portal *self = g_new0 (Portal, 1);

  self->version = version;
  self->waiting = g_ptr_array_new ();
  self->added = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  self->removed = g_ptr_array_new_with_free_func (g_free);
  self->on_screen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->connection = rj_test_bus_connect (dbus);
  g_assert_cmpuint (g_dbus_connection_register_object (self->connection, RJ_PORTAL_PATH, info->interfaces[0],
                                                       &vtable, self, NULL, NULL),
                    >, 0);
  /* The second one waits in line until the first is gone. */
  answer = g_dbus_connection_call_sync (
    self->connection, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
    g_variant_new ("(su)", RJ_PORTAL_NAME, 0), G_VARIANT_TYPE ("(u)"), 0, -1, NULL, NULL);
  g_assert_nonnull (answer);
  return self;
}

static void
portal_free (Portal *self)
{
  g_dbus_connection_close_sync (self->connection, NULL, NULL);
  for (guint i = 0; i < self->waiting->len; i++)
    g_object_unref (self->waiting->pdata[i]);
  g_ptr_array_unref (self->waiting);
  g_ptr_array_unref (self->added);
  g_ptr_array_unref (self->removed);
  g_hash_table_unref (self->on_screen);
  g_clear_object (&self->connection);
  g_free (self);
}

static void
answer_all (Portal *self)
{
  self->waits = FALSE;
  for (guint i = 0; i < self->waiting->len; i++)
    answer (self, self->waiting->pdata[i]);
  g_ptr_array_set_size (self->waiting, 0);
}

/* What was asked for the nth time. */
static const char *
get_text (Portal *self, guint n, const char *name)
{
  g_autoptr (GVariant) options = NULL;
  const char *text = NULL;

  g_assert_cmpuint (n, <, self->added->len);
  options = g_variant_get_child_value (self->added->pdata[n], 1);
  if (!g_variant_lookup (options, name, "&s", &text))
    return NULL;
  /* The text is the array's. */
  return text;
}

static gboolean
has_hint (Portal *self, guint n, const char *hint)
{
  g_autoptr (GVariant) options = g_variant_get_child_value (self->added->pdata[n], 1);
  g_autofree const char **hints = NULL;

  g_assert_true (g_variant_lookup (options, "display-hint", "^a&s", &hints));
  return g_strv_contains (hints, hint);
}

/* ---- Fixture ---- */

static void
action_cb (Fixture *self, const char *key, guint action)
{
  g_ptr_array_add (self->said, g_strdup_printf ("action %s %u", key, action));
}

static void
closed_cb (Fixture *self, const char *key, gboolean by_person)
{
  g_ptr_array_add (self->said, g_strdup_printf ("closed %s", key));
}

static void
refused_cb (Fixture *self, const char *key, guint why)
{
  g_ptr_array_add (self->said,
                   g_strdup_printf ("%s %s", why == RJ_NOTIFY_NO_SERVICE ? "nobody for" : "refused", key));
}

static void
idle_cb (Fixture *self)
{
  self->idle++;
}

static void
listen (Fixture *self, RjNotifier *notifier)
{
  self->notifier = notifier;
  g_signal_connect_swapped (notifier, "action", G_CALLBACK (action_cb), self);
  g_signal_connect_swapped (notifier, "closed", G_CALLBACK (closed_cb), self);
  g_signal_connect_swapped (notifier, "refused", G_CALLBACK (refused_cb), self);
  g_signal_connect_swapped (notifier, "idle", G_CALLBACK (idle_cb), self);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->said = g_ptr_array_new_with_free_func (g_free);
  self->dbus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (self->dbus);
  self->bus = rj_test_bus_connect (self->dbus);
}

/* With a portal of version 2, and a notifier for it. */
static void
set_up_portal (Fixture *self, gconstpointer data)
{
  set_up (self, data);
  self->portal = portal_new (self->dbus, 2);
  listen (self, rj_portal_notifier_new (self->bus));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->notifier);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_pointer (&self->portal, portal_free);
  g_dbus_connection_close_sync (self->bus, NULL, NULL);
  g_clear_object (&self->bus);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_ptr_array_unref (self->said);
  g_test_dbus_down (self->dbus);
  g_clear_object (&self->dbus);
}

static void
pinged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);

  *(gboolean *) user_data = TRUE;
}

/* All that was on its way has arrived, and what came of it, too. */
static void
settle (Fixture *self)
{
  const char *names[] = { self->portal ? RJ_PORTAL_NAME : "org.freedesktop.DBus", "org.freedesktop.DBus" };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (names); i++)
    {
      gboolean answered = FALSE;

      g_dbus_connection_call (self->bus, names[i % 2], "/", "org.freedesktop.DBus.Peer", "Ping", NULL, NULL,
                              G_DBUS_CALL_FLAGS_NONE, -1, NULL, pinged_cb, &answered);
      while (!answered)
        g_main_context_iteration (NULL, TRUE);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
}

static void
show (Fixture *self, const char *key, const char *title, const char *body)
{
  rj_notifier_show (self->notifier, key, title, body, ALL, FALSE);
}

static void
show_neutral (Fixture *self, const char *key)
{
  g_autoptr (RjReminderWords) words = rj_reminder_words_new_neutral ();

  show (self, key, words->title, words->body);
}

static void
show_neutral_again (Fixture *self, const char *key, guint32 left)
{
  g_autoptr (RjReminderWords) words = rj_reminder_words_new_neutral ();

  rj_notifier_show_again (self->notifier, key, words->title, words->body, ALL, left);
}

/* ---- Tests ---- */

static void
test_content (Fixture *self, gconstpointer data)
{
  g_autoptr (GVariant) expected = g_variant_ref_sink (g_variant_new_parsed (
    "('key-1', {'title': <'Reminder'>, 'body': <'<b> & more'>,"
    " 'display-hint': <['hide-content-on-lock-screen', 'show-as-new']>,"
    " 'default-action': <'app.reminder-open'>, 'default-action-target': <'key-1'>,"
    " 'buttons': <[{'label': <'Done'>, 'action': <'app.reminder-done'>, 'target': <'key-1'>},"
    " {'label': <'Snooze 10 minutes'>, 'action': <'app.reminder-snooze'>, 'target': <'key-1'>},"
    " {'label': <'Open'>, 'action': <'app.reminder-open'>, 'target': <'key-1'>}]>})"));

  show (self, "key-1", "Reminder", "<b> & more");
  settle (self);
  g_assert_cmpuint (self->portal->added->len, ==, 1);
  g_assert_cmpvariant (self->portal->added->pdata[0], expected);
  g_assert_true (rj_notifier_outlives (self->notifier));
}

static void
test_silent (Fixture *self, gconstpointer data)
{
  rj_notifier_show (self->notifier, "a", "Reminder", "Body", RJ_NOTIFY_ACTION_OPEN, TRUE);
  settle (self);
  g_assert_cmpstr (get_text (self->portal, 0, "sound"), ==, "silent");
  g_assert_false (has_hint (self->portal, 0, "tray"));
}

static void
test_withdraw (Fixture *self, gconstpointer data)
{
  show (self, "a", "Reminder", "Body");
  settle (self);
  rj_notifier_withdraw (self->notifier, "a");
  /* Of an earlier process. */
  rj_notifier_withdraw (self->notifier, "b");
  settle (self);
  g_assert_cmpuint (self->portal->removed->len, ==, 2);
  g_assert_cmpstr (self->portal->removed->pdata[0], ==, "a");
  g_assert_cmpstr (self->portal->removed->pdata[1], ==, "b");
}

/* The portal lets calls overtake each other: the next one goes out when the last was answered. */
static void
test_one_at_a_time (Fixture *self, gconstpointer data)
{
  self->portal->waits = TRUE;
  show (self, "a", "Reminder", "One");
  show (self, "a", "Reminder", "Two");
  show (self, "a", "Reminder", "Three");
  show (self, "b", "Reminder", "Body");
  rj_notifier_withdraw (self->notifier, "b");
  settle (self);
  g_assert_cmpuint (self->portal->added->len, ==, 2);
  g_assert_cmpuint (self->portal->removed->len, ==, 0);
  answer_all (self->portal);
  settle (self);
  g_assert_cmpuint (self->portal->added->len, ==, 3);
  g_assert_cmpstr (get_text (self->portal, 2, "body"), ==, "Three");
  g_assert_cmpuint (self->portal->removed->len, ==, 1);
  g_assert_cmpstr (self->portal->removed->pdata[0], ==, "b");
}

/* Taken back and shown once more before the first answer. */
static void
test_back_again (Fixture *self, gconstpointer data)
{
  self->portal->waits = TRUE;
  show (self, "a", "Reminder", "One");
  rj_notifier_withdraw (self->notifier, "a");
  show (self, "a", "Reminder", "Two");
  settle (self);
  answer_all (self->portal);
  settle (self);
  g_assert_true (g_hash_table_contains (self->portal->on_screen, "a"));
  g_assert_cmpstr (get_text (self->portal, self->portal->added->len - 1, "body"), ==, "Two");
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  self->portal->refuses = TRUE;
  show (self, "a", "Reminder", "Body");
  settle (self);
  g_assert_cmpuint (self->said->len, ==, 1);
  g_assert_cmpstr (self->said->pdata[0], ==, "refused a");
  g_assert_cmpuint (self->portal->added->len, ==, 1);

  self->portal->refuses = FALSE;
  show (self, "a", "Reminder", "Body");
  settle (self);
  g_assert_cmpuint (self->said->len, ==, 1);
  g_assert_true (g_hash_table_contains (self->portal->on_screen, "a"));
}

/* The main thread never waits, and an answer in ten seconds is one. */
static void
test_slow (Fixture *self, gconstpointer data)
{
  gint64 before = g_get_monotonic_time ();

  self->portal->waits = TRUE;
  for (int i = 0; i < 1000; i++)
    {
      g_autofree char *key = g_strdup_printf ("key-%d", i % 10);

      show (self, key, "Reminder", "Body");
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  rj_notifier_close_all (self->notifier, G_TIME_SPAN_MILLISECOND);
  /* Waited for each, it would be hours. */
  g_assert_cmpint (g_get_monotonic_time () - before, <, 60 * G_TIME_SPAN_SECOND);
  settle (self);
  g_assert_cmpuint (self->said->len, ==, 0);
  g_assert_true (rj_notifier_is_busy (self->notifier));
  answer_all (self->portal);
  settle (self);
  g_assert_false (rj_notifier_is_busy (self->notifier));
  g_assert_cmpuint (self->said->len, ==, 0);
  g_assert_cmpuint (self->idle, ==, 1);
  g_assert_cmpuint (g_hash_table_size (self->portal->on_screen), ==, 10);
}

static void
restart (Fixture *self)
{
  Portal *old = self->portal;

  /* It waits in line. */
  self->portal = portal_new (self->dbus, 2);
  portal_free (old);
}

/* What is still to be there is there, once; what was taken back is not. */
static void
test_restarted (Fixture *self, gconstpointer data)
{
  show (self, "a", "Reminder", "Body");
  show (self, "b", "Reminder", "Body");
  settle (self);
  rj_notifier_withdraw (self->notifier, "b");
  settle (self);

  restart (self);
  settle (self);
  g_assert_cmpuint (self->portal->added->len, ==, 1);
  g_assert_true (g_hash_table_contains (self->portal->on_screen, "a"));
  g_assert_cmpstr (get_text (self->portal, 0, "sound"), ==, "silent");
  g_assert_true (has_hint (self->portal, 0, "tray"));
  g_assert_true (has_hint (self->portal, 0, "hide-content-on-lock-screen"));
  g_assert_cmpuint (self->said->len, ==, 0);
}

/* It goes, and only some time later there is one again. */
static void
test_away (Fixture *self, gconstpointer data)
{
  show (self, "a", "Reminder", "Body");
  settle (self);
  g_clear_pointer (&self->portal, portal_free);
  settle (self);
  g_assert_cmpuint (self->said->len, ==, 0);
  show (self, "b", "Reminder", "Body");
  settle (self);
  g_assert_cmpuint (self->said->len, ==, 1);
  g_assert_cmpstr (self->said->pdata[0], ==, "nobody for b");

  self->portal = portal_new (self->dbus, 2);
  settle (self);
  g_assert_cmpuint (self->portal->added->len, ==, 1);
  g_assert_true (g_hash_table_contains (self->portal->on_screen, "a"));
}

/* It went while it was asked. */
static void
test_lost (Fixture *self, gconstpointer data)
{
  self->portal->waits = TRUE;
  show (self, "a", "Reminder", "Body");
  settle (self);
  restart (self);
  settle (self);
  g_assert_cmpuint (self->portal->added->len, ==, 1);
  g_assert_true (g_hash_table_contains (self->portal->on_screen, "a"));
  g_assert_cmpuint (self->said->len, ==, 0);

  self->portal->waits = TRUE;
  show (self, "b", "Reminder", "Body");
  settle (self);
  g_clear_pointer (&self->portal, portal_free);
  settle (self);
  g_assert_cmpuint (self->said->len, ==, 1);
  g_assert_cmpstr (self->said->pdata[0], ==, "nobody for b");
}

/* The next process finds on the screen what this one showed; it may have been sent away, and stays away. */
static void
test_next_process (Fixture *self, gconstpointer data)
{
  guint32 neutral, full, none;

  show_neutral (self, "a");
  show (self, "b", "Quokka circle", "17:30");
  settle (self);
  neutral = rj_notifier_leave (self->notifier, "a");
  full = rj_notifier_leave (self->notifier, "b");
  none = rj_notifier_leave (self->notifier, "c");
  g_assert_cmpuint (neutral, !=, 0);
  g_assert_cmpuint (full, ==, 0);
  g_assert_cmpuint (none, ==, 0);

  g_clear_object (&self->notifier);
  listen (self, rj_portal_notifier_new (self->bus));
  show_neutral_again (self, "a", neutral);
  show_neutral_again (self, "b", full);
  settle (self);
  g_assert_cmpuint (self->portal->added->len, ==, 3);
  g_assert_cmpstr (get_text (self->portal, 2, "title"), ==, "Reminder");
  g_assert_true (has_hint (self->portal, 2, "tray"));

  /* It is known here, for the next portal. */
  restart (self);
  settle (self);
  g_assert_cmpuint (self->portal->added->len, ==, 2);
  g_assert_true (g_hash_table_contains (self->portal->on_screen, "a"));
  g_assert_true (g_hash_table_contains (self->portal->on_screen, "b"));
}

/* What stays when the program is gone is neutral. */
static void
test_end (Fixture *self, gconstpointer data)
{
  show_neutral (self, "a");
  show (self, "b", "Quokka circle", "17:30");
  settle (self);
  rj_notifier_close_all (self->notifier, G_TIME_SPAN_SECOND);
  g_clear_object (&self->notifier);
  settle (self);
  g_assert_cmpuint (self->portal->added->len, ==, 3);
  g_assert_cmpstr (get_text (self->portal, 2, "title"), ==, "Reminder");
  g_assert_cmpstr (get_text (self->portal, 2, "body"), ==, "You have something planned.");
  g_assert_cmpuint (self->portal->removed->len, ==, 0);
}

/* ---- Which one ---- */

static RjNotifier *
wait_choice (Fixture *self)
{
  while (!rj_chosen_notifier_get_choice (RJ_CHOSEN_NOTIFIER (self->notifier)))
    g_main_context_iteration (NULL, TRUE);
  return rj_chosen_notifier_get_choice (RJ_CHOSEN_NOTIFIER (self->notifier));
}

static void
test_version_2 (Fixture *self, gconstpointer data)
{
  self->portal = portal_new (self->dbus, 2);
  listen (self, rj_chosen_notifier_new (self->bus, APP_ID));
  g_assert_true (RJ_IS_PORTAL_NOTIFIER (wait_choice (self)));

  show (self, "a", "Reminder", "Body");
  settle (self);
  g_assert_true (g_hash_table_contains (self->portal->on_screen, "a"));
  self->portal->refuses = TRUE;
  show (self, "b", "Reminder", "Body");
  settle (self);
  g_assert_cmpstr (self->said->pdata[0], ==, "refused b");
  rj_notifier_emit_action (self->notifier, "a", RJ_NOTIFY_ACTION_DONE);
  g_assert_cmpstr (self->said->pdata[1], ==, "action a 1");
}

static void
test_version_1 (Fixture *self, gconstpointer data)
{
  self->portal = portal_new (self->dbus, 1);
  listen (self, rj_chosen_notifier_new (self->bus, APP_ID));
  g_assert_true (RJ_IS_LIBNOTIFY_NOTIFIER (wait_choice (self)));
  g_assert_false (rj_notifier_outlives (self->notifier));
}

static void
test_no_portal (Fixture *self, gconstpointer data)
{
  listen (self, rj_chosen_notifier_new (self->bus, APP_ID));
  g_assert_true (RJ_IS_LIBNOTIFY_NOTIFIER (wait_choice (self)));
}

/* What is asked for before the answer waits for it. */
static void
test_version_late (Fixture *self, gconstpointer data)
{
  guint32 left;

  self->portal = portal_new (self->dbus, 2);
  self->portal->waits = TRUE;
  listen (self, rj_chosen_notifier_new (self->bus, APP_ID));
  g_assert_false (rj_notifier_is_busy (self->notifier));
  show (self, "a", "Reminder", "Body");
  show (self, "b", "Reminder", "Body");
  rj_notifier_withdraw (self->notifier, "a");
  show_neutral_again (self, "c", 7);
  settle (self);
  g_assert_true (rj_notifier_is_busy (self->notifier));
  left = rj_notifier_leave (self->notifier, "c");
  g_assert_cmpuint (left, ==, 7);
  g_assert_true (rj_notifier_outlives (self->notifier));
  g_assert_cmpuint (self->portal->added->len, ==, 0);

  answer_all (self->portal);
  wait_choice (self);
  settle (self);
  settle (self);
  g_assert_cmpuint (g_hash_table_size (self->portal->on_screen), ==, 2);
  g_assert_false (g_hash_table_contains (self->portal->on_screen, "a"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, up, test) g_test_add ("/portal-notifier/" name, Fixture, NULL, up, test, tear_down)
  ADD ("content", set_up_portal, test_content);
  ADD ("silent", set_up_portal, test_silent);
  ADD ("withdraw", set_up_portal, test_withdraw);
  ADD ("one-at-a-time", set_up_portal, test_one_at_a_time);
  ADD ("back-again", set_up_portal, test_back_again);
  ADD ("refused", set_up_portal, test_refused);
  ADD ("slow", set_up_portal, test_slow);
  ADD ("restarted", set_up_portal, test_restarted);
  ADD ("away", set_up_portal, test_away);
  ADD ("lost", set_up_portal, test_lost);
  ADD ("next-process", set_up_portal, test_next_process);
  ADD ("end", set_up_portal, test_end);
  ADD ("version-2", set_up, test_version_2);
  ADD ("version-1", set_up, test_version_1);
  ADD ("no-portal", set_up, test_no_portal);
  ADD ("version-late", set_up, test_version_late);
#undef ADD

  return g_test_run ();
}
