// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-craving-again.h"

#include "rj-format.h"
#include "rj-rating.h"
#include "rj-spoken.h"

#include <glib/gi18n-lib.h>

/* Later than this nobody asks how strong it is "now". */
#define LONGEST_US G_TIME_SPAN_DAY

struct _RjCravingAgain {
  AdwBin parent_instance;

  GtkWidget *question;
  RjRating *rating;
  GtkLabel *line;
  GtkWidget *remove;

  RjClock *clock;
  GTimeZone *zone;
  RjRatingPoint first;
  GArray *later; /* RjRatingPoint: saved, and not taken back here */
  GArray *gone;  /* gint64: instants of those taken back */
  gint64 now_us; /* when the number was picked */
};

G_DEFINE_FINAL_TYPE (RjCravingAgain, rj_craving_again, ADW_TYPE_BIN)

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- The list ---- */

/* The day is said where it is another one than before. */
static char *
describe_point (RjCravingAgain *self, const RjRatingPoint *point, RjDay *day)
{
  RjDay before = *day;
  int minutes = rj_instant_to_wall (point->at_us, self->zone, day);
  g_autofree char *time = rj_format_minutes (minutes);
  g_autofree char *date = NULL;

  if (before == RJ_DAY_NONE || before == *day)
    /* Translators: how strong an urge was, and when: "7 at 19:02" */
    return g_strdup_printf (_ ("%d at %s"), point->strength, time);
  date = rj_format_day_short (*day);
  /* Translators: how strong an urge was, and when: "5 on Sun 22 Nov at 00:20" */
  return g_strdup_printf (_ ("%d on %s at %s"), point->strength, date, time);
}

static void
update_line (RjCravingAgain *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  g_autofree char *list = NULL;
  g_autofree char *line = NULL;
  RjDay day = RJ_DAY_NONE;

  if (self->first.strength != RJ_RATING_EMPTY)
    g_strv_builder_take (builder, describe_point (self, &self->first, &day));
  for (guint i = 0; i < self->later->len; i++)
    g_strv_builder_take (builder,
                         describe_point (self, &g_array_index (self->later, RjRatingPoint, i), &day));
  parts = g_strv_builder_end (builder);
  list = g_strjoinv (" · ", parts);
  /* Translators: the ratings of one urge, in order of time: "So far: 7 at 19:02 · 5 at 19:09" */
  line = g_strdup_printf (_ ("So far: %s"), list);
  gtk_label_set_label (self->line, line);
  /* One alone stands above already. */
  gtk_widget_set_visible (GTK_WIDGET (self->line), self->later->len > 0);
  gtk_widget_set_visible (self->remove, self->later->len > 0);
}

static void
show_what_there_is (RjCravingAgain *self, gboolean question)
{
  gtk_widget_set_visible (self->question, question);
  gtk_widget_set_visible (GTK_WIDGET (self), question || self->later->len > 0);
}

static void
rating_changed_cb (RjCravingAgain *self)
{
  self->now_us = rj_clock_get_now (self->clock);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
remove_last (RjCravingAgain *self)
{
  const RjRatingPoint *last = &g_array_index (self->later, RjRatingPoint, self->later->len - 1);

  g_array_append_val (self->gone, last->at_us);
  g_array_set_size (self->later, self->later->len - 1);
}

static void
remove_cb (RjCravingAgain *self)
{
  remove_last (self);
  /* The button goes with the last of them. */
  if (self->later->len == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->rating));
  update_line (self);
  show_what_there_is (self, gtk_widget_get_visible (self->question));
  rj_announce (GTK_WIDGET (self), gtk_label_get_label (self->line),
               GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- Drafts ---- */

void
rj_craving_again_write_state (RjCravingAgain *self, JsonBuilder *builder)
{
  int now = rj_rating_get_value (self->rating);

  json_builder_set_member_name (builder, "again");
  json_builder_add_int_value (builder, now);
  json_builder_set_member_name (builder, "again-at");
  json_builder_add_int_value (builder, now != RJ_RATING_EMPTY ? self->now_us : 0);
  json_builder_set_member_name (builder, "again-gone");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->gone->len; i++)
    json_builder_add_int_value (builder, g_array_index (self->gone, gint64, i));
  json_builder_end_array (builder);
}

/* They were taken back from the end. */
static void
take_back (RjCravingAgain *self, JsonArray *gone)
{
  for (guint i = 0; i < json_array_get_length (gone) && self->later->len > 0; i++)
    if (g_array_index (self->later, RjRatingPoint, self->later->len - 1).at_us
        == json_array_get_int_element (gone, i))
      remove_last (self);
}

void
rj_craving_again_read_state (RjCravingAgain *self, JsonObject *state)
{
  gint64 now = json_object_get_int_member_with_default (state, "again", RJ_RATING_EMPTY);
  JsonNode *gone = json_object_get_member (state, "again-gone");

  g_return_if_fail (RJ_IS_CRAVING_AGAIN (self));

  rj_rating_set_value (self->rating, (int) CLAMP (now, RJ_RATING_EMPTY, 10));
  self->now_us = json_object_get_int_member_with_default (state, "again-at", self->now_us);
  if (gone != NULL && JSON_NODE_HOLDS_ARRAY (gone))
    take_back (self, json_node_get_array (gone));
  update_line (self);
  /* Of an urge that was deleted meanwhile this is left. */
  if (now != RJ_RATING_EMPTY)
    show_what_there_is (self, TRUE);
}

/* ---- Record ---- */

int
rj_craving_again_get_now (RjCravingAgain *self)
{
  g_return_val_if_fail (RJ_IS_CRAVING_AGAIN (self), RJ_RATING_EMPTY);
  return rj_rating_get_value (self->rating);
}

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const RjRatingPoint *one = a;
  const RjRatingPoint *other = b;

  return (one->at_us > other->at_us) - (one->at_us < other->at_us);
}

