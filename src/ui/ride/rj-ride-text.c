// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-ride-text.h"

#include "rj-format.h"
#include "rj-strategy-text.h"

#include <glib/gi18n-lib.h>

char *
rj_ride_text_bar (RjRide *ride)
{
  g_autofree char *left = NULL;

  if (!rj_ride_is_running (ride))
    return g_strdup (_ ("How strong now?"));
  left = rj_strategy_text_clock (rj_ride_get_seconds_left (ride));
  /* Translators: %s is a clock that counts down: "12:40 left · How strong now?". */
  return g_strdup_printf (_ ("%s left · How strong now?"), left);
}

char *
rj_ride_text_bar_spoken (RjRide *ride)
{
  g_autofree char *left = NULL;

  if (!rj_ride_is_running (ride))
    return g_strdup (_ ("How strong now?"));
  left = rj_strategy_text_left (rj_ride_get_seconds_left (ride));
  return g_strconcat (left, " · ", _ ("How strong now?"), NULL);
}

char *
rj_ride_text_point (const RjRatingPoint *point, GTimeZone *zone)
{
  RjDay day;
  g_autofree char *time = rj_format_minutes (rj_instant_to_wall (point->at_us, zone, &day));

  /* Translators: how strong an urge was, and when: "7 at 19:02" */
  return g_strdup_printf (_ ("%d at %s"), point->strength, time);
}

char *
rj_ride_text_so_far (RjRide *ride, GTimeZone *zone)
{
  GArray *points = rj_ride_get_points (ride);
  g_autoptr (GString) list = g_string_new (NULL);

  if (points->len == 0)
    return NULL;
  for (guint i = 0; i < points->len; i++)
    {
      g_autofree char *point = rj_ride_text_point (&g_array_index (points, RjRatingPoint, i), zone);

      g_string_append_printf (list, "%s%s", i > 0 ? " · " : "", point);
    }
  /* Translators: the ratings of one urge, in order of time: "So far: 7 at 19:02 · 5 at 19:09" */
  return g_strdup_printf (_ ("So far: %s"), list->str);
}

/* More than "a bit". */
#define MUCH 3

char *
rj_ride_text_outcome (RjRide *ride)
{
  int first, last, minutes;

  switch (rj_ride_get_outcome (ride, &first, &last, &minutes))
    {
    case RJ_RIDE_LOWER:
      if (minutes < 1)
        /* Translators: two ratings of an urge, 0 to 10, with hardly any time between them. */
        return g_strdup_printf (_ ("%d to %d in less than a minute."), first, last);
      if (rj_ride_is_ridden_out (ride))
        /* Translators: two ratings of an urge, 0 to 10, and how many minutes lie between them. */
        return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d to %d in %d minute. You rode that one out.",
                                             "%d to %d in %d minutes. You rode that one out.",
                                             (gulong) minutes),
                                first, last, minutes);
      /* Translators: two ratings of an urge, 0 to 10, and how many minutes lie between them. */
      return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%d to %d in %d minute.", "%d to %d in %d minutes.", (gulong) minutes),
        first, last, minutes);
    case RJ_RIDE_SAME:
      /* Translators: %d is a rating, 0 to 10, as it was before. */
      return g_strdup_printf (_ ("Still %d. Some take longer."), last);
    case RJ_RIDE_HIGHER:
      if (last - first >= MUCH)
        /* Translators: %d is a rating, 0 to 10. */
        return g_strdup_printf (_ ("%d now, stronger. This is a good moment to be with someone."), last);
      /* Translators: %d is a rating, 0 to 10. */
      return g_strdup_printf (_ ("%d now, a bit stronger. This is a good moment to be with someone."), last);
    case RJ_RIDE_NOT_RATED:
    default:
      return NULL;
    }
}

char *
rj_ride_text_half_life (const RjHalfLife *half_life, int lowest, int highest)
{
  g_autofree char *minutes = NULL;
  int n = (int) half_life->n;
  int m = (int) ((half_life->median_us + G_TIME_SPAN_MINUTE - 1) / G_TIME_SPAN_MINUTE);

  if (!half_life->known)
    return NULL;
  minutes = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d minute", "%d minutes", (gulong) m), m);
  if (highest >= 10)
    /* Translators: how strong urges began, 0 to 10; then "18 minutes"; then how many there were. */
    return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "From your own log: half of yours that start at %d or more are down by "
                   "half within %s (%d time).",
                   "From your own log: half of yours that start at %d or more are down by "
                   "half within %s (%d times).",
                   (gulong) n),
      lowest, minutes, n);
  /* Translators: how strong urges began, from and to; then "18 minutes"; then how many there were. */
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE,
                 "From your own log: half of yours that start at %d to %d are down by half "
                 "within %s (%d time).",
                 "From your own log: half of yours that start at %d to %d are down by half "
                 "within %s (%d times).",
                 (gulong) n),
    lowest, highest, minutes, n);
}
