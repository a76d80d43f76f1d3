// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-ride-view.h"

#include "rj-caution.h"
#include "rj-half-life.h"
#include "rj-help-pages.h"
#include "rj-person-button.h"
#include "rj-rating.h"
#include "rj-ride-curve.h"
#include "rj-ride-keeper.h"
#include "rj-ride-text.h"
#include "rj-spoken.h"
#include "rj-strategy-text.h"
#include "rj-text.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>

/* More would push the rating out of sight; the rest stands in the note. */
#define STEPS_SHOWN 12

struct _RjRideView {
  AdwBin parent_instance;

  RjContext *context;
  RjRide *ride;
  guint timer;
  gboolean was_running;

  GtkLabel *title;
  GtkLabel *left;
  GtkProgressBar *progress;
  GtkBox *steps;
  GtkBox *caution;
  const RjStrategy *shown; /* not owned: whose steps and caution stand there */
  GtkWidget *rating_box;
  RjRating *rating;
  GtkLabel *status;
  GtkWidget *save;
  GtkLabel *outcome;
  GtkLabel *so_far;
  RjRideCurve *curve;
  GtkLabel *half_life;
  GtkWidget *half_life_line; /* what the dotted line is */
  GtkWidget *note;
  GtkWidget *keep_going;
  GtkWidget *other;
  RjPersonButton *person;
  GtkWidget *done;
};

G_DEFINE_FINAL_TYPE (RjRideView, rj_ride_view, ADW_TYPE_BIN)

enum {
  SIGNAL_LEFT,
  SIGNAL_OTHER,
  SIGNAL_NOTE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* ---- What is shown ---- */

static gboolean
is_open (RjRideView *self)
{
  return rj_context_get_store (self->context) != NULL;
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
  gtk_label_set_label (label, text != NULL ? text : "");
}

static void
clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
fill_strategy (RjRideView *self, const RjStrategy *strategy)
{
  g_autofree char *caution = strategy != NULL ? rj_strategy_text_caution (strategy) : NULL;

  if (self->shown == strategy)
    return;
  self->shown = strategy;
  clear (self->caution);
  clear (self->steps);
  if (caution != NULL)
    gtk_box_append (self->caution, rj_caution_new (caution));
  for (guint i = 0;
       strategy != NULL && strategy->steps != NULL && strategy->steps[i] != NULL && i < STEPS_SHOWN; i++)
    {
      g_autofree char *text = rj_text_for_label (strategy->steps[i], RJ_TEXT_READ);
      GtkWidget *row = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);

      gtk_widget_set_hexpand (rj_help_add_label (row, text, NULL), TRUE);
      gtk_box_append (self->steps, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->caution), caution != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->steps),
                          gtk_widget_get_first_child (GTK_WIDGET (self->steps)) != NULL);
}

static void
update_time (RjRideView *self)
{
  int left = rj_ride_get_seconds_left (self->ride);
  int length = MAX (rj_ride_get_seconds (self->ride), 1);
  gboolean running = rj_ride_is_running (self->ride);
  g_autofree char *clock = running ? rj_strategy_text_clock (left) : g_strdup (_ ("The time is over"));
  g_autofree char *words = running ? rj_strategy_text_left (left) : g_strdup (clock);

  gtk_label_set_label (self->left, clock);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->left), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_progress_bar_set_fraction (self->progress, 1.0 - (double) left / length);
  if (self->was_running && !running && gtk_widget_get_mapped (GTK_WIDGET (self)))
    rj_announce (GTK_WIDGET (self), _ ("The time is over"), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  self->was_running = running;
}

static void
update_ratings (RjRideView *self)
{
  GTimeZone *zone = rj_clock_get_zone (rj_context_get_clock (self->context));
  GArray *points = rj_ride_get_points (self->ride);
  g_autofree char *so_far = is_open (self) ? rj_ride_text_so_far (self->ride, zone) : NULL;
  g_autofree char *outcome = is_open (self) ? rj_ride_text_outcome (self->ride) : NULL;

  set_text (self->so_far, so_far);
  set_text (self->outcome, outcome);
  rj_ride_curve_set_points (self->curve, points, zone);
  gtk_widget_set_visible (
    GTK_WIDGET (self->curve),
    is_open (self)
      && (points->len > 1 || (points->len > 0 && gtk_widget_get_visible (self->half_life_line))));
}

/* ---- What the own log says ---- */

