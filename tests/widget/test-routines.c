// SPDX-License-Identifier: GPL-3.0-or-later
// Moving within a day, by key and by hand; the steps of routines; what is next above a long page; templates.
#include "rj-today-fixture.h"

#include "rj-next-bar.h"
#include "rj-plan-steps.h"
#include "rj-template-name-dialog.h"
#include "rj-templates-dialog.h"

static const RjPlanItem *
item_at (Fixture *f, guint i)
{
  g_autoptr (RjDayEntry) entry = g_list_model_get_item (G_LIST_MODEL (f->plan), i);

  return rj_day_entry_get_item (entry);
}

static GtkEventController *
find_controller (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller;
    }
  g_assert_not_reached ();
}

static void
press (Fixture *f, guint key)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (find_controller (GTK_WIDGET (get_view (f)), GTK_TYPE_EVENT_CONTROLLER_KEY),
                         "key-pressed", key, 0, GDK_ALT_MASK, &handled);
  g_assert_true (handled);
}

static const char *
last_toast (Fixture *f)
{
  return f->toasts->len > 0 ? g_ptr_array_index (f->toasts, f->toasts->len - 1) : NULL;
}

static gboolean
has_focus (Fixture *f, guint i)
{
  return gtk_window_get_focus (GTK_WINDOW (f->window)) == GTK_WIDGET (tick_at (f, i));
}

static void
test_keys (Fixture *f, gconstpointer data)
{
  add_item (f, "Lunch", RJ_PART_AFTERNOON, 13 * 60, NULL);
  add_item (f, "Call", RJ_PART_AFTERNOON, 13 * 60 + 10, NULL);
  open_page (f, 1000);
  gtk_widget_grab_focus (GTK_WIDGET (tick_at (f, 0)));
  press (f, GDK_KEY_Down);
  RJ_TEST_UNTIL (f->toasts->len == 1);
  /* A toast is announced when it comes, and takes the change back. */
  g_assert_cmpstr (last_toast (f), ==, "Moved to 13:15.");
  g_assert_cmpuint (f->n_undo, ==, 1);
  /* It went past the other one, and the focus with it. */
  RJ_TEST_UNTIL (g_str_equal (item_at (f, 1)->title, "Lunch"));
  RJ_TEST_UNTIL (has_focus (f, 1));
  g_assert_cmpint (item_at (f, 1)->minutes, ==, 13 * 60 + 15);
  rj_test_undo (f->test.store, RJ_CHANGE_MOVE);
  RJ_TEST_UNTIL (g_str_equal (item_at (f, 0)->title, "Lunch"));
  g_assert_cmpint (item_at (f, 0)->minutes, ==, 13 * 60);
}

/* Faster than the plan is read. */
static void
test_keys_in_a_row (Fixture *f, gconstpointer data)
{
  add_item (f, "Lunch", RJ_PART_AFTERNOON, 13 * 60, NULL);
  open_page (f, 1000);
  gtk_widget_grab_focus (GTK_WIDGET (tick_at (f, 0)));
  for (int i = 0; i < 4; i++)
    press (f, GDK_KEY_Down);
  RJ_TEST_UNTIL (f->toasts->len == 4);
  RJ_TEST_UNTIL (item_at (f, 0)->minutes == 14 * 60);
  RJ_TEST_UNTIL (!rj_day_plan_get_loading (f->plan));
  press (f, GDK_KEY_Up);
  RJ_TEST_UNTIL (item_at (f, 0)->minutes == 14 * 60 - 15);
}

/* Into a part of the day that is over and folded: it has to be seen where it went. */
static void
test_keys_unfold (Fixture *f, gconstpointer data)
{
  add_item (f, "Lunch", RJ_PART_AFTERNOON, 12 * 60, NULL);
  open_page (f, 1000);
  gtk_widget_grab_focus (GTK_WIDGET (tick_at (f, 0)));
  press (f, GDK_KEY_Up);
  RJ_TEST_UNTIL (item_at (f, 0)->part == RJ_PART_MORNING);
  RJ_TEST_UNTIL (has_focus (f, 0));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (tick_at (f, 0))));
}

