// SPDX-License-Identifier: GPL-3.0-or-later
// What can be written down on the lock screen, and what is told of it after the unlock.
#include "rj-lock-page.h"
#include "rj-quick-note.h"
#include "rj-rating.h"
#include "rj-ride-dialog.h"
#include "rj-ride-keeper.h"
#include "rj-test-store.h"
#include "rj-test-ui.h"
#include "rj-test-vault.h"
#include "rj-ui.h"
#include "rj-unlock-news.h"
#include "rj-window.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <unistd.h>

typedef struct {
  RjTestUi ui;
  RjWindow *window;
} Fixture;

/* A window before a journal that is locked. */
static void
set_up (Fixture *self, gconstpointer data)
{
  rj_test_ui_set_up (&self->ui);
  g_free (rj_test_make_journal (self->ui.folder));
  g_clear_object (&self->ui.context);
  g_clear_object (&self->ui.vault);
  self->ui.vault = rj_vault_new (self->ui.folder, self->ui.clock);
  self->ui.context = rj_context_new (self->ui.clock, self->ui.settings, self->ui.vault, NULL);
  g_object_set (self->ui.settings, "window-width", data ? 360 : 1000, "window-height", 700, NULL);
  self->window = rj_window_new (NULL, self->ui.context);
  gtk_window_present (GTK_WINDOW (self->window));
  RJ_TEST_UNTIL (gtk_root_get_focus (GTK_ROOT (self->window)) != NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  rj_test_vault_close (self->ui.vault, NULL);
  rj_test_ui_tear_down (&self->ui);
}

static GtkWidget *
lock_page (Fixture *self)
{
  return rj_test_find (GTK_WIDGET (self->window), RJ_TYPE_LOCK_PAGE, NULL);
}

static GtkWidget *
dialog (Fixture *self)
{
  AdwDialog *shown = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window));

  return RJ_IS_QUICK_NOTE (shown) ? GTK_WIDGET (shown) : NULL;
}

static void
press (GtkWidget *root, const char *label)
{
  GtkWidget *button = rj_test_find (root, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static GtkWidget *
open_note (Fixture *self)
{
  /* As Ctrl+K does. */
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.log-craving", NULL);
  RJ_TEST_UNTIL (dialog (self) != NULL && gtk_widget_get_mapped (dialog (self)));
  return dialog (self);
}

static void
rate (GtkWidget *note, int strength)
{
  rj_rating_set_value (RJ_RATING (RJ_TEST_CHILD (note, "rating")), strength);
}

static void
save (Fixture *self)
{
  press (dialog (self), "Save");
  RJ_TEST_UNTIL (dialog (self) == NULL);
}

static void
unlock (Fixture *self)
{
  GtkWidget *page = lock_page (self);

  gtk_editable_set_text (GTK_EDITABLE (RJ_TEST_CHILD (page, "passphrase_entry")), RJ_TEST_PASSPHRASE);
  g_signal_emit_by_name (RJ_TEST_CHILD (page, "unlock_button"), "clicked");
}

static guint
inbox_records (Fixture *self)
{
  g_autofree char *path = g_build_filename (self->ui.folder, "inbox", NULL);
  GStatBuf status;

  return g_stat (path, &status) == 0 ? (guint) (status.st_size / RJ_SEALED_RECORD_LENGTH) : 0;
}

static void
test_note (Fixture *self, gconstpointer data)
{
  GtkWidget *note = open_note (self);
  GtkWidget *rating = RJ_TEST_CHILD (note, "rating");
  GtkWidget *button = RJ_TEST_CHILD (note, "save_button");

  rj_test_assert_safety_keys (note);
  RJ_TEST_UNTIL (gtk_root_get_focus (GTK_ROOT (self->window)) == rating);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (rating), GTK_ACCESSIBLE_ROLE_SLIDER);
  g_assert_true (rj_test_shows (note, "How strong?"));
  /* Nothing tells a stranger what it is about. */
  g_assert_false (rj_test_shows (note, "raving"));
  g_assert_false (gtk_widget_get_sensitive (button));
  g_assert_true (adw_dialog_get_default_widget (ADW_DIALOG (note)) == button);
  rate (note, 7);
  g_assert_true (gtk_widget_get_sensitive (button));
  press (note, "Lonely");
  save (self);
  g_assert_true (rj_test_shows (lock_page (self), "Saved. It is added when you unlock."));
  g_assert_cmpuint (inbox_records (self), ==, 1);

  /* The same one again, later on. */
  rj_fake_clock_advance (RJ_FAKE_CLOCK (self->ui.clock), 10 * G_TIME_SPAN_MINUTE);
  press (lock_page (self), "Rate it again");
  RJ_TEST_UNTIL (dialog (self) != NULL);
  g_assert_true (rj_test_shows (dialog (self), "How strong now?"));
  g_assert_null (rj_test_find (dialog (self), GTK_TYPE_BUTTON, "Lonely"));
  rate (dialog (self), 3);
  save (self);
  g_assert_cmpuint (inbox_records (self), ==, 2);

  unlock (self);
  RJ_TEST_UNTIL (
    rj_test_shows (GTK_WIDGET (self->window), "2 notes were entered while the journal was locked."));
  g_assert_cmpuint (inbox_records (self), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.place", "s", "journal");
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (self->window), "Craving · 7, strong"));
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (self->window), "entered while locked"));
  press (GTK_WIDGET (self->window), "Undo");
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (self->window), "Taken out again."));
  RJ_TEST_UNTIL (!rj_test_shows (GTK_WIDGET (self->window), "entered while locked"));
}

