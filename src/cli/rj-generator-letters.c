// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-generator-private.h"

#include "rj-uuid.h"

/* Read so many times, a week between. */
#define TIMES_READ 3

static char *
make_id (RjGenerator *self, const char *what, int n)
{
  g_autofree char *name = g_strdup_printf ("%s %d %u", what, n, self->seed);

  return rj_uuid_new_for (name);
}

static gboolean
save (RjGenerator *self, const char *what, RjLetter *letter, GError **error)
{
  RjLetters *letters = rj_store_get_letters (self->store);
  g_autoptr (RjLetter) saved = NULL;

  letter->record.id = make_id (self, what, 0);
  letter->record.at_us = rj_clock_get_now (RJ_CLOCK (self->clock));
  letter->record.zone = g_strdup (self->zone);
  letter->record.day = self->first;
  saved = rj_letters_save_finish (
    letters, AWAIT (self, rj_letters_save_async (letters, letter, NULL, READY (self))), error);
  return saved != NULL;
}

static gboolean
read_it (RjGenerator *self, const RjLetter *letter, int n, GError **error)
{
  RjLetters *letters = rj_store_get_letters (self->store);
  g_autofree char *use_id = make_id (self, "letter read", n);

  rj_generator_set_clock (self, self->first + (RjDay) (7 * n), 20 * 60);
  return rj_letters_answer_finish (
    letters,
    AWAIT (self,
           rj_letters_answer_async (letters, use_id, letter->record.id,
                                    n == 0 ? RJ_LETTER_NOT_NOW : RJ_LETTER_READ, NULL, NULL, READY (self))),
    error);
}

gboolean
rj_generator_make_letters (RjGenerator *self, GError **error)
{
  g_autoptr (RjLetter) hard = rj_letter_new ();
  g_autoptr (RjLetter) later = rj_letter_new ();

  hard->title = g_strdup ("For a bad evening");
  hard->body = g_strdup ("It passes. It passed last time, and the time before. Call Sam first, think later.");
  hard->offers = RJ_LETTER_HARD_MOMENT | RJ_LETTER_STRONG | RJ_LETTER_AFTER_USE;
  later->body = g_strdup ("You made it through a winter. Go and see the river.");
  later->offers = RJ_LETTER_ON_DAY | RJ_LETTER_MILESTONE;
  later->milestone_from = self->first;
  later->offer_day = self->first + 90;
  later->sealed_until = self->first + 90;
  if (!save (self, "letter", hard, error) || !save (self, "letter for later", later, error))
    return FALSE;
  for (int n = 0; n <= TIMES_READ; n++)
    if (!read_it (self, hard, n, error))
      return FALSE;
  rj_generator_set_clock (self, self->first, 6 * 60);
  return TRUE;
}
