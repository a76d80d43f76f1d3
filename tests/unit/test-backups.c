// SPDX-License-Identifier: GPL-3.0-or-later
// Backups: whole or not there, opened by passphrase and by spare key, and the old ones that go.
#include "rj-backups.h"
#include "rj-file.h"
#include "rj-test-store.h"
#include "rj-test-vault.h"
#include "rj-vault-private.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define N_MOODS 60

typedef struct {
  char *folder;
  char *journal;
  char *backups;
  RjVault *vault;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->folder = rj_test_make_folder ();
  f->journal = g_build_filename (f->folder, "journal", NULL);
  f->backups = g_build_filename (f->journal, RJ_BACKUPS_FOLDER, NULL);
  f->vault = rj_test_vault_new (f->journal);
  rj_test_vault_open (f->vault, RJ_TEST_CREATE, RJ_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  for (int i = 0; i < N_MOODS; i++)
    rj_mood_entry_free (
      rj_test_save_mood (rj_vault_get_store (f->vault), RJ_MOOD_LOW, RJ_TEST_DAY - i, "words of one day"));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  rj_test_vault_close (f->vault, NULL);
  g_clear_object (&f->vault);
  rj_test_remove_folder (f->folder);
  g_free (f->backups);
  g_free (f->journal);
  g_free (f->folder);
}

static char *
back_up (Fixture *f, const char *to, RjCensus *census, GError **error)
{
  g_autoptr (GFile) folder = to != NULL ? g_file_new_for_path (to) : NULL;

  return rj_vault_back_up_finish (
    f->vault, RJ_TEST_AWAIT (rj_vault_back_up_async (f->vault, folder, NULL, RJ_TEST_READY)), census, error);
}

static gboolean
restore (RjVault *vault,
         const char *folder,
         const char *name,
         const char *secret,
         gboolean by_spare_key,
         RjCensus *census,
         GError **error)
{
  g_autoptr (GFile) parent = g_file_new_for_path (folder);
  g_autoptr (GFile) file = g_file_get_child (parent, name);
  g_autoptr (RjSecretBytes) bytes = rj_secret_bytes_new_text (secret);

  if (by_spare_key)
    RJ_TEST_AWAIT (rj_vault_restore_with_spare_key_async (vault, file, bytes, NULL, RJ_TEST_READY));
  else
    RJ_TEST_AWAIT (rj_vault_restore_async (vault, file, bytes, NULL, RJ_TEST_READY));
  return rj_vault_restore_finish (vault, rj_test_wait (), census, error);
}

static GPtrArray *
list (const char *path)
{
  g_autoptr (GError) error = NULL;
  int folder = rj_file_open_folder (path, FALSE, &error);
  GPtrArray *backups = rj_backups_list (folder, &error);

  g_assert_no_error (error);
  close (folder);
  return backups;
}

static void
test_there_and_back (Fixture *f, gconstpointer by_spare_key)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *other = g_build_filename (f->folder, "other", NULL);
  g_autoptr (RjVault) restored = rj_test_vault_new (other);
  g_autoptr (RjSecretBytes) spare = rj_vault_dup_spare_key (f->vault);
  g_autofree char *spare_text =
    g_strndup ((const char *) rj_secret_bytes_get (spare), rj_secret_bytes_get_length (spare));
  g_autoptr (GPtrArray) backups = NULL;
  RjCensus made, found;

  name = back_up (f, NULL, &made, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (made.moods, ==, N_MOODS);
  backups = list (f->backups);
  g_assert_cmpuint (backups->len, ==, 1);
  g_assert_cmpstr (((RjBackupInfo *) backups->pdata[0])->name, ==, name);
  /* The journal goes on. */
  rj_mood_entry_free (rj_test_save_mood (rj_vault_get_store (f->vault), RJ_MOOD_GOOD, RJ_TEST_DAY, "later"));

  g_assert_true (restore (restored, f->backups, name, by_spare_key ? spare_text : RJ_TEST_PASSPHRASE,
                          by_spare_key != NULL, &found, &error));
  g_assert_no_error (error);
  g_assert_true (rj_census_equal (&made, &found));
  g_assert_cmpuint (found.moods, ==, N_MOODS);
  rj_test_vault_open (restored, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rj_test_count_log (rj_vault_get_store (restored)), ==, N_MOODS);
  rj_test_vault_close (restored, NULL);
  /* Never over a journal. */
  g_assert_false (restore (restored, f->backups, name, RJ_TEST_PASSPHRASE, FALSE, NULL, &error));
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_EXISTS);
}

