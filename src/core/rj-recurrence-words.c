// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-recurrence-words.h"

#include "rj-format.h"

#include <glib/gi18n-lib.h>

#define MONDAY_TO_FRIDAY 0x1f
#define EVERY_DAY        0x7f

/* ---- Weeks ---- */

/* In the order of the person's week. (transfer full) */
static char *
dup_weekday_names (guint weekdays)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  int first = rj_format_get_first_weekday ();

  for (int i = 0; i < 7; i++)
    {
      int weekday = (first - 1 + i) % 7 + 1;

      if (weekdays & (1u << (weekday - 1)))
        g_strv_builder_take (names, rj_format_weekday (weekday, FALSE));
    }
  list = g_strv_builder_end (names);
  /* Translators: between the days of a list: "Monday, Thursday". */
  return g_strjoinv (C_ ("list", ", "), list);
}

static char *
say_daily (guint interval)
{
  if (interval == 1)
    return g_strdup (_ ("Every day"));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Every %u day", "Every %u days", interval), interval);
}

static char *
say_weekly (const RjRecurrence *rule, RjDay first_day)
{
  guint weekdays = rj_recurrence_get_weekdays (rule);
  guint interval = rj_recurrence_get_interval (rule);
  g_autofree char *names = NULL;

  if (weekdays == 0)
    weekdays = 1u << (rj_day_get_weekday (first_day) - 1);
  names = dup_weekday_names (weekdays);
  if (interval == 1 && weekdays == EVERY_DAY)
    return g_strdup (_ ("Every day"));
  if (interval == 1 && weekdays == MONDAY_TO_FRIDAY)
    return g_strdup (_ ("Every week, Monday to Friday"));
  if (interval == 1)
    /* Translators: %s is one weekday or a list of them. */
    return g_strdup_printf (_ ("Every week on %s"), names);
  /* Translators: %u is a number of weeks, %s one weekday or a list of them. */
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "Every %u week on %s", "Every %u weeks on %s", interval), interval, names);
}

/* ---- Months ---- */

static char *
say_month_day (guint interval, int month_day)
{
  if (month_day == -1 && interval == 1)
    return g_strdup (_ ("On the last day of every month"));
  if (month_day == -1)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Every %u month on the last day",
                                         "Every %u months on the last day", interval),
                            interval);
  if (month_day > 28 && interval == 1)
    /* Translators: %d is 29, 30 or 31. */
    return g_strdup_printf (_ ("Every month on day %d, where there is one"), month_day);
  if (month_day > 28)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Every %u month on day %d, where there is one",
                                         "Every %u months on day %d, where there is one", interval),
                            interval, month_day);
  if (interval == 1)
    /* Translators: %d is 1 to 28. */
    return g_strdup_printf (_ ("Every month on day %d"), month_day);
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "Every %u month on day %d", "Every %u months on day %d", interval),
    interval, month_day);
}

char *
rj_recurrence_say_nth (int nth, int weekday)
{
  g_autofree char *name = rj_format_weekday (weekday, FALSE);

  /* Translators: which one of the weekdays of a month; %s is the weekday. It also stands in "Every month on
   * %s". */
  switch (nth)
    {
    case 1:
      return g_strdup_printf (_ ("the first %s"), name);
    case 2:
      return g_strdup_printf (_ ("the second %s"), name);
    case 3:
      return g_strdup_printf (_ ("the third %s"), name);
    case 4:
      return g_strdup_printf (_ ("the fourth %s"), name);
    case 5:
      return g_strdup_printf (_ ("the fifth %s"), name);
    default:
      return g_strdup_printf (_ ("the last %s"), name);
    }
}

static char *
say_nth (const RjRecurrence *rule)
{
  guint interval = rj_recurrence_get_interval (rule);
  g_autofree char *which =
    rj_recurrence_say_nth (rj_recurrence_get_nth (rule), rj_recurrence_get_weekday (rule));

  if (interval == 1)
    /* Translators: %s is "the first Monday". */
    return g_strdup_printf (_ ("Every month on %s"), which);
  /* Translators: %u is a number of months, %s is "the first Monday". */
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "Every %u month on %s", "Every %u months on %s", interval), interval,
    which);
}

