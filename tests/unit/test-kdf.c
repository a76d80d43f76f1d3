// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-kdf-policy.h"
#include "rj-kdf.h"
#include "rj-root-secret.h"
#include "rj-vault.h"

#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static RjSecretBytes *
from_hex (const char *hex)
{
  gsize length = strlen (hex) / 2;
  RjSecretBytes *bytes = rj_secret_bytes_new (length);

  for (gsize i = 0; i < length; i++)
    rj_secret_bytes_get (bytes)[i] =
      (guint8) (g_ascii_xdigit_value (hex[2 * i]) << 4 | g_ascii_xdigit_value (hex[2 * i + 1]));
  return bytes;
}

static void
assert_hex (RjSecretBytes *bytes, const char *hex)
{
  g_autoptr (RjSecretBytes) expected = from_hex (hex);

  g_assert_nonnull (bytes);
  g_assert_cmpmem (rj_secret_bytes_get (bytes), rj_secret_bytes_get_length (bytes),
                   rj_secret_bytes_get (expected), rj_secret_bytes_get_length (expected));
}

/* RFC 9106, 5.3 */
static void
test_argon2id (void)
{
  g_autoptr (RjSecretBytes) password = rj_secret_bytes_new (32);
  g_autoptr (RjSecretBytes) key = NULL;
  g_autoptr (GError) error = NULL;
  const RjKdfParams params = { .memory_kib = 32, .passes = 3, .lanes = 4 };
  guint8 salt[16];
  guint8 secret[8];
  guint8 data[12];

  memset (rj_secret_bytes_get (password), 1, 32);
  memset (salt, 2, sizeof salt);
  memset (secret, 3, sizeof secret);
  memset (data, 4, sizeof data);
  key = rj_kdf_argon2id (password, salt, sizeof salt, secret, sizeof secret, data, sizeof data, &params, 32,
                         &error);
  g_assert_no_error (error);
  assert_hex (key, "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
}

/* RFC 5869, appendix A */
static void
test_hkdf (void)
{
  g_autoptr (RjSecretBytes) short_key = from_hex ("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b");
  g_autoptr (RjSecretBytes) salt = from_hex ("000102030405060708090a0b0c");
  g_autoptr (RjSecretBytes) info = from_hex ("f0f1f2f3f4f5f6f7f8f9");
  g_autoptr (RjSecretBytes) long_key = rj_secret_bytes_new (80);
  g_autoptr (RjSecretBytes) long_salt = rj_secret_bytes_new (80);
  g_autoptr (RjSecretBytes) long_info = rj_secret_bytes_new (80);
  g_autoptr (RjSecretBytes) first = NULL;
  g_autoptr (RjSecretBytes) second = NULL;
  g_autoptr (RjSecretBytes) third = NULL;

  for (guint8 i = 0; i < 80; i++)
    {
      rj_secret_bytes_get (long_key)[i] = i;
      rj_secret_bytes_get (long_salt)[i] = (guint8) (0x60 + i);
      rj_secret_bytes_get (long_info)[i] = (guint8) (0xb0 + i);
    }
  first =
    rj_kdf_hkdf ("SHA256", short_key, rj_secret_bytes_get (salt), 13, rj_secret_bytes_get (info), 10, 42);
  assert_hex (first, "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
  second = rj_kdf_hkdf ("SHA256", long_key, rj_secret_bytes_get (long_salt), 80,
                        rj_secret_bytes_get (long_info), 80, 82);
  assert_hex (second,
              "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c6"
              "5e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87");
  third = rj_kdf_hkdf ("SHA256", short_key, NULL, 0, NULL, 0, 42);
  assert_hex (third, "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
}

/* With SHA-512 and our labels, against HMAC of another library. */
static void
test_expand (void)
{
  static const char *const labels[] = { "db-key-v1", "db-salt-v1", "key-block-v1" };
  g_autoptr (RjSecretBytes) root = from_hex ("000102030405060708090a0b0c0d0e0f10111213");
  const guint8 no_salt[64] = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autoptr (GHmac) extract = g_hmac_new (G_CHECKSUM_SHA512, no_salt, sizeof no_salt);
      g_autoptr (GHmac) expand = NULL;
      g_autoptr (RjSecretBytes) bytes = rj_kdf_expand (root, labels[i], 64);
      guint8 middle[64];
      guint8 expected[64];
      gsize length = sizeof middle;

      g_hmac_update (extract, rj_secret_bytes_get (root), 20);
      g_hmac_get_digest (extract, middle, &length);
      expand = g_hmac_new (G_CHECKSUM_SHA512, middle, sizeof middle);
      g_hmac_update (expand, (const guchar *) labels[i], (gssize) strlen (labels[i]));
      g_hmac_update (expand, (const guchar *) "\1", 1);
      g_hmac_get_digest (expand, expected, &length);
      g_assert_cmpmem (rj_secret_bytes_get (bytes), 64, expected, 64);
    }
}

/* The vector of docs/file-format.md. */
static void
test_raw_key (void)
{
  g_autoptr (RjSecretBytes) root = from_hex ("000102030405060708090a0b0c0d0e0f10111213");
  g_autoptr (RjSecretBytes) digits = rj_root_secret_dup_raw_key (root);
  g_autofree char *text = g_strndup ((const char *) rj_secret_bytes_get (digits), RJ_RAW_KEY_DIGITS);

  g_assert_cmpstr (
    text, ==,
    "368a84bde7d7c60c2e237e811280bc093e2357aa4aecf440361a2d00176af8101ffd7a3a22b62df4205b8850cd95cf20");
}

static void
test_params (void)
{
  const RjKdfParams good = { .memory_kib = 262144, .passes = 3, .lanes = 4 };
  RjKdfParams bad;

  g_assert_true (rj_kdf_params_are_sane (&good));
  for (int i = 0; i < 7; i++)
    {
      bad = good;
      if (i == 0)
        bad.memory_kib = RJ_KDF_MAX_MEMORY_KIB + 1;
      else if (i == 1)
        bad.memory_kib = 31;
      else if (i == 2)
        bad.passes = 0;
      else if (i == 3)
        bad.passes = RJ_KDF_MAX_PASSES + 1;
      else if (i == 4)
        bad.lanes = 0;
      else if (i == 5)
        bad.lanes = RJ_KDF_MAX_LANES + 1;
      else
        bad.memory_kib = 0;
      g_assert_false (rj_kdf_params_are_sane (&bad));
    }
}

static void
test_choose (void)
{
  RjKdfParams params = rj_kdf_choose (0.2);

  /* four times 0.2 s: right as it is */
  g_assert_cmpuint (params.memory_kib, ==, 256 * 1024);
  g_assert_cmpuint (params.passes, ==, 3);
  g_assert_cmpuint (params.lanes, ==, 4);

  /* A slower machine takes less memory, never under 64 MiB. */
  params = rj_kdf_choose (0.5);
  g_assert_cmpuint (params.memory_kib, ==, 128 * 1024);
  g_assert_cmpuint (params.passes, ==, 3);
  params = rj_kdf_choose (30.0);
  g_assert_cmpuint (params.memory_kib, ==, 64 * 1024);

  /* A quicker one makes more passes. */
  params = rj_kdf_choose (0.05);
  g_assert_cmpuint (params.memory_kib, ==, 256 * 1024);
  g_assert_cmpuint (params.passes, ==, 8);
  params = rj_kdf_choose (0);
  g_assert_true (rj_kdf_params_are_sane (&params));

  for (double seconds = 0.01; seconds < 0.26; seconds *= 1.07)
    {
      double all;

      params = rj_kdf_choose (seconds);
      all = seconds * params.memory_kib / 65536.0 * params.passes / 3;
      g_assert_true (params.passes == 12 || all > 0.45);
      g_assert_cmpfloat (all, <, 1.01);
    }
}

static void
assert_normal (const char *given, gsize length, const char *expected)
{
  g_autoptr (RjSecretBytes) bytes = rj_secret_bytes_new_from (given, length);
  g_autoptr (RjSecretBytes) normal = rj_kdf_normalise_passphrase (bytes);

  if (!expected)
    {
      g_assert_null (normal);
      return;
    }
  g_assert_nonnull (normal);
  g_assert_cmpmem (rj_secret_bytes_get (normal), rj_secret_bytes_get_length (normal), expected,
                   strlen (expected));
}

static void
test_normalise (void)
{
  /* e and a combining acute accent, or one character */
  assert_normal ("cafe\xcc\x81", 6, "caf\xc3\xa9");
  assert_normal ("caf\xc3\xa9", 5, "caf\xc3\xa9");
  /* Hangul from its parts; a ligature stays, because form C keeps it */
  assert_normal ("\xe1\x84\x80\xe1\x85\xa1", 6, "\xea\xb0\x80");
  assert_normal ("\xef\xac\x81", 3, "\xef\xac\x81");
  /* spaces count, before, after and between */
  assert_normal ("  two  words ", 13, "  two  words ");
  assert_normal ("", 0, "");
  assert_normal ("\xff\xfe", 2, NULL);
  assert_normal ("a\xc3", 2, NULL);
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (RjSecretBytes) password = rj_secret_bytes_new_text ("passphrase");
  g_autoptr (GError) error = NULL;
  const RjKdfParams params = { .memory_kib = 32, .passes = 1, .lanes = 1 };
  const guint8 salt[RJ_KDF_SALT_LENGTH] = { 0 };

  g_cancellable_cancel (cancellable);
  g_assert_null (rj_kdf_derive (password, salt, &params, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#ifndef __SANITIZE_ADDRESS__ // whose shadow needs more address space than the child is left
/* In a child whose address space is too small. */
static void
test_no_memory (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (RjSecretBytes) password = rj_secret_bytes_new_text ("passphrase");
      g_autoptr (GError) error = NULL;
      const RjKdfParams params = { .memory_kib = RJ_KDF_MAX_MEMORY_KIB, .passes = 1, .lanes = 1 };
      const struct rlimit limit = { .rlim_cur = 512u << 20, .rlim_max = 512u << 20 };
      const guint8 salt[RJ_KDF_SALT_LENGTH] = { 0 };

      setrlimit (RLIMIT_AS, &limit);
      g_assert_null (rj_kdf_derive (password, salt, &params, NULL, &error));
      g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_NO_MEMORY);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}
#endif

/* What the machine is measured with. */
static void
test_policy (void)
{
  RjKdfParams params = { 0 };
  g_autoptr (GError) error = NULL;

  g_unsetenv (RJ_KDF_POLICY_VARIABLE);
  g_assert_true (rj_kdf_policy_get (&params, &error));
  g_assert_no_error (error);
  g_assert_true (rj_kdf_params_are_sane (&params));
  g_assert_cmpuint (params.memory_kib, >=, 64 * 1024);
  g_assert_cmpuint (params.passes, >=, 3);
  g_test_message ("here: %u MiB, %u passes", params.memory_kib / 1024, params.passes);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kdf/argon2id", test_argon2id);
  g_test_add_func ("/kdf/hkdf", test_hkdf);
  g_test_add_func ("/kdf/expand", test_expand);
  g_test_add_func ("/kdf/raw-key", test_raw_key);
  g_test_add_func ("/kdf/params", test_params);
  g_test_add_func ("/kdf/choose", test_choose);
  g_test_add_func ("/kdf/normalise", test_normalise);
  g_test_add_func ("/kdf/cancelled", test_cancelled);
#ifndef __SANITIZE_ADDRESS__
  g_test_add_func ("/kdf/no-memory", test_no_memory);
#endif
  g_test_add_func ("/kdf/policy", test_policy);
  return g_test_run ();
}
