// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-backup-source.h"
#include "rj-backups-private.h"
#include "rj-backups-turn.h"
#include "rj-copy-file.h"
#include "rj-file.h"
#include "rj-spare-key.h"
#include "rj-vault-rotation.h"

#include <string.h>
#include <unistd.h>

typedef struct {
  RjVaultFolder *journal;
  RjSecretBytes *old_root;
  RjSecretBytes *root;
  char *path; /* of the safety copies */
  int folder;
  GBytes *keys; /* of the journal, as a file */
  GStrvBuilder *left;
} Renewal;

static void
renewal_free (gpointer data)
{
  Renewal *self = data;

  g_clear_pointer (&self->journal, rj_vault_folder_close);
  g_clear_pointer (&self->old_root, rj_secret_bytes_unref);
  g_clear_pointer (&self->root, rj_secret_bytes_unref);
  g_clear_pointer (&self->keys, g_bytes_unref);
  g_clear_pointer (&self->left, g_strv_builder_unref);
  if (self->folder >= 0)
    close (self->folder);
  g_free (self->path);
  g_free (self);
}

static gboolean
remove_work (Renewal *self, GError **error)
{
  return rj_file_remove (self->folder, RJ_BACKUPS_RENEWAL_OLD_NAME "-journal", error)
         && rj_file_remove (self->folder, RJ_BACKUPS_RENEWAL_OLD_NAME, error)
         && rj_file_remove (self->folder, RJ_BACKUPS_RENEWAL_NEW_NAME "-journal", error)
         && rj_file_remove (self->folder, RJ_BACKUPS_RENEWAL_NEW_NAME, error);
}

/* The database of the copy is there under the old work name. */
static gboolean
write_anew (Renewal *self, RjBackupSource *source, GCancellable *cancellable, GError **error)
{
  g_autofree char *from = g_build_filename (self->path, RJ_BACKUPS_RENEWAL_OLD_NAME, NULL);
  g_autofree char *to = g_build_filename (self->path, RJ_BACKUPS_RENEWAL_NEW_NAME, NULL);
  g_autoptr (RjSecretBytes) old_key = rj_root_secret_dup_raw_key (self->old_root);
  g_autoptr (RjSecretBytes) key = rj_root_secret_dup_raw_key (self->root);
  g_autofree char *name = NULL;
  RjCensus census;

  if (!rj_copy_file (from, old_key, to, key, NULL, &census, cancellable, error))
    return FALSE;
  name = rj_backups_write (self->folder, RJ_BACKUPS_RENEWAL_NEW_NAME, self->folder, source->made_us, &census,
                           self->keys, self->root, cancellable, error);
  return name != NULL;
}

static gboolean
remove_old (Renewal *self, const char *name, GError **error)
{
  gboolean there = FALSE;

  if (rj_backups_parse_replaced (name, NULL))
    {
      rj_backups_remove_replaced (self->folder, name);
      if (rj_file_find (self->folder, name, &there, error) && !there)
        return rj_file_sync_folder (self->folder, error);
      if (there)
        g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_IO, "A journal cannot be removed");
      return FALSE;
    }
  return rj_file_remove (self->folder, name, error) && rj_file_sync_folder (self->folder, error);
}

