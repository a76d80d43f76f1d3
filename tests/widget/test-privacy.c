// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-context.h"
#include "rj-log-row-view.h"
#include "rj-plan-text.h"
#include "rj-preferences-dialog.h"
#include "rj-terms.h"
#include "rj-test-ui.h"
#include "rj-ui.h"
#include "rj-window.h"

#include <locale.h>

typedef struct {
  RjTestUi ui;
  RjStore *store;
  RjPrivacy *privacy;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *self, gconstpointer shared)
{
  rj_test_ui_set_up (&self->ui);
  g_object_set (self->ui.settings, "shared-computer", GPOINTER_TO_INT (shared), NULL);
  self->privacy = rj_context_get_privacy (self->ui.context);
  self->store = rj_test_ui_open (&self->ui);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  rj_test_ui_tear_down (&self->ui);
}

static void
open_window (Fixture *self)
{
  self->window = GTK_WIDGET (rj_window_new (NULL, self->ui.context));
  gtk_window_present (GTK_WINDOW (self->window));
  RJ_TEST_UNTIL (gtk_widget_get_mapped (self->window));
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (rj_store_set_preference_finish (RJ_STORE (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
choose (Fixture *self, RjPrivacyLayer layer, gboolean on)
{
  gboolean done = FALSE;

  rj_privacy_set_async (self->privacy, layer, on, stored_cb, &done);
  RJ_TEST_UNTIL (done && rj_privacy_get (self->privacy, layer) == on);
}

/* Each layer goes with the setting until it is chosen; from then on the setting is nothing to it. */
static void
test_defaults (Fixture *self, gconstpointer data)
{
  for (int i = 0; i < RJ_PRIVACY_N_LAYERS; i++)
    {
      RjPrivacyLayer layer = (RjPrivacyLayer) i;

      g_assert_false (rj_privacy_get (self->privacy, layer));
      g_object_set (self->ui.settings, "shared-computer", TRUE, NULL);
      g_assert_true (rj_privacy_get (self->privacy, layer));
      choose (self, layer, FALSE);
      g_object_set (self->ui.settings, "shared-computer", FALSE, NULL);
      g_assert_false (rj_privacy_get (self->privacy, layer));
      choose (self, layer, TRUE);
      g_assert_true (rj_privacy_get (self->privacy, layer));
    }
}

static gboolean
is_quiet (GtkWidget *root)
{
  return !rj_test_shows (root, "craving") && !rj_test_shows (root, "Coping") && rj_test_shows (root, "moment")
         && rj_test_shows (root, "Toolbox");
}

static gboolean
is_usual (GtkWidget *root)
{
  return rj_test_shows (root, "craving") && rj_test_shows (root, "Coping") && !rj_test_shows (root, "moment")
         && !rj_test_shows (root, "Toolbox");
}

/* Chosen with a window open, it counts at once. */
static void
test_quiet_words (Fixture *self, gconstpointer data)
{
  open_window (self);
  RJ_TEST_UNTIL (is_usual (self->window));
  choose (self, RJ_PRIVACY_QUIET_WORDS, TRUE);
  g_assert_true (is_quiet (self->window));
  choose (self, RJ_PRIVACY_QUIET_WORDS, FALSE);
  g_assert_true (is_usual (self->window));
}

/* The meeting is an appointment then, and still not the same as the other one in the list. */
static void
test_kinds (Fixture *self, gconstpointer data)
{
  g_autoptr (GHashTable) names = NULL;

  choose (self, RJ_PRIVACY_QUIET_WORDS, TRUE);
  names = g_hash_table_new (g_str_hash, g_str_equal);
  for (int kind = RJ_KIND_ROUTINE; kind <= RJ_KIND_LAST; kind++)
    {
      const char *name = rj_context_say (self->ui.context, rj_plan_text_kind ((RjPlanKind) kind));

      if (!g_hash_table_add (names, (gpointer) name))
        g_test_message ("“%s” is there twice", name);
    }
  g_assert_cmpuint (g_hash_table_size (names), ==, RJ_KIND_LAST);
}

/* What took the place of a text of ours is not ours to change. */
static void
test_own_words (Fixture *self, gconstpointer data)
{
  RjVocabulary *words = rj_context_get_vocabulary (self->ui.context);
  GtkWidget *ours = g_object_ref_sink (gtk_label_new ("Log {craving:a}"));
  GtkWidget *theirs = g_object_ref_sink (gtk_label_new ("{coping:label}"));

  rj_terms_watch (words, ours);
  rj_terms_watch (words, theirs);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (ours)), ==, "Log a craving");
  gtk_label_set_label (GTK_LABEL (theirs), "My {coping:label} for a craving");
  choose (self, RJ_PRIVACY_QUIET_WORDS, TRUE);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (ours)), ==, "Log a moment");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (theirs)), ==, "My {coping:label} for a craving");
  /* And what is gone is not asked any more. */
  g_assert_finalize_object (ours);
  g_assert_finalize_object (theirs);
  choose (self, RJ_PRIVACY_QUIET_WORDS, FALSE);
}

