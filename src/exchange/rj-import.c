// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-import.h"

#include "rj-feed-row.h"
#include "rj-vcard.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (rj-import-error-quark, rj_import_error)

static const struct {
  RjImportReason reason;
  const char *name;
  const char *sentence;
} reasons[] = {
  { RJ_IMPORT_NOT_UNDERSTOOD, "not-understood", N_ ("This is no file that Journal can read.") },
  { RJ_IMPORT_EMPTY, "empty", N_ ("The file is empty.") },
  { RJ_IMPORT_TOO_LARGE, "too-large", N_ ("The file is too large.") },
  { RJ_IMPORT_TOO_MANY, "too-many", N_ ("There is too much in the file.") },
  { RJ_IMPORT_TOO_SLOW, "too-slow", N_ ("Reading the file took too long.") },
  { RJ_IMPORT_BROKEN_OFF, "broken-off", N_ ("Reading the file was broken off. Something in it is wrong.") },
  { RJ_IMPORT_UNREADABLE, "unreadable", N_ ("The file cannot be opened.") },
  { RJ_IMPORT_NO_MEETINGS, "no-meetings", N_ ("There is nothing in the file to choose from.") },
  { RJ_IMPORT_NO_DATE, "no-date", N_ ("It has no date.") },
  { RJ_IMPORT_BAD_DATE, "bad-date", N_ ("There is no such day or time.") },
  { RJ_IMPORT_NOT_CLOSED, "not-closed", N_ ("Its end is missing.") },
  { RJ_IMPORT_TOO_LONG, "too-long", N_ ("It is too long.") },
  { RJ_IMPORT_CANCELLED, "cancelled", N_ ("It was called off.") },
  { RJ_IMPORT_COMPLETED, "completed", N_ ("It is done already.") },
  { RJ_IMPORT_OTHER_KIND, "other-kind", N_ ("It is nothing for a plan.") },
  { RJ_IMPORT_NEVER, "never", N_ ("It has no day left on which it takes place.") },
  { RJ_IMPORT_OLDER, "older", N_ ("A newer version of it is in the file.") },
  { RJ_IMPORT_NO_MEETING, "no-meeting", N_ ("It is something else.") },
  { RJ_IMPORT_NAMELESS, "nameless", N_ ("It has no name.") },
  { RJ_IMPORT_NO_DAY, "no-day", N_ ("It has a time and no day.") },
  { RJ_IMPORT_BAD_DAY, "bad-day", N_ ("There is no such day of the week.") },
  { RJ_IMPORT_BAD_TIME, "bad-time", N_ ("There is no such time of day.") },
  { RJ_IMPORT_BROKEN_ROW, "broken-row", N_ ("It is broken in the file.") },
  { RJ_IMPORT_MORE_FIELDS, "more-fields", N_ ("It has more fields than the list has columns.") },
  { RJ_IMPORT_TWICE, "twice", N_ ("It is in the file twice. It is added once.") },
  { RJ_IMPORT_NOT_PUBLISHED, "not-published", N_ ("The list marks it as gone, or as not published.") },
  { RJ_IMPORT_TRAILER, "trailer", N_ ("Something follows after the end of the list. It is not read.") },
  { RJ_IMPORT_BAD_RULE, "bad-rule", N_ ("How it repeats could not be read. It is added once.") },
  { RJ_IMPORT_RULE_NOT_OFFERED, "rule-not-offered",
    N_ ("Journal cannot repeat it this way. It is added once.") },
  { RJ_IMPORT_MORE_DAYS, "more-days", N_ ("It lasts for days. The first one is added.") },
  { RJ_IMPORT_ZONE_UNKNOWN, "zone-unknown", N_ ("Its time zone is not known. Please check its time.") },
  { RJ_IMPORT_REMINDER_NOT_BEFORE, "reminder-not-before",
    N_ ("Journal cannot remind of it at this time. It is added without this reminder.") },
  { RJ_IMPORT_NO_SERIES, "no-series",
    N_ ("The series that it belongs to is not in the file. It is added once.") },
  { RJ_IMPORT_OTHER_LENGTH, "other-length",
    N_ ("Some days of it are longer or shorter. All are added with the same length.") },
  { RJ_IMPORT_TWICE_A_DAY, "twice-a-day", N_ ("On some days it is more than once. It is added once a day.") },
  { RJ_IMPORT_RANGE_NOT_FOLLOWED, "range-not-followed",
    N_ ("It changes a series from a day on, in a way that Journal cannot follow. The series stays as it "
        "was.") },
  { RJ_IMPORT_BAD_VALUE, "bad-value", N_ ("This part is not understood. It is added without it.") },
  { RJ_IMPORT_NO_NAME, "no-name", N_ ("It has no name, no number and no address.") },
  { RJ_IMPORT_NO_PERSON, "no-person", N_ ("It is no person and no organization.") },
  { RJ_IMPORT_NO_END, "no-end", N_ ("Its end is missing. Please check what was added.") },
  { RJ_IMPORT_NO_PROPERTY, "no-property", N_ ("This line is not understood.") },
  { RJ_IMPORT_NOT_KEPT, "not-kept", N_ ("Journal has no place for it.") },
  { RJ_IMPORT_PRIVATE, "private", N_ ("Journal takes no pictures, birthdays or keys of other people.") },
  { RJ_IMPORT_NOBODY_ANSWERS, "nobody-answers", N_ ("This number is of a machine. Nobody answers there.") },
  { RJ_IMPORT_ONE_IS_ENOUGH, "one-is-enough", N_ ("Journal keeps one of these. The others are left out.") },
  { RJ_IMPORT_MORE_THAN_KEPT, "more-than-kept", N_ ("There are more of these than Journal keeps.") },
  { RJ_IMPORT_BAD_LETTERS, "bad-letters", N_ ("Its letters cannot be read.") },
  { RJ_IMPORT_CUT, "cut", N_ ("It is too long. The end of it is left out.") },
  { RJ_IMPORT_SOME_DAYS, "some-days", N_ ("Some of its days are none. It is added on the others.") },
  { RJ_IMPORT_NO_TIME, "no-time", N_ ("It has a day and no time. It is added without one.") },
  { RJ_IMPORT_BAD_END, "bad-end", N_ ("Its end or length cannot be right. It is added without.") },
  { RJ_IMPORT_NO_ID, "no-id",
    N_ ("The list gives it no name of its own. Journal knows it again by its name, day and time.") },
  { RJ_IMPORT_SAME_ID, "same-id",
    N_ ("The list has another one under the same name of its own. Both are added.") },
};

