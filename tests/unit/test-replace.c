// SPDX-License-Identifier: GPL-3.0-or-later
// A backup is looked into before anything changes, and takes the place of a journal: wherever it is cut off,
// the old one opens or the new one.
#include "rj-backup-contents.h"
#include "rj-exchange.h"
#include "rj-file-private.h"
#include "rj-file.h"
#include "rj-test-store.h"
#include "rj-test-vault.h"
#include "rj-vault-private.h"
#include "rj-vault-remove.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define N_THEN  7
#define N_LATER 3
#define OTHER   "another four plain words"

typedef struct {
  char *folder;
  char *journal;
  char *stick;
  char *backup; /* of N_THEN moods */
  char *spare;
  RjVault *vault;
} Fixture;

static void
save_moods (RjVault *vault, int n)
{
  for (int i = 0; i < n; i++)
    rj_mood_entry_free (
      rj_test_save_mood (rj_vault_get_store (vault), RJ_MOOD_LOW, RJ_TEST_DAY - i, "words"));
}

static char *
dup_spare_key (RjVault *vault)
{
  g_autoptr (RjSecretBytes) spare = rj_vault_dup_spare_key (vault);

  return g_strndup ((const char *) rj_secret_bytes_get (spare), rj_secret_bytes_get_length (spare));
}

static char *
back_up (RjVault *vault, const char *to)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder = to != NULL ? g_file_new_for_path (to) : NULL;
  g_autofree char *own = g_build_filename (rj_vault_get_folder (vault), RJ_BACKUPS_FOLDER, NULL);
  g_autofree char *name = rj_vault_back_up_finish (
    vault, RJ_TEST_AWAIT (rj_vault_back_up_async (vault, folder, NULL, RJ_TEST_READY)), NULL, &error);

  g_assert_no_error (error);
  return g_build_filename (to != NULL ? to : own, name, NULL);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->folder = rj_test_make_folder ();
  f->journal = g_build_filename (f->folder, "journal", NULL);
  f->stick = g_build_filename (f->folder, "stick", NULL);
  g_assert_cmpint (g_mkdir (f->stick, 0700), ==, 0);
  f->vault = rj_test_vault_new (f->journal);
  rj_test_vault_open (f->vault, RJ_TEST_CREATE, RJ_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  f->spare = dup_spare_key (f->vault);
  save_moods (f->vault, N_THEN);
  f->backup = back_up (f->vault, f->stick);
  save_moods (f->vault, N_LATER);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  rj_test_vault_close (f->vault, NULL);
  g_clear_object (&f->vault);
  rj_test_remove_folder (f->folder);
  g_free (f->spare);
  g_free (f->backup);
  g_free (f->stick);
  g_free (f->journal);
  g_free (f->folder);
}

static RjSecretBytes *
new_secret (const char *secret)
{
  return secret != NULL ? rj_secret_bytes_new_text (secret) : NULL;
}

static RjBackupContents *
inspect (RjVault *vault, const char *path, RjBackupSecret kind, const char *secret, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (RjSecretBytes) bytes = new_secret (secret);

  return rj_vault_inspect_backup_finish (
    vault, RJ_TEST_AWAIT (rj_vault_inspect_backup_async (vault, file, kind, bytes, NULL, RJ_TEST_READY)),
    error);
}

static gboolean
replace (RjVault *vault, const char *path, RjBackupSecret kind, const char *secret, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (RjSecretBytes) bytes = new_secret (secret);

  return rj_vault_replace_finish (
    vault, RJ_TEST_AWAIT (rj_vault_replace_async (vault, file, kind, bytes, NULL, RJ_TEST_READY)), NULL,
    error);
}

static void
assert_counts (RjBackupContents *contents, GError *error, guint moods)
{
  g_assert_no_error (error);
  g_assert_cmpuint (contents->census.moods, ==, moods);
  g_assert_cmpint (contents->census.last_day, ==, RJ_TEST_DAY);
  g_assert_cmpint (contents->census.first_day, ==, RJ_TEST_DAY - (RjDay) moods + 1);
}

