// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-vault-remove.h"

#include "rj-backups-turn.h"
#include "rj-backups.h"
#include "rj-damage.h"
#include "rj-file.h"
#include "rj-vault-inbox.h"
#include "rj-vault-private.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static gboolean
remove_files (int folder, const char *const *prefixes, GError **error)
{
  g_auto (GStrv) names = rj_file_list (folder, error);

  if (names == NULL)
    return FALSE;
  for (guint i = 0; names[i] != NULL; i++)
    for (gsize j = 0; prefixes[j] != NULL; j++)
      if (g_str_has_prefix (names[i], prefixes[j]))
        {
          if (!rj_file_remove (folder, names[i], error))
            return FALSE;
          break;
        }
  return rj_file_sync_folder (folder, error);
}

/* With all that is in it; none is as good. */
static gboolean
remove_folder (int folder, const char *name, GError **error)
{
  static const char *const all[] = { "", NULL };
  GError *local = NULL;
  int inner = rj_file_open_inner (folder, name, &local);
  gboolean removed;

  if (inner < 0 && g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_error_free (local);
      return TRUE;
    }
  if (inner < 0)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  removed = remove_files (inner, all, error);
  close (inner);
  /* What is in it that is no file is not ours. */
  if (removed)
    unlinkat (folder, name, AT_REMOVEDIR);
  return removed;
}

/* The name of a journal that is being made: from here on there is none, and the next making removes what is
 * left. */
static gboolean
give_up_journal (int folder, GError **error)
{
  return rj_file_remove (folder, RJ_VAULT_UNFINISHED_NAME, error)
         && rj_file_rename (folder, RJ_VAULT_DATABASE_NAME, RJ_VAULT_UNFINISHED_NAME, error);
}

static gboolean
remove_all (int folder, GError **error)
{
  static const char *const beside[] = {
    "inbox", "exchange", "journal.db.restored", "journal.db.saved", "journal.key.restored", NULL
  };
  static const char *const keys[] = { "journal.key", "journal.db-journal", "journal.db.new-journal", NULL };
  /* A note may have come in until there was no journal any more. */
  static const char *const journal[] = { "journal.db", "inbox", NULL };

  if (!remove_folder (folder, RJ_BACKUPS_FOLDER, error) || !remove_folder (folder, RJ_DAMAGE_FOLDER, error)
      || !remove_files (folder, beside, error) || !give_up_journal (folder, error)
      || !remove_files (folder, keys, error) || !remove_files (folder, journal, error))
    return FALSE;
  return rj_file_remove (folder, "lock", error) && rj_file_sync_folder (folder, error);
}

typedef struct {
  RjVaultFolder *folder;
} Removing;

static void
removing_free (gpointer data)
{
  Removing *self = data;

  g_clear_pointer (&self->folder, rj_vault_folder_close);
  g_free (self);
}

static void
remove_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Removing *self = data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (rj_backups_get_mutex ());
  GError *error = NULL;
  gboolean removed = remove_all (rj_vault_folder_get_fd (self->folder), &error);

  rj_vault_answer (task, &self->folder, removed, error);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  /* Whatever the closing says: nobody is going to open it again. */
  rj_vault_close_finish (RJ_VAULT (source), result, NULL);
  g_task_run_in_thread (task, remove_thread);
}

void
rj_vault_remove_async (RjVault *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  RjVaultFolder *folder = NULL;
  Removing *removing;

  g_return_if_fail (RJ_IS_VAULT (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, rj_vault_remove_async);
  if (rj_vault_get_state (self) == RJ_VAULT_OPEN)
    folder = rj_vault_dup_open_folder (self);
  if (folder == NULL)
    {
      g_task_return_new_error_literal (task, RJ_VAULT_ERROR, RJ_VAULT_ERROR_FAILED,
                                       "The journal is not open");
      return;
    }
  removing = g_new0 (Removing, 1);
  /* With its lock, until all is done. */
  removing->folder = folder;
  g_task_set_task_data (task, removing, removing_free);
  rj_vault_close_async (self, closed_cb, g_steal_pointer (&task));
}

gboolean
rj_vault_remove_finish (RjVault *self, GAsyncResult *result, GError **error)
{
  gboolean removed;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  removed = g_task_propagate_boolean (G_TASK (result), error);
  if (removed)
    rj_vault_forget_inbox_half (self);
  rj_vault_look_again (self);
  return removed;
}
