// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-inbox-message.h"
#include "rj-inbox.h"
#include "rj-root-secret.h"
#include "rj-sqlite-inbox.h"
#include "rj-test-store.h"
#include "rj-test-vault.h"
#include "rj-vault-inbox.h"
#include "rj-vault-private.h"
#include "rj-vault-remove.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

typedef struct {
  char *folder;
  char *inbox;
  char *key;
  RjVault *vault;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = rj_test_make_folder ();
  g_free (rj_test_make_journal (self->folder));
  self->inbox = g_build_filename (self->folder, "inbox", NULL);
  self->key = g_build_filename (self->folder, "inbox.pub", NULL);
  self->vault = rj_test_vault_new (self->folder);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  rj_test_forget ();
  rj_test_vault_close (self->vault, NULL);
  /* A thread that has just answered may hold it a moment longer. */
  g_clear_object (&self->vault);
  rj_test_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->inbox);
  g_free (self->key);
}

static gboolean
unlock (Fixture *self, const char *passphrase)
{
  g_autoptr (GError) error = NULL;

  if (rj_test_vault_open (self->vault, RJ_TEST_UNLOCK, passphrase, &error))
    return TRUE;
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_WRONG_PASSPHRASE);
  return FALSE;
}

static void
lock (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (rj_test_vault_close (self->vault, &error));
  g_assert_no_error (error);
}

static char *
put (Fixture *self, RjInboxItem *item, GError **error)
{
  g_autoptr (RjInboxItem) owned = item;
  char *id = NULL;

  rj_vault_put_finish (self->vault, RJ_TEST_AWAIT (rj_vault_put_async (self->vault, item, RJ_TEST_READY)),
                       &id, error);
  return id;
}

static RjInboxItem *
make_note (int strength)
{
  RjInboxItem *item = rj_inbox_item_new (RJ_INBOX_NOTE, RJ_TEST_NOW_US);

  item->zone = g_strdup ("UTC");
  item->strength = strength;
  return item;
}

static void
put_note (Fixture *self, int strength)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = put (self, make_note (strength), &error);

  g_assert_no_error (error);
  g_assert_nonnull (id);
}

static RjInboxReport
merge (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  RjInboxReport report;

  g_assert_true (rj_vault_merge_inbox_finish (
    self->vault, RJ_TEST_AWAIT (rj_vault_merge_inbox_async (self->vault, RJ_TEST_READY)), &report, &error));
  g_assert_no_error (error);
  return report;
}

static void
assert_inbox_length (Fixture *self, gsize records)
{
  GStatBuf status;

  g_assert_no_errno (g_stat (self->inbox, &status));
  g_assert_cmpint (status.st_size, ==, records * RJ_SEALED_RECORD_LENGTH);
}

static void
test_notes (Fixture *self, gconstpointer data)
{
  RjInboxReport report;

  /* From its making on, and without any key. */
  g_assert_true (rj_vault_has_inbox (self->vault));
  put_note (self, 7);
  put_note (self, 5);
  assert_inbox_length (self, 2);
  g_assert_true (unlock (self, RJ_TEST_PASSPHRASE));
  report = merge (self);
  g_assert_cmpuint (report.merged.notes, ==, 2);
  g_assert_cmpuint (report.unreadable, ==, 0);
  g_assert_false (report.key_was_wrong);
  g_assert_cmpuint (rj_test_count_log (rj_vault_get_store (self->vault)), ==, 2);
  assert_inbox_length (self, 0);
  report = merge (self);
  g_assert_cmpuint (report.merged.notes, ==, 0);
}

