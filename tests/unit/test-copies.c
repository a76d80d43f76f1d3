// SPDX-License-Identifier: GPL-3.0-or-later
// What reaches every copy beside a journal: what is deleted for good, a new passphrase, a new spare key. Also
// those that nobody can read, those that go meanwhile, and what comes in meanwhile.
#include "rj-backup-contents.h"
#include "rj-backups-private.h"
#include "rj-damage.h"
#include "rj-file-private.h"
#include "rj-file.h"
#include "rj-inbox-message.h"
#include "rj-inbox.h"
#include "rj-test-store.h"
#include "rj-test-vault.h"
#include "rj-vault-inbox.h"
#include "rj-vault-private.h"
#include "rj-vault-rotation.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#define NEW      "another four plain words"
#define N_MOODS  5
#define REPLACED RJ_DAMAGE_FOLDER "/replaced-20260101-000000"

static const RjKdfParams cheap = { .memory_kib = 64, .passes = 1, .lanes = 1 };

typedef struct {
  char *folder;
  char *copies;
  RjVault *vault;
  char *mood; /* is in all of the copies */
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RjMoodEntry) mood = NULL;

  f->folder = rj_test_make_folder ();
  f->copies = g_build_filename (f->folder, RJ_BACKUPS_FOLDER, NULL);
  f->vault = rj_test_vault_new (f->folder);
  rj_test_vault_open (f->vault, RJ_TEST_CREATE, RJ_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  for (int i = 1; i < N_MOODS; i++)
    rj_mood_entry_free (
      rj_test_save_mood (rj_vault_get_store (f->vault), RJ_MOOD_LOW, RJ_TEST_DAY - i, "words of one day"));
  mood = rj_test_save_mood (rj_vault_get_store (f->vault), RJ_MOOD_GOOD, RJ_TEST_DAY, "to be gone");
  f->mood = g_strdup (mood->record.id);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  rj_test_forget ();
  rj_test_vault_close (f->vault, NULL);
  g_clear_object (&f->vault);
  rj_test_remove_folder (f->folder);
  g_free (f->mood);
  g_free (f->copies);
  g_free (f->folder);
}

static char *
back_up_next_day (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  char *name;

  rj_fake_clock_advance (RJ_FAKE_CLOCK (rj_vault_get_clock (f->vault)), G_TIME_SPAN_DAY);
  name = rj_vault_back_up_finish (
    f->vault, RJ_TEST_AWAIT (rj_vault_back_up_async (f->vault, NULL, NULL, RJ_TEST_READY)), NULL, &error);
  g_assert_no_error (error);
  rj_test_forget ();
  return name;
}

