// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-milestones.h"

G_BEGIN_DECLS

/* The person's own milestones, as rj_own_milestones_to_text() writes them; a preference, so that they are in
 * every copy and export of the journal, and a change of them can be undone. */
#define RJ_PREFERENCE_OWN_MILESTONES "own-milestones"
/* unset: a milestone of the days is noticed on Today, quietly; "off" */
#define RJ_PREFERENCE_MILESTONES "milestones"
/* The last day whose milestone was closed on Today, ISO 8601. */
#define RJ_PREFERENCE_MILESTONE_CLOSED "milestone-closed"
/* unset: what comes next is not shown; "yes" */
#define RJ_PREFERENCE_MILESTONES_NEXT "milestones-next"

/* So many are kept, and a name has so many characters at most. */
#define RJ_OWN_MILESTONES_MOST      100
#define RJ_OWN_MILESTONE_MOST_CHARS 120

/**
 * RjOwnMilestone: one of the person's own, in their words.
 * @name: never blank
 * @span: counted from the ledger; a @count of 0: it is about something else, and not counted
 * @day: of one that is not counted: when it was reached; RJ_DAY_NONE: not yet
 */
typedef struct {
  char *name;
  RjMilestone span;
  RjDay day;
} RjOwnMilestone;

RjOwnMilestone *rj_own_milestone_new (const char *name);
RjOwnMilestone *rj_own_milestone_copy (const RjOwnMilestone *self);
void rj_own_milestone_free (RjOwnMilestone *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjOwnMilestone, rj_own_milestone_free)

/* @text: (nullable): what rj_own_milestones_to_text() gave; lines that are none are left out. (transfer full)
 * (element-type RjOwnMilestone) */
GPtrArray *rj_own_milestones_from_text (const char *text);
/* (nullable): %NULL when there are none. Line breaks and tabs in a name become spaces. */
char *rj_own_milestones_to_text (GPtrArray *milestones);

G_END_DECLS
