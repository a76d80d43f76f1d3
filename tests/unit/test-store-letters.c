// SPDX-License-Identifier: GPL-3.0-or-later
// Letters to oneself: which rule offers one, against a table worked by hand; saved, read, put off, taken
// back.

#include "rj-test-store.h"

typedef struct {
  RjTestStore test;
  RjLetters *letters;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  rj_test_store_set_up (&self->test, FALSE);
  self->letters = rj_store_get_letters (self->test.store);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  rj_test_store_tear_down (&self->test);
}

/* ---- The rules ---- */

#define NOW   (2000 * G_TIME_SPAN_DAY)
#define TODAY ((RjDay) 20000)
#define ALL \
  (RJ_LETTER_HARD_MOMENT | RJ_LETTER_STRONG | RJ_LETTER_ON_DAY | RJ_LETTER_AFTER_USE | RJ_LETTER_MILESTONE)

typedef struct {
  const char *what;
  guint offers;
  int offer_day;    /* days from today; NEVER */
  gint64 answered;  /* minutes before now, or NEVER */
  int answered_day; /* days from today */
  gint64 strong;    /* minutes before now, or NEVER */
  int use_day;      /* days from today, or NEVER */
  RjLetterOffers expected;
  gint64 before; /* so many minutes before "strong" it was strong first */
  int rest;      /* days */
  gboolean read; /* the answer: otherwise it was put off */
  int counted;   /* milestones: days since the one they are counted from, or 0 */
} Case;

#define NEVER 99999

