// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-support-parts.h"

#include "rj-clipboard.h"
#include "rj-form-parts.h"
#include "rj-help-pages.h"
#include "rj-rows.h"
#include "rj-spoken.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>

#define DATA "rj-data"

/* ---- A section ---- */

void
rj_support_section_init (RjSupportSection *self,
                         GtkWidget *parent,
                         const char *title,
                         const char *empty,
                         const char *add)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->list = gtk_list_box_new ();
  rj_form_parts_add_label (self->box, title, "heading");
  self->empty = rj_form_parts_add_label (self->box, empty, "dimmed");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (self->box), self->list);
  self->add = add != NULL ? rj_support_parts_add_button (self->box, add) : NULL;
  if (self->add != NULL)
    gtk_widget_set_margin_top (self->add, 6);
  rj_support_section_end (self, 0);
  gtk_box_append (GTK_BOX (parent), self->box);
}

static GtkWidget *
get_row (RjSupportSection *self, int index)
{
  GtkListBoxRow *there = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), index);
  GtkWidget *row;

  if (there != NULL)
    return GTK_WIDGET (there);
  row = g_object_new (ADW_TYPE_ACTION_ROW, "activatable", TRUE, "title-lines", 0, "subtitle-lines", 0, NULL);
  /* One after the other: set together, the title would be read as markup first. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  rj_rows_add_arrow (ADW_ACTION_ROW (row));
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  return row;
}

void
rj_support_section_set_row (RjSupportSection *self,
                            int index,
                            const char *title,
                            const char *subtitle,
                            gpointer data,
                            GDestroyNotify destroy)
{
  GtkWidget *row = get_row (self, index);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  g_object_set_data_full (G_OBJECT (row), DATA, data, destroy);
}

void
rj_support_section_end (RjSupportSection *self, int n)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), n)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  gtk_widget_set_visible (self->list, n > 0);
  gtk_widget_set_visible (self->empty, n == 0);
}

gpointer
rj_support_section_get_data (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), DATA);
}

/* ---- Buttons ---- */

GtkWidget *
rj_support_parts_add_button (GtkWidget *box, const char *label)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_size_request (button, 44, 44);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  rj_wrap_button (GTK_BUTTON (button));
  if (ADW_IS_WRAP_BOX (box))
    adw_wrap_box_append (ADW_WRAP_BOX (box), button);
  else
    gtk_box_append (GTK_BOX (box), button);
  return button;
}

GtkWidget *
rj_support_parts_add_buttons (GtkWidget *box)
{
  GtkWidget *buttons = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (buttons), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (buttons), 6);
  gtk_box_append (GTK_BOX (box), buttons);
  return buttons;
}

static GtkWidget *
add_spoken (GtkWidget *buttons, const char *label, const char *name)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  rj_speak_button (GTK_BUTTON (button), name);
  gtk_widget_set_size_request (button, 44, 44);
  rj_wrap_button (GTK_BUTTON (button));
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), button);
  return button;
}

static void
copy_cb (GtkButton *button, const char *text)
{
  rj_clipboard_copy_briefly (GTK_WIDGET (button), text);
  rj_announce (GTK_WIDGET (button), _ ("Copied for 30 seconds"), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  gtk_button_set_label (button, _ ("Copied"));
}

void
rj_support_parts_add_copy (GtkWidget *buttons, const char *text)
{
  g_autofree char *name = g_strdup_printf (_ ("Copy %s"), text);
  GtkWidget *button = add_spoken (buttons, _ ("Copy"), name);

  g_signal_connect_data (button, "clicked", G_CALLBACK (copy_cb), g_strdup (text),
                         (GClosureNotify) (void (*) (void)) g_free, 0);
}

static void
open_cb (GtkButton *button, const char *url)
{
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (url);

  gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (button))), NULL, NULL,
                           NULL);
}

void
rj_support_parts_add_site (GtkWidget *box, const char *display, const char *url)
{
  GtkWidget *buttons;

  rj_help_add_digits (box, display, "body");
  buttons = rj_support_parts_add_buttons (box);
  if (url != NULL)
    {
      /* Translators: read aloud with the button "Open the site"; %s is a web address. */
      g_autofree char *name = g_strdup_printf (_ ("Open %s in the browser"), display);
      GtkWidget *button = add_spoken (buttons, _ ("Open the site"), name);

      g_signal_connect_data (button, "clicked", G_CALLBACK (open_cb), g_strdup (url),
                             (GClosureNotify) (void (*) (void)) g_free, 0);
    }
  rj_support_parts_add_copy (buttons, display);
}
