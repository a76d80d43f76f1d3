// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-feed-item-row.h"

#include <glib/gi18n-lib.h>

struct _RjFeedItemRow {
  GtkWidget parent_instance;

  GtkWidget *check;
  GtkWidget *title;
  GtkWidget *subtitle;
  GtkWidget *types;
  GBinding *binding;
};

G_DEFINE_FINAL_TYPE (RjFeedItemRow, rj_feed_item_row, GTK_TYPE_WIDGET)

static GtkWidget *
add_label (GtkWidget *box, const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign",
                                   0.0f, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
set_label (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL);
}

/* (transfer full) (nullable): its kinds, and whether it is kept already */
static char *
describe_types (RjFeedItem *item)
{
  const char *types = rj_feed_item_get_types (item);

  if (!rj_feed_item_get_known (item))
    return g_strdup (types);
  return types != NULL ? g_strdup_printf ("%s · %s", types, _ ("kept already"))
                       : g_strdup (_ ("kept already"));
}

void
rj_feed_item_row_set_item (RjFeedItemRow *self, RjFeedItem *item)
{
  g_autofree char *types = NULL;
  g_autofree char *spoken = NULL;

  g_return_if_fail (RJ_IS_FEED_ITEM_ROW (self));

  g_clear_pointer (&self->binding, g_binding_unbind);
  if (item == NULL)
    return;
  types = describe_types (item);
  set_label (self->title, rj_feed_item_get_title (item));
  set_label (self->subtitle, rj_feed_item_get_subtitle (item));
  set_label (self->types, types);
  spoken = g_strjoin (". ", rj_feed_item_get_title (item), rj_feed_item_get_subtitle (item), types, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  self->binding = g_object_bind_property (item, "chosen", self->check, "active",
                                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
}

static void
rj_feed_item_row_dispose (GObject *object)
{
  RjFeedItemRow *self = RJ_FEED_ITEM_ROW (object);

  g_clear_pointer (&self->binding, g_binding_unbind);
  g_clear_pointer (&self->check, gtk_widget_unparent);
  G_OBJECT_CLASS (rj_feed_item_row_parent_class)->dispose (object);
}

static void
rj_feed_item_row_class_init (RjFeedItemRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_feed_item_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
rj_feed_item_row_init (RjFeedItemRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->title = add_label (box, "heading");
  self->subtitle = add_label (box, NULL);
  self->types = add_label (box, "dimmed");
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_hexpand (box, TRUE);
  self->check = gtk_check_button_new ();
  gtk_check_button_set_child (GTK_CHECK_BUTTON (self->check), box);
  gtk_widget_set_size_request (self->check, -1, 44);
  // Between one and the next; the text of a row is many lines in large letters.
  gtk_widget_set_margin_top (self->check, 9);
  gtk_widget_set_margin_bottom (self->check, 9);
  gtk_widget_set_margin_start (self->check, 6);
  gtk_widget_set_margin_end (self->check, 12);
  gtk_widget_set_parent (self->check, GTK_WIDGET (self));
}

GtkWidget *
rj_feed_item_row_new (void)
{
  return g_object_new (RJ_TYPE_FEED_ITEM_ROW, NULL);
}
