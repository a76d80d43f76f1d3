// SPDX-License-Identifier: GPL-3.0-or-later
// What is saved out of a damaged journal, against what SQLite's own reader says lies on which page.
#include "rj-connection-private.h"
#include "rj-generator.h"
#include "rj-integrity.h"
#include "rj-page-proof.h"
#include "rj-page-reader.h"
#include "rj-salvage.h"
#include "rj-salvager.h"
#include "rj-test-store.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define DAYS 150
/* Longer than one page, so that it goes on on others. */
#define LONG_NOTE 30000

int sqlite3_dbdata_init (sqlite3 *, char **, const void *);

/* One row of the healthy journal: its table with the values of its key, and its page. */
typedef struct {
  char *key;
  guint32 page;
} Row;

typedef struct {
  RjTestStore test;
  GArray *rows;
  GArray *inner; /* pages above others */
  guint32 n_pages;
  char *healthy;
  gsize length;
  char *output;
} Fixture;

static void
row_clear (Row *row)
{
  g_free (row->key);
}

/* ---- The independent view: ext/recover of SQLite on the healthy file ---- */

/* getpage(N): the page without what the codec keeps in it; getpage(0): how many there are. */
static void
get_page (sqlite3_context *context, int n, sqlite3_value **values)
{
  sqlite3 *handle = sqlite3_context_db_handle (context);
  sqlite3_stmt *statement = NULL;
  int page = sqlite3_value_int (values[0]);

  sqlite3_prepare_v2 (handle,
                      page > 0 ? "SELECT data FROM sqlite_dbpage WHERE pgno = ?" : "PRAGMA page_count", -1,
                      &statement, NULL);
  if (page > 0)
    sqlite3_bind_int (statement, 1, page);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  if (page > 0)
    sqlite3_result_blob (context, sqlite3_column_blob (statement, 0), RJ_PAGE_CONTENT, SQLITE_TRANSIENT);
  else
    sqlite3_result_int (context, sqlite3_column_int (statement, 0));
  sqlite3_finalize (statement);
}

static sqlite3_stmt *
prepare (sqlite3 *handle, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (handle));
  return statement;
}

static GPtrArray *
list_texts (sqlite3 *handle, const char *sql)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = prepare (handle, sql);

  while (sqlite3_step (statement) == SQLITE_ROW)
    g_ptr_array_add (texts, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
  sqlite3_finalize (statement);
  return texts;
}

/* Every table but those that are not taken over. */
#define TABLES                                                                       \
  "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' " \
  "AND name NOT IN ('meta', 'change')"

static void
list_rows_of (Fixture *f, sqlite3 *handle, const char *table)
{
  sqlite3_stmt *statement = prepare (
    handle, "WITH RECURSIVE p (page) AS (SELECT rootpage FROM sqlite_schema WHERE name = ?1 UNION "
            "SELECT child FROM sqlite_dbptr ('getpage()') AS d, p WHERE d.pgno = p.page) "
            "SELECT pgno, group_concat (quote (value), '|' ORDER BY field) "
            "FROM p CROSS JOIN sqlite_dbdata ('getpage()') AS d ON d.pgno = p.page "
            "WHERE field >= 0 AND field < (SELECT count(*) FROM pragma_table_info (?1) WHERE pk > 0) "
            "GROUP BY pgno, cell");

  sqlite3_bind_text (statement, 1, table, -1, SQLITE_STATIC);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      Row row = { g_strdup_printf ("%s|%s", table, sqlite3_column_text (statement, 1)),
                  (guint32) sqlite3_column_int64 (statement, 0) };

      g_array_append_val (f->rows, row);
    }
  sqlite3_finalize (statement);
}