/* Opens, counts, closes. */
static guint
count (const char *journal, RjTestOpening how, const char *secret)
{
  g_autoptr (RjVault) vault = rj_test_vault_new (journal);
  g_autoptr (GError) error = NULL;
  guint n;

  rj_test_vault_open (vault, how, secret, &error);
  g_assert_no_error (error);
  n = rj_test_count_log (rj_vault_get_store (vault));
  rj_test_vault_close (vault, &error);
  g_assert_no_error (error);
  return n;
}

/* ---- Looking ---- */

static void
test_inspect (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *other = g_build_filename (f->folder, "other", NULL);
  g_autofree RjBackupContents *own =
    inspect (f->vault, f->backup, RJ_BACKUP_SECRET_OPEN_JOURNAL, NULL, &error);
  g_autofree RjBackupContents *typed = NULL;
  g_autofree RjBackupContents *elsewhere = NULL;
  g_autofree RjBackupContents *by_spare_key = NULL;
  g_autoptr (RjVault) nowhere = rj_test_vault_new (other);

  assert_counts (own, error, N_THEN);
  g_assert_true (own->is_of_this_journal);
  g_assert_cmpint (own->opens, ==, RJ_BACKUP_OPENS_TODAY);
  g_assert_cmpint (own->made_us, ==, rj_clock_get_now (rj_vault_get_clock (f->vault)));
  g_assert_cmpuint (own->size, >, 8192);
  /* The backup keeps the passphrase that it was made with. */
  g_assert_true (rj_test_vault_change (f->vault, OTHER, &error));
  typed = inspect (f->vault, f->backup, RJ_BACKUP_SECRET_PASSPHRASE, RJ_TEST_PASSPHRASE, &error);
  assert_counts (typed, error, N_THEN);
  g_assert_true (typed->is_of_this_journal);
  g_assert_cmpint (typed->opens, ==, RJ_BACKUP_OPENS_THEN);
  rj_test_vault_close (f->vault, NULL);

  by_spare_key = inspect (f->vault, f->backup, RJ_BACKUP_SECRET_SPARE_KEY, f->spare, &error);
  assert_counts (by_spare_key, error, N_THEN);
  g_assert_true (by_spare_key->is_of_this_journal);
  elsewhere = inspect (nowhere, f->backup, RJ_BACKUP_SECRET_PASSPHRASE, RJ_TEST_PASSPHRASE, &error);
  assert_counts (elsewhere, error, N_THEN);
  g_assert_false (elsewhere->is_of_this_journal);
  g_assert_cmpint (elsewhere->opens, ==, RJ_BACKUP_OPENS_THEN);
  g_assert_cmpint (rj_vault_get_state (nowhere), ==, RJ_VAULT_NO_JOURNAL);
}

/* Without the folder of the safety copies, whose time tells that something was there for a moment. */
static char *
describe_journal (Fixture *f)
{
  g_autofree char *all = rj_test_describe_folder (f->journal);

  g_assert_true (g_str_has_prefix (all, RJ_BACKUPS_FOLDER " "));
  return g_strdup (strchr (all, '\n'));
}