static const Case cases[] = {
  { "nothing happened", ALL, NEVER, NEVER, 0, NEVER, NEVER, 0 },
  { "right after a strong one", ALL, NEVER, NEVER, 0, 0, NEVER, RJ_LETTER_STRONG },
  { "at the end of three hours", ALL, NEVER, NEVER, 0, 179, NEVER, RJ_LETTER_STRONG },
  { "after three hours", ALL, NEVER, NEVER, 0, 180, NEVER, 0 },
  { "not chosen", RJ_LETTER_HARD_MOMENT, NEVER, NEVER, 0, 0, NEVER, 0 },
  { "answered since", ALL, NEVER, 5, 0, 10, NEVER, 0 },
  { "answered before", ALL, NEVER, 20, 0, 10, NEVER, RJ_LETTER_STRONG },
  { "answered, and still strong", ALL, NEVER, 20, 0, 10, NEVER, 0, 15 },
  { "answered before it grew strong, and still strong", ALL, NEVER, 30, 0, 10, NEVER, RJ_LETTER_STRONG, 15 },
  { "strong for four hours", ALL, NEVER, NEVER, 0, 10, NEVER, RJ_LETTER_STRONG, 230 },
  { "a clock that was ahead", ALL, NEVER, NEVER, 0, -10, NEVER, 0 },
  { "its day", ALL, 0, NEVER, 0, NEVER, NEVER, RJ_LETTER_ON_DAY },
  { "the day before its day", ALL, 1, NEVER, 0, NEVER, NEVER, 0 },
  { "six days later", ALL, -6, NEVER, 0, NEVER, NEVER, RJ_LETTER_ON_DAY },
  { "a week later", ALL, -7, NEVER, 0, NEVER, NEVER, 0 },
  { "read on its day", ALL, -2, 2 * 24 * 60, -2, NEVER, NEVER, 0, 0, 0, TRUE },
  { "put off on its day", ALL, -2, 2 * 24 * 60, -2, NEVER, NEVER, RJ_LETTER_ON_DAY },
  { "put off today", ALL, -2, 60, 0, NEVER, NEVER, 0 },
  { "read before its day", ALL, -2, 3 * 24 * 60, -3, NEVER, NEVER, RJ_LETTER_ON_DAY, 0, 0, TRUE },
  { "the day itself", ALL, NEVER, NEVER, 0, NEVER, 0, 0 },
  { "the day after", ALL, NEVER, NEVER, 0, NEVER, -1, RJ_LETTER_AFTER_USE },
  { "two days after", ALL, NEVER, NEVER, 0, NEVER, -2, 0 },
  { "the day after, put off today", ALL, NEVER, 60, 0, NEVER, -1, 0 },
  { "the day after, read yesterday", ALL, NEVER, 24 * 60, -1, NEVER, -1, RJ_LETTER_AFTER_USE },
  { "its day, a day of use", ALL, 0, NEVER, 0, NEVER, 0, 0 },
  { "its day, the day after", RJ_LETTER_ON_DAY, 0, NEVER, 0, NEVER, -1, 0 },
  { "its day, two days after", ALL, 0, NEVER, 0, NEVER, -2, RJ_LETTER_ON_DAY },
  { "strong comes first", ALL, 0, NEVER, 0, 1, -1, RJ_LETTER_STRONG },
  { "strong, in the rest", ALL, NEVER, NEVER, 0, 1, -5, 0, 0, 14 },
  { "strong, on the last day of the rest", ALL, NEVER, NEVER, 0, 1, -14, 0, 0, 14 },
  { "strong, after the rest", ALL, NEVER, NEVER, 0, 1, -15, RJ_LETTER_STRONG, 0, 14 },
  { "the day after, in the rest", ALL, NEVER, NEVER, 0, 1, -1, RJ_LETTER_AFTER_USE, 0, 14 },
  { "its day, in the rest", ALL, 0, NEVER, 0, NEVER, -10, 0, 0, 14 },
  { "its day fell into the rest", ALL, -10, NEVER, 0, NEVER, -15, RJ_LETTER_ON_DAY, 0, 14 },
  { "its day, and then came the rest", ALL, -17, NEVER, 0, NEVER, -15, RJ_LETTER_ON_DAY, 0, 14 },
  { "six days after the rest", ALL, -16, NEVER, 0, NEVER, -21, RJ_LETTER_ON_DAY, 0, 14 },
  { "a week after the rest", ALL, -17, NEVER, 0, NEVER, -22, 0, 0, 14 },
  { "over before the rest", ALL, -22, NEVER, 0, NEVER, -15, 0, 0, 14 },
  { "read before the rest", ALL, -17, 16 * 24 * 60, -16, NEVER, -15, 0, 0, 14, TRUE },
  { "no milestone yet", ALL, NEVER, NEVER, 0, NEVER, NEVER, 0, 0, 0, FALSE, -3 },
  { "a day", ALL, NEVER, NEVER, 0, NEVER, NEVER, RJ_LETTER_MILESTONE, 0, 0, FALSE, 1 },
  { "29 days", ALL, NEVER, NEVER, 0, NEVER, NEVER, 0, 0, 0, FALSE, 29 },
  { "30 days", ALL, NEVER, NEVER, 0, NEVER, NEVER, RJ_LETTER_MILESTONE, 0, 0, FALSE, 30 },
  { "30 days, not chosen", RJ_LETTER_ON_DAY, NEVER, NEVER, 0, NEVER, NEVER, 0, 0, 0, FALSE, 30 },
  { "36 days", ALL, NEVER, NEVER, 0, NEVER, NEVER, RJ_LETTER_MILESTONE, 0, 0, FALSE, 36 },
  { "37 days", ALL, NEVER, NEVER, 0, NEVER, NEVER, 0, 0, 0, FALSE, 37 },
  { "30 days, put off", ALL, NEVER, 60, 0, NEVER, NEVER, 0, 0, 0, FALSE, 30 },
  { "31 days, put off yesterday", ALL, NEVER, 24 * 60, -1, NEVER, NEVER, RJ_LETTER_MILESTONE, 0, 0, FALSE,
    31 },
  { "31 days, read yesterday", ALL, NEVER, 24 * 60, -1, NEVER, NEVER, 0, 0, 0, TRUE, 31 },
  { "7 days, read since the first", ALL, NEVER, 24 * 60, -1, NEVER, NEVER, RJ_LETTER_MILESTONE, 0, 0, TRUE,
    7 },
  { "30 days, in the rest", ALL, NEVER, NEVER, 0, NEVER, -10, 0, 0, 14, FALSE, 30 },
  { "30 days fell into the rest", ALL, NEVER, NEVER, 0, NEVER, -15, RJ_LETTER_MILESTONE, 0, 14, FALSE, 40 },
};

