// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-vault-inbox.h"

#include "rj-exchange.h"
#include "rj-file.h"
#include "rj-inbox-message.h"
#include "rj-inbox.h"
#include "rj-root-secret.h"
#include "rj-spare-key.h"
#include "rj-sqlite-inbox.h"
#include "rj-vault-private.h"
#include "rj-vault-rotation.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef void (*WorkFunc) (gpointer data, GTask *task);

/* One worker for all: what was put in before a merge is in the file when it is read. */
static void
work (gpointer data, gpointer user_data)
{
  g_autoptr (GTask) task = data;
  WorkFunc func = (WorkFunc) g_object_get_data (G_OBJECT (task), "func");

  func (g_task_get_task_data (task), task);
}

/* @task: (transfer full) */
static void
push (GTask *task)
{
  static GThreadPool *pool;

  if (!pool)
    pool = g_thread_pool_new (work, NULL, 1, FALSE, NULL);
  g_thread_pool_push (pool, task, NULL);
}

static void
set_func (GTask *task, WorkFunc func)
{
  g_task_set_check_cancellable (task, FALSE);
  g_object_set_data (G_OBJECT (task), "func", (gpointer) func);
}

/* From the reading to the emptying a merge keeps the file for itself: what is put in meanwhile comes after
 * it, or the worker would wait for what only it can end. */
static guint merges;
static GQueue waiting = G_QUEUE_INIT;

/* @task: (transfer full) */
static void
run_when_free (GTask *task, WorkFunc func)
{
  set_func (task, func);
  if (merges > 0)
    g_queue_push_tail (&waiting, task);
  else
    push (task);
}

static void
let_in (void)
{
  GTask *task;

  while ((task = g_queue_pop_head (&waiting)))
    push (task);
}

/* The public half */

#define INBOX_HALF "rj-vault-inbox-half"

void
rj_vault_set_inbox_half (RjVault *self, GBytes *half)
{
  g_return_if_fail (RJ_IS_VAULT (self));
  g_return_if_fail (!half || g_bytes_get_size (half) == RJ_SEALED_KEY_LENGTH);

  g_object_set_data_full (G_OBJECT (self), INBOX_HALF, half ? g_bytes_ref (half) : NULL,
                          (GDestroyNotify) g_bytes_unref);
}

void
rj_vault_forget_inbox_half (RjVault *self)
{
  if (rj_vault_get_state (self) != RJ_VAULT_OPEN)
    rj_vault_set_inbox_half (self, NULL);
}

GBytes *
rj_vault_dup_inbox_half (RjVault *self)
{
  GBytes *half;

  g_return_val_if_fail (RJ_IS_VAULT (self), NULL);

  if (rj_vault_get_state (self) == RJ_VAULT_OPEN)
    return rj_vault_dup_sealing_key (self);
  half = g_object_get_data (G_OBJECT (self), INBOX_HALF);
  return half ? g_bytes_ref (half) : NULL;
}

/* Putting in */

typedef struct {
  char *path;
  GBytes *half;      /* (nullable): that on the disk */
  RjInboxItem *item; /* or */
  GBytes *records;
  gint64 now_us;
} Put;

static void
put_free (gpointer data)
{
  Put *put = data;

  g_free (put->path);
  g_clear_pointer (&put->half, g_bytes_unref);
  g_clear_pointer (&put->item, rj_inbox_item_free);
  g_clear_pointer (&put->records, g_bytes_unref);
  g_free (put);
}

/* Also one that is about to be exchanged. */
static gboolean
check_journal (int folder, GError **error)
{
  static const char *const names[] = { RJ_VAULT_DATABASE_NAME, RJ_EXCHANGE_NAME };
  gboolean there = FALSE;

  for (gsize i = 0; !there && i < G_N_ELEMENTS (names); i++)
    if (!rj_file_find (folder, names[i], &there, error))
      return FALSE;
  if (!there)
    g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_NO_JOURNAL, "The journal was removed");
  return there;
}

