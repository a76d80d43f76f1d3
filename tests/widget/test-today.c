// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-today-fixture.h"

/* ---- Tests ---- */

static void
test_empty (Fixture *f, gconstpointer data)
{
  open_page (f, 1000);
  g_assert_cmpuint (n_rows (f), ==, 0);
  /* The focus is where work begins: on the line to add something. */
  rj_page_shown (RJ_PAGE (f->page));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (f->window)),
                                         find_type (f->page, RJ_TYPE_PLAN_ADD)));
}

static void
test_add_tick_undo (Fixture *f, gconstpointer data)
{
  GtkWidget *entry;

  open_page (f, 1000);
  entry = rj_plan_add_get_entry (RJ_PLAN_ADD (find_type (f->page, RJ_TYPE_PLAN_ADD)));
  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_LABEL, "Add something");
  gtk_editable_set_text (GTK_EDITABLE (entry), "19:30 Home group");
  g_signal_emit_by_name (entry, "activate");
  RJ_TEST_UNTIL (n_rows (f) == 1);
  RJ_TEST_UNTIL (*gtk_editable_get_text (GTK_EDITABLE (entry)) == '\0');

  {
    g_autoptr (RjDayEntry) added = g_list_model_get_item (G_LIST_MODEL (f->plan), 0);

    g_assert_cmpstr (rj_day_entry_get_item (added)->title, ==, "Home group");
    g_assert_cmpint (rj_day_entry_get_item (added)->minutes, ==, 19 * 60 + 30);
    g_assert_cmpint (rj_day_entry_get_item (added)->part, ==, RJ_PART_EVENING);
  }
  gtk_test_accessible_assert_role (tick_at (f, 0), GTK_ACCESSIBLE_ROLE_CHECKBOX);
  gtk_test_accessible_assert_property (tick_at (f, 0), GTK_ACCESSIBLE_PROPERTY_LABEL, "Home group");
  gtk_test_accessible_assert_state (tick_at (f, 0), GTK_ACCESSIBLE_STATE_CHECKED,
                                    GTK_ACCESSIBLE_TRISTATE_FALSE);

  /* Twice in a row is once: a shaking hand. */
  g_signal_emit_by_name (tick_at (f, 0), "clicked");
  g_signal_emit_by_name (tick_at (f, 0), "clicked");
  RJ_TEST_UNTIL (rj_tick_get_mark (tick_at (f, 0)) == RJ_MARK_DONE);
  gtk_test_accessible_assert_state (tick_at (f, 0), GTK_ACCESSIBLE_STATE_CHECKED,
                                    GTK_ACCESSIBLE_TRISTATE_TRUE);

  rj_test_undo (f->test.store, RJ_CHANGE_MARK);
  RJ_TEST_UNTIL (rj_tick_get_mark (tick_at (f, 0)) == RJ_MARK_OPEN);
  rj_test_undo (f->test.store, RJ_CHANGE_ADD);
  RJ_TEST_UNTIL (n_rows (f) == 0);
}

static void
test_focus_and_arrows (Fixture *f, gconstpointer data)
{
  add_item (f, "Breakfast", RJ_PART_MORNING, -1, NULL);
  add_item (f, "Walk", RJ_PART_AFTERNOON, -1, NULL);
  add_item (f, "Read", RJ_PART_EVENING, -1, NULL);
  open_page (f, 1000);
  rj_page_shown (RJ_PAGE (f->page));
  /* At noon the morning is over and folded. */
  g_assert_cmpint (rj_day_plan_get_now_part (f->plan), ==, RJ_PART_AFTERNOON);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (f->window)) == GTK_WIDGET (tick_at (f, 1)));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (tick_at (f, 0))));
}

/* Answers the question that comes up. */
static void
answer (Fixture *f, const char *response)
{
  RJ_TEST_UNTIL (get_dialog (f) != NULL && ADW_IS_ALERT_DIALOG (get_dialog (f)));
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (get_dialog (f)), response);
  adw_dialog_close (get_dialog (f));
}