static void
test_tries (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (unlock (self, "not the passphrase"));
  g_assert_false (unlock (self, "not this one either"));
  /* A slip of the hand is no try. */
  g_assert_false (rj_test_vault_open (self->vault, RJ_TEST_UNLOCK_WITH_SPARE_KEY,
                                      "000G-40R4-0M30-E209-185G-R38E-1W81-24GK-WKXX", &error));
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_SPARE_KEY_TYPO);
  g_clear_error (&error);
  g_assert_false (rj_test_vault_open (self->vault, RJ_TEST_UNLOCK_WITH_SPARE_KEY,
                                      "000G-40R4-0M30-E209-185G-R38E-1W81-24GK-WKXS", &error));
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_WRONG_SPARE_KEY);
  assert_inbox_length (self, 3);
  g_assert_true (unlock (self, RJ_TEST_PASSPHRASE));
  g_assert_cmpuint (merge (self).merged.tries, ==, 3);
  g_assert_cmpuint (merge (self).merged.tries, ==, 0);
}

/* The program is killed after the commit and before the inbox is emptied: a copy of the file from before is
 * what it finds then. */
static void
test_killed_between (Fixture *self, gconstpointer data)
{
  g_autofree char *content = NULL;
  gsize length;
  RjInboxReport report;

  put_note (self, 7);
  g_assert_true (g_file_get_contents (self->inbox, &content, &length, NULL));
  g_assert_true (unlock (self, RJ_TEST_PASSPHRASE));
  g_assert_cmpuint (merge (self).merged.notes, ==, 1);
  lock (self);

  g_assert_true (g_file_set_contents (self->inbox, content, (gssize) length, NULL));
  put_note (self, 3);
  g_assert_true (unlock (self, RJ_TEST_PASSPHRASE));
  report = merge (self);
  g_assert_cmpuint (report.merged.known, ==, 1);
  g_assert_cmpuint (report.merged.notes, ==, 1);
  g_assert_cmpuint (rj_test_count_log (rj_vault_get_store (self->vault)), ==, 2);
  assert_inbox_length (self, 0);
}

/* Somebody else's half in the place of ours. */
static void
swap_key (Fixture *self)
{
  g_autoptr (RjSecretBytes) root = rj_secret_bytes_new (RJ_ROOT_SECRET_LENGTH);
  g_autoptr (RjSecretBytes) key = rj_root_secret_dup_sealing_key (root);
  g_autoptr (GBytes) half = rj_sealed_record_dup_public_key (key);
  RjInboxKeyState state;
  int folder = open (self->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  g_assert_true (rj_inbox_ensure_key (folder, half, &state, NULL));
  g_assert_cmpint (state, ==, RJ_INBOX_KEY_WAS_WRONG);
  close (folder);
}

/* What a lock takes along is not on the disk for others to change. */
static void
test_swapped_behind_a_lock (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) half = NULL;
  g_autoptr (GBytes) carried = NULL;
  g_autoptr (GError) error = NULL;
  RjInboxReport report;

  g_assert_true (unlock (self, RJ_TEST_PASSPHRASE));
  half = rj_vault_dup_inbox_half (self->vault);
  lock (self);
  /* As another process. */
  g_clear_object (&self->vault);
  self->vault = rj_test_vault_new (self->folder);
  g_assert_null (rj_vault_dup_inbox_half (self->vault));
  rj_vault_set_inbox_half (self->vault, half);
  carried = rj_vault_dup_inbox_half (self->vault);
  g_assert_true (g_bytes_equal (half, carried));
  swap_key (self);
  put_note (self, 7);
  g_assert_false (unlock (self, "not the passphrase"));
  assert_inbox_length (self, 2);
  g_assert_true (unlock (self, RJ_TEST_PASSPHRASE));
  report = merge (self);
  g_assert_true (report.key_was_wrong);
  g_assert_cmpuint (report.unreadable, ==, 0);
  g_assert_cmpuint (report.merged.notes, ==, 1);
  g_assert_cmpuint (report.merged.tries, ==, 1);
  lock (self);

  /* After an exchange there is none until the next unlock, which is that of another journal. */
  g_assert_no_errno (g_unlink (self->key));
  g_assert_null (put (self, make_note (7), &error));
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_NO_JOURNAL);
}

