// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-episode-table.h"

#include "rj-statement.h"

/* What a row of one of the statements belongs to. */
typedef void (*AddRow) (RjEpisode *episode, RjStatement *statement);

static GTimeZone *
find_zone (GHashTable *zones, const char *name)
{
  GTimeZone *zone = g_hash_table_lookup (zones, name);

  if (zone == NULL)
    {
      zone = g_time_zone_new_identifier (name);
      if (zone == NULL)
        zone = g_time_zone_new_utc ();
      g_hash_table_insert (zones, g_strdup (name), zone);
    }
  return zone;
}

static RjEpisode *
read_episode (RjStatement *statement, GHashTable *zones)
{
  RjEpisode *episode = rj_episode_new ();
  g_autofree char *zone = NULL;
  RjDay civil_day;

  episode->id = rj_statement_next_text (statement);
  episode->at_us = rj_statement_next_int64 (statement);
  zone = rj_statement_next_text (statement);
  episode->day = rj_statement_next_day (statement);
  episode->strength = rj_statement_next_int (statement);
  episode->minutes = rj_instant_to_wall (episode->at_us, find_zone (zones, zone), &civil_day);
  return episode;
}

static gboolean
list_urges (RjConnection *connection, GPtrArray *episodes, GError **error)
{
  g_autoptr (RjStatement) statement =
    rj_connection_prepare (connection,
                           "SELECT e.id, e.at, e.zone, e.day, c.strength "
                           "FROM craving c JOIN entry e ON e.id = c.id WHERE e.deleted IS NULL "
                           "ORDER BY e.at, e.id",
                           error);
  g_autoptr (GHashTable) zones =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_time_zone_unref);
  RjStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    g_ptr_array_add (episodes, read_episode (statement, zones));
  return step == RJ_STEP_DONE;
}

/* The first column is the id of the urge; rows of those that are deleted are passed by. */
static gboolean
add_rows (RjConnection *connection, GHashTable *by_id, const char *sql, AddRow add, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (connection, sql, error);
  RjStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    {
      g_autofree char *id = rj_statement_next_text (statement);
      RjEpisode *episode = g_hash_table_lookup (by_id, id);

      if (episode != NULL)
        add (episode, statement);
    }
  return step == RJ_STEP_DONE;
}

static void
add_rating (RjEpisode *episode, RjStatement *statement)
{
  RjRatingPoint point;

  point.at_us = rj_statement_next_int64 (statement);
  point.strength = rj_statement_next_int (statement);
  g_array_append_val (episode->later, point);
}

/* @list: (inout) (nullable); @word: (transfer full) */
static void
append (GStrv *list, char *word)
{
  guint n = *list != NULL ? g_strv_length (*list) : 0;

  *list = g_renew (char *, *list, n + 2);
  (*list)[n] = word;
  (*list)[n + 1] = NULL;
}

static void
add_choice (RjEpisode *episode, RjStatement *statement)
{
  g_autofree char *role = rj_statement_next_text (statement);
  g_autofree char *choice = rj_statement_next_text (statement);

  if (g_str_equal (role, "did"))
    rj_episode_add_tried (episode, choice, RJ_TRIED_AT_ANY_TIME);
  else
    append (g_str_equal (role, "trigger") ? &episode->triggers : &episode->company,
            g_steal_pointer (&choice));
}

static void
add_use (RjEpisode *episode, RjStatement *statement)
{
  g_autofree char *strategy = rj_statement_next_text (statement);

  rj_episode_add_tried (episode, strategy, rj_statement_next_int64 (statement));
}

GPtrArray *
rj_episode_table_list (RjConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) episodes = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_episode_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);

  if (!list_urges (connection, episodes, error))
    return NULL;
  for (guint i = 0; i < episodes->len; i++)
    {
      RjEpisode *episode = g_ptr_array_index (episodes, i);

      g_hash_table_insert (by_id, episode->id, episode);
    }
  if (!add_rows (connection, by_id, "SELECT craving, at, strength FROM craving_rating ORDER BY craving, at",
                 add_rating, error)
      || !add_rows (
        connection, by_id,
        "SELECT entry, role, choice FROM entry_choice WHERE role IN ('did', 'trigger', 'company') "
        "ORDER BY entry, role, position",
        add_choice, error)
      || !add_rows (connection, by_id,
                    "SELECT craving, strategy, started FROM strategy_use WHERE craving IS NOT NULL "
                    "ORDER BY craving, started, id",
                    add_use, error)
      || !add_rows (connection, by_id,
                    "SELECT craving, letter, at FROM letter_use WHERE craving IS NOT NULL AND answer = 1 "
                    "ORDER BY craving, at, id",
                    add_use, error))
    return NULL;
  return g_steal_pointer (&episodes);
}

gboolean
rj_episode_table_find_felt (RjConnection *connection, gint64 now_us, gint64 for_us, char **id, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection,
    "SELECT max(e.at, ifnull((SELECT max(r.at) FROM craving_rating r WHERE r.craving = e.id), 0)) AS felt, "
    "e.id "
    "FROM entry e JOIN craving c ON c.id = e.id WHERE e.deleted IS NULL AND e.at > ?1 AND e.at <= ?2 "
    "AND felt > ?3 ORDER BY felt DESC, c.strength DESC, e.id DESC LIMIT 1",
    error);
  RjStep step;

  *id = NULL;
  if (statement == NULL)
    return FALSE;
  /* One that began longer than a day before is another one by now. */
  rj_statement_bind (statement, "lll", now_us - G_TIME_SPAN_DAY, now_us, now_us - for_us);
  step = rj_statement_step (statement, error);
  if (step == RJ_STEP_ROW)
    {
      rj_statement_next_int64 (statement);
      *id = rj_statement_next_text (statement);
    }
  return step != RJ_STEP_ERROR;
}