/* What a program that was killed left behind is gone after the next one. */
static void
test_leftovers (Fixture *f, gconstpointer data)
{
  static const char *const names[] = { RJ_BACKUPS_WORK_NAME, RJ_BACKUPS_WORK_NAME "-journal",
                                       "20260101-000000.jbk.tmp" };
  g_autofree char *name = NULL;

  g_assert_cmpint (g_mkdir (f->backups, 0700), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (f->backups, names[i], NULL);

      g_assert_true (g_file_set_contents (path, "half", -1, NULL));
    }
  name = back_up (f, NULL, NULL, NULL);
  g_assert_nonnull (name);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (f->backups, names[i], NULL);

      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

static gboolean
keep_safe (Fixture *f, gint64 age_us)
{
  g_autoptr (GError) error = NULL;
  gboolean made = FALSE;

  g_assert_true (rj_vault_keep_safe_finish (
    f->vault, RJ_TEST_AWAIT (rj_vault_keep_safe_async (f->vault, age_us, NULL, RJ_TEST_READY)), &made,
    &error));
  g_assert_no_error (error);
  return made;
}

/* Only when the newest one is too old, or from the future. */
static void
test_when_due (Fixture *f, gconstpointer data)
{
  RjClock *clock = rj_vault_get_clock (f->vault);
  g_autoptr (GPtrArray) backups = NULL;

  g_assert_true (keep_safe (f, 20 * G_TIME_SPAN_HOUR));
  g_assert_false (keep_safe (f, 20 * G_TIME_SPAN_HOUR));
  rj_fake_clock_advance (RJ_FAKE_CLOCK (clock), 20 * G_TIME_SPAN_HOUR - 1);
  g_assert_false (keep_safe (f, 20 * G_TIME_SPAN_HOUR));
  rj_fake_clock_advance (RJ_FAKE_CLOCK (clock), 1);
  g_assert_true (keep_safe (f, 20 * G_TIME_SPAN_HOUR));
  rj_fake_clock_advance (RJ_FAKE_CLOCK (clock), -10 * G_TIME_SPAN_DAY);
  g_assert_true (keep_safe (f, 20 * G_TIME_SPAN_HOUR));
  backups = list (f->backups);
  g_assert_cmpuint (backups->len, ==, 3);
}

static void
test_elsewhere (Fixture *f, gconstpointer data)
{
  g_autofree char *other = g_build_filename (f->folder, "stick", NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) there = NULL;
  g_autoptr (GPtrArray) here = NULL;

  g_assert_null (back_up (f, other, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_cmpint (g_mkdir (other, 0700), ==, 0);
  first = back_up (f, other, NULL, &error);
  g_assert_no_error (error);
  /* Two in the same second. */
  second = back_up (f, other, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (first, !=, second);
  there = list (other);
  here = list (f->backups);
  g_assert_cmpuint (there->len, ==, 2);
  g_assert_cmpuint (here->len, ==, 0);
}

/* Whatever is wrong with it: an error that says so, and no journal made of it. */
static void
test_bad (Fixture *f, gconstpointer data)
{
  static const gsize places[] = { 8192, 8200, 8192 + 4096 + 9, 8192 + 3 * 4096 };
  g_autofree char *name = back_up (f, NULL, NULL, NULL);
  g_autofree char *path = g_build_filename (f->backups, name, NULL);
  g_autofree char *other = g_build_filename (f->folder, "other", NULL);
  g_autofree char *database = g_build_filename (other, "journal.db", NULL);
  g_autofree char *contents = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  for (gsize i = 0; i <= G_N_ELEMENTS (places) + 3; i++)
    {
      g_autoptr (RjVault) vault = rj_test_vault_new (other);
      g_autoptr (GError) error = NULL;
      const char *secret = i == G_N_ELEMENTS (places) + 3 ? "not the passphrase" : RJ_TEST_PASSPHRASE;
      RjVaultError code =
        i == G_N_ELEMENTS (places) + 3 ? RJ_VAULT_ERROR_WRONG_PASSPHRASE : RJ_VAULT_ERROR_DAMAGED;
      gsize cut = i == G_N_ELEMENTS (places) ? 4096 : i == G_N_ELEMENTS (places) + 1 ? 1 : 0;

      if (i < G_N_ELEMENTS (places))
        contents[places[i]] ^= 0x04;
      g_assert_true (g_file_set_contents (
        path, contents, i == G_N_ELEMENTS (places) + 2 ? 0 : (gssize) (length - cut), NULL));
      if (i < G_N_ELEMENTS (places))
        contents[places[i]] ^= 0x04;
      g_assert_false (restore (vault, f->backups, name, secret, FALSE, NULL, &error));
      g_assert_error (error, RJ_VAULT_ERROR, (int) code);
      g_assert_false (g_file_test (database, G_FILE_TEST_EXISTS));
      g_assert_cmpint (rj_vault_get_state (vault), ==, RJ_VAULT_NO_JOURNAL);
    }
}

/* The spare key opens what it was made with, whatever became of the page before it; so does a passphrase
 * whose slot is whole. */
static void
test_damaged_head (Fixture *f, gconstpointer by_spare_key)
{
  static const gsize places[] = { 0, 9, 20, 40, 70, 4040, 4070 };
  g_autofree char *name = back_up (f, NULL, NULL, NULL);
  g_autofree char *path = g_build_filename (f->backups, name, NULL);
  g_autoptr (RjSecretBytes) spare = rj_vault_dup_spare_key (f->vault);
  g_autofree char *secret =
    g_strndup ((const char *) rj_secret_bytes_get (spare), rj_secret_bytes_get_length (spare));
  g_autofree char *contents = NULL;
  gsize length = 0;

  if (by_spare_key == NULL)
    g_set_str (&secret, RJ_TEST_PASSPHRASE);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *other = g_strdup_printf ("%s/other-%zu", f->folder, i);
      g_autoptr (RjVault) vault = rj_test_vault_new (other);
      g_autoptr (GError) error = NULL;
      RjCensus census = { 0 };

      contents[places[i]] ^= 0x04;
      g_assert_true (g_file_set_contents (path, contents, (gssize) length, NULL));
      contents[places[i]] ^= 0x04;
      restore (vault, f->backups, name, secret, by_spare_key != NULL, &census, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (census.moods, ==, N_MOODS);
      rj_test_vault_open (vault, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, &error);
      g_assert_no_error (error);
      rj_test_vault_close (vault, NULL);
    }
}

/* Restores into a folder of its own with what is in @contents. */
static gboolean
restore_contents (Fixture *f,
                  const char *name,
                  const char *contents,
                  gsize length,
                  const char *secret,
                  gboolean by_spare_key,
                  GError **error)
{
  g_autofree char *path = g_build_filename (f->backups, name, NULL);
  g_autofree char *other = g_build_filename (f->folder, "other", NULL);
  g_autofree char *database = g_build_filename (other, "journal.db", NULL);
  g_autoptr (RjVault) vault = rj_test_vault_new (other);
  gboolean restored;

  g_assert_true (g_file_set_contents (path, contents, (gssize) length, NULL));
  restored = restore (vault, f->backups, name, secret, by_spare_key, NULL, error);
  g_assert_cmpint (g_file_test (database, G_FILE_TEST_EXISTS), ==, restored);
  return restored;
}

/* All that comes before the journal is gone: the spare key is the way, and what is said says so. A wrong one,
 * a page that is damaged, and a file that was cut off are refused as ever. */
static void
test_headless (Fixture *f, gconstpointer data)
{
  g_autofree char *name = back_up (f, NULL, NULL, NULL);
  g_autofree char *path = g_build_filename (f->backups, name, NULL);
  g_autoptr (RjSecretBytes) spare = rj_vault_dup_spare_key (f->vault);
  g_autofree char *key =
    g_strndup ((const char *) rj_secret_bytes_get (spare), rj_secret_bytes_get_length (spare));
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  const char *another = "000G-40R4-0M30-E209-185G-R38E-1W81-24GK-WKXS";
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  contents[20] ^= 1;
  /* The keys tell that it is another one's. */
  g_assert_false (restore_contents (f, name, contents, length, another, TRUE, &error));
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_WRONG_SPARE_KEY);
  g_clear_error (&error);
  memset (contents, 0, RJ_BACKUP_DATABASE_OFFSET);
  g_assert_false (restore_contents (f, name, contents, length, RJ_TEST_PASSPHRASE, FALSE, &error));
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_KEY_DAMAGED);
  g_clear_error (&error);
  g_assert_false (restore_contents (f, name, contents, length, another, TRUE, &error));
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_DAMAGED);
  g_clear_error (&error);
  for (int i = 0; i < 3; i++)
    {
      const gsize cut[] = { 0, 4096, 100 };
      const gsize place = RJ_BACKUP_DATABASE_OFFSET + 2 * 4096 + 99;

      contents[place] ^= i == 0;
      g_assert_false (restore_contents (f, name, contents, length - cut[i], key, TRUE, &error));
      contents[place] ^= i == 0;
      g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_DAMAGED);
      g_clear_error (&error);
    }
  g_assert_true (restore_contents (f, name, contents, length, key, TRUE, &error));
  g_assert_no_error (error);
}