static void
test_not_today_and_delete (Fixture *f, gconstpointer data)
{
  GtkWidget *row;

  add_item (f, "Walk", RJ_PART_AFTERNOON, -1, rj_recurrence_new_daily (1));
  open_page (f, 1000);
  row = gtk_widget_get_ancestor (GTK_WIDGET (tick_at (f, 0)), RJ_TYPE_PLAN_ROW);
  g_assert_true (gtk_widget_activate_action (row, "row.not-today", NULL));
  RJ_TEST_UNTIL (f->toasts->len == 1);
  g_assert_cmpstr (g_ptr_array_index (f->toasts, 0), ==, "Not today.");
  g_assert_cmpuint (f->n_undo, ==, 1);
  RJ_TEST_UNTIL (rj_tick_get_mark (tick_at (f, 0)) == RJ_MARK_NOT_TODAY);
  gtk_test_accessible_assert_property (tick_at (f, 0), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Not today");
  gtk_test_accessible_assert_state (tick_at (f, 0), GTK_ACCESSIBLE_STATE_CHECKED,
                                    GTK_ACCESSIBLE_TRISTATE_FALSE);

  g_assert_true (gtk_widget_activate_action (row, "row.delete", NULL));
  answer (f, "all");
  RJ_TEST_UNTIL (n_rows (f) == 0 && f->toasts->len == 2);
  g_assert_cmpstr (g_ptr_array_index (f->toasts, 1), ==, "Deleted.");
  rj_test_undo (f->test.store, RJ_CHANGE_DELETE);
  RJ_TEST_UNTIL (n_rows (f) == 1);
}

static void
test_check_in (Fixture *f, gconstpointer data)
{
  RjCheckInCard *card;
  GtkWidget *picker;

  open_page (f, 1000);
  card = RJ_CHECK_IN_CARD (find_type (f->page, RJ_TYPE_CHECK_IN_CARD));
  picker = rj_check_in_card_get_picker (card);
  g_assert_null (rj_check_in_card_get_line (card));
  g_signal_emit_by_name (rj_mood_picker_get_button (RJ_MOOD_PICKER (picker), RJ_MOOD_OKAY), "clicked");
  RJ_TEST_UNTIL (rj_check_in_card_get_line (card) != NULL);
  g_assert_cmpstr (rj_check_in_card_get_line (card), ==, "Okay, 12:00");
  RJ_TEST_UNTIL (f->toasts->len == 1);
  g_assert_cmpstr (g_ptr_array_index (f->toasts, 0), ==, "Checked in: Okay");
  g_assert_cmpuint (rj_test_count_log (f->test.store), ==, 1);
  /* "Add more" opens that entry. */
  g_signal_emit_by_name (find_button (GTK_WIDGET (card), "_Add more"), "clicked");
  RJ_TEST_UNTIL (get_dialog (f) != NULL);
  g_assert_true (RJ_IS_CHECK_IN_DIALOG (get_dialog (f)));
  adw_dialog_force_close (get_dialog (f));
  rj_test_undo (f->test.store, RJ_CHANGE_ADD);
  RJ_TEST_UNTIL (rj_check_in_card_get_line (card) == NULL);
  g_assert_cmpint (rj_mood_picker_get_mood (RJ_MOOD_PICKER (picker)), ==, RJ_MOOD_NONE);
}

static void
test_close_day (Fixture *f, gconstpointer data)
{
  RjCloseDayCard *card;
  g_autoptr (RjWriting) saved = NULL;
  g_autoptr (GError) error = NULL;
  RjCheckIns *check_ins = rj_store_get_check_ins (f->test.store);

  open_page (f, 1000);
  card = RJ_CLOSE_DAY_CARD (find_type (f->page, RJ_TYPE_CLOSE_DAY_CARD));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (card)));
  rj_fake_clock_advance (RJ_FAKE_CLOCK (f->test.clock), 6 * G_TIME_SPAN_HOUR);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (card)));
  /* Nothing is written yet: the button is there to press and leads to the first line. */
  g_assert_true (gtk_widget_get_sensitive (rj_close_day_card_get_save (card)));
  g_signal_emit_by_name (rj_close_day_card_get_save (card), "clicked");
  g_assert_true (gtk_editable_get_editable (GTK_EDITABLE (rj_close_day_card_get_entry (card, 1))));
  g_assert_true (gtk_widget_get_state_flags (rj_close_day_card_get_entry (card, 0))
                 & GTK_STATE_FLAG_FOCUS_WITHIN);
  gtk_editable_set_text (GTK_EDITABLE (rj_close_day_card_get_entry (card, 1)), "Called Sam");
  g_assert_true (gtk_widget_get_sensitive (rj_close_day_card_get_save (card)));
  g_signal_emit_by_name (rj_close_day_card_get_save (card), "clicked");
  /* Nothing can be typed into what is on its way. */
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (rj_close_day_card_get_entry (card, 1))));
  RJ_TEST_UNTIL (rj_close_day_card_get_closed (card));
  g_assert_true (gtk_editable_get_editable (GTK_EDITABLE (rj_close_day_card_get_entry (card, 1))));

  saved = rj_check_ins_get_close_day_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_get_close_day_async (check_ins, RJ_TEST_DAY, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  g_assert_nonnull (saved);
  g_assert_cmpstr (saved->good, ==, "Called Sam");
  g_assert_null (saved->hard);
  /* A change that was being written when the lock came is put back into its line: it must be seen. */
  gtk_editable_set_text (GTK_EDITABLE (rj_close_day_card_get_entry (card, 0)), "The call");
  g_assert_false (rj_close_day_card_get_closed (card));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (rj_close_day_card_get_entry (card, 0))), ==,
                   "The call");
  /* Another day has no lines to close it with. */
  g_assert_true (gtk_widget_activate_action (f->page, "page.previous", NULL));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (card)));
}

