// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-support-text.h"

#include "rj-format.h"
#include "rj-plan-text.h"
#include "rj-text.h"

#include <glib/gi18n-lib.h>

const char *
rj_support_text_kind (RjServiceKind kind)
{
  switch (kind)
    {
    case RJ_SERVICE_DOCTOR:
      return C_ ("service", "Doctor");
    case RJ_SERVICE_CLINIC:
      return C_ ("service", "Clinic");
    case RJ_SERVICE_COUNSELLING:
      return C_ ("service", "Counselling");
    case RJ_SERVICE_TREATMENT:
      return C_ ("service", "Treatment");
    case RJ_SERVICE_PHARMACY:
      return C_ ("service", "Pharmacy");
    case RJ_SERVICE_PEER_CENTRE:
      return C_ ("service", "Peer centre");
    case RJ_SERVICE_OTHER:
    default:
      return C_ ("service", "Something else");
    }
}

const char *
rj_support_text_status (RjReferralStatus status)
{
  switch (status)
    {
    case RJ_REFERRAL_WAITING:
      return C_ ("referral", "Waiting");
    case RJ_REFERRAL_BOOKED:
      return C_ ("referral", "Booked");
    case RJ_REFERRAL_DONE:
      return C_ ("referral", "Done");
    case RJ_REFERRAL_NOT_NOW:
      return C_ ("referral", "Not now");
    case RJ_REFERRAL_ASKED:
    default:
      return C_ ("referral", "Asked");
    }
}

char *
rj_support_text_service (const RjService *service)
{
  const char *kind = rj_support_text_kind (service->kind);
  g_autofree char *phone = NULL;

  if (rj_text_is_blank (service->phone))
    return g_strdup (kind);
  phone = rj_text_for_label (service->phone, RJ_TEXT_NAME);
  /* Isolated, so that a number reads the same in a language from right to left. */
  return g_strdup_printf ("%s · \u2066%s\u2069", kind, phone);
}

char *
rj_support_text_referral (const RjReferral *referral)
{
  const char *status = rj_support_text_status (referral->status);
  g_autofree char *date = referral->status_day != RJ_DAY_NONE ? rj_format_date (referral->status_day) : NULL;
  /* Translators: where a referral stands ("Waiting") and the date since when. */
  g_autofree char *since = date != NULL ? g_strdup_printf (_ ("%s, since %s"), status, date) : NULL;
  g_autofree char *step = NULL;
  g_autofree char *next = NULL;

  if (rj_text_is_blank (referral->next_step))
    return since != NULL ? g_steal_pointer (&since) : g_strdup (status);
  step = rj_text_for_label (referral->next_step, RJ_TEXT_NAME);
  /* Translators: %s is the next step, in the person's words. */
  next = g_strdup_printf (_ ("Next: %s"), step);
  return g_strconcat (since != NULL ? since : status, "\n", next, NULL);
}

char *
rj_support_text_ahead (const RjOccurrence *occurrence, RjDay today, GTimeZone *here)
{
  g_autofree char *day = rj_format_day_relative (occurrence->day, today);
  g_autofree char *more = rj_plan_text_subtitle (occurrence, here);

  return more != NULL ? g_strdup_printf (C_ ("day and time", "%s · %s"), day, more) : g_steal_pointer (&day);
}
