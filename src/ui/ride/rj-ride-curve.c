// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-ride-curve.h"

#include "rj-ride-text.h"

#include <glib/gi18n-lib.h>

#define HEIGHT    120
#define EDGE      8.0f
#define RADIUS    4.0f
#define STRONGEST 10

struct _RjRideCurve {
  GtkWidget parent_instance;

  GArray *points;
};

G_DEFINE_FINAL_TYPE (RjRideCurve, rj_ride_curve, GTK_TYPE_WIDGET)

/* ---- Drawing ---- */

static graphene_point_t
get_place (RjRideCurve *self, guint i)
{
  const RjRatingPoint *first = &g_array_index (self->points, RjRatingPoint, 0);
  const RjRatingPoint *last = &g_array_index (self->points, RjRatingPoint, self->points->len - 1);
  const RjRatingPoint *point = &g_array_index (self->points, RjRatingPoint, i);
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self)) - 2 * EDGE;
  float height = (float) gtk_widget_get_height (GTK_WIDGET (self)) - 2 * EDGE;
  gint64 length = MAX (last->at_us - first->at_us, 1);
  float across = (float) (point->at_us - first->at_us) / (float) length;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    across = 1 - across;
  return GRAPHENE_POINT_INIT (EDGE + across * width,
                              EDGE + (1 - (float) point->strength / STRONGEST) * height);
}

/* At none, medium and the strongest. */
static void
snapshot_grid (RjRideCurve *self, GtkSnapshot *snapshot, const GdkRGBA *ink)
{
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self));
  float height = (float) gtk_widget_get_height (GTK_WIDGET (self)) - 2 * EDGE;
  GdkRGBA line = *ink;

  line.alpha *= 0.15f;
  for (int i = 0; i <= 2; i++)
    gtk_snapshot_append_color (snapshot, &line,
                               &GRAPHENE_RECT_INIT (0, EDGE + (float) i * height / 2, width, 1));
}

static void
rj_ride_curve_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RjRideCurve *self = RJ_RIDE_CURVE (widget);
  g_autoptr (GskPathBuilder) line = gsk_path_builder_new ();
  g_autoptr (GskPathBuilder) dots = gsk_path_builder_new ();
  g_autoptr (GskStroke) stroke = gsk_stroke_new (2);
  g_autoptr (GskPath) line_path = NULL;
  g_autoptr (GskPath) dot_path = NULL;
  GdkRGBA ink;

  gtk_widget_get_color (widget, &ink);
  snapshot_grid (self, snapshot, &ink);
  if (self->points == NULL || self->points->len == 0)
    return;
  for (guint i = 0; i < self->points->len; i++)
    {
      graphene_point_t place = get_place (self, i);

      if (i == 0)
        gsk_path_builder_move_to (line, place.x, place.y);
      else
        gsk_path_builder_line_to (line, place.x, place.y);
      gsk_path_builder_add_circle (dots, &place, RADIUS);
    }
  line_path = gsk_path_builder_free_to_path (g_steal_pointer (&line));
  dot_path = gsk_path_builder_free_to_path (g_steal_pointer (&dots));
  gtk_snapshot_append_stroke (snapshot, line_path, stroke, &ink);
  gtk_snapshot_append_fill (snapshot, dot_path, GSK_FILL_RULE_WINDING, &ink);
}

static void
rj_ride_curve_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 0;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 240;
}

/* ---- To a screen reader: one item a point, which nobody sees ---- */

static void
clear_items (RjRideCurve *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
rj_ride_curve_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  for (GtkWidget *item = gtk_widget_get_first_child (widget); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    {
      gtk_widget_measure (item, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_allocate (item, width, height, -1, NULL);
    }
}

void
rj_ride_curve_set_points (RjRideCurve *self, GArray *points, GTimeZone *zone)
{
  g_return_if_fail (RJ_IS_RIDE_CURVE (self));

  g_clear_pointer (&self->points, g_array_unref);
  self->points = g_array_copy (points);
  clear_items (self);
  for (guint i = 0; i < points->len; i++)
    {
      GtkWidget *item = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM,
                                      "can-target", FALSE, NULL);
      g_autofree char *name = rj_ride_text_point (&g_array_index (points, RjRatingPoint, i), zone);

      gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_widget_set_parent (item, GTK_WIDGET (self));
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- Object ---- */

static void
rj_ride_curve_dispose (GObject *object)
{
  clear_items (RJ_RIDE_CURVE (object));
  g_clear_pointer (&RJ_RIDE_CURVE (object)->points, g_array_unref);
  G_OBJECT_CLASS (rj_ride_curve_parent_class)->dispose (object);
}

static void
rj_ride_curve_class_init (RjRideCurveClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rj_ride_curve_dispose;
  widget_class->snapshot = rj_ride_curve_snapshot;
  widget_class->measure = rj_ride_curve_measure;
  widget_class->size_allocate = rj_ride_curve_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "rj-ride-curve");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
rj_ride_curve_init (RjRideCurve *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("How it went"),
                                  -1);
}

GtkWidget *
rj_ride_curve_new (void)
{
  return g_object_new (RJ_TYPE_RIDE_CURVE, NULL);
}