/* Lines that were begun in the evening are in sight the next morning. */
static void
test_close_day_waits (Fixture *f, gconstpointer data)
{
  RjCloseDayCard *card;

  open_page (f, 1000);
  card = RJ_CLOSE_DAY_CARD (find_type (f->page, RJ_TYPE_CLOSE_DAY_CARD));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (card)));
  gtk_editable_set_text (GTK_EDITABLE (rj_close_day_card_get_entry (card, 1)), "Called Sam");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (card)));
}

/* Finished after the night they are still about the day on which they were begun. */
static void
test_close_day_late (Fixture *f, gconstpointer data)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (f->test.store);
  RjCloseDayCard *card;
  g_autoptr (RjWriting) late = NULL;

  open_page (f, 1000);
  card = RJ_CLOSE_DAY_CARD (find_type (f->page, RJ_TYPE_CLOSE_DAY_CARD));
  gtk_editable_set_text (GTK_EDITABLE (rj_close_day_card_get_entry (card, 1)), "Called Sam");
  rj_fake_clock_advance (RJ_FAKE_CLOCK (f->test.clock), G_TIME_SPAN_DAY);
  rj_close_day_card_set_is_today (card, TRUE);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (rj_close_day_card_get_entry (card, 1))), ==,
                   "Called Sam");
  g_signal_emit_by_name (rj_close_day_card_get_save (card), "clicked");
  RJ_TEST_UNTIL (*gtk_editable_get_text (GTK_EDITABLE (rj_close_day_card_get_entry (card, 1))) == '\0');
  late = rj_check_ins_get_close_day_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_get_close_day_async (check_ins, RJ_TEST_DAY, NULL, RJ_TEST_READY)),
    NULL);
  g_assert_nonnull (late);
  g_assert_cmpstr (late->good, ==, "Called Sam");
  /* The new day is as open as before. */
  g_assert_false (rj_close_day_card_get_closed (card));
}

