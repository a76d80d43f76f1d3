// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-format.h"
#include "rj-screenshots-scenes.h"

#include <glib/gi18n-lib.h>

static void
wait_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (!*result)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static RjPlanItem *
new_item (RjPlanKind kind, const char *title, RjDay day, int minutes)
{
  RjPlanItem *item = rj_plan_item_new ();

  item->kind = kind;
  item->title = g_strdup (title);
  item->record.day = day;
  item->minutes = minutes;
  return item;
}

/* @minutes: when it is taken every day, or -1. (transfer full) */
static RjMedicine *
save (RjMedicines *medicines, const RjMedicine *medicine, RjDay first, int minutes)
{
  g_autoptr (GPtrArray) times = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GError) error = NULL;
  RjMedicine *answer;

  if (minutes >= 0)
    {
      RjPlanItem *item = new_item (RJ_KIND_MEDICATION, medicine->name, first, minutes);

      rj_plan_item_set_recurrence (item, rj_recurrence_new_daily (1));
      g_ptr_array_add (times, item);
    }
  rj_medicines_save_async (medicines, medicine, times, NULL, NULL, wait_cb, &saved);
  answer = rj_medicines_save_finish (medicines, wait_for (&saved), &error);
  if (answer == NULL)
    g_error ("No medicine: %s", error->message);
  return answer;
}

static void
take (RjMedicines *medicines, const RjMedicine *medicine, RjDay day, gint64 at_us, RjDoseStatus status)
{
  g_autoptr (RjDose) dose = rj_dose_new ();
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GError) error = NULL;

  dose->medicine = g_strdup (medicine->record.id);
  dose->item = medicine->items != NULL ? g_strdup (medicine->items[0]) : NULL;
  dose->record.day = day;
  dose->record.at_us = at_us;
  dose->status = status;
  rj_medicines_save_dose_async (medicines, dose, NULL, wait_cb, &saved);
  rj_dose_free (rj_medicines_save_dose_finish (medicines, wait_for (&saved), &error));
  if (error != NULL)
    g_error ("No dose: %s", error->message);
}

/* Taken every day on time, and once an hour late. */
static void
add_film (RjMedicines *medicines, RjDay today, gint64 now_us)
{
  g_autoptr (RjMedicine) film = rj_medicine_new ();
  g_autoptr (RjMedicine) saved = NULL;

  film->name = g_strdup (_ ("Buprenorphine film"));
  film->kind = RJ_MEDICINE_BUPRENORPHINE;
  film->form = RJ_MEDICINE_FORM_FILM;
  film->label = g_strdup ("1 – 0 – 0");
  film->window_minutes = 2 * 60;
  film->prescriber = g_strdup (_ ("Clinic or doctor"));
  film->prescriber_phone = g_strdup ("030 555 0100");
  film->start_day = today - 90;
  film->refill_day = today + 6;
  film->doses = 9;
  film->doses_at_us = now_us - 3 * G_TIME_SPAN_DAY;
  saved = save (medicines, film, today - 5, 16 * 60);
  for (RjDay day = today - 5; day < today; day++)
    take (medicines, saved, day, now_us - (gint64) (today - day) * G_TIME_SPAN_DAY,
          day == today - 2 ? RJ_DOSE_LATE : RJ_DOSE_TAKEN);
}

static void
add_others (RjMedicines *medicines, RjDay today, gint64 now_us)
{
  g_autoptr (RjMedicine) spray = rj_medicine_new ();
  g_autoptr (RjMedicine) injection = rj_medicine_new ();
  g_autoptr (RjMedicine) tablet = rj_medicine_new ();
  g_autoptr (RjMedicine) saved_spray = NULL;
  g_autoptr (RjMedicine) saved_injection = NULL;
  g_autoptr (RjMedicine) saved_tablet = NULL;

  spray->name = g_strdup (_ ("Naloxone"));
  spray->kind = RJ_MEDICINE_NALOXONE;
  spray->form = RJ_MEDICINE_FORM_SPRAY;
  spray->as_needed = TRUE;
  spray->expiry_day = today + 400;
  saved_spray = save (medicines, spray, today, -1);
  injection->name = g_strdup (_ ("Naltrexone monthly injection"));
  injection->kind = RJ_MEDICINE_NALTREXONE;
  injection->form = RJ_MEDICINE_FORM_INJECTION;
  injection->given_day = today - 12;
  injection->next_day = today + 16;
  saved_injection = save (medicines, injection, today, -1);
  tablet->name = g_strdup (_ ("Headache"));
  tablet->form = RJ_MEDICINE_FORM_TABLET;
  tablet->as_needed = TRUE;
  saved_tablet = save (medicines, tablet, today, -1);
  take (medicines, saved_tablet, today, now_us - 200 * G_TIME_SPAN_MINUTE, RJ_DOSE_TAKEN);
}

static void
add_visits (RjPlan *plan, RjDay today)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
  g_autoptr (GPtrArray) answer = NULL;
  g_autoptr (GAsyncResult) saved = NULL;

  g_ptr_array_add (items, new_item (RJ_KIND_APPOINTMENT, C_ ("visit", "Counselling"), today, 17 * 60 + 30));
  g_ptr_array_add (items, new_item (RJ_KIND_PICK_UP, C_ ("visit", "Pick-up"), today, 18 * 60 + 30));
  rj_plan_save_items_async (plan, items, NULL, wait_cb, &saved);
  answer = rj_plan_save_items_finish (plan, wait_for (&saved), NULL);
  g_assert_nonnull (answer);
}

/* Three steps, the first one done, the second with a length. */
static void
add_routine (RjPlan *plan, RjDay today)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
  g_autoptr (GPtrArray) answer = NULL;
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GAsyncResult) ticked = NULL;
  g_autofree char *length = rj_format_duration (10);
  g_autofree char *rest = g_strdup_printf ("%s %s", C_ ("kind", "Rest"), length);
  const char *const steps[] = { C_ ("kind", "Meal"), rest, C_ ("kind", "Reflection"), NULL };
  RjPlanItem *item = new_item (RJ_KIND_ROUTINE, C_ ("kind", "Routine"), today, -1);

  item->steps = g_strdupv ((char **) steps);
  g_ptr_array_add (items, item);
  rj_plan_save_items_async (plan, items, NULL, wait_cb, &saved);
  answer = rj_plan_save_items_finish (plan, wait_for (&saved), NULL);
  g_assert_nonnull (answer);
  item = g_ptr_array_index (answer, 0);
  rj_plan_set_step_async (plan, item->record.id, today, 0, TRUE, NULL, wait_cb, &ticked);
  g_assert_true (rj_plan_set_step_finish (plan, wait_for (&ticked), NULL));
}

void
rj_scenes_add_medicines (RjStore *store, RjClock *clock)
{
  RjMedicines *medicines = rj_store_get_medicines (store);
  RjDay today = rj_clock_get_today (clock);
  gint64 now_us = rj_clock_get_now (clock);

  add_film (medicines, today, now_us);
  add_others (medicines, today, now_us);
  add_visits (rj_store_get_plan (store), today);
  add_routine (rj_store_get_plan (store), today);
}