static void
test_inspect_changes_nothing (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *look = g_build_filename (f->journal, RJ_BACKUPS_FOLDER, RJ_BACKUPS_LOOK_NAME, NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *stick_before = rj_test_describe_folder (f->stick);
  g_autofree char *stick_after = NULL;

  rj_test_vault_close (f->vault, NULL);
  before = describe_journal (f);
  g_free (inspect (f->vault, f->backup, RJ_BACKUP_SECRET_PASSPHRASE, RJ_TEST_PASSPHRASE, &error));
  g_assert_no_error (error);
  g_assert_null (inspect (f->vault, f->backup, RJ_BACKUP_SECRET_PASSPHRASE, "not the passphrase", &error));
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  g_assert_null (inspect (f->vault, f->journal, RJ_BACKUP_SECRET_PASSPHRASE, RJ_TEST_PASSPHRASE, &error));
  g_assert_nonnull (error);
  g_assert_false (g_file_test (look, G_FILE_TEST_EXISTS));
  after = describe_journal (f);
  stick_after = rj_test_describe_folder (f->stick);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (stick_before, ==, stick_after);
}

/* ---- Rehearsal ---- */

static RjRehearsal *
rehearse (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  RjRehearsal *rehearsal = rj_vault_rehearse_finish (
    f->vault, RJ_TEST_AWAIT (rj_vault_rehearse_async (f->vault, NULL, RJ_TEST_READY)), &error);

  g_assert_no_error (error);
  return rehearsal;
}

static void
flip (const char *path, gsize at)
{
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_cmpuint (length, >, at);
  contents[at] ^= 1;
  g_assert_true (g_file_set_contents (path, contents, (gssize) length, NULL));
}

static void
test_rehearse (Fixture *f, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *aside = NULL;
  g_autofree RjRehearsal *made = NULL;
  g_autofree RjRehearsal *read = NULL;
  g_autofree RjRehearsal *redone = NULL;
  g_autofree RjRehearsal *kept = NULL;

  g_assert_null (rj_vault_dup_rehearsal (f->vault));
  /* Without one the first is made. */
  made = rehearse (f);
  g_assert_false (made->redone);
  g_assert_cmpuint (made->census.moods, ==, N_THEN + N_LATER);

  first = back_up (f->vault, NULL);
  save_moods (f->vault, 1);
  rj_fake_clock_advance (RJ_FAKE_CLOCK (rj_vault_get_clock (f->vault)), G_TIME_SPAN_HOUR);
  read = rehearse (f);
  /* What is in the copy, not what is in the journal. */
  g_assert_false (read->redone);
  g_assert_cmpuint (read->census.moods, ==, N_THEN + N_LATER);
  g_assert_cmpint (read->at_us, ==, rj_clock_get_now (rj_vault_get_clock (f->vault)));

  flip (first, 8192 + 2 * 4096 + 100);
  redone = rehearse (f);
  g_assert_true (redone->redone);
  g_assert_cmpuint (redone->census.moods, ==, N_THEN + N_LATER + 1);
  aside = g_strconcat (first, RJ_BACKUPS_DAMAGED_SUFFIX, NULL);
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));

  kept = rj_vault_dup_rehearsal (f->vault);
  g_assert_true (kept->redone);
  g_assert_cmpint (kept->at_us, ==, redone->at_us);
  g_assert_cmpuint (kept->census.moods, ==, redone->census.moods);
}

