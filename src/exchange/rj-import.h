// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-day.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* What comes out of a file that another program made, whatever its format: plain records, and what could not
 * be taken from it. */

#define RJ_IMPORT_ERROR (rj_import_error_quark ())
GQuark rj_import_error_quark (void);

/* Why a file, a record or a part of one is not taken. The error codes of RJ_IMPORT_ERROR are the same. */
typedef enum {
  /* The whole file. */
  RJ_IMPORT_NOT_UNDERSTOOD = 1,
  RJ_IMPORT_EMPTY,
  RJ_IMPORT_TOO_LARGE,
  RJ_IMPORT_TOO_MANY,
  RJ_IMPORT_TOO_SLOW,
  RJ_IMPORT_BROKEN_OFF,
  RJ_IMPORT_UNREADABLE,
  RJ_IMPORT_NO_MEETINGS,
  /* A record. */
  RJ_IMPORT_NO_DATE,
  RJ_IMPORT_BAD_DATE,
  RJ_IMPORT_NOT_CLOSED,
  RJ_IMPORT_TOO_LONG,
  RJ_IMPORT_CANCELLED,
  RJ_IMPORT_COMPLETED,
  RJ_IMPORT_OTHER_KIND,
  RJ_IMPORT_NEVER,
  RJ_IMPORT_OLDER,
  RJ_IMPORT_NO_MEETING,
  RJ_IMPORT_NAMELESS,
  RJ_IMPORT_NO_DAY,
  RJ_IMPORT_BAD_DAY,
  RJ_IMPORT_BAD_TIME,
  RJ_IMPORT_BROKEN_ROW,
  RJ_IMPORT_MORE_FIELDS,
  RJ_IMPORT_TWICE,
  RJ_IMPORT_NOT_PUBLISHED,
  RJ_IMPORT_TRAILER,
  /* A part of a record that is taken. */
  RJ_IMPORT_BAD_RULE,
  RJ_IMPORT_RULE_NOT_OFFERED,
  RJ_IMPORT_MORE_DAYS,
  RJ_IMPORT_ZONE_UNKNOWN,
  RJ_IMPORT_REMINDER_NOT_BEFORE,
  RJ_IMPORT_NO_SERIES,
  RJ_IMPORT_OTHER_LENGTH,
  RJ_IMPORT_TWICE_A_DAY,
  RJ_IMPORT_RANGE_NOT_FOLLOWED,
  RJ_IMPORT_BAD_VALUE,
  /* Of somebody in an address book. */
  RJ_IMPORT_NO_NAME,
  RJ_IMPORT_NO_PERSON,
  RJ_IMPORT_NO_END,
  RJ_IMPORT_NO_PROPERTY,
  RJ_IMPORT_NOT_KEPT,
  RJ_IMPORT_PRIVATE,
  RJ_IMPORT_NOBODY_ANSWERS,
  RJ_IMPORT_ONE_IS_ENOUGH,
  RJ_IMPORT_MORE_THAN_KEPT,
  RJ_IMPORT_BAD_LETTERS,
  RJ_IMPORT_CUT,
  /* Of a list of meetings. */
  RJ_IMPORT_SOME_DAYS,
  RJ_IMPORT_NO_TIME,
  RJ_IMPORT_BAD_END,
  RJ_IMPORT_NO_ID,
  RJ_IMPORT_SAME_ID,
} RjImportReason;

/* The short name by which a reason travels, as "no-date"; %NULL for a number that is none. */
const char *rj_import_reason_get_name (RjImportReason reason);
/* 0 for a name that is none. */
RjImportReason rj_import_reason_from_name (const char *name);
/* The sentence for a person, in their language. */
const char *rj_import_reason_get_sentence (RjImportReason reason);

typedef enum {
  RJ_IMPORT_EVENT = 1,
  RJ_IMPORT_TASK,
  /* anything else that the format can hold */
  RJ_IMPORT_OTHER,
  /* somebody in an address book */
  RJ_IMPORT_CARD,
  /* of a list of meetings */
  RJ_IMPORT_MEETING,
} RjImportKind;

#define RJ_IMPORT_N_KINDS 6

/* "event", "task", "other", "card", "meeting". */
const char *rj_import_kind_get_name (RjImportKind kind);
RjImportKind rj_import_kind_from_name (const char *name);

/* Which clock a time is read from. */
typedef enum {
  RJ_IMPORT_DATE,     /* a day without a time */
  RJ_IMPORT_FLOATING, /* wherever the person is */
  RJ_IMPORT_UTC,
  RJ_IMPORT_ZONED,
} RjImportClock;

/**
 * RjImportMoment:
 * @day: RJ_DAY_NONE: there is none
 * @minutes: after midnight; 0 with RJ_IMPORT_DATE
 * @tzid: (nullable): the name of the zone in the file, with RJ_IMPORT_ZONED
 */
typedef struct {
  RjDay day;
  int minutes;
  RjImportClock clock;
  char *tzid;
} RjImportMoment;

void rj_import_moment_clear (RjImportMoment *self);
void rj_import_moment_copy (const RjImportMoment *from, RjImportMoment *to);
/* "2026-11-21", "2026-11-21T08:00", "2026-11-21T08:00Z"; without the zone's name. (transfer full) */
char *rj_import_moment_to_text (const RjImportMoment *self);

