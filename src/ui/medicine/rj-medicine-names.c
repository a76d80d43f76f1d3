// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-medicine-names.h"

#include "rj-medicine.h"

#include <glib/gi18n-lib.h>

static const struct {
  const char *name;
  RjMedicineForm form;
} names[] = {
  { N_ ("Buprenorphine film"), RJ_MEDICINE_FORM_FILM },
  { N_ ("Buprenorphine tablet"), RJ_MEDICINE_FORM_TABLET },
  { N_ ("Buprenorphine weekly injection"), RJ_MEDICINE_FORM_INJECTION },
  { N_ ("Buprenorphine monthly injection"), RJ_MEDICINE_FORM_INJECTION },
  { N_ ("Methadone"), RJ_MEDICINE_FORM_OPEN },
  { N_ ("Naltrexone tablet"), RJ_MEDICINE_FORM_TABLET },
  { N_ ("Naltrexone monthly injection"), RJ_MEDICINE_FORM_INJECTION },
  { N_ ("Naloxone"), RJ_MEDICINE_FORM_OPEN },
};

static void
chosen_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkEditable *name = data;
  GtkDropDown *form = g_object_get_data (G_OBJECT (name), "rj-form");
  guint which = g_variant_get_uint32 (parameter);

  g_return_if_fail (which < G_N_ELEMENTS (names));
  gtk_editable_set_text (name, _ (names[which].name));
  gtk_drop_down_set_selected (form, names[which].form);
  gtk_widget_grab_focus (GTK_WIDGET (name));
  gtk_editable_set_position (name, -1);
}

void
rj_medicine_names_add (AdwEntryRow *name, GtkDropDown *form)
{
  static const GActionEntry actions[] = { { "choose", chosen_cb, "u", NULL, NULL, { 0 } } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *action = g_strdup_printf ("name.choose(uint32 %u)", i);

      g_menu_append (menu, _ (names[i].name), action);
    }
  g_object_set_data_full (G_OBJECT (name), "rj-form", g_object_ref (form), g_object_unref);
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), name);
  gtk_widget_insert_action_group (GTK_WIDGET (name), "name", G_ACTION_GROUP (group));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "pan-down-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Names that many have"));
  gtk_widget_set_size_request (button, 44, 44);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_entry_row_add_suffix (name, button);
}
