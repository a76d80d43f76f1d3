// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-sqlite-store-private.h"

#include "rj-plan-days.h"
#include "rj-plan-piece.h"
#include "rj-plan-source-table.h"
#include "rj-plan-table.h"
#include "rj-statement.h"

typedef struct {
  GPtrArray *pieces;
  gboolean save;
} TakeJob;

static void
take_job_free (TakeJob *self)
{
  g_ptr_array_unref (self->pieces);
  g_free (self);
}

/* Where the day of the rule @day stands. */
static RjDay
find_place (const RjPlanPiece *piece, RjDay day)
{
  for (guint i = 0; piece != NULL && i < piece->moves->len; i++)
    {
      const RjPlanMove *move = &g_array_index (piece->moves, RjPlanMove, i);

      if (move->day == day)
        return move->to_day;
    }
  return day;
}

/* What was done goes with its day when another version of the file has it elsewhere. */
static gboolean
carry (RjConnection *connection,
       const RjPlanPiece *piece,
       const RjPlanPiece *older,
       RjDay day,
       GError **error)
{
  RjDay from = find_place (older, day);
  RjDay to = find_place (piece, day);

  return older == NULL || from == to
         || rj_plan_days_take_along (connection, piece->item->record.id, from, to,
                                     piece->item->record.updated_us, error);
}

/* By the days of the rule: one of them may stand where another one was. @older: (nullable) */
static gboolean
save_moves (RjConnection *connection, const RjPlanPiece *piece, const RjPlanPiece *older, GError **error)
{
  const char *id = piece->item->record.id;

  for (guint i = 0; older != NULL && i < older->moves->len; i++)
    if (!carry (connection, piece, older, g_array_index (older->moves, RjPlanMove, i).day, error))
      return FALSE;
  for (guint i = 0; i < piece->moves->len; i++)
    {
      const RjPlanMove *move = &g_array_index (piece->moves, RjPlanMove, i);

      // Of one that stood elsewhere before it was done above.
      if (find_place (older, move->day) == move->day && !carry (connection, piece, older, move->day, error))
        return FALSE;
      if (!rj_plan_days_save_move (connection, id, move->day, move->to_day,
                                   move->to_minutes >= 0 ? rj_day_part_for_minutes (move->to_minutes)
                                                         : move->to_part,
                                   move->to_minutes, error))
        return FALSE;
    }
  return TRUE;
}

/* @older: (nullable): what it takes the place of */
static gboolean
save_piece (RjConnection *connection, RjPlanPiece *piece, const RjPlanPiece *older, GError **error)
{
  g_autoptr (RjPlanItem) old = NULL;

  return rj_sqlite_plan_check_item (piece->item, error)
         && rj_plan_table_save (connection, piece->item, &old, error)
         && rj_plan_source_table_add (connection, piece, error)
         && save_moves (connection, piece, older, error);
}

/* Writes @piece over what the same record was when it was taken before: the item stays the same one, with
 * what the person made of it. */
static gboolean
take_the_place_of (RjConnection *connection, RjPlanPiece *piece, const RjPlanPiece *older, GError **error)
{
  RjPlanItem *item = piece->item;
  const RjPlanItem *old = older->item;

  g_set_str (&item->record.id, old->record.id);
  item->record.created_us = old->record.created_us;
  item->kind = old->kind;
  item->position = old->position;
  item->nag_minutes = old->nag_minutes;
  if (item->steps == NULL)
    item->steps = g_strdupv (old->steps);
  return rj_connection_run (connection, error, "DELETE FROM plan_move WHERE item = ?", "t", old->record.id)
         && save_piece (connection, piece, older, error);
}

static gboolean
load_moves (RjConnection *connection, RjPlanPiece *piece, GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (
    connection, "SELECT day, to_day, to_part, to_minutes FROM plan_move WHERE item = ? ORDER BY day", error);
  RjStep step;

  if (statement == NULL)
    return FALSE;
  rj_statement_bind (statement, "t", piece->item->record.id);
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    {
      RjPlanMove move = { .day = rj_statement_next_day (statement) };

      move.to_day = rj_statement_next_day (statement);
      move.to_part = (RjDayPart) rj_statement_next_int (statement);
      move.to_minutes = rj_statement_next_minutes (statement);
      g_array_append_val (piece->moves, move);
    }
  return step == RJ_STEP_DONE;
}

/* (transfer full) */
static RjPlanPiece *
load_piece (RjConnection *connection, const char *id, GError **error)
{
  RjPlanItem *item = rj_plan_table_load (connection, id, error);
  g_autoptr (RjPlanPiece) piece = NULL;

  if (item == NULL)
    return NULL;
  piece = rj_plan_piece_new (item);
  if (!rj_plan_source_table_load (connection, piece, error) || !load_moves (connection, piece, error))
    return NULL;
  return g_steal_pointer (&piece);
}

