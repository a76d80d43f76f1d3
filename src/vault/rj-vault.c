// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-vault.h"

#include "rj-exchange.h"
#include "rj-root-secret.h"
#include "rj-spare-key.h"
#include "rj-vault-enums.h"
#include "rj-vault-object.h"

#include <errno.h>
#include <openssl/crypto.h>
#include <sys/stat.h>

G_DEFINE_FINAL_TYPE (RjVault, rj_vault, G_TYPE_OBJECT)

typedef enum {
  PROP_FOLDER = 1,
  PROP_STATE,
} RjVaultProperty;

static GParamSpec *properties[PROP_STATE + 1];

/* The state */

/* Anything that is not plainly absent is for the unlock to explain. */
static gboolean
is_absent (RjVault *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->path, name, NULL);
  struct stat status;

  return lstat (path, &status) != 0 && (errno == ENOENT || errno == ENOTDIR);
}

RjVaultState
rj_vault_look_at_folder (RjVault *self)
{
  return is_absent (self, RJ_VAULT_DATABASE_NAME) && is_absent (self, RJ_EXCHANGE_NAME) ? RJ_VAULT_NO_JOURNAL
                                                                                        : RJ_VAULT_LOCKED;
}

void
rj_vault_set_state (RjVault *self, RjVaultState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

void
rj_vault_look_again (RjVault *self)
{
  if (self->state == RJ_VAULT_NO_JOURNAL || self->state == RJ_VAULT_LOCKED)
    rj_vault_set_state (self, rj_vault_look_at_folder (self));
}

static void
forget_keys (RjVault *self)
{
  /* It is closed, though somebody may hold it yet. */
  if (self->store)
    g_object_set_data (G_OBJECT (self->store), "rj-vault-folder", NULL);
  g_clear_object (&self->store);
  g_clear_pointer (&self->root, rj_secret_bytes_unref);
}

/* Closing */

void
rj_vault_finish_closing (RjVault *self, GError *error)
{
  g_autoptr (GPtrArray) closing = g_steal_pointer (&self->closing);

  self->closing = g_ptr_array_new_with_free_func (g_object_unref);
  rj_vault_set_state (self, rj_vault_look_at_folder (self));
  for (guint i = 0; i < closing->len; i++)
    {
      if (error)
        g_task_return_error (g_ptr_array_index (closing, i), g_error_copy (error));
      else
        g_task_return_boolean (g_ptr_array_index (closing, i), TRUE);
    }
  g_clear_error (&error);
}

static void
store_closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjVault) self = user_data;
  GError *error = NULL;

  rj_store_close_finish (RJ_STORE (source), result, &error);
  forget_keys (self);
  rj_vault_finish_closing (self, rj_vault_translate_error (error));
}

