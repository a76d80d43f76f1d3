// SPDX-License-Identifier: GPL-3.0-or-later
// One durable save of a check-in, against plain SQLite that writes the same rows with the same durability.
// Prints a ratio and never fails on time.
//
// What is compared: from asking the store to save until it answers that it is on the disk, and BEGIN to
// COMMIT of a program on plain SQLite. That program has the same tables and indices, the same settings and
// page size, its statements prepared, and writes what a journal needs of the same entry: its row in the log
// and the row with its details, its words folded for the search, and the change that can be undone, as long
// as ours. It does not have a key, a thread of its own, and nothing to find out what changed. A second plain
// file keeps the record alone, without a search and without undo. Plain SQLite has a process of its own,
// because guarded memory, once it is on, is on for all of a process.
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
#include <sys/wait.h>
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

/* What the process of plain SQLite is asked for; it answers with the times that it took. */
typedef enum {
  ASK_OPEN,
  ASK_FILL,
  ASK_SAME,
  ASK_ALONE,
  ASK_DISK,
} Ask;

typedef struct {
  Ask what;
  gint64 now_us;
  int length;
} Question;

typedef struct {
  double seconds;
  double cpu; /* of that, at work on a processor */
} Times;

typedef struct {
  pid_t pid;
  int questions;
  int answers;
} Other;

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
plain_open (Plain *self, RjClock *clock, const char *folder, const char *name, gboolean bare, int length)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GBytes) schema =
    g_resources_lookup_data ("/org/example/RecoveryJournal/store/sql/001-journal.sql", 0, NULL);

  g_assert_nonnull (schema);
  self->clock = clock;
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
plain_fill (Plain *self, RjClock *clock)
{
  run (self->db, "BEGIN");
  for (int i = 0; i < YEAR * 3; i++)
    {
      rj_fake_clock_advance (RJ_FAKE_CLOCK (clock), STEP_US);
      plain_save (self, FALSE);
    }
  run (self->db, "COMMIT");
}

static double
get_clock (clockid_t clock)
{
  struct timespec now;

  g_assert_cmpint (clock_gettime (clock, &now), ==, 0);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static Times
begin_times (void)
{
  return (Times) { get_clock (CLOCK_MONOTONIC), get_clock (CLOCK_PROCESS_CPUTIME_ID) };
}

static Times
end_times (Times begun)
{
  Times now = begin_times ();

  return (Times) { now.seconds - begun.seconds, now.cpu - begun.cpu };
}

static Times
time_plain (Plain *plain)
{
  Times begun = begin_times ();

  plain_save (plain, TRUE);
  return end_times (begun);
}

/* A page written and on the disk. */
static Times
time_disk (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "page", NULL);
  static const char page[4096] = { 1 };
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  Times times;

  g_assert_cmpint (fd, >=, 0);
  times = begin_times ();
  g_assert_cmpint (pwrite (fd, page, sizeof page, 0), ==, (int) sizeof page);
  g_assert_cmpint (fsync (fd), ==, 0);
  times = end_times (times);
  close (fd);
  return times;
}

static void
remove_folder (const char *folder)
{
  static const char *const names[] = { "same.db", "same.db-journal", "alone.db", "alone.db-journal", "page" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      unlink (path);
    }
  rmdir (folder);
}

/* The process of plain SQLite. */
static void
be_plain (int questions, int answers)
{
  g_autofree char *folder = g_dir_make_tmp ("rj-plain-XXXXXX", NULL);
  g_autoptr (RjClock) clock = rj_fake_clock_new (RJ_TEST_NOW_US, "UTC");
  Plain same = { 0 };
  Plain alone = { 0 };
  Question question;

  g_assert_nonnull (folder);
  while (read (questions, &question, sizeof question) == sizeof question)
    {
      Times times = { 0 };

      rj_fake_clock_set (RJ_FAKE_CLOCK (clock), question.now_us, NULL);
      switch (question.what)
        {
        case ASK_OPEN:
          plain_open (&same, clock, folder, "same.db", FALSE, question.length);
          plain_open (&alone, clock, folder, "alone.db", TRUE, 0);
          break;
        case ASK_FILL:
          plain_fill (&same, clock);
          rj_fake_clock_set (RJ_FAKE_CLOCK (clock), question.now_us, NULL);
          plain_fill (&alone, clock);
          break;
        case ASK_SAME:
          times = time_plain (&same);
          break;
        case ASK_ALONE:
          times = time_plain (&alone);
          break;
        case ASK_DISK:
        default:
          times = time_disk (folder);
          break;
        }
      g_assert_cmpint (write (answers, &times, sizeof times), ==, sizeof times);
    }
  plain_close (&same);
  plain_close (&alone);
  remove_folder (folder);
}

