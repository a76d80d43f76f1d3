// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-record.h"
#include "rj-recurrence.h"

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
  RJ_KIND_PICK_UP,
  RJ_KIND_EVENT,
} RjPlanKind;

#define RJ_KIND_LAST RJ_KIND_EVENT

typedef enum {
  RJ_PART_MORNING = 1,
  RJ_PART_AFTERNOON = 2,
  RJ_PART_EVENING = 3,
  RJ_PART_ANY_TIME = 4,
} RjDayPart;

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
 * @recurrence: (nullable): how it repeats; %NULL is once
 * @times_a_week: done so often from Monday on, it is not offered again that week; 0: that does not count
 * @last_day: the last day that its rule can have, or RJ_DAY_NONE
 * @left_out: (element-type RjDay): days of the rule that it is not on, ascending
 * @extra: (element-type RjDay): days besides those of the rule, ascending
 * @leads: (nullable) (element-type int): minutes before the time at which to remind; none: no reminder
 * @nag_minutes: minutes after which a reminder comes again until it is handled, or 0: once
 * @steps: (nullable): steps that "do it now" shows one by one; each may say in its own words how long it
 * takes, see rj_plan_step_get_minutes()
 * @position: order within its part
 * @meeting: (nullable): id of the meeting (rj-meeting.h) that it is a time of; computed: saving an item
 * leaves that as it is
 * @link: (nullable): of that meeting, for taking part; computed
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
  RjRecurrence *recurrence;
  int times_a_week;
  RjDay last_day;
  GArray *left_out;
  GArray *extra;
  GArray *leads;
  int nag_minutes;
  GStrv steps;
  gint64 position;
  char *meeting;
  char *link;
} RjPlanItem;

#define RJ_TYPE_PLAN_ITEM (rj_plan_item_get_type ())
GType rj_plan_item_get_type (void);
RjPlanItem *rj_plan_item_new (void);
RjPlanItem *rj_plan_item_copy (const RjPlanItem *self);
void rj_plan_item_free (RjPlanItem *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjPlanItem, rj_plan_item_free)

/* @recurrence: (transfer full) (nullable) */
void rj_plan_item_set_recurrence (RjPlanItem *self, RjRecurrence *recurrence);
/* Is the item on @day, by its rule and its single days? (moves and marks are the store's business) */
gboolean rj_plan_item_is_on (const RjPlanItem *self, RjDay day);
/* (transfer full) (element-type RjDay): the days from @from to @to, both included, that it is on, ascending
 */
GArray *rj_plan_item_list_days (const RjPlanItem *self, RjDay from, RjDay to);
/* From now on it is not on @day, whether that is one of its rule or besides it. */
void rj_plan_item_leave_out (RjPlanItem *self, RjDay day);
/* Does @kind rest while everything is paused? What the body or somebody else waits for does not. */
gboolean rj_plan_kind_rests (RjPlanKind kind);
/* Reminder lead of a kind when the person adds a time: 30 minutes for meetings, appointments and pick-ups,
 * otherwise 0.
 */
int rj_plan_kind_get_default_lead (RjPlanKind kind);
/* For one that the person just gave a time: the reminder of its kind. Without a time, or with reminders of
 * its own, nothing. */
void rj_plan_item_add_default_lead (RjPlanItem *self);
/* Morning until 12:00, afternoon until 18:00, evening after that and before 04:00. */
RjDayPart rj_day_part_for_minutes (int minutes);

/* What became of a dose. The numbers are stored; new ones go to the end. */
typedef enum {
  RJ_DOSE_NONE = 0,
  RJ_DOSE_TAKEN,
  RJ_DOSE_LATE,
  RJ_DOSE_SKIPPED,
  RJ_DOSE_VOMITED,
  RJ_DOSE_UNSURE,
} RjDoseStatus;

