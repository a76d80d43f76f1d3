// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-sqlite-store-private.h"

#include "rj-check-ins-table.h"
#include "rj-entry-table.h"
#include "rj-text.h"

/* The bits of the log's kinds and of what changed are the same. */
G_STATIC_ASSERT ((int) RJ_LOG_MOOD == (int) RJ_CHANGED_MOOD);
G_STATIC_ASSERT ((int) RJ_LOG_CRAVING == (int) RJ_CHANGED_CRAVING);
G_STATIC_ASSERT ((int) RJ_LOG_WRITING == (int) RJ_CHANGED_WRITING);

static void
note_saved (RjJob *job, guint kind, RjDay old_day, RjDay day)
{
  RjChange *change = rj_job_get_change (job);

  rj_job_set_change (
    job, old_day == RJ_DAY_NONE && change->kind != RJ_CHANGE_EDIT ? RJ_CHANGE_ADD : RJ_CHANGE_EDIT, kind);
  rj_change_add_day (change, old_day);
  rj_change_add_day (change, day);
}

static gboolean
save_mood (RjJob *job, RjConnection *connection, GError **error)
{
  RjMoodEntry *entry = rj_job_get_data (job);
  RjDay old_day;

  if (!rj_mood_table_save (connection, entry, &old_day, error))
    return FALSE;
  note_saved (job, RJ_CHANGED_MOOD, old_day, entry->record.day);
  rj_job_answer_pointer (job, rj_mood_entry_copy (entry), (GDestroyNotify) rj_mood_entry_free);
  return TRUE;
}

static void
save_mood_async (RjCheckIns *self,
                 const RjMoodEntry *entry,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  RjMoodEntry *copy = rj_mood_entry_copy (entry);

  rj_sqlite_store_prepare_record (self, &copy->record);
  rj_text_make_valid (&copy->note);
  rj_text_make_valid_strv (copy->feelings);
  rj_sqlite_store_run (self, RJ_JOB_CHANGE, save_mood, copy, (GDestroyNotify) rj_mood_entry_free, cancellable,
                       callback, user_data);
}

static gboolean
save_cravings (RjJob *job, RjConnection *connection, GError **error)
{
  GPtrArray *cravings = rj_job_get_data (job);
  g_autoptr (GPtrArray) saved = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_craving_free);

  for (guint i = 0; i < cravings->len; i++)
    {
      RjCraving *craving = g_ptr_array_index (cravings, i);
      RjDay old_day;

      if (!rj_craving_table_save (connection, craving, &old_day, error))
        return FALSE;
      note_saved (job, RJ_CHANGED_CRAVING, old_day, craving->record.day);
      g_ptr_array_add (saved, rj_craving_copy (craving));
    }
  rj_job_answer_pointer (job, g_steal_pointer (&saved), (GDestroyNotify) g_ptr_array_unref);
  return TRUE;
}

static void
make_craving_valid (RjCraving *craving)
{
  rj_text_make_valid (&craving->substance);
  rj_text_make_valid (&craving->body);
  rj_text_make_valid (&craving->thoughts);
  rj_text_make_valid (&craving->note);
  rj_text_make_valid_strv (craving->triggers);
  rj_text_make_valid_strv (craving->places);
  rj_text_make_valid_strv (craving->company);
  rj_text_make_valid_strv (craving->did);
}

static void
save_cravings_async (RjCheckIns *self,
                     GPtrArray *cravings,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_craving_free);

  for (guint i = 0; i < cravings->len; i++)
    {
      RjCraving *copy = rj_craving_copy (g_ptr_array_index (cravings, i));

      rj_sqlite_store_prepare_record (self, &copy->record);
      make_craving_valid (copy);
      g_ptr_array_add (copies, copy);
    }
  rj_sqlite_store_run (self, RJ_JOB_CHANGE, save_cravings, copies, (GDestroyNotify) g_ptr_array_unref,
                       cancellable, callback, user_data);
}

