// SPDX-License-Identifier: GPL-3.0-or-later
// Own scales that are the same become one: against a model of our own, with everything brought back by one
// undo.
#include "rj-test-store.h"

#define N_SCALES 4
#define N_MOODS  20
#define NOTHING  (-1)

typedef struct {
  RjTestStore base;
  char *scales[N_SCALES];
  RjMoodEntry *moods[N_MOODS];
  int numbers[N_MOODS][N_SCALES];
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  rj_test_store_set_up (&self->base, TRUE);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  for (int i = 0; i < N_SCALES; i++)
    g_clear_pointer (&self->scales[i], g_free);
  for (int i = 0; i < N_MOODS; i++)
    g_clear_pointer (&self->moods[i], rj_mood_entry_free);
  rj_test_store_tear_down (&self->base);
}

/* (transfer full): the id */
static char *
save_scale (Fixture *self, RjScale *scale)
{
  RjLists *lists = rj_store_get_lists (self->base.store);
  g_autoptr (GError) error = NULL;
  g_autoptr (RjScale) saved = rj_lists_save_scale_finish (
    lists, RJ_TEST_AWAIT (rj_lists_save_scale_async (lists, scale, NULL, RJ_TEST_READY)), &error);

  g_assert_no_error (error);
  return g_strdup (saved->id);
}

static char *
add_scale (Fixture *self, const char *name)
{
  g_autoptr (RjScale) scale = rj_scale_new (name);

  return save_scale (self, scale);
}

static GPtrArray *
list_scales (Fixture *self)
{
  RjLists *lists = rj_store_get_lists (self->base.store);
  g_autoptr (GError) error = NULL;
  GPtrArray *scales = rj_lists_list_scales_finish (
    lists, RJ_TEST_AWAIT (rj_lists_list_scales_async (lists, NULL, RJ_TEST_READY)), &error);

  g_assert_no_error (error);
  return scales;
}

static int
merge (Fixture *self, const char *from, const char *into, GError **error)
{
  RjLists *lists = rj_store_get_lists (self->base.store);

  return rj_lists_merge_scales_finish (
    lists, RJ_TEST_AWAIT (rj_lists_merge_scales_async (lists, from, into, NULL, RJ_TEST_READY)), error);
}

static void
save_mood (Fixture *self, int mood)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (self->base.store);
  g_autoptr (RjMoodEntry) entry = rj_mood_entry_copy (self->moods[mood]);
  g_autoptr (RjMoodEntry) saved = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&entry->scales, g_ptr_array_unref);
  entry->scales = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_scale_value_free);
  for (int i = 0; i < N_SCALES; i++)
    if (self->numbers[mood][i] != NOTHING)
      g_ptr_array_add (entry->scales, rj_scale_value_new (self->scales[i], self->numbers[mood][i]));
  saved = rj_check_ins_save_mood_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_save_mood_async (check_ins, entry, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
}

/* Few numbers, so that two of a check-in are often the same. */
static void
fill (Fixture *self)
{
  for (int i = 0; i < N_SCALES; i++)
    self->scales[i] = add_scale (self, ((const char *[]) { "Pain", "Ache", "Stress", "Sleep" })[i]);
  for (int i = 0; i < N_MOODS; i++)
    {
      self->moods[i] = rj_test_save_mood (self->base.store, RJ_MOOD_OKAY, RJ_TEST_DAY, NULL);
      for (int j = 0; j < N_SCALES; j++)
        self->numbers[i][j] = g_test_rand_bit () ? g_test_rand_int_range (0, 3) : NOTHING;
      save_mood (self, i);
    }
}

