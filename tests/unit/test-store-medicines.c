// SPDX-License-Identifier: GPL-3.0-or-later
// Medicines, what is written down about their doses, and what belongs to an appointment.

#include "rj-test-store.h"

#include "rj-clock.h"

typedef struct {
  RjTestStore test;
  RjMedicines *medicines;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  rj_test_store_set_up (&self->test, FALSE);
  self->medicines = rj_store_get_medicines (self->test.store);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  rj_test_store_tear_down (&self->test);
}

static RjPlanItem *
new_time (int minutes)
{
  RjPlanItem *item = rj_plan_item_new ();

  item->record.day = RJ_TEST_DAY;
  item->kind = RJ_KIND_MEDICATION;
  item->title = g_strdup ("Film");
  rj_plan_item_set_recurrence (item, rj_recurrence_new_daily (1));
  item->minutes = minutes;
  return item;
}

/* @times: minutes, ended by -1; (nullable) */
static RjMedicine *
save (Fixture *self, const RjMedicine *medicine, const int *times)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  RjMedicine *saved;

  if (times != NULL)
    {
      items = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
      for (; *times >= 0; times++)
        g_ptr_array_add (items, new_time (*times));
    }
  saved = rj_medicines_save_finish (
    self->medicines,
    RJ_TEST_AWAIT (rj_medicines_save_async (self->medicines, medicine, items, NULL, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  return saved;
}

static RjMedicine *
save_film (Fixture *self)
{
  static const int times[] = { 8 * 60, 20 * 60, -1 };
  g_autoptr (RjMedicine) medicine = rj_medicine_new ();

  medicine->name = g_strdup ("Film");
  medicine->kind = RJ_MEDICINE_BUPRENORPHINE;
  medicine->form = RJ_MEDICINE_FORM_FILM;
  return save (self, medicine, times);
}

static RjMedicine *
get (Fixture *self, const char *id)
{
  g_autoptr (GError) error = NULL;
  RjMedicine *medicine = rj_medicines_get_finish (
    self->medicines, RJ_TEST_AWAIT (rj_medicines_get_async (self->medicines, id, NULL, RJ_TEST_READY)),
    &error);

  g_assert_no_error (error);
  return medicine;
}

static RjDose *
save_dose (Fixture *self, const RjDose *dose)
{
  g_autoptr (GError) error = NULL;
  RjDose *saved = rj_medicines_save_dose_finish (
    self->medicines,
    RJ_TEST_AWAIT (rj_medicines_save_dose_async (self->medicines, dose, NULL, RJ_TEST_READY)), &error);

  g_assert_no_error (error);
  return saved;
}

/* (nullable) */
static RjDose *
get_dose (Fixture *self, const char *item)
{
  g_autoptr (GError) error = NULL;
  RjDose *dose = rj_medicines_get_dose_finish (
    self->medicines,
    RJ_TEST_AWAIT (rj_medicines_get_dose_async (self->medicines, item, RJ_TEST_DAY, NULL, RJ_TEST_READY)),
    &error);

  g_assert_no_error (error);
  return dose;
}

static GPtrArray *
list_doses (Fixture *self, const char *medicine)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *doses = rj_medicines_list_doses_finish (
    self->medicines,
    RJ_TEST_AWAIT (rj_medicines_list_doses_async (self->medicines, medicine, RJ_TEST_DAY - 7, RJ_TEST_DAY,
                                                  NULL, RJ_TEST_READY)),
    &error);

  g_assert_no_error (error);
  return doses;
}

static void
mark (Fixture *self, const char *item, RjMark what)
{
  RjPlan *plan = rj_store_get_plan (self->test.store);
  g_autoptr (GError) error = NULL;

  rj_plan_set_mark_finish (
    plan, RJ_TEST_AWAIT (rj_plan_set_mark_async (plan, item, RJ_TEST_DAY, what, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
}

/* (transfer full): the occurrence of @item on the day */
static RjOccurrence *
find_occurrence (Fixture *self, const char *item)
{
  g_autoptr (GPtrArray) day = rj_test_list_day (self->test.store, RJ_TEST_DAY);

  for (guint i = 0; i < day->len; i++)
    {
      const RjOccurrence *occurrence = g_ptr_array_index (day, i);

      if (g_str_equal (occurrence->item->record.id, item))
        return rj_occurrence_copy (occurrence);
    }
  g_assert_not_reached ();
}

static void
assert_occurrence (Fixture *self, const char *item, RjMark what, RjDoseStatus dose)
{
  g_autoptr (RjOccurrence) occurrence = find_occurrence (self, item);

  g_assert_cmpint (occurrence->mark, ==, what);
  g_assert_cmpint (occurrence->dose, ==, dose);
}

static void
test_fields (Fixture *self, gconstpointer data)
{
  g_autoptr (RjMedicine) medicine = rj_medicine_new ();
  g_autoptr (RjMedicine) saved = NULL;
  g_autoptr (RjMedicine) got = NULL;

  medicine->name = g_strdup ("Spray");
  medicine->kind = RJ_MEDICINE_NALOXONE;
  medicine->form = RJ_MEDICINE_FORM_SPRAY;
  medicine->label = g_strdup ("as printed");
  medicine->window_minutes = 90;
  medicine->prescriber = g_strdup ("Dr Lee");
  medicine->prescriber_phone = g_strdup ("1");
  medicine->pharmacy = g_strdup ("Corner");
  medicine->pharmacy_phone = g_strdup ("2");
  medicine->start_day = RJ_TEST_DAY - 3;
  medicine->refill_day = RJ_TEST_DAY + 4;
  medicine->doses = 7;
  medicine->doses_at_us = 5;
  medicine->given_day = RJ_TEST_DAY - 1;
  medicine->next_day = RJ_TEST_DAY + 27;
  medicine->expiry_day = RJ_TEST_DAY + 400;
  medicine->known_by = g_strdup ("Sam");
  medicine->kept = g_strdup ("drawer");
  medicine->note = g_strdup ("note");
  saved = save (self, medicine, NULL);
  got = get (self, saved->record.id);
  g_assert_cmpstr (got->name, ==, "Spray");
  g_assert_cmpint (got->kind, ==, RJ_MEDICINE_NALOXONE);
  g_assert_cmpint (got->form, ==, RJ_MEDICINE_FORM_SPRAY);
  g_assert_cmpstr (got->label, ==, "as printed");
  g_assert_false (got->as_needed);
  g_assert_cmpint (got->window_minutes, ==, 90);
  g_assert_cmpstr (got->prescriber, ==, "Dr Lee");
  g_assert_cmpstr (got->prescriber_phone, ==, "1");
  g_assert_cmpstr (got->pharmacy, ==, "Corner");
  g_assert_cmpstr (got->pharmacy_phone, ==, "2");
  g_assert_cmpuint (got->start_day, ==, RJ_TEST_DAY - 3);
  g_assert_cmpuint (got->refill_day, ==, RJ_TEST_DAY + 4);
  g_assert_cmpint (got->doses, ==, 7);
  g_assert_cmpint (got->doses_at_us, ==, 5);
  g_assert_cmpint (got->doses_left, ==, 7);
  g_assert_cmpuint (got->given_day, ==, RJ_TEST_DAY - 1);
  g_assert_cmpuint (got->next_day, ==, RJ_TEST_DAY + 27);
  g_assert_cmpuint (got->expiry_day, ==, RJ_TEST_DAY + 400);
  g_assert_cmpstr (got->known_by, ==, "Sam");
  g_assert_cmpstr (got->kept, ==, "drawer");
  g_assert_cmpstr (got->note, ==, "note");
  g_assert_cmpint (got->last_taken_us, ==, 0);
  g_assert_null (got->items);

  /* Nothing of it stays when it is emptied. */
  g_clear_pointer (&got->label, g_free);
  got->as_needed = TRUE;
  got->doses = -1;
  got->refill_day = RJ_DAY_NONE;
  g_clear_pointer (&saved, rj_medicine_free);
  saved = save (self, got, NULL);
  g_assert_null (saved->label);
  g_assert_true (saved->as_needed);
  /* What has no fixed times has no window. */
  g_assert_cmpint (saved->window_minutes, ==, 0);
  g_assert_cmpint (saved->doses, ==, -1);
  g_assert_cmpint (saved->doses_left, ==, -1);
  g_assert_cmpuint (saved->refill_day, ==, RJ_DAY_NONE);
}

/* One tick is a dose that was taken; another takes it back. */
static void
test_tick (Fixture *self, gconstpointer data)
{
  g_autoptr (RjMedicine) film = save_film (self);
  const char *item = film->items[0];
  g_autoptr (RjDose) dose = NULL;
  g_autoptr (RjDose) skipped = NULL;
  g_autoptr (RjDose) gone = NULL;

  g_assert_cmpuint (g_strv_length (film->items), ==, 2);
  assert_occurrence (self, item, RJ_MARK_OPEN, RJ_DOSE_NONE);
  mark (self, item, RJ_MARK_DONE);
  assert_occurrence (self, item, RJ_MARK_DONE, RJ_DOSE_TAKEN);
  dose = get_dose (self, item);
  g_assert_cmpstr (dose->medicine, ==, film->record.id);
  g_assert_cmpstr (dose->medicine_name, ==, "Film");
  g_assert_cmpint (dose->due_minutes, ==, 8 * 60);
  g_assert_cmpint (dose->record.at_us, ==, RJ_TEST_NOW_US);
  g_assert_cmpstr (dose->record.zone, ==, rj_clock_get_zone_name (self->test.clock));
  mark (self, item, RJ_MARK_NOT_TODAY);
  assert_occurrence (self, item, RJ_MARK_NOT_TODAY, RJ_DOSE_SKIPPED);
  skipped = get_dose (self, item);
  g_assert_cmpstr (skipped->record.id, ==, dose->record.id);
  rj_test_undo (self->test.store, RJ_CHANGE_MARK);
  assert_occurrence (self, item, RJ_MARK_DONE, RJ_DOSE_TAKEN);
  mark (self, item, RJ_MARK_OPEN);
  gone = get_dose (self, item);
  g_assert_null (gone);
  assert_occurrence (self, item, RJ_MARK_OPEN, RJ_DOSE_NONE);
  rj_test_undo (self->test.store, RJ_CHANGE_MARK);
  assert_occurrence (self, item, RJ_MARK_DONE, RJ_DOSE_TAKEN);
  rj_test_undo (self->test.store, RJ_CHANGE_MARK);
  assert_occurrence (self, item, RJ_MARK_OPEN, RJ_DOSE_NONE);
  /* The other time of the day is another dose. */
  assert_occurrence (self, film->items[1], RJ_MARK_OPEN, RJ_DOSE_NONE);
}

/* The dose of another day that is moved onto one that was taken: it was taken, and once. */
static void
test_move_onto_taken (Fixture *self, gconstpointer data)
{
  g_autoptr (RjMedicine) film = save_film (self);
  const char *item = film->items[0];
  RjPlan *plan = rj_store_get_plan (self->test.store);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) doses = NULL;

  mark (self, item, RJ_MARK_DONE);
  rj_plan_move_finish (plan,
                       RJ_TEST_AWAIT (rj_plan_move_async (plan, item, RJ_TEST_DAY + 1, RJ_TEST_DAY,
                                                          RJ_PART_MORNING, 600, NULL, RJ_TEST_READY)),
                       &error);
  g_assert_no_error (error);
  assert_occurrence (self, item, RJ_MARK_DONE, RJ_DOSE_TAKEN);
  mark (self, item, RJ_MARK_DONE);
  doses = list_doses (self, film->record.id);
  g_assert_cmpuint (doses->len, ==, 1);
}

/* A tick after the window says late, one in its last minute does not. */
static void
test_window (Fixture *self, gconstpointer data)
{
  gint64 due_us = rj_wall_to_instant (RJ_TEST_DAY, 8 * 60, rj_clock_get_zone (self->test.clock));
  int since = (int) ((RJ_TEST_NOW_US - due_us) / G_TIME_SPAN_MINUTE);
  const struct {
    int window;
    RjDoseStatus status;
  } cases[] = {
    { 0, RJ_DOSE_TAKEN },
    { since - 1, RJ_DOSE_LATE },
    { since, RJ_DOSE_TAKEN },
    { since + 1, RJ_DOSE_TAKEN },
  };
  g_autoptr (RjMedicine) film = save_film (self);
  const char *item = film->items[0];

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RjMedicine) saved = NULL;
      g_autoptr (RjOccurrence) occurrence = NULL;

      film->window_minutes = cases[i].window;
      saved = save (self, film, NULL);
      mark (self, item, RJ_MARK_DONE);
      assert_occurrence (self, item, RJ_MARK_DONE, cases[i].status);
      occurrence = find_occurrence (self, item);
      g_assert_cmpint (occurrence->window_minutes, ==, cases[i].window);
      /* Skipped first, the same is said. */
      mark (self, item, RJ_MARK_NOT_TODAY);
      assert_occurrence (self, item, RJ_MARK_NOT_TODAY, RJ_DOSE_SKIPPED);
      mark (self, item, RJ_MARK_DONE);
      assert_occurrence (self, item, RJ_MARK_DONE, cases[i].status);
      mark (self, item, RJ_MARK_OPEN);
    }
}

/* A tick on another day says nothing about when it was taken. */
static void
test_window_of_yesterday (Fixture *self, gconstpointer data)
{
  RjPlan *plan = rj_store_get_plan (self->test.store);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
  g_autoptr (RjMedicine) medicine = rj_medicine_new ();
  g_autoptr (RjMedicine) saved = NULL;
  g_autoptr (RjDose) dose = NULL;
  g_autoptr (GError) error = NULL;
  RjPlanItem *time = new_time (8 * 60);

  time->record.day = RJ_TEST_DAY - 1;
  g_ptr_array_add (items, time);
  medicine->name = g_strdup ("Film");
  medicine->window_minutes = 1;
  saved = rj_medicines_save_finish (
    self->medicines,
    RJ_TEST_AWAIT (rj_medicines_save_async (self->medicines, medicine, items, NULL, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  rj_plan_set_mark_finish (plan,
                           RJ_TEST_AWAIT (rj_plan_set_mark_async (plan, saved->items[0], RJ_TEST_DAY - 1,
                                                                  RJ_MARK_DONE, NULL, RJ_TEST_READY)),
                           &error);
  g_assert_no_error (error);
  dose =
    rj_medicines_get_dose_finish (self->medicines,
                                  RJ_TEST_AWAIT (rj_medicines_get_dose_async (
                                    self->medicines, saved->items[0], RJ_TEST_DAY - 1, NULL, RJ_TEST_READY)),
                                  &error);
  g_assert_no_error (error);
  g_assert_cmpint (dose->status, ==, RJ_DOSE_TAKEN);
}

/* What was written down says what the plan shows. */
static void
test_details (Fixture *self, gconstpointer data)
{
  static const struct {
    RjDoseStatus status;
    RjMark mark;
  } cases[] = {
    { RJ_DOSE_LATE, RJ_MARK_DONE },         { RJ_DOSE_VOMITED, RJ_MARK_DONE },
    { RJ_DOSE_SKIPPED, RJ_MARK_NOT_TODAY }, { RJ_DOSE_UNSURE, RJ_MARK_NOT_TODAY },
    { RJ_DOSE_TAKEN, RJ_MARK_DONE },
  };
  g_autoptr (RjMedicine) film = save_film (self);
  RjDoseEffect effect = { RJ_EFFECT_NAUSEA, 2 };
  g_autoptr (RjDose) dose = rj_dose_new ();
  g_autoptr (RjDose) got = NULL;
  g_autoptr (GPtrArray) all = NULL;

  g_set_str (&dose->medicine, film->record.id);
  g_set_str (&dose->item, film->items[0]);
  dose->record.day = RJ_TEST_DAY;
  dose->record.at_us = RJ_TEST_NOW_US - G_TIME_SPAN_HOUR;
  dose->place = RJ_DOSE_PLACE_CLINIC;
  dose->feeling = 4;
  dose->note = g_strdup ("words");
  g_array_append_val (dose->effects, effect);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RjDose) saved = NULL;

      dose->status = cases[i].status;
      saved = save_dose (self, dose);
      assert_occurrence (self, film->items[0], cases[i].mark, cases[i].status);
    }
  got = get_dose (self, film->items[0]);
  g_assert_cmpint (got->record.at_us, ==, RJ_TEST_NOW_US - G_TIME_SPAN_HOUR);
  g_assert_cmpint (got->place, ==, RJ_DOSE_PLACE_CLINIC);
  g_assert_cmpint (got->feeling, ==, 4);
  g_assert_cmpstr (got->note, ==, "words");
  g_assert_cmpuint (got->effects->len, ==, 1);
  g_assert_cmpint (g_array_index (got->effects, RjDoseEffect, 0).effect, ==, RJ_EFFECT_NAUSEA);
  g_assert_cmpint (g_array_index (got->effects, RjDoseEffect, 0).severity, ==, 2);
  g_assert_cmpint (got->due_minutes, ==, 8 * 60);
  /* Each answer took the place of the one before. */
  all = list_doses (self, film->record.id);
  g_assert_cmpuint (all->len, ==, 1);
  for (gsize i = 0; i + 1 < G_N_ELEMENTS (cases); i++)
    rj_test_undo (self->test.store, RJ_CHANGE_EDIT);
  assert_occurrence (self, film->items[0], RJ_MARK_DONE, RJ_DOSE_LATE);
  rj_test_undo (self->test.store, RJ_CHANGE_ADD);
  assert_occurrence (self, film->items[0], RJ_MARK_OPEN, RJ_DOSE_NONE);
}

static void
test_no_such_answer (Fixture *self, gconstpointer data)
{
  g_autoptr (RjMedicine) film = save_film (self);
  g_autoptr (RjDose) dose = rj_dose_new ();
  g_autoptr (RjDose) saved = NULL;
  g_autoptr (GError) error = NULL;

  g_set_str (&dose->medicine, film->record.id);
  dose->status = RJ_DOSE_NONE;
  saved = rj_medicines_save_dose_finish (
    self->medicines,
    RJ_TEST_AWAIT (rj_medicines_save_dose_async (self->medicines, dose, NULL, RJ_TEST_READY)), &error);
  g_assert_null (saved);
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_INVALID);
}

/* What is taken at home is counted down from the day it was counted, what is taken at the clinic is not. */
static void
test_counting (Fixture *self, gconstpointer data)
{
  static const struct {
    gint64 ago_us;
    RjDoseStatus status;
    RjDosePlace place;
    int left;
  } cases[] = {
    { 0, RJ_DOSE_TAKEN, RJ_DOSE_PLACE_OPEN, 2 },
    { 0, RJ_DOSE_SKIPPED, RJ_DOSE_PLACE_HOME, 2 },
    { 0, RJ_DOSE_UNSURE, RJ_DOSE_PLACE_HOME, 2 },
    { 0, RJ_DOSE_LATE, RJ_DOSE_PLACE_CLINIC, 2 },
    { 2 * G_TIME_SPAN_DAY, RJ_DOSE_TAKEN, RJ_DOSE_PLACE_HOME, 2 },
    { 0, RJ_DOSE_VOMITED, RJ_DOSE_PLACE_HOME, 1 },
    { 0, RJ_DOSE_LATE, RJ_DOSE_PLACE_HOME, 0 },
    { 0, RJ_DOSE_TAKEN, RJ_DOSE_PLACE_HOME, 0 },
  };
  g_autoptr (RjMedicine) medicine = rj_medicine_new ();
  g_autoptr (RjMedicine) saved = NULL;

  medicine->name = g_strdup ("Tablet");
  medicine->as_needed = TRUE;
  medicine->doses = 3;
  medicine->doses_at_us = RJ_TEST_NOW_US - G_TIME_SPAN_DAY;
  saved = save (self, medicine, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RjDose) dose = rj_dose_new ();
      g_autoptr (RjDose) kept = NULL;
      g_autoptr (RjMedicine) got = NULL;

      g_set_str (&dose->medicine, saved->record.id);
      dose->record.at_us = RJ_TEST_NOW_US - cases[i].ago_us;
      dose->status = cases[i].status;
      dose->place = cases[i].place;
      kept = save_dose (self, dose);
      got = get (self, saved->record.id);
      g_assert_cmpint (got->doses_left, ==, cases[i].left);
      g_assert_cmpint (got->last_taken_us, ==, RJ_TEST_NOW_US);
    }
}

