// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-letter-rows.h"

#include "rj-letter-text.h"
#include "rj-rows.h"

#include <glib/gi18n-lib.h>

#define ID "rj-letter"

GtkWidget *
rj_letter_rows_new (void)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Letters"), -1);
  return list;
}

static GtkWidget *
new_row (gboolean in_help)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "activatable", TRUE, NULL);

  /* Set together with it, the title would be read as markup first. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (in_help)
    gtk_widget_add_css_class (row, "rj-help-row");
  rj_rows_add_arrow (ADW_ACTION_ROW (row));
  return row;
}

static void
show_letter (GtkListBoxRow *row, const RjLetter *letter, RjContext *context)
{
  g_autofree char *title = rj_letter_text_title (letter);
  g_autofree char *summary = context != NULL ? rj_letter_text_summary (context, letter) : g_strdup ("");

  g_object_set_data_full (G_OBJECT (row), ID, g_strdup (letter->record.id), g_free);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), summary);
}

void
rj_letter_rows_show (GtkListBox *list, GPtrArray *letters, RjContext *context)
{
  GtkWidget *focus;
  GtkListBoxRow *row;
  gboolean lost = FALSE;

  g_return_if_fail (GTK_IS_LIST_BOX (list) && letters != NULL);

  focus = gtk_widget_get_focus_child (GTK_WIDGET (list));
  for (guint i = 0; i < letters->len; i++)
    {
      row = gtk_list_box_get_row_at_index (list, (int) i);
      if (row == NULL)
        {
          row = GTK_LIST_BOX_ROW (new_row (context == NULL));
          gtk_list_box_append (list, GTK_WIDGET (row));
        }
      show_letter (row, g_ptr_array_index (letters, i), context);
    }
  while ((row = gtk_list_box_get_row_at_index (list, (int) letters->len)) != NULL)
    {
      lost = lost || GTK_WIDGET (row) == focus;
      gtk_list_box_remove (list, GTK_WIDGET (row));
    }
  if (lost)
    rj_letter_rows_take_focus (list, (int) letters->len);
}

const char *
rj_letter_rows_get_id (GtkListBoxRow *row)
{
  g_return_val_if_fail (GTK_IS_LIST_BOX_ROW (row), NULL);

  return g_object_get_data (G_OBJECT (row), ID);
}

gboolean
rj_letter_rows_take_focus (GtkListBox *list, int index)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (GTK_IS_LIST_BOX (list), FALSE);

  for (row = gtk_list_box_get_row_at_index (list, index); row == NULL && index > 0; index--)
    row = gtk_list_box_get_row_at_index (list, index - 1);
  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}
