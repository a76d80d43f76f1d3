// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-recurrence.h"

/* A Saturday. */
#define FIRST (rj_day_new (2026, 11, 21))

static void
assert_text (RjRecurrence *rule, RjRecurrenceForm form, const char *text)
{
  g_autoptr (RjRecurrence) owned = rule;
  g_autoptr (RjRecurrence) again = NULL;

  g_assert_nonnull (owned);
  g_assert_cmpstr (rj_recurrence_get_text (owned), ==, text);
  g_assert_cmpint (rj_recurrence_get_form (owned), ==, form);
  // What is written down is read as the same.
  again = rj_recurrence_new_from_text (text, NULL, NULL);
  g_assert_true (rj_recurrence_equal (owned, again));
  g_assert_cmpint (rj_recurrence_get_form (again), ==, form);
}

static void
test_offered (void)
{
  assert_text (rj_recurrence_new_daily (1), RJ_RECURRENCE_DAILY, "FREQ=DAILY");
  assert_text (rj_recurrence_new_daily (3), RJ_RECURRENCE_DAILY, "FREQ=DAILY;INTERVAL=3");
  assert_text (rj_recurrence_new_weekly (1, 0x41, 7), RJ_RECURRENCE_WEEKLY, "FREQ=WEEKLY;BYDAY=MO,SU");
  assert_text (rj_recurrence_new_weekly (2, 0x41, 7), RJ_RECURRENCE_WEEKLY,
               "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU");
  assert_text (rj_recurrence_new_weekly (1, 0, 1), RJ_RECURRENCE_WEEKLY, "FREQ=WEEKLY");
  assert_text (rj_recurrence_new_monthly_by_date (1, 0), RJ_RECURRENCE_MONTHLY_BY_DATE, "FREQ=MONTHLY");
  assert_text (rj_recurrence_new_monthly_by_date (2, -1), RJ_RECURRENCE_MONTHLY_BY_DATE,
               "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=-1");
  assert_text (rj_recurrence_new_monthly_by_weekday (1, -1, 5), RJ_RECURRENCE_MONTHLY_BY_WEEKDAY,
               "FREQ=MONTHLY;BYDAY=-1FR");
  assert_text (rj_recurrence_new_yearly (1), RJ_RECURRENCE_YEARLY, "FREQ=YEARLY");
}

typedef struct {
  const char *text;
  RjRecurrenceForm form;
  guint weekdays;
  int month_day;
  int month;
  int nth;
  int weekday;
} Case;

static const Case cases[] = {
  { "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", RJ_RECURRENCE_WEEKLY, 0x1f, 0, 0, 0, 0 },
  { "freq=weekly;byday=su", RJ_RECURRENCE_WEEKLY, 0x40, 0, 0, 0, 0 },
  { "FREQ=WEEKLY;BYDAY=MO,MO", RJ_RECURRENCE_WEEKLY, 0x01, 0, 0, 0, 0 },
  { "FREQ=MONTHLY;BYMONTHDAY=31", RJ_RECURRENCE_MONTHLY_BY_DATE, 0, 31, 0, 0, 0 },
  { "FREQ=MONTHLY;BYDAY=2TU", RJ_RECURRENCE_MONTHLY_BY_WEEKDAY, 0, 0, 0, 2, 2 },
  { "FREQ=MONTHLY;BYDAY=SU;BYSETPOS=-1", RJ_RECURRENCE_MONTHLY_BY_WEEKDAY, 0, 0, 0, -1, 7 },
  { "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", RJ_RECURRENCE_YEARLY, 0, 29, 2, 0, 0 },
  { "FREQ=MONTHLY;BYMONTHDAY=1,15", RJ_RECURRENCE_OTHER, 0, 0, 0, 0, 0 },
  { "FREQ=MONTHLY;BYMONTHDAY=-2", RJ_RECURRENCE_OTHER, 0, -2, 0, 0, 0 },
  { "FREQ=HOURLY", RJ_RECURRENCE_KEPT, 0, 0, 0, 0, 0 },
};

