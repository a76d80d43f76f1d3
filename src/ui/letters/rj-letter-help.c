// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-letter-help.h"

#include "rj-help-pages.h"
#include "rj-letter-dialog.h"
#include "rj-letter-text.h"
#include "rj-letters.h"
#include "rj-rows.h"

#include <glib/gi18n-lib.h>

typedef struct {
  RjContext *context;
  AdwNavigationView *navigation; /* not owned: the row is in it */
  GPtrArray *offers;
} Row;

static void
row_free (gpointer data)
{
  Row *self = data;

  g_object_unref (self->context);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  g_free (self);
}

static void
open_letter (GtkWidget *widget, Row *self, guint index)
{
  const RjLetterOffer *offer = g_ptr_array_index (self->offers, index);

  rj_letter_dialog_present (widget, self->context, offer->letter, offer->craving_id);
}

static void
listed_row_activated_cb (GtkWidget *list, GtkListBoxRow *row, Row *self)
{
  guint index = (guint) gtk_list_box_row_get_index (row);

  if (index < self->offers->len)
    open_letter (list, self, index);
}

static GtkWidget *
new_listed_row (const RjLetter *letter)
{
  g_autofree char *title = rj_letter_text_title (letter);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "activatable", TRUE, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (row, "rj-help-row");
  rj_rows_add_arrow (ADW_ACTION_ROW (row));
  return row;
}

static void
list_letters (Row *self)
{
  GtkWidget *column;
  AdwNavigationPage *page = rj_help_page_new (_ ("A letter for now"), "letters", &column);
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Letters"), -1);
  for (guint i = 0; i < self->offers->len; i++)
    gtk_list_box_append (
      GTK_LIST_BOX (list),
      new_listed_row (((const RjLetterOffer *) g_ptr_array_index (self->offers, i))->letter));
  /* The page goes with the dialog, as the row does. */
  g_signal_connect (list, "row-activated", G_CALLBACK (listed_row_activated_cb), self);
  gtk_box_append (GTK_BOX (column), list);
  adw_navigation_view_push (self->navigation, page);
}

static void
activated_cb (GtkWidget *widget, Row *self)
{
  if (self->offers == NULL || self->offers->len == 0)
    return;
  if (self->offers->len == 1)
    open_letter (widget, self, 0);
  else
    list_letters (self);
}

static void
offers_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  Row *self = g_object_get_data (G_OBJECT (widget), "rj-letters");
  GPtrArray *offers = rj_letters_list_offers_finish (RJ_LETTERS (source), result, NULL);

  /* Whatever went wrong: nothing here may stand between a person and the rest of this page. */
  if (offers == NULL)
    return;
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  self->offers = offers;
  gtk_widget_set_visible (widget, offers->len > 0);
}

GtkWidget *
rj_letter_help_row_new (RjContext *context, AdwNavigationView *navigation)
{
  GtkWidget *row =
    g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", _ ("A letter for now"), "subtitle",
                  _ ("Words from you, for you"), "activatable", TRUE, "visible", FALSE, NULL);
  Row *self = g_new0 (Row, 1);

  self->context = g_object_ref (context);
  self->navigation = navigation;
  g_object_set_data_full (G_OBJECT (row), "rj-letters", self, row_free);
  gtk_widget_add_css_class (row, "rj-help-row");
  rj_rows_add_arrow (ADW_ACTION_ROW (row));
  g_signal_connect (row, "activated", G_CALLBACK (activated_cb), self);
  rj_letters_list_offers_async (rj_store_get_letters (rj_context_get_store (context)), NULL, offers_cb,
                                g_object_ref (row));
  return row;
}
