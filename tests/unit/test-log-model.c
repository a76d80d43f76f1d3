// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-log-model.h"
#include "rj-log-pages.h"
#include "rj-test-store.h"

#define YEARS        50
#define DAYS         ((guint) (YEARS * 365.25))
#define ROWS_PER_DAY 2
/* What GtkListView keeps around the place that it shows. */
#define WINDOW 205

static const RjLogFilter everything = { RJ_LOG_ALL, -1, -1 };

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

static void
settle (RjLogModel *model)
{
  gint64 until = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while ((!rj_log_model_is_settled (model) || rj_log_model_get_loading (model))
         && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (rj_log_model_is_settled (model));
}

static RjLogModel *
new_model (RjTestStore *self, const RjLogFilter *filter)
{
  RjLogModel *model = rj_log_model_new (self->store, filter);

  g_assert_true (rj_log_model_get_loading (model));
  settle (model);
  g_assert_false (rj_log_model_get_loading (model));
  return model;
}

static guint
n_items (RjLogModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (model));
}

static RjLogRow *
get (RjLogModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (model), position);
}

static const char *
id_at (RjLogModel *model, guint position)
{
  g_autoptr (RjLogRow) row = get (model, position);

  settle (model);
  g_assert_nonnull (rj_log_row_get_summary (row));
  return rj_log_row_get_summary (row)->id;
}

/* One change. Newest day first: @days days back from the test's today, @per_day on each. */
static void
save_cravings (RjTestStore *self, guint days, guint per_day)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (self->store);
  g_autoptr (GPtrArray) cravings = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_craving_free);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GError) error = NULL;

  for (guint day = 0; day < days; day++)
    for (guint i = 0; i < per_day; i++)
      {
        RjCraving *craving = rj_craving_new ();

        craving->record.day = RJ_TEST_DAY - day;
        craving->record.at_us = RJ_TEST_NOW_US - (gint64) day * G_TIME_SPAN_DAY - i * G_TIME_SPAN_MINUTE;
        craving->strength = (day + i) % 11;
        g_ptr_array_add (cravings, craving);
      }
  saved = rj_check_ins_save_cravings_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_save_cravings_async (check_ins, cravings, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  g_assert_cmpuint (saved->len, ==, days * per_day);
}

static void delete (RjTestStore *self, const char *id)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (self->store);
  g_autoptr (GError) error = NULL;

  rj_check_ins_delete_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_delete_async (check_ins, id, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
}

/* ---- What the list told ---- */

typedef struct {
  guint n;
  guint position;
  guint removed;
  guint added;
} Told;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Told *told)
{
  told->n++;
  told->position = position;
  told->removed = removed;
  told->added = added;
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* ---- Tests ---- */

static void
test_empty (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjLogModel) model = new_model (self, &everything);
  RjDay day;
  guint start, end;

  g_assert_cmpuint (n_items (model), ==, 0);
  g_assert_null (get (model, 0));
  g_assert_cmpuint (rj_log_model_find_day (model, RJ_TEST_DAY), ==, G_MAXUINT);
  g_assert_false (rj_log_model_get_section (model, 0, &day, &start, &end));
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, G_MAXUINT);
  rj_test_forget ();
  g_assert_finalize_object (g_steal_pointer (&model));
}

static void
test_days (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjLogModel) model = NULL;
  RjDay day;
  guint start, end;

  save_cravings (self, 3, 2);
  rj_mood_entry_free (rj_test_save_mood (self->store, RJ_MOOD_GOOD, RJ_TEST_DAY - 10, "words"));
  model = new_model (self, &everything);

  g_assert_cmpuint (n_items (model), ==, 7);
  g_assert_true (rj_log_model_get_section (model, 3, &day, &start, &end));
  g_assert_cmpuint (day, ==, RJ_TEST_DAY - 1);
  g_assert_cmpuint (start, ==, 2);
  g_assert_cmpuint (end, ==, 4);
  g_assert_true (rj_log_model_get_section (model, 6, &day, &start, &end));
  g_assert_cmpuint (day, ==, RJ_TEST_DAY - 10);
  g_assert_cmpuint (end, ==, 7);

  g_assert_cmpuint (rj_log_model_find_day (model, RJ_TEST_DAY + 400), ==, 0);
  g_assert_cmpuint (rj_log_model_find_day (model, RJ_TEST_DAY - 2), ==, 4);
  /* A day without entries: the next older one; older than all: the last row. */
  g_assert_cmpuint (rj_log_model_find_day (model, RJ_TEST_DAY - 5), ==, 6);
  g_assert_cmpuint (rj_log_model_find_day (model, RJ_TEST_DAY - 11), ==, 6);
}

