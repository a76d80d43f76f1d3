// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What stands in the fields of a list of meetings, which is rarely as the format wants it. */

/* Which number is which day. */
typedef enum {
  RJ_FEED_SUNDAY_IS_0, /* Meeting Guide: 0 Sunday to 6 Saturday */
  RJ_FEED_SUNDAY_IS_1, /* BMLT: 1 Sunday to 7 Saturday */
} RjFeedDayBase;

/**
 * rj_feed_read_days:
 * @text: a number, a name in one of many languages, several of them, a span ("Monday-Friday"), "daily"
 * @days: (inout): bit 0 is Monday, bit 6 is Sunday; the days of @text are added
 *
 * Returns: how many parts of @text are no day
 */
guint rj_feed_read_days (const char *text, RjFeedDayBase base, guint *days);

/**
 * rj_feed_read_time:
 * @text: "19:00", "19:00:00", "1900", "7:00 PM", "7pm", "19.30 Uhr", "19h30", "noon", a date with a time, the
 * part of a day that a spreadsheet has, or two of them with a dash
 * @end: (out): the second of two, or -1
 *
 * Returns: minutes after midnight, 0 to 1440 (24:00 is the midnight after the day); -1: it is no time
 */
int rj_feed_read_time (const char *text, int *end);

/* "01:30:00", "1:30" or minutes. -1: it is none. 0 to 1440. */
int rj_feed_read_duration (const char *text);

/* "yes", "true", "1", "TRUE", "x"… */
gboolean rj_feed_read_yes (const char *text);

/* (transfer full) (nullable): @text (nullable) without markup, on one line; %NULL when nothing is left */
char *rj_feed_clean_line (const char *text);
/* (transfer full) (nullable): @text (nullable) without markup, with its lines */
char *rj_feed_clean_text (const char *text);
/* (transfer full) (nullable): @text (nullable) if it is an address of the web, with "https://" in front */
char *rj_feed_clean_link (const char *text);

G_END_DECLS
