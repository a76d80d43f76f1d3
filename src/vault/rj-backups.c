// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-backups.h"

#include "rj-backups-private.h"
#include "rj-backups-turn.h"
#include "rj-copy-file.h"
#include "rj-copy.h"
#include "rj-file.h"
#include "rj-outside-copies.h"
#include "rj-sqlite-store.h"
#include "rj-vault-private.h"

#include <unistd.h>

/* ---- Making one ---- */

typedef struct {
  RjVaultFolder *journal;
  char *outside; /* (nullable): folder elsewhere */
  int own;       /* the folder of the safety copies */
  char *work;    /* path of the copy */
  RjSecretBytes *root;
  GTimeZone *zone;
  gint64 now_us;
  gint64 age_us; /* 0: in any case */
  gboolean is_young;
  RjCensus census;
} Making;

static void
making_free (Making *self)
{
  g_clear_pointer (&self->journal, rj_vault_folder_close);
  if (self->own >= 0)
    close (self->own);
  g_clear_pointer (&self->root, rj_secret_bytes_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_free (self->outside);
  g_free (self->work);
  g_free (self);
}

static gboolean
remove_work (int folder, GError **error)
{
  return rj_file_remove (folder, RJ_BACKUPS_WORK_NAME "-journal", error)
         && rj_file_remove (folder, RJ_BACKUPS_WORK_NAME, error);
}

/* Backups that were being written when the program was killed. */
static void
remove_unfinished (int folder)
{
  g_auto (GStrv) names = rj_file_list (folder, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (g_str_has_suffix (names[i], RJ_BACKUP_SUFFIX ".tmp"))
      rj_file_remove (folder, names[i], NULL);
}

static gboolean
is_young_enough (Making *self)
{
  g_autoptr (GPtrArray) backups = rj_backups_list (self->own, NULL);

  for (guint i = 0; backups != NULL && i < backups->len; i++)
    {
      const RjBackupInfo *info = g_ptr_array_index (backups, i);

      if (info->made_us <= self->now_us && info->made_us > self->now_us - self->age_us)
        return TRUE;
    }
  return FALSE;
}

static void
prepare_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Making *self = data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (rj_backups_get_mutex ());
  g_autofree char *path = rj_vault_folder_dup_path (self->journal, RJ_BACKUPS_FOLDER);
  GError *error = NULL;

  self->own = rj_file_open_folder (path, TRUE, &error);
  if (self->own >= 0 && remove_work (self->own, &error))
    {
      remove_unfinished (self->own);
      self->work = g_build_filename (path, RJ_BACKUPS_WORK_NAME, NULL);
      self->is_young = self->age_us > 0 && is_young_enough (self);
      g_task_return_boolean (task, TRUE);
    }
  else
    g_task_return_error (task, error);
}

GBytes *
rj_backups_dup_keys (RjVaultFolder *journal, RjSecretBytes *root, GError **error)
{
  g_autoptr (RjKeyFiles) files = rj_key_files_read (rj_vault_folder_get_fd (journal), error);
  RjKeyBlock *block = files != NULL ? rj_key_files_find_block (files, root) : NULL;

  if (block != NULL)
    return rj_key_block_to_file (block, root);
  if (files != NULL)
    g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_KEY_DAMAGED, "There is no good key file");
  return NULL;
}

static gboolean
check_copy (Making *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (RjSecretBytes) key = rj_root_secret_dup_raw_key (self->root);
  RjCensus copy;

  if (!rj_census_take_file (self->work, key, &copy, cancellable, error))
    return FALSE;
  if (rj_census_equal (&copy, &self->census))
    return TRUE;
  g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_IO,
                       "The copy does not hold what the journal holds");
  return FALSE;
}

