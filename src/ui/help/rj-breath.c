// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-breath.h"

#include "rj-spoken.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SIZE     240
#define SMALLEST 0.6

struct _RjBreath {
  GtkWidget parent_instance;

  GtkWidget *label;
  GArray *phases;
  int rounds;
  gint64 started_us; /* frame clock; 0 until the first frame */
  gint64 skipped_us; /* what was breathed before that */
  gint64 elapsed_us;
  gboolean paused;
  RjBreathMoment moment;
  int spoken; /* round and phase that a screen reader was told last */
  guint tick_id;
};

enum {
  SIGNAL_FINISHED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RjBreath, rj_breath, GTK_TYPE_WIDGET)

static const RjBreathPhase *
get_phases (RjBreath *self)
{
  return (const RjBreathPhase *) (gpointer) self->phases->data;
}

static double
ease (double t)
{
  return (1 - cos (t * G_PI)) / 2;
}

/* How open the lungs are at the end of phase @i. */
static double
open_after (const RjBreathPhase *phases, int i)
{
  for (; i >= 0; i--)
    if (phases[i].kind != RJ_BREATH_HOLD)
      return phases[i].kind == RJ_BREATH_IN ? 1 : 0;

  return 0;
}

void
rj_breath_at (const RjBreathPhase *phases,
              guint n_phases,
              int rounds,
              gint64 elapsed_us,
              RjBreathMoment *moment)
{
  gint64 cycle_us = 0;
  gint64 rest;
  int i = 0;
  double from, to;

  for (guint n = 0; n < n_phases; n++)
    cycle_us += phases[n].seconds * G_TIME_SPAN_SECOND;

  elapsed_us = MAX (elapsed_us, 0);
  moment->done = elapsed_us >= cycle_us * rounds;
  if (moment->done)
    elapsed_us = cycle_us * rounds - 1;

  moment->round = (int) (elapsed_us / cycle_us);
  rest = elapsed_us % cycle_us;
  while (rest >= phases[i].seconds * G_TIME_SPAN_SECOND)
    rest -= phases[i++].seconds * G_TIME_SPAN_SECOND;

  moment->phase = i;
  moment->kind = phases[i].kind;
  moment->left = phases[i].seconds - (int) (rest / G_TIME_SPAN_SECOND);
  from = open_after (phases, i - 1);
  to = phases[i].kind == RJ_BREATH_HOLD ? from : open_after (phases, i);
  moment->open =
    from + (to - from) * ease ((double) rest / (double) (phases[i].seconds * G_TIME_SPAN_SECOND));
}

static const char *
word_of (RjBreathKind kind)
{
  switch (kind)
    {
    case RJ_BREATH_IN:
      return C_ ("breathing", "In");
    case RJ_BREATH_OUT:
      return C_ ("breathing", "Out");
    case RJ_BREATH_HOLD:
    default:
      return C_ ("breathing", "Hold");
    }
}

static gboolean
is_still (RjBreath *self)
{
  gboolean animate = TRUE;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &animate, NULL);
  return !animate;
}

static void
show_moment (RjBreath *self)
{
  const RjBreathMoment *moment = &self->moment;
  int phase = moment->round * (int) self->phases->len + moment->phase;
  /* Translators: what to do now and for how many seconds: "In · 3". */
  g_autofree char *text = g_strdup_printf (_ ("%s · %d"), word_of (moment->kind), moment->left);

  if (moment->done)
    {
      gtk_label_set_text (GTK_LABEL (self->label), C_ ("breathing", "Done"));
    }
  else
    {
      gtk_label_set_text (GTK_LABEL (self->label), text);
      /* Before it is on the screen nobody would hear it. */
      if (phase != self->spoken && gtk_widget_get_mapped (GTK_WIDGET (self)))
        rj_announce (GTK_WIDGET (self), word_of (moment->kind), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
      self->spoken = gtk_widget_get_mapped (GTK_WIDGET (self)) ? phase : -1;
    }

  if (!is_still (self))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
rj_breath_tick (RjBreath *self, gint64 now_us)
{
  g_return_if_fail (RJ_IS_BREATH (self));

  if (self->paused || self->moment.done)
    return;
  if (self->started_us == 0)
    self->started_us = now_us - self->skipped_us;

  self->elapsed_us = now_us - self->started_us;
  rj_breath_at (get_phases (self), self->phases->len, self->rounds, self->elapsed_us, &self->moment);
  show_moment (self);
  if (self->moment.done)
    g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  RjBreath *self = RJ_BREATH (widget);

  rj_breath_tick (self, gdk_frame_clock_get_frame_time (clock));
  if (!self->moment.done)
    return G_SOURCE_CONTINUE;

  self->tick_id = 0;
  return G_SOURCE_REMOVE;
}

static void
start_ticking (RjBreath *self)
{
  if (self->tick_id == 0 && !self->paused && !self->moment.done && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

static void
stop_ticking (RjBreath *self)
{
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
}

static void
rj_breath_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rj_breath_parent_class)->map (widget);

  start_ticking (RJ_BREATH (widget));
}

static void
rj_breath_unmap (GtkWidget *widget)
{
  stop_ticking (RJ_BREATH (widget));

  GTK_WIDGET_CLASS (rj_breath_parent_class)->unmap (widget);
}

static void
rj_breath_measure (GtkWidget *widget,
                   GtkOrientation orientation,
                   int for_size,
                   int *minimum,
                   int *natural,
                   int *minimum_baseline,
                   int *natural_baseline)
{
  RjBreath *self = RJ_BREATH (widget);
  int child_minimum, child_natural;

  gtk_widget_measure (self->label, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
  *minimum = MAX (is_still (self) ? 0 : SIZE, child_minimum);
  *natural = MAX (*minimum, child_natural);
}

static void
rj_breath_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_size_allocate (RJ_BREATH (widget)->label, &(GtkAllocation) { 0, 0, width, height }, -1);
}

static void
snapshot_circle (RjBreath *self, GtkSnapshot *snapshot)
{
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self));
  float height = (float) gtk_widget_get_height (GTK_WIDGET (self));
  float radius = (float) (SIZE * (SMALLEST + (1 - SMALLEST) * self->moment.open) / 2 - 1);
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  g_autoptr (GskStroke) stroke = gsk_stroke_new (2);
  GdkRGBA ink, tint, line;

  gtk_widget_get_color (GTK_WIDGET (self), &ink);
  tint = ink;
  tint.alpha *= 0.08f;
  line = ink;
  line.alpha *= 0.3f;

  /* The horizon lies behind, from edge to edge. */
  gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT (0, height / 2 + SIZE / 4.0f, width, 2));
  gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT (width / 2, height / 2), radius);
  path = gsk_path_builder_free_to_path (g_steal_pointer (&builder));
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &tint);
  gtk_snapshot_append_stroke (snapshot, path, stroke, &ink);
}