typedef struct {
  RjWriting *writing;
  gboolean is_new;
} WritingJob;

static void
writing_job_free (WritingJob *self)
{
  rj_writing_free (self->writing);
  g_free (self);
}

/* A day is closed once: new lines take the place of those that are there. */
static gboolean
join_close_day (RjJob *job, RjConnection *connection, WritingJob *data, GError **error)
{
  RjRecord *record = &data->writing->record;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *there = rj_writing_table_find_close_day (connection, record->day, &local_error);
  RjLogKind kind;
  RjDay day;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (there == NULL || g_str_equal (there, record->id))
    return TRUE;
  if (!data->is_new)
    return rj_entry_table_delete (connection, there, rj_job_get_now (job), &kind, &day, error);
  g_free (record->id);
  record->id = g_steal_pointer (&there);
  return TRUE;
}

static gboolean
save_writing (RjJob *job, RjConnection *connection, GError **error)
{
  WritingJob *data = rj_job_get_data (job);
  RjDay old_day;

  if (data->writing->kind == RJ_WRITING_CLOSE_DAY && !join_close_day (job, connection, data, error))
    return FALSE;
  if (!rj_writing_table_save (connection, data->writing, &old_day, error))
    return FALSE;
  note_saved (job, RJ_CHANGED_WRITING, old_day, data->writing->record.day);
  rj_job_answer_pointer (job, rj_writing_copy (data->writing), (GDestroyNotify) rj_writing_free);
  return TRUE;
}

static void
save_writing_async (RjCheckIns *self,
                    const RjWriting *writing,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  WritingJob *data = g_new0 (WritingJob, 1);

  data->writing = rj_writing_copy (writing);
  data->is_new = rj_sqlite_store_prepare_record (self, &data->writing->record);
  rj_text_make_valid (&data->writing->title);
  rj_text_make_valid (&data->writing->body);
  rj_text_make_valid (&data->writing->hard);
  rj_text_make_valid (&data->writing->good);
  rj_text_make_valid (&data->writing->tomorrow);
  rj_sqlite_store_run (self, RJ_JOB_CHANGE, save_writing, data, (GDestroyNotify) writing_job_free,
                       cancellable, callback, user_data);
}

/* Of a load that gave @record: "none" is an error here. */
static gboolean
answer_found (RjJob *job, gpointer record, GDestroyNotify free_record, GError **error)
{
  if (record == NULL)
    {
      rj_set_not_found (error);
      return FALSE;
    }
  rj_job_answer_pointer (job, record, free_record);
  return TRUE;
}

static gboolean
get_mood (RjJob *job, RjConnection *connection, GError **error)
{
  return answer_found (job, rj_mood_table_load (connection, rj_job_get_data (job), error),
                       (GDestroyNotify) rj_mood_entry_free, error);
}

static gboolean
get_craving (RjJob *job, RjConnection *connection, GError **error)
{
  return answer_found (job, rj_craving_table_load (connection, rj_job_get_data (job), error),
                       (GDestroyNotify) rj_craving_free, error);
}

static gboolean
get_writing (RjJob *job, RjConnection *connection, GError **error)
{
  return answer_found (job, rj_writing_table_load (connection, rj_job_get_data (job), error),
                       (GDestroyNotify) rj_writing_free, error);
}

static void
get_mood_async (RjCheckIns *self,
                const char *id,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  rj_sqlite_store_run (self, RJ_JOB_READ, get_mood, g_strdup (id), g_free, cancellable, callback, user_data);
}

static void
get_craving_async (RjCheckIns *self,
                   const char *id,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  rj_sqlite_store_run (self, RJ_JOB_READ, get_craving, g_strdup (id), g_free, cancellable, callback,
                       user_data);
}