char *
rj_backups_write (int from,
                  const char *database,
                  int to,
                  gint64 made_us,
                  const RjCensus *census,
                  GBytes *keys,
                  RjSecretBytes *root,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GDateTime) made = g_date_time_new_from_unix_utc (made_us / G_USEC_PER_SEC);
  g_autofree char *stem = g_date_time_format (made, "%Y%m%d-%H%M%S");

  for (guint i = 1; i < 100; i++)
    {
      g_autofree char *name = i == 1 ? g_strconcat (stem, RJ_BACKUP_SUFFIX, NULL)
                                     : g_strdup_printf ("%s-%u%s", stem, i, RJ_BACKUP_SUFFIX);
      g_autoptr (GError) local = NULL;

      if (rj_backup_file_write (from, database, to, name, made_us, census, keys, root, cancellable, &local))
        return g_steal_pointer (&name);
      if (!g_error_matches (local, G_IO_ERROR, G_IO_ERROR_EXISTS))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
    }
  g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_IO, "Too many backups in one second");
  return NULL;
}

/* Whether a copy before the newest one is no older than what is to go: otherwise the clock may have jumped,
 * and what was kept a day ago would go for it. */
static gboolean
has_seen_the_days (GPtrArray *backups, gint64 now_us)
{
  for (guint i = 1; backups != NULL && i < backups->len; i++)
    {
      gint64 made_us = ((const RjBackupInfo *) g_ptr_array_index (backups, i))->made_us;

      if (made_us < now_us && made_us >= now_us - RJ_BACKUPS_REPLACED_DAYS * G_TIME_SPAN_DAY)
        return TRUE;
    }
  return FALSE;
}

/* What cannot be removed now goes next time. */
static void
prune (Making *self)
{
  g_autoptr (GPtrArray) backups = rj_backups_list (self->own, NULL);
  g_autoptr (GPtrArray) old =
    backups != NULL ? rj_backups_choose_old (backups, self->zone, self->now_us) : NULL;

  for (guint i = 0; old != NULL && i < old->len; i++)
    rj_file_remove (self->own, ((RjBackupInfo *) g_ptr_array_index (old, i))->name, NULL);
  if (has_seen_the_days (backups, self->now_us))
    rj_backups_prune_replaced (self->own, self->now_us);
  rj_file_sync_folder (self->own, NULL);
}

static char *
finish_backup (Making *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) keys = NULL;
  g_autofree char *name = NULL;
  int to = self->own;

  if (!check_copy (self, cancellable, error)
      || (keys = rj_backups_dup_keys (self->journal, self->root, error)) == NULL)
    return NULL;
  if (self->outside != NULL && (to = rj_file_open_folder (self->outside, FALSE, error)) < 0)
    return NULL;
  remove_unfinished (to);
  name = rj_backups_write (self->own, RJ_BACKUPS_WORK_NAME, to, self->now_us, &self->census, keys, self->root,
                           cancellable, error);
  if (to != self->own)
    close (to);
  else if (name != NULL)
    prune (self);
  return g_steal_pointer (&name);
}

static void
finish_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Making *self = data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (rj_backups_get_mutex ());
  GError *error = NULL;
  char *name = finish_backup (self, cancellable, &error);

  remove_work (self->own, NULL);
  /* Before the answer: whoever hears it may close the journal and open it again. */
  g_clear_pointer (&self->journal, rj_vault_folder_close);
  if (name != NULL)
    g_task_return_pointer (task, name, g_free);
  else
    g_task_return_error (task, rj_vault_translate_error (error));
}

/* An unlock that was broken off before the new layout came has made one already. */
static gboolean
has_the_same (int own, const RjCensus *census)
{
  g_autoptr (GPtrArray) backups = rj_backups_list (own, NULL);
  const RjBackupInfo *newest = backups != NULL && backups->len > 0 ? g_ptr_array_index (backups, 0) : NULL;
  g_autoptr (RjBackupFile) file = newest != NULL ? rj_backup_file_read (own, newest->name, NULL) : NULL;

  return file != NULL && memcmp (file->head.digest, census->digest, sizeof census->digest) == 0;
}

