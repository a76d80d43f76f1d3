// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-letter.h"

#include "rj-milestones.h"

G_DEFINE_BOXED_TYPE (RjLetter, rj_letter, rj_letter_copy, rj_letter_free)

RjLetter *
rj_letter_new (void)
{
  RjLetter *self = g_new0 (RjLetter, 1);

  self->offer_day = RJ_DAY_NONE;
  self->milestone_from = RJ_DAY_NONE;
  self->sealed_until = RJ_DAY_NONE;
  self->read_day = RJ_DAY_NONE;
  self->answered_day = RJ_DAY_NONE;
  return self;
}

RjLetter *
rj_letter_copy (const RjLetter *self)
{
  RjLetter *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  rj_record_copy (&self->record, &copy->record);
  copy->title = g_strdup (self->title);
  copy->body = g_strdup (self->body);
  return copy;
}

void
rj_letter_free (RjLetter *self)
{
  if (self == NULL)
    return;
  rj_record_clear (&self->record);
  g_free (self->title);
  g_free (self->body);
  g_free (self);
}

void
rj_letter_moment_clear (RjLetterMoment *self)
{
  g_clear_pointer (&self->strong_id, g_free);
}

const char *
rj_letter_moment_get_craving (const RjLetterMoment *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->strong_last_us > 0 && self->strong_last_us <= self->now_us
             && self->now_us - self->strong_last_us < RJ_LETTER_STRONG_FOR_US
           ? self->strong_id
           : NULL;
}

static gboolean
is_resting (const RjLetterMoment *moment)
{
  return moment->use_day != RJ_DAY_NONE && moment->rest_days > 0
         && moment->today <= moment->use_day + (RjDay) moment->rest_days;
}

/* A strong craving, not too long ago and not answered since it became strong. */
static gboolean
fits_strong (const RjLetter *self, const RjLetterMoment *moment)
{
  return !is_resting (moment) && rj_letter_moment_get_craving (moment) != NULL
         && self->answered_us < moment->strong_us;
}

/* What is about a date can wait for another day than one of use, or the one after it, even where nothing
 * rests. */
static gboolean
fits_since (const RjLetter *self, const RjLetterMoment *moment, RjDay day)
{
  RjDay from = day;

  if (moment->use_day != RJ_DAY_NONE)
    {
      RjDay rested = moment->use_day + (RjDay) MAX (moment->rest_days, 1) + 1;

      if (moment->today < rested)
        return FALSE;
      if (day + RJ_LETTER_ON_DAY_FOR > moment->use_day)
        from = MAX (from, rested);
    }
  if (moment->today < from || moment->today - from >= RJ_LETTER_ON_DAY_FOR)
    return FALSE;
  if (self->read_day != RJ_DAY_NONE && self->read_day >= day)
    return FALSE;
  return self->answered_day == RJ_DAY_NONE || self->answered_day < moment->today;
}

static gboolean
fits_day (const RjLetter *self, const RjLetterMoment *moment)
{
  return self->offer_day != RJ_DAY_NONE && fits_since (self, moment, self->offer_day);
}

static gboolean
fits_milestone (const RjLetter *self, const RjLetterMoment *moment)
{
  RjDay day;

  return self->milestone_from != RJ_DAY_NONE
         && rj_milestones_find_last (self->milestone_from, moment->today, NULL, &day)
         && fits_since (self, moment, day);
}

/* On the day after, and not on a day of use itself: first comes what is needed then. */
static gboolean
fits_after_use (const RjLetter *self, const RjLetterMoment *moment)
{
  if (moment->use_day == RJ_DAY_NONE || moment->today != moment->use_day + 1)
    return FALSE;
  return self->answered_day == RJ_DAY_NONE || self->answered_day < moment->today;
}

RjLetterOffers
rj_letter_fits (const RjLetter *self, const RjLetterMoment *moment)
{
  g_return_val_if_fail (self != NULL && moment != NULL, 0);

  if ((self->offers & RJ_LETTER_STRONG) != 0 && fits_strong (self, moment))
    return RJ_LETTER_STRONG;
  if ((self->offers & RJ_LETTER_AFTER_USE) != 0 && fits_after_use (self, moment))
    return RJ_LETTER_AFTER_USE;
  if ((self->offers & RJ_LETTER_ON_DAY) != 0 && fits_day (self, moment))
    return RJ_LETTER_ON_DAY;
  if ((self->offers & RJ_LETTER_MILESTONE) != 0 && fits_milestone (self, moment))
    return RJ_LETTER_MILESTONE;
  return 0;
}

gboolean
rj_letter_is_sealed (const RjLetter *self, RjDay today)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->sealed_until != RJ_DAY_NONE && today < self->sealed_until;
}
