// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-sealed-record-private.h"

#include "rj-bytes.h"
#include <openssl/evp.h>
#include <openssl/hpke.h>
#include <openssl/rand.h>
#include <string.h>

#define HEAD_LENGTH   16
#define SENDER_LENGTH 32
#define CIPHER_LENGTH (RJ_SEALED_RECORD_LENGTH - HEAD_LENGTH - SENDER_LENGTH)

G_STATIC_ASSERT (CIPHER_LENGTH == RJ_SEALED_PLAIN_LENGTH + 16);

static const OSSL_HPKE_SUITE suite = {
  .kem_id = OSSL_HPKE_KEM_ID_X25519,
  .kdf_id = OSSL_HPKE_KDF_ID_HKDF_SHA256,
  .aead_id = OSSL_HPKE_AEAD_ID_AES_GCM_256,
};
static const guint8 info[] = "sealed-record-v1";
/* Magic, version 1, length 4096. */
static const guint8 head[HEAD_LENGTH] = { 0x8a, 'R', 'J', 'S', '\r', '\n', 0x1a, '\n', 1, 0, 0, 0, 0, 16 };

/* A record from the inside. Numbers are little endian. */
typedef struct {
  guint8 id[RJ_SEALED_ID_LENGTH];
  guint32 kind;
  guint32 part;
  guint32 parts;
  guint32 length;
  gint64 at_us;
  const guint8 *content;
} Part;

/* A message whose parts come one by one. */
typedef struct {
  RjSealedMessage *message;
  guint32 parts;
  guint32 got;
  RjSecretBytes **contents;
} Assembly;

void
rj_sealed_message_free (RjSealedMessage *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->content, rj_secret_bytes_unref);
  g_free (self);
}

static void
assembly_free (gpointer data)
{
  Assembly *self = data;

  for (guint32 i = 0; i < self->parts; i++)
    g_clear_pointer (&self->contents[i], rj_secret_bytes_unref);
  g_free (self->contents);
  g_clear_pointer (&self->message, rj_sealed_message_free);
  g_free (self);
}

/* Sealing */

GBytes *
rj_sealed_record_dup_public_key (RjSecretBytes *private_key)
{
  EVP_PKEY *pair;
  guint8 half[RJ_SEALED_KEY_LENGTH];
  gsize length = sizeof half;
  gboolean got;

  g_return_val_if_fail (rj_secret_bytes_get_length (private_key) == RJ_SEALED_KEY_LENGTH, NULL);

  pair =
    EVP_PKEY_new_raw_private_key_ex (NULL, "X25519", NULL, rj_secret_bytes_get (private_key), sizeof half);
  got = pair && EVP_PKEY_get_raw_public_key (pair, half, &length) == 1 && length == sizeof half;
  EVP_PKEY_free (pair);
  /* Fails only where libcrypto itself is broken. */
  if (!got)
    g_error ("X25519 is not available");
  return g_bytes_new (half, sizeof half);
}

gboolean
rj_sealed_record_seal_plain (GBytes *public_key,
                             const guint8 plain[RJ_SEALED_PLAIN_LENGTH],
                             guint8 record[RJ_SEALED_RECORD_LENGTH])
{
  OSSL_HPKE_CTX *context = OSSL_HPKE_CTX_new (OSSL_HPKE_MODE_BASE, suite, OSSL_HPKE_ROLE_SENDER, NULL, NULL);
  guint8 *sender = record + HEAD_LENGTH;
  guint8 *cipher = sender + SENDER_LENGTH;
  gsize sender_length = SENDER_LENGTH;
  gsize cipher_length = CIPHER_LENGTH;
  gsize key_length;
  const guint8 *key = g_bytes_get_data (public_key, &key_length);
  gboolean sealed;

  memcpy (record, head, sizeof head);
  sealed =
    context && OSSL_HPKE_encap (context, sender, &sender_length, key, key_length, info, sizeof info - 1) == 1
    && OSSL_HPKE_seal (context, cipher, &cipher_length, record, HEAD_LENGTH, plain, RJ_SEALED_PLAIN_LENGTH)
         == 1
    && sender_length == SENDER_LENGTH && cipher_length == CIPHER_LENGTH;
  OSSL_HPKE_CTX_free (context);
  return sealed;
}

