// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-inbox-table.h"

#include "rj-check-ins-table.h"
#include "rj-reminder-table.h"
#include "rj-statement.h"

typedef struct {
  RjConnection *connection;
  const RjInboxItem *item;
  RjDay day;
  gint64 now_us;
  RjChange *change;
  RjInboxMerged *merged;
} Merge;

static gboolean
count (RjConnection *connection, gint64 *n, GError **error, const char *sql, const char *id)
{
  *n = 0;
  return rj_connection_get_int64 (connection, n, error, sql, "t", id);
}

static void
note_craving (Merge *self, RjDay day)
{
  self->change->kinds |= RJ_CHANGED_CRAVING;
  rj_change_add_day (self->change, day);
}

static gboolean
save_note (Merge *self, GError **error)
{
  const RjInboxItem *item = self->item;
  g_autoptr (RjCraving) craving = rj_craving_new ();
  gint64 there;
  RjDay old_day;

  /* Whoever made up a message may have made up its id as well: no entry is ever written over. */
  if (!count (self->connection, &there, error, "SELECT count(*) FROM entry WHERE id = ?", item->id))
    return FALSE;
  if (there > 0)
    {
      self->merged->refused++;
      return TRUE;
    }
  craving->record.id = g_strdup (item->id);
  craving->record.created_us = self->now_us;
  craving->record.updated_us = self->now_us;
  craving->record.at_us = item->at_us;
  craving->record.zone = g_strdup (item->zone);
  craving->record.day = self->day;
  craving->record.while_locked = TRUE;
  craving->strength = item->strength;
  craving->halt = item->halt;
  note_craving (self, self->day);
  self->merged->notes++;
  return rj_craving_table_save (self->connection, craving, &old_day, error);
}

/* Nothing is later than now: several of a clock that was ahead fall on the same instant. Each is kept, in the
 * order in which they were given. */
static gboolean
find_instant (Merge *self, gint64 *at_us, GError **error)
{
  return rj_connection_get_int64 (self->connection, at_us, error,
                                  "WITH felt (at) AS (SELECT at FROM entry WHERE id = ?1 "
                                  "UNION ALL SELECT at FROM craving_rating WHERE craving = ?1) "
                                  "SELECT CASE WHEN ?2 IN (SELECT at FROM felt) "
                                  "THEN (SELECT max(at) + 1 FROM felt) ELSE ?2 END",
                                  "tl", self->item->about, self->item->at_us);
}

/* Of a note that is not there, because it was taken out or never came in whole, it is an entry of its own. */
static gboolean
save_rating (Merge *self, GError **error)
{
  RjRatingPoint point = { self->item->at_us, self->item->strength };
  g_autoptr (GError) local = NULL;
  RjDay day;

  if (!find_instant (self, &point.at_us, error))
    return FALSE;
  if (rj_craving_table_add_rating (self->connection, self->item->about, &point, self->now_us, &day, &local))
    {
      note_craving (self, day);
      self->merged->ratings++;
      return TRUE;
    }
  if (!g_error_matches (local, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return save_note (self, error);
}

/* As it would have been written down by an open journal: what ticked an item is not undone with the notes. */
static gboolean
save_answer (Merge *self, GError **error)
{
  RjRecording *recording = rj_recording_get (self->connection);
  g_autoptr (GError) local = NULL;
  RjDay ticked_day;
  gboolean ok;

  if (recording != NULL)
    rj_recording_set_on (recording, FALSE);
  ok = rj_reminder_table_answer (self->connection, self->item->about, self->item->answer, self->item->at_us,
                                 &ticked_day, &local);
  if (recording != NULL)
    rj_recording_set_on (recording, TRUE);
  if (ok)
    {
      self->merged->answers++;
      return TRUE;
    }
  /* A plan of which nothing is left, or somebody's guess. */
  if (g_error_matches (local, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND))
    {
      self->merged->refused++;
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* What was typed later stands. A draft that is to go stays: one too many does no harm. */
static gboolean
save_draft (Merge *self, GError **error)
{
  self->merged->drafts++;
  return self->item->text == NULL
         || rj_connection_run (self->connection, error,
                               "INSERT INTO draft (field, text, at) VALUES (?, ?, ?) "
                               "ON CONFLICT (field) DO UPDATE SET text = excluded.text, at = excluded.at "
                               "WHERE excluded.at >= draft.at",
                               "ttl", self->item->about, self->item->text, self->item->at_us);
}

static gboolean
keep (Merge *self, GError **error)
{
  g_autoptr (RjStatement) statement = NULL;
  gint64 n = 0;

  if (!rj_connection_get_int64 (self->connection, &n, error, "SELECT count(*) FROM inbox_kept", ""))
    return FALSE;
  if (n >= RJ_INBOX_KEPT_MAX || self->item->content == NULL)
    {
      self->merged->refused++;
      return TRUE;
    }
  statement = rj_connection_prepare (
    self->connection, "INSERT INTO inbox_kept (id, kind, at, content) VALUES (?, ?, ?, ?)", error);
  if (statement == NULL)
    return FALSE;
  rj_statement_bind (statement, "til", self->item->id, (int) self->item->kind, self->item->at_us);
  rj_statement_bind_blob (statement, 4, g_bytes_get_data (self->item->content, NULL),
                          g_bytes_get_size (self->item->content));
  self->merged->kept++;
  return rj_statement_run (statement, error);
}

static gboolean
take_in (Merge *self, GError **error)
{
  if (self->item->content != NULL)
    return keep (self, error);
  switch (self->item->kind)
    {
    case RJ_INBOX_NOTE:
      return save_note (self, error);
    case RJ_INBOX_RATING:
      return save_rating (self, error);
    case RJ_INBOX_ANSWER:
      return save_answer (self, error);
    case RJ_INBOX_DRAFT:
      return save_draft (self, error);
    case RJ_INBOX_TRY:
      self->merged->tries++;
      return TRUE;
    default:
      self->merged->refused++;
      return TRUE;
    }
}

gboolean
rj_inbox_table_merge (RjConnection *connection,
                      const RjInboxItem *item,
                      RjDay day,
                      gint64 now_us,
                      RjChange *change,
                      RjInboxMerged *merged,
                      GError **error)
{
  Merge merge = { connection, item, day, now_us, change, merged };
  gint64 known;

  if (!count (connection, &known, error, "SELECT count(*) FROM inbox_merged WHERE id = ?", item->id))
    return FALSE;
  if (known > 0)
    {
      merged->known++;
      return TRUE;
    }
  return rj_connection_run (connection, error, "INSERT INTO inbox_merged (id, at) VALUES (?, ?)", "tl",
                            item->id, now_us)
         && take_in (&merge, error);
}