static void
test_read (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RjRecurrence) rule = rj_recurrence_new_from_text (cases[i].text, NULL, &error);

      g_test_message ("%s", cases[i].text);
      g_assert_no_error (error);
      g_assert_cmpint (rj_recurrence_get_form (rule), ==, cases[i].form);
      g_assert_cmpuint (rj_recurrence_get_weekdays (rule), ==, cases[i].weekdays);
      g_assert_cmpint (rj_recurrence_get_month_day (rule), ==, cases[i].month_day);
      g_assert_cmpint (rj_recurrence_get_month (rule), ==, cases[i].month);
      g_assert_cmpint (rj_recurrence_get_nth (rule), ==, cases[i].nth);
      g_assert_cmpint (rj_recurrence_get_weekday (rule), ==, cases[i].weekday);
    }
}

static void
test_until (void)
{
  g_autofree char *until = NULL;
  g_autoptr (RjRecurrence) rule =
    rj_recurrence_new_from_text ("FREQ=DAILY;UNTIL=20261231T225959Z;INTERVAL=2", &until, NULL);

  g_assert_cmpstr (rj_recurrence_get_text (rule), ==, "FREQ=DAILY;INTERVAL=2");
  g_assert_cmpstr (until, ==, "20261231T225959Z");
  g_assert_cmpuint (rj_recurrence_get_interval (rule), ==, 2);
}

static void
test_refused (void)
{
  g_autofree char *endless = g_strnfill (5000, 'A');
  const char *texts[] = {
    "", "FREQ=", "x", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;COUNT=-3", "FREQ=TÄGLICH", endless
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RjRecurrence) rule = rj_recurrence_new_from_text (texts[i], NULL, &error);

      g_assert_null (rule);
      g_assert_error (error, RJ_RECURRENCE_ERROR, RJ_RECURRENCE_ERROR_INVALID);
    }
}

static void
test_count (void)
{
  g_autoptr (RjRecurrence) endless = rj_recurrence_new_daily (2);
  g_autoptr (RjRecurrence) ten = rj_recurrence_with_count (endless, 10);
  g_autoptr (RjRecurrence) again = rj_recurrence_with_count (ten, 0);
  g_autoptr (GArray) days = rj_recurrence_list (ten, FIRST, FIRST + 5, FIRST + 100);

  g_assert_cmpuint (rj_recurrence_get_last_day (endless, FIRST), ==, RJ_DAY_NONE);
  g_assert_cmpuint (rj_recurrence_get_last_day (ten, FIRST), ==, FIRST + 18);
  g_assert_cmpuint (days->len, ==, 7);
  g_assert_cmpuint (g_array_index (days, RjDay, 0), ==, FIRST + 6);
  g_assert_cmpuint (rj_recurrence_count_before (ten, FIRST, FIRST), ==, 0);
  g_assert_cmpuint (rj_recurrence_count_before (ten, FIRST, FIRST + 5), ==, 3);
  g_assert_true (rj_recurrence_equal (endless, again));
}

static void
test_far_away (void)
{
  g_autoptr (RjRecurrence) weekly = rj_recurrence_new_weekly (3, 0x08, 1);
  RjDay first = rj_day_new (1970, 1, 1); // a Thursday
  RjDay far = first + 7 * 3 * 1200;

  g_assert_true (rj_recurrence_is_on (weekly, first, far));
  g_assert_false (rj_recurrence_is_on (weekly, first, far + 7));
  g_assert_false (rj_recurrence_is_on (weekly, first, first - 21));
  g_assert_false (rj_recurrence_is_on (weekly, first, RJ_DAY_NONE));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recurrence/offered", test_offered);
  g_test_add_func ("/recurrence/read", test_read);
  g_test_add_func ("/recurrence/until", test_until);
  g_test_add_func ("/recurrence/refused", test_refused);
  g_test_add_func ("/recurrence/count", test_count);
  g_test_add_func ("/recurrence/far-away", test_far_away);
  return g_test_run ();
}
