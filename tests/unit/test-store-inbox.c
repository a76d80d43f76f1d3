// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-sqlite-inbox.h"
#include "rj-test-store.h"

#define NOTE  "00000000-0000-4000-8000-000000000001"
#define OTHER "00000000-0000-4000-8000-000000000002"

static void
set_up (RjTestStore *self, gconstpointer data)
{
  rj_test_store_set_up (self, data != NULL);
}

static void
tear_down (RjTestStore *self, gconstpointer data)
{
  rj_test_store_tear_down (self);
}

static GPtrArray *
no_items (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) rj_inbox_item_free);
}

static RjInboxItem *
add (GPtrArray *items, guint kind, const char *id, gint64 at_us)
{
  RjInboxItem *item = rj_inbox_item_new (kind, at_us);

  item->id = g_strdup (id);
  g_ptr_array_add (items, item);
  return item;
}

static RjInboxItem *
add_note (GPtrArray *items, const char *id, int strength)
{
  RjInboxItem *item = add (items, RJ_INBOX_NOTE, id, RJ_TEST_NOW_US - G_TIME_SPAN_HOUR);

  item->zone = g_strdup ("Europe/Berlin");
  item->strength = strength;
  item->halt = RJ_HALT_LONELY;
  return item;
}

static RjInboxMerged
merge (RjTestStore *self, GPtrArray *items)
{
  RjSqliteStore *store = RJ_SQLITE_STORE (self->store);
  g_autoptr (GError) error = NULL;
  RjInboxMerged merged = { 0 };

  g_assert_true (rj_sqlite_store_merge_inbox_finish (
    store, RJ_TEST_AWAIT (rj_sqlite_store_merge_inbox_async (store, items, NULL, RJ_TEST_READY)), &merged,
    &error));
  g_assert_no_error (error);
  return merged;
}

static RjCraving *
get (RjTestStore *self, const char *id)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (self->store);

  return rj_check_ins_get_craving_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_get_craving_async (check_ins, id, NULL, RJ_TEST_READY)), NULL);
}

static gboolean
take_back (RjTestStore *self, GError **error)
{
  RjChangeKind kind = RJ_CHANGE_OTHER;

  if (!rj_store_undo_finish (
        self->store,
        RJ_TEST_AWAIT (rj_store_take_back_async (self->store, RJ_CHANGE_INBOX, NULL, RJ_TEST_READY)), &kind,
        error))
    return FALSE;
  g_assert_cmpint (kind, ==, RJ_CHANGE_INBOX);
  return TRUE;
}

static void
test_note (RjTestStore *self, gconstpointer data)
{
  g_autoptr (GPtrArray) items = no_items ();
  g_autoptr (RjCraving) craving = NULL;
  RjInboxItem *rating;
  RjInboxMerged merged;

  add_note (items, NOTE, 7);
  rating = add (items, RJ_INBOX_RATING, OTHER, RJ_TEST_NOW_US);
  rating->about = g_strdup (NOTE);
  rating->strength = 3;
  merged = merge (self, items);
  g_assert_cmpuint (merged.notes, ==, 1);
  g_assert_cmpuint (merged.ratings, ==, 1);
  g_assert_cmpuint (merged.refused, ==, 0);

  craving = get (self, NOTE);
  g_assert_nonnull (craving);
  g_assert_true (craving->record.while_locked);
  g_assert_cmpint (craving->record.at_us, ==, RJ_TEST_NOW_US - G_TIME_SPAN_HOUR);
  g_assert_cmpint (craving->record.created_us, ==, RJ_TEST_NOW_US);
  g_assert_cmpstr (craving->record.zone, ==, "Europe/Berlin");
  g_assert_cmpuint (craving->record.day, ==, RJ_TEST_DAY);
  g_assert_cmpint (craving->strength, ==, 7);
  g_assert_cmpuint (craving->halt, ==, RJ_HALT_LONELY);
  g_assert_cmpuint (craving->later->len, ==, 1);
  g_assert_cmpint (g_array_index (craving->later, RjRatingPoint, 0).strength, ==, 3);
  g_assert_cmpint (g_array_index (craving->later, RjRatingPoint, 0).at_us, ==, RJ_TEST_NOW_US);
}

/* The day is the person's, where the note was made: it may end after midnight. */
static void
test_day (RjTestStore *self, gconstpointer data)
{
  g_autoptr (GPtrArray) items = no_items ();
  g_autoptr (RjCraving) late = NULL;
  g_autoptr (RjCraving) nowhere = NULL;
  g_autoptr (GError) error = NULL;
  RjInboxItem *item;

  g_assert_true (rj_store_set_preference_finish (
    self->store,
    RJ_TEST_AWAIT (rj_store_set_preference_async (self->store, "day-end", "300", NULL, RJ_TEST_READY)),
    &error));
  item = add_note (items, NOTE, 1);
  g_set_str (&item->zone, "Asia/Tokyo");
  /* 04:30 of the fifth in Tokyo. */
  item->at_us = RJ_TEST_NOW_US + 7 * G_TIME_SPAN_HOUR + 30 * G_TIME_SPAN_MINUTE;
  item = add_note (items, OTHER, 2);
  g_set_str (&item->zone, "Nowhere/At_All");
  merge (self, items);
  late = get (self, NOTE);
  nowhere = get (self, OTHER);
  g_assert_cmpuint (late->record.day, ==, RJ_TEST_DAY);
  g_assert_cmpstr (nowhere->record.zone, ==, "UTC");
  g_assert_cmpuint (nowhere->record.day, ==, RJ_TEST_DAY);
}

