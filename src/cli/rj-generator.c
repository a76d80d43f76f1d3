// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-generator.h"

#include "rj-generator-words.h"
#include "rj-uuid.h"

#include <json-glib/json-glib.h>

/* The planted effects, which later work must be able to find again. */
#define WEEKEND_MOOD      1   /* steps better on Saturday and Sunday */
#define FRIDAY_STRENGTH   2   /* cravings on Friday and Saturday are that much stronger */
#define WALK_DROP         3   /* after a walk they are that much lower than without */
#define MEETING_MOOD      1   /* steps better in the evening of a meeting */
#define SHORT_SLEEP       300 /* minutes: after shorter nights */
#define SHORT_SLEEP_RISE  2   /* cravings are that much stronger */
#define LONG_NOTE_LETTERS 20000

#define N_SUBSTANCES 3
#define N_TRIGGERS   5
#define N_PLACES     3
#define N_FEELINGS   6
#define N_STRATEGIES 4

enum {
  ITEM_MEDICATION,
  ITEM_WALK,
  ITEM_WORK,
  ITEM_MEETING,
  ITEM_READING,
  N_ITEMS,
};

struct _RjGenerator {
  RjStore *store;
  RjFakeClock *clock;
  GRand *rand;
  guint32 seed;

  char *substances[N_SUBSTANCES];
  char *triggers[N_TRIGGERS];
  char *places[N_PLACES];
  char *feelings[N_FEELINGS];
  char *strategies[N_STRATEGIES];
  char *items[N_ITEMS];

  /* where the person is until which day */
  const char *zone;
  RjDay zone_until;
  RjDay gap_until;

  RjDay first;
  RjDay last;
  guint n_moods;
  guint n_cravings;
  guint n_writings;
  guint n_edited;
  guint n_deleted;
  guint n_long;
  guint n_days_left_out;
  guint n_trips;

  GAsyncResult *result;
};

RjGenerator *
rj_generator_new (RjStore *store, RjFakeClock *clock, guint32 seed)
{
  RjGenerator *self = g_new0 (RjGenerator, 1);

  self->store = g_object_ref (store);
  self->clock = g_object_ref (clock);
  self->seed = seed;
  self->rand = g_rand_new_with_seed (seed);
  self->zone = "Europe/Berlin";
  return self;
}

static void
clear_ids (char **ids, gsize n)
{
  for (gsize i = 0; i < n; i++)
    g_free (ids[i]);
}

void
rj_generator_free (RjGenerator *self)
{
  if (self == NULL)
    return;
  clear_ids (self->substances, N_SUBSTANCES);
  clear_ids (self->triggers, N_TRIGGERS);
  clear_ids (self->places, N_PLACES);
  clear_ids (self->feelings, N_FEELINGS);
  clear_ids (self->strategies, N_STRATEGIES);
  clear_ids (self->items, N_ITEMS);
  g_clear_object (&self->result);
  g_clear_object (&self->store);
  g_clear_object (&self->clock);
  g_rand_free (self->rand);
  g_free (self);
}

static void
keep_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RjGenerator *self = user_data;

  self->result = g_object_ref (result);
}

static void
forget (RjGenerator *self)
{
  g_clear_object (&self->result);
}

/* Waits for what was just asked with keep_result. */
static GAsyncResult *
wait (RjGenerator *self)
{
  while (self->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return self->result;
}

#define AWAIT(self, call) (forget (self), (call), wait (self))
#define READY(self)       keep_result, (self)

static gboolean
chance (RjGenerator *self, double p)
{
  return g_rand_double (self->rand) < p;
}

static int
between (RjGenerator *self, int low, int high)
{
  return g_rand_int_range (self->rand, low, high + 1);
}

/* CLAMP() would draw lots more than once. */
static int
clamp (int value, int low, int high)
{
  return CLAMP (value, low, high);
}

static char *
new_id (RjGenerator *self)
{
  return rj_uuid_new_with_rand (rj_clock_get_now (RJ_CLOCK (self->clock)), self->rand);
}

/* Puts the clock to @minutes after midnight of the civil @day, where the person is. Past 1439: the next date.
 */
static void
set_clock (RjGenerator *self, RjDay day, int minutes)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (self->zone);
  gint64 now_us = rj_wall_to_instant (day, minutes, zone);

  rj_fake_clock_set (self->clock, now_us + between (self, 0, 59) * G_USEC_PER_SEC, self->zone);
}

