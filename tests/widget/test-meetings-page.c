// SPDX-License-Identifier: GPL-3.0-or-later
// Meetings: the list, a meeting to be read, and the form with its times.

#include "rj-attendance-dialog.h"
#include "rj-meeting-dialog.h"
#include "rj-meeting-editor.h"
#include "rj-meetings-view.h"
#include "rj-meetings.h"
#include "rj-mood-picker.h"
#include "rj-rating.h"
#include "rj-tabs.h"
#include "rj-test-ui.h"
#include "rj-time-entry.h"
#include "rj-ui.h"
#include "rj-window.h"

#include <locale.h>

typedef struct {
  RjTestUi ui;
  RjStore *store;
  RjWindow *window;
  char *toast;
} Fixture;

static void
toast_cb (RjContext *context, const char *title, gboolean undo, Fixture *self)
{
  g_set_str (&self->toast, title);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  rj_test_ui_set_up (&self->ui);
  g_object_set (self->ui.settings, "background", "no", "window-width",
                data != NULL ? GPOINTER_TO_INT (data) : 1000, "window-height", 700, NULL);
  self->store = rj_test_ui_open (&self->ui);
  self->window = rj_window_new (NULL, self->ui.context);
  gtk_window_present (GTK_WINDOW (self->window));
  RJ_TEST_UNTIL (rj_context_get_drafts_loaded (self->ui.context));
  g_signal_connect (self->ui.context, "toast", G_CALLBACK (toast_cb), self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (self->ui.context, self);
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_free (self->toast);
  rj_test_ui_tear_down (&self->ui);
}

static AdwDialog *
get_dialog (Fixture *self)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window));
}

static AdwDialog *
wait_dialog (Fixture *self, GType type)
{
  RJ_TEST_UNTIL (get_dialog (self) != NULL && G_TYPE_CHECK_INSTANCE_TYPE (get_dialog (self), type)
                 && gtk_widget_get_mapped (GTK_WIDGET (get_dialog (self)))
                 && gtk_widget_get_height (GTK_WIDGET (get_dialog (self))) > 0);
  rj_test_assert_safety_keys (GTK_WIDGET (get_dialog (self)));
  rj_test_assert_private (GTK_WIDGET (get_dialog (self)));
  return get_dialog (self);
}

static void
close_dialog (Fixture *self)
{
  AdwDialog *dialog = get_dialog (self);

  adw_dialog_force_close (dialog);
  RJ_TEST_UNTIL (get_dialog (self) != dialog);
}

