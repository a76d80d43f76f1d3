// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-sqlite-store-private.h"

#include "rj-choice-table.h"
#include "rj-own-line-table.h"
#include "rj-scale-table.h"
#include "rj-text.h"
#include "rj-uuid.h"

typedef struct {
  char *from;
  char *into;
} Merge;

static void
merge_free (Merge *self)
{
  g_free (self->from);
  g_free (self->into);
  g_free (self);
}

static gboolean
merge (RjJob *job, RjConnection *connection, GError **error)
{
  const Merge *data = rj_job_get_data (job);
  g_autofree char *from_list = NULL;
  g_autofree char *into_list = NULL;

  if (!rj_choice_table_get_list (connection, data->from, &from_list, error)
      || !rj_choice_table_get_list (connection, data->into, &into_list, error))
    return FALSE;
  if (from_list == NULL || into_list == NULL)
    {
      g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND, "There is no such choice");
      return FALSE;
    }
  if (g_str_equal (data->from, data->into) || !g_str_equal (from_list, into_list))
    {
      g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_INVALID, "They cannot be one choice");
      return FALSE;
    }
  rj_job_set_change (job, RJ_CHANGE_EDIT, RJ_CHANGED_CHOICE | RJ_CHANGED_LOG | RJ_CHANGED_MY_PLAN);
  return rj_choice_table_merge (connection, data->from, data->into, error);
}

static void
merge_async (RjLists *self,
             const char *from,
             const char *into,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  Merge *data = g_new0 (Merge, 1);

  data->from = g_strdup (from);
  data->into = g_strdup (into);
  rj_sqlite_store_run (self, RJ_JOB_CHANGE, merge, data, (GDestroyNotify) merge_free, cancellable, callback,
                       user_data);
}

static gboolean
list_scales (RjJob *job, RjConnection *connection, GError **error)
{
  GPtrArray *scales = rj_scale_table_list (connection, error);

  if (scales != NULL)
    rj_job_answer_pointer (job, scales, (GDestroyNotify) g_ptr_array_unref);
  return scales != NULL;
}

static void
list_scales_async (RjLists *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  rj_sqlite_store_run (self, RJ_JOB_READ, list_scales, NULL, NULL, cancellable, callback, user_data);
}

static gboolean
save_scale (RjJob *job, RjConnection *connection, GError **error)
{
  RjScale *scale = rj_job_get_data (job);
  gboolean is_new = scale->id == NULL;

  if (rj_text_is_blank (scale->name))
    {
      g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_INVALID, "A scale needs a name");
      return FALSE;
    }
  if (is_new)
    scale->id = rj_uuid_new (rj_job_get_now (job));
  rj_job_set_change (job, is_new ? RJ_CHANGE_ADD : RJ_CHANGE_EDIT, RJ_CHANGED_CHOICE | RJ_CHANGED_MOOD);
  if (!rj_scale_table_save (connection, scale, rj_job_get_now (job), error))
    return FALSE;
  rj_job_answer_pointer (job, rj_scale_copy (scale), (GDestroyNotify) rj_scale_free);
  return TRUE;
}

static void
save_scale_async (RjLists *self,
                  const RjScale *scale,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  RjScale *copy = rj_scale_copy (scale);
  char **words[] = { &copy->name, &copy->low, &copy->middle, &copy->high };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    rj_text_make_valid (words[i]);
  rj_sqlite_store_run (self, RJ_JOB_CHANGE, save_scale, copy, (GDestroyNotify) rj_scale_free, cancellable,
                       callback, user_data);
}

