// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-toast-wrap.h"

/* What the toolkit leaves free to both sides of a toast. */
#define MARGINS      24
#define FEWEST_CHARS 8

static int
natural_width (GtkWidget *widget)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static int
char_width (GtkWidget *label)
{
  PangoContext *context = gtk_widget_get_pango_context (label);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = pango_font_metrics_get_approximate_char_width (metrics);

  pango_font_metrics_unref (metrics);
  return MAX (PANGO_PIXELS_CEIL (width), 1);
}

/* (nullable): the one label that is not in a button */
static GtkWidget *
find_title (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_label_get_ellipsize (GTK_LABEL (widget)) != PANGO_ELLIPSIZE_NONE)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = GTK_IS_BUTTON (child) ? NULL : find_title (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The overlay asks how high a toast is at its natural width, so that has to be one that fits. */
static void
wrap (AdwToastOverlay *overlay, GtkWidget *toast)
{
  GtkWidget *title = find_title (toast);
  int room;

  if (title == NULL)
    return;
  room =
    gtk_widget_get_width (GTK_WIDGET (overlay)) - MARGINS - (natural_width (toast) - natural_width (title));
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (title), MAX (room / char_width (title), FEWEST_CHARS));
  gtk_label_set_xalign (GTK_LABEL (title), 0);
}

/* A toast is a child of its overlay beside the content; it comes when the one before it has gone. */
static void
children_changed_cb (GListModel *children,
                     guint position,
                     guint removed,
                     guint added,
                     AdwToastOverlay *overlay)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWidget) child = g_list_model_get_item (children, i);

      if (child != adw_toast_overlay_get_child (overlay))
        wrap (overlay, child);
    }
}

void
rj_wrap_toasts (AdwToastOverlay *overlay)
{
  GListModel *children;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay));

  children = gtk_widget_observe_children (GTK_WIDGET (overlay));
  g_signal_connect (children, "items-changed", G_CALLBACK (children_changed_cb), overlay);
  g_object_set_data_full (G_OBJECT (overlay), "rj-children", children, g_object_unref);
}
