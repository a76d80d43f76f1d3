// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-reminder-cache.h"

#include "rj-file.h"
#include "rj-kdf.h"
#include "rj-sealed-record.h"

#include <glib/gstdio.h>

/* It tells nobody more than that there is one. */
#define NAME       "reminders.cache"
#define LABEL      "reminder cache"
#define FORMAT     "(ua(sxb))"
#define VERSION    1
#define MAX_KEY    64
#define MAX_LENGTH (256 * RJ_SEALED_RECORD_LENGTH)

static RjSecretBytes *
derive (RjSecretBytes *secret)
{
  return rj_kdf_expand (secret, LABEL, RJ_SEALED_KEY_LENGTH);
}

GBytes *
rj_reminder_cache_seal (RjSecretBytes *secret, gint64 now_us, GPtrArray *reminders)
{
  g_autoptr (RjSecretBytes) private_key = derive (secret);
  g_autoptr (GBytes) public_key = private_key ? rj_sealed_record_dup_public_key (private_key) : NULL;
  g_autoptr (GVariant) content = NULL;
  GVariantBuilder builder;

  if (!public_key)
    return NULL;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sxb)"));
  for (guint i = 0; i < MIN (reminders->len, RJ_REMINDER_CACHE_MAX); i++)
    {
      const RjReminder *reminder = reminders->pdata[i];

      g_variant_builder_add (&builder, "(sxb)", reminder->key, reminder->due_us, reminder->quiet);
    }
  content = g_variant_ref_sink (g_variant_new (FORMAT, VERSION, &builder));
  return rj_sealed_record_seal (public_key, RJ_SEALED_REMINDERS, now_us, g_variant_get_data (content),
                                g_variant_get_size (content));
}

static gboolean
is_key (const char *text)
{
  gsize length = 0;

  for (; text[length] != '\0'; length++)
    if (length >= MAX_KEY || (!g_ascii_isalnum (text[length]) && text[length] != '-'))
      return FALSE;
  return length > 0;
}

/* (nullable): %NULL when nothing of ours can have made it */
static GPtrArray *
read_content (GVariant *content)
{
  g_autoptr (GPtrArray) reminders = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_reminder_free);
  g_autoptr (GVariantIter) iter = NULL;
  guint32 version;
  const char *key;
  gint64 due_us;
  gboolean quiet;

  if (!g_variant_is_normal_form (content))
    return NULL;
  g_variant_get (content, FORMAT, &version, &iter);
  if (version != VERSION || g_variant_iter_n_children (iter) > RJ_REMINDER_CACHE_MAX)
    return NULL;
  while (g_variant_iter_next (iter, "(&sxb)", &key, &due_us, &quiet))
    {
      RjReminder *reminder;

      if (!is_key (key))
        return NULL;
      reminder = rj_reminder_new ();
      reminder->key = g_strdup (key);
      reminder->due_us = due_us;
      reminder->quiet = quiet;
      g_ptr_array_add (reminders, reminder);
    }
  return g_steal_pointer (&reminders);
}

GPtrArray *
rj_reminder_cache_open (RjSecretBytes *secret, GBytes *sealed)
{
  g_autoptr (RjSecretBytes) private_key = derive (secret);
  g_autoptr (GPtrArray) messages = NULL;
  g_autoptr (GVariant) content = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const RjSealedMessage *message;
  guint lost;

  if (!private_key)
    return NULL;
  messages = rj_sealed_record_open (private_key, sealed, &lost);
  message = lost == 0 && messages->len == 1 ? messages->pdata[0] : NULL;
  if (!message || message->kind != RJ_SEALED_REMINDERS)
    return NULL;
  /* A copy: a variant wants to be aligned. */
  bytes = g_bytes_new (rj_secret_bytes_get (message->content), rj_secret_bytes_get_length (message->content));
  content = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (FORMAT), bytes, FALSE));
  return read_content (content);
}

gboolean
rj_reminder_cache_write (const char *folder, GBytes *sealed, GError **error)
{
  g_autofd int fd = rj_file_open_folder (folder, TRUE, error);

  return fd >= 0
         && rj_file_replace (fd, NAME, g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed), error);
}

GBytes *
rj_reminder_cache_read (const char *folder, GError **error)
{
  g_autofd int fd = rj_file_open_folder (folder, FALSE, error);

  return fd >= 0 ? rj_file_read (fd, NAME, MAX_LENGTH, error) : NULL;
}

void
rj_reminder_cache_remove (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, NAME, NULL);

  g_unlink (path);
}
