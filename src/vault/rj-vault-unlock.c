// SPDX-License-Identifier: GPL-3.0-or-later
// How a vault opens, from the call to its answer.
#include "rj-root-secret.h"
#include "rj-sealed-record.h"
#include "rj-vault-inbox.h"
#include "rj-vault-object.h"

#define LAST_OPENED "last-opened"

typedef gboolean (*StageFunc) (RjOpening *opening, GCancellable *cancellable, GError **error);
typedef void (*StageDone) (RjVault *self, RjOpening *opening);

/* Stages */

typedef struct {
  RjVault *vault;
  StageDone done;
} Stage;

static void
run_stage_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  RjOpening *opening = data;
  StageFunc func = (StageFunc) g_object_get_data (G_OBJECT (task), "func");
  GError *error = NULL;

  if (func (opening, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
stage_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Stage *stage = user_data;
  g_autoptr (RjVault) self = stage->vault;
  RjOpening *opening = self->opening;

  if (opening->error)
    g_task_propagate_boolean (G_TASK (result), NULL);
  else if (g_task_propagate_boolean (G_TASK (result), &opening->error))
    g_cancellable_set_error_if_cancelled (opening->cancellable, &opening->error);
  stage->done (self, opening);
}

/* With @leave a cancelled stage answers at once, and its thread goes on by itself. */
static void
run_stage (RjVault *self, StageFunc func, gboolean leave, StageDone done)
{
  Stage *stage = g_new (Stage, 1);
  g_autoptr (GTask) task = NULL;

  *stage = (Stage) { .vault = g_object_ref (self), .done = done };
  task = g_task_new (NULL, self->opening->cancellable, stage_done_cb, stage);
  g_task_set_static_name (task, "rj-vault stage");
  g_task_set_task_data (task, rj_opening_ref (self->opening), (GDestroyNotify) rj_opening_unref);
  g_object_set_data (G_OBJECT (task), "func", (gpointer) func);
  /* Otherwise a stage that has done its work would be answered with "cancelled". */
  g_task_set_check_cancellable (task, leave);
  g_task_set_return_on_cancel (task, leave);
  g_task_run_in_thread (task, run_stage_thread);
}

/* From stage to stage */

/* Kept in the journal itself: outside it would tell when it is used. */
static void
note_opened (RjVault *self)
{
  const char *before = rj_store_get_preference (self->store, LAST_OPENED);
  g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, rj_clock_get_now (self->clock));

  self->last_opened = before ? g_ascii_strtoll (before, NULL, 10) : 0;
  rj_store_set_preference_async (self->store, LAST_OPENED, now, NULL, NULL, NULL);
}

static void
keep_damaged_root (RjVault *self, RjSecretBytes *root)
{
  rj_secret_bytes_ref (root);
  g_clear_pointer (&self->damaged_root, rj_secret_bytes_unref);
  self->damaged_root = root;
}

/* One that was carried through a lock may be that of the journal before this one. */
static void
renew_inbox_half (RjVault *self)
{
  g_autoptr (RjSecretBytes) key = rj_root_secret_dup_sealing_key (self->root);
  g_autoptr (GBytes) half = rj_sealed_record_dup_public_key (key);

  rj_vault_set_inbox_half (self, half);
}

/* The end of every opening. Takes opening->store, or opening->error. */
static void
end_opening (RjVault *self)
{
  g_autoptr (RjOpening) opening = g_steal_pointer (&self->opening);
  g_autoptr (GTask) task = g_steal_pointer (&opening->task);
  gboolean was_closing = self->closing->len > 0;
  GError *error = rj_vault_translate_error (g_steal_pointer (&opening->error));

  if (opening->cancelled_id)
    g_cancellable_disconnect (g_task_get_cancellable (task), opening->cancelled_id);
  if (!error)
    {
      self->store = g_steal_pointer (&opening->store);
      /* The lock lasts as long as the database is open, whoever holds the store. */
      g_object_set_data_full (G_OBJECT (self->store), "rj-vault-folder", g_steal_pointer (&opening->folder),
                              (GDestroyNotify) rj_vault_folder_close);
      self->root = rj_secret_bytes_ref (opening->root);
      if (opening->kind != RJ_OPENING_TO_LOOK)
        g_clear_pointer (&self->damaged_root, rj_secret_bytes_unref);
      self->n_passphrases = opening->n_passphrases;
      self->interrupted = opening->interrupted;
      g_clear_object (&opening->clock);
      note_opened (self);
      renew_inbox_half (self);
      rj_vault_set_state (self, RJ_VAULT_OPEN);
      g_task_return_boolean (task, TRUE);
      return;
    }
  if (opening->root && g_error_matches (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_DAMAGED))
    keep_damaged_root (self, opening->root);
  g_clear_pointer (&opening->folder, rj_vault_folder_close);
  g_clear_object (&opening->clock);
  rj_vault_set_state (self, rj_vault_look_at_folder (self));
  g_task_return_error (task, error);
  if (was_closing)
    rj_vault_finish_closing (self, NULL);
}

static void
late_store_closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjVault) self = user_data;

  rj_store_close_finish (RJ_STORE (source), result, NULL);
  g_clear_object (&self->opening->store);
  end_opening (self);
}

