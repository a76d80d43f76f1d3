// SPDX-License-Identifier: GPL-3.0-or-later
// What is saved out of a damaged journal, against what SQLite's own reader says lies on which page.
#include "rj-page-proof.h"
#include "rj-page-reader.h"
#include "rj-statement.h"
#include "rj-salvager.h"
#include "rj-test-salvage.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef RjTestSalvage Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  rj_test_salvage_set_up (f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  rj_test_salvage_tear_down (f);
}

/* ---- Tests ---- */

static void
test_whole (Fixture *f, gconstpointer data)
{
  g_autofree guint8 *lost = g_new0 (guint8, f->n_pages + 1);
  guint expected = 0, saved = 0;
  RjSalvageCounts counts;

  rj_test_salvage_run (f, &counts, lost);
  rj_test_salvage_compare (f, lost, &expected, &saved);
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
  rj_test_salvage_damage (f, lost);
  rj_test_salvage_run (f, &counts, lost);
  rj_test_salvage_compare (f, lost, &expected, &saved);
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
      rj_test_salvage_damage (f, lost);
      rj_test_salvage_run (f, &counts, lost);
      rj_test_salvage_compare (f, lost, &here, &there);
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
      rj_test_salvage_damage (f, lost);
      rj_test_salvage_run (f, &counts, lost);
      rj_test_salvage_compare (f, lost, &expected, &saved);
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
  rj_test_salvage_run (f, &counts, lost);
  rj_test_salvage_compare (f, lost, &expected, &saved);
  g_test_message ("%u rows belong to others that were lost", counts.homeless);
  g_test_message ("a third of the file cut off: %u of %u rows that were before it", saved, expected);
  g_assert_cmpuint ((guint64) (saved + counts.homeless) * 1000, >=, (guint64) expected * 999);
}

static void
append32 (GByteArray *to, guint32 number)
{
  const guint8 bytes[] = { (guint8) (number >> 24), (guint8) (number >> 16), (guint8) (number >> 8),
                           (guint8) number };

  g_byte_array_append (to, bytes, sizeof bytes);
}

/* A change was cut off: the pages as they were before it are in the rollback journal. One of them comes with
 * a page that is not of that place, and counts for nothing. */
static void
test_hot_journal (Fixture *f, gconstpointer data)
{
  static const guint8 magic[8] = { 0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7 };
  static const guint32 pages[] = { 1, 4, 9 };
  g_autofree guint8 *spoiled = g_new0 (guint8, f->n_pages + 1);
  g_autofree guint8 *lost = g_new0 (guint8, f->n_pages + 1);
  g_autofree char *path = g_strconcat (f->test.path, "-journal", NULL);
  g_autoptr (GByteArray) journal = g_byte_array_new ();
  guint expected = 0, saved = 0;
  RjSalvageCounts counts;

  g_byte_array_append (journal, magic, sizeof magic);
  append32 (journal, G_N_ELEMENTS (pages) + 1);
  append32 (journal, 0);
  append32 (journal, f->n_pages);
  append32 (journal, 512);
  append32 (journal, RJ_PAGE_SIZE);
  g_byte_array_set_size (journal, 512);
  for (gsize i = 0; i <= G_N_ELEMENTS (pages); i++)
    {
      guint32 page = i < G_N_ELEMENTS (pages) ? pages[i] : 12;

      append32 (journal, page == 12 ? 13 : page);
      g_byte_array_append (journal, (const guint8 *) f->healthy + (gsize) (page - 1) * RJ_PAGE_SIZE,
                           RJ_PAGE_SIZE);
      append32 (journal, 0);
      spoiled[page] = page != 12;
    }
  rj_test_salvage_damage (f, spoiled);
  g_assert_true (g_file_set_contents (path, (const char *) journal->data, journal->len, NULL));
  rj_test_salvage_run (f, &counts, lost);
  rj_test_salvage_compare (f, lost, &expected, &saved);
  g_assert_cmpuint (expected, ==, f->rows->len);
  g_assert_cmpuint (saved, ==, expected);

  /* No key binds its head: a number of pages that there cannot be is none. */
  memset (journal->data + 16, 0xff, 4);
  g_assert_true (g_file_set_contents (path, (const char *) journal->data, journal->len, NULL));
  rj_test_salvage_run (f, &counts, lost);
  g_assert_cmpint (g_unlink (path), ==, 0);
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
      rj_test_salvage_damage (f, lost);
      rj_test_salvage_run (f, &counts, lost);
      if (counts.cut == 0)
        continue;
      connection = rj_connection_open (f->output, f->test.hex96, RJ_CONNECTION_OPEN, &error);
      g_assert_no_error (error);
      statement = rj_test_salvage_prepare (
        connection->handle, "SELECT note FROM mood WHERE note LIKE 'Straße%' AND note LIKE '% […]'");
      if (sqlite3_step (statement) == SQLITE_ROW)
        {
          text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
          g_assert_true (g_utf8_validate (text, -1, NULL));
          best = MAX (best, (gint64) strlen (text));
        }
      sqlite3_finalize (statement);
      rj_connection_close (connection, NULL);
    }
  g_test_message ("the longest beginning has %" G_GINT64_FORMAT " of %d bytes", best, RJ_TEST_LONG_NOTE);
  g_assert_cmpint (best, >, RJ_TEST_LONG_NOTE / 2);
}

