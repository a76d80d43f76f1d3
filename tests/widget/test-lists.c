// SPDX-License-Identifier: GPL-3.0-or-later
// Preferences › Lists: words and own scales are added, renamed, hidden and made one; the check-in asks for
// what is switched on.
#include "rj-list-page.h"
#include "rj-rating.h"
#include "rj-scale-dialog.h"
#include "rj-scale-ratings.h"
#include "rj-test-ui.h"
#include "rj-ui.h"
#include "rj-word-dialog.h"

#include <locale.h>

typedef struct {
  RjTestUi ui;
  RjStore *store;
  GtkWidget *window;
  AdwNavigationPage *page;
} Fixture;

static void
open_page (Fixture *self, const char *list)
{
  GtkWidget *view = adw_navigation_view_new ();

  rj_test_ui_set_up (&self->ui);
  self->store = rj_test_ui_open (&self->ui);
  self->window = adw_window_new ();
  self->page = rj_list_page_new (self->ui.context, list);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), self->page);
  adw_window_set_content (ADW_WINDOW (self->window), view);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
close_page (Fixture *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  rj_test_ui_tear_down (&self->ui);
}

static AdwDialog *
get_dialog (Fixture *self)
{
  return adw_window_get_visible_dialog (ADW_WINDOW (self->window));
}

static GtkWidget *
find_row (Fixture *self, const char *title)
{
  return rj_test_find (GTK_WIDGET (self->page), ADW_TYPE_ACTION_ROW, title);
}

static void
press (GtkWidget *root, const char *text)
{
  GtkWidget *button = rj_test_find (root, GTK_TYPE_BUTTON, text);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static GtkWidget *
find_field (Fixture *self, const char *title)
{
  return rj_test_find (GTK_WIDGET (get_dialog (self)), ADW_TYPE_ENTRY_ROW, title);
}

static void
fill (Fixture *self, const char *title, const char *text)
{
  g_assert_nonnull (find_field (self, title));
  gtk_editable_set_text (GTK_EDITABLE (find_field (self, title)), text);
}

static void
save (Fixture *self)
{
  press (GTK_WIDGET (get_dialog (self)), "Save");
  RJ_TEST_UNTIL (get_dialog (self) == NULL);
}

static void
edit (Fixture *self, const char *title)
{
  GtkWidget *row = find_row (self, title);

  g_assert_nonnull (row);
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  g_assert_nonnull (get_dialog (self));
}

static const char *
get_subtitle (Fixture *self, const char *title)
{
  return adw_action_row_get_subtitle (ADW_ACTION_ROW (find_row (self, title)));
}

static void
undo (Fixture *self)
{
  rj_store_undo_async (self->store, NULL, NULL, NULL);
}

static void
test_words (void)
{
  Fixture f;

  open_page (&f, "substance");
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (f.page), "Nothing here yet."));
  press (GTK_WIDGET (f.page), "Add a word");
  rj_test_assert_safety_keys (GTK_WIDGET (get_dialog (&f)));
  rj_test_assert_private (GTK_WIDGET (get_dialog (&f)));
  /* A word that is nothing cannot be saved. */
  fill (&f, "Word", "  ");
  g_assert_false (
    gtk_widget_get_sensitive (rj_test_find (GTK_WIDGET (get_dialog (&f)), GTK_TYPE_BUTTON, "Save")));
  fill (&f, "Word", "coffee <3");
  save (&f);
  RJ_TEST_UNTIL (find_row (&f, "coffee <3") != NULL);
  g_assert_cmpstr (get_subtitle (&f, "coffee <3"), ==, "0 times");

  edit (&f, "coffee <3");
  fill (&f, "Word", "tea");
  g_object_set (rj_test_find (GTK_WIDGET (get_dialog (&f)), ADW_TYPE_SWITCH_ROW, "Offer this word"), "active",
                FALSE, NULL);
  save (&f);
  RJ_TEST_UNTIL (find_row (&f, "tea") != NULL);
  g_assert_cmpstr (get_subtitle (&f, "tea"), ==, "0 times · not offered");
  undo (&f);
  RJ_TEST_UNTIL (find_row (&f, "coffee <3") != NULL);
  g_assert_cmpstr (get_subtitle (&f, "coffee <3"), ==, "0 times");
  close_page (&f);
}