/* One of the same name was put aside before: it stays. */
static void
test_rehearse_aside_twice (Fixture *f, gconstpointer data)
{
  g_autofree char *first = back_up (f->vault, NULL);
  g_autofree char *stem = g_strndup (first, strlen (first) - strlen (RJ_BACKUP_SUFFIX));
  g_autofree char *aside = g_strconcat (first, RJ_BACKUPS_DAMAGED_SUFFIX, NULL);
  g_autofree char *second = g_strconcat (stem, "-2", RJ_BACKUP_SUFFIX, RJ_BACKUPS_DAMAGED_SUFFIX, NULL);
  g_autofree char *kept = NULL;
  g_autofree RjRehearsal *redone = NULL;

  g_assert_true (g_file_set_contents (aside, "what was damaged before", -1, NULL));
  flip (first, 8192 + 2 * 4096 + 100);
  redone = rehearse (f);
  g_assert_true (redone->redone);
  g_assert_true (g_file_get_contents (aside, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "what was damaged before");
  g_assert_true (g_file_test (second, G_FILE_TEST_EXISTS));
}

/* ---- Replacing ---- */

static char *
find_replaced (Fixture *f)
{
  g_autofree char *path = g_build_filename (f->journal, RJ_BACKUPS_FOLDER, NULL);
  int folder = rj_file_open_folder (path, FALSE, NULL);
  g_autoptr (GPtrArray) all = rj_backups_list_all (folder, NULL);
  char *found = NULL;

  for (guint i = 0; i < all->len; i++)
    if (((RjBackupInfo *) all->pdata[i])->replaced)
      {
        g_assert_null (found);
        found = g_build_filename (path, ((RjBackupInfo *) all->pdata[i])->name, NULL);
      }
  close (folder);
  g_assert_nonnull (found);
  return found;
}

/* The one that was replaced is there, and comes back by the same way. */
static void
test_while_open (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *replaced = NULL;
  g_autofree RjBackupContents *contents = NULL;

  g_assert_true (replace (f->vault, f->backup, RJ_BACKUP_SECRET_OPEN_JOURNAL, NULL, &error));
  g_assert_no_error (error);
  /* Still the old one. */
  g_assert_cmpuint (rj_test_count_log (rj_vault_get_store (f->vault)), ==, N_THEN + N_LATER);
  rj_test_vault_close (f->vault, NULL);
  rj_test_vault_open (f->vault, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rj_test_count_log (rj_vault_get_store (f->vault)), ==, N_THEN);

  replaced = find_replaced (f);
  contents = inspect (f->vault, replaced, RJ_BACKUP_SECRET_OPEN_JOURNAL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (contents->census.moods, ==, N_THEN + N_LATER);
  rj_test_vault_close (f->vault, NULL);
  g_assert_true (replace (f->vault, replaced, RJ_BACKUP_SECRET_PASSPHRASE, RJ_TEST_PASSPHRASE, &error));
  g_assert_cmpuint (count (f->journal, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE), ==, N_THEN + N_LATER);
}

/* Making the safety copy that comes first must not take away the one that was chosen. */
static void
test_of_the_same_day (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *first = back_up (f->vault, NULL);

  save_moods (f->vault, 1);
  rj_fake_clock_advance (RJ_FAKE_CLOCK (rj_vault_get_clock (f->vault)), G_TIME_SPAN_MINUTE);
  g_assert_true (replace (f->vault, first, RJ_BACKUP_SECRET_OPEN_JOURNAL, NULL, &error));
  g_assert_no_error (error);
  rj_test_vault_close (f->vault, NULL);
  g_assert_cmpuint (count (f->journal, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE), ==, N_THEN + N_LATER);
}

/* Whoever has forgotten the new passphrase opens the journal with the old one, which is that of the backup.
 */
static void
test_by_an_old_passphrase (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RjVault) vault = rj_test_vault_new (f->journal);

  g_assert_true (rj_test_vault_change (f->vault, OTHER, &error));
  rj_test_vault_close (f->vault, NULL);
  g_assert_false (replace (f->vault, f->backup, RJ_BACKUP_SECRET_PASSPHRASE, OTHER, &error));
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  g_assert_true (replace (f->vault, f->backup, RJ_BACKUP_SECRET_PASSPHRASE, RJ_TEST_PASSPHRASE, &error));
  g_assert_cmpuint (count (f->journal, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE), ==, N_THEN);
  g_assert_false (rj_test_vault_open (vault, RJ_TEST_UNLOCK, OTHER, &error));
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_WRONG_PASSPHRASE);
}

/* By the spare key the passphrase of today stays. */
static void
test_by_spare_key (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (rj_test_vault_change (f->vault, OTHER, &error));
  rj_test_vault_close (f->vault, NULL);
  g_assert_true (replace (f->vault, f->backup, RJ_BACKUP_SECRET_SPARE_KEY, f->spare, &error));
  g_assert_cmpuint (count (f->journal, RJ_TEST_UNLOCK, OTHER), ==, N_THEN);
}

/* Another journal with other keys; even a damaged one goes, and is kept. */
static void
test_of_another (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (f->folder, "another", NULL);
  g_autofree char *database = g_build_filename (path, RJ_VAULT_DATABASE_NAME, NULL);
  g_autofree char *inbox = g_build_filename (path, "inbox", NULL);
  g_autoptr (RjVault) another = rj_test_vault_new (path);

  rj_test_vault_open (another, RJ_TEST_CREATE, OTHER, &error);
  g_assert_no_error (error);
  rj_test_vault_close (another, NULL);
  g_assert_true (g_file_set_contents (inbox, "sealed", -1, NULL));
  flip (database, 4096 + 5);
  g_assert_true (replace (another, f->backup, RJ_BACKUP_SECRET_PASSPHRASE, RJ_TEST_PASSPHRASE, &error));
  g_assert_cmpuint (count (path, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE), ==, N_THEN);
  g_assert_cmpuint (count (path, RJ_TEST_UNLOCK_WITH_SPARE_KEY, f->spare), ==, N_THEN);
  g_assert_false (g_file_test (inbox, G_FILE_TEST_EXISTS));
}

