// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-day.h"

G_BEGIN_DECLS

/* A meeting as a directory of meetings has it, whatever the format of the file. */

/* How one comes to a meeting; 0: the file does not say. */
typedef enum {
  RJ_FEED_IN_PERSON = 1 << 0,
  RJ_FEED_ONLINE = 1 << 1,
  RJ_FEED_BY_PHONE = 1 << 2,
} RjFeedWays;

#define RJ_FEED_ALL_WAYS (RJ_FEED_IN_PERSON | RJ_FEED_ONLINE | RJ_FEED_BY_PHONE)
#define RJ_FEED_ALL_DAYS 0x7f

/**
 * RjFeedRow:
 * @number: the how many-th in the file, from 1
 * @line: where it begins, from 1
 * @source_id: (nullable): what names it in its directory, as the file has it
 * @name: never empty
 * @days: bit 0 is Monday, bit 6 is Sunday; 0: by appointment
 * @first_day: of a calendar: it is not before; RJ_DAY_NONE
 * @once: of a calendar: on @first_day alone
 * @minutes: when it begins, after midnight; -1: no time
 * @duration_minutes: -1: the file does not say; below a day and above 0
 * @zone: (nullable): the time zone, as the file names it
 * @ways: how one comes to it
 * @closed_for_now: the place is closed for the time being: it is not in person
 * @place, @address, @region, @place_note, @directions: (nullable)
 * @approximate: the address is only about where it is
 * @link, @link_note, @phone, @phone_note: (nullable): of a meeting online or by phone
 * @website: (nullable): its page
 * @group, @note, @group_note: (nullable)
 * @language: (nullable): ISO 639 code
 * @origin: (nullable): which list it is from: the server or site
 * @door: 0 unknown, 1 open to all, 2 closed
 * @codes: (nullable): its types, as the file has them
 * @words: (nullable): for each of @codes what the file says about it, or ""
 * @contact: (nullable): other people's names, addresses and numbers, a line each
 */
typedef struct {
  guint number;
  guint line;
  char *source_id;
  char *name;
  guint days;
  RjDay first_day;
  gboolean once;
  int minutes;
  int duration_minutes;
  char *zone;
  guint ways;
  gboolean closed_for_now;
  gboolean approximate;
  char *place;
  char *address;
  char *region;
  char *place_note;
  char *directions;
  char *link;
  char *link_note;
  char *phone;
  char *phone_note;
  char *website;
  char *group;
  char *note;
  char *group_note;
  char *language;
  char *origin;
  int door;
  GStrv codes;
  GStrv words;
  char *contact;
} RjFeedRow;

RjFeedRow *rj_feed_row_new (void);
RjFeedRow *rj_feed_row_copy (const RjFeedRow *self);
void rj_feed_row_free (RjFeedRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjFeedRow, rj_feed_row_free)

/* The texts of a row one after the other, with the names by which they travel; for whoever does the same with
 * all of them. */
typedef struct {
  const char *name;
  gsize offset;
} RjFeedText;

extern const RjFeedText rj_feed_texts[];
extern const guint rj_feed_texts_n;

char **rj_feed_row_get_text (RjFeedRow *self, guint text);

G_END_DECLS
