// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-own-milestone.h"

#include "rj-text.h"

/* A milestone a line: what it is counted by, its day, its name; "30d", "9m", "2y" or "-" */
#define N_PARTS 3

static const char
  units[] = { [RJ_MILESTONE_DAYS] = 'd', [RJ_MILESTONE_MONTHS] = 'm', [RJ_MILESTONE_YEARS] = 'y' };

RjOwnMilestone *
rj_own_milestone_new (const char *name)
{
  RjOwnMilestone *self = g_new0 (RjOwnMilestone, 1);

  self->name = g_strdup (name);
  self->day = RJ_DAY_NONE;
  return self;
}

RjOwnMilestone *
rj_own_milestone_copy (const RjOwnMilestone *self)
{
  RjOwnMilestone *copy = rj_own_milestone_new (self->name);

  copy->span = self->span;
  copy->day = self->day;
  return copy;
}

void
rj_own_milestone_free (RjOwnMilestone *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self);
}

static gboolean
read_span (const char *text, RjMilestone *span)
{
  char *end;
  guint64 count = g_ascii_strtoull (text, &end, 10);

  if (g_str_equal (text, "-"))
    return TRUE;
  if (end == text || count < 1 || count > 100000 || end[0] == '\0' || end[1] != '\0')
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (end[0] == units[i])
      {
        span->count = (int) count;
        span->unit = (RjMilestoneUnit) i;
        return TRUE;
      }
  return FALSE;
}

static RjOwnMilestone *
read_line (const char *line)
{
  g_auto (GStrv) parts = g_strsplit (line, "\t", N_PARTS);
  g_autoptr (RjOwnMilestone) self = NULL;

  if (g_strv_length (parts) < N_PARTS || rj_text_is_blank (parts[2]))
    return NULL;
  self = rj_own_milestone_new (parts[2]);
  if (!read_span (parts[0], &self->span))
    return NULL;
  if (self->span.count == 0 && *parts[1] != '\0')
    self->day = rj_day_from_iso (parts[1]);
  return g_steal_pointer (&self);
}

GPtrArray *
rj_own_milestones_from_text (const char *text)
{
  GPtrArray *milestones = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_own_milestone_free);
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL && milestones->len < RJ_OWN_MILESTONES_MOST; i++)
    {
      RjOwnMilestone *milestone = read_line (lines[i]);

      if (milestone != NULL)
        g_ptr_array_add (milestones, milestone);
    }
  return milestones;
}

static void
write_line (GString *text, const RjOwnMilestone *self)
{
  g_autofree char *name = g_utf8_substring (
    self->name, 0, MIN (g_utf8_strlen (self->name, -1), (glong) RJ_OWN_MILESTONE_MOST_CHARS));
  g_autofree char *iso = rj_day_is_valid (self->day) ? rj_day_to_iso (self->day) : NULL;

  g_strdelimit (name, "\t\r\n", ' ');
  if (self->span.count > 0)
    g_string_append_printf (text, "%d%c", self->span.count, units[self->span.unit]);
  else
    g_string_append_c (text, '-');
  g_string_append_printf (text, "\t%s\t%s\n", iso != NULL ? iso : "", name);
}

char *
rj_own_milestones_to_text (GPtrArray *milestones)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < milestones->len; i++)
    write_line (text, g_ptr_array_index (milestones, i));
  return g_string_free (text, text->len == 0);
}