static void
get_writing_async (RjCheckIns *self,
                   const char *id,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  rj_sqlite_store_run (self, RJ_JOB_READ, get_writing, g_strdup (id), g_free, cancellable, callback,
                       user_data);
}

static gboolean
get_last_mood (RjJob *job, RjConnection *connection, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  RjDay day = GPOINTER_TO_UINT (rj_job_get_data (job));
  g_autofree char *id = rj_mood_table_find_last (connection, day, &local_error);
  RjMoodEntry *entry = id == NULL ? NULL : rj_mood_table_load (connection, id, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  rj_job_answer_pointer (job, entry, (GDestroyNotify) rj_mood_entry_free);
  return TRUE;
}

static void
get_last_mood_async (RjCheckIns *self,
                     RjDay day,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  rj_sqlite_store_run (self, RJ_JOB_READ, get_last_mood, GUINT_TO_POINTER (day), NULL, cancellable, callback,
                       user_data);
}

static gboolean
get_close_day (RjJob *job, RjConnection *connection, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  RjDay day = GPOINTER_TO_UINT (rj_job_get_data (job));
  g_autofree char *id = rj_writing_table_find_close_day (connection, day, &local_error);
  RjWriting *writing = id == NULL ? NULL : rj_writing_table_load (connection, id, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  rj_job_answer_pointer (job, writing, (GDestroyNotify) rj_writing_free);
  return TRUE;
}

static void
get_close_day_async (RjCheckIns *self,
                     RjDay day,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  rj_sqlite_store_run (self, RJ_JOB_READ, get_close_day, GUINT_TO_POINTER (day), NULL, cancellable, callback,
                       user_data);
}

typedef struct {
  char *craving_id;
  RjRatingPoint point;
} RatingJob;

static void
rating_job_free (RatingJob *self)
{
  g_free (self->craving_id);
  g_free (self);
}

static gboolean
add_rating (RjJob *job, RjConnection *connection, GError **error)
{
  const RatingJob *data = rj_job_get_data (job);
  RjDay day;

  if (!rj_craving_table_add_rating (connection, data->craving_id, &data->point, rj_job_get_now (job), &day,
                                    error))
    return FALSE;
  note_saved (job, RJ_CHANGED_CRAVING, day, day);
  return TRUE;
}

static void
add_rating_async (RjCheckIns *self,
                  const char *craving_id,
                  const RjRatingPoint *point,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  RatingJob *data = g_new0 (RatingJob, 1);

  data->craving_id = g_strdup (craving_id);
  data->point = *point;
  rj_sqlite_store_run (self, RJ_JOB_CHANGE, add_rating, data, (GDestroyNotify) rating_job_free, cancellable,
                       callback, user_data);
}

static gboolean
delete_entry (RjJob *job, RjConnection *connection, GError **error)
{
  RjLogKind kind;
  RjDay day;

  if (!rj_entry_table_delete (connection, rj_job_get_data (job), rj_job_get_now (job), &kind, &day, error))
    return FALSE;
  rj_job_set_change (job, RJ_CHANGE_DELETE, kind);
  rj_change_add_day (rj_job_get_change (job), day);
  return TRUE;
}

static void
delete_async (RjCheckIns *self,
              const char *id,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  rj_sqlite_store_run (self, RJ_JOB_CHANGE, delete_entry, g_strdup (id), g_free, cancellable, callback,
                       user_data);
}

void
rj_sqlite_check_ins_iface_init (RjCheckInsInterface *iface)
{
  iface->save_mood_async = save_mood_async;
  iface->save_cravings_async = save_cravings_async;
  iface->save_writing_async = save_writing_async;
  iface->get_mood_async = get_mood_async;
  iface->get_craving_async = get_craving_async;
  iface->get_writing_async = get_writing_async;
  iface->get_last_mood_async = get_last_mood_async;
  iface->get_close_day_async = get_close_day_async;
  iface->add_rating_async = add_rating_async;
  iface->delete_async = delete_async;
}
