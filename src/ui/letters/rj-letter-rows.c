// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-letter-rows.h"

#include "rj-letter-text.h"
#include "rj-rows.h"

#include <glib/gi18n-lib.h>

#define ID   "rj-letter"
#define MENU "rj-letter-menu"
#define KEY  "rj-letter-key"

GtkWidget *
rj_letter_rows_new (void)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Letters"), -1);
  return list;
}

/* Nobody has to open what they want to be rid of. */
static void
add_menu (GtkWidget *row)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkShortcut *key = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Delete, 0),
                                       gtk_named_action_new (RJ_LETTER_ROWS_DELETE));

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_size_request (button, 44, 44);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), key);
  gtk_widget_add_controller (row, keys);
  g_object_set_data (G_OBJECT (row), MENU, button);
  g_object_set_data (G_OBJECT (row), KEY, key);
}

static void
update_menu (GtkWidget *row, const char *id, const char *title)
{
  GtkWidget *button = g_object_get_data (G_OBJECT (row), MENU);
  /* Translators: a button with what can be done with a line; %s is the line. */
  g_autofree char *name = g_strdup_printf (_ ("More for “%s”"), title);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuItem) item = g_menu_item_new (_ ("_Delete"), NULL);

  if (button == NULL)
    return;
  g_menu_item_set_action_and_target (item, RJ_LETTER_ROWS_DELETE, "s", id);
  g_menu_append_item (menu, item);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_shortcut_set_arguments (g_object_get_data (G_OBJECT (row), KEY), g_variant_new_string (id));
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
  else
    add_menu (row);
  rj_rows_add_arrow (ADW_ACTION_ROW (row));
  return row;
}

static void
show_letter (GtkListBoxRow *row, const RjLetter *letter, RjContext *context)
{
  g_autofree char *title = rj_letter_text_title (letter);
  g_autofree char *summary = context != NULL ? rj_letter_text_summary (context, letter) : g_strdup ("");

  g_object_set_data_full (G_OBJECT (row), ID, g_strdup (letter->record.id), g_free);
  update_menu (GTK_WIDGET (row), letter->record.id, title);
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