/* Nothing is there of it afterwards. */
static void
test_refused (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  rj_test_vault_close (f->vault, NULL);
  before = describe_journal (f);
  g_assert_false (replace (f->vault, f->backup, RJ_BACKUP_SECRET_PASSPHRASE, "wrong", &error));
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  flip (f->backup, 8192 + 4096 + 9);
  g_assert_false (replace (f->vault, f->backup, RJ_BACKUP_SECRET_PASSPHRASE, RJ_TEST_PASSPHRASE, &error));
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_DAMAGED);
  after = describe_journal (f);
  g_assert_cmpstr (before, ==, after);
}

static void
test_prune (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RjFakeClock *clock = RJ_FAKE_CLOCK (rj_vault_get_clock (f->vault));
  g_autofree char *replaced = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *keys = NULL;

  g_assert_true (replace (f->vault, f->backup, RJ_BACKUP_SECRET_OPEN_JOURNAL, NULL, &error));
  rj_test_vault_close (f->vault, NULL);
  rj_test_vault_open (f->vault, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  replaced = find_replaced (f);
  keys = g_strndup (replaced, strlen (replaced) - strlen (".db"));
  g_assert_true (g_str_has_suffix (replaced, ".db"));
  rj_fake_clock_advance (clock, RJ_BACKUPS_REPLACED_DAYS * G_TIME_SPAN_DAY);
  first = back_up (f->vault, NULL);
  g_assert_true (g_file_test (replaced, G_FILE_TEST_EXISTS));
  rj_fake_clock_advance (clock, G_TIME_SPAN_DAY);
  last = back_up (f->vault, NULL);
  g_assert_false (g_file_test (replaced, G_FILE_TEST_EXISTS));
  keys = g_realloc (keys, strlen (keys) + 8);
  strcat (keys, ".key");
  g_assert_false (g_file_test (keys, G_FILE_TEST_EXISTS));
}

/* ---- Cut off ---- */

static guint calls_left;
static gboolean exchange_fails;

static gboolean
is_cut_off (void)
{
  if (calls_left == 0)
    {
      errno = EIO;
      return TRUE;
    }
  calls_left--;
  return FALSE;
}

static int
cut_open (int folder, const char *name, int flags, mode_t mode)
{
  return is_cut_off () ? -1 : openat (folder, name, flags, mode);
}

static ssize_t
cut_write (int fd, const void *data, size_t length)
{
  return is_cut_off () ? -1 : write (fd, data, length);
}

static int
cut_rename (int folder, const char *from, const char *to, unsigned int flags)
{
  if (is_cut_off ())
    return -1;
  if (exchange_fails && flags & RENAME_EXCHANGE)
    {
      errno = EINVAL;
      return -1;
    }
  return renameat2 (folder, from, folder, to, flags);
}

static int
cut_unlink (int folder, const char *name)
{
  return is_cut_off () ? -1 : unlinkat (folder, name, 0);
}

/* After this call nothing of ours reaches the disk any more: what is there is what a kill leaves. */
static const RjFileCalls cutting = {
  .open = cut_open,
  .read = read,
  .write = cut_write,
  .fsync = fsync,
  .rename = cut_rename,
  .unlink = cut_unlink,
  .close = close,
};

static void
copy_folder (const char *from, const char *to)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  g_assert_cmpint (g_mkdir (to, 0700), ==, 0);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (to, name, NULL);
      g_autofree char *contents = NULL;
      gsize length;

      if (g_file_test (source, G_FILE_TEST_IS_DIR))
        continue;
      g_assert_true (g_file_get_contents (source, &contents, &length, NULL));
      g_assert_true (g_file_set_contents (target, contents, (gssize) length, NULL));
    }
}