/* What is being noted when the journal opens is not taken away, and goes in with it. */
static void
test_unlock_meanwhile (Fixture *self, gconstpointer data)
{
  unlock (self);
  open_note (self);
  RJ_TEST_UNTIL (rj_vault_get_state (self->ui.vault) == RJ_VAULT_OPEN);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_nonnull (dialog (self));
  g_assert_null (rj_context_get_store (self->ui.context));
  rate (dialog (self), 5);
  save (self);
  RJ_TEST_UNTIL (
    rj_test_shows (GTK_WIDGET (self->window), "1 note was entered while the journal was locked."));
}

/* Nor is what is begun while it goes in that was noted before. */
static void
test_open_meanwhile (Fixture *self, gconstpointer data)
{
  open_note (self);
  rate (dialog (self), 4);
  save (self);
  unlock (self);
  RJ_TEST_UNTIL (rj_vault_get_state (self->ui.vault) == RJ_VAULT_OPEN);
  g_assert_null (rj_context_get_store (self->ui.context));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.log-craving", NULL);
  RJ_TEST_UNTIL (inbox_records (self) == 0);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_nonnull (dialog (self));
  g_assert_null (rj_context_get_store (self->ui.context));
  rate (dialog (self), 5);
  save (self);
  RJ_TEST_UNTIL (
    rj_test_shows (GTK_WIDGET (self->window), "2 notes were entered while the journal was locked."));
}

/* What is rated while the journal closes goes where it goes when it is locked. */
static void
test_locking (Fixture *self, gconstpointer data)
{
  gboolean closed = FALSE;

  unlock (self);
  RJ_TEST_UNTIL (rj_context_get_store (self->ui.context) != NULL);
  rj_ride_start (rj_context_get_ride (self->ui.context), NULL);
  rj_ride_keeper_rate (self->ui.context, 7, NULL);
  rj_vault_close_async (self->ui.vault, rj_test_note, &closed);
  rj_ride_keeper_rate (self->ui.context, 5, NULL);
  RJ_TEST_UNTIL (closed);
  rj_ride_keeper_rate (self->ui.context, 4, NULL);
  g_assert_true (rj_vault_is_putting ());
  RJ_TEST_UNTIL (!rj_vault_is_putting ());
  g_assert_cmpuint (inbox_records (self), ==, 2);
  rj_ride_stop (rj_context_get_ride (self->ui.context));
}