static void
test_delete_dose (Fixture *self, gconstpointer data)
{
  g_autoptr (RjMedicine) film = save_film (self);
  g_autoptr (RjDose) dose = NULL;
  g_autoptr (RjDose) gone = NULL;
  g_autoptr (GError) error = NULL;

  mark (self, film->items[0], RJ_MARK_DONE);
  dose = get_dose (self, film->items[0]);
  g_assert_true (rj_medicines_delete_dose_finish (
    self->medicines,
    RJ_TEST_AWAIT (rj_medicines_delete_dose_async (self->medicines, dose->record.id, NULL, RJ_TEST_READY)),
    &error));
  g_assert_no_error (error);
  gone = get_dose (self, film->items[0]);
  g_assert_null (gone);
  assert_occurrence (self, film->items[0], RJ_MARK_OPEN, RJ_DOSE_NONE);
  rj_test_undo (self->test.store, RJ_CHANGE_DELETE);
  assert_occurrence (self, film->items[0], RJ_MARK_DONE, RJ_DOSE_TAKEN);
}

/* The plan has exactly the times that were saved last. */
static void
test_times (Fixture *self, gconstpointer data)
{
  static const int one[] = { 9 * 60, -1 };
  g_autoptr (RjMedicine) film = save_film (self);
  g_autoptr (RjMedicine) changed = save (self, film, one);
  g_autoptr (RjMedicine) same = save (self, changed, NULL);
  g_autoptr (GPtrArray) day = rj_test_list_day (self->test.store, RJ_TEST_DAY);
  g_autoptr (GPtrArray) again = NULL;

  g_assert_cmpuint (day->len, ==, 1);
  g_assert_cmpint (((RjOccurrence *) g_ptr_array_index (day, 0))->item->minutes, ==, 9 * 60);
  g_assert_cmpstrv (same->items, changed->items);
  rj_test_undo (self->test.store, RJ_CHANGE_EDIT);
  again = rj_test_list_day (self->test.store, RJ_TEST_DAY);
  g_assert_cmpuint (again->len, ==, 2);
}

