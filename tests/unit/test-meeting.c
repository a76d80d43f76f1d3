// SPDX-License-Identifier: GPL-3.0-or-later
// Meetings without a store: what a list changes, which times are the same, and what being there came to.
#include "rj-meetings.h"

static RjMeeting *
new_meeting (const char *name)
{
  RjMeeting *meeting = rj_meeting_new ();

  meeting->name = g_strdup (name);
  return meeting;
}

static void
test_where (void)
{
  g_autoptr (RjMeeting) meeting = new_meeting ("Tuesday group");
  g_autofree char *none = rj_meeting_dup_where (meeting);
  g_autofree char *address = NULL;
  g_autofree char *place = NULL;

  g_assert_null (none);
  meeting->address = g_strdup ("Main Street 1");
  address = rj_meeting_dup_where (meeting);
  g_assert_cmpstr (address, ==, "Main Street 1");
  meeting->place = g_strdup ("Old mill");
  place = rj_meeting_dup_where (meeting);
  g_assert_cmpstr (place, ==, "Old mill");
}

static void
test_time (void)
{
  g_autoptr (RjMeeting) meeting = new_meeting ("Tuesday group");
  RjDay first = rj_day_from_iso ("2026-11-23"); /* a Monday */
  g_autoptr (RjPlanItem) item = rj_meeting_time_new (meeting, first, 2, 19 * 60, 60, "Europe/Berlin");
  g_autoptr (GArray) days = rj_plan_item_list_days (item, first, first + 13);

  g_assert_cmpint (item->kind, ==, RJ_KIND_MEETING);
  g_assert_cmpstr (item->title, ==, "Tuesday group");
  g_assert_cmpstr (item->tzid, ==, "Europe/Berlin");
  g_assert_cmpint (item->part, ==, RJ_PART_EVENING);
  g_assert_cmpuint (item->leads->len, ==, 1);
  g_assert_cmpint (g_array_index (item->leads, int, 0), ==, 30);
  g_assert_cmpuint (days->len, ==, 2);
  g_assert_cmpint (g_array_index (days, RjDay, 0), ==, first + 1);
  g_assert_cmpint (g_array_index (days, RjDay, 1), ==, first + 8);
}

/* What a list leaves open stays, and so does what only the person knows. */
static void
test_news (void)
{
  g_autoptr (RjMeeting) meeting = new_meeting ("Old name");
  g_autoptr (RjMeeting) news = new_meeting ("New name");

  meeting->place = g_strdup ("Old mill");
  meeting->ways = RJ_MEETING_IN_PERSON;
  meeting->door = RJ_MEETING_DOOR_OPEN;
  meeting->medication_friendly = RJ_ANSWER_YES;
  meeting->service = g_strdup ("Tea");
  meeting->note = g_strdup ("Mine");
  news->link = g_strdup ("https://example.org/x");
  news->medication_friendly = RJ_ANSWER_NO;
  news->service = g_strdup ("No");
  news->note = g_strdup ("No");
  g_assert_true (rj_meeting_take_news (meeting, news));
  g_assert_cmpstr (meeting->name, ==, "New name");
  g_assert_cmpstr (meeting->place, ==, "Old mill");
  g_assert_cmpstr (meeting->link, ==, "https://example.org/x");
  g_assert_cmpuint (meeting->ways, ==, RJ_MEETING_IN_PERSON);
  g_assert_cmpint (meeting->door, ==, RJ_MEETING_DOOR_OPEN);
  g_assert_cmpint (meeting->medication_friendly, ==, RJ_ANSWER_YES);
  g_assert_cmpstr (meeting->service, ==, "Tea");
  g_assert_cmpstr (meeting->note, ==, "Mine");
  news->ways = RJ_MEETING_ONLINE;
  news->door = RJ_MEETING_DOOR_CLOSED;
  g_assert_true (rj_meeting_take_news (meeting, news));
  g_assert_cmpuint (meeting->ways, ==, RJ_MEETING_ONLINE);
  g_assert_cmpint (meeting->door, ==, RJ_MEETING_DOOR_CLOSED);
  g_assert_false (rj_meeting_take_news (meeting, news));
}

