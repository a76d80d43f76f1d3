// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-backup-contents.h"

#include "rj-backups-turn.h"
#include "rj-file.h"
#include "rj-vault-private.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* In the journal: outside it would tell when it is used. */
#define PREFERENCE RJ_PREFERENCE_OF_FILE "rehearsal"

/* ---- What is kept of it ---- */

RjRehearsal *
rj_vault_dup_rehearsal (RjVault *self)
{
  RjStore *store;
  const char *text;
  RjRehearsal found = { 0 };

  g_return_val_if_fail (RJ_IS_VAULT (self), NULL);

  store = rj_vault_get_store (self);
  text = store != NULL ? rj_store_get_preference (store, PREFERENCE) : NULL;
  if (text == NULL
      || sscanf (text, "%" G_GINT64_FORMAT " %d %u %u %u %u %u", &found.at_us, &found.redone,
                 &found.census.moods, &found.census.cravings, &found.census.writings,
                 &found.census.plan_items, &found.census.strategies)
           != 7)
    return NULL;
  found.census.first_day = RJ_DAY_NONE;
  found.census.last_day = RJ_DAY_NONE;
  return g_memdup2 (&found, sizeof found);
}

/* ---- The newest safety copy ---- */

typedef struct {
  GFile *folder;
  GFile *newest;
  gboolean redone;
  RjRehearsal *rehearsal;
} Rehearsing;

static void
rehearsing_free (gpointer data)
{
  Rehearsing *self = data;

  g_clear_object (&self->folder);
  g_clear_object (&self->newest);
  g_free (self->rehearsal);
  g_free (self);
}

static RjVault *
get_vault (GTask *task)
{
  return RJ_VAULT (g_task_get_source_object (task));
}

/* What could not be kept was found out all the same. */
static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  rj_store_set_preference_finish (RJ_STORE (source), result, NULL);
  g_task_return_pointer (task, g_steal_pointer (&((Rehearsing *) g_task_get_task_data (task))->rehearsal),
                         g_free);
}

static void
end (GTask *task, const RjCensus *census)
{
  Rehearsing *self = g_task_get_task_data (task);
  RjRehearsal *rehearsal = g_new0 (RjRehearsal, 1);
  RjStore *store = rj_vault_get_store (get_vault (task));
  g_autofree char *text = NULL;

  rehearsal->at_us = rj_clock_get_now (rj_vault_get_clock (get_vault (task)));
  rehearsal->redone = self->redone;
  rehearsal->census = *census;
  self->rehearsal = rehearsal;
  if (store == NULL)
    {
      g_task_return_pointer (task, g_steal_pointer (&self->rehearsal), g_free);
      return;
    }
  text = g_strdup_printf ("%" G_GINT64_FORMAT " %d %u %u %u %u %u", rehearsal->at_us, rehearsal->redone,
                          census->moods, census->cravings, census->writings, census->plan_items,
                          census->strategies);
  rj_store_set_preference_async (store, PREFERENCE, text, NULL, kept_cb, g_object_ref (task));
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  RjCensus census;
  g_autofree char *name = rj_vault_back_up_finish (RJ_VAULT (source), result, &census, &error);

  if (name != NULL)
    end (task, &census);
  else
    g_task_return_error (task, error);
}

static void
back_up (GTask *task)
{
  rj_vault_back_up_async (get_vault (task), NULL, g_task_get_cancellable (task), backed_up_cb,
                          g_object_ref (task));
}

/* (transfer full): one that another damaged copy of that name has taken before is not free. */
static char *
dup_free_name (int folder, const char *name, GError **error)
{
  g_autofree char *stem = g_strndup (name, strlen (name) - strlen (RJ_BACKUP_SUFFIX));
  g_autofree char *aside = g_strconcat (name, RJ_BACKUPS_DAMAGED_SUFFIX, NULL);
  gboolean taken;

  for (guint i = 2; rj_file_find (folder, aside, &taken, error); i++)
    {
      if (!taken)
        return g_steal_pointer (&aside);
      g_free (aside);
      aside = g_strdup_printf ("%s-%u" RJ_BACKUP_SUFFIX RJ_BACKUPS_DAMAGED_SUFFIX, stem, i);
    }
  return NULL;
}

