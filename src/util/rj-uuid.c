// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-uuid.h"

#include <sys/random.h>

static void
fill_random (guint8 *data, gsize length, GRand *rand)
{
  if (!rand && getrandom (data, length, 0) == (gssize) length)
    return;
  for (gsize i = 0; i < length; i++)
    data[i] = (guint8) (rand ? g_rand_int_range (rand, 0, 256) : g_random_int_range (0, 256));
}

static char *
write_out (guint8 *b)
{
  b[8] = (guint8) (0x80 | (b[8] & 0x3f));
  return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", b[0], b[1],
                          b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13], b[14],
                          b[15]);
}

static char *
format (gint64 ms, guint16 counter, GRand *rand)
{
  guint8 b[16];

  fill_random (b, sizeof b, rand);
  for (int i = 0; i < 6; i++)
    b[i] = (guint8) ((guint64) ms >> (8 * (5 - i)));
  b[6] = (guint8) (0x70 | ((counter >> 8) & 0x0f));
  b[7] = (guint8) (counter & 0xff);
  return write_out (b);
}

char *
rj_uuid_new (gint64 now_us)
{
  static GMutex mutex;
  static gint64 last_ms;
  static guint16 counter;
  gint64 ms = MAX (now_us / 1000, 0);
  guint16 this_counter;

  /* RFC 9562, 6.2, method 1: a counter of 12 bits keeps those of one millisecond, and of a clock set back, in
   * order. */
  g_mutex_lock (&mutex);
  if (ms <= last_ms)
    {
      ms = last_ms;
      if (++counter > 0xfff)
        {
          ms++;
          counter = 0;
        }
    }
  else
    counter = 0;
  last_ms = ms;
  this_counter = counter;
  g_mutex_unlock (&mutex);
  return format (ms, this_counter, NULL);
}

char *
rj_uuid_new_with_rand (gint64 now_us, GRand *rand)
{
  g_return_val_if_fail (rand != NULL, NULL);

  return format (MAX (now_us / 1000, 0), (guint16) g_rand_int_range (rand, 0, 0x1000), rand);
}

char *
rj_uuid_new_for (const char *name)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;

  g_return_val_if_fail (name != NULL, NULL);

  g_checksum_update (sum, (const guchar *) name, -1);
  g_checksum_get_digest (sum, digest, &length);
  digest[6] = (guint8) (0x80 | (digest[6] & 0x0f));
  return write_out (digest);
}

gboolean
rj_uuid_is_valid (const char *uuid)
{
  if (!uuid)
    return FALSE;
  for (int i = 0; i < 36; i++)
    {
      gboolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? uuid[i] != '-' : !g_ascii_isxdigit (uuid[i]) || g_ascii_isupper (uuid[i]))
        return FALSE;
    }
  return uuid[36] == '\0';
}
