// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-cover.h"
#include "rj-dialog.h"
#include "rj-test-ui.h"
#include "rj-ui.h"
#include "rj-window-private.h"

#include <locale.h>

typedef struct {
  RjTestUi ui;
  GtkWidget *window;
  RjCover *cover;
  gint64 now;
} Fixture;

static gint64
read_now (gpointer user_data)
{
  return *(gint64 *) user_data;
}

static void
set_up (Fixture *self, gconstpointer shared)
{
  rj_test_ui_set_up (&self->ui);
  g_object_set (self->ui.settings, "shared-computer", GPOINTER_TO_INT (shared), NULL);
  rj_test_ui_open (&self->ui);
  self->window = GTK_WIDGET (rj_window_new (NULL, self->ui.context));
  self->cover = rj_window_get_cover (RJ_WINDOW (self->window));
  rj_cover_set_boot_time (self->cover, read_now, &self->now);
  gtk_window_present (GTK_WINDOW (self->window));
  RJ_TEST_UNTIL (gtk_widget_get_mapped (self->window) && rj_test_shows (self->window, "Today"));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  rj_test_ui_tear_down (&self->ui);
}

/* ---- By itself, with a clock of ours ---- */

static void
test_seconds (void)
{
  gint64 now = 1000;
  GtkWidget *window = gtk_window_new ();
  GtkWidget *button = gtk_button_new_with_label ("Something private");
  GtkWidget *widget = rj_cover_new ();
  RjCover *cover = RJ_COVER (widget);

  rj_cover_set_boot_time (cover, read_now, &now);
  gtk_window_set_child (GTK_WINDOW (window), button);
  gtk_widget_set_parent (widget, window);
  rj_cover_set_on (cover, TRUE);
  /* In use it never comes. */
  now += G_TIME_SPAN_HOUR;
  rj_cover_check (cover);
  g_assert_false (rj_cover_get_covering (cover));
  /* Somewhere else for a moment, and back. */
  rj_cover_set_active (cover, FALSE);
  now += 2 * G_TIME_SPAN_SECOND + 999999;
  rj_cover_check (cover);
  g_assert_false (rj_cover_get_covering (cover));
  rj_cover_set_active (cover, TRUE);
  now += G_TIME_SPAN_HOUR;
  rj_cover_set_active (cover, FALSE);
  rj_cover_check (cover);
  g_assert_false (rj_cover_get_covering (cover));
  now += 3 * G_TIME_SPAN_SECOND;
  rj_cover_check (cover);
  g_assert_true (rj_cover_get_covering (cover));
  g_assert_false (gtk_widget_get_visible (button));
  /* Only a click or a key takes it away: to be in front is not enough. */
  rj_cover_set_active (cover, TRUE);
  g_assert_true (rj_cover_get_covering (cover));
  rj_cover_take_away (cover);
  g_assert_true (gtk_widget_get_visible (button));
  g_assert_false (gtk_widget_get_visible (widget));
  /* Taken away by a click on a window that is not in front: it counts anew. */
  rj_cover_set_active (cover, FALSE);
  now += 3 * G_TIME_SPAN_SECOND;
  rj_cover_check (cover);
  rj_cover_take_away (cover);
  g_assert_false (rj_cover_get_covering (cover));
  now += 3 * G_TIME_SPAN_SECOND;
  rj_cover_check (cover);
  g_assert_true (rj_cover_get_covering (cover));
  /* Switched off, it goes. */
  rj_cover_set_on (cover, FALSE);
  g_assert_true (gtk_widget_get_visible (button));
  now += G_TIME_SPAN_HOUR;
  rj_cover_check (cover);
  g_assert_false (rj_cover_get_covering (cover));
  gtk_widget_unparent (widget);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* ---- In the window ---- */

static void
leave (Fixture *self)
{
  rj_cover_set_active (self->cover, FALSE);
  self->now += RJ_COVER_SECONDS * G_TIME_SPAN_SECOND;
  rj_cover_check (self->cover);
  g_assert_true (rj_cover_get_covering (self->cover));
}

static void
add_mapped_texts (GtkWidget *widget, GString *texts)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (texts, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    add_mapped_texts (child, texts);
}

/* All that can be read in the window. */
static void
assert_texts (Fixture *self, const char *wanted)
{
  g_autoptr (GString) texts = g_string_new (NULL);

  RJ_TEST_UNTIL (gtk_widget_get_width (GTK_WIDGET (self->cover)) > 0);
  add_mapped_texts (self->window, texts);
  g_assert_cmpstr (texts->str, ==, wanted);
}

static void
test_window (Fixture *self, gconstpointer data)
{
  GtkWidget *field = rj_test_find (self->window, GTK_TYPE_TEXT, NULL);
  GtkRoot *root = GTK_ROOT (self->window);

  g_assert_nonnull (field);
  gtk_widget_grab_focus (field);
  gtk_editable_set_text (GTK_EDITABLE (field), "quokka");
  leave (self);
  assert_texts (self, "Journal\n");
  g_assert_true (gtk_root_get_focus (root) == GTK_WIDGET (self->cover));
  /* Behind it a page may finish and want the focus: it waits, and no key goes there. */
  gtk_widget_grab_focus (field);
  g_assert_true (gtk_root_get_focus (root) == GTK_WIDGET (self->cover));
  gtk_test_accessible_assert_role (self->cover, GTK_ACCESSIBLE_ROLE_GROUP);
  /* As large as the window. */
  RJ_TEST_UNTIL (gtk_widget_get_width (GTK_WIDGET (self->cover)) == gtk_widget_get_width (self->window)
                 && gtk_widget_get_height (GTK_WIDGET (self->cover)) == gtk_widget_get_height (self->window));
  rj_cover_take_away (self->cover);
  RJ_TEST_UNTIL (gtk_widget_get_mapped (field));
  RJ_TEST_UNTIL (gtk_root_get_focus (root) == field);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field)), ==, "quokka");
}

