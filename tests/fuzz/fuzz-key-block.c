// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-fuzz.h"

#include "rj-key-block.h"
#include "rj-vault.h"

#include <openssl/sha.h>

/* Whatever parses can be written and parses to the same, and nobody's key opens it. */
static void
use_block (RjKeyBlock *block)
{
  g_autoptr (RjSecretBytes) root = rj_secret_bytes_new (RJ_ROOT_SECRET_LENGTH);
  g_autoptr (RjSecretBytes) key = rj_secret_bytes_new (RJ_KDF_KEY_LENGTH);
  g_autoptr (GBytes) file = NULL;
  g_autoptr (RjKeyBlock) again = NULL;

  rj_fuzz_require (block->n_slots >= 1 && block->n_slots <= RJ_KEY_BLOCK_MAX_SLOTS);
  rj_fuzz_require (!rj_key_block_is_of_root (block, root));
  for (guint i = 0; i < block->n_slots; i++)
    {
      rj_fuzz_require (rj_kdf_params_are_sane (&block->slots[i].params));
      rj_fuzz_require (rj_key_block_unwrap (block, i, key) == NULL);
    }
  file = rj_key_block_to_file (block, root);
  again = rj_key_block_parse (g_bytes_get_data (file, NULL), RJ_KEY_BLOCK_LENGTH, NULL);
  rj_fuzz_require (again && memcmp (again, block, sizeof *again) == 0);
  rj_fuzz_require (rj_key_block_is_of_root (again, root));
}

static void
parse (const guint8 *data, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RjKeyBlock) block = rj_key_block_parse (data, length, &error);

  rj_fuzz_require ((block != NULL) == (error == NULL));
  if (block)
    use_block (block);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize length)
{
  static const guint8 start[] = { 0x8a, 'R', 'J', 'K', '\r', '\n', 0x1a, '\n', 1, 0, 0, 0, 0, 8, 0, 0 };
  guint8 block[RJ_KEY_BLOCK_LENGTH] = { 0 };

  parse (data, length);
  /* As somebody would write it who knows the checksum. */
  memcpy (block, data, MIN (length, sizeof block));
  SHA256 (block, sizeof block - SHA256_DIGEST_LENGTH, block + sizeof block - SHA256_DIGEST_LENGTH);
  parse (block, sizeof block);
  /* And behind the fixed fields. */
  memcpy (block, start, sizeof start);
  SHA256 (block, sizeof block - SHA256_DIGEST_LENGTH, block + sizeof block - SHA256_DIGEST_LENGTH);
  parse (block, sizeof block);
  return 0;
}
