// SPDX-License-Identifier: GPL-3.0-or-later
// What goes on beside the person: the full check and a backup of ten thousand entries, and how long a
// question to the journal waits meanwhile. Prints ratios and never fails on time.
//
// The check is compared with reading the same file and taking its SHA-512, the backup with copying it, synced
// and read again, and a question asked while one of them runs with the same question when nothing does.
#include "rj-backups.h"
#include "rj-file.h"
#include "rj-test-store.h"
#include "rj-test-vault.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ENTRIES  10000
#define TIMES    5
#define MOST     4096
#define ASK_DAYS 300
/* A question comes after such a part of what it all takes at most, as fast as the machine is. */
#define IN_CHECK  0.9
#define IN_BACKUP 0.55
#define CHECKS    40

typedef struct {
  double values[MOST];
  guint n;
} Sample;

static int
compare (const void *a, const void *b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return first < second ? -1 : first > second;
}

static double
pick (Sample *sample, guint percent)
{
  g_assert_cmpuint (sample->n, >, 0);
  qsort (sample->values, sample->n, sizeof *sample->values, compare);
  return sample->values[(sample->n - 1) * percent / 100];
}

static void
add (Sample *sample, gint64 begin)
{
  if (sample->n < MOST)
    sample->values[sample->n++] = (double) (g_get_monotonic_time () - begin) / 1000;
}

static void
batch (RjSqliteStore *store, gboolean begin)
{
  g_assert_true (rj_sqlite_store_batch_finish (
    store, RJ_TEST_AWAIT (rj_sqlite_store_batch_async (store, begin, NULL, RJ_TEST_READY)), NULL));
}

static void
fill (RjStore *store)
{
  batch (RJ_SQLITE_STORE (store), TRUE);
  for (int i = 0; i < ENTRIES; i++)
    rj_mood_entry_free (
      rj_test_save_mood (store, RJ_MOOD_OKAY, RJ_TEST_DAY - i / 6,
                         "Slept badly, long day. Walked home along the river, and called Sam."));
  batch (RJ_SQLITE_STORE (store), FALSE);
}

/* One page of the log, as the list asks for it. */
static void
ask (RjStore *store, Sample *sample)
{
  static guint day;
  RjLog *log = rj_store_get_log (store);
  RjLogFilter filter = { RJ_LOG_ALL, -1, -1 };
  gint64 begin = g_get_monotonic_time ();
  g_autoptr (GPtrArray) rows =
    rj_log_page_finish (log,
                        RJ_TEST_AWAIT (rj_log_page_async (
                          log, &filter, RJ_TEST_DAY - (int) (day++ % ASK_DAYS), 0, 64, NULL, RJ_TEST_READY)),
                        NULL);

  add (sample, begin);
  g_assert_nonnull (rows);
}

static void
keep (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
set_due (gpointer due)
{
  *(gboolean *) due = TRUE;
  return G_SOURCE_CONTINUE;
}

/* Until it is done; with @asked there is a question every so many milliseconds: what runs gives way to each,
 * and would never come to its end if there always was one. */
static void
wait_for (GAsyncResult **result, RjStore *store, Sample *asked, double most_ms)
{
  gboolean due = FALSE;
  guint timer = g_timeout_add (1 + (guint) g_random_double_range (most_ms / 4, most_ms), set_due, &due);

  while (*result == NULL)
    if (asked != NULL && due)
      {
        due = FALSE;
        ask (store, asked);
      }
    else
      g_main_context_iteration (NULL, TRUE);
  g_source_remove (timer);
}

static void
check (RjStore *store, Sample *took, Sample *asked, double most_ms)
{
  g_autoptr (GAsyncResult) result = NULL;
  gint64 begin = g_get_monotonic_time ();

  rj_sqlite_store_check_async (RJ_SQLITE_STORE (store), NULL, keep, &result);
  wait_for (&result, store, asked, most_ms);
  add (took, begin);
  g_assert_true (rj_sqlite_store_check_finish (RJ_SQLITE_STORE (store), result, NULL));
}

static void
back_up (RjVault *vault, const char *path, Sample *took, Sample *asked, double most_ms)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *full = NULL;
  gint64 begin = g_get_monotonic_time ();

  rj_vault_back_up_async (vault, folder, NULL, keep, &result);
  wait_for (&result, rj_vault_get_store (vault), asked, most_ms);
  add (took, begin);
  name = rj_vault_back_up_finish (vault, result, NULL, &error);
  g_assert_no_error (error);
  full = g_build_filename (path, name, NULL);
  g_assert_cmpint (unlink (full), ==, 0);
}