static char *
say_yearly (const RjRecurrence *rule, RjDay first_day)
{
  guint interval = rj_recurrence_get_interval (rule);
  g_autofree char *date = NULL;
  int month;
  int day;

  rj_day_get_ymd (first_day, NULL, &month, &day);
  if (rj_recurrence_get_month (rule) != 0)
    {
      month = rj_recurrence_get_month (rule);
      day = rj_recurrence_get_month_day (rule);
    }
  if (day == -1 && month == 2 && interval == 1)
    return g_strdup (_ ("Every year on the last day of February"));
  if (day == -1 && month == 2)
    return g_strdup_printf (_ ("By a rule from a calendar file (%s)"), rj_recurrence_get_text (rule));
  if (day == -1)
    {
      // Of no other month does the length change.
      static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

      day = lengths[month - 1];
    }
  date = rj_format_month_day (month, day);
  // Of every second or fourth year, each leap year is one.
  if (month == 2 && day == 29 && (interval == 1 || interval == 2 || interval == 4))
    return g_strdup_printf (_ ("On %s, in leap years"), date);
  if (interval == 1)
    /* Translators: %s is "14 March". */
    return g_strdup_printf (_ ("Every year on %s"), date);
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "Every %u year on %s", "Every %u years on %s", interval), interval, date);
}

/* ---- All ---- */

static char *
say_rule (const RjRecurrence *rule, RjDay first_day)
{
  int month_day = rj_recurrence_get_month_day (rule);

  switch (rj_recurrence_get_form (rule))
    {
    case RJ_RECURRENCE_DAILY:
      return say_daily (rj_recurrence_get_interval (rule));
    case RJ_RECURRENCE_WEEKLY:
      return say_weekly (rule, first_day);
    case RJ_RECURRENCE_MONTHLY_BY_DATE:
      if (month_day == 0)
        rj_day_get_ymd (first_day, NULL, NULL, &month_day);
      return say_month_day (rj_recurrence_get_interval (rule), month_day);
    case RJ_RECURRENCE_MONTHLY_BY_WEEKDAY:
      return say_nth (rule);
    case RJ_RECURRENCE_YEARLY:
      return say_yearly (rule, first_day);
    case RJ_RECURRENCE_OTHER:
      /* Translators: %s is the rule as it stands in a calendar file, in signs of a computer. */
      return g_strdup_printf (_ ("By a rule from a calendar file (%s)"), rj_recurrence_get_text (rule));
    case RJ_RECURRENCE_KEPT:
    default:
      /* Translators: %s is the rule as it stands in a calendar file, in signs of a computer. */
      return g_strdup_printf (
        _ ("Once, because this program cannot follow the rule of its calendar file (%s)"),
        rj_recurrence_get_text (rule));
    }
}

char *
rj_recurrence_say (const RjRecurrence *rule, int times_a_week, RjDay first_day, RjDay last_day)
{
  g_autofree char *said = NULL;
  g_autofree char *date = NULL;
  guint count;

  if (rule == NULL || !rj_day_is_valid (first_day))
    return g_strdup (C_ ("repeats", "Once"));
  count = rj_recurrence_get_count (rule);
  if (times_a_week > 0)
    said = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d time a week, on any day",
                                         "%d times a week, on any day", (guint) times_a_week),
                            times_a_week);
  else
    said = say_rule (rule, first_day);
  if (rj_recurrence_get_form (rule) == RJ_RECURRENCE_KEPT)
    return g_steal_pointer (&said);
  if (count > 0)
    /* Translators: %s says how something repeats ("Every week on Monday"), %u is how often in all. */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, %u time", "%s, %u times", count), said, count);
  if (last_day == RJ_DAY_NONE)
    return g_steal_pointer (&said);
  date = rj_format_date (last_day);
  /* Translators: the first %s says how something repeats ("Every week on Monday"), the second is a date. */
  return g_strdup_printf (_ ("%s, until %s"), said, date);
}