/* A choice that is named anew is the same choice. */
static void
test_choices (Fixture *self, gconstpointer data)
{
  const char *const texts[] = { "All", "{craving:labels}", "{meeting:label}", NULL };
  GtkWidget *drop_down = g_object_ref_sink (gtk_drop_down_new_from_strings (texts));

  rj_terms_watch (rj_context_get_vocabulary (self->ui.context), drop_down);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), 1);
  choose (self, RJ_PRIVACY_QUIET_WORDS, TRUE);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down)), ==, 1);
  g_assert_cmpstr (gtk_string_object_get_string (gtk_drop_down_get_selected_item (GTK_DROP_DOWN (drop_down))),
                   ==, "Moments");
  g_assert_finalize_object (drop_down);
}

static void
add_choices (GtkWidget *widget, GString *choices)
{
  GListModel *model = GTK_IS_DROP_DOWN (widget) ? gtk_drop_down_get_model (GTK_DROP_DOWN (widget)) : NULL;

  for (guint i = 0; GTK_IS_STRING_LIST (model) && i < g_list_model_get_n_items (model); i++)
    g_string_append_printf (choices, "%s\n", gtk_string_list_get_string (GTK_STRING_LIST (model), i));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    add_choices (child, choices);
}

/* What can be chosen in a form, and no field of it teaches the input method. */
static void
test_form (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) choices = g_string_new (NULL);
  AdwDialog *dialog;

  open_window (self);
  gtk_widget_activate_action (self->window, "win.new", NULL);
  RJ_TEST_UNTIL ((dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window)))
                 != NULL);
  add_choices (GTK_WIDGET (dialog), choices);
  g_assert_nonnull (strstr (choices->str, "Daily item\n"));
  g_assert_null (strstr (choices->str, "Medicine"));
  g_assert_null (strchr (choices->str, '{'));
  rj_test_assert_private (GTK_WIDGET (dialog));
  adw_dialog_force_close (dialog);
}

static GtkWidget *
find_switch (GtkWidget *root, const char *title)
{
  GtkWidget *row = rj_test_find (root, ADW_TYPE_SWITCH_ROW, title);

  g_assert_nonnull (row);
  return row;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RjWriting) saved = rj_check_ins_save_writing_finish (RJ_CHECK_INS (source), result, &error);

  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
write_entry (Fixture *self, const char *title, const char *text)
{
  g_autoptr (RjWriting) writing = rj_writing_new ();
  gboolean done = FALSE;

  writing->record.at_us = RJ_TEST_UI_NOW_US;
  writing->record.day = rj_clock_get_today (self->ui.clock);
  writing->title = g_strdup (title);
  writing->body = g_strdup (text);
  rj_check_ins_save_writing_async (rj_store_get_check_ins (self->store), writing, NULL, saved_cb, &done);
  RJ_TEST_UNTIL (done);
}