/* Of @from to @to, both beside the journal; the byte @flip is another then, unless it is 0. */
static void
copy (Fixture *f, const char *from, const char *to, gsize flip)
{
  g_autofree char *source = g_build_filename (f->folder, from, NULL);
  g_autofree char *target = g_build_filename (f->folder, to, NULL);
  g_autofree char *parent = g_path_get_dirname (target);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  g_file_get_contents (source, &content, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (length, >, flip);
  if (flip > 0)
    content[flip] ^= 1;
  g_mkdir (parent, 0700);
  g_file_set_contents_full (target, content, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

/* A copy that was put aside because a page in it is damaged, a damaged journal that was replaced, with its
 * keys, and a copy whose head is damaged. Returns: the name of the first one, whose page is damaged */
static void
put_damaged (Fixture *f, const char *name)
{
  g_autofree char *from = g_build_filename (RJ_BACKUPS_FOLDER, name, NULL);

  copy (f, from, RJ_BACKUPS_FOLDER "/20260102-000000.jbk.damaged", 8192 + 2 * 4096 + 9);
  copy (f, RJ_VAULT_DATABASE_NAME, REPLACED ".db", 2000);
  copy (f, RJ_KEY_FILE_NAME, REPLACED ".key", 0);
  copy (f, from, RJ_BACKUPS_FOLDER "/20260103-000000.jbk", 20);
}

/* ---- Deleted for good ---- */

static void
delete_for_good (Fixture *f)
{
  RjStore *store = rj_vault_get_store (f->vault);
  RjCheckIns *check_ins = rj_store_get_check_ins (store);
  RjTrash *trash = rj_store_get_trash (store);
  const char *ids[] = { f->mood, NULL };
  g_autoptr (GError) error = NULL;

  rj_check_ins_delete_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_delete_async (check_ins, f->mood, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  rj_trash_remove_finish (
    trash, RJ_TEST_AWAIT (rj_trash_remove_async (trash, ids, TRUE, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  rj_test_forget ();
}

static void
remove_in_copies (Fixture *f, guint expected_rewritten, guint expected_unread)
{
  g_autoptr (GError) error = NULL;
  guint rewritten = 99, unread = 99;

  rj_vault_remove_in_copies_finish (
    f->vault, RJ_TEST_AWAIT (rj_vault_remove_in_copies_async (f->vault, NULL, RJ_TEST_READY)), &rewritten,
    &unread, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rewritten, ==, expected_rewritten);
  g_assert_cmpuint (unread, ==, expected_unread);
  rj_test_forget ();
}

/* How many moods there are in all the copies that the journal opens, and how many copies. */
static guint
count (Fixture *f, guint *n)
{
  int folder = rj_file_open_folder (f->copies, FALSE, NULL);
  g_autoptr (GPtrArray) backups = rj_backups_list (folder, NULL);
  guint moods = 0;

  close (folder);
  *n = backups->len;
  for (guint i = 0; i < backups->len; i++)
    {
      g_autofree char *path = g_build_filename (f->copies, ((RjBackupInfo *) backups->pdata[i])->name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GError) error = NULL;
      g_autofree RjBackupContents *contents = rj_vault_inspect_backup_finish (
        f->vault,
        RJ_TEST_AWAIT (rj_vault_inspect_backup_async (f->vault, file, RJ_BACKUP_SECRET_OPEN_JOURNAL, NULL,
                                                      NULL, RJ_TEST_READY)),
        &error);

      g_assert_no_error (error);
      moods += contents->census.moods;
    }
  rj_test_forget ();
  return moods;
}

/* What cannot be read is told; what only lacks its head is written anew. */
static void
test_remove_damaged (Fixture *f, gconstpointer data)
{
  g_autofree char *name = back_up_next_day (f);
  guint n;

  g_assert_cmpuint (rj_backups_count (f->folder), ==, 1);
  put_damaged (f, name);
  g_assert_cmpuint (rj_backups_count (f->folder), ==, 4);
  delete_for_good (f);
  remove_in_copies (f, 2, 2);
  g_assert_cmpuint (count (f, &n), ==, 2 * (N_MOODS - 1));
  g_assert_cmpuint (n, ==, 2);
}

static int
open_but_folder (int folder, const char *name, int flags, mode_t mode)
{
  if ((flags & O_DIRECTORY) != 0 && g_str_has_suffix (name, RJ_DAMAGE_FOLDER))
    {
      errno = EIO;
      return -1;
    }
  return openat (folder, name, flags, mode);
}

/* A folder that the disk does not show is not taken for none: it is done again. */
static void
test_folder_fails (Fixture *f, gconstpointer data)
{
  g_autofree char *name = back_up_next_day (f);
  RjFileCalls failing = rj_file_real_calls;
  g_autoptr (GError) error = NULL;

  put_damaged (f, name);
  delete_for_good (f);
  failing.open = open_but_folder;
  rj_file_set_calls (&failing);
  g_assert_false (rj_vault_remove_in_copies_finish (
    f->vault, RJ_TEST_AWAIT (rj_vault_remove_in_copies_async (f->vault, NULL, RJ_TEST_READY)), NULL, NULL,
    &error));
  rj_file_set_calls (NULL);
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_IO);
  rj_test_forget ();
  remove_in_copies (f, 2, 2);
}

/* ---- Gone meanwhile ---- */

static const char *when; /* a file of this name is opened for writing */
static char *goes;       /* and this one goes then */
static int n_gone;

static int
open_and_remove (int folder, const char *name, int flags, mode_t mode)
{
  if ((flags & O_ACCMODE) != O_RDONLY && goes != NULL && g_str_has_prefix (name, when)
      && g_unlink (goes) == 0)
    n_gone++;
  return openat (folder, name, flags, mode);
}

static void
begin_removing (Fixture *f, const char *name, const char *at)
{
  static RjFileCalls removing;

  goes = g_build_filename (f->copies, name, NULL);
  when = at;
  n_gone = 0;
  removing = rj_file_real_calls;
  removing.open = open_and_remove;
  rj_file_set_calls (&removing);
}

static void
end_removing (void)
{
  rj_file_set_calls (NULL);
  g_assert_cmpint (n_gone, ==, 1);
  g_clear_pointer (&goes, g_free);
}

static void
test_remove_gone (Fixture *f, gconstpointer data)
{
  g_autofree char *first = back_up_next_day (f);
  g_autofree char *second = back_up_next_day (f);
  g_autofree char *third = back_up_next_day (f);
  guint n;

  delete_for_good (f);
  begin_removing (f, second, "removal.db");
  remove_in_copies (f, 2, 0);
  end_removing ();
  g_assert_cmpuint (count (f, &n), ==, 2 * (N_MOODS - 1));
  g_assert_cmpuint (n, ==, 2);
}

/* ---- A new passphrase ---- */

static gboolean
keys_open (Fixture *f, const char *name, gsize at, const char *passphrase)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  g_autofree char *content = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (RjKeyFiles) files = NULL;
  g_autoptr (RjSecretBytes) text = rj_secret_bytes_new_text (passphrase);
  g_autoptr (RjSecretBytes) root = NULL;
  RjKeyBlock *block;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  bytes = g_bytes_new (content + at, RJ_KEY_FILE_LENGTH);
  files = rj_key_files_parse (bytes);
  root = rj_key_files_open (files, text, &block, NULL, NULL);
  return root != NULL;
}

static void
test_passphrase (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *name;
    gsize at;
  } places[] = { { RJ_BACKUPS_FOLDER "/20260102-000000.jbk.damaged", RJ_BACKUP_HEAD_LENGTH },
                 { RJ_BACKUPS_FOLDER "/20260103-000000.jbk", RJ_BACKUP_HEAD_LENGTH },
                 { REPLACED ".key", 0 } };
  g_autofree char *name = back_up_next_day (f);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) left = NULL;

  put_damaged (f, name);
  g_assert_true (rj_test_vault_change_one (f->vault, RJ_TEST_PASSPHRASE, NEW, &left, &error));
  g_assert_no_error (error);
  g_assert_null (left);
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_assert_true (keys_open (f, places[i].name, places[i].at, NEW));
      g_assert_false (keys_open (f, places[i].name, places[i].at, RJ_TEST_PASSPHRASE));
    }
}

/* One that cannot be written to is told. */
static void
test_passphrase_left (Fixture *f, gconstpointer data)
{
  g_autofree char *name = back_up_next_day (f);
  g_autofree char *keys = g_build_filename (f->folder, REPLACED ".key", NULL);
  g_autofree char *aside =
    g_build_filename (f->folder, RJ_BACKUPS_FOLDER "/20260102-000000.jbk.damaged", NULL);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) left = NULL;

  put_damaged (f, name);
  g_unlink (keys);
  g_unlink (aside);
  g_assert_no_errno (g_mkdir (keys, 0700));
  g_assert_no_errno (symlink (name, aside));
  g_assert_true (rj_test_vault_change_one (f->vault, RJ_TEST_PASSPHRASE, NEW, &left, &error));
  g_assert_no_error (error);
  g_assert_nonnull (left);
  g_assert_cmpuint (g_strv_length (left), ==, 2);
  g_assert_cmpstr (left[0], ==, "20260102-000000.jbk.damaged");
  g_assert_cmpstr (left[1], ==, REPLACED ".key");
}

static void
test_passphrase_gone (Fixture *f, gconstpointer data)
{
  g_autofree char *first = back_up_next_day (f);
  g_autofree char *second = back_up_next_day (f);
  g_autofree char *relative = g_build_filename (RJ_BACKUPS_FOLDER, first, NULL);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) left = NULL;

  begin_removing (f, second, first);
  g_assert_true (rj_test_vault_change_one (f->vault, RJ_TEST_PASSPHRASE, NEW, &left, &error));
  end_removing ();
  g_assert_no_error (error);
  g_assert_null (left);
  g_assert_true (keys_open (f, relative, RJ_BACKUP_HEAD_LENGTH, NEW));
}

