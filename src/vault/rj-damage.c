// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-damage.h"

#include "rj-backup-source.h"
#include "rj-exchange.h"
#include "rj-file.h"
#include "rj-root-secret.h"
#include "rj-vault-private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SAVED RJ_DAMAGE_SAVED_NAME
/* Somewhere to read a backup. */
#define PROBE SAVED

typedef struct {
  char *path;
  RjSecretBytes *root;
  RjDamageChoice choice;
  char *backup;
  gint64 now_us;
} Work;

static void
work_free (gpointer data)
{
  Work *self = data;

  rj_secret_bytes_unref (self->root);
  g_free (self->path);
  g_free (self->backup);
  g_free (self);
}

static Work *
work_new (RjVault *vault)
{
  Work *self = g_new0 (Work, 1);

  self->path = g_strdup (rj_vault_get_folder (vault));
  self->root = rj_secret_bytes_ref (rj_vault_get_damaged_root (vault));
  self->now_us = rj_clock_get_now (rj_vault_get_clock (vault));
  return self;
}

void
rj_damage_free (RjDamage *self)
{
  g_clear_pointer (&self->salvage, rj_salvage_report_free);
  g_free (self->backup);
  g_free (self);
}

guint
rj_damage_count_more (const RjDamage *self)
{
  guint saved = self->salvage != NULL ? rj_census_get_entries (&self->salvage->census) : 0;
  guint kept = self->backup != NULL ? rj_census_get_entries (&self->backup_census) : 0;

  return saved > kept ? saved - kept : 0;
}

gboolean
rj_damage_is_known (RjVault *vault)
{
  g_return_val_if_fail (RJ_IS_VAULT (vault), FALSE);

  return rj_vault_get_damaged_root (vault) != NULL && rj_vault_get_state (vault) == RJ_VAULT_LOCKED;
}

/* ---- What there is ---- */

static gboolean
remove_saved (int folder, GError **error)
{
  static const char *const names[] = { SAVED "-journal", SAVED ".proof", SAVED ".proof-journal", SAVED ".tmp",
                                       SAVED };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (!rj_file_remove (folder, names[i], error))
      return FALSE;
  return TRUE;
}

/* (transfer full): those of this root secret only. */
static char *
dup_backup_path (const Work *work, const char *name)
{
  return g_build_filename (work->path, RJ_BACKUPS_FOLDER, name, NULL);
}

static RjBackupSource *
open_backup (const Work *work, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (RjBackupSource) source = rj_backup_source_open (file, error);
  g_autoptr (RjSecretBytes) root = NULL;

  if (source != NULL)
    root =
      rj_backup_source_derive_root (source, RJ_BACKUP_SECRET_OPEN_JOURNAL, work->root, cancellable, error);
  return root != NULL ? g_steal_pointer (&source) : NULL;
}

/* Writes it to @name and reads all of it. */
static gboolean
extract (const Work *work,
         RjVaultFolder *folder,
         const char *path,
         const char *name,
         RjCensus *census,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (RjBackupSource) source = open_backup (work, path, cancellable, error);
  g_autofree char *folder_path = rj_vault_folder_dup_path (folder, "");

  return source != NULL
         && rj_backup_source_extract (source, work->root, rj_vault_folder_get_fd (folder), folder_path, name,
                                      census, cancellable, error);
}

static void
find_backup (const Work *work, RjVaultFolder *folder, RjDamage *damage, GCancellable *cancellable)
{
  g_autofree char *path = g_build_filename (work->path, RJ_BACKUPS_FOLDER, NULL);
  int fd = rj_file_open_folder (path, FALSE, NULL);
  g_autoptr (GPtrArray) backups = fd >= 0 ? rj_backups_list_all (fd, NULL) : NULL;

  if (fd >= 0)
    close (fd);
  for (guint i = 0; backups != NULL && i < backups->len && damage->backup == NULL; i++)
    {
      RjBackupInfo *info = backups->pdata[i];
      g_autofree char *backup = dup_backup_path (work, info->name);

      if (g_cancellable_is_cancelled (cancellable))
        return;
      if (!extract (work, folder, backup, PROBE, &damage->backup_census, cancellable, NULL))
        continue;
      damage->backup = g_steal_pointer (&backup);
      damage->backup_made_us = info->made_us;
    }
  remove_saved (rj_vault_folder_get_fd (folder), NULL);
}

static RjSalvageReport *
save (const Work *work, RjVaultFolder *folder, GCancellable *cancellable, GError **error)
{
  g_autoptr (RjSecretBytes) raw_key = rj_root_secret_dup_raw_key (work->root);
  g_autofree char *folder_path = rj_vault_folder_dup_path (folder, "");
  g_autofree char *to = rj_vault_folder_dup_path (folder, SAVED);

  return rj_salvager_run (folder_path, RJ_VAULT_DATABASE_NAME, to, raw_key, cancellable, error);
}