/* Who removes a journal removes its inbox once more when the journal is gone: whichever of both comes last,
 * no inbox stays. */
static gboolean
append (Put *put, int folder, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (!check_journal (folder, error)
      || !rj_inbox_append (folder, put->records, RJ_INBOX_MAX_RECORDS, put->now_us, error))
    return FALSE;
  if (check_journal (folder, &local))
    return TRUE;
  if (g_error_matches (local, RJ_VAULT_ERROR, RJ_VAULT_ERROR_NO_JOURNAL))
    rj_file_remove (folder, RJ_INBOX_FILE_NAME, NULL);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
put_in (Put *put, int folder, GError **error)
{
  g_autoptr (GBytes) half = NULL;

  if (!put->records)
    {
      half = rj_inbox_choose_key (folder, put->half, error);
      if (!half)
        return FALSE;
      put->records = rj_inbox_message_seal (half, put->item);
    }
  if (!put->records)
    {
      g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_FAILED, "Sealing it failed");
      return FALSE;
    }
  return append (put, folder, error);
}

static void
put_thread (gpointer data, GTask *task)
{
  Put *put = data;
  GError *error = NULL;
  int folder = rj_file_open_folder (put->path, FALSE, &error);
  gboolean ok = folder >= 0 && put_in (put, folder, &error);

  if (folder >= 0)
    close (folder);
  if (ok)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, rj_vault_translate_error (error));
}

/* That have not answered yet. */
static guint puts_under_way;

static void
put_answered_cb (void)
{
  puts_under_way--;
}

static void
put_async (RjVault *self, Put *put, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  put->path = g_strdup (rj_vault_get_folder (self));
  put->half = rj_vault_dup_inbox_half (self);
  put->now_us = rj_clock_get_now (rj_vault_get_clock (self));
  g_task_set_source_tag (task, rj_vault_put_async);
  g_task_set_task_data (task, put, put_free);
  puts_under_way++;
  g_signal_connect (task, "notify::completed", G_CALLBACK (put_answered_cb), NULL);
  run_when_free (task, put_thread);
}

void
rj_vault_put_async (RjVault *self, const RjInboxItem *item, GAsyncReadyCallback callback, gpointer user_data)
{
  Put *put = g_new0 (Put, 1);

  put->item = rj_inbox_item_copy (item);
  put_async (self, put, callback, user_data);
}

void
rj_vault_put_sealed_async (RjVault *self, GBytes *records, GAsyncReadyCallback callback, gpointer user_data)
{
  Put *put = g_new0 (Put, 1);

  put->records = g_bytes_ref (records);
  put_async (self, put, callback, user_data);
}

gboolean
rj_vault_put_finish (RjVault *self, GAsyncResult *result, char **id, GError **error)
{
  const Put *put;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  put = g_task_get_task_data (G_TASK (result));
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  if (id)
    *id = put->item ? g_strdup (put->item->id) : NULL;
  return TRUE;
}

gboolean
rj_vault_is_putting (void)
{
  return puts_under_way > 0;
}

gboolean
rj_vault_has_inbox (RjVault *self)
{
  g_autofree char *path = NULL;
  struct stat status;

  g_return_val_if_fail (RJ_IS_VAULT (self), FALSE);

  path = g_build_filename (rj_vault_get_folder (self), RJ_INBOX_KEY_FILE_NAME, NULL);
  return rj_vault_get_state (self) != RJ_VAULT_NO_JOURNAL && lstat (path, &status) == 0
         && S_ISREG (status.st_mode);
}

/* Merging */

typedef struct {
  RjVaultFolder *folder;
  RjSecretBytes *root;
  RjSecretBytes *old_root; /* (nullable): until all is under the new one */
  gint64 now_us;

  RjInboxReading *reading;
  GPtrArray *items; /* (element-type RjInboxItem) */
  RjInboxReport report;
} Merging;

