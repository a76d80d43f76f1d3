// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-clock.h"
#include "rj-store.h"

G_BEGIN_DECLS

/* In what order meetings are listed. */
typedef enum {
  RJ_MEETING_ORDER_NEXT, /* the next one first; those without a time to come after them, by name */
  RJ_MEETING_ORDER_NAME,
} RjMeetingOrder;

/**
 * RjMeetingEntry: a meeting and when it is next
 * @next: (nullable): within RJ_MEETING_LIST_DAYS
 */
typedef struct {
  RjMeeting *meeting;
  RjOccurrence *next;
} RjMeetingEntry;

/* How many days ahead are looked at: what is once a month is among them. */
#define RJ_MEETING_LIST_DAYS 35

void rj_meeting_entry_free (RjMeetingEntry *self);

/**
 * rj_meeting_list_new:
 * @meetings: (element-type RjMeeting): by name
 * @occurrences: (element-type RjOccurrence): what is in the plan from today on, in its order
 * @words: (nullable): folded (rj_text_fold()); only those with it in name, programme, place or address
 *
 * Returns: (transfer full) (element-type RjMeetingEntry)
 */
GPtrArray *rj_meeting_list_new (GPtrArray *meetings,
                                GPtrArray *occurrences,
                                RjClock *clock,
                                RjMeetingOrder order,
                                const char *words);

/* (transfer none) (nullable): the first of @occurrences that is one of the meeting @id, and still to come. */
const RjOccurrence *rj_meeting_list_find_next (GPtrArray *occurrences, const char *id, RjClock *clock);

G_END_DECLS
