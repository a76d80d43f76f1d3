// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-day-entry.h"

struct _RjDayEntry {
  GObject parent_instance;
  RjOccurrence *occurrence;
  char *together;
  guint n_more;
  int free_from;
  int free_until;
};

G_DEFINE_FINAL_TYPE (RjDayEntry, rj_day_entry, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_OCCURRENCE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
ints_equal (GArray *a, GArray *b)
{
  guint n_a = a != NULL ? a->len : 0, n_b = b != NULL ? b->len : 0;

  if (n_a != n_b)
    return FALSE;
  for (guint i = 0; i < n_a; i++)
    if (g_array_index (a, int, i) != g_array_index (b, int, i))
      return FALSE;
  return TRUE;
}

static gboolean
steps_equal (GStrv a, GStrv b)
{
  if (a == NULL || b == NULL)
    return (a == NULL || *a == NULL) && (b == NULL || *b == NULL);
  return g_strv_equal ((const char *const *) a, (const char *const *) b);
}

static gboolean
items_equal (const RjPlanItem *a, const RjPlanItem *b)
{
  return g_strcmp0 (a->record.id, b->record.id) == 0 && a->record.day == b->record.day && a->kind == b->kind
         && g_strcmp0 (a->title, b->title) == 0 && g_strcmp0 (a->place, b->place) == 0
         && g_strcmp0 (a->note, b->note) == 0 && a->part == b->part && a->minutes == b->minutes
         && a->duration_minutes == b->duration_minutes && g_strcmp0 (a->tzid, b->tzid) == 0
         && rj_recurrence_equal (a->recurrence, b->recurrence) && a->times_a_week == b->times_a_week
         && a->last_day == b->last_day && a->position == b->position && ints_equal (a->leads, b->leads)
         && steps_equal (a->steps, b->steps);
}

static void
rj_day_entry_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  RjDayEntry *self = RJ_DAY_ENTRY (object);

  switch (prop_id)
    {
    case PROP_OCCURRENCE:
      g_value_set_boxed (value, self->occurrence);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rj_day_entry_finalize (GObject *object)
{
  RjDayEntry *self = RJ_DAY_ENTRY (object);

  g_clear_pointer (&self->occurrence, rj_occurrence_free);
  g_clear_pointer (&self->together, g_free);
  G_OBJECT_CLASS (rj_day_entry_parent_class)->finalize (object);
}

static void
rj_day_entry_class_init (RjDayEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = rj_day_entry_get_property;
  object_class->finalize = rj_day_entry_finalize;

  properties[PROP_OCCURRENCE] =
    g_param_spec_boxed ("occurrence", NULL, NULL, RJ_TYPE_OCCURRENCE,
                        G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rj_day_entry_init (RjDayEntry *self)
{
  self->free_from = self->free_until = -1;
}

RjDayEntry *
rj_day_entry_new (RjOccurrence *occurrence)
{
  RjDayEntry *self = g_object_new (RJ_TYPE_DAY_ENTRY, NULL);

  self->occurrence = rj_occurrence_copy (occurrence);
  return self;
}

const RjOccurrence *
rj_day_entry_get_occurrence (RjDayEntry *self)
{
  g_return_val_if_fail (RJ_IS_DAY_ENTRY (self), NULL);
  return self->occurrence;
}

const RjPlanItem *
rj_day_entry_get_item (RjDayEntry *self)
{
  g_return_val_if_fail (RJ_IS_DAY_ENTRY (self), NULL);
  return self->occurrence->item;
}

RjMark
rj_day_entry_get_mark (RjDayEntry *self)
{
  g_return_val_if_fail (RJ_IS_DAY_ENTRY (self), RJ_MARK_OPEN);
  return self->occurrence->mark;
}

gboolean
rj_day_entry_is_for (RjDayEntry *self, const RjOccurrence *occurrence)
{
  g_return_val_if_fail (RJ_IS_DAY_ENTRY (self), FALSE);
  return self->occurrence->day == occurrence->day && self->occurrence->item->part == occurrence->item->part
         && g_strcmp0 (self->occurrence->item->record.id, occurrence->item->record.id) == 0;
}

void
rj_day_entry_take_occurrence (RjDayEntry *self, RjOccurrence *occurrence)
{
  gboolean same;

  g_return_if_fail (RJ_IS_DAY_ENTRY (self));

  same = self->occurrence->day == occurrence->day && self->occurrence->mark == occurrence->mark
         && self->occurrence->marked_us == occurrence->marked_us
         && ints_equal (self->occurrence->done_steps, occurrence->done_steps)
         && self->occurrence->dose == occurrence->dose && self->occurrence->dose_us == occurrence->dose_us
         && self->occurrence->window_minutes == occurrence->window_minutes
         && g_strcmp0 (self->occurrence->medicine, occurrence->medicine) == 0
         && items_equal (self->occurrence->item, occurrence->item);
  rj_occurrence_free (self->occurrence);
  self->occurrence = occurrence;
  if (!same)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OCCURRENCE]);
}

const char *
rj_day_entry_get_together (RjDayEntry *self, guint *n_more)
{
  g_return_val_if_fail (RJ_IS_DAY_ENTRY (self), NULL);

  if (n_more != NULL)
    *n_more = self->n_more;
  return self->together;
}

void
rj_day_entry_set_together (RjDayEntry *self, const char *title, guint n_more)
{
  g_return_if_fail (RJ_IS_DAY_ENTRY (self));

  if (!g_set_str (&self->together, title) && self->n_more == n_more)
    return;
  self->n_more = n_more;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OCCURRENCE]);
}

gboolean
rj_day_entry_get_free (RjDayEntry *self, int *from, int *until)
{
  g_return_val_if_fail (RJ_IS_DAY_ENTRY (self), FALSE);

  *from = self->free_from;
  *until = self->free_until;
  return self->free_from >= 0;
}

void
rj_day_entry_set_free (RjDayEntry *self, int from, int until)
{
  g_return_if_fail (RJ_IS_DAY_ENTRY (self));

  if (self->free_from == from && self->free_until == until)
    return;
  self->free_from = from;
  self->free_until = until;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OCCURRENCE]);
}