/* What only others point to is made again, without the words that are gone. */
static void
test_medicines (Fixture *f, gconstpointer data)
{
  g_autofree guint8 *lost = g_new0 (guint8, f->n_pages + 1);
  RjSalvageCounts counts;

  for (guint i = 0; i < f->rows->len; i++)
    {
      const RjTestRow *row = &g_array_index (f->rows, RjTestRow, i);

      if (g_str_has_prefix (row->key, "medicine|"))
        lost[row->page] = 1;
    }
  rj_test_salvage_damage (f, lost);
  rj_test_salvage_run (f, &counts, lost);
  g_assert_cmpuint (counts.made, >=, 1);
}

/* What is left of a meeting is its name, as searching and the plan have it; being there stays. */
static void
test_meetings (Fixture *f, gconstpointer data)
{
  g_autofree guint8 *lost = g_new0 (guint8, f->n_pages + 1);
  g_autoptr (GError) error = NULL;
  RjSalvageCounts counts;
  RjConnection *connection;
  sqlite3_stmt *statement;

  for (guint i = 0; i < f->rows->len; i++)
    {
      const RjTestRow *row = &g_array_index (f->rows, RjTestRow, i);

      if (g_str_has_prefix (row->key, "meeting|"))
        lost[row->page] = 1;
    }
  rj_test_salvage_damage (f, lost);
  rj_test_salvage_run (f, &counts, lost);
  g_assert_cmpuint (counts.made, >=, 2);
  connection = rj_connection_open (f->output, f->test.hex96, RJ_CONNECTION_OPEN, &error);
  g_assert_no_error (error);
  statement =
    rj_test_salvage_prepare (connection->handle, "SELECT count(*) FROM plan_item i JOIN meeting m ON m.id = "
                                                 "i.meeting JOIN attendance a ON a.meeting = m.id "
                                                 "WHERE m.name LIKE 'home group'");
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  g_assert_cmpint (sqlite3_column_int (statement, 0), >, 10);
  sqlite3_finalize (statement);
  rj_connection_close (connection, NULL);
}

static void
lose_table (Fixture *f, const char *table)
{
  g_autofree guint8 *lost = g_new0 (guint8, f->n_pages + 1);
  g_autofree char *prefix = g_strconcat (table, "|", NULL);
  RjSalvageCounts counts;

  for (guint i = 0; i < f->rows->len; i++)
    {
      const RjTestRow *row = &g_array_index (f->rows, RjTestRow, i);

      if (g_str_has_prefix (row->key, prefix))
        lost[row->page] = 1;
    }
  rj_test_salvage_damage (f, lost);
  rj_test_salvage_run (f, &counts, lost);
}

static gint64
count (const char *path, RjSecretBytes *key, const char *sql)
{
  g_autoptr (GError) error = NULL;
  RjConnection *connection = rj_connection_open (path, key, RJ_CONNECTION_OPEN, &error);
  gint64 n = -1;

  g_assert_no_error (error);
  g_assert_true (rj_connection_get_int64 (connection, &n, &error, sql, ""));
  rj_connection_close (connection, NULL);
  return n;
}

