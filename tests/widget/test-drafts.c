// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-draft-keeper.h"
#include "rj-test-store.h"
#include "rj-test-ui.h"
#include "rj-ui.h"

#include <locale.h>

static char *
read_saved (RjStore *store, const char *where)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) drafts = rj_store_list_drafts_finish (
    store, RJ_TEST_AWAIT (rj_store_list_drafts_async (store, NULL, RJ_TEST_READY)), &error);

  g_assert_no_error (error);
  for (guint i = 0; i < drafts->len; i++)
    {
      const RjDraft *draft = drafts->pdata[i];

      if (g_str_equal (draft->where, where))
        return g_strdup (draft->text);
    }

  return NULL;
}

static void
assert_saved (RjStore *store, const char *where, const char *expected)
{
  g_autofree char *saved = read_saved (store, where);

  g_assert_cmpstr (saved, ==, expected);
}

static void
flush (RjTestUi *ui)
{
  g_autoptr (GError) error = NULL;
  gboolean ok = rj_context_flush_drafts_finish (
    ui->context, RJ_TEST_AWAIT (rj_context_flush_drafts_async (ui->context, RJ_TEST_READY)), &error);

  g_assert_no_error (error);
  g_assert_true (ok);
}

static gboolean
is_saved (RjStore *store, const char *where, const char *expected)
{
  g_autofree char *saved = read_saved (store, where);

  return g_strcmp0 (saved, expected) == 0;
}

/* What is typed is on the disk within two seconds, of which one is for the save, without anything else
 * happening. */
static void
test_saved_by_itself (void)
{
  RjTestUi ui;
  RjStore *store;
  GtkWidget *entry = g_object_ref_sink (gtk_entry_new ());

  rj_test_ui_set_up (&ui);
  store = rj_test_ui_open (&ui);
  g_assert_cmpint (RJ_DRAFT_KEEPER_SAVE_AFTER_MS, <=, 1000);
  rj_context_keep_draft (ui.context, entry, "today/add");
  gtk_editable_set_text (GTK_EDITABLE (entry), "Call the clinic");
  RJ_TEST_UNTIL (is_saved (store, "today/add", "Call the clinic"));

  g_object_unref (entry);
  rj_test_ui_tear_down (&ui);
}

/* Words come back into a new field, also into a text view, and emptying it removes them. */
static void
test_restored (void)
{
  RjTestUi ui;
  RjStore *store;
  GtkWidget *entry = g_object_ref_sink (gtk_entry_new ());
  GtkWidget *view = g_object_ref_sink (gtk_text_view_new ());
  GtkTextBuffer *buffer;
  g_auto (GStrv) list = NULL;

  rj_test_ui_set_up (&ui);
  store = rj_test_ui_open (&ui);
  rj_context_keep_draft (ui.context, entry, "journal/write");
  gtk_editable_set_text (GTK_EDITABLE (entry), "שלום and more");
  flush (&ui);
  assert_saved (store, "journal/write", "שלום and more");
  g_object_unref (entry);

  g_assert_cmpstr (rj_context_get_draft (ui.context, "journal/write"), ==, "שלום and more");
  list = rj_context_list_drafts (ui.context);
  g_assert_cmpuint (g_strv_length (list), ==, 1);
  rj_context_keep_draft (ui.context, view, "journal/write");
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 13);

  gtk_text_buffer_set_text (buffer, "", -1);
  flush (&ui);
  assert_saved (store, "journal/write", NULL);

  g_object_unref (view);
  rj_test_ui_tear_down (&ui);
}

/* A number comes back as one: the button must not write its old value over the text. */
static void
test_number_restored (void)
{
  RjTestUi ui;
  GtkWidget *first = g_object_ref_sink (gtk_spin_button_new_with_range (0, 600, 1));
  GtkWidget *second = g_object_ref_sink (gtk_spin_button_new_with_range (0, 600, 1));

  rj_test_ui_set_up (&ui);
  rj_test_ui_open (&ui);
  rj_context_keep_draft (ui.context, first, "coping/new/minutes");
  gtk_editable_set_text (GTK_EDITABLE (first), "25");
  flush (&ui);
  g_object_unref (first);

  rj_context_keep_draft (ui.context, second, "coping/new/minutes");
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (second)), ==, 25);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (second)), ==, "25");

  g_object_unref (second);
  rj_test_ui_tear_down (&ui);
}

/* A second process: a context that is made on the same journal puts the words back into fields made before it
 * knew. */
static void
test_restored_late (void)
{
  RjTestUi ui;
  RjStore *store;
  g_autoptr (RjContext) second = NULL;
  GtkWidget *first_entry = g_object_ref_sink (gtk_entry_new ());
  GtkWidget *second_entry = g_object_ref_sink (gtk_entry_new ());

  rj_test_ui_set_up (&ui);
  store = rj_test_ui_open (&ui);
  rj_context_keep_draft (ui.context, first_entry, "craving/note");
  gtk_editable_set_text (GTK_EDITABLE (first_entry), "half a sent");
  flush (&ui);

  second = rj_context_new (ui.clock, ui.settings, ui.vault, NULL);
  rj_context_keep_draft (second, second_entry, "craving/note");
  rj_context_set_store (second, store);
  RJ_TEST_UNTIL (rj_context_get_drafts_loaded (second));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (second_entry)), ==, "half a sent");

  g_object_unref (first_entry);
  g_object_unref (second_entry);
  rj_test_ui_tear_down (&ui);
}