/* Any other file of such a size is no backup whose keys are damaged. What was one, the spare key still opens,
 * whatever it is called. */
static void
test_unmarked (Fixture *f, gconstpointer data)
{
  g_autofree char *name = back_up (f, NULL, NULL, NULL);
  g_autofree char *path = g_build_filename (f->backups, name, NULL);
  g_autoptr (RjSecretBytes) spare = rj_vault_dup_spare_key (f->vault);
  g_autofree char *key =
    g_strndup ((const char *) rj_secret_bytes_get (spare), rj_secret_bytes_get_length (spare));
  g_autofree char *contents = NULL;
  g_autofree char *keys = NULL;
  char magic[8];
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  memcpy (magic, contents, sizeof magic);
  keys = g_memdup2 (contents + RJ_BACKUP_HEAD_LENGTH, RJ_KEY_FILE_LENGTH);
  memset (contents, 0, RJ_BACKUP_DATABASE_OFFSET);
  g_assert_false (restore_contents (f, "picture", contents, length, RJ_TEST_PASSPHRASE, FALSE, &error));
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_DAMAGED);
  g_clear_error (&error);

  memcpy (contents, magic, sizeof magic);
  g_assert_false (restore_contents (f, "picture", contents, length, RJ_TEST_PASSPHRASE, FALSE, &error));
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_KEY_DAMAGED);
  g_clear_error (&error);

  memset (contents, 0, sizeof magic);
  memcpy (contents + RJ_BACKUP_HEAD_LENGTH, keys, RJ_KEY_FILE_LENGTH / 2);
  g_assert_false (restore_contents (f, "picture", contents, length, "another passphrase", FALSE, &error));
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);

  memset (contents, 0, RJ_BACKUP_DATABASE_OFFSET);
  g_assert_true (restore_contents (f, "picture", contents, length, key, TRUE, &error));
  g_assert_no_error (error);
}

