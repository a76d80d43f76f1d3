// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-effect-chart.h"

#include "rj-effect-dot.h"
#include "rj-effect-text.h"
#include "rj-rating.h"

#include <math.h>

/* Pixels at any text size: it is a drawing. */
#define EDGE        12.0
#define OWN_Y       14.0
#define BETWEEN     16.0
#define DOT         5.0
#define LEVELS      11
#define LEAST_WIDTH 200

struct _RjEffectChart {
  GtkWidget parent_instance;

  gboolean points;
  gboolean own;      /* there is a line with it */
  gboolean baseline; /* and one without */
  double before;
  double after;
  double without;
  double low; /* middle half of the strength after */
  double high;
  GPtrArray *dots; /* GtkWidget, (transfer none): in order of time */
  GPtrArray *names;
  guint current;
};

G_DEFINE_FINAL_TYPE (RjEffectChart, rj_effect_chart, GTK_TYPE_WIDGET)

enum {
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ---- Drawing ---- */

static double
get_x (RjEffectChart *self, double strength)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double x = EDGE + strength / (LEVELS - 1) * (width - 2 * EDGE);

  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? width - x : x;
}

/* How high the points of the fullest number stand above the own line. */
static double
get_points_height (RjEffectChart *self)
{
  guint most = 0;

  for (guint i = 0; i < self->dots->len; i++)
    most = MAX (most, RJ_EFFECT_DOT (g_ptr_array_index (self->dots, i))->above + 1);
  return most == 0 ? 0 : MIN (most * (2 * RJ_EFFECT_DOT_RADIUS + 2), 84) + 8;
}

static double
get_own_y (RjEffectChart *self)
{
  return OWN_Y + get_points_height (self);
}

static void
append_line (GtkSnapshot *snapshot, double x1, double x2, double y, gboolean dotted, const GdkRGBA *color)
{
  GskPathBuilder *builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  g_autoptr (GskStroke) stroke = gsk_stroke_new (2);
  static const float dots[] = { 2, 4 };

  gsk_path_builder_move_to (builder, (float) x1, (float) y);
  gsk_path_builder_line_to (builder, (float) x2, (float) y);
  path = gsk_path_builder_free_to_path (builder);
  if (dotted)
    gsk_stroke_set_dash (stroke, dots, G_N_ELEMENTS (dots));
  gtk_snapshot_append_stroke (snapshot, path, stroke, color);
}

static void
append_diamond (GtkSnapshot *snapshot, double x, double y, const GdkRGBA *color, gboolean full)
{
  GskPathBuilder *builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  g_autoptr (GskStroke) stroke = gsk_stroke_new (2);

  gsk_path_builder_move_to (builder, (float) x, (float) (y - DOT));
  gsk_path_builder_line_to (builder, (float) (x + DOT), (float) y);
  gsk_path_builder_line_to (builder, (float) x, (float) (y + DOT));
  gsk_path_builder_line_to (builder, (float) (x - DOT), (float) y);
  gsk_path_builder_close (builder);
  path = gsk_path_builder_free_to_path (builder);
  if (full)
    gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, color);
  else
    gtk_snapshot_append_stroke (snapshot, path, stroke, color);
}

/* The line stops at the ring, which is empty. */
static double
stop_at_ring (double from, double to)
{
  return fabs (to - from) <= DOT ? from : from + (to > from ? DOT : -DOT);
}

static void
append_pairs (RjEffectChart *self, GtkSnapshot *snapshot, const GdkRGBA *ink, const GdkRGBA *text)
{
  double before = get_x (self, self->before);
  double after = get_x (self, self->after);
  double without = get_x (self, self->without);
  double y = get_own_y (self);

  append_line (snapshot, stop_at_ring (before, after), after, y, FALSE, ink);
  rj_effect_dot_append (snapshot, before, y, DOT - 1, ink, FALSE);
  rj_effect_dot_append (snapshot, after, y, DOT, ink, TRUE);
  if (!self->baseline)
    return;
  y += BETWEEN;
  append_line (snapshot, stop_at_ring (before, without), without, y, TRUE, text);
  append_diamond (snapshot, before, y, text, FALSE);
  append_diamond (snapshot, without, y, text, TRUE);
}

