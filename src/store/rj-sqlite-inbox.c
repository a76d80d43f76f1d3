// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-sqlite-inbox.h"

#include "rj-inbox-table.h"
#include "rj-sqlite-store-private.h"
#include "rj-text.h"

typedef struct {
  RjInboxItem *item;
  RjDay day;
} Message;

static void
message_free (Message *self)
{
  rj_inbox_item_free (self->item);
  g_free (self);
}

static Message *
message_new (RjStore *store, const RjInboxItem *item)
{
  RjClock *clock = rj_sqlite_store_get_clock (store);
  Message *self = g_new0 (Message, 1);
  g_autoptr (GTimeZone) zone = NULL;

  self->item = rj_inbox_item_copy (item);
  if (self->item->zone != NULL)
    zone = g_time_zone_new_identifier (self->item->zone);
  /* A rating that becomes an entry has none, and there are names that this system does not know. */
  if (zone == NULL)
    {
      zone = g_time_zone_ref (rj_clock_get_zone (clock));
      g_set_str (&self->item->zone, rj_clock_get_zone_name (clock));
    }
  /* The clock may not know yet when the person's day ends: that stands in the journal. */
  self->day = rj_day_at (item->at_us, zone, rj_store_get_day_end (store, rj_clock_get_day_end (clock)));
  rj_text_make_valid (&self->item->zone);
  rj_text_make_valid (&self->item->about);
  rj_text_make_valid (&self->item->text);
  return self;
}

static gboolean
merge (RjJob *job, RjConnection *connection, GError **error)
{
  GPtrArray *messages = rj_job_get_data (job);
  RjChange *change = rj_job_get_change (job);
  g_autofree RjInboxMerged *merged = g_new0 (RjInboxMerged, 1);

  rj_job_set_change (job, RJ_CHANGE_INBOX, 0);
  for (guint i = 0; i < messages->len; i++)
    {
      const Message *message = g_ptr_array_index (messages, i);

      if (!rj_inbox_table_merge (connection, message->item, message->day, rj_job_get_now (job), change,
                                 merged, error))
        return FALSE;
    }
  rj_job_answer_pointer (job, g_steal_pointer (&merged), g_free);
  return TRUE;
}

void
rj_sqlite_store_merge_inbox_async (RjSqliteStore *self,
                                   GPtrArray *items,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  GPtrArray *messages = g_ptr_array_new_with_free_func ((GDestroyNotify) message_free);

  g_return_if_fail (RJ_IS_SQLITE_STORE (self));

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (messages, message_new (RJ_STORE (self), g_ptr_array_index (items, i)));
  rj_sqlite_store_run (self, RJ_JOB_CHANGE, merge, messages, (GDestroyNotify) g_ptr_array_unref, cancellable,
                       callback, user_data);
}

gboolean
rj_sqlite_store_merge_inbox_finish (RjSqliteStore *self,
                                    GAsyncResult *result,
                                    RjInboxMerged *merged,
                                    GError **error)
{
  g_autofree RjInboxMerged *answer = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  answer = g_task_propagate_pointer (G_TASK (result), error);
  if (answer == NULL)
    return FALSE;
  *merged = *answer;
  return TRUE;
}
