// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-fuzz.h"

#include "rj-root-secret.h"
#include "rj-sealed-record-private.h"
#include "rj-vault.h"

/* Each message that opens is one that could have been sealed. */
static guint
open_records (RjSecretBytes *key, const guint8 *data, gsize length)
{
  g_autoptr (GBytes) records = g_bytes_new (data, length);
  guint lost = 0;
  g_autoptr (GPtrArray) messages = rj_sealed_record_open (key, records, &lost);

  rj_fuzz_require (messages->len + lost <= length / RJ_SEALED_RECORD_LENGTH + 1);
  for (guint i = 0; i < messages->len; i++)
    {
      const RjSealedMessage *message = messages->pdata[i];

      rj_fuzz_require (message->kind != 0);
      rj_fuzz_require (rj_secret_bytes_get_length (message->content) <= length);
    }
  return messages->len;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize length)
{
  static RjSecretBytes *key;
  static GBytes *half;
  guint8 plain[2][RJ_SEALED_PLAIN_LENGTH] = { 0 };
  guint8 records[2 * RJ_SEALED_RECORD_LENGTH];

  if (!key)
    {
      g_autoptr (RjSecretBytes) root = rj_secret_bytes_new (RJ_ROOT_SECRET_LENGTH);

      key = rj_root_secret_dup_sealing_key (root);
      half = rj_sealed_record_dup_public_key (key);
    }
  open_records (key, data, length);

  /* As somebody would seal it who has the public half: two records whose insides are the input. */
  memcpy (plain[0], data, MIN (length, sizeof plain[0]));
  if (length > sizeof plain[0])
    memcpy (plain[1], data + sizeof plain[0], MIN (length - sizeof plain[0], sizeof plain[1]));
  else
    memcpy (plain[1], plain[0], sizeof plain[1]);
  for (int i = 0; i < 2; i++)
    rj_fuzz_require (rj_sealed_record_seal_plain (half, plain[i], records + i * RJ_SEALED_RECORD_LENGTH));
  open_records (key, records, sizeof records);
  return 0;
}