/* What a record of now has; the day ends at three in the morning, so a night belongs to the evening before.
 */
static void
fill_record (RjGenerator *self, RjRecord *record)
{
  RjClock *clock = RJ_CLOCK (self->clock);

  record->id = new_id (self);
  record->at_us = rj_clock_get_now (clock);
  record->zone = g_strdup (self->zone);
  record->day = rj_day_at (record->at_us, rj_clock_get_zone (clock), rj_clock_get_day_end (clock));
}

static const char *
pick (RjGenerator *self, const char *const *words, gsize n)
{
  return words[g_rand_int_range (self->rand, 0, (gint32) n)];
}

#define PICK(self, words) pick (self, words, G_N_ELEMENTS (words))

/* (transfer full) (nullable) */
static char *
make_note (RjGenerator *self, double p)
{
  GString *text;

  if (!chance (self, p))
    return NULL;
  text = g_string_new (PICK (self, rj_generator_notes));
  if (!chance (self, 0.01))
    return g_string_free (text, FALSE);
  self->n_long++;
  while (text->len < LONG_NOTE_LETTERS)
    {
      g_string_append_c (text, chance (self, 0.1) ? '\n' : ' ');
      g_string_append (text, PICK (self, rj_generator_notes));
    }
  return g_string_free (text, FALSE);
}

static GStrv
pick_ids (RjGenerator *self, char **ids, int n, int at_most)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  int n_picked = 0;

  for (int i = 0; i < n && n_picked < at_most; i++)
    if (chance (self, 0.3))
      {
        g_strv_builder_add (builder, ids[i]);
        n_picked++;
      }
  return n_picked == 0 ? NULL : g_strv_builder_end (builder);
}

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
      ids[i] = new_id (self);
      g_ptr_array_add (choices, rj_choice_new (ids[i], list, names[i]));
    }
  saved = rj_store_save_choices_finish (
    self->store, AWAIT (self, rj_store_save_choices_async (self->store, choices, NULL, READY (self))), error);
  return saved != NULL;
}

static gboolean
make_choices (RjGenerator *self, GError **error)
{
  static const char *const substances[N_SUBSTANCES] = { "heroin", "alcohol", "nicotine" };
  static const char *const triggers[N_TRIGGERS] = { "pay day", "argument", "pain", "Langeweile", "скука" };
  static const char *const places[N_PLACES] = { "home", "work", "the old corner" };
  static const char *const feelings[N_FEELINGS] = { "calm", "sad", "proud", "anxious", "müde", "嬉しい" };

  return save_choices (self, "substance", substances, self->substances, N_SUBSTANCES, error)
         && save_choices (self, "trigger", triggers, self->triggers, N_TRIGGERS, error)
         && save_choices (self, "place", places, self->places, N_PLACES, error)
         && save_choices (self, "feeling", feelings, self->feelings, N_FEELINGS, error);
}

