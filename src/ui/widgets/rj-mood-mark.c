// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-mood-mark.h"

#include <glib/gi18n-lib.h>

/* The drawing's own grid. */
#define GRID_WIDTH  40.0f
#define GRID_HEIGHT 30.0f
#define HORIZON     22.0f
#define MIDDLE      20.0f

struct _RjMoodMark {
  GtkWidget parent_instance;
  RjMood mood;
};

G_DEFINE_FINAL_TYPE (RjMoodMark, rj_mood_mark, GTK_TYPE_WIDGET)

const char *
rj_mood_get_name (RjMood mood)
{
  switch (mood)
    {
    case RJ_MOOD_VERY_LOW:
      /* Translators: the five steps of mood, each standing under its mark. */
      return C_ ("mood", "Very low");
    case RJ_MOOD_LOW:
      return C_ ("mood", "Low");
    case RJ_MOOD_OKAY:
      return C_ ("mood", "Okay");
    case RJ_MOOD_GOOD:
      return C_ ("mood", "Good");
    case RJ_MOOD_VERY_GOOD:
      return C_ ("mood", "Very good");
    case RJ_MOOD_NONE:
    default:
      return "";
    }
}

static void
add_line (GskPathBuilder *builder, float x1, float y1, float x2, float y2)
{
  gsk_path_builder_move_to (builder, x1, y1);
  gsk_path_builder_line_to (builder, x2, y2);
}

/* The part of a sun of @radius that stands @rise above the horizon. */
static void
add_rising_sun (GskPathBuilder *builder, float radius, float rise)
{
  float below = radius - rise;
  float half = sqrtf (radius * radius - below * below);

  gsk_path_builder_move_to (builder, MIDDLE - half, HORIZON);
  gsk_path_builder_svg_arc_to (builder, radius, radius, 0, rise > radius, TRUE, MIDDLE + half, HORIZON);
}

static GskPath *
make_path (RjMood mood)
{
  GskPathBuilder *builder = gsk_path_builder_new ();

  add_line (builder, 3, HORIZON, GRID_WIDTH - 3, HORIZON);
  switch (mood)
    {
    case RJ_MOOD_VERY_LOW:
      add_line (builder, 10, HORIZON + 5, 30, HORIZON + 5);
      break;
    case RJ_MOOD_LOW:
      add_rising_sun (builder, 10, 4);
      break;
    case RJ_MOOD_OKAY:
      add_rising_sun (builder, 9, 9);
      break;
    case RJ_MOOD_GOOD:
      add_rising_sun (builder, 8, 8);
      add_line (builder, MIDDLE, 6, MIDDLE, 10);
      add_line (builder, MIDDLE - 10, 9.5f, MIDDLE - 7.5f, 12);
      add_line (builder, MIDDLE + 10, 9.5f, MIDDLE + 7.5f, 12);
      break;
    case RJ_MOOD_VERY_GOOD:
      gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT (MIDDLE, 11), 7);
      break;
    case RJ_MOOD_NONE:
    default:
      break;
    }
  return gsk_path_builder_free_to_path (builder);
}

static void
rj_mood_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RjMoodMark *self = RJ_MOOD_MARK (widget);
  g_autoptr (GskPath) path = make_path (self->mood);
  g_autoptr (GskStroke) stroke = gsk_stroke_new (2);
  float width = (float) gtk_widget_get_width (widget), height = (float) gtk_widget_get_height (widget);
  float scale = MIN (width / GRID_WIDTH, height / GRID_HEIGHT);
  GdkRGBA color;

  gtk_widget_get_color (widget, &color);
  gsk_stroke_set_line_cap (stroke, GSK_LINE_CAP_ROUND);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
    snapshot, &GRAPHENE_POINT_INIT ((width - scale * GRID_WIDTH) / 2, (height - scale * GRID_HEIGHT) / 2));
  gtk_snapshot_scale (snapshot, scale, scale);
  gtk_snapshot_append_stroke (snapshot, path, stroke, &color);
  if (self->mood == RJ_MOOD_VERY_GOOD)
    gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &color);
  gtk_snapshot_restore (snapshot);
}

static void
rj_mood_mark_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 32 : 24;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? (int) GRID_WIDTH : (int) GRID_HEIGHT;
}

static void
rj_mood_mark_class_init (RjMoodMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = rj_mood_mark_snapshot;
  widget_class->measure = rj_mood_mark_measure;
  gtk_widget_class_set_css_name (widget_class, "image");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
rj_mood_mark_init (RjMoodMark *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
rj_mood_mark_new (RjMood mood)
{
  GtkWidget *self = g_object_new (RJ_TYPE_MOOD_MARK, NULL);

  rj_mood_mark_set_mood (RJ_MOOD_MARK (self), mood);
  return self;
}

RjMood
rj_mood_mark_get_mood (RjMoodMark *self)
{
  g_return_val_if_fail (RJ_IS_MOOD_MARK (self), RJ_MOOD_NONE);
  return self->mood;
}

void
rj_mood_mark_set_mood (RjMoodMark *self, RjMood mood)
{
  g_autofree char *css_class = NULL;

  g_return_if_fail (RJ_IS_MOOD_MARK (self));

  if (self->mood != RJ_MOOD_NONE)
    {
      g_autofree char *old = g_strdup_printf ("rj-mood-%d", self->mood);

      gtk_widget_remove_css_class (GTK_WIDGET (self), old);
    }
  self->mood = mood;
  if (mood != RJ_MOOD_NONE)
    {
      css_class = g_strdup_printf ("rj-mood-%d", mood);
      gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