void
rj_craving_again_fill (RjCravingAgain *self, RjCraving *craving)
{
  RjRatingPoint now = { self->now_us, rj_rating_get_value (self->rating) };

  g_return_if_fail (RJ_IS_CRAVING_AGAIN (self));

  g_clear_pointer (&craving->later, g_array_unref);
  craving->later = g_array_copy (self->later);
  if (now.strength == RJ_RATING_EMPTY)
    return;
  /* A clock that was set back may come to the same instant again: each is kept. */
  for (guint i = 0; i < craving->later->len; i++)
    if (g_array_index (craving->later, RjRatingPoint, i).at_us == now.at_us)
      now.at_us++;
  g_array_append_val (craving->later, now);
  g_array_sort (craving->later, compare_points);
}

void
rj_craving_again_set_first (RjCravingAgain *self, int strength, gint64 at_us)
{
  g_return_if_fail (RJ_IS_CRAVING_AGAIN (self));

  self->first = (RjRatingPoint) { at_us, strength };
  update_line (self);
}

void
rj_craving_again_set_up (RjCravingAgain *self, RjClock *clock, const RjCraving *craving)
{
  gint64 passed;

  g_return_if_fail (RJ_IS_CRAVING_AGAIN (self));
  g_return_if_fail (RJ_IS_CLOCK (clock));

  self->clock = g_object_ref (clock);
  g_signal_connect_swapped (self->rating, "notify::value", G_CALLBACK (rating_changed_cb), self);
  /* As the row of the log tells it: where the person was. */
  if (craving != NULL && craving->record.zone != NULL)
    self->zone = g_time_zone_new_identifier (craving->record.zone);
  if (self->zone == NULL)
    self->zone = g_time_zone_ref (rj_clock_get_zone (clock));
  if (craving == NULL)
    return;

  g_array_append_vals (self->later, craving->later->data, craving->later->len);
  rj_craving_again_set_first (self, craving->strength, craving->record.at_us);
  passed = rj_clock_get_now (clock) - craving->record.at_us;
  show_what_there_is (self, passed >= 0 && passed <= LONGEST_US);
}

const char *
rj_craving_again_get_line (RjCravingAgain *self)
{
  g_return_val_if_fail (RJ_IS_CRAVING_AGAIN (self), NULL);
  return gtk_label_get_label (self->line);
}

/* ---- Object ---- */

static void
rj_craving_again_dispose (GObject *object)
{
  RjCravingAgain *self = RJ_CRAVING_AGAIN (object);

  g_clear_object (&self->clock);
  G_OBJECT_CLASS (rj_craving_again_parent_class)->dispose (object);
}

static void
rj_craving_again_finalize (GObject *object)
{
  RjCravingAgain *self = RJ_CRAVING_AGAIN (object);

  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_array_unref (self->later);
  g_array_unref (self->gone);
  G_OBJECT_CLASS (rj_craving_again_parent_class)->finalize (object);
}

static void
rj_craving_again_class_init (RjCravingAgainClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_craving_again_dispose;
  G_OBJECT_CLASS (klass)->finalize = rj_craving_again_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
rj_craving_again_init (RjCravingAgain *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label =
    g_object_new (GTK_TYPE_LABEL, "label", _ ("How strong is it now?"), "xalign", 0.0, "wrap", TRUE, NULL);

  self->first.strength = RJ_RATING_EMPTY;
  self->later = g_array_new (FALSE, FALSE, sizeof (RjRatingPoint));
  self->gone = g_array_new (FALSE, FALSE, sizeof (gint64));

  gtk_widget_add_css_class (label, "heading");
  self->rating = RJ_RATING (rj_rating_new ());
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->rating), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label,
                                  NULL, -1);
  self->question = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->question), label);
  gtk_box_append (GTK_BOX (self->question), GTK_WIDGET (self->rating));

  self->line =
    g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->line), "numeric");
  self->remove = gtk_button_new_with_label (_ ("Take back the last rating"));
  gtk_widget_set_halign (self->remove, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->remove, "flat");
  g_signal_connect_swapped (self->remove, "clicked", G_CALLBACK (remove_cb), self);

  gtk_box_append (GTK_BOX (box), self->question);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->line));
  gtk_box_append (GTK_BOX (box), self->remove);
  adw_bin_set_child (ADW_BIN (self), box);
}
