// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-kdf.h"

#include "rj-vault.h"

#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <openssl/thread.h>
#include <string.h>

static const RjKdfParams usual = { .memory_kib = 256 * 1024, .passes = 3, .lanes = 4 };
static const RjKdfParams least = { .memory_kib = 64 * 1024, .passes = 3, .lanes = 4 };

#define SHORTEST_SECONDS 0.5
#define LONGEST_SECONDS  1.0
/* Whole steps of memory, so that a block says little about the machine that made it. */
#define STEP_KIB    (16 * 1024)
#define MOST_PASSES 12

gboolean
rj_kdf_params_are_sane (const RjKdfParams *params)
{
  return params->passes >= 1 && params->passes <= RJ_KDF_MAX_PASSES && params->lanes >= 1
         && params->lanes <= RJ_KDF_MAX_LANES && params->memory_kib >= 8 * params->lanes
         && params->memory_kib <= RJ_KDF_MAX_MEMORY_KIB;
}

RjSecretBytes *
rj_kdf_normalise_passphrase (RjSecretBytes *passphrase)
{
  const char *text = (const char *) rj_secret_bytes_get (passphrase);
  gsize length = rj_secret_bytes_get_length (passphrase);
  gboolean ascii = TRUE;
  RjSecretBytes *result;
  char *normal;

  for (gsize i = 0; i < length && ascii; i++)
    ascii = text[i] > 0;
  if (ascii)
    return rj_secret_bytes_ref (passphrase);

  normal = g_utf8_validate_len (text, length, NULL)
             ? g_utf8_normalize (text, (gssize) length, G_NORMALIZE_NFC)
             : NULL;
  if (!normal)
    return NULL;
  result = rj_secret_bytes_new_text (normal);
  rj_secret_wipe (normal, strlen (normal));
  g_free (normal);
  return result;
}

static gboolean
ran_out_of_memory (void)
{
  gboolean out = FALSE;
  unsigned long code;

  while ((code = ERR_get_error ()) != 0)
    out = out || ERR_GET_REASON (code) == ERR_R_MALLOC_FAILURE;
  return out;
}

/* OpenSSL works on the lanes side by side only when it may have threads; the result is the same. */
static guint32
allow_threads (guint32 lanes)
{
  static gsize done = 0;
  guint32 threads = CLAMP ((guint32) g_get_num_processors (), 1, RJ_KDF_MAX_LANES);

  if (g_once_init_enter (&done))
    g_once_init_leave (&done, OSSL_set_max_threads (NULL, threads) ? 2 : 1);
  return done == 2 ? MIN (threads, lanes) : 1;
}

static OSSL_PARAM
octets (const char *key, gconstpointer data, gsize length)
{
  return OSSL_PARAM_construct_octet_string (key, (void *) data, length);
}

RjSecretBytes *
rj_kdf_argon2id (RjSecretBytes *passphrase,
                 gconstpointer salt,
                 gsize salt_length,
                 gconstpointer secret,
                 gsize secret_length,
                 gconstpointer data,
                 gsize data_length,
                 const RjKdfParams *params,
                 gsize length,
                 GError **error)
{
  g_autoptr (RjSecretBytes) key = rj_secret_bytes_new (length);
  guint32 memory = params->memory_kib;
  guint32 passes = params->passes;
  guint32 lanes = params->lanes;
  guint32 threads = allow_threads (lanes);
  OSSL_PARAM list[10];
  gsize n = 0;
  gboolean derived;
  EVP_KDF *kdf = EVP_KDF_fetch (NULL, "ARGON2ID", NULL);
  EVP_KDF_CTX *context = kdf ? EVP_KDF_CTX_new (kdf) : NULL;

  list[n++] = octets (OSSL_KDF_PARAM_PASSWORD, rj_secret_bytes_get (passphrase),
                      rj_secret_bytes_get_length (passphrase));
  list[n++] = octets (OSSL_KDF_PARAM_SALT, salt, salt_length);
  if (secret_length > 0)
    list[n++] = octets (OSSL_KDF_PARAM_SECRET, secret, secret_length);
  if (data_length > 0)
    list[n++] = octets (OSSL_KDF_PARAM_ARGON2_AD, data, data_length);
  list[n++] = OSSL_PARAM_construct_uint32 (OSSL_KDF_PARAM_ARGON2_MEMCOST, &memory);
  list[n++] = OSSL_PARAM_construct_uint32 (OSSL_KDF_PARAM_ITER, &passes);
  list[n++] = OSSL_PARAM_construct_uint32 (OSSL_KDF_PARAM_ARGON2_LANES, &lanes);
  list[n++] = OSSL_PARAM_construct_uint32 (OSSL_KDF_PARAM_THREADS, &threads);
  list[n++] = OSSL_PARAM_construct_end ();

  ERR_clear_error ();
  derived = context && EVP_KDF_derive (context, rj_secret_bytes_get (key), length, list) == 1;
  EVP_KDF_CTX_free (context);
  EVP_KDF_free (kdf);
  if (derived)
    return g_steal_pointer (&key);

  if (ran_out_of_memory ())
    g_set_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_NO_MEMORY,
                 "Deriving the key takes %u MiB of memory, and that is not free", memory / 1024);
  else
    g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_FAILED, "Deriving the key failed");
  return NULL;
}