/* By choosing the other one, and by giving it the other one's name. */
static void
test_merge (void)
{
  Fixture f;
  GtkWidget *same;

  open_page (&f, "place");
  RJ_TEST_UNTIL (find_row (&f, "Shop") != NULL);
  edit (&f, "Shop");
  same = rj_test_find (GTK_WIDGET (get_dialog (&f)), ADW_TYPE_COMBO_ROW, "The same as");
  g_assert_nonnull (same);
  adw_combo_row_set_selected (ADW_COMBO_ROW (same), 2); /* after "No other" and "Home": "Work" */
  save (&f);
  RJ_TEST_UNTIL (find_row (&f, "Shop") == NULL);
  g_assert_nonnull (find_row (&f, "Work"));
  undo (&f);
  RJ_TEST_UNTIL (find_row (&f, "Shop") != NULL);

  edit (&f, "Shop");
  fill (&f, "Word", "work");
  save (&f);
  RJ_TEST_UNTIL (find_row (&f, "Shop") == NULL);
  g_assert_nonnull (find_row (&f, "Work"));
  close_page (&f);
}

static void
test_scales (void)
{
  Fixture f;
  GtkWidget *ratings, *rating;
  g_autoptr (GPtrArray) values = NULL;

  open_page (&f, "scale");
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (f.page), "Nothing here yet."));
  press (GTK_WIDGET (f.page), "Add a scale");
  rj_test_assert_safety_keys (GTK_WIDGET (get_dialog (&f)));
  rj_test_assert_private (GTK_WIDGET (get_dialog (&f)));
  fill (&f, "Name", "Pain");
  fill (&f, "Your word for 0", "gone");
  fill (&f, "Your word for 10", "the worst");
  save (&f);
  RJ_TEST_UNTIL (find_row (&f, "Pain") != NULL);
  g_assert_cmpstr (get_subtitle (&f, "Pain"), ==, "0 times · asked at check-in");

  /* The check-in asks for it by the person's own words. */
  ratings = g_object_ref_sink (g_object_new (RJ_TYPE_SCALE_RATINGS, NULL));
  g_assert_null (rj_scale_ratings_dup (RJ_SCALE_RATINGS (ratings)));
  rj_scale_ratings_load (RJ_SCALE_RATINGS (ratings), f.ui.context);
  RJ_TEST_UNTIL (gtk_widget_get_visible (ratings));
  rating = rj_test_find (ratings, RJ_TYPE_RATING, NULL);
  gtk_test_accessible_assert_role (rating, GTK_ACCESSIBLE_ROLE_SLIDER);
  gtk_test_accessible_assert_relation (rating, GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                       rj_test_find (ratings, GTK_TYPE_LABEL, "Pain"), NULL);
  g_assert_cmpint (rj_rating_get_value (RJ_RATING (rating)), ==, RJ_RATING_EMPTY);
  rj_rating_set_value (RJ_RATING (rating), 0);
  values = rj_scale_ratings_dup (RJ_SCALE_RATINGS (ratings));
  g_assert_cmpuint (values->len, ==, 1);
  g_assert_cmpint (((const RjScaleValue *) values->pdata[0])->value, ==, 0);
  rj_rating_set_value (RJ_RATING (rating), RJ_RATING_EMPTY);
  g_assert_null (rj_scale_ratings_dup (RJ_SCALE_RATINGS (ratings)));
  g_object_unref (ratings);

  edit (&f, "Pain");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_field (&f, "Your word for 10"))), ==,
                   "the worst");
  g_object_set (rj_test_find (GTK_WIDGET (get_dialog (&f)), ADW_TYPE_SWITCH_ROW, "Ask for it at check-in"),
                "active", FALSE, NULL);
  save (&f);
  RJ_TEST_UNTIL (g_strcmp0 (get_subtitle (&f, "Pain"), "0 times · not asked") == 0);
  close_page (&f);
}