static gboolean
says_when_read_aloud (GtkWidget *window, const char *text)
{
  GtkWidget *view = rj_test_find (window, RJ_TYPE_LOG_ROW_VIEW, NULL);
  g_autofree char *said = rj_log_row_view_describe (RJ_LOG_ROW_VIEW (view));

  return strstr (said, text) != NULL;
}

/* The title stays; the text is there when it is asked for, and only that of this row. */
static void
test_previews (Fixture *self, gconstpointer data)
{
  GtkWidget *show;

  write_entry (self, "A walk", "quokka in the park");
  open_window (self);
  rj_window_set_place (RJ_WINDOW (self->window), "journal");
  RJ_TEST_UNTIL (rj_test_shows (self->window, "A walk"));
  g_assert_false (rj_test_shows (self->window, "quokka"));
  g_assert_false (says_when_read_aloud (self->window, "quokka"));
  g_assert_true (says_when_read_aloud (self->window, "A walk"));
  show = rj_test_find (self->window, GTK_TYPE_BUTTON, "Show");
  g_assert_nonnull (show);
  g_assert_true (gtk_widget_get_focusable (show));
  g_signal_emit_by_name (show, "clicked");
  g_assert_true (rj_test_shows (self->window, "quokka"));
  g_assert_true (says_when_read_aloud (self->window, "quokka"));
  g_assert_false (gtk_widget_get_visible (show));

  choose (self, RJ_PRIVACY_HIDDEN_PREVIEWS, FALSE);
  g_assert_true (rj_test_shows (self->window, "quokka"));
  choose (self, RJ_PRIVACY_HIDDEN_PREVIEWS, TRUE);
  g_assert_false (rj_test_shows (self->window, "quokka"));
}

/* The example is the newest entry itself, as everybody can read it then. */
static void
test_preview_example (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog;
  GtkWidget *row;

  open_window (self);
  dialog = rj_preferences_dialog_new (self->ui.context);
  adw_dialog_present (dialog, self->window);
  row = find_switch (GTK_WIDGET (dialog), "Hidden previews");
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), FALSE);
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (dialog), "Nothing is written yet."));
  write_entry (self, "A walk", "quokka in the park");
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (dialog), "quokka in the park"));
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
  RJ_TEST_UNTIL (!rj_test_shows (GTK_WIDGET (dialog), "quokka in the park"));
  adw_dialog_force_close (dialog);
}

/* Turned off, it shows what others can see from now on; turned on again, that goes. */
static void
test_preferences (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog;
  GtkWidget *row;

  open_window (self);
  dialog = rj_preferences_dialog_new (self->ui.context);
  adw_dialog_present (dialog, self->window);
  row = find_switch (GTK_WIDGET (dialog), "Quiet words");
  g_assert_true (adw_switch_row_get_active (ADW_SWITCH_ROW (row)));
  g_assert_false (rj_test_shows (GTK_WIDGET (dialog), "Others can now see this:"));
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), FALSE);
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (dialog), "Others can now see this:"));
  g_assert_true (rj_test_shows (GTK_WIDGET (dialog), "Log a craving · Coping · Meetings · Medicines"));
  g_assert_true (rj_test_shows (GTK_WIDGET (dialog), "Cravings that came and went"));
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
  RJ_TEST_UNTIL (!rj_test_shows (GTK_WIDGET (dialog), "Others can now see this:"));
  g_assert_true (rj_test_shows (GTK_WIDGET (dialog), "Moments that came and went"));
  adw_dialog_force_close (dialog);
}

/* Where others can get at the computer nothing longer than two minutes holds, nor is it offered. What was
 * chosen before comes back. */