static void
test_row_comes_at_once (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjLogModel) model = NULL;
  g_autoptr (RjLogRow) row = NULL;
  g_autoptr (RjLogRow) again = NULL;
  guint changes = 0;
  Told told = { 0 };

  save_cravings (self, 3, 1);
  model = new_model (self, &everything);
  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), &told);

  row = get (model, 1);
  again = get (model, 1);
  g_assert_nonnull (row);
  g_assert_true (row == again);
  g_assert_null (rj_log_row_get_summary (row));
  g_signal_connect_swapped (row, "changed", G_CALLBACK (count_cb), &changes);

  settle (model);
  g_assert_cmpint (rj_log_row_get_summary (row)->value, ==, 1);
  g_assert_cmpuint (rj_log_row_get_summary (row)->day, ==, RJ_TEST_DAY - 1);
  g_assert_cmpuint (changes, ==, 1);
  g_assert_cmpuint (told.n, ==, 0);
}

/* What a list view does on its way: asks for what stands around @position and lets go of the rest. */
static void
look_at (RjLogModel *model, guint position)
{
  guint first = position > WINDOW / 2 ? position - WINDOW / 2 : 0;

  for (guint i = first; i < MIN (first + WINDOW, n_items (model)); i++)
    g_object_unref (get (model, i));
}

/* Any date: the row is there after three statements at most. */
static void
jump_around (RjTestStore *self, RjLogModel *model)
{
  for (guint i = 0; i < 60; i++)
    {
      RjDay day = RJ_TEST_DAY - g_test_rand_int_range (0, DAYS);
      guint before = rj_sqlite_store_get_statement_count (RJ_SQLITE_STORE (self->store));
      guint position = rj_log_model_find_day (model, day);
      g_autoptr (RjLogRow) row = NULL;

      look_at (model, position);
      row = get (model, position);
      settle (model);
      g_assert_cmpuint (rj_log_row_get_summary (row)->day, ==, day);
      g_assert_cmpuint (rj_sqlite_store_get_statement_count (RJ_SQLITE_STORE (self->store)) - before, <=, 3);
    }
}

static void
test_fifty_years (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjLogModel) model = NULL;
  guint n = DAYS * ROWS_PER_DAY;
  guint statements;

  save_cravings (self, DAYS, ROWS_PER_DAY);
  rj_test_forget ();
  model = new_model (self, &everything);
  g_assert_cmpuint (n_items (model), ==, n);

  /* A slow scroll, answers in between. */
  for (guint position = 0; position < n; position += 331)
    {
      look_at (model, position);
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpuint (rj_log_model_get_n_pages (model), <=, RJ_LOG_MAX_PAGES);
      g_assert_cmpuint (rj_log_summary_count_live (), <=, (RJ_LOG_MAX_PAGES + 2 * 4) * RJ_LOG_PAGE_SIZE);
    }
  settle (model);
  g_assert_cmpuint (rj_log_summary_count_live (), <=, RJ_LOG_MAX_PAGES * RJ_LOG_PAGE_SIZE);

  /* A fast one: the thumb is dragged to the top before anything could be read. */
  statements = rj_sqlite_store_get_statement_count (RJ_SQLITE_STORE (self->store));
  for (guint position = n; position > 1000; position -= 1000)
    look_at (model, position);
  look_at (model, 0);
  settle (model);
  g_assert_cmpuint (rj_log_model_get_n_pages (model), <=, RJ_LOG_MAX_PAGES);
  g_assert_cmpuint (rj_log_summary_count_live (), <=, RJ_LOG_MAX_PAGES * RJ_LOG_PAGE_SIZE);
  /* What went by is not read afterwards. */
  g_assert_cmpuint (rj_sqlite_store_get_statement_count (RJ_SQLITE_STORE (self->store)) - statements, <=,
                    RJ_LOG_MAX_PAGES + 2);

  jump_around (self, model);
}