static void
add_scale (Fixture *self, const char *name)
{
  press (GTK_WIDGET (self->page), "Add a scale");
  fill (self, "Name", name);
  save (self);
  RJ_TEST_UNTIL (find_row (self, name) != NULL);
}

static GtkWidget *
find_same (Fixture *self)
{
  return rj_test_find (GTK_WIDGET (get_dialog (self)), ADW_TYPE_COMBO_ROW, "The same as");
}

/* A check-in that has both of the only two scales. */
static void
rate_both (Fixture *self)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (self->store);
  GtkWidget *ratings = g_object_ref_sink (g_object_new (RJ_TYPE_SCALE_RATINGS, NULL));
  g_autoptr (RjMoodEntry) entry = rj_mood_entry_new ();

  rj_scale_ratings_load (RJ_SCALE_RATINGS (ratings), self->ui.context);
  RJ_TEST_UNTIL (rj_test_find (ratings, GTK_TYPE_LABEL, "Ache") != NULL);
  for (GtkWidget *column = gtk_widget_get_first_child (gtk_widget_get_first_child (ratings)); column != NULL;
       column = gtk_widget_get_next_sibling (column))
    rj_rating_set_value (RJ_RATING (rj_test_find (column, RJ_TYPE_RATING, NULL)),
                         rj_test_find (column, GTK_TYPE_LABEL, "Ache") != NULL ? 3 : 8);
  entry->record.at_us = rj_clock_get_now (self->ui.clock);
  entry->record.zone = g_strdup (rj_clock_get_zone_name (self->ui.clock));
  entry->record.day = rj_clock_get_today (self->ui.clock);
  entry->mood = RJ_MOOD_OKAY;
  entry->scales = rj_scale_ratings_dup (RJ_SCALE_RATINGS (ratings));
  g_assert_cmpuint (entry->scales->len, ==, 2);
  g_object_unref (ratings);
  rj_check_ins_save_mood_async (check_ins, entry, NULL, NULL, NULL);
  RJ_TEST_UNTIL (g_str_has_prefix (get_subtitle (self, "Ache"), "1 time "));
}

static void
toast_cb (RjContext *context, const char *title, gboolean undo, char **said)
{
  g_assert_true (undo);
  g_set_str (said, title);
}

/* Which number stays is said before, how many do not is said afterwards, and Undo brings them back. */
static void
test_merge_scales (void)
{
  Fixture f;
  g_autofree char *said = NULL;
  GtkWidget *same;

  open_page (&f, "scale");
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (f.page), "Nothing here yet."));
  add_scale (&f, "Ache");
  edit (&f, "Ache");
  g_assert_null (find_same (&f)); // there is no other
  adw_dialog_close (get_dialog (&f));
  RJ_TEST_UNTIL (get_dialog (&f) == NULL);
  add_scale (&f, "Pain <3");
  rate_both (&f);

  edit (&f, "Ache");
  same = find_same (&f);
  gtk_test_accessible_assert_role (same, GTK_ACCESSIBLE_ROLE_COMBO_BOX);
  gtk_test_accessible_assert_relation (
    same, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
    rj_test_find (GTK_WIDGET (get_dialog (&f)), GTK_TYPE_LABEL,
                  "If you choose another here, this one goes and its numbers move there. If a check-in "
                  "has both, the number of the other stays."),
    NULL);
  adw_combo_row_set_selected (ADW_COMBO_ROW (same), 1);
  g_assert_false (gtk_widget_get_sensitive (find_field (&f, "Name")));
  adw_combo_row_set_selected (ADW_COMBO_ROW (same), 0);
  g_assert_true (gtk_widget_get_sensitive (find_field (&f, "Name")));
  adw_combo_row_set_selected (ADW_COMBO_ROW (same), 1);
  g_signal_connect (f.ui.context, "toast", G_CALLBACK (toast_cb), &said);
  save (&f);
  RJ_TEST_UNTIL (find_row (&f, "Ache") == NULL);
  g_assert_cmpstr (said, ==, "Both are one now. 1 check-in had both and kept one number.");
  g_assert_cmpstr (get_subtitle (&f, "Pain <3"), ==, "1 time · asked at check-in");
  undo (&f);
  RJ_TEST_UNTIL (find_row (&f, "Ache") != NULL);
  g_assert_cmpstr (get_subtitle (&f, "Ache"), ==, "1 time · asked at check-in");
  g_signal_handlers_disconnect_by_func (f.ui.context, toast_cb, &said);
  close_page (&f);
}