static char *
save_strategy (RjStore *store)
{
  RjStrategies *strategies = rj_store_get_strategies (store);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_strategy_free);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GError) error = NULL;
  RjStrategy *strategy = rj_strategy_new ();

  strategy->title = g_strdup ("Walk out");
  g_ptr_array_add (list, strategy);
  saved = rj_strategies_save_finish (
    strategies, RJ_TEST_AWAIT (rj_strategies_save_async (strategies, list, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  return g_strdup (((RjStrategy *) g_ptr_array_index (saved, 0))->record.id);
}

/* How often it was used, for the one urge there is. */
static guint
count_tried (RjStore *store)
{
  RjStrategies *strategies = rj_store_get_strategies (store);
  g_autoptr (GPtrArray) episodes = rj_strategies_list_episodes_finish (
    strategies, RJ_TEST_AWAIT (rj_strategies_list_episodes_async (strategies, NULL, RJ_TEST_READY)), NULL);

  g_assert_cmpuint (episodes->len, ==, 1);
  return ((RjEpisode *) g_ptr_array_index (episodes, 0))->tried->len;
}

/* As if the journal was locked while a note was done: all that is known of it is its id. */
static void
restore_ride (Fixture *self)
{
  g_autoptr (RjVault) vault = rj_vault_new (self->ui.folder, self->ui.clock);
  g_auto (RjRideState) state = { .started_us = rj_clock_get_now (self->ui.clock), .seconds = 900 };

  g_assert_true (rj_test_vault_open (vault, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, NULL));
  state.strategy = save_strategy (rj_vault_get_store (vault));
  g_assert_true (rj_test_vault_close (vault, NULL));
  rj_ride_restore_state (rj_context_get_ride (self->ui.context), &state);
}

typedef enum {
  STOPPED,
  OTHER,
  FORGOTTEN,
} Ending;

/* What was done on the lock screen is written down after the unlock, if it was rated, whichever way it
 * ended. */
static void
test_ride_ended (Fixture *self, Ending ending)
{
  RjRide *ride = rj_context_get_ride (self->ui.context);
  RjStore *store;

  restore_ride (self);
  for (guint i = 0; i < 2; i++)
    {
      rj_fake_clock_advance (RJ_FAKE_CLOCK (self->ui.clock), i > 0 ? 15 * G_TIME_SPAN_MINUTE : 1);
      rj_ride_keeper_rate (self->ui.context, 7 - 3 * (int) i, NULL);
      RJ_TEST_UNTIL (inbox_records (self) == i + 1 && !rj_vault_is_putting ());
    }
  if (ending == OTHER)
    {
      rj_ride_keeper_leave (self->ui.context);
      rj_ride_start (ride, NULL);
    }
  if (ending == FORGOTTEN)
    {
      rj_fake_clock_advance (RJ_FAKE_CLOCK (self->ui.clock), 4 * G_TIME_SPAN_HOUR);
      rj_ride_check (ride);
    }
  else
    rj_ride_keeper_stop (self->ui.context);
  g_assert_false (rj_ride_is_on (ride));
  unlock (self);
  RJ_TEST_UNTIL (rj_context_get_store (self->ui.context) != NULL);
  store = rj_context_get_store (self->ui.context);
  RJ_TEST_UNTIL (count_tried (store) == 1);
}

static void
test_ride_stopped (Fixture *self, gconstpointer data)
{
  test_ride_ended (self, STOPPED);
}

static void
test_ride_other (Fixture *self, gconstpointer data)
{
  test_ride_ended (self, OTHER);
}

static void
test_ride_forgotten (Fixture *self, gconstpointer data)
{
  test_ride_ended (self, FORGOTTEN);
}

/* What became of a number that is given with the start is told on the page that follows. */
static void
test_first_rating (Fixture *self, gconstpointer data)
{
  GtkWidget *ride;

  rj_ride_dialog_present (GTK_WIDGET (self->window), self->ui.context);
  ride = GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window)));
  rj_rating_set_value (RJ_RATING (rj_test_find (ride, RJ_TYPE_RATING, NULL)), 7);
  press (ride, "Start");
  RJ_TEST_UNTIL (rj_test_shows (ride, "Saved. It is added when you unlock."));
  g_assert_cmpuint (inbox_records (self), ==, 1);
  rj_ride_stop (rj_context_get_ride (self->ui.context));
  RJ_TEST_UNTIL (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window)) == NULL);
}

