// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-date-chooser.h"
#include "rj-mood-picker.h"
#include "rj-plan-text.h"
#include "rj-test-ui.h"
#include "rj-tick.h"
#include "rj-time-entry.h"

#include <adwaita.h>
#include <locale.h>

/* Widgets in a window of a width; their keys are given to their controllers. */

static GtkWidget *
show (GtkWidget *child, int width)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_size_request (box, width, -1);
  gtk_widget_set_halign (box, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), child);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  RJ_TEST_UNTIL (gtk_widget_get_width (child) > 0);
  return window;
}

/* As if @keyval was pressed while @widget has the focus: every key controller on the way gets it. */
static gboolean
press (GtkWidget *widget, guint keyval)
{
  for (GtkWidget *at = widget; at != NULL; at = gtk_widget_get_parent (at))
    {
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (at);

      for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
        {
          g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
          gboolean handled = FALSE;

          if (!GTK_IS_EVENT_CONTROLLER_KEY (controller)
              || gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_CAPTURE)
            continue;
          g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &handled);
          if (handled)
            return TRUE;
        }
    }
  return FALSE;
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
picked_cb (GtkWidget *picker, int mood, int *picked)
{
  *picked = mood;
}

/* ---- Moods ---- */

static void
test_mood_roles (void)
{
  GtkWidget *picker = rj_mood_picker_new ();
  GtkWidget *window = show (picker, 360);
  const char *names[] = { "Very low", "Low", "Okay", "Good", "Very good" };
  int picked = 0;

  g_signal_connect (picker, "picked", G_CALLBACK (picked_cb), &picked);
  gtk_test_accessible_assert_role (picker, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
  gtk_test_accessible_assert_property (picker, GTK_ACCESSIBLE_PROPERTY_LABEL, "How are you?");
  for (int i = 0; i < 5; i++)
    {
      GtkWidget *button = rj_mood_picker_get_button (RJ_MOOD_PICKER (picker), (RjMood) (i + 1));

      gtk_test_accessible_assert_role (button, GTK_ACCESSIBLE_ROLE_RADIO);
      gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, names[i]);
      gtk_test_accessible_assert_state (button, GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_FALSE);
      g_assert_cmpint (gtk_widget_get_width (button), >=, 44);
      g_assert_cmpint (gtk_widget_get_height (button), >=, 44);
      /* One stop for Tab. */
      g_assert_true (gtk_widget_get_focusable (button) == (i == 0));
    }
  /* One click is a whole answer. */
  g_signal_emit_by_name (rj_mood_picker_get_button (RJ_MOOD_PICKER (picker), RJ_MOOD_GOOD), "clicked");
  g_assert_cmpint (picked, ==, RJ_MOOD_GOOD);
  gtk_test_accessible_assert_state (rj_mood_picker_get_button (RJ_MOOD_PICKER (picker), RJ_MOOD_GOOD),
                                    GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_TRUE);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_mood_keys (void)
{
  GtkWidget *picker = rj_mood_picker_new ();
  GtkWidget *window = show (picker, 360);
  GtkWidget *first = rj_mood_picker_get_button (RJ_MOOD_PICKER (picker), RJ_MOOD_VERY_LOW);
  int picked = 0;

  g_signal_connect (picker, "picked", G_CALLBACK (picked_cb), &picked);
  gtk_widget_grab_focus (picker);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == first);
  /* An arrow moves and picks nothing, for a pick saves. */
  g_assert_true (press (first, GDK_KEY_Right));
  g_assert_cmpint (picked, ==, 0);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window))
                 == rj_mood_picker_get_button (RJ_MOOD_PICKER (picker), RJ_MOOD_LOW));
  g_assert_true (press (first, GDK_KEY_4));
  g_assert_cmpint (picked, ==, RJ_MOOD_GOOD);
  g_assert_true (press (first, GDK_KEY_KP_1));
  g_assert_cmpint (picked, ==, RJ_MOOD_VERY_LOW);
  picked = 0;
  g_assert_false (press (first, GDK_KEY_6));
  g_assert_false (press (first, GDK_KEY_0));
  g_assert_cmpint (picked, ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
set_text_scale (double scale)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (96 * 1024 * scale), NULL);
}

