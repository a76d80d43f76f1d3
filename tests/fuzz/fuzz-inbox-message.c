// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-fuzz.h"

#include "rj-bytes.h"
#include "rj-inbox-message.h"
#include "rj-root-secret.h"
#include "rj-uuid.h"
#include "rj-vault.h"

#define HEAD_LENGTH 12

static void
check_item (const RjInboxItem *item)
{
  rj_fuzz_require (rj_uuid_is_valid (item->id));
  rj_fuzz_require (item->at_us > 0);
  if (item->content)
    return;
  rj_fuzz_require (item->kind >= RJ_INBOX_DRAFT && item->kind <= RJ_INBOX_TRY);
  rj_fuzz_require (item->strength >= 0 && item->strength <= 10 && item->halt < 16);
  rj_fuzz_require (!item->about || (*item->about != '\0' && g_utf8_validate (item->about, -1, NULL)));
  rj_fuzz_require (!item->text || g_utf8_validate (item->text, -1, NULL));
  rj_fuzz_require (!item->zone || strlen (item->zone) <= RJ_INBOX_NAME_MAX);
  rj_fuzz_require (item->kind != RJ_INBOX_RATING || rj_uuid_is_valid (item->about));
}

/* What was read can be written, and is read again as the same. */
static void
check_again (RjInboxItem *item)
{
  static RjSecretBytes *key;
  static GBytes *half;
  g_autoptr (GBytes) records = NULL;
  g_autoptr (GPtrArray) messages = NULL;
  g_autoptr (RjInboxItem) again = NULL;

  if (!key)
    {
      g_autoptr (RjSecretBytes) root = rj_secret_bytes_new (RJ_ROOT_SECRET_LENGTH);

      key = rj_root_secret_dup_sealing_key (root);
      half = rj_sealed_record_dup_public_key (key);
    }
  records = rj_inbox_message_seal (half, item);
  rj_fuzz_require (records != NULL);
  messages = rj_sealed_record_open (key, records, NULL);
  rj_fuzz_require (messages->len == 1);
  again = rj_inbox_message_parse (messages->pdata[0]);
  rj_fuzz_require (again != NULL && again->kind == item->kind && again->at_us == item->at_us);
  rj_fuzz_require (again->strength == item->strength && again->halt == item->halt
                   && again->answer == item->answer);
  rj_fuzz_require (g_strcmp0 (again->id, item->id) == 0 && g_strcmp0 (again->about, item->about) == 0);
  rj_fuzz_require (g_strcmp0 (again->text, item->text) == 0 && g_strcmp0 (again->zone, item->zone) == 0);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize length)
{
  g_autoptr (RjSecretBytes) content = NULL;
  g_autoptr (RjInboxItem) item = NULL;
  RjSealedMessage message = { 0 };

  if (length < HEAD_LENGTH)
    return 0;
  message.kind = (guint) rj_bytes_get (data, 4);
  message.at_us = (gint64) rj_bytes_get (data + 4, 8);
  memset (message.id, data[0], sizeof message.id);
  content = rj_secret_bytes_new_from (data + HEAD_LENGTH, length - HEAD_LENGTH);
  message.content = content;
  item = rj_inbox_message_parse (&message);
  if (!item)
    return 0;
  check_item (item);
  /* Sealing takes its time: of those with a round instant. */
  if (!item->content && item->at_us % 64 == 0)
    check_again (item);
  return 0;
}