static double
get_bottom (RjEffectChart *self)
{
  return get_own_y (self) + (self->baseline ? BETWEEN : 0) + OWN_Y;
}

static void
rj_effect_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RjEffectChart *self = RJ_EFFECT_CHART (widget);
  GdkRGBA text;
  GdkRGBA ink;
  GdkRGBA grid;

  gtk_widget_get_color (widget, &text);
  /* The ink is the colour of a child that only lends it. */
  gtk_widget_get_color (gtk_widget_get_first_child (widget), &ink);
  grid = text;
  grid.alpha *= 0.12f;
  for (int i = 0; i < LEVELS; i += 5)
    gtk_snapshot_append_color (
      snapshot, &grid,
      &GRAPHENE_RECT_INIT ((float) (get_x (self, i) - 0.5), 0, 1, (float) get_bottom (self)));
  if (self->points && self->own)
    {
      double low = get_x (self, self->low);
      double high = get_x (self, self->high);
      GdkRGBA band = ink;

      band.alpha *= 0.12f;
      gtk_snapshot_append_color (snapshot, &band,
                                 &GRAPHENE_RECT_INIT ((float) MIN (low, high), (float) (get_own_y (self) - 8),
                                                      (float) MAX (fabs (high - low), 1), 16));
    }
  if (self->own)
    append_pairs (self, snapshot, &ink, &text);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_snapshot_child (widget, child, snapshot);
}

/* ---- Place ---- */

static int
get_names_height (RjEffectChart *self)
{
  int height = 0;

  for (guint i = 0; i < self->names->len; i++)
    {
      int natural;

      gtk_widget_measure (g_ptr_array_index (self->names, i), GTK_ORIENTATION_VERTICAL, -1, NULL, &natural,
                          NULL, NULL);
      height = MAX (height, natural);
    }
  return height;
}

static void
rj_effect_chart_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  RjEffectChart *self = RJ_EFFECT_CHART (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = LEAST_WIDTH;
  else
    *minimum = *natural = (int) ceil (get_bottom (self)) + get_names_height (self);
}

/* A name that would run into another one is left out: both ends first. */
static void
place_names (RjEffectChart *self, int width)
{
  int taken[4][2];
  guint n_taken = 0;

  for (guint i = 0; i < self->names->len; i++)
    {
      GtkWidget *name = g_ptr_array_index (self->names, i);
      int level = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (name), "rj-level"));
      int natural;
      int height;
      int x;
      gboolean free_place = TRUE;

      gtk_widget_measure (name, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      gtk_widget_measure (name, GTK_ORIENTATION_VERTICAL, natural, NULL, &height, NULL, NULL);
      x = CLAMP ((int) get_x (self, level) - natural / 2, 0, MAX (width - natural, 0));
      for (guint j = 0; j < n_taken; j++)
        free_place = free_place && (x > taken[j][1] + 6 || x + natural < taken[j][0] - 6);
      gtk_widget_set_child_visible (name, free_place);
      if (!free_place)
        continue;
      gtk_widget_size_allocate (name, &(GtkAllocation) { x, (int) get_bottom (self), natural, height }, -1);
      taken[n_taken][0] = x;
      taken[n_taken++][1] = x + natural;
    }
}

static void
rj_effect_chart_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RjEffectChart *self = RJ_EFFECT_CHART (widget);
  double points = get_points_height (self);
  double step = 2 * RJ_EFFECT_DOT_RADIUS + 2;
  guint most = 0;

  for (guint i = 0; i < self->dots->len; i++)
    most = MAX (most, RJ_EFFECT_DOT (g_ptr_array_index (self->dots, i))->above);
  if (most > 0)
    step = MIN (step, (points - 8 - 2 * RJ_EFFECT_DOT_RADIUS) / most);
  gtk_widget_size_allocate (gtk_widget_get_first_child (widget), &(GtkAllocation) { 0, 0, 0, 0 }, -1);
  for (guint i = 0; i < self->dots->len; i++)
    {
      RjEffectDot *dot = g_ptr_array_index (self->dots, i);
      double y = points - RJ_EFFECT_DOT_RADIUS - dot->above * step;

      gtk_widget_size_allocate (GTK_WIDGET (dot),
                                &(GtkAllocation) { (int) get_x (self, dot->after) - RJ_EFFECT_DOT_SIZE / 2,
                                                   (int) y - RJ_EFFECT_DOT_SIZE / 2, RJ_EFFECT_DOT_SIZE,
                                                   RJ_EFFECT_DOT_SIZE },
                                -1);
    }
  place_names (self, width);
}