/* How many offsets say how a zone goes that only its rules tell: one a month. */
#define RJ_IMPORT_N_OFFSETS 12
/* Seconds; RFC 5545, 3.3.14: hours and minutes of a day. */
#define RJ_IMPORT_MOST_OFFSET (24 * 3600 - 1)

/* Which days of a series a record is about that names one of them. */
typedef enum {
  RJ_IMPORT_ONE_DAY,
  RJ_IMPORT_FROM_DAY, /* that one and all later ones */
  RJ_IMPORT_OTHER_RANGE,
} RjImportRange;

/**
 * RjImportRecord: something that is planned, as the file has it
 * @kind: event or task
 * @number: the how many-th of its kind in the file, from 1
 * @line: where it begins, from 1
 * @uid: (nullable): what names it everywhere
 * @recurrence: which of a series it stands for; no day: it stands for itself
 * @range: which more it stands for
 * @sequence: of two that are named alike, the higher one is the newer one
 * @title, @place, @note: (nullable)
 * @categories: (nullable)
 * @start: its day and time
 * @end: (nullable fields): no day: @duration_minutes says it
 * @duration_minutes: or -1: nothing does
 * @location: (nullable): what the file says besides its name about the zone of @start
 * @offsets: seconds east of UTC at @start and each 30 days after it by the rules in the file; @n_offsets of
 * them, 0 when it has none
 * @rule: (nullable): RRULE as text
 * @except: (element-type RjImportMoment): not on these
 * @also: (element-type RjImportMoment): and on these
 * @leads: (element-type int): minutes before the start at which to remind
 * @alarms: (element-type RjImportMoment): times at which to remind
 * @cancelled: it is not taking place
 * @part, @times_a_week, @steps, @neutral: (nullable steps): what this program wrote into a file of its own;
 * neutral: its words were left out
 */
typedef struct {
  RjImportKind kind;
  guint number;
  guint line;
  char *uid;
  RjImportMoment recurrence;
  RjImportRange range;
  int sequence;
  char *title;
  char *place;
  char *note;
  GStrv categories;
  RjImportMoment start;
  RjImportMoment end;
  int duration_minutes;
  char *location;
  int offsets[RJ_IMPORT_N_OFFSETS];
  guint n_offsets;
  char *rule;
  GArray *except;
  GArray *also;
  GArray *leads;
  GArray *alarms;
  gboolean cancelled;
  int part;
  int times_a_week;
  GStrv steps;
  gboolean neutral;
} RjImportRecord;

RjImportRecord *rj_import_record_new (RjImportKind kind);
void rj_import_record_free (RjImportRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjImportRecord, rj_import_record_free)
/**
 * rj_import_record_dup_digest:
 * @before: (nullable): the digest of what it belongs to
 *
 * Returns: (transfer full): the same for two records that say the same, wherever they stand in a file
 */
char *rj_import_record_dup_digest (const RjImportRecord *self, const char *before);

/**
 * RjImportLeft: what is left out
 * @kind, @number, @line: of the record
 * @part: (nullable): the part of the record, as the format names it ("RRULE"); %NULL: all of it
 */
typedef struct {
  RjImportKind kind;
  guint number;
  guint line;
  char *part;
  RjImportReason reason;
} RjImportLeft;

RjImportLeft *
rj_import_left_new (RjImportKind kind, guint number, guint line, const char *part, RjImportReason reason);
void rj_import_left_free (RjImportLeft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjImportLeft, rj_import_left_free)
/* "event 3, line 40, RRULE": nothing of what the person wrote. (transfer full) */
char *rj_import_left_get_where (const RjImportLeft *self);

/**
 * RjImportFile: what a file holds
 * @format: "icalendar", "vcard", or what docs/meeting-lists.md calls it
 * @zone: (nullable): what the file says about the zone of the person
 * @records: (element-type RjImportRecord)
 * @cards: (element-type RjVcard)
 * @meetings: (element-type RjFeedRow): of a list of meetings
 * @left: (element-type RjImportLeft)
 * @found: how many of each kind there are, taken or not
 */
typedef struct {
  char *format;
  char *zone;
  GPtrArray *records;
  GPtrArray *cards;
  GPtrArray *meetings;
  GPtrArray *left;
  guint found[RJ_IMPORT_N_KINDS];
} RjImportFile;

RjImportFile *rj_import_file_new (const char *format);
void rj_import_file_free (RjImportFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjImportFile, rj_import_file_free)

/* What the reading may take: more is refused. */
#define RJ_IMPORT_MOST_BYTES   (64 * 1024 * 1024)
#define RJ_IMPORT_MOST_RECORDS 20000
#define RJ_IMPORT_LONGEST      (256 * 1024)
/* Rows of a list, times of a week that they have, and bytes of text in them. A list is saved as one step, all
 * of which is held in locked memory, and each piece of that is one of the 65,530 that a process may have: at
 * these three together it takes 50,000 of them and half a minute; twice as much does not come in. */
#define RJ_IMPORT_MOST_MEETINGS   20000
#define RJ_IMPORT_MOST_TIMES      70000
#define RJ_IMPORT_MOST_LIST_BYTES (24 * 1024 * 1024)

G_END_DECLS