/* Words that are saved and were taken out: that nothing is left is what waits, and not the words. */
static void
test_emptied (void)
{
  RjTestUi ui;
  RjStore *store;
  GtkWidget *entry = g_object_ref_sink (gtk_entry_new ());
  GtkWidget *again = g_object_ref_sink (gtk_entry_new ());

  rj_test_ui_set_up (&ui);
  store = rj_test_ui_open (&ui);
  gtk_editable_set_text (GTK_EDITABLE (entry), "saved before");
  rj_context_keep_draft (ui.context, entry, "craving/1/note");
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  flush (&ui);
  assert_saved (store, "craving/1/note", "");
  gtk_editable_set_text (GTK_EDITABLE (again), "saved before");
  rj_context_keep_draft (ui.context, again, "craving/1/note");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (again)), ==, "");

  /* As it was saved: no draft. */
  gtk_editable_set_text (GTK_EDITABLE (again), "saved before");
  flush (&ui);
  assert_saved (store, "craving/1/note", NULL);

  g_object_unref (entry);
  g_object_unref (again);
  rj_test_ui_tear_down (&ui);
}

static void
test_newest_first (void)
{
  RjTestUi ui;
  GtkWidget *first = g_object_ref_sink (gtk_entry_new ());
  GtkWidget *last = g_object_ref_sink (gtk_entry_new ());
  g_autoptr (RjContext) second = NULL;
  g_auto (GStrv) here = NULL;
  g_auto (GStrv) later = NULL;

  rj_test_ui_set_up (&ui);
  rj_test_ui_open (&ui);
  rj_context_keep_draft (ui.context, first, "craving/new/note");
  rj_context_keep_draft (ui.context, last, "writing/new/body");
  gtk_editable_set_text (GTK_EDITABLE (first), "one");
  flush (&ui);
  rj_fake_clock_advance (RJ_FAKE_CLOCK (ui.clock), G_TIME_SPAN_MINUTE);
  gtk_editable_set_text (GTK_EDITABLE (last), "two");
  flush (&ui);
  here = rj_context_list_drafts (ui.context);
  g_assert_cmpstr (here[0], ==, "writing/new/body");
  g_assert_cmpstr (here[1], ==, "craving/new/note");

  second = rj_context_new (ui.clock, ui.settings, ui.vault, NULL);
  rj_context_set_store (second, rj_context_get_store (ui.context));
  RJ_TEST_UNTIL (rj_context_get_drafts_loaded (second));
  later = rj_context_list_drafts (second);
  g_assert_cmpstr (later[0], ==, "writing/new/body");
  g_assert_cmpstr (later[1], ==, "craving/new/note");

  g_object_unref (first);
  g_object_unref (last);
  rj_test_ui_tear_down (&ui);
}

/* Words go with the entry that they became; when that fails they are a draft as before. */
static void
test_settled (void)
{
  RjTestUi ui;
  RjStore *store;
  GtkWidget *entry = g_object_ref_sink (gtk_entry_new ());
  const char *wheres[] = { "writing/new/body", NULL };
  g_autoptr (GPtrArray) unsaved = NULL;

  rj_test_ui_set_up (&ui);
  store = rj_test_ui_open (&ui);
  rj_context_keep_draft (ui.context, entry, wheres[0]);
  gtk_editable_set_text (GTK_EDITABLE (entry), "half");
  flush (&ui);
  gtk_editable_set_text (GTK_EDITABLE (entry), "half and the rest");
  rj_context_settle_drafts (ui.context, wheres);
  rj_mood_entry_free (rj_test_save_mood (store, RJ_MOOD_LOW, RJ_TEST_DAY, "half and the rest"));
  assert_saved (store, wheres[0], NULL);
  rj_context_unsettle_drafts (ui.context, wheres);
  unsaved = rj_context_dup_unsaved_drafts (ui.context);
  g_assert_cmpuint (unsaved->len, ==, 1);
  flush (&ui);
  assert_saved (store, wheres[0], "half and the rest");

  rj_context_settle_drafts (ui.context, wheres);
  rj_mood_entry_free (rj_test_save_mood (store, RJ_MOOD_LOW, RJ_TEST_DAY, "again"));
  rj_context_drop_draft (ui.context, wheres[0]);
  g_assert_null (rj_context_get_draft (ui.context, wheres[0]));
  /* Nothing else is written for it. */
  g_clear_pointer (&unsaved, g_ptr_array_unref);
  unsaved = rj_context_dup_unsaved_drafts (ui.context);
  g_assert_cmpuint (unsaved->len, ==, 0);

  g_object_unref (entry);
  rj_test_ui_tear_down (&ui);
}

