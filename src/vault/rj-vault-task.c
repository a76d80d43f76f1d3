// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-vault-private.h"

RjVaultFolder *
rj_vault_dup_folder_for (GTask *task)
{
  RjVault *vault = RJ_VAULT (g_task_get_source_object (task));
  gboolean open = rj_vault_get_state (vault) == RJ_VAULT_OPEN;
  RjVaultFolder *folder = open ? rj_vault_dup_open_folder (vault) : NULL;

  if (!open)
    g_task_return_new_error_literal (task, RJ_VAULT_ERROR, RJ_VAULT_ERROR_FAILED, "The journal is closed");
  else if (folder == NULL)
    g_task_return_new_error_literal (task, RJ_VAULT_ERROR, RJ_VAULT_ERROR_IO, "No descriptor is left");
  return folder;
}

void
rj_vault_run_part (GTask *task, GTaskThreadFunc thread, GAsyncReadyCallback done)
{
  g_autoptr (GTask) part =
    g_task_new (g_task_get_source_object (task), g_task_get_cancellable (task), done, g_object_ref (task));

  /* What was done was done. */
  g_task_set_check_cancellable (part, FALSE);
  /* It belongs to @task, which lives as long. */
  g_task_set_task_data (part, g_task_get_task_data (task), NULL);
  g_task_run_in_thread (part, thread);
}

void
rj_vault_answer (GTask *task, RjVaultFolder **folder, gboolean done, GError *error)
{
  g_clear_pointer (folder, rj_vault_folder_close);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, rj_vault_translate_error (error));
}

static void
set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (rj_store_set_preference_finish (RJ_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, rj_vault_translate_error (error));
}

void
rj_vault_end_with_preference (GTask *task, const char *name, const char *value)
{
  RjStore *store = rj_vault_get_store (RJ_VAULT (g_task_get_source_object (task)));

  if (store == NULL)
    g_task_return_new_error_literal (task, RJ_VAULT_ERROR, RJ_VAULT_ERROR_FAILED, "The journal is closed");
  else
    rj_store_set_preference_async (store, name, value, NULL, set_cb, g_object_ref (task));
}