/* One half of the keys is enough; without both the spare key opens it. */
static void
test_damaged_keys (Fixture *f, gconstpointer data)
{
  g_autofree char *name = back_up (f, NULL, NULL, NULL);
  g_autofree char *path = g_build_filename (f->backups, name, NULL);
  g_autofree char *other = g_build_filename (f->folder, "other", NULL);
  g_autofree char *third = g_build_filename (f->folder, "third", NULL);
  g_autoptr (RjVault) vault = rj_test_vault_new (other);
  g_autoptr (RjVault) last = rj_test_vault_new (third);
  g_autoptr (RjSecretBytes) spare = rj_vault_dup_spare_key (f->vault);
  g_autofree char *spare_text =
    g_strndup ((const char *) rj_secret_bytes_get (spare), rj_secret_bytes_get_length (spare));
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  memset (contents + RJ_BACKUP_HEAD_LENGTH, 0, RJ_KEY_BLOCK_LENGTH);
  g_assert_true (g_file_set_contents (path, contents, (gssize) length, NULL));
  restore (vault, f->backups, name, RJ_TEST_PASSPHRASE, FALSE, NULL, &error);
  g_assert_no_error (error);

  memset (contents + RJ_BACKUP_HEAD_LENGTH, 0, RJ_KEY_FILE_LENGTH);
  g_assert_true (g_file_set_contents (path, contents, (gssize) length, NULL));
  g_assert_false (restore (last, f->backups, name, RJ_TEST_PASSPHRASE, FALSE, NULL, &error));
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_KEY_DAMAGED);
  g_clear_error (&error);
  restore (last, f->backups, name, spare_text, TRUE, NULL, &error);
  g_assert_no_error (error);
  rj_test_vault_open (last, RJ_TEST_UNLOCK_WITH_SPARE_KEY, spare_text, &error);
  g_assert_no_error (error);
  rj_test_vault_close (last, NULL);
}

