// SPDX-License-Identifier: GPL-3.0-or-later
// One durable save of a check-in, against plain SQLite that writes the same rows with the same durability.
// Prints a ratio and never fails on time.
//
// What is compared: from asking the store to save until it answers that it is on the disk, and BEGIN to
// COMMIT of a program on plain SQLite. That program has the same tables and indices, the same settings and
// page size, its statements prepared, and writes what a journal needs of the same entry: its row in the log
// and the row with its details, its words folded for the search, and the change that can be undone, as long
// as ours. It does not have a key, a thread of its own, and nothing to find out what changed. A second plain
// program keeps the record alone, without a search and without undo.
//
// Both files hold a year of entries first. Ours and theirs take turns, and every other time theirs is first,
// so that a busy disk is as busy for both. How long the disk takes is printed with it: the slower it is, the
// nearer to one is the ratio.
#include "rj-connection.h"
#include "rj-sqlite-store.h"
#include "rj-statement.h"
#include "rj-test-store.h"
#include "rj-uuid.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/vfs.h>
#include <unistd.h>

#define YEAR        365
#define WARM_UP     10
#define PAIRS       200
#define STEP_US     (G_TIME_SPAN_DAY / 3)
#define TMPFS_MAGIC 0x01021994

static const char *const words =
  "Slept badly, long day. Walked home along the river, and called Sam, which helped.";
static const char *const folded_words =
  "slept badly, long day. walked home along the river, and called sam, which helped.";

static const char *const settings =
  "PRAGMA locking_mode = EXCLUSIVE; PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 0;"
  "PRAGMA foreign_keys = ON; PRAGMA cache_size = -65536; PRAGMA journal_mode = TRUNCATE;"
  "PRAGMA synchronous = EXTRA; PRAGMA secure_delete = ON;";

enum {
  BEGIN,
  ENTRY,
  MOOD,
  SEARCH,
  CHANGE,
  COMMIT,
  N_STATEMENTS,
};

static const char *const statements[N_STATEMENTS] = {
  "BEGIN IMMEDIATE",
  "INSERT INTO entry (id, kind, created, updated, at, zone, day, while_locked, value, halt, title, excerpt) "
  "VALUES (?1, 1, ?2, ?2, ?2, 'UTC', ?3, 0, 3, 0, NULL, ?4)",
  "INSERT INTO mood (id, mood, energy, sleep_minutes, ate, moved, note) VALUES (?1, 3, 0, NULL, 0, 0, ?4)",
  "INSERT INTO search (id, kind, day, folded) VALUES (?1, 'mood', ?3, ?5)",
  "INSERT INTO change (at, kind, kinds, first_day, last_day, undone, changeset) "
  "VALUES (?2, 1, 1, ?3, ?3, 0, zeroblob (?6))",
  "COMMIT",
};

typedef struct {
  sqlite3 *db;
  sqlite3_stmt *statements[N_STATEMENTS];
  RjClock *clock;
  int length; /* of a change */
} Plain;

static int
compare (const void *a, const void *b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return first < second ? -1 : first > second;
}

/* @percent: 50 is the median. */
static double
pick (const double *values, guint percent)
{
  double sorted[PAIRS];

  memcpy (sorted, values, sizeof sorted);
  qsort (sorted, PAIRS, sizeof *sorted, compare);
  return sorted[(PAIRS - 1) * percent / 100];
}