static gboolean
make_strategies (RjGenerator *self, GError **error)
{
  static const char *const titles[N_STRATEGIES] = { "Walk around the block", "Call Sam", "Breathe",
                                                    "Wait 15 minutes" };
  RjStrategies *strategies = rj_store_get_strategies (self->store);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_strategy_free);
  g_autoptr (GPtrArray) saved = NULL;

  for (int i = 0; i < N_STRATEGIES; i++)
    {
      RjStrategy *strategy = rj_strategy_new ();

      fill_record (self, &strategy->record);
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
  int lead = rj_plan_kind_get_default_lead (kind);

  fill_record (self, &item->record);
  item->kind = kind;
  item->title = g_strdup (title);
  item->minutes = minutes;
  item->repeat = weekdays == 0x7f ? RJ_REPEAT_DAILY : RJ_REPEAT_WEEKDAYS;
  item->weekdays = weekdays;
  item->position = which;
  if (minutes >= 0)
    g_array_append_val (item->leads, lead);
  if (kind == RJ_KIND_MEETING)
    item->tzid = g_strdup ("Europe/Berlin");
  self->items[which] = g_strdup (item->record.id);
  return item;
}

static gboolean
make_items (RjGenerator *self, GError **error)
{
  RjPlan *plan = rj_store_get_plan (self->store);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
  g_autoptr (GPtrArray) saved = NULL;

  g_ptr_array_add (items,
                   new_item (self, ITEM_MEDICATION, RJ_KIND_MEDICATION, "Buprenorphine", 8 * 60, 0x7f));
  g_ptr_array_add (items, new_item (self, ITEM_WALK, RJ_KIND_MOVEMENT, "Walk", 17 * 60, 0x7f));
  g_ptr_array_add (items, new_item (self, ITEM_WORK, RJ_KIND_WORK, "Work", 9 * 60, 0x1f));
  g_ptr_array_add (items, new_item (self, ITEM_MEETING, RJ_KIND_MEETING, "Home group", 19 * 60, 0x0a));
  g_ptr_array_add (items, new_item (self, ITEM_READING, RJ_KIND_HOBBY, "Read", -1, 0x7f));
  saved = rj_plan_save_items_finish (
    plan, AWAIT (self, rj_plan_save_items_async (plan, items, NULL, READY (self))), error);
  return saved != NULL;
}

/* Each trip lasts some days in a zone far away. */
static void
travel (RjGenerator *self, RjDay day)
{
  static const char *const zones[] = { "America/New_York", "Asia/Tokyo", "Asia/Kolkata", "Australia/Sydney",
                                       "Europe/London" };

  if (day < self->zone_until)
    return;
  self->zone = "Europe/Berlin";
  if (!chance (self, 1.0 / 90))
    return;
  self->zone = PICK (self, zones);
  self->zone_until = day + (RjDay) between (self, 4, 14);
  self->n_trips++;
}

static gboolean
is_left_out (RjGenerator *self, RjDay day)
{
  if (day >= self->gap_until && chance (self, 1.0 / 150))
    self->gap_until = day + (RjDay) between (self, 7, 35);
  if (day >= self->gap_until)
    return FALSE;
  self->n_days_left_out++;
  return TRUE;
}

static gboolean
is_weekend (RjDay day)
{
  return rj_day_get_weekday (day) >= 6;
}

/* Sometimes changed the hour after, sometimes taken away. */
static gboolean
change_mood (RjGenerator *self, RjMoodEntry *saved, GError **error)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (self->store);
  g_autoptr (RjMoodEntry) edited = NULL;

  if (chance (self, 0.01))
    {
      self->n_deleted++;
      return rj_check_ins_delete_finish (
        check_ins, AWAIT (self, rj_check_ins_delete_async (check_ins, saved->record.id, NULL, READY (self))),
        error);
    }
  if (!chance (self, 0.03))
    return TRUE;
  self->n_edited++;
  rj_fake_clock_advance (self->clock, G_TIME_SPAN_HOUR);
  g_free (saved->note);
  saved->note = g_strdup (PICK (self, rj_generator_notes));
  edited = rj_check_ins_save_mood_finish (
    check_ins, AWAIT (self, rj_check_ins_save_mood_async (check_ins, saved, NULL, READY (self))), error);
  return edited != NULL;
}

