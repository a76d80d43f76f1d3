// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-files.h"

/* The dialog adds what was chosen some time after it answered. */
static void
recent_changed_cb (GtkRecentManager *recent, GHashTable *chosen)
{
  GHashTableIter iter;
  gpointer uri;

  g_hash_table_iter_init (&iter, chosen);
  while (g_hash_table_iter_next (&iter, &uri, NULL))
    if (gtk_recent_manager_has_item (recent, uri))
      gtk_recent_manager_remove_item (recent, uri, NULL);
}

/* (transfer full) */
static GFile *
forget (GFile *file)
{
  GtkRecentManager *recent = gtk_recent_manager_get_default ();
  GHashTable *chosen = g_object_get_data (G_OBJECT (recent), "rj-chosen");

  if (file == NULL)
    return NULL;
  if (chosen == NULL)
    {
      chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_object_set_data_full (G_OBJECT (recent), "rj-chosen", chosen, (GDestroyNotify) g_hash_table_unref);
      g_signal_connect (recent, "changed", G_CALLBACK (recent_changed_cb), chosen);
    }
  g_hash_table_add (chosen, g_file_get_uri (file));
  recent_changed_cb (recent, chosen);
  return file;
}

GFile *
rj_files_open_finish (GtkFileDialog *dialog, GAsyncResult *result)
{
  return forget (gtk_file_dialog_open_finish (dialog, result, NULL));
}

GFile *
rj_files_save_finish (GtkFileDialog *dialog, GAsyncResult *result)
{
  return forget (gtk_file_dialog_save_finish (dialog, result, NULL));
}

GFile *
rj_files_select_folder_finish (GtkFileDialog *dialog, GAsyncResult *result)
{
  return forget (gtk_file_dialog_select_folder_finish (dialog, result, NULL));
}
