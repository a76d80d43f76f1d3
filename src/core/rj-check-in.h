// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-record.h"

G_BEGIN_DECLS

/* What an own scale was rated: the raw number, 0 to 10. @name is not saved: it comes with what is read. */
typedef struct {
  char *scale;
  char *name;
  int value;
} RjScaleValue;

RjScaleValue *rj_scale_value_new (const char *scale, int value);
RjScaleValue *rj_scale_value_copy (const RjScaleValue *self);
void rj_scale_value_free (RjScaleValue *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjScaleValue, rj_scale_value_free)

/**
 * RjMoodEntry: a check-in. Only the mood is needed; everything else may be left open.
 * @record: what every dated record has
 * @mood: the named step
 * @energy: 1 to 5, or 0 when left open
 * @halt: bits of RjHalt
 * @sleep_minutes: how long the person slept, or -1
 * @ate, @moved: an answer, never an amount
 * @feelings: (array zero-terminated=1) (nullable): ids of choices of the list "feeling"
 * @note: (nullable): the person's words
 * @scales: (element-type RjScaleValue) (nullable): what own scales were rated, each at most once
 */
typedef struct {
  RjRecord record;
  RjMood mood;
  int energy;
  guint halt;
  int sleep_minutes;
  RjAnswer ate;
  RjAnswer moved;
  GStrv feelings;
  char *note;
  GPtrArray *scales;
} RjMoodEntry;

#define RJ_TYPE_MOOD_ENTRY (rj_mood_entry_get_type ())
GType rj_mood_entry_get_type (void);
RjMoodEntry *rj_mood_entry_new (void);
RjMoodEntry *rj_mood_entry_copy (const RjMoodEntry *self);
void rj_mood_entry_free (RjMoodEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjMoodEntry, rj_mood_entry_free)

/* How an urge went on, in neutral words (reference: clinical content 2.1). The numbers are stored. */
typedef enum {
  RJ_OUTCOME_NONE = 0,
  RJ_OUTCOME_PASSED = 1,
  RJ_OUTCOME_STILL_THERE = 2,
  RJ_OUTCOME_REACHED_OUT = 3,
  RJ_OUTCOME_USED_A_LITTLE = 4,
  RJ_OUTCOME_USED = 5,
  RJ_OUTCOME_PREFER_NOT_TO_SAY = 6,
} RjOutcome;

/* A rating of the same urge later on. */
typedef struct {
  gint64 at_us;
  int strength;
} RjRatingPoint;

/**
 * RjCraving: one urge. Only the strength is needed.
 * @record: what every dated record has
 * @strength: 0 to 10
 * @halt: bits of RjHalt
 * @triggers, @places, @company: (nullable): ids of choices of the lists "trigger", "place", "company"
 * @substance: (nullable): id of a choice of the list "substance"
 * @did: (nullable): ids of coping notes that were used
 * @body, @thoughts, @note: (nullable): the person's words
 * @duration_minutes: how long it lasted, or -1
 * @outcome: how it went on
 * @later: (element-type RjRatingPoint): ratings after the first, in order of time
 */
typedef struct {
  RjRecord record;
  int strength;
  guint halt;
  GStrv triggers;
  GStrv places;
  GStrv company;
  char *substance;
  GStrv did;
  char *body;
  char *thoughts;
  char *note;
  int duration_minutes;
  RjOutcome outcome;
  GArray *later;
} RjCraving;

#define RJ_TYPE_CRAVING (rj_craving_get_type ())
GType rj_craving_get_type (void);
RjCraving *rj_craving_new (void);
RjCraving *rj_craving_copy (const RjCraving *self);
void rj_craving_free (RjCraving *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjCraving, rj_craving_free)

typedef enum {
  RJ_WRITING_ENTRY = 1,
  RJ_WRITING_CLOSE_DAY = 2,
} RjWritingKind;

/**
 * RjWriting: words. For RJ_WRITING_CLOSE_DAY there are three lines, each optional, and at most one such
 * record a day.
 */
typedef struct {
  RjRecord record;
  RjWritingKind kind;
  char *title;
  char *body;
  char *hard;
  char *good;
  char *tomorrow;
} RjWriting;

#define RJ_TYPE_WRITING (rj_writing_get_type ())
GType rj_writing_get_type (void);
RjWriting *rj_writing_new (void);
RjWriting *rj_writing_copy (const RjWriting *self);
void rj_writing_free (RjWriting *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjWriting, rj_writing_free)

G_END_DECLS