static void
merging_free (gpointer data)
{
  Merging *merging = data;

  g_clear_pointer (&merging->reading, rj_inbox_reading_free);
  g_clear_pointer (&merging->items, g_ptr_array_unref);
  g_clear_pointer (&merging->folder, rj_vault_folder_close);
  g_clear_pointer (&merging->root, rj_secret_bytes_unref);
  g_clear_pointer (&merging->old_root, rj_secret_bytes_unref);
  g_free (merging);
}

/* Returns: how many records do not open. */
static guint
take_records (Merging *merging, RjSecretBytes *root)
{
  g_autoptr (RjSecretBytes) key = rj_root_secret_dup_sealing_key (root);
  guint lost = 0;
  g_autoptr (GPtrArray) messages =
    rj_sealed_record_open (key, rj_inbox_reading_get_records (merging->reading), &lost);

  for (guint i = 0; i < messages->len; i++)
    {
      RjInboxItem *item = rj_inbox_message_parse (messages->pdata[i]);

      if (!item)
        {
          merging->report.unreadable++;
          continue;
        }
      /* Nothing happened later than now, whatever the clock said then: an entry of next year would be the
       * first one for a year. */
      item->at_us = MIN (item->at_us, merging->now_us);
      g_ptr_array_add (merging->items, item);
    }
  return lost;
}

/* What came in while the root secret was changed is sealed for the old one. */
static void
open_records (Merging *merging)
{
  const gsize n =
    g_bytes_get_size (rj_inbox_reading_get_records (merging->reading)) / RJ_SEALED_RECORD_LENGTH;
  guint lost = take_records (merging, merging->root);

  /* None opens with both. */
  if (lost > 0 && merging->old_root)
    lost -= (guint) n - take_records (merging, merging->old_root);
  merging->report.unreadable += lost + rj_inbox_reading_get_surplus (merging->reading);
}

static void
read_thread (gpointer data, GTask *task)
{
  Merging *merging = data;
  const int folder = rj_vault_folder_get_fd (merging->folder);
  g_autoptr (RjSecretBytes) key = rj_root_secret_dup_sealing_key (merging->root);
  g_autoptr (GBytes) half = rj_sealed_record_dup_public_key (key);
  g_autoptr (GError) local = NULL;
  GError *error = NULL;
  RjInboxKeyState state = RJ_INBOX_KEY_GOOD;

  /* Notes can wait for the next time, but not those that are there. */
  if (!rj_inbox_ensure_key (folder, half, &state, &local))
    g_info ("The public half is not written: %s", local->message);
  merging->report.key_was_wrong |= state == RJ_INBOX_KEY_WAS_WRONG;
  merging->reading = rj_inbox_read (folder, &error);
  if (!merging->reading)
    {
      g_task_return_error (task, rj_vault_translate_error (error));
      return;
    }
  open_records (merging);
  g_task_return_boolean (task, TRUE);
}

static void
empty_thread (gpointer data, GTask *task)
{
  Merging *merging = data;
  g_autoptr (GError) error = NULL;

  /* What stays is known the next time. */
  if (!rj_inbox_reading_empty (merging->reading, merging->now_us, &error))
    g_info ("The inbox is not emptied: %s", error->message);
  g_clear_pointer (&merging->reading, rj_inbox_reading_free);
  g_task_return_boolean (task, TRUE);
}

/* The task data belongs to the outer task, which is held until the inner one has come back. */
static void
run_part (GTask *outer, WorkFunc func, GAsyncReadyCallback callback)
{
  GTask *part = g_task_new (NULL, NULL, callback, g_object_ref (outer));

  g_task_set_task_data (part, g_task_get_task_data (outer), NULL);
  set_func (part, func);
  push (part);
}

static void read_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/* @error: (nullable) (transfer full) */
static void
end_merge (GTask *outer, GError *error)
{
  Merging *merging = g_task_get_task_data (outer);

  g_clear_pointer (&merging->reading, rj_inbox_reading_free);
  /* Given while this went on: it belongs to what was taken in. */
  if (!error && !g_queue_is_empty (&waiting))
    {
      let_in ();
      g_ptr_array_set_size (merging->items, 0);
      run_part (outer, read_thread, read_cb);
      return;
    }
  if (--merges == 0)
    let_in ();
  if (error)
    g_task_return_error (outer, error);
  else
    g_task_return_boolean (outer, TRUE);
}