/* What is on @on: the hour of each, and what became of it. */
static char *
describe_day (Fixture *self, RjDay on)
{
  g_autoptr (GPtrArray) day = rj_test_list_day (self->test.store, on);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < day->len; i++)
    {
      const RjOccurrence *occurrence = g_ptr_array_index (day, i);

      g_string_append_printf (text, "%d:%d ", occurrence->item->minutes / 60, occurrence->dose);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* From today on it is taken at other times; yesterday stays what it was. */
static void
test_other_times (Fixture *self, gconstpointer data)
{
  g_autoptr (RjMedicine) film = save_film (self);
  RjPlan *plan = rj_store_get_plan (self->test.store);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
  g_autoptr (RjMedicine) saved = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *today = NULL;
  RjPlanItem *item;

  mark (self, film->items[0], RJ_MARK_DONE);
  mark (self, film->items[1], RJ_MARK_DONE);
  rj_fake_clock_advance (RJ_FAKE_CLOCK (self->test.clock), G_TIME_SPAN_DAY);
  item = rj_plan_get_item_finish (
    plan, RJ_TEST_AWAIT (rj_plan_get_item_async (plan, film->items[0], NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  item->minutes = 9 * 60;
  g_ptr_array_add (items, item);
  saved = rj_medicines_save_finish (
    self->medicines,
    RJ_TEST_AWAIT (rj_medicines_save_async (self->medicines, film, items, NULL, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  before = describe_day (self, RJ_TEST_DAY);
  today = describe_day (self, RJ_TEST_DAY + 1);
  g_assert_cmpstr (before, ==, "8:1 20:1 ");
  g_assert_cmpstr (today, ==, "9:0 ");
  /* It is a dose there too: the item of the new time stands between the two that ended. */
  g_clear_pointer (&today, g_free);
  rj_plan_set_mark_finish (plan,
                           RJ_TEST_AWAIT (rj_plan_set_mark_async (plan, saved->items[1], RJ_TEST_DAY + 1,
                                                                  RJ_MARK_DONE, NULL, RJ_TEST_READY)),
                           &error);
  g_assert_no_error (error);
  today = describe_day (self, RJ_TEST_DAY + 1);
  g_assert_cmpstr (today, ==, "9:1 ");
}

/* Another time of what is taken every other day leaves it on the days that it has. */
static void
test_every_other_day (Fixture *self, gconstpointer data)
{
  g_autoptr (RjMedicine) film = save_film (self);
  RjPlan *plan = rj_store_get_plan (self->test.store);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
  g_autoptr (RjMedicine) first = NULL;
  g_autoptr (RjMedicine) saved = NULL;
  g_autoptr (GString) days = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  RjPlanItem *item = new_time (8 * 60);

  rj_plan_item_set_recurrence (item, rj_recurrence_new_daily (2));
  g_ptr_array_add (items, item);
  first = rj_medicines_save_finish (
    self->medicines,
    RJ_TEST_AWAIT (rj_medicines_save_async (self->medicines, film, items, NULL, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  rj_fake_clock_advance (RJ_FAKE_CLOCK (self->test.clock), 3 * G_TIME_SPAN_DAY);
  item = rj_plan_get_item_finish (
    plan, RJ_TEST_AWAIT (rj_plan_get_item_async (plan, first->items[0], NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  item->minutes = 9 * 60;
  g_ptr_array_set_size (items, 0);
  g_ptr_array_add (items, item);
  saved = rj_medicines_save_finish (
    self->medicines,
    RJ_TEST_AWAIT (rj_medicines_save_async (self->medicines, first, items, NULL, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  for (RjDay day = RJ_TEST_DAY; day < RJ_TEST_DAY + 7; day++)
    {
      g_autofree char *text = describe_day (self, day);

      g_string_append_printf (days, "%s,", text);
    }
  g_assert_cmpstr (days->str, ==, "8:0 ,,8:0 ,,9:0 ,,9:0 ,");
}

static guint
count_plan (Fixture *self)
{
  g_autoptr (GPtrArray) day = rj_test_list_day (self->test.store, RJ_TEST_DAY);

  return day->len;
}

static guint
count_medicines (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) medicines = rj_medicines_list_finish (
    self->medicines, RJ_TEST_AWAIT (rj_medicines_list_async (self->medicines, NULL, RJ_TEST_READY)), &error);

  g_assert_no_error (error);
  return medicines->len;
}

/* It goes with its times, and comes back with those that went with it. */
static void
test_delete (Fixture *self, gconstpointer data)
{
  RjTrash *trash = rj_store_get_trash (self->test.store);
  RjPlan *plan = rj_store_get_plan (self->test.store);
  g_autoptr (RjMedicine) film = save_film (self);
  g_autoptr (GPtrArray) doses = NULL;
  g_autoptr (GError) error = NULL;

  mark (self, film->items[1], RJ_MARK_DONE);
  rj_plan_delete_item_finish (
    plan, RJ_TEST_AWAIT (rj_plan_delete_item_async (plan, film->items[0], NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  rj_fake_clock_advance (RJ_FAKE_CLOCK (self->test.clock), 1);
  g_assert_true (rj_medicines_delete_finish (
    self->medicines,
    RJ_TEST_AWAIT (rj_medicines_delete_async (self->medicines, film->record.id, NULL, RJ_TEST_READY)),
    &error));
  g_assert_cmpuint (count_plan (self), ==, 0);
  g_assert_cmpuint (count_medicines (self), ==, 0);
  doses = list_doses (self, film->record.id);
  g_assert_cmpuint (doses->len, ==, 0);
  rj_trash_put_back_finish (
    trash, RJ_TEST_AWAIT (rj_trash_put_back_async (trash, film->record.id, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_plan (self), ==, 1);
  g_assert_cmpuint (count_medicines (self), ==, 1);
  assert_occurrence (self, film->items[1], RJ_MARK_DONE, RJ_DOSE_TAKEN);
  g_assert_false (rj_medicines_delete_finish (
    self->medicines, RJ_TEST_AWAIT (rj_medicines_delete_async (self->medicines, "no", NULL, RJ_TEST_READY)),
    &error));
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND);
}

static void
assert_visit (Fixture *self, const char *item, RjDay day, RjVisitType type, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RjVisit) visit = rj_medicines_get_visit_finish (
    self->medicines,
    RJ_TEST_AWAIT (rj_medicines_get_visit_async (self->medicines, item, day, NULL, RJ_TEST_READY)), &error);
  g_autofree char *got = NULL;

  g_assert_no_error (error);
  got = g_strdup_printf ("%s/%s/%s", visit->bring, visit->questions, visit->outcome);
  g_assert_cmpint (visit->type, ==, type);
  g_assert_cmpstr (got, ==, text);
}

/* Questions belong to the appointment, the outcome to its day. */
static void
test_visit (Fixture *self, gconstpointer data)
{
  g_autoptr (RjPlanItem) item = new_time (10 * 60);
  g_autoptr (RjPlanItem) saved = NULL;
  g_autoptr (RjVisit) visit = rj_visit_new ();
  g_autoptr (GError) error = NULL;
  const char *id;

  item->kind = RJ_KIND_APPOINTMENT;
  saved = rj_test_save_item (self->test.store, item);
  id = saved->record.id;
  assert_visit (self, id, RJ_TEST_DAY, RJ_VISIT_OPEN, "(null)/(null)/(null)");
  visit->item = g_strdup (id);
  visit->type = RJ_VISIT_PRESCRIBER;
  visit->bring = g_strdup ("card");
  visit->questions = g_strdup ("sleep?\nteeth?");
  visit->day = RJ_TEST_DAY;
  visit->outcome = g_strdup ("again in May");
  g_assert_true (rj_medicines_save_visit_finish (
    self->medicines,
    RJ_TEST_AWAIT (rj_medicines_save_visit_async (self->medicines, visit, NULL, RJ_TEST_READY)), &error));
  g_assert_no_error (error);
  assert_visit (self, id, RJ_TEST_DAY, RJ_VISIT_PRESCRIBER, "card/sleep?\nteeth?/again in May");
  assert_visit (self, id, RJ_TEST_DAY + 1, RJ_VISIT_PRESCRIBER, "card/sleep?\nteeth?/(null)");
  g_clear_pointer (&visit->outcome, g_free);
  g_clear_pointer (&visit->bring, g_free);
  g_clear_pointer (&visit->questions, g_free);
  visit->type = RJ_VISIT_OPEN;
  g_assert_true (rj_medicines_save_visit_finish (
    self->medicines,
    RJ_TEST_AWAIT (rj_medicines_save_visit_async (self->medicines, visit, NULL, RJ_TEST_READY)), &error));
  assert_visit (self, id, RJ_TEST_DAY, RJ_VISIT_OPEN, "(null)/(null)/(null)");
  rj_test_undo (self->test.store, RJ_CHANGE_EDIT);
  assert_visit (self, id, RJ_TEST_DAY, RJ_VISIT_PRESCRIBER, "card/sleep?\nteeth?/again in May");

  g_set_str (&visit->item, "no such item");
  g_assert_false (rj_medicines_save_visit_finish (
    self->medicines,
    RJ_TEST_AWAIT (rj_medicines_save_visit_async (self->medicines, visit, NULL, RJ_TEST_READY)), &error));
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND);
}

/* Done in a notification is taken as well. */
static void
test_reminder (Fixture *self, gconstpointer data)
{
  RjPlan *plan = rj_store_get_plan (self->test.store);
  g_autoptr (RjMedicine) medicine = rj_medicine_new ();
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
  g_autoptr (RjMedicine) saved = NULL;
  g_autoptr (GPtrArray) reminders = NULL;
  g_autoptr (GError) error = NULL;
  RjPlanItem *item = new_time (13 * 60);

  medicine->name = g_strdup ("Film");
  rj_plan_item_add_default_lead (item);
  g_ptr_array_add (items, item);
  saved = rj_medicines_save_finish (
    self->medicines,
    RJ_TEST_AWAIT (rj_medicines_save_async (self->medicines, medicine, items, NULL, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  reminders = rj_plan_list_reminders_finish (
    plan,
    RJ_TEST_AWAIT (rj_plan_list_reminders_async (plan, RJ_TEST_NOW_US, RJ_TEST_NOW_US + G_TIME_SPAN_DAY, NULL,
                                                 RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reminders->len, >, 0);
  rj_plan_record_answer_finish (plan,
                                RJ_TEST_AWAIT (rj_plan_record_answer_async (
                                  plan, ((RjReminder *) g_ptr_array_index (reminders, 0))->key,
                                  RJ_REMINDER_DONE, RJ_TEST_NOW_US + G_TIME_SPAN_HOUR, NULL, RJ_TEST_READY)),
                                &error);
  g_assert_no_error (error);
  assert_occurrence (self, saved->items[0], RJ_MARK_DONE, RJ_DOSE_TAKEN);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store-medicines/fields", test_fields);
  ADD ("/store-medicines/tick", test_tick);
  ADD ("/store-medicines/move-onto-taken", test_move_onto_taken);
  ADD ("/store-medicines/window", test_window);
  ADD ("/store-medicines/window-of-yesterday", test_window_of_yesterday);
  ADD ("/store-medicines/details", test_details);
  ADD ("/store-medicines/no-such-answer", test_no_such_answer);
  ADD ("/store-medicines/counting", test_counting);
  ADD ("/store-medicines/delete-dose", test_delete_dose);
  ADD ("/store-medicines/times", test_times);
  ADD ("/store-medicines/other-times", test_other_times);
  ADD ("/store-medicines/every-other-day", test_every_other_day);
  ADD ("/store-medicines/delete", test_delete);
  ADD ("/store-medicines/visit", test_visit);
  ADD ("/store-medicines/reminder", test_reminder);
  return g_test_run ();
}
