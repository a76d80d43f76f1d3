// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-root-secret.h"

#include "rj-kdf.h"

#include <openssl/rand.h>

#define KEY_LENGTH  32
#define SALT_LENGTH 16

RjSecretBytes *
rj_root_secret_new (void)
{
  g_autoptr (RjSecretBytes) root = rj_secret_bytes_new (RJ_ROOT_SECRET_LENGTH);

  if (RAND_priv_bytes (rj_secret_bytes_get (root), RJ_ROOT_SECRET_LENGTH) != 1)
    return NULL;
  return g_steal_pointer (&root);
}

static void
write_hex (RjSecretBytes *bytes, guint8 *digits)
{
  const guint8 *data = rj_secret_bytes_get (bytes);

  for (gsize i = 0; i < rj_secret_bytes_get_length (bytes); i++)
    {
      *digits++ = (guint8) "0123456789abcdef"[data[i] >> 4];
      *digits++ = (guint8) "0123456789abcdef"[data[i] & 15];
    }
}

RjSecretBytes *
rj_root_secret_dup_raw_key (RjSecretBytes *root)
{
  g_autoptr (RjSecretBytes) key = rj_kdf_expand (root, "db-key-v1", KEY_LENGTH);
  g_autoptr (RjSecretBytes) salt = rj_kdf_expand (root, "db-salt-v1", SALT_LENGTH);
  RjSecretBytes *digits = rj_secret_bytes_new (RJ_RAW_KEY_DIGITS);

  write_hex (key, rj_secret_bytes_get (digits));
  write_hex (salt, rj_secret_bytes_get (digits) + 2 * KEY_LENGTH);
  return digits;
}

RjSecretBytes *
rj_root_secret_dup_block_key (RjSecretBytes *root)
{
  return rj_kdf_expand (root, "key-block-v1", KEY_LENGTH);
}

RjSecretBytes *
rj_root_secret_dup_sealing_key (RjSecretBytes *root)
{
  return rj_kdf_expand (root, "inbox-v1", KEY_LENGTH);
}

RjSecretBytes *
rj_root_secret_dup_backup_key (RjSecretBytes *root)
{
  return rj_kdf_expand (root, "backup-mac-v1", KEY_LENGTH);
}