static gboolean
add_mood (RjGenerator *self, int base, int sleep_minutes, GError **error)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (self->store);
  g_autoptr (RjMoodEntry) entry = rj_mood_entry_new ();
  g_autoptr (RjMoodEntry) saved = NULL;

  fill_record (self, &entry->record);
  entry->mood = (RjMood) clamp (base + between (self, -1, 1), 1, 5);
  entry->sleep_minutes = sleep_minutes;
  if (chance (self, 0.5))
    {
      entry->energy = between (self, 1, 5);
      entry->halt = (guint) between (self, 0, 15);
      entry->ate = (RjAnswer) between (self, 0, 3);
      entry->moved = (RjAnswer) between (self, 0, 3);
      entry->feelings = pick_ids (self, self->feelings, N_FEELINGS, 3);
    }
  entry->note = make_note (self, 0.4);
  saved = rj_check_ins_save_mood_finish (
    check_ins, AWAIT (self, rj_check_ins_save_mood_async (check_ins, entry, NULL, READY (self))), error);
  if (saved == NULL)
    return FALSE;
  self->n_moods++;
  return change_mood (self, saved, error);
}

static RjCraving *
new_craving (RjGenerator *self, int rise)
{
  RjCraving *craving = rj_craving_new ();
  int strategy = between (self, -2, N_STRATEGIES - 1);
  RjRatingPoint later;

  fill_record (self, &craving->record);
  craving->strength = clamp (between (self, 1, 6) + rise, 0, 10);
  craving->substance = g_strdup (self->substances[between (self, 0, N_SUBSTANCES - 1)]);
  craving->triggers = pick_ids (self, self->triggers, N_TRIGGERS, 2);
  craving->places = pick_ids (self, self->places, N_PLACES, 1);
  craving->halt = chance (self, 0.4) ? (guint) between (self, 1, 15) : 0;
  craving->note = make_note (self, 0.2);
  if (chance (self, 0.2))
    {
      craving->body = g_strdup (PICK (self, rj_generator_bodies));
      craving->thoughts = g_strdup (PICK (self, rj_generator_thoughts));
      craving->duration_minutes = between (self, 2, 60);
      craving->outcome = (RjOutcome) between (self, RJ_OUTCOME_PASSED, RJ_OUTCOME_PREFER_NOT_TO_SAY);
    }
  if (strategy >= 0)
    craving->did = g_strdupv ((char *[]) { self->strategies[strategy], NULL });
  later.at_us = craving->record.at_us + 15 * G_TIME_SPAN_MINUTE;
  later.strength = clamp (craving->strength - between (self, 0, 2) - (strategy == 0 ? WALK_DROP : 0), 0, 10);
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
      g_autofree char *use_id = craving->did != NULL ? new_id (self) : NULL;

      if (craving->did != NULL
          && !rj_strategies_record_use_finish (
            strategies,
            AWAIT (self, rj_strategies_record_use_async (strategies, use_id, craving->did[0], at_us,
                                                         at_us + 15 * G_TIME_SPAN_MINUTE, craving->record.id,
                                                         NULL, READY (self))),
            error))
        return FALSE;
    }
  return TRUE;
}

/* Those of a day; now and then all are written down together in the evening. */
static gboolean
add_cravings (RjGenerator *self, RjDay day, int sleep_minutes, GError **error)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (self->store);
  g_autoptr (GPtrArray) cravings = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_craving_free);
  g_autoptr (GPtrArray) saved = NULL;
  int weekday = rj_day_get_weekday (day);
  int rise = (weekday == 5 || weekday == 6 ? FRIDAY_STRENGTH : 0)
             + (sleep_minutes >= 0 && sleep_minutes < SHORT_SLEEP ? SHORT_SLEEP_RISE : 0);
  int n = between (self, -1, 3);

  for (int i = 0; i < n; i++)
    {
      set_clock (self, day, between (self, 10 * 60, 19 * 60));
      g_ptr_array_add (cravings, new_craving (self, rise));
    }
  if (cravings->len == 0)
    return TRUE;
  set_clock (self, day, between (self, 20 * 60, 21 * 60));
  saved = rj_check_ins_save_cravings_finish (
    check_ins, AWAIT (self, rj_check_ins_save_cravings_async (check_ins, cravings, NULL, READY (self))),
    error);
  if (saved == NULL)
    return FALSE;
  self->n_cravings += cravings->len;
  return record_uses (self, saved, error);
}

