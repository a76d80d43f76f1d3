// SPDX-License-Identifier: GPL-3.0-or-later
// What is recorded for undo is what SQLite's own sessions record of the same statements.
#include "rj-connection-private.h"
#include "rj-recording.h"
#include "rj-store.h"

#include <string.h>

#define ROUNDS 120

static const char *const schema =
  "CREATE TABLE entry (id TEXT PRIMARY KEY NOT NULL, n INTEGER, words TEXT, extra) WITHOUT ROWID;"
  "CREATE INDEX entry_by_n ON entry (n, words);"
  "CREATE TABLE choice (id TEXT PRIMARY KEY NOT NULL, n REAL, words TEXT, extra);"
  "CREATE TABLE step (id TEXT NOT NULL, n INTEGER NOT NULL, words TEXT, extra, PRIMARY KEY (n, id)) WITHOUT "
  "ROWID;"
  "CREATE TABLE number (id INTEGER PRIMARY KEY, n INTEGER, words TEXT, extra);"
  "CREATE TABLE draft (id TEXT PRIMARY KEY NOT NULL, n INTEGER, words TEXT, extra);";
static const char *const tables[] = { "entry", "choice", "step", "number", "draft" };

static RjConnection *
open_connection (void)
{
  g_autoptr (RjSecretBytes) key = rj_connection_new_random_key ();
  g_autoptr (GError) error = NULL;
  RjConnection *connection = rj_connection_open (RJ_CONNECTION_IN_MEMORY, key, RJ_CONNECTION_CREATE, &error);

  g_assert_no_error (error);
  g_assert_true (rj_connection_exec (connection, schema, &error));
  g_assert_no_error (error);
  return connection;
}

static void
run (RjConnection *connection, const char *sql)
{
  g_autoptr (GError) error = NULL;

  rj_connection_exec (connection, sql, &error);
  g_assert_no_error (error);
}

/* An SQL literal: of every type, and of lengths on both sides of what takes another byte to say. */
static char *
random_value (GRand *rand)
{
  static const int lengths[] = { 0, 1, 127, 128, 16383, 16384, 20000 };
  int length = lengths[g_rand_int_range (rand, 0, G_N_ELEMENTS (lengths))];

  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      return g_strdup ("NULL");
    case 1:
      return g_strdup_printf ("%d", g_rand_int_range (rand, -3, 3));
    case 2:
      return g_strdup_printf ("%d.5", g_rand_int_range (rand, -3, 3));
    case 3:
      return g_strdup_printf ("zeroblob(%d)", length);
    case 4:
      return g_strdup ("-9223372036854775807");
      default: {
        g_autofree char *words = g_strnfill ((gsize) length, 'w');

        return g_strdup_printf ("'%s'", words);
      }
    }
}

static char *
random_statement (GRand *rand)
{
  const char *table = tables[g_rand_int_range (rand, 0, G_N_ELEMENTS (tables))];
  gboolean number = g_str_equal (table, "number");
  g_autofree char *id = number ? g_strdup_printf ("%d", g_rand_int_range (rand, 0, 6))
                               : g_strdup_printf ("'id %d'", g_rand_int_range (rand, 0, 6));
  g_autofree char *other = number ? g_strdup_printf ("%d", g_rand_int_range (rand, 0, 6))
                                  : g_strdup_printf ("'id %d'", g_rand_int_range (rand, 0, 6));
  int n = g_rand_int_range (rand, 0, 3);
  g_autofree char *words = random_value (rand);
  g_autofree char *extra = random_value (rand);

  switch (g_rand_int_range (rand, 0, 8))
    {
    case 0:
    case 1:
      return g_strdup_printf ("INSERT OR REPLACE INTO %s VALUES (%s, %d, %s, %s)", table, id, n, words,
                              extra);
    case 2:
    case 3:
      return g_strdup_printf ("INSERT INTO %s VALUES (%s, %d, %s, %s) ON CONFLICT DO UPDATE SET words = "
                              "excluded.words",
                              table, id, n, words, extra);
    case 4:
      return g_strdup_printf ("UPDATE %s SET words = %s, extra = %s WHERE n = %d", table, words, extra, n);
    case 5:
      return g_strdup_printf ("UPDATE OR REPLACE %s SET id = %s WHERE id = %s", table, other, id);
    case 6:
      return g_strdup_printf ("DELETE FROM %s WHERE id = %s", table, id);
    default:
      return g_strdup_printf ("DELETE FROM %s WHERE n >= %d", table, n);
    }
}