/* Only who wants to be asked is asked, and once. */
static void
test_strong_moments (Fixture *f, gconstpointer data)
{
  RjCloseDayCard *card;

  if (GPOINTER_TO_INT (data))
    g_assert_true (rj_store_set_preference_finish (
      f->test.store,
      RJ_TEST_AWAIT (rj_store_set_preference_async (f->test.store, RJ_PREFERENCE_STRONG_MOMENTS, "yes", NULL,
                                                    RJ_TEST_READY)),
      NULL));
  open_page (f, 1000);
  rj_fake_clock_advance (RJ_FAKE_CLOCK (f->test.clock), 6 * G_TIME_SPAN_HOUR);
  card = RJ_CLOSE_DAY_CARD (find_type (f->page, RJ_TYPE_CLOSE_DAY_CARD));
  g_assert_false (shows (GTK_WIDGET (card), "Any strong moments today?"));
  for (int i = 0; i < 2; i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (rj_close_day_card_get_entry (card, 1)),
                             i ? "again" : "Called Sam");
      g_signal_emit_by_name (rj_close_day_card_get_save (card), "clicked");
      RJ_TEST_UNTIL (rj_close_day_card_get_closed (card));
      g_assert_cmpint (shows (GTK_WIDGET (card), "Any strong moments today?"), ==,
                       i == 0 && GPOINTER_TO_INT (data));
    }
}

/* A header bar gives its title the width that it wants at the height of the bar: that of one line. */
static void
assert_one_line (GtkWidget *title)
{
  int at_any_height, in_bar;

  gtk_widget_measure (title, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &at_any_height, NULL, NULL);
  gtk_widget_measure (title, GTK_ORIENTATION_HORIZONTAL, 56, NULL, &in_bar, NULL, NULL);
  g_assert_cmpint (in_bar, ==, at_any_height);
}

static void
test_title (Fixture *f, gconstpointer data)
{
  RjDayTitle *title;

  open_page (f, 1000);
  title = RJ_DAY_TITLE (rj_page_get_title_widget (RJ_PAGE (f->page)));
  g_assert_cmpstr (rj_day_title_get_text (title), ==, "Wednesday 4 March");
  assert_one_line (GTK_WIDGET (title));
  g_assert_true (gtk_widget_activate_action (f->page, "page.next", NULL));
  g_assert_cmpstr (rj_day_title_get_text (title), ==, "Thursday 5 March");
  g_assert_true (gtk_widget_activate_action (f->page, "page.home", NULL));
  /* 01:30 of the next date: the person's day goes on until three. */
  rj_fake_clock_advance (RJ_FAKE_CLOCK (f->test.clock), 13 * G_TIME_SPAN_HOUR + 30 * G_TIME_SPAN_MINUTE);
  g_assert_cmpstr (rj_day_title_get_text (title), ==, "Wednesday 4 March, until 03:00");
  rj_fake_clock_advance (RJ_FAKE_CLOCK (f->test.clock), 90 * G_TIME_SPAN_MINUTE);
  g_assert_cmpstr (rj_day_title_get_text (title), ==, "Thursday 5 March");
}

