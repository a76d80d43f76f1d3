// SPDX-License-Identifier: GPL-3.0-or-later
// The times of a day, the whole day, and the week.
#include "rj-today-fixture.h"

/* ---- Times of a day ---- */

static void
add_lasting (Fixture *f, const char *title, int minutes, int duration)
{
  g_autoptr (RjPlanItem) item = rj_plan_item_new ();
  g_autoptr (RjPlanItem) saved = NULL;

  item->title = g_strdup (title);
  item->minutes = minutes;
  item->duration_minutes = duration;
  item->record.day = RJ_TEST_DAY;
  saved = rj_test_save_item (f->test.store, item);
  g_assert_nonnull (saved);
}

/* What goes on at the same time is said in words, by both. */
static void
test_together (Fixture *f, gconstpointer data)
{
  add_lasting (f, "Home group", 19 * 60, 90);
  add_lasting (f, "Call Sam", 20 * 60, 0);
  open_page (f, 1000);
  gtk_test_accessible_assert_property (tick_at (f, 0), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "19:00–20:30 · at the same time as Call Sam");
  gtk_test_accessible_assert_property (tick_at (f, 1), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "20:00 · at the same time as Home group");
  rj_test_undo (f->test.store, RJ_CHANGE_ADD);
  RJ_TEST_UNTIL (n_rows (f) == 1);
  gtk_test_accessible_assert_property (tick_at (f, 0), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "19:00–20:30");
}

/* Free time is shown while it lasts, and to those who want to see it. */
static void
test_free_time (Fixture *f, gconstpointer data)
{
  add_lasting (f, "Lunch", 13 * 60, 60);
  add_lasting (f, "Call Sam", 16 * 60 + 30, 0);
  add_lasting (f, "Home group", 19 * 60, 90);
  open_page (f, 1000);
  g_assert_true (shows (f->page, "Free 14:00–16:30"));
  g_assert_true (shows (f->page, "Free 16:30–19:00"));
  /* 16:30. */
  rj_fake_clock_advance (RJ_FAKE_CLOCK (f->test.clock), 270 * G_TIME_SPAN_MINUTE);
  RJ_TEST_UNTIL (!shows (f->page, "Free 14:00–16:30"));
  g_assert_true (shows (f->page, "Free 16:30–19:00"));
  g_assert_true (
    rj_store_set_preference_finish (f->test.store,
                                    RJ_TEST_AWAIT (rj_store_set_preference_async (
                                      f->test.store, RJ_PREFERENCE_FREE_TIME, "no", NULL, RJ_TEST_READY)),
                                    NULL));
  RJ_TEST_UNTIL (!shows (f->page, "Free 16:30–19:00"));
}

/* ---- The whole day ---- */

static void
day_action (Fixture *f, const char *action)
{
  g_assert_true (gtk_widget_activate_action (find_type (f->page, RJ_TYPE_DAY_MENU), action, NULL));
}

static void
test_small_from_menu (Fixture *f, gconstpointer data)
{
  for (int i = 0; i < 5; i++)
    add_item (f, "Thing", RJ_PART_EVENING, -1, NULL);
  open_page (f, 1000);
  day_action (f, "day.small");
  RJ_TEST_UNTIL (n_rows (f) == 3);
  day_action (f, "day.small");
  RJ_TEST_UNTIL (n_rows (f) == 5);
}

/* A paused day has one calm line, says what stays, and is no day without a plan. */
static void
test_pause (Fixture *f, gconstpointer data)
{
  static const char line[] =
    "Everything rests: ill. Medicines, appointments and what you have to pick up stay.";
  AdwDialog *dialog;

  add_lasting (f, "Walk", 13 * 60, 0);
  open_page (f, 1000);
  day_action (f, "day.pause");
  RJ_TEST_UNTIL (get_dialog (f) != NULL);
  dialog = get_dialog (f);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_type (GTK_WIDGET (dialog), GTK_TYPE_DROP_DOWN)), 1);
  g_signal_emit_by_name (find_button (GTK_WIDGET (dialog), "_Pause"), "clicked");
  RJ_TEST_UNTIL (n_rows (f) == 0 && shows (f->page, line));
  g_assert_false (shows (f->page, "Nothing planned. That can be fine."));
  RJ_TEST_UNTIL (f->toasts->len == 1);
  g_assert_cmpstr (g_ptr_array_index (f->toasts, 0), ==, "Paused. It can wait.");

  g_signal_emit_by_name (find_button (f->page, "_Go on"), "clicked");
  RJ_TEST_UNTIL (n_rows (f) == 1 && !shows (f->page, line));
  rj_test_undo (f->test.store, RJ_CHANGE_OTHER);
  RJ_TEST_UNTIL (n_rows (f) == 0 && shows (f->page, line));
}