/* What was open is open, with its words, and the focus is where it was. */
static void
test_dialog (Fixture *self, gconstpointer data)
{
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (self->window);
  AdwDialog *dialog;
  GtkWidget *field;

  gtk_widget_activate_action (self->window, "win.write", NULL);
  RJ_TEST_UNTIL ((dialog = adw_application_window_get_visible_dialog (window)) != NULL);
  RJ_TEST_UNTIL ((field = rj_test_find (GTK_WIDGET (dialog), GTK_TYPE_TEXT_VIEW, NULL)) != NULL
                 && gtk_widget_get_mapped (field));
  gtk_widget_grab_focus (field);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (field)), "quokka", -1);
  leave (self);
  assert_texts (self, "Journal\n");
  rj_cover_take_away (self->cover);
  RJ_TEST_UNTIL (gtk_widget_get_mapped (field));
  g_assert_true (adw_application_window_get_visible_dialog (window) == dialog);
  RJ_TEST_UNTIL (gtk_root_get_focus (GTK_ROOT (self->window)) == field);
  adw_dialog_force_close (dialog);
}

/* A menu that was open would lie above it. */
static void
test_menu (Fixture *self, gconstpointer data)
{
  GtkWidget *button = rj_test_find (self->window, GTK_TYPE_MENU_BUTTON, NULL);

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  RJ_TEST_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)))));
  leave (self);
  assert_texts (self, "Journal\n");
}

/* F1 works here as well. */
static void
test_help_now (Fixture *self, gconstpointer data)
{
  leave (self);
  rj_window_show_help_now (RJ_WINDOW (self->window));
  g_assert_false (rj_cover_get_covering (self->cover));
  RJ_TEST_UNTIL (rj_test_shows (self->window, "You can stop here for a minute."));
}

static void
test_off (Fixture *self, gconstpointer data)
{
  rj_cover_set_active (self->cover, FALSE);
  self->now += G_TIME_SPAN_HOUR;
  rj_cover_check (self->cover);
  g_assert_false (rj_cover_get_covering (self->cover));
  /* Chosen now, it comes. */
  g_object_set (self->ui.settings, "shared-computer", TRUE, NULL);
  leave (self);
  g_object_set (self->ui.settings, "shared-computer", FALSE, NULL);
  g_assert_false (rj_cover_get_covering (self->cover));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8"); // it asks for en_US, which only some machines have
  rj_ui_init ();
  g_test_add_func ("/cover/seconds", test_seconds);
  g_test_add ("/cover/window", Fixture, GINT_TO_POINTER (TRUE), set_up, test_window, tear_down);
  g_test_add ("/cover/dialog", Fixture, GINT_TO_POINTER (TRUE), set_up, test_dialog, tear_down);
  g_test_add ("/cover/menu", Fixture, GINT_TO_POINTER (TRUE), set_up, test_menu, tear_down);
  g_test_add ("/cover/help-now", Fixture, GINT_TO_POINTER (TRUE), set_up, test_help_now, tear_down);
  g_test_add ("/cover/off", Fixture, GINT_TO_POINTER (FALSE), set_up, test_off, tear_down);
  return g_test_run ();
}
