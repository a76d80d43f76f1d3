// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-secret-bytes.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

struct _RjSecretBytes {
  gatomicrefcount refs;
  gsize length;
  gsize mapped;
  guint8 *data;
};

void
rj_secret_wipe (gpointer data, gsize length)
{
  if (data && length)
    explicit_bzero (data, length);
}

RjSecretBytes *
rj_secret_bytes_new (gsize length)
{
  RjSecretBytes *self = g_new0 (RjSecretBytes, 1);
  gsize page = (gsize) sysconf (_SC_PAGESIZE);

  g_atomic_ref_count_init (&self->refs);
  self->length = length;
  self->mapped = (MAX (length, 1) + page - 1) / page * page;
  self->data = mmap (NULL, self->mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (self->data == MAP_FAILED)
    g_error ("No memory for a secret of %" G_GSIZE_FORMAT " bytes", length);
  /* Where the limit is small the pages stay unlocked: better an unlocked key than no journal. */
  if (mlock (self->data, self->mapped) != 0)
    g_debug ("A secret is not locked in memory");
  madvise (self->data, self->mapped, MADV_DONTDUMP);
  return self;
}

RjSecretBytes *
rj_secret_bytes_new_from (gconstpointer data, gsize length)
{
  RjSecretBytes *self = rj_secret_bytes_new (length);

  if (length)
    memcpy (self->data, data, length);
  return self;
}

RjSecretBytes *
rj_secret_bytes_new_text (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return rj_secret_bytes_new_from (text, strlen (text));
}

RjSecretBytes *
rj_secret_bytes_ref (RjSecretBytes *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
rj_secret_bytes_unref (RjSecretBytes *self)
{
  if (!self || !g_atomic_ref_count_dec (&self->refs))
    return;
  rj_secret_wipe (self->data, self->mapped);
  munlock (self->data, self->mapped);
  munmap (self->data, self->mapped);
  g_free (self);
}

guint8 *
rj_secret_bytes_get (RjSecretBytes *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->data;
}

gsize
rj_secret_bytes_get_length (RjSecretBytes *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->length;
}

gboolean
rj_secret_bytes_equal (RjSecretBytes *a, RjSecretBytes *b)
{
  volatile guint8 difference = 0;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->length != b->length)
    return FALSE;
  for (gsize i = 0; i < a->length; i++)
    difference = difference | (a->data[i] ^ b->data[i]);
  return difference == 0;
}