/* Words that were sealed while it was open, and come when all of it is gone. */
static void
test_removed (Fixture *self, gconstpointer data)
{
  g_autoptr (RjInboxItem) item = make_note (7);
  g_autoptr (GBytes) half = NULL;
  g_autoptr (GBytes) records = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (unlock (self, RJ_TEST_PASSPHRASE));
  half = rj_vault_dup_sealing_key (self->vault);
  records = rj_inbox_message_seal (half, item);
  put_note (self, 5);
  g_assert_true (rj_vault_remove_finish (
    self->vault, RJ_TEST_AWAIT (rj_vault_remove_async (self->vault, RJ_TEST_READY)), &error));
  g_assert_no_error (error);
  g_assert_false (rj_vault_put_finish (
    self->vault, RJ_TEST_AWAIT (rj_vault_put_sealed_async (self->vault, records, RJ_TEST_READY)), NULL,
    &error));
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_NO_JOURNAL);
  g_assert_false (g_file_test (self->inbox, G_FILE_TEST_EXISTS));
}

/* What a lock took along is that of the journal that was: in the next one it opens nothing. */
static void
test_another_journal (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) carried = NULL;
  g_autoptr (GBytes) own = NULL;
  g_autoptr (GBytes) half = NULL;
  g_autoptr (GError) error = NULL;
  RjInboxReport report;

  g_assert_true (unlock (self, RJ_TEST_PASSPHRASE));
  carried = rj_vault_dup_inbox_half (self->vault);
  rj_vault_set_inbox_half (self->vault, carried);
  g_assert_true (rj_vault_remove_finish (
    self->vault, RJ_TEST_AWAIT (rj_vault_remove_async (self->vault, RJ_TEST_READY)), &error));
  g_assert_no_error (error);
  g_assert_null (rj_vault_dup_inbox_half (self->vault));

  /* And where nobody forgot it: the opening renews it. */
  rj_vault_set_inbox_half (self->vault, carried);
  g_assert_true (rj_test_vault_open (self->vault, RJ_TEST_CREATE, RJ_TEST_PASSPHRASE, &error));
  g_assert_no_error (error);
  own = rj_vault_dup_sealing_key (self->vault);
  lock (self);
  half = rj_vault_dup_inbox_half (self->vault);
  g_assert_true (g_bytes_equal (half, own));
  put_note (self, 7);
  g_assert_false (unlock (self, "not the passphrase"));
  g_assert_true (unlock (self, RJ_TEST_PASSPHRASE));
  report = merge (self);
  g_assert_cmpuint (report.merged.notes, ==, 1);
  g_assert_cmpuint (report.merged.tries, ==, 1);
  g_assert_cmpuint (report.unreadable, ==, 0);
}

/* A clock that was wrong, or somebody with the disk. */
static void
test_future (Fixture *self, gconstpointer data)
{
  RjLogFilter filter = { RJ_LOG_ALL, -1, -1 };
  RjInboxItem *late = make_note (7);
  g_autofree char *id = NULL;
  g_autoptr (GArray) counts = NULL;
  g_autoptr (GError) error = NULL;
  RjClock *clock = rj_vault_get_clock (self->vault);
  RjLog *log;

  late->at_us += 400 * G_TIME_SPAN_DAY;
  id = put (self, late, &error);
  g_assert_no_error (error);
  g_assert_true (unlock (self, RJ_TEST_PASSPHRASE));
  g_assert_cmpuint (merge (self).merged.notes, ==, 1);
  log = rj_store_get_log (rj_vault_get_store (self->vault));
  counts = rj_log_counts_finish (log, RJ_TEST_AWAIT (rj_log_counts_async (log, &filter, NULL, RJ_TEST_READY)),
                                 &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts->len, ==, 1);
  g_assert_cmpint (g_array_index (counts, RjDayCount, 0).day, ==, rj_clock_get_today (clock));
}

static RjInboxItem *
make_rating (const char *about, int strength)
{
  RjInboxItem *item = rj_inbox_item_new (RJ_INBOX_RATING, RJ_TEST_NOW_US);

  item->about = g_strdup (about);
  item->strength = strength;
  return item;
}

