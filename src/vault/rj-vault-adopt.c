// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-vault-folder.h"
#include "rj-vault-private.h"

typedef struct {
  char *to;
  char *from;
} Adoption;

static void
adoption_free (Adoption *adoption)
{
  g_free (adoption->to);
  g_free (adoption->from);
  g_free (adoption);
}

static void
adopt_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Adoption *adoption = data;
  GError *error = NULL;
  g_autoptr (RjVaultFolder) folder = rj_vault_folder_make (adoption->to, &error);

  if (folder && rj_vault_folder_adopt (folder, adoption->from, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, rj_vault_translate_error (error));
}

void
rj_vault_adopt_async (RjVault *self,
                      GFile *source,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Adoption *adoption;

  g_return_if_fail (RJ_IS_VAULT (self) && G_IS_FILE (source));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, rj_vault_adopt_async);
  if (rj_vault_get_state (self) != RJ_VAULT_NO_JOURNAL || !g_file_peek_path (source))
    {
      g_task_return_new_error_literal (
        task, RJ_VAULT_ERROR,
        rj_vault_get_state (self) != RJ_VAULT_NO_JOURNAL ? RJ_VAULT_ERROR_EXISTS : RJ_VAULT_ERROR_NO_JOURNAL,
        "There is a journal already, or no folder to take one from");
      return;
    }
  adoption = g_new (Adoption, 1);
  adoption->to = g_strdup (rj_vault_get_folder (self));
  adoption->from = g_file_get_path (source);
  g_task_set_task_data (task, adoption, (GDestroyNotify) adoption_free);
  g_task_run_in_thread (task, adopt_thread);
}

gboolean
rj_vault_adopt_finish (RjVault *self, GAsyncResult *result, GError **error)
{
  gboolean adopted;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  adopted = g_task_propagate_boolean (G_TASK (result), error);
  rj_vault_look_again (self);
  return adopted;
}