static void
write_plain (const Part *part, guint8 plain[RJ_SEALED_PLAIN_LENGTH])
{
  memset (plain, 0, RJ_SEALED_PLAIN_LENGTH);
  memcpy (plain, part->id, sizeof part->id);
  rj_bytes_put (plain + 16, part->kind, 4);
  rj_bytes_put (plain + 20, part->part, 4);
  rj_bytes_put (plain + 24, part->parts, 4);
  rj_bytes_put (plain + 28, part->length, 4);
  rj_bytes_put (plain + 32, (guint64) part->at_us, 8);
  if (part->length > 0)
    memcpy (plain + RJ_SEALED_PLAIN_HEAD, part->content, part->length);
}

GBytes *
rj_sealed_record_seal (GBytes *public_key,
                       RjSealedKind kind,
                       gint64 at_us,
                       gconstpointer content,
                       gsize length)
{
  guint8 id[RJ_SEALED_ID_LENGTH];

  if (RAND_bytes (id, sizeof id) != 1)
    return NULL;
  return rj_sealed_record_seal_as (public_key, id, kind, at_us, content, length);
}

GBytes *
rj_sealed_record_seal_as (GBytes *public_key,
                          const guint8 id[RJ_SEALED_ID_LENGTH],
                          RjSealedKind kind,
                          gint64 at_us,
                          gconstpointer content,
                          gsize length)
{
  gsize parts = length == 0 ? 1 : (length - 1) / RJ_SEALED_PART_LENGTH + 1;
  g_autofree guint8 *records = NULL;
  guint8 plain[RJ_SEALED_PLAIN_LENGTH];
  Part part = { .kind = kind, .parts = (guint32) parts, .at_us = at_us };
  gboolean sealed;

  g_return_val_if_fail (public_key != NULL, NULL);
  g_return_val_if_fail (content != NULL || length == 0, NULL);

  if (parts > RJ_SEALED_MAX_PARTS)
    return NULL;
  memcpy (part.id, id, sizeof part.id);
  records = g_malloc (parts * RJ_SEALED_RECORD_LENGTH);
  sealed = TRUE;
  for (gsize i = 0; sealed && i < parts; i++)
    {
      gsize at = i * RJ_SEALED_PART_LENGTH;

      part.part = (guint32) i;
      part.content = length > 0 ? (const guint8 *) content + at : NULL;
      part.length = (guint32) MIN (length - at, RJ_SEALED_PART_LENGTH);
      write_plain (&part, plain);
      sealed = rj_sealed_record_seal_plain (public_key, plain, records + i * RJ_SEALED_RECORD_LENGTH);
    }
  rj_secret_wipe (plain, sizeof plain);
  return sealed ? g_bytes_new_take (g_steal_pointer (&records), parts * RJ_SEALED_RECORD_LENGTH) : NULL;
}

/* Opening */

static gboolean
open_plain (EVP_PKEY *pair, const guint8 *record, guint8 plain[RJ_SEALED_PLAIN_LENGTH])
{
  OSSL_HPKE_CTX *context;
  const guint8 *sender = record + HEAD_LENGTH;
  const guint8 *cipher = sender + SENDER_LENGTH;
  gsize length = RJ_SEALED_PLAIN_LENGTH;
  gboolean opened;

  if (memcmp (record, head, sizeof head) != 0)
    return FALSE;
  context = OSSL_HPKE_CTX_new (OSSL_HPKE_MODE_BASE, suite, OSSL_HPKE_ROLE_RECEIVER, NULL, NULL);
  opened = context && OSSL_HPKE_decap (context, sender, SENDER_LENGTH, pair, info, sizeof info - 1) == 1
           && OSSL_HPKE_open (context, plain, &length, record, HEAD_LENGTH, cipher, CIPHER_LENGTH) == 1
           && length == RJ_SEALED_PLAIN_LENGTH;
  OSSL_HPKE_CTX_free (context);
  return opened;
}

/* Anybody may have sealed it: it is believed no more than any other file. */
static gboolean
read_plain (const guint8 plain[RJ_SEALED_PLAIN_LENGTH], Part *part)
{
  const guint8 *content = plain + RJ_SEALED_PLAIN_HEAD;

  memcpy (part->id, plain, sizeof part->id);
  part->kind = (guint32) rj_bytes_get (plain + 16, 4);
  part->part = (guint32) rj_bytes_get (plain + 20, 4);
  part->parts = (guint32) rj_bytes_get (plain + 24, 4);
  part->length = (guint32) rj_bytes_get (plain + 28, 4);
  part->at_us = (gint64) rj_bytes_get (plain + 32, 8);
  part->content = content;
  return part->kind != 0 && part->parts > 0 && part->parts <= RJ_SEALED_MAX_PARTS && part->part < part->parts
         && part->length <= RJ_SEALED_PART_LENGTH
         && (part->part + 1 == part->parts || part->length == RJ_SEALED_PART_LENGTH)
         && rj_bytes_are_zero (plain + 40, RJ_SEALED_PLAIN_HEAD - 40)
         && rj_bytes_are_zero (content + part->length, RJ_SEALED_PART_LENGTH - part->length);
}