/* Each rating of an urge is kept, also when the clock was set back since. */
static void
test_set_back (Fixture *self, gconstpointer data)
{
  static const int strengths[] = { 5, 5, 3 };
  RjInboxItem *note = make_note (7);
  g_autofree char *id = NULL;
  g_autoptr (RjCraving) craving = NULL;
  g_autoptr (GError) error = NULL;
  RjCheckIns *check_ins;

  note->at_us += G_TIME_SPAN_DAY;
  id = put (self, note, &error);
  for (guint i = 0; i < G_N_ELEMENTS (strengths); i++)
    {
      RjInboxItem *rating = make_rating (id, strengths[i]);

      rating->at_us += G_TIME_SPAN_DAY + (i + 1) * 10 * G_TIME_SPAN_MINUTE;
      g_free (put (self, rating, &error));
    }
  g_assert_no_error (error);
  g_assert_true (unlock (self, RJ_TEST_PASSPHRASE));
  g_assert_cmpuint (merge (self).merged.ratings, ==, 3);
  check_ins = rj_store_get_check_ins (rj_vault_get_store (self->vault));
  craving = rj_check_ins_get_craving_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_get_craving_async (check_ins, id, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  g_assert_cmpint (craving->strength, ==, 7);
  g_assert_cmpuint (craving->later->len, ==, G_N_ELEMENTS (strengths));
  for (guint i = 0; i < craving->later->len; i++)
    g_assert_cmpint (g_array_index (craving->later, RjRatingPoint, i).strength, ==, strengths[i]);
}

/* Somebody seals notes for himself: it is noticed, and put right. */
static void
test_swapped_key (Fixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  RjInboxReport report;
  gsize length;

  g_assert_true (g_file_get_contents (self->key, &before, &length, NULL));
  swap_key (self);
  put_note (self, 7);
  g_assert_true (unlock (self, RJ_TEST_PASSPHRASE));
  report = merge (self);
  g_assert_true (report.key_was_wrong);
  g_assert_cmpuint (report.unreadable, ==, 1);
  g_assert_true (g_file_get_contents (self->key, &after, &length, NULL));
  g_assert_cmpmem (before, length, after, length);
  report = merge (self);
  g_assert_false (report.key_was_wrong);
  g_assert_cmpuint (report.unreadable, ==, 0);
}

static void
test_rubbish (Fixture *self, gconstpointer data)
{
  g_autofree char *content = NULL;
  g_autofree char *more = NULL;
  gsize length;
  RjInboxReport report;

  put_note (self, 7);
  g_assert_true (g_file_get_contents (self->inbox, &content, &length, NULL));
  more = g_malloc (3 * length + 100);
  memset (more, 'x', 3 * length + 100);
  memcpy (more + length, content, length);
  g_assert_true (g_file_set_contents (self->inbox, more, (gssize) (3 * length + 100), NULL));
  g_assert_true (unlock (self, RJ_TEST_PASSPHRASE));
  report = merge (self);
  g_assert_cmpuint (report.merged.notes, ==, 1);
  g_assert_cmpuint (report.unreadable, ==, 2);
  assert_inbox_length (self, 0);
}

/* A journal from before there was an inbox, or one whose key file is gone. */
static void
test_no_key (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_no_errno (g_unlink (self->key));
  g_assert_false (rj_vault_has_inbox (self->vault));
  g_assert_null (put (self, make_note (7), &error));
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_NO_JOURNAL);
  g_assert_false (unlock (self, "not the passphrase"));
  g_assert_false (g_file_test (self->inbox, G_FILE_TEST_EXISTS));
  g_assert_true (unlock (self, RJ_TEST_PASSPHRASE));
  g_assert_false (merge (self).key_was_wrong);
  lock (self);
  g_assert_true (rj_vault_has_inbox (self->vault));
  put_note (self, 7);
}

/* The notes go along when the journal moves. */
static void
test_adopted (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = rj_test_make_folder ();
  g_autoptr (RjVault) other = rj_test_vault_new (folder);
  g_autoptr (GError) error = NULL;
  Fixture there = { .vault = other };

  put_note (self, 7);
  g_assert_true (rj_test_vault_adopt (other, self->folder, &error));
  g_assert_no_error (error);
  g_assert_true (rj_vault_has_inbox (other));
  g_assert_true (unlock (&there, RJ_TEST_PASSPHRASE));
  g_assert_cmpuint (merge (&there).merged.notes, ==, 1);
  g_assert_true (rj_test_vault_close (other, &error));
  rj_test_remove_folder (folder);
}