static void
add_time (GPtrArray *times, const RjMeeting *meeting, int weekday, int minutes, const char *id)
{
  RjPlanItem *item = rj_meeting_time_new (meeting, 700000, weekday, minutes, 60, NULL);

  item->record.id = g_strdup (id);
  g_ptr_array_add (times, item);
}

#define ID_AT(times, i) (((RjPlanItem *) g_ptr_array_index ((times), (i)))->record.id)

static gpointer
copy_item (gconstpointer item, gpointer user_data)
{
  return rj_plan_item_copy (item);
}

/* Tuesday moved by half an hour, Thursday stayed, Saturday is new, and the second Tuesday is the same still.
 */
static void
test_times (void)
{
  g_autoptr (RjMeeting) meeting = new_meeting ("Group");
  g_autoptr (GPtrArray) old = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
  g_autoptr (GPtrArray) news = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
  g_autoptr (GPtrArray) again = NULL;
  RjPlanItem *first;
  int lead = 120;

  add_time (old, meeting, 2, 19 * 60, "tuesday");
  add_time (old, meeting, 2, 12 * 60, "tuesday noon");
  add_time (old, meeting, 4, 18 * 60, "thursday");
  again = g_ptr_array_copy (old, copy_item, NULL);
  g_ptr_array_set_free_func (again, (GDestroyNotify) rj_plan_item_free);
  first = g_ptr_array_index (old, 0);
  first->record.day = 699000;
  g_array_set_size (first->leads, 0);
  g_array_append_val (first->leads, lead);
  rj_plan_item_leave_out (first, 699007);
  add_time (news, meeting, 2, 19 * 60 + 30, NULL);
  add_time (news, meeting, 4, 18 * 60, NULL);
  add_time (news, meeting, 6, 10 * 60, NULL);
  add_time (news, meeting, 2, 12 * 60, NULL);
  g_assert_true (rj_meeting_match_times (old, news));
  for (guint i = 0; i < again->len; i++)
    g_clear_pointer (&ID_AT (again, i), g_free);
  g_assert_false (rj_meeting_match_times (old, again));
  g_assert_cmpstr (ID_AT (news, 0), ==, "tuesday");
  g_assert_cmpstr (ID_AT (news, 1), ==, "thursday");
  g_assert_null (ID_AT (news, 2));
  g_assert_cmpstr (ID_AT (news, 3), ==, "tuesday noon");
  first = g_ptr_array_index (news, 0);
  g_assert_cmpint (first->minutes, ==, 19 * 60 + 30);
  g_assert_cmpint (first->record.day, ==, 699000);
  g_assert_cmpint (g_array_index (first->leads, int, 0), ==, 120);
  g_assert_cmpuint (first->left_out->len, ==, 1);
}

/* ---- What it came to ---- */

static void
add (GPtrArray *all,
     const char *meeting,
     int mood_before,
     int mood_after,
     int craving_before,
     int craving_after)
{
  RjAttendance *there = rj_attendance_new ();

  there->meeting = g_strdup (meeting);
  there->attended = TRUE;
  there->mood_before = (RjMood) mood_before;
  there->mood_after = (RjMood) mood_after;
  there->craving_before = craving_before;
  there->craving_after = craving_after;
  g_ptr_array_add (all, there);
}

static GPtrArray *
new_all (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) rj_attendance_free);
}

/* "mood +2, craving −3, 9 times": changes by hand 2 2 2 1 3 2 0 2 3, and -3 -3 -4 -2 -3 -3 -1 -5 -3. */
static void
test_value (void)
{
  static const int rows[][4] = {
    { 2, 4, 7, 4 }, { 1, 3, 6, 3 }, { 3, 5, 8, 4 }, { 2, 3, 4, 2 }, { 2, 5, 5, 2 },
    { 1, 3, 9, 6 }, { 3, 3, 3, 2 }, { 2, 4, 7, 2 }, { 1, 4, 6, 3 },
  };
  g_autoptr (GPtrArray) all = new_all ();
  RjMeetingValue value;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    add (all, "a", rows[i][0], rows[i][1], rows[i][2], rows[i][3]);
  add (all, "b", 5, 1, 0, 10);
  value = rj_meeting_value_of (all, "a");
  g_assert_cmpuint (value.n, ==, 9);
  g_assert_cmpuint (value.mood.n, ==, 9);
  g_assert_cmpfloat (value.mood.change.median, ==, 2);
  g_assert_cmpfloat (value.mood.before, ==, 2);
  g_assert_cmpfloat (value.mood.after, ==, 4);
  g_assert_cmpint (value.mood.word, ==, RJ_MEETING_BETTER);
  g_assert_cmpfloat (value.craving.change.median, ==, -3);
  g_assert_cmpfloat (value.craving.before, ==, 6);
  g_assert_cmpfloat (value.craving.after, ==, 3);
  g_assert_cmpint (value.craving.word, ==, RJ_MEETING_BETTER);
  value = rj_meeting_value_of (all, NULL);
  g_assert_cmpuint (value.n, ==, 10);
  value = rj_meeting_value_of (all, "c");
  g_assert_cmpuint (value.n, ==, 0);
  g_assert_cmpint (value.mood.word, ==, RJ_MEETING_TOO_FEW);
}

