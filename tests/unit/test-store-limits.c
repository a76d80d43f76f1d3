// SPDX-License-Identifier: GPL-3.0-or-later
// Bad input, cancelling, closing, and answers on the right thread.
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

static void
test_invalid_utf8 (RjTestStore *self, gconstpointer data)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (self->store);
  g_autoptr (RjMoodEntry) saved =
    rj_test_save_mood (self->store, RJ_MOOD_LOW, RJ_TEST_DAY, "a\xff\xfe z \xc3");
  g_autoptr (RjMoodEntry) got = NULL;
  g_autoptr (RjPlanItem) item = rj_plan_item_new ();
  g_autoptr (RjPlanItem) saved_item = NULL;
  g_autoptr (GPtrArray) drafts = NULL;

  g_assert_true (g_utf8_validate (saved->note, -1, NULL));
  got = rj_check_ins_get_mood_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_get_mood_async (check_ins, saved->record.id, NULL, RJ_TEST_READY)),
    NULL);
  g_assert_cmpstr (got->note, ==, saved->note);
  g_assert_nonnull (strchr (got->note, 'z'));

  item->title = g_strdup ("\x80t");
  item->steps = g_strdupv ((char *[]) { (char *) "\xf0", NULL });
  saved_item = rj_test_save_item (self->store, item);
  g_assert_true (g_utf8_validate (saved_item->title, -1, NULL));
  g_assert_true (g_utf8_validate (saved_item->steps[0], -1, NULL));

  g_assert_true (rj_store_save_draft_finish (
    self->store, RJ_TEST_AWAIT (rj_store_save_draft_async (self->store, "f", "\xff", NULL, RJ_TEST_READY)),
    NULL));
  drafts = rj_store_list_drafts_finish (
    self->store, RJ_TEST_AWAIT (rj_store_list_drafts_async (self->store, NULL, RJ_TEST_READY)), NULL);
  g_assert_true (g_utf8_validate (((RjDraft *) g_ptr_array_index (drafts, 0))->text, -1, NULL));
}

/* A megabyte, in letters of two bytes each, saved, changed, undone. */
static void
test_megabyte (RjTestStore *self, gconstpointer data)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (self->store);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (RjWriting) writing = rj_writing_new ();
  g_autoptr (RjWriting) saved = NULL;
  g_autoptr (RjWriting) edited = NULL;
  g_autoptr (RjWriting) got = NULL;
  g_autoptr (GError) error = NULL;

  while (text->len < 1024 * 1024)
    g_string_append (text, "\xd8\xa7\xd9\x84 ");
  writing->body = g_strdup (text->str);
  saved = rj_check_ins_save_writing_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_save_writing_async (check_ins, writing, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  g_clear_pointer (&saved->body, g_free);
  edited = rj_check_ins_save_writing_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_save_writing_async (check_ins, saved, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  rj_test_undo (self->store, RJ_CHANGE_EDIT);
  got = rj_check_ins_get_writing_finish (
    check_ins,
    RJ_TEST_AWAIT (rj_check_ins_get_writing_async (check_ins, saved->record.id, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  g_assert_cmpstr (got->body, ==, text->str);
}

static void
test_out_of_range (RjTestStore *self, gconstpointer data)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (self->store);
  g_autoptr (RjMoodEntry) entry = rj_mood_entry_new ();
  g_autoptr (GError) error = NULL;

  entry->mood = 6;
  g_assert_null (rj_check_ins_save_mood_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_save_mood_async (check_ins, entry, NULL, RJ_TEST_READY)), &error));
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_CONSTRAINT);
  g_assert_cmpuint (rj_test_count_log (self->store), ==, 0);
}

/* An id of another kind, and one that was deleted, are no place to save to. */
static void
test_wrong_ids (RjTestStore *self, gconstpointer data)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (self->store);
  g_autoptr (RjMoodEntry) saved = rj_test_save_mood (self->store, RJ_MOOD_LOW, RJ_TEST_DAY, NULL);
  g_autoptr (RjWriting) writing = rj_writing_new ();
  g_autoptr (GError) error = NULL;

  writing->record.id = g_strdup (saved->record.id);
  g_assert_null (rj_check_ins_save_writing_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_save_writing_async (check_ins, writing, NULL, RJ_TEST_READY)),
    &error));
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (rj_check_ins_delete_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_delete_async (check_ins, saved->record.id, NULL, RJ_TEST_READY)),
    NULL));
  g_assert_null (rj_check_ins_save_mood_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_save_mood_async (check_ins, saved, NULL, RJ_TEST_READY)), &error));
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND);
  g_assert_cmpuint (rj_test_count_log (self->store), ==, 0);
}

static void
test_cancelled (RjTestStore *self, gconstpointer data)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (self->store);
  g_autoptr (RjMoodEntry) entry = rj_mood_entry_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  entry->mood = RJ_MOOD_LOW;
  g_cancellable_cancel (cancellable);
  g_assert_null (rj_check_ins_save_mood_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_save_mood_async (check_ins, entry, cancellable, RJ_TEST_READY)),
    &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (rj_test_count_log (self->store), ==, 0);
}

