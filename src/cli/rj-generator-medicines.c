// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-generator-private.h"

#include "rj-uuid.h"

/* One in so many days, or of so many records. */
#define DAYS_OF_A_LATE_DOSE 23
#define DAYS_AS_NEEDED      11
#define HAS_VISIT           3

/* What is made here has ids out of its name and the seed, so that what others draw stays as it was. */
static void
fill (RjGenerator *self, RjRecord *record, const char *what, RjDay day)
{
  RjClock *clock = RJ_CLOCK (self->clock);
  g_autofree char *iso = rj_day_to_iso (day);
  g_autofree char *name = g_strdup_printf ("%s %s %u", what, iso, self->seed);

  record->id = rj_uuid_new_for (name);
  record->at_us = rj_clock_get_now (clock);
  record->zone = g_strdup (self->zone);
  record->day = day;
}

static gboolean
save (RjGenerator *self, const RjMedicine *medicine, GPtrArray *times, GError **error)
{
  RjMedicines *medicines = rj_store_get_medicines (self->store);
  g_autoptr (RjMedicine) saved = rj_medicines_save_finish (
    medicines, AWAIT (self, rj_medicines_save_async (medicines, medicine, times, NULL, NULL, READY (self))),
    error);

  return saved != NULL;
}

static gboolean
make_film (RjGenerator *self, GError **error)
{
  RjPlan *plan = rj_store_get_plan (self->store);
  g_autoptr (RjMedicine) medicine = rj_medicine_new ();
  g_autoptr (GPtrArray) times = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
  RjPlanItem *item = rj_plan_get_item_finish (
    plan, AWAIT (self, rj_plan_get_item_async (plan, self->items[ITEM_MEDICATION], NULL, READY (self))),
    error);

  if (item == NULL)
    return FALSE;
  g_ptr_array_add (times, item);
  fill (self, &medicine->record, "film", self->first);
  medicine->name = g_strdup ("Buprenorphine");
  medicine->kind = RJ_MEDICINE_BUPRENORPHINE;
  medicine->form = RJ_MEDICINE_FORM_FILM;
  medicine->label = g_strdup ("as on the box");
  medicine->prescriber = g_strdup ("Dr Lee");
  medicine->prescriber_phone = g_strdup ("030 1234");
  medicine->pharmacy = g_strdup ("Corner pharmacy");
  medicine->pharmacy_phone = g_strdup ("030 5678");
  medicine->window_minutes = 120;
  medicine->start_day = self->first;
  medicine->refill_day = self->last + 6;
  medicine->doses = 14;
  medicine->doses_at_us = medicine->record.at_us;
  medicine->kept = g_strdup ("locked box, top shelf");
  return save (self, medicine, times, error);
}

static gboolean
make_spray (RjGenerator *self, GError **error)
{
  g_autoptr (RjMedicine) medicine = rj_medicine_new ();

  fill (self, &medicine->record, "spray", self->first);
  medicine->name = g_strdup ("Naloxone");
  medicine->kind = RJ_MEDICINE_NALOXONE;
  medicine->form = RJ_MEDICINE_FORM_SPRAY;
  medicine->as_needed = TRUE;
  medicine->expiry_day = self->last + 400;
  medicine->known_by = g_strdup ("Sam, and the people next door");
  medicine->kept = g_strdup ("by the door");
  return save (self, medicine, NULL, error);
}

static gboolean
make_tablet (RjGenerator *self, GError **error)
{
  g_autoptr (RjMedicine) medicine = rj_medicine_new ();

  fill (self, &medicine->record, "tablet", self->first);
  medicine->name = g_strdup ("Headache tablet");
  medicine->form = RJ_MEDICINE_FORM_TABLET;
  medicine->as_needed = TRUE;
  medicine->note = g_strdup ("with food");
  g_set_str (&self->as_needed, medicine->record.id);
  return save (self, medicine, NULL, error);
}

gboolean
rj_generator_make_medicines (RjGenerator *self, GError **error)
{
  return make_film (self, error) && make_spray (self, error) && make_tablet (self, error);
}

static gboolean
save_dose (RjGenerator *self, const RjDose *dose, GError **error)
{
  RjMedicines *medicines = rj_store_get_medicines (self->store);
  g_autoptr (RjDose) saved = rj_medicines_save_dose_finish (
    medicines, AWAIT (self, rj_medicines_save_dose_async (medicines, dose, NULL, READY (self))), error);

  return saved != NULL;
}

/* More is written down about what was ticked. */
static gboolean
tell_more (RjGenerator *self, RjDay day, GError **error)
{
  RjMedicines *medicines = rj_store_get_medicines (self->store);
  g_autoptr (GError) local = NULL;
  g_autoptr (RjDose) dose = rj_medicines_get_dose_finish (
    medicines,
    AWAIT (self,
           rj_medicines_get_dose_async (medicines, self->items[ITEM_MEDICATION], day, NULL, READY (self))),
    &local);
  RjDoseEffect effects[] = { { RJ_EFFECT_SLEEPY, 1 }, { RJ_EFFECT_DRY_MOUTH, 2 } };

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (dose == NULL)
    return TRUE;
  dose->status = RJ_DOSE_LATE;
  dose->place = RJ_DOSE_PLACE_HOME;
  dose->feeling = (int) (day % 6);
  dose->note = g_strdup ("slept in");
  g_array_append_vals (dose->effects, effects, 1 + day % 2);
  return save_dose (self, dose, error);
}

gboolean
rj_generator_add_doses (RjGenerator *self, RjDay day, GError **error)
{
  g_autoptr (RjDose) dose = NULL;

  if (day % DAYS_OF_A_LATE_DOSE == 0 && !tell_more (self, day, error))
    return FALSE;
  if (day % DAYS_AS_NEEDED != 0)
    return TRUE;
  dose = rj_dose_new ();
  fill (self, &dose->record, "as needed", day);
  dose->medicine = g_strdup (self->as_needed);
  return save_dose (self, dose, error);
}

gboolean
rj_generator_add_visit (RjGenerator *self, const RjPlanItem *item, GError **error)
{
  RjMedicines *medicines = rj_store_get_medicines (self->store);
  g_autoptr (RjVisit) visit = NULL;

  if (item->record.day % HAS_VISIT != 0)
    return TRUE;
  visit = rj_visit_new ();
  visit->item = g_strdup (item->record.id);
  visit->type = item->record.day % 2 == 0 ? RJ_VISIT_PRESCRIBER : RJ_VISIT_COUNSELLING;
  visit->bring = g_strdup ("insurance card");
  visit->questions = g_strdup ("Sleep?\nThe dry mouth?");
  visit->day = item->record.day;
  visit->outcome = g_strdup ("again in four weeks");
  return rj_medicines_save_visit_finish (
    medicines, AWAIT (self, rj_medicines_save_visit_async (medicines, visit, NULL, READY (self))), error);
}
