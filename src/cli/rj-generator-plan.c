// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-generator-private.h"

#include "rj-uuid.h"

#include <string.h>

static gboolean
save_choices (RjGenerator *self,
              const char *list,
              const char *const *names,
              char **ids,
              int n,
              GError **error)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_choice_free);
  g_autoptr (GPtrArray) saved = NULL;

  for (int i = 0; i < n; i++)
    {
      ids[i] = rj_generator_new_id (self);
      g_ptr_array_add (choices, rj_choice_new (ids[i], list, names[i]));
    }
  saved = rj_store_save_choices_finish (
    self->store, AWAIT (self, rj_store_save_choices_async (self->store, choices, NULL, READY (self))), error);
  return saved != NULL;
}

/* Nothing is drawn for it, so that a seed gives what it always gave. */
static gboolean
make_scale (RjGenerator *self, GError **error)
{
  RjLists *lists = rj_store_get_lists (self->store);
  g_autoptr (RjScale) scale = rj_scale_new ("pain");
  g_autoptr (RjScale) saved = NULL;
  gsize last;

  scale->id = g_strdup (self->feelings[0]);
  last = strlen (scale->id) - 1;
  scale->id[last] = scale->id[last] == '0' ? '1' : '0';
  scale->low = g_strdup ("none");
  scale->high = g_strdup ("the worst");
  self->scale = g_strdup (scale->id);
  saved = rj_lists_save_scale_finish (
    lists, AWAIT (self, rj_lists_save_scale_async (lists, scale, NULL, READY (self))), error);
  return saved != NULL;
}

/* Nor for it. */
static gboolean
make_own_line (RjGenerator *self, GError **error)
{
  RjLists *lists = rj_store_get_lists (self->store);
  g_autoptr (RjOwnLine) line = rj_own_line_new ();
  g_autoptr (RjOwnLine) saved = NULL;
  g_autofree char *name = g_strdup_printf ("own line %u", self->seed);

  line->record.id = rj_uuid_new_for (name);
  line->record.at_us = rj_clock_get_now (RJ_CLOCK (self->clock));
  line->record.zone = g_strdup (self->zone);
  line->record.day = self->first;
  line->name = g_strdup ("Night line of the clinic");
  line->number = g_strdup ("030 5550 123");
  line->note = g_strdup ("after 8; room 4");
  saved = rj_lists_save_own_line_finish (
    lists, AWAIT (self, rj_lists_save_own_line_async (lists, line, NULL, READY (self))), error);
  return saved != NULL;
}

gboolean
rj_generator_make_choices (RjGenerator *self, GError **error)
{
  static const char *const substances[N_SUBSTANCES] = { "heroin", "alcohol", "nicotine" };
  static const char *const triggers[N_TRIGGERS] = { "pay day", "argument", "pain", "Langeweile", "скука" };
  static const char *const places[N_PLACES] = { "home", "work", "the old corner" };
  static const char *const feelings[N_FEELINGS] = { "calm", "sad", "proud", "anxious", "müde", "嬉しい" };

  return save_choices (self, "substance", substances, self->substances, N_SUBSTANCES, error)
         && save_choices (self, "trigger", triggers, self->triggers, N_TRIGGERS, error)
         && save_choices (self, "place", places, self->places, N_PLACES, error)
         && save_choices (self, "feeling", feelings, self->feelings, N_FEELINGS, error)
         && make_scale (self, error) && make_own_line (self, error);
}

gboolean
rj_generator_make_strategies (RjGenerator *self, GError **error)
{
  static const char *const titles[N_STRATEGIES] = { "Walk around the block", "Call Sam", "Breathe",
                                                    "Wait 15 minutes" };
  RjStrategies *strategies = rj_store_get_strategies (self->store);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_strategy_free);
  g_autoptr (GPtrArray) saved = NULL;

  for (int i = 0; i < N_STRATEGIES; i++)
    {
      RjStrategy *strategy = rj_strategy_new ();

      rj_generator_fill_record (self, &strategy->record);
      strategy->title = g_strdup (titles[i]);
      strategy->minutes = 15;
      strategy->steps =
        g_strdupv ((char *[]) { (char *) "Stop", (char *) "Begin", (char *) "Look again", NULL });
      self->strategies[i] = g_strdup (strategy->record.id);
      g_ptr_array_add (notes, strategy);
    }
  saved = rj_strategies_save_finish (
    strategies, AWAIT (self, rj_strategies_save_async (strategies, notes, NULL, READY (self))), error);
  return saved != NULL;
}

