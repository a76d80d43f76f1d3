// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-record.h"

G_BEGIN_DECLS

/* What an event of the ledger says about its day. The numbers are stored; new ones go to the end. */
typedef enum {
  RJ_RECOVERY_BEGAN = 1,     /* the first day without use; a day to come: it begins then */
  RJ_RECOVERY_USE = 2,       /* a day of use */
  RJ_RECOVERY_STOPPED = 3,   /* from this day on it rests: days to come are not counted, those before stay */
  RJ_RECOVERY_PLANNED = 4,   /* the day on which to begin again; nothing begins by itself */
  RJ_RECOVERY_WITHDRAWN = 5, /* of a correction: what it corrects was not so */
} RjRecoveryKind;

/**
 * RjRecoveryEvent: one line of the ledger. It is never changed; what was wrong is corrected by another one.
 * @record: @record.day is the day it is about, at_us and zone when and where it was written down. The
 * order in which events were written down is that of created_us, then id.
 * @kind: what it says
 * @substance: (nullable): a choice of the list "substance" whose ledger it belongs to; %NULL: everything
 * @corrects: (nullable): the id of the event that this one takes the place of. Of several the one written
 * down last counts. (The store keeps the id of the first one of such a chain here, whichever was given.)
 * @words: (nullable): the id of what was written to it; computed
 * @amount: (nullable): the person's words, never read as a number; computed
 * @note: (nullable): computed
 *
 * Words belong to the first one of a chain, and can be deleted while the day stays.
 */
typedef struct {
  RjRecord record;
  RjRecoveryKind kind;
  char *substance;
  char *corrects;
  char *words;
  char *amount;
  char *note;
} RjRecoveryEvent;

#define RJ_TYPE_RECOVERY_EVENT (rj_recovery_event_get_type ())
GType rj_recovery_event_get_type (void);
RjRecoveryEvent *rj_recovery_event_new (RjRecoveryKind kind, const char *substance, RjDay day);
RjRecoveryEvent *rj_recovery_event_copy (const RjRecoveryEvent *self);
void rj_recovery_event_free (RjRecoveryEvent *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjRecoveryEvent, rj_recovery_event_free)

/* The id of the first one of its chain: what it corrects, or its own. (nullable) */
const char *rj_recovery_event_get_root (const RjRecoveryEvent *self);

/**
 * RjRecoverySaving: what a day without use leaves: money, time, anything.
 * @id: %NULL in one that was never saved
 * @substance: (nullable): as in #RjRecoveryEvent
 * @amount: thousandths of @unit for each such day, 1 to %RJ_RECOVERY_MOST_SAVED
 * @unit: the person's words
 */
typedef struct {
  char *id;
  char *substance;
  gint64 amount;
  char *unit;
} RjRecoverySaving;

#define RJ_RECOVERY_MOST_SAVED (G_GINT64_CONSTANT (1000000) * 1000)

#define RJ_TYPE_RECOVERY_SAVING (rj_recovery_saving_get_type ())
GType rj_recovery_saving_get_type (void);
RjRecoverySaving *rj_recovery_saving_new (const char *substance, gint64 amount, const char *unit);
RjRecoverySaving *rj_recovery_saving_copy (const RjRecoverySaving *self);
void rj_recovery_saving_free (RjRecoverySaving *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjRecoverySaving, rj_recovery_saving_free)

/* Thousandths of the unit that @days days leave. */
gint64 rj_recovery_saving_get_total (const RjRecoverySaving *self, int days);

G_END_DECLS
