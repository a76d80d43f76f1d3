// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-sqlite-store-private.h"

#include "rj-choice-table.h"

static gboolean
save_draft (RjJob *job, RjConnection *connection, GError **error)
{
  const RjDraft *draft = rj_job_get_data (job);

  return rj_draft_table_save (connection, draft->where, draft->text, draft->at_us, error);
}

void
rj_sqlite_save_draft_async (RjStore *store,
                            const char *where,
                            const char *text,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  RjDraft *draft = rj_draft_new (where, text, rj_sqlite_store_get_now (store));

  rj_sqlite_store_run (store, RJ_JOB_QUIET, save_draft, draft, (GDestroyNotify) rj_draft_free, cancellable,
                       callback, user_data);
}

static gboolean
list_drafts (RjJob *job, RjConnection *connection, GError **error)
{
  GPtrArray *drafts = rj_draft_table_list (connection, error);

  if (drafts != NULL)
    rj_job_answer_pointer (job, drafts, (GDestroyNotify) g_ptr_array_unref);
  return drafts != NULL;
}

void
rj_sqlite_list_drafts_async (RjStore *store,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  rj_sqlite_store_run (store, RJ_JOB_READ, list_drafts, NULL, NULL, cancellable, callback, user_data);
}
