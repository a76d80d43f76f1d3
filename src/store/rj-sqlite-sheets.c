// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-sqlite-store-private.h"

#include "rj-sheet-table.h"
#include "rj-text.h"

static gboolean
list (RjJob *job, RjConnection *connection, GError **error)
{
  GPtrArray *sheets = rj_sheet_table_list (connection, error);

  if (sheets != NULL)
    rj_job_answer_pointer (job, sheets, (GDestroyNotify) g_ptr_array_unref);
  return sheets != NULL;
}

static void
list_async (RjSheets *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  rj_sqlite_store_run (self, RJ_JOB_READ, list, NULL, NULL, cancellable, callback, user_data);
}

static gboolean
save (RjJob *job, RjConnection *connection, GError **error)
{
  RjFilledSheet *sheet = rj_job_get_data (job);
  gboolean is_new;

  if (!rj_sheet_table_save (connection, sheet, &is_new, error))
    return FALSE;
  rj_job_set_change (job, is_new ? RJ_CHANGE_ADD : RJ_CHANGE_EDIT, RJ_CHANGED_SHEET);
  rj_job_answer_pointer (job, rj_filled_sheet_copy (sheet), (GDestroyNotify) rj_filled_sheet_free);
  return TRUE;
}

static void
save_async (RjSheets *self,
            const RjFilledSheet *sheet,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  RjFilledSheet *copy = rj_filled_sheet_copy (sheet);

  rj_sqlite_store_prepare_record (self, &copy->record);
  for (guint i = 0; i < copy->lines->len; i++)
    rj_text_make_valid (&((RjFilledLine *) g_ptr_array_index (copy->lines, i))->text);
  rj_sqlite_store_run (self, RJ_JOB_CHANGE, save, copy, (GDestroyNotify) rj_filled_sheet_free, cancellable,
                       callback, user_data);
}

static gboolean
delete_sheet (RjJob *job, RjConnection *connection, GError **error)
{
  rj_job_set_change (job, RJ_CHANGE_DELETE, RJ_CHANGED_SHEET);
  return rj_sheet_table_delete (connection, rj_job_get_data (job), rj_job_get_now (job), error);
}

static void
delete_async (RjSheets *self,
              const char *id,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  rj_sqlite_store_run (self, RJ_JOB_CHANGE, delete_sheet, g_strdup (id), g_free, cancellable, callback,
                       user_data);
}

void
rj_sqlite_sheets_iface_init (RjSheetsInterface *iface)
{
  iface->list_async = list_async;
  iface->save_async = save_async;
  iface->delete_async = delete_async;
}