/* The field of a form by what it is called. */
static GtkWidget *
find_row (GtkWidget *widget, const char *title)
{
  if (ADW_IS_ENTRY_ROW (widget)
      && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_new_item (Fixture *f, gconstpointer data)
{
  GtkWidget *form, *time, *steps;

  open_page (f, 1000);
  g_assert_true (gtk_widget_activate_action (f->page, "page.new", NULL));
  RJ_TEST_UNTIL (get_dialog (f) != NULL);
  g_assert_true (RJ_IS_PLAN_ITEM_DIALOG (get_dialog (f)));
  form = GTK_WIDGET (get_dialog (f));
  time = find_type (form, RJ_TYPE_TIME_ENTRY);
  steps = find_type (form, GTK_TYPE_TEXT_VIEW);
  /* Without a name there is nothing to save. */
  g_assert_false (gtk_widget_get_sensitive (adw_dialog_get_default_widget (ADW_DIALOG (form))));
  gtk_editable_set_text (GTK_EDITABLE (find_row (form, "What")), "  Home group ");
  gtk_editable_set_text (GTK_EDITABLE (find_row (form, "Place or link")), "Library");
  gtk_editable_set_text (GTK_EDITABLE (time), "nonsense");
  g_assert_false (gtk_widget_get_sensitive (adw_dialog_get_default_widget (ADW_DIALOG (form))));
  gtk_editable_set_text (GTK_EDITABLE (time), "7pm");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (steps)), "Shoes\n\n Walk \n", -1);
  g_assert_true (gtk_widget_activate_action (form, "form.save", NULL));
  RJ_TEST_UNTIL (n_rows (f) == 1);

  {
    g_autoptr (RjDayEntry) entry = g_list_model_get_item (G_LIST_MODEL (f->plan), 0);
    const RjPlanItem *item = rj_day_entry_get_item (entry);

    g_assert_cmpstr (item->title, ==, "Home group");
    g_assert_cmpstr (item->place, ==, "Library");
    g_assert_cmpint (item->minutes, ==, 19 * 60);
    g_assert_cmpint (item->part, ==, RJ_PART_EVENING);
    g_assert_null (item->tzid);
    g_assert_cmpuint (g_strv_length (item->steps), ==, 2);
    g_assert_cmpstr (item->steps[1], ==, "Walk");
    /* A time brings its reminder, at the time itself. */
    g_assert_nonnull (item->leads);
    g_assert_cmpuint (item->leads->len, ==, 1);
    g_assert_cmpint (g_array_index (item->leads, int, 0), ==, 0);
  }
  /* The first reminder asks whether to stay in the background; once. */
  RJ_TEST_UNTIL (ADW_IS_ALERT_DIALOG (get_dialog (f)));
  g_assert_cmpstr (rj_settings_get_background (rj_context_get_settings (f->context)), ==, "ask");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (get_dialog (f)), "no");
  adw_dialog_close (get_dialog (f));
  RJ_TEST_UNTIL (g_strcmp0 (rj_settings_get_background (rj_context_get_settings (f->context)), "no") == 0);
}

static void
test_edit_item (Fixture *f, gconstpointer data)
{
  GtkWidget *row, *form;

  add_item (f, "Walk", RJ_PART_AFTERNOON, 13 * 60, rj_recurrence_new_daily (1));
  open_page (f, 1000);
  row = gtk_widget_get_ancestor (GTK_WIDGET (tick_at (f, 0)), RJ_TYPE_PLAN_ROW);
  g_assert_true (gtk_widget_activate_action (row, "row.edit", NULL));
  RJ_TEST_UNTIL (get_dialog (f) != NULL);
  form = GTK_WIDGET (get_dialog (f));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_row (form, "What"))), ==, "Walk");
  g_assert_cmpint (rj_time_entry_get_minutes (RJ_TIME_ENTRY (find_type (form, RJ_TYPE_TIME_ENTRY))), ==,
                   13 * 60);
  gtk_editable_set_text (GTK_EDITABLE (find_row (form, "What")), "Long walk");
  /* Which days? Back to the form first: nothing is saved, and it can be saved again. */
  g_assert_true (gtk_widget_activate_action (form, "form.save", NULL));
  answer (f, "cancel");
  RJ_TEST_UNTIL (GTK_WIDGET (get_dialog (f)) == form);
  g_assert_cmpuint (f->toasts->len, ==, 0);
  RJ_TEST_UNTIL (gtk_widget_activate_action (form, "form.save", NULL) && GTK_WIDGET (get_dialog (f)) != form);
  answer (f, "all");
  RJ_TEST_UNTIL (f->toasts->len == 1 && !rj_day_plan_get_loading (f->plan));
  g_assert_cmpstr (g_ptr_array_index (f->toasts, 0), ==, "Saved.");
  gtk_test_accessible_assert_property (tick_at (f, 0), GTK_ACCESSIBLE_PROPERTY_LABEL, "Long walk");
  {
    g_autoptr (RjDayEntry) entry = g_list_model_get_item (G_LIST_MODEL (f->plan), 0);

    /* An old item gets no reminder by being edited, and stays as it repeats. */
    g_assert_true (rj_day_entry_get_item (entry)->leads == NULL
                   || rj_day_entry_get_item (entry)->leads->len == 0);
    g_assert_nonnull (rj_day_entry_get_item (entry)->recurrence);
  }
  rj_test_undo (f->test.store, RJ_CHANGE_EDIT);
}