/* ---- A new spare key ---- */

static void
rotate (Fixture *f)
{
  g_autoptr (RjSecretBytes) current = rj_secret_bytes_new_text (RJ_TEST_PASSPHRASE);
  g_autoptr (GError) error = NULL;

  rj_vault_renew_spare_key_finish (f->vault,
                                   RJ_TEST_AWAIT (rj_vault_renew_spare_key_with_params_async (
                                     f->vault, current, &cheap, NULL, RJ_TEST_READY)),
                                   &error);
  g_assert_no_error (error);
  rj_test_forget ();
}

static void
unlock (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  rj_test_vault_open (f->vault, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
}

static GStrv
renew (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  GStrv left = NULL;

  rj_vault_renew_copies_finish (
    f->vault, RJ_TEST_AWAIT (rj_vault_renew_copies_async (f->vault, NULL, RJ_TEST_READY)), &left, &error);
  g_assert_no_error (error);
  g_assert_false (rj_vault_has_copies_to_renew (f->vault));
  rj_test_forget ();
  return left;
}

static void
test_renew_damaged (Fixture *f, gconstpointer data)
{
  g_autofree char *name = back_up_next_day (f);
  g_auto (GStrv) left = NULL;
  guint n;

  put_damaged (f, name);
  rotate (f);
  unlock (f);
  left = renew (f);
  g_assert_nonnull (left);
  g_assert_cmpuint (g_strv_length (left), ==, 2);
  g_assert_cmpstr (left[0], ==, "20260102-000000.jbk.damaged");
  g_assert_cmpstr (left[1], ==, REPLACED ".db");
  /* The one without a head, the two that were made, and the journal as it was. */
  g_assert_cmpuint (count (f, &n), ==, n * N_MOODS);
  g_assert_cmpuint (n, ==, 3);
}

static void
test_renew_gone (Fixture *f, gconstpointer data)
{
  g_autofree char *first = back_up_next_day (f);
  g_autofree char *second = back_up_next_day (f);
  g_auto (GStrv) left = NULL;

  /* Its own copy is the newest of another day. */
  rj_fake_clock_advance (RJ_FAKE_CLOCK (rj_vault_get_clock (f->vault)), G_TIME_SPAN_DAY);
  rotate (f);
  unlock (f);
  begin_removing (f, second, "renewal-old.db");
  left = renew (f);
  end_removing ();
  g_assert_null (left);
}

/* ---- What comes in meanwhile ---- */

static GBytes *sealed;
static int journal_folder;

/* At the moment when it is decided: a process that is locked has sealed a note before. */
static int
rename_and_put (int folder, const char *from, const char *to, unsigned int flags)
{
  if (sealed != NULL && g_str_equal (to, "exchange"))
    {
      g_autoptr (GBytes) records = g_steal_pointer (&sealed);

      g_assert_true (rj_inbox_append (journal_folder, records, RJ_INBOX_MAX_RECORDS, RJ_TEST_NOW_US, NULL));
    }
  return renameat2 (folder, from, folder, to, flags);
}

static GBytes *
seal_note (int folder)
{
  g_autoptr (RjInboxItem) item = rj_inbox_item_new (RJ_INBOX_NOTE, RJ_TEST_NOW_US);
  g_autoptr (GBytes) half = rj_inbox_read_key (folder, NULL);

  item->zone = g_strdup ("UTC");
  item->strength = 7;
  g_assert_nonnull (half);
  return rj_inbox_message_seal (half, item);
}

static RjInboxReport
merge (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  RjInboxReport report = { 0 };

  rj_vault_merge_inbox_finish (f->vault, RJ_TEST_AWAIT (rj_vault_merge_inbox_async (f->vault, RJ_TEST_READY)),
                               &report, &error);
  g_assert_no_error (error);
  rj_test_forget ();
  return report;
}

static void
test_note_meanwhile (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) junk = NULL;
  g_autofree char *inbox = g_build_filename (f->folder, "inbox", NULL);
  g_autofree guint8 *nothing = g_malloc0 (RJ_SEALED_RECORD_LENGTH);
  g_autoptr (GBytes) records = NULL;
  RjFileCalls putting = rj_file_real_calls;
  RjInboxReport report;

  putting.rename = rename_and_put;
  journal_folder = rj_file_open_folder (f->folder, FALSE, NULL);
  sealed = seal_note (journal_folder);
  rj_file_set_calls (&putting);
  rotate (f);
  rj_file_set_calls (NULL);
  g_assert_null (sealed);

  unlock (f);
  /* One for the new root secret, and one that nobody can read. */
  g_assert_cmpuint (merge (f).merged.notes, ==, 1);
  records = seal_note (journal_folder);
  junk = g_bytes_new_take (g_steal_pointer (&nothing), RJ_SEALED_RECORD_LENGTH);
  g_assert_true (rj_inbox_append (journal_folder, records, RJ_INBOX_MAX_RECORDS, RJ_TEST_NOW_US, NULL));
  g_assert_true (rj_inbox_append (journal_folder, junk, RJ_INBOX_MAX_RECORDS, RJ_TEST_NOW_US, NULL));
  report = merge (f);
  g_assert_cmpuint (report.merged.notes, ==, 1);
  g_assert_cmpuint (report.unreadable, ==, 1);
  g_assert_cmpuint (rj_test_count_log (rj_vault_get_store (f->vault)), ==, N_MOODS + 2);
  close (journal_folder);
}