static void
try_noted (RjVault *self, RjOpening *opening)
{
  end_opening (self);
}

static gboolean
was_wrong (const GError *error)
{
  return g_error_matches (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_WRONG_PASSPHRASE)
         || g_error_matches (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_WRONG_SPARE_KEY);
}

static void
opened (RjVault *self, RjOpening *opening)
{
  /* Cancelled when it was open already. */
  if (opening->error && opening->store)
    rj_store_close_async (opening->store, late_store_closed_cb, g_object_ref (self));
  else if (was_wrong (opening->error))
    run_stage (self, rj_opening_note_try, FALSE, try_noted);
  else
    end_opening (self);
}

static void
derived (RjVault *self, RjOpening *opening)
{
  /* For the benchmark of what comes after it. */
  g_debug ("The key is derived");
  if (was_wrong (opening->error))
    run_stage (self, rj_opening_note_try, FALSE, try_noted);
  else if (opening->error)
    end_opening (self);
  else
    run_stage (self, rj_opening_open, FALSE, opened);
}

static void
prepared (RjVault *self, RjOpening *opening)
{
  if (opening->error)
    end_opening (self);
  else
    run_stage (self, rj_opening_derive, TRUE, derived);
}

static void
caller_cancelled_cb (GCancellable *caller, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
start_opening (RjVault *self,
               RjOpeningKind kind,
               RjSecretBytes *secret,
               const RjKdfParams *params,
               gpointer tag,
               GCancellable *cancellable,
               GAsyncReadyCallback callback,
               gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_check_cancellable (task, FALSE);
  if (self->state != RJ_VAULT_LOCKED && self->state != RJ_VAULT_NO_JOURNAL)
    {
      g_task_return_new_error_literal (task, RJ_VAULT_ERROR, RJ_VAULT_ERROR_FAILED,
                                       "The journal is open, or busy");
      g_object_unref (task);
      return;
    }

  self->opening = rj_opening_new (kind, self->path, self->clock, secret, params, task);
  self->opening->inbox_half = rj_vault_dup_inbox_half (self);
  if (cancellable)
    self->opening->cancelled_id =
      g_cancellable_connect (cancellable, G_CALLBACK (caller_cancelled_cb),
                             g_object_ref (self->opening->cancellable), g_object_unref);
  rj_vault_set_state (self, RJ_VAULT_OPENING);
  run_stage (self, rj_opening_prepare, FALSE, prepared);
}

static gboolean
finish_task (RjVault *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
rj_vault_create_with_params_async (RjVault *self,
                                   RjSecretBytes *passphrase,
                                   const RjKdfParams *params,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (RJ_IS_VAULT (self) && passphrase != NULL);

  start_opening (self, RJ_OPENING_NEW, passphrase, params, rj_vault_create_async, cancellable, callback,
                 user_data);
}

void
rj_vault_create_async (RjVault *self,
                       RjSecretBytes *passphrase,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  rj_vault_create_with_params_async (self, passphrase, NULL, cancellable, callback, user_data);
}

gboolean
rj_vault_create_finish (RjVault *self, GAsyncResult *result, GError **error)
{
  return finish_task (self, result, error);
}

void
rj_vault_unlock_async (RjVault *self,
                       RjSecretBytes *passphrase,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_return_if_fail (RJ_IS_VAULT (self) && passphrase != NULL);

  start_opening (self, RJ_OPENING_WITH_PASSPHRASE, passphrase, NULL, rj_vault_unlock_async, cancellable,
                 callback, user_data);
}

gboolean
rj_vault_unlock_finish (RjVault *self, GAsyncResult *result, GError **error)
{
  return finish_task (self, result, error);
}

void
rj_vault_unlock_with_spare_key_async (RjVault *self,
                                      RjSecretBytes *spare_key,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_return_if_fail (RJ_IS_VAULT (self) && spare_key != NULL);

  start_opening (self, RJ_OPENING_WITH_SPARE_KEY, spare_key, NULL, rj_vault_unlock_with_spare_key_async,
                 cancellable, callback, user_data);
}

gboolean
rj_vault_unlock_with_spare_key_finish (RjVault *self, GAsyncResult *result, GError **error)
{
  return finish_task (self, result, error);
}

void
rj_vault_open_damaged_async (RjVault *self,
                             gboolean to_look,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (RjSecretBytes) root = NULL;

  g_return_if_fail (RJ_IS_VAULT (self) && self->damaged_root != NULL);

  root = rj_secret_bytes_ref (self->damaged_root);
  start_opening (self, to_look ? RJ_OPENING_TO_LOOK : RJ_OPENING_AGAIN, root, NULL,
                 rj_vault_open_damaged_async, cancellable, callback, user_data);
}

gboolean
rj_vault_open_damaged_finish (RjVault *self, GAsyncResult *result, GError **error)
{
  return finish_task (self, result, error);
}

void
rj_vault_note_damage (RjVault *self)
{
  g_return_if_fail (RJ_IS_VAULT (self) && self->state == RJ_VAULT_OPEN);

  keep_damaged_root (self, self->root);
}

RjSecretBytes *
rj_vault_get_damaged_root (RjVault *self)
{
  return self->damaged_root;
}
