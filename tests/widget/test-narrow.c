// SPDX-License-Identifier: GPL-3.0-or-later
/* 360 px with text twice as large: nothing is wider, nothing ends in dots, no word is broken. */
#include "rj-day-button.h"
#include "rj-dialog.h"
#include "rj-my-line-dialog.h"
#include "rj-my-plan-page.h"
#include "rj-overview-view.h"
#include "rj-own-line-dialog.h"
#include "rj-places.h"
#include "rj-rating.h"
#include "rj-recovery-dialog.h"
#include "rj-rows.h"
#include "rj-rule-dialog.h"
#include "rj-own-words-dialog.h"
#include "rj-saving-dialog.h"
#include "rj-sheet-form.h"
#include "rj-test-ui.h"
#include "rj-ui.h"
#include "rj-window.h"

#include <locale.h>

#define NARROW 360

typedef struct {
  RjTestUi ui;
  RjWindow *window;
} Fixture;

static void
set_text (int percent)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024 * percent / 100,
                "gtk-enable-animations", FALSE, NULL);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  set_text (200);
  rj_test_ui_set_up (&f->ui);
  rj_test_ui_open (&f->ui);
  g_object_set (f->ui.settings, "window-width", NARROW, "window-height", 640, NULL);
  f->window = rj_window_new (NULL, f->ui.context);
  gtk_window_present (GTK_WINDOW (f->window));
  RJ_TEST_UNTIL (gtk_widget_get_width (GTK_WIDGET (f->window)) > 0);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  rj_test_ui_tear_down (&f->ui);
  set_text (100);
}

/* Has @label the height that its lines need at its width? */
static gboolean
is_high_enough (GtkWidget *label)
{
  int margins = gtk_widget_get_margin_top (label) + gtk_widget_get_margin_bottom (label), needed;

  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (label), &needed, NULL, NULL,
                      NULL);
  return gtk_widget_get_height (label) + margins >= needed;
}

/* All of @label is seen: nothing is cut from its lines, nor from below. */
static void
assert_whole (GtkWidget *label)
{
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
  g_assert_true (is_high_enough (label));
}

static gboolean
is_inside (GtkWidget *widget, GtkWidget *window)
{
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (widget, window, &bounds) && bounds.origin.x >= 0 && bounds.origin.y >= 0
         && bounds.origin.x + bounds.size.width <= (float) gtk_widget_get_width (window)
         && bounds.origin.y + bounds.size.height <= (float) gtk_widget_get_height (window);
}

static void
test_toast (Fixture *f, gconstpointer data)
{
  const char *text = "Not saved yet: the disk is full. Your words are safe in this window.";
  GtkWidget *label, *undo, *toast;

  rj_context_toast (f->ui.context, text, TRUE);
  RJ_TEST_UNTIL ((label = rj_test_find (GTK_WIDGET (f->window), GTK_TYPE_LABEL, text)) != NULL);
  undo = rj_test_find (GTK_WIDGET (f->window), GTK_TYPE_BUTTON, "Undo");
  toast = gtk_widget_get_ancestor (label, g_type_from_name ("AdwToastWidget"));
  g_assert_nonnull (toast);
  /* Its height comes with the second layout. */
  RJ_TEST_UNTIL (gtk_widget_get_width (label) > 0 && is_high_enough (label) && is_inside (undo, toast));
  assert_whole (label);
  assert_whole (rj_test_find (undo, GTK_TYPE_LABEL, "Undo"));
  g_assert_true (is_inside (label, GTK_WIDGET (f->window)));
  g_assert_true (is_inside (undo, GTK_WIDGET (f->window)));

  g_signal_emit_by_name (undo, "clicked");
  RJ_TEST_UNTIL (rj_test_find (GTK_WIDGET (f->window), GTK_TYPE_LABEL, text) == NULL);
}

/* The field at the end of the plan: what it is for is not cut. */
static void
test_add (Fixture *f, gconstpointer data)
{
  GtkWidget *label;

  rj_window_set_place (f->window, "today");
  RJ_TEST_UNTIL ((label = rj_test_find (GTK_WIDGET (f->window), GTK_TYPE_LABEL, "Add something")) != NULL
                 && gtk_widget_get_width (label) > 0);
  assert_whole (label);
}

static void
test_search (Fixture *f, gconstpointer data)
{
  GtkWidget *search;

  rj_window_set_place (f->window, "coping");
  RJ_TEST_UNTIL ((search = rj_test_find (GTK_WIDGET (f->window), GTK_TYPE_SEARCH_ENTRY, NULL)) != NULL
                 && gtk_widget_get_width (search) > 0);
  assert_whole (rj_test_find (search, GTK_TYPE_LABEL, "Search coping notes"));
}

/* The dialog that is open is no wider than the window, and goes. */
static void
assert_dialog_fits (Fixture *f)
{
  AdwDialog *dialog;
  int minimum;

  RJ_TEST_UNTIL ((dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window)))
                 != NULL);
  gtk_widget_measure (adw_dialog_get_child (dialog), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, NARROW);
  adw_dialog_force_close (dialog);
  RJ_TEST_UNTIL (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window)) == NULL);
}

