// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-paper-view.h"

#include "rj-companion.h"
#include "rj-form-parts.h"
#include "rj-rows.h"
#include "rj-sheets-view.h"

#include <glib/gi18n-lib.h>

struct _RjPaperView {
  AdwBin parent_instance;

  RjContext *context;
  GtkWidget *sheets;
};

G_DEFINE_FINAL_TYPE (RjPaperView, rj_paper_view, ADW_TYPE_BIN)

static void
new_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  rj_sheets_view_add (RJ_SHEETS_VIEW (RJ_PAPER_VIEW (widget)->sheets));
}

static void
activated_cb (RjPaperView *self)
{
  rj_companion_present (GTK_WIDGET (self), self->context);
}

static void
rj_paper_view_dispose (GObject *object)
{
  RjPaperView *self = RJ_PAPER_VIEW (object);

  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_paper_view_parent_class)->dispose (object);
}

static void
rj_paper_view_class_init (RjPaperViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_paper_view_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "view.new", NULL, new_action);
}

static void
rj_paper_view_init (RjPaperView *self)
{
}

static void
add_companion (RjPaperView *self, GtkWidget *box)
{
  /* Translators: above a page that can be shown to others. */
  const char *title = _ ("For somebody who insists");
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row =
    g_object_new (ADW_TYPE_ACTION_ROW, "activatable", TRUE, "title-lines", 0, "subtitle-lines", 0, "title",
                  _ ("My plan, and nothing else"), "subtitle",
                  _ ("A page to show or to hand over. Nothing of what you write here is on it."), NULL);

  rj_form_parts_add_label (part, title, "heading");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  rj_rows_add_arrow (ADW_ACTION_ROW (row));
  g_signal_connect_object (list, "row-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_box_append (GTK_BOX (part), list);
  gtk_box_append (GTK_BOX (box), part);
}

GtkWidget *
rj_paper_view_new (RjContext *context)
{
  RjPaperView *self = g_object_new (RJ_TYPE_PAPER_VIEW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->context = g_object_ref (context);
  rj_form_parts_add_label (
    box, _ ("Pages to look at with somebody. Before anything leaves, you see all of it."), NULL);
  self->sheets = rj_sheets_view_new_for_two (context);
  gtk_box_append (GTK_BOX (box), self->sheets);
  add_companion (self, box);
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}