static void
ready_cb (GObject *source, GAsyncResult *result, gpointer answer)
{
  *(GAsyncResult **) answer = g_object_ref (result);
}

/* A lock does not wait; what was begun is gone after the next one, and is no backup meanwhile. */
static void
test_locked_meanwhile (Fixture *f, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GPtrArray) backups = NULL;

  rj_vault_back_up_async (f->vault, NULL, NULL, ready_cb, &result);
  rj_test_vault_close (f->vault, &error);
  g_assert_no_error (error);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  name = rj_vault_back_up_finish (f->vault, result, NULL, &error);
  g_assert_null (name);
  g_assert_nonnull (error);
  backups = list (f->backups);
  g_assert_cmpuint (backups->len, ==, 0);
}

/* By hand while one is made by itself: each is whole, and neither takes the other's file away. */
static void
test_at_once (Fixture *f, gconstpointer data)
{
  GAsyncResult *results[4] = { NULL };
  g_autoptr (GPtrArray) backups = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (results); i++)
    rj_vault_back_up_async (f->vault, NULL, NULL, ready_cb, &results[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *name = NULL;
      RjCensus census;

      while (results[i] == NULL)
        g_main_context_iteration (NULL, TRUE);
      name = rj_vault_back_up_finish (f->vault, results[i], &census, &error);
      g_assert_no_error (error);
      g_assert_nonnull (name);
      g_assert_cmpuint (census.moods, ==, N_MOODS);
      g_object_unref (results[i]);
    }
  /* Of one second: the newest of a day stays, and it can be read. */
  backups = list (f->backups);
  g_assert_cmpuint (backups->len, ==, 1);
}

/* ---- What is deleted for good ---- */

