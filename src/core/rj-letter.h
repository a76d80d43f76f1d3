// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-record.h"

G_BEGIN_DECLS

/* When a letter is offered; stored as bits. */
typedef enum {
  RJ_LETTER_HARD_MOMENT = 1 << 0, /* whenever Help now is opened */
  RJ_LETTER_STRONG = 1 << 1,      /* after a craving of RJ_LETTER_STRONG_FROM or more */
  RJ_LETTER_ON_DAY = 1 << 2,      /* from a day of its own on */
  RJ_LETTER_AFTER_USE = 1 << 3,   /* on the day after a day of use */
  RJ_LETTER_MILESTONE = 1 << 4,   /* from each milestone of rj-milestones.h on */
} RjLetterOffers;

#define RJ_LETTER_STRONG_FROM 8
/* So long after a strong craving, and for so many days from its day on, a letter is offered. Our own choice:
 * an urge is mostly over by then, and nothing is to wait for ever. */
#define RJ_LETTER_STRONG_FOR_US (3 * G_TIME_SPAN_HOUR)
#define RJ_LETTER_ON_DAY_FOR    7

/* For so many days after a day of use a letter rests that is not for then: RJ_LETTER_HARD_MOMENT and
 * RJ_LETTER_AFTER_USE do not. The preference is a number of days, "0" for none; without one it is
 * RJ_LETTER_REST_DAYS. */
#define RJ_PREFERENCE_REST_DAYS "rest-days"
#define RJ_LETTER_REST_DAYS     14
#define RJ_LETTER_REST_LONGEST  365

/* What was done when it was offered. The numbers are stored. */
typedef enum {
  RJ_LETTER_READ = 1,
  RJ_LETTER_NOT_NOW = 2,
} RjLetterAnswer;

/**
 * RjLetter: written by the person, to themself
 * @record: what every record has; at_us and day are those of its making
 * @title: (nullable)
 * @body: its words
 * @offers: bits of RjLetterOffers
 * @offer_day: for RJ_LETTER_ON_DAY; RJ_DAY_NONE: none
 * @milestone_from: for RJ_LETTER_MILESTONE: the day that they are counted from; RJ_DAY_NONE: none
 * @sealed_until: not to be read before this day; RJ_DAY_NONE: none. Never more than a wish: it can be broken
 * @times_read: computed, never stored
 * @last_read_us: when it was last read, or 0; computed
 * @read_day: the day on which it was last read, up to now, or RJ_DAY_NONE; computed
 * @answered_us: when it was last read or put off, up to now, or 0; computed
 * @answered_day: the day of that, or RJ_DAY_NONE; computed
 */
typedef struct {
  RjRecord record;
  char *title;
  char *body;
  guint offers;
  RjDay offer_day;
  RjDay milestone_from;
  RjDay sealed_until;
  int times_read;
  gint64 last_read_us;
  RjDay read_day;
  gint64 answered_us;
  RjDay answered_day;
} RjLetter;

#define RJ_TYPE_LETTER (rj_letter_get_type ())
GType rj_letter_get_type (void);
RjLetter *rj_letter_new (void);
RjLetter *rj_letter_copy (const RjLetter *self);
void rj_letter_free (RjLetter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjLetter, rj_letter_free)

/**
 * RjLetterMoment: what the rules look at
 * @now_us, @today: the moment
 * @strong_us: when the newest craving of RJ_LETTER_STRONG_FROM or more became as strong as that, or 0
 * @strong_last_us: when it was last rated as strong as that; never before @strong_us
 * @strong_id: (nullable): that craving
 * @use_day: the last day of use up to today that was written down, or RJ_DAY_NONE
 * @rest_days: as long after it most letters rest
 */
typedef struct {
  gint64 now_us;
  RjDay today;
  gint64 strong_us;
  gint64 strong_last_us;
  char *strong_id;
  RjDay use_day;
  int rest_days;
} RjLetterMoment;

void rj_letter_moment_clear (RjLetterMoment *self);
/* (transfer none) (nullable): the strong craving, as long as it counts as one of now. */
const char *rj_letter_moment_get_craving (const RjLetterMoment *self);

/**
 * rj_letter_fits:
 *
 * Returns: the rule by which @self is offered at @moment, or 0. After the person has read it or put it off,
 * the same occasion offers it no more, however often the craving is rated again; a date that was put off
 * comes again the next day. While it rests after a day of use it is not offered; a date that fell into the
 * rest, or was not over when it began, waits for its end, and is offered then for as long as on its day. A
 * seal plays no part: it is shown before the words.
 */
RjLetterOffers rj_letter_fits (const RjLetter *self, const RjLetterMoment *moment);

/* Whether "not before" is still ahead. */
gboolean rj_letter_is_sealed (const RjLetter *self, RjDay today);

G_END_DECLS
