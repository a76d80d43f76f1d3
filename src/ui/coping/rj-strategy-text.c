// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-strategy-text.h"

#include "rj-text.h"

#include <glib/gi18n-lib.h>

char *
rj_strategy_text_length (const RjStrategy *strategy)
{
  if (strategy->minutes <= 0)
    return g_strdup (_ ("As long as it takes"));
  /* Translators: how long a coping note takes. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d min", "%d min", (gulong) strategy->minutes),
                          strategy->minutes);
}

char *
rj_strategy_text_summary (const RjStrategy *strategy)
{
  g_autofree char *length = rj_strategy_text_length (strategy);
  g_autofree char *used = NULL;

  if (strategy->times_used == 0)
    return g_steal_pointer (&length);
  used = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "Used %d time", "Used %d times", (gulong) strategy->times_used),
    strategy->times_used);
  /* Translators: length of a coping note, then how often it was used: "15 min · Used 3 times". */
  return g_strdup_printf (C_ ("coping note", "%s · %s"), length, used);
}

char *
rj_strategy_text_caution (const RjStrategy *strategy)
{
  gboolean any = strategy->caution != NULL && *strategy->caution != '\0' && !strategy->caution_none;

  return any ? rj_text_for_label (strategy->caution, RJ_TEXT_READ) : NULL;
}

char *
rj_strategy_text_choice (const RjStrategy *strategy)
{
  g_autofree char *length = rj_strategy_text_length (strategy);
  g_autofree char *caution = rj_strategy_text_caution (strategy);

  return g_strjoin ("\n", length, caution, NULL);
}

char *
rj_strategy_text_clock (int seconds)
{
  seconds = MAX (seconds, 0);
  /* Translators: minutes and seconds that are left, as a digital clock. */
  return g_strdup_printf (C_ ("countdown", "%d:%02d"), seconds / 60, seconds % 60);
}

char *
rj_strategy_text_left (int seconds)
{
  int minutes = (MAX (seconds, 0) + 59) / 60;

  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%d minute left", "%d minutes left", (gulong) minutes), minutes);
}
