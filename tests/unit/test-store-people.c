// SPDX-License-Identifier: GPL-3.0-or-later
// People and the contact ledger: saved, one first, taken back, deleted with what hangs on them.

#include "rj-test-store.h"

typedef struct {
  RjTestStore test;
  RjPeople *people;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  rj_test_store_set_up (&self->test, FALSE);
  self->people = rj_store_get_people (self->test.store);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  rj_test_store_tear_down (&self->test);
}

static RjPerson *
save (Fixture *self, const RjPerson *person)
{
  g_autoptr (GError) error = NULL;
  RjPerson *saved = rj_people_save_finish (
    self->people, RJ_TEST_AWAIT (rj_people_save_async (self->people, person, NULL, RJ_TEST_READY)), &error);

  g_assert_no_error (error);
  return saved;
}

static RjPerson *
save_new (Fixture *self, const char *name, gboolean first)
{
  g_autoptr (RjPerson) person = rj_person_new ();

  person->record.day = RJ_TEST_DAY;
  person->name = g_strdup (name);
  person->first = first;
  return save (self, person);
}

static GPtrArray *
list (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *people = rj_people_list_finish (
    self->people, RJ_TEST_AWAIT (rj_people_list_async (self->people, NULL, RJ_TEST_READY)), &error);

  g_assert_no_error (error);
  return people;
}

/* "Sam*, Ana": an asterisk for the first one */
static void
assert_people (Fixture *self, const char *expected)
{
  g_autoptr (GPtrArray) people = list (self);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < people->len; i++)
    {
      const RjPerson *person = people->pdata[i];

      g_string_append_printf (names, "%s%s%s", i > 0 ? ", " : "", person->name, person->first ? "*" : "");
    }
  g_assert_cmpstr (names->str, ==, expected);
}

static RjTalk *
add_talk (Fixture *self, const char *person, RjTalkHow how, gint64 at_us, const char *note, GError **error)
{
  g_autoptr (RjTalk) talk = rj_talk_new ();

  talk->record.at_us = at_us;
  talk->record.day = RJ_TEST_DAY;
  talk->person = g_strdup (person);
  talk->how = how;
  talk->note = g_strdup (note);
  return rj_people_add_talk_finish (
    self->people, RJ_TEST_AWAIT (rj_people_add_talk_async (self->people, talk, NULL, RJ_TEST_READY)), error);
}

/* "1 ok, 4 -": how and note, the newest first */
static void
assert_talks (Fixture *self, const char *person, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) talks = rj_people_list_talks_finish (
    self->people, RJ_TEST_AWAIT (rj_people_list_talks_async (self->people, person, NULL, RJ_TEST_READY)),
    &error);
  g_autoptr (GString) lines = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < talks->len; i++)
    {
      const RjTalk *talk = talks->pdata[i];

      g_string_append_printf (lines, "%s%d %s", i > 0 ? ", " : "", (int) talk->how,
                              talk->note != NULL ? talk->note : "-");
    }
  g_assert_cmpstr (lines->str, ==, expected);
}

static void
test_save (Fixture *self, gconstpointer data)
{
  g_autoptr (RjPerson) saved = save_new (self, "Sam", FALSE);
  g_autoptr (RjPerson) again = NULL;
  g_autoptr (GPtrArray) people = NULL;
  const RjPerson *person;

  saved->role = RJ_ROLE_MENTOR;
  saved->best_times = g_strdup ("evenings");
  saved->good_for = g_strdup ("a walk");
  saved->may_call_at_night = TRUE;
  saved->note = g_strdup ("from the club");
  saved->message = g_strdup ("Can we talk?");
  g_ptr_array_add (saved->reaches, rj_reach_new (RJ_REACH_MOBILE, "work", "0171 1234567"));
  g_ptr_array_add (saved->reaches, rj_reach_new (RJ_REACH_PHONE, NULL, "  "));
  g_ptr_array_add (saved->reaches, rj_reach_new (RJ_REACH_EMAIL, NULL, "sam@example.org"));
  again = save (self, saved);
  people = list (self);
  g_assert_cmpuint (people->len, ==, 1);
  person = people->pdata[0];
  g_assert_cmpstr (person->record.id, ==, saved->record.id);
  g_assert_cmpint (person->role, ==, RJ_ROLE_MENTOR);
  g_assert_cmpstr (person->best_times, ==, "evenings");
  g_assert_cmpstr (person->good_for, ==, "a walk");
  g_assert_true (person->may_call_at_night);
  g_assert_cmpstr (person->note, ==, "from the club");
  g_assert_cmpstr (person->message, ==, "Can we talk?");
  g_assert_cmpuint (person->reaches->len, ==, 2);
  g_assert_cmpstr (((RjReach *) person->reaches->pdata[0])->label, ==, "work");
  g_assert_cmpstr (((RjReach *) person->reaches->pdata[1])->value, ==, "sam@example.org");
}