static void
episodes_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjRideView) self = user_data;
  g_autoptr (GPtrArray) episodes = rj_strategies_list_episodes_finish (RJ_STRATEGIES (source), result, NULL);
  GArray *points = self->ride != NULL ? rj_ride_get_points (self->ride) : NULL;
  g_autoptr (RjHalfLife) half_life = NULL;
  g_autofree char *text = NULL;
  int lowest, highest;

  if (episodes == NULL || points == NULL || points->len == 0
      || !rj_half_life_get_level (g_array_index (points, RjRatingPoint, 0).strength, &lowest, &highest))
    return;
  half_life = rj_half_life_new (episodes, lowest, highest);
  text = rj_ride_text_half_life (half_life, lowest, highest);
  set_text (self->half_life, text);
  gtk_widget_set_visible (self->half_life_line, text != NULL);
  if (text != NULL)
    rj_ride_curve_set_half_life (self->curve, half_life, text);
  update_ratings (self);
}

static void
load_half_life (RjRideView *self)
{
  RjStore *store = rj_context_get_store (self->context);

  if (store != NULL && !gtk_widget_get_visible (GTK_WIDGET (self->half_life))
      && rj_ride_get_points (self->ride)->len > 0)
    rj_strategies_list_episodes_async (rj_store_get_strategies (store), NULL, episodes_cb,
                                       g_object_ref (self));
}

static void
update_buttons (RjRideView *self)
{
  RjRideOutcome outcome = rj_ride_get_outcome (self->ride, NULL, NULL, NULL);
  gboolean over = !rj_ride_is_running (self->ride);

  gtk_widget_set_visible (self->note, is_open (self) && outcome == RJ_RIDE_LOWER);
  gtk_widget_set_visible (self->keep_going, over);
  gtk_widget_set_visible (self->other, is_open (self));
  gtk_widget_set_visible (self->done, is_open (self) && (over || rj_ride_is_rated (self->ride)));
}

static void
update (RjRideView *self)
{
  const RjStrategy *strategy = rj_ride_get_strategy (self->ride);
  g_autofree char *title = NULL;

  if (!rj_ride_is_on (self->ride))
    {
      g_signal_emit (self, signals[SIGNAL_LEFT], 0);
      return;
    }
  title = strategy != NULL ? rj_text_for_label (strategy->title, RJ_TEXT_READ) : g_strdup (_ ("Ride it out"));
  gtk_label_set_label (self->title, title);
  fill_strategy (self, strategy);
  update_time (self);
  update_ratings (self);
  update_buttons (self);
  load_half_life (self);
}

static gboolean
tick (gpointer user_data)
{
  g_autoptr (RjRideView) self = g_object_ref (user_data);

  /* May end it, and with it the page. */
  rj_ride_check (self->ride);
  if (self->timer == 0)
    return G_SOURCE_REMOVE;
  if (rj_ride_is_on (self->ride))
    update_time (self);
  return G_SOURCE_CONTINUE;
}

/* ---- What can be done ---- */

static void
rating_changed_cb (RjRideView *self)
{
  gtk_widget_set_sensitive (self->save, rj_rating_get_value (self->rating) != RJ_RATING_EMPTY);
}

static void
save_cb (RjRideView *self)
{
  int strength = rj_rating_get_value (self->rating);
  g_autofree char *said = NULL;

  if (strength == RJ_RATING_EMPTY)
    return;
  rj_rating_set_value (self->rating, RJ_RATING_EMPTY);
  gtk_widget_grab_focus (GTK_WIDGET (self->rating));
  rj_ride_keeper_rate (self->context, strength, self->status);
  if (!is_open (self))
    return;
  said = g_strjoin (" ", gtk_label_get_label (self->so_far), gtk_label_get_label (self->outcome), NULL);
  rj_announce (GTK_WIDGET (self), said, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
keep_going_cb (RjRideView *self)
{
  rj_ride_keep_going (self->ride);
  gtk_widget_grab_focus (GTK_WIDGET (self->rating));
}

static void
other_cb (RjRideView *self)
{
  g_signal_emit (self, signals[SIGNAL_OTHER], 0);
}

static void
help_cb (RjRideView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.help-now", NULL);
}

static void
stop_cb (RjRideView *self)
{
  rj_ride_keeper_stop (self->context);
}

static void
done_cb (RjRideView *self)
{
  rj_ride_keeper_finish (self->context);
}

static void
note_cb (RjRideView *self)
{
  g_autofree char *id = g_strdup (rj_ride_get_craving (self->ride));

  g_signal_emit (self, signals[SIGNAL_NOTE], 0, id);
}

GtkWidget *
rj_ride_view_get_button (RjRideView *self)
{
  g_return_val_if_fail (RJ_IS_RIDE_VIEW (self), NULL);
  return self->save;
}

GtkWidget *
rj_ride_view_get_first (RjRideView *self)
{
  g_return_val_if_fail (RJ_IS_RIDE_VIEW (self), NULL);
  return GTK_WIDGET (self->rating);
}

/* ---- How it is made ---- */

static GtkWidget *
add_button (RjRideView *self, GtkWidget *column, const char *text, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (text);

  rj_wrap_button (GTK_BUTTON (button));
  gtk_widget_add_css_class (button, "rj-wide");
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (column), button);
  return button;
}

static void
add_time (RjRideView *self, GtkWidget *column)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->title = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "xalign", 0.0,
                              "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "title-2");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  self->left = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_TIMER, "xalign", 0.0,
                             "wrap", TRUE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->left), "rj-digits");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->left));
  self->progress =
    g_object_new (GTK_TYPE_PROGRESS_BAR, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress));
  gtk_box_append (GTK_BOX (column), box);

  self->caution = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_set_visible (GTK_WIDGET (self->caution), FALSE);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->caution));
  self->steps = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_LIST, "visible", FALSE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->steps), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Steps"),
                                  -1);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->steps));
}