/* Four are too few; a pair needs both numbers; "I'm going" is nothing yet. */
static void
test_too_few (void)
{
  g_autoptr (GPtrArray) all = new_all ();
  RjMeetingValue value;

  for (int i = 0; i < 4; i++)
    add (all, "a", 2, 4, RJ_CRAVING_NONE, 3);
  add (all, "a", RJ_MOOD_NONE, 4, 5, RJ_CRAVING_NONE);
  add (all, "a", 2, 4, 5, 1);
  ((RjAttendance *) g_ptr_array_index (all, 5))->attended = FALSE;
  value = rj_meeting_value_of (all, "a");
  g_assert_cmpuint (value.n, ==, 5);
  g_assert_cmpuint (value.mood.n, ==, 4);
  g_assert_cmpint (value.mood.word, ==, RJ_MEETING_TOO_FEW);
  g_assert_cmpuint (value.craving.n, ==, 0);
  g_assert_cmpint (value.craving.word, ==, RJ_MEETING_TOO_FEW);
  ((RjAttendance *) g_ptr_array_index (all, 5))->attended = TRUE;
  value = rj_meeting_value_of (all, "a");
  g_assert_cmpint (value.mood.word, ==, RJ_MEETING_BETTER);
}

/* Less than a point is about the same, and no meeting gets a minus. */
static void
test_words (void)
{
  g_autoptr (GPtrArray) same = new_all ();
  g_autoptr (GPtrArray) other = new_all ();
  RjMeetingValue value;

  for (int i = 0; i < 6; i++)
    {
      add (same, "a", 3, i % 2 == 0 ? 3 : 4, 5, i % 2 == 0 ? 5 : 4); /* the middle of 0 and 1 */
      add (other, "a", 3, 2, 5, 6);
    }
  value = rj_meeting_value_of (same, "a");
  g_assert_cmpfloat (value.mood.change.median, ==, 0.5);
  g_assert_cmpint (value.mood.word, ==, RJ_MEETING_SAME);
  g_assert_cmpint (value.craving.word, ==, RJ_MEETING_SAME);
  value = rj_meeting_value_of (other, "a");
  g_assert_cmpint (value.mood.word, ==, RJ_MEETING_PAIR_ONLY);
  g_assert_cmpint (value.craving.word, ==, RJ_MEETING_PAIR_ONLY);
}

static void
test_copies (void)
{
  g_autoptr (RjAttendance) there = rj_attendance_new ();
  g_autoptr (RjAttendance) copy = NULL;

  g_assert_true (rj_attendance_is_plain (there));
  there->took_away = g_strdup ("One day");
  there->craving_before = 0;
  copy = rj_attendance_copy (there);
  g_assert_cmpstr (copy->took_away, ==, "One day");
  g_assert_cmpint (copy->craving_before, ==, 0);
  g_assert_false (rj_attendance_is_plain (copy));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/meeting/where", test_where);
  g_test_add_func ("/meeting/time", test_time);
  g_test_add_func ("/meeting/news", test_news);
  g_test_add_func ("/meeting/times", test_times);
  g_test_add_func ("/meeting/value", test_value);
  g_test_add_func ("/meeting/too-few", test_too_few);
  g_test_add_func ("/meeting/words", test_words);
  g_test_add_func ("/meeting/copies", test_copies);
  return g_test_run ();
}
