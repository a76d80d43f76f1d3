// SPDX-License-Identifier: GPL-3.0-or-later
// One durable save of a check-in, against plain SQLite that writes the same rows with the same durability.
// Prints a ratio and never fails on time.
#include "rj-test-store.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#define N 60

static const char *const words =
  "Slept badly, long day. Walked home along the river, and called Sam, which helped.";

static int
compare (const void *a, const void *b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return first < second ? -1 : first > second;
}

static double
median (double *times)
{
  qsort (times, N, sizeof *times, compare);
  return times[N / 2];
}

static void
run (sqlite3 *db, const char *sql)
{
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

static sqlite3 *
open_plain (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "plain.db", NULL);
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  run (db, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = EXTRA;"
           "PRAGMA secure_delete = ON;"
           "CREATE TABLE entry (id TEXT PRIMARY KEY, kind, created, updated, at, zone, day, value, excerpt);"
           "CREATE INDEX entry_by_day ON entry (day, at, id);"
           "CREATE TABLE mood (id TEXT PRIMARY KEY, mood, energy, note);"
           "CREATE TABLE search (id TEXT PRIMARY KEY, kind, day, folded);");
  return db;
}

static void
save_plain (sqlite3 *db, int i)
{
  g_autofree char *sql =
    g_strdup_printf ("BEGIN IMMEDIATE;"
                     "INSERT INTO entry VALUES ('%036d', 1, 1, 1, 1, 'UTC', '2026-03-04', 3, '%s');"
                     "INSERT INTO mood VALUES ('%036d', 3, 0, '%s');"
                     "INSERT INTO search VALUES ('%036d', 'mood', '2026-03-04', '%s');"
                     "COMMIT",
                     i, words, i, words, i, words);

  run (db, sql);
}

int
main (int argc, char **argv)
{
  RjTestStore test = { 0 };
  g_autoptr (GTimer) timer = g_timer_new ();
  double ours[N];
  double plain[N];
  sqlite3 *db;

  rj_test_store_set_up (&test, TRUE);
  db = open_plain (test.folder);
  // Turn about, so that a busy disk is as busy for both.
  for (int i = 0; i < N; i++)
    {
      g_timer_start (timer);
      rj_mood_entry_free (rj_test_save_mood (test.store, RJ_MOOD_OKAY, RJ_TEST_DAY, words));
      ours[i] = g_timer_elapsed (timer, NULL);
      g_timer_start (timer);
      save_plain (db, i);
      plain[i] = g_timer_elapsed (timer, NULL);
    }
  sqlite3_close (db);
  g_print ("durable save: %.2f ms, plain SQLite %.2f ms, ratio %.2f (aim 1.2)\n", median (ours) * 1000,
           median (plain) * 1000, median (ours) / median (plain));
  rj_test_store_tear_down (&test);
  return 0;
}
