// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-recurrence.h"

#include <libical/ical.h>
#include <string.h>

#define LONGEST_TEXT 1000
#define LAST_YEARS   200

struct _RjRecurrence {
  gatomicrefcount references;
  char *text;
  struct icalrecurrencetype rule;
  RjRecurrenceForm form;
  guint weekdays;
  int month;
  int month_day;
  int nth;
  int weekday;
};

G_DEFINE_BOXED_TYPE (RjRecurrence, rj_recurrence, rj_recurrence_ref, rj_recurrence_unref)
G_DEFINE_QUARK (rj-recurrence-error-quark, rj_recurrence_error)

static const char *const weekday_names[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };

/* ---- What kind of rule is it? ---- */

/* libical counts from Sunday, 1. */
static int
weekday_of (short by_day)
{
  int weekday = (int) icalrecurrencetype_day_day_of_week (by_day);

  return weekday == ICAL_SUNDAY_WEEKDAY ? 7 : weekday - 1;
}

static guint
length_of (const short *values, guint size)
{
  guint n = 0;

  while (n < size && values[n] != ICAL_RECURRENCE_ARRAY_MAX)
    n++;
  return n;
}
#define LENGTH(values) length_of ((values), G_N_ELEMENTS (values))

/* Which of the lists a rule has, besides the days of the week. */
enum {
  BY_TIME = 1 << 0,
  BY_MONTH_DAY = 1 << 1,
  BY_YEAR_DAY = 1 << 2,
  BY_WEEK_NUMBER = 1 << 3,
  BY_MONTH = 1 << 4,
  BY_POSITION = 1 << 5,
};

static guint
find_lists (const struct icalrecurrencetype *rule)
{
  guint lists = 0;

  if (LENGTH (rule->by_second) + LENGTH (rule->by_minute) + LENGTH (rule->by_hour) > 0)
    lists |= BY_TIME;
  lists |= LENGTH (rule->by_month_day) > 0 ? BY_MONTH_DAY : 0;
  lists |= LENGTH (rule->by_year_day) > 0 ? BY_YEAR_DAY : 0;
  lists |= LENGTH (rule->by_week_no) > 0 ? BY_WEEK_NUMBER : 0;
  lists |= LENGTH (rule->by_month) > 0 ? BY_MONTH : 0;
  lists |= LENGTH (rule->by_set_pos) > 0 ? BY_POSITION : 0;
  return lists;
}

/* What libical 3.0 does not follow as the standard wants it; docs/recurrence.md has the table. */
static gboolean
can_follow (const struct icalrecurrencetype *rule, guint lists)
{
  if (rule->freq < ICAL_DAILY_RECURRENCE || rule->freq > ICAL_YEARLY_RECURRENCE || rule->rscale != NULL)
    return FALSE;
  if (lists & (BY_TIME | BY_WEEK_NUMBER))
    return FALSE;
  if ((lists & BY_POSITION) && rule->freq != ICAL_MONTHLY_RECURRENCE && rule->freq != ICAL_YEARLY_RECURRENCE)
    return FALSE;
  return !((lists & BY_YEAR_DAY) && rule->freq != ICAL_YEARLY_RECURRENCE);
}

/* All days of the week that it names, if it names them without "first" or "last". */
static gboolean
read_weekdays (RjRecurrence *self)
{
  guint n = LENGTH (self->rule.by_day);

  for (guint i = 0; i < n; i++)
    {
      if (icalrecurrencetype_day_position (self->rule.by_day[i]) != 0)
        return FALSE;
      self->weekdays |= 1u << (weekday_of (self->rule.by_day[i]) - 1);
    }
  return TRUE;
}

/* "2TU", or "TU" with the position 2. */
static gboolean
read_nth_weekday (RjRecurrence *self, guint lists)
{
  if (LENGTH (self->rule.by_day) != 1)
    return FALSE;
  self->weekday = weekday_of (self->rule.by_day[0]);
  self->nth = icalrecurrencetype_day_position (self->rule.by_day[0]);
  if (lists == BY_POSITION && LENGTH (self->rule.by_set_pos) == 1 && self->nth == 0)
    self->nth = self->rule.by_set_pos[0];
  else if (lists != 0)
    return FALSE;
  return self->nth == -1 || (self->nth >= 1 && self->nth <= 5);
}

static gboolean
read_month_day (RjRecurrence *self)
{
  if (LENGTH (self->rule.by_day) > 0 || LENGTH (self->rule.by_month_day) > 1)
    return FALSE;
  if (LENGTH (self->rule.by_month_day) == 1)
    self->month_day = self->rule.by_month_day[0];
  return self->month_day >= -1;
}

