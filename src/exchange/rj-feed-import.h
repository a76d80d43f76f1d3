// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-feed-row.h"
#include "rj-import.h"
#include "rj-meeting-types.h"
#include "rj-meeting.h"

G_BEGIN_DECLS

/**
 * RjFeedChoice: what a list of meetings does not say
 * @fellowship: (nullable): whose list it is, as the person calls it
 * @zone: (nullable): the zone of meetings for which the list has none; %NULL: wherever the person is
 * @today: no meeting is before that day
 * @once: what is once in a calendar is once; otherwise it is every week
 * @with_contacts: other people's names and numbers, too
 */
typedef struct {
  const char *fellowship;
  const char *zone;
  RjDay today;
  gboolean once;
  gboolean with_contacts;
} RjFeedChoice;

/* Is it a list of meetings? @format: of #RjImportFile */
gboolean rj_feed_is_list (const char *format);
/* (transfer none) (nullable): whose list it is by its format alone */
const RjFellowship *rj_feed_guess_fellowship (const char *format);
/* The events of a calendar file as meetings. FALSE: it is none, or there are none. */
gboolean rj_feed_take_calendar (RjImportFile *file);
/* Is there a meeting in it that is once? */
gboolean rj_feed_has_once (const RjImportFile *file);
/* Is there a row without a zone of its own? */
gboolean rj_feed_needs_zone (const RjImportFile *file);

/**
 * rj_feed_row_to_piece:
 * @format: of the file
 * @zone_known: (out): %FALSE: the list names a zone that nobody knows, and @choice has it instead
 *
 * Opens the files of time zones: for many rows, not for the main thread.
 *
 * Returns: (transfer full): what the person would keep
 */
RjMeetingPiece *rj_feed_row_to_piece (const RjFeedRow *row,
                                      const char *format,
                                      const RjFeedChoice *choice,
                                      gboolean *zone_known);

/* (transfer full): by which it is known again, whatever else has changed: what the list calls it, and which
 * list it is */
char *rj_feed_row_dup_source_id (const RjFeedRow *row, const RjFeedChoice *choice);

/**
 * rj_feed_pieces_new:
 * @left: (nullable) (element-type RjImportLeft): a zone that is not known is added to it
 *
 * Returns: (transfer full) (element-type RjMeetingPiece): all rows of @file, in their order
 */
GPtrArray *rj_feed_pieces_new (const RjImportFile *file, const RjFeedChoice *choice, GPtrArray *left);

/* In words, in the language of the program: what the list says itself, what the code means there, or the
 * code. (transfer full) (nullable): %NULL for none */
char *rj_feed_row_say_types (const RjFeedRow *row, const char *format, const RjFellowship *fellowship);

G_END_DECLS