static void
keep_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GPtrArray *
list_meetings (Fixture *self)
{
  RjMeetings *meetings = rj_store_get_meetings (self->store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *list;

  rj_meetings_list_async (meetings, NULL, keep_result, &result);
  RJ_TEST_UNTIL (result != NULL);
  list = rj_meetings_list_finish (meetings, result, &error);
  g_assert_no_error (error);
  return list;
}

static GPtrArray *
list_today (Fixture *self)
{
  RjPlan *plan = rj_store_get_plan (self->store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *day;

  rj_plan_list_day_async (plan, rj_clock_get_today (self->ui.clock), NULL, keep_result, &result);
  RJ_TEST_UNTIL (result != NULL);
  day = rj_plan_list_day_finish (plan, result, &error);
  g_assert_no_error (error);
  return day;
}

/* @weekday: of its one time, or 0 for none. (transfer full) */
static RjMeeting *
keep (Fixture *self, const char *name, int weekday, int minutes, const char *tzid)
{
  RjMeetings *meetings = rj_store_get_meetings (self->store);
  g_autoptr (RjMeeting) meeting = rj_meeting_new ();
  g_autoptr (GPtrArray) times = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  RjMeeting *saved;

  meeting->name = g_strdup (name);
  meeting->place = g_strdup ("Library");
  meeting->link = g_strdup ("https://example.org/room");
  meeting->ways = RJ_MEETING_IN_PERSON;
  if (weekday > 0)
    g_ptr_array_add (
      times, rj_meeting_time_new (meeting, rj_clock_get_today (self->ui.clock), weekday, minutes, 60, tzid));
  rj_meetings_save_async (meetings, meeting, times, NULL, keep_result, &result);
  RJ_TEST_UNTIL (result != NULL);
  saved = rj_meetings_save_finish (meetings, result, &error);
  g_assert_no_error (error);
  return saved;
}

static GtkWidget *
show_view (Fixture *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.place", "s", "people");
  RJ_TEST_UNTIL (rj_test_find (GTK_WIDGET (self->window), RJ_TYPE_TABS, NULL) != NULL);
  rj_tabs_show (RJ_TABS (rj_test_find (GTK_WIDGET (self->window), RJ_TYPE_TABS, NULL)), "meetings");
  RJ_TEST_UNTIL (rj_test_find (GTK_WIDGET (self->window), RJ_TYPE_MEETINGS_VIEW, NULL) != NULL);
  return rj_test_find (GTK_WIDGET (self->window), RJ_TYPE_MEETINGS_VIEW, NULL);
}

static void
type_into (AdwDialog *dialog, const char *title, const char *text)
{
  GtkWidget *row = rj_test_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, title);

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
press (GtkWidget *root, const char *label)
{
  GtkWidget *button = rj_test_find (root, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
type_time (GtkWidget *root, const char *text)
{
  GtkWidget *time = rj_test_find (root, RJ_TYPE_TIME_ENTRY, NULL);

  g_assert_nonnull (time);
  gtk_editable_set_text (GTK_EDITABLE (time), text);
}

static void
save (Fixture *self, AdwDialog *dialog)
{
  g_clear_pointer (&self->toast, g_free);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "form.save", NULL);
  RJ_TEST_UNTIL (self->toast != NULL);
}

static const char *
get_row_text (GtkWidget *view, int index, gboolean subtitle)
{
  GtkWidget *list = rj_test_find (view, GTK_TYPE_LIST_BOX, NULL);
  GtkListBoxRow *row = list != NULL ? gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), index) : NULL;

  if (row == NULL)
    return NULL;
  return subtitle ? adw_action_row_get_subtitle (ADW_ACTION_ROW (row))
                  : adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
}

/* Ctrl+N, a name and a time: in the list, in the plan, with a reminder. */
static void
test_add (Fixture *self, gconstpointer data)
{
  GtkWidget *view = show_view (self);
  g_autoptr (GPtrArray) meetings = NULL;
  g_autoptr (GPtrArray) day = NULL;
  const RjPlanItem *item;
  AdwDialog *editor;

  RJ_TEST_UNTIL (rj_test_shows (view, "No meeting kept yet. One to go back to is a good start."));
  gtk_widget_activate_action (view, "view.new", NULL);
  editor = wait_dialog (self, RJ_TYPE_MEETING_EDITOR);
  gtk_test_accessible_assert_property (
    GTK_ACCESSIBLE (rj_test_find (GTK_WIDGET (editor), RJ_TYPE_TIME_ENTRY, NULL)),
    GTK_ACCESSIBLE_PROPERTY_LABEL, "Time");
  g_assert_false (gtk_widget_is_sensitive (adw_dialog_get_default_widget (editor)));
  type_into (editor, "Name", "Home group");
  type_into (editor, "Place", "Library");
  type_time (GTK_WIDGET (editor), "at tea");
  g_assert_false (gtk_widget_is_sensitive (adw_dialog_get_default_widget (editor)));
  type_time (GTK_WIDGET (editor), "19:00");
  save (self, editor);
  g_assert_cmpstr (self->toast, ==, "Saved.");

  RJ_TEST_UNTIL (g_strcmp0 (get_row_text (view, 0, TRUE), "Today, 19:00 · Library") == 0);
  g_assert_cmpstr (get_row_text (view, 0, FALSE), ==, "Home group");
  meetings = list_meetings (self);
  g_assert_cmpuint (meetings->len, ==, 1);
  day = list_today (self);
  g_assert_cmpuint (day->len, ==, 1);
  item = ((RjOccurrence *) g_ptr_array_index (day, 0))->item;
  g_assert_cmpstr (item->title, ==, "Home group");
  g_assert_cmpint (item->kind, ==, RJ_KIND_MEETING);
  g_assert_nonnull (item->leads);
  g_assert_cmpint (g_array_index (item->leads, int, 0), ==, 30);
  g_assert_null (item->tzid);
}

/* A time left empty is none; a name alone is enough. */
static void
test_no_time (Fixture *self, gconstpointer data)
{
  GtkWidget *view = show_view (self);
  g_autoptr (GPtrArray) day = NULL;
  AdwDialog *editor;

  gtk_widget_activate_action (view, "view.new", NULL);
  editor = wait_dialog (self, RJ_TYPE_MEETING_EDITOR);
  type_into (editor, "Name", "When I call");
  save (self, editor);
  RJ_TEST_UNTIL (g_strcmp0 (get_row_text (view, 0, TRUE), "No set time") == 0);
  day = list_today (self);
  g_assert_cmpuint (day->len, ==, 0);
}

/* The next one first, otherwise by name, and nothing else. What is looked for is found without capitals. */
static void
test_order (Fixture *self, gconstpointer data)
{
  g_autoptr (RjMeeting) first = keep (self, "Alpha", 0, 0, NULL);
  g_autoptr (RjMeeting) second = keep (self, "Beta", 1, 18 * 60, NULL);
  g_autoptr (RjMeeting) third = keep (self, "Gamma", 6, 20 * 60, NULL);
  GtkWidget *view = show_view (self);
  GtkWidget *order;
  GtkWidget *search;

  RJ_TEST_UNTIL (g_strcmp0 (get_row_text (view, 0, FALSE), "Gamma") == 0);
  g_assert_cmpstr (get_row_text (view, 0, TRUE), ==, "Today, 20:00 · in person · Library");
  g_assert_cmpstr (get_row_text (view, 1, FALSE), ==, "Beta");
  g_assert_cmpstr (get_row_text (view, 1, TRUE), ==, "Monday 23 November, 18:00 · in person · Library");
  g_assert_cmpstr (get_row_text (view, 2, FALSE), ==, "Alpha");
  order = rj_test_find (view, GTK_TYPE_DROP_DOWN, NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (order), 1);
  g_assert_cmpstr (get_row_text (view, 0, FALSE), ==, "Alpha");
  g_assert_cmpstr (get_row_text (view, 2, FALSE), ==, "Gamma");

  g_assert_null (rj_test_find (view, GTK_TYPE_SEARCH_ENTRY, NULL));
  gtk_widget_activate_action (view, "view.search", NULL);
  search = rj_test_find (view, GTK_TYPE_SEARCH_ENTRY, NULL);
  g_assert_nonnull (search);
  rj_test_assert_private (view);
  gtk_editable_set_text (GTK_EDITABLE (search), "BETA");
  RJ_TEST_UNTIL (get_row_text (view, 1, FALSE) == NULL);
  g_assert_cmpstr (get_row_text (view, 0, FALSE), ==, "Beta");
}

/* Opened, read, edited from there, and deleted; undo brings it back, with its time. */
static void
test_read (Fixture *self, gconstpointer data)
{
  g_autoptr (RjMeeting) kept = keep (self, "Home group", 2, 19 * 60, "America/New_York");
  GtkWidget *view = show_view (self);
  g_autoptr (GPtrArray) meetings = NULL;
  g_autoptr (GPtrArray) after = NULL;
  AdwDialog *dialog;
  AdwDialog *editor;

  RJ_TEST_UNTIL (get_row_text (view, 0, FALSE) != NULL);
  gtk_widget_activate (GTK_WIDGET (
    gtk_list_box_get_row_at_index (GTK_LIST_BOX (rj_test_find (view, GTK_TYPE_LIST_BOX, NULL)), 0)));
  dialog = wait_dialog (self, RJ_TYPE_MEETING_DIALOG);
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (dialog), "New York"));
  g_assert_true (rj_test_shows (GTK_WIDGET (dialog), "Next: "));
  g_assert_true (rj_test_shows (GTK_WIDGET (dialog), "Library"));
  g_assert_nonnull (rj_test_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "Help now"));

  press (GTK_WIDGET (dialog), "Edit");
  editor = wait_dialog (self, RJ_TYPE_MEETING_EDITOR);
  type_into (editor, "What I do there", "Coffee");
  save (self, editor);
  dialog = wait_dialog (self, RJ_TYPE_MEETING_DIALOG);
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (dialog), "Coffee"));
  /* What was not touched is as it was. */
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (dialog), "New York"));

  g_clear_pointer (&self->toast, g_free);
  press (GTK_WIDGET (dialog), "Delete");
  RJ_TEST_UNTIL (self->toast != NULL && get_dialog (self) == NULL);
  g_assert_cmpstr (self->toast, ==, "Deleted.");
  RJ_TEST_UNTIL (get_row_text (view, 0, FALSE) == NULL);
  meetings = list_meetings (self);
  g_assert_cmpuint (meetings->len, ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  RJ_TEST_UNTIL (get_row_text (view, 0, FALSE) != NULL);
  after = list_meetings (self);
  g_assert_cmpuint (g_strv_length (((RjMeeting *) g_ptr_array_index (after, 0))->items), ==, 1);
}

