// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-milestone-text.h"

#include "rj-letter.h"
#include "rj-text.h"

#include <glib/gi18n-lib.h>

char *
rj_milestone_text_span (const RjMilestone *span)
{
  gulong n = (gulong) span->count;

  switch (span->unit)
    {
    case RJ_MILESTONE_MONTHS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d month", "%d months", n), span->count);
    case RJ_MILESTONE_YEARS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d year", "%d years", n), span->count);
    case RJ_MILESTONE_DAYS:
    default:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day", "%d days", n), span->count);
    }
}

static const char *
say_moment (RjContext *context, RjMoment moment)
{
  switch (moment)
    {
    case RJ_MOMENT_MEETING:
      /* Translators: a milestone: the first time that the person was at one. */
      return rj_context_say (context, C_ ("milestone", "{meeting:A}, for the first time"));
    case RJ_MOMENT_RIDDEN_OUT:
      return rj_context_say (context, C_ ("milestone", "Ten {craving:many} ridden out"));
    case RJ_MOMENT_APPOINTMENT:
      return rj_context_say (context, C_ ("milestone", "{appointment:A} kept, for the first time"));
    case RJ_MOMENT_DAYS_WRITTEN:
      return C_ ("milestone", "Thirty days with something written down");
    case RJ_MOMENT_NONE:
    default:
      g_return_val_if_reached ("");
    }
}

char *
rj_milestone_text (RjContext *context, const RjReached *reached)
{
  if (reached->moment != RJ_MOMENT_NONE)
    return g_strdup (say_moment (context, reached->moment));
  if (reached->own != NULL)
    return rj_text_for_label (reached->own->name, RJ_OWN_MILESTONE_MOST_CHARS);
  if (reached->span.unit != RJ_MILESTONE_DAYS)
    return rj_milestone_text_span (&reached->span);
  return g_strdup_printf (
    rj_context_say (context, g_dngettext (GETTEXT_PACKAGE, "%d {days:one}", "%d {days:many}",
                                          (gulong) reached->span.count)),
    reached->span.count);
}

char *
rj_milestone_text_today (RjContext *context, const RjReached *reached)
{
  gulong n = (gulong) reached->span.count;

  if (reached->own != NULL || reached->moment != RJ_MOMENT_NONE)
    return rj_milestone_text (context, reached);
  switch (reached->span.unit)
    {
    case RJ_MILESTONE_MONTHS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d month today.", "%d months today.", n),
                              reached->span.count);
    case RJ_MILESTONE_YEARS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d year today.", "%d years today.", n),
                              reached->span.count);
    case RJ_MILESTONE_DAYS:
    default:
      return g_strdup_printf (rj_context_say (context, g_dngettext (GETTEXT_PACKAGE, "%d {days:one} today.",
                                                                    "%d {days:many} today.", n)),
                              reached->span.count);
    }
}

int
rj_milestones_get_rest (RjContext *context)
{
  const char *text = rj_store_get_preference (rj_context_get_store (context), RJ_PREFERENCE_REST_DAYS);
  gint64 days = text != NULL ? g_ascii_strtoll (text, NULL, 10) : RJ_LETTER_REST_DAYS;

  return (int) CLAMP (days, 0, 3650);
}