/* The forms that are thought through on: nothing of them is wider than the window. */
static void
test_worksheets (Fixture *f, gconstpointer data)
{
  static const char *const forms[] = { "cost-benefit", "thought", "chain", "talk", "agreement" };

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      rj_sheet_form_present (GTK_WIDGET (f->window), f->ui.context, forms[i], NULL);
      assert_dialog_fits (f);
    }
}

/* "My plan" with a rule, the forms of a rule and of a help line, and the rule when it waits. */
static void
test_my_plan (Fixture *f, gconstpointer data)
{
  GtkWidget *page = g_object_ref_sink (rj_my_plan_page_new (f->ui.context));
  g_autoptr (RjMyLine) rule = rj_my_line_new (RJ_MY_RULES);
  g_autoptr (GPtrArray) due = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_due_rule_free);
  int minimum;

  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, NARROW);
  g_object_unref (page);
  rj_my_line_dialog_present (GTK_WIDGET (f->window), f->ui.context, rule);
  assert_dialog_fits (f);
  rj_own_line_dialog_present (GTK_WIDGET (f->window), f->ui.context, NULL);
  assert_dialog_fits (f);
  rule->record.id = g_strdup ("0190-rule");
  rule->halt = RJ_HALT_LONELY;
  rule->text = g_strdup ("Ich rufe die Selbsthilfekontaktstellenmitarbeiterin an");
  g_ptr_array_add (due, rj_due_rule_new (rule, "0190-entry"));
  rj_rule_dialog_present (GTK_WIDGET (f->window), f->ui.context, due);
  assert_dialog_fits (f);
}

/* Recovery time: the page, empty and counting, and its forms. */
static void
test_recovery (Fixture *f, gconstpointer data)
{
  static const RjRecoveryKind kinds[] = { RJ_RECOVERY_BEGAN, RJ_RECOVERY_USE, RJ_RECOVERY_STOPPED,
                                          RJ_RECOVERY_PLANNED };
  GtkWidget *page = g_object_ref_sink (rj_overview_view_new (f->ui.context));
  int minimum;

  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, NARROW);
  g_object_unref (page);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      rj_recovery_dialog_present_new (GTK_WIDGET (f->window), f->ui.context, kinds[i], NULL);
      assert_dialog_fits (f);
    }
  rj_saving_dialog_present (GTK_WIDGET (f->window), f->ui.context, NULL, NULL);
  assert_dialog_fits (f);
  rj_own_words_dialog_open (f->ui.context, GTK_WIDGET (f->window), NULL);
  assert_dialog_fits (f);
}

/* What the plan asks in German, and its longest answers. */
static GtkWidget *
make_row (const char *title, const char *choice)
{
  const char *const choices[] = { choice, NULL };
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", title, NULL);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_drop_down_new_from_strings (choices));
  return row;
}

static void
test_rows (void)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *title, *choice;
  PangoLayout *layout;
  int minimum, wide;

  set_text (200);
  gtk_list_box_append (GTK_LIST_BOX (list), make_row ("Wiederholung", "An gewählten Tagen"));
  gtk_list_box_append (GTK_LIST_BOX (list), make_row ("Zeitzone", "Wo ich gerade bin"));
  gtk_window_set_child (GTK_WINDOW (window), list);
  gtk_widget_measure (list, GTK_ORIENTATION_HORIZONTAL, -1, &wide, NULL, NULL, NULL);
  g_assert_cmpint (wide, >, NARROW);

  rj_rows_set_stacked (list, TRUE);
  gtk_widget_measure (list, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, NARROW);
  gtk_window_set_default_size (GTK_WINDOW (window), NARROW, -1);
  gtk_window_present (GTK_WINDOW (window));
  RJ_TEST_UNTIL (gtk_widget_get_width (list) > 0);
  title = rj_test_find (list, GTK_TYPE_LABEL, "Wiederholung");
  choice = rj_test_find (list, GTK_TYPE_LABEL, "An gewählten Tagen");
  layout = gtk_label_get_layout (GTK_LABEL (title));
  g_assert_cmpint (pango_layout_get_line_count (layout), ==, 1);
  assert_whole (title);
  assert_whole (choice);

  rj_rows_set_stacked (list, FALSE);
  gtk_widget_measure (list, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, wide);
  gtk_window_destroy (GTK_WINDOW (window));
  set_text (100);
}

/* The rows of these forms stand one below the other. */
static void
test_plan_item (Fixture *f, gconstpointer data)
{
  GtkWidget *row, *dialog;

  rj_window_set_place (f->window, "today");
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.new", NULL);
  RJ_TEST_UNTIL (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window)) != NULL);
  dialog = GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window)));
  RJ_TEST_UNTIL ((row = rj_test_find (dialog, ADW_TYPE_ACTION_ROW, "_Kind")) != NULL
                 && gtk_widget_has_css_class (row, "rj-stacked"));
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/* The arrow of a row that opens stays beside its title. */
static void
test_arrow (void)
{
  GtkWidget *list = g_object_ref_sink (gtk_list_box_new ());
  GtkWidget *row = adw_expander_row_new ();

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  rj_rows_set_stacked (list, TRUE);
  row = rj_test_find (row, ADW_TYPE_ACTION_ROW, NULL);
  g_assert_nonnull (row);
  g_assert_false (gtk_widget_has_css_class (row, "rj-stacked"));
  g_object_unref (list);
}