static void
test_keys_without_a_time (Fixture *f, gconstpointer data)
{
  add_item (f, "Read", RJ_PART_EVENING, -1, rj_recurrence_new_daily (1));
  open_page (f, 1000);
  gtk_widget_grab_focus (GTK_WIDGET (tick_at (f, 0)));
  press (f, GDK_KEY_Down);
  RJ_TEST_UNTIL (f->toasts->len == 1);
  /* Nobody is asked which days; it is said. */
  g_assert_cmpstr (last_toast (f), ==, "Moved: Any time. This day only.");
  g_assert_null (get_dialog (f));
  RJ_TEST_UNTIL (item_at (f, 0)->part == RJ_PART_ANY_TIME && has_focus (f, 0));
  press (f, GDK_KEY_Down);
  RJ_TEST_UNTIL (f->toasts->len == 2);
  g_assert_cmpstr (last_toast (f), ==, "The day ends here.");
  g_assert_cmpuint (f->n_undo, ==, 1);
  /* Tomorrow it is where it was. */
  rj_day_plan_set_day (f->plan, RJ_TEST_DAY + 1);
  RJ_TEST_UNTIL (!rj_day_plan_get_loading (f->plan));
  g_assert_cmpint (item_at (f, 0)->part, ==, RJ_PART_EVENING);
}

static GtkWidget *
row_at (Fixture *f, guint i)
{
  return gtk_widget_get_ancestor (GTK_WIDGET (tick_at (f, i)), RJ_TYPE_PLAN_ROW);
}

static gboolean
drop (Fixture *f, guint moved, guint beside, gboolean after)
{
  GtkWidget *row = row_at (f, beside);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean handled = FALSE;

  /* Above or below its middle. */
  RJ_TEST_UNTIL (gtk_widget_get_height (row) > 1);
  g_value_init (&value, RJ_TYPE_DAY_ENTRY);
  g_value_set_object (&value, rj_plan_row_get_entry (RJ_PLAN_ROW (row_at (f, moved))));
  g_signal_emit_by_name (find_controller (row, GTK_TYPE_DROP_TARGET), "drop", &value, 10.0,
                         after ? gtk_widget_get_height (row) - 1.0 : 1.0, &handled);
  return handled;
}

static void
test_drag (Fixture *f, gconstpointer data)
{
  g_autoptr (GdkContentProvider) content = NULL;
  g_autoptr (GdkContentFormats) formats = NULL;
  gsize n = 0;

  add_item (f, "Lunch", RJ_PART_AFTERNOON, 13 * 60, NULL);
  add_item (f, "Group", RJ_PART_EVENING, 19 * 60, rj_recurrence_new_daily (1));
  open_page (f, 1000);
  /* What is dragged is known to this program alone. */
  g_signal_emit_by_name (find_controller (row_at (f, 0), GTK_TYPE_DRAG_SOURCE), "prepare", 1.0, 1.0,
                         &content);
  formats = gdk_content_provider_ref_formats (content);
  gdk_content_formats_get_mime_types (formats, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (gdk_content_formats_contain_gtype (formats, RJ_TYPE_DAY_ENTRY));

  g_assert_false (drop (f, 0, 0, TRUE));
  g_assert_true (drop (f, 1, 0, TRUE));
  RJ_TEST_UNTIL (f->toasts->len == 1);
  g_assert_cmpstr (last_toast (f), ==, "Moved to 13:15, this day only.");
  RJ_TEST_UNTIL (item_at (f, 1)->minutes == 13 * 60 + 15);
  g_assert_cmpint (item_at (f, 1)->part, ==, RJ_PART_AFTERNOON);
  g_assert_true (drop (f, 1, 0, FALSE));
  RJ_TEST_UNTIL (item_at (f, 0)->minutes == 12 * 60 + 45);
  g_assert_cmpstr (item_at (f, 0)->title, ==, "Group");
}

/* ---- Routines ---- */

static void
add_routine (Fixture *f, const char *steps)
{
  g_autoptr (RjPlanItem) item = rj_plan_item_new ();
  g_autoptr (RjPlanItem) saved = NULL;

  item->title = g_strdup ("Evening routine");
  item->kind = RJ_KIND_ROUTINE;
  item->part = RJ_PART_EVENING;
  item->record.day = RJ_TEST_DAY;
  item->steps = g_strsplit (steps, ",", -1);
  saved = rj_test_save_item (f->test.store, item);
  g_assert_nonnull (saved);
}

static RjPlanSteps *
get_steps (Fixture *f)
{
  return RJ_PLAN_STEPS (find_type (row_at (f, 0), RJ_TYPE_PLAN_STEPS));
}

static void
assert_steps (Fixture *f, const char *text)
{
  GtkWidget *button = rj_plan_steps_get_button (get_steps (f));

  RJ_TEST_UNTIL (shows (button, text));
  gtk_test_accessible_assert_role (button, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, text);
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Evening routine");
}

static void
set_check (Fixture *f, guint step, gboolean done)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (rj_plan_steps_get_check (get_steps (f), step)), done);
}

