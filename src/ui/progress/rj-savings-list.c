// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-savings-list.h"

#include "rj-rows.h"
#include "rj-saving-dialog.h"
#include "rj-text.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>

#define KEY "rj-savings"
#define ROW "rj-saving"

typedef struct {
  RjContext *context;
  GtkWidget *list;
  GtkWidget *add;
  char *substance;
  int days;
} Savings;

static void
savings_free (gpointer data)
{
  Savings *self = data;

  g_object_unref (self->context);
  g_free (self->substance);
  g_free (self);
}

static GtkListBoxRow *
get_row (Savings *self, int i)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i);

  if (row != NULL)
    return row;
  row = g_object_new (ADW_TYPE_ACTION_ROW, "activatable", TRUE, "use-markup", FALSE, NULL);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  rj_rows_add_arrow (ADW_ACTION_ROW (row));
  gtk_list_box_append (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  return row;
}

static void
show_saving (Savings *self, GtkListBoxRow *row, const RjRecoverySaving *saving)
{
  g_autofree char *unit = rj_text_for_label (saving->unit, RJ_TEXT_NAME);
  g_autofree char *total = rj_saving_format (rj_recovery_saving_get_total (saving, self->days));
  g_autofree char *daily = rj_saving_format (saving->amount);
  /* Translators: an amount and the person's word for what it is of: "2407.50 euros" */
  g_autofree char *title = g_strdup_printf (C_ ("saving", "%s %s"), total, unit);
  /* Translators: an amount a day, and how many days it was counted for */
  g_autofree char *subtitle = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%s a day, for %d day", "%s a day, for %d days", (gulong) self->days),
    daily, self->days);

  g_object_set_data_full (G_OBJECT (row), ROW, rj_recovery_saving_copy (saving),
                          (GDestroyNotify) rj_recovery_saving_free);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  Savings *self = g_object_get_data (G_OBJECT (widget), KEY);
  g_autoptr (GPtrArray) savings = rj_recovery_list_savings_finish (RJ_RECOVERY (source), result, NULL);
  GtkListBoxRow *row;
  int n = 0;

  for (guint i = 0; savings != NULL && i < savings->len; i++)
    {
      const RjRecoverySaving *saving = g_ptr_array_index (savings, i);

      if (g_strcmp0 (saving->substance, self->substance) == 0)
        show_saving (self, get_row (self, n++), saving);
    }
  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), n)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  gtk_widget_set_visible (self->list, n > 0);
}

void
rj_savings_list_show (GtkWidget *widget, const char *substance, int days)
{
  Savings *self = g_object_get_data (G_OBJECT (widget), KEY);

  g_set_str (&self->substance, substance);
  self->days = days;
  rj_recovery_list_savings_async (rj_store_get_recovery (rj_context_get_store (self->context)), NULL,
                                  listed_cb, g_object_ref (widget));
}

static void
activated_cb (GtkListBox *list, GtkListBoxRow *row, Savings *self)
{
  rj_saving_dialog_present (GTK_WIDGET (list), self->context, g_object_get_data (G_OBJECT (row), ROW), NULL);
}

static void
add_cb (GtkButton *button, Savings *self)
{
  rj_saving_dialog_present (GTK_WIDGET (button), self->context, NULL, self->substance);
}

GtkWidget *
rj_savings_list_new (RjContext *context)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  Savings *self = g_new0 (Savings, 1);

  self->context = g_object_ref (context);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_visible (self->list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("saving", "What it leaves"), -1);
  self->add = gtk_button_new_with_mnemonic (_ ("_Count what it leaves"));
  gtk_widget_set_size_request (self->add, 44, 44);
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  gtk_widget_set_visible (self->add, !rj_context_get_for_reading (context));
  rj_wrap_button (GTK_BUTTON (self->add));
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), self->add);
  g_object_set_data_full (G_OBJECT (box), KEY, self, savings_free);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  g_signal_connect (self->add, "clicked", G_CALLBACK (add_cb), self);
  return box;
}