static gboolean
is_yearly_by_date (RjRecurrence *self, guint lists)
{
  if (lists == 0)
    return LENGTH (self->rule.by_day) == 0;
  if (lists != (BY_MONTH | BY_MONTH_DAY) || LENGTH (self->rule.by_month) != 1 || !read_month_day (self))
    return FALSE;
  self->month = self->rule.by_month[0];
  return self->month >= 1 && self->month <= 12;
}

static RjRecurrenceForm
find_form (RjRecurrence *self)
{
  const struct icalrecurrencetype *rule = &self->rule;
  guint lists = find_lists (rule);

  if (!can_follow (rule, lists))
    return RJ_RECURRENCE_KEPT;
  switch (rule->freq)
    {
    case ICAL_DAILY_RECURRENCE:
      if (lists == 0 && LENGTH (rule->by_day) == 0)
        return RJ_RECURRENCE_DAILY;
      return lists == 0 && rule->interval == 1 && read_weekdays (self) ? RJ_RECURRENCE_WEEKLY
                                                                       : RJ_RECURRENCE_OTHER;
    case ICAL_WEEKLY_RECURRENCE:
      return read_weekdays (self) && lists == 0 ? RJ_RECURRENCE_WEEKLY : RJ_RECURRENCE_OTHER;
    case ICAL_MONTHLY_RECURRENCE:
      if ((lists == 0 || lists == BY_MONTH_DAY) && read_month_day (self))
        return RJ_RECURRENCE_MONTHLY_BY_DATE;
      return read_nth_weekday (self, lists) ? RJ_RECURRENCE_MONTHLY_BY_WEEKDAY : RJ_RECURRENCE_OTHER;
    case ICAL_YEARLY_RECURRENCE:
    default:
      return is_yearly_by_date (self, lists) ? RJ_RECURRENCE_YEARLY : RJ_RECURRENCE_OTHER;
    }
}

/* ---- From text ---- */

/* Named twice is once: libical would count such a day twice. */
static void
drop_repeated (short *values, guint size)
{
  guint n = length_of (values, size);
  guint kept = 0;

  for (guint i = 0; i < n; i++)
    {
      gboolean known = FALSE;

      for (guint j = 0; j < kept && !known; j++)
        known = values[j] == values[i];
      if (!known)
        values[kept++] = values[i];
    }
  if (kept < size)
    values[kept] = ICAL_RECURRENCE_ARRAY_MAX;
}

/* Takes UNTIL out of the text. The rest keeps the order in which it came. (transfer full) */
static char *
split_until (const char *text, char **until)
{
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);
  g_autoptr (GStrvBuilder) rest = g_strv_builder_new ();
  g_auto (GStrv) kept = NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *part = g_strstrip (parts[i]);

      if (g_ascii_strncasecmp (part, "UNTIL=", 6) != 0)
        g_strv_builder_add (rest, part);
      else if (until != NULL)
        g_set_str (until, part + 6);
    }
  kept = g_strv_builder_end (rest);
  return g_strjoinv (";", kept);
}

/* A rule of another calendar may not reach libical: it keeps a pointer into memory that is used again. */
static gboolean
names_a_calendar (const char *text)
{
  g_autofree char *upper = g_ascii_strup (text, -1);

  return strstr (upper, "RSCALE=") != NULL || strstr (upper, "SKIP=") != NULL;
}

/* @text: (transfer full): without UNTIL */
static RjRecurrence *
new_from_plain_text (char *text, GError **error)
{
  RjRecurrence *self = g_new0 (RjRecurrence, 1);

  g_atomic_ref_count_init (&self->references);
  self->text = text;
  icalrecurrencetype_clear (&self->rule);
  if (names_a_calendar (text))
    {
      self->form = RJ_RECURRENCE_KEPT;
      return self;
    }
  self->rule = icalrecurrencetype_from_string (text);
  if (self->rule.freq == ICAL_NO_RECURRENCE || self->rule.count < 0 || self->rule.interval < 1)
    {
      g_set_error_literal (error, RJ_RECURRENCE_ERROR, RJ_RECURRENCE_ERROR_INVALID, "That is no rule");
      rj_recurrence_unref (self);
      return NULL;
    }
  drop_repeated (self->rule.by_day, G_N_ELEMENTS (self->rule.by_day));
  drop_repeated (self->rule.by_month_day, G_N_ELEMENTS (self->rule.by_month_day));
  drop_repeated (self->rule.by_month, G_N_ELEMENTS (self->rule.by_month));
  drop_repeated (self->rule.by_year_day, G_N_ELEMENTS (self->rule.by_year_day));
  drop_repeated (self->rule.by_set_pos, G_N_ELEMENTS (self->rule.by_set_pos));
  self->form = find_form (self);
  return self;
}

