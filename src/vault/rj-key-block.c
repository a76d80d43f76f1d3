// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-key-block.h"

#include "rj-bytes.h"
#include "rj-vault.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
#include <string.h>

/* A byte over 127, both line ends and the end-of-file character show what a transfer as text has done. */
static const guint8 magic[8] = { 0x8a, 'R', 'J', 'K', '\r', '\n', 0x1a, '\n' };

#define VERSION         1
#define HEADER_LENGTH   32
#define SLOTS_OFFSET    48
#define SLOT_AAD_LENGTH 48
#define MAC_OFFSET      (RJ_KEY_BLOCK_LENGTH - 64)
#define SUM_OFFSET      (RJ_KEY_BLOCK_LENGTH - 32)

RjKeyBlock *
rj_key_block_new (void)
{
  RjKeyBlock *self = g_new0 (RjKeyBlock, 1);

  if (RAND_bytes (self->id, sizeof self->id) != 1)
    g_error ("The system gives no random bytes");
  return self;
}

RjKeyBlock *
rj_key_block_copy (const RjKeyBlock *self)
{
  return g_memdup2 (self, sizeof *self);
}

void
rj_key_block_free (RjKeyBlock *self)
{
  g_free (self);
}

static void
write_header (const RjKeyBlock *self, guint8 header[HEADER_LENGTH])
{
  memcpy (header, magic, sizeof magic);
  rj_bytes_put (header + 8, VERSION, 2);
  rj_bytes_put (header + 10, 0, 2);
  rj_bytes_put (header + 12, RJ_KEY_BLOCK_LENGTH, 4);
  memcpy (header + 16, self->id, sizeof self->id);
}

static void
write_slot_head (const RjKeySlot *slot, guint8 *to)
{
  rj_bytes_put (to, slot->kind, 4);
  rj_bytes_put (to + 4, slot->params.memory_kib, 4);
  rj_bytes_put (to + 8, slot->params.passes, 4);
  rj_bytes_put (to + 12, slot->params.lanes, 4);
  memcpy (to + 16, slot->salt, sizeof slot->salt);
  memcpy (to + 32, slot->nonce, sizeof slot->nonce);
  rj_bytes_put (to + 44, 0, 4);
}

/* What the tag of a slot covers beside the root secret: the whole header and the head of the slot. */
static void
write_associated (const RjKeyBlock *self, const RjKeySlot *slot, guint8 data[HEADER_LENGTH + SLOT_AAD_LENGTH])
{
  write_header (self, data);
  write_slot_head (slot, data + HEADER_LENGTH);
}

RjKeySlot *
rj_key_block_new_slot (RjKeyBlock *self, const RjKdfParams *params)
{
  RjKeySlot *slot = &self->slots[self->n_slots];

  g_return_val_if_fail (self->n_slots < RJ_KEY_BLOCK_MAX_SLOTS, NULL);
  g_return_val_if_fail (rj_kdf_params_are_sane (params), NULL);

  slot->kind = RJ_KEY_SLOT_PASSPHRASE;
  slot->params = *params;
  if (RAND_bytes (slot->salt, sizeof slot->salt) != 1)
    g_error ("The system gives no random bytes");
  self->n_slots++;
  return slot;
}

gboolean
rj_key_block_wrap (RjKeyBlock *self, guint index, RjSecretBytes *root, RjSecretBytes *key)
{
  RjKeySlot *slot = &self->slots[index];
  guint8 associated[HEADER_LENGTH + SLOT_AAD_LENGTH];
  EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new ();
  int length = 0;
  gboolean wrapped;

  wrapped = RAND_bytes (slot->nonce, sizeof slot->nonce) == 1;
  write_associated (self, slot, associated);
  wrapped =
    wrapped && context
    && EVP_EncryptInit_ex (context, EVP_aes_256_gcm (), NULL, rj_secret_bytes_get (key), slot->nonce) == 1
    && EVP_EncryptUpdate (context, NULL, &length, associated, sizeof associated) == 1
    && EVP_EncryptUpdate (context, slot->wrapped, &length, rj_secret_bytes_get (root), RJ_ROOT_SECRET_LENGTH)
         == 1
    && EVP_EncryptFinal_ex (context, slot->wrapped + length, &length) == 1
    && EVP_CIPHER_CTX_ctrl (context, EVP_CTRL_AEAD_GET_TAG, sizeof slot->tag, slot->tag) == 1;
  EVP_CIPHER_CTX_free (context);
  return wrapped;
}