/* What was typed and picked comes back, in a second time too; saved, it is no draft any more. */
static void
test_drafts (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) meetings = NULL;
  g_auto (GStrv) drafts = NULL;
  AdwDialog *editor;
  GtkWidget *second;

  rj_meeting_editor_present (GTK_WIDGET (self->window), self->ui.context, NULL);
  editor = wait_dialog (self, RJ_TYPE_MEETING_EDITOR);
  type_into (editor, "Name", "Home group");
  type_into (editor, "Link to join", "https://example.org");
  type_time (GTK_WIDGET (editor), "19:00");
  press (GTK_WIDGET (editor), "Add another time");
  second = gtk_root_get_focus (GTK_ROOT (self->window));
  second = gtk_widget_get_ancestor (second, RJ_TYPE_TIME_ENTRY);
  g_assert_nonnull (second);
  gtk_editable_set_text (GTK_EDITABLE (second), "7:30");
  close_dialog (self);

  rj_meeting_editor_present (GTK_WIDGET (self->window), self->ui.context, NULL);
  editor = wait_dialog (self, RJ_TYPE_MEETING_EDITOR);
  g_assert_cmpstr (gtk_editable_get_text (
                     GTK_EDITABLE (rj_test_find (GTK_WIDGET (editor), ADW_TYPE_ENTRY_ROW, "Link to join"))),
                   ==, "https://example.org");
  g_assert_true (rj_test_shows (GTK_WIDGET (editor), "Time 2"));
  save (self, editor);
  meetings = list_meetings (self);
  g_assert_cmpuint (g_strv_length (((RjMeeting *) g_ptr_array_index (meetings, 0))->items), ==, 2);
  drafts = rj_context_list_drafts (self->ui.context);
  g_assert_cmpuint (g_strv_length (drafts), ==, 0);
}