/* Notes for another journal are put aside, and never read as those of a new one. */
static void
test_left_over (Fixture *self, gconstpointer data)
{
  g_autofree char *database = g_build_filename (self->folder, "journal.db", NULL);
  g_autofree char *aside = g_build_filename (self->folder, "inbox.old-1", NULL);
  g_autoptr (GError) error = NULL;
  RjInboxReport report;

  put_note (self, 7);
  g_assert_no_errno (g_unlink (database));
  g_clear_object (&self->vault);
  self->vault = rj_test_vault_new (self->folder);
  g_assert_true (rj_test_vault_open (self->vault, RJ_TEST_CREATE, RJ_TEST_PASSPHRASE, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
  report = merge (self);
  g_assert_cmpuint (report.unreadable, ==, 0);
  g_assert_false (report.key_was_wrong);
}

static void
test_order (Fixture *self, gconstpointer data)
{
  gboolean done[20] = { FALSE };

  /* All of them are in before the merge reads. */
  g_assert_true (unlock (self, RJ_TEST_PASSPHRASE));
  for (guint i = 0; i < G_N_ELEMENTS (done); i++)
    {
      g_autoptr (RjInboxItem) item = make_note (3);

      rj_vault_put_async (self->vault, item, rj_test_note, &done[i]);
    }
  g_assert_cmpuint (merge (self).merged.notes, ==, G_N_ELEMENTS (done));
  for (guint i = 0; i < G_N_ELEMENTS (done); i++)
    g_assert_true (done[i]);
}

static void
merged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RjInboxReport *report = user_data;
  g_autoptr (GError) error = NULL;

  g_assert_true (rj_vault_merge_inbox_finish (RJ_VAULT (source), result, report, &error));
  g_assert_no_error (error);
  report->key_was_wrong = TRUE; // it has come
}

/* What is put in while the merge goes on: at any moment of it. */
static void
test_meanwhile (Fixture *self, gconstpointer data)
{
  RjInboxReport report = { 0 };
  gboolean in[20] = { FALSE };
  guint turns = 0, given = 1;

  put_note (self, 7);
  g_assert_true (unlock (self, RJ_TEST_PASSPHRASE));
  rj_vault_merge_inbox_async (self->vault, merged_cb, &report);
  while (!report.key_was_wrong)
    {
      if (given < G_N_ELEMENTS (in) && turns++ % 2 == 0)
        {
          g_autoptr (RjInboxItem) item = make_note (3);

          rj_vault_put_async (self->vault, item, rj_test_note, &in[given]);
          given++;
        }
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_cmpuint (report.merged.notes, ==, given);
  g_assert_cmpuint (rj_test_count_log (rj_vault_get_store (self->vault)), ==, given);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/vault-inbox/notes", test_notes);
  ADD ("/vault-inbox/tries", test_tries);
  ADD ("/vault-inbox/killed-between", test_killed_between);
  ADD ("/vault-inbox/swapped-key", test_swapped_key);
  ADD ("/vault-inbox/swapped-behind-a-lock", test_swapped_behind_a_lock);
  ADD ("/vault-inbox/removed", test_removed);
  ADD ("/vault-inbox/another-journal", test_another_journal);
  ADD ("/vault-inbox/future", test_future);
  ADD ("/vault-inbox/rubbish", test_rubbish);
  ADD ("/vault-inbox/no-key", test_no_key);
  ADD ("/vault-inbox/adopted", test_adopted);
  ADD ("/vault-inbox/left-over", test_left_over);
  ADD ("/vault-inbox/order", test_order);
  ADD ("/vault-inbox/set-back", test_set_back);
  ADD ("/vault-inbox/meanwhile", test_meanwhile);
  return g_test_run ();
}
