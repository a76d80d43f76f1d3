// SPDX-License-Identifier: GPL-3.0-or-later
/* How something repeats: the rows, the sentence, and the rule that comes of them. */
#include "rj-repeat-rows.h"
#include "rj-ui.h"

/* A Saturday, the third of its month. */
#define FIRST (rj_day_new (2026, 11, 21))

typedef struct {
  GtkWidget *window;
  RjRepeatRows *rows;
  guint changes;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->window = gtk_window_new ();
  f->rows = g_object_ref_sink (g_object_new (RJ_TYPE_REPEAT_ROWS, NULL));
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->rows));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  g_object_unref (f->rows);
}

static gpointer
part (Fixture *f, const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (f->rows), RJ_TYPE_REPEAT_ROWS, name);
}

static void
show (Fixture *f, RjRecurrence *rule, RjDay last_day, int times)
{
  g_autoptr (RjPlanItem) item = rj_plan_item_new ();

  item->record.day = FIRST;
  rj_plan_item_set_recurrence (item, rule);
  item->last_day = last_day;
  item->times_a_week = times;
  rj_repeat_rows_set_item (f->rows, item, FIRST);
}

/* (transfer full) */
static RjPlanItem *
dup_item (Fixture *f)
{
  RjPlanItem *item = rj_plan_item_new ();

  item->record.day = FIRST;
  rj_repeat_rows_fill_item (f->rows, item);
  return item;
}

static void
assert_rule (Fixture *f, const char *text, const char *sentence)
{
  g_autoptr (RjPlanItem) item = dup_item (f);

  g_assert_cmpstr (item->recurrence != NULL ? rj_recurrence_get_text (item->recurrence) : "once", ==, text);
  g_assert_cmpstr (gtk_label_get_label (part (f, "sentence")), ==, sentence);
}

/* What is seen at once, with nothing read from the rows yet. */
static void
test_first_choice (Fixture *f, gconstpointer data)
{
  show (f, NULL, RJ_DAY_NONE, 0);
  gtk_drop_down_set_selected (part (f, "frequency"), 1);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (part (f, "interval")), ==, 1);
  g_assert_cmpstr (gtk_label_get_label (part (f, "sentence")), ==, "Every day");
}

static void
test_choices (Fixture *f, gconstpointer data)
{
  show (f, NULL, RJ_DAY_NONE, 0);
  assert_rule (f, "once", "Once");
  g_assert_false (rj_repeat_rows_get_repeats (f->rows));
  gtk_drop_down_set_selected (part (f, "frequency"), 1);
  assert_rule (f, "FREQ=DAILY", "Every day");
  gtk_spin_button_set_value (part (f, "interval"), 3);
  assert_rule (f, "FREQ=DAILY;INTERVAL=3", "Every 3 days");
  gtk_drop_down_set_selected (part (f, "frequency"), 2);
  assert_rule (f, "FREQ=WEEKLY;INTERVAL=3;BYDAY=SA;WKST=SU", "Every 3 weeks on Saturday");
  gtk_spin_button_set_value (part (f, "interval"), 1);
  gtk_drop_down_set_selected (part (f, "frequency"), 3);
  assert_rule (f, "FREQ=MONTHLY", "Every month on day 21");
  gtk_drop_down_set_selected (part (f, "month"), 1);
  assert_rule (f, "FREQ=MONTHLY;BYMONTHDAY=-1", "On the last day of every month");
  gtk_drop_down_set_selected (part (f, "month"), 2);
  assert_rule (f, "FREQ=MONTHLY;BYDAY=3SA", "Every month on the third Saturday");
  gtk_drop_down_set_selected (part (f, "month"), 3);
  assert_rule (f, "FREQ=MONTHLY;BYDAY=-1SA", "Every month on the last Saturday");
  gtk_drop_down_set_selected (part (f, "frequency"), 4);
  assert_rule (f, "FREQ=YEARLY", "Every year on 21 November");
  gtk_drop_down_set_selected (part (f, "end"), 2);
  gtk_spin_button_set_value (part (f, "count"), 5);
  assert_rule (f, "FREQ=YEARLY;COUNT=5", "Every year on 21 November, 5 times");
  gtk_drop_down_set_selected (part (f, "end"), 1);
  assert_rule (f, "FREQ=YEARLY", "Every year on 21 November, until 19 December 2026");
  gtk_drop_down_set_selected (part (f, "end"), 0);
  gtk_drop_down_set_selected (part (f, "frequency"), 5);
  assert_rule (f, "FREQ=DAILY", "3 times a week, on any day");
}

static void
test_first_day (Fixture *f, gconstpointer data)
{
  show (f, rj_recurrence_new_weekly (1, 1 << 5, 1), RJ_DAY_NONE, 0);
  rj_repeat_rows_set_first_day (f->rows, FIRST + 2);
  assert_rule (f, "FREQ=WEEKLY;BYDAY=MO", "Every week on Monday");
  gtk_drop_down_set_selected (part (f, "frequency"), 3);
  gtk_drop_down_set_selected (part (f, "month"), 2);
  rj_repeat_rows_set_first_day (f->rows, rj_day_new (2026, 11, 30));
  assert_rule (f, "FREQ=MONTHLY;BYDAY=5MO", "Every month on the fifth Monday");
}