static gboolean
save_writing (RjGenerator *self, RjWriting *writing, GError **error)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (self->store);
  g_autoptr (RjWriting) saved = rj_check_ins_save_writing_finish (
    check_ins, AWAIT (self, rj_check_ins_save_writing_async (check_ins, writing, NULL, READY (self))), error);

  if (saved != NULL)
    self->n_writings++;
  return saved != NULL;
}

static gboolean
add_writing (RjGenerator *self, GError **error)
{
  g_autoptr (RjWriting) writing = rj_writing_new ();
  g_autoptr (RjWriting) close = rj_writing_new ();

  if (chance (self, 0.2))
    {
      fill_record (self, &writing->record);
      writing->title = chance (self, 0.5) ? g_strdup (PICK (self, rj_generator_titles)) : NULL;
      writing->body = make_note (self, 1.0);
      if (!save_writing (self, writing, error))
        return FALSE;
    }
  if (!chance (self, 0.3))
    return TRUE;
  fill_record (self, &close->record);
  close->kind = RJ_WRITING_CLOSE_DAY;
  close->hard = make_note (self, 0.8);
  close->good = make_note (self, 0.8);
  close->tomorrow = make_note (self, 0.5);
  return save_writing (self, close, error);
}

static gboolean
mark (RjGenerator *self, int which, RjDay day, RjMark what, GError **error)
{
  RjPlan *plan = rj_store_get_plan (self->store);

  return rj_plan_set_mark_finish (
    plan, AWAIT (self, rj_plan_set_mark_async (plan, self->items[which], day, what, NULL, READY (self))),
    error);
}

static gboolean
mark_routine (RjGenerator *self, RjDay day, GError **error)
{
  RjPlan *plan = rj_store_get_plan (self->store);

  if (chance (self, 0.9) && !mark (self, ITEM_MEDICATION, day, RJ_MARK_DONE, error))
    return FALSE;
  if (!is_weekend (day) && chance (self, 0.7) && !mark (self, ITEM_WORK, day, RJ_MARK_DONE, error))
    return FALSE;
  if (chance (self, 0.5)
      && !mark (self, ITEM_WALK, day, chance (self, 0.8) ? RJ_MARK_DONE : RJ_MARK_NOT_TODAY, error))
    return FALSE;
  if (chance (self, 0.02)
      && !rj_plan_move_finish (
        plan,
        AWAIT (self, rj_plan_move_async (plan, self->items[ITEM_READING], day, day, RJ_PART_EVENING, 21 * 60,
                                         NULL, READY (self))),
        error))
    return FALSE;
  if (!chance (self, 0.03))
    return TRUE;
  return rj_plan_set_small_day_finish (
    plan, AWAIT (self, rj_plan_set_small_day_async (plan, day, TRUE, NULL, READY (self))), error);
}

static gboolean
add_appointment (RjGenerator *self, RjDay day, GError **error)
{
  RjPlan *plan = rj_store_get_plan (self->store);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
  g_autoptr (GPtrArray) saved = NULL;
  RjPlanItem *item = rj_plan_item_new ();

  fill_record (self, &item->record);
  item->record.day = day + (RjDay) between (self, 3, 20);
  item->kind = RJ_KIND_APPOINTMENT;
  item->title = g_strdup (chance (self, 0.5) ? "Dr Meyer" : "Counsellor");
  item->minutes = between (self, 8, 16) * 60;
  item->duration_minutes = 45;
  g_ptr_array_add (items, item);
  saved = rj_plan_save_items_finish (
    plan, AWAIT (self, rj_plan_save_items_async (plan, items, NULL, READY (self))), error);
  return saved != NULL;
}

