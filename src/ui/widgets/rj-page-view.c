// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-page-view.h"

#include <glib/gi18n-lib.h>

#define NATURAL_WIDTH 480
#define LEAST_WIDTH   200

struct _RjPageView {
  GtkWidget parent_instance;

  RjPages *pages;
  guint page;
};

G_DEFINE_FINAL_TYPE (RjPageView, rj_page_view, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
rj_page_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rj_page_view_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  double width, height;

  rj_pages_get_size (RJ_PAGE_VIEW (widget)->pages, &width, &height);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = NATURAL_WIDTH;
    }
  else
    *minimum = *natural = (int) ((for_size > 0 ? for_size : LEAST_WIDTH) * height / width);
}

static void
rj_page_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RjPageView *self = RJ_PAGE_VIEW (widget);
  graphene_rect_t area =
    GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget));
  double width, height;
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &area);

  /* Paper is white, whatever the window is. */
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  rj_pages_get_size (self->pages, &width, &height);
  cairo_scale (cr, gtk_widget_get_width (widget) / width, gtk_widget_get_height (widget) / height);
  rj_pages_draw (self->pages, self->page, cr);
  cairo_destroy (cr);
}

static void
rj_page_view_finalize (GObject *object)
{
  rj_pages_unref (RJ_PAGE_VIEW (object)->pages);
  G_OBJECT_CLASS (rj_page_view_parent_class)->finalize (object);
}

static void
rj_page_view_class_init (RjPageViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rj_page_view_finalize;
  widget_class->get_request_mode = rj_page_view_get_request_mode;
  widget_class->measure = rj_page_view_measure;
  widget_class->snapshot = rj_page_view_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
rj_page_view_init (RjPageView *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  /* So that it can be scrolled to, and is read out. */
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
rj_page_view_new (RjPages *pages, guint page)
{
  RjPageView *self = g_object_new (RJ_TYPE_PAGE_VIEW, NULL);
  g_autofree char *words = rj_pages_dup_text (pages, page);
  g_autofree char *name = g_strdup_printf (_ ("Page %u of %u"), page + 1, rj_pages_get_n_pages (pages));

  self->pages = rj_pages_ref (pages);
  self->page = page;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  return GTK_WIDGET (self);
}