/* What repeats can rest by itself. */
static void
test_pause_item (Fixture *f, gconstpointer data)
{
  GtkWidget *row;

  add_item (f, "Walk", RJ_PART_AFTERNOON, -1, rj_recurrence_new_daily (1));
  add_item (f, "Read", RJ_PART_AFTERNOON, -1, rj_recurrence_new_daily (1));
  open_page (f, 1000);
  row = gtk_widget_get_ancestor (GTK_WIDGET (tick_at (f, 0)), RJ_TYPE_PLAN_ROW);
  g_assert_true (gtk_widget_activate_action (row, "row.pause", NULL));
  RJ_TEST_UNTIL (get_dialog (f) != NULL);
  g_signal_emit_by_name (find_button (GTK_WIDGET (get_dialog (f)), "_Pause"), "clicked");
  RJ_TEST_UNTIL (n_rows (f) == 1 && shows (f->page, "Walk rests."));
  g_assert_false (shows (f->page, "Read rests."));
}

static void
test_copy_yesterday (Fixture *f, gconstpointer data)
{
  add_item (f, "Shop", RJ_PART_AFTERNOON, -1, NULL);
  open_page (f, 1000);
  g_assert_true (gtk_widget_activate_action (f->page, "page.next", NULL));
  RJ_TEST_UNTIL (!rj_day_plan_get_loading (f->plan));
  g_assert_cmpuint (n_rows (f), ==, 0);
  day_action (f, "day.copy");
  RJ_TEST_UNTIL (n_rows (f) == 1 && f->toasts->len == 1);
  g_assert_cmpstr (g_ptr_array_index (f->toasts, 0), ==, "Copied 1 thing from the day before.");
  g_assert_cmpuint (f->n_undo, ==, 1);
  day_action (f, "day.copy");
  RJ_TEST_UNTIL (f->toasts->len == 2);
  g_assert_cmpstr (g_ptr_array_index (f->toasts, 1), ==, "The day before has nothing more to copy.");
  g_assert_cmpuint (f->n_undo, ==, 1);
}

static GtkWidget *
find_template (Fixture *f, const char *title)
{
  GtkWidget *dialog = GTK_WIDGET (get_dialog (f));
  g_autoptr (GPtrArray) left = g_ptr_array_new ();

  g_ptr_array_add (left, dialog);
  while (left->len > 0)
    {
      GtkWidget *widget = g_ptr_array_steal_index (left, left->len - 1);

      if (ADW_IS_ACTION_ROW (widget)
          && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
        return widget;
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        g_ptr_array_add (left, child);
    }
  return NULL;
}

static GtkWidget *
find_tip (GtkWidget *widget, const char *tip)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), tip) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_tip (child, tip);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* A day saved, used on another one as one change, and deleted. */
static void
test_templates (Fixture *f, gconstpointer data)
{
  add_lasting (f, "Walk", 13 * 60, 30);
  add_lasting (f, "Read", -1, 0);
  open_page (f, 1000);
  day_action (f, "day.templates");
  RJ_TEST_UNTIL (get_dialog (f) != NULL);
  g_assert_nonnull (find_template (f, "A gentle day"));
  g_signal_emit_by_name (find_button (GTK_WIDGET (get_dialog (f)), "_Save this day as a template"),
                         "clicked");
  RJ_TEST_UNTIL (find_template (f, "Wednesday 4 March") != NULL);
  adw_dialog_force_close (get_dialog (f));
  RJ_TEST_UNTIL (get_dialog (f) == NULL);

  g_assert_true (gtk_widget_activate_action (f->page, "page.next", NULL));
  RJ_TEST_UNTIL (!rj_day_plan_get_loading (f->plan));
  day_action (f, "day.templates");
  RJ_TEST_UNTIL (get_dialog (f) != NULL && find_template (f, "Wednesday 4 March") != NULL);
  gtk_widget_activate (find_template (f, "Wednesday 4 March"));
  RJ_TEST_UNTIL (n_rows (f) == 2);
  gtk_test_accessible_assert_property (tick_at (f, 0), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "13:00–13:30");
  rj_test_undo (f->test.store, RJ_CHANGE_ADD);
  RJ_TEST_UNTIL (n_rows (f) == 0 && get_dialog (f) == NULL);

  day_action (f, "day.templates");
  RJ_TEST_UNTIL (get_dialog (f) != NULL && find_template (f, "Wednesday 4 March") != NULL);
  g_signal_emit_by_name (find_tip (find_template (f, "Wednesday 4 March"), "Delete"), "clicked");
  RJ_TEST_UNTIL (find_template (f, "Wednesday 4 March") == NULL);
  gtk_widget_activate (find_template (f, "A gentle day"));
  RJ_TEST_UNTIL (n_rows (f) == 6);
}

