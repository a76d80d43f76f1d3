// SPDX-License-Identifier: GPL-3.0-or-later
// What is on disk, and what happens when that is not a sound journal with this key.
#include "rj-connection.h"
#include "rj-statement.h"
#include "rj-test-store.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PAGE   4096
#define CANARY "zephyr-orchard-lantern"

typedef struct {
  RjTestStore test;
  char *journal;
  char *bytes;
  gsize length;
} Fixture;

/* A closed journal with some words in it. */
static void
set_up (Fixture *self, gconstpointer data)
{
  rj_test_store_set_up (&self->test, TRUE);
  // At once, so that the disk is waited for once.
  RJ_TEST_AWAIT (rj_sqlite_store_batch_async (RJ_SQLITE_STORE (self->test.store), TRUE, NULL, RJ_TEST_READY));
  for (int i = 0; i < 40; i++)
    rj_mood_entry_free (rj_test_save_mood (self->test.store, RJ_MOOD_GOOD, RJ_TEST_DAY - i, CANARY));
  rj_test_store_close (&self->test);
  self->journal = g_strconcat (self->test.path, "-journal", NULL);
  g_assert_true (g_file_get_contents (self->test.path, &self->bytes, &self->length, NULL));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  rj_test_store_tear_down (&self->test);
  g_free (self->journal);
  g_free (self->bytes);
}

static void
put (Fixture *self, const char *bytes, gsize length)
{
  g_assert_true (g_file_set_contents (self->test.path, bytes, (gssize) length, NULL));
}

static void
assert_unchanged (Fixture *self, const char *bytes, gsize length)
{
  g_autofree char *now = NULL;
  gsize now_length = 0;

  g_assert_true (g_file_get_contents (self->test.path, &now, &now_length, NULL));
  g_assert_cmpmem (bytes, length, now, now_length);
}

static void
assert_refused (Fixture *self, RjStoreError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (rj_sqlite_store_open (self->test.path, self->test.hex96, self->test.clock, &error));
  g_assert_error (error, RJ_STORE_ERROR, (int) code);
}

static void
assert_opens (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  self->test.store = rj_sqlite_store_open (self->test.path, self->test.hex96, self->test.clock, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rj_test_count_log (self->test.store), ==, 40);
}

static void
test_on_disk (Fixture *self, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (self->test.folder, 0, NULL);
  struct stat status;
  const char *name;

  g_assert_cmpuint (self->length % PAGE, ==, 0);
  g_assert_null (memmem (self->bytes, self->length, "SQLite", 6));
  g_assert_null (memmem (self->bytes, self->length, CANARY, strlen (CANARY)));
  g_assert_null (memmem (self->bytes, self->length, "CREATE TABLE", 12));
  g_assert_no_errno (stat (self->test.path, &status));
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  // The file of the proof is gone.
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_true (g_str_equal (name, "journal.db") || g_str_equal (name, "journal.db-journal"));
}

static void
test_wrong_key (Fixture *self, gconstpointer data)
{
  g_autoptr (RjSecretBytes) wrong = rj_secret_bytes_new_from (rj_secret_bytes_get (self->test.hex96),
                                                              rj_secret_bytes_get_length (self->test.hex96));
  g_autoptr (GError) error = NULL;

  // The last digit of the key; the 32 after it are the salt.
  rj_secret_bytes_get (wrong)[63] ^= 1;
  g_assert_null (rj_sqlite_store_open (self->test.path, wrong, self->test.clock, &error));
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_WRONG_KEY);
  assert_unchanged (self, self->bytes, self->length);
  assert_opens (self);
}