/* Words outlive what they were written to, in full: as a writing. @data: the table that is lost */
static void
test_words_stay (Fixture *f, gconstpointer data)
{
  static const char *const made = "SELECT count(*) FROM entry JOIN writing USING (id) JOIN search USING (id) "
                                  "WHERE entry.kind = 4 AND body <> '' AND deleted IS NULL";
  gint64 before = count (f->test.path, f->test.hex96, made);
  gint64 words =
    g_str_has_prefix (data, "recovery")
      ? count (f->test.path, f->test.hex96, "SELECT count(*) FROM recovery_words WHERE deleted IS NULL")
      : count (f->test.path, f->test.hex96, "SELECT count(*) FROM search WHERE kind = 'attendance'");

  g_assert_cmpint (words, >, 0);
  lose_table (f, data);
  g_assert_cmpint (count (f->output, f->test.hex96, made), ==, before + words);
}

/* A number is never made of more than it was: what is written behind it could be dialled. */
static void
test_own_line (Fixture *f, gconstpointer data)
{
  g_autofree guint8 *lost = g_new0 (guint8, f->n_pages + 1);
  g_autoptr (GError) error = NULL;
  RjSalvageCounts counts;
  RjConnection *connection;
  sqlite3_stmt *statement;

  for (guint i = 0; i < f->rows->len; i++)
    {
      const RjTestRow *row = &g_array_index (f->rows, RjTestRow, i);

      if (g_str_has_prefix (row->key, "own_line|"))
        lost[row->page] = 1;
    }
  rj_test_salvage_damage (f, lost);
  rj_test_salvage_run (f, &counts, lost);
  g_assert_cmpuint (counts.made, >=, 1);
  connection = rj_connection_open (f->output, f->test.hex96, RJ_CONNECTION_OPEN, &error);
  g_assert_no_error (error);
  statement = rj_test_salvage_prepare (connection->handle, "SELECT name, number, note FROM own_line");
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 0), ==, "night line of the clinic");
  g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 1), ==, "030 5550 123");
  g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 2), ==, "after 8; room 4");
  sqlite3_finalize (statement);
  rj_connection_close (connection, NULL);
}

/* Things of the plan that belong to no meeting, and no meeting at all: none is made of that. */
static void
test_no_meetings (Fixture *f, gconstpointer data)
{
  g_autofree guint8 *lost = g_new0 (guint8, f->n_pages + 1);
  g_autoptr (GError) error = NULL;
  RjConnection *connection = rj_connection_open (f->test.path, f->test.hex96, RJ_CONNECTION_OPEN, &error);
  RjSalvageCounts counts;
  gint64 plan_items = 0;

  g_assert_no_error (error);
  g_assert_true (rj_connection_exec (connection,
                                     "DELETE FROM search WHERE kind IN ('meeting', 'attendance'); "
                                     "DELETE FROM attendance; UPDATE plan_item SET meeting = NULL; "
                                     "DELETE FROM meeting",
                                     &error));
  g_assert_true (
    rj_connection_get_int64 (connection, &plan_items, &error, "SELECT count(*) FROM plan_item", ""));
  g_assert_cmpint (plan_items, >, 0);
  rj_connection_close (connection, NULL);
  rj_test_salvage_run (f, &counts, lost);
  g_assert_cmpuint (counts.made, ==, 0);
}

