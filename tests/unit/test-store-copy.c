// SPDX-License-Identifier: GPL-3.0-or-later
// A copy of the open journal: equal to it, also when it is written to meanwhile, or not there at all.
#include "rj-connection.h"
#include "rj-copy.h"
#include "rj-test-store.h"

#include <glib/gstdio.h>

/* Enough for a copy of many steps. */
#define N_MOODS 1500

typedef struct {
  RjTestStore base;
  char *path;
} Fixture;

/* All of it in one commit. */
static void
batch (Fixture *self, gboolean begin)
{
  RjSqliteStore *store = RJ_SQLITE_STORE (self->base.store);

  g_assert_true (rj_sqlite_store_batch_finish (
    store, RJ_TEST_AWAIT (rj_sqlite_store_batch_async (store, begin, NULL, RJ_TEST_READY)), NULL));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  rj_test_store_set_up (&self->base, TRUE);
  self->path = g_build_filename (self->base.folder, "copy.db", NULL);
  batch (self, TRUE);
  for (int i = 0; i < N_MOODS; i++)
    {
      g_autofree char *note = g_strnfill (600 + i % 400, (char) ('a' + i % 26));

      rj_mood_entry_free (rj_test_save_mood (self->base.store, RJ_MOOD_LOW, RJ_TEST_DAY - i, note));
    }
  batch (self, FALSE);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_unlink (self->path);
  g_free (self->path);
  rj_test_store_tear_down (&self->base);
}

static gboolean
finish (Fixture *self, GAsyncResult *result, RjCensus *census, GError **error)
{
  return rj_sqlite_store_copy_finish (RJ_SQLITE_STORE (self->base.store), result, census, error);
}

static void
take_file (Fixture *self, RjCensus *census)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (rj_census_take_file (self->path, self->base.hex96, census, NULL, &error));
  g_assert_no_error (error);
}

static void
test_equal (Fixture *self, gconstpointer data)
{
  RjCensus source, copy;
  g_autoptr (GError) error = NULL;

  g_assert_true (
    finish (self,
            RJ_TEST_AWAIT (rj_sqlite_store_copy_async (RJ_SQLITE_STORE (self->base.store), self->path,
                                                       self->base.hex96, NULL, RJ_TEST_READY)),
            &source, &error));
  g_assert_no_error (error);
  take_file (self, &copy);
  g_assert_true (rj_census_equal (&source, &copy));
  g_assert_cmpuint (copy.moods, ==, N_MOODS);
  g_assert_cmpuint (rj_census_get_entries (&copy), ==, N_MOODS);
  g_assert_cmpuint (copy.first_day, ==, RJ_TEST_DAY - N_MOODS + 1);
  g_assert_cmpuint (copy.last_day, ==, RJ_TEST_DAY);
}

static void
ready_cb (GObject *source, GAsyncResult *result, gpointer answer)
{
  *(GAsyncResult **) answer = g_object_ref (result);
}

/* What is saved while it is copied, and while it is compared, is in the copy. */
static void
test_written_meanwhile (Fixture *self, gconstpointer data)
{
  RjCensus source, copy;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint n = N_MOODS;

  rj_sqlite_store_copy_async (RJ_SQLITE_STORE (self->base.store), self->path, self->base.hex96, NULL,
                              ready_cb, &result);
  for (; n < N_MOODS + 6 && result == NULL; n++)
    rj_mood_entry_free (rj_test_save_mood (self->base.store, RJ_MOOD_GOOD, RJ_TEST_DAY, "meanwhile"));
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (finish (self, result, &source, &error));
  g_assert_no_error (error);
  take_file (self, &copy);
  g_assert_true (rj_census_equal (&source, &copy));
  g_assert_cmpuint (copy.moods, >, N_MOODS);
  /* One row more is another content. */
  if (copy.moods == n)
    {
      RjCensus later;

      rj_mood_entry_free (rj_test_save_mood (self->base.store, RJ_MOOD_GOOD, RJ_TEST_DAY, "later"));
      g_unlink (self->path);
      g_assert_true (
        finish (self,
                RJ_TEST_AWAIT (rj_sqlite_store_copy_async (RJ_SQLITE_STORE (self->base.store), self->path,
                                                           self->base.hex96, NULL, RJ_TEST_READY)),
                &later, NULL));
      g_assert_false (rj_census_equal (&later, &copy));
    }
}