static void
append_value (GString *line, sqlite3_value *value)
{
  const char *blob;

  if (value == NULL)
    {
      g_string_append (line, " -");
      return;
    }
  g_string_append_printf (line, " %d:", sqlite3_value_type (value));
  switch (sqlite3_value_type (value))
    {
    case SQLITE_BLOB:
      blob = sqlite3_value_blob (value);
      for (int i = 0; i < sqlite3_value_bytes (value); i++)
        g_string_append_printf (line, "%02x", (guint8) blob[i]);
      break;
    case SQLITE_NULL:
      break;
    default:
      g_string_append (line, (const char *) sqlite3_value_text (value));
    }
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* One line a change, sorted: the order within a changeset says nothing. */
static char *
describe (gconstpointer data, guint length)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  sqlite3_changeset_iter *iter = NULL;

  g_assert_cmpint (sqlite3changeset_start (&iter, (int) length, (void *) data), ==, SQLITE_OK);
  while (sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      g_autoptr (GString) line = g_string_new (NULL);
      const char *table = NULL;
      unsigned char *key = NULL;
      int n_columns = 0;
      int operation = 0;
      int indirect = 0;

      g_assert_cmpint (sqlite3changeset_op (iter, &table, &n_columns, &operation, &indirect), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3changeset_pk (iter, &key, NULL), ==, SQLITE_OK);
      g_string_append_printf (line, "%s %d %d", table, operation, indirect);
      for (int i = 0; i < n_columns; i++)
        {
          sqlite3_value *before = NULL;
          sqlite3_value *now = NULL;

          if (operation != SQLITE_INSERT)
            sqlite3changeset_old (iter, i, &before);
          if (operation != SQLITE_DELETE)
            sqlite3changeset_new (iter, i, &now);
          g_string_append_printf (line, " | %d", key[i]);
          append_value (line, before);
          append_value (line, now);
        }
      g_ptr_array_add (lines, g_string_free (g_steal_pointer (&line), FALSE));
    }
  g_assert_cmpint (sqlite3changeset_finalize (iter), ==, SQLITE_OK);
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static int
session_records (void *data, const char *table)
{
  return !g_str_equal (table, "draft");
}

/* What a session says about @statements. */
static char *
record_with_session (RjConnection *connection, GPtrArray *statements)
{
  sqlite3_session *session = NULL;
  void *changeset = NULL;
  int length = 0;
  char *text;

  run (connection, "BEGIN");
  g_assert_cmpint (sqlite3session_create (connection->handle, "main", &session), ==, SQLITE_OK);
  sqlite3session_table_filter (session, session_records, NULL);
  g_assert_cmpint (sqlite3session_attach (session, NULL), ==, SQLITE_OK);
  for (guint i = 0; i < statements->len; i++)
    run (connection, g_ptr_array_index (statements, i));
  g_assert_cmpint (sqlite3session_changeset (session, &length, &changeset), ==, SQLITE_OK);
  sqlite3session_delete (session);
  run (connection, "COMMIT");
  text = describe (changeset, (guint) length);
  sqlite3_free (changeset);
  return text;
}

static GByteArray *
record (RjConnection *connection, GPtrArray *statements)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RjRecording) recording = NULL;
  GByteArray *changeset;

  run (connection, "BEGIN");
  recording = rj_recording_start (connection, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < statements->len; i++)
    run (connection, g_ptr_array_index (statements, i));
  changeset = rj_recording_end (recording, &error);
  g_assert_no_error (error);
  run (connection, "COMMIT");
  return changeset;
}