static void
test_rules (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      g_autoptr (RjLetter) letter = rj_letter_new ();
      RjLetterMoment moment = { .now_us = NOW, .today = TODAY };

      letter->offers = c->offers;
      letter->offer_day = c->offer_day == NEVER ? RJ_DAY_NONE : (RjDay) ((int) TODAY + c->offer_day);
      if (c->answered != NEVER)
        {
          letter->answered_us = NOW - c->answered * G_TIME_SPAN_MINUTE;
          letter->answered_day = (RjDay) ((int) TODAY + c->answered_day);
          if (c->read)
            letter->read_day = letter->answered_day;
        }
      if (c->strong != NEVER)
        {
          moment.strong_last_us = NOW - c->strong * G_TIME_SPAN_MINUTE;
          moment.strong_us = moment.strong_last_us - c->before * G_TIME_SPAN_MINUTE;
          moment.strong_id = g_strdup ("c");
        }
      moment.use_day = c->use_day == NEVER ? RJ_DAY_NONE : (RjDay) ((int) TODAY + c->use_day);
      moment.rest_days = c->rest;
      if (c->counted != 0)
        letter->milestone_from = (RjDay) ((int) TODAY - c->counted);
      if (rj_letter_fits (letter, &moment) != c->expected)
        g_error ("%s: %u", c->what, rj_letter_fits (letter, &moment));
      rj_letter_moment_clear (&moment);
    }
}

static void
test_seal (void)
{
  g_autoptr (RjLetter) letter = rj_letter_new ();

  g_assert_false (rj_letter_is_sealed (letter, TODAY));
  letter->sealed_until = TODAY;
  g_assert_false (rj_letter_is_sealed (letter, TODAY));
  letter->sealed_until = TODAY + 1;
  g_assert_true (rj_letter_is_sealed (letter, TODAY));
}

/* ---- Saved ---- */

static RjLetter *
save (Fixture *self, const RjLetter *letter)
{
  g_autoptr (GError) error = NULL;
  RjLetter *saved = rj_letters_save_finish (
    self->letters, RJ_TEST_AWAIT (rj_letters_save_async (self->letters, letter, NULL, RJ_TEST_READY)),
    &error);

  g_assert_no_error (error);
  return saved;
}

static RjLetter *
save_new (Fixture *self, const char *body, guint offers)
{
  g_autoptr (RjLetter) letter = rj_letter_new ();

  letter->record.day = RJ_TEST_DAY;
  letter->title = g_strdup ("To me");
  letter->body = g_strdup (body);
  letter->offers = offers;
  return save (self, letter);
}

static GPtrArray *
list (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *letters = rj_letters_list_finish (
    self->letters, RJ_TEST_AWAIT (rj_letters_list_async (self->letters, NULL, RJ_TEST_READY)), &error);

  g_assert_no_error (error);
  return letters;
}

static GPtrArray *
list_offers (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *offers = rj_letters_list_offers_finish (
    self->letters, RJ_TEST_AWAIT (rj_letters_list_offers_async (self->letters, NULL, RJ_TEST_READY)), &error);

  g_assert_no_error (error);
  return offers;
}

static void
answer (Fixture *self, const RjLetter *letter, RjLetterAnswer how, const char *craving)
{
  g_autoptr (GError) error = NULL;

  rj_letters_answer_finish (self->letters,
                            RJ_TEST_AWAIT (rj_letters_answer_async (self->letters, NULL, letter->record.id,
                                                                    how, craving, NULL, RJ_TEST_READY)),
                            &error);
  g_assert_no_error (error);
}

