// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

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
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
save_service (RjStore *store, RjServiceKind kind, const char *name, const char *phone)
{
  RjSupport *support = rj_store_get_support (store);
  g_autoptr (RjService) service = rj_service_new ();
  g_autoptr (RjService) answer = NULL;
  g_autoptr (GAsyncResult) saved = NULL;

  service->kind = kind;
  service->name = g_strdup (name);
  service->phone = g_strdup (phone);
  service->address = g_strdup ("12 Mill Lane");
  service->web = g_strdup ("riverside.example");
  service->note = g_strdup (_ ("Breakfast with Mia on Sundays"));
  rj_support_save_service_async (support, service, NULL, wait_cb, &saved);
  answer = rj_support_save_service_finish (support, wait_for (&saved), NULL);
  g_assert_nonnull (answer);
}

static void
save_referral (RjStore *store, RjReferralStatus status, const char *to_whom, RjDay since)
{
  RjSupport *support = rj_store_get_support (store);
  g_autoptr (RjReferral) referral = rj_referral_new ();
  g_autoptr (RjReferral) answer = NULL;
  g_autoptr (GAsyncResult) saved = NULL;

  referral->status = status;
  referral->to_whom = g_strdup (to_whom);
  referral->from_whom = g_strdup ("Dr Lee");
  referral->next_step = g_strdup (_ ("Made tea and called Sam."));
  referral->asked_day = since - 9;
  referral->status_day = since;
  rj_support_save_referral_async (support, referral, NULL, wait_cb, &saved);
  answer = rj_support_save_referral_finish (support, wait_for (&saved), NULL);
  g_assert_nonnull (answer);
}

static void
save_appointment (RjStore *store, RjPlanKind kind, const char *title, RjDay day, int minutes)
{
  RjPlan *plan = rj_store_get_plan (store);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
  g_autoptr (GPtrArray) answer = NULL;
  g_autoptr (GAsyncResult) saved = NULL;
  RjPlanItem *item = rj_plan_item_new ();

  item->kind = kind;
  item->title = g_strdup (title);
  item->place = g_strdup ("Riverside");
  item->record.day = day;
  item->minutes = minutes;
  g_ptr_array_add (items, item);
  rj_plan_save_items_async (plan, items, NULL, wait_cb, &saved);
  answer = rj_plan_save_items_finish (plan, wait_for (&saved), NULL);
  g_assert_nonnull (answer);
}

static void
save_person (RjStore *store, const char *name, RjPersonRole role, const char *number, gboolean first)
{
  RjPeople *people = rj_store_get_people (store);
  g_autoptr (RjPerson) person = rj_person_new ();
  g_autoptr (RjPerson) answer = NULL;
  g_autoptr (GAsyncResult) saved = NULL;

  person->name = g_strdup (name);
  person->role = role;
  person->first = first;
  person->may_call_at_night = first;
  person->message = g_strdup (_ ("Made tea and called Sam."));
  person->good_for = g_strdup (_ ("Breakfast with Mia on Sundays"));
  g_ptr_array_add (person->reaches, rj_reach_new (RJ_REACH_MOBILE, NULL, number));
  g_ptr_array_add (person->reaches, rj_reach_new (RJ_REACH_ADDRESS, NULL, "12 Mill Lane"));
  rj_people_save_async (people, person, NULL, wait_cb, &saved);
  answer = rj_people_save_finish (people, wait_for (&saved), NULL);
  g_assert_nonnull (answer);
}

void
rj_scenes_add_support (RjStore *store, RjClock *clock)
{
  RjDay today = rj_clock_get_today (clock);

  save_appointment (store, RJ_KIND_APPOINTMENT, "Dr Lee", today + 1, 9 * 60 + 15);
  save_appointment (store, RJ_KIND_EVENT, _ ("Walked by the river with Sam."), today + 6, 11 * 60);
  save_service (store, RJ_SERVICE_CLINIC, "Riverside", "555 0100");
  save_service (store, RJ_SERVICE_DOCTOR, "Dr Lee", "555 0142");
  save_referral (store, RJ_REFERRAL_WAITING, "Riverside", today - 20);
  save_person (store, "Dr Lee", RJ_ROLE_CLINICIAN, "555 0142", FALSE);
  save_person (store, "Riverside", RJ_ROLE_MENTOR, "555 010 2030", TRUE);
}
