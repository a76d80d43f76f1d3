// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-vault-opening.h"

#include "rj-backup-keys.h"
#include "rj-backups-private.h"
#include "rj-damage.h"
#include "rj-inbox-message.h"
#include "rj-inbox.h"
#include "rj-root-secret.h"
#include "rj-spare-key.h"
#include "rj-sqlite-store.h"
#include "rj-vault-private.h"

RjOpening *
rj_opening_new (RjOpeningKind kind,
                const char *path,
                RjClock *clock,
                RjSecretBytes *secret,
                const RjKdfParams *params,
                GTask *task)
{
  RjOpening *self = g_new0 (RjOpening, 1);

  g_atomic_ref_count_init (&self->refs);
  self->kind = kind;
  self->path = g_strdup (path);
  self->clock = g_object_ref (clock);
  self->now_us = rj_clock_get_now (clock);
  self->secret = rj_secret_bytes_ref (secret);
  self->has_params = params != NULL;
  if (params)
    self->params = *params;
  self->task = task;
  self->cancellable = g_cancellable_new ();
  return self;
}

RjOpening *
rj_opening_ref (RjOpening *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
rj_opening_unref (RjOpening *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->path);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->secret, rj_secret_bytes_unref);
  g_clear_pointer (&self->inbox_half, g_bytes_unref);
  g_clear_pointer (&self->files, rj_key_files_free);
  g_clear_pointer (&self->root, rj_secret_bytes_unref);
  g_clear_pointer (&self->block, rj_key_block_free);
  g_clear_pointer (&self->key, rj_secret_bytes_unref);
  g_clear_object (&self->cancellable);
  g_free (self);
}

static gboolean
prepare (RjOpening *self, GError **error)
{
  self->folder = rj_vault_folder_open (self->path, error);
  if (!self->folder)
    return FALSE;
  self->files = rj_key_files_read (rj_vault_folder_get_fd (self->folder), error);
  return self->files != NULL;
}

static gboolean
prepare_new (RjOpening *self, GError **error)
{
  self->folder = rj_vault_folder_make (self->path, error);
  return self->folder != NULL && rj_vault_folder_clear_for_new (self->folder, error);
}

gboolean
rj_opening_prepare (RjOpening *self, GCancellable *cancellable, GError **error)
{
  return self->kind == RJ_OPENING_NEW ? prepare_new (self, error) : prepare (self, error);
}

static gboolean
derive_with_passphrase (RjOpening *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (RjSecretBytes) passphrase = rj_kdf_normalise_passphrase (self->secret);

  if (self->files->blocks->len > 0 && (!passphrase || rj_secret_bytes_get_length (passphrase) == 0))
    {
      g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_WRONG_PASSPHRASE,
                           "This can never have been a passphrase");
      return FALSE;
    }
  self->root = rj_key_files_open (self->files, passphrase, &self->opened, cancellable, error);
  return self->root != NULL;
}

static gboolean
derive_with_spare_key (RjOpening *self, GCancellable *cancellable, GError **error)
{
  self->root =
    rj_spare_key_parse (rj_secret_bytes_get (self->secret), rj_secret_bytes_get_length (self->secret), error);
  return self->root != NULL;
}

static gboolean
derive_new (RjOpening *self, GCancellable *cancellable, GError **error)
{
  self->root = rj_root_secret_new ();
  if (!self->root)
    {
      g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_FAILED, "Making the key failed");
      return FALSE;
    }
  self->block = rj_key_block_new ();
  self->block->generation = 1;
  return rj_vault_fill_key_block (self->block, self->root, self->secret,
                                  self->has_params ? &self->params : NULL, &self->key, cancellable, error);
}

gboolean
rj_opening_derive (RjOpening *self, GCancellable *cancellable, GError **error)
{
  switch (self->kind)
    {
    case RJ_OPENING_WITH_PASSPHRASE:
      return derive_with_passphrase (self, cancellable, error);
    case RJ_OPENING_WITH_SPARE_KEY:
      return derive_with_spare_key (self, cancellable, error);
    case RJ_OPENING_AGAIN:
    case RJ_OPENING_TO_LOOK:
      self->root = rj_secret_bytes_ref (self->secret);
      return TRUE;
    case RJ_OPENING_NEW:
    default:
      return derive_new (self, cancellable, error);
    }
}

/* A root secret that the key files vouch for is right, whatever the database looks like. */
static gboolean
prove (RjOpening *self, GError **error)
{
  gboolean known = rj_key_files_find_block (self->files, self->root) != NULL;

  return rj_vault_folder_prove (self->folder, self->root,
                                known ? RJ_VAULT_ERROR_DAMAGED : RJ_VAULT_ERROR_WRONG_SPARE_KEY, error);
}