static void
put_off (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  rj_letters_answer_finish (
    self->letters, RJ_TEST_AWAIT (rj_letters_put_off_async (self->letters, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
}

static void
undo (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  rj_store_undo_finish (self->test.store,
                        RJ_TEST_AWAIT (rj_store_undo_async (self->test.store, NULL, RJ_TEST_READY)), NULL,
                        &error);
  g_assert_no_error (error);
}

static int
count_read (Fixture *self)
{
  g_autoptr (GPtrArray) letters = list (self);

  g_assert_cmpuint (letters->len, ==, 1);
  return ((const RjLetter *) letters->pdata[0])->times_read;
}

static void
test_save (Fixture *self, gconstpointer data)
{
  g_autoptr (RjLetter) saved = save_new (self, "It passes.", RJ_LETTER_HARD_MOMENT | RJ_LETTER_ON_DAY);
  g_autoptr (RjLetter) again = NULL;
  g_autoptr (GPtrArray) letters = NULL;
  const RjLetter *letter;

  saved->offer_day = RJ_TEST_DAY + 3;
  saved->milestone_from = RJ_TEST_DAY - 5;
  saved->sealed_until = RJ_TEST_DAY + 9;
  g_set_str (&saved->body, "It passes, every time.");
  again = save (self, saved);
  letters = list (self);
  g_assert_cmpuint (letters->len, ==, 1);
  letter = letters->pdata[0];
  g_assert_cmpstr (letter->record.id, ==, saved->record.id);
  g_assert_cmpstr (letter->title, ==, "To me");
  g_assert_cmpstr (letter->body, ==, "It passes, every time.");
  g_assert_cmpuint (letter->offers, ==, RJ_LETTER_HARD_MOMENT | RJ_LETTER_ON_DAY);
  g_assert_cmpuint (letter->offer_day, ==, RJ_TEST_DAY + 3);
  g_assert_cmpuint (letter->milestone_from, ==, RJ_TEST_DAY - 5);
  g_assert_cmpuint (letter->sealed_until, ==, RJ_TEST_DAY + 9);
  g_assert_cmpint (letter->times_read, ==, 0);
}

/* What is taken back is the step before; and what could be done again still can. */
static void
test_read_and_undo (Fixture *self, gconstpointer data)
{
  g_autoptr (RjLetter) saved = save_new (self, "It passes.", RJ_LETTER_HARD_MOMENT);
  g_autoptr (GPtrArray) letters = NULL;

  g_set_str (&saved->body, "It passes, every time.");
  rj_letter_free (save (self, saved));
  undo (self);
  answer (self, saved, RJ_LETTER_READ, NULL);
  g_assert_cmpint (count_read (self), ==, 1);
  rj_test_redo (self->test.store, RJ_CHANGE_EDIT);
  letters = list (self);
  g_assert_cmpstr (((const RjLetter *) letters->pdata[0])->body, ==, "It passes, every time.");
  g_assert_cmpint (((const RjLetter *) letters->pdata[0])->last_read_us, !=, 0);
  answer (self, saved, RJ_LETTER_NOT_NOW, NULL);
  undo (self);
  undo (self);
  g_assert_cmpint (count_read (self), ==, 1);
}

/* The letter that was added takes along that it was read. */
static void
test_undo_adding (Fixture *self, gconstpointer data)
{
  g_autoptr (RjLetter) saved = save_new (self, "It passes.", RJ_LETTER_HARD_MOMENT);
  g_autoptr (GPtrArray) none = NULL;

  answer (self, saved, RJ_LETTER_READ, NULL);
  rj_test_undo (self->test.store, RJ_CHANGE_ADD);
  none = list (self);
  g_assert_cmpuint (none->len, ==, 0);
  rj_test_redo (self->test.store, RJ_CHANGE_ADD);
  g_assert_cmpint (count_read (self), ==, 0);
}

static void
test_delete (Fixture *self, gconstpointer data)
{
  g_autoptr (RjLetter) saved = save_new (self, "It passes.", RJ_LETTER_HARD_MOMENT);
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) back = NULL;
  g_autoptr (GError) error = NULL;

  answer (self, saved, RJ_LETTER_READ, NULL);
  rj_letters_delete_finish (
    self->letters,
    RJ_TEST_AWAIT (rj_letters_delete_async (self->letters, saved->record.id, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  none = list (self);
  g_assert_cmpuint (none->len, ==, 0);
  /* What is deleted cannot be read. */
  g_assert_false (rj_letters_answer_finish (
    self->letters,
    RJ_TEST_AWAIT (rj_letters_answer_async (self->letters, NULL, saved->record.id, RJ_LETTER_READ, NULL, NULL,
                                            RJ_TEST_READY)),
    &error));
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND);
  undo (self);
  back = list (self);
  g_assert_cmpint (((const RjLetter *) back->pdata[0])->times_read, ==, 1);
}

/* ---- Offered ---- */

static char *
save_craving (Fixture *self, int strength, RjOutcome outcome, int days_ago)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (self->test.store);
  g_autoptr (GPtrArray) cravings = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_craving_free);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GError) error = NULL;
  RjCraving *craving = rj_craving_new ();

  craving->record.day = rj_clock_get_today (RJ_CLOCK (self->test.clock)) - (RjDay) days_ago;
  craving->record.at_us =
    rj_clock_get_now (RJ_CLOCK (self->test.clock)) - days_ago * G_TIME_SPAN_DAY - G_TIME_SPAN_MINUTE;
  craving->strength = strength;
  craving->outcome = outcome;
  g_ptr_array_add (cravings, craving);
  saved = rj_check_ins_save_cravings_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_save_cravings_async (check_ins, cravings, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  return g_strdup (((RjCraving *) saved->pdata[0])->record.id);
}

static void
assert_offer (Fixture *self, RjLetterOffers rule, const char *craving)
{
  g_autoptr (GPtrArray) offers = list_offers (self);
  const RjLetterOffer *offer;

  if (rule == 0)
    {
      g_assert_cmpuint (offers->len, ==, 0);
      return;
    }
  g_assert_cmpuint (offers->len, ==, 1);
  offer = offers->pdata[0];
  g_assert_cmpuint (offer->rule, ==, rule);
  g_assert_cmpstr (offer->craving_id, ==, craving);
}

static void
test_strong (Fixture *self, gconstpointer data)
{
  g_autoptr (RjLetter) letter = save_new (self, "It passes.", RJ_LETTER_STRONG);
  g_autofree char *mild = save_craving (self, 7, RJ_OUTCOME_NONE, 0);
  g_autofree char *strong = NULL;

  assert_offer (self, 0, NULL);
  strong = save_craving (self, 8, RJ_OUTCOME_NONE, 0);
  assert_offer (self, RJ_LETTER_STRONG, strong);
  put_off (self);
  assert_offer (self, 0, NULL);
  undo (self);
  assert_offer (self, RJ_LETTER_STRONG, strong);
  answer (self, letter, RJ_LETTER_READ, strong);
  assert_offer (self, 0, NULL);
}

/* One "Not now" for all that fit, and one step back. */
static void
test_put_off (Fixture *self, gconstpointer data)
{
  g_autoptr (RjLetter) one = save_new (self, "It passes.", RJ_LETTER_STRONG);
  g_autoptr (RjLetter) two = save_new (self, "Call Sam.", RJ_LETTER_STRONG);
  g_autoptr (RjLetter) other = save_new (self, "Later.", RJ_LETTER_AFTER_USE);
  g_autofree char *strong = save_craving (self, 9, RJ_OUTCOME_NONE, 0);

  put_off (self);
  assert_offer (self, 0, NULL);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) offers = NULL;
      g_autoptr (GPtrArray) letters = list (self);

      for (guint n = 0; n < letters->len; n++)
        {
          const RjLetter *letter = letters->pdata[n];

          g_assert_cmpint (letter->answered_us != 0, ==,
                           i == 0 && !g_str_equal (letter->record.id, other->record.id));
        }
      if (i == 0)
        undo (self);
      offers = list_offers (self);
      g_assert_cmpuint (offers->len, ==, 2);
    }
}