/* ---- Keyboard and pointer ---- */

static void
activate (RjEffectChart *self, guint at)
{
  if (at < self->dots->len)
    g_signal_emit (self, signals[ACTIVATED], 0, RJ_EFFECT_DOT (g_ptr_array_index (self->dots, at))->id);
}

static gboolean
go_to (RjEffectChart *self, guint at)
{
  if (at >= self->dots->len)
    return FALSE;
  self->current = at;
  return gtk_widget_grab_focus (g_ptr_array_index (self->dots, at));
}

/* One stop: from outside to the point that was last, from inside to the next widget. */
static gboolean
rj_effect_chart_focus_vfunc (GtkWidget *widget, GtkDirectionType direction)
{
  RjEffectChart *self = RJ_EFFECT_CHART (widget);

  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  /* GTK remembers the focus child of what the focus has left. */
  if (self->dots->len == 0 || (focus != NULL && gtk_widget_is_ancestor (focus, widget)))
    return FALSE;
  return go_to (self, self->current);
}

static gboolean
rj_effect_chart_grab_focus (GtkWidget *widget)
{
  return go_to (RJ_EFFECT_CHART (widget), RJ_EFFECT_CHART (widget)->current);
}

static gboolean
key_pressed_cb (RjEffectChart *self, guint key)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  guint last = self->dots->len - 1;

  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      if ((key == GDK_KEY_Left || key == GDK_KEY_KP_Left) != rtl)
        go_to (self, self->current > 0 ? self->current - 1 : 0);
      else
        go_to (self, MIN (self->current + 1, last));
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return go_to (self, 0);
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return go_to (self, last);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
    case GDK_KEY_space:
      activate (self, self->current);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
released_cb (RjEffectChart *self, int n_press, double x, double y)
{
  double best = 22;
  guint at = G_MAXUINT;

  for (guint i = 0; i < self->dots->len; i++)
    {
      GtkWidget *dot = g_ptr_array_index (self->dots, i);
      graphene_rect_t bounds;
      double off;

      if (!gtk_widget_compute_bounds (dot, GTK_WIDGET (self), &bounds))
        continue;
      off = hypot (bounds.origin.x + RJ_EFFECT_DOT_SIZE / 2.0 - x,
                   bounds.origin.y + RJ_EFFECT_DOT_SIZE / 2.0 - y);
      if (off <= best)
        {
          best = off;
          at = i;
        }
    }
  if (go_to (self, at))
    activate (self, at);
}

/* ---- Object ---- */

