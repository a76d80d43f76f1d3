// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-sunrise.h"

#include "rj-sunrise-shape.h"

#include <adwaita.h>
#include <math.h>

#define RISING_MS 1200

struct _RjSunrise {
  GtkWidget parent_instance;

  AdwAnimation *animation;
  double height;
  gboolean to_rise;
};

G_DEFINE_FINAL_TYPE (RjSunrise, rj_sunrise, GTK_TYPE_WIDGET)

static void
height_cb (double height, gpointer data)
{
  RjSunrise *self = data;

  self->height = height;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
rj_sunrise_map (GtkWidget *widget)
{
  RjSunrise *self = RJ_SUNRISE (widget);

  GTK_WIDGET_CLASS (rj_sunrise_parent_class)->map (widget);
  if (!self->to_rise)
    return;
  self->to_rise = FALSE;
  adw_animation_play (self->animation);
}

static void
rj_sunrise_measure (GtkWidget *widget,
                    GtkOrientation orientation,
                    int for_size,
                    int *minimum,
                    int *natural,
                    int *minimum_baseline,
                    int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? RJ_SUNRISE_WIDTH : RJ_SUNRISE_HEIGHT;
}

/* What is below the horizon is not seen. */
static void
snapshot_sun (RjSunrise *self, GtkSnapshot *snapshot, const GdkRGBA *ink)
{
  graphene_point_t middle = GRAPHENE_POINT_INIT (
    RJ_SUNRISE_WIDTH / 2.0f,
    (float) (RJ_SUNRISE_HORIZON + RJ_SUNRISE_RADIUS - self->height * (RJ_SUNRISE_RADIUS + RJ_SUNRISE_UP)));
  g_autoptr (GskPathBuilder) round = gsk_path_builder_new ();
  g_autoptr (GskPathBuilder) rays = gsk_path_builder_new ();
  g_autoptr (GskPath) round_path = NULL;
  g_autoptr (GskPath) rays_path = NULL;
  g_autoptr (GskStroke) stroke = gsk_stroke_new (RJ_SUNRISE_LINE);
  GdkRGBA tint = *ink, faint = *ink;

  gsk_path_builder_add_circle (round, &middle, RJ_SUNRISE_RADIUS);
  for (int i = 0; i < RJ_SUNRISE_N_RAYS; i++)
    {
      double angle = G_PI * (i + 0.5) / RJ_SUNRISE_N_RAYS;
      float x = (float) cos (angle), y = (float) -sin (angle);

      gsk_path_builder_move_to (rays, middle.x + x * RJ_SUNRISE_RAY_FROM, middle.y + y * RJ_SUNRISE_RAY_FROM);
      gsk_path_builder_line_to (rays, middle.x + x * RJ_SUNRISE_RAY_TO, middle.y + y * RJ_SUNRISE_RAY_TO);
    }
  round_path = gsk_path_builder_free_to_path (g_steal_pointer (&round));
  rays_path = gsk_path_builder_free_to_path (g_steal_pointer (&rays));
  tint.alpha *= 0.12f;
  faint.alpha *= (float) self->height;
  gsk_stroke_set_line_cap (stroke, GSK_LINE_CAP_ROUND);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, RJ_SUNRISE_WIDTH, RJ_SUNRISE_HORIZON));
  gtk_snapshot_append_fill (snapshot, round_path, GSK_FILL_RULE_WINDING, &tint);
  gtk_snapshot_append_stroke (snapshot, round_path, stroke, ink);
  gtk_snapshot_append_stroke (snapshot, rays_path, stroke, &faint);
  gtk_snapshot_pop (snapshot);
}

static void
rj_sunrise_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RjSunrise *self = RJ_SUNRISE (widget);
  GdkRGBA ink;

  gtk_widget_get_color (widget, &ink);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
    snapshot, &GRAPHENE_POINT_INIT ((float) (gtk_widget_get_width (widget) - RJ_SUNRISE_WIDTH) / 2.0f,
                                    (float) (gtk_widget_get_height (widget) - RJ_SUNRISE_HEIGHT) / 2.0f));
  snapshot_sun (self, snapshot, &ink);
  gtk_snapshot_append_color (snapshot, &ink,
                             &GRAPHENE_RECT_INIT (0, RJ_SUNRISE_HORIZON, RJ_SUNRISE_WIDTH, RJ_SUNRISE_LINE));
  gtk_snapshot_restore (snapshot);
}

static void
rj_sunrise_dispose (GObject *object)
{
  RjSunrise *self = RJ_SUNRISE (object);

  if (self->animation != NULL)
    adw_animation_reset (self->animation);
  g_clear_object (&self->animation);
  G_OBJECT_CLASS (rj_sunrise_parent_class)->dispose (object);
}

static void
rj_sunrise_class_init (RjSunriseClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rj_sunrise_dispose;
  widget_class->map = rj_sunrise_map;
  widget_class->measure = rj_sunrise_measure;
  widget_class->snapshot = rj_sunrise_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_NONE);
}

static void
rj_sunrise_init (RjSunrise *self)
{
  self->height = 1;
  self->animation = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, RISING_MS,
                                             adw_callback_animation_target_new (height_cb, self, NULL));
}

GtkWidget *
rj_sunrise_new (void)
{
  return g_object_new (RJ_TYPE_SUNRISE, NULL);
}

void
rj_sunrise_rise (RjSunrise *self)
{
  g_return_if_fail (RJ_IS_SUNRISE (self));

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    adw_animation_play (self->animation);
  else
    self->to_rise = TRUE;
}

double
rj_sunrise_get_height (RjSunrise *self)
{
  g_return_val_if_fail (RJ_IS_SUNRISE (self), 0);
  return self->height;
}
