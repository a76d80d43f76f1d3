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
  self->left_out = g_array_new (FALSE, TRUE, sizeof (RjDay));
  self->extra = g_array_new (FALSE, TRUE, sizeof (RjDay));
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
  copy->meeting = g_strdup (self->meeting);
  copy->link = g_strdup (self->link);
  if (self->leads != NULL)
    copy->leads = g_array_copy (self->leads);
  else
    copy->leads = g_array_new (FALSE, TRUE, sizeof (int));
  copy->steps = g_strdupv (self->steps);
  copy->left_out = g_array_copy (self->left_out);
  copy->extra = g_array_copy (self->extra);
  if (self->recurrence != NULL)
    copy->recurrence = rj_recurrence_ref (self->recurrence);
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
  g_free (self->meeting);
  g_free (self->link);
  g_clear_pointer (&self->leads, g_array_unref);
  g_strfreev (self->steps);
  g_array_unref (self->left_out);
  g_array_unref (self->extra);
  g_clear_pointer (&self->recurrence, rj_recurrence_unref);
  g_free (self);
}

void
rj_plan_item_set_recurrence (RjPlanItem *self, RjRecurrence *recurrence)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->recurrence, rj_recurrence_unref);
  self->recurrence = recurrence;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  RjDay first = *(const RjDay *) a;
  RjDay second = *(const RjDay *) b;

  return first < second ? -1 : first > second;
}

static gboolean
has_day (GArray *days, RjDay day)
{
  return days->len > 0 && g_array_binary_search (days, &day, compare_days, NULL);
}

/* The days of the rule alone. */
static GArray *
list_rule_days (const RjPlanItem *self, RjDay from, RjDay to)
{
  RjDay first = self->record.day;
  GArray *days;

  if (self->recurrence != NULL)
    return rj_recurrence_list (self->recurrence, first, from,
                               self->last_day != RJ_DAY_NONE ? MIN (to, self->last_day) : to);
  days = g_array_new (FALSE, FALSE, sizeof (RjDay));
  if (first >= from && first <= to)
    g_array_append_val (days, first);
  return days;
}

GArray *
rj_plan_item_list_days (const RjPlanItem *self, RjDay from, RjDay to)
{
  g_autoptr (GArray) ruled = NULL;
  GArray *days = g_array_new (FALSE, FALSE, sizeof (RjDay));

  g_return_val_if_fail (self != NULL, days);

  if (!rj_day_is_valid (self->record.day))
    return days;
  ruled = list_rule_days (self, from, to);
  for (guint i = 0; i < ruled->len; i++)
    if (!has_day (self->left_out, g_array_index (ruled, RjDay, i)))
      g_array_append_val (days, g_array_index (ruled, RjDay, i));
  for (guint i = 0; i < self->extra->len; i++)
    {
      RjDay day = g_array_index (self->extra, RjDay, i);

      if (day >= from && day <= to && !has_day (ruled, day))
        g_array_append_val (days, day);
    }
  g_array_sort (days, compare_days);
  return days;
}

gboolean
rj_plan_item_is_on (const RjPlanItem *self, RjDay day)
{
  g_autoptr (GArray) days = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (day == RJ_DAY_NONE)
    return FALSE;
  days = rj_plan_item_list_days (self, day, day);
  return days->len > 0;
}

void
rj_plan_item_leave_out (RjPlanItem *self, RjDay day)
{
  guint index;

  g_return_if_fail (self != NULL && rj_day_is_valid (day));

  if (self->extra->len > 0 && g_array_binary_search (self->extra, &day, compare_days, &index))
    g_array_remove_index (self->extra, index);
  if (has_day (self->left_out, day))
    return;
  g_array_append_val (self->left_out, day);
  g_array_sort (self->left_out, compare_days);
}

gboolean
rj_plan_kind_rests (RjPlanKind kind)
{
  return kind != RJ_KIND_MEDICATION && kind != RJ_KIND_APPOINTMENT && kind != RJ_KIND_PICK_UP;
}

int
rj_plan_kind_get_default_lead (RjPlanKind kind)
{
  return kind == RJ_KIND_MEETING || kind == RJ_KIND_APPOINTMENT || kind == RJ_KIND_PICK_UP ? 30 : 0;
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
  copy->medicine = g_strdup (self->medicine);
  copy->done_steps = self->done_steps != NULL ? g_array_copy (self->done_steps) : NULL;
  return copy;
}

void
rj_occurrence_free (RjOccurrence *self)
{
  if (self == NULL)
    return;
  rj_plan_item_free (self->item);
  g_free (self->medicine);
  g_clear_pointer (&self->done_steps, g_array_unref);
  g_free (self);
}

guint
rj_occurrence_count_steps (const RjOccurrence *self, guint *n_done)
{
  guint n;

  g_return_val_if_fail (self != NULL, 0);

  n = self->item->steps != NULL ? g_strv_length (self->item->steps) : 0;
  if (n_done != NULL)
    *n_done = self->done_steps != NULL ? self->done_steps->len : 0;
  return n;
}

gboolean
rj_occurrence_is_step_done (const RjOccurrence *self, guint step)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; self->done_steps != NULL && i < self->done_steps->len; i++)
    if (g_array_index (self->done_steps, guint, i) == step)
      return TRUE;
  return FALSE;
}

guint
rj_occurrence_find_open_step (const RjOccurrence *self)
{
  guint n = rj_occurrence_count_steps (self, NULL);

  for (guint i = 0; i < n; i++)
    if (!rj_occurrence_is_step_done (self, i))
      return i;
  return 0;
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

int
rj_reminder_compare_due (gconstpointer a, gconstpointer b)
{
  const RjReminder *first = *(const RjReminder *const *) a;
  const RjReminder *second = *(const RjReminder *const *) b;

  if (first->due_us != second->due_us)
    return first->due_us < second->due_us ? -1 : 1;
  return g_strcmp0 (first->key, second->key);
}