/* What a letter is read for is the last craving of the past hours, strong or not. */
static void
test_any_craving (Fixture *self, gconstpointer data)
{
  g_autoptr (RjLetter) letter = save_new (self, "It passes.", RJ_LETTER_HARD_MOMENT);
  g_autofree char *yesterday = save_craving (self, 9, RJ_OUTCOME_NONE, 1);
  g_autofree char *mild = NULL;

  assert_offer (self, RJ_LETTER_HARD_MOMENT, NULL);
  mild = save_craving (self, 4, RJ_OUTCOME_NONE, 0);
  assert_offer (self, RJ_LETTER_HARD_MOMENT, mild);
}

static void
rate (Fixture *self, const char *craving, int strength)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (self->test.store);
  RjRatingPoint point = { rj_clock_get_now (RJ_CLOCK (self->test.clock)), strength };
  g_autoptr (GError) error = NULL;

  rj_check_ins_add_rating_finish (
    check_ins,
    RJ_TEST_AWAIT (rj_check_ins_add_rating_async (check_ins, craving, &point, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
}

/* One that grew strong later counts from then on. */
static void
test_rated_again (Fixture *self, gconstpointer data)
{
  g_autoptr (RjLetter) letter = save_new (self, "It passes.", RJ_LETTER_STRONG);
  g_autofree char *mild = save_craving (self, 5, RJ_OUTCOME_NONE, 0);

  answer (self, letter, RJ_LETTER_READ, mild);
  assert_offer (self, 0, NULL);
  rj_fake_clock_advance (RJ_FAKE_CLOCK (self->test.clock), G_TIME_SPAN_MINUTE);
  rate (self, mild, 9);
  assert_offer (self, RJ_LETTER_STRONG, mild);
}

/* Put off once, it stays so while the same craving is rated again; the next one offers it anew. */
static void
test_same_craving (Fixture *self, gconstpointer data)
{
  g_autoptr (RjLetter) letter = save_new (self, "It passes.", RJ_LETTER_STRONG);
  g_autofree char *strong = save_craving (self, 9, RJ_OUTCOME_NONE, 0);
  g_autofree char *next = NULL;

  put_off (self);
  rj_fake_clock_advance (RJ_FAKE_CLOCK (self->test.clock), 15 * G_TIME_SPAN_MINUTE);
  rate (self, strong, 9);
  assert_offer (self, 0, NULL);
  rj_fake_clock_advance (RJ_FAKE_CLOCK (self->test.clock), 15 * G_TIME_SPAN_MINUTE);
  next = save_craving (self, 9, RJ_OUTCOME_NONE, 0);
  assert_offer (self, RJ_LETTER_STRONG, next);
  /* The first one goes on, and takes nothing from the second. */
  rate (self, strong, 10);
  assert_offer (self, RJ_LETTER_STRONG, strong);
}

/* What was read long after it was offered was read for the craving of now, or for none. */
static void
test_read_late (Fixture *self, gconstpointer data)
{
  g_autoptr (RjLetter) letter = save_new (self, "It passes.", RJ_LETTER_HARD_MOMENT);
  g_autofree char *strong = save_craving (self, 9, RJ_OUTCOME_NONE, 0);
  g_autoptr (GPtrArray) episodes = NULL;
  g_autoptr (GError) error = NULL;
  RjStrategies *strategies = rj_store_get_strategies (self->test.store);
  const RjEpisode *episode;

  rj_fake_clock_advance (RJ_FAKE_CLOCK (self->test.clock), 4 * G_TIME_SPAN_HOUR);
  answer (self, letter, RJ_LETTER_READ, strong);
  episodes = rj_strategies_list_episodes_finish (
    strategies, RJ_TEST_AWAIT (rj_strategies_list_episodes_async (strategies, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (episodes->len, ==, 1);
  episode = episodes->pdata[0];
  g_assert_cmpuint (episode->tried->len, ==, 0);
  g_assert_cmpint (count_read (self), ==, 1);
}

/* What was written while the clock was ahead hides nothing after it was set right. */
static void
test_clock_ahead (Fixture *self, gconstpointer data)
{
  g_autoptr (RjLetter) letter = save_new (self, "It passes.", RJ_LETTER_STRONG);
  g_autofree char *ahead = save_craving (self, 9, RJ_OUTCOME_NONE, -2);
  g_autofree char *now = NULL;

  assert_offer (self, 0, NULL);
  now = save_craving (self, 9, RJ_OUTCOME_NONE, 0);
  assert_offer (self, RJ_LETTER_STRONG, now);
  rj_fake_clock_advance (RJ_FAKE_CLOCK (self->test.clock), 2 * G_TIME_SPAN_DAY);
  put_off (self);
  answer (self, letter, RJ_LETTER_READ, NULL);
  assert_offer (self, 0, NULL);
  rj_fake_clock_advance (RJ_FAKE_CLOCK (self->test.clock), -2 * G_TIME_SPAN_DAY);
  assert_offer (self, RJ_LETTER_STRONG, now);
  g_assert_cmpint (count_read (self), ==, 1);
}

static void
test_after_use (Fixture *self, gconstpointer data)
{
  g_autoptr (RjLetter) letter = save_new (self, "Today is a day.", RJ_LETTER_AFTER_USE);
  g_autofree char *yesterday = save_craving (self, 3, RJ_OUTCOME_USED_A_LITTLE, 1);
  g_autofree char *today = NULL;

  assert_offer (self, RJ_LETTER_AFTER_USE, NULL);
  answer (self, letter, RJ_LETTER_NOT_NOW, NULL);
  assert_offer (self, 0, NULL);
  undo (self);
  assert_offer (self, RJ_LETTER_AFTER_USE, NULL);
  /* Today is no day after: first comes what is needed now. */
  today = save_craving (self, 3, RJ_OUTCOME_USED, 0);
  assert_offer (self, 0, NULL);
}

/* The ledger of recovery time says it as well as an urge does, and an earlier line changes nothing. */
static void
test_after_line (Fixture *self, gconstpointer data)
{
  RjRecovery *recovery = rj_store_get_recovery (self->test.store);
  RjDay today = rj_clock_get_today (RJ_CLOCK (self->test.clock));
  g_autoptr (RjLetter) letter = save_new (self, "Today is a day.", RJ_LETTER_AFTER_USE);

  for (RjDay ago = 40; ago > 0; ago = ago == 40 ? 1 : 0)
    {
      g_autoptr (RjRecoveryEvent) event = rj_recovery_event_new (RJ_RECOVERY_USE, NULL, today - ago);
      g_autoptr (RjRecoveryEvent) saved = rj_recovery_add_finish (
        recovery, RJ_TEST_AWAIT (rj_recovery_add_async (recovery, event, NULL, RJ_TEST_READY)), NULL);

      g_assert_nonnull (saved);
      assert_offer (self, ago == 1 ? RJ_LETTER_AFTER_USE : 0, NULL);
    }
  undo (self);
  assert_offer (self, 0, NULL);
}

static void
set_rest (Fixture *self, const char *days)
{
  g_assert_true (
    rj_store_set_preference_finish (self->test.store,
                                    RJ_TEST_AWAIT (rj_store_set_preference_async (
                                      self->test.store, RJ_PREFERENCE_REST_DAYS, days, NULL, RJ_TEST_READY)),
                                    NULL));
}

/* Two weeks, unless the person chose otherwise. */
static void
test_rest (Fixture *self, gconstpointer data)
{
  g_autoptr (RjLetter) letter = save_new (self, "It passes.", RJ_LETTER_STRONG);
  g_autofree char *use = save_craving (self, 3, RJ_OUTCOME_USED, 14);
  g_autofree char *strong = save_craving (self, 9, RJ_OUTCOME_NONE, 0);

  assert_offer (self, 0, NULL);
  set_rest (self, "7");
  assert_offer (self, RJ_LETTER_STRONG, strong);
  set_rest (self, "30");
  assert_offer (self, 0, NULL);
  set_rest (self, "0");
  assert_offer (self, RJ_LETTER_STRONG, strong);
  set_rest (self, "14");
  assert_offer (self, 0, NULL);
}

/* Put off, a date comes again the next day, and no more when it was read. */
static void
test_day_again (Fixture *self, gconstpointer data)
{
  g_autoptr (RjLetter) saved = save_new (self, "Your day.", RJ_LETTER_ON_DAY);
  g_autoptr (RjLetter) letter = NULL;

  saved->offer_day = rj_clock_get_today (RJ_CLOCK (self->test.clock));
  letter = save (self, saved);
  assert_offer (self, RJ_LETTER_ON_DAY, NULL);
  put_off (self);
  assert_offer (self, 0, NULL);
  rj_fake_clock_advance (RJ_FAKE_CLOCK (self->test.clock), G_TIME_SPAN_DAY);
  assert_offer (self, RJ_LETTER_ON_DAY, NULL);
  answer (self, letter, RJ_LETTER_READ, NULL);
  rj_fake_clock_advance (RJ_FAKE_CLOCK (self->test.clock), G_TIME_SPAN_DAY);
  assert_offer (self, 0, NULL);
}

static void
test_milestone (Fixture *self, gconstpointer data)
{
  g_autoptr (RjLetter) saved = save_new (self, "Well done.", RJ_LETTER_MILESTONE);
  g_autoptr (RjLetter) letter = NULL;

  saved->milestone_from = rj_clock_get_today (RJ_CLOCK (self->test.clock)) - 59;
  letter = save (self, saved);
  assert_offer (self, 0, NULL);
  rj_fake_clock_advance (RJ_FAKE_CLOCK (self->test.clock), G_TIME_SPAN_DAY);
  assert_offer (self, RJ_LETTER_MILESTONE, NULL);
  answer (self, letter, RJ_LETTER_READ, NULL);
  assert_offer (self, 0, NULL);
  rj_fake_clock_advance (RJ_FAKE_CLOCK (self->test.clock), 30 * G_TIME_SPAN_DAY);
  assert_offer (self, RJ_LETTER_MILESTONE, NULL);
}

/* What fits by a rule stands before what is for any hard moment. */
static void
test_order (Fixture *self, gconstpointer data)
{
  g_autoptr (RjLetter) rule = save_new (self, "Now.", RJ_LETTER_ON_DAY);
  g_autoptr (RjLetter) saved = NULL;
  g_autoptr (RjLetter) hard = save_new (self, "Whenever.", RJ_LETTER_HARD_MOMENT);
  g_autoptr (GPtrArray) offers = NULL;

  rule->offer_day = rj_clock_get_today (RJ_CLOCK (self->test.clock));
  saved = save (self, rule);
  offers = list_offers (self);
  g_assert_cmpuint (offers->len, ==, 2);
  g_assert_cmpuint (((const RjLetterOffer *) offers->pdata[0])->rule, ==, RJ_LETTER_ON_DAY);
  g_assert_cmpuint (((const RjLetterOffer *) offers->pdata[1])->rule, ==, RJ_LETTER_HARD_MOMENT);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define TEST(name, func) g_test_add ("/store-letters/" name, Fixture, NULL, set_up, func, tear_down)
  g_test_add_func ("/store-letters/rules", test_rules);
  g_test_add_func ("/store-letters/seal", test_seal);
  TEST ("save", test_save);
  TEST ("read-and-undo", test_read_and_undo);
  TEST ("undo-adding", test_undo_adding);
  TEST ("delete", test_delete);
  TEST ("strong", test_strong);
  TEST ("any-craving", test_any_craving);
  TEST ("rated-again", test_rated_again);
  TEST ("put-off", test_put_off);
  TEST ("same-craving", test_same_craving);
  TEST ("read-late", test_read_late);
  TEST ("clock-ahead", test_clock_ahead);
  TEST ("after-use", test_after_use);
  TEST ("after-line", test_after_line);
  TEST ("order", test_order);
  TEST ("rest", test_rest);
  TEST ("day-again", test_day_again);
  TEST ("milestone", test_milestone);
  return g_test_run ();
}
