// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-generator-private.h"

#include "rj-uuid.h"

static void
fill_record (RjGenerator *self, RjRecord *record, const char *what)
{
  g_autofree char *name = g_strdup_printf ("%s %u", what, self->seed);

  record->id = rj_uuid_new_for (name);
  record->at_us = rj_clock_get_now (RJ_CLOCK (self->clock));
  record->zone = g_strdup (self->zone);
  record->day = self->first;
}

gboolean
rj_generator_make_support (RjGenerator *self, GError **error)
{
  RjSupport *support = rj_store_get_support (self->store);
  g_autoptr (RjService) service = rj_service_new ();
  g_autoptr (RjReferral) referral = rj_referral_new ();
  g_autoptr (RjService) saved = NULL;
  g_autoptr (RjReferral) sent = NULL;

  fill_record (self, &service->record, "service");
  service->kind = RJ_SERVICE_CLINIC;
  service->name = g_strdup ("Day clinic at the river");
  service->phone = g_strdup ("030 5550 200");
  service->address = g_strdup ("Ufer 3, second floor");
  service->web = g_strdup ("clinic.example.org");
  service->hours = g_strdup ("8 to 4, not on Wednesday");
  service->note = g_strdup ("ask for Ana");
  saved = rj_support_save_service_finish (
    support, AWAIT (self, rj_support_save_service_async (support, service, NULL, READY (self))), error);
  if (saved == NULL)
    return FALSE;
  fill_record (self, &referral->record, "referral");
  referral->status = RJ_REFERRAL_WAITING;
  referral->to_whom = g_strdup ("Sleep clinic");
  referral->from_whom = g_strdup ("Dr Lee");
  referral->next_step = g_strdup ("call on Monday");
  referral->asked_day = self->first;
  referral->status_day = self->first + 3;
  sent = rj_support_save_referral_finish (
    support, AWAIT (self, rj_support_save_referral_async (support, referral, NULL, READY (self))), error);
  return sent != NULL;
}