static void
test_lock_minutes (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog;
  AdwComboRow *row;

  g_object_set (self->ui.settings, "lock-minutes", 10, NULL);
  open_window (self);
  dialog = rj_preferences_dialog_new (self->ui.context);
  row = ADW_COMBO_ROW (RJ_TEST_CHILD (dialog, "lock_row"));
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (row)), ==, 2);
  g_assert_cmpstr (gtk_string_object_get_string (adw_combo_row_get_selected_item (row)), ==, "2 minutes");
  g_object_set (self->ui.settings, "shared-computer", FALSE, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (row)), ==, 7);
  g_assert_cmpstr (gtk_string_object_get_string (adw_combo_row_get_selected_item (row)), ==, "10 minutes");
  g_assert_cmpint (rj_settings_get_lock_minutes (self->ui.settings), ==, 10);
  g_object_ref_sink (dialog);
  g_object_unref (dialog);
}

/* The window itself, as the pictures of windows show it; and how long it stays open. */
static void
test_window_examples (Fixture *self, gconstpointer data)
{
  g_autoptr (GdkPaintable) drawn = NULL;
  AdwDialog *dialog;
  GtkWidget *picture;

  open_window (self);
  drawn =
    gtk_widget_paintable_new (adw_application_window_get_content (ADW_APPLICATION_WINDOW (self->window)));
  RJ_TEST_UNTIL (gdk_paintable_get_intrinsic_width (drawn) > 300);
  dialog = rj_preferences_dialog_new (self->ui.context);
  adw_dialog_present (dialog, self->window);
  adw_switch_row_set_active (ADW_SWITCH_ROW (find_switch (GTK_WIDGET (dialog), "Cover the window")), FALSE);
  RJ_TEST_UNTIL ((picture = rj_test_find (GTK_WIDGET (dialog), GTK_TYPE_PICTURE, NULL)) != NULL);
  g_assert_cmpint (gdk_paintable_get_intrinsic_width (gtk_picture_get_paintable (GTK_PICTURE (picture))), >,
                   300);
  adw_switch_row_set_active (
    ADW_SWITCH_ROW (find_switch (GTK_WIDGET (dialog), "Lock when the window is put away")), FALSE);
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (dialog), "For 2 minutes after you put the window away"));
  adw_dialog_force_close (dialog);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8"); // it asks for en_US, which only some machines have
  rj_ui_init ();
  g_test_add ("/privacy/defaults", Fixture, GINT_TO_POINTER (FALSE), set_up, test_defaults, tear_down);
  g_test_add ("/privacy/quiet-words", Fixture, GINT_TO_POINTER (FALSE), set_up, test_quiet_words, tear_down);
  g_test_add ("/privacy/kinds", Fixture, GINT_TO_POINTER (FALSE), set_up, test_kinds, tear_down);
  g_test_add ("/privacy/own-words", Fixture, GINT_TO_POINTER (FALSE), set_up, test_own_words, tear_down);
  g_test_add ("/privacy/choices", Fixture, GINT_TO_POINTER (FALSE), set_up, test_choices, tear_down);
  g_test_add ("/privacy/form", Fixture, GINT_TO_POINTER (TRUE), set_up, test_form, tear_down);
  g_test_add ("/privacy/previews", Fixture, GINT_TO_POINTER (TRUE), set_up, test_previews, tear_down);
  g_test_add ("/privacy/preview-example", Fixture, GINT_TO_POINTER (TRUE), set_up, test_preview_example,
              tear_down);
  g_test_add ("/privacy/preferences", Fixture, GINT_TO_POINTER (TRUE), set_up, test_preferences, tear_down);
  g_test_add ("/privacy/lock-minutes", Fixture, GINT_TO_POINTER (TRUE), set_up, test_lock_minutes, tear_down);
  g_test_add ("/privacy/window-examples", Fixture, GINT_TO_POINTER (TRUE), set_up, test_window_examples,
              tear_down);
  return g_test_run ();
}
