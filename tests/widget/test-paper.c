// SPDX-License-Identifier: GPL-3.0-or-later
// Pages to look at with somebody: a page to talk about, an agreement, and one for somebody who insists.
#include "rj-companion.h"
#include "rj-paper-view.h"
#include "rj-print-preview.h"
#include "rj-sheet-form.h"
#include "rj-test-store.h"
#include "rj-test-ui.h"
#include "rj-ui.h"
#include "rj-window.h"

#include <locale.h>
#include <string.h>

typedef struct {
  RjTestUi ui;
  RjStore *store;
  RjWindow *window;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  rj_test_ui_set_up (&f->ui);
  f->store = rj_test_ui_open (&f->ui);
  f->window = rj_window_new (NULL, f->ui.context);
  gtk_window_present (GTK_WINDOW (f->window));
  RJ_TEST_UNTIL (rj_context_get_drafts_loaded (f->ui.context));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  rj_test_ui_tear_down (&f->ui);
}

static GtkWidget *
get_dialog (Fixture *f)
{
  return GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window)));
}

/* Every word on the pages of the preview that is open. */
static char *
dup_words (Fixture *f)
{
  RjPages *pages = rj_print_preview_get_pages (RJ_PRINT_PREVIEW (get_dialog (f)));
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < rj_pages_get_n_pages (pages); i++)
    {
      g_autofree char *text = rj_pages_dup_text (pages, i);

      g_string_append (words, text);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static gboolean
has_words (Fixture *f, const char *words)
{
  g_autofree char *all = dup_words (f);

  return strstr (all, words) != NULL;
}

static GtkWidget *
find_switch (Fixture *f, const char *title)
{
  return rj_test_find (get_dialog (f), ADW_TYPE_SWITCH_ROW, title);
}

static void
set_words (Fixture *f, const char *words)
{
  GtkWidget *field = rj_test_find (get_dialog (f), GTK_TYPE_TEXT_VIEW, NULL);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (field)), words, -1);
}

static void
print (Fixture *f)
{
  GtkWidget *button = rj_test_find (get_dialog (f), GTK_TYPE_BUTTON, "Save and print…");

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  RJ_TEST_UNTIL (RJ_IS_PRINT_PREVIEW (get_dialog (f)));
}

static void
save_craving (Fixture *f, int strength)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (f->store);
  g_autoptr (GPtrArray) cravings = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_craving_free);
  g_autoptr (GPtrArray) saved = NULL;
  RjCraving *craving = rj_craving_new ();

  craving->strength = strength;
  craving->note = g_strdup ("quokka of my own");
  g_ptr_array_add (cravings, craving);
  saved = rj_check_ins_save_cravings_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_save_cravings_async (check_ins, cravings, NULL, RJ_TEST_READY)),
    NULL);
  g_assert_nonnull (saved);
}

/* What was typed is on the page; what the log has comes with a switch that is off. */
static void
test_talk (Fixture *f, gconstpointer data)
{
  GtkWidget *row, *days;

  save_craving (f, 8);
  rj_sheet_form_present (GTK_WIDGET (f->window), f->ui.context, "talk", NULL);
  RJ_TEST_UNTIL (RJ_IS_SHEET_FORM (get_dialog (f)));
  set_words (f, "I moved out");
  print (f);
  g_assert_true (rj_test_shows (get_dialog (f), "This is everything that leaves."));
  g_assert_true (has_words (f, "I moved out"));
  g_assert_true (adw_switch_row_get_active (ADW_SWITCH_ROW (find_switch (f, "Since last time"))));
  RJ_TEST_UNTIL ((row = find_switch (f, "Cravings: 1 noted. How strong: 8 of 10 in the middle, 8 at most."))
                 != NULL);
  g_assert_false (adw_switch_row_get_active (ADW_SWITCH_ROW (row)));
  g_assert_false (has_words (f, "noted"));
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
  g_assert_true (has_words (f, "8 at most"));
  g_assert_false (has_words (f, "quokka"));
  adw_switch_row_set_active (ADW_SWITCH_ROW (find_switch (f, "Since last time")), FALSE);
  g_assert_false (has_words (f, "I moved out"));
  /* Without the log, nothing of it is left. */
  days = rj_test_find (get_dialog (f), ADW_TYPE_COMBO_ROW, "From my log");
  adw_combo_row_set_selected (ADW_COMBO_ROW (days), 3);
  g_assert_false (has_words (f, "8 at most"));
  g_assert_null (rj_test_find (get_dialog (f), ADW_TYPE_SWITCH_ROW,
                               "Cravings: 1 noted. How strong: 8 of 10 in the middle, 8 at most."));
}