/* Nothing about it reaches the session's log. */
static void
test_wrong_key_is_silent (Fixture *self, gconstpointer data)
{
  if (g_test_subprocess ())
    {
      test_wrong_key (self, data);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr ("");
}

static void
test_empty (Fixture *self, gconstpointer data)
{
  put (self, "", 0);
  assert_refused (self, RJ_STORE_ERROR_CORRUPT);
  assert_unchanged (self, "", 0);
}

static void
test_missing (Fixture *self, gconstpointer data)
{
  g_assert_no_errno (g_unlink (self->test.path));
  assert_refused (self, RJ_STORE_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (self->test.path, G_FILE_TEST_EXISTS));
}

static void
test_plain (Fixture *self, gconstpointer data)
{
  memcpy (self->bytes, "SQLite format 3", 16);
  put (self, self->bytes, self->length);
  assert_refused (self, RJ_STORE_ERROR_CORRUPT);
  assert_unchanged (self, self->bytes, self->length);
}

static void
test_truncated (Fixture *self, gconstpointer data)
{
  for (gsize length = PAGE; length < self->length; length += PAGE)
    {
      put (self, self->bytes, length);
      assert_refused (self, RJ_STORE_ERROR_CORRUPT);
      put (self, self->bytes, length - (gsize) g_test_rand_int_range (1, PAGE));
      assert_refused (self, RJ_STORE_ERROR_CORRUPT);
    }
  put (self, self->bytes, self->length);
  assert_opens (self);
}

static void
test_random_bytes (Fixture *self, gconstpointer data)
{
  for (gsize i = 0; i < self->length; i++)
    self->bytes[i] = (char) g_test_rand_int_range (0, 256);
  put (self, self->bytes, self->length);
  assert_refused (self, RJ_STORE_ERROR_WRONG_KEY);
  assert_unchanged (self, self->bytes, self->length);
}

static void
test_links (Fixture *self, gconstpointer data)
{
  g_autofree char *other = g_build_filename (self->test.folder, "other", NULL);

  g_assert_no_errno (link (self->test.path, other));
  assert_refused (self, RJ_STORE_ERROR_IO);
  g_assert_no_errno (g_unlink (self->test.path));
  g_assert_no_errno (symlink (other, self->test.path));
  assert_refused (self, RJ_STORE_ERROR_IO);
}

static void
test_readable_by_others (Fixture *self, gconstpointer data)
{
  struct stat status;

  g_assert_no_errno (g_chmod (self->test.path, 0644));
  assert_opens (self);
  g_assert_no_errno (stat (self->test.path, &status));
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
}

static void
exec_on_file (Fixture *self, RjConnectionMode mode, const char *sql)
{
  g_autoptr (GError) error = NULL;
  RjConnection *connection = rj_connection_open (self->test.path, self->test.hex96, mode, &error);

  g_assert_no_error (error);
  g_assert_true (rj_connection_exec (connection, sql, &error));
  g_assert_true (rj_connection_close (connection, &error));
}

static void
test_newer (Fixture *self, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;

  exec_on_file (self, RJ_CONNECTION_OPEN, "PRAGMA user_version = 99");
  g_assert_true (g_file_get_contents (self->test.path, &bytes, &length, NULL));
  assert_refused (self, RJ_STORE_ERROR_NEWER);
  assert_unchanged (self, bytes, length);
}

static void
test_no_journal (Fixture *self, gconstpointer data)
{
  g_assert_no_errno (g_unlink (self->test.path));
  exec_on_file (self, RJ_CONNECTION_CREATE, "CREATE TABLE something (else_ TEXT)");
  assert_refused (self, RJ_STORE_ERROR_CORRUPT);
}

/* Pages that went or came since the last orderly close, in a way that SQLite itself does not see. */
static void
test_pages_since_close (Fixture *self, gconstpointer data)
{
  exec_on_file (self, RJ_CONNECTION_OPEN,
                "UPDATE meta SET value = value + 1 WHERE name = 'clean_close_pages'");
  assert_refused (self, RJ_STORE_ERROR_CORRUPT);
  exec_on_file (self, RJ_CONNECTION_OPEN,
                "UPDATE meta SET value = value - 1 WHERE name = 'clean_close_pages'");
  assert_opens (self);
}

static void
test_two_opens (Fixture *self, gconstpointer data)
{
  assert_opens (self);
  assert_refused (self, RJ_STORE_ERROR_BUSY);
  // The first one goes on, and the second try left it whole.
  rj_mood_entry_free (rj_test_save_mood (self->test.store, RJ_MOOD_LOW, RJ_TEST_DAY, NULL));
  assert_refused (self, RJ_STORE_ERROR_BUSY);
  rj_test_store_reopen (&self->test);
  g_assert_cmpuint (rj_test_count_log (self->test.store), ==, 41);
}

static void
test_create_over (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (rj_sqlite_store_create (self->test.path, self->test.hex96, self->test.clock, &error));
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_CONSTRAINT);
  assert_unchanged (self, self->bytes, self->length);
}