RjRecurrence *
rj_recurrence_new_from_text (const char *text, char **until, GError **error)
{
  g_return_val_if_fail (text != NULL, NULL);

  if (until != NULL)
    *until = NULL;
  if (strlen (text) > LONGEST_TEXT || !g_str_is_ascii (text))
    {
      g_set_error_literal (error, RJ_RECURRENCE_ERROR, RJ_RECURRENCE_ERROR_INVALID, "That is no rule");
      return NULL;
    }
  return new_from_plain_text (split_until (text, until), error);
}

/* ---- The rules that are offered ---- */

static RjRecurrence *
new_offered (const char *frequency, guint interval, const char *rest)
{
  g_autofree char *every = interval > 1 ? g_strdup_printf (";INTERVAL=%u", interval) : g_strdup ("");

  g_return_val_if_fail (interval >= 1 && interval <= 999, NULL);
  return new_from_plain_text (g_strconcat ("FREQ=", frequency, every, rest, NULL), NULL);
}

RjRecurrence *
rj_recurrence_new_daily (guint interval)
{
  return new_offered ("DAILY", interval, "");
}

RjRecurrence *
rj_recurrence_new_weekly (guint interval, guint weekdays, int week_start)
{
  g_autoptr (GString) rest = g_string_new (NULL);

  g_return_val_if_fail (weekdays < 1u << 7 && week_start >= 1 && week_start <= 7, NULL);
  for (int i = 0; i < 7; i++)
    if (weekdays & (1u << i))
      g_string_append_printf (rest, "%s%s", rest->len == 0 ? ";BYDAY=" : ",", weekday_names[i]);
  if (interval > 1 && week_start != 1)
    g_string_append_printf (rest, ";WKST=%s", weekday_names[week_start - 1]);
  return new_offered ("WEEKLY", interval, rest->str);
}

RjRecurrence *
rj_recurrence_new_monthly_by_date (guint interval, int month_day)
{
  g_autofree char *rest = month_day != 0 ? g_strdup_printf (";BYMONTHDAY=%d", month_day) : g_strdup ("");

  g_return_val_if_fail (month_day >= -1 && month_day <= 31, NULL);
  return new_offered ("MONTHLY", interval, rest);
}

RjRecurrence *
rj_recurrence_new_monthly_by_weekday (guint interval, int nth, int weekday)
{
  g_autofree char *rest = NULL;

  g_return_val_if_fail (weekday >= 1 && weekday <= 7, NULL);
  g_return_val_if_fail (nth == -1 || (nth >= 1 && nth <= 5), NULL);
  rest = g_strdup_printf (";BYDAY=%d%s", nth, weekday_names[weekday - 1]);
  return new_offered ("MONTHLY", interval, rest);
}

RjRecurrence *
rj_recurrence_new_yearly (guint interval)
{
  return new_offered ("YEARLY", interval, "");
}