static Assembly *
find_assembly (GPtrArray *assemblies, const Part *part)
{
  for (guint i = assemblies->len; i > 0; i--)
    {
      Assembly *each = g_ptr_array_index (assemblies, i - 1);

      if (memcmp (each->message->id, part->id, sizeof part->id) == 0)
        return each;
    }
  return NULL;
}

static Assembly *
assembly_new (const Part *part)
{
  Assembly *self = g_new0 (Assembly, 1);

  self->message = g_new0 (RjSealedMessage, 1);
  memcpy (self->message->id, part->id, sizeof part->id);
  self->message->kind = part->kind;
  self->message->at_us = part->at_us;
  self->parts = part->parts;
  self->contents = g_new0 (RjSecretBytes *, part->parts);
  return self;
}

/* FALSE when it does not belong to what came before it. A part that comes twice is no loss. */
static gboolean
take_part (GPtrArray *assemblies, const Part *part)
{
  Assembly *assembly = find_assembly (assemblies, part);

  if (!assembly)
    {
      assembly = assembly_new (part);
      g_ptr_array_add (assemblies, assembly);
    }
  else if (assembly->parts != part->parts || assembly->message->kind != part->kind
           || assembly->message->at_us != part->at_us)
    return FALSE;
  if (assembly->contents[part->part])
    return TRUE;
  assembly->contents[part->part] = rj_secret_bytes_new_from (part->content, part->length);
  assembly->got++;
  return TRUE;
}

static RjSealedMessage *
put_together (Assembly *assembly)
{
  gsize length = 0;
  guint8 *to;

  for (guint32 i = 0; i < assembly->parts; i++)
    length += rj_secret_bytes_get_length (assembly->contents[i]);
  assembly->message->content = rj_secret_bytes_new (length);
  to = rj_secret_bytes_get (assembly->message->content);
  for (guint32 i = 0; i < assembly->parts; i++)
    {
      gsize part = rj_secret_bytes_get_length (assembly->contents[i]);

      memcpy (to, rj_secret_bytes_get (assembly->contents[i]), part);
      to += part;
    }
  return g_steal_pointer (&assembly->message);
}

/* How many of the records are lost. */
static guint
take_records (EVP_PKEY *pair, const guint8 *data, gsize length, GPtrArray *assemblies)
{
  guint8 plain[RJ_SEALED_PLAIN_LENGTH];
  const gsize n_records = length / RJ_SEALED_RECORD_LENGTH;
  guint lost = length % RJ_SEALED_RECORD_LENGTH != 0;

  for (gsize i = 0; i < n_records; i++)
    {
      Part part;

      /* More parts than there are records: nothing to make room for. */
      if (!open_plain (pair, data + i * RJ_SEALED_RECORD_LENGTH, plain) || !read_plain (plain, &part)
          || part.parts > n_records || !take_part (assemblies, &part))
        lost++;
    }
  rj_secret_wipe (plain, sizeof plain);
  return lost;
}

GPtrArray *
rj_sealed_record_open (RjSecretBytes *private_key, GBytes *records, guint *lost)
{
  g_autoptr (GPtrArray) assemblies = g_ptr_array_new_with_free_func (assembly_free);
  GPtrArray *messages = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_sealed_message_free);
  EVP_PKEY *pair;
  gsize length;
  const guint8 *data = g_bytes_get_data (records, &length);
  guint missing;

  g_return_val_if_fail (rj_secret_bytes_get_length (private_key) == RJ_SEALED_KEY_LENGTH, messages);

  pair = EVP_PKEY_new_raw_private_key_ex (NULL, "X25519", NULL, rj_secret_bytes_get (private_key),
                                          RJ_SEALED_KEY_LENGTH);
  if (!pair)
    g_error ("X25519 is not available");
  missing = take_records (pair, data, length, assemblies);
  EVP_PKEY_free (pair);
  for (guint i = 0; i < assemblies->len; i++)
    {
      Assembly *assembly = g_ptr_array_index (assemblies, i);

      if (assembly->got == assembly->parts)
        g_ptr_array_add (messages, put_together (assembly));
      else
        missing += assembly->got;
    }
  if (lost)
    *lost = missing;
  return messages;
}
