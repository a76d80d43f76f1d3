// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-craving-again.h"

#include "rj-format.h"
#include "rj-rating.h"

#include <glib/gi18n-lib.h>

/* Later than this nobody asks how strong it is "now". */
#define LONGEST_US G_TIME_SPAN_DAY

struct _RjCravingAgain {
  AdwBin parent_instance;

  GtkWidget *question;
  RjRating *rating;
  GtkLabel *so_far;
};

G_DEFINE_FINAL_TYPE (RjCravingAgain, rj_craving_again, ADW_TYPE_BIN)

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
changed_cb (RjCravingAgain *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static char *
describe_point (int strength, gint64 at_us, GTimeZone *zone)
{
  g_autofree char *time = rj_format_time (at_us, zone);

  /* Translators: how strong an urge was, and when: "7 at 19:02". */
  return g_strdup_printf (_ ("%d at %s"), strength, time);
}

/* "So far: 7 at 19:02 · 5 at 19:09" */
static char *
describe (const RjCraving *craving, GTimeZone *zone)
{
  g_autoptr (GPtrArray) points = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;

  g_ptr_array_add (points, describe_point (craving->strength, craving->record.at_us, zone));
  for (guint i = 0; i < craving->later->len; i++)
    {
      const RjRatingPoint *point = &g_array_index (craving->later, RjRatingPoint, i);

      g_ptr_array_add (points, describe_point (point->strength, point->at_us, zone));
    }
  g_ptr_array_add (points, NULL);
  joined = g_strjoinv (" · ", (char **) points->pdata);
  /* Translators: ratings of the same urge one after the other: "So far: 7 at 19:02 · 5 at 19:09". */
  return g_strdup_printf (_ ("So far: %s"), joined);
}

void
rj_craving_again_show (RjCravingAgain *self, const RjCraving *craving, RjClock *clock)
{
  g_autoptr (GTimeZone) zone = NULL;
  g_autofree char *text = NULL;
  gint64 passed;

  g_return_if_fail (RJ_IS_CRAVING_AGAIN (self) && craving != NULL && RJ_IS_CLOCK (clock));

  /* As the row of the log tells it: where the person was. */
  if (craving->record.zone != NULL)
    zone = g_time_zone_new_identifier (craving->record.zone);
  text = describe (craving, zone != NULL ? zone : rj_clock_get_zone (clock));
  passed = rj_clock_get_now (clock) - craving->record.at_us;

  gtk_label_set_label (self->so_far, text);
  gtk_widget_set_visible (GTK_WIDGET (self->so_far), craving->later->len > 0);
  gtk_widget_set_visible (self->question, passed >= 0 && passed <= LONGEST_US);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          gtk_widget_get_visible (self->question) || craving->later->len > 0);
}

void
rj_craving_again_fill (RjCravingAgain *self, RjCraving *craving, RjClock *clock)
{
  RjRatingPoint point = { rj_clock_get_now (clock), rj_rating_get_value (self->rating) };

  g_return_if_fail (RJ_IS_CRAVING_AGAIN (self) && craving != NULL && RJ_IS_CLOCK (clock));

  if (point.strength != RJ_RATING_EMPTY)
    g_array_append_val (craving->later, point);
}

void
rj_craving_again_write_state (RjCravingAgain *self, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "again");
  json_builder_add_int_value (builder, rj_rating_get_value (self->rating));
}

void
rj_craving_again_read_state (RjCravingAgain *self, JsonObject *state)
{
  gint64 strength = json_object_get_int_member_with_default (state, "again", RJ_RATING_EMPTY);

  rj_rating_set_value (self->rating, (int) CLAMP (strength, RJ_RATING_EMPTY, 10));
}

static void
rj_craving_again_class_init (RjCravingAgainClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
rj_craving_again_init (RjCravingAgain *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (_ ("How strong is it now?"));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  self->rating = RJ_RATING (rj_rating_new ());
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->rating), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label,
                                  NULL, -1);
  g_signal_connect_swapped (self->rating, "notify::value", G_CALLBACK (changed_cb), self);
  self->question = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->question), label);
  gtk_box_append (GTK_BOX (self->question), GTK_WIDGET (self->rating));

  self->so_far = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->so_far, 0);
  gtk_label_set_wrap (self->so_far, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->so_far), "numeric");

  gtk_box_append (GTK_BOX (box), self->question);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->so_far));
  adw_bin_set_child (ADW_BIN (self), box);
}