/* ---- The week ---- */

static AdwViewStack *
get_tabs (Fixture *f)
{
  return ADW_VIEW_STACK (find_type (f->page, ADW_TYPE_VIEW_STACK));
}

static RjWeekView *
open_week (Fixture *f)
{
  RjWeekView *view = RJ_WEEK_VIEW (find_type (f->page, RJ_TYPE_WEEK_VIEW));

  adw_view_stack_set_visible_child_name (get_tabs (f), "week");
  RJ_TEST_UNTIL (rj_week_plan_get_first (rj_week_view_get_week (view)) != RJ_DAY_NONE
                 && !rj_week_plan_get_loading (rj_week_view_get_week (view)));
  return view;
}

static GtkWidget *
week_row (RjWeekView *view, int i)
{
  GtkWidget *list = find_type (GTK_WIDGET (view), GTK_TYPE_LIST_BOX);

  return GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i));
}

/* The week begins on a Sunday where the tests are. */
static void
test_week (Fixture *f, gconstpointer data)
{
  RjDayTitle *title;
  RjWeekView *view;

  add_item (f, "Home group", RJ_PART_EVENING, 19 * 60, NULL);
  add_item (f, "Walk", RJ_PART_AFTERNOON, -1, rj_recurrence_new_daily (1));
  open_page (f, 1000);
  title = RJ_DAY_TITLE (rj_page_get_title_widget (RJ_PAGE (f->page)));
  view = open_week (f);
  g_assert_cmpstr (rj_day_title_get_text (title), ==, "Sun 1 Mar – Sat 7 Mar");
  gtk_test_accessible_assert_property (week_row (view, 2), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Tuesday 3 March. Nothing planned");
  gtk_test_accessible_assert_property (week_row (view, 3), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Wednesday 4 March, today. Walk; 19:00 Home group");
  g_assert_null (week_row (view, 7));

  /* What is next stays in sight, and so does the way back to now. */
  RJ_TEST_UNTIL (gtk_widget_get_mapped (find_type (f->page, RJ_TYPE_NEXT_CARD)));
  rj_page_shown (RJ_PAGE (f->page));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (f->window)) == week_row (view, 3));

  /* Alt and an arrow: by weeks. */
  g_assert_true (gtk_widget_activate_action (f->page, "page.next", NULL));
  RJ_TEST_UNTIL (!rj_week_plan_get_loading (rj_week_view_get_week (view)));
  g_assert_cmpstr (rj_day_title_get_text (title), ==, "Sun 8 Mar – Sat 14 Mar");
  gtk_test_accessible_assert_property (week_row (view, 0), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Sunday 8 March. Walk");

  /* Enter opens a day. */
  gtk_widget_activate (week_row (view, 6));
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (get_tabs (f)), ==, "day");
  g_assert_cmpuint (rj_day_plan_get_day (f->plan), ==, RJ_TEST_DAY + 10);
  g_assert_cmpstr (rj_day_title_get_text (title), ==, "Saturday 14 March");
  /* Nobody looks at the week any more. */
  RJ_TEST_UNTIL (rj_week_plan_get_first (rj_week_view_get_week (view)) == RJ_DAY_NONE);
}