static void
read_all (const char *path, Sample *took)
{
  gint64 begin = g_get_monotonic_time ();
  g_autofree char *content = NULL;
  g_autofree char *sum = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  sum = g_compute_checksum_for_data (G_CHECKSUM_SHA512, (const guchar *) content, length);
  add (took, begin);
  g_assert_nonnull (sum);
}

static void
copy_all (int folder, const char *name, Sample *took)
{
  gint64 begin = g_get_monotonic_time ();

  g_assert_true (rj_file_copy (folder, name, folder, "copy", NULL, NULL));
  add (took, begin);
  g_assert_true (rj_file_remove (folder, "copy", NULL));
}

int
main (void)
{
  static Sample checks, reads, backups, copies, idle, in_check, in_backup, busy;
  g_autofree char *folder = rj_test_make_folder ();
  g_autofree char *journal = g_build_filename (folder, "journal", NULL);
  g_autoptr (RjVault) vault = rj_test_vault_new (journal);
  g_autoptr (GFile) place = g_file_new_for_path (folder);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  RjStore *store;
  double mib;
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  rj_test_vault_open (vault, RJ_TEST_CREATE, RJ_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  store = rj_vault_get_store (vault);
  fill (store);
  name = rj_vault_back_up_finish (
    vault, RJ_TEST_AWAIT (rj_vault_back_up_async (vault, place, NULL, RJ_TEST_READY)), NULL, &error);
  g_assert_no_error (error);
  path = g_build_filename (folder, name, NULL);
  {
    g_autofree char *content = NULL;
    gsize length = 0;

    g_assert_true (g_file_get_contents (path, &content, &length, NULL));
    mib = (double) length / 1024 / 1024;
  }
  for (int i = 0; i < TIMES; i++)
    {
      check (store, &checks, NULL, 1000);
      read_all (path, &reads);
      back_up (vault, folder, &backups, NULL, 1000);
      copy_all (fd, name, &copies);
      for (int j = 0; j < 40; j++)
        ask (store, &idle);
      for (int j = 0; j < CHECKS / TIMES; j++)
        check (store, &busy, &in_check, IN_CHECK * pick (&checks, 50));
      back_up (vault, folder, &busy, &in_backup, IN_BACKUP * pick (&backups, 50));
    }
  g_print (
    "full check of %d entries (%.1f MiB), against reading and SHA-512: %.1f (medians %.0f and %.0f ms)\n",
    ENTRIES, mib, pick (&checks, 50) / pick (&reads, 50), pick (&checks, 50), pick (&reads, 50));
  g_print (
    "backup, against a synced copy that is read again: %.1f (medians %.0f and %.0f ms; %.0f ms a MiB)\n",
    pick (&backups, 50) / pick (&copies, 50), pick (&backups, 50), pick (&copies, 50),
    pick (&backups, 50) / mib);
  g_print (
    "a page of the log while a check runs, against none: %.2f (medians %.2f and %.2f ms; 95 of 100 in %.2f "
    "and %.2f ms; %u and %u asked)\n",
    pick (&in_check, 50) / pick (&idle, 50), pick (&in_check, 50), pick (&idle, 50), pick (&in_check, 95),
    pick (&idle, 95), in_check.n, idle.n);
  g_print ("the same while a backup runs: %.2f (median %.2f ms; 95 of 100 in %.2f ms; %u asked)\n",
           pick (&in_backup, 50) / pick (&idle, 50), pick (&in_backup, 50), pick (&in_backup, 95),
           in_backup.n);
  rj_test_vault_close (vault, NULL);
  close (fd);
  rj_test_remove_folder (folder);
  return 0;
}