/* What a file brought stays, until something else is chosen. */
static void
test_from_a_file (Fixture *f, gconstpointer data)
{
  const char *other = "FREQ=MONTHLY;BYMONTHDAY=1,15";

  show (f, rj_recurrence_new_from_text (other, NULL, NULL), RJ_DAY_NONE, 0);
  assert_rule (f, other, "By a rule from a calendar file (FREQ=MONTHLY;BYMONTHDAY=1,15)");
  gtk_drop_down_set_selected (part (f, "frequency"), 1);
  assert_rule (f, "FREQ=DAILY", "Every day");
  show (f, rj_recurrence_new_from_text ("FREQ=HOURLY", NULL, NULL), RJ_DAY_NONE, 0);
  assert_rule (f, "FREQ=HOURLY",
               "Once, because this program cannot follow the rule of its calendar file (FREQ=HOURLY)");
}

/* What says the same in other words is no change; and whose week begins on another day keeps it. */
static void
test_as_it_came (Fixture *f, gconstpointer data)
{
  const char *const rules[] = { "FREQ=WEEKLY;COUNT=10;BYDAY=SA",
                                "FREQ=WEEKLY;WKST=MO;INTERVAL=2;BYDAY=SU,SA",
                                "FREQ=WEEKLY",
                                "FREQ=DAILY;INTERVAL=1",
                                "FREQ=HOURLY;COUNT=3;INTERVAL=2",
                                "RSCALE=HEBREW;FREQ=YEARLY;COUNT=5",
                                "FREQ=MONTHLY;COUNT=4;BYMONTHDAY=21" };

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (RjPlanItem) item = NULL;

      show (f, rj_recurrence_new_from_text (rules[i], NULL, NULL), RJ_DAY_NONE, 0);
      item = dup_item (f);
      g_assert_cmpstr (rj_recurrence_get_text (item->recurrence), ==, rules[i]);
    }
  rj_repeat_rows_set_first_day (f->rows, FIRST + 1);
  assert_rule (f, "FREQ=MONTHLY;COUNT=4", "Every month on day 22, 4 times");
}

/* So many times a week are of any day: there is no counting of days. */
static void
test_times_have_no_count (Fixture *f, gconstpointer data)
{
  show (f, rj_recurrence_new_from_text ("FREQ=DAILY;COUNT=10", NULL, NULL), RJ_DAY_NONE, 0);
  assert_rule (f, "FREQ=DAILY;COUNT=10", "Every day, 10 times");
  gtk_drop_down_set_selected (part (f, "frequency"), 5);
  assert_rule (f, "FREQ=DAILY", "3 times a week, on any day");
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (part (f, "end"))), ==, 2);
  gtk_drop_down_set_selected (part (f, "end"), 1);
  gtk_drop_down_set_selected (part (f, "frequency"), 2);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (part (f, "end"))), ==, 3);
  assert_rule (f, "FREQ=WEEKLY;BYDAY=SA", "Every week on Saturday, until 19 December 2026");
}

/* Nothing is lost between a draft and the rows. */
static void
test_drafts (Fixture *f, gconstpointer data)
{
  const char *const rules[] = { "",
                                "FREQ=DAILY;INTERVAL=2",
                                "FREQ=WEEKLY;BYDAY=MO,FR;COUNT=4",
                                "FREQ=MONTHLY;BYDAY=-1SA",
                                "FREQ=MONTHLY;BYMONTHDAY=1,15",
                                "FREQ=YEARLY" };

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();
      g_autoptr (JsonNode) state = NULL;
      g_autoptr (RjPlanItem) item = NULL;

      show (f, *rules[i] != '\0' ? rj_recurrence_new_from_text (rules[i], NULL, NULL) : NULL,
            i == 5 ? FIRST + 400 : RJ_DAY_NONE, 0);
      json_builder_begin_object (builder);
      rj_repeat_rows_write (f->rows, builder);
      json_builder_end_object (builder);
      state = json_builder_get_root (builder);
      show (f, rj_recurrence_new_daily (1), RJ_DAY_NONE, 2);
      rj_repeat_rows_read (f->rows, json_node_get_object (state));
      item = dup_item (f);
      g_assert_cmpstr (item->recurrence != NULL ? rj_recurrence_get_text (item->recurrence) : "", ==,
                       rules[i]);
      g_assert_cmpint (item->times_a_week, ==, 0);
      g_assert_cmpuint (item->last_day, ==, i == 5 ? FIRST + 400 : RJ_DAY_NONE);
    }
}

static void
test_spoken (Fixture *f, gconstpointer data)
{
  show (f, rj_recurrence_new_weekly (1, 1 << 5, 1), RJ_DAY_NONE, 0);
  gtk_test_accessible_assert_property (part (f, "frequency"), GTK_ACCESSIBLE_PROPERTY_LABEL, "How often");
  gtk_test_accessible_assert_role (part (f, "sentence"), GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_test_accessible_assert_property (part (f, "sentence"), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Every week on Saturday");
  // Unpicking the last day leaves no rule: the form cannot be saved so.
  for (GtkWidget *child = gtk_widget_get_first_child (part (f, "weekdays")); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child), FALSE);
  g_assert_true (rj_repeat_rows_get_valid (f->rows));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  rj_ui_init ();

#define ADD(name, func) g_test_add ("/repeat/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("first-choice", test_first_choice);
  ADD ("choices", test_choices);
  ADD ("first-day", test_first_day);
  ADD ("from-a-file", test_from_a_file);
  ADD ("as-it-came", test_as_it_came);
  ADD ("times-have-no-count", test_times_have_no_count);
  ADD ("drafts", test_drafts);
  ADD ("spoken", test_spoken);
  return g_test_run ();
}
