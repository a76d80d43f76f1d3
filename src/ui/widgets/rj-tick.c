// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-tick.h"

#include <adwaita.h>

#define SLIP_US    (300 * G_TIME_SPAN_MILLISECOND)
#define DRAWING_MS 150

/* ---- The sign inside the circle; the circle itself comes from the style sheet ---- */

#define RJ_TYPE_TICK_SIGN (rj_tick_sign_get_type ())
G_DECLARE_FINAL_TYPE (RjTickSign, rj_tick_sign, RJ, TICK_SIGN, GtkWidget)

struct _RjTickSign {
  GtkWidget parent_instance;
  RjMark mark;
  double progress;
};

G_DEFINE_FINAL_TYPE (RjTickSign, rj_tick_sign, GTK_TYPE_WIDGET)

/* Adds the line through @points up to @progress of its length. By hand: gsk_path_builder_add_segment() of
 * GTK 4.18 ends the program on some lengths. */
static void
add_part (GskPathBuilder *builder, const graphene_point_t *points, guint n, double progress)
{
  float total = 0, left;

  for (guint i = 1; i < n; i++)
    total += graphene_point_distance (&points[i - 1], &points[i], NULL, NULL);
  left = total * (float) CLAMP (progress, 0, 1);

  gsk_path_builder_move_to (builder, points[0].x, points[0].y);
  for (guint i = 1; i < n && left > 0; i++)
    {
      float length = graphene_point_distance (&points[i - 1], &points[i], NULL, NULL);
      graphene_point_t end;

      graphene_point_interpolate (&points[i - 1], &points[i], MIN (left / length, 1), &end);
      gsk_path_builder_line_to (builder, end.x, end.y);
      left -= length;
    }
}

static void
rj_tick_sign_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  static const graphene_point_t check[] = { { 0.24f, 0.53f }, { 0.43f, 0.71f }, { 0.77f, 0.31f } };
  static const graphene_point_t dash[] = { { 0.26f, 0.5f }, { 0.74f, 0.5f } };
  RjTickSign *self = RJ_TICK_SIGN (widget);
  float size = (float) MIN (gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  GskPathBuilder *builder;
  g_autoptr (GskPath) path = NULL;
  g_autoptr (GskStroke) stroke = NULL;
  GdkRGBA color;

  if (self->mark == RJ_MARK_OPEN || self->progress <= 0 || size <= 0)
    return;

  builder = gsk_path_builder_new ();
  if (self->mark == RJ_MARK_DONE)
    add_part (builder, check, G_N_ELEMENTS (check), self->progress);
  else
    add_part (builder, dash, G_N_ELEMENTS (dash), self->progress);
  path = gsk_path_builder_free_to_path (builder);

  stroke = gsk_stroke_new (2 / size);
  gsk_stroke_set_line_cap (stroke, GSK_LINE_CAP_ROUND);
  gsk_stroke_set_line_join (stroke, GSK_LINE_JOIN_ROUND);
  gtk_widget_get_color (widget, &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_scale (snapshot, size, size);
  gtk_snapshot_append_stroke (snapshot, path, stroke, &color);
  gtk_snapshot_restore (snapshot);
}

static void
rj_tick_sign_class_init (RjTickSignClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = rj_tick_sign_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
rj_tick_sign_init (RjTickSign *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "mark");
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/* ---- The button ---- */

struct _RjTick {
  GtkButton parent_instance;
  RjTickSign *sign;
  AdwAnimation *animation;
  gint64 toggled_us;
};

G_DEFINE_FINAL_TYPE (RjTick, rj_tick, GTK_TYPE_BUTTON)

enum {
  TOGGLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
progress_cb (double value, gpointer user_data)
{
  RjTick *self = RJ_TICK (user_data);

  self->sign->progress = value;
  gtk_widget_queue_draw (GTK_WIDGET (self->sign));
}

static void
rj_tick_clicked (GtkButton *button)
{
  RjTick *self = RJ_TICK (button);
  gint64 now = g_get_monotonic_time ();

  if (self->toggled_us != 0 && now - self->toggled_us < SLIP_US)
    return;
  self->toggled_us = now;
  g_signal_emit (self, signals[TOGGLED], 0);
}

static void
set_css_class (RjTick *self, const char *css_class, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), css_class);
}

static void
show_mark (RjTick *self)
{
  RjMark mark = self->sign->mark;

  set_css_class (self, "done", mark == RJ_MARK_DONE);
  set_css_class (self, "skipped", mark == RJ_MARK_NOT_TODAY);
  gtk_accessible_update_state (
    GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_CHECKED,
    mark == RJ_MARK_DONE ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
}

static void
rj_tick_dispose (GObject *object)
{
  RjTick *self = RJ_TICK (object);

  if (self->animation != NULL)
    adw_animation_reset (self->animation);
  g_clear_object (&self->animation);
  G_OBJECT_CLASS (rj_tick_parent_class)->dispose (object);
}

static void
rj_tick_class_init (RjTickClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_tick_dispose;
  GTK_BUTTON_CLASS (klass)->clicked = rj_tick_clicked;

  signals[TOGGLED] =
    g_signal_new ("toggled", RJ_TYPE_TICK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_CHECKBOX);
}

static void
rj_tick_init (RjTick *self)
{
  self->sign = g_object_new (RJ_TYPE_TICK_SIGN, NULL);
  gtk_button_set_child (GTK_BUTTON (self), GTK_WIDGET (self->sign));
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "circular");
  gtk_widget_add_css_class (GTK_WIDGET (self), "rj-tick");
  gtk_widget_set_size_request (GTK_WIDGET (self), 44, 44);
  self->animation = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, DRAWING_MS,
                                             adw_callback_animation_target_new (progress_cb, self, NULL));
  show_mark (self);
}

GtkWidget *
rj_tick_new (void)
{
  return g_object_new (RJ_TYPE_TICK, NULL);
}

RjMark
rj_tick_get_mark (RjTick *self)
{
  g_return_val_if_fail (RJ_IS_TICK (self), RJ_MARK_OPEN);
  return self->sign->mark;
}

void
rj_tick_set_mark (RjTick *self, RjMark mark, gboolean animate)
{
  g_return_if_fail (RJ_IS_TICK (self));

  if (self->sign->mark == mark)
    return;
  self->sign->mark = mark;
  show_mark (self);
  adw_animation_play (self->animation);
  if (!animate)
    adw_animation_skip (self->animation);
}
