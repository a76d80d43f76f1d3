// SPDX-License-Identifier: GPL-3.0-or-later
// Every template there is can be made, with warnings as errors, and its text fields tell nobody what is
// typed.
#include "rj-test-ui.h"
#include "rj-test-vault.h"
#include "rj-ui.h"

#include <locale.h>

/* The names behind a dollar sign in all .blp files below @folder. */
static void
collect_names (const char *folder, GHashTable *names, guint *n_files)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  g_autoptr (GRegex) expression = g_regex_new ("\\$(Rj\\w+)", 0, 0, NULL);
  const char *entry;

  g_assert_no_error (error);
  while ((entry = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, entry, NULL);
      g_autofree char *text = NULL;
      g_autoptr (GMatchInfo) match = NULL;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        collect_names (path, names, n_files);
      if (!g_str_has_suffix (entry, ".blp"))
        continue;
      *n_files += 1;
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      for (g_regex_match (expression, text, 0, &match); g_match_info_matches (match);
           g_match_info_next (match, NULL))
        g_hash_table_add (names, g_match_info_fetch (match, 1));
    }
}

static GHashTable *
list_names (void)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_files = 0;

  collect_names (RJ_TEST_UI_SOURCE, names, &n_files);
  g_assert_cmpuint (n_files, >, 15);
  g_assert_cmpuint (g_hash_table_size (names), >=, n_files);
  return names;
}

/* A name that is not known when a template is read would be an error in front of the person. */
static void
test_known (void)
{
  g_autoptr (GHashTable) names = list_names ();
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (g_type_from_name (name) == 0)
      g_error ("rj_ui_init() does not make %s known, which a template names", (const char *) name);
}

static GObject *
make (GType type, RjContext *context)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (type);

  if (g_object_class_find_property (G_OBJECT_CLASS (klass), "context") != NULL)
    return g_object_ref_sink (g_object_new (type, "context", context, NULL));
  return g_object_ref_sink (g_object_new (type, NULL));
}

static void
let_go (GObject *widget)
{
  if (GTK_IS_WINDOW (widget))
    gtk_window_destroy (GTK_WINDOW (widget));
  g_object_unref (widget);
}

static void
test_made (void)
{
  g_autoptr (GHashTable) names = list_names ();
  g_autoptr (GError) error = NULL;
  RjTestUi ui;
  GHashTableIter iter;
  gpointer name;
  guint n = 0;

  rj_test_ui_set_up (&ui);
  rj_test_vault_open (ui.vault, RJ_TEST_CREATE, RJ_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  rj_context_set_store (ui.context, rj_vault_get_store (ui.vault));
  RJ_TEST_UNTIL (rj_context_get_drafts_loaded (ui.context));
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      GType type = g_type_from_name (name);
      GObject *widget;

      if (G_TYPE_IS_ABSTRACT (type))
        continue;
      g_test_message ("%s", (const char *) name);
      widget = make (type, ui.context);
      g_assert_true (GTK_IS_WIDGET (widget));
      rj_test_assert_private (GTK_WIDGET (widget));
      if (ADW_IS_DIALOG (widget))
        rj_test_assert_safety_keys (GTK_WIDGET (widget));
      let_go (widget);
      n++;
    }
  g_assert_cmpuint (n, >, 20);
  rj_test_ui_tear_down (&ui);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8"); // it asks for en_US, which only some machines have
  rj_ui_init ();
  g_test_add_func ("/templates/known", test_known);
  g_test_add_func ("/templates/made", test_made);
  return g_test_run ();
}
