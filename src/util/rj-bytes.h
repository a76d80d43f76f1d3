// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the parsers and writers of our own files share: numbers of up to eight bytes, little endian. */

static inline void
rj_bytes_put (guint8 *to, guint64 value, gsize length)
{
  for (gsize i = 0; i < length; i++)
    to[i] = (guint8) (value >> (8 * i));
}

static inline guint64
rj_bytes_get (const guint8 *from, gsize length)
{
  guint64 value = 0;

  for (gsize i = 0; i < length; i++)
    value |= (guint64) from[i] << (8 * i);
  return value;
}

static inline gboolean
rj_bytes_are_zero (const guint8 *data, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (data[i] != 0)
      return FALSE;
  return TRUE;
}

G_END_DECLS