static void
rj_effect_chart_dispose (GObject *object)
{
  RjEffectChart *self = RJ_EFFECT_CHART (object);
  GtkWidget *child;

  g_ptr_array_set_size (self->dots, 0);
  g_ptr_array_set_size (self->names, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (rj_effect_chart_parent_class)->dispose (object);
}

static void
rj_effect_chart_finalize (GObject *object)
{
  g_ptr_array_unref (RJ_EFFECT_CHART (object)->dots);
  g_ptr_array_unref (RJ_EFFECT_CHART (object)->names);
  G_OBJECT_CLASS (rj_effect_chart_parent_class)->finalize (object);
}

static void
rj_effect_chart_class_init (RjEffectChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rj_effect_chart_dispose;
  object_class->finalize = rj_effect_chart_finalize;
  widget_class->snapshot = rj_effect_chart_snapshot;
  widget_class->measure = rj_effect_chart_measure;
  widget_class->size_allocate = rj_effect_chart_size_allocate;
  widget_class->focus = rj_effect_chart_focus_vfunc;
  widget_class->grab_focus = rj_effect_chart_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "chart");

  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
rj_effect_chart_init (RjEffectChart *self)
{
  GtkWidget *ink = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  self->dots = g_ptr_array_new ();
  self->names = g_ptr_array_new ();
  gtk_widget_add_css_class (ink, "rj-ink-a");
  gtk_widget_set_parent (ink, GTK_WIDGET (self));
}

static void
add_point (RjEffectChart *self, const RjEffectPoint *point)
{
  GtkWidget *dot = rj_effect_dot_new (point);

  for (guint i = 0; i < self->dots->len; i++)
    RJ_EFFECT_DOT (dot)->above +=
      RJ_EFFECT_DOT (g_ptr_array_index (self->dots, i))->after == point->after.strength ? 1 : 0;
  gtk_widget_set_parent (dot, GTK_WIDGET (self));
  g_ptr_array_add (self->dots, dot);
}

static void
add_names (RjEffectChart *self)
{
  static const int levels[] = { 0, 9, 5, 3 };

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      GtkWidget *name = gtk_label_new (rj_rating_get_strength_name (levels[i]));

      gtk_widget_add_css_class (name, "caption");
      gtk_widget_add_css_class (name, "dimmed");
      g_object_set_data (G_OBJECT (name), "rj-level", GINT_TO_POINTER (levels[i]));
      gtk_widget_set_parent (name, GTK_WIDGET (self));
      g_ptr_array_add (self->names, name);
    }
}

static void
add_points (RjEffectChart *self, const RjNoteEffect *effect)
{
  guint n = effect->points->len;
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  for (guint i = n > RJ_EFFECT_CHART_POINTS ? n - RJ_EFFECT_CHART_POINTS : 0; i < n; i++)
    add_point (self, &g_array_index (effect->points, RjEffectPoint, i));
  self->current = self->dots->len > 0 ? self->dots->len - 1 : 0;
  add_names (self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
find_middle_half (RjEffectChart *self, const RjNoteEffect *effect)
{
  g_autoptr (GArray) after = g_array_new (FALSE, FALSE, sizeof (double));
  RjSpread spread;

  for (guint i = 0; i < effect->points->len; i++)
    {
      double strength = g_array_index (effect->points, RjEffectPoint, i).after.strength;

      g_array_append_val (after, strength);
    }
  spread = rj_spread_of (after);
  self->low = spread.low;
  self->high = spread.high;
}

GtkWidget *
rj_effect_chart_new (const RjNoteEffect *effect, gboolean people, gboolean points)
{
  RjEffectChart *self =
    g_object_new (RJ_TYPE_EFFECT_CHART, "accessible-role",
                  points ? GTK_ACCESSIBLE_ROLE_LIST : GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  self->points = points;
  self->own = effect->word != RJ_EFFECT_TOO_FEW && !(people && effect->after >= effect->before);
  self->baseline = !people && effect->gain.n > 0;
  self->before = effect->before;
  self->after = effect->after;
  self->without = effect->after_without;
  if (effect->points->len >= RJ_EFFECT_LEAST)
    find_middle_half (self, effect);
  if (points)
    add_points (self, effect);
  return GTK_WIDGET (self);
}

gboolean
rj_effect_chart_focus (RjEffectChart *self, const char *id)
{
  g_return_val_if_fail (RJ_IS_EFFECT_CHART (self), FALSE);

  for (guint i = 0; i < self->dots->len; i++)
    if (g_strcmp0 (RJ_EFFECT_DOT (g_ptr_array_index (self->dots, i))->id, id) == 0)
      return go_to (self, i);
  return FALSE;
}

char *
rj_effect_chart_dup_current (RjEffectChart *self)
{
  g_return_val_if_fail (RJ_IS_EFFECT_CHART (self), NULL);

  if (self->current >= self->dots->len)
    return NULL;
  return g_strdup (RJ_EFFECT_DOT (g_ptr_array_index (self->dots, self->current))->id);
}