/* It may be over before anybody can stop it; otherwise nothing of it is left. */
static void
assert_whole_or_gone (Fixture *self, GAsyncResult *result, const GError *expected)
{
  g_autoptr (GError) error = NULL;
  RjCensus source, copy;

  if (finish (self, result, &source, &error))
    {
      take_file (self, &copy);
      g_assert_true (rj_census_equal (&source, &copy));
      return;
    }
  g_assert_error (error, expected->domain, expected->code);
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
}

static void
begin_copy (Fixture *self, GCancellable *cancellable, gboolean until_begun, GAsyncResult **result)
{
  rj_sqlite_store_copy_async (RJ_SQLITE_STORE (self->base.store), self->path, self->base.hex96, cancellable,
                              ready_cb, result);
  while (until_begun && !g_file_test (self->path, G_FILE_TEST_EXISTS))
    g_thread_yield ();
}

static void
test_cancelled (Fixture *self, gconstpointer until_begun)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) expected = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "");

  begin_copy (self, cancellable, until_begun != NULL, &result);
  g_cancellable_cancel (cancellable);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  assert_whole_or_gone (self, result, expected);
  /* The journal is as before. */
  rj_mood_entry_free (rj_test_save_mood (self->base.store, RJ_MOOD_GOOD, RJ_TEST_DAY, "and on"));
}

/* A lock does not wait for it. */
static void
test_closed (Fixture *self, gconstpointer until_begun)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) expected = g_error_new_literal (RJ_STORE_ERROR, RJ_STORE_ERROR_CLOSED, "");
  g_autoptr (GError) error = NULL;

  begin_copy (self, NULL, until_begun != NULL, &result);
  g_assert_true (rj_store_close_finish (
    self->base.store, RJ_TEST_AWAIT (rj_store_close_async (self->base.store, RJ_TEST_READY)), &error));
  g_assert_no_error (error);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  assert_whole_or_gone (self, result, expected);
}

static void
test_never_over_a_file (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  RjCensus census;

  g_assert_true (g_file_set_contents (self->path, "something else", -1, NULL));
  g_assert_false (
    finish (self,
            RJ_TEST_AWAIT (rj_sqlite_store_copy_async (RJ_SQLITE_STORE (self->base.store), self->path,
                                                       self->base.hex96, NULL, RJ_TEST_READY)),
            &census, &error));
  g_assert_nonnull (error);
  g_assert_true (g_file_get_contents (self->path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "something else");
}

/* One bit anywhere, a page less, another key: no census. */
static void
test_damaged (Fixture *self, gconstpointer data)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RjSecretBytes) other = rj_connection_new_random_key ();
  gsize length = 0;
  RjCensus census;

  test_equal (self, data);
  g_assert_true (g_file_get_contents (self->path, &contents, &length, NULL));
  for (gsize at = 20; at < length; at += length / 12 + 501)
    {
      contents[at] ^= 0x10;
      g_assert_true (g_file_set_contents (self->path, contents, (gssize) length, NULL));
      contents[at] ^= 0x10;
      g_assert_false (rj_census_take_file (self->path, self->base.hex96, &census, NULL, &error));
      g_assert_nonnull (error);
      g_clear_error (&error);
    }
  g_assert_true (g_file_set_contents (self->path, contents, (gssize) length, NULL));
  g_assert_false (rj_census_take_file (self->path, other, &census, NULL, &error));
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_WRONG_KEY);
  take_file (self, &census);
}

#define ADD(name, data, func) g_test_add ("/store/copy/" name, Fixture, data, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("equal", NULL, test_equal);
  ADD ("written-meanwhile", NULL, test_written_meanwhile);
  ADD ("cancelled", NULL, test_cancelled);
  ADD ("cancelled-begun", "", test_cancelled);
  ADD ("closed", NULL, test_closed);
  ADD ("closed-begun", "", test_closed);
  ADD ("never-over-a-file", NULL, test_never_over_a_file);
  ADD ("damaged", NULL, test_damaged);

  return g_test_run ();
}