/* ---- Who waits for whom ---- */

static GMutex mutex;
static GCond cond;
static gboolean waits, may_go;

/* A copy is looked into, and that takes its time. */
static int
open_and_wait (int folder, const char *name, int flags, mode_t mode)
{
  if (g_str_has_prefix (name, RJ_BACKUPS_LOOK_NAME) && (flags & O_ACCMODE) != O_RDONLY)
    {
      g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

      waits = TRUE;
      g_main_context_wakeup (NULL);
      while (!may_go)
        g_cond_wait (&cond, &mutex);
    }
  return openat (folder, name, flags, mode);
}

static gboolean
is_set (gboolean *flag)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  return *flag;
}

static gboolean
go_on_cb (gpointer data)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  may_go = TRUE;
  g_cond_broadcast (&cond);
  return G_SOURCE_REMOVE;
}

static void
keep_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
state_cb (RjVault *vault, GParamSpec *pspec, gboolean *too_early)
{
  if (rj_vault_get_state (vault) != RJ_VAULT_OPEN && !is_set (&may_go))
    *too_early = TRUE;
}

/* A change of the spare key closes the journal only when nobody is at its copies any more: whoever opens it
 * after that is not told that it is open elsewhere. How long it is looked at decides nothing but how sure it
 * is that a program that does not wait is found out. */