static void
test_create_nowhere (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (
    rj_sqlite_store_create ("/nonexistent/folder/journal.db", self->test.hex96, self->test.clock, &error));
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND);
}

static gint64
get_size (const char *path)
{
  struct stat status;

  return stat (path, &status) == 0 ? (gint64) status.st_size : -1;
}

/* Old pages must not wait in the journal file after a commit. */
static void
test_journal_is_empty (Fixture *self, gconstpointer data)
{
  assert_opens (self);
  for (int i = 0; i < 10; i++)
    {
      rj_mood_entry_free (rj_test_save_mood (self->test.store, RJ_MOOD_LOW, RJ_TEST_DAY, CANARY));
      g_assert_cmpint (get_size (self->journal), ==, 0);
    }
  rj_test_undo (self->test.store, RJ_CHANGE_ADD);
  g_assert_cmpint (get_size (self->journal), ==, 0);
}

static gboolean
check (Fixture *self, GError **error)
{
  RjSqliteStore *store = RJ_SQLITE_STORE (self->test.store);

  return rj_sqlite_store_check_finish (
    store, RJ_TEST_AWAIT (rj_sqlite_store_check_async (store, NULL, RJ_TEST_READY)), error);
}

static void
test_check (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gsize pages = self->length / PAGE;
  guint n_found = 0;

  assert_opens (self);
  g_assert_true (check (self, &error));
  g_assert_no_error (error);
  rj_test_store_close (&self->test);
  g_clear_pointer (&self->bytes, g_free);
  g_assert_true (g_file_get_contents (self->test.path, &self->bytes, &self->length, NULL));
  // One bit in each page: either it does not open, or the check says so.
  for (gsize page = 1; page <= pages; page++)
    {
      g_autofree char *copy = g_memdup2 (self->bytes, self->length);

      // The first 16 bytes are the salt, which the key brings along.
      copy[(page - 1) * PAGE + (gsize) g_test_rand_int_range (16, PAGE)] ^=
        (char) (1 << g_test_rand_int_range (0, 8));
      put (self, copy, self->length);
      self->test.store = rj_sqlite_store_open (self->test.path, self->test.hex96, self->test.clock, &error);
      if (self->test.store != NULL)
        {
          g_assert_false (check (self, &error));
          g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_CORRUPT);
          n_found++;
          rj_test_forget ();
          g_clear_object (&self->test.store);
        }
      g_assert_nonnull (error);
      g_clear_error (&error);
      g_unlink (self->journal);
    }
  g_assert_cmpuint (n_found, >, 0);
}

/* What is asked meanwhile does not wait for the check. */
static void
test_check_gives_way (Fixture *self, gconstpointer data)
{
  RjSqliteStore *store;
  gboolean checked = FALSE;

  assert_opens (self);
  store = RJ_SQLITE_STORE (self->test.store);
  rj_sqlite_store_check_async (store, NULL, rj_test_note, &checked);
  for (int i = 0; i < 20; i++)
    rj_mood_entry_free (rj_test_save_mood (self->test.store, RJ_MOOD_LOW, RJ_TEST_DAY, NULL));
  while (!checked)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (rj_test_count_log (self->test.store), ==, 60);
}