RjRecurrence *
rj_recurrence_with_count (const RjRecurrence *self, guint count)
{
  g_auto (GStrv) parts = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  parts = g_strsplit (self->text, ";", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (g_ascii_strncasecmp (parts[i], "COUNT=", 6) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ";" : "", parts[i]);
  if (count > 0)
    g_string_append_printf (text, ";COUNT=%u", count);
  return new_from_plain_text (g_strdup (text->str), NULL);
}

RjRecurrence *
rj_recurrence_ref (RjRecurrence *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
rj_recurrence_unref (RjRecurrence *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_free (self->text);
  g_free (self);
}

gboolean
rj_recurrence_equal (const RjRecurrence *a, const RjRecurrence *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_str_equal (a->text, b->text);
}

/* ---- What it says ---- */

RjRecurrenceForm
rj_recurrence_get_form (const RjRecurrence *self)
{
  g_return_val_if_fail (self != NULL, RJ_RECURRENCE_KEPT);
  return self->form;
}

const char *
rj_recurrence_get_text (const RjRecurrence *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->text;
}

guint
rj_recurrence_get_interval (const RjRecurrence *self)
{
  g_return_val_if_fail (self != NULL, 1);
  return (guint) MAX (self->rule.interval, 1);
}

guint
rj_recurrence_get_weekdays (const RjRecurrence *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->weekdays;
}

int
rj_recurrence_get_month_day (const RjRecurrence *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->month_day;
}

int
rj_recurrence_get_month (const RjRecurrence *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->month;
}

int
rj_recurrence_get_nth (const RjRecurrence *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->nth;
}

int
rj_recurrence_get_weekday (const RjRecurrence *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->weekday;
}

guint
rj_recurrence_get_count (const RjRecurrence *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return (guint) self->rule.count;
}

/* ---- Its days ---- */

static struct icaltimetype
to_ical (RjDay day)
{
  struct icaltimetype time = { .is_date = 1 };

  rj_day_get_ymd (day, &time.year, &time.month, &time.day);
  return time;
}

static RjDay
from_ical (struct icaltimetype time)
{
  return icaltime_is_null_time (time) ? RJ_DAY_NONE : rj_day_new (time.year, time.month, time.day);
}

/* libical 3.0 goes wrong by a week when a weekly rule begins, or is entered, after the first day of its week
 * and before the first of its weekdays: it takes that one of the week before. So a weekly rule begins with a
 * day that it has, and is entered on a day like that. */
static RjDay
find_start (const RjRecurrence *self, RjDay first_day)
{
  int week_start = weekday_of ((short) self->rule.week_start);
  RjDay day = first_day;

  if (self->rule.freq != ICAL_WEEKLY_RECURRENCE || self->weekdays == 0)
    return first_day;
  while ((self->weekdays & (1u << (rj_day_get_weekday (day) - 1))) == 0)
    {
      day++;
      // Past the first week: the next that counts.
      if (rj_day_get_weekday (day) == week_start)
        day += 7 * (rj_recurrence_get_interval (self) - 1);
    }
  return day;
}

static RjDay
find_entry (const RjRecurrence *self, RjDay start, RjDay from)
{
  RjDay weeks = 7 * rj_recurrence_get_interval (self);

  if (self->rule.freq != ICAL_WEEKLY_RECURRENCE)
    return from;
  return from - (from - start) % weeks;
}

typedef gboolean (*DayFunc) (RjDay day, gpointer user_data);

/* Calls @func for each day from @from to @to until it returns %FALSE. */
static void
each_day (const RjRecurrence *self, RjDay first_day, RjDay from, RjDay to, DayFunc func, gpointer user_data)
{
  icalrecur_iterator *iterator;
  RjDay start;
  RjDay day;

  from = MAX (from, first_day);
  if (from > to)
    return;
  if (self->form == RJ_RECURRENCE_KEPT)
    {
      if (from == first_day)
        func (first_day, user_data);
      return;
    }
  start = find_start (self, first_day);
  iterator = icalrecur_iterator_new (self->rule, to_ical (start));
  if (iterator == NULL)
    return;
  // One that is counted has to be gone through from its beginning.
  if (self->rule.count == 0 && from > start)
    icalrecur_iterator_set_start (iterator, to_ical (find_entry (self, start, from)));
  while ((day = from_ical (icalrecur_iterator_next (iterator))) != RJ_DAY_NONE && day <= to)
    if (day >= from && !func (day, user_data))
      break;
  icalrecur_iterator_free (iterator);
}

static gboolean
add_day (RjDay day, gpointer user_data)
{
  g_array_append_val ((GArray *) user_data, day);
  return TRUE;
}

GArray *
rj_recurrence_list (const RjRecurrence *self, RjDay first_day, RjDay from, RjDay to)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (RjDay));

  g_return_val_if_fail (self != NULL && rj_day_is_valid (first_day), days);

  each_day (self, first_day, from, to, add_day, days);
  return days;
}

static gboolean
note_day (RjDay day, gpointer user_data)
{
  *(RjDay *) user_data = day;
  return TRUE;
}

gboolean
rj_recurrence_is_on (const RjRecurrence *self, RjDay first_day, RjDay day)
{
  RjDay found = RJ_DAY_NONE;

  g_return_val_if_fail (self != NULL && rj_day_is_valid (first_day), FALSE);

  each_day (self, first_day, day, day, note_day, &found);
  return found == day && day != RJ_DAY_NONE;
}

RjDay
rj_recurrence_get_last_day (const RjRecurrence *self, RjDay first_day)
{
  RjDay last = RJ_DAY_NONE;

  g_return_val_if_fail (self != NULL && rj_day_is_valid (first_day), RJ_DAY_NONE);

  if (self->form == RJ_RECURRENCE_KEPT)
    return first_day;
  if (self->rule.count == 0)
    return RJ_DAY_NONE;
  each_day (self, first_day, first_day, first_day + LAST_YEARS * 366, note_day, &last);
  return last;
}

static gboolean
count_day (RjDay day, gpointer user_data)
{
  (*(guint *) user_data)++;
  return TRUE;
}

guint
rj_recurrence_count_before (const RjRecurrence *self, RjDay first_day, RjDay day)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL && rj_day_is_valid (first_day), 0);

  if (day > first_day)
    each_day (self, first_day, first_day, day - 1, count_day, &n);
  return n;
}
