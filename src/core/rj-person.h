// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-record.h"

G_BEGIN_DECLS

/* Who somebody is for the person who writes. The numbers are stored. */
typedef enum {
  RJ_ROLE_NONE = 0,
  RJ_ROLE_MENTOR = 1, /* or sponsor */
  RJ_ROLE_MENTEE = 2, /* or sponsee */
  RJ_ROLE_PEER = 3,   /* peer specialist */
  RJ_ROLE_COACH = 4,
  RJ_ROLE_FRIEND = 5,
  RJ_ROLE_FAMILY = 6,
  RJ_ROLE_CLINICIAN = 7,
  RJ_ROLE_COUNSELLOR = 8,
  RJ_ROLE_GROUP = 9,
  RJ_ROLE_OTHER = 10,
} RjPersonRole;

#define RJ_ROLE_LAST RJ_ROLE_OTHER

/* A way to reach somebody. The numbers are stored. */
typedef enum {
  RJ_REACH_PHONE = 1,
  RJ_REACH_MOBILE = 2,
  RJ_REACH_TEXT = 3, /* a number for text messages */
  RJ_REACH_EMAIL = 4,
  RJ_REACH_MESSENGER = 5, /* a name in a messenger, or any other way */
  RJ_REACH_ADDRESS = 6,
} RjReachKind;

#define RJ_REACH_LAST RJ_REACH_ADDRESS

/**
 * RjReach: one way to reach somebody
 * @label: (nullable): "work", in the person's words
 * @value: the number, address or name as it was written; not blank
 */
typedef struct {
  RjReachKind kind;
  char *label;
  char *value;
} RjReach;

/* @label: (nullable). (transfer full) */
RjReach *rj_reach_new (RjReachKind kind, const char *label, const char *value);
void rj_reach_free (RjReach *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjReach, rj_reach_free)

/* Is it dialled: a phone, a mobile phone, a number for texts? */
gboolean rj_reach_is_number (const RjReach *self);
/* What is to be dialled; (nullable) (transfer full): %NULL when it is no number, or none that can be dialled,
 * see rj_own_line_dup_digits(). */
char *rj_reach_dup_digits (const RjReach *self);

/**
 * RjPerson: somebody the person can turn to
 * @record: what every record has; at_us and day are those of its making
 * @name: not blank
 * @role: who they are to the person
 * @reaches: (element-type RjReach): in the order in which they are to be tried; never %NULL
 * @best_times: (nullable): when they are best reached
 * @good_for: (nullable): what they are good for
 * @may_call_at_night: they said so
 * @note: (nullable)
 * @message: (nullable): words that are ready to be sent to them
 * @first: "my one person": one at most in a journal
 */
typedef struct {
  RjRecord record;
  char *name;
  RjPersonRole role;
  GPtrArray *reaches;
  char *best_times;
  char *good_for;
  gboolean may_call_at_night;
  char *note;
  char *message;
  gboolean first;
} RjPerson;

#define RJ_TYPE_PERSON (rj_person_get_type ())
GType rj_person_get_type (void);
RjPerson *rj_person_new (void);
RjPerson *rj_person_copy (const RjPerson *self);
void rj_person_free (RjPerson *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjPerson, rj_person_free)
/* Is the same written of both? What stands in @record does not count. */
gboolean rj_person_says_same (const RjPerson *self, const RjPerson *other);

/* (transfer none) (nullable): the first way that is dialled. */
const RjReach *rj_person_find_number (const RjPerson *self);

/* What came of an attempt to be in touch. The numbers are stored. */
typedef enum {
  RJ_TALK_CALLED = 1,
  RJ_TALK_WROTE = 2,
  RJ_TALK_MET = 3,
  RJ_TALK_NOT_REACHED = 4,
} RjTalkHow;

/**
 * RjTalk: one line of the contact ledger: they were in touch. It is only ever added, or taken away as a
 * whole.
 * @record: at_us, zone and day: when it was
 * @person: id of the RjPerson
 * @note: (nullable)
 */
typedef struct {
  RjRecord record;
  char *person;
  RjTalkHow how;
  char *note;
} RjTalk;

#define RJ_TYPE_TALK (rj_talk_get_type ())
GType rj_talk_get_type (void);
RjTalk *rj_talk_new (void);
RjTalk *rj_talk_copy (const RjTalk *self);
void rj_talk_free (RjTalk *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjTalk, rj_talk_free)

G_END_DECLS
