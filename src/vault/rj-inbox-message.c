// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-inbox-message.h"

#include "rj-bytes.h"
#include "rj-uuid.h"
#include <openssl/rand.h>
#include <string.h>

/* The head of every message but a draft: version, and two numbers of one byte. */
#define HEAD_LENGTH 4
#define VERSION     1
/* 9999-12-30: a day of any time zone can be told of it. */
#define LAST_US (G_GINT64_CONSTANT (253402128000) * G_USEC_PER_SEC)

/* Ids */

char *
rj_inbox_message_dup_id (const guint8 id[RJ_SEALED_ID_LENGTH])
{
  GString *text = g_string_sized_new (36);

  for (guint i = 0; i < RJ_SEALED_ID_LENGTH; i++)
    {
      if (i == 4 || i == 6 || i == 8 || i == 10)
        g_string_append_c (text, '-');
      g_string_append_printf (text, "%02x", id[i]);
    }
  return g_string_free (text, FALSE);
}

gboolean
rj_inbox_message_parse_id (const char *uuid, guint8 id[RJ_SEALED_ID_LENGTH])
{
  guint n = 0;

  if (!rj_uuid_is_valid (uuid))
    return FALSE;
  for (const char *at = uuid; *at != '\0'; at += *at == '-' ? 1 : 2)
    if (*at != '-')
      id[n++] = (guint8) (g_ascii_xdigit_value (at[0]) << 4 | g_ascii_xdigit_value (at[1]));
  return n == RJ_SEALED_ID_LENGTH;
}

/* What a name may be made of: zones ("America/Port-au-Prince", "Etc/GMT+3") and keys of reminders. */
static gboolean
is_name (const char *text, gsize length)
{
  if (length == 0 || length > RJ_INBOX_NAME_MAX)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (text[i]) && !memchr ("/_+-", text[i], 4))
      return FALSE;
  return TRUE;
}

static gboolean
is_instant (gint64 at_us)
{
  return at_us > 0 && at_us <= LAST_US;
}

/* Writing */

static GByteArray *
write_head (guint first, guint second)
{
  const guint8 head[HEAD_LENGTH] = { VERSION, 0, (guint8) first, (guint8) second };

  return g_byte_array_append (g_byte_array_new (), head, sizeof head);
}

static void
append_text (GByteArray *content, const char *text)
{
  if (text)
    g_byte_array_append (content, (const guint8 *) text, (guint) strlen (text));
}

static GByteArray *
write_draft (const RjInboxItem *item)
{
  GByteArray *content = g_byte_array_new ();

  append_text (content, item->about);
  if (item->text)
    {
      g_byte_array_append (content, (const guint8 *) "", 1);
      append_text (content, item->text);
    }
  return content;
}

static GByteArray *
write_content (const RjInboxItem *item)
{
  guint8 about[RJ_SEALED_ID_LENGTH];
  GByteArray *content;

  switch (item->kind)
    {
    case RJ_INBOX_DRAFT:
      return write_draft (item);
    case RJ_INBOX_NOTE:
      content = write_head ((guint) item->strength, item->halt);
      append_text (content, item->zone);
      return content;
    case RJ_INBOX_RATING:
      if (!rj_inbox_message_parse_id (item->about, about))
        return NULL;
      content = write_head ((guint) item->strength, 0);
      g_byte_array_append (content, about, sizeof about);
      return content;
    case RJ_INBOX_ANSWER:
      content = write_head (item->answer, 0);
      append_text (content, item->about);
      return content;
    case RJ_INBOX_TRY:
      return write_head (0, 0);
    default:
      return NULL;
    }
}

static gboolean
ensure_id (RjInboxItem *item, guint8 id[RJ_SEALED_ID_LENGTH])
{
  if (item->id)
    return rj_inbox_message_parse_id (item->id, id);
  if (RAND_bytes (id, RJ_SEALED_ID_LENGTH) != 1)
    return FALSE;
  /* It is the id of an entry later: a UUID of version 4. */
  id[6] = (guint8) ((id[6] & 0x0f) | 0x40);
  id[8] = (guint8) ((id[8] & 0x3f) | 0x80);
  item->id = rj_inbox_message_dup_id (id);
  return TRUE;
}