/* Esc throws nothing away: the words are there when the form is opened again. */
static void
test_item_draft (Fixture *f, gconstpointer data)
{
  open_page (f, 1000);
  g_assert_true (gtk_widget_activate_action (f->page, "page.new", NULL));
  RJ_TEST_UNTIL (get_dialog (f) != NULL);
  gtk_editable_set_text (GTK_EDITABLE (find_row (GTK_WIDGET (get_dialog (f)), "What")), "Half a tho");
  adw_dialog_close (get_dialog (f));
  RJ_TEST_UNTIL (get_dialog (f) == NULL);
  g_assert_cmpstr (rj_context_get_draft (f->context, "plan-item/new/title"), ==, "Half a tho");
  g_assert_true (rj_forms_find_for_draft ("plan-item/new/title") == rj_plan_item_dialog_open);
  rj_plan_item_dialog_open (f->context, f->page, "plan-item/new/title");
  RJ_TEST_UNTIL (get_dialog (f) != NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_row (GTK_WIDGET (get_dialog (f)), "What"))), ==,
                   "Half a tho");
}

static void
write_anew (gpointer row)
{
  gtk_editable_set_text (row, "Half a thought");
}

/* What it was written for is gone: the words become something new, at each unlock until they are settled. */
static void
test_item_draft_of_deleted (Fixture *f, gconstpointer data)
{
  open_page (f, 1000);
  rj_plan_item_dialog_open (f->context, f->page, "plan-item/0192f000-0000-7000-8000-000000000000/title");
  RJ_TEST_UNTIL (get_dialog (f) != NULL);
  gtk_editable_set_text (GTK_EDITABLE (find_row (GTK_WIDGET (get_dialog (f)), "What")), "Half a tho");
  g_assert_cmpstr (rj_context_get_draft (f->context, "plan-item/0192f000-0000-7000-8000-000000000000/title"),
                   ==, "Half a tho");
  /* As a field of a time does when the keyboard leaves it: no draft behind what is saved. */
  g_signal_connect_swapped (get_dialog (f), "closed", G_CALLBACK (write_anew),
                            find_row (GTK_WIDGET (get_dialog (f)), "What"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_dialog (f)), "form.save", NULL));
  RJ_TEST_UNTIL (get_dialog (f) == NULL);
  g_assert_null (rj_context_get_draft (f->context, "plan-item/0192f000-0000-7000-8000-000000000000/title"));
  RJ_TEST_UNTIL (n_rows (f) == 1);
}

/* Day and part of the day wait like the words. */
static void
test_move_draft (Fixture *f, gconstpointer data)
{
  g_autoptr (RjPlanItem) item = rj_plan_item_new ();
  g_autoptr (RjOccurrence) occurrence = NULL;
  GtkWidget *chooser, *part;

  item->title = g_strdup ("Walk");
  item->part = RJ_PART_AFTERNOON;
  item->record.id = g_strdup ("0192f000-0000-7000-8000-000000000001");
  item->record.day = RJ_TEST_DAY;
  occurrence = rj_occurrence_new (g_steal_pointer (&item), RJ_TEST_DAY);
  open_page (f, 1000);
  rj_move_dialog_present (f->page, f->context, occurrence);
  RJ_TEST_UNTIL (get_dialog (f) != NULL);
  chooser = find_type (GTK_WIDGET (get_dialog (f)), RJ_TYPE_DATE_CHOOSER);
  part = find_type (GTK_WIDGET (get_dialog (f)), GTK_TYPE_DROP_DOWN);
  rj_date_chooser_set_day (RJ_DATE_CHOOSER (chooser), RJ_TEST_DAY + 3);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (part), 2);
  adw_dialog_force_close (get_dialog (f));
  RJ_TEST_UNTIL (get_dialog (f) == NULL);

  rj_move_dialog_present (f->page, f->context, occurrence);
  RJ_TEST_UNTIL (get_dialog (f) != NULL);
  chooser = find_type (GTK_WIDGET (get_dialog (f)), RJ_TYPE_DATE_CHOOSER);
  part = find_type (GTK_WIDGET (get_dialog (f)), GTK_TYPE_DROP_DOWN);
  g_assert_cmpuint (rj_date_chooser_get_day (RJ_DATE_CHOOSER (chooser)), ==, RJ_TEST_DAY + 3);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (part)), ==, 2);
}