static void
rj_breath_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RjBreath *self = RJ_BREATH (widget);

  if (!is_still (self))
    snapshot_circle (self, snapshot);
  gtk_widget_snapshot_child (widget, self->label, snapshot);
}

static void
rj_breath_dispose (GObject *object)
{
  g_clear_pointer (&RJ_BREATH (object)->label, gtk_widget_unparent);

  G_OBJECT_CLASS (rj_breath_parent_class)->dispose (object);
}

static void
rj_breath_finalize (GObject *object)
{
  g_array_unref (RJ_BREATH (object)->phases);

  G_OBJECT_CLASS (rj_breath_parent_class)->finalize (object);
}

static void
rj_breath_class_init (RjBreathClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rj_breath_dispose;
  object_class->finalize = rj_breath_finalize;
  widget_class->map = rj_breath_map;
  widget_class->unmap = rj_breath_unmap;
  widget_class->measure = rj_breath_measure;
  widget_class->size_allocate = rj_breath_size_allocate;
  widget_class->snapshot = rj_breath_snapshot;

  signals[SIGNAL_FINISHED] =
    g_signal_new ("finished", RJ_TYPE_BREATH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "rj-breathing");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rj_breath_init (RjBreath *self)
{
  self->phases = g_array_new (FALSE, FALSE, sizeof (RjBreathPhase));
  self->spoken = -1;
  self->label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->label, "title-1");
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Breathe with me"),
                                  -1);
}

GtkWidget *
rj_breath_new (const RjBreathPhase *phases, guint n_phases, int rounds)
{
  RjBreath *self = g_object_new (RJ_TYPE_BREATH, NULL);

  rj_breath_set_pattern (self, phases, n_phases, rounds);
  return GTK_WIDGET (self);
}

static void
begin_at (RjBreath *self, gint64 elapsed_us)
{
  self->started_us = 0;
  self->skipped_us = elapsed_us;
  self->elapsed_us = elapsed_us;
  self->spoken = -1;
  rj_breath_at (get_phases (self), self->phases->len, self->rounds, elapsed_us, &self->moment);
  show_moment (self);
  start_ticking (self);
}

void
rj_breath_set_pattern (RjBreath *self, const RjBreathPhase *phases, guint n_phases, int rounds)
{
  g_return_if_fail (RJ_IS_BREATH (self));
  g_return_if_fail (n_phases > 0 && rounds > 0);

  g_array_set_size (self->phases, 0);
  g_array_append_vals (self->phases, phases, n_phases);
  self->rounds = rounds;
  self->paused = FALSE;
  begin_at (self, 0);
}

static gint64
get_round_us (RjBreath *self)
{
  gint64 round_us = 0;

  for (guint i = 0; i < self->phases->len; i++)
    round_us += get_phases (self)[i].seconds * G_USEC_PER_SEC;
  return round_us;
}

void
rj_breath_skip (RjBreath *self, gint64 elapsed_us)
{
  gint64 round_us;

  g_return_if_fail (RJ_IS_BREATH (self));

  round_us = get_round_us (self);
  /* Nothing was set to breathe by. */
  if (round_us > 0)
    begin_at (self, MAX (elapsed_us, 0) / round_us * round_us);
}

void
rj_breath_restart (RjBreath *self)
{
  g_return_if_fail (RJ_IS_BREATH (self));

  self->paused = FALSE;
  begin_at (self, 0);
}

void
rj_breath_set_paused (RjBreath *self, gboolean paused)
{
  g_return_if_fail (RJ_IS_BREATH (self));

  if (self->paused == !!paused || self->moment.done)
    return;
  self->paused = paused;
  if (paused)
    {
      stop_ticking (self);
      /* It goes on from here, however long that takes. */
      self->skipped_us = self->elapsed_us;
      self->started_us = 0;
    }
  else
    {
      self->spoken = -1;
      show_moment (self);
      start_ticking (self);
    }
}

gboolean
rj_breath_get_paused (RjBreath *self)
{
  g_return_val_if_fail (RJ_IS_BREATH (self), FALSE);

  return self->paused;
}

gint64
rj_breath_get_elapsed_us (RjBreath *self)
{
  g_return_val_if_fail (RJ_IS_BREATH (self), 0);

  return self->elapsed_us;
}

const char *
rj_breath_get_text (RjBreath *self)
{
  g_return_val_if_fail (RJ_IS_BREATH (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->label));
}