static void
test_mood_layout (void)
{
  GtkWidget *picker = rj_mood_picker_new ();
  GtkWidget *window = show (picker, 256);
  GtkWidget *low = rj_mood_picker_get_button (RJ_MOOD_PICKER (picker), RJ_MOOD_VERY_LOW);
  GtkWidget *good = rj_mood_picker_get_button (RJ_MOOD_PICKER (picker), RJ_MOOD_VERY_GOOD);
  graphene_rect_t first, last;
  int minimum;

  /* In the rail of Today they stand side by side and share the room. */
  g_assert_false (rj_mood_picker_get_is_list (RJ_MOOD_PICKER (picker)));
  g_assert_true (gtk_widget_compute_bounds (low, picker, &first));
  g_assert_true (gtk_widget_compute_bounds (good, picker, &last));
  g_assert_cmpfloat (first.origin.y, ==, last.origin.y);
  g_assert_cmpfloat (first.origin.x, <, last.origin.x);
  g_assert_cmpfloat (first.size.width, ==, last.size.width);

  gtk_widget_set_direction (picker, GTK_TEXT_DIR_RTL);
  RJ_TEST_UNTIL (gtk_widget_compute_bounds (low, picker, &first)
                 && gtk_widget_compute_bounds (good, picker, &last) && first.origin.x > last.origin.x);

  /* With large text there is no room side by side: a list, nothing is cut. */
  set_text_scale (2);
  RJ_TEST_UNTIL (rj_mood_picker_get_is_list (RJ_MOOD_PICKER (picker))
                 && gtk_widget_compute_bounds (low, picker, &first)
                 && gtk_widget_compute_bounds (good, picker, &last) && first.origin.y < last.origin.y);
  gtk_widget_measure (picker, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 312);
  set_text_scale (1);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* ---- Tick ---- */

static void
test_tick (void)
{
  GtkWidget *tick = rj_tick_new ();
  GtkWidget *window = show (tick, 100);
  guint n = 0;

  g_signal_connect_swapped (tick, "toggled", G_CALLBACK (count_cb), &n);
  gtk_test_accessible_assert_role (tick, GTK_ACCESSIBLE_ROLE_CHECKBOX);
  gtk_test_accessible_assert_state (tick, GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_FALSE);
  g_assert_cmpint (gtk_widget_get_height (tick), >=, 44);

  g_signal_emit_by_name (tick, "clicked");
  g_signal_emit_by_name (tick, "clicked");
  g_assert_cmpuint (n, ==, 1);
  /* It says so; it does not change by itself. */
  g_assert_cmpint (rj_tick_get_mark (RJ_TICK (tick)), ==, RJ_MARK_OPEN);
  rj_tick_set_mark (RJ_TICK (tick), RJ_MARK_DONE, TRUE);
  gtk_test_accessible_assert_state (tick, GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_TRUE);
  rj_tick_set_mark (RJ_TICK (tick), RJ_MARK_NOT_TODAY, FALSE);
  gtk_test_accessible_assert_state (tick, GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_FALSE);
  g_assert_true (gtk_widget_has_css_class (tick, "skipped"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* ---- Days ---- */

static void
day_cb (GtkWidget *chooser, guint day, RjDay *picked)
{
  *picked = day;
}

static void
test_date_chooser (void)
{
  GtkWidget *chooser = rj_date_chooser_new ();
  GtkWidget *window = show (chooser, 320);
  RjDay day = rj_day_new (2026, 1, 31), picked = RJ_DAY_NONE;
  GtkWidget *button;

  g_signal_connect (chooser, "picked", G_CALLBACK (day_cb), &picked);
  rj_date_chooser_set_today (RJ_DATE_CHOOSER (chooser), day);
  rj_date_chooser_set_day (RJ_DATE_CHOOSER (chooser), day);
  button = rj_date_chooser_get_button (RJ_DATE_CHOOSER (chooser), day);
  gtk_test_accessible_assert_role (button, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Saturday 31 January, today");
  /* Which would count for more. */
  g_assert_false (
    gtk_test_accessible_has_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  gtk_test_accessible_assert_state (button, GTK_ACCESSIBLE_STATE_SELECTED, TRUE);

  /* A month on from the 31st is the last of February; arrows cross the end of the month. */
  gtk_widget_grab_focus (chooser);
  g_assert_true (press (button, GDK_KEY_Page_Down));
  button = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (button == rj_date_chooser_get_button (RJ_DATE_CHOOSER (chooser), rj_day_new (2026, 2, 28)));
  g_assert_true (press (button, GDK_KEY_Right));
  button = gtk_window_get_focus (GTK_WINDOW (window));
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Sunday 1 March");
  g_assert_false (
    gtk_test_accessible_has_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  g_assert_cmpuint (rj_date_chooser_get_day (RJ_DATE_CHOOSER (chooser)), ==, day);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (picked, ==, rj_day_new (2026, 3, 1));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* ---- Times ---- */

static void
assert_time (const char *text, gboolean valid, int minutes)
{
  int parsed = -2;

  g_assert_true (rj_time_parse (text, &parsed) == valid);
  g_assert_cmpint (parsed, ==, minutes);
}

static void
test_time_parse (void)
{
  assert_time ("", TRUE, -1);
  assert_time ("  ", TRUE, -1);
  assert_time ("19:00", TRUE, 19 * 60);
  assert_time ("19.30", TRUE, 19 * 60 + 30);
  assert_time ("7", TRUE, 7 * 60);
  assert_time ("730", TRUE, 7 * 60 + 30);
  assert_time ("0730", TRUE, 7 * 60 + 30);
  assert_time ("7pm", TRUE, 19 * 60);
  assert_time ("7:15 p.m.", TRUE, 19 * 60 + 15);
  assert_time ("12 am", TRUE, 0);
  assert_time ("12 pm", TRUE, 12 * 60);
  assert_time ("24:00", TRUE, 0);
  assert_time ("8.30 Uhr", TRUE, 8 * 60 + 30);
  assert_time ("٧:٣٠", TRUE, 7 * 60 + 30);
  assert_time ("24:01", FALSE, -1);
  assert_time ("25", FALSE, -1);
  assert_time ("13 pm", FALSE, -1);
  assert_time ("7:5", FALSE, -1);
  assert_time ("7:60", FALSE, -1);
  assert_time ("soon", FALSE, -1);
  assert_time ("\xff\xfe", FALSE, -1);
}

static void
test_time_entry (void)
{
  GtkWidget *entry = rj_time_entry_new ();
  GtkWidget *window = show (entry, 200);

  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_LABEL, "Time");
  gtk_editable_set_text (GTK_EDITABLE (entry), "7pm");
  g_assert_cmpint (rj_time_entry_get_minutes (RJ_TIME_ENTRY (entry)), ==, 19 * 60);
  gtk_editable_set_text (GTK_EDITABLE (entry), "nope");
  g_assert_false (rj_time_entry_get_valid (RJ_TIME_ENTRY (entry)));
  g_assert_cmpint (rj_time_entry_get_minutes (RJ_TIME_ENTRY (entry)), ==, -1);
  gtk_test_accessible_assert_state (entry, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_editable_set_text (GTK_EDITABLE (entry), "23:50");
  g_assert_true (press (entry, GDK_KEY_Up));
  g_assert_cmpint (rj_time_entry_get_minutes (RJ_TIME_ENTRY (entry)), ==, 0);
  g_assert_true (press (entry, GDK_KEY_Down));
  g_assert_cmpint (rj_time_entry_get_minutes (RJ_TIME_ENTRY (entry)), ==, 23 * 60 + 45);
  gtk_test_accessible_assert_state (entry, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_FALSE);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
assert_split (const char *text, int minutes, const char *rest)
{
  int found;
  g_autofree char *title = rj_plan_text_split_time (text, &found);

  g_assert_cmpint (found, ==, minutes);
  g_assert_cmpstr (title, ==, rest);
}

static void
test_split_time (void)
{
  assert_split ("Home group", -1, "Home group");
  assert_split (" 19:00 Home group ", 19 * 60, "Home group");
  assert_split ("7pm call Sam", 19 * 60, "call Sam");
  assert_split ("7 pm call Sam", 19 * 60, "call Sam");
  assert_split ("8.30 Uhr Arzt", 8 * 60 + 30, "Arzt");
  /* A number alone is no time. */
  assert_split ("3 things I like", -1, "3 things I like");
  assert_split ("911", -1, "911");
  assert_split ("", -1, "");
}

static void
test_plan_text (void)
{
  g_autoptr (GTimeZone) berlin = g_time_zone_new_identifier ("Europe/Berlin");
  RjPlanItem *item = rj_plan_item_new ();
  g_autoptr (RjOccurrence) occurrence = NULL;
  g_autofree char *floating = NULL;
  g_autofree char *zoned = NULL;
  g_autofree char *subtitle = NULL;

  item->minutes = 19 * 60;
  item->place = g_strdup ("Library");
  item->record.day = rj_day_new (2026, 1, 15);
  floating = rj_plan_text_time (item, item->record.day, berlin);
  g_assert_cmpstr (floating, ==, "19:00");
  item->tzid = g_strdup ("America/New_York");
  zoned = rj_plan_text_time (item, item->record.day, berlin);
  g_assert_cmpstr (zoned, ==, "19:00 New York (01:00 here)");
  occurrence = rj_occurrence_new (item, item->record.day);
  occurrence->mark = RJ_MARK_NOT_TODAY;
  subtitle = rj_plan_text_subtitle (occurrence, berlin);
  g_assert_cmpstr (subtitle, ==, "Not today · 19:00 New York (01:00 here) · Library");
  g_assert_cmpint (rj_plan_text_get_instant (occurrence, berlin, 180), ==,
                   G_GINT64_CONSTANT (1768521600000000));
}

/* Of what is on another day here the day is told. */
static void
test_plan_text_other_day (void)
{
  g_autoptr (GTimeZone) new_york = g_time_zone_new_identifier ("America/New_York");
  g_autoptr (GTimeZone) berlin = g_time_zone_new_identifier ("Europe/Berlin");
  RjPlanItem *item = rj_plan_item_new ();
  g_autoptr (RjOccurrence) occurrence = rj_occurrence_new (item, rj_day_new (2026, 1, 15));
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  item->minutes = 60;
  // The small hours of a day are on the next date.
  g_assert_cmpint (rj_plan_text_get_instant (occurrence, berlin, 180), ==,
                   rj_wall_to_instant (occurrence->day + 1, 60, berlin));
  g_assert_cmpint (rj_plan_text_get_instant (occurrence, berlin, 0), ==,
                   rj_wall_to_instant (occurrence->day, 60, berlin));
  item->tzid = g_strdup ("Europe/Berlin");
  g_assert_cmpint (rj_plan_text_get_instant (occurrence, berlin, 180), ==,
                   rj_wall_to_instant (occurrence->day, 60, berlin));
  before = rj_plan_text_time (item, occurrence->day, new_york);
  g_assert_cmpstr (before, ==, "01:00 Berlin (Wed 19:00 here)");
  item->minutes = 23 * 60;
  g_set_str (&item->tzid, "America/New_York");
  after = rj_plan_text_time (item, occurrence->day, berlin);
  g_assert_cmpstr (after, ==, "23:00 New York (Fri 05:00 here)");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8"); // it asks for en_US, which only some machines have
  adw_init ();

  g_test_add_func ("/mood-picker/roles", test_mood_roles);
  g_test_add_func ("/mood-picker/keys", test_mood_keys);
  g_test_add_func ("/mood-picker/layout", test_mood_layout);
  g_test_add_func ("/tick", test_tick);
  g_test_add_func ("/date-chooser", test_date_chooser);
  g_test_add_func ("/time/parse", test_time_parse);
  g_test_add_func ("/time/entry", test_time_entry);
  g_test_add_func ("/plan-text/split-time", test_split_time);
  g_test_add_func ("/plan-text/zones", test_plan_text);
  g_test_add_func ("/plan-text/other-day", test_plan_text_other_day);
  return g_test_run ();
}
