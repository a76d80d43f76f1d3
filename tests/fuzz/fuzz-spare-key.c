// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-fuzz.h"

#include "rj-root-secret.h"
#include "rj-spare-key.h"
#include "rj-vault.h"

/* What is taken is a root secret whose spare key is taken again. */
static void
parse (const guint8 *data, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RjSecretBytes) root = rj_spare_key_parse (data, length, &error);
  g_autoptr (RjSecretBytes) text = NULL;
  g_autoptr (RjSecretBytes) again = NULL;

  rj_fuzz_require ((root != NULL) == (error == NULL));
  if (!root)
    return;
  rj_fuzz_require (length >= 36 && rj_secret_bytes_get_length (root) == RJ_ROOT_SECRET_LENGTH);
  text = rj_spare_key_format (root);
  again = rj_spare_key_parse (rj_secret_bytes_get (text), rj_secret_bytes_get_length (text), NULL);
  rj_fuzz_require (again && rj_secret_bytes_equal (root, again));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize length)
{
  parse (data, length);
  /* Any 20 bytes are a root secret; one changed character of its spare key is noticed. */
  if (length >= RJ_ROOT_SECRET_LENGTH + 2)
    {
      g_autoptr (RjSecretBytes) root = rj_secret_bytes_new_from (data, RJ_ROOT_SECRET_LENGTH);
      g_autoptr (RjSecretBytes) text = rj_spare_key_format (root);
      guint8 *character = rj_secret_bytes_get (text) + data[RJ_ROOT_SECRET_LENGTH] % RJ_SPARE_KEY_LENGTH;
      guint8 other = (guint8) "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[data[RJ_ROOT_SECRET_LENGTH + 1] % 32];

      parse (rj_secret_bytes_get (text), RJ_SPARE_KEY_LENGTH);
      if (*character != '-' && *character != other)
        {
          *character = other;
          rj_fuzz_require (rj_spare_key_parse (rj_secret_bytes_get (text), RJ_SPARE_KEY_LENGTH, NULL)
                           == NULL);
        }
    }
  return 0;
}