static char *
dump (RjConnection *connection)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY id, n", tables[i]);
      sqlite3_stmt *statement = NULL;

      if (!session_records (NULL, tables[i]))
        continue;
      g_assert_cmpint (sqlite3_prepare_v2 (connection->handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
      while (sqlite3_step (statement) == SQLITE_ROW)
        {
          g_string_append (text, tables[i]);
          for (int column = 0; column < sqlite3_column_count (statement); column++)
            append_value (text, sqlite3_column_value (statement, column));
          g_string_append_c (text, '\n');
        }
      sqlite3_finalize (statement);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static int
no_conflict (void *data, int conflict, sqlite3_changeset_iter *row)
{
  g_assert_not_reached ();
}

static void
apply (RjConnection *connection, GByteArray *changeset, gboolean invert)
{
  g_assert_cmpint (sqlite3changeset_apply_v2 (connection->handle, (int) changeset->len, changeset->data, NULL,
                                              no_conflict, NULL, NULL, NULL,
                                              invert ? SQLITE_CHANGESETAPPLY_INVERT : 0),
                   ==, SQLITE_OK);
}

static void
test_like_sessions (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (41);
  RjConnection *ours = open_connection ();
  RjConnection *theirs = open_connection ();
  guint n_changes = 0;

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GByteArray) changeset = NULL;
      g_autofree char *expected = NULL;
      g_autofree char *recorded = NULL;
      g_autofree char *before = dump (ours);
      g_autofree char *after = NULL;
      g_autofree char *undone = NULL;
      g_autofree char *done_again = NULL;

      for (int i = g_rand_int_range (rand, 1, 12); i > 0; i--)
        g_ptr_array_add (statements, random_statement (rand));
      changeset = record (ours, statements);
      recorded = describe (changeset->data, changeset->len);
      expected = record_with_session (theirs, statements);
      g_assert_cmpstr (recorded, ==, expected);
      n_changes += *recorded != '\0';

      after = dump (ours);
      apply (ours, changeset, TRUE);
      undone = dump (ours);
      g_assert_cmpstr (undone, ==, before);
      apply (ours, changeset, FALSE);
      done_again = dump (ours);
      g_assert_cmpstr (done_again, ==, after);
    }
  g_assert_cmpuint (n_changes, >, ROUNDS / 2);
  g_assert_true (rj_connection_close (ours, NULL));
  g_assert_true (rj_connection_close (theirs, NULL));
}

static void
test_nothing (void)
{
  RjConnection *connection = open_connection ();
  g_autoptr (GPtrArray) statements = g_ptr_array_new ();
  g_autoptr (GByteArray) changeset = NULL;

  run (connection, "INSERT INTO entry VALUES ('a', 1, 'words', NULL)");
  g_ptr_array_add (statements, (gpointer) "UPDATE entry SET words = 'other' WHERE id = 'a'");
  g_ptr_array_add (statements, (gpointer) "INSERT INTO entry VALUES ('b', 1, 'words', NULL)");
  g_ptr_array_add (statements, (gpointer) "INSERT INTO draft VALUES ('c', 1, 'words', NULL)");
  g_ptr_array_add (statements, (gpointer) "DELETE FROM entry WHERE id = 'b'");
  g_ptr_array_add (statements, (gpointer) "UPDATE entry SET words = 'words' WHERE id = 'a'");
  changeset = record (connection, statements);
  g_assert_cmpuint (changeset->len, ==, 0);
  g_assert_true (rj_connection_close (connection, NULL));
}

/* The rows that a statement had written before it failed are taken back by SQLite, and nobody tells. */
static void
test_failed_statement (void)
{
  RjConnection *connection = open_connection ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RjRecording) recording = NULL;

  run (connection, "BEGIN");
  recording = rj_recording_start (connection, &error);
  g_assert_no_error (error);
  run (connection, "INSERT INTO entry VALUES ('a', 1, 'words', NULL)");
  g_assert_false (
    rj_connection_exec (connection, "INSERT INTO entry VALUES ('b', 1, '', NULL), ('a', 1, '', NULL)", NULL));
  g_assert_null (rj_recording_end (recording, &error));
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_FAILED);
  run (connection, "ROLLBACK");

  // What failed before is no matter of the next.
  g_clear_pointer (&recording, rj_recording_free);
  g_clear_error (&error);
  recording = rj_recording_start (connection, &error);
  g_assert_no_error (error);
  g_byte_array_unref (rj_recording_end (recording, &error));
  g_assert_no_error (error);
  g_clear_pointer (&recording, rj_recording_free);
  g_assert_true (rj_connection_close (connection, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recording/like-sessions", test_like_sessions);
  g_test_add_func ("/recording/nothing", test_nothing);
  g_test_add_func ("/recording/failed-statement", test_failed_statement);
  return g_test_run ();
}