static void
test_waits (Fixture *f, gconstpointer data)
{
  g_autofree char *name = back_up_next_day (f);
  g_autofree char *path = g_build_filename (f->copies, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (RjSecretBytes) current = rj_secret_bytes_new_text (RJ_TEST_PASSPHRASE);
  g_autoptr (GAsyncResult) looked = NULL;
  g_autoptr (GAsyncResult) rotated = NULL;
  g_autofree RjBackupContents *contents = NULL;
  g_autoptr (GError) error = NULL;
  RjFileCalls waiting = rj_file_real_calls;
  gboolean too_early = FALSE;

  waiting.open = open_and_wait;
  waits = may_go = FALSE;
  g_signal_connect (f->vault, "notify::state", G_CALLBACK (state_cb), &too_early);
  rj_file_set_calls (&waiting);
  rj_vault_inspect_backup_async (f->vault, file, RJ_BACKUP_SECRET_OPEN_JOURNAL, NULL, NULL, keep_result,
                                 &looked);
  while (!is_set (&waits))
    g_main_context_iteration (NULL, TRUE);
  rj_vault_renew_spare_key_with_params_async (f->vault, current, &cheap, NULL, keep_result, &rotated);
  g_timeout_add (500, go_on_cb, NULL);
  while (looked == NULL || rotated == NULL)
    g_main_context_iteration (NULL, TRUE);
  rj_file_set_calls (NULL);
  g_assert_false (too_early);
  g_signal_handlers_disconnect_by_data (f->vault, &too_early);
  contents = rj_vault_inspect_backup_finish (f->vault, looked, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (contents->census.moods, ==, N_MOODS);
  rj_vault_renew_spare_key_finish (f->vault, rotated, &error);
  g_assert_no_error (error);
  unlock (f);
  g_assert_cmpuint (rj_test_count_log (rj_vault_get_store (f->vault)), ==, N_MOODS);
}

#define ADD(name, func) g_test_add ("/copies/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("remove/damaged", test_remove_damaged);
  ADD ("remove/folder-fails", test_folder_fails);
  ADD ("remove/gone", test_remove_gone);
  ADD ("passphrase/damaged", test_passphrase);
  ADD ("passphrase/left", test_passphrase_left);
  ADD ("passphrase/gone", test_passphrase_gone);
  ADD ("renew/damaged", test_renew_damaged);
  ADD ("renew/gone", test_renew_gone);
  ADD ("renew/note-meanwhile", test_note_meanwhile);
  ADD ("renew/waits", test_waits);

  return g_test_run ();
}