/* The program ends after the commit and before the inbox is emptied; or somebody puts the old file back. */
static void
test_twice (RjTestStore *self, gconstpointer data)
{
  g_autoptr (GPtrArray) items = no_items ();
  RjInboxMerged merged;

  add_note (items, NOTE, 7);
  add (items, RJ_INBOX_TRY, OTHER, RJ_TEST_NOW_US);
  merged = merge (self, items);
  g_assert_cmpuint (merged.notes, ==, 1);
  g_assert_cmpuint (merged.tries, ==, 1);
  rj_test_store_reopen (self);
  merged = merge (self, items);
  g_assert_cmpuint (merged.known, ==, 2);
  g_assert_cmpuint (merged.notes + merged.tries, ==, 0);
  g_assert_cmpuint (rj_test_count_log (self->store), ==, 1);

  /* Nor when it was taken out. */
  g_assert_true (take_back (self, NULL));
  g_assert_cmpuint (rj_test_count_log (self->store), ==, 0);
  merged = merge (self, items);
  g_assert_cmpuint (merged.known, ==, 2);
  g_assert_cmpuint (rj_test_count_log (self->store), ==, 0);
}

/* Exactly these go, whatever was done since. */
static void
test_take_back (RjTestStore *self, gconstpointer data)
{
  g_autoptr (GPtrArray) items = no_items ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RjMoodEntry) before = rj_test_save_mood (self->store, RJ_MOOD_LOW, RJ_TEST_DAY, "before");
  g_autoptr (RjMoodEntry) after = NULL;
  g_autoptr (RjCraving) craving = NULL;

  add_note (items, NOTE, 7);
  add_note (items, OTHER, 6);
  g_assert_cmpuint (merge (self, items).notes, ==, 2);
  after = rj_test_save_mood (self->store, RJ_MOOD_GOOD, RJ_TEST_DAY, "after");
  g_assert_true (take_back (self, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (rj_test_count_log (self->store), ==, 2);
  craving = get (self, NOTE);
  g_assert_null (craving);
  /* There is no second time. */
  g_assert_false (take_back (self, &error));
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND);
  /* What came after it is undone as ever, and it can be done again itself. */
  rj_test_undo (self->store, RJ_CHANGE_ADD);
  rj_test_redo (self->store, RJ_CHANGE_INBOX);
  g_assert_cmpuint (rj_test_count_log (self->store), ==, 3);
}

static void
test_made_up_ids (RjTestStore *self, gconstpointer data)
{
  g_autoptr (GPtrArray) items = no_items ();
  g_autoptr (RjMoodEntry) mood = rj_test_save_mood (self->store, RJ_MOOD_LOW, RJ_TEST_DAY, "mine");
  g_autoptr (RjCraving) own = NULL;
  RjInboxMerged merged;
  RjInboxItem *item;

  add_note (items, mood->record.id, 9);
  /* A rating of something else than an urge, or of nothing: an entry of its own. */
  item = add (items, RJ_INBOX_RATING, NOTE, RJ_TEST_NOW_US);
  item->about = g_strdup (mood->record.id);
  item->strength = 4;
  item = add (items, RJ_INBOX_ANSWER, OTHER, RJ_TEST_NOW_US);
  item->about = g_strdup ("no such key");
  item->answer = RJ_REMINDER_DONE;
  merged = merge (self, items);
  g_assert_cmpuint (merged.refused, ==, 2);
  g_assert_cmpuint (merged.notes, ==, 1);
  g_assert_cmpuint (merged.answers, ==, 0);
  own = get (self, NOTE);
  g_assert_cmpint (own->strength, ==, 4);
  g_assert_true (own->record.while_locked);
  g_assert_cmpuint (rj_test_count_log (self->store), ==, 2);
}

static GPtrArray *
list_reminders (RjTestStore *self)
{
  RjPlan *plan = rj_store_get_plan (self->store);

  return rj_plan_list_reminders_finish (
    plan,
    RJ_TEST_AWAIT (rj_plan_list_reminders_async (plan, RJ_TEST_NOW_US, RJ_TEST_NOW_US + G_TIME_SPAN_DAY, NULL,
                                                 RJ_TEST_READY)),
    NULL);
}

