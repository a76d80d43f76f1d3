// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-sqlite-store-private.h"

#include "rj-entry-table.h"

typedef struct {
  RjLogFilter filter;
  RjDay day;
  guint skip;
  guint n;
} PageJob;

static gboolean
counts (RjJob *job, RjConnection *connection, GError **error)
{
  const PageJob *data = rj_job_get_data (job);
  g_autoptr (GArray) answer = g_array_new (FALSE, FALSE, sizeof (RjDayCount));

  if (!rj_entry_table_counts (connection, &data->filter, answer, error))
    return FALSE;
  rj_job_answer_pointer (job, g_steal_pointer (&answer), (GDestroyNotify) g_array_unref);
  return TRUE;
}

static void
counts_async (RjLog *self,
              const RjLogFilter *filter,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  PageJob *data = g_new0 (PageJob, 1);

  data->filter = *filter;
  rj_sqlite_store_run (self, RJ_JOB_READ, counts, data, g_free, cancellable, callback, user_data);
}

static gboolean
page (RjJob *job, RjConnection *connection, GError **error)
{
  const PageJob *data = rj_job_get_data (job);
  g_autoptr (GPtrArray) answer = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_log_summary_free);

  if (!rj_entry_table_page (connection, &data->filter, data->day, data->skip, data->n, answer, error))
    return FALSE;
  rj_job_answer_pointer (job, g_steal_pointer (&answer), (GDestroyNotify) g_ptr_array_unref);
  return TRUE;
}

static void
page_async (RjLog *self,
            const RjLogFilter *filter,
            RjDay day,
            guint skip,
            guint n,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  PageJob *data = g_new0 (PageJob, 1);

  data->filter = *filter;
  data->day = day;
  data->skip = skip;
  data->n = n;
  rj_sqlite_store_run (self, RJ_JOB_READ, page, data, g_free, cancellable, callback, user_data);
}

void
rj_sqlite_log_iface_init (RjLogInterface *iface)
{
  iface->counts_async = counts_async;
  iface->page_async = page_async;
}
