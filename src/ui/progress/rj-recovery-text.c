// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-recovery-text.h"

#include "rj-format.h"

#include <glib/gi18n-lib.h>

/* "99.1" as the locale writes it; whole numbers without a part */
static char *
dup_percent (int days, int of)
{
  int share = rj_recovery_get_share (days, of);

  return share % 10 == 0 ? g_strdup_printf ("%d", share / 10) : g_strdup_printf ("%.1f", share / 10.0);
}

static const RjRecoverySpan *
find_span (const RjRecoveryView *view, RjRecoveryHeadline headline)
{
  return headline >= RJ_RECOVERY_HEADLINE_SPAN_30 && headline <= RJ_RECOVERY_HEADLINE_SPAN_365
           ? &view->spans[headline - RJ_RECOVERY_HEADLINE_SPAN_30]
           : NULL;
}

static char *
dup_run (const RjRecoveryView *view)
{
  if (view->state != RJ_RECOVERY_UNDERWAY)
    return NULL;
  if (view->run_start > view->today)
    return g_strdup (_ ("A new run begins tomorrow"));
  if (view->run_start == view->today)
    return g_strdup (_ ("A new run begins today"));
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%d day in this run", "%d days in this run", (gulong) view->run_days),
    view->run_days);
}

char *
rj_recovery_text_number (RjContext *context, const RjRecoveryView *view, RjRecoveryHeadline headline)
{
  const RjRecoverySpan *span = find_span (view, headline);
  g_autofree char *percent = NULL;

  if (span != NULL)
    /* Translators: days in recovery among the last 30, 90 or 365: "Days in recovery: 29 of the last 30" */
    return span->known > 0
             ? g_strdup_printf (rj_context_say (context, _ ("{days:labels}: %d of the last %d")), span->free,
                                span->length)
             : NULL;
  switch (headline)
    {
    case RJ_RECOVERY_HEADLINE_DAYS:
      return g_strdup_printf (rj_context_say (context, g_dngettext (GETTEXT_PACKAGE, "%d {days:one}",
                                                                    "%d {days:many}", (gulong) view->days)),
                              view->days);
    case RJ_RECOVERY_HEADLINE_START:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day since I began", "%d days since I began",
                                           (gulong) view->since_start),
                              view->since_start);
    case RJ_RECOVERY_HEADLINE_SHARE:
      if (view->journey_days == 0)
        return NULL;
      percent = dup_percent (view->days, view->journey_days);
      /* Translators: %s is a number: "99.1 % of the days since I began" */
      return g_strdup_printf (_ ("%s %% of the days since I began"), percent);
    case RJ_RECOVERY_HEADLINE_RUN:
      return dup_run (view);
    case RJ_RECOVERY_HEADLINE_LONGEST:
      return view->longest.days > 0
               ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day in the longest run",
                                               "%d days in the longest run", (gulong) view->longest.days),
                                  view->longest.days)
               : NULL;
    case RJ_RECOVERY_HEADLINE_NONE:
    default:
      return NULL;
    }
}

static char *
dup_span_basis (const RjRecoverySpan *span)
{
  if (span->known == span->length)
    return NULL;
  /* Translators: of the last 30 days only so many are known, because it began then. */
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "It rests on %d day.", "It rests on %d days.", (gulong) span->known),
    span->known);
}

char *
rj_recovery_text_basis (RjContext *context, const RjRecoveryView *view, RjRecoveryHeadline headline)
{
  const RjRecoverySpan *span = find_span (view, headline);
  g_autofree char *start = view->start != RJ_DAY_NONE ? rj_format_date (view->start) : g_strdup ("");
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (span != NULL)
    return dup_span_basis (span);
  switch (headline)
    {
    case RJ_RECOVERY_HEADLINE_DAYS:
    case RJ_RECOVERY_HEADLINE_SHARE:
      /* Translators: %2$s is a date: "Of 324 days, since 1 January 2026" */
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Of %1$d day, since %2$s",
                                           "Of %1$d days, since %2$s", (gulong) view->journey_days),
                              view->journey_days, start);
    case RJ_RECOVERY_HEADLINE_START:
      /* Translators: %s is a date */
      return g_strdup_printf (_ ("Since %s, whatever came between"), start);
    case RJ_RECOVERY_HEADLINE_RUN:
      if (view->run_start == RJ_DAY_NONE || view->run_start >= view->today)
        return NULL;
      first = rj_format_date (view->run_start);
      return g_strdup_printf (_ ("Since %s"), first);
    case RJ_RECOVERY_HEADLINE_LONGEST:
      if (view->longest.days == 0)
        return NULL;
      first = rj_format_date (view->longest.first);
      last = rj_format_date (view->longest.last);
      /* Translators: two dates: "12 March 2026 to 4 September 2026" */
      return g_strdup_printf (_ ("%s to %s"), first, last);
    case RJ_RECOVERY_HEADLINE_NONE:
    default:
      return NULL;
    }
}

