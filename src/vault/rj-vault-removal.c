// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-backup-source.h"
#include "rj-backups-private.h"
#include "rj-backups-turn.h"
#include "rj-file.h"
#include "rj-trash-table.h"

#include <string.h>
#include <unistd.h>

typedef struct {
  RjVaultFolder *journal;
  RjSecretBytes *root;
  RjSecretBytes *key;
  char *pending; /* as the preference was */
  GStrv ids;
  char *path; /* of the safety copies */
  int folder;
  char *work;
  guint rewritten;
  guint unread;
} Removal;

static void
removal_free (Removal *self)
{
  g_clear_pointer (&self->journal, rj_vault_folder_close);
  g_clear_pointer (&self->root, rj_secret_bytes_unref);
  g_clear_pointer (&self->key, rj_secret_bytes_unref);
  g_clear_pointer (&self->ids, g_strfreev);
  if (self->folder >= 0)
    close (self->folder);
  g_free (self->pending);
  g_free (self->path);
  g_free (self->work);
  g_free (self);
}

static gboolean
remove_work (Removal *self, GError **error)
{
  return rj_file_remove (self->folder, RJ_BACKUPS_REMOVAL_NAME "-journal", error)
         && rj_file_remove (self->folder, RJ_BACKUPS_REMOVAL_NAME, error);
}

/* (transfer full): those it has, or none: the spare key opens it then, as before. */
static GBytes *
dup_keys (Removal *self, RjBackupSource *source)
{
  RjKeyBlock *block = rj_backup_source_find_block (source, self->root);

  return block != NULL ? rj_key_block_to_file (block, self->root)
                       : g_bytes_new_take (g_malloc0 (RJ_KEY_FILE_LENGTH), RJ_KEY_FILE_LENGTH);
}

/* The database of the copy stands in the work file. */
static gboolean
rewrite (Removal *self, RjBackupSource *source, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) keys = dup_keys (self, source);
  g_autofree char *name = NULL;
  gboolean removed = FALSE;
  RjCensus census;

  if (!rj_trash_remove_in_file (self->work, self->key, (const char *const *) self->ids, &removed, &census,
                                cancellable, error))
    return FALSE;
  if (!removed)
    return TRUE;
  name = rj_backups_write (self->folder, RJ_BACKUPS_REMOVAL_NAME, self->folder, source->made_us, &census,
                           keys, self->root, cancellable, error);
  if (name == NULL || !rj_file_remove (self->folder, source->name, error)
      || !rj_file_sync_folder (self->folder, error))
    return FALSE;
  self->rewritten++;
  return TRUE;
}