static RjPlanItem *
new_item (RjGenerator *self, int which, RjPlanKind kind, const char *title, int minutes, guint weekdays)
{
  RjPlanItem *item = rj_plan_item_new ();

  rj_generator_fill_record (self, &item->record);
  item->kind = kind;
  item->title = g_strdup (title);
  item->minutes = minutes;
  rj_plan_item_set_recurrence (item, weekdays == 0x7f ? rj_recurrence_new_daily (1)
                                                      : rj_recurrence_new_weekly (1, weekdays, 1));
  item->position = which;
  rj_plan_item_add_default_lead (item);
  if (kind == RJ_KIND_MEETING)
    item->tzid = g_strdup ("Europe/Berlin");
  g_set_str (&self->items[which], item->record.id);
  return item;
}

static RjPlanItem *
new_reading (RjGenerator *self)
{
  RjPlanItem *item = new_item (self, ITEM_READING, RJ_KIND_HOBBY, "Read", -1, 0x7f);
  const char *const steps[] = { "Put the phone away", "Read 20 min", "Note one line", NULL };

  item->steps = g_strdupv ((char **) steps);
  return item;
}

/* Finish: those saved. */
static GPtrArray *
save_items (RjGenerator *self, GPtrArray *items, GError **error)
{
  RjPlan *plan = rj_store_get_plan (self->store);

  return rj_plan_save_items_finish (
    plan, AWAIT (self, rj_plan_save_items_async (plan, items, NULL, READY (self))), error);
}

/* @item: (transfer full). Returns: as saved */
static RjPlanItem *
save_item (RjGenerator *self, RjPlanItem *item, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
  g_autoptr (GPtrArray) saved = NULL;

  g_ptr_array_add (items, item);
  saved = save_items (self, items, error);
  return saved != NULL ? rj_plan_item_copy (g_ptr_array_index (saved, 0)) : NULL;
}

static gboolean
delete_item (RjGenerator *self, const char *id, GError **error)
{
  RjPlan *plan = rj_store_get_plan (self->store);

  return rj_plan_delete_item_finish (
    plan, AWAIT (self, rj_plan_delete_item_async (plan, id, NULL, READY (self))), error);
}

/* The hours of work come from the calendar of another program. */
static gboolean
import_work (RjGenerator *self, GError **error)
{
  RjPlan *plan = rj_store_get_plan (self->store);
  RjPlanPiece *piece = rj_plan_piece_new (new_item (self, ITEM_WORK, RJ_KIND_WORK, "Work", 9 * 60, 0x1f));
  g_autoptr (GPtrArray) pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_piece_free);
  g_autoptr (GArray) known = NULL;

  piece->uid = g_strdup ("work@example.org");
  piece->digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "work", -1);
  g_ptr_array_add (pieces, piece);
  known = rj_plan_take_pieces_finish (
    plan, AWAIT (self, rj_plan_take_pieces_async (plan, pieces, TRUE, NULL, READY (self))), error);
  return known != NULL;
}

gboolean
rj_generator_make_items (RjGenerator *self, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
  g_autoptr (GPtrArray) saved = NULL;

  g_ptr_array_add (items,
                   new_item (self, ITEM_MEDICATION, RJ_KIND_MEDICATION, "Buprenorphine", 8 * 60, 0x7f));
  g_ptr_array_add (items, new_item (self, ITEM_WALK, RJ_KIND_MOVEMENT, "Walk", 17 * 60, 0x7f));
  g_ptr_array_add (items, new_item (self, ITEM_MEETING, RJ_KIND_MEETING, "Home group", 19 * 60, 0x0a));
  g_ptr_array_add (items, new_reading (self));
  saved = save_items (self, items, error);
  self->n_written[WRITTEN_PLAN_ITEMS] += items->len + 1;
  return saved != NULL && import_work (self, error);
}

/* Another hour for the walk, as the days grow longer and shorter. */
static gboolean
change_walk (RjGenerator *self, GError **error)
{
  RjPlan *plan = rj_store_get_plan (self->store);
  g_autoptr (RjPlanItem) saved = NULL;
  RjPlanItem *item = rj_plan_get_item_finish (
    plan, AWAIT (self, rj_plan_get_item_async (plan, self->items[ITEM_WALK], NULL, READY (self))), error);

  if (item == NULL)
    return FALSE;
  item->minutes = rj_generator_between (self, 15, 18) * 60;
  saved = save_item (self, item, error);
  self->n_edited[WRITTEN_PLAN_ITEMS]++;
  return saved != NULL;
}

