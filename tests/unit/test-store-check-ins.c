// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-test-store.h"

#include <string.h>

static void
set_up (RjTestStore *self, gconstpointer data)
{
  rj_test_store_set_up (self, data != NULL);
}

static void
tear_down (RjTestStore *self, gconstpointer data)
{
  rj_test_store_tear_down (self);
}

static RjMoodEntry *
get_mood (RjStore *store, const char *id, GError **error)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (store);

  return rj_check_ins_get_mood_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_get_mood_async (check_ins, id, NULL, RJ_TEST_READY)), error);
}

static void
test_mood (RjTestStore *self, gconstpointer data)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (self->store);
  g_autoptr (RjMoodEntry) entry = rj_mood_entry_new ();
  g_autoptr (RjMoodEntry) saved = NULL;
  g_autoptr (RjMoodEntry) got = NULL;
  g_autoptr (GError) error = NULL;

  entry->record.at_us = RJ_TEST_NOW_US - G_USEC_PER_SEC;
  entry->record.zone = g_strdup ("Europe/Berlin");
  entry->record.day = RJ_TEST_DAY - 1;
  entry->record.while_locked = TRUE;
  entry->mood = RJ_MOOD_LOW;
  entry->energy = 2;
  entry->halt = RJ_HALT_LONELY | RJ_HALT_TIRED;
  entry->sleep_minutes = 0;
  entry->ate = RJ_ANSWER_NO;
  entry->moved = RJ_ANSWER_UNSURE;
  entry->feelings = g_strdupv ((char *[]) { (char *) "calm", (char *) "sad", NULL });
  entry->note = g_strdup ("Schnee \xe9\x9b\xaa 'quoted'; -- DROP");
  saved = rj_check_ins_save_mood_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_save_mood_async (check_ins, entry, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  g_assert_cmpint (saved->record.created_us, ==, RJ_TEST_NOW_US);
  got = get_mood (self->store, saved->record.id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (got->record.id, ==, saved->record.id);
  g_assert_cmpint (got->record.created_us, ==, RJ_TEST_NOW_US);
  g_assert_cmpint (got->record.updated_us, ==, RJ_TEST_NOW_US);
  g_assert_cmpint (got->record.at_us, ==, entry->record.at_us);
  g_assert_cmpstr (got->record.zone, ==, "Europe/Berlin");
  g_assert_cmpuint (got->record.day, ==, RJ_TEST_DAY - 1);
  g_assert_true (got->record.while_locked);
  g_assert_cmpint (got->mood, ==, RJ_MOOD_LOW);
  g_assert_cmpint (got->energy, ==, 2);
  g_assert_cmpuint (got->halt, ==, entry->halt);
  g_assert_cmpint (got->sleep_minutes, ==, 0);
  g_assert_cmpint (got->ate, ==, RJ_ANSWER_NO);
  g_assert_cmpint (got->moved, ==, RJ_ANSWER_UNSURE);
  g_assert_cmpstrv (got->feelings, entry->feelings);
  g_assert_cmpstr (got->note, ==, entry->note);
}

static void
test_left_open (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjMoodEntry) saved = rj_test_save_mood (self->store, RJ_MOOD_GOOD, RJ_DAY_NONE, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RjMoodEntry) got = get_mood (self->store, saved->record.id, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (got->record.day, ==, RJ_TEST_DAY);
  g_assert_cmpstr (got->record.zone, ==, "UTC");
  g_assert_cmpint (got->record.at_us, ==, RJ_TEST_NOW_US);
  g_assert_cmpint (got->sleep_minutes, ==, -1);
  g_assert_null (got->note);
  g_assert_null (got->feelings);
}

static void
test_edit_and_delete (RjTestStore *self, gconstpointer data)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (self->store);
  g_autoptr (RjMoodEntry) saved = rj_test_save_mood (self->store, RJ_MOOD_OKAY, RJ_TEST_DAY, "first");
  g_autoptr (RjMoodEntry) again = NULL;
  g_autoptr (RjMoodEntry) got = NULL;
  g_autoptr (GError) error = NULL;

  rj_fake_clock_advance (RJ_FAKE_CLOCK (self->clock), G_USEC_PER_SEC);
  saved->mood = RJ_MOOD_GOOD;
  again = rj_check_ins_save_mood_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_save_mood_async (check_ins, saved, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  g_assert_cmpint (again->record.created_us, ==, RJ_TEST_NOW_US);
  g_assert_cmpint (again->record.updated_us, ==, RJ_TEST_NOW_US + G_USEC_PER_SEC);
  g_assert_cmpuint (rj_test_count_log (self->store), ==, 1);
  g_assert_true (rj_check_ins_delete_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_delete_async (check_ins, saved->record.id, NULL, RJ_TEST_READY)),
    &error));
  g_assert_cmpuint (rj_test_count_log (self->store), ==, 0);
  g_assert_null (get_mood (self->store, saved->record.id, &error));
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  rj_test_undo (self->store, RJ_CHANGE_DELETE);
  rj_test_undo (self->store, RJ_CHANGE_EDIT);
  got = get_mood (self->store, saved->record.id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (got->mood, ==, RJ_MOOD_OKAY);
  rj_test_undo (self->store, RJ_CHANGE_ADD);
  g_assert_cmpuint (rj_test_count_log (self->store), ==, 0);
  rj_test_redo (self->store, RJ_CHANGE_ADD);
  rj_test_redo (self->store, RJ_CHANGE_EDIT);
  rj_test_redo (self->store, RJ_CHANGE_DELETE);
  g_assert_cmpuint (rj_test_count_log (self->store), ==, 0);
}

static void
cancelled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (rj_check_ins_get_last_mood_finish (RJ_CHECK_INS (source), result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *(gboolean *) user_data = TRUE;
}

/* Who asked may be gone by the time of the answer: a cancelled reading never succeeds, however late the
 * cancelling. */
static void
test_cancelled_reading (RjTestStore *self, gconstpointer data)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (self->store);
  int spun = 0;

  for (int i = 0; i < 200; i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      gboolean answered = FALSE;

      rj_check_ins_get_last_mood_async (check_ins, RJ_TEST_DAY, cancellable, cancelled_cb, &answered);
      /* Some of them are read to the end by then, some are not begun. Not yielding: on a busy machine each
       * would take as long as everybody else's turn. */
      for (int spin = 0; spin < i * 2000; spin++)
        g_atomic_int_inc (&spun);
      g_cancellable_cancel (cancellable);
      while (!answered)
        g_main_context_iteration (NULL, TRUE);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/store/check-ins/mood", RjTestStore, NULL, set_up, test_mood, tear_down);
  g_test_add ("/store/check-ins/left-open", RjTestStore, NULL, set_up, test_left_open, tear_down);
  g_test_add ("/store/check-ins/edit-and-delete", RjTestStore, NULL, set_up, test_edit_and_delete, tear_down);
  g_test_add ("/store/check-ins/edit-and-delete-on-disk", RjTestStore, GINT_TO_POINTER (1), set_up,
              test_edit_and_delete, tear_down);
  g_test_add ("/store/check-ins/cancelled-reading", RjTestStore, NULL, set_up, test_cancelled_reading,
              tear_down);

  return g_test_run ();
}