/* Under another name until everything about it is proved. */
static gboolean
make_journal (RjOpening *self, GError **error)
{
  g_autofree char *path = rj_vault_folder_dup_path (self->folder, RJ_VAULT_UNFINISHED_NAME);
  g_autoptr (RjSecretBytes) raw_key = rj_root_secret_dup_raw_key (self->root);
  RjStore *store = rj_sqlite_store_create (path, raw_key, self->clock, error);

  if (!store)
    return FALSE;
  /* The last reference: the file is closed when this returns. */
  g_object_unref (store);
  return rj_vault_folder_finish_new (self->folder, self->block, self->root, self->key, error);
}

static gboolean
open_store (RjOpening *self, const char *name, GError **error)
{
  g_autofree char *path = rj_vault_folder_dup_path (self->folder, name);
  g_autoptr (RjSecretBytes) raw_key = rj_root_secret_dup_raw_key (self->root);

  self->store = rj_sqlite_store_open (path, raw_key, self->clock, error);
  return self->store != NULL;
}

/* (nullable) (not owned): the block that counts: the one that the passphrase opened, or the newest. */
static const RjKeyBlock *
get_block (RjOpening *self)
{
  return self->opened != NULL ? self->opened : rj_key_files_find_block (self->files, self->root);
}

/* A copy of the older layout must not take the room that the new one needs, and a try that fails leaves none.
 */
static gboolean
open_journal (RjOpening *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *copy = NULL;
  g_autoptr (GError) local = NULL;

  if (!rj_backups_keep_older (self->folder, self->root, self->now_us, cancellable, &copy, error))
    return FALSE;
  if (open_store (self, RJ_VAULT_DATABASE_NAME, &local))
    return TRUE;
  if (copy)
    rj_backups_take_back_older (self->folder, copy);
  if (copy && g_error_matches (local, RJ_STORE_ERROR, RJ_STORE_ERROR_FULL))
    return open_store (self, RJ_VAULT_DATABASE_NAME, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
open_old (RjOpening *self, GCancellable *cancellable, GError **error)
{
  const RjKeyBlock *block;

  if (!prove (self, error) || !open_journal (self, cancellable, error))
    return FALSE;
  block = rj_vault_folder_tidy (self->folder, self->files, self->opened, self->root);
  /* A change of the passphrase that was cut off before the safety copies had it. */
  if (block != NULL)
    g_strfreev (rj_backup_keys_renew (self->folder, block, self->root));
  else
    block = get_block (self);
  self->n_passphrases = block != NULL ? block->n_slots : 0;
  self->interrupted = rj_vault_folder_begin_use (self->folder);
  return TRUE;
}

/* Without it nothing can be put in while it is locked for the first time: no reason not to have a journal. */
static void
write_inbox_key (RjOpening *self)
{
  g_autoptr (RjSecretBytes) key = rj_root_secret_dup_sealing_key (self->root);
  g_autoptr (GBytes) half = rj_sealed_record_dup_public_key (key);
  g_autoptr (GError) error = NULL;
  RjInboxKeyState state;

  if (!rj_inbox_ensure_key (rj_vault_folder_get_fd (self->folder), half, &state, &error))
    g_info ("The public half is not written: %s", error->message);
}

static gboolean
open_new (RjOpening *self, GError **error)
{
  self->n_passphrases = 1;
  if (make_journal (self, error))
    {
      write_inbox_key (self);
      if (!open_store (self, RJ_VAULT_DATABASE_NAME, error))
        return FALSE;
      rj_vault_folder_begin_use (self->folder);
      return TRUE;
    }
  rj_vault_folder_abandon_new (self->folder);
  return FALSE;
}

static gboolean
open_to_look (RjOpening *self, GError **error)
{
  if (!open_store (self, RJ_DAMAGE_SAVED_NAME, error))
    return FALSE;
  rj_sqlite_store_set_for_reading (RJ_SQLITE_STORE (self->store));
  return TRUE;
}

gboolean
rj_opening_open (RjOpening *self, GCancellable *cancellable, GError **error)
{
  switch (self->kind)
    {
    case RJ_OPENING_NEW:
      return open_new (self, error);
    case RJ_OPENING_TO_LOOK:
      return open_to_look (self, error);
    case RJ_OPENING_WITH_PASSPHRASE:
    case RJ_OPENING_WITH_SPARE_KEY:
    case RJ_OPENING_AGAIN:
    default:
      return open_old (self, cancellable, error);
    }
}

gboolean
rj_opening_note_try (RjOpening *self, GCancellable *cancellable, GError **error)
{
  const int folder = rj_vault_folder_get_fd (self->folder);
  g_autoptr (RjInboxItem) item = rj_inbox_item_new (RJ_INBOX_TRY, self->now_us);
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) half = rj_inbox_choose_key (folder, self->inbox_half, &local);
  g_autoptr (GBytes) records = half ? rj_inbox_message_seal (half, item) : NULL;

  if (records && !rj_inbox_append (folder, records, RJ_INBOX_MAX_TRIES, self->now_us, &local))
    g_debug ("The try is not counted: %s", local->message);
  return TRUE;
}