static void
test_ticked_one_by_one (Fixture *f, gconstpointer data)
{
  GtkWidget *check;

  add_routine (f, "Teeth,Book,Light");
  open_page (f, 1000);
  assert_steps (f, "3 steps");
  g_assert_null (rj_plan_steps_get_check (get_steps (f), 0));
  gtk_test_accessible_assert_state (rj_plan_steps_get_button (get_steps (f)), GTK_ACCESSIBLE_STATE_EXPANDED,
                                    FALSE);
  g_signal_emit_by_name (rj_plan_steps_get_button (get_steps (f)), "clicked");
  gtk_test_accessible_assert_state (rj_plan_steps_get_button (get_steps (f)), GTK_ACCESSIBLE_STATE_EXPANDED,
                                    TRUE);
  check = rj_plan_steps_get_check (get_steps (f), 1);
  gtk_test_accessible_assert_role (check, GTK_ACCESSIBLE_ROLE_CHECKBOX);
  gtk_test_accessible_assert_property (check, GTK_ACCESSIBLE_PROPERTY_LABEL, "Book");
  g_assert_cmpint (gtk_widget_get_height (check) == 0 ? 44 : gtk_widget_get_height (check), >=, 44);

  set_check (f, 1, TRUE);
  assert_steps (f, "1 of 3 steps");
  set_check (f, 0, TRUE);
  assert_steps (f, "2 of 3 steps");
  set_check (f, 1, FALSE);
  assert_steps (f, "1 of 3 steps");
  rj_test_undo (f->test.store, RJ_CHANGE_MARK);
  assert_steps (f, "2 of 3 steps");
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  g_assert_cmpint (rj_tick_get_mark (tick_at (f, 0)), ==, RJ_MARK_OPEN);
  set_check (f, 2, TRUE);
  RJ_TEST_UNTIL (rj_tick_get_mark (tick_at (f, 0)) == RJ_MARK_DONE);
  assert_steps (f, "3 steps");
  /* No step was ticked by what the program did. */
  g_assert_cmpuint (f->toasts->len, ==, 0);
}

/* Of a routine that is done nobody hears how much of it. */
static void
test_done_is_done (Fixture *f, gconstpointer data)
{
  add_routine (f, "Teeth,Book");
  open_page (f, 1000);
  g_signal_emit_by_name (rj_plan_steps_get_button (get_steps (f)), "clicked");
  set_check (f, 0, TRUE);
  assert_steps (f, "1 of 2 steps");
  g_signal_emit_by_name (tick_at (f, 0), "clicked");
  RJ_TEST_UNTIL (rj_tick_get_mark (tick_at (f, 0)) == RJ_MARK_DONE);
  assert_steps (f, "2 steps");
}

static RjStepsDialog *
do_now (Fixture *f)
{
  g_assert_true (gtk_widget_activate_action (row_at (f, 0), "row.do-now", NULL));
  return RJ_STEPS_DIALOG (get_dialog (f));
}

