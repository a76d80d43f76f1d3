// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-key-block.h"
#include "rj-vault.h"

#include <openssl/sha.h>
#include <string.h>

static const RjKdfParams cheap = { .memory_kib = 32, .passes = 1, .lanes = 1 };

#define SLOTS_START 48
#define KDF_START   (SLOTS_START + 4)
/* cost, salt */
#define KDF_END (SLOTS_START + 32)

typedef struct {
  RjSecretBytes *root;
  RjSecretBytes *passphrase;
  RjSecretBytes *key;
  RjKeyBlock *block;
  guint8 data[RJ_KEY_BLOCK_LENGTH];
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) file = NULL;
  RjKeySlot *slot;

  f->root = rj_root_secret_new ();
  f->passphrase = rj_secret_bytes_new_text ("four unrelated plain words");
  f->block = rj_key_block_new ();
  f->block->generation = 5;
  slot = rj_key_block_new_slot (f->block, &cheap);
  f->key = rj_kdf_derive (f->passphrase, slot->salt, &cheap, NULL, NULL);
  g_assert_true (rj_key_block_wrap (f->block, 0, f->root, f->key));
  file = rj_key_block_to_file (f->block, f->root);
  g_assert_cmpuint (g_bytes_get_size (file), ==, RJ_KEY_FILE_LENGTH);
  memcpy (f->data, g_bytes_get_data (file, NULL), sizeof f->data);
  g_assert_cmpmem ((const guint8 *) g_bytes_get_data (file, NULL) + RJ_KEY_BLOCK_LENGTH, RJ_KEY_BLOCK_LENGTH,
                   f->data, sizeof f->data);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  rj_secret_bytes_unref (f->root);
  rj_secret_bytes_unref (f->passphrase);
  rj_secret_bytes_unref (f->key);
  rj_key_block_free (f->block);
}

static void
test_round_trip (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RjKeyBlock) block = rj_key_block_parse (f->data, sizeof f->data, &error);
  g_autoptr (RjSecretBytes) root = NULL;
  g_autoptr (RjSecretBytes) other = rj_secret_bytes_new_text ("four unrelated plain word");

  g_assert_no_error (error);
  g_assert_cmpmem (block, sizeof *block, f->block, sizeof *f->block);
  root = rj_key_block_open (block, f->passphrase, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (rj_secret_bytes_equal (root, f->root));
  g_assert_true (rj_key_block_is_of_root (block, root));

  g_assert_null (rj_key_block_open (block, other, NULL, &error));
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_WRONG_PASSPHRASE);
}

/* Neither the root secret nor anything that was derived from the passphrase is in it. */
static void
test_no_secret (Fixture *f, gconstpointer data)
{
  g_autoptr (RjSecretBytes) raw = rj_root_secret_dup_raw_key (f->root);
  g_autoptr (RjSecretBytes) block_key = rj_root_secret_dup_block_key (f->root);

  g_assert_null (memmem (f->data, sizeof f->data, rj_secret_bytes_get (f->root), 8));
  g_assert_null (memmem (f->data, sizeof f->data, rj_secret_bytes_get (f->key), 8));
  g_assert_null (memmem (f->data, sizeof f->data, rj_secret_bytes_get (raw), 16));
  g_assert_null (memmem (f->data, sizeof f->data, rj_secret_bytes_get (block_key), 8));
  g_assert_null (memmem (f->data, sizeof f->data, rj_secret_bytes_get (f->passphrase), 6));
}

/* As the disk damages it: the checksum notices every single bit. */
static void
test_every_bit (Fixture *f, gconstpointer data)
{
  for (gsize bit = 0; bit < 8 * sizeof f->data; bit++)
    {
      g_autoptr (GError) error = NULL;
      RjKeyBlock *block;

      f->data[bit / 8] ^= (guint8) (1 << bit % 8);
      block = rj_key_block_parse (f->data, sizeof f->data, &error);
      g_assert_null (block);
      g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_KEY_DAMAGED);
      f->data[bit / 8] ^= (guint8) (1 << bit % 8);
    }
}

/* Opens a block with the key that was derived once, or with a new one where the bit is one of those that the
 * derivation depends on. */
static gboolean
opens (Fixture *f, RjKeyBlock *block, gsize byte)
{
  g_autoptr (RjSecretBytes) key = rj_secret_bytes_ref (f->key);
  g_autoptr (RjSecretBytes) root = NULL;

  if (byte >= KDF_START && byte < KDF_END)
    {
      /* A forged cost may be high, and would only prove that the machine is slow. */
      if (block->slots[0].params.memory_kib > 4096)
        return FALSE;
      rj_secret_bytes_unref (key);
      key = rj_kdf_derive (f->passphrase, block->slots[0].salt, &block->slots[0].params, NULL, NULL);
    }
  root = rj_key_block_unwrap (block, 0, key);
  return root && rj_key_block_is_of_root (block, root);
}

