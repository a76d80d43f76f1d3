// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-changes-table.h"
#include "rj-inbox-item.h"

G_BEGIN_DECLS

/* The most that is kept for a later version: anybody with the disk can send such messages. */
#define RJ_INBOX_KEPT_MAX 1000

/**
 * rj_inbox_table_merge:
 * @day: of a note: the logical day
 * @change: what changed in the journal's contents; its days are widened
 * @merged: is counted on
 *
 * Within a transaction that is recorded: takes one message in, unless it was taken in before. Answers to
 * reminders are no part of the recording.
 */
gboolean rj_inbox_table_merge (RjConnection *connection,
                               const RjInboxItem *item,
                               RjDay day,
                               gint64 now_us,
                               RjChange *change,
                               RjInboxMerged *merged,
                               GError **error);

G_END_DECLS