/* A time that is taken away ends; the other one stays. */
static void
test_take_away (Fixture *self, gconstpointer data)
{
  g_autoptr (RjMeeting) kept = keep (self, "Home group", 6, 19 * 60, NULL);
  g_autoptr (GPtrArray) day = NULL;
  AdwDialog *editor;
  GtkWidget *group;
  GtkWidget *remove;

  rj_meeting_editor_present (GTK_WIDGET (self->window), self->ui.context, kept->record.id);
  editor = wait_dialog (self, RJ_TYPE_MEETING_EDITOR);
  group = gtk_widget_get_ancestor (rj_test_find (GTK_WIDGET (editor), RJ_TYPE_TIME_ENTRY, NULL),
                                   ADW_TYPE_PREFERENCES_GROUP);
  remove = adw_preferences_group_get_header_suffix (ADW_PREFERENCES_GROUP (group));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Take time 1 away");
  g_signal_emit_by_name (remove, "clicked");
  g_assert_false (rj_test_shows (GTK_WIDGET (editor), "Time 1"));
  /* Nobody is left without a place to go on from. */
  g_assert_true (gtk_root_get_focus (GTK_ROOT (self->window))
                 == rj_test_find (GTK_WIDGET (editor), GTK_TYPE_BUTTON, "Add a time"));
  save (self, editor);
  day = list_today (self);
  g_assert_cmpuint (day->len, ==, 0);
}

static GPtrArray *
list_attendance (Fixture *self, const char *meeting)
{
  RjMeetings *meetings = rj_store_get_meetings (self->store);
  RjDay today = rj_clock_get_today (self->ui.clock);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *list;

  rj_meetings_list_attendance_async (meetings, meeting, today - 30, today, NULL, keep_result, &result);
  RJ_TEST_UNTIL (result != NULL);
  list = rj_meetings_list_attendance_finish (meetings, result, &error);
  g_assert_no_error (error);
  return list;
}