/* As if @keyval was pressed while the number has the focus. Returns: was it taken? */
static gboolean
type (GtkWidget *note, guint keyval)
{
  GtkWidget *places[] = { note, RJ_TEST_CHILD (note, "rating") };
  gboolean handled = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (places[i]);

      for (guint n = 0; !handled && n < g_list_model_get_n_items (controllers); n++)
        {
          g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, n);

          if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
            g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &handled);
        }
    }
  return handled;
}

/* What is seen is what is written down. */
static void
test_saving (Fixture *self, gconstpointer data)
{
  GtkWidget *note = open_note (self);

  type (note, GDK_KEY_7);
  g_assert_cmpint (rj_rating_get_value (RJ_RATING (RJ_TEST_CHILD (note, "rating"))), ==, 7);
  press (note, "Save");
  type (note, GDK_KEY_3);
  type (note, GDK_KEY_BackSpace);
  g_assert_cmpint (rj_rating_get_value (RJ_RATING (RJ_TEST_CHILD (note, "rating"))), ==, 7);
  RJ_TEST_UNTIL (dialog (self) == NULL);
}

/* The page after a strong one takes keys again. */
static void
test_saved_strong (Fixture *self, gconstpointer data)
{
  GtkWidget *note = open_note (self);

  rate (note, 9);
  press (note, "Save");
  RJ_TEST_UNTIL (rj_test_find (note, GTK_TYPE_BUTTON, "That's all for now") != NULL);
  g_assert_false (type (note, GDK_KEY_Tab));
  press (note, "That's all for now");
  RJ_TEST_UNTIL (dialog (self) == NULL);
}

static void
test_left (Fixture *self, gconstpointer data)
{
  GtkWidget *note = open_note (self);

  rate (note, 5);
  press (note, "Cancel");
  RJ_TEST_UNTIL (dialog (self) == NULL);
  g_assert_cmpuint (inbox_records (self), ==, 0);
  g_assert_null (rj_test_find (lock_page (self), GTK_TYPE_BUTTON, "Rate it again"));
}

static void
test_not_saved (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->ui.folder, "inbox", NULL);
  GtkWidget *note;
  int fd;

  /* Full, of whatever it may be. */
  fd = open (path, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
  g_assert_no_errno (ftruncate (fd, 1000 * RJ_SEALED_RECORD_LENGTH));
  close (fd);
  note = open_note (self);
  rate (note, 7);
  press (note, "Save");
  RJ_TEST_UNTIL (
    rj_test_shows (note, "Not saved: a thousand notes are waiting already. Unlock once to make room."));
  g_assert_true (gtk_widget_get_sensitive (RJ_TEST_CHILD (note, "save_button")));
  g_assert_cmpint (rj_rating_get_value (RJ_RATING (RJ_TEST_CHILD (note, "rating"))), ==, 7);

  g_assert_no_errno (g_unlink (path));
  g_assert_no_errno (g_mkdir (path, 0700));
  press (note, "Save");
  RJ_TEST_UNTIL (rj_test_shows (note, "Not saved. You can write it down after you unlock."));
  g_assert_no_errno (g_rmdir (path));
  save (self);
  g_assert_cmpuint (inbox_records (self), ==, 1);
}