static char *
copy_older (RjVaultFolder *journal,
            int own,
            RjSecretBytes *root,
            gint64 now_us,
            GCancellable *cancellable,
            GError **error)
{
  g_autofree char *path = rj_vault_folder_dup_path (journal, RJ_VAULT_DATABASE_NAME);
  g_autofree char *work =
    rj_vault_folder_dup_path (journal, RJ_BACKUPS_FOLDER G_DIR_SEPARATOR_S RJ_BACKUPS_WORK_NAME);
  g_autoptr (RjSecretBytes) key = rj_root_secret_dup_raw_key (root);
  g_autoptr (GBytes) keys = rj_backups_dup_keys (journal, root, NULL);
  char *name = NULL;
  RjCensus census;

  /* Without a good key file the spare key opens it. */
  if (keys == NULL)
    keys = g_bytes_new_take (g_malloc0 (RJ_KEY_FILE_LENGTH), RJ_KEY_FILE_LENGTH);
  remove_unfinished (own);
  if (remove_work (own, error) && rj_copy_file (path, key, work, key, NULL, &census, cancellable, error)
      && !has_the_same (own, &census))
    name = rj_backups_write (own, RJ_BACKUPS_WORK_NAME, own, now_us, &census, keys, root, cancellable, error);
  remove_work (own, NULL);
  return name;
}

gboolean
rj_backups_keep_older (RjVaultFolder *journal,
                       RjSecretBytes *root,
                       gint64 now_us,
                       GCancellable *cancellable,
                       char **name,
                       GError **error)
{
  g_autofree char *path = rj_vault_folder_dup_path (journal, RJ_VAULT_DATABASE_NAME);
  g_autofree char *folder = rj_vault_folder_dup_path (journal, RJ_BACKUPS_FOLDER);
  g_autoptr (RjSecretBytes) key = rj_root_secret_dup_raw_key (root);
  g_autoptr (GMutexLocker) locker = NULL;
  g_autoptr (GError) local = NULL;
  int own;

  *name = NULL;
  if (!rj_sqlite_store_is_older (path, key))
    return TRUE;
  locker = g_mutex_locker_new (rj_backups_get_mutex ());
  own = rj_file_open_folder (folder, TRUE, &local);
  if (own >= 0)
    {
      *name = copy_older (journal, own, root, now_us, cancellable, &local);
      close (own);
    }
  if (local != NULL)
    g_info ("No copy of the older layout: %s", local->message);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

void
rj_backups_take_back_older (RjVaultFolder *journal, const char *name)
{
  g_autofree char *folder = rj_vault_folder_dup_path (journal, RJ_BACKUPS_FOLDER);
  int own = rj_file_open_folder (folder, FALSE, NULL);

  if (own < 0)
    return;
  rj_file_remove (own, name, NULL);
  close (own);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Making *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (rj_sqlite_store_copy_finish (RJ_SQLITE_STORE (source), result, &self->census, &error))
    g_task_run_in_thread (task, finish_thread);
  else
    g_task_return_error (task, rj_vault_translate_error (error));
}

static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  RjVault *vault = RJ_VAULT (g_task_get_source_object (task));
  Making *self = g_task_get_task_data (task);
  g_autoptr (RjSecretBytes) key = NULL;
  RjStore *store = rj_vault_get_store (vault);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_error (task, rj_vault_translate_error (error));
  else if (store == NULL)
    g_task_return_new_error_literal (task, RJ_STORE_ERROR, RJ_STORE_ERROR_CLOSED, "The journal is closed");
  else if (self->is_young)
    g_task_return_pointer (task, NULL, NULL);
  else
    {
      key = rj_root_secret_dup_raw_key (self->root);
      rj_sqlite_store_copy_async (RJ_SQLITE_STORE (store), self->work, key, g_task_get_cancellable (task),
                                  copied_cb, g_object_ref (task));
    }
}

