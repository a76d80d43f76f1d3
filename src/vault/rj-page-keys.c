// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-page-keys.h"

#include <openssl/core_names.h>
#include <string.h>

/* SQLCipher 4: 16 bytes salt (page 1 only), content, 16 bytes IV, 64 bytes HMAC-SHA512. */
#define KEY_LENGTH    32
#define SALT_LENGTH   16
#define IV_LENGTH     16
#define HMAC_LENGTH   64
#define HMAC_OFFSET   (RJ_PAGE_SIZE - HMAC_LENGTH)
#define IV_OFFSET     (HMAC_OFFSET - IV_LENGTH)
#define HMAC_SALT_XOR 0x3a
#define HMAC_ROUNDS   2

static guint8
nibble (guint8 digit)
{
  return (guint8) g_ascii_xdigit_value ((char) digit);
}

void
rj_page_keys_init (RjPageKeys *keys, RjSecretBytes *raw_key)
{
  const guint8 *digits = rj_secret_bytes_get (raw_key);
  guint8 salt[SALT_LENGTH];

  keys->key = rj_secret_bytes_new (KEY_LENGTH);
  keys->hmac_key = rj_secret_bytes_new (KEY_LENGTH);
  keys->mac = EVP_MAC_fetch (NULL, "HMAC", NULL);
  for (gsize i = 0; i < KEY_LENGTH; i++)
    rj_secret_bytes_get (keys->key)[i] = (guint8) (nibble (digits[2 * i]) << 4 | nibble (digits[2 * i + 1]));
  digits += 2 * KEY_LENGTH;
  for (gsize i = 0; i < SALT_LENGTH; i++)
    salt[i] = (guint8) (nibble (digits[2 * i]) << 4 | nibble (digits[2 * i + 1])) ^ HMAC_SALT_XOR;
  if (!keys->mac
      || PKCS5_PBKDF2_HMAC ((const char *) rj_secret_bytes_get (keys->key), KEY_LENGTH, salt, SALT_LENGTH,
                            HMAC_ROUNDS, EVP_sha512 (), KEY_LENGTH, rj_secret_bytes_get (keys->hmac_key))
           != 1)
    g_error ("HMAC is not available");
}

void
rj_page_keys_clear (RjPageKeys *keys)
{
  rj_secret_bytes_unref (keys->key);
  rj_secret_bytes_unref (keys->hmac_key);
  EVP_MAC_free (keys->mac);
}

gboolean
rj_page_keys_check (RjPageKeys *keys, const guint8 page[RJ_PAGE_SIZE], guint32 number)
{
  gsize start = number == 1 ? SALT_LENGTH : 0;
  guint8 little_endian[4] = { (guint8) number, (guint8) (number >> 8), (guint8) (number >> 16),
                              (guint8) (number >> 24) };
  OSSL_PARAM list[] = { OSSL_PARAM_construct_utf8_string (OSSL_MAC_PARAM_DIGEST, (char *) "SHA512", 0),
                        OSSL_PARAM_construct_end () };
  EVP_MAC_CTX *context = EVP_MAC_CTX_new (keys->mac);
  guint8 sum[HMAC_LENGTH];
  gsize length = 0;

  if (!context || EVP_MAC_init (context, rj_secret_bytes_get (keys->hmac_key), KEY_LENGTH, list) != 1
      || EVP_MAC_update (context, page + start, HMAC_OFFSET - start) != 1
      || EVP_MAC_update (context, little_endian, sizeof little_endian) != 1
      || EVP_MAC_final (context, sum, &length, sizeof sum) != 1)
    g_error ("HMAC is not available");
  EVP_MAC_CTX_free (context);
  return CRYPTO_memcmp (sum, page + HMAC_OFFSET, HMAC_LENGTH) == 0;
}

void
rj_page_keys_decrypt (RjPageKeys *keys,
                      const guint8 page[RJ_PAGE_SIZE],
                      guint32 number,
                      guint8 plain[RJ_PAGE_SIZE])
{
  gsize start = number == 1 ? SALT_LENGTH : 0;
  EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new ();
  int length = 0;

  if (!context
      || EVP_DecryptInit_ex (context, EVP_aes_256_cbc (), NULL, rj_secret_bytes_get (keys->key),
                             page + IV_OFFSET)
           != 1
      || EVP_CIPHER_CTX_set_padding (context, 0) != 1
      || EVP_DecryptUpdate (context, plain + start, &length, page + start, (int) (IV_OFFSET - start)) != 1
      || length != (int) (IV_OFFSET - start))
    g_error ("AES is not available");
  EVP_CIPHER_CTX_free (context);
  /* The salt stands where a plain file says what it is. */
  if (number == 1)
    memcpy (plain, "SQLite format 3", 16);
}
