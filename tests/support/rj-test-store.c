// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-test-store.h"

#include <glib/gstdio.h>
#include <string.h>

/* It holds the store, too. */
static GAsyncResult *last_result;

static void
open_store (RjTestStore *self, gboolean create)
{
  g_autoptr (GError) error = NULL;

  if (self->path == NULL)
    self->store = rj_sqlite_store_new_in_memory (self->clock, &error);
  else if (create)
    self->store = rj_sqlite_store_create (self->path, self->hex96, self->clock, &error);
  else
    self->store = rj_sqlite_store_open (self->path, self->hex96, self->clock, &error);
  g_assert_no_error (error);
}

void
rj_test_store_set_up (RjTestStore *self, gboolean on_disk)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (int i = 0; i < 96; i++)
    g_string_append_c (digits, "0123456789abcdef"[(i * 7 + 3) % 16]);
  self->hex96 = rj_secret_bytes_new_text (digits->str);
  self->clock = rj_fake_clock_new (RJ_TEST_NOW_US, "UTC");
  if (on_disk)
    {
      self->folder = g_dir_make_tmp ("rj-store-XXXXXX", NULL);
      self->path = g_build_filename (self->folder, "journal.db", NULL);
    }
  open_store (self, TRUE);
}

void
rj_test_store_close (RjTestStore *self)
{
  g_autoptr (GError) error = NULL;

  rj_store_close_finish (self->store, RJ_TEST_AWAIT (rj_store_close_async (self->store, RJ_TEST_READY)),
                         &error);
  g_assert_no_error (error);
  rj_test_forget ();
  g_assert_finalize_object (g_steal_pointer (&self->store));
}

void
rj_test_store_reopen (RjTestStore *self)
{
  if (self->store != NULL)
    rj_test_store_close (self);
  open_store (self, FALSE);
}

void
rj_test_store_tear_down (RjTestStore *self)
{
  rj_test_forget ();
  // Answers nobody waits for hold the store.
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->clock);
  g_clear_pointer (&self->hex96, rj_secret_bytes_unref);
  if (self->folder != NULL)
    {
      g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
      const char *name;

      while ((name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *path = g_build_filename (self->folder, name, NULL);

          g_unlink (path);
        }
      g_rmdir (self->folder);
    }
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->path, g_free);
}

void
rj_test_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_set_object (&last_result, result);
}

GAsyncResult *
rj_test_wait (void)
{
  while (last_result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return last_result;
}

void
rj_test_forget (void)
{
  g_clear_object (&last_result);
}

void
rj_test_note (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

RjMoodEntry *
rj_test_save_mood (RjStore *store, RjMood mood, RjDay day, const char *note)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (store);
  g_autoptr (RjMoodEntry) entry = rj_mood_entry_new ();
  g_autoptr (GError) error = NULL;
  RjMoodEntry *saved;

  entry->mood = mood;
  entry->record.day = day;
  entry->note = g_strdup (note);
  saved = rj_check_ins_save_mood_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_save_mood_async (check_ins, entry, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  return saved;
}

RjPlanItem *
rj_test_save_item (RjStore *store, RjPlanItem *item)
{
  RjPlan *plan = rj_store_get_plan (store);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (items, item);
  saved = rj_plan_save_items_finish (
    plan, RJ_TEST_AWAIT (rj_plan_save_items_async (plan, items, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (saved->len, ==, 1);
  return rj_plan_item_copy (g_ptr_array_index (saved, 0));
}

GPtrArray *
rj_test_list_day (RjStore *store, RjDay day)
{
  RjPlan *plan = rj_store_get_plan (store);
  g_autoptr (GError) error = NULL;
  GPtrArray *occurrences = rj_plan_list_day_finish (
    plan, RJ_TEST_AWAIT (rj_plan_list_day_async (plan, day, NULL, RJ_TEST_READY)), &error);

  g_assert_no_error (error);
  return occurrences;
}

guint
rj_test_count_log (RjStore *store)
{
  RjLog *log = rj_store_get_log (store);
  RjLogFilter filter = { RJ_LOG_ALL, -1, -1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) counts = rj_log_counts_finish (
    log, RJ_TEST_AWAIT (rj_log_counts_async (log, &filter, NULL, RJ_TEST_READY)), &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < counts->len; i++)
    n += g_array_index (counts, RjDayCount, i).n;
  return n;
}

void
rj_test_undo (RjStore *store, RjChangeKind expected)
{
  g_autoptr (GError) error = NULL;
  RjChangeKind kind = RJ_CHANGE_OTHER;

  rj_store_undo_finish (store, RJ_TEST_AWAIT (rj_store_undo_async (store, NULL, RJ_TEST_READY)), &kind,
                        &error);
  g_assert_no_error (error);
  g_assert_cmpint (kind, ==, expected);
}

void
rj_test_redo (RjStore *store, RjChangeKind expected)
{
  g_autoptr (GError) error = NULL;
  RjChangeKind kind = RJ_CHANGE_OTHER;

  rj_store_undo_finish (store, RJ_TEST_AWAIT (rj_store_redo_async (store, NULL, RJ_TEST_READY)), &kind,
                        &error);
  g_assert_no_error (error);
  g_assert_cmpint (kind, ==, expected);
}