static gboolean
write_evening (RjGenerator *self, RjDay day, int base, GError **error)
{
  int weekday = rj_day_get_weekday (day);
  gboolean met = (weekday == 2 || weekday == 4) && chance (self, 0.7);

  if (met && !mark (self, ITEM_MEETING, day, RJ_MARK_DONE, error))
    return FALSE;
  // Some evenings end after midnight, and still belong to this day.
  set_clock (self, day,
             chance (self, 0.1) ? between (self, 24 * 60, 26 * 60 + 30) : between (self, 21 * 60, 23 * 60));
  if (chance (self, 0.6) && !add_mood (self, base + (met ? MEETING_MOOD : 0), -1, error))
    return FALSE;
  return add_writing (self, error);
}

static gboolean
write_day (RjGenerator *self, RjDay day, GError **error)
{
  int base = 3 + (is_weekend (day) ? WEEKEND_MOOD : 0);
  int sleep_minutes = chance (self, 0.8) ? between (self, 200, 560) : -1;

  set_clock (self, day, between (self, 6 * 60, 9 * 60));
  if (chance (self, 0.8) && !add_mood (self, base, sleep_minutes, error))
    return FALSE;
  if (!add_cravings (self, day, sleep_minutes, error) || !mark_routine (self, day, error))
    return FALSE;
  if (chance (self, 1.0 / 30) && !add_appointment (self, day, error))
    return FALSE;
  return write_evening (self, day, base, error);
}

gboolean
rj_generator_run (RjGenerator *self, RjDay first, RjDay last, GError **error)
{
  self->first = first;
  self->last = last;
  set_clock (self, first, 6 * 60);
  if (!make_choices (self, error) || !make_strategies (self, error) || !make_items (self, error))
    return FALSE;
  for (RjDay day = first; day <= last; day++)
    {
      travel (self, day);
      if (!is_left_out (self, day) && !write_day (self, day, error))
        return FALSE;
    }
  return TRUE;
}

static void
add_count (JsonBuilder *builder, const char *name, gint64 n)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, n);
}

static void
add_effect (JsonBuilder *builder, const char *what, const char *when, int by)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "what");
  json_builder_add_string_value (builder, what);
  json_builder_set_member_name (builder, "when");
  json_builder_add_string_value (builder, when);
  add_count (builder, "by", by);
  json_builder_end_object (builder);
}

static void
add_day (JsonBuilder *builder, const char *name, RjDay day)
{
  g_autofree char *iso = rj_day_to_iso (day);

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, iso);
}

char *
rj_generator_dup_truth (RjGenerator *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  add_count (builder, "seed", self->seed);
  add_day (builder, "first_day", self->first);
  add_day (builder, "last_day", self->last);
  json_builder_set_member_name (builder, "counts");
  json_builder_begin_object (builder);
  add_count (builder, "moods", self->n_moods);
  add_count (builder, "cravings", self->n_cravings);
  add_count (builder, "writings", self->n_writings);
  add_count (builder, "edited", self->n_edited);
  add_count (builder, "deleted", self->n_deleted);
  add_count (builder, "long_notes", self->n_long);
  add_count (builder, "days_left_out", self->n_days_left_out);
  add_count (builder, "trips", self->n_trips);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "effects");
  json_builder_begin_array (builder);
  add_effect (builder, "mood", "Saturday, Sunday", WEEKEND_MOOD);
  add_effect (builder, "craving strength", "Friday, Saturday", FRIDAY_STRENGTH);
  add_effect (builder, "craving strength", "after less than 300 minutes of sleep", SHORT_SLEEP_RISE);
  add_effect (builder, "craving strength 15 minutes later", "with “Walk around the block”", -WALK_DROP);
  add_effect (builder, "mood in the evening", "after “Home group”", MEETING_MOOD);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, TRUE);
}