static void
list_rows (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  RjConnection *connection = rj_connection_open (f->test.path, f->test.hex96, RJ_CONNECTION_OPEN, &error);
  g_autoptr (GPtrArray) tables = NULL;
  sqlite3_stmt *inner;

  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_dbdata_init (connection->handle, NULL, NULL), ==, SQLITE_OK);
  sqlite3_create_function (connection->handle, "getpage", 1, SQLITE_UTF8, NULL, get_page, NULL, NULL);
  tables = list_texts (connection->handle, TABLES);
  for (guint i = 0; i < tables->len; i++)
    list_rows_of (f, connection->handle, tables->pdata[i]);
  inner = prepare (connection->handle, "SELECT DISTINCT pgno FROM sqlite_dbptr ('getpage()')");
  while (sqlite3_step (inner) == SQLITE_ROW)
    {
      guint32 page = (guint32) sqlite3_column_int64 (inner, 0);

      g_array_append_val (f->inner, page);
    }
  sqlite3_finalize (inner);
  rj_connection_close (connection, &error);
  g_assert_no_error (error);
}

/* ---- A journal, and what becomes of it ---- */

static void
save_long_note (RjStore *store)
{
  g_autoptr (GString) words = g_string_new (NULL);

  while (words->len < LONG_NOTE)
    g_string_append (words, "Straße and more words ");
  rj_mood_entry_free (rj_test_save_mood (store, RJ_MOOD_GOOD, RJ_TEST_DAY, words->str));
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RjGenerator) generator = NULL;

  rj_test_store_set_up (&f->test, TRUE);
  generator = rj_generator_new (f->test.store, RJ_FAKE_CLOCK (f->test.clock), 11);
  rj_sqlite_store_batch_finish (
    RJ_SQLITE_STORE (f->test.store),
    RJ_TEST_AWAIT (rj_sqlite_store_batch_async (RJ_SQLITE_STORE (f->test.store), TRUE, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  rj_generator_run (generator, RJ_TEST_DAY - DAYS, RJ_TEST_DAY - 1, &error);
  g_assert_no_error (error);
  save_long_note (f->test.store);
  rj_sqlite_store_batch_finish (
    RJ_SQLITE_STORE (f->test.store),
    RJ_TEST_AWAIT (rj_sqlite_store_batch_async (RJ_SQLITE_STORE (f->test.store), FALSE, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  g_clear_pointer (&generator, rj_generator_free);
  rj_test_store_close (&f->test);
  f->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (f->rows, (GDestroyNotify) row_clear);
  f->inner = g_array_new (FALSE, FALSE, sizeof (guint32));
  list_rows (f);
  g_file_get_contents (f->test.path, &f->healthy, &f->length, &error);
  g_assert_no_error (error);
  f->n_pages = (guint32) (f->length / RJ_PAGE_SIZE);
  f->output = g_build_filename (f->test.folder, "saved.db", NULL);
  g_assert_cmpuint (f->rows->len, >, 1000);
  g_assert_cmpuint (f->inner->len, >, 5);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_array_unref (f->rows);
  g_array_unref (f->inner);
  g_free (f->healthy);
  g_free (f->output);
  rj_test_store_tear_down (&f->test);
}

/* @lost: (element-type gboolean): by page */
static void
damage (Fixture *f, const guint8 *lost)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = g_memdup2 (f->healthy, f->length);

  for (guint32 page = 1; page <= f->n_pages; page++)
    if (lost[page])
      content[(gsize) (page - 1) * RJ_PAGE_SIZE + 1000 + page % 2000] ^= 0x40;
  g_file_set_contents (f->test.path, content, (gssize) f->length, &error);
  g_assert_no_error (error);
}

static void
salvage (Fixture *f, RjSalvageCounts *counts, const guint8 *lost)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = NULL;
  int folder = open (f->test.folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  g_autoptr (RjPageImage) image = rj_page_reader_read (folder, "journal.db", f->test.hex96, &error);
  guint n = 0;

  g_assert_no_error (error);
  close (folder);
  found = rj_page_reader_list_lost (image);
  /* The right pages are named, all of them and no other. */
  for (guint32 page = 1; page <= f->n_pages; page++)
    if (lost[page])
      g_assert_cmpuint (g_array_index (found, guint32, n++), ==, page);
  g_assert_cmpuint (found->len, ==, n);
  g_unlink (f->output);
  rj_salvage_run (image, f->output, f->test.hex96, counts, &error);
  g_assert_no_error (error);
}

static GHashTable *
list_saved (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tables = NULL;
  g_autoptr (RjIntegrity) integrity = rj_integrity_new ();
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  RjConnection *connection = rj_connection_open (f->output, f->test.hex96, RJ_CONNECTION_OPEN, &error);
  gboolean done = FALSE;

  g_assert_no_error (error);
  rj_integrity_step (integrity, connection, NULL, NULL, &done, &error);
  g_assert_no_error (error);
  g_assert_true (done);
  tables = list_texts (connection->handle, TABLES);
  for (guint i = 0; i < tables->len; i++)
    {
      g_autofree char *ask = g_strdup_printf (
        "SELECT 'SELECT ''%s|'' || ' || group_concat ('quote (\"' || name || '\")', ' || ''|'' || ') || "
        "' FROM \"%s\"' FROM (SELECT name FROM pragma_table_info ('%s') WHERE pk > 0 ORDER BY pk)",
        (char *) tables->pdata[i], (char *) tables->pdata[i], (char *) tables->pdata[i]);
      g_autoptr (GPtrArray) sql = list_texts (connection->handle, ask);
      g_autoptr (GPtrArray) rows = list_texts (connection->handle, sql->pdata[0]);

      for (guint r = 0; r < rows->len; r++)
        g_hash_table_add (keys, g_strdup (rows->pdata[r]));
    }
  rj_connection_close (connection, &error);
  g_assert_no_error (error);
  return keys;
}

/* Adds to @expected the rows that lie on no lost page, and to @saved those of them that are there again. */
static void
compare (Fixture *f, const guint8 *lost, guint *expected, guint *saved)
{
  g_autoptr (GHashTable) keys = list_saved (f);

  for (guint i = 0; i < f->rows->len; i++)
    {
      const Row *row = &g_array_index (f->rows, Row, i);
      gboolean there = g_hash_table_contains (keys, row->key);

      if (lost[row->page])
        continue;
      *expected += 1;
      *saved += there;
      if (!there)
        g_test_message ("page %u: %s is missing", row->page, row->key);
    }
}

/* ---- Tests ---- */

static void
test_whole (Fixture *f, gconstpointer data)
{
  g_autofree guint8 *lost = g_new0 (guint8, f->n_pages + 1);
  guint expected = 0, saved = 0;
  RjSalvageCounts counts;

  salvage (f, &counts, lost);
  compare (f, lost, &expected, &saved);
  g_assert_cmpuint (expected, ==, f->rows->len);
  g_assert_cmpuint (saved, ==, expected);
  g_assert_cmpuint (counts.cut + counts.made + counts.homeless, ==, 0);
}

static void
test_first_page (Fixture *f, gconstpointer data)
{
  g_autofree guint8 *lost = g_new0 (guint8, f->n_pages + 1);
  guint expected = 0, saved = 0;
  RjSalvageCounts counts;

  lost[1] = 1;
  damage (f, lost);
  salvage (f, &counts, lost);
  compare (f, lost, &expected, &saved);
  g_assert_cmpuint (expected, ==, f->rows->len);
  g_assert_cmpuint (saved, ==, expected);
  g_test_message ("%u of %u rows", saved, expected);
}

/* Every page above others, then a sample of all. */
static void
test_one_page (Fixture *f, gconstpointer data)
{
  guint expected = 0, saved = 0;
  guint tries = 0;

  for (guint i = 0; i < f->inner->len + 12; i++)
    {
      g_autofree guint8 *lost = g_new0 (guint8, f->n_pages + 1);
      RjSalvageCounts counts;
      guint here = 0, there = 0;
      guint32 page =
        i < f->inner->len ? g_array_index (f->inner, guint32, i) : 1 + (i - f->inner->len) * f->n_pages / 12;

      lost[page] = 1;
      damage (f, lost);
      salvage (f, &counts, lost);
      compare (f, lost, &here, &there);
      expected += here;
      saved += there;
      tries++;
    }
  g_test_message ("one page lost, %u times, %u pages: %u of %u rows that were not on it", tries, f->n_pages,
                  saved, expected);
  g_assert_cmpuint (saved, ==, expected);
}

/* Many pages at once, with fixed seeds; @data: of a thousand */
static void
test_many_pages (Fixture *f, gconstpointer data)
{
  guint expected = 0, saved = 0, homeless = 0;

  for (guint32 seed = 1; seed <= 8; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autofree guint8 *lost = g_new0 (guint8, f->n_pages + 1);
      RjSalvageCounts counts;

      for (guint32 page = 1; page <= f->n_pages; page++)
        lost[page] = g_rand_int_range (rand, 0, 1000) < GPOINTER_TO_INT (data);
      damage (f, lost);
      salvage (f, &counts, lost);
      compare (f, lost, &expected, &saved);
      homeless += counts.homeless;
    }
  g_test_message ("%u rows belong to others that were lost", homeless);
  g_test_message ("%d of 1000 pages lost: %u of %u rows that were not on one", GPOINTER_TO_INT (data), saved,
                  expected);
  g_assert_cmpuint ((guint64) (saved + homeless) * 1000, >=, (guint64) expected * 999);
}

/* The end is gone, and a part of a page. */
static void
test_cut_file (Fixture *f, gconstpointer data)
{
  g_autofree guint8 *lost = g_new0 (guint8, f->n_pages + 1);
  guint expected = 0, saved = 0;
  RjSalvageCounts counts;

  for (guint32 page = f->n_pages * 2 / 3; page <= f->n_pages; page++)
    lost[page] = 1;
  g_assert_cmpint (truncate (f->test.path, (off_t) (f->n_pages * 2 / 3 - 1) * RJ_PAGE_SIZE + 100), ==, 0);
  salvage (f, &counts, lost);
  compare (f, lost, &expected, &saved);
  g_test_message ("a third of the file cut off: %u of %u rows that were before it", saved, expected);
  g_assert_cmpuint ((guint64) saved * 1000, >=, (guint64) expected * 999);
}

/* The beginning of a long text stays, and says that it is one. */
static void
test_long_text (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RjConnection *connection;
  gint64 best = 0;

  for (guint32 page = f->n_pages; page > f->n_pages - 12; page--)
    {
      g_autofree guint8 *lost = g_new0 (guint8, f->n_pages + 1);
      g_autofree char *text = NULL;
      RjSalvageCounts counts;
      sqlite3_stmt *statement;

      lost[page] = 1;
      damage (f, lost);
      salvage (f, &counts, lost);
      if (counts.cut == 0)
        continue;
      connection = rj_connection_open (f->output, f->test.hex96, RJ_CONNECTION_OPEN, &error);
      g_assert_no_error (error);
      statement =
        prepare (connection->handle, "SELECT note FROM mood WHERE note LIKE 'Straße%' AND note LIKE '% […]'");
      if (sqlite3_step (statement) == SQLITE_ROW)
        {
          text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
          g_assert_true (g_utf8_validate (text, -1, NULL));
          best = MAX (best, (gint64) strlen (text));
        }
      sqlite3_finalize (statement);
      rj_connection_close (connection, NULL);
    }
  g_test_message ("the longest beginning has %" G_GINT64_FORMAT " of %d bytes", best, LONG_NOTE);
  g_assert_cmpint (best, >, LONG_NOTE / 2);
}

static void
test_nothing_left (Fixture *f, gconstpointer data)
{
  g_autoptr (RjPageImage) image = rj_page_image_new (20);
  g_autoptr (GError) error = NULL;
  RjSalvageCounts counts;

  g_assert_false (rj_salvage_run (image, f->output, f->test.hex96, &counts, &error));
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_CORRUPT);
  g_assert_false (g_file_test (f->output, G_FILE_TEST_EXISTS));
}

/* By the process of its own, which leaves nothing but the new file and tells what it did. */
static void
test_process (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree guint8 *lost = g_new0 (guint8, f->n_pages + 1);
  g_autoptr (RjSalvageReport) report = NULL;
  g_autoptr (GDir) dir = NULL;
  guint expected = 0, saved = 0, files = 0;

  lost[2] = lost[7] = 1;
  damage (f, lost);
  report = rj_salvager_run (f->test.folder, "journal.db", f->output, f->test.hex96, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_pages, ==, f->n_pages);
  g_assert_cmpuint (report->lost->len, ==, 2);
  g_assert_cmpuint (g_array_index (report->lost, guint32, 0), ==, 2);
  g_assert_cmpuint (g_array_index (report->lost, guint32, 1), ==, 7);
  g_assert_cmpuint (rj_census_get_entries (&report->census), >, 0);
  compare (f, lost, &expected, &saved);
  g_assert_cmpuint (saved, ==, expected);
  dir = g_dir_open (f->test.folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *path = g_build_filename (f->test.folder, name, NULL);
      g_autofree char *content = NULL;
      gsize length = 0;

      /* Nothing in plain. */
      g_assert_true (g_file_get_contents (path, &content, &length, NULL));
      g_assert_null (memmem (content, length, "and more words", 14));
      files += g_str_has_prefix (name, "saved.db");
    }
  g_assert_cmpuint (files, <=, 2);
}

static void
test_process_fails (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree guint8 *lost = g_new0 (guint8, f->n_pages + 1);

  memset (lost, 1, f->n_pages + 1);
  damage (f, lost);
  g_assert_null (rj_salvager_run (f->test.folder, "journal.db", f->output, f->test.hex96, NULL, &error));
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_CORRUPT);
  g_assert_false (g_file_test (f->output, G_FILE_TEST_EXISTS));
}

/* ---- Rows by hand ---- */

/* A page that points to itself, to nowhere, behind its end, and counts more than it has. */
static void
test_hostile_pages (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  RjCell cell;

  rj_cell_init (&cell);
  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (RjPageImage) image = rj_page_image_new (8);
      static const guint8 kinds[] = { 2, 5, 10, 13 };

      for (guint32 page = 1; page <= 8; page++)
        {
          guint8 *content = image->content + (page - 1) * RJ_PAGE_CONTENT;

          image->good[page - 1] = 1;
          for (guint i = 0; i < RJ_PAGE_CONTENT; i++)
            content[i] = g_rand_boolean (rand) ? (guint8) g_rand_int_range (rand, 0, 256) : 0;
          content[page == 1 ? 100 : 0] = kinds[g_rand_int_range (rand, 0, 4)];
        }
      for (guint32 page = 1; page <= 8; page++)
        {
          g_autoptr (GArray) children = rj_page_image_list_children (image, page);

          for (guint i = 0; i < rj_page_image_count_cells (image, page); i++)
            if (rj_cell_read (&cell, image, page, i))
              g_assert_cmpuint (cell.fields->len, >, 0);
        }
    }
  rj_cell_clear (&cell);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/salvage/whole", Fixture, NULL, set_up, test_whole, tear_down);
  g_test_add ("/salvage/first-page", Fixture, NULL, set_up, test_first_page, tear_down);
  g_test_add ("/salvage/one-page", Fixture, NULL, set_up, test_one_page, tear_down);
  g_test_add ("/salvage/a-twentieth", Fixture, GINT_TO_POINTER (50), set_up, test_many_pages, tear_down);
  g_test_add ("/salvage/a-fifth", Fixture, GINT_TO_POINTER (200), set_up, test_many_pages, tear_down);
  g_test_add ("/salvage/cut-file", Fixture, NULL, set_up, test_cut_file, tear_down);
  g_test_add ("/salvage/long-text", Fixture, NULL, set_up, test_long_text, tear_down);
  g_test_add ("/salvage/nothing-left", Fixture, NULL, set_up, test_nothing_left, tear_down);
  g_test_add ("/salvage/process", Fixture, NULL, set_up, test_process, tear_down);
  g_test_add ("/salvage/process-fails", Fixture, NULL, set_up, test_process_fails, tear_down);
  g_test_add_func ("/salvage/hostile-pages", test_hostile_pages);
  return g_test_run ();
}
