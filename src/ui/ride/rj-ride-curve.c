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
  GArray *steps;    /* (nullable): RjHalfLifeStep */
  gint64 median_us; /* of them */
  char *steps_text; /* (nullable) */
  GtkWidget *steps_item;
};

G_DEFINE_FINAL_TYPE (RjRideCurve, rj_ride_curve, GTK_TYPE_WIDGET)

/* ---- Drawing ---- */

/* How long the axis is: until the last rating, and a little more than the own half-life, so that its step is
 * seen. */
static gint64
get_length (RjRideCurve *self)
{
  const RjRatingPoint *first = &g_array_index (self->points, RjRatingPoint, 0);
  const RjRatingPoint *last = &g_array_index (self->points, RjRatingPoint, self->points->len - 1);
  gint64 length = MAX (last->at_us - first->at_us, 1);

  return self->steps != NULL ? MAX (length, self->median_us + self->median_us / 5) : length;
}

static graphene_point_t
get_place (RjRideCurve *self, gint64 after_us, double strength)
{
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self)) - 2 * EDGE;
  float height = (float) gtk_widget_get_height (GTK_WIDGET (self)) - 2 * EDGE;
  float across = (float) after_us / (float) get_length (self);

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    across = 1 - across;
  return GRAPHENE_POINT_INIT (EDGE + across * width, EDGE + (1 - (float) strength / STRONGEST) * height);
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
snapshot_half_life (RjRideCurve *self, GtkSnapshot *snapshot, const GdkRGBA *ink)
{
  static const float dots[] = { 2, 4 };
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskStroke) stroke = gsk_stroke_new (2);
  g_autoptr (GskPath) path = NULL;
  int start = g_array_index (self->points, RjRatingPoint, 0).strength;
  gint64 length = get_length (self);
  graphene_point_t place = get_place (self, 0, start);
  double share = 1;

  gsk_path_builder_move_to (builder, place.x, place.y);
  for (guint i = 0; i < self->steps->len; i++)
    {
      const RjHalfLifeStep *step = &g_array_index (self->steps, RjHalfLifeStep, i);

      if (step->after_us > length)
        break;
      place = get_place (self, step->after_us, share * start);
      gsk_path_builder_line_to (builder, place.x, place.y);
      share = step->share;
      place = get_place (self, step->after_us, share * start);
      gsk_path_builder_line_to (builder, place.x, place.y);
    }
  place = get_place (self, length, share * start);
  gsk_path_builder_line_to (builder, place.x, place.y);
  path = gsk_path_builder_free_to_path (g_steal_pointer (&builder));
  gsk_stroke_set_dash (stroke, dots, G_N_ELEMENTS (dots));
  gtk_snapshot_append_stroke (snapshot, path, stroke, ink);
}

static void
snapshot_ratings (RjRideCurve *self, GtkSnapshot *snapshot, const GdkRGBA *ink)
{
  g_autoptr (GskPathBuilder) line = gsk_path_builder_new ();
  g_autoptr (GskPathBuilder) dots = gsk_path_builder_new ();
  g_autoptr (GskStroke) stroke = gsk_stroke_new (2);
  g_autoptr (GskPath) line_path = NULL;
  g_autoptr (GskPath) dot_path = NULL;
  gint64 first_us = g_array_index (self->points, RjRatingPoint, 0).at_us;

  for (guint i = 0; i < self->points->len; i++)
    {
      const RjRatingPoint *point = &g_array_index (self->points, RjRatingPoint, i);
      graphene_point_t place = get_place (self, point->at_us - first_us, point->strength);

      if (i == 0)
        gsk_path_builder_move_to (line, place.x, place.y);
      else
        gsk_path_builder_line_to (line, place.x, place.y);
      gsk_path_builder_add_circle (dots, &place, RADIUS);
    }
  line_path = gsk_path_builder_free_to_path (g_steal_pointer (&line));
  dot_path = gsk_path_builder_free_to_path (g_steal_pointer (&dots));
  gtk_snapshot_append_stroke (snapshot, line_path, stroke, ink);
  gtk_snapshot_append_fill (snapshot, dot_path, GSK_FILL_RULE_WINDING, ink);
}

static void
rj_ride_curve_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RjRideCurve *self = RJ_RIDE_CURVE (widget);
  GdkRGBA ink;

  gtk_widget_get_color (widget, &ink);
  snapshot_grid (self, snapshot, &ink);
  if (self->points == NULL || self->points->len == 0)
    return;
  if (self->steps != NULL)
    snapshot_half_life (self, snapshot, &ink);
  snapshot_ratings (self, snapshot, &ink);
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

/* ---- To a screen reader: one item a point, which nobody sees, and one for the dotted line ---- */

static GtkWidget *
add_item (RjRideCurve *self, const char *name)
{
  GtkWidget *item =
    g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, "can-target", FALSE, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_parent (item, GTK_WIDGET (self));
  return item;
}

static void
clear_items (RjRideCurve *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->steps_item = NULL;
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
      g_autofree char *name = rj_ride_text_point (&g_array_index (points, RjRatingPoint, i), zone);

      add_item (self, name);
    }
  if (self->steps_text != NULL && points->len > 0)
    self->steps_item = add_item (self, self->steps_text);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
rj_ride_curve_set_half_life (RjRideCurve *self, const RjHalfLife *half_life, const char *text)
{
  g_return_if_fail (RJ_IS_RIDE_CURVE (self));
  g_return_if_fail (half_life->known);

  g_clear_pointer (&self->steps, g_array_unref);
  self->steps = g_array_copy (half_life->steps);
  self->median_us = half_life->median_us;
  g_set_str (&self->steps_text, text);
  g_clear_pointer (&self->steps_item, gtk_widget_unparent);
  if (self->points != NULL && self->points->len > 0)
    self->steps_item = add_item (self, text);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- Object ---- */

static void
rj_ride_curve_dispose (GObject *object)
{
  RjRideCurve *self = RJ_RIDE_CURVE (object);

  clear_items (self);
  g_clear_pointer (&self->points, g_array_unref);
  g_clear_pointer (&self->steps, g_array_unref);
  g_clear_pointer (&self->steps_text, g_free);
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