static void
test_one_more (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjLogModel) model = NULL;
  g_autoptr (RjLogRow) above = NULL;
  g_autoptr (RjLogRow) below = NULL;
  g_autoptr (RjLogRow) there = NULL;
  g_autoptr (RjMoodEntry) saved = NULL;
  Told told = { 0 };
  guint before;

  save_cravings (self, 400, 2);
  model = new_model (self, &everything);
  above = get (model, 60);
  below = get (model, 64);
  settle (model);
  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), &told);

  before = rj_sqlite_store_get_statement_count (RJ_SQLITE_STORE (self->store));
  saved = rj_test_save_mood (self->store, RJ_MOOD_LOW, RJ_TEST_DAY - 31, NULL);
  settle (model);

  g_assert_cmpuint (told.n, ==, 1);
  g_assert_cmpuint (told.position, ==, 62);
  g_assert_cmpuint (told.removed, ==, 0);
  g_assert_cmpuint (told.added, ==, 1);
  g_assert_cmpstr (id_at (model, 62), ==, saved->record.id);
  /* Rows that a view holds are the same ones, behind the new one too. */
  there = get (model, 60);
  g_assert_true (there == above);
  g_clear_object (&there);
  there = get (model, 65);
  g_assert_true (there == below);
  g_assert_cmpuint (rj_log_model_get_n_pages (model), <=, RJ_LOG_MAX_PAGES);
  /* Saving, then the counts and the rows of one day. */
  g_assert_cmpuint (rj_sqlite_store_get_statement_count (RJ_SQLITE_STORE (self->store)) - before, <=, 20);

  delete (self, saved->record.id);
  settle (model);
  g_assert_cmpuint (told.n, ==, 2);
  g_assert_cmpuint (told.position, ==, 62);
  g_assert_cmpuint (told.removed, ==, 1);
  g_assert_cmpuint (told.added, ==, 0);

  rj_test_undo (self->store, RJ_CHANGE_DELETE);
  settle (model);
  g_assert_cmpuint (told.n, ==, 3);
  g_assert_cmpuint (told.added, ==, 1);
  g_assert_cmpstr (id_at (model, 62), ==, saved->record.id);
}

static void
test_edit (RjTestStore *self, gconstpointer data)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (self->store);
  g_autoptr (RjMoodEntry) saved = rj_test_save_mood (self->store, RJ_MOOD_LOW, RJ_TEST_DAY, "before");
  g_autoptr (RjMoodEntry) after = NULL;
  g_autoptr (RjLogModel) model = new_model (self, &everything);
  g_autoptr (RjLogRow) row = get (model, 0);
  g_autoptr (GError) error = NULL;
  Told told = { 0 };
  guint changes = 0;

  settle (model);
  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), &told);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (count_cb), &changes);
  g_set_str (&saved->note, "after");
  after = rj_check_ins_save_mood_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_save_mood_async (check_ins, saved, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  settle (model);

  /* The row says it; the list has nothing to tell, and keeps its place and its focus. */
  g_assert_cmpuint (told.n, ==, 0);
  g_assert_cmpuint (changes, ==, 1);
  g_assert_cmpstr (rj_log_row_get_summary (row)->excerpt, ==, "after");
}

static void
test_filter (RjTestStore *self, gconstpointer data)
{
  const RjLogFilter moods = { RJ_LOG_MOOD, -1, -1 };
  const RjLogFilter strong = { RJ_LOG_CRAVING, 7, -1 };
  g_autoptr (RjLogModel) model = NULL;
  guint before;

  save_cravings (self, 11, 1);
  rj_mood_entry_free (rj_test_save_mood (self->store, RJ_MOOD_GOOD, RJ_TEST_DAY, NULL));
  model = new_model (self, &everything);
  g_assert_cmpuint (n_items (model), ==, 12);

  rj_log_model_set_filter (model, &strong);
  g_assert_true (rj_log_model_get_loading (model));
  /* Until the others are known, the old ones stay. */
  g_assert_cmpuint (n_items (model), ==, 12);
  settle (model);
  g_assert_cmpuint (n_items (model), ==, 4);

  rj_log_model_set_filter (model, &moods);
  settle (model);
  g_assert_cmpuint (n_items (model), ==, 1);

  /* What does not concern it is not looked at. */
  g_object_unref (get (model, 0));
  settle (model);
  save_cravings (self, 1, 1);
  before = rj_sqlite_store_get_statement_count (RJ_SQLITE_STORE (self->store));
  settle (model);
  g_assert_cmpuint (rj_sqlite_store_get_statement_count (RJ_SQLITE_STORE (self->store)), ==, before);

  /* Two changes of mind before the first answer: the last one counts. */
  rj_log_model_set_filter (model, &strong);
  rj_log_model_set_filter (model, &everything);
  settle (model);
  g_assert_cmpuint (n_items (model), ==, 13);
}

static void
test_forgets (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjLogRow) row = NULL;
  RjLogModel *model;

  save_cravings (self, 100, 1);
  model = new_model (self, &everything);
  row = get (model, 0);
  for (guint i = 0; i < 100; i++)
    g_object_unref (get (model, i));
  settle (model);
  g_assert_nonnull (rj_log_row_get_summary (row));

  rj_test_forget ();
  g_assert_finalize_object (model);
  g_assert_null (rj_log_row_get_summary (row));
  g_assert_cmpuint (rj_log_summary_count_live (), ==, 0);
}