static gint64
count_rows (Fixture *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  RjConnection *connection =
    rj_connection_open (self->test.path, self->test.hex96, RJ_CONNECTION_OPEN, &error);
  gint64 n = -1;

  g_assert_no_error (error);
  g_assert_true (rj_connection_get_int64 (connection, &n, &error, sql, ""));
  g_assert_true (rj_connection_close (connection, &error));
  return n;
}

static char *
add_and_close (Fixture *self, const char *note, gboolean then_delete)
{
  RjCheckIns *check_ins;
  g_autoptr (RjMoodEntry) saved = NULL;

  assert_opens (self);
  check_ins = rj_store_get_check_ins (self->test.store);
  saved = rj_test_save_mood (self->test.store, RJ_MOOD_LOW, RJ_TEST_DAY, note);
  if (then_delete)
    g_assert_true (rj_check_ins_delete_finish (
      check_ins, RJ_TEST_AWAIT (rj_check_ins_delete_async (check_ins, saved->record.id, NULL, RJ_TEST_READY)),
      NULL));
  rj_test_store_close (&self->test);
  return g_strdup (saved->record.id);
}

/* Words are found without capitals and accents, as long as they are there. */
static void
test_search_rows (Fixture *self, gconstpointer data)
{
  g_autofree char *id = add_and_close (self, "Déjà VU", FALSE);

  g_assert_nonnull (id);
  g_assert_cmpint (count_rows (self, "SELECT count(*) FROM search WHERE kind = 'mood'"), ==, 41);
  g_assert_cmpint (count_rows (self, "SELECT count(*) FROM search WHERE instr(folded, 'deja vu')"), ==, 1);
  self->test.store = rj_sqlite_store_open (self->test.path, self->test.hex96, self->test.clock, NULL);
  rj_test_undo (self->test.store, RJ_CHANGE_ADD);
  rj_test_store_close (&self->test);
  g_assert_cmpint (count_rows (self, "SELECT count(*) FROM search WHERE kind = 'mood'"), ==, 40);
}

static void
open_and_close_after (Fixture *self, gint64 days)
{
  rj_fake_clock_advance (RJ_FAKE_CLOCK (self->test.clock), days * G_TIME_SPAN_DAY);
  self->test.store = rj_sqlite_store_open (self->test.path, self->test.hex96, self->test.clock, NULL);
  rj_test_count_log (self->test.store);
  rj_test_store_close (&self->test);
}

/* Deleted: not found, but kept for 30 days; then no row of it is left, nor a change that has it. */
static void
test_deleted_rows (Fixture *self, gconstpointer data)
{
  g_autofree char *id = add_and_close (self, "to be gone", TRUE);

  g_assert_nonnull (id);
  g_assert_cmpint (count_rows (self, "SELECT count(*) FROM search WHERE instr(folded, 'to be gone')"), ==, 0);
  open_and_close_after (self, 29);
  g_assert_cmpint (count_rows (self, "SELECT count(*) FROM mood WHERE note = 'to be gone'"), ==, 1);
  g_assert_cmpint (count_rows (self, "SELECT count(*) FROM change"), ==, 2);
  open_and_close_after (self, 2);
  g_assert_cmpint (count_rows (self, "SELECT count(*) FROM mood WHERE note = 'to be gone'"), ==, 0);
  g_assert_cmpint (count_rows (self, "SELECT count(*) FROM entry"), ==, 40);
  g_assert_cmpint (count_rows (self, "SELECT count(*) FROM change"), ==, 0);
}

static void
run_on_file (Fixture *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  RjConnection *connection =
    rj_connection_open (self->test.path, self->test.hex96, RJ_CONNECTION_OPEN, &error);

  g_assert_no_error (error);
  rj_connection_exec (connection, sql, &error);
  g_assert_no_error (error);
  g_assert_true (rj_connection_close (connection, &error));
}