char *
rj_recovery_text_name (RjContext *context, RjRecoveryHeadline headline)
{
  const char *const names[RJ_RECOVERY_N_HEADLINES] = {
    C_ ("headline", "None"),  _ ("{days:labels}"),
    _ ("Days since I began"), _ ("Share of the days since I began"),
    _ ("The last 30 days"),   _ ("The last 90 days"),
    _ ("The last 365 days"),  _ ("This run"),
    _ ("The longest run"),
  };

  return g_strdup (rj_context_say (context, names[headline]));
}

static char *
dup_next (const RjRecoveryView *view, gboolean planned)
{
  g_autofree char *date = NULL;
  int days;

  if (view->next_start == RJ_DAY_NONE)
    return NULL;
  date = rj_format_date (view->next_start);
  days = (int) view->next_start - (int) view->today;
  if (days == 0)
    return g_strdup (_ ("Today is the day that you planned."));
  if (days < 0)
    return g_strdup_printf (_ ("You planned %s. Any other day is a good day too."), date);
  if (planned)
    /* Translators: %2$s is a date */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "You plan to begin again in %1$d day, on %2$s.",
                                         "You plan to begin again in %1$d days, on %2$s.", (gulong) days),
                            days, date);
  /* Translators: %2$s is a date */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Starts in %1$d day, on %2$s.",
                                       "Starts in %1$d days, on %2$s.", (gulong) days),
                          days, date);
}

char *
rj_recovery_text_state (RjContext *context, const RjRecoveryView *view)
{
  g_autofree char *next = NULL;

  switch (view->state)
    {
    case RJ_RECOVERY_AHEAD:
      return dup_next (view, FALSE);
    case RJ_RECOVERY_RESTING:
      next = dup_next (view, TRUE);
      return g_strdup (next != NULL ? next : _ ("Stopped for now. All your days stay."));
    case RJ_RECOVERY_UNDERWAY:
      return view->since_start == 0 ? g_strdup (_ ("Today is the first day.")) : NULL;
    case RJ_RECOVERY_NOTHING:
    default:
      return NULL;
    }
}

char *
rj_recovery_text_kind (RjContext *context, RjRecoveryKind kind)
{
  switch (kind)
    {
    case RJ_RECOVERY_USE:
      return g_strdup (rj_context_say (context, _ ("{use_day:label}")));
    case RJ_RECOVERY_STOPPED:
      return g_strdup (_ ("Stopped for now"));
    case RJ_RECOVERY_PLANNED:
      return g_strdup (_ ("Plan to begin again"));
    case RJ_RECOVERY_BEGAN:
    case RJ_RECOVERY_WITHDRAWN:
    default:
      return g_strdup (C_ ("ledger", "Began"));
    }
}

/* ---- What is chosen ---- */

static const char *
get_preference (RjContext *context, const char *key)
{
  RjStore *store = rj_context_get_store (context);

  return store != NULL ? rj_store_get_preference (store, key) : NULL;
}

gboolean
rj_recovery_is_on (RjContext *context)
{
  return g_strcmp0 (get_preference (context, RJ_PREFERENCE_RECOVERY_ON), "yes") == 0;
}

const char *
rj_recovery_get_shown (RjContext *context)
{
  const char *shown = get_preference (context, RJ_PREFERENCE_RECOVERY_SHOWN);

  return shown != NULL && *shown != '\0' ? shown : NULL;
}

RjRecoveryView *
rj_recovery_text_new_view (RjContext *context, GPtrArray *events, const char *substance)
{
  RjDay today = rj_clock_get_today (rj_context_get_clock (context));
  const char *seen = get_preference (context, RJ_PREFERENCE_RECOVERY_SEEN);
  gboolean ends = g_strcmp0 (get_preference (context, RJ_PREFERENCE_RECOVERY_USE_ENDS_RUN), "no") != 0;

  return rj_recovery_view_new (
    events, substance, rj_recovery_get_today (today, seen != NULL ? rj_day_from_iso (seen) : RJ_DAY_NONE),
    ends);
}

static void
set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjContext) context = user_data;
  g_autoptr (GError) error = NULL;

  if (!rj_store_set_preference_finish (RJ_STORE (source), result, &error))
    rj_context_report (context, error);
}

void
rj_recovery_set_preference (RjContext *context, const char *key, const char *value)
{
  RjStore *store = rj_context_get_store (context);

  if (store != NULL && g_strcmp0 (rj_store_get_preference (store, key), value) != 0)
    rj_store_set_preference_async (store, key, value, NULL, set_cb, g_object_ref (context));
}
