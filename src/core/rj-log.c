// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-log.h"

/* How many summaries are alive; tests hold the paged log to its promise with it. */
static gint live_summaries;

RjLogSummary *
rj_log_summary_new (void)
{
  RjLogSummary *self = g_new0 (RjLogSummary, 1);

  self->value = -1;
  g_atomic_int_inc (&live_summaries);
  return self;
}

void
rj_log_summary_free (RjLogSummary *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->zone);
  g_free (self->title);
  g_free (self->excerpt);
  g_clear_pointer (&self->scales, g_ptr_array_unref);
  g_free (self);
  g_atomic_int_add (&live_summaries, -1);
}

guint
rj_log_summary_count_live (void)
{
  return (guint) g_atomic_int_get (&live_summaries);
}

G_DEFINE_INTERFACE (RjLog, rj_log, G_TYPE_OBJECT)

static void
rj_log_default_init (RjLogInterface *iface)
{
}

void
rj_log_counts_async (RjLog *self,
                     const RjLogFilter *filter,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_return_if_fail (RJ_IS_LOG (self));

  RJ_LOG_GET_IFACE (self)->counts_async (self, filter, cancellable, callback, user_data);
}

GArray *
rj_log_counts_finish (RjLog *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rj_log_page_async (RjLog *self,
                   const RjLogFilter *filter,
                   RjDay day,
                   guint skip,
                   guint n,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  g_return_if_fail (RJ_IS_LOG (self));

  RJ_LOG_GET_IFACE (self)->page_async (self, filter, day, skip, n, cancellable, callback, user_data);
}

GPtrArray *
rj_log_page_finish (RjLog *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