static void
survey_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Work *work = data;
  GError *error = NULL;
  g_autoptr (GError) not_saved = NULL;
  g_autoptr (RjVaultFolder) folder = rj_vault_folder_open (work->path, &error);
  g_autoptr (RjDamage) damage = g_new0 (RjDamage, 1);

  if (folder == NULL || !remove_saved (rj_vault_folder_get_fd (folder), &error))
    {
      g_task_return_error (task, rj_vault_translate_error (error));
      return;
    }
  find_backup (work, folder, damage, cancellable);
  damage->salvage = save (work, folder, cancellable, &not_saved);
  if (damage->salvage == NULL)
    g_debug ("Nothing was saved: %s", not_saved->message);
  /* It was counted; until something is chosen there is nothing beside the journal that was not there before.
   */
  remove_saved (rj_vault_folder_get_fd (folder), NULL);
  /* Before the answer, which may be followed by an unlock. */
  g_clear_pointer (&folder, rj_vault_folder_close);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_steal_pointer (&damage), (GDestroyNotify) rj_damage_free);
}

void
rj_damage_survey_async (RjVault *vault,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (RJ_IS_VAULT (vault) && rj_damage_is_known (vault));

  task = g_task_new (vault, cancellable, callback, user_data);
  g_task_set_source_tag (task, rj_damage_survey_async);
  g_task_set_task_data (task, work_new (vault), work_free);
  g_task_run_in_thread (task, survey_thread);
}

RjDamage *
rj_damage_survey_finish (RjVault *vault, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, vault), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- Another one in its place ---- */

/* Beside the journal, read from the first page to the last. */
static gboolean
stage (const Work *work, RjVaultFolder *folder, GCancellable *cancellable, GError **error)
{
  int fd = rj_vault_folder_get_fd (folder);
  g_autoptr (RjSalvageReport) report = NULL;
  RjCensus census;

  if (!rj_exchange_clear (fd, error))
    return FALSE;
  if (work->choice == RJ_DAMAGE_OPEN_BACKUP)
    return extract (work, folder, work->backup, RJ_EXCHANGE_DATABASE, &census, cancellable, error);
  if (!remove_saved (fd, error))
    return FALSE;
  report = save (work, folder, cancellable, error);
  return report != NULL && rj_file_remove (fd, SAVED "-journal", error)
         && rj_file_rename (fd, SAVED, RJ_EXCHANGE_DATABASE, error);
}

/* The damaged one stays: somebody may save more of it some day. */
static gboolean
put_in_place (const Work *work, RjVaultFolder *folder, GCancellable *cancellable, GError **error)
{
  int fd = rj_vault_folder_get_fd (folder);

  if (stage (work, folder, cancellable, error)
      && rj_exchange_carry_out (fd, NULL, RJ_EXCHANGE_KEEP_FOR_GOOD, work->now_us, error))
    return TRUE;
  rj_exchange_clear (fd, NULL);
  return FALSE;
}

/* To look, what was saved has to be there still. */
static gboolean
prepare (const Work *work, RjVaultFolder *folder, GCancellable *cancellable, GError **error)
{
  g_autoptr (RjSalvageReport) report = NULL;

  if (work->choice != RJ_DAMAGE_LOOK)
    return put_in_place (work, folder, cancellable, error);
  if (!remove_saved (rj_vault_folder_get_fd (folder), error))
    return FALSE;
  report = save (work, folder, cancellable, error);
  return report != NULL;
}

static void
prepare_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Work *work = data;
  GError *error = NULL;
  g_autoptr (RjVaultFolder) folder = rj_vault_folder_open (work->path, &error);
  gboolean done = folder != NULL && prepare (work, folder, cancellable, &error);

  g_clear_pointer (&folder, rj_vault_folder_close);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, rj_vault_translate_error (error));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (rj_vault_open_damaged_finish (RJ_VAULT (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  const Work *work = g_task_get_task_data (G_TASK (result));

  if (g_task_propagate_boolean (G_TASK (result), &error))
    rj_vault_open_damaged_async (RJ_VAULT (source), work->choice == RJ_DAMAGE_LOOK,
                                 g_task_get_cancellable (task), opened_cb, g_object_ref (task));
  else
    g_task_return_error (task, error);
}

void
rj_damage_open_async (RjVault *vault,
                      const RjDamage *damage,
                      RjDamageChoice choice,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) preparing = NULL;
  GTask *task;
  Work *work;

  g_return_if_fail (RJ_IS_VAULT (vault) && rj_damage_is_known (vault));
  g_return_if_fail (choice != RJ_DAMAGE_OPEN_BACKUP || damage->backup != NULL);

  task = g_task_new (vault, cancellable, callback, user_data);
  g_task_set_source_tag (task, rj_damage_open_async);
  g_task_set_check_cancellable (task, FALSE);
  work = work_new (vault);
  work->choice = choice;
  work->backup = g_strdup (damage->backup);
  preparing = g_task_new (vault, cancellable, prepared_cb, task);
  g_task_set_check_cancellable (preparing, FALSE);
  g_task_set_task_data (preparing, work, work_free);
  g_task_run_in_thread (preparing, prepare_thread);
}

gboolean
rj_damage_open_finish (RjVault *vault, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, vault), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
