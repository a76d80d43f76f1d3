// SPDX-License-Identifier: GPL-3.0-or-later
// The dated log: order, filters, and what fifty years of it cost, in statements and rows.
#include "rj-test-store.h"

#include <string.h>

static void
set_up (RjTestStore *self, gconstpointer data)
{
  rj_test_store_set_up (self, FALSE);
}

static void
tear_down (RjTestStore *self, gconstpointer data)
{
  rj_test_store_tear_down (self);
}

static GPtrArray *
get_page (RjTestStore *self, const RjLogFilter *filter, RjDay day, guint skip, guint n)
{
  RjLog *log = rj_store_get_log (self->store);
  g_autoptr (GError) error = NULL;
  GPtrArray *page = rj_log_page_finish (
    log, RJ_TEST_AWAIT (rj_log_page_async (log, filter, day, skip, n, NULL, RJ_TEST_READY)), &error);

  g_assert_no_error (error);
  return page;
}

static GArray *
get_counts (RjTestStore *self, const RjLogFilter *filter)
{
  RjLog *log = rj_store_get_log (self->store);
  g_autoptr (GError) error = NULL;
  GArray *counts = rj_log_counts_finish (
    log, RJ_TEST_AWAIT (rj_log_counts_async (log, filter, NULL, RJ_TEST_READY)), &error);

  g_assert_no_error (error);
  return counts;
}

/* @n cravings a day as one change, going back from today */
static void
add_cravings (RjTestStore *self, guint days, guint n)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (self->store);
  g_autoptr (GPtrArray) cravings = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_craving_free);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < days * n; i++)
    {
      RjCraving *craving = rj_craving_new ();

      craving->record.day = RJ_TEST_DAY - i / n;
      craving->record.at_us = RJ_TEST_NOW_US - (gint64) i * G_TIME_SPAN_MINUTE;
      craving->strength = (int) (i % 11);
      g_ptr_array_add (cravings, craving);
    }
  saved = rj_check_ins_save_cravings_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_save_cravings_async (check_ins, cravings, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  g_assert_cmpuint (saved->len, ==, days * n);
}

static void
add_writing (RjTestStore *self, RjDay day, const char *title, const char *body)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (self->store);
  g_autoptr (RjWriting) writing = rj_writing_new ();
  g_autoptr (RjWriting) saved = NULL;
  g_autoptr (GError) error = NULL;

  writing->record.day = day;
  writing->title = g_strdup (title);
  writing->body = g_strdup (body);
  saved = rj_check_ins_save_writing_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_save_writing_async (check_ins, writing, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
}