/* What was asked before the closing is done; what comes after it is refused. */
static void
test_closed (RjTestStore *self, gconstpointer data)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (self->store);
  g_autoptr (RjMoodEntry) entry = rj_mood_entry_new ();
  g_autoptr (GError) error = NULL;
  gboolean saved = FALSE;
  gboolean closed = FALSE;

  entry->mood = RJ_MOOD_LOW;
  rj_check_ins_save_mood_async (check_ins, entry, NULL, rj_test_note, &saved);
  rj_store_close_async (self->store, rj_test_note, &closed);
  while (!closed)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (saved);
  g_assert_null (rj_check_ins_save_mood_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_save_mood_async (check_ins, entry, NULL, RJ_TEST_READY)), &error));
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_CLOSED);
  g_clear_error (&error);
  g_assert_false (rj_store_close_finish (
    self->store, RJ_TEST_AWAIT (rj_store_close_async (self->store, RJ_TEST_READY)), &error));
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_CLOSED);
}

static void
note_thread (RjStore *store, guint kinds, guint first, guint last, gpointer user_data)
{
  g_assert_true (g_thread_self () == user_data);
}

/* Signals come on the thread that asked, and before its answer. */
static void
test_main_thread (RjTestStore *self, gconstpointer data)
{
  g_signal_connect (self->store, "changed", G_CALLBACK (note_thread), g_thread_self ());
  for (int i = 0; i < 50; i++)
    rj_mood_entry_free (rj_test_save_mood (self->store, RJ_MOOD_LOW, RJ_TEST_DAY, NULL));
  g_assert_cmpuint (rj_test_count_log (self->store), ==, 50);
}

/* A store that goes away without having been closed: what was saved is there. */
static void
test_let_go (RjTestStore *unused, gconstpointer data)
{
  RjTestStore self = { 0 };
  g_autoptr (GError) error = NULL;

  rj_test_store_set_up (&self, TRUE);
  rj_mood_entry_free (rj_test_save_mood (self.store, RJ_MOOD_LOW, RJ_TEST_DAY, NULL));
  // Keeping house, which came after the first thing asked, is over when the second is answered.
  g_assert_cmpuint (rj_test_count_log (self.store), ==, 1);
  rj_test_forget ();
  g_assert_finalize_object (g_steal_pointer (&self.store));
  self.store = rj_sqlite_store_open (self.path, self.hex96, self.clock, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rj_test_count_log (self.store), ==, 1);
  rj_test_store_tear_down (&self);
}

static void
batch (RjTestStore *self, gboolean begin)
{
  RjSqliteStore *store = RJ_SQLITE_STORE (self->store);
  g_autoptr (GError) error = NULL;

  rj_sqlite_store_batch_finish (
    store, RJ_TEST_AWAIT (rj_sqlite_store_batch_async (store, begin, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
}

/* Years of entries at once: all are there, one that is refused takes only itself back, nothing is to be
 * undone. */
static void
test_batch (RjTestStore *unused, gconstpointer data)
{
  RjTestStore self = { 0 };
  RjCheckIns *check_ins;
  g_autoptr (RjMoodEntry) wrong = rj_mood_entry_new ();
  gboolean can_undo = TRUE;

  rj_test_store_set_up (&self, TRUE);
  check_ins = rj_store_get_check_ins (self.store);
  rj_mood_entry_free (rj_test_save_mood (self.store, RJ_MOOD_LOW, RJ_TEST_DAY, NULL));
  for (int i = 0; i < 2; i++)
    {
      batch (&self, TRUE);
      for (int j = 0; j < 10; j++)
        rj_mood_entry_free (rj_test_save_mood (self.store, RJ_MOOD_LOW, RJ_TEST_DAY, NULL));
      g_assert_null (rj_check_ins_save_mood_finish (
        check_ins, RJ_TEST_AWAIT (rj_check_ins_save_mood_async (check_ins, wrong, NULL, RJ_TEST_READY)),
        NULL));
      // The second one is ended by the closing.
      if (i == 0)
        batch (&self, FALSE);
    }
  rj_test_store_reopen (&self);
  g_assert_cmpuint (rj_test_count_log (self.store), ==, 21);
  g_object_get (self.store, "can-undo", &can_undo, NULL);
  g_assert_false (can_undo);
  rj_test_store_tear_down (&self);
}

#define ADD(name, func) g_test_add ("/store/limits/" name, RjTestStore, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("invalid-utf8", test_invalid_utf8);
  ADD ("megabyte", test_megabyte);
  ADD ("out-of-range", test_out_of_range);
  ADD ("wrong-ids", test_wrong_ids);
  ADD ("cancelled", test_cancelled);
  ADD ("closed", test_closed);
  ADD ("main-thread", test_main_thread);
  ADD ("let-go", test_let_go);
  ADD ("batch", test_batch);

  return g_test_run ();
}