/* (transfer full): what makes two records of one file the same */
static char *
dup_identity (const RjPlanPiece *piece)
{
  return g_strjoin ("\n", piece->digest, piece->recurrence != NULL ? piece->recurrence : "",
                    piece->uid != NULL ? piece->uid : "", NULL);
}

/* One import. */
typedef struct {
  RjConnection *connection;
  GHashTable *seen;
  GHashTable *taken; /* ids */
  gboolean save;
  gboolean changed;
} Taking;

/* @older: (out) (transfer full) (nullable): what @piece takes the place of */
static gboolean
find_older (Taking *self, const RjPlanPiece *piece, RjPlanPiece **older, GError **error)
{
  g_autofree char *id = NULL;

  *older = NULL;
  if (piece->uid == NULL)
    return TRUE;
  if (!rj_plan_source_table_find_older (self->connection, piece, &id, error))
    return FALSE;
  // There are programs that give all their records one name.
  if (id == NULL || g_hash_table_contains (self->taken, id))
    return TRUE;
  *older = load_piece (self->connection, id, error);
  return *older != NULL;
}

static gboolean
take_piece (Taking *self, RjPlanPiece *piece, gboolean *known, GError **error)
{
  g_autoptr (RjPlanPiece) older = NULL;

  if (!rj_plan_source_table_find (self->connection, piece, known, error))
    return FALSE;
  *known = !g_hash_table_add (self->seen, dup_identity (piece)) || *known;
  if (*known)
    return TRUE;
  if (!find_older (self, piece, &older, error))
    return FALSE;
  *known = older != NULL && (piece->neutral || rj_plan_piece_says_the_same (piece, older));
  if (*known || !self->save)
    return TRUE;
  self->changed = TRUE;
  if (!(older != NULL ? take_the_place_of (self->connection, piece, older, error)
                      : save_piece (self->connection, piece, NULL, error)))
    return FALSE;
  g_hash_table_add (self->taken, g_strdup (piece->item->record.id));
  return TRUE;
}

static gboolean
take (RjJob *job, RjConnection *connection, GError **error)
{
  const TakeJob *data = rj_job_get_data (job);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) known = g_array_new (FALSE, FALSE, sizeof (gboolean));
  Taking taking = { .connection = connection, .seen = seen, .taken = taken, .save = data->save };

  for (guint i = 0; i < data->pieces->len; i++)
    {
      gboolean is_known;

      if (!take_piece (&taking, g_ptr_array_index (data->pieces, i), &is_known, error))
        return FALSE;
      g_array_append_val (known, is_known);
    }
  if (taking.changed)
    rj_job_set_change (job, RJ_CHANGE_IMPORT, RJ_CHANGED_PLAN);
  rj_job_answer_pointer (job, g_steal_pointer (&known), (GDestroyNotify) g_array_unref);
  return TRUE;
}

void
rj_sqlite_plan_take_pieces_async (RjPlan *self,
                                  GPtrArray *pieces,
                                  gboolean save,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  TakeJob *data = g_new0 (TakeJob, 1);

  data->save = save;
  data->pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_piece_free);
  for (guint i = 0; i < pieces->len; i++)
    {
      RjPlanPiece *copy = rj_plan_piece_copy (g_ptr_array_index (pieces, i));

      rj_sqlite_store_prepare_record (self, &copy->item->record);
      rj_sqlite_plan_tidy_item (copy->item);
      g_ptr_array_add (data->pieces, copy);
    }
  rj_sqlite_store_run (self, save ? RJ_JOB_CHANGE : RJ_JOB_READ, take, data, (GDestroyNotify) take_job_free,
                       cancellable, callback, user_data);
}

static gboolean
list (RjJob *job, RjConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_piece_free);
  g_autoptr (RjStatement) statement =
    rj_connection_prepare (connection, "SELECT id FROM plan_item WHERE deleted IS NULL ORDER BY id", error);
  RjStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    {
      g_autofree char *id = rj_statement_next_text (statement);
      RjPlanPiece *piece = load_piece (connection, id, error);

      if (piece == NULL)
        return FALSE;
      g_ptr_array_add (pieces, piece);
    }
  if (step != RJ_STEP_DONE)
    return FALSE;
  rj_job_answer_pointer (job, g_steal_pointer (&pieces), (GDestroyNotify) g_ptr_array_unref);
  return TRUE;
}

void
rj_sqlite_plan_list_pieces_async (RjPlan *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  rj_sqlite_store_run (self, RJ_JOB_READ, list, NULL, NULL, cancellable, callback, user_data);
}