RjSecretBytes *
rj_key_block_unwrap (const RjKeyBlock *self, guint index, RjSecretBytes *key)
{
  const RjKeySlot *slot = &self->slots[index];
  g_autoptr (RjSecretBytes) root = rj_secret_bytes_new (RJ_ROOT_SECRET_LENGTH);
  guint8 *data = rj_secret_bytes_get (root);
  guint8 associated[HEADER_LENGTH + SLOT_AAD_LENGTH];
  guint8 tag[sizeof slot->tag];
  EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new ();
  int length = 0;
  gboolean right;

  write_associated (self, slot, associated);
  memcpy (tag, slot->tag, sizeof tag);
  right =
    context
    && EVP_DecryptInit_ex (context, EVP_aes_256_gcm (), NULL, rj_secret_bytes_get (key), slot->nonce) == 1
    && EVP_DecryptUpdate (context, NULL, &length, associated, sizeof associated) == 1
    && EVP_DecryptUpdate (context, data, &length, slot->wrapped, sizeof slot->wrapped) == 1
    && EVP_CIPHER_CTX_ctrl (context, EVP_CTRL_AEAD_SET_TAG, sizeof tag, tag) == 1
    && EVP_DecryptFinal_ex (context, data + length, &length) == 1;
  EVP_CIPHER_CTX_free (context);
  return right ? g_steal_pointer (&root) : NULL;
}

/* All of a block but its MAC and its checksum. */
static void
write_body (const RjKeyBlock *self, guint8 data[RJ_KEY_BLOCK_LENGTH])
{
  memset (data, 0, RJ_KEY_BLOCK_LENGTH);
  write_header (self, data);
  rj_bytes_put (data + HEADER_LENGTH, self->generation, 8);
  rj_bytes_put (data + HEADER_LENGTH + 8, self->n_slots, 4);
  for (guint i = 0; i < self->n_slots; i++)
    {
      guint8 *to = data + SLOTS_OFFSET + i * RJ_KEY_BLOCK_SLOT_LENGTH;

      write_slot_head (&self->slots[i], to);
      memcpy (to + SLOT_AAD_LENGTH, self->slots[i].wrapped, RJ_ROOT_SECRET_LENGTH);
      memcpy (to + SLOT_AAD_LENGTH + RJ_ROOT_SECRET_LENGTH, self->slots[i].tag, sizeof self->slots[i].tag);
    }
}

static void
compute_mac (const RjKeyBlock *self, RjSecretBytes *root, guint8 mac[32])
{
  g_autoptr (RjSecretBytes) key = rj_root_secret_dup_block_key (root);
  guint8 data[RJ_KEY_BLOCK_LENGTH];

  write_body (self, data);
  if (!HMAC (EVP_sha256 (), rj_secret_bytes_get (key), (int) rj_secret_bytes_get_length (key), data,
             MAC_OFFSET, mac, NULL))
    g_error ("HMAC is not available");
}

gboolean
rj_key_block_is_of_root (const RjKeyBlock *self, RjSecretBytes *root)
{
  guint8 mac[32];

  compute_mac (self, root, mac);
  return CRYPTO_memcmp (mac, self->mac, sizeof mac) == 0;
}

RjSecretBytes *
rj_key_block_open_slot (const RjKeyBlock *self,
                        RjSecretBytes *passphrase,
                        guint *slot,
                        RjSecretBytes **derived,
                        GCancellable *cancellable,
                        GError **error)
{
  for (guint i = 0; i < self->n_slots; i++)
    {
      g_autoptr (RjSecretBytes) key = NULL;
      g_autoptr (RjSecretBytes) root = NULL;

      key = rj_kdf_derive (passphrase, self->slots[i].salt, &self->slots[i].params, cancellable, error);
      if (!key)
        return NULL;
      root = rj_key_block_unwrap (self, i, key);
      if (root && rj_key_block_is_of_root (self, root))
        {
          *slot = i;
          *derived = g_steal_pointer (&key);
          return g_steal_pointer (&root);
        }
      if (root)
        {
          g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_KEY_DAMAGED,
                               "The key block was changed by somebody without its key");
          return NULL;
        }
    }
  g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_WRONG_PASSPHRASE,
                       "The passphrase does not open it");
  return NULL;
}

RjSecretBytes *
rj_key_block_open (const RjKeyBlock *self,
                   RjSecretBytes *passphrase,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (RjSecretBytes) derived = NULL;
  guint slot;

  return rj_key_block_open_slot (self, passphrase, &slot, &derived, cancellable, error);
}