const char *
rj_import_reason_get_name (RjImportReason reason)
{
  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (reasons[i].reason == reason)
      return reasons[i].name;
  return NULL;
}

RjImportReason
rj_import_reason_from_name (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_strcmp0 (reasons[i].name, name) == 0)
      return reasons[i].reason;
  return 0;
}

const char *
rj_import_reason_get_sentence (RjImportReason reason)
{
  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (reasons[i].reason == reason)
      return _ (reasons[i].sentence);
  return NULL;
}

static const char *const kinds[RJ_IMPORT_N_KINDS] = {
  [RJ_IMPORT_EVENT] = "event", [RJ_IMPORT_TASK] = "task",       [RJ_IMPORT_OTHER] = "other",
  [RJ_IMPORT_CARD] = "card",   [RJ_IMPORT_MEETING] = "meeting",
};

const char *
rj_import_kind_get_name (RjImportKind kind)
{
  return kind < RJ_IMPORT_N_KINDS ? kinds[kind] : NULL;
}

RjImportKind
rj_import_kind_from_name (const char *name)
{
  for (guint i = 1; i < RJ_IMPORT_N_KINDS; i++)
    if (g_strcmp0 (kinds[i], name) == 0)
      return i;
  return 0;
}

void
rj_import_moment_clear (RjImportMoment *self)
{
  g_clear_pointer (&self->tzid, g_free);
  self->day = RJ_DAY_NONE;
}

void
rj_import_moment_copy (const RjImportMoment *from, RjImportMoment *to)
{
  *to = *from;
  to->tzid = g_strdup (from->tzid);
}

char *
rj_import_moment_to_text (const RjImportMoment *self)
{
  g_autofree char *day = rj_day_to_iso (self->day);

  if (self->clock == RJ_IMPORT_DATE)
    return g_steal_pointer (&day);
  return g_strdup_printf ("%sT%02d:%02d%s", day, self->minutes / 60, self->minutes % 60,
                          self->clock == RJ_IMPORT_UTC ? "Z" : "");
}

static GArray *
new_moments (void)
{
  GArray *moments = g_array_new (FALSE, TRUE, sizeof (RjImportMoment));

  g_array_set_clear_func (moments, (GDestroyNotify) rj_import_moment_clear);
  return moments;
}

RjImportRecord *
rj_import_record_new (RjImportKind kind)
{
  RjImportRecord *self = g_new0 (RjImportRecord, 1);

  self->kind = kind;
  self->duration_minutes = -1;
  self->except = new_moments ();
  self->also = new_moments ();
  self->leads = g_array_new (FALSE, FALSE, sizeof (int));
  self->alarms = new_moments ();
  return self;
}

void
rj_import_record_free (RjImportRecord *self)
{
  if (self == NULL)
    return;
  g_free (self->uid);
  rj_import_moment_clear (&self->recurrence);
  g_free (self->title);
  g_free (self->place);
  g_free (self->note);
  g_strfreev (self->categories);
  g_strfreev (self->steps);
  rj_import_moment_clear (&self->start);
  rj_import_moment_clear (&self->end);
  g_free (self->location);
  g_free (self->rule);
  g_array_unref (self->except);
  g_array_unref (self->also);
  g_array_unref (self->leads);
  g_array_unref (self->alarms);
  g_free (self);
}

RjImportLeft *
rj_import_left_new (RjImportKind kind, guint number, guint line, const char *part, RjImportReason reason)
{
  RjImportLeft *self = g_new0 (RjImportLeft, 1);

  self->kind = kind;
  self->number = number;
  self->line = line;
  self->part = g_strdup (part);
  self->reason = reason;
  return self;
}

void
rj_import_left_free (RjImportLeft *self)
{
  if (self == NULL)
    return;
  g_free (self->part);
  g_free (self);
}

char *
rj_import_left_get_where (const RjImportLeft *self)
{
  return g_strdup_printf ("%s %u, line %u%s%s", rj_import_kind_get_name (self->kind), self->number,
                          self->line, self->part != NULL ? ", " : "", self->part != NULL ? self->part : "");
}

RjImportFile *
rj_import_file_new (const char *format)
{
  RjImportFile *self = g_new0 (RjImportFile, 1);

  self->format = g_strdup (format);
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_import_record_free);
  self->cards = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_vcard_free);
  self->meetings = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_feed_row_free);
  self->left = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_import_left_free);
  return self;
}

void
rj_import_file_free (RjImportFile *self)
{
  if (self == NULL)
    return;
  g_free (self->format);
  g_free (self->zone);
  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->cards);
  g_ptr_array_unref (self->meetings);
  g_ptr_array_unref (self->left);
  g_free (self);
}