/* As somebody changes it who can mend the checksum: the tag of the slot or the MAC over all notices. */
static void
test_every_bit_forged (Fixture *f, gconstpointer data)
{
  guint parsed = 0;
  guint newer = 0;

  g_assert_true (opens (f, f->block, 0));
  for (gsize bit = 0; bit < 8 * (sizeof f->data - SHA256_DIGEST_LENGTH); bit++)
    {
      guint8 forged[RJ_KEY_BLOCK_LENGTH];
      g_autoptr (GError) error = NULL;
      g_autoptr (RjKeyBlock) block = NULL;

      memcpy (forged, f->data, sizeof forged);
      forged[bit / 8] ^= (guint8) (1 << bit % 8);
      SHA256 (forged, sizeof forged - SHA256_DIGEST_LENGTH, forged + sizeof forged - SHA256_DIGEST_LENGTH);
      block = rj_key_block_parse (forged, sizeof forged, &error);
      if (block)
        {
          parsed++;
          g_assert_false (opens (f, block, bit / 8));
          continue;
        }
      if (g_error_matches (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_NEWER))
        newer++;
      else
        g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_KEY_DAMAGED);
    }
  /* 15 bits of the version make it newer; the fields that may have any value parse */
  g_assert_cmpuint (newer, ==, 15);
  g_assert_cmpuint (parsed, >, 8 * (16 + 8 + 16 + 12 + 20 + 16 + 32));
}

static void
test_truncated (Fixture *f, gconstpointer data)
{
  for (gsize length = 0; length < sizeof f->data; length++)
    {
      g_autoptr (GError) error = NULL;
      /* of its own, so that a read past its end is seen */
      g_autofree guint8 *part = g_memdup2 (f->data, MAX (length, 1));

      g_assert_null (rj_key_block_parse (part, length, &error));
      g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_KEY_DAMAGED);
    }
}

/* A second passphrase opens the same root secret, and all slots are tried. */
static void
test_slots (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i < RJ_KEY_BLOCK_MAX_SLOTS; i++)
    {
      g_autofree char *text = g_strdup_printf ("another passphrase %u", i);
      g_autoptr (RjSecretBytes) passphrase = rj_secret_bytes_new_text (text);
      g_autoptr (RjSecretBytes) key = NULL;
      g_autoptr (RjSecretBytes) root = NULL;
      g_autoptr (GBytes) file = NULL;
      g_autoptr (RjKeyBlock) block = NULL;
      RjKeySlot *slot = rj_key_block_new_slot (f->block, &cheap);

      key = rj_kdf_derive (passphrase, slot->salt, &cheap, NULL, NULL);
      g_assert_true (rj_key_block_wrap (f->block, i, f->root, key));
      file = rj_key_block_to_file (f->block, f->root);
      block = rj_key_block_parse (g_bytes_get_data (file, NULL), RJ_KEY_BLOCK_LENGTH, &error);
      g_assert_no_error (error);
      root = rj_key_block_open (block, passphrase, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (rj_secret_bytes_equal (root, f->root));
      g_clear_pointer (&root, rj_secret_bytes_unref);
      root = rj_key_block_open (block, f->passphrase, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (rj_secret_bytes_equal (root, f->root));
    }
}

/* The slot of one block does not open in another: its tag covers the header. */
static void
test_slot_moved (Fixture *f, gconstpointer data)
{
  g_autoptr (RjKeyBlock) other = rj_key_block_new ();
  g_autoptr (RjSecretBytes) root = NULL;

  other->slots[0] = f->block->slots[0];
  other->n_slots = 1;
  root = rj_key_block_unwrap (other, 0, f->key);
  g_assert_null (root);
}

/* The right passphrase on a block whose generation somebody wound up. */
static void
test_forged_generation (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->block->generation = 99;
  g_assert_null (rj_key_block_open (f->block, f->passphrase, NULL, &error));
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_KEY_DAMAGED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/key-block/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("round-trip", test_round_trip);
  ADD ("no-secret", test_no_secret);
  ADD ("every-bit", test_every_bit);
  ADD ("every-bit-forged", test_every_bit_forged);
  ADD ("truncated", test_truncated);
  ADD ("slots", test_slots);
  ADD ("slot-moved", test_slot_moved);
  ADD ("forged-generation", test_forged_generation);
  return g_test_run ();
}
