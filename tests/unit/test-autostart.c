// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-autostart.h"

#include <glib/gstdio.h>
#include <string.h>

#define APP_ID "org.example.RecoveryJournal"

static char *folder;
static char *path;

typedef struct {
  gboolean done;
  gboolean result;
  GError *error;
} Answer;

static void
set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->result = rj_autostart_set_finish (result, &answer->error);
  answer->done = TRUE;
}

static void
get_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->result = rj_autostart_get_finish (result);
  answer->done = TRUE;
}

static gboolean
set (gboolean on, GError **error)
{
  Answer answer = { 0 };

  rj_autostart_set_async (APP_ID, on, set_cb, &answer);
  while (!answer.done)
    g_main_context_iteration (NULL, TRUE);
  if (answer.error)
    g_propagate_error (error, answer.error);
  return answer.result;
}

static gboolean
get (void)
{
  Answer answer = { 0 };

  rj_autostart_get_async (APP_ID, get_cb, &answer);
  while (!answer.done)
    g_main_context_iteration (NULL, TRUE);
  return answer.result;
}

static void
write_text (const char *text)
{
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

/* The desktop finds this program again, and the file says nothing but its neutral name. */
static void
test_on_and_off (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  g_autofree char *exec = NULL;
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_auto (GStrv) keys = NULL;
  g_auto (GStrv) words = NULL;
  const char *const expected[] = { "Type", "Name", "Icon", "Exec", "Terminal", NULL };

  g_assert_false (get ());
  g_assert_true (set (FALSE, &error));
  g_assert_true (set (TRUE, &error));
  g_assert_no_error (error);
  g_assert_true (get ());

  g_assert_true (g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &error));
  keys = g_key_file_get_keys (file, "Desktop Entry", NULL, NULL);
  g_assert_cmpstrv (keys, expected);
  content = g_key_file_get_string (file, "Desktop Entry", "Name", NULL);
  g_assert_cmpstr (content, ==, "Journal");
  exec = g_key_file_get_string (file, "Desktop Entry", "Exec", NULL);
  g_assert_true (g_shell_parse_argv (exec, NULL, &words, &error));
  g_assert_cmpuint (g_strv_length (words), ==, 2);
  g_assert_cmpstr (words[0], ==, program);
  g_assert_cmpstr (words[1], ==, "--background");

  g_assert_true (set (FALSE, &error));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (get ());
}

/* What the settings of a desktop do to such a file. */
static void
test_disabled (void)
{
  write_text ("[Desktop Entry]\nType=Application\nHidden=true\n");
  g_assert_false (get ());
  write_text ("[Desktop Entry]\nType=Application\nX-GNOME-Autostart-enabled=false\n");
  g_assert_false (get ());
  write_text ("[Desktop Entry]\nType=Application\nX-GNOME-Autostart-enabled=true\n");
  g_assert_true (get ());
  write_text ("no key file");
  g_assert_false (get ());
  g_assert_true (set (FALSE, NULL));
}

/* What was asked for last is so, however fast it changes. */
static void
test_order (void)
{
  Answer answers[50] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    rj_autostart_set_async (APP_ID, i % 2 == 0, set_cb, &answers[i]);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    while (!answers[i].done)
      g_main_context_iteration (NULL, TRUE);
  g_assert_false (get ());
}

static void
test_no_place (void)
{
  g_autoptr (GError) error = NULL;

  g_rmdir (folder);
  g_file_set_contents (folder, "a file in the place of the folder", -1, &error);
  g_assert_no_error (error);
  g_assert_false (set (TRUE, &error));
  g_assert_cmpuint (error->domain, ==, G_IO_ERROR);
  g_assert_false (get ());
  g_assert_true (set (FALSE, NULL));
  g_unlink (folder);
}

/* A desktop undoes this in two steps: the string of the key file, then the quotes of Exec. */
static void
test_quote (void)
{
  const char *const programs[] = { "/usr/bin/recovery-journal",
                                   "/opt/a b/it's \"here\"/$x/`y`/50%/back\\slash" };

  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      g_autofree char *line = rj_autostart_quote (programs[i], "--background");
      g_autofree char *text = g_strdup_printf ("[Desktop Entry]\nExec=%s\n", line);
      g_autoptr (GKeyFile) file = g_key_file_new ();
      g_autofree char *exec = NULL;
      g_autoptr (GString) plain = NULL;
      g_auto (GStrv) words = NULL;

      g_assert_true (g_key_file_load_from_data (file, text, (gsize) -1, G_KEY_FILE_NONE, NULL));
      exec = g_key_file_get_string (file, "Desktop Entry", "Exec", NULL);
      g_assert_true (g_shell_parse_argv (exec, NULL, &words, NULL));
      g_assert_cmpuint (g_strv_length (words), ==, 2);
      plain = g_string_new (words[0]);
      g_string_replace (plain, "%%", "%", 0);
      g_assert_cmpstr (plain->str, ==, programs[i]);
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *config = g_dir_make_tmp ("rj-XXXXXX", NULL);
  int result;

  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  folder = g_build_filename (config, "autostart", NULL);
  path = g_build_filename (folder, APP_ID ".desktop", NULL);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/autostart/on-and-off", test_on_and_off);
  g_test_add_func ("/autostart/disabled", test_disabled);
  g_test_add_func ("/autostart/order", test_order);
  g_test_add_func ("/autostart/no-place", test_no_place);
  g_test_add_func ("/autostart/quote", test_quote);

  result = g_test_run ();
  g_rmdir (folder);
  g_rmdir (config);
  g_free (folder);
  g_free (path);
  return result;
}