static void
collect (GtkWidget *root, GType type, GPtrArray *found)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    g_ptr_array_add (found, root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

/* Two taps before and two after, by the person: the item of the plan is ticked, and a second time that day
 * opens the same. */
static void
test_attend (Fixture *self, gconstpointer data)
{
  g_autoptr (RjMeeting) kept = keep (self, "Home group", 6, 9 * 60, NULL);
  g_autoptr (GPtrArray) moods = g_ptr_array_new ();
  g_autoptr (GPtrArray) ratings = g_ptr_array_new ();
  g_autoptr (GPtrArray) there = NULL;
  g_autoptr (GPtrArray) day = NULL;
  GtkWidget *view = show_view (self);
  const RjAttendance *first;
  AdwDialog *dialog;
  int sum = 0;

  rj_meeting_dialog_present (view, self->ui.context, kept);
  dialog = wait_dialog (self, RJ_TYPE_MEETING_DIALOG);
  press (GTK_WIDGET (dialog), "I was there");
  dialog = wait_dialog (self, RJ_TYPE_ATTENDANCE_DIALOG);
  collect (GTK_WIDGET (dialog), RJ_TYPE_MOOD_PICKER, moods);
  collect (GTK_WIDGET (dialog), RJ_TYPE_RATING, ratings);
  g_assert_cmpuint (moods->len, ==, 2);
  g_assert_cmpuint (ratings->len, ==, 2);
  rj_mood_picker_set_mood (g_ptr_array_index (moods, 0), RJ_MOOD_LOW);
  rj_mood_picker_set_mood (g_ptr_array_index (moods, 1), RJ_MOOD_GOOD);
  rj_rating_set_value (g_ptr_array_index (ratings, 0), 6);
  rj_rating_set_value (g_ptr_array_index (ratings, 1), 3);
  type_into (dialog, "Met (initials)", "S., M.");
  save (self, dialog);

  there = list_attendance (self, kept->record.id);
  g_assert_cmpuint (there->len, ==, 1);
  first = g_ptr_array_index (there, 0);
  g_assert_true (first->attended);
  g_assert_cmpint (first->mood_before, ==, RJ_MOOD_LOW);
  g_assert_cmpint (first->craving_after, ==, 3);
  g_assert_cmpstr (first->item, ==, kept->items[0]);
  day = list_today (self);
  g_assert_cmpint (((RjOccurrence *) g_ptr_array_index (day, 0))->mark, ==, RJ_MARK_DONE);

  dialog = wait_dialog (self, RJ_TYPE_MEETING_DIALOG);
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (dialog), "Mood: Low to Good · Craving: 6 to 3 · S., M."));
  g_assert_true (rj_test_shows (GTK_WIDGET (dialog), "There 1 time."));
  // another one in the evening takes nothing of it
  press (GTK_WIDGET (dialog), "I was there");
  dialog = wait_dialog (self, RJ_TYPE_ATTENDANCE_DIALOG);
  g_ptr_array_set_size (ratings, 0);
  collect (GTK_WIDGET (dialog), RJ_TYPE_RATING, ratings);
  g_assert_cmpint (rj_rating_get_value (g_ptr_array_index (ratings, 0)), ==, RJ_RATING_EMPTY);
  rj_rating_set_value (g_ptr_array_index (ratings, 0), 2);
  save (self, dialog);
  g_ptr_array_unref (there);
  there = list_attendance (self, kept->record.id);
  g_assert_cmpuint (there->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    sum += ((RjAttendance *) g_ptr_array_index (there, i))->craving_before;
  g_assert_cmpint (sum, ==, 6 + 2);
}