static gboolean
has_focus (Fixture *f, GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (f->window));

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

static gboolean
count_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer frames)
{
  return ++*(guint *) frames < 10;
}

/* Whatever moves the focus while a dialog opens, what is typed first goes where it says; then the focus is
 * free. */
static void
test_begin (Fixture *f, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *fields[2];
  AdwDialog *dialog = rj_dialog_new ();
  guint frames = 0;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    gtk_box_append (GTK_BOX (box), fields[i] = gtk_entry_new ());
  adw_dialog_set_child (dialog, box);
  adw_dialog_set_focus (dialog, fields[0]);
  adw_dialog_present (dialog, GTK_WIDGET (f->window));
  RJ_TEST_UNTIL (has_focus (f, fields[0]) && gtk_widget_get_mapped (fields[0]));
  gtk_widget_child_focus (GTK_WIDGET (dialog), GTK_DIR_TAB_FORWARD);
  g_assert_true (has_focus (f, fields[1]));
  RJ_TEST_UNTIL (has_focus (f, fields[0]));

  gtk_widget_add_tick_callback (GTK_WIDGET (f->window), count_frame, &frames, NULL);
  RJ_TEST_UNTIL (frames > 9);
  gtk_widget_grab_focus (fields[1]);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (has_focus (f, fields[1]));
  adw_dialog_force_close (dialog);
}

/* Three keys log a craving, so the first one has to reach the number. */
static void
test_craving (Fixture *f, gconstpointer data)
{
  GtkWidget *rating, *dialog;

  set_text (100);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.log-craving", NULL);
  RJ_TEST_UNTIL (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window)) != NULL);
  dialog = GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window)));
  rating = rj_test_find (dialog, RJ_TYPE_RATING, NULL);
  RJ_TEST_UNTIL (gtk_root_get_focus (GTK_ROOT (f->window)) == rating);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/* The title of a group of rows goes on in a second line. */
static void
test_group (void)
{
  static const char *const title = "Backups in another place";
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", title, NULL);
  GtkWidget *window, *label;

  set_text (300);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  rj_rows_wrap_titles (page);
  window =
    g_object_new (ADW_TYPE_WINDOW, "content", page, "default-width", NARROW, "default-height", 640, NULL);
  gtk_window_present (GTK_WINDOW (window));
  RJ_TEST_UNTIL ((label = rj_test_find (page, GTK_TYPE_LABEL, title)) != NULL
                 && gtk_widget_get_width (label) > 0);
  g_assert_cmpint (gtk_widget_get_width (label), <, NARROW);
  assert_whole (label);
  gtk_window_destroy (GTK_WINDOW (window));
  set_text (100);
}

/* A day may take two lines, and the button grows with them. */
static void
test_day (void)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", "Erster Tag", NULL);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *button = rj_day_button_new ();
  GtkWidget *label;

  set_text (200);
  rj_day_button_set_label (RJ_DAY_BUTTON (button), "Donnerstag, 24. September");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  rj_rows_set_stacked (list, TRUE);
  gtk_window_set_child (GTK_WINDOW (window), list);
  gtk_window_set_default_size (GTK_WINDOW (window), NARROW, -1);
  gtk_window_present (GTK_WINDOW (window));
  RJ_TEST_UNTIL (gtk_widget_get_width (list) > 0);
  label = rj_test_find (button, GTK_TYPE_LABEL, "Donnerstag, 24. September");
  assert_whole (label);
  g_assert_true (is_inside (label, button));
  g_assert_true (is_inside (button, row));
  gtk_window_destroy (GTK_WINDOW (window));
  set_text (100);
}

int
main (int argc, char *argv[])
{
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8"); // it asks for en_US, which only some machines have
  adw_init ();
  rj_ui_init ();

  g_test_add ("/narrow/toast", Fixture, NULL, set_up, test_toast, tear_down);
  g_test_add ("/narrow/add", Fixture, NULL, set_up, test_add, tear_down);
  g_test_add ("/narrow/search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add ("/narrow/worksheets", Fixture, NULL, set_up, test_worksheets, tear_down);
  g_test_add ("/narrow/my-plan", Fixture, NULL, set_up, test_my_plan, tear_down);
  g_test_add ("/narrow/recovery", Fixture, NULL, set_up, test_recovery, tear_down);
  g_test_add_func ("/narrow/rows", test_rows);
  g_test_add_func ("/narrow/arrow", test_arrow);
  g_test_add_func ("/narrow/day", test_day);
  g_test_add ("/narrow/begin", Fixture, NULL, set_up, test_begin, tear_down);
  g_test_add ("/narrow/craving", Fixture, NULL, set_up, test_craving, tear_down);
  g_test_add_func ("/narrow/group", test_group);
  g_test_add ("/narrow/plan-item", Fixture, NULL, set_up, test_plan_item, tear_down);
  return g_test_run ();
}