static void
test_dropped (void)
{
  RjTestUi ui;
  RjStore *store;
  GtkWidget *entry = g_object_ref_sink (gtk_entry_new ());

  rj_test_ui_set_up (&ui);
  store = rj_test_ui_open (&ui);
  rj_context_keep_draft (ui.context, entry, "plan/title");
  gtk_editable_set_text (GTK_EDITABLE (entry), "Group");
  flush (&ui);
  rj_context_drop_draft (ui.context, "plan/title");
  flush (&ui);
  assert_saved (store, "plan/title", NULL);
  g_assert_null (rj_context_get_draft (ui.context, "plan/title"));

  /* The field goes on being one. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "Group again");
  flush (&ui);
  assert_saved (store, "plan/title", "Group again");

  g_object_unref (entry);
  rj_test_ui_tear_down (&ui);
}

/* What a lock could not save: it is known, and in the next process it is newer than what is on the disk. */
static void
test_unsaved (void)
{
  RjTestUi ui;
  RjStore *store;
  g_autoptr (RjContext) second = NULL;
  g_autoptr (GPtrArray) unsaved = NULL;
  g_autoptr (GPtrArray) none = NULL;
  GtkWidget *entry = g_object_ref_sink (gtk_entry_new ());
  GtkWidget *dropped = g_object_ref_sink (gtk_entry_new ());
  GtkWidget *second_entry = g_object_ref_sink (gtk_entry_new ());

  rj_test_ui_set_up (&ui);
  store = rj_test_ui_open (&ui);
  rj_context_keep_draft (ui.context, entry, "journal/write");
  rj_context_keep_draft (ui.context, dropped, "plan/title");
  gtk_editable_set_text (GTK_EDITABLE (entry), "the beginning");
  gtk_editable_set_text (GTK_EDITABLE (dropped), "Group");
  flush (&ui);
  none = rj_context_dup_unsaved_drafts (ui.context);
  g_assert_cmpuint (none->len, ==, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), "the beginning and the end");
  unsaved = rj_context_dup_unsaved_drafts (ui.context);
  g_assert_cmpuint (unsaved->len, ==, 1);
  g_assert_cmpstr (((RjDraft *) unsaved->pdata[0])->where, ==, "journal/write");
  g_assert_cmpstr (((RjDraft *) unsaved->pdata[0])->text, ==, "the beginning and the end");

  second = rj_context_new (ui.clock, ui.settings, ui.vault, NULL);
  rj_context_set_store (second, store);
  rj_context_put_back_draft (second, "journal/write", "the beginning and the end");
  rj_context_put_back_draft (second, "plan/title", NULL);
  rj_context_keep_draft (second, second_entry, "journal/write");
  RJ_TEST_UNTIL (rj_context_get_drafts_loaded (second));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (second_entry)), ==, "the beginning and the end");
  g_assert_null (rj_context_get_draft (second, "plan/title"));
  /* and saved without another key */
  RJ_TEST_UNTIL (is_saved (store, "journal/write", "the beginning and the end"));
  RJ_TEST_UNTIL (is_saved (store, "plan/title", NULL));

  g_object_unref (entry);
  g_object_unref (dropped);
  g_object_unref (second_entry);
  rj_test_ui_tear_down (&ui);
}

static void
count_failed (RjContext *context, const GError *error, guint *n)
{
  *n += 1;
}

/* A flush says when words could not be saved: a lock must not go on as if they were. */
static void
test_flush_fails (void)
{
  RjTestUi ui;
  RjStore *store;
  GtkWidget *entry = g_object_ref_sink (gtk_entry_new ());
  g_autoptr (GError) error = NULL;
  guint failed = 0;

  rj_test_ui_set_up (&ui);
  store = rj_test_ui_open (&ui);
  g_signal_connect (ui.context, "failed", G_CALLBACK (count_failed), &failed);
  rj_context_keep_draft (ui.context, entry, "journal/write");
  rj_store_close_finish (store, RJ_TEST_AWAIT (rj_store_close_async (store, RJ_TEST_READY)), &error);
  g_assert_no_error (error);

  gtk_editable_set_text (GTK_EDITABLE (entry), "too late");
  g_assert_false (rj_context_flush_drafts_finish (
    ui.context, RJ_TEST_AWAIT (rj_context_flush_drafts_async (ui.context, RJ_TEST_READY)), &error));
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_CLOSED);
  g_assert_cmpuint (failed, ==, 0);

  g_object_unref (entry);
  rj_test_ui_tear_down (&ui);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8"); // it asks for en_US, which only some machines have
  rj_ui_init ();
  g_test_add_func ("/drafts/saved-by-itself", test_saved_by_itself);
  g_test_add_func ("/drafts/restored", test_restored);
  g_test_add_func ("/drafts/number-restored", test_number_restored);
  g_test_add_func ("/drafts/restored-late", test_restored_late);
  g_test_add_func ("/drafts/emptied", test_emptied);
  g_test_add_func ("/drafts/newest-first", test_newest_first);
  g_test_add_func ("/drafts/settled", test_settled);
  g_test_add_func ("/drafts/dropped", test_dropped);
  g_test_add_func ("/drafts/unsaved", test_unsaved);
  g_test_add_func ("/drafts/flush-fails", test_flush_fails);
  return g_test_run ();
}