/* What is asked before it begins is no attendance yet. */
static void
test_before (Fixture *self, gconstpointer data)
{
  g_autoptr (RjMeeting) kept = keep (self, "Home group", 6, 20 * 60, NULL);
  g_autoptr (GPtrArray) ratings = g_ptr_array_new ();
  g_autoptr (GPtrArray) there = NULL;
  g_autoptr (GPtrArray) day = NULL;
  AdwDialog *dialog;

  rj_attendance_dialog_present (GTK_WIDGET (self->window), self->ui.context, kept->record.id, kept->items[0],
                                NULL, rj_clock_get_today (self->ui.clock));
  dialog = wait_dialog (self, RJ_TYPE_ATTENDANCE_DIALOG);
  collect (GTK_WIDGET (dialog), RJ_TYPE_RATING, ratings);
  rj_rating_set_value (g_ptr_array_index (ratings, 0), 6);
  save (self, dialog);
  there = list_attendance (self, kept->record.id);
  g_assert_cmpuint (there->len, ==, 1);
  g_assert_false (((RjAttendance *) g_ptr_array_index (there, 0))->attended);
  day = list_today (self);
  g_assert_cmpint (((RjOccurrence *) g_ptr_array_index (day, 0))->mark, ==, RJ_MARK_OPEN);

  // told afterwards in a form of its own: what was said before it stays
  rj_attendance_dialog_present (GTK_WIDGET (self->window), self->ui.context, kept->record.id, NULL, NULL,
                                rj_clock_get_today (self->ui.clock));
  dialog = wait_dialog (self, RJ_TYPE_ATTENDANCE_DIALOG);
  g_ptr_array_set_size (ratings, 0);
  collect (GTK_WIDGET (dialog), RJ_TYPE_RATING, ratings);
  rj_rating_set_value (g_ptr_array_index (ratings, 1), 3);
  save (self, dialog);
  g_ptr_array_unref (there);
  there = list_attendance (self, kept->record.id);
  g_assert_cmpuint (there->len, ==, 1);
  g_assert_true (((RjAttendance *) g_ptr_array_index (there, 0))->attended);
  g_assert_cmpint (((RjAttendance *) g_ptr_array_index (there, 0))->craving_before, ==, 6);
  g_assert_cmpint (((RjAttendance *) g_ptr_array_index (there, 0))->craving_after, ==, 3);
}

static void
attend (Fixture *self, const RjMeeting *meeting, int days_ago, RjMood before, RjMood after, int from, int to)
{
  RjMeetings *meetings = rj_store_get_meetings (self->store);
  g_autoptr (RjAttendance) there = rj_attendance_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RjAttendance) saved = NULL;

  there->meeting = g_strdup (meeting->record.id);
  there->record.day = rj_clock_get_today (self->ui.clock) - (RjDay) days_ago;
  there->record.at_us = rj_clock_get_now (self->ui.clock);
  there->attended = TRUE;
  there->mood_before = before;
  there->mood_after = after;
  there->craving_before = from;
  there->craving_after = to;
  rj_meetings_save_attendance_async (meetings, there, NULL, keep_result, &result);
  RJ_TEST_UNTIL (result != NULL);
  saved = rj_meetings_save_attendance_finish (meetings, result, &error);
  g_assert_no_error (error);
}

/* From five times on; never a minus, and never a reason. */
static void
test_value (Fixture *self, gconstpointer data)
{
  g_autoptr (RjMeeting) kept = keep (self, "Home group", 0, 0, NULL);
  g_autoptr (RjMeeting) hard = keep (self, "Hard hour", 0, 0, NULL);
  AdwDialog *dialog;

  for (int i = 1; i <= 4; i++)
    attend (self, kept, i, RJ_MOOD_LOW, RJ_MOOD_GOOD, 6, 3);
  for (int i = 1; i <= 5; i++)
    attend (self, hard, i, RJ_MOOD_GOOD, RJ_MOOD_LOW, 3, 3);
  rj_meeting_dialog_present (GTK_WIDGET (self->window), self->ui.context, kept);
  dialog = wait_dialog (self, RJ_TYPE_MEETING_DIALOG);
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (dialog), "There 4 times."));
  g_assert_false (rj_test_shows (GTK_WIDGET (dialog), "Mood up"));
  attend (self, kept, 5, RJ_MOOD_LOW, RJ_MOOD_GOOD, 6, 3);
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (dialog), "Mood up by 2 (5 times, middle value)."));
  g_assert_true (rj_test_shows (GTK_WIDGET (dialog), "Craving down by 3 (5 times, middle value)."));
  close_dialog (self);
  rj_meeting_dialog_present (GTK_WIDGET (self->window), self->ui.context, hard);
  dialog = wait_dialog (self, RJ_TYPE_MEETING_DIALOG);
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (dialog), "Mood from 4 to 2 of 5 (5 times, middle values)."));
  g_assert_true (rj_test_shows (GTK_WIDGET (dialog), "Craving about the same (5 times, middle value)."));
  g_assert_false (rj_test_shows (GTK_WIDGET (dialog), "\u2212"));
  g_assert_false (rj_test_shows (GTK_WIDGET (dialog), "down by"));
}

