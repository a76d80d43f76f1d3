// SPDX-License-Identifier: GPL-3.0-or-later
// People and the ways to reach them: what is dialled, what is copied, and their order.
#include "rj-people.h"

static void
test_digits (void)
{
  static const struct {
    RjReachKind kind;
    const char *value;
    const char *digits; /* (nullable) */
  } rows[] = {
    { RJ_REACH_PHONE, "0171 1234567", "01711234567" },
    { RJ_REACH_MOBILE, "+49 (171) 123-4567", "+491711234567" },
    { RJ_REACH_TEXT, "555-0100", "5550100" },
    { RJ_REACH_PHONE, "ask at the desk", NULL },
    { RJ_REACH_EMAIL, "sam1234567@example.org", NULL },
    { RJ_REACH_MESSENGER, "0171 1234567", NULL },
    { RJ_REACH_ADDRESS, "12 Elm Street", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RjReach) reach = rj_reach_new (rows[i].kind, NULL, rows[i].value);
      g_autofree char *digits = rj_reach_dup_digits (reach);

      g_assert_cmpstr (digits, ==, rows[i].digits);
    }
}

static RjPerson *
make (const char *id, const char *name, gboolean first)
{
  RjPerson *person = rj_person_new ();

  person->record.id = g_strdup (id);
  person->name = g_strdup (name);
  person->first = first;
  return person;
}

static void
test_order (void)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_person_free);
  static const char *const order[] = { "Zoe", "Ana", "Ben", "Ben" };

  g_ptr_array_add (people, make ("4", "Ben", FALSE));
  g_ptr_array_add (people, make ("1", "Zoe", TRUE));
  g_ptr_array_add (people, make ("3", "Ben", FALSE));
  g_ptr_array_add (people, make ("2", "Ana", FALSE));
  rj_people_sort (people);

  for (guint i = 0; i < people->len; i++)
    g_assert_cmpstr (((RjPerson *) people->pdata[i])->name, ==, order[i]);
  g_assert_cmpstr (((RjPerson *) people->pdata[2])->record.id, ==, "3");
  g_assert_true (rj_people_find (people, "1") == people->pdata[0]);
  g_assert_null (rj_people_find (people, "9"));
  g_assert_null (rj_people_find (people, NULL));
}

static void
test_copy (void)
{
  g_autoptr (RjPerson) person = make ("1", "Sam", TRUE);
  g_autoptr (RjPerson) copy = NULL;
  g_autoptr (RjTalk) talk = rj_talk_new ();
  g_autoptr (RjTalk) talk_copy = NULL;

  g_assert_null (rj_person_find_number (person));
  g_ptr_array_add (person->reaches, rj_reach_new (RJ_REACH_EMAIL, NULL, "sam@example.org"));
  g_ptr_array_add (person->reaches, rj_reach_new (RJ_REACH_MOBILE, "work", "0171 1234567"));
  g_ptr_array_add (person->reaches, rj_reach_new (RJ_REACH_PHONE, NULL, "030 123456"));
  person->message = g_strdup ("Can we talk?");
  copy = rj_person_copy (person);
  g_assert_cmpstr (copy->message, ==, "Can we talk?");
  g_assert_cmpuint (copy->reaches->len, ==, 3);
  g_assert_cmpstr (rj_person_find_number (copy)->value, ==, "0171 1234567");
  g_assert_cmpstr (rj_person_find_number (copy)->label, ==, "work");

  talk->person = g_strdup ("1");
  talk->how = RJ_TALK_NOT_REACHED;
  talk_copy = rj_talk_copy (talk);
  g_assert_cmpstr (talk_copy->person, ==, "1");
  g_assert_cmpint (talk_copy->how, ==, RJ_TALK_NOT_REACHED);
}

/* One field after the other: each of them makes a difference, and the record does not. */
static void
test_same (void)
{
  g_autoptr (RjPerson) person = make ("1", "Sam", FALSE);

  for (int field = 0; field < 10; field++)
    {
      g_autoptr (RjPerson) other = NULL;
      RjReach *reach;

      if (field == 0)
        g_ptr_array_add (person->reaches, rj_reach_new (RJ_REACH_PHONE, "work", "555"));
      other = rj_person_copy (person);
      other->record.updated_us++;
      g_assert_true (rj_person_says_same (person, other));
      reach = g_ptr_array_index (other->reaches, 0);
      switch (field)
        {
        case 0:
          g_set_str (&reach->value, "556");
          break;
        case 1:
          g_set_str (&reach->label, NULL);
          break;
        case 2:
          reach->kind = RJ_REACH_MOBILE;
          break;
        case 3:
          g_ptr_array_set_size (other->reaches, 0);
          break;
        case 4:
          g_set_str (&other->name, "Pam");
          break;
        case 5:
          other->role = RJ_ROLE_FRIEND;
          break;
        case 6:
          g_set_str (&other->best_times, "evenings");
          break;
        case 7:
          g_set_str (&other->good_for, "walks");
          break;
        case 8:
          other->may_call_at_night = TRUE;
          break;
        default:
          g_set_str (&other->note, "a note");
          g_assert_false (rj_person_says_same (person, other));
          g_set_str (&other->note, NULL);
          g_set_str (&other->message, "a message");
          g_assert_false (rj_person_says_same (person, other));
          g_set_str (&other->message, NULL);
          other->first = TRUE;
        }
      g_assert_false (rj_person_says_same (person, other));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/people/digits", test_digits);
  g_test_add_func ("/people/order", test_order);
  g_test_add_func ("/people/copy", test_copy);
  g_test_add_func ("/people/same", test_same);
  return g_test_run ();
}
