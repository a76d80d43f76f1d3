// SPDX-License-Identifier: GPL-3.0-or-later
// Made-up years: the same seed gives the same rows, and they hold what they are for.
#include "rj-connection.h"
#include "rj-generator.h"
#include "rj-statement.h"
#include "rj-test-store.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define DAYS 400

typedef struct {
  char *rows;
  char *truth;
} Generated;

static void
generated_clear (Generated *self)
{
  g_free (self->rows);
  g_free (self->truth);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Generated, generated_clear)

static char *
get_text (RjConnection *connection, const char *sql)
{
  g_autoptr (GError) error = NULL;
  // Statements are kept by their text.
  g_autoptr (RjStatement) statement = rj_connection_prepare (connection, g_intern_string (sql), &error);
  RjStep step;

  g_assert_no_error (error);
  step = rj_statement_step (statement, &error);
  g_assert_no_error (error);
  return step == RJ_STEP_ROW ? rj_statement_next_text (statement) : NULL;
}

/* All rows of all tables that a person's words are in, in an order that their place in the file does not
 * matter to. */
static char *
dup_rows (RjTestStore *test)
{
  static const char *const tables[] = {
    "entry",           "mood",         "craving",     "craving_rating", "writing",
    "choice",          "scale",        "scale_value", "plan_item",      "entry_choice",
    "plan_step",       "plan_lead",    "plan_mark",   "plan_move",      "small_day",
    "plan_date",       "plan_source",  "strategy",    "search",         "strategy_step",
    "strategy_tag",    "strategy_use", "plan_pause",  "plan_template",  "plan_template_item",
    "plan_step_mark",  "letter",       "letter_use",  "worksheet",      "worksheet_line",
    "own_line",        "my_line",      "rule_event",  "recovery_event", "recovery_words",
    "recovery_saving", "service",      "referral",    "meeting",        "attendance",
    "person",          "person_reach", "talk",        "milestone"
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) all = g_string_new (NULL);
  RjConnection *connection;

  rj_test_store_close (test);
  connection = rj_connection_open (test->path, test->hex96, RJ_CONNECTION_OPEN, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *ask = g_strdup_printf ("SELECT 'SELECT json_group_array(r) FROM (SELECT json_array(' "
                                              "|| group_concat('\"' || name || '\"', ',') || "
                                              "') AS r FROM %s ORDER BY 1)' FROM pragma_table_info('%s')",
                                              tables[i], tables[i]);
      g_autofree char *sql = get_text (connection, ask);
      g_autofree char *rows = get_text (connection, sql);

      g_string_append_printf (all, "%s %s\n", tables[i], rows);
    }
  g_assert_true (rj_connection_close (connection, &error));
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
generate (Generated *self, guint32 seed)
{
  RjTestStore test = { 0 };
  g_autoptr (RjGenerator) generator = NULL;
  g_autoptr (GError) error = NULL;

  rj_test_store_set_up (&test, TRUE);
  rj_sqlite_store_batch_finish (
    RJ_SQLITE_STORE (test.store),
    RJ_TEST_AWAIT (rj_sqlite_store_batch_async (RJ_SQLITE_STORE (test.store), TRUE, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  generator = rj_generator_new (test.store, RJ_FAKE_CLOCK (test.clock), seed);
  g_assert_true (rj_generator_run (generator, RJ_TEST_DAY - DAYS + 1, RJ_TEST_DAY, &error));
  self->truth = rj_generator_dup_truth (generator);
  g_clear_pointer (&generator, rj_generator_free);
  self->rows = dup_rows (&test);
  rj_test_store_tear_down (&test);
}

static gint64
get_count (JsonObject *truth, const char *what, const char *kind)
{
  return json_object_get_int_member (json_object_get_object_member (truth, what), kind);
}

static guint
count_in (const char *text, const char *what)
{
  guint n = 0;

  for (const char *p = text; (p = strstr (p, what)) != NULL; p += strlen (what))
    n++;
  return n;
}

static void
test_same_seed (void)
{
  g_auto (Generated) one = { 0 };
  g_auto (Generated) two = { 0 };
  g_auto (Generated) other = { 0 };

  generate (&one, 11);
  generate (&two, 11);
  generate (&other, 12);
  g_assert_cmpstr (one.rows, ==, two.rows);
  g_assert_cmpstr (one.truth, ==, two.truth);
  g_assert_cmpstr (one.rows, !=, other.rows);
}

static void
test_contents (void)
{
  static const char *const kinds[] = { "moods", "cravings", "writings", "plan_items" };
  g_auto (Generated) made = { 0 };
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *truth;

  generate (&made, 5);
  g_assert_true (json_parser_load_from_data (parser, made.truth, -1, NULL));
  truth = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpint (get_count (truth, "written", "moods"), >, DAYS / 2);
  g_assert_cmpint (get_count (truth, "written", "cravings"), >, DAYS / 4);
  g_assert_cmpint (get_count (truth, "written", "writings"), >, DAYS / 10);
  g_assert_cmpint (get_count (truth, "written", "plan_items"), >, 5);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_assert_cmpint (get_count (truth, "edited", kinds[i]), >, 0);
      g_assert_cmpint (get_count (truth, "deleted", kinds[i]), >, 0);
    }
  g_assert_cmpint (json_object_get_int_member (truth, "trips"), >, 0);
  g_assert_cmpint (json_object_get_int_member (truth, "days_left_out"), >, 6);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (truth, "effects")), ==, 5);
  g_assert_cmpuint (count_in (made.rows, "Europe/Berlin"), >, 100);
  g_assert_null (strstr (made.rows, "rule_event []"));
  g_assert_nonnull (strstr (made.rows, "heroin"));
  g_assert_nonnull (strstr (made.rows, "nicotine"));
  g_assert_nonnull (strstr (made.rows, "散歩"));
  g_assert_nonnull (strstr (made.rows, "أفضل"));
}

/* A journal of a few days holds nothing of the days after. */
static void
test_few_days (void)
{
  RjTestStore test = { 0 };
  g_autoptr (RjGenerator) generator = NULL;
  g_autoptr (GPtrArray) filled = NULL;
  g_autoptr (GError) error = NULL;
  RjSheets *sheets;

  rj_test_store_set_up (&test, TRUE);
  sheets = rj_store_get_sheets (test.store);
  generator = rj_generator_new (test.store, RJ_FAKE_CLOCK (test.clock), 3);
  g_assert_true (rj_generator_run (generator, RJ_TEST_DAY - 9, RJ_TEST_DAY, &error));
  filled = rj_sheets_list_finish (sheets, RJ_TEST_AWAIT (rj_sheets_list_async (sheets, NULL, RJ_TEST_READY)),
                                  &error);
  g_assert_no_error (error);
  g_assert_cmpuint (filled->len, ==, 5);
  for (guint i = 0; i < filled->len; i++)
    g_assert_cmpuint (((const RjFilledSheet *) filled->pdata[i])->record.day, <=, RJ_TEST_DAY);
  g_clear_pointer (&generator, rj_generator_free);
  rj_test_store_tear_down (&test);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/generator/same-seed", test_same_seed);
  g_test_add_func ("/generator/contents", test_contents);
  g_test_add_func ("/generator/few-days", test_few_days);

  return g_test_run ();
}
