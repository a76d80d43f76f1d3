// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-record.h"

G_BEGIN_DECLS

/* Kinds of plan items. The numbers are stored; new ones go to the end. */
typedef enum {
  RJ_KIND_ROUTINE = 1,
  RJ_KIND_SELF_CARE,
  RJ_KIND_MEAL,
  RJ_KIND_MOVEMENT,
  RJ_KIND_MINDFULNESS,
  RJ_KIND_MEDICATION,
  RJ_KIND_MEETING,
  RJ_KIND_APPOINTMENT,
  RJ_KIND_CALL,
  RJ_KIND_WORK,
  RJ_KIND_HOBBY,
  RJ_KIND_SOCIAL,
  RJ_KIND_CHORE,
  RJ_KIND_REST,
  RJ_KIND_REFLECTION,
} RjPlanKind;

typedef enum {
  RJ_PART_MORNING = 1,
  RJ_PART_AFTERNOON = 2,
  RJ_PART_EVENING = 3,
  RJ_PART_ANY_TIME = 4,
} RjDayPart;

typedef enum {
  RJ_REPEAT_ONCE = 0,
  RJ_REPEAT_DAILY = 1,
  RJ_REPEAT_WEEKDAYS = 2,
} RjRepeat;

typedef enum {
  RJ_MARK_OPEN = 0,
  RJ_MARK_DONE = 1,
  RJ_MARK_NOT_TODAY = 2,
} RjMark;

/**
 * RjPlanItem:
 * @record: what every record has; day is the first day of the item
 * @kind: what it is
 * @title: the person's words
 * @place, @note: (nullable): the person's words
 * @part: part of the day; follows from @minutes when there is a time
 * @minutes: minutes after midnight of the wall clock, or -1 without a time
 * @duration_minutes: or 0
 * @tzid: (nullable): %NULL is floating ("08:00 wherever I am"), otherwise the IANA zone of @minutes
 * @repeat: how it repeats
 * @weekdays: for RJ_REPEAT_WEEKDAYS: bit 0 is Monday, bit 6 is Sunday
 * @last_day: the last day, or RJ_DAY_NONE
 * @leads: (nullable) (element-type int): minutes before the time at which to remind; none: no reminder
 * @steps: (nullable): steps that "do it now" shows one by one
 * @position: order within its part
 */
typedef struct {
  RjRecord record;
  RjPlanKind kind;
  char *title;
  char *place;
  char *note;
  RjDayPart part;
  int minutes;
  int duration_minutes;
  char *tzid;
  RjRepeat repeat;
  guint weekdays;
  RjDay last_day;
  GArray *leads;
  GStrv steps;
  gint64 position;
} RjPlanItem;

#define RJ_TYPE_PLAN_ITEM (rj_plan_item_get_type ())
GType rj_plan_item_get_type (void);
RjPlanItem *rj_plan_item_new (void);
RjPlanItem *rj_plan_item_copy (const RjPlanItem *self);
void rj_plan_item_free (RjPlanItem *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjPlanItem, rj_plan_item_free)

/* Does the item's rule hold on @day? (moves and marks of single days are the store's business) */
gboolean rj_plan_item_is_on (const RjPlanItem *self, RjDay day);
/* Reminder lead of a kind when the person adds a time: 30 minutes for meetings and appointments, otherwise 0.
 */
int rj_plan_kind_get_default_lead (RjPlanKind kind);
/* For one that the person just gave a time: the reminder of its kind. Without a time, or with reminders of
 * its own, nothing. */
void rj_plan_item_add_default_lead (RjPlanItem *self);
/* Morning until 12:00, afternoon until 18:00, evening after that and before 04:00. */
RjDayPart rj_day_part_for_minutes (int minutes);

/**
 * RjOccurrence: an item on a day, with what the person did about it there.
 * @item: the item, with part, minutes and title as they are on that day
 * @day: the logical day
 * @mark: open, done or not today
 * @marked_us: when it was marked, or 0
 */
typedef struct {
  RjPlanItem *item;
  RjDay day;
  RjMark mark;
  gint64 marked_us;
} RjOccurrence;

#define RJ_TYPE_OCCURRENCE (rj_occurrence_get_type ())
GType rj_occurrence_get_type (void);
RjOccurrence *rj_occurrence_new (RjPlanItem *item, RjDay day);
RjOccurrence *rj_occurrence_copy (const RjOccurrence *self);
void rj_occurrence_free (RjOccurrence *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjOccurrence, rj_occurrence_free)

/**
 * RjReminder: one moment at which to remind of an occurrence.
 * @key: random id of this reminder; says nothing about the item; stable for (item, day, lead) once handed out
 * @item_id, @day, @lead_minutes: what it is about
 * @due_us: the instant
 */
typedef struct {
  char *key;
  char *item_id;
  RjDay day;
  int lead_minutes;
  gint64 due_us;
} RjReminder;

#define RJ_TYPE_REMINDER (rj_reminder_get_type ())
GType rj_reminder_get_type (void);
RjReminder *rj_reminder_new (void);
RjReminder *rj_reminder_copy (const RjReminder *self);
void rj_reminder_free (RjReminder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjReminder, rj_reminder_free)

typedef enum {
  RJ_REMINDER_SHOWN = 1,
  RJ_REMINDER_DONE = 2,
  RJ_REMINDER_SNOOZED = 3,
  RJ_REMINDER_OPENED = 4,
  RJ_REMINDER_DISMISSED = 5,
} RjReminderAnswer;

G_END_DECLS
