// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-generator-private.h"

#include "rj-generator-words.h"

static gboolean
delete_entry (RjGenerator *self, const char *id, GError **error)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (self->store);

  return rj_check_ins_delete_finish (
    check_ins, AWAIT (self, rj_check_ins_delete_async (check_ins, id, NULL, READY (self))), error);
}

static RjMoodEntry *
save_mood (RjGenerator *self, const RjMoodEntry *entry, GError **error)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (self->store);

  return rj_check_ins_save_mood_finish (
    check_ins, AWAIT (self, rj_check_ins_save_mood_async (check_ins, entry, NULL, READY (self))), error);
}

/* Other words; what was rated stays, so that the effects are what was planted. */
static gboolean
change_mood (RjGenerator *self, RjMoodEntry *saved, GError **error)
{
  Change change = rj_generator_draw_change (self, WRITTEN_MOODS);
  g_autoptr (RjMoodEntry) edited = NULL;

  if (change == CHANGE_NONE)
    return TRUE;
  if (change == CHANGE_DELETE)
    return delete_entry (self, saved->record.id, error);
  g_set_str (&saved->note, PICK (self, rj_generator_notes));
  edited = save_mood (self, saved, error);
  return edited != NULL;
}

gboolean
rj_generator_add_mood (RjGenerator *self, int base, int sleep_minutes, GError **error)
{
  g_autoptr (RjMoodEntry) entry = rj_mood_entry_new ();
  g_autoptr (RjMoodEntry) saved = NULL;

  rj_generator_fill_record (self, &entry->record);
  entry->mood = (RjMood) rj_generator_clamp (base + rj_generator_between (self, -1, 1), 1, 5);
  entry->sleep_minutes = sleep_minutes;
  if (rj_generator_chance (self, 0.5))
    {
      entry->energy = rj_generator_between (self, 1, 5);
      entry->halt = (guint) rj_generator_between (self, 0, 15);
      entry->ate = (RjAnswer) rj_generator_between (self, 0, 3);
      entry->moved = (RjAnswer) rj_generator_between (self, 0, 3);
      entry->feelings = rj_generator_pick_ids (self, self->feelings, N_FEELINGS, 3);
    }
  entry->note = rj_generator_make_note (self, 0.4);
  if (sleep_minutes >= 0)
    {
      entry->scales = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_scale_value_free);
      g_ptr_array_add (entry->scales, rj_scale_value_new (self->scale, 10 - 2 * (int) entry->mood));
    }
  saved = save_mood (self, entry, error);
  if (saved == NULL)
    return FALSE;
  self->n_written[WRITTEN_MOODS]++;
  return change_mood (self, saved, error);
}

static RjCraving *
new_craving (RjGenerator *self, int rise)
{
  RjCraving *craving = rj_craving_new ();
  int strategy = rj_generator_between (self, -2, N_STRATEGIES - 1);
  RjRatingPoint later;

  rj_generator_fill_record (self, &craving->record);
  craving->strength = rj_generator_clamp (rj_generator_between (self, 1, 6) + rise, 0, 10);
  craving->substance = g_strdup (self->substances[rj_generator_between (self, 0, N_SUBSTANCES - 1)]);
  craving->triggers = rj_generator_pick_ids (self, self->triggers, N_TRIGGERS, 2);
  craving->places = rj_generator_pick_ids (self, self->places, N_PLACES, 1);
  craving->halt = rj_generator_chance (self, 0.4) ? (guint) rj_generator_between (self, 1, 15) : 0;
  craving->note = rj_generator_make_note (self, 0.2);
  if (rj_generator_chance (self, 0.2))
    {
      craving->body = g_strdup (PICK (self, rj_generator_bodies));
      craving->thoughts = g_strdup (PICK (self, rj_generator_thoughts));
      craving->duration_minutes = rj_generator_between (self, 2, 60);
      craving->outcome =
        (RjOutcome) rj_generator_between (self, RJ_OUTCOME_PASSED, RJ_OUTCOME_PREFER_NOT_TO_SAY);
    }
  if (strategy >= 0)
    craving->did = g_strdupv ((char *[]) { self->strategies[strategy], NULL });
  later.at_us = craving->record.at_us + 15 * G_TIME_SPAN_MINUTE;
  later.strength = rj_generator_clamp (
    craving->strength - rj_generator_between (self, 0, 2) - (strategy == 0 ? WALK_DROP : 0), 0, 10);
  g_array_append_val (craving->later, later);
  return craving;
}

static gboolean
record_uses (RjGenerator *self, GPtrArray *cravings, GError **error)
{
  RjStrategies *strategies = rj_store_get_strategies (self->store);

  for (guint i = 0; i < cravings->len; i++)
    {
      const RjCraving *craving = g_ptr_array_index (cravings, i);
      gint64 at_us = craving->record.at_us;
      g_autofree char *use_id = craving->did != NULL ? rj_generator_new_id (self) : NULL;

      const RjStrategyUse use = { .id = use_id,
                                  .strategy = craving->did != NULL ? craving->did[0] : NULL,
                                  .craving = craving->record.id,
                                  .started_us = at_us,
                                  .ended_us = at_us + 15 * G_TIME_SPAN_MINUTE };

      if (use.strategy != NULL
          && !rj_strategies_record_use_finish (
            strategies, AWAIT (self, rj_strategies_record_use_async (strategies, &use, NULL, READY (self))),
            error))
        return FALSE;
    }
  return TRUE;
}