static void
leave_draft (Fixture *self, const char *where, const char *text)
{
  GtkWidget *field = g_object_ref_sink (gtk_entry_new ());

  RJ_TEST_UNTIL (rj_context_get_drafts_loaded (self->ui.context));
  rj_context_keep_draft (self->ui.context, field, where);
  gtk_editable_set_text (GTK_EDITABLE (field), text);
  g_object_unref (field);
}

/* What was typed for one that is gone by now is in the form of a new one, and goes when that is saved. */
static void
test_gone_drafts (void)
{
  static const char scale[] = "scale/0190-gone/low", word[] = "list-word/trigger-0190-gone/name";
  Fixture f;

  open_page (&f, "trigger");
  leave_draft (&f, scale, "calm");
  leave_draft (&f, word, "argument");
  rj_scale_dialog_open (f.ui.context, f.window, scale);
  RJ_TEST_UNTIL (get_dialog (&f) != NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_field (&f, "Your word for 0"))), ==, "calm");
  fill (&f, "Name", "Unrest");
  save (&f);
  g_assert_null (rj_context_get_draft (f.ui.context, scale));
  rj_word_dialog_open (f.ui.context, f.window, word);
  RJ_TEST_UNTIL (get_dialog (&f) != NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_field (&f, "Word"))), ==, "argument");
  save (&f);
  RJ_TEST_UNTIL (find_row (&f, "argument") != NULL);
  g_assert_null (rj_context_get_draft (f.ui.context, word));
  close_page (&f);
}

static void
failed_cb (RjContext *context, const GError *error, guint *count)
{
  *count += 1;
}

/* What could not be saved stays where it was typed: here the word that it was to become is gone by then. */
static void
test_not_saved (void)
{
  Fixture f;
  GtkWidget *same;
  guint reports = 0;

  open_page (&f, "substance");
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (f.page), "Nothing here yet."));
  press (GTK_WIDGET (f.page), "Add a word");
  fill (&f, "Word", "Zoo");
  save (&f);
  RJ_TEST_UNTIL (find_row (&f, "Zoo") != NULL);
  press (GTK_WIDGET (f.page), "Add a word");
  fill (&f, "Word", "Zzz");
  save (&f);
  RJ_TEST_UNTIL (find_row (&f, "Zzz") != NULL);
  edit (&f, "Zoo");
  fill (&f, "Word", "Zebra");
  same = rj_test_find (GTK_WIDGET (get_dialog (&f)), ADW_TYPE_COMBO_ROW, "The same as");
  adw_combo_row_set_selected (ADW_COMBO_ROW (same),
                              g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (same))) - 1);
  undo (&f);
  RJ_TEST_UNTIL (find_row (&f, "Zzz") == NULL);
  g_signal_connect (f.ui.context, "failed", G_CALLBACK (failed_cb), &reports);
  press (GTK_WIDGET (get_dialog (&f)), "Save");
  RJ_TEST_UNTIL (reports == 1);
  g_assert_nonnull (get_dialog (&f));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_field (&f, "Word"))), ==, "Zebra");
  g_signal_handlers_disconnect_by_func (f.ui.context, failed_cb, &reports);
  adw_dialog_force_close (get_dialog (&f));
  close_page (&f);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8"); // it asks for en_US, which only some machines have
  rj_ui_init ();
  g_test_add_func ("/lists/words", test_words);
  g_test_add_func ("/lists/merge", test_merge);
  g_test_add_func ("/lists/scales", test_scales);
  g_test_add_func ("/lists/merge-scales", test_merge_scales);
  g_test_add_func ("/lists/gone-drafts", test_gone_drafts);
  g_test_add_func ("/lists/not-saved", test_not_saved);
  return g_test_run ();
}