static void
test_invalid (Fixture *self, gconstpointer data)
{
  static const struct {
    const char *name;
    int role;
    int kind;
  } rows[] = { { " ", 0, 1 },
               { "Sam", -1, 1 },
               { "Sam", RJ_ROLE_LAST + 1, 1 },
               { "Sam", 0, 0 },
               { "Sam", 0, RJ_REACH_LAST + 1 } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RjPerson) person = rj_person_new ();
      g_autoptr (GError) error = NULL;

      person->name = g_strdup (rows[i].name);
      person->role = (RjPersonRole) rows[i].role;
      g_ptr_array_add (person->reaches, rj_reach_new ((RjReachKind) rows[i].kind, NULL, "1"));
      g_assert_null (rj_people_save_finish (
        self->people, RJ_TEST_AWAIT (rj_people_save_async (self->people, person, NULL, RJ_TEST_READY)),
        &error));
      g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_INVALID);
    }
  assert_people (self, "");
}

static void delete (Fixture *self, const char *id)
{
  g_autoptr (GError) error = NULL;

  rj_people_delete_finish (
    self->people, RJ_TEST_AWAIT (rj_people_delete_async (self->people, id, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
}

/* Choosing another first one is one step; and a deleted one does not come back as a second. */
static void
test_first (Fixture *self, gconstpointer data)
{
  g_autoptr (RjPerson) sam = save_new (self, "Sam", TRUE);
  g_autoptr (RjPerson) ana = save_new (self, "Ana", FALSE);
  g_autoptr (RjPerson) ben = NULL;

  assert_people (self, "Sam*, Ana");
  ana->first = TRUE;
  rj_person_free (save (self, ana));
  assert_people (self, "Ana*, Sam");
  rj_test_undo (self->test.store, RJ_CHANGE_EDIT);
  assert_people (self, "Sam*, Ana");
  rj_test_redo (self->test.store, RJ_CHANGE_EDIT);
  delete (self, ana->record.id);
  assert_people (self, "Sam");
  ben = save_new (self, "Ben", TRUE);
  rj_trash_put_back_finish (rj_store_get_trash (self->test.store),
                            RJ_TEST_AWAIT (rj_trash_put_back_async (rj_store_get_trash (self->test.store),
                                                                    ana->record.id, NULL, RJ_TEST_READY)),
                            NULL);
  assert_people (self, "Ben*, Ana, Sam");
}

static void
test_talks (Fixture *self, gconstpointer data)
{
  g_autoptr (RjPerson) sam = save_new (self, "Sam", FALSE);
  g_autoptr (RjPerson) ana = save_new (self, "Ana", FALSE);
  const char *id = sam->record.id;
  g_autoptr (RjTalk) called = add_talk (self, id, RJ_TALK_CALLED, RJ_TEST_NOW_US - 9, "long", NULL);
  g_autoptr (RjTalk) tried = add_talk (self, id, RJ_TALK_NOT_REACHED, RJ_TEST_NOW_US, NULL, NULL);
  g_autoptr (RjTalk) none = NULL;
  g_autoptr (GError) error = NULL;

  assert_talks (self, id, "4 -, 1 long");
  assert_talks (self, ana->record.id, "");
  rj_test_undo (self->test.store, RJ_CHANGE_ADD);
  assert_talks (self, id, "1 long");
  rj_people_delete_talk_finish (
    self->people,
    RJ_TEST_AWAIT (rj_people_delete_talk_async (self->people, called->record.id, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  assert_talks (self, id, "");
  rj_test_undo (self->test.store, RJ_CHANGE_DELETE);
  assert_talks (self, id, "1 long");
  none = add_talk (self, "nobody", RJ_TALK_MET, RJ_TEST_NOW_US, NULL, &error);
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  none = add_talk (self, id, (RjTalkHow) 9, RJ_TEST_NOW_US, NULL, &error);
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_INVALID);
}

static void
test_delete (Fixture *self, gconstpointer data)
{
  g_autoptr (RjPerson) sam = save_new (self, "Sam", FALSE);
  g_autoptr (RjTalk) called = add_talk (self, sam->record.id, RJ_TALK_CALLED, RJ_TEST_NOW_US, "long", NULL);
  g_autoptr (RjTalk) late = NULL;
  g_autoptr (GError) error = NULL;

  delete (self, sam->record.id);
  assert_people (self, "");
  assert_talks (self, sam->record.id, "");
  late = add_talk (self, sam->record.id, RJ_TALK_MET, RJ_TEST_NOW_US, NULL, &error);
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND);
  rj_test_undo (self->test.store, RJ_CHANGE_DELETE);
  assert_people (self, "Sam");
  assert_talks (self, sam->record.id, "1 long");
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/people/save", test_save);
  ADD ("/store/people/invalid", test_invalid);
  ADD ("/store/people/first", test_first);
  ADD ("/store/people/talks", test_talks);
  ADD ("/store/people/delete", test_delete);
  return g_test_run ();
}