static void
test_move (Fixture *f, gconstpointer data)
{
  GtkWidget *row, *time, *button;
  g_autofree char *where = NULL;
  g_autofree char *day = rj_day_to_iso (RJ_TEST_DAY);

  add_item (f, "Walk", RJ_PART_AFTERNOON, -1, rj_recurrence_new_daily (1));
  open_page (f, 1000);
  row = gtk_widget_get_ancestor (GTK_WIDGET (tick_at (f, 0)), RJ_TYPE_PLAN_ROW);
  where = g_strdup_printf ("plan-move/%s/%s/time",
                           rj_day_entry_get_item (rj_plan_row_get_entry (RJ_PLAN_ROW (row)))->record.id, day);
  /* As after a lock: it opens for its draft. */
  rj_move_dialog_open (f->context, f->page, where);
  RJ_TEST_UNTIL (get_dialog (f) != NULL);
  time = find_type (GTK_WIDGET (get_dialog (f)), RJ_TYPE_TIME_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (time), "20:15");
  button = adw_dialog_get_default_widget (get_dialog (f));
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  RJ_TEST_UNTIL (f->toasts->len == 1);
  g_assert_cmpstr (g_ptr_array_index (f->toasts, 0), ==, "Moved to 20:15, this day only.");
  {
    g_autoptr (RjDayEntry) entry = NULL;

    RJ_TEST_UNTIL (!rj_day_plan_get_loading (f->plan));
    entry = g_list_model_get_item (G_LIST_MODEL (f->plan), 0);
    g_assert_cmpint (rj_day_entry_get_item (entry)->minutes, ==, 20 * 60 + 15);
    g_assert_cmpint (rj_day_entry_get_item (entry)->part, ==, RJ_PART_EVENING);
  }
  /* Only this day moved. */
  g_assert_true (gtk_widget_activate_action (f->page, "page.next", NULL));
  RJ_TEST_UNTIL (!rj_day_plan_get_loading (f->plan));
  {
    g_autoptr (RjDayEntry) entry = g_list_model_get_item (G_LIST_MODEL (f->plan), 0);

    g_assert_cmpint (rj_day_entry_get_item (entry)->part, ==, RJ_PART_AFTERNOON);
  }
  g_assert_null (rj_context_get_draft (f->context, where));
}

static void
test_steps (Fixture *f, gconstpointer data)
{
  g_autoptr (RjPlanItem) item = rj_plan_item_new ();
  g_autoptr (RjPlanItem) saved = NULL;
  RjStepsDialog *dialog;

  item->title = g_strdup ("Evening routine");
  item->kind = RJ_KIND_ROUTINE;
  item->part = RJ_PART_EVENING;
  item->minutes = -1;
  item->record.day = RJ_TEST_DAY;
  item->steps = g_strsplit ("Teeth,Book", ",", -1);
  saved = rj_test_save_item (f->test.store, item);
  open_page (f, 1000);
  g_assert_true (gtk_widget_activate_action (
    gtk_widget_get_ancestor (GTK_WIDGET (tick_at (f, 0)), RJ_TYPE_PLAN_ROW), "row.do-now", NULL));
  dialog = RJ_STEPS_DIALOG (get_dialog (f));
  g_assert_cmpstr (rj_steps_dialog_get_text (dialog), ==, "Teeth");
  g_signal_emit_by_name (rj_steps_dialog_get_next (dialog), "clicked");
  g_assert_cmpstr (rj_steps_dialog_get_text (dialog), ==, "Book");
  g_assert_cmpint (rj_tick_get_mark (tick_at (f, 0)), ==, RJ_MARK_OPEN);
  g_signal_emit_by_name (rj_steps_dialog_get_next (dialog), "clicked");
  RJ_TEST_UNTIL (rj_tick_get_mark (tick_at (f, 0)) == RJ_MARK_DONE);
}