static void
test_goes_on_where_it_was_left (Fixture *f, gconstpointer data)
{
  RjStepsDialog *dialog;

  add_routine (f, "Teeth,Book 10 min,Light");
  open_page (f, 1000);
  dialog = do_now (f);
  g_assert_cmpstr (rj_steps_dialog_get_text (dialog), ==, "Teeth");
  g_assert_null (rj_steps_dialog_get_left (dialog));
  g_signal_emit_by_name (rj_steps_dialog_get_next (dialog), "clicked");
  g_assert_cmpstr (rj_steps_dialog_get_text (dialog), ==, "Book 10 min");
  g_assert_cmpstr (rj_steps_dialog_get_left (dialog), ==, "10:00");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  assert_steps (f, "1 of 3 steps");

  dialog = do_now (f);
  g_assert_cmpstr (rj_steps_dialog_get_text (dialog), ==, "Book 10 min");
  /* What is left for later stays open. */
  g_signal_emit_by_name (rj_steps_dialog_get_later (dialog), "clicked");
  g_assert_cmpstr (rj_steps_dialog_get_text (dialog), ==, "Light");
  g_signal_emit_by_name (rj_steps_dialog_get_next (dialog), "clicked");
  assert_steps (f, "2 of 3 steps");
  g_assert_cmpint (rj_tick_get_mark (tick_at (f, 0)), ==, RJ_MARK_OPEN);
  RJ_TEST_UNTIL (get_dialog (f) == NULL);

  dialog = do_now (f);
  g_assert_cmpstr (rj_steps_dialog_get_text (dialog), ==, "Book 10 min");
  g_signal_emit_by_name (rj_steps_dialog_get_next (dialog), "clicked");
  RJ_TEST_UNTIL (rj_tick_get_mark (tick_at (f, 0)) == RJ_MARK_DONE);
}

static void
gone_cb (GtkWidget *parent)
{
  g_object_set_data (G_OBJECT (parent), "gone", GINT_TO_POINTER (1));
}

/* The step that runs keeps the journal open for a while, and goes on after a lock with the time that is left.
 */
static void
test_goes_on_after_a_lock (Fixture *f, gconstpointer data)
{
  g_autofree char *kind = NULL;
  gint64 started_us;
  int seconds;

  add_routine (f, "Teeth,Book 10 min,Light");
  open_page (f, 1000);
  g_signal_emit_by_name (rj_steps_dialog_get_next (do_now (f)), "clicked");
  kind = g_strdup (rj_context_get_exercise (f->context, &started_us, &seconds));
  g_assert_true (g_str_has_prefix (kind, RJ_EXERCISE_STEP));
  g_assert_cmpuint (strlen (kind), <=, 64);
  g_assert_null (strstr (kind, "Book"));
  g_assert_cmpint (seconds, ==, 600);
  adw_dialog_force_close (get_dialog (f));
  RJ_TEST_UNTIL (get_dialog (f) == NULL);
  g_assert_null (rj_context_get_exercise (f->context, NULL, NULL));

  rj_fake_clock_advance (RJ_FAKE_CLOCK (f->test.clock), 2 * G_TIME_SPAN_MINUTE);
  g_assert_true (
    rj_steps_dialog_go_on (f->window, f->context, kind + strlen (RJ_EXERCISE_STEP), started_us, gone_cb));
  RJ_TEST_UNTIL (get_dialog (f) != NULL);
  g_assert_cmpstr (rj_steps_dialog_get_text (RJ_STEPS_DIALOG (get_dialog (f))), ==, "Book 10 min");
  g_assert_cmpstr (rj_steps_dialog_get_left (RJ_STEPS_DIALOG (get_dialog (f))), ==, "8:00");
  adw_dialog_force_close (get_dialog (f));

  /* Its item was deleted meanwhile. */
  g_assert_true (gtk_widget_activate_action (row_at (f, 0), "row.delete", NULL));
  RJ_TEST_UNTIL (n_rows (f) == 0);
  g_assert_true (
    rj_steps_dialog_go_on (f->window, f->context, kind + strlen (RJ_EXERCISE_STEP), started_us, gone_cb));
  RJ_TEST_UNTIL (g_object_get_data (G_OBJECT (f->window), "gone") != NULL);
  g_assert_null (get_dialog (f));
  g_assert_false (rj_steps_dialog_go_on (f->window, f->context, "nonsense", started_us, gone_cb));
  g_assert_false (rj_steps_dialog_go_on (f->window, f->context, "2026-99-11-0-a", started_us, gone_cb));
}