static gboolean
put_aside (int folder, const char *name, GError **error)
{
  g_autofree char *aside = dup_free_name (folder, name, error);

  return aside != NULL && rj_file_rename (folder, name, aside, error);
}

/* Not removed: something may be saved of it yet. */
static void
put_aside_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (rj_backups_get_mutex ());
  g_autoptr (GFile) parent = g_file_get_parent (data);
  g_autofree char *name = g_file_get_basename (data);
  GError *error = NULL;
  int folder = rj_file_open_folder (g_file_peek_path (parent), FALSE, &error);

  if (folder >= 0 && put_aside (folder, name, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, rj_vault_translate_error (error));
  if (folder >= 0)
    close (folder);
}

static void
put_aside_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      ((Rehearsing *) g_task_get_task_data (task))->redone = TRUE;
      back_up (task);
    }
  else
    g_task_return_error (task, error);
}

static void
inspected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GTask) aside = NULL;
  GError *error = NULL;
  g_autofree RjBackupContents *contents = rj_vault_inspect_backup_finish (RJ_VAULT (source), result, &error);

  if (contents != NULL)
    end (task, &contents->census);
  else if (g_error_matches (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_WRONG_SPARE_KEY))
    {
      /* Of a journal that was here before: there is none of this one. */
      g_error_free (error);
      back_up (task);
    }
  else if (g_error_matches (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_DAMAGED)
           && rj_vault_get_state (RJ_VAULT (source)) == RJ_VAULT_OPEN)
    {
      g_error_free (error);
      aside = g_task_new (source, NULL, put_aside_cb, g_object_ref (task));
      g_task_set_task_data (aside, g_object_ref (((Rehearsing *) g_task_get_task_data (task))->newest),
                            g_object_unref);
      g_task_run_in_thread (aside, put_aside_thread);
    }
  else
    g_task_return_error (task, error);
}

static void
find_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GFile *folder = data;
  int fd = rj_file_open_folder (g_file_peek_path (folder), FALSE, NULL);
  g_autoptr (GPtrArray) backups = fd >= 0 ? rj_backups_list (fd, NULL) : NULL;
  GFile *newest = NULL;

  if (backups != NULL && backups->len > 0)
    newest = g_file_get_child (folder, ((RjBackupInfo *) backups->pdata[0])->name);
  if (fd >= 0)
    close (fd);
  g_task_return_pointer (task, newest, g_object_unref);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Rehearsing *self = g_task_get_task_data (task);

  self->newest = g_task_propagate_pointer (G_TASK (result), NULL);
  if (self->newest == NULL)
    {
      back_up (task);
      return;
    }
  rj_vault_inspect_backup_async (RJ_VAULT (source), self->newest, RJ_BACKUP_SECRET_OPEN_JOURNAL, NULL,
                                 g_task_get_cancellable (task), inspected_cb, g_object_ref (task));
}

void
rj_vault_rehearse_async (RjVault *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GTask) finding = NULL;
  g_autofree char *path = NULL;
  Rehearsing *rehearsing;

  g_return_if_fail (RJ_IS_VAULT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, rj_vault_rehearse_async);
  /* What was found out was found out. */
  g_task_set_check_cancellable (task, FALSE);
  path = g_build_filename (rj_vault_get_folder (self), RJ_BACKUPS_FOLDER, NULL);
  rehearsing = g_new0 (Rehearsing, 1);
  rehearsing->folder = g_file_new_for_path (path);
  g_task_set_task_data (task, rehearsing, rehearsing_free);
  finding = g_task_new (self, NULL, found_cb, g_object_ref (task));
  g_task_set_task_data (finding, g_object_ref (rehearsing->folder), g_object_unref);
  g_task_run_in_thread (finding, find_thread);
}

RjRehearsal *
rj_vault_rehearse_finish (RjVault *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
