// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-inbox-item.h"
#include "rj-sealed-record.h"

G_BEGIN_DECLS

/* What stands in a message of the inbox. docs/file-format.md */

/* The longest name of a time zone, key of a reminder, or name of a field. */
#define RJ_INBOX_NAME_MAX 64

/* (transfer full): a UUID of the sixteen bytes, and back: FALSE when it is none. */
char *rj_inbox_message_dup_id (const guint8 id[RJ_SEALED_ID_LENGTH]);
gboolean rj_inbox_message_parse_id (const char *uuid, guint8 id[RJ_SEALED_ID_LENGTH]);

/**
 * rj_inbox_message_seal:
 * @item: of a known kind; without an id it gets one
 *
 * Returns: (transfer full) (nullable): sealed records; %NULL for an item that could not be read again, or as
 * rj_sealed_record_seal()
 */
GBytes *rj_inbox_message_seal (GBytes *public_key, RjInboxItem *item);

/* Returns: (transfer full) (nullable): %NULL when @message makes no sense; with "content" set when it is of a
 * later version. */
RjInboxItem *rj_inbox_message_parse (const RjSealedMessage *message);

G_END_DECLS