/* What is not of the old root secret stays as it is. */
static gboolean
renew_one (Renewal *self, const char *name, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_build_filename (self->path, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (RjBackupSource) source = rj_backup_source_open (file, error);
  g_autoptr (RjSecretBytes) root = NULL;
  g_autoptr (GError) local = NULL;
  RjCensus census;

  if (source == NULL)
    return FALSE;
  root =
    rj_backup_source_derive_root (source, RJ_BACKUP_SECRET_OPEN_JOURNAL, self->old_root, cancellable, &local);
  if (g_error_matches (local, RJ_VAULT_ERROR, RJ_VAULT_ERROR_WRONG_SPARE_KEY))
    return TRUE;
  if (root == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return rj_backup_source_extract (source, root, self->folder, self->path, RJ_BACKUPS_RENEWAL_OLD_NAME,
                                   &census, cancellable, error)
         && write_anew (self, source, cancellable, error) && remove_old (self, name, error);
}

static gboolean
renew_and_tidy (gpointer data, const char *name, GCancellable *cancellable, GError **error)
{
  gboolean renewed = renew_one (data, name, cancellable, error);

  return remove_work (data, renewed ? error : NULL) && renewed;
}

/* Goes on after a copy of which nothing is to be had, or that has gone meanwhile, and stops where the disk
 * says no: then it is begun anew. */
static gboolean
renew_or_leave (Renewal *self, const char *name, GCancellable *cancellable, GError **error)
{
  gboolean unread = FALSE;

  if (!rj_backups_treat (self->folder, name, renew_and_tidy, self, &unread, cancellable, error))
    return FALSE;
  if (unread)
    g_strv_builder_add (self->left, name);
  return TRUE;
}

/* By name: a list of those that can be read would leave out the one that could not be read just now. */
static gboolean
renew_all (Renewal *self, GCancellable *cancellable, GError **error)
{
  g_auto (GStrv) names = NULL;
  g_auto (GStrv) damaged = rj_backups_list_damaged (self->journal, error);

  self->path = rj_vault_folder_dup_path (self->journal, RJ_BACKUPS_FOLDER);
  if (damaged == NULL)
    return FALSE;
  self->folder = rj_file_open_folder (self->path, TRUE, error);
  if (self->folder < 0 || !remove_work (self, error)
      || (self->keys = rj_backups_dup_keys (self->journal, self->root, error)) == NULL
      || (names = rj_file_list (self->folder, error)) == NULL)
    return FALSE;
  for (guint i = 0; names[i] != NULL; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (rj_backups_is_copy (names[i]) && !renew_or_leave (self, names[i], cancellable, error))
        return FALSE;
    }
  /* They stay as they are: something may be saved of them with the old spare key. */
  g_strv_builder_addv (self->left, (const char **) damaged);
  return TRUE;
}

static void
renew_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Renewal *self = data;
  GError *error = NULL;
  gboolean renewed = renew_all (self, cancellable, &error);

  rj_vault_answer (task, &self->journal, renewed, error);
}

static void
renewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    rj_vault_end_with_preference (task, RJ_PREFERENCE_OLD_SPARE_KEY, NULL);
  else
    g_task_return_error (task, error);
}

static const char *
get_old_spare_key (RjVault *self)
{
  RjStore *store = rj_vault_get_store (self);

  return store != NULL ? rj_store_get_preference (store, RJ_PREFERENCE_OLD_SPARE_KEY) : NULL;
}

gboolean
rj_vault_has_copies_to_renew (RjVault *self)
{
  g_return_val_if_fail (RJ_IS_VAULT (self), FALSE);

  return get_old_spare_key (self) != NULL;
}

static void
start (GTask *task)
{
  Renewal *self = g_task_get_task_data (task);

  self->journal = rj_vault_dup_folder_for (task);
  if (self->journal == NULL)
    return;
  self->root = rj_secret_bytes_ref (rj_vault_get_root (RJ_VAULT (g_task_get_source_object (task))));
  rj_vault_run_part (task, renew_thread, renewed_cb);
}

void
rj_vault_renew_copies_async (RjVault *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  const char *old;
  Renewal *renewal;
  GError *error = NULL;

  g_return_if_fail (RJ_IS_VAULT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, rj_vault_renew_copies_async);
  g_task_set_check_cancellable (task, FALSE);
  renewal = g_new0 (Renewal, 1);
  renewal->folder = -1;
  renewal->left = g_strv_builder_new ();
  g_task_set_task_data (task, renewal, renewal_free);
  if ((old = get_old_spare_key (self)) == NULL)
    g_task_return_boolean (task, TRUE);
  else if ((renewal->old_root = rj_spare_key_parse ((const guint8 *) old, strlen (old), &error)) == NULL)
    g_task_return_error (task, error);
  else
    rj_backups_take_turn (task, start);
}

gboolean
rj_vault_renew_copies_finish (RjVault *self, GAsyncResult *result, GStrv *left, GError **error)
{
  Renewal *renewal;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  renewal = g_task_get_task_data (G_TASK (result));
  if (left != NULL)
    {
      *left = g_strv_builder_end (renewal->left);
      if ((*left)[0] == NULL)
        g_clear_pointer (left, g_strfreev);
    }
  return g_task_propagate_boolean (G_TASK (result), error);
}
