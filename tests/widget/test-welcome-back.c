// SPDX-License-Identifier: GPL-3.0-or-later
// After a long absence Today says that nothing is owed; otherwise nothing.
#include "rj-test-ui.h"
#include "rj-test-vault.h"
#include "rj-today-page.h"
#include "rj-ui.h"
#include "rj-welcome-back-card.h"
#include "rj-window.h"

#include <locale.h>

#define TITLE "Good to see you."
#define TEXT  "Nothing to catch up on. Today is a fine place to start."

typedef struct {
  RjTestUi ui;
  GtkWidget *window;
  GtkWidget *page;
} Fixture;

static void
open_vault (Fixture *self, RjTestOpening how)
{
  g_autoptr (GError) error = NULL;

  rj_test_vault_open (self->ui.vault, how, RJ_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
}

static void
close_vault (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  rj_test_vault_close (self->ui.vault, &error);
  g_assert_no_error (error);
  g_clear_object (&self->ui.context);
  g_clear_object (&self->ui.vault);
  self->ui.vault = rj_vault_new (self->ui.folder, self->ui.clock);
  self->ui.context = rj_context_new (self->ui.clock, self->ui.settings, self->ui.vault, NULL);
}

/* A journal that is made and closed at noon. */
static void
set_up (Fixture *self, gconstpointer data)
{
  rj_test_ui_set_up (&self->ui);
  open_vault (self, RJ_TEST_CREATE);
  close_vault (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  rj_test_ui_tear_down (&self->ui);
}

static GtkWidget *
get_focus (Fixture *self)
{
  return gtk_root_get_focus (GTK_ROOT (self->window));
}

static void
show_today (Fixture *self)
{
  open_vault (self, RJ_TEST_UNLOCK);
  rj_context_set_store (self->ui.context, rj_vault_get_store (self->ui.vault));
  g_object_set (self->ui.settings, "window-width", 360, "window-height", 700, NULL);
  self->window = GTK_WIDGET (rj_window_new (NULL, self->ui.context));
  gtk_window_present (GTK_WINDOW (self->window));
  RJ_TEST_UNTIL (rj_test_find (self->window, RJ_TYPE_TODAY_PAGE, NULL) != NULL);
  self->page = rj_test_find (self->window, RJ_TYPE_TODAY_PAGE, NULL);
  RJ_TEST_UNTIL (get_focus (self) != NULL && gtk_widget_is_ancestor (get_focus (self), self->page));
}

static void
hide_today (Fixture *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  close_vault (self);
}

static gboolean
greets (Fixture *self)
{
  gboolean title = rj_test_shows (self->page, TITLE);

  g_assert_true (title == rj_test_shows (self->page, TEXT));
  return title;
}

static void
advance (Fixture *self, gint64 us)
{
  rj_fake_clock_advance (RJ_FAKE_CLOCK (self->ui.clock), us);
}

static void
test_due (void)
{
  const gint64 then = RJ_TEST_UI_NOW_US;

  g_assert_false (rj_welcome_back_card_is_due (0, then));
  g_assert_false (rj_welcome_back_card_is_due (then, then));
  g_assert_false (rj_welcome_back_card_is_due (then, then + 14 * G_TIME_SPAN_DAY - 1));
  g_assert_true (rj_welcome_back_card_is_due (then, then + 14 * G_TIME_SPAN_DAY));
  g_assert_true (rj_welcome_back_card_is_due (then, then + 3000 * G_TIME_SPAN_DAY));
  g_assert_false (rj_welcome_back_card_is_due (then, then - 3000 * G_TIME_SPAN_DAY));
}

static void
test_long_absence (Fixture *self, gconstpointer data)
{
  GtkWidget *card, *close;

  advance (self, 14 * G_TIME_SPAN_DAY);
  show_today (self);
  g_assert_true (greets (self));
  card = rj_test_find (self->page, RJ_TYPE_WELCOME_BACK_CARD, NULL);
  g_assert_cmpint (gtk_widget_get_width (card), <=, 360);
  /* The first thing below the tabs; the focus goes to the plan as always. */
  g_assert_nonnull (gtk_widget_get_prev_sibling (card));
  g_assert_null (gtk_widget_get_prev_sibling (gtk_widget_get_prev_sibling (card)));
  RJ_TEST_UNTIL (get_focus (self) != NULL && gtk_widget_is_ancestor (get_focus (self), self->page)
                 && !gtk_widget_is_ancestor (get_focus (self), card));
  close = rj_test_find (card, GTK_TYPE_BUTTON, NULL);
  gtk_test_accessible_assert_property (close, GTK_ACCESSIBLE_PROPERTY_LABEL, "Close");
  gtk_widget_grab_focus (close);
  g_signal_emit_by_name (close, "clicked");
  g_assert_false (greets (self));
  /* As soon as the plan is there. */
  RJ_TEST_UNTIL (get_focus (self) != NULL && gtk_widget_is_ancestor (get_focus (self), self->page)
                 && !gtk_widget_is_ancestor (get_focus (self), card));
  hide_today (self);

  /* Said once: now it was opened today. */
  advance (self, G_TIME_SPAN_HOUR);
  show_today (self);
  g_assert_false (greets (self));
  hide_today (self);
}

static void
test_short_absence (Fixture *self, gconstpointer data)
{
  advance (self, 13 * G_TIME_SPAN_DAY);
  show_today (self);
  g_assert_false (greets (self));
  hide_today (self);
}

/* The time before lies ahead: of that nothing can be told. */
static void
test_clock_set_back (Fixture *self, gconstpointer data)
{
  advance (self, -400 * G_TIME_SPAN_DAY);
  show_today (self);
  g_assert_false (greets (self));
  hide_today (self);

  advance (self, G_TIME_SPAN_DAY);
  show_today (self);
  g_assert_false (greets (self));
  hide_today (self);
}

#define ADD(name, func) g_test_add ("/welcome-back/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8"); // it asks for en_US, which only some machines have
  rj_ui_init ();

  g_test_add_func ("/welcome-back/due", test_due);
  ADD ("long-absence", test_long_absence);
  ADD ("short-absence", test_short_absence);
  ADD ("clock-set-back", test_clock_set_back);

  return g_test_run ();
}