static void
test_order (RjTestStore *self, gconstpointer data)
{
  RjLogFilter filter = { RJ_LOG_ALL, -1, -1 };
  g_autoptr (GPtrArray) page = NULL;
  g_autoptr (GPtrArray) rest = NULL;
  g_autoptr (GArray) counts = NULL;

  add_cravings (self, 3, 2);
  rj_mood_entry_free (rj_test_save_mood (self->store, RJ_MOOD_GOOD, RJ_TEST_DAY - 1, "words"));
  counts = get_counts (self, &filter);
  g_assert_cmpuint (counts->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpuint (g_array_index (counts, RjDayCount, i).day, ==, RJ_TEST_DAY - i);
      g_assert_cmpuint (g_array_index (counts, RjDayCount, i).n, ==, i == 1 ? 3 : 2);
    }
  page = get_page (self, &filter, RJ_TEST_DAY + 5, 0, 100);
  g_assert_cmpuint (page->len, ==, 7);
  for (guint i = 1; i < page->len; i++)
    {
      const RjLogSummary *above = g_ptr_array_index (page, i - 1);
      const RjLogSummary *below = g_ptr_array_index (page, i);

      g_assert_true (above->day > below->day
                     || (above->day == below->day
                         && (above->at_us > below->at_us
                             || (above->at_us == below->at_us && strcmp (above->id, below->id) > 0))));
    }
  // From a day on, past some of its rows: the same rows as the whole has there.
  rest = get_page (self, &filter, RJ_TEST_DAY - 1, 2, 2);
  g_assert_cmpuint (rest->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpstr (((RjLogSummary *) g_ptr_array_index (rest, i))->id, ==,
                     ((RjLogSummary *) g_ptr_array_index (page, i + 4))->id);
}

static void
test_summary (RjTestStore *self, gconstpointer data)
{
  RjLogFilter filter = { RJ_LOG_ALL, -1, -1 };
  g_autofree char *long_body = g_strnfill (1000, 'x');
  g_autoptr (GPtrArray) page = NULL;
  const RjLogSummary *summary;

  add_writing (self, RJ_TEST_DAY, "A title", "  two\n\nlines ");
  page = get_page (self, &filter, RJ_TEST_DAY, 0, 1);
  summary = g_ptr_array_index (page, 0);
  g_assert_cmpint (summary->kind, ==, RJ_LOG_WRITING);
  g_assert_cmpstr (summary->title, ==, "A title");
  g_assert_cmpstr (summary->excerpt, ==, "two lines");
  g_assert_cmpint (summary->value, ==, -1);
  g_assert_cmpstr (summary->zone, ==, "UTC");
  g_clear_pointer (&page, g_ptr_array_unref);

  add_writing (self, RJ_TEST_DAY + 1, NULL, long_body);
  page = get_page (self, &filter, RJ_TEST_DAY + 1, 0, 1);
  summary = g_ptr_array_index (page, 0);
  g_assert_null (summary->title);
  g_assert_cmpint (g_utf8_strlen (summary->excerpt, -1), ==, 160);
}

static void
test_filters (RjTestStore *self, gconstpointer data)
{
  struct {
    RjLogFilter filter;
    guint n;
  } cases[] = {
    { { RJ_LOG_ALL, -1, -1 }, 24 },    { { RJ_LOG_CRAVING, -1, -1 }, 22 }, { { RJ_LOG_MOOD, -1, -1 }, 1 },
    { { RJ_LOG_WRITING, -1, -1 }, 1 }, { { RJ_LOG_CRAVING, 7, -1 }, 8 },   { { RJ_LOG_CRAVING, 0, 3 }, 8 },
    { { RJ_LOG_CRAVING, 5, 5 }, 2 },   { { RJ_LOG_ALL, 9, -1 }, 4 },       { { 0, -1, -1 }, 0 },
  };

  add_cravings (self, 2, 11);
  rj_mood_entry_free (rj_test_save_mood (self->store, RJ_MOOD_GOOD, RJ_TEST_DAY, NULL));
  add_writing (self, RJ_TEST_DAY, "t", "b");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) page = get_page (self, &cases[i].filter, RJ_TEST_DAY, 0, 1000);
      g_autoptr (GArray) counts = get_counts (self, &cases[i].filter);
      guint n = 0;

      for (guint j = 0; j < counts->len; j++)
        n += g_array_index (counts, RjDayCount, j).n;
      g_assert_cmpuint (page->len, ==, cases[i].n);
      g_assert_cmpuint (n, ==, cases[i].n);
    }
}

/* Fifty years: one statement for the counts, one for any page, however far back; and no more rows than asked
 * for. */
static void
test_fifty_years (RjTestStore *self, gconstpointer data)
{
  RjSqliteStore *store = RJ_SQLITE_STORE (self->store);
  RjLogFilter filter = { RJ_LOG_ALL, -1, -1 };
  guint days = 50 * 365;
  guint before;
  g_autoptr (GArray) counts = NULL;

  add_cravings (self, days, 1);
  g_assert_cmpuint (rj_log_summary_count_live (), ==, 0);
  /* What a store does once, behind the first thing asked of it, is over when the next is answered. */
  g_array_unref (get_counts (self, &filter));
  before = rj_sqlite_store_get_statement_count (store);
  g_test_timer_start ();
  counts = get_counts (self, &filter);
  g_test_message ("counts: %.1f ms", g_test_timer_elapsed () * 1000);
  g_assert_cmpuint (rj_sqlite_store_get_statement_count (store) - before, ==, 1);
  g_assert_cmpuint (counts->len, ==, days);
  for (guint year = 0; year < 50; year += 7)
    {
      g_autoptr (GPtrArray) page = NULL;

      before = rj_sqlite_store_get_statement_count (store);
      g_test_timer_start ();
      page = get_page (self, &filter, RJ_TEST_DAY - year * 365, 0, 64);
      g_test_message ("page of %u years ago: %.2f ms", year, g_test_timer_elapsed () * 1000);
      g_assert_cmpuint (rj_sqlite_store_get_statement_count (store) - before, ==, 1);
      g_assert_cmpuint (page->len, ==, 64);
      g_assert_cmpuint (rj_log_summary_count_live (), ==, 64);
      g_assert_cmpuint (((RjLogSummary *) g_ptr_array_index (page, 0))->day, ==, RJ_TEST_DAY - year * 365);
    }
  g_assert_cmpuint (rj_log_summary_count_live (), ==, 0);
}

#define ADD(name, func) g_test_add ("/store/log/" name, RjTestStore, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("order", test_order);
  ADD ("summary", test_summary);
  ADD ("filters", test_filters);
  ADD ("fifty-years", test_fifty_years);

  return g_test_run ();
}