/* ---- What is next ---- */

static void
test_next_is_always_visible (Fixture *f, gconstpointer data)
{
  int width = GPOINTER_TO_INT (data);
  GtkWidget *bar;
  GtkScrolledWindow *scrolled;
  GtkAdjustment *adjustment;

  for (int i = 0; i < 40; i++)
    add_item (f, "Something", RJ_PART_ANY_TIME, -1, NULL);
  add_item (f, "Home group", RJ_PART_EVENING, 19 * 60, NULL);
  open_page (f, width);
  bar = find_type (f->page, RJ_TYPE_NEXT_BAR);
  scrolled = GTK_SCROLLED_WINDOW (find_type (f->page, GTK_TYPE_SCROLLED_WINDOW));
  adjustment = gtk_scrolled_window_get_vadjustment (scrolled);
  RJ_TEST_UNTIL (gtk_adjustment_get_upper (adjustment) > 2 * gtk_adjustment_get_page_size (adjustment));
  RJ_TEST_UNTIL (*rj_next_card_get_when (RJ_NEXT_CARD (find_type (f->page, RJ_TYPE_NEXT_CARD))) != '\0');
  g_assert_false (gtk_widget_get_visible (bar));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  RJ_TEST_UNTIL (gtk_widget_get_visible (bar));
  g_assert_true (shows (bar, "Next: Home group · 19:00 · in 7 h"));
  gtk_adjustment_set_value (adjustment, 0);
  RJ_TEST_UNTIL (!gtk_widget_get_visible (bar));
}

/* One o'clock at night is the end of the evening of a day that ends at three. */
static void
test_next_after_midnight (Fixture *f, gconstpointer data)
{
  rj_clock_set_day_end (f->test.clock, 3 * 60);
  add_item (f, "Sleep", RJ_PART_EVENING, 60, NULL);
  open_page (f, 1000);
  RJ_TEST_UNTIL (g_str_equal (rj_next_card_get_when (RJ_NEXT_CARD (find_type (f->page, RJ_TYPE_NEXT_CARD))),
                              "01:00 · in 13 h"));
}

/* ---- Templates ---- */

