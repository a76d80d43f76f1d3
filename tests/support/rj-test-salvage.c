// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-test-salvage.h"

#include "rj-generator.h"
#include "rj-integrity.h"
#include "rj-page-proof.h"
#include "rj-page-reader.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define DAYS 150

int sqlite3_dbdata_init (sqlite3 *, char **, const void *);

static void
row_clear (RjTestRow *row)
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

sqlite3_stmt *
rj_test_salvage_prepare (sqlite3 *handle, const char *sql)
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
  sqlite3_stmt *statement = rj_test_salvage_prepare (handle, sql);

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
list_rows_of (RjTestSalvage *f, sqlite3 *handle, const char *table)
{
  sqlite3_stmt *statement = rj_test_salvage_prepare (
    handle, "WITH RECURSIVE p (page) AS (SELECT rootpage FROM sqlite_schema WHERE name = ?1 UNION "
            "SELECT child FROM sqlite_dbptr ('getpage()') AS d, p WHERE d.pgno = p.page) "
            "SELECT pgno, group_concat (quote (value), '|' ORDER BY field) "
            "FROM p CROSS JOIN sqlite_dbdata ('getpage()') AS d ON d.pgno = p.page "
            "WHERE field >= 0 AND field < (SELECT count(*) FROM pragma_table_info (?1) WHERE pk > 0) "
            "GROUP BY pgno, cell");

  sqlite3_bind_text (statement, 1, table, -1, SQLITE_STATIC);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      RjTestRow row = { g_strdup_printf ("%s|%s", table, sqlite3_column_text (statement, 1)),
                        (guint32) sqlite3_column_int64 (statement, 0) };

      g_array_append_val (f->rows, row);
    }
  sqlite3_finalize (statement);
}

static void
list_rows (RjTestSalvage *f)
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
  inner =
    rj_test_salvage_prepare (connection->handle, "SELECT DISTINCT pgno FROM sqlite_dbptr ('getpage()')");
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

  while (words->len < RJ_TEST_LONG_NOTE)
    g_string_append (words, "Straße and more words ");
  rj_mood_entry_free (rj_test_save_mood (store, RJ_MOOD_GOOD, RJ_TEST_DAY, words->str));
}

void
rj_test_salvage_set_up (RjTestSalvage *f)
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
  f->rows = g_array_new (FALSE, FALSE, sizeof (RjTestRow));
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

void
rj_test_salvage_tear_down (RjTestSalvage *f)
{
  g_array_unref (f->rows);
  g_array_unref (f->inner);
  g_free (f->healthy);
  g_free (f->output);
  rj_test_store_tear_down (&f->test);
}

void
rj_test_salvage_damage (RjTestSalvage *f, const guint8 *lost)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = g_memdup2 (f->healthy, f->length);

  for (guint32 page = 1; page <= f->n_pages; page++)
    if (lost[page])
      content[(gsize) (page - 1) * RJ_PAGE_SIZE + 1000 + page % 2000] ^= 0x40;
  g_file_set_contents (f->test.path, content, (gssize) f->length, &error);
  g_assert_no_error (error);
}

void
rj_test_salvage_run (RjTestSalvage *f, RjSalvageCounts *counts, const guint8 *lost)
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
list_saved (RjTestSalvage *f)
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

void
rj_test_salvage_compare (RjTestSalvage *f, const guint8 *lost, guint *expected, guint *saved)
{
  g_autoptr (GHashTable) keys = list_saved (f);

  for (guint i = 0; i < f->rows->len; i++)
    {
      const RjTestRow *row = &g_array_index (f->rows, RjTestRow, i);
      gboolean there = g_hash_table_contains (keys, row->key);

      if (lost[row->page])
        continue;
      *expected += 1;
      *saved += there;
      if (!there)
        g_test_message ("page %u: %s is missing", row->page, row->key);
    }
}
