// SPDX-License-Identifier: GPL-3.0-or-later
// Words that are being written: kept, emptied, and gone with the change that they became.
#include "rj-test-store.h"

static void
set_up (RjTestStore *self, gconstpointer data)
{
  rj_test_store_set_up (self, TRUE);
}

static void
tear_down (RjTestStore *self, gconstpointer data)
{
  rj_test_store_tear_down (self);
}

static void
save (RjTestStore *self, const char *where, const char *text)
{
  g_autoptr (GError) error = NULL;

  rj_store_save_draft_finish (
    self->store, RJ_TEST_AWAIT (rj_store_save_draft_async (self->store, where, text, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
}

static void
assert_draft (RjTestStore *self, const char *where, const char *text)
{
  g_autoptr (GPtrArray) drafts = rj_store_list_drafts_finish (
    self->store, RJ_TEST_AWAIT (rj_store_list_drafts_async (self->store, NULL, RJ_TEST_READY)), NULL);
  const char *found = NULL;

  g_assert_nonnull (drafts);
  for (guint i = 0; i < drafts->len; i++)
    {
      const RjDraft *draft = g_ptr_array_index (drafts, i);

      if (g_str_equal (draft->where, where))
        found = draft->text;
    }
  g_assert_cmpstr (found, ==, text);
}

static void
test_emptied (RjTestStore *self, gconstpointer data)
{
  save (self, "craving/1/note", "words");
  save (self, "craving/1/note", "");
  rj_test_store_reopen (self);
  assert_draft (self, "craving/1/note", "");
  save (self, "craving/1/note", NULL);
  rj_test_store_reopen (self);
  assert_draft (self, "craving/1/note", NULL);
}

static void
set_preference (RjTestStore *self, const char *key)
{
  g_autoptr (GError) error = NULL;

  rj_store_set_preference_finish (
    self->store,
    RJ_TEST_AWAIT (rj_store_set_preference_async (self->store, key, "words", NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
}

/* What is kept as a preference takes its own drafts, and no other preference does. */
static void
test_settled_by_preference (RjTestStore *self, gconstpointer data)
{
  const char *wheres[] = { "wallet-card/new/line-1", "wallet-card/new/line-2", NULL };

  save (self, wheres[0], "words");
  save (self, wheres[1], "more words");
  rj_store_settle_drafts (self->store, wheres);
  set_preference (self, "wallet");
  set_preference (self, "day-end");
  assert_draft (self, wheres[0], "words");
  set_preference (self, "wallet-card");
  assert_draft (self, wheres[0], NULL);
  assert_draft (self, wheres[1], NULL);
}

static void
test_settled (RjTestStore *self, gconstpointer data)
{
  const char *wheres[] = { "writing/new/title", "writing/new/body", NULL };

  save (self, "writing/new/title", "a title");
  save (self, "writing/new/body", "words");
  save (self, "today/add", "else");
  rj_store_settle_drafts (self->store, wheres);
  // Neither what is read nor what is no change takes them.
  assert_draft (self, "writing/new/body", "words");
  save (self, "today/add", "something else");
  assert_draft (self, "writing/new/body", "words");
  rj_mood_entry_free (rj_test_save_mood (self->store, RJ_MOOD_LOW, RJ_TEST_DAY, "words"));
  assert_draft (self, "writing/new/title", NULL);
  assert_draft (self, "writing/new/body", NULL);
  assert_draft (self, "today/add", "something else");

  // Once.
  save (self, "writing/new/body", "new words");
  rj_mood_entry_free (rj_test_save_mood (self->store, RJ_MOOD_LOW, RJ_TEST_DAY, "another"));
  assert_draft (self, "writing/new/body", "new words");
  rj_store_settle_drafts (self->store, wheres);
  rj_store_settle_drafts (self->store, NULL);
  rj_mood_entry_free (rj_test_save_mood (self->store, RJ_MOOD_LOW, RJ_TEST_DAY, "a third"));
  assert_draft (self, "writing/new/body", "new words");
}

/* What could not be saved is still a draft. */
static void
test_not_saved (RjTestStore *self, gconstpointer data)
{
  const char *wheres[] = { "craving/new/add-trigger", NULL };
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_choice_free);
  g_autoptr (GError) error = NULL;

  save (self, wheres[0], "words");
  g_ptr_array_add (choices, rj_choice_new (NULL, "trigger", " "));
  rj_store_settle_drafts (self->store, wheres);
  g_assert_null (rj_store_save_choices_finish (
    self->store, RJ_TEST_AWAIT (rj_store_save_choices_async (self->store, choices, NULL, RJ_TEST_READY)),
    &error));
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_INVALID);
  assert_draft (self, wheres[0], "words");
}

#define ADD(name, func) g_test_add ("/store/drafts/" name, RjTestStore, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("emptied", test_emptied);
  ADD ("settled", test_settled);
  ADD ("settled-by-preference", test_settled_by_preference);
  ADD ("not-saved", test_not_saved);

  return g_test_run ();
}