gboolean
rj_key_block_has_slot (const RjKeyBlock *self, const RjKeySlot *slot)
{
  for (guint i = 0; i < self->n_slots; i++)
    if (memcmp (&self->slots[i], slot, sizeof *slot) == 0)
      return TRUE;
  return FALSE;
}

void
rj_key_block_remove_slot (RjKeyBlock *self, guint slot)
{
  g_return_if_fail (slot < self->n_slots);

  self->n_slots--;
  memmove (&self->slots[slot], &self->slots[slot + 1], (self->n_slots - slot) * sizeof self->slots[0]);
  memset (&self->slots[self->n_slots], 0, sizeof self->slots[0]);
}

GBytes *
rj_key_block_to_file (RjKeyBlock *self, RjSecretBytes *root)
{
  guint8 *data = g_malloc (RJ_KEY_FILE_LENGTH);

  compute_mac (self, root, self->mac);
  write_body (self, data);
  memcpy (data + MAC_OFFSET, self->mac, sizeof self->mac);
  SHA256 (data, SUM_OFFSET, data + SUM_OFFSET);
  memcpy (data + RJ_KEY_BLOCK_LENGTH, data, RJ_KEY_BLOCK_LENGTH);
  return g_bytes_new_take (data, RJ_KEY_FILE_LENGTH);
}

static gboolean
read_slot (const guint8 *data, RjKeySlot *slot)
{
  slot->kind = (RjKeySlotKind) rj_bytes_get (data, 4);
  slot->params.memory_kib = (guint32) rj_bytes_get (data + 4, 4);
  slot->params.passes = (guint32) rj_bytes_get (data + 8, 4);
  slot->params.lanes = (guint32) rj_bytes_get (data + 12, 4);
  memcpy (slot->salt, data + 16, sizeof slot->salt);
  memcpy (slot->nonce, data + 32, sizeof slot->nonce);
  memcpy (slot->wrapped, data + SLOT_AAD_LENGTH, sizeof slot->wrapped);
  memcpy (slot->tag, data + SLOT_AAD_LENGTH + RJ_ROOT_SECRET_LENGTH, sizeof slot->tag);
  return slot->kind == RJ_KEY_SLOT_PASSPHRASE && rj_kdf_params_are_sane (&slot->params)
         && rj_bytes_are_zero (data + 44, 4) && rj_bytes_are_zero (data + 84, RJ_KEY_BLOCK_SLOT_LENGTH - 84);
}

static gboolean
read_body (const guint8 *data, RjKeyBlock *self)
{
  gsize end;

  if (rj_bytes_get (data + 10, 2) != 0 || rj_bytes_get (data + 12, 4) != RJ_KEY_BLOCK_LENGTH
      || rj_bytes_get (data + 44, 4) != 0)
    return FALSE;
  memcpy (self->id, data + 16, sizeof self->id);
  self->generation = rj_bytes_get (data + HEADER_LENGTH, 8);
  self->n_slots = (guint) rj_bytes_get (data + HEADER_LENGTH + 8, 4);
  if (self->n_slots < 1 || self->n_slots > RJ_KEY_BLOCK_MAX_SLOTS)
    return FALSE;
  for (guint i = 0; i < self->n_slots; i++)
    if (!read_slot (data + SLOTS_OFFSET + i * RJ_KEY_BLOCK_SLOT_LENGTH, &self->slots[i]))
      return FALSE;
  end = SLOTS_OFFSET + self->n_slots * RJ_KEY_BLOCK_SLOT_LENGTH;
  memcpy (self->mac, data + MAC_OFFSET, sizeof self->mac);
  return rj_bytes_are_zero (data + end, MAC_OFFSET - end);
}

static gboolean
has_good_sum (const guint8 *data)
{
  guint8 sum[SHA256_DIGEST_LENGTH];

  SHA256 (data, SUM_OFFSET, sum);
  return memcmp (sum, data + SUM_OFFSET, sizeof sum) == 0;
}

RjKeyBlock *
rj_key_block_parse (const guint8 *data, gsize length, GError **error)
{
  g_autoptr (RjKeyBlock) self = g_new0 (RjKeyBlock, 1);

  if (length != RJ_KEY_BLOCK_LENGTH || memcmp (data, magic, sizeof magic) != 0 || !has_good_sum (data))
    g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_KEY_DAMAGED, "The key block is damaged");
  else if (rj_bytes_get (data + 8, 2) > VERSION)
    g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_NEWER, "The key block is of a newer version");
  else if (rj_bytes_get (data + 8, 2) != VERSION || !read_body (data, self))
    g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_KEY_DAMAGED, "The key block makes no sense");
  else
    return g_steal_pointer (&self);
  return NULL;
}