static gboolean
merge_scales (RjJob *job, RjConnection *connection, GError **error)
{
  const Merge *data = rj_job_get_data (job);
  gboolean from_is_there = FALSE, into_is_there = FALSE;
  int given_up = 0;

  if (!rj_scale_table_find (connection, data->from, &from_is_there, error)
      || !rj_scale_table_find (connection, data->into, &into_is_there, error))
    return FALSE;
  if (!from_is_there || !into_is_there)
    {
      g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND, "There is no such scale");
      return FALSE;
    }
  if (g_str_equal (data->from, data->into))
    {
      g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_INVALID, "They cannot be one scale");
      return FALSE;
    }
  rj_job_set_change (job, RJ_CHANGE_EDIT, RJ_CHANGED_CHOICE | RJ_CHANGED_MOOD);
  if (!rj_scale_table_merge (connection, data->from, data->into, rj_job_get_now (job), &given_up, error))
    return FALSE;
  rj_job_answer_int (job, given_up);
  return TRUE;
}

static void
merge_scales_async (RjLists *self,
                    const char *from,
                    const char *into,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  Merge *data = g_new0 (Merge, 1);

  data->from = g_strdup (from);
  data->into = g_strdup (into);
  rj_sqlite_store_run (self, RJ_JOB_CHANGE, merge_scales, data, (GDestroyNotify) merge_free, cancellable,
                       callback, user_data);
}

/* ---- Help lines of one's own ---- */

static gboolean
list_own_lines (RjJob *job, RjConnection *connection, GError **error)
{
  GPtrArray *lines = rj_own_line_table_list (connection, error);

  if (lines != NULL)
    rj_job_answer_pointer (job, lines, (GDestroyNotify) g_ptr_array_unref);
  return lines != NULL;
}

static void
list_own_lines_async (RjLists *self,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  rj_sqlite_store_run (self, RJ_JOB_READ, list_own_lines, NULL, NULL, cancellable, callback, user_data);
}

static gboolean
save_own_line (RjJob *job, RjConnection *connection, GError **error)
{
  RjOwnLine *line = rj_job_get_data (job);
  gboolean is_new;

  if (rj_text_is_blank (line->name) || !rj_own_line_has_number (line->number))
    {
      g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_INVALID, "A line needs a name and a number");
      return FALSE;
    }
  if (!rj_own_line_table_save (connection, line, &is_new, error))
    return FALSE;
  rj_job_set_change (job, is_new ? RJ_CHANGE_ADD : RJ_CHANGE_EDIT, RJ_CHANGED_OWN_LINE);
  rj_job_answer_pointer (job, rj_own_line_copy (line), (GDestroyNotify) rj_own_line_free);
  return TRUE;
}

static void
save_own_line_async (RjLists *self,
                     const RjOwnLine *line,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  RjOwnLine *copy = rj_own_line_copy (line);
  char **words[] = { &copy->name, &copy->number, &copy->note };

  rj_sqlite_store_prepare_record (self, &copy->record);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    rj_text_make_valid (words[i]);
  rj_sqlite_store_run (self, RJ_JOB_CHANGE, save_own_line, copy, (GDestroyNotify) rj_own_line_free,
                       cancellable, callback, user_data);
}

static gboolean
delete_own_line (RjJob *job, RjConnection *connection, GError **error)
{
  rj_job_set_change (job, RJ_CHANGE_DELETE, RJ_CHANGED_OWN_LINE);
  return rj_own_line_table_delete (connection, rj_job_get_data (job), rj_job_get_now (job), error);
}

static void
delete_own_line_async (RjLists *self,
                       const char *id,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  rj_sqlite_store_run (self, RJ_JOB_CHANGE, delete_own_line, g_strdup (id), g_free, cancellable, callback,
                       user_data);
}

void
rj_sqlite_lists_iface_init (RjListsInterface *iface)
{
  iface->merge_async = merge_async;
  iface->list_scales_async = list_scales_async;
  iface->save_scale_async = save_scale_async;
  iface->merge_scales_async = merge_scales_async;
  iface->list_own_lines_async = list_own_lines_async;
  iface->save_own_line_async = save_own_line_async;
  iface->delete_own_line_async = delete_own_line_async;
}