static gboolean
remove_in_copy (Removal *self, const char *name, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_build_filename (self->path, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (RjBackupSource) source = rj_backup_source_open (file, error);
  g_autoptr (RjSecretBytes) root = NULL;
  RjCensus census;

  if (source != NULL)
    root =
      rj_backup_source_derive_root (source, RJ_BACKUP_SECRET_OPEN_JOURNAL, self->root, cancellable, error);
  if (root == NULL)
    return FALSE;
  /* Where the head says what it is to be, it need not be counted: that is done when it is written anew. */
  if (source->file != NULL ? !rj_backup_file_extract (self->folder, name, self->folder,
                                                      RJ_BACKUPS_REMOVAL_NAME, cancellable, error)
                           : !rj_backup_source_extract (source, root, self->folder, self->path,
                                                        RJ_BACKUPS_REMOVAL_NAME, &census, cancellable, error))
    return FALSE;
  return rewrite (self, source, cancellable, error);
}

/* A journal that was replaced, in its place: the database sees to it that a crash leaves it whole. */
static gboolean
remove_in_replaced (Removal *self, const char *name, GCancellable *cancellable, GError **error)
{
  g_autofree char *database = g_build_filename (self->path, name, NULL);
  gboolean removed = FALSE;
  RjCensus census;

  if (!rj_trash_remove_in_file (database, self->key, (const char *const *) self->ids, &removed, &census,
                                cancellable, error))
    return FALSE;
  self->rewritten += removed ? 1 : 0;
  return TRUE;
}

static gboolean
remove_in_one (gpointer data, const char *name, GCancellable *cancellable, GError **error)
{
  Removal *self = data;
  gboolean replaced = rj_backups_parse_replaced (name, NULL);
  gboolean removed = replaced ? remove_in_replaced (self, name, cancellable, error)
                              : remove_in_copy (self, name, cancellable, error);

  return remove_work (self, removed ? error : NULL) && removed;
}

/* Goes on after a copy of which nothing is to be had, or that has gone meanwhile. */
static gboolean
remove_or_count (Removal *self, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;
  gboolean unread = FALSE;

  if (!rj_backups_treat (self->folder, name, remove_in_one, self, &unread, cancellable, &local))
    {
      unread = g_error_matches (local, RJ_VAULT_ERROR, RJ_VAULT_ERROR_WRONG_SPARE_KEY);
      if (!unread)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  self->unread += unread ? 1 : 0;
  return TRUE;
}

/* By name: a list of those that can be read would leave out the others without a word. */
static gboolean
remove_in_all (Removal *self, GCancellable *cancellable, GError **error)
{
  g_auto (GStrv) names = NULL;
  g_auto (GStrv) damaged = rj_backups_list_damaged (self->journal, error);

  self->path = rj_vault_folder_dup_path (self->journal, RJ_BACKUPS_FOLDER);
  if (damaged == NULL)
    return FALSE;
  self->folder = rj_file_open_folder (self->path, TRUE, error);
  if (self->folder < 0 || !remove_work (self, error) || (names = rj_file_list (self->folder, error)) == NULL)
    return FALSE;
  self->work = g_build_filename (self->path, RJ_BACKUPS_REMOVAL_NAME, NULL);
  for (guint i = 0; names[i] != NULL; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (rj_backups_is_copy (names[i]) && !remove_or_count (self, names[i], cancellable, error))
        return FALSE;
    }
  /* Of what is damaged nothing can be taken out. */
  self->unread += g_strv_length (damaged);
  return TRUE;
}

static void
remove_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Removal *self = data;
  GError *error = NULL;
  gboolean removed = remove_in_all (self, cancellable, &error);

  rj_vault_answer (task, &self->journal, removed, error);
}

/* What was added to the list meanwhile stays on it: the copies are gone through once more then. */
static char *
dup_rest (const Removal *self, const char *pending)
{
  const char *rest =
    pending != NULL && g_str_has_prefix (pending, self->pending) ? pending + strlen (self->pending) : pending;

  while (rest != NULL && *rest == ' ')
    rest++;
  return rest != NULL && *rest != '\0' ? g_strdup (rest) : NULL;
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const Removal *self = g_task_get_task_data (task);
  RjStore *store = rj_vault_get_store (RJ_VAULT (source));
  g_autofree char *rest = NULL;
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (store != NULL)
    rest = dup_rest (self, rj_store_get_preference (store, RJ_PREFERENCE_REMOVE_IN_COPIES));
  rj_vault_end_with_preference (task, RJ_PREFERENCE_REMOVE_IN_COPIES, rest);
}

static void
start (GTask *task)
{
  Removal *self = g_task_get_task_data (task);

  self->journal = rj_vault_dup_folder_for (task);
  if (self->journal == NULL)
    return;
  self->root = rj_secret_bytes_ref (rj_vault_get_root (RJ_VAULT (g_task_get_source_object (task))));
  self->key = rj_root_secret_dup_raw_key (self->root);
  rj_vault_run_part (task, remove_thread, removed_cb);
}

void
rj_vault_remove_in_copies_async (RjVault *vault,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  const char *pending;
  Removal *self;

  g_return_if_fail (RJ_IS_VAULT (vault));

  task = g_task_new (vault, cancellable, callback, user_data);
  g_task_set_source_tag (task, rj_vault_remove_in_copies_async);
  g_task_set_check_cancellable (task, FALSE);
  if (rj_vault_get_state (vault) != RJ_VAULT_OPEN)
    {
      g_task_return_new_error_literal (task, RJ_VAULT_ERROR, RJ_VAULT_ERROR_FAILED,
                                       "The journal is not open");
      return;
    }
  self = g_new0 (Removal, 1);
  self->folder = -1;
  g_task_set_task_data (task, self, (GDestroyNotify) removal_free);
  pending = rj_store_get_preference (rj_vault_get_store (vault), RJ_PREFERENCE_REMOVE_IN_COPIES);
  if (pending == NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  self->pending = g_strdup (pending);
  self->ids = g_strsplit (pending, " ", -1);
  rj_backups_take_turn (task, start);
}

gboolean
rj_vault_remove_in_copies_finish (RjVault *vault,
                                  GAsyncResult *result,
                                  guint *rewritten,
                                  guint *unread,
                                  GError **error)
{
  const Removal *self;

  g_return_val_if_fail (g_task_is_valid (result, vault), FALSE);

  self = g_task_get_task_data (G_TASK (result));
  if (rewritten != NULL)
    *rewritten = self != NULL ? self->rewritten : 0;
  if (unread != NULL)
    *unread = self != NULL ? self->unread : 0;
  return g_task_propagate_boolean (G_TASK (result), error);
}
