// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-plan-item.h"

G_BEGIN_DECLS

/* What may come in while the journal is locked. The numbers are stored. */
typedef enum {
  RJ_INBOX_DRAFT = 1,
  RJ_INBOX_NOTE = 2,
  RJ_INBOX_RATING = 3,
  RJ_INBOX_ANSWER = 4,
  RJ_INBOX_TRY = 5,
} RjInboxKind;

/**
 * RjInboxItem: one message of the inbox
 * @id: of the message: a UUID; the entry that a note becomes has the same
 * @kind: an RjInboxKind, or what a later version gave: then only @content tells more
 * @at_us: when it happened, microseconds since 1970 UTC
 * @zone: (nullable): of a note: the IANA name of the time zone
 * @strength: of a note or a rating: 0 to 10
 * @halt: of a note: bits of RjHalt
 * @about: (nullable): of a rating the id of the entry, of an answer the key of the reminder, of a draft the
 * field
 * @answer: of an answer
 * @text: (nullable): of a draft: %NULL for one that is to go
 * @content: (nullable): of a kind that is not known, as it came
 *
 * Anybody with the disk can write one: nothing in it is believed that was not looked at.
 */
typedef struct {
  char *id;
  guint kind;
  gint64 at_us;
  char *zone;
  int strength;
  guint halt;
  char *about;
  RjReminderAnswer answer;
  char *text;
  GBytes *content;
} RjInboxItem;

RjInboxItem *rj_inbox_item_new (guint kind, gint64 at_us);
RjInboxItem *rj_inbox_item_copy (const RjInboxItem *self);
/* Wipes the text. */
void rj_inbox_item_free (RjInboxItem *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjInboxItem, rj_inbox_item_free)

/**
 * RjInboxMerged: what became of the messages
 * @notes, @ratings: are entries and ratings in the journal now
 * @answers, @drafts: were taken over
 * @tries: wrong passphrases and spare keys
 * @kept: of a later version
 * @refused: made no sense here
 * @known: had been taken in before
 */
typedef struct {
  guint notes;
  guint ratings;
  guint answers;
  guint drafts;
  guint tries;
  guint kept;
  guint refused;
  guint known;
} RjInboxMerged;

G_END_DECLS