/* A model that goes with reads under way: nothing is touched afterwards. */
static void
test_goes_while_reading (RjTestStore *self, gconstpointer data)
{
  save_cravings (self, 300, 1);
  for (guint i = 0; i < 20; i++)
    {
      RjLogModel *model = rj_log_model_new (self->store, &everything);

      for (guint j = 0; j < i; j++)
        g_main_context_iteration (NULL, FALSE);
      if (n_items (model) > 0)
        look_at (model, 150);
      g_assert_finalize_object (model);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* ---- Anything, in any order: what the list tells is what it holds ---- */

static void
shadow_cb (GListModel *model, guint position, guint removed, guint added, GPtrArray *shadow)
{
  if (removed > 0)
    g_ptr_array_remove_range (shadow, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (shadow, position + i, g_list_model_get_item (model, position + i));
  g_assert_cmpuint (shadow->len, ==, g_list_model_get_n_items (model));
}

static void
most_cb (GListModel *model, guint position, guint removed, guint added, guint *most)
{
  *most = MAX (*most, g_list_model_get_n_items (model));
}

static void
change_something (RjTestStore *self, GPtrArray *ids)
{
  guint which = g_test_rand_int_range (0, 10);

  if (which < 5 || ids->len == 0)
    {
      g_autoptr (RjMoodEntry) saved = rj_test_save_mood (self->store, g_test_rand_int_range (1, 6),
                                                         RJ_TEST_DAY - g_test_rand_int_range (0, 40), NULL);

      g_ptr_array_add (ids, g_strdup (saved->record.id));
    }
  else if (which < 7)
    {
      guint i = g_test_rand_int_range (0, ids->len);

      delete (self, g_ptr_array_index (ids, i));
      g_ptr_array_remove_index (ids, i);
    }
  else if (which < 9)
    save_cravings (self, g_test_rand_int_range (1, 60), g_test_rand_int_range (1, 8));
  else
    {
      g_autoptr (GError) error = NULL;

      rj_store_undo_finish (
        self->store, RJ_TEST_AWAIT (rj_store_undo_async (self->store, NULL, RJ_TEST_READY)), NULL, &error);
      g_assert_no_error (error);
      /* What is known of the ids may be wrong now. */
      g_ptr_array_set_size (ids, 0);
    }
}

static void
assert_same_as_fresh (RjTestStore *self, GPtrArray *shadow)
{
  g_autoptr (RjLogModel) fresh = new_model (self, &everything);

  g_assert_cmpuint (n_items (fresh), ==, shadow->len);
  for (guint i = 0; i < shadow->len; i++)
    {
      const RjLogSummary *summary = rj_log_row_get_summary (g_ptr_array_index (shadow, i));

      g_assert_nonnull (summary);
      g_assert_cmpstr (summary->id, ==, id_at (fresh, i));
    }
}

static void
test_anything (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjLogModel) model = new_model (self, &everything);
  g_autoptr (GPtrArray) shadow = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  guint most = 0;

  g_signal_connect (model, "items-changed", G_CALLBACK (shadow_cb), shadow);
  g_signal_connect (model, "items-changed", G_CALLBACK (most_cb), &most);
  for (guint round = 0; round < 60; round++)
    {
      guint n = g_test_rand_int_range (1, 4);

      for (guint i = 0; i < n; i++)
        change_something (self, ids);
      if (g_test_rand_bit ())
        g_main_context_iteration (NULL, FALSE);
      if (round % 10 == 9)
        {
          settle (model);
          /* Few enough that all of them were kept the whole time: each row must have come. */
          if (most >= RJ_LOG_MAX_PAGES * RJ_LOG_PAGE_SIZE)
            break;
          for (guint i = 0; i < n_items (model); i++)
            g_object_unref (get (model, i));
          settle (model);
          assert_same_as_fresh (self, shadow);
        }
    }
}

#define ADD(name, func) g_test_add ("/log-model/" name, RjTestStore, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("empty", test_empty);
  ADD ("days", test_days);
  ADD ("row-comes-at-once", test_row_comes_at_once);
  ADD ("one-more", test_one_more);
  ADD ("edit", test_edit);
  ADD ("filter", test_filter);
  ADD ("forgets", test_forgets);
  ADD ("goes-while-reading", test_goes_while_reading);
  ADD ("anything", test_anything);
  ADD ("fifty-years", test_fifty_years);

  return g_test_run ();
}
