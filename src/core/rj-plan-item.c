// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-plan-item.h"

G_DEFINE_BOXED_TYPE (RjPlanItem, rj_plan_item, rj_plan_item_copy, rj_plan_item_free)
G_DEFINE_BOXED_TYPE (RjOccurrence, rj_occurrence, rj_occurrence_copy, rj_occurrence_free)
G_DEFINE_BOXED_TYPE (RjReminder, rj_reminder, rj_reminder_copy, rj_reminder_free)

RjPlanItem *
rj_plan_item_new (void)
{
  RjPlanItem *self = g_new0 (RjPlanItem, 1);

  self->kind = RJ_KIND_SELF_CARE;
  self->part = RJ_PART_ANY_TIME;
  self->minutes = -1;
  self->leads = g_array_new (FALSE, TRUE, sizeof (int));
  return self;
}

RjPlanItem *
rj_plan_item_copy (const RjPlanItem *self)
{
  RjPlanItem *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  rj_record_copy (&self->record, &copy->record);
  copy->title = g_strdup (self->title);
  copy->place = g_strdup (self->place);
  copy->note = g_strdup (self->note);
  copy->tzid = g_strdup (self->tzid);
  if (self->leads != NULL)
    copy->leads = g_array_copy (self->leads);
  else
    copy->leads = g_array_new (FALSE, TRUE, sizeof (int));
  copy->steps = g_strdupv (self->steps);
  return copy;
}

void
rj_plan_item_free (RjPlanItem *self)
{
  if (self == NULL)
    return;
  rj_record_clear (&self->record);
  g_free (self->title);
  g_free (self->place);
  g_free (self->note);
  g_free (self->tzid);
  g_clear_pointer (&self->leads, g_array_unref);
  g_strfreev (self->steps);
  g_free (self);
}

gboolean
rj_plan_item_is_on (const RjPlanItem *self, RjDay day)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (day == RJ_DAY_NONE || day < self->record.day)
    return FALSE;
  if (self->last_day != RJ_DAY_NONE && day > self->last_day)
    return FALSE;
  switch (self->repeat)
    {
    case RJ_REPEAT_ONCE:
      return day == self->record.day;
    case RJ_REPEAT_DAILY:
      return TRUE;
    case RJ_REPEAT_WEEKDAYS:
      return (self->weekdays & (1u << (rj_day_get_weekday (day) - 1))) != 0;
    default:
      return FALSE;
    }
}

int
rj_plan_kind_get_default_lead (RjPlanKind kind)
{
  return kind == RJ_KIND_MEETING || kind == RJ_KIND_APPOINTMENT ? 30 : 0;
}

void
rj_plan_item_add_default_lead (RjPlanItem *self)
{
  int lead;

  g_return_if_fail (self != NULL && self->leads != NULL);

  if (self->minutes < 0 || self->leads->len > 0)
    return;
  lead = rj_plan_kind_get_default_lead (self->kind);
  g_array_append_val (self->leads, lead);
}

RjDayPart
rj_day_part_for_minutes (int minutes)
{
  if (minutes < 0)
    return RJ_PART_ANY_TIME;
  if (minutes < 4 * 60 || minutes >= 18 * 60)
    return RJ_PART_EVENING;
  return minutes < 12 * 60 ? RJ_PART_MORNING : RJ_PART_AFTERNOON;
}

RjOccurrence *
rj_occurrence_new (RjPlanItem *item, RjDay day)
{
  RjOccurrence *self = g_new0 (RjOccurrence, 1);

  self->item = item;
  self->day = day;
  return self;
}

RjOccurrence *
rj_occurrence_copy (const RjOccurrence *self)
{
  RjOccurrence *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->item = rj_plan_item_copy (self->item);
  return copy;
}

void
rj_occurrence_free (RjOccurrence *self)
{
  if (self == NULL)
    return;
  rj_plan_item_free (self->item);
  g_free (self);
}

RjReminder *
rj_reminder_new (void)
{
  return g_new0 (RjReminder, 1);
}

RjReminder *
rj_reminder_copy (const RjReminder *self)
{
  RjReminder *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->key = g_strdup (self->key);
  copy->item_id = g_strdup (self->item_id);
  return copy;
}

void
rj_reminder_free (RjReminder *self)
{
  if (self == NULL)
    return;
  g_free (self->key);
  g_free (self->item_id);
  g_free (self);
}