/* Behind a closed window no minute is counted, and the journal is asked nothing; open again it is right. */
static void
test_next_hidden (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) asked = NULL;
  RjNextCard *next;

  add_item (f, "Home group", RJ_PART_EVENING, 19 * 60, NULL);
  open_page (f, 1000);
  next = RJ_NEXT_CARD (find_type (f->page, RJ_TYPE_NEXT_CARD));
  RJ_TEST_UNTIL (strstr (rj_next_card_get_when (next), "in 7 h") != NULL);
  gtk_widget_set_visible (f->window, FALSE);
  rj_fake_clock_advance (RJ_FAKE_CLOCK (f->test.clock), G_TIME_SPAN_HOUR);
  /* What was asked before this is answered before it. */
  asked = rj_test_list_day (f->test.store, RJ_TEST_DAY);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_nonnull (strstr (rj_next_card_get_when (next), "in 7 h"));
  gtk_widget_set_visible (f->window, TRUE);
  RJ_TEST_UNTIL (strstr (rj_next_card_get_when (next), "in 6 h") != NULL);
}

/* A long day does not push the others away, and what has a time is not what is left out. */
static void
test_week_long_day (Fixture *f, gconstpointer data)
{
  RjWeekView *view;

  for (int i = 0; i < 7; i++)
    {
      g_autofree char *title = g_strdup_printf ("Thing %d", i + 1);

      add_item (f, title, RJ_PART_MORNING, -1, rj_recurrence_new_daily (1));
    }
  add_item (f, "Home group", RJ_PART_EVENING, 19 * 60, NULL);
  open_page (f, 1000);
  view = open_week (f);
  g_assert_true (shows (week_row (view, 3), "19:00 Home group"));
  g_assert_true (shows (week_row (view, 3), "Thing 2"));
  g_assert_false (shows (week_row (view, 3), "Thing 3"));
  g_assert_true (shows (week_row (view, 3), "and 5 more"));
  g_assert_true (shows (week_row (view, 4), "Thing 3"));
  g_assert_true (shows (week_row (view, 4), "and 4 more"));
}

static void
test_week_narrow (Fixture *f, gconstpointer data)
{
  RjWeekView *view;
  GtkWidget *list;
  gboolean narrow;

  add_item (f, "A rather long name of something that is planned for the evening", RJ_PART_EVENING, 19 * 60,
            NULL);
  open_page (f, 360);
  view = open_week (f);
  g_object_get (view, "narrow", &narrow, NULL);
  g_assert_true (narrow);
  /* The choice below 420: a drop-down, which follows and leads. */
  list = find_type (f->page, GTK_TYPE_DROP_DOWN);
  g_assert_true (gtk_widget_get_visible (list));
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (list)), ==, 1);
  /* The week comes right after what is next. */
  g_assert_false (gtk_widget_get_mapped (find_type (f->page, RJ_TYPE_CHECK_IN_CARD)));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (list), 0);
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (get_tabs (f)), ==, "day");
  g_assert_true (gtk_widget_get_visible (gtk_widget_get_parent (find_type (f->page, RJ_TYPE_CHECK_IN_CARD))));
}

/* The week goes through a lock and back. */
static void
test_week_view (Fixture *f, gconstpointer data)
{
  open_page (f, 700);
  assert_view (f, "week", "week");
  assert_view (f, "week-2026-03-10", "week-2026-03-10");
  assert_view (f, "week-", "week-2026-03-10");
  assert_view (f, "2026-03-11", "2026-03-11");
}

#define ADD(name, test) g_test_add ("/today-days/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8"); // it asks for en_US, which only some machines have
  rj_ui_init ();

  ADD ("together", test_together);
  ADD ("free-time", test_free_time);
  ADD ("small-from-menu", test_small_from_menu);
  ADD ("pause", test_pause);
  ADD ("pause-item", test_pause_item);
  ADD ("copy-yesterday", test_copy_yesterday);
  ADD ("templates", test_templates);
  ADD ("week", test_week);
  ADD ("next-hidden", test_next_hidden);
  ADD ("week-long-day", test_week_long_day);
  ADD ("week-narrow", test_week_narrow);
  ADD ("week-view", test_week_view);
  return g_test_run ();
}