/* Deleted, it is gone and the item of the plan open; undo brings both back. */
static void
test_delete_attendance (Fixture *self, gconstpointer data)
{
  g_autoptr (RjMeeting) kept = keep (self, "Home group", 0, 0, NULL);
  AdwDialog *dialog;
  GtkWidget *row;

  attend (self, kept, 1, RJ_MOOD_LOW, RJ_MOOD_GOOD, 6, 3);
  rj_meeting_dialog_present (GTK_WIDGET (self->window), self->ui.context, kept);
  dialog = wait_dialog (self, RJ_TYPE_MEETING_DIALOG);
  RJ_TEST_UNTIL ((row = rj_test_find (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW, "Yesterday")) != NULL);
  row = rj_test_find (row, GTK_TYPE_BUTTON, NULL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Delete: Yesterday");
  g_signal_emit_by_name (row, "clicked");
  RJ_TEST_UNTIL (!rj_test_shows (GTK_WIDGET (dialog), "Yesterday"));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (dialog), "Yesterday"));
}

/* Off until it is set; then what was, and never what was not. */
static void
test_target (Fixture *self, gconstpointer data)
{
  g_autoptr (RjMeeting) kept = keep (self, "Home group", 0, 0, NULL);
  GtkWidget *view = show_view (self);
  GtkWidget *row;
  GtkDropDown *choice;

  RJ_TEST_UNTIL ((row = rj_test_find (view, ADW_TYPE_ACTION_ROW, "My own target a week")) != NULL);
  choice = GTK_DROP_DOWN (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)));
  attend (self, kept, 0, RJ_MOOD_LOW, RJ_MOOD_GOOD, 6, 3);
  g_assert_false (rj_test_shows (row, "This week"));
  gtk_drop_down_set_selected (choice, 3);
  RJ_TEST_UNTIL (rj_test_shows (row, "This week: 1"));
  g_assert_cmpstr (rj_store_get_preference (self->store, RJ_PREFERENCE_MEETINGS_A_WEEK), ==, "3");
  gtk_drop_down_set_selected (choice, 0);
  RJ_TEST_UNTIL (!rj_test_shows (row, "This week"));
}

/* Nothing asks for more room than a small phone has. */
static void
test_narrow (Fixture *self, gconstpointer data)
{
  g_autoptr (RjMeeting) kept = keep (self, "Home group", 2, 19 * 60, "America/New_York");
  GtkWidget *view = show_view (self);
  AdwDialog *dialog;
  int width;

  RJ_TEST_UNTIL (get_row_text (view, 0, FALSE) != NULL);
  gtk_widget_measure (view, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 336);
  rj_meeting_dialog_present (view, self->ui.context, kept);
  dialog = wait_dialog (self, RJ_TYPE_MEETING_DIALOG);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (dialog)), <=, 360);
  gtk_widget_measure (adw_dialog_get_child (dialog), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL,
                      NULL);
  g_assert_cmpint (width, <=, 360);
  close_dialog (self);
  rj_meeting_editor_present (view, self->ui.context, kept->record.id);
  dialog = wait_dialog (self, RJ_TYPE_MEETING_EDITOR);
  gtk_widget_measure (adw_dialog_get_child (dialog), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL,
                      NULL);
  g_assert_cmpint (width, <=, 360);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  rj_ui_init ();

#define ADD(name, func) g_test_add ("/meetings-page/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("add", test_add);
  ADD ("no-time", test_no_time);
  ADD ("order", test_order);
  ADD ("read", test_read);
  ADD ("drafts", test_drafts);
  ADD ("take-away", test_take_away);
  ADD ("attend", test_attend);
  ADD ("before", test_before);
  ADD ("value", test_value);
  ADD ("target", test_target);
  ADD ("delete-attendance", test_delete_attendance);
#undef ADD
  g_test_add ("/meetings-page/narrow", Fixture, GINT_TO_POINTER (360), set_up, test_narrow, tear_down);
  return g_test_run ();
}
