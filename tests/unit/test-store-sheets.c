// SPDX-License-Identifier: GPL-3.0-or-later
// Worksheets: what was filled in comes back as it was, in its order; changed, deleted, taken back, found by a
// search.

#include "rj-test-store.h"

typedef struct {
  RjTestStore test;
  RjSheets *sheets;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  rj_test_store_set_up (&self->test, FALSE);
  self->sheets = rj_store_get_sheets (self->test.store);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  rj_test_store_tear_down (&self->test);
}

static RjFilledSheet *
save (Fixture *self, const RjFilledSheet *sheet)
{
  g_autoptr (GError) error = NULL;
  RjFilledSheet *saved = rj_sheets_save_finish (
    self->sheets, RJ_TEST_AWAIT (rj_sheets_save_async (self->sheets, sheet, NULL, RJ_TEST_READY)), &error);

  g_assert_no_error (error);
  return saved;
}

static RjFilledSheet *
save_new (Fixture *self)
{
  g_autoptr (RjFilledSheet) sheet = rj_filled_sheet_new ("cost-benefit");

  sheet->record.day = RJ_TEST_DAY;
  rj_filled_sheet_add_line (sheet, "behaviour", "Going there", -1);
  rj_filled_sheet_add_line (sheet, "cost", "Sleep", RJ_TERM_SHORT);
  rj_filled_sheet_add_line (sheet, "cost", "A morning", RJ_TERM_SHORT);
  rj_filled_sheet_add_line (sheet, "cost", "Money", RJ_TERM_LONG);
  rj_filled_sheet_add_line (sheet, "after", NULL, 0);
  return save (self, sheet);
}

static GPtrArray *
list (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *sheets = rj_sheets_list_finish (
    self->sheets, RJ_TEST_AWAIT (rj_sheets_list_async (self->sheets, NULL, RJ_TEST_READY)), &error);

  g_assert_no_error (error);
  return sheets;
}

static void
undo (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  rj_store_undo_finish (self->test.store,
                        RJ_TEST_AWAIT (rj_store_undo_async (self->test.store, NULL, RJ_TEST_READY)), NULL,
                        &error);
  g_assert_no_error (error);
}

static void
assert_whole (const RjFilledSheet *sheet)
{
  g_autofree char *about = rj_filled_sheet_dup_text (sheet, "behaviour", -1);
  g_autofree char *soon = rj_filled_sheet_dup_text (sheet, "cost", RJ_TERM_SHORT);
  g_autofree char *later = rj_filled_sheet_dup_text (sheet, "cost", RJ_TERM_LONG);

  g_assert_cmpstr (sheet->form, ==, "cost-benefit");
  g_assert_cmpuint (sheet->lines->len, ==, 5);
  g_assert_cmpstr (about, ==, "Going there");
  g_assert_cmpstr (soon, ==, "Sleep\nA morning");
  g_assert_cmpstr (later, ==, "Money");
  g_assert_cmpint (rj_filled_sheet_get_rating (sheet, "after"), ==, 0);
  g_assert_cmpint (rj_filled_sheet_get_rating (sheet, "before"), ==, -1);
  g_assert_null (rj_filled_sheet_dup_text (sheet, "gave", RJ_TERM_SHORT));
}

static void
test_save (Fixture *self, gconstpointer data)
{
  g_autoptr (RjFilledSheet) saved = save_new (self);
  g_autoptr (GPtrArray) sheets = list (self);
  const RjFilledSheet *sheet;

  assert_whole (saved);
  g_assert_cmpuint (sheets->len, ==, 1);
  sheet = sheets->pdata[0];
  g_assert_cmpstr (sheet->record.id, ==, saved->record.id);
  g_assert_cmpuint (sheet->record.day, ==, RJ_TEST_DAY);
  assert_whole (sheet);
}

/* Fewer lines than before, and all of them again. */
static void
test_change_and_undo (Fixture *self, gconstpointer data)
{
  g_autoptr (RjFilledSheet) saved = save_new (self);
  g_autoptr (RjFilledSheet) again = NULL;
  g_autoptr (GPtrArray) changed = NULL;
  g_autoptr (GPtrArray) back = NULL;

  g_ptr_array_set_size (saved->lines, 1);
  again = save (self, saved);
  changed = list (self);
  g_assert_cmpuint (changed->len, ==, 1);
  g_assert_cmpuint (((const RjFilledSheet *) changed->pdata[0])->lines->len, ==, 1);
  undo (self);
  back = list (self);
  assert_whole (back->pdata[0]);
  undo (self);
  g_ptr_array_unref (g_steal_pointer (&back));
  back = list (self);
  g_assert_cmpuint (back->len, ==, 0);
}

static void
test_delete (Fixture *self, gconstpointer data)
{
  g_autoptr (RjFilledSheet) saved = save_new (self);
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) back = NULL;
  g_autoptr (GError) error = NULL;

  rj_sheets_delete_finish (
    self->sheets,
    RJ_TEST_AWAIT (rj_sheets_delete_async (self->sheets, saved->record.id, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  none = list (self);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_null (rj_sheets_save_finish (
    self->sheets, RJ_TEST_AWAIT (rj_sheets_save_async (self->sheets, saved, NULL, RJ_TEST_READY)), &error));
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND);
  undo (self);
  back = list (self);
  assert_whole (back->pdata[0]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define TEST(name, func) g_test_add ("/store-sheets/" name, Fixture, NULL, set_up, func, tear_down)
  TEST ("save", test_save);
  TEST ("change-and-undo", test_change_and_undo);
  TEST ("delete", test_delete);
  return g_test_run ();
}