static void
test_answer (RjTestStore *self, gconstpointer data)
{
  g_autoptr (GPtrArray) items = no_items ();
  g_autoptr (GPtrArray) reminders = NULL;
  g_autoptr (GPtrArray) day = NULL;
  g_autoptr (RjPlanItem) saved = NULL;
  g_autoptr (RjPlanItem) plan_item = rj_plan_item_new ();
  RjInboxItem *item;
  const int lead = 0;

  plan_item->title = g_strdup ("Lunch");
  plan_item->record.day = RJ_TEST_DAY;
  plan_item->minutes = 13 * 60;
  g_array_append_val (plan_item->leads, lead);
  saved = rj_test_save_item (self->store, plan_item);
  reminders = list_reminders (self);
  g_assert_cmpuint (reminders->len, ==, 1);

  add_note (items, NOTE, 5);
  item = add (items, RJ_INBOX_ANSWER, OTHER, RJ_TEST_NOW_US + G_TIME_SPAN_HOUR);
  item->about = g_strdup (((RjReminder *) reminders->pdata[0])->key);
  item->answer = RJ_REMINDER_DONE;
  g_assert_cmpuint (merge (self, items).answers, ==, 1);
  day = rj_test_list_day (self->store, RJ_TEST_DAY);
  g_assert_cmpint (((RjOccurrence *) day->pdata[0])->mark, ==, RJ_MARK_DONE);

  /* Taking the note out leaves the tick. */
  g_assert_true (take_back (self, NULL));
  g_assert_cmpuint (rj_test_count_log (self->store), ==, 0);
  g_clear_pointer (&day, g_ptr_array_unref);
  day = rj_test_list_day (self->store, RJ_TEST_DAY);
  g_assert_cmpint (((RjOccurrence *) day->pdata[0])->mark, ==, RJ_MARK_DONE);
}

static char *
get_draft (RjTestStore *self, const char *where)
{
  g_autoptr (GPtrArray) drafts = rj_store_list_drafts_finish (
    self->store, RJ_TEST_AWAIT (rj_store_list_drafts_async (self->store, NULL, RJ_TEST_READY)), NULL);

  for (guint i = 0; i < drafts->len; i++)
    if (g_str_equal (((RjDraft *) drafts->pdata[i])->where, where))
      return g_strdup (((RjDraft *) drafts->pdata[i])->text);
  return NULL;
}

static void
test_drafts (RjTestStore *self, gconstpointer data)
{
  static const struct {
    const char *where;
    const char *text;
    gint64 at_us;
    const char *then;
  } cases[] = {
    { "a/new", "newer words", RJ_TEST_NOW_US + 1, "newer words" },
    { "b/old", "older words", RJ_TEST_NOW_US - 1, "there" },
    { "c/gone", NULL, RJ_TEST_NOW_US + 1, "there" },
    { "d/none", "all of it", RJ_TEST_NOW_US, "all of it" },
  };
  g_autoptr (GPtrArray) items = no_items ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *id = g_strdup_printf ("00000000-0000-4000-8000-00000000000%u", i);
      RjInboxItem *item = add (items, RJ_INBOX_DRAFT, id, cases[i].at_us);

      item->about = g_strdup (cases[i].where);
      item->text = g_strdup (cases[i].text);
      if (cases[i].at_us != RJ_TEST_NOW_US)
        RJ_TEST_AWAIT (rj_store_save_draft_async (self->store, cases[i].where, "there", NULL, RJ_TEST_READY));
    }
  g_assert_cmpuint (merge (self, items).drafts, ==, G_N_ELEMENTS (cases));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = get_draft (self, cases[i].where);

      g_assert_cmpstr (text, ==, cases[i].then);
    }
}

/* What a later version has sent is there for it, up to a measure. */
static void
test_kept (RjTestStore *self, gconstpointer data)
{
  g_autoptr (GPtrArray) items = no_items ();
  RjInboxMerged merged;

  for (guint i = 0; i < 1002; i++)
    {
      g_autofree char *id = g_strdup_printf ("00000000-0000-4000-8000-%012u", i);

      add (items, 77, id, RJ_TEST_NOW_US)->content = g_bytes_new_static ("later", 5);
    }
  merged = merge (self, items);
  g_assert_cmpuint (merged.kept, ==, 1000);
  g_assert_cmpuint (merged.refused, ==, 2);
  g_assert_cmpuint (rj_test_count_log (self->store), ==, 0);
  /* Nothing to undo: nothing that can be seen has changed. */
  g_assert_false (take_back (self, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, disk, func) g_test_add (name, RjTestStore, disk, set_up, func, tear_down)
  ADD ("/store-inbox/note", NULL, test_note);
  ADD ("/store-inbox/day", NULL, test_day);
  ADD ("/store-inbox/twice", "disk", test_twice);
  ADD ("/store-inbox/take-back", NULL, test_take_back);
  ADD ("/store-inbox/made-up-ids", NULL, test_made_up_ids);
  ADD ("/store-inbox/answer", NULL, test_answer);
  ADD ("/store-inbox/drafts", NULL, test_drafts);
  ADD ("/store-inbox/kept", NULL, test_kept);
  return g_test_run ();
}
