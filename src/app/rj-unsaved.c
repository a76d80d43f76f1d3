// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-unsaved.h"

#include <string.h>

/* One message a draft: where it belongs, a zero, and the text; without the zero a draft that is to go. */
static GBytes *
seal_draft (const RjDraft *draft, GBytes *key, gint64 now_us)
{
  gsize where = strlen (draft->where) + (draft->text != NULL ? 1 : 0);
  gsize text = draft->text != NULL ? strlen (draft->text) : 0;
  g_autoptr (RjSecretBytes) content = rj_secret_bytes_new (where + text);
  guint8 *data = rj_secret_bytes_get (content);

  memcpy (data, draft->where, where);
  if (text > 0)
    memcpy (data + where, draft->text, text);
  return rj_sealed_record_seal (key, RJ_SEALED_DRAFT, now_us, data, where + text);
}

GBytes *
rj_unsaved_seal (RjContext *context, GBytes *key)
{
  g_autoptr (GPtrArray) unsaved = rj_context_dup_unsaved_drafts (context);
  g_autoptr (GByteArray) all = g_byte_array_new ();
  gint64 now_us = rj_clock_get_now (rj_context_get_clock (context));

  for (guint i = 0; i < unsaved->len; i++)
    {
      g_autoptr (GBytes) records = seal_draft (unsaved->pdata[i], key, now_us);

      if (records)
        g_byte_array_append (all, g_bytes_get_data (records, NULL), (guint) g_bytes_get_size (records));
      else
        g_warning ("Words could not be sealed");
    }
  return all->len > 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&all)) : NULL;
}

/* FALSE when it is none that we sealed: the key is no secret. */
static gboolean
put_back (RjContext *context, const RjSealedMessage *message)
{
  const char *data = (const char *) rj_secret_bytes_get (message->content);
  gsize length = rj_secret_bytes_get_length (message->content);
  gsize where = strnlen (data, length);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (message->kind != RJ_SEALED_DRAFT || where == 0 || !g_utf8_validate (data, (gssize) where, NULL)
      || (where < length && !g_utf8_validate (data + where + 1, (gssize) (length - where - 1), NULL)))
    return FALSE;
  name = g_strndup (data, where);
  if (where < length)
    text = g_strndup (data + where + 1, length - where - 1);
  rj_context_put_back_draft (context, name, text);
  if (text != NULL)
    rj_secret_wipe (text, strlen (text));
  return TRUE;
}

void
rj_unsaved_put_back (RjContext *context, GBytes *sealed)
{
  guint lost = 0;
  g_autoptr (GPtrArray) messages = rj_vault_open_sealed (rj_context_get_vault (context), sealed, &lost);

  for (guint i = 0; messages && i < messages->len; i++)
    lost += !put_back (context, messages->pdata[i]);
  if (lost > 0)
    g_warning ("%u records of what was being typed cannot be read", lost);
}