static void
run (sqlite3 *db, const char *sql)
{
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

/* @bare: keeps the record alone. */
static void
plain_open (Plain *self, const RjTestStore *test, const char *name, gboolean bare, int length)
{
  g_autofree char *path = g_build_filename (test->folder, name, NULL);
  g_autoptr (GBytes) schema =
    g_resources_lookup_data ("/org/example/RecoveryJournal/store/sql/001-journal.sql", 0, NULL);

  g_assert_nonnull (schema);
  self->clock = test->clock;
  self->length = length;
  g_assert_cmpint (sqlite3_open (path, &self->db), ==, SQLITE_OK);
  run (self->db, settings);
  run (self->db, g_bytes_get_data (schema, NULL));
  for (int i = 0; i < N_STATEMENTS; i++)
    if (!bare || (i != SEARCH && i != CHANGE))
      g_assert_cmpint (sqlite3_prepare_v3 (self->db, statements[i], -1, SQLITE_PREPARE_PERSISTENT,
                                           &self->statements[i], NULL),
                       ==, SQLITE_OK);
}

static void
plain_close (Plain *self)
{
  for (int i = 0; i < N_STATEMENTS; i++)
    sqlite3_finalize (self->statements[i]);
  g_assert_cmpint (sqlite3_close (self->db), ==, SQLITE_OK);
}

static void
plain_bind (Plain *self, sqlite3_stmt *statement, const char *id, gint64 now_us, const char *day)
{
  int n = sqlite3_bind_parameter_count (statement);

  if (n == 0)
    return;
  sqlite3_bind_text (statement, 1, id, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (statement, 2, now_us);
  sqlite3_bind_text (statement, 3, day, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, 4, words, -1, SQLITE_TRANSIENT);
  if (n >= 5)
    sqlite3_bind_text (statement, 5, folded_words, -1, SQLITE_TRANSIENT);
  if (n >= 6)
    sqlite3_bind_int (statement, 6, self->length);
}

static void
plain_save (Plain *self, gboolean transaction)
{
  gint64 now_us = rj_clock_get_now (self->clock);
  g_autofree char *id = rj_uuid_new (now_us);
  g_autofree char *day = rj_day_to_iso (rj_clock_get_today (self->clock));

  for (int i = 0; i < N_STATEMENTS; i++)
    {
      sqlite3_stmt *statement = self->statements[i];

      if (statement == NULL || (!transaction && (i == BEGIN || i == COMMIT)))
        continue;
      plain_bind (self, statement, id, now_us, day);
      g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
      sqlite3_reset (statement);
    }
}

static void
our_save (RjTestStore *test)
{
  rj_mood_entry_free (rj_test_save_mood (test->store, RJ_MOOD_OKAY, rj_clock_get_today (test->clock), words));
}

static void
batch (RjTestStore *test, gboolean begin)
{
  RjSqliteStore *store = RJ_SQLITE_STORE (test->store);
  g_autoptr (GError) error = NULL;

  rj_sqlite_store_batch_finish (
    store, RJ_TEST_AWAIT (rj_sqlite_store_batch_async (store, begin, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
}

/* What the change of one save takes. */
static int
measure_change (RjTestStore *test)
{
  g_autoptr (GError) error = NULL;
  RjConnection *connection;
  gint64 length = 0;

  our_save (test);
  rj_test_store_close (test);
  connection = rj_connection_open (test->path, test->hex96, RJ_CONNECTION_OPEN, &error);
  g_assert_no_error (error);
  rj_connection_get_int64 (connection, &length, &error, "SELECT length(changeset) FROM change", "");
  g_assert_no_error (error);
  rj_connection_close (connection, &error);
  g_assert_no_error (error);
  test->store = rj_sqlite_store_open (test->path, test->hex96, test->clock, &error);
  g_assert_no_error (error);
  g_assert_cmpint (length, >, 0);
  return (int) length;
}

static void
fill (RjTestStore *test, Plain *plain, Plain *bare)
{
  batch (test, TRUE);
  run (plain->db, "BEGIN");
  run (bare->db, "BEGIN");
  for (int i = 0; i < YEAR * 3; i++)
    {
      rj_fake_clock_advance (RJ_FAKE_CLOCK (test->clock), STEP_US);
      our_save (test);
      plain_save (plain, FALSE);
      plain_save (bare, FALSE);
    }
  run (plain->db, "COMMIT");
  run (bare->db, "COMMIT");
  batch (test, FALSE);
}

/* A page written and on the disk, in seconds. */
static double
measure_disk (const RjTestStore *test)
{
  g_autofree char *path = g_build_filename (test->folder, "page", NULL);
  g_autoptr (GTimer) timer = g_timer_new ();
  static const char page[4096] = { 1 };
  double times[PAIRS];
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  g_assert_cmpint (fd, >=, 0);
  for (int i = 0; i < PAIRS; i++)
    {
      g_timer_start (timer);
      g_assert_cmpint (pwrite (fd, page, sizeof page, 0), ==, (int) sizeof page);
      g_assert_cmpint (fsync (fd), ==, 0);
      times[i] = g_timer_elapsed (timer, NULL);
    }
  close (fd);
  return pick (times, 50);
}

static double
time_ours (RjTestStore *test, GTimer *timer)
{
  g_timer_start (timer);
  our_save (test);
  return g_timer_elapsed (timer, NULL);
}

static double
time_plain (Plain *plain, GTimer *timer)
{
  g_timer_start (timer);
  plain_save (plain, TRUE);
  return g_timer_elapsed (timer, NULL);
}

static void
report (const char *against, const double *ours, const double *theirs)
{
  double ratios[PAIRS];

  for (int i = 0; i < PAIRS; i++)
    ratios[i] = ours[i] / theirs[i];
  g_print ("durable save against %s: %.2f (medians %.2f ms and %.2f ms; half of the %d pairs %.2f to %.2f)\n",
           against, pick (ours, 50) / pick (theirs, 50), pick (ours, 50) * 1000, pick (theirs, 50) * 1000,
           PAIRS, pick (ratios, 25), pick (ratios, 75));
}

int
main (int argc, char **argv)
{
  RjTestStore test = { 0 };
  Plain plain = { 0 };
  Plain bare = { 0 };
  g_autoptr (GTimer) timer = g_timer_new ();
  double ours[PAIRS];
  double same[PAIRS];
  double alone[PAIRS];
  struct statfs disk;
  int length;

  rj_test_store_set_up (&test, TRUE);
  g_assert_cmpint (statfs (test.folder, &disk), ==, 0);
  if (disk.f_type == TMPFS_MAGIC)
    g_print ("(this folder is in memory: set TMPDIR to one on a disk)\n");
  length = measure_change (&test);
  plain_open (&plain, &test, "plain.db", FALSE, length);
  plain_open (&bare, &test, "bare.db", TRUE, 0);
  fill (&test, &plain, &bare);

  for (int i = -WARM_UP; i < PAIRS; i++)
    {
      int at = MAX (i, 0);

      rj_fake_clock_advance (RJ_FAKE_CLOCK (test.clock), STEP_US);
      if (i % 2 == 0)
        ours[at] = time_ours (&test, timer);
      same[at] = time_plain (&plain, timer);
      if (i % 2 != 0)
        ours[at] = time_ours (&test, timer);
      alone[at] = time_plain (&bare, timer);
    }
  report ("plain SQLite, the same rows", ours, same);
  report ("plain SQLite, the record alone", ours, alone);
  g_print ("(a page written and synced here: %.2f ms; aim 1.2)\n", measure_disk (&test) * 1000);

  plain_close (&plain);
  plain_close (&bare);
  rj_test_store_tear_down (&test);
  return 0;
}