static void
start (GTask *task)
{
  rj_vault_run_part (task, prepare_thread, prepared_cb);
}

static void
back_up (RjVault *vault,
         GFile *folder,
         gint64 age_us,
         gpointer tag,
         GCancellable *cancellable,
         GAsyncReadyCallback callback,
         gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  RjVaultFolder *journal = NULL;
  Making *self;

  task = g_task_new (vault, cancellable, callback, user_data);
  g_task_set_source_tag (task, tag);
  /* A backup that is there is there. */
  g_task_set_check_cancellable (task, FALSE);
  if (rj_vault_get_state (vault) == RJ_VAULT_OPEN)
    journal = rj_vault_dup_open_folder (vault);
  /* Old copies that are whole would go for one that is not. */
  if (journal != NULL && rj_sqlite_store_get_for_reading (RJ_SQLITE_STORE (rj_vault_get_store (vault))))
    {
      rj_vault_folder_close (journal);
      g_task_return_new_error_literal (task, RJ_VAULT_ERROR, RJ_VAULT_ERROR_DAMAGED,
                                       "The journal is damaged");
      return;
    }
  if (journal == NULL)
    {
      g_task_return_new_error_literal (task, RJ_VAULT_ERROR, RJ_VAULT_ERROR_FAILED,
                                       "The journal is not open");
      return;
    }
  self = g_new0 (Making, 1);
  self->journal = journal;
  self->own = -1;
  self->outside = folder != NULL ? g_file_get_path (folder) : NULL;
  self->root = rj_secret_bytes_ref (rj_vault_get_root (vault));
  self->zone = g_time_zone_ref (rj_clock_get_zone (rj_vault_get_clock (vault)));
  self->now_us = rj_clock_get_now (rj_vault_get_clock (vault));
  self->age_us = age_us;
  g_task_set_task_data (task, self, (GDestroyNotify) making_free);
  rj_backups_take_turn (task, start);
}

void
rj_vault_back_up_async (RjVault *vault,
                        GFile *folder,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (RJ_IS_VAULT (vault));
  g_return_if_fail (folder == NULL || g_file_peek_path (folder) != NULL);

  back_up (vault, folder, 0, rj_vault_back_up_async, cancellable, callback, user_data);
}

void
rj_vault_keep_safe_async (RjVault *vault,
                          gint64 age_us,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (RJ_IS_VAULT (vault));
  g_return_if_fail (age_us > 0);

  back_up (vault, NULL, age_us, rj_vault_keep_safe_async, cancellable, callback, user_data);
}

gboolean
rj_vault_keep_safe_finish (RjVault *vault, GAsyncResult *result, gboolean *made, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (g_task_is_valid (result, vault), FALSE);

  name = g_task_propagate_pointer (G_TASK (result), &local);
  *made = name != NULL;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* The journal may have been closed meanwhile; then nobody is told of this one. */
static void
note_outside (RjVault *vault, Making *making)
{
  RjStore *store = rj_vault_get_store (vault);
  g_autofree char *place = g_path_get_basename (making->outside);
  g_autofree char *list = NULL;

  if (store == NULL)
    return;
  list = rj_outside_copies_add (rj_store_get_preference (store, RJ_PREFERENCE_OUTSIDE_COPIES), place,
                                making->now_us);
  rj_store_set_preference_async (store, RJ_PREFERENCE_OUTSIDE_COPIES, list, NULL, NULL, NULL);
}

char *
rj_vault_back_up_finish (RjVault *vault, GAsyncResult *result, RjCensus *census, GError **error)
{
  Making *making;
  char *name;

  g_return_val_if_fail (g_task_is_valid (result, vault), NULL);

  making = g_task_get_task_data (G_TASK (result));
  name = g_task_propagate_pointer (G_TASK (result), error);
  if (name != NULL && census != NULL)
    *census = making->census;
  if (name != NULL && making->outside != NULL)
    note_outside (vault, making);
  return name;
}
