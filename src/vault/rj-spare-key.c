// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-spare-key.h"

#include "rj-root-secret.h"
#include "rj-vault.h"

#include <string.h>

#define DATA_DIGITS  32
#define CHECK_DIGITS 4
#define ALL_DIGITS   (DATA_DIGITS + CHECK_DIGITS)
#define GROUP        4

/*
 * The check group makes the whole number of 36 digits divisible by this prime. It is the largest one under
 * 2^20 for which no two wrong digits can cancel each other: d·32^k is never in -31…31 modulo it, for
 * 0 < d < 32 and 0 < k < 36. A test tries them all.
 */
#define CHECK_PRIME 1048517u

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static guint32
remainder_of (const guint8 *digits, gsize n)
{
  guint32 rest = 0;

  for (gsize i = 0; i < n; i++)
    rest = (rest * 32 + digits[i]) % CHECK_PRIME;
  return rest;
}

RjSecretBytes *
rj_spare_key_format (RjSecretBytes *root)
{
  g_autoptr (RjSecretBytes) digits = rj_secret_bytes_new (ALL_DIGITS);
  RjSecretBytes *text = rj_secret_bytes_new (RJ_SPARE_KEY_LENGTH);
  const guint8 *data = rj_secret_bytes_get (root);
  guint8 *digit = rj_secret_bytes_get (digits);
  guint8 *out = rj_secret_bytes_get (text);
  guint32 check;

  g_return_val_if_fail (rj_secret_bytes_get_length (root) == RJ_ROOT_SECRET_LENGTH, NULL);

  for (gsize i = 0; i < DATA_DIGITS; i++)
    {
      gsize bit = i * 5;
      guint pair = (guint) data[bit / 8] << 8 | (bit / 8 + 1 < RJ_ROOT_SECRET_LENGTH ? data[bit / 8 + 1] : 0);
      digit[i] = (guint8) (pair >> (11 - bit % 8) & 31);
    }
  check = (CHECK_PRIME - remainder_of (digit, ALL_DIGITS)) % CHECK_PRIME;
  for (gsize i = 0; i < CHECK_DIGITS; i++)
    digit[DATA_DIGITS + i] = (guint8) (check >> (5 * (CHECK_DIGITS - 1 - i)) & 31);

  for (gsize i = 0; i < ALL_DIGITS; i++)
    {
      if (i > 0 && i % GROUP == 0)
        *out++ = '-';
      *out++ = (guint8) alphabet[digit[i]];
    }
  return text;
}

static gboolean
is_separator (gunichar character)
{
  switch (g_unichar_type (character))
    {
    case G_UNICODE_DASH_PUNCTUATION:
    case G_UNICODE_SPACE_SEPARATOR:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      return TRUE;
    default:
      /* 2212: the minus sign that some keyboards and programs put for a dash */
      return character == 0x2212 || character == '_' || g_unichar_isspace (character);
    }
}

static int
digit_value (gunichar character)
{
  const char *found;

  if (character == 0 || character >= 128)
    return -1;
  character = (gunichar) g_ascii_toupper ((char) character);
  if (character == 'O')
    return 0;
  if (character == 'I' || character == 'L')
    return 1;
  found = strchr (alphabet, (int) character);
  return found ? (int) (found - alphabet) : -1;
}

static gboolean
read_digits (const char *text, gsize length, guint8 *digits)
{
  const char *end = text + length;
  gsize n = 0;

  if (!g_utf8_validate_len (text, length, NULL))
    return FALSE;
  for (const char *at = text; at < end; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);
      int value;

      if (is_separator (character))
        continue;
      value = digit_value (character);
      if (value < 0 || n == ALL_DIGITS)
        return FALSE;
      digits[n++] = (guint8) value;
    }
  return n == ALL_DIGITS;
}

RjSecretBytes *
rj_spare_key_parse (gconstpointer text, gsize length, GError **error)
{
  g_autoptr (RjSecretBytes) digits = rj_secret_bytes_new (ALL_DIGITS);
  const guint8 *digit = rj_secret_bytes_get (digits);
  RjSecretBytes *root;
  guint8 *data;

  if (!read_digits (text, length, rj_secret_bytes_get (digits)) || remainder_of (digit, ALL_DIGITS) != 0)
    {
      g_set_error_literal (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_SPARE_KEY_TYPO,
                           "This is not a spare key: a character is wrong or missing");
      return NULL;
    }
  root = rj_secret_bytes_new (RJ_ROOT_SECRET_LENGTH);
  data = rj_secret_bytes_get (root);
  for (gsize i = 0; i < DATA_DIGITS; i++)
    {
      gsize bit = i * 5;
      guint pair = (guint) digit[i] << (11 - bit % 8);
      data[bit / 8] |= (guint8) (pair >> 8);
      if (bit / 8 + 1 < RJ_ROOT_SECRET_LENGTH)
        data[bit / 8 + 1] |= (guint8) pair;
    }
  return root;
}