static void
emptied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) outer = user_data;

  g_task_propagate_boolean (G_TASK (result), NULL);
  end_merge (outer, NULL);
}

static void
add_merged (RjInboxMerged *sum, const RjInboxMerged *merged)
{
  sum->notes += merged->notes;
  sum->ratings += merged->ratings;
  sum->answers += merged->answers;
  sum->drafts += merged->drafts;
  sum->tries += merged->tries;
  sum->kept += merged->kept;
  sum->refused += merged->refused;
  sum->known += merged->known;
}

void
rj_inbox_report_add (RjInboxReport *self, const RjInboxReport *later)
{
  add_merged (&self->merged, &later->merged);
  self->unreadable += later->unreadable;
  self->key_was_wrong |= later->key_was_wrong;
  self->failed = later->failed;
}

static void
merged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) outer = user_data;
  Merging *merging = g_task_get_task_data (outer);
  RjInboxMerged merged = { 0 };
  GError *error = NULL;

  if (!rj_sqlite_store_merge_inbox_finish (RJ_SQLITE_STORE (source), result, &merged, &error))
    {
      end_merge (outer, rj_vault_translate_error (error));
      return;
    }
  add_merged (&merging->report.merged, &merged);
  merging->report.unreadable += merged.refused;
  run_part (outer, empty_thread, emptied_cb);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) outer = user_data;
  Merging *merging = g_task_get_task_data (outer);
  RjStore *store = rj_vault_get_store (g_task_get_source_object (outer));
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    end_merge (outer, error);
  else if (merging->items->len == 0 && merging->report.unreadable == 0)
    end_merge (outer, NULL);
  else if (merging->items->len == 0)
    run_part (outer, empty_thread, emptied_cb);
  else if (!store)
    end_merge (
      outer, g_error_new_literal (RJ_VAULT_ERROR, RJ_VAULT_ERROR_FAILED, "The journal was closed meanwhile"));
  else
    rj_sqlite_store_merge_inbox_async (RJ_SQLITE_STORE (store), merging->items, NULL, merged_cb,
                                       g_object_ref (outer));
}

/* (nullable) */
static RjSecretBytes *
dup_old_root (RjVault *self)
{
  const char *old = rj_store_get_preference (rj_vault_get_store (self), RJ_PREFERENCE_OLD_SPARE_KEY);

  return old ? rj_spare_key_parse ((const guint8 *) old, strlen (old), NULL) : NULL;
}

void
rj_vault_merge_inbox_async (RjVault *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  Merging *merging = g_new0 (Merging, 1);

  g_task_set_source_tag (task, rj_vault_merge_inbox_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, merging, merging_free);
  merging->items = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_inbox_item_free);
  if (rj_vault_get_state (self) == RJ_VAULT_OPEN)
    merging->folder = rj_vault_dup_open_folder (self);
  if (!merging->folder)
    {
      g_task_return_new_error_literal (task, RJ_VAULT_ERROR, RJ_VAULT_ERROR_FAILED, "No journal is open");
      return;
    }
  merging->root = rj_secret_bytes_ref (rj_vault_get_root (self));
  merging->old_root = dup_old_root (self);
  merging->now_us = rj_clock_get_now (rj_vault_get_clock (self));
  merges++;
  run_part (task, read_thread, read_cb);
}

gboolean
rj_vault_merge_inbox_finish (RjVault *self, GAsyncResult *result, RjInboxReport *report, GError **error)
{
  const Merging *merging;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  merging = g_task_get_task_data (G_TASK (result));
  *report = merging->report;
  report->failed = g_task_had_error (G_TASK (result));
  return g_task_propagate_boolean (G_TASK (result), error);
}
