// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-plan-item.h"

G_BEGIN_DECLS

/* How one can take part; stored as bits. None: it is not known. In person and online is what lists call
 * hybrid. */
typedef enum {
  RJ_MEETING_IN_PERSON = 1 << 0,
  RJ_MEETING_ONLINE = 1 << 1,
  RJ_MEETING_PHONE = 1 << 2,
} RjMeetingWays;

/* Who may come. The numbers are stored. */
typedef enum {
  RJ_MEETING_DOOR_UNKNOWN = 0,
  RJ_MEETING_DOOR_OPEN = 1,
  RJ_MEETING_DOOR_CLOSED = 2,
} RjMeetingDoor;

/* Where it was taken from; says what @source_id is. The numbers are stored; new ones go to the end. */
typedef enum {
  RJ_MEETING_SOURCE_OWN = 0,           /* written down by the person; no @source_id */
  RJ_MEETING_SOURCE_MEETING_GUIDE = 1, /* "slug" of Meeting Guide JSON and TSML */
  RJ_MEETING_SOURCE_BMLT = 2,          /* "id_bigint" of BMLT, "bmlt_id" of NAWS */
  RJ_MEETING_SOURCE_CALENDAR = 3,      /* UID of RFC 5545 */
} RjMeetingSource;

/**
 * RjMeeting: a meeting that the person keeps.
 * @record: what every record has
 * @fellowship: (nullable): the programme, in the person's words
 * @name: the person's words, or the list's
 * @formats: (nullable): the codes of the list, word by word as they stand there, separated by ", "
 * @ways: bits of RjMeetingWays
 * @place: (nullable): the name of the place
 * @address: (nullable)
 * @link, @phone: (nullable): for taking part; the program opens none of them by itself
 * @online_note: (nullable): what to know for that: a number, a password
 * @door: who may come
 * @medication_friendly: are people welcome who take prescribed medicine? The person's own answer: no list
 * fills it in
 * @access: (nullable): steps, toilets, sign language, children
 * @language: (nullable)
 * @service: (nullable): what the person does there
 * @note: (nullable)
 * @source, @source_id: (nullable): where it came from, so that the same list changes it and adds nothing
 * @items: (nullable): ids of the items of the plan at which it is, in the order of their times; computed
 *
 * Its times are items of the plan of kind RJ_KIND_MEETING (the item names the meeting: RjPlanItem.meeting,
 * column plan_item.meeting): rule, zone, single days left out, reminders and ticks are the plan's. A meeting
 * may have none ("by appointment") or many. Their zone is the item's tzid: that of the meeting, wherever the
 * person is; %NULL floats. The store gives the items title and place of the meeting whenever both are saved
 * together.
 */
typedef struct {
  RjRecord record;
  char *fellowship;
  char *name;
  char *formats;
  guint ways;
  char *place;
  char *address;
  char *link;
  char *phone;
  char *online_note;
  RjMeetingDoor door;
  RjAnswer medication_friendly;
  char *access;
  char *language;
  char *service;
  char *note;
  RjMeetingSource source;
  char *source_id;
  GStrv items;
} RjMeeting;

#define RJ_TYPE_MEETING (rj_meeting_get_type ())
GType rj_meeting_get_type (void);
RjMeeting *rj_meeting_new (void);
RjMeeting *rj_meeting_copy (const RjMeeting *self);
void rj_meeting_free (RjMeeting *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjMeeting, rj_meeting_free)

/* Where it is as the plan says it: the place, or the address; %NULL when it has neither. (transfer full)
 * (nullable) */
char *rj_meeting_dup_where (const RjMeeting *self);

/**
 * rj_meeting_time_new:
 * @first_day: it is not on before that day
 * @weekday: 1 Monday to 7 Sunday
 * @minutes: after midnight of the wall clock in @tzid
 * @duration_minutes: or 0
 * @tzid: (nullable): an IANA zone; %NULL floats
 *
 * Returns: (transfer full): an item for every week, with the reminder that meetings have by default, for
 * rj_meetings_save_async().
 */
RjPlanItem *rj_meeting_time_new (const RjMeeting *self,
                                 RjDay first_day,
                                 int weekday,
                                 int minutes,
                                 int duration_minutes,
                                 const char *tzid);

/**
 * rj_meeting_take_news:
 * @self: as it is kept
 * @news: as a list has it now
 *
 * Takes over what the list says. What it leaves open (%NULL, no way, door unknown) stays as it is, and so
 * does what only the person knows: medication friendly, service, note.
 *
 * Returns: whether anything is another one now
 */
gboolean rj_meeting_take_news (RjMeeting *self, const RjMeeting *news);

/**
 * rj_meeting_match_times:
 * @old: (element-type RjPlanItem): the times as they are kept
 * @news: (element-type RjPlanItem): the times of a list; those that are one of @old take its id, first day,
 * reminders and single days
 *
 * The same rule and time is the same one; after those, the same rule at another time.
 *
 * Returns: whether anything is another one in @news
 */
gboolean rj_meeting_match_times (GPtrArray *old, GPtrArray *news);

/**
 * RjMeetingPiece: a meeting and its times, as a list has them.
 * @times: (element-type RjPlanItem): may be empty
 */
typedef struct {
  RjMeeting *meeting;
  GPtrArray *times;
} RjMeetingPiece;

/* @meeting, @times: (transfer full); @times: (nullable) */
RjMeetingPiece *rj_meeting_piece_new (RjMeeting *meeting, GPtrArray *times);
RjMeetingPiece *rj_meeting_piece_copy (const RjMeetingPiece *self);
void rj_meeting_piece_free (RjMeetingPiece *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjMeetingPiece, rj_meeting_piece_free)

#define RJ_CRAVING_NONE (-1)

/**
 * RjAttendance: being at a meeting, or going there.
 * @record: day is the day of the plan it belongs to; at_us is when it was first written down
 * @meeting: id
 * @meeting_name: (nullable): computed
 * @item: (nullable): the item of the plan; %NULL: at another time
 * @attended: %FALSE: "I'm going"; it counts as nothing until the person was there
 * @mood_before, @mood_after: or RJ_MOOD_NONE
 * @craving_before, @craving_after: 0 to 10, or RJ_CRAVING_NONE
 * @took_away: (nullable): the person's words
 * @met: (nullable): whom: initials
 */
typedef struct {
  RjRecord record;
  char *meeting;
  char *meeting_name;
  char *item;
  gboolean attended;
  RjMood mood_before;
  RjMood mood_after;
  int craving_before;
  int craving_after;
  char *took_away;
  char *met;
} RjAttendance;

#define RJ_TYPE_ATTENDANCE (rj_attendance_get_type ())
GType rj_attendance_get_type (void);
RjAttendance *rj_attendance_new (void);
RjAttendance *rj_attendance_copy (const RjAttendance *self);
void rj_attendance_free (RjAttendance *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjAttendance, rj_attendance_free)

/* Is there nothing in it but that the person was there? */
gboolean rj_attendance_is_plain (const RjAttendance *self);

G_END_DECLS