/**
 * RjOccurrence: an item on a day, with what the person did about it there.
 * @item: the item, with part, minutes and title as they are on that day
 * @day: the logical day
 * @mark: open, done or not today
 * @marked_us: when it was marked, or 0
 * @medicine: (nullable): the medicine that is taken then
 * @window_minutes: up to how long after its time that is not late, or 0
 * @dose: what was written down about it there; RJ_DOSE_NONE for nothing
 * @dose_us: when it was taken, or 0
 * @done_steps: (nullable) (element-type guint): which of the steps of @item are ticked there, ascending
 */
typedef struct {
  RjPlanItem *item;
  RjDay day;
  RjMark mark;
  gint64 marked_us;
  char *medicine;
  int window_minutes;
  RjDoseStatus dose;
  gint64 dose_us;
  GArray *done_steps;
} RjOccurrence;

#define RJ_TYPE_OCCURRENCE (rj_occurrence_get_type ())
GType rj_occurrence_get_type (void);
RjOccurrence *rj_occurrence_new (RjPlanItem *item, RjDay day);
RjOccurrence *rj_occurrence_copy (const RjOccurrence *self);
void rj_occurrence_free (RjOccurrence *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjOccurrence, rj_occurrence_free)
/* How many steps the item has. @n_done: (out) (optional): how many of them are ticked */
guint rj_occurrence_count_steps (const RjOccurrence *self, guint *n_done);
gboolean rj_occurrence_is_step_done (const RjOccurrence *self, guint step);
/* The first step that is not ticked; when all are, the first. */
guint rj_occurrence_find_open_step (const RjOccurrence *self);

/**
 * RjReminder: one moment at which to remind of an occurrence.
 * @key: random id of this reminder; says nothing about the item; stable for (item, day, lead) once handed out
 * @item_id, @day, @lead_minutes: what it is about
 * @kind: of the item
 * @due_us: the instant
 * @again: it was shown before: the person asked for later, or did nothing about it
 * @nag_minutes: it comes again after so many minutes until it is handled, or 0
 * @nag_until_us: the last time that it does
 * @quiet: it was held back by quiet hours, and comes when they are over
 */
typedef struct {
  char *key;
  char *item_id;
  RjDay day;
  int lead_minutes;
  RjPlanKind kind;
  gint64 due_us;
  gboolean again;
  int nag_minutes;
  gint64 nag_until_us;
  gboolean quiet;
} RjReminder;

#define RJ_TYPE_REMINDER (rj_reminder_get_type ())
GType rj_reminder_get_type (void);
RjReminder *rj_reminder_new (void);
RjReminder *rj_reminder_copy (const RjReminder *self);
void rj_reminder_free (RjReminder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjReminder, rj_reminder_free)
/* For g_ptr_array_sort(): by due. */
int rj_reminder_compare_due (gconstpointer a, gconstpointer b);

/* What became of a reminder: it was shown, what the person did, and why it was late or did not come as
 * itself. The numbers are stored; new ones go to the end. */
typedef enum {
  RJ_REMINDER_SHOWN = 1,
  RJ_REMINDER_DONE = 2,
  RJ_REMINDER_SNOOZED = 3,
  RJ_REMINDER_OPENED = 4,
  RJ_REMINDER_DISMISSED = 5,
  RJ_REMINDER_SLEPT = 6,          /* the computer slept */
  RJ_REMINDER_NOT_RUNNING = 7,    /* the program was not running */
  RJ_REMINDER_REFUSED = 8,        /* the desktop did not show it */
  RJ_REMINDER_QUIET = 9,          /* told of after the quiet hours */
  RJ_REMINDER_SUMMED = 10,        /* told of with many others */
  RJ_REMINDER_NO_SERVICE = 11,    /* there was nothing on the desktop that shows notifications */
  RJ_REMINDER_NO_BACKGROUND = 12, /* the program was not running: it may not stay without a window */
} RjReminderAnswer;

G_END_DECLS