/* What it was answered with. */
static gboolean
replace_until (Fixture *f, const char *journal, guint calls, const char *passphrase)
{
  g_autoptr (RjVault) vault = rj_test_vault_new (journal);
  gboolean replaced;

  calls_left = calls;
  rj_file_set_calls (&cutting);
  replaced = replace (vault, f->backup, RJ_BACKUP_SECRET_PASSPHRASE, passphrase, NULL);
  rj_file_set_calls (NULL);
  return replaced;
}

/* With @secret of the old one or of the new one. */
static gboolean
opens_as_new (const char *journal, const char *old_secret, guint n_old)
{
  g_autoptr (RjVault) vault = rj_test_vault_new (journal);
  g_autoptr (GError) error = NULL;
  gboolean is_new;

  g_assert_cmpint (rj_vault_get_state (vault), ==, RJ_VAULT_LOCKED);
  is_new = rj_test_vault_open (vault, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, NULL);
  if (!is_new)
    rj_test_vault_open (vault, RJ_TEST_UNLOCK, old_secret, &error);
  g_assert_no_error (error);
  if (is_new && rj_test_count_log (rj_vault_get_store (vault)) == n_old)
    is_new = FALSE;
  else
    g_assert_cmpuint (rj_test_count_log (rj_vault_get_store (vault)), ==, is_new ? N_THEN : n_old);
  rj_test_vault_close (vault, NULL);
  return is_new;
}

