// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-generator-private.h"

#include "rj-uuid.h"

/* Nothing is drawn for people: one is called every week, on a day that is counted off. */
#define DAYS_BETWEEN 7

static char *
make_id (RjGenerator *self, const char *what, const char *name, RjDay day)
{
  g_autofree char *words = g_strdup_printf ("%s %u %s %u", what, self->seed, name, day);

  return rj_uuid_new_for (words);
}

static gboolean
talk (RjGenerator *self, const char *person, RjDay day, GError **error)
{
  RjPeople *people = rj_store_get_people (self->store);
  g_autoptr (RjTalk) line = rj_talk_new ();
  g_autoptr (RjTalk) saved = NULL;
  RjDay n = (day - self->first) / DAYS_BETWEEN;

  rj_generator_set_clock (self, day, 19 * 60);
  line->record.id = make_id (self, "talk", "", day);
  line->record.at_us = rj_clock_get_now (RJ_CLOCK (self->clock));
  line->record.zone = g_strdup (self->zone);
  line->record.day = day;
  line->person = g_strdup (person);
  line->how = (RjTalkHow) (RJ_TALK_CALLED + n % RJ_TALK_NOT_REACHED);
  line->note = g_strdup (n % 5 == 0 ? "Talked about the weekend." : NULL);
  saved = rj_people_add_talk_finish (
    people, AWAIT (self, rj_people_add_talk_async (people, line, NULL, READY (self))), error);
  return saved != NULL;
}

static gboolean
save (RjGenerator *self, RjPerson *person, const char *name, RjPersonRole role, GError **error)
{
  RjPeople *people = rj_store_get_people (self->store);
  g_autoptr (RjPerson) saved = NULL;

  person->record.id = make_id (self, "person", name, self->first);
  person->record.at_us = rj_clock_get_now (RJ_CLOCK (self->clock));
  person->record.zone = g_strdup (self->zone);
  person->record.day = self->first;
  person->name = g_strdup (name);
  person->role = role;
  saved = rj_people_save_finish (
    people, AWAIT (self, rj_people_save_async (people, person, NULL, READY (self))), error);
  return saved != NULL;
}

gboolean
rj_generator_make_people (RjGenerator *self, GError **error)
{
  g_autoptr (RjPerson) sam = rj_person_new ();
  g_autoptr (RjPerson) doctor = rj_person_new ();

  sam->first = TRUE;
  sam->may_call_at_night = TRUE;
  sam->best_times = g_strdup ("After six, and any time at night");
  sam->good_for = g_strdup ("A walk, and a hard evening");
  sam->message = g_strdup ("This is a hard moment. Can you talk with me for five minutes?");
  g_ptr_array_add (sam->reaches, rj_reach_new (RJ_REACH_MOBILE, NULL, "555-0100"));
  g_ptr_array_add (sam->reaches, rj_reach_new (RJ_REACH_EMAIL, "home", "sam@example.org"));
  doctor->note = g_strdup ("Ask for the nurse.");
  g_ptr_array_add (doctor->reaches, rj_reach_new (RJ_REACH_PHONE, "office", "555-0120"));
  if (!save (self, sam, "Sam", RJ_ROLE_FRIEND, error)
      || !save (self, doctor, "Dr Lee", RJ_ROLE_CLINICIAN, error))
    return FALSE;
  for (RjDay day = self->first; day <= self->last; day += DAYS_BETWEEN)
    if (!talk (self, sam->record.id, day, error))
      return FALSE;
  rj_generator_set_clock (self, self->first, 6 * 60);
  return TRUE;
}