/* Before it is sealed it is read as it will be: nothing is written that would be refused. */
static gboolean
can_be_read (const RjInboxItem *item, const GByteArray *content, const guint8 id[RJ_SEALED_ID_LENGTH])
{
  g_autoptr (RjSecretBytes) bytes = rj_secret_bytes_new_from (content->data, content->len);
  RjSealedMessage message = { .kind = item->kind, .at_us = item->at_us, .content = bytes };
  g_autoptr (RjInboxItem) again = NULL;

  memcpy (message.id, id, RJ_SEALED_ID_LENGTH);
  again = rj_inbox_message_parse (&message);
  return again && !again->content;
}

GBytes *
rj_inbox_message_seal (GBytes *public_key, RjInboxItem *item)
{
  guint8 id[RJ_SEALED_ID_LENGTH];
  GByteArray *content;
  GBytes *records = NULL;

  g_return_val_if_fail (item != NULL, NULL);

  content = write_content (item);
  if (!content)
    return NULL;
  if (ensure_id (item, id) && can_be_read (item, content, id))
    records = rj_sealed_record_seal_as (public_key, id, (RjSealedKind) item->kind, item->at_us, content->data,
                                        content->len);
  rj_secret_wipe (content->data, content->len);
  g_byte_array_unref (content);
  return records;
}

/* Reading */

static gboolean
parse_draft (const char *data, gsize length, RjInboxItem *item)
{
  const char *zero = length > 0 ? memchr (data, 0, length) : NULL;
  gsize where = zero ? (gsize) (zero - data) : length;

  if (where == 0 || where > RJ_INBOX_NAME_MAX * 4 || !g_utf8_validate (data, (gssize) where, NULL)
      || (zero && !g_utf8_validate (zero + 1, (gssize) (length - where - 1), NULL)))
    return FALSE;
  item->about = g_strndup (data, where);
  item->text = zero ? g_strndup (zero + 1, length - where - 1) : NULL;
  return TRUE;
}

static gboolean
parse_body (const guint8 *data, gsize length, RjInboxItem *item)
{
  const char *rest = (const char *) data + HEAD_LENGTH;
  const gsize rest_length = length - HEAD_LENGTH;
  const guint8 first = data[2];
  const guint8 second = data[3];

  switch (item->kind)
    {
    case RJ_INBOX_NOTE:
      item->strength = first;
      item->halt = second;
      if (first > 10 || second > 15 || !is_name (rest, rest_length))
        return FALSE;
      item->zone = g_strndup (rest, rest_length);
      return TRUE;
    case RJ_INBOX_RATING:
      item->strength = first;
      if (first > 10 || second != 0 || rest_length != RJ_SEALED_ID_LENGTH)
        return FALSE;
      item->about = rj_inbox_message_dup_id ((const guint8 *) rest);
      return TRUE;
    case RJ_INBOX_ANSWER:
      item->answer = (RjReminderAnswer) first;
      if (first < RJ_REMINDER_SHOWN || first > RJ_REMINDER_NO_BACKGROUND || second != 0
          || !is_name (rest, rest_length))
        return FALSE;
      item->about = g_strndup (rest, rest_length);
      return TRUE;
    case RJ_INBOX_TRY:
    default:
      return first == 0 && second == 0 && rest_length == 0;
    }
}

static gboolean
is_known (guint kind)
{
  return kind >= RJ_INBOX_DRAFT && kind <= RJ_INBOX_TRY;
}

RjInboxItem *
rj_inbox_message_parse (const RjSealedMessage *message)
{
  const guint8 *data = rj_secret_bytes_get (message->content);
  const gsize length = rj_secret_bytes_get_length (message->content);
  g_autoptr (RjInboxItem) item = rj_inbox_item_new (message->kind, message->at_us);

  item->id = rj_inbox_message_dup_id (message->id);
  if (!is_instant (message->at_us))
    return NULL;
  if (message->kind == RJ_INBOX_DRAFT)
    return parse_draft ((const char *) data, length, item) ? g_steal_pointer (&item) : NULL;
  if (!is_known (message->kind) || (length >= 2 && rj_bytes_get (data, 2) > VERSION))
    {
      /* Of one record: that is what anybody could make this program keep. */
      if (message->kind > G_MAXINT || length > RJ_SEALED_RECORD_LENGTH)
        return NULL;
      item->content = g_bytes_new (data, length);
      return g_steal_pointer (&item);
    }
  if (length < HEAD_LENGTH || rj_bytes_get (data, 2) != VERSION || !parse_body (data, length, item))
    return NULL;
  return g_steal_pointer (&item);
}