void
rj_vault_close_async (RjVault *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  g_return_if_fail (RJ_IS_VAULT (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, rj_vault_close_async);
  g_ptr_array_add (self->closing, task);
  switch (self->state)
    {
    case RJ_VAULT_OPENING:
      rj_vault_set_state (self, RJ_VAULT_CLOSING);
      g_cancellable_cancel (self->opening->cancellable);
      break;
    case RJ_VAULT_OPEN:
      rj_vault_set_state (self, RJ_VAULT_CLOSING);
      rj_store_close_async (self->store, store_closed_cb, g_object_ref (self));
      break;
    case RJ_VAULT_CLOSING:
      break;
    case RJ_VAULT_NO_JOURNAL:
    case RJ_VAULT_LOCKED:
    default:
      rj_vault_finish_closing (self, NULL);
      break;
    }
}

gboolean
rj_vault_close_finish (RjVault *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* What is open */

RjVaultState
rj_vault_get_state (RjVault *self)
{
  g_return_val_if_fail (RJ_IS_VAULT (self), RJ_VAULT_NO_JOURNAL);

  return self->state;
}

const char *
rj_vault_get_folder (RjVault *self)
{
  g_return_val_if_fail (RJ_IS_VAULT (self), NULL);

  return self->path;
}

RjStore *
rj_vault_get_store (RjVault *self)
{
  g_return_val_if_fail (RJ_IS_VAULT (self), NULL);

  return self->state == RJ_VAULT_OPEN ? self->store : NULL;
}

RjVaultFolder *
rj_vault_dup_open_folder (RjVault *self)
{
  g_return_val_if_fail (self->state == RJ_VAULT_OPEN, NULL);

  return rj_vault_folder_dup (g_object_get_data (G_OBJECT (self->store), "rj-vault-folder"));
}

RjClock *
rj_vault_get_clock (RjVault *self)
{
  return self->clock;
}

RjSecretBytes *
rj_vault_get_root (RjVault *self)
{
  g_return_val_if_fail (self->state == RJ_VAULT_OPEN, NULL);

  return self->root;
}

guint
rj_vault_get_n_passphrases (RjVault *self)
{
  g_return_val_if_fail (RJ_IS_VAULT (self), 0);

  return self->n_passphrases;
}

void
rj_vault_set_n_passphrases (RjVault *self, guint n_passphrases)
{
  self->n_passphrases = n_passphrases;
}

RjSecretBytes *
rj_vault_dup_spare_key (RjVault *self)
{
  g_return_val_if_fail (RJ_IS_VAULT (self) && self->state == RJ_VAULT_OPEN, NULL);

  return rj_spare_key_format (self->root);
}

RjSecretBytes *
rj_vault_dup_raw_key (RjVault *self)
{
  g_return_val_if_fail (RJ_IS_VAULT (self) && self->state == RJ_VAULT_OPEN, NULL);

  return rj_root_secret_dup_raw_key (self->root);
}

GBytes *
rj_vault_dup_sealing_key (RjVault *self)
{
  g_autoptr (RjSecretBytes) key = NULL;

  g_return_val_if_fail (RJ_IS_VAULT (self) && self->state == RJ_VAULT_OPEN, NULL);

  key = rj_root_secret_dup_sealing_key (self->root);
  return rj_sealed_record_dup_public_key (key);
}

GPtrArray *
rj_vault_open_sealed (RjVault *self, GBytes *records, guint *lost)
{
  g_autoptr (RjSecretBytes) key = NULL;

  g_return_val_if_fail (RJ_IS_VAULT (self) && self->state == RJ_VAULT_OPEN, NULL);
  g_return_val_if_fail (records != NULL, NULL);

  key = rj_root_secret_dup_sealing_key (self->root);
  return rj_sealed_record_open (key, records, lost);
}

gboolean
rj_vault_get_interrupted (RjVault *self)
{
  g_return_val_if_fail (RJ_IS_VAULT (self), FALSE);

  return self->interrupted;
}

gint64
rj_vault_get_last_opened (RjVault *self)
{
  g_return_val_if_fail (RJ_IS_VAULT (self), 0);

  return self->last_opened;
}

void
rj_vault_prepare_process (void)
{
  if (OPENSSL_init_crypto (OPENSSL_INIT_NO_ATEXIT, NULL) != 1)
    g_error ("libcrypto cannot be used");
}

RjVault *
rj_vault_new (const char *folder, RjClock *clock)
{
  RjVault *self;

  g_return_val_if_fail (folder != NULL && RJ_IS_CLOCK (clock), NULL);

  self = g_object_new (RJ_TYPE_VAULT, "folder", folder, NULL);
  self->clock = g_object_ref (clock);
  return self;
}

static void
rj_vault_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RjVault *self = RJ_VAULT (object);

  switch ((RjVaultProperty) id)
    {
    case PROP_FOLDER:
      g_value_set_string (value, self->path);
      break;
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rj_vault_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RjVault *self = RJ_VAULT (object);

  switch ((RjVaultProperty) id)
    {
    case PROP_FOLDER:
      self->path = g_value_dup_string (value);
      break;
    case PROP_STATE:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rj_vault_constructed (GObject *object)
{
  RjVault *self = RJ_VAULT (object);

  G_OBJECT_CLASS (rj_vault_parent_class)->constructed (object);
  self->state = rj_vault_look_at_folder (self);
}

static void
rj_vault_finalize (GObject *object)
{
  RjVault *self = RJ_VAULT (object);

  /* An opening or a close that runs holds a reference; a store that was not closed closes when it goes. */
  g_clear_object (&self->store);
  g_clear_pointer (&self->root, rj_secret_bytes_unref);
  g_clear_pointer (&self->damaged_root, rj_secret_bytes_unref);
  g_ptr_array_unref (self->closing);
  g_clear_object (&self->clock);
  g_free (self->path);
  G_OBJECT_CLASS (rj_vault_parent_class)->finalize (object);
}

static void
rj_vault_class_init (RjVaultClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = rj_vault_get_property;
  object_class->set_property = rj_vault_set_property;
  object_class->constructed = rj_vault_constructed;
  object_class->finalize = rj_vault_finalize;

  properties[PROP_FOLDER] = g_param_spec_string (
    "folder", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_STATE] =
    g_param_spec_enum ("state", NULL, NULL, RJ_TYPE_VAULT_STATE, RJ_VAULT_NO_JOURNAL,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
rj_vault_init (RjVault *self)
{
  self->closing = g_ptr_array_new_with_free_func (g_object_unref);
}
