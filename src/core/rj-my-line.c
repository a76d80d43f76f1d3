// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-my-line.h"

G_DEFINE_BOXED_TYPE (RjMyLine, rj_my_line, rj_my_line_copy, rj_my_line_free)

gboolean
rj_my_section_is_safety (RjMySection section)
{
  return section >= RJ_MY_SAFETY_SIGNS && section <= RJ_MY_SAFETY_STAY;
}

RjMyLine *
rj_my_line_new (RjMySection section)
{
  RjMyLine *self = g_new0 (RjMyLine, 1);

  self->section = section;
  self->last_rated = -1;
  return self;
}

RjMyLine *
rj_my_line_copy (const RjMyLine *self)
{
  RjMyLine *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  rj_record_copy (&self->record, &copy->record);
  copy->text = g_strdup (self->text);
  copy->detail = g_strdup (self->detail);
  copy->trigger = g_strdup (self->trigger);
  copy->strategy = g_strdup (self->strategy);
  copy->trigger_name = g_strdup (self->trigger_name);
  return copy;
}

void
rj_my_line_free (RjMyLine *self)
{
  if (self == NULL)
    return;
  rj_record_clear (&self->record);
  g_free (self->text);
  g_free (self->detail);
  g_free (self->trigger);
  g_free (self->strategy);
  g_free (self->trigger_name);
  g_free (self);
}

gboolean
rj_my_line_fits (const RjMyLine *self, const RjCraving *craving)
{
  g_return_val_if_fail (self != NULL && craving != NULL, FALSE);

  if (self->section != RJ_MY_RULES)
    return FALSE;
  if ((self->halt & craving->halt) != 0)
    return TRUE;
  return self->trigger != NULL && craving->triggers != NULL
         && g_strv_contains ((const char *const *) craving->triggers, self->trigger);
}

GPtrArray *
rj_my_lines_of (GPtrArray *lines, RjMySection section)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    if (((RjMyLine *) g_ptr_array_index (lines, i))->section == section)
      g_ptr_array_add (found, g_ptr_array_index (lines, i));
  return found;
}

RjDueRule *
rj_due_rule_new (const RjMyLine *line, const char *entry_id)
{
  RjDueRule *self = g_new0 (RjDueRule, 1);

  self->line = rj_my_line_copy (line);
  self->entry_id = g_strdup (entry_id);
  return self;
}

void
rj_due_rule_free (RjDueRule *self)
{
  if (self == NULL)
    return;
  rj_my_line_free (self->line);
  g_free (self->entry_id);
  g_free (self);
}

RjRuleEvent *
rj_rule_event_new (const char *line_id, const char *craving_id, RjRuleEventKind kind, int strength)
{
  RjRuleEvent *self = g_new0 (RjRuleEvent, 1);

  self->line_id = g_strdup (line_id);
  self->craving_id = g_strdup (craving_id);
  self->kind = kind;
  self->strength = strength;
  return self;
}

void
rj_rule_event_free (RjRuleEvent *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->line_id);
  g_free (self->craving_id);
  g_free (self);
}