/* Before anything else has made a thread. */
static void
start_other (Other *self)
{
  int questions[2];
  int answers[2];

  g_assert_cmpint (pipe (questions), ==, 0);
  g_assert_cmpint (pipe (answers), ==, 0);
  self->pid = fork ();
  g_assert_cmpint (self->pid, >=, 0);
  self->questions = questions[self->pid == 0 ? 0 : 1];
  self->answers = answers[self->pid == 0 ? 1 : 0];
  close (questions[self->pid == 0 ? 1 : 0]);
  close (answers[self->pid == 0 ? 0 : 1]);
  if (self->pid != 0)
    return;
  be_plain (self->questions, self->answers);
  _exit (0);
}

static Times
ask (Other *self, Ask what, gint64 now_us, int length)
{
  Question question = { what, now_us, length };
  Times times = { 0 };

  g_assert_cmpint (write (self->questions, &question, sizeof question), ==, sizeof question);
  g_assert_cmpint (read (self->answers, &times, sizeof times), ==, sizeof times);
  return times;
}

static void
stop_other (Other *self)
{
  int status = 0;

  close (self->questions);
  close (self->answers);
  g_assert_cmpint (waitpid (self->pid, &status, 0), ==, self->pid);
  g_assert_cmpint (status, ==, 0);
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
our_fill (RjTestStore *test)
{
  batch (test, TRUE);
  for (int i = 0; i < YEAR * 3; i++)
    {
      rj_fake_clock_advance (RJ_FAKE_CLOCK (test->clock), STEP_US);
      our_save (test);
    }
  batch (test, FALSE);
}

static Times
time_ours (RjTestStore *test)
{
  Times begun = begin_times ();

  our_save (test);
  return end_times (begun);
}

static void
report (const char *against, const Times *ours, const Times *theirs)
{
  double our_seconds[PAIRS];
  double their_seconds[PAIRS];
  double our_cpu[PAIRS];
  double their_cpu[PAIRS];
  double ratios[PAIRS];

  for (int i = 0; i < PAIRS; i++)
    {
      our_seconds[i] = ours[i].seconds * 1000;
      their_seconds[i] = theirs[i].seconds * 1000;
      our_cpu[i] = ours[i].cpu * 1000;
      their_cpu[i] = theirs[i].cpu * 1000;
      ratios[i] = ours[i].seconds / theirs[i].seconds;
    }
  g_print ("durable save against %s: %.2f (medians %.2f ms and %.2f ms; half of the %d pairs %.2f to %.2f; "
           "processor %.2f ms and %.2f ms)\n",
           against, pick (our_seconds, 50) / pick (their_seconds, 50), pick (our_seconds, 50),
           pick (their_seconds, 50), PAIRS, pick (ratios, 25), pick (ratios, 75), pick (our_cpu, 50),
           pick (their_cpu, 50));
}

static void
report_disk (const Times *pages)
{
  double seconds[PAIRS];

  for (int i = 0; i < PAIRS; i++)
    seconds[i] = pages[i].seconds * 1000;
  g_print ("(a page written and synced here: %.2f ms; aim 1.2)\n", pick (seconds, 50));
}

int
main (int argc, char **argv)
{
  Other other = { 0 };
  RjTestStore test = { 0 };
  Times ours[PAIRS];
  Times same[PAIRS];
  Times alone[PAIRS];
  Times disk[PAIRS];
  struct statfs where;

  start_other (&other);
  rj_test_store_set_up (&test, TRUE);
  g_assert_cmpint (statfs (test.folder, &where), ==, 0);
  if (where.f_type == TMPFS_MAGIC)
    g_print ("(this folder is in memory: set TMPDIR to one on a disk)\n");
  ask (&other, ASK_OPEN, 0, measure_change (&test));
  ask (&other, ASK_FILL, rj_clock_get_now (test.clock), 0);
  our_fill (&test);

  for (int i = -WARM_UP; i < PAIRS; i++)
    {
      int at = MAX (i, 0);
      gint64 now_us;

      rj_fake_clock_advance (RJ_FAKE_CLOCK (test.clock), STEP_US);
      now_us = rj_clock_get_now (test.clock);
      if (i % 2 == 0)
        ours[at] = time_ours (&test);
      same[at] = ask (&other, ASK_SAME, now_us, 0);
      if (i % 2 != 0)
        ours[at] = time_ours (&test);
      alone[at] = ask (&other, ASK_ALONE, now_us, 0);
      disk[at] = ask (&other, ASK_DISK, now_us, 0);
    }
  report ("plain SQLite, the same rows", ours, same);
  report ("plain SQLite, the record alone", ours, alone);
  report_disk (disk);

  stop_other (&other);
  rj_test_store_tear_down (&test);
  return 0;
}
