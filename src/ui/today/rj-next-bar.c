// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-next-bar.h"

#include <glib/gi18n-lib.h>

struct _RjNextBar {
  AdwBin parent_instance;

  RjNextCard *card;            /* not held: it is gone before or with the page */
  GtkScrolledWindow *scrolled; /* the same */
  GtkWidget *label;
  guint idle;
};

G_DEFINE_FINAL_TYPE (RjNextBar, rj_next_bar, ADW_TYPE_BIN)

/* By where it stands in what is scrolled: what was scrolled to is in its place only with the next frame, of
 * which nobody tells. */
static gboolean
is_card_away (RjNextBar *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  GtkWidget *content = gtk_viewport_get_child (GTK_VIEWPORT (gtk_scrolled_window_get_child (self->scrolled)));
  graphene_rect_t bounds;
  double top;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self->card))
      || !gtk_widget_compute_bounds (GTK_WIDGET (self->card), content, &bounds))
    return FALSE;
  top = bounds.origin.y - gtk_adjustment_get_value (adjustment);
  return top + bounds.size.height <= 0 || top >= gtk_adjustment_get_page_size (adjustment);
}

static gboolean
update_cb (gpointer user_data)
{
  RjNextBar *self = user_data;

  self->idle = 0;
  if (self->card == NULL || self->scrolled == NULL)
    return G_SOURCE_REMOVE;
  gtk_label_set_label (GTK_LABEL (self->label), rj_next_card_get_line (self->card));
  gtk_widget_set_visible (GTK_WIDGET (self), is_card_away (self));
  return G_SOURCE_REMOVE;
}

/* Not at once: the page may be in the middle of its layout. */
static void
queue_update (RjNextBar *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add (update_cb, self);
}

static void
rj_next_bar_dispose (GObject *object)
{
  RjNextBar *self = RJ_NEXT_BAR (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_weak_pointer (&self->card);
  g_clear_weak_pointer (&self->scrolled);
  G_OBJECT_CLASS (rj_next_bar_parent_class)->dispose (object);
}

static void
rj_next_bar_class_init (RjNextBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_next_bar_dispose;
}

static void
rj_next_bar_init (RjNextBar *self)
{
  self->label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                              "lines", 2, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self), "rj-next-bar");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  adw_bin_set_child (ADW_BIN (self), self->label);
}

GtkWidget *
rj_next_bar_new (RjNextCard *card, GtkScrolledWindow *scrolled)
{
  RjNextBar *self = g_object_new (RJ_TYPE_NEXT_BAR, NULL);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (scrolled);

  g_set_weak_pointer (&self->card, card);
  g_set_weak_pointer (&self->scrolled, scrolled);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "changed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