/* Given up, and taken up again. */
static gboolean
replace_reading (RjGenerator *self, GError **error)
{
  g_autoptr (RjPlanItem) saved = NULL;

  if (!delete_item (self, self->items[ITEM_READING], error))
    return FALSE;
  self->n_deleted[WRITTEN_PLAN_ITEMS]++;
  saved = save_item (self, new_reading (self), error);
  self->n_written[WRITTEN_PLAN_ITEMS]++;
  return saved != NULL;
}

gboolean
rj_generator_change_routine (RjGenerator *self, GError **error)
{
  if (rj_generator_chance (self, 1.0 / 90) && !change_walk (self, error))
    return FALSE;
  return !rj_generator_chance (self, 1.0 / 180) || replace_reading (self, error);
}

gboolean
rj_generator_mark (RjGenerator *self, int which, RjDay day, RjMark what, GError **error)
{
  RjPlan *plan = rj_store_get_plan (self->store);

  return rj_plan_set_mark_finish (
    plan, AWAIT (self, rj_plan_set_mark_async (plan, self->items[which], day, what, NULL, READY (self))),
    error);
}

/* Every third day, two of the three steps. */
static gboolean
mark_reading (RjGenerator *self, RjDay day, GError **error)
{
  RjPlan *plan = rj_store_get_plan (self->store);

  for (guint step = 0; day % 3 == 0 && step < 2; step++)
    if (!rj_plan_set_step_finish (plan,
                                  AWAIT (self, rj_plan_set_step_async (plan, self->items[ITEM_READING], day,
                                                                       step, TRUE, NULL, READY (self))),
                                  error))
      return FALSE;
  return TRUE;
}

gboolean
rj_generator_mark_routine (RjGenerator *self, RjDay day, GError **error)
{
  RjPlan *plan = rj_store_get_plan (self->store);

  if (!mark_reading (self, day, error))
    return FALSE;
  if (rj_generator_chance (self, 0.9) && !rj_generator_mark (self, ITEM_MEDICATION, day, RJ_MARK_DONE, error))
    return FALSE;
  if (!rj_generator_is_weekend (day) && rj_generator_chance (self, 0.7)
      && !rj_generator_mark (self, ITEM_WORK, day, RJ_MARK_DONE, error))
    return FALSE;
  if (rj_generator_chance (self, 0.5)
      && !rj_generator_mark (self, ITEM_WALK, day,
                             rj_generator_chance (self, 0.8) ? RJ_MARK_DONE : RJ_MARK_NOT_TODAY, error))
    return FALSE;
  if (rj_generator_chance (self, 0.02)
      && !rj_plan_move_finish (
        plan,
        AWAIT (self, rj_plan_move_async (plan, self->items[ITEM_READING], day, day, RJ_PART_EVENING, 21 * 60,
                                         NULL, READY (self))),
        error))
    return FALSE;
  if (!rj_generator_chance (self, 0.03))
    return TRUE;
  return rj_plan_set_small_day_finish (
    plan, AWAIT (self, rj_plan_set_small_day_async (plan, day, TRUE, NULL, READY (self))), error);
}

/* Some are put off by a week, and some come to nothing. */
static gboolean
change_appointment (RjGenerator *self, RjPlanItem *saved, GError **error)
{
  Change change = rj_generator_draw_change (self, WRITTEN_PLAN_ITEMS);
  g_autoptr (RjPlanItem) edited = NULL;

  if (change == CHANGE_NONE)
    return TRUE;
  if (change == CHANGE_DELETE)
    return delete_item (self, saved->record.id, error);
  saved->record.day += 7;
  edited = save_item (self, rj_plan_item_copy (saved), error);
  return edited != NULL;
}

gboolean
rj_generator_add_appointment (RjGenerator *self, RjDay day, GError **error)
{
  RjPlanItem *item = rj_plan_item_new ();
  g_autoptr (RjPlanItem) saved = NULL;

  rj_generator_fill_record (self, &item->record);
  item->record.day = day + (RjDay) rj_generator_between (self, 3, 20);
  item->kind = RJ_KIND_APPOINTMENT;
  item->title = g_strdup (rj_generator_chance (self, 0.5) ? "Dr Meyer" : "Counsellor");
  item->minutes = rj_generator_between (self, 8, 16) * 60;
  item->duration_minutes = 45;
  saved = save_item (self, item, error);
  if (saved == NULL)
    return FALSE;
  self->n_written[WRITTEN_PLAN_ITEMS]++;
  return rj_generator_add_visit (self, saved, error) && change_appointment (self, saved, error);
}
