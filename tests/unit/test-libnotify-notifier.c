// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-libnotify-notifier.h"

#include <string.h>

#define APP_ID  "org.example.RecoveryJournal"
#define BUTTONS (RJ_NOTIFY_ACTION_DONE | RJ_NOTIFY_ACTION_SNOOZE | RJ_NOTIFY_ACTION_OPEN)

/* The daemon of tests/support/rjtest/notify.py, on a bus of the test's own. */
typedef struct {
  GTestDBus *dbus;
  GSubprocess *daemon;
  GDataInputStream *lines;
  RjLibnotifyNotifier *notifier;
  GPtrArray *said; /* what the notifier said, in order */
} Fixture;

static char *
read_line (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  char *line = g_data_input_stream_read_line (self->lines, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (line);
  return line;
}

static void
write_line (Fixture *self, const char *format, ...)
{
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;
  va_list arguments;

  va_start (arguments, format);
  line = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_output_stream_write_all (g_subprocess_get_stdin_pipe (self->daemon), line, strlen (line), NULL, NULL,
                             &error);
  g_assert_no_error (error);
}

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

static const char *
wait_said (Fixture *self, guint n)
{
  while (self->said->len < n)
    g_main_context_iteration (NULL, TRUE);
  return self->said->pdata[n - 1];
}

/* libnotify keeps the first bus it met: one notifier a process, one daemon a bus, held to the end of the
 * process. */
static GTestDBus *volatile bus; /* volatile: nobody reads it but the leak checker */

static void
start (Fixture *self, const char *answers)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "support", "rjtest", "notify.py", NULL);
  g_autoptr (GError) error = NULL;

  self->said = g_ptr_array_new_with_free_func (g_free);
  self->dbus = bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (self->dbus);
  if (answers)
    {
      g_autofree char *ready = NULL;

      self->daemon = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                       "python3", script, answers, NULL);
      g_assert_no_error (error);
      self->lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->daemon));
      ready = read_line (self);
      g_assert_cmpstr (ready, ==, "ready");
    }
  self->notifier = rj_libnotify_notifier_new (APP_ID);
  g_signal_connect_swapped (self->notifier, "action", G_CALLBACK (action_cb), self);
  g_signal_connect_swapped (self->notifier, "closed", G_CALLBACK (closed_cb), self);
  g_signal_connect_swapped (self->notifier, "refused", G_CALLBACK (refused_cb), self);
}

static void
stop (Fixture *self)
{
  /* libnotify warns of a daemon that goes away in the middle of a call. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK);
  g_clear_object (&self->notifier);
  if (self->daemon)
    {
      g_subprocess_force_exit (self->daemon);
      g_subprocess_wait (self->daemon, NULL, NULL);
    }
  g_clear_object (&self->lines);
  g_clear_object (&self->daemon);
  /* libnotify never lets go of its connection; the bus ends with this process. */
  g_clear_pointer (&self->said, g_ptr_array_unref);
}

static void
show (Fixture *self, const char *key, const char *title, const char *body)
{
  rj_notifier_show (RJ_NOTIFIER (self->notifier), key, title, body, BUTTONS, FALSE);
}

static void
test_buttons (void)
{
  Fixture fixture = { 0 };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (g_test_subprocess ())
    {
      start (&fixture, "now");
      show (&fixture, "a", "Reminder", "<b> & more");
      first = read_line (&fixture);
      g_assert_cmpstr (first, ==, "shown 1 Reminder|&lt;b&gt; &amp; more|default,done,snooze,open|False");
      show (&fixture, "b", "Reminder", "Body");
      second = read_line (&fixture);
      g_assert_true (g_str_has_prefix (second, "shown 2 "));
      write_line (&fixture, "act 2 snooze\n");
      g_assert_cmpstr (wait_said (&fixture, 1), ==, "action b 2");
      g_assert_cmpstr (wait_said (&fixture, 2), ==, "closed b");
      write_line (&fixture, "act 1 done\n");
      g_assert_cmpstr (wait_said (&fixture, 3), ==, "action a 1");
      stop (&fixture);
      return;
    }
  g_test_trap_subprocess (NULL, 60 * G_TIME_SPAN_SECOND, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

/* Whatever is asked of it, the main thread never waits: a thousand waits are longer than the minute. */
static void
test_never (void)
{
  Fixture fixture = { 0 };

  if (g_test_subprocess ())
    {
      start (&fixture, "never");
      for (int i = 0; i < 1000; i++)
        {
          g_autofree char *key = g_strdup_printf ("key-%d", i % 10);

          show (&fixture, key, "Reminder", "Body");
          rj_notifier_withdraw (RJ_NOTIFIER (fixture.notifier), key);
          while (g_main_context_iteration (NULL, FALSE))
            ;
        }
      rj_notifier_close_all (RJ_NOTIFIER (fixture.notifier), 100 * G_TIME_SPAN_MILLISECOND);
      g_assert_cmpuint (fixture.said->len, ==, 0);
      stop (&fixture);
      return;
    }
  g_test_trap_subprocess (NULL, 60 * G_TIME_SPAN_SECOND, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

static void
test_no_daemon (void)
{
  Fixture fixture = { 0 };

  if (g_test_subprocess ())
    {
      /* libnotify warns of it. */
      g_log_set_always_fatal (G_LOG_FATAL_MASK);
      start (&fixture, NULL);
      show (&fixture, "a", "Reminder", "Body");
      g_assert_cmpstr (wait_said (&fixture, 1), ==, "nobody for a");
      stop (&fixture);
      return;
    }
  g_test_trap_subprocess (NULL, 60 * G_TIME_SPAN_SECOND, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/libnotify-notifier/buttons", test_buttons);
  g_test_add_func ("/libnotify-notifier/never", test_never);
  g_test_add_func ("/libnotify-notifier/no-daemon", test_no_daemon);

  return g_test_run ();
}
