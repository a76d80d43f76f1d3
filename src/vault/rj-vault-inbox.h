// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-inbox-item.h"
#include "rj-vault.h"

G_BEGIN_DECLS

/* What cannot wait for a passphrase, and what becomes of it. Main thread only; nothing here blocks. What is
 * asked for is done in the order in which it was asked for. */

/**
 * RjInboxReport: what a merge found
 * @merged: what became of the messages
 * @unreadable: records that nobody can open, or that make no sense
 * @key_was_wrong: the file with the public half had been changed; it is right again
 * @failed: what waits in it could not be taken in and waits on
 */
typedef struct {
  RjInboxMerged merged;
  guint unreadable;
  gboolean key_was_wrong;
  gboolean failed;
} RjInboxReport;

/* @later: of a merge after that of @self */
void rj_inbox_report_add (RjInboxReport *self, const RjInboxReport *later);

/* Whether anything can be put in: there is a journal that was open once since it has an inbox. */
gboolean rj_vault_has_inbox (RjVault *self);

/**
 * rj_vault_set_inbox_half:
 * @half: (nullable): what rj_vault_dup_inbox_half() gave while it was open
 *
 * For a vault that is locked: what is put in is sealed with this, and not with what stands on the disk, where
 * somebody else may have put a half of their own. Every opening sets that of the journal.
 */
void rj_vault_set_inbox_half (RjVault *self, GBytes *half);
/* After the journal was taken away or exchanged: unless one is open, none is known. */
void rj_vault_forget_inbox_half (RjVault *self);
/* (transfer full) (nullable): while open that of the journal; locked what was set; %NULL is what stands on
 * the disk. */
GBytes *rj_vault_dup_inbox_half (RjVault *self);

/**
 * rj_vault_put_async:
 * @item: without an id it gets one
 *
 * Seals @item and writes it to the inbox, open or locked. Finish: it is on the disk; @id: (out) (nullable):
 * its id. RJ_VAULT_ERROR_INBOX_FULL when a thousand records wait.
 */
void
rj_vault_put_async (RjVault *self, const RjInboxItem *item, GAsyncReadyCallback callback, gpointer user_data);
gboolean rj_vault_put_finish (RjVault *self, GAsyncResult *result, char **id, GError **error);

/* The same for records that are sealed already. Finish with rj_vault_put_finish(). */
void
rj_vault_put_sealed_async (RjVault *self, GBytes *records, GAsyncReadyCallback callback, gpointer user_data);

/* Whether anything that was put in, into whichever vault, is not answered yet. */
gboolean rj_vault_is_putting (void);

/**
 * rj_vault_merge_inbox_async:
 *
 * While open: sees that the public half is right, takes all messages into the journal in one transaction, and
 * empties the inbox. After a crash at any point each message is in the inbox or in the journal, and never
 * taken in twice. What is put in while this goes on is taken in as well. A root secret is not changed before
 * this.
 *
 * Finish: @report: (out): is filled in as far as it came, also after an error; then the inbox is as it was.
 */
void rj_vault_merge_inbox_async (RjVault *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean
rj_vault_merge_inbox_finish (RjVault *self, GAsyncResult *result, RjInboxReport *report, GError **error);

G_END_DECLS