static void
add_rating (RjRideView *self, GtkWidget *column)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = rj_help_add_label (box, _ ("How strong now?"), "heading");

  self->rating = RJ_RATING (rj_rating_new ());
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->rating), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label,
                                  NULL, -1);
  g_signal_connect_object (self->rating, "notify::value", G_CALLBACK (rating_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->rating));
  self->save = add_button (self, box, _ ("Save"), G_CALLBACK (save_cb));
  gtk_widget_set_sensitive (self->save, FALSE);
  self->rating_box = box;
  gtk_box_append (GTK_BOX (column), box);

  self->outcome = GTK_LABEL (rj_help_add_label (column, "", "title-4"));
  self->so_far = GTK_LABEL (rj_help_add_label (column, "", "numeric"));
  self->curve = RJ_RIDE_CURVE (rj_ride_curve_new ());
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->curve));
  self->half_life = GTK_LABEL (rj_help_add_label (column, "", NULL));
  gtk_widget_set_visible (GTK_WIDGET (self->half_life), FALSE);
  self->half_life_line =
    /* Translators: in the drawing of an urge: of the person's own urges of that strength. */
    rj_help_add_label (column, _ ("The dotted line falls as more of them were down by half."), "caption");
  gtk_widget_set_visible (self->half_life_line, FALSE);
}

static void
add_buttons (RjRideView *self, GtkWidget *column)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->done = add_button (self, box, _ ("Done"), G_CALLBACK (done_cb));
  self->note = add_button (self, box, _ ("Note what helped"), G_CALLBACK (note_cb));
  self->keep_going = add_button (self, box, _ ("Keep going"), G_CALLBACK (keep_going_cb));
  self->other = add_button (self, box, _ ("Something else"), G_CALLBACK (other_cb));
  self->person = g_object_new (RJ_TYPE_PERSON_BUTTON, NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->person));
  add_button (self, box, _ ("Help now"), G_CALLBACK (help_cb));
  add_button (self, box, _ ("Stop"), G_CALLBACK (stop_cb));
  gtk_box_append (GTK_BOX (column), box);
}

static void
rj_ride_view_dispose (GObject *object)
{
  RjRideView *self = RJ_RIDE_VIEW (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->ride);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_ride_view_parent_class)->dispose (object);
}

static void
rj_ride_view_class_init (RjRideViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_ride_view_dispose;

  signals[SIGNAL_LEFT] =
    g_signal_new ("left", RJ_TYPE_RIDE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_OTHER] =
    g_signal_new ("other", RJ_TYPE_RIDE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_NOTE] = g_signal_new ("note", RJ_TYPE_RIDE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
rj_ride_view_init (RjRideView *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  add_time (self, column);
  add_rating (self, column);
  add_buttons (self, column);
  adw_bin_set_child (ADW_BIN (self), column);
}

GtkWidget *
rj_ride_view_new_status (void)
{
  return g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0,
                       "visible", FALSE, NULL);
}

GtkWidget *
rj_ride_view_new (RjContext *context, GtkWidget *status)
{
  RjRideView *self = g_object_new (RJ_TYPE_RIDE_VIEW, NULL);

  self->context = g_object_ref (context);
  self->ride = g_object_ref (rj_context_get_ride (context));
  g_signal_connect_object (self->ride, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  self->status = GTK_LABEL (status);
  gtk_box_append (GTK_BOX (self->rating_box), status);
  rj_person_button_set_context (self->person, context);
  rj_person_button_set_wanted (self->person, TRUE);
  gtk_widget_set_visible (self->rating_box, rj_ride_keeper_can_rate (context));
  self->timer = g_timeout_add_seconds (1, tick, self);
  update (self);
  return GTK_WIDGET (self);
}