/* Another program wrote what is no text, or text with a NUL in it: all that can be shown of it is read. */
static void
test_bad_text (Fixture *self, gconstpointer data)
{
  g_autofree char *id = add_and_close (self, "note", FALSE);
  g_autofree char *sql =
    g_strdup_printf ("UPDATE mood SET note = CAST (x'61ff0062c3' AS TEXT) WHERE id = '%s';"
                     "INSERT INTO draft VALUES (CAST (x'66ff' AS TEXT), "
                     "CAST (x'78ed00a07a' AS TEXT), 1);"
                     "INSERT INTO preference VALUES ('p', CAST (x'ff70' AS TEXT));",
                     id);
  g_autoptr (RjMoodEntry) got = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  RjCheckIns *check_ins;

  run_on_file (self, sql);
  self->test.store = rj_sqlite_store_open (self->test.path, self->test.hex96, self->test.clock, NULL);
  check_ins = rj_store_get_check_ins (self->test.store);
  got = rj_check_ins_get_mood_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_get_mood_async (check_ins, id, NULL, RJ_TEST_READY)), NULL);
  g_assert_cmpstr (got->note, ==, "a\357\277\275\357\277\275b\357\277\275");
  drafts = rj_store_list_drafts_finish (
    self->test.store, RJ_TEST_AWAIT (rj_store_list_drafts_async (self->test.store, NULL, RJ_TEST_READY)),
    NULL);
  g_assert_cmpuint (drafts->len, ==, 1);
  g_assert_cmpstr (((RjDraft *) drafts->pdata[0])->where, ==, "f\357\277\275");
  g_assert_true (g_utf8_validate (((RjDraft *) drafts->pdata[0])->text, -1, NULL));
  g_assert_true (g_str_has_suffix (((RjDraft *) drafts->pdata[0])->text, "z"));
  g_assert_cmpstr (rj_store_get_preference (self->test.store, "p"), ==, "\357\277\275p");
  rj_test_store_close (&self->test);
}

/* In a process of its own, which keeps the limit to its end. */
static void
test_no_memory (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RjConnection *connection;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  connection = rj_connection_open (self->test.path, self->test.hex96, RJ_CONNECTION_OPEN, &error);
  g_assert_no_error (error);
  g_assert_true (rj_connection_exec (connection, "PRAGMA hard_heap_limit = 8000000", &error));
  g_assert_false (rj_connection_exec (connection, "UPDATE mood SET note = zeroblob (50000000)", &error));
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NO_MEMORY);
  g_assert_true (rj_connection_close (connection, NULL));
}

#define ADD(name, func) g_test_add ("/connection/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("on-disk", test_on_disk);
  ADD ("wrong-key", test_wrong_key);
  ADD ("wrong-key-is-silent", test_wrong_key_is_silent);
  ADD ("empty", test_empty);
  ADD ("missing", test_missing);
  ADD ("plain", test_plain);
  ADD ("truncated", test_truncated);
  ADD ("random-bytes", test_random_bytes);
  ADD ("links", test_links);
  ADD ("readable-by-others", test_readable_by_others);
  ADD ("newer", test_newer);
  ADD ("no-journal", test_no_journal);
  ADD ("pages-since-close", test_pages_since_close);
  ADD ("two-opens", test_two_opens);
  ADD ("create-over", test_create_over);
  ADD ("create-nowhere", test_create_nowhere);
  ADD ("journal-is-empty", test_journal_is_empty);
  ADD ("search-rows", test_search_rows);
  ADD ("deleted-rows", test_deleted_rows);
  ADD ("bad-text", test_bad_text);
  ADD ("check", test_check);
  ADD ("check-gives-way", test_check_gives_way);
  ADD ("no-memory", test_no_memory);

  return g_test_run ();
}