static guint32
find_root (RjTestSalvage *f, const char *name)
{
  g_autoptr (GError) error = NULL;
  RjConnection *connection = rj_connection_open (f->test.path, f->test.hex96, RJ_CONNECTION_OPEN, &error);
  sqlite3_stmt *statement;
  guint32 root;

  g_assert_no_error (error);
  statement =
    rj_test_salvage_prepare (connection->handle, "SELECT rootpage FROM sqlite_master WHERE name = ?");
  sqlite3_bind_text (statement, 1, name, -1, SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  root = (guint32) sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  rj_connection_close (connection, NULL);
  return root;
}

/* What people said on scales of their own hangs nowhere, looks like what lies in an index that has a hole as
 * well, and the scales are lost: it is known by the entries that it belongs to. */
static void
test_scales (Fixture *f, gconstpointer data)
{
  g_autofree guint8 *lost = g_new0 (guint8, f->n_pages + 1);
  guint expected = 0, saved = 0;
  RjSalvageCounts counts;

  lost[find_root (f, "scale_value")] = lost[find_root (f, "dose_deleted")] = 1;
  for (guint i = 0; i < f->rows->len; i++)
    {
      const RjTestRow *row = &g_array_index (f->rows, RjTestRow, i);

      if (g_str_has_prefix (row->key, "scale|"))
        lost[row->page] = 1;
    }
  rj_test_salvage_damage (f, lost);
  rj_test_salvage_run (f, &counts, lost);
  rj_test_salvage_compare (f, lost, &expected, &saved);
  g_assert_cmpuint (saved, ==, expected);
}

static void
assert_count (sqlite3 *handle, const char *sql, int least, int most)
{
  sqlite3_stmt *statement = rj_test_salvage_prepare (handle, sql);

  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  g_assert_cmpint (sqlite3_column_int (statement, 0), >=, least);
  g_assert_cmpint (sqlite3_column_int (statement, 0), <=, most);
  sqlite3_finalize (statement);
}

/* Which form it was is lost with the page; its lines and its day are not. */
static void
test_worksheets (Fixture *f, gconstpointer data)
{
  g_autofree guint8 *lost = g_new0 (guint8, f->n_pages + 1);
  g_autoptr (GError) error = NULL;
  RjSalvageCounts counts;
  RjConnection *connection;

  for (guint i = 0; i < f->rows->len; i++)
    {
      const RjTestRow *row = &g_array_index (f->rows, RjTestRow, i);

      if (g_str_has_prefix (row->key, "worksheet|"))
        lost[row->page] = 1;
    }
  rj_test_salvage_damage (f, lost);
  rj_test_salvage_run (f, &counts, lost);
  connection = rj_connection_open (f->output, f->test.hex96, RJ_CONNECTION_OPEN, &error);
  g_assert_no_error (error);
  assert_count (connection->handle, "SELECT count(*) FROM worksheet WHERE form = ''", 5, 5);
  assert_count (connection->handle, "SELECT count(*) FROM worksheet_line WHERE field <> ''", 12, 100);
  assert_count (connection->handle,
                "SELECT count(*) FROM worksheet w JOIN search s ON s.id = w.id WHERE s.day = w.day", 5, 5);
  rj_connection_close (connection, NULL);
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
  rj_test_salvage_damage (f, lost);
  report = rj_salvager_run (f->test.folder, "journal.db", f->output, f->test.hex96, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_pages, ==, f->n_pages);
  g_assert_cmpuint (report->lost->len, ==, 2);
  g_assert_cmpuint (g_array_index (report->lost, guint32, 0), ==, 2);
  g_assert_cmpuint (g_array_index (report->lost, guint32, 1), ==, 7);
  g_assert_cmpuint (rj_census_get_entries (&report->census), >, 0);
  rj_test_salvage_compare (f, lost, &expected, &saved);
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
  rj_test_salvage_damage (f, lost);
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
  g_test_add ("/salvage/hot-journal", Fixture, NULL, set_up, test_hot_journal, tear_down);
  g_test_add ("/salvage/long-text", Fixture, NULL, set_up, test_long_text, tear_down);
  g_test_add ("/salvage/medicines", Fixture, NULL, set_up, test_medicines, tear_down);
  g_test_add ("/salvage/meetings", Fixture, NULL, set_up, test_meetings, tear_down);
  g_test_add ("/salvage/words-of-recovery", Fixture, "recovery_event", set_up, test_words_stay, tear_down);
  g_test_add ("/salvage/words-to-recovery", Fixture, "recovery_words", set_up, test_words_stay, tear_down);
  g_test_add ("/salvage/words-of-attendance", Fixture, "attendance", set_up, test_words_stay, tear_down);
  g_test_add ("/salvage/worksheets", Fixture, NULL, set_up, test_worksheets, tear_down);
  g_test_add ("/salvage/scales", Fixture, NULL, set_up, test_scales, tear_down);
  g_test_add ("/salvage/own-line", Fixture, NULL, set_up, test_own_line, tear_down);
  g_test_add ("/salvage/no-meetings", Fixture, NULL, set_up, test_no_meetings, tear_down);
  g_test_add ("/salvage/nothing-left", Fixture, NULL, set_up, test_nothing_left, tear_down);
  g_test_add ("/salvage/process", Fixture, NULL, set_up, test_process, tear_down);
  g_test_add ("/salvage/process-fails", Fixture, NULL, set_up, test_process_fails, tear_down);
  g_test_add_func ("/salvage/hostile-pages", test_hostile_pages);
  return g_test_run ();
}