static GPtrArray *
save_cravings (RjGenerator *self, GPtrArray *cravings, GError **error)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (self->store);

  return rj_check_ins_save_cravings_finish (
    check_ins, AWAIT (self, rj_check_ins_save_cravings_async (check_ins, cravings, NULL, READY (self))),
    error);
}

static gboolean
change_cravings (RjGenerator *self, GPtrArray *saved, GError **error)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new ();
  g_autoptr (GPtrArray) edited = NULL;

  for (guint i = 0; i < saved->len; i++)
    {
      RjCraving *craving = g_ptr_array_index (saved, i);
      Change change = rj_generator_draw_change (self, WRITTEN_CRAVINGS);

      if (change == CHANGE_DELETE && !delete_entry (self, craving->record.id, error))
        return FALSE;
      if (change != CHANGE_EDIT)
        continue;
      g_set_str (&craving->thoughts, PICK (self, rj_generator_thoughts));
      craving->outcome = RJ_OUTCOME_PASSED;
      g_ptr_array_add (edits, craving);
    }
  if (edits->len == 0)
    return TRUE;
  edited = save_cravings (self, edits, error);
  return edited != NULL;
}

/* Those of a day; now and then all are written down together in the evening. */
gboolean
rj_generator_add_cravings (RjGenerator *self, RjDay day, int sleep_minutes, GError **error)
{
  g_autoptr (GPtrArray) cravings = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_craving_free);
  g_autoptr (GPtrArray) saved = NULL;
  int weekday = rj_day_get_weekday (day);
  int rise = (weekday == 5 || weekday == 6 ? FRIDAY_STRENGTH : 0)
             + (sleep_minutes >= 0 && sleep_minutes < SHORT_SLEEP ? SHORT_SLEEP_RISE : 0);
  int n = rj_generator_between (self, -1, 3);

  for (int i = 0; i < n; i++)
    {
      rj_generator_set_clock (self, day, rj_generator_between (self, 10 * 60, 19 * 60));
      g_ptr_array_add (cravings, new_craving (self, rise));
    }
  if (cravings->len == 0)
    return TRUE;
  rj_generator_set_clock (self, day, rj_generator_between (self, 20 * 60, 21 * 60));
  saved = save_cravings (self, cravings, error);
  if (saved == NULL)
    return FALSE;
  self->n_written[WRITTEN_CRAVINGS] += cravings->len;
  return record_uses (self, saved, error) && rj_generator_note_rules (self, saved, error)
         && change_cravings (self, saved, error);
}

static RjWriting *
save_writing (RjGenerator *self, const RjWriting *writing, GError **error)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (self->store);

  return rj_check_ins_save_writing_finish (
    check_ins, AWAIT (self, rj_check_ins_save_writing_async (check_ins, writing, NULL, READY (self))), error);
}

static gboolean
write_and_change (RjGenerator *self, const RjWriting *writing, GError **error)
{
  g_autoptr (RjWriting) saved = save_writing (self, writing, error);
  g_autoptr (RjWriting) edited = NULL;
  Change change;

  if (saved == NULL)
    return FALSE;
  self->n_written[WRITTEN_WRITINGS]++;
  change = rj_generator_draw_change (self, WRITTEN_WRITINGS);
  if (change == CHANGE_NONE)
    return TRUE;
  if (change == CHANGE_DELETE)
    return delete_entry (self, saved->record.id, error);
  g_set_str (saved->kind == RJ_WRITING_ENTRY ? &saved->body : &saved->good, PICK (self, rj_generator_notes));
  edited = save_writing (self, saved, error);
  return edited != NULL;
}

gboolean
rj_generator_add_writing (RjGenerator *self, GError **error)
{
  g_autoptr (RjWriting) writing = rj_writing_new ();
  g_autoptr (RjWriting) close = rj_writing_new ();

  if (rj_generator_chance (self, 0.2))
    {
      rj_generator_fill_record (self, &writing->record);
      writing->title = rj_generator_chance (self, 0.5) ? g_strdup (PICK (self, rj_generator_titles)) : NULL;
      writing->body = rj_generator_make_note (self, 1.0);
      if (!write_and_change (self, writing, error))
        return FALSE;
    }
  if (!rj_generator_chance (self, 0.3))
    return TRUE;
  rj_generator_fill_record (self, &close->record);
  close->kind = RJ_WRITING_CLOSE_DAY;
  close->hard = rj_generator_make_note (self, 0.8);
  close->good = rj_generator_make_note (self, 0.8);
  close->tomorrow = rj_generator_make_note (self, 0.5);
  return write_and_change (self, close, error);
}
