// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-day.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * RjRecord:
 * @id: UUID version 7; %NULL in a record that was never saved
 * @created_us: when it was first saved, microseconds since 1970 UTC
 * @updated_us: when it was last saved
 * @at_us: the instant it is about (an entry may be written later)
 * @zone: the time zone in which it was written, an IANA name
 * @day: the logical day it belongs to
 * @while_locked: it came through the inbox, where anybody with the disk can add records
 *
 * What every dated record has. The store fills in id, created and updated; the rest is the caller's.
 */
typedef struct {
  char *id;
  gint64 created_us;
  gint64 updated_us;
  gint64 at_us;
  char *zone;
  RjDay day;
  gboolean while_locked;
} RjRecord;

void rj_record_copy (const RjRecord *from, RjRecord *to);
void rj_record_clear (RjRecord *self);

/* The five named steps of mood. The numbers are stored. */
typedef enum {
  RJ_MOOD_NONE = 0,
  RJ_MOOD_VERY_LOW = 1,
  RJ_MOOD_LOW = 2,
  RJ_MOOD_OKAY = 3,
  RJ_MOOD_GOOD = 4,
  RJ_MOOD_VERY_GOOD = 5,
} RjMood;

/* Hungry, angry, lonely, tired; stored as bits. */
typedef enum {
  RJ_HALT_HUNGRY = 1 << 0,
  RJ_HALT_ANGRY = 1 << 1,
  RJ_HALT_LONELY = 1 << 2,
  RJ_HALT_TIRED = 1 << 3,
} RjHalt;

/* An answer that may be left open. */
typedef enum {
  RJ_ANSWER_NONE = 0,
  RJ_ANSWER_YES = 1,
  RJ_ANSWER_NO = 2,
  RJ_ANSWER_UNSURE = 3,
} RjAnswer;

G_END_DECLS