/* A journal that was last open before there was an inbox. */
static void
test_no_inbox (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->ui.folder, "inbox.pub", NULL);
  g_autoptr (RjContext) context = NULL;
  GtkWidget *page;

  g_assert_no_errno (g_unlink (path));
  context = rj_context_new (self->ui.clock, self->ui.settings, self->ui.vault, NULL);
  page = g_object_ref_sink (rj_lock_page_new (context));
  g_assert_null (rj_test_find (page, GTK_TYPE_BUTTON, "Quick note"));
  g_object_unref (page);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.log-craving", NULL);
  g_assert_null (dialog (self));
}

static void
test_news (Fixture *self, gconstpointer data)
{
  const gint64 hour = G_TIME_SPAN_HOUR;
  static const struct {
    guint tries;
    gint64 ago_us;
    const char *says;
  } cases[] = {
    { 2, 3 * G_TIME_SPAN_HOUR + 48 * G_TIME_SPAN_MINUTE, "Last opened today 08:12. 2 wrong tries since." },
    { 1, G_TIME_SPAN_DAY, "Last opened yesterday 12:00. 1 wrong try since." },
    { 3, 2 * G_TIME_SPAN_DAY, "Last opened Thursday 19 November, 12:00. 3 wrong tries since." },
    { 500, G_TIME_SPAN_DAY, "500 wrong tries or more while the journal was locked." },
  };
  RjInboxReport report = { 0 };
  g_autofree char *both = NULL;
  g_autofree char *never = NULL;
  g_autofree char *failed = NULL;

  g_assert_null (rj_unlock_news_told (&report, RJ_TEST_UI_NOW_US - hour, self->ui.clock));
  g_assert_null (rj_unlock_news_notes (&report));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *says = NULL;

      report.merged.tries = cases[i].tries;
      says = rj_unlock_news_told (&report, RJ_TEST_UI_NOW_US - cases[i].ago_us, self->ui.clock);
      g_assert_cmpstr (says, ==, cases[i].says);
    }
  report.merged.tries = 1;
  never = rj_unlock_news_told (&report, 0, self->ui.clock);
  g_assert_cmpstr (never, ==, "1 wrong try.");
  report.merged.tries = 0;
  report.key_was_wrong = TRUE;
  report.unreadable = 2;
  both = rj_unlock_news_told (&report, 0, self->ui.clock);
  g_assert_cmpstr (
    both, ==,
    "The file that locks your quick notes had been changed. It is right again; the journal was "
    "not touched. 2 notes from that time could not be read.");
  report.key_was_wrong = FALSE;
  report.unreadable = 0;
  report.failed = TRUE;
  failed = rj_unlock_news_told (&report, 0, self->ui.clock);
  g_assert_cmpstr (failed, ==,
                   "What was noted while it was locked could not be added yet. It is kept, and tried again "
                   "when you unlock next.");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8"); // it asks for en_US, which only some machines have
  rj_ui_init ();
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/quick-note/note", test_note);
  g_test_add ("/quick-note/narrow", Fixture, "narrow", set_up, test_note, tear_down);
  ADD ("/quick-note/unlock-meanwhile", test_unlock_meanwhile);
  ADD ("/quick-note/open-meanwhile", test_open_meanwhile);
  ADD ("/quick-note/locking", test_locking);
  ADD ("/quick-note/ride-stopped", test_ride_stopped);
  ADD ("/quick-note/ride-other", test_ride_other);
  ADD ("/quick-note/ride-forgotten", test_ride_forgotten);
  ADD ("/quick-note/first-rating", test_first_rating);
  ADD ("/quick-note/saving", test_saving);
  ADD ("/quick-note/saved-strong", test_saved_strong);
  ADD ("/quick-note/left", test_left);
  ADD ("/quick-note/not-saved", test_not_saved);
  ADD ("/quick-note/no-inbox", test_no_inbox);
  ADD ("/quick-note/news", test_news);
  return g_test_run ();
}