static void
test_agreement (Fixture *f, gconstpointer data)
{
  rj_sheet_form_present (GTK_WIDGET (f->window), f->ui.context, "agreement", NULL);
  RJ_TEST_UNTIL (RJ_IS_SHEET_FORM (get_dialog (f)));
  set_words (f, "To stay in touch");
  print (f);
  g_assert_true (has_words (f, "What it is for\nTo stay in touch"));
  g_assert_true (has_words (f, "Date and name: me\nDate and name: you"));
  g_assert_null (rj_test_find (get_dialog (f), ADW_TYPE_COMBO_ROW, "From my log"));
}

static void
add_item (Fixture *f, RjPlanKind kind, const char *title)
{
  g_autoptr (RjPlanItem) item = rj_plan_item_new ();
  g_autoptr (RjPlanItem) saved = NULL;

  item->kind = kind;
  item->title = g_strdup (title);
  item->place = g_strdup ("Room 2");
  item->note = g_strdup ("A note of mine");
  item->part = RJ_PART_EVENING;
  item->record.day = rj_clock_get_today (rj_context_get_clock (f->ui.context));
  saved = rj_test_save_item (f->store, item);
}

static void
test_companion (Fixture *f, gconstpointer data)
{
  GtkWidget *row;

  add_item (f, RJ_KIND_MEETING, "Home group");
  add_item (f, RJ_KIND_CHORE, "Dishes");
  add_item (f, RJ_KIND_APPOINTMENT, "Dr Lee");
  add_item (f, RJ_KIND_CALL, "Call Sam");
  add_item (f, RJ_KIND_MEDICATION, "As on my label");
  rj_companion_present (GTK_WIDGET (f->window), f->ui.context);
  RJ_TEST_UNTIL (RJ_IS_PRINT_PREVIEW (get_dialog (f)));
  g_assert_true (has_words (f, "Home group") && has_words (f, "Dishes"));
  g_assert_false (has_words (f, "Dr Lee") || has_words (f, "Call Sam") || has_words (f, "label"));
  g_assert_false (has_words (f, "Room 2") || has_words (f, "A note"));
  row = find_switch (f, "Appointments");
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
  g_assert_true (has_words (f, "Dr Lee"));
  adw_switch_row_set_active (ADW_SWITCH_ROW (find_switch (f, "Meetings")), FALSE);
  g_assert_false (has_words (f, "Home group"));
  g_signal_emit_by_name (rj_test_find (get_dialog (f), GTK_TYPE_BUTTON, "Show it on the screen"), "clicked");
  RJ_TEST_UNTIL (!RJ_IS_PRINT_PREVIEW (get_dialog (f)));
}

/* The forms for two stand here, the forms to think with do not. */
static void
test_view (Fixture *f, gconstpointer data)
{
  GtkWidget *view = g_object_ref_sink (rj_paper_view_new (f->ui.context));

  g_assert_nonnull (rj_test_find (view, ADW_TYPE_ACTION_ROW, "Before we talk"));
  g_assert_nonnull (rj_test_find (view, ADW_TYPE_ACTION_ROW, "What we agree on"));
  g_assert_nonnull (rj_test_find (view, ADW_TYPE_ACTION_ROW, "My plan, and nothing else"));
  g_assert_null (rj_test_find (view, ADW_TYPE_ACTION_ROW, "Costs and benefits"));
  g_object_unref (view);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8"); // it asks for en_US, which only some machines have
  rj_ui_init ();
  ADD ("/paper/talk", test_talk);
  ADD ("/paper/agreement", test_agreement);
  ADD ("/paper/companion", test_companion);
  ADD ("/paper/view", test_view);
  return g_test_run ();
}