/* At 200 % the name of the day takes a second line and no more room to the side. */
static void
test_title_wraps (Fixture *f, gconstpointer data)
{
  GtkWidget *title;
  int one, two;

  open_page (f, 1000);
  title = rj_page_get_title_widget (RJ_PAGE (f->page));
  gtk_widget_measure (title, GTK_ORIENTATION_VERTICAL, 600, &one, NULL, NULL, NULL);
  gtk_widget_measure (title, GTK_ORIENTATION_VERTICAL, 230, &two, NULL, NULL, NULL);
  g_assert_cmpint (two, >, one);
}

/* The longest words of an empty plan, which once made it wider than a phone at 200 %. */
static void
test_empty_wraps (Fixture *f, gconstpointer data)
{
  GtkWidget *button;
  int minimum, natural;

  open_page (f, 1000);
  button = find_button (GTK_WIDGET (get_view (f)), "Add something _small");
  g_assert_nonnull (button);
  gtk_widget_measure (button, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, <, natural);
}

static void
test_gentle_day (Fixture *f, gconstpointer data)
{
  GtkWidget *button;

  open_page (f, 1000);
  button = find_button (GTK_WIDGET (get_view (f)), "Use a _gentle day");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  RJ_TEST_UNTIL (n_rows (f) == 6);
  RJ_TEST_UNTIL (f->toasts->len == 1);
  rj_test_undo (f->test.store, RJ_CHANGE_ADD);
  RJ_TEST_UNTIL (n_rows (f) == 0);
}

static void
test_narrow (Fixture *f, gconstpointer data)
{
  int minimum;

  add_item (f, "Straßenverkehrsordnungswidrigkeitenbesprechung", RJ_PART_EVENING, 19 * 60,
            rj_recurrence_new_daily (1));
  open_page (f, 360);
  gtk_widget_measure (f->page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
}

#define ADD(path, func) g_test_add ("/today/" path, Fixture, NULL, set_up, func, tear_down)

/* A day other than today goes through a lock and back. */
static void
test_view (Fixture *f, gconstpointer data)
{
  g_autofree char *before = rj_day_to_iso (RJ_TEST_DAY - 1);
  g_autofree char *today = rj_day_to_iso (RJ_TEST_DAY);

  open_page (f, 700);
  assert_view (f, NULL, NULL);
  assert_view (f, before, before);
  assert_view (f, "mood-1", before);
  assert_view (f, "2026-13-45", before);
  assert_view (f, today, NULL);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8"); // it asks for en_US, which only some machines have
  rj_ui_init ();

  ADD ("view", test_view);
  ADD ("empty", test_empty);
  ADD ("add-tick-undo", test_add_tick_undo);
  ADD ("focus", test_focus_and_arrows);
  ADD ("not-today-and-delete", test_not_today_and_delete);
  ADD ("check-in", test_check_in);
  ADD ("close-day", test_close_day);
  ADD ("close-day-waits", test_close_day_waits);
  ADD ("close-day-late", test_close_day_late);
  ADD ("strong-moments/off", test_strong_moments);
  g_test_add ("/today/strong-moments/on", Fixture, GINT_TO_POINTER (TRUE), set_up, test_strong_moments,
              tear_down);
  ADD ("title", test_title);
  ADD ("title-wraps", test_title_wraps);
  ADD ("new-item", test_new_item);
  ADD ("edit-item", test_edit_item);
  ADD ("item-draft", test_item_draft);
  ADD ("item-draft-of-deleted", test_item_draft_of_deleted);
  ADD ("move-draft", test_move_draft);
  ADD ("move", test_move);
  ADD ("steps", test_steps);
  ADD ("empty-wraps", test_empty_wraps);
  ADD ("gentle-day", test_gentle_day);
  ADD ("narrow", test_narrow);
  return g_test_run ();
}
