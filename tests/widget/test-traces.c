// SPDX-License-Identifier: GPL-3.0-or-later
// What a program may leave behind where others look: recent files, the clipboard.
#include "rj-clipboard.h"
#include "rj-elsewhere.h"
#include "rj-files.h"
#include "rj-test-ui.h"
#include "rj-ui.h"

#include <glib/gstdio.h>
#include <locale.h>

static char *folder;

static char *
dup_recent (void)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "recently-used.xbel", NULL);
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  return text;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GFile **) user_data = rj_files_save_finish (GTK_FILE_DIALOG (source), result);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GFile **) user_data = rj_files_open_finish (GTK_FILE_DIALOG (source), result);
}

/* The dialog of GTK itself, which it shows where there is no portal. (nullable) */
static GtkWindow *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_str_equal (G_OBJECT_TYPE_NAME (window), "GtkFileChooserDialog")
          && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

/* Clicks until it answers: the dialog may still be reading the folder. */
static gboolean
accept_again (gpointer user_data)
{
  GtkWindow *dialog = find_dialog ();

  if (dialog != NULL)
    g_signal_emit_by_name (dialog, "response", GTK_RESPONSE_ACCEPT);
  return G_SOURCE_CONTINUE;
}

static GFile *
choose (gboolean save, GFile *file)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GFile *chosen = NULL;
  guint clicks;

  gtk_file_dialog_set_initial_file (dialog, file);
  if (save)
    gtk_file_dialog_save (dialog, NULL, NULL, saved_cb, &chosen);
  else
    gtk_file_dialog_open (dialog, NULL, NULL, opened_cb, &chosen);
  RJ_TEST_UNTIL (find_dialog () != NULL);
  clicks = g_timeout_add (100, accept_again, NULL);
  RJ_TEST_UNTIL (chosen != NULL);
  g_source_remove (clicks);
  return chosen;
}

static gboolean
holds_only_the_other (void)
{
  g_autofree char *text = dup_recent ();

  return text != NULL && strstr (text, "walrus") != NULL && strstr (text, "quokka") == NULL;
}

static void
test_recent_files (void)
{
  g_autofree char *path = g_build_filename (folder, "quokka.jbk", NULL);
  g_autofree char *other = g_build_filename (folder, "walrus.txt", NULL);
  g_autofree char *other_uri = g_filename_to_uri (other, NULL, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkRecentManager *recent = gtk_recent_manager_get_default ();

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GFile) chosen = choose (i == 0, file);

      g_assert_true (g_file_equal (chosen, file));
      g_assert_true (g_file_set_contents (path, "x", 1, NULL));
    }
  /* What another program of the person's put there stays; when it is there, all that GTK held back is. */
  g_assert_true (g_file_set_contents (other, "x", 1, NULL));
  g_assert_true (gtk_recent_manager_add_item (recent, other_uri));
  RJ_TEST_UNTIL (holds_only_the_other ());
  g_unlink (path);
  g_unlink (other);
}

static void
count_cb (int *n)
{
  (*n)++;
}

/* Two dialogs: it is one absence, and over with the last of them. */
static void
test_elsewhere (void)
{
  RjElsewhere *elsewhere = rj_elsewhere_get ();
  g_autoptr (GtkFileDialog) first = gtk_file_dialog_new ();
  g_autoptr (GtkFileDialog) second = gtk_file_dialog_new ();
  int n = 0;
  gulong id = g_signal_connect_swapped (elsewhere, "notify::open", G_CALLBACK (count_cb), &n);

  g_assert_false (rj_elsewhere_get_open (elsewhere));
  rj_elsewhere_hold (elsewhere, first);
  rj_elsewhere_hold (elsewhere, second);
  g_assert_true (rj_elsewhere_get_open (elsewhere));
  g_clear_object (&first);
  g_assert_true (rj_elsewhere_get_open (elsewhere));
  g_assert_cmpint (n, ==, 1);
  g_clear_object (&second);
  g_assert_false (rj_elsewhere_get_open (elsewhere));
  g_assert_cmpint (n, ==, 2);
  g_signal_handler_disconnect (elsewhere, id);
}

static void
test_clipboard (void)
{
  GtkWidget *window = gtk_window_new ();
  GdkClipboard *clipboard = gtk_widget_get_clipboard (window);
  GdkContentProvider *content;
  g_autoptr (GdkContentFormats) formats = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  rj_clipboard_copy_briefly (window, "quokka");
  content = gdk_clipboard_get_content (clipboard);
  formats = gdk_content_provider_ref_formats (content);
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "x-kde-passwordManagerHint"));
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (content, &value, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (g_value_get_string (&value), ==, "quokka");
  rj_clipboard_clear_own (gtk_widget_get_display (window));
  g_assert_null (gdk_clipboard_get_content (clipboard));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  int result;

  folder = g_dir_make_tmp ("rj-traces-XXXXXX", NULL);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8"); // it asks for en_US, which only some machines have
  rj_ui_init ();
  g_test_add_func ("/traces/recent-files", test_recent_files);
  g_test_add_func ("/traces/clipboard", test_clipboard);
  g_test_add_func ("/traces/elsewhere", test_elsewhere);
  result = g_test_run ();
  g_free (folder);
  return result;
}