static void
delete_for_good (Fixture *f, const char *id)
{
  RjStore *store = rj_vault_get_store (f->vault);
  RjCheckIns *check_ins = rj_store_get_check_ins (store);
  RjTrash *trash = rj_store_get_trash (store);
  const char *ids[] = { id, NULL };
  g_autoptr (GError) error = NULL;

  rj_check_ins_delete_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_delete_async (check_ins, id, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  rj_trash_remove_finish (
    trash, RJ_TEST_AWAIT (rj_trash_remove_async (trash, ids, TRUE, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
}

static void
remove_in_copies (Fixture *f, guint expected_rewritten, guint expected_unread)
{
  g_autoptr (GError) error = NULL;
  guint rewritten = 99;
  guint unread = 99;

  rj_vault_remove_in_copies_finish (
    f->vault, RJ_TEST_AWAIT (rj_vault_remove_in_copies_async (f->vault, NULL, RJ_TEST_READY)), &rewritten,
    &unread, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rewritten, ==, expected_rewritten);
  g_assert_cmpuint (unread, ==, expected_unread);
  g_assert_null (rj_store_get_preference (rj_vault_get_store (f->vault), RJ_PREFERENCE_REMOVE_IN_COPIES));
}

static void
flip_last_byte (Fixture *f, const char *name)
{
  g_autofree char *path = g_build_filename (f->backups, name, NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  content[length - 1] ^= 1;
  g_file_set_contents (path, content, (gssize) length, &error);
  g_assert_no_error (error);
}

static char *
back_up_next_day (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  char *name;

  rj_fake_clock_advance (RJ_FAKE_CLOCK (rj_vault_get_clock (f->vault)), G_TIME_SPAN_DAY);
  name = back_up (f, NULL, NULL, &error);
  g_assert_no_error (error);
  return name;
}

/* The journal as it is now, as if another one had replaced it. (transfer full): its path */
static char *
put_replaced (Fixture *f)
{
  g_autofree char *database = g_build_filename (f->journal, RJ_VAULT_DATABASE_NAME, NULL);
  g_autofree char *name = rj_backups_dup_replaced_name (RJ_TEST_NOW_US);
  g_autofree char *path = g_build_filename (f->backups, name, NULL);
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (database, &content, &length, NULL));
  g_assert_true (
    g_file_set_contents_full (path, content, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  return g_steal_pointer (&path);
}

/* Two copies hold it, one of them cannot be read; one was made before it was written. */
static void
test_remove_in_copies (Fixture *f, gconstpointer data)
{
  g_autofree char *before = back_up_next_day (f);
  g_autoptr (RjMoodEntry) mood =
    rj_test_save_mood (rj_vault_get_store (f->vault), RJ_MOOD_GOOD, RJ_TEST_DAY, "to be gone");
  g_autofree char *with_it = back_up_next_day (f);
  g_autofree char *damaged = back_up_next_day (f);
  g_autofree char *other = g_build_filename (f->folder, "other", NULL);
  g_autofree char *gone = g_build_filename (f->backups, with_it, NULL);
  g_autofree char *replaced = NULL;
  g_autoptr (RjSecretBytes) key = NULL;
  g_autoptr (RjVault) restored = rj_test_vault_new (other);
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;
  const RjBackupInfo *info;
  RjCensus census;

  replaced = put_replaced (f);
  flip_last_byte (f, damaged);
  remove_in_copies (f, 0, 0);
  delete_for_good (f, mood->record.id);
  remove_in_copies (f, 2, 1);
  key = rj_vault_dup_raw_key (f->vault);
  rj_census_take_file (replaced, key, &census, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (census.moods, ==, N_MOODS);
  g_assert_false (g_file_test (gone, G_FILE_TEST_EXISTS));
  backups = list (f->backups);
  g_assert_cmpuint (backups->len, ==, 3);
  g_assert_cmpstr (((RjBackupInfo *) backups->pdata[0])->name, ==, damaged);
  g_assert_cmpstr (((RjBackupInfo *) backups->pdata[2])->name, ==, before);
  info = backups->pdata[1];
  g_assert_cmpint (info->made_us, ==, ((RjBackupInfo *) backups->pdata[2])->made_us + G_TIME_SPAN_DAY);
  restore (restored, f->backups, info->name, RJ_TEST_PASSPHRASE, FALSE, &census, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (census.moods, ==, N_MOODS);
}

/* ---- Which may go ---- */

static GPtrArray *
make_list (gint64 newest_us, guint n, gint64 step_us, guint64 size)
{
  GPtrArray *backups = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_backup_info_free);

  for (guint i = 0; i < n; i++)
    {
      RjBackupInfo *info = g_new0 (RjBackupInfo, 1);

      info->name = g_strdup_printf ("%u", i);
      info->made_us = newest_us - (gint64) i * step_us;
      info->size = size;
      g_ptr_array_add (backups, info);
    }
  return backups;
}

/* Days back of what stays of one backup a day, without what is in @old. */
static char *
describe_kept (GPtrArray *backups, GPtrArray *old)
{
  GString *kept = g_string_new (NULL);

  for (guint i = 0; i < backups->len; i++)
    if (!g_ptr_array_find (old, backups->pdata[i], NULL))
      g_string_append_printf (kept, "%s%u", kept->len > 0 ? " " : "", i);
  return g_string_free (kept, FALSE);
}

static void
test_which_go (void)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GPtrArray) none = make_list (RJ_TEST_NOW_US, 0, 1, 1);
  g_autoptr (GPtrArray) daily = make_list (RJ_TEST_NOW_US, 120, G_TIME_SPAN_DAY, 1000);
  g_autoptr (GPtrArray) hourly = make_list (RJ_TEST_NOW_US, 48, G_TIME_SPAN_HOUR, 1000);
  g_autoptr (GPtrArray) rare = make_list (RJ_TEST_NOW_US, 4, 50 * G_TIME_SPAN_DAY, 1000);
  g_autoptr (GPtrArray) big = make_list (RJ_TEST_NOW_US, 7, G_TIME_SPAN_DAY, RJ_BACKUPS_MAX_BYTES / 3);
  g_autoptr (GPtrArray) huge = make_list (RJ_TEST_NOW_US, 2, G_TIME_SPAN_DAY, RJ_BACKUPS_MAX_BYTES * 2);
  g_autoptr (GPtrArray) ahead = make_list (RJ_TEST_NOW_US, 10, G_TIME_SPAN_DAY, 1000);
  g_autoptr (GPtrArray) back = make_list (RJ_TEST_NOW_US, 10, G_TIME_SPAN_DAY, 1000);
  g_autoptr (GPtrArray) behind = make_list (RJ_TEST_NOW_US, 30, G_TIME_SPAN_DAY, 1000);
  g_autoptr (GPtrArray) heavy = make_list (RJ_TEST_NOW_US, 6, G_TIME_SPAN_DAY, RJ_BACKUPS_MAX_BYTES / 3);
  const gint64 years = 10 * 365 * G_TIME_SPAN_DAY;
  struct {
    GPtrArray *backups;
    const char *kept; /* NULL: all */
    gint64 clock_us;  /* how far it is off */
  } cases[] = {
    { none, "", 0 },
    /* By hand: Wednesday 4 March and six days before; the last days of the weeks before, Sunday 1 March (3),
     * 22 February (10), 15 February (17); the last days of February (4) and January (32). */
    { daily, "0 1 2 3 4 5 6 10 17 32", 0 },
    /* Noon today, the last of yesterday and of the day before; Sunday is not reached. */
    { hourly, "0 13 37", 0 },
    /* Three months have one. The third of them is older than 90 days, but one of the last three days. */
    { rare, "0 1 2", 0 },
    { big, "0 1 2", 0 },
    { huge, "0", 0 },
    /* The clock is years ahead since today: all others look old. */
    { ahead, "0 1 2", 0 },
    /* It was, yesterday and the day before: what was made then says nothing about the others. From Monday 2
     * March on as above, but for two days. */
    { back, "0 1 2 3 4 5 6 7 8", 0 },
    /* It has fallen back by a month: what is there is of the future. */
    { behind, NULL, -30 * G_TIME_SPAN_DAY },
    /* What is of the future comes last where there is no room. */
    { heavy, "2 3 4", -3 * G_TIME_SPAN_DAY },
  };

  for (guint i = 1; i < ahead->len; i++)
    ((RjBackupInfo *) ahead->pdata[i])->made_us -= years;
  for (guint i = 0; i < 2; i++)
    ((RjBackupInfo *) back->pdata[i])->made_us += years;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) old =
        rj_backups_choose_old (cases[i].backups, utc, RJ_TEST_NOW_US + cases[i].clock_us);
      g_autofree char *kept = describe_kept (cases[i].backups, old);

      if (cases[i].kept != NULL)
        g_assert_cmpstr (kept, ==, cases[i].kept);
      else
        g_assert_cmpuint (old->len, ==, 0);
    }
}

#define ADD(name, data, func) g_test_add ("/backups/" name, Fixture, data, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("by-passphrase", NULL, test_there_and_back);
  ADD ("by-spare-key", "", test_there_and_back);
  ADD ("leftovers", NULL, test_leftovers);
  ADD ("when-due", NULL, test_when_due);
  ADD ("elsewhere", NULL, test_elsewhere);
  ADD ("bad", NULL, test_bad);
  ADD ("damaged-head/by-passphrase", NULL, test_damaged_head);
  ADD ("damaged-head/by-spare-key", "", test_damaged_head);
  ADD ("headless", NULL, test_headless);
  ADD ("unmarked", NULL, test_unmarked);
  ADD ("damaged-keys", NULL, test_damaged_keys);
  ADD ("locked-meanwhile", NULL, test_locked_meanwhile);
  ADD ("at-once", NULL, test_at_once);
  ADD ("remove-in-copies", NULL, test_remove_in_copies);
  g_test_add_func ("/backups/which-go", test_which_go);

  return g_test_run ();
}
