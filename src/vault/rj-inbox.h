// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * The file "inbox" of a journal's folder: sealed records (rj-sealed-record.h), one behind the other, for what
 * cannot wait for a passphrase; and "inbox.pub", the public half that they are sealed with.
 * docs/file-format.md
 *
 * Every call blocks on the disk: not for the main thread. The file has a lock of its own, because whoever
 * writes here does not hold that of the journal.
 */
#define RJ_INBOX_FILE_NAME     "inbox"
#define RJ_INBOX_KEY_FILE_NAME "inbox.pub"

#define RJ_INBOX_MAX_RECORDS 1000
/* Wrong tries take no more than this of it: somebody who only tries would leave no room for notes. */
#define RJ_INBOX_MAX_TRIES 500

typedef enum {
  RJ_INBOX_KEY_GOOD,
  /* there was none, and there is one now */
  RJ_INBOX_KEY_NEW,
  /* it was another one, or could not be read; it is right now */
  RJ_INBOX_KEY_WAS_WRONG,
} RjInboxKeyState;

/* Sees that "inbox.pub" holds @half, and writes it if not. */
gboolean rj_inbox_ensure_key (int folder, GBytes *half, RjInboxKeyState *state, GError **error);
/* (transfer full): RJ_VAULT_ERROR_KEY_DAMAGED when it is not what was written; NO_JOURNAL when there is none.
 */
GBytes *rj_inbox_read_key (int folder, GError **error);

/* (transfer full): @known, or what the file holds: but where there is no file any more, as after the journal
 * was replaced by another one, there is no half. */
GBytes *rj_inbox_choose_key (int folder, GBytes *known, GError **error);

/**
 * rj_inbox_append:
 * @records: whole sealed records
 * @max: at most this many records are in the file afterwards
 * @now_us: the file gets the day of it as its time
 *
 * Durable when it returns. After a failure or a crash the file holds all of @records, or nothing of them but
 * a part that the next call and the reader cut off. RJ_VAULT_ERROR_INBOX_FULL when there is no room for it
 * within @max.
 */
gboolean rj_inbox_append (int folder, GBytes *records, guint max, gint64 now_us, GError **error);

/**
 * RjInboxReading: the inbox while somebody empties it: nobody else writes meanwhile
 */
typedef struct _RjInboxReading RjInboxReading;

/* (transfer full): an inbox that is not there is an empty one. Waits for who is writing. What is torn at the
 * end is left out of the records, and so is what is too much; something else of that name is removed. */
RjInboxReading *rj_inbox_read (int folder, GError **error);
/* (transfer none) */
GBytes *rj_inbox_reading_get_records (RjInboxReading *self);
/* So many records were too much. */
guint rj_inbox_reading_get_surplus (RjInboxReading *self);
/* Takes away all that was read. */
gboolean rj_inbox_reading_empty (RjInboxReading *self, gint64 now_us, GError **error);
void rj_inbox_reading_free (RjInboxReading *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjInboxReading, rj_inbox_reading_free)

G_END_DECLS