static void
test_rename_template (Fixture *f, gconstpointer data)
{
  RjTemplatesDialog *dialog;
  GtkWidget *row;
  g_autofree char *where = NULL;

  add_item (f, "Walk", RJ_PART_EVENING, -1, NULL);
  open_page (f, 1000);
  dialog = rj_templates_dialog_present (f->page, f->context, f->plan);
  g_signal_emit_by_name (find_button (GTK_WIDGET (dialog), "_Save this day as a template"), "clicked");
  RJ_TEST_UNTIL (f->toasts->len == 1);
  {
    RjWholeDays *days = rj_store_get_whole_days (f->test.store);
    g_autoptr (GPtrArray) templates = rj_whole_days_list_templates_finish (
      days, RJ_TEST_AWAIT (rj_whole_days_list_templates_async (days, NULL, RJ_TEST_READY)), NULL);
    const RjPlanTemplate *template = g_ptr_array_index (templates, 0);

    where = g_strdup_printf ("template-name/%s/name", template->id);
    rj_template_name_dialog_open (f->context, f->page, where);
  }
  RJ_TEST_UNTIL (RJ_IS_TEMPLATE_NAME_DIALOG (get_dialog (f)));
  row = rj_template_name_dialog_get_row (RJ_TEMPLATE_NAME_DIALOG (get_dialog (f)));
  /* Nothing was typed yet. */
  g_assert_null (rj_context_get_draft (f->context, where));
  gtk_editable_set_text (GTK_EDITABLE (row), "  ");
  g_assert_false (gtk_widget_get_sensitive (adw_dialog_get_default_widget (get_dialog (f))));
  gtk_editable_set_text (GTK_EDITABLE (row), "Slow Sunday");
  g_signal_emit_by_name (adw_dialog_get_default_widget (get_dialog (f)), "clicked");
  RJ_TEST_UNTIL (f->toasts->len == 2);
  g_assert_cmpstr (last_toast (f), ==, "Renamed.");
  g_assert_cmpuint (f->n_undo, ==, 2);
  RJ_TEST_UNTIL (shows (GTK_WIDGET (dialog), "Slow Sunday"));
  g_assert_true (shows (GTK_WIDGET (dialog), "1 thing"));
  g_assert_null (rj_context_get_draft (f->context, where));
  rj_test_undo (f->test.store, RJ_CHANGE_EDIT);
  RJ_TEST_UNTIL (!shows (GTK_WIDGET (dialog), "Slow Sunday"));
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/* A small day shows three things, and has all of them. */
static void
test_template_of_a_small_day (Fixture *f, gconstpointer data)
{
  RjPlan *plan = rj_store_get_plan (f->test.store);
  RjTemplatesDialog *dialog;

  add_item (f, "Walk", RJ_PART_MORNING, -1, NULL);
  add_item (f, "Read", RJ_PART_AFTERNOON, -1, NULL);
  add_item (f, "Cook", RJ_PART_EVENING, -1, NULL);
  add_item (f, "Call", RJ_PART_EVENING, -1, NULL);
  add_item (f, "Rest", RJ_PART_ANY_TIME, -1, NULL);
  open_page (f, 1000);
  rj_plan_set_small_day_finish (plan,
                                RJ_TEST_AWAIT (rj_plan_set_small_day_async (
                                  plan, rj_day_plan_get_day (f->plan), TRUE, NULL, RJ_TEST_READY)),
                                NULL);
  RJ_TEST_UNTIL (rj_day_plan_get_n_hidden (f->plan) == 2);
  dialog = rj_templates_dialog_present (f->page, f->context, f->plan);
  g_signal_emit_by_name (find_button (GTK_WIDGET (dialog), "_Save this day as a template"), "clicked");
  RJ_TEST_UNTIL (f->toasts->len == 1);
  {
    RjWholeDays *days = rj_store_get_whole_days (f->test.store);
    g_autoptr (GPtrArray) templates = rj_whole_days_list_templates_finish (
      days, RJ_TEST_AWAIT (rj_whole_days_list_templates_async (days, NULL, RJ_TEST_READY)), NULL);

    g_assert_cmpuint (((const RjPlanTemplate *) templates->pdata[0])->n_items, ==, 5);
  }
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  rj_ui_init ();
#define ADD(name, func) g_test_add ("/routines/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("keys", test_keys);
  ADD ("keys-in-a-row", test_keys_in_a_row);
  ADD ("keys-unfold", test_keys_unfold);
  ADD ("keys-without-a-time", test_keys_without_a_time);
  ADD ("drag", test_drag);
  ADD ("ticked-one-by-one", test_ticked_one_by_one);
  ADD ("done-is-done", test_done_is_done);
  ADD ("goes-on-where-it-was-left", test_goes_on_where_it_was_left);
  ADD ("goes-on-after-a-lock", test_goes_on_after_a_lock);
  g_test_add ("/routines/next-wide", Fixture, GINT_TO_POINTER (1000), set_up, test_next_is_always_visible,
              tear_down);
  g_test_add ("/routines/next-narrow", Fixture, GINT_TO_POINTER (360), set_up, test_next_is_always_visible,
              tear_down);
  ADD ("next-after-midnight", test_next_after_midnight);
  ADD ("rename-template", test_rename_template);
  ADD ("template-of-a-small-day", test_template_of_a_small_day);
  return g_test_run ();
}
