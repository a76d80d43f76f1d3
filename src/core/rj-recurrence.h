// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-day.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * RjRecurrence: the days on which something happens, as a rule of RFC 5545, 3.3.10.
 *
 * Immutable, so that one may be shared by many copies of an item, and counted atomically. Rules are expanded
 * in days of the wall clock alone; what instant that is, is the business of rj_wall_to_instant(). The end of
 * a rule by date is not part of it: RjPlanItem.last_day says that.
 *
 * Days that do not exist are left out, as the standard wants: the 31st only in months that have one, the
 * 29th of February only in leap years. "The last day of the month" is a rule of its own (month day -1).
 */
typedef struct _RjRecurrence RjRecurrence;

#define RJ_TYPE_RECURRENCE (rj_recurrence_get_type ())
GType rj_recurrence_get_type (void);

/* Which of the rules that the program offers it is. */
typedef enum {
  RJ_RECURRENCE_DAILY,
  RJ_RECURRENCE_WEEKLY,
  RJ_RECURRENCE_MONTHLY_BY_DATE,
  RJ_RECURRENCE_MONTHLY_BY_WEEKDAY,
  RJ_RECURRENCE_YEARLY,
  RJ_RECURRENCE_OTHER, /* from a file: followed, but not offered */
  RJ_RECURRENCE_KEPT,  /* from a file: not followed; only its first day stands, and its text is kept */
} RjRecurrenceForm;

#define RJ_RECURRENCE_ERROR (rj_recurrence_error_quark ())
GQuark rj_recurrence_error_quark (void);

typedef enum {
  RJ_RECURRENCE_ERROR_INVALID, /* no rule */
} RjRecurrenceError;

/* @interval: 1 to 999: every day, every other day, … */
RjRecurrence *rj_recurrence_new_daily (guint interval);
/* @weekdays: bit 0 is Monday, bit 6 is Sunday; 0 means that of the first day. @week_start: 1 Monday to
 * 7 Sunday; says which days belong to one week when @interval is more than 1. */
RjRecurrence *rj_recurrence_new_weekly (guint interval, guint weekdays, int week_start);
/* @month_day: 1 to 31, -1 for the last day of the month, 0 for that of the first day */
RjRecurrence *rj_recurrence_new_monthly_by_date (guint interval, int month_day);
/* @nth: 1 to 5, or -1 for the last of the month; @weekday: 1 Monday to 7 Sunday */
RjRecurrence *rj_recurrence_new_monthly_by_weekday (guint interval, int nth, int weekday);
/* On the date of the first day. */
RjRecurrence *rj_recurrence_new_yearly (guint interval);

/**
 * rj_recurrence_new_from_text:
 * @text: the value of an RRULE, without "RRULE:"
 * @until: (out) (optional) (transfer full) (nullable): its UNTIL as it stands there, or %NULL
 *
 * Returns: (transfer full): the rule, or %NULL with RJ_RECURRENCE_ERROR_INVALID when @text is none. A rule
 * that is valid but cannot be followed is RJ_RECURRENCE_KEPT.
 */
RjRecurrence *rj_recurrence_new_from_text (const char *text, char **until, GError **error);

/* The same rule, ending after @count days; 0: endless. */
RjRecurrence *rj_recurrence_with_count (const RjRecurrence *self, guint count);

RjRecurrence *rj_recurrence_ref (RjRecurrence *self);
void rj_recurrence_unref (RjRecurrence *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjRecurrence, rj_recurrence_unref)

/* Both may be %NULL: something that happens once. */
gboolean rj_recurrence_equal (const RjRecurrence *a, const RjRecurrence *b);

RjRecurrenceForm rj_recurrence_get_form (const RjRecurrence *self);
/* The value of an RRULE, without UNTIL. (transfer none) */
const char *rj_recurrence_get_text (const RjRecurrence *self);
guint rj_recurrence_get_interval (const RjRecurrence *self);
guint rj_recurrence_get_weekdays (const RjRecurrence *self);
int rj_recurrence_get_month_day (const RjRecurrence *self);
/* Of a yearly rule that names its month: 1 to 12, otherwise 0. */
int rj_recurrence_get_month (const RjRecurrence *self);
int rj_recurrence_get_nth (const RjRecurrence *self);
int rj_recurrence_get_weekday (const RjRecurrence *self);
/* 0: endless */
guint rj_recurrence_get_count (const RjRecurrence *self);

/**
 * rj_recurrence_list:
 * @first_day: the day that the rule begins with
 * @from, @to: both included
 *
 * Returns: (transfer full) (element-type RjDay): the days of the rule, in their order
 */
GArray *rj_recurrence_list (const RjRecurrence *self, RjDay first_day, RjDay from, RjDay to);
gboolean rj_recurrence_is_on (const RjRecurrence *self, RjDay first_day, RjDay day);

/* The last day of a rule with a count, at most 200 years ahead; RJ_DAY_NONE when it is endless. */
RjDay rj_recurrence_get_last_day (const RjRecurrence *self, RjDay first_day);
/* How many days of the rule are before @day. Meant for rules with a count. */
guint rj_recurrence_count_before (const RjRecurrence *self, RjDay first_day, RjDay day);

G_END_DECLS