RjSecretBytes *
rj_kdf_derive (RjSecretBytes *passphrase,
               const guint8 salt[RJ_KDF_SALT_LENGTH],
               const RjKdfParams *params,
               GCancellable *cancellable,
               GError **error)
{
  static GMutex one_at_a_time;
  RjSecretBytes *key = NULL;

  g_return_val_if_fail (rj_kdf_params_are_sane (params), NULL);

  g_mutex_lock (&one_at_a_time);
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    key = rj_kdf_argon2id (passphrase, salt, RJ_KDF_SALT_LENGTH, NULL, 0, NULL, 0, params, RJ_KDF_KEY_LENGTH,
                           error);
  g_mutex_unlock (&one_at_a_time);
  return key;
}

RjKdfParams
rj_kdf_choose (double seconds_at_floor)
{
  RjKdfParams params = usual;
  double times = (double) usual.memory_kib / least.memory_kib;
  double seconds = MAX (seconds_at_floor, 1e-6) * times;

  if (seconds > LONGEST_SECONDS)
    {
      double fits = LONGEST_SECONDS / seconds * usual.memory_kib;
      params.memory_kib = MAX ((guint32) fits / STEP_KIB * STEP_KIB, least.memory_kib);
    }
  else if (seconds < SHORTEST_SECONDS)
    {
      double passes = SHORTEST_SECONDS / seconds * usual.passes;
      params.passes = passes >= MOST_PASSES ? MOST_PASSES : (guint32) passes + 1;
    }
  return params;
}

gboolean
rj_kdf_calibrate (RjKdfParams *params, GError **error)
{
  g_autoptr (RjSecretBytes) text = rj_secret_bytes_new_text ("how long does it take");
  g_autoptr (RjSecretBytes) key = NULL;
  const guint8 salt[RJ_KDF_SALT_LENGTH] = { 0 };
  gint64 start = g_get_monotonic_time ();

  key = rj_kdf_derive (text, salt, &least, NULL, error);
  if (!key)
    return FALSE;
  *params = rj_kdf_choose ((double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
  return TRUE;
}

RjSecretBytes *
rj_kdf_hkdf (const char *digest,
             RjSecretBytes *key,
             gconstpointer salt,
             gsize salt_length,
             gconstpointer info,
             gsize info_length,
             gsize length)
{
  RjSecretBytes *result = rj_secret_bytes_new (length);
  EVP_KDF *kdf = EVP_KDF_fetch (NULL, "HKDF", NULL);
  EVP_KDF_CTX *context = kdf ? EVP_KDF_CTX_new (kdf) : NULL;
  OSSL_PARAM list[5];
  gsize n = 0;

  list[n++] = OSSL_PARAM_construct_utf8_string (OSSL_KDF_PARAM_DIGEST, (char *) digest, 0);
  list[n++] = octets (OSSL_KDF_PARAM_KEY, rj_secret_bytes_get (key), rj_secret_bytes_get_length (key));
  if (salt_length > 0)
    list[n++] = octets (OSSL_KDF_PARAM_SALT, salt, salt_length);
  list[n++] = octets (OSSL_KDF_PARAM_INFO, info, info_length);
  list[n++] = OSSL_PARAM_construct_end ();
  /* Fails only where libcrypto itself is broken: going on would mean an unknown key. */
  if (!context || EVP_KDF_derive (context, rj_secret_bytes_get (result), length, list) != 1)
    g_error ("HKDF is not available");
  EVP_KDF_CTX_free (context);
  EVP_KDF_free (kdf);
  return result;
}

RjSecretBytes *
rj_kdf_expand (RjSecretBytes *root, const char *label, gsize length)
{
  return rj_kdf_hkdf ("SHA512", root, NULL, 0, label, strlen (label), length);
}