static void
delete_mood (Fixture *self, int mood)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (self->base.store);
  g_autoptr (GError) error = NULL;

  rj_check_ins_delete_finish (
    check_ins,
    RJ_TEST_AWAIT (rj_check_ins_delete_async (check_ins, self->moods[mood]->record.id, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
}

static gboolean
note_record (const char *kind, GVariant *record, gpointer user_data, GError **error)
{
  GString *text = user_data;

  g_string_append (text, kind);
  if (record != NULL)
    {
      g_autofree char *printed = g_variant_print (record, FALSE);

      g_string_append (text, printed);
    }
  g_string_append_c (text, '\n');
  return TRUE;
}

/* Everything that an export has. */
static char *
dup_journal (Fixture *self)
{
  RjStore *store = self->base.store;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  rj_store_visit_finish (
    store, RJ_TEST_AWAIT (rj_store_visit_async (store, note_record, text, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_numbers (Fixture *self, int mood)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (self->base.store);
  g_autoptr (GError) error = NULL;
  g_autoptr (RjMoodEntry) entry =
    rj_check_ins_get_mood_finish (check_ins,
                                  RJ_TEST_AWAIT (rj_check_ins_get_mood_async (
                                    check_ins, self->moods[mood]->record.id, NULL, RJ_TEST_READY)),
                                  &error);
  guint wanted = 0;

  g_assert_no_error (error);
  for (int i = 0; i < N_SCALES; i++)
    {
      int number = NOTHING;

      for (guint j = 0; entry->scales != NULL && j < entry->scales->len; j++)
        {
          const RjScaleValue *value = entry->scales->pdata[j];

          if (g_str_equal (value->scale, self->scales[i]))
            number = value->value;
        }
      g_assert_cmpint (number, ==, self->numbers[mood][i]);
      wanted += number != NOTHING;
    }
  g_assert_cmpuint (entry->scales != NULL ? entry->scales->len : 0, ==, wanted);
}

/* What has to come out: the number of the scale that stays is kept, else that of the one that goes. */
static int
merge_model (Fixture *self, int from, int into)
{
  int given_up = 0;

  for (int i = 0; i < N_MOODS; i++)
    {
      int *numbers = self->numbers[i];

      if (numbers[into] == NOTHING)
        numbers[into] = numbers[from];
      else if (numbers[from] != NOTHING && numbers[from] != numbers[into] && i > 0) // 0 is in the trash
        given_up++;
      numbers[from] = NOTHING;
    }
  return given_up;
}

static void
test_merge (Fixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *back = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GPtrArray) scales = NULL;
  g_autoptr (GError) error = NULL;
  int from = g_test_rand_int_range (0, N_SCALES);
  int into = (from + g_test_rand_int_range (1, N_SCALES)) % N_SCALES;
  guint count;
  int given_up;

  fill (self);
  delete_mood (self, 0);
  before = dup_journal (self);
  count = rj_test_count_log (self->base.store);
  given_up = merge (self, self->scales[from], self->scales[into], &error);
  g_assert_no_error (error);
  g_assert_cmpint (given_up, ==, merge_model (self, from, into));
  g_assert_cmpuint (rj_test_count_log (self->base.store), ==, count);
  for (int i = 1; i < N_MOODS; i++)
    assert_numbers (self, i);
  scales = list_scales (self);
  g_assert_cmpuint (scales->len, ==, N_SCALES - 1);
  after = dup_journal (self);
  g_assert_null (strstr (after, self->scales[from]));

  rj_test_undo (self->base.store, RJ_CHANGE_EDIT);
  back = dup_journal (self);
  g_assert_cmpstr (back, ==, before);
  rj_test_redo (self->base.store, RJ_CHANGE_EDIT);
  again = dup_journal (self);
  g_assert_cmpstr (again, ==, after);
}

/* It is still asked, and has the words of the one that goes only where it had none. */
static void
test_merge_words (Fixture *self, gconstpointer data)
{
  g_autoptr (RjScale) goes = rj_scale_new ("Ache");
  g_autoptr (RjScale) stays = rj_scale_new ("Pain");
  g_autoptr (GPtrArray) scales = NULL;
  const RjScale *one;

  goes->low = g_strdup ("gone");
  goes->high = g_strdup ("bad");
  stays->high = g_strdup ("the worst");
  stays->asked = FALSE;
  self->scales[0] = save_scale (self, goes);
  self->scales[1] = save_scale (self, stays);
  g_assert_cmpint (merge (self, self->scales[0], self->scales[1], NULL), ==, 0);
  scales = list_scales (self);
  g_assert_cmpuint (scales->len, ==, 1);
  one = scales->pdata[0];
  g_assert_cmpstr (one->name, ==, "Pain");
  g_assert_cmpstr (one->low, ==, "gone");
  g_assert_null (one->middle);
  g_assert_cmpstr (one->high, ==, "the worst");
  g_assert_true (one->asked);
}

static void
test_merge_refused (Fixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  fill (self);
  before = dup_journal (self);
  g_assert_cmpint (merge (self, self->scales[0], self->scales[0], &error), ==, -1);
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (merge (self, "gone", self->scales[0], &error), ==, -1);
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpint (merge (self, self->scales[0], "gone", &error), ==, -1);
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND);
  after = dup_journal (self);
  g_assert_cmpstr (after, ==, before);
}

/* A check-in that was begun before and is saved after it: all but the number of the scale that is gone. */
static void
test_rated_before (Fixture *self, gconstpointer data)
{
  fill (self);
  g_assert_cmpint (merge (self, self->scales[0], self->scales[1], NULL), >=, 0);
  self->numbers[1][0] = 7;
  self->numbers[1][1] = NOTHING;
  self->numbers[1][2] = 10;
  save_mood (self, 1);
  self->numbers[1][0] = NOTHING;
  assert_numbers (self, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/scales/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("merge", test_merge);
  ADD ("merge-words", test_merge_words);
  ADD ("merge-refused", test_merge_refused);
  ADD ("rated-before", test_rated_before);
  return g_test_run ();
}