/* Nothing beside the journal stays that was on its way. */
static void
assert_tidy (const char *journal)
{
  static const char *const names[] = { RJ_EXCHANGE_NAME, RJ_EXCHANGE_DATABASE, RJ_EXCHANGE_KEYS,
                                       RJ_EXCHANGE_DATABASE ".tmp", RJ_EXCHANGE_NAME ".tmp" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (journal, names[i], NULL);

      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

typedef struct {
  gboolean foreign;
  gboolean no_exchange;
} Cut;

static void
test_cut_off (Fixture *f, gconstpointer data)
{
  const Cut *cut = data;
  g_autofree char *another = g_build_filename (f->folder, "another", NULL);
  g_autoptr (RjVault) vault = rj_test_vault_new (another);
  const char *source = cut->foreign ? another : f->journal;
  const char *secret = cut->foreign ? OTHER : RJ_TEST_PASSPHRASE;
  gboolean was_new = FALSE, done = FALSE, whole = FALSE;
  guint n, n_new = 0;

  rj_test_vault_close (f->vault, NULL);
  g_assert_true (rj_test_vault_open (vault, RJ_TEST_CREATE, OTHER, NULL));
  rj_test_vault_close (vault, NULL);
  exchange_fails = cut->no_exchange;
  for (n = 1; !whole; n++)
    {
      g_autofree char *journal = g_build_filename (f->folder, "copy", NULL);
      gboolean is_new;

      copy_folder (source, journal);
      done = replace_until (f, journal, n, RJ_TEST_PASSPHRASE);
      whole = calls_left > 0;
      is_new = opens_as_new (journal, secret, cut->foreign ? 0 : N_THEN + N_LATER);
      /* What was answered is true: "nothing has been changed", or it is in place. */
      g_assert_true (is_new == done);
      /* Once it is decided it stays so, however early it was cut off. */
      g_assert_true (is_new || !was_new);
      n_new += is_new;
      was_new = is_new;
      assert_tidy (journal);
      rj_test_remove_folder (journal);
      g_assert_cmpuint (n, <, 1000);
    }
  g_test_message ("%u places, %u after the decision", n - 1, n_new);
  g_assert_cmpuint (n_new, >, 5);
  g_assert_cmpuint (n - n_new, >, 5);
}

/* Twice: the start that finishes it is cut off, too. */
static void
test_cut_off_again (Fixture *f, gconstpointer data)
{
  g_autofree char *another = g_build_filename (f->folder, "another", NULL);
  g_autoptr (RjVault) vault = rj_test_vault_new (another);
  gboolean done = FALSE;

  exchange_fails = data != NULL;
  g_assert_true (rj_test_vault_open (vault, RJ_TEST_CREATE, OTHER, NULL));
  /* Decided, and not begun. */
  g_assert_true (replace (vault, f->backup, RJ_BACKUP_SECRET_PASSPHRASE, RJ_TEST_PASSPHRASE, NULL));
  rj_test_vault_close (vault, NULL);
  for (guint n = 1; !done; n++)
    {
      g_autofree char *journal = g_build_filename (f->folder, "copy", NULL);
      int folder;

      copy_folder (another, journal);
      folder = rj_file_open_folder (journal, FALSE, NULL);
      for (guint round = 0; round < 3; round++)
        {
          calls_left = n;
          rj_file_set_calls (&cutting);
          done = rj_exchange_finish (folder, NULL);
          rj_file_set_calls (NULL);
        }
      close (folder);
      g_assert_true (opens_as_new (journal, OTHER, 0));
      assert_tidy (journal);
      rj_test_remove_folder (journal);
    }
}

/* What takes back the last change of the old one never meets the new one. */
static void
test_hot_journal (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *hot = g_build_filename (f->journal, RJ_VAULT_DATABASE_NAME "-journal", NULL);
  g_autofree char *replaced = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *contents = NULL;

  rj_test_vault_close (f->vault, NULL);
  g_assert_true (g_file_set_contents (hot, "what takes it back", -1, NULL));
  g_assert_true (replace (f->vault, f->backup, RJ_BACKUP_SECRET_SPARE_KEY, f->spare, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (hot, G_FILE_TEST_EXISTS));
  replaced = find_replaced (f);
  kept = g_strconcat (replaced, "-journal", NULL);
  g_assert_true (g_file_get_contents (kept, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "what takes it back");
  g_assert_cmpuint (count (f->journal, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE), ==, N_THEN);
}

/* No exchange in one step, the program killed between the two, and what was to come is damaged then, or gone:
 * the old journal is there again, whole. */
static void
test_take_back (Fixture *f, gconstpointer gone)
{
  g_autofree char *journal = g_build_filename (f->folder, "copy", NULL);
  g_autofree char *database = g_build_filename (journal, RJ_VAULT_DATABASE_NAME, NULL);
  g_autofree char *waits = g_build_filename (journal, RJ_EXCHANGE_DATABASE, NULL);
  g_autofree char *backups = g_build_filename (journal, RJ_BACKUPS_FOLDER, NULL);
  g_auto (GStrv) left = NULL;
  int folder;

  rj_test_vault_close (f->vault, NULL);
  exchange_fails = TRUE;
  copy_folder (f->journal, journal);
  for (guint n = 1; g_file_test (database, G_FILE_TEST_EXISTS); n++)
    {
      rj_test_remove_folder (journal);
      copy_folder (f->journal, journal);
      replace_until (f, journal, n, RJ_TEST_PASSPHRASE);
      rj_test_forget ();
      g_assert_cmpuint (n, <, 1000);
    }
  g_assert_true (g_file_test (waits, G_FILE_TEST_EXISTS));
  if (gone != NULL)
    g_assert_no_errno (g_unlink (waits));
  else
    flip (waits, 100);
  g_assert_cmpuint (count (journal, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE), ==, N_THEN + N_LATER);
  assert_tidy (journal);
  folder = rj_file_open_folder (backups, FALSE, NULL);
  left = rj_file_list (folder, NULL);
  for (guint i = 0; left[i] != NULL; i++)
    g_assert_false (g_str_has_prefix (left[i], RJ_BACKUPS_REPLACED_PREFIX));
  close (folder);
}

/* ---- Removing ---- */

static void
test_remove (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *inbox = g_build_filename (f->journal, "inbox", NULL);
  g_autofree char *other = g_build_filename (f->journal, "letter.txt", NULL);
  g_autofree char *copy = back_up (f->vault, NULL);
  g_autofree char *left = NULL;
  g_autofree char *stick_before = rj_test_describe_folder (f->stick);
  g_autofree char *stick_after = NULL;

  g_assert_true (g_file_set_contents (inbox, "sealed", -1, NULL));
  g_assert_true (g_file_set_contents (other, "not ours", -1, NULL));
  g_assert_true (rj_vault_remove_finish (
    f->vault, RJ_TEST_AWAIT (rj_vault_remove_async (f->vault, RJ_TEST_READY)), &error));
  g_assert_no_error (error);
  g_assert_cmpint (rj_vault_get_state (f->vault), ==, RJ_VAULT_NO_JOURNAL);
  left = rj_test_describe_folder (f->journal);
  g_assert_true (g_str_has_prefix (left, "letter.txt "));
  g_assert_null (strchr (left, '\n'));
  stick_after = rj_test_describe_folder (f->stick);
  g_assert_cmpstr (stick_before, ==, stick_after);
  /* And a new one can begin. */
  rj_test_vault_open (f->vault, RJ_TEST_CREATE, OTHER, &error);
  g_assert_no_error (error);
}

/* Cut off anywhere: the journal opens, or there is none and a new one can be made. */
static void
test_remove_cut_off (Fixture *f, gconstpointer data)
{
  gboolean done = FALSE;
  guint n, gone = 0;

  rj_test_vault_close (f->vault, NULL);
  exchange_fails = FALSE;
  for (n = 1; !done; n++)
    {
      g_autofree char *journal = g_build_filename (f->folder, "copy", NULL);
      g_autoptr (RjVault) vault = NULL;
      g_autoptr (GError) error = NULL;

      copy_folder (f->journal, journal);
      vault = rj_test_vault_new (journal);
      g_assert_true (rj_test_vault_open (vault, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, NULL));
      calls_left = n;
      rj_file_set_calls (&cutting);
      done =
        rj_vault_remove_finish (vault, RJ_TEST_AWAIT (rj_vault_remove_async (vault, RJ_TEST_READY)), NULL);
      rj_file_set_calls (NULL);
      rj_test_vault_open (vault,
                          rj_vault_get_state (vault) == RJ_VAULT_NO_JOURNAL ? RJ_TEST_CREATE : RJ_TEST_UNLOCK,
                          RJ_TEST_PASSPHRASE, &error);
      g_assert_no_error (error);
      gone += rj_test_count_log (rj_vault_get_store (vault)) == 0;
      rj_test_vault_close (vault, NULL);
      rj_test_remove_folder (journal);
    }
  g_assert_cmpuint (gone, >, 2);
  g_assert_cmpuint (n - gone, >, 2);
}

static const Cut cuts[] = { { FALSE, FALSE }, { TRUE, FALSE }, { FALSE, TRUE }, { TRUE, TRUE } };

#define ADD(name, data, func) g_test_add ("/replace/" name, Fixture, data, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("inspect", NULL, test_inspect);
  ADD ("inspect-changes-nothing", NULL, test_inspect_changes_nothing);
  ADD ("rehearse", NULL, test_rehearse);
  ADD ("rehearse-aside-twice", NULL, test_rehearse_aside_twice);
  ADD ("while-open", NULL, test_while_open);
  ADD ("of-the-same-day", NULL, test_of_the_same_day);
  ADD ("by-an-old-passphrase", NULL, test_by_an_old_passphrase);
  ADD ("by-spare-key", NULL, test_by_spare_key);
  ADD ("of-another", NULL, test_of_another);
  ADD ("refused", NULL, test_refused);
  ADD ("prune", NULL, test_prune);
  ADD ("hot-journal", NULL, test_hot_journal);
  ADD ("remove", NULL, test_remove);
  ADD ("remove-cut-off", NULL, test_remove_cut_off);
  ADD ("cut-off", &cuts[0], test_cut_off);
  ADD ("cut-off/other-keys", &cuts[1], test_cut_off);
  ADD ("cut-off/no-exchange", &cuts[2], test_cut_off);
  ADD ("cut-off/no-exchange-other-keys", &cuts[3], test_cut_off);
  ADD ("take-back/damaged", NULL, test_take_back);
  ADD ("take-back/gone", "", test_take_back);
  ADD ("cut-off/again", NULL, test_cut_off_again);
  ADD ("cut-off/again-no-exchange", "", test_cut_off_again);

  return g_test_run ();
}
