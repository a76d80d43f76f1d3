// SPDX-License-Identifier: GPL-3.0-or-later
// Backups in the preferences, on the lock screen and in first run: seen before they are taken.
#include "rj-backup-card.h"
#include "rj-backup-page.h"
#include "rj-backups-page.h"
#include "rj-backups.h"
#include "rj-choose-backup-page.h"
#include "rj-lock-page.h"
#include "rj-preferences-dialog.h"
#include "rj-remove-page.h"
#include "rj-test-store.h"
#include "rj-test-ui.h"
#include "rj-test-vault.h"
#include "rj-ui.h"
#include "rj-vault-private.h"
#include "rj-welcome-page.h"

#include <glib/gstdio.h>
#include <locale.h>

#define N_MOODS 3

typedef struct {
  RjTestUi ui;
  char *stick;
  char *backup;
  char *spare_key;
  gboolean taken;
} Backups;

static void
save_moods (Backups *self, int n)
{
  for (int i = 0; i < n; i++)
    rj_mood_entry_free (rj_test_save_mood (rj_vault_get_store (self->ui.vault), RJ_MOOD_LOW,
                                           rj_clock_get_today (self->ui.clock) - i, "words"));
}

/* An open journal with a backup of N_MOODS elsewhere, and one mood more. */
static void
set_up (Backups *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autoptr (RjSecretBytes) spare = NULL;
  g_autofree char *journal = NULL;
  g_autofree char *name = NULL;

  self->taken = FALSE;
  rj_test_ui_set_up (&self->ui);
  journal = g_build_filename (self->ui.folder, "journal", NULL);
  self->stick = g_build_filename (self->ui.folder, "stick", NULL);
  g_assert_cmpint (g_mkdir (self->stick, 0700), ==, 0);
  g_clear_object (&self->ui.context);
  g_clear_object (&self->ui.vault);
  self->ui.vault = rj_vault_new (journal, self->ui.clock);
  self->ui.context = rj_context_new (self->ui.clock, self->ui.settings, self->ui.vault, NULL);
  rj_test_vault_open (self->ui.vault, RJ_TEST_CREATE, RJ_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  rj_context_set_store (self->ui.context, rj_vault_get_store (self->ui.vault));
  spare = rj_vault_dup_spare_key (self->ui.vault);
  self->spare_key =
    g_strndup ((const char *) rj_secret_bytes_get (spare), rj_secret_bytes_get_length (spare));
  save_moods (self, N_MOODS);
  folder = g_file_new_for_path (self->stick);
  name = rj_vault_back_up_finish (
    self->ui.vault, RJ_TEST_AWAIT (rj_vault_back_up_async (self->ui.vault, folder, NULL, RJ_TEST_READY)),
    NULL, &error);
  g_assert_no_error (error);
  self->backup = g_build_filename (self->stick, name, NULL);
  save_moods (self, 1);
}

/* As after a lock: another process. */
static void
close_journal (Backups *self)
{
  g_autofree char *journal = g_strdup (rj_vault_get_folder (self->ui.vault));

  rj_test_vault_close (self->ui.vault, NULL);
  g_clear_object (&self->ui.context);
  g_clear_object (&self->ui.vault);
  self->ui.vault = rj_vault_new (journal, self->ui.clock);
  self->ui.context = rj_context_new (self->ui.clock, self->ui.settings, self->ui.vault, NULL);
}

static void
tear_down (Backups *self)
{
  rj_test_vault_close (self->ui.vault, NULL);
  g_free (self->stick);
  g_free (self->backup);
  g_free (self->spare_key);
  rj_test_ui_tear_down (&self->ui);
}

static void
taken_cb (Backups *self)
{
  self->taken = TRUE;
}

static GtkWidget *
open_page (Backups *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->backup);
  GtkWidget *page = g_object_ref_sink (GTK_WIDGET (rj_backup_page_new (self->ui.context, file)));

  g_signal_connect_swapped (page, "taken", G_CALLBACK (taken_cb), self);
  return page;
}

static void
look (GtkWidget *page, const char *secret)
{
  gtk_editable_set_text (GTK_EDITABLE (rj_test_find (page, GTK_TYPE_PASSWORD_ENTRY, NULL)), secret);
  g_signal_emit_by_name (rj_test_find (page, GTK_TYPE_BUTTON, "Look inside"), "clicked");
}

static void
take (Backups *self, GtkWidget *page)
{
  RJ_TEST_UNTIL (rj_test_shows (page, "3 entries, 0 coping notes, 0 plan items"));
  g_assert_true (rj_test_shows (page, "Backup of"));
  g_assert_true (rj_test_shows (page, "Entries from 19 November 2026 to 21 November 2026"));
  g_assert_false (self->taken);
  g_signal_emit_by_name (rj_test_find (page, GTK_TYPE_BUTTON, "Use this backup"), "clicked");
  RJ_TEST_UNTIL (self->taken);
}

static void
assert_opens (Backups *self, guint n)
{
  g_autoptr (GError) error = NULL;

  rj_test_vault_open (self->ui.vault, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rj_test_count_log (rj_vault_get_store (self->ui.vault)), ==, n);
}

/* The open journal has the key: nothing is asked. */
static void
test_open (void)
{
  Backups self;
  GtkWidget *page;

  set_up (&self);
  page = open_page (&self);
  RJ_TEST_UNTIL (rj_test_shows (page, "Opens with your passphrase of today"));
  g_assert_null (rj_test_find (page, GTK_TYPE_PASSWORD_ENTRY, NULL));
  g_assert_true (rj_test_shows (page, "Your passphrase stays."));
  take (&self, page);
  g_assert_finalize_object (G_OBJECT (page));
  close_journal (&self);
  assert_opens (&self, N_MOODS);
  tear_down (&self);
}

typedef struct {
  GSource source;
  char *path;
} FileSource;

static gboolean
is_there (GSource *source)
{
  return g_file_test (((FileSource *) source)->path, G_FILE_TEST_EXISTS);
}

static gboolean
prepare_file (GSource *source, int *timeout)
{
  *timeout = -1;
  return is_there (source);
}

static gboolean
dispatch_file (GSource *source, GSourceFunc callback, gpointer user_data)
{
  return callback (user_data);
}

static void
finalize_file (GSource *source)
{
  g_free (((FileSource *) source)->path);
}

/* Before anything else that comes when the file is there. */
static void
call_when_there (const char *path, GSourceFunc callback, gpointer user_data)
{
  static GSourceFuncs funcs = { prepare_file, is_there, dispatch_file, finalize_file, NULL, NULL };
  g_autoptr (GSource) source = g_source_new (&funcs, sizeof (FileSource));

  ((FileSource *) source)->path = g_strdup (path);
  g_source_set_priority (source, G_PRIORITY_HIGH);
  g_source_set_callback (source, callback, user_data, NULL);
  g_source_attach (source, NULL);
}

static gboolean
close_page_cb (gpointer page)
{
  g_object_run_dispose (page);
  return G_SOURCE_REMOVE;
}

static void
lock_cb (gboolean *locked)
{
  *locked = TRUE;
}

static const char *
get_preference (Backups *self, const char *name)
{
  return rj_store_get_preference (rj_vault_get_store (self->ui.vault), name);
}

/* The person went elsewhere while it was decided: what is shown is the old journal all the same. */
static void
test_closed_page (void)
{
  g_autoptr (GApplication) application = g_application_new ("org.example.Test", G_APPLICATION_NON_UNIQUE);
  g_autoptr (GSimpleAction) action = g_simple_action_new ("lock", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *decided = NULL;
  GApplication *before = g_application_get_default ();
  gboolean locked = FALSE;
  Backups self;
  GtkWidget *page;

  g_assert_true (g_application_register (application, NULL, &error));
  g_assert_no_error (error);
  g_application_set_default (application);
  g_action_map_add_action (G_ACTION_MAP (application), G_ACTION (action));
  g_signal_connect_swapped (action, "activate", G_CALLBACK (lock_cb), &locked);
  set_up (&self);
  page = open_page (&self);
  RJ_TEST_UNTIL (rj_test_shows (page, "Opens with your passphrase of today"));
  decided = g_build_filename (rj_vault_get_folder (self.ui.vault), "exchange", NULL);
  call_when_there (decided, close_page_cb, page);
  g_signal_emit_by_name (rj_test_find (page, GTK_TYPE_BUTTON, "Use this backup"), "clicked");
  RJ_TEST_UNTIL (locked);
  g_assert_false (self.taken);
  RJ_TEST_UNTIL (get_preference (&self, "interrupted-work") == NULL);
  g_assert_finalize_object (G_OBJECT (page));
  g_application_set_default (before);
  close_journal (&self);
  assert_opens (&self, N_MOODS);
  tear_down (&self);
}

static void
test_locked (void)
{
  Backups self;
  GtkWidget *page;

  set_up (&self);
  close_journal (&self);
  page = open_page (&self);
  rj_test_assert_private (page);
  look (page, "not the passphrase");
  RJ_TEST_UNTIL (rj_test_shows (page, "That passphrase didn't open the backup."));
  look (page, "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA");
  RJ_TEST_UNTIL (rj_test_shows (page, "There is a slip in the spare key."));
  look (page, self.spare_key);
  RJ_TEST_UNTIL (rj_test_shows (page, "Your passphrase stays."));
  take (&self, page);
  /* Nothing of it stays in the field. */
  g_assert_finalize_object (G_OBJECT (page));
  assert_opens (&self, N_MOODS);
  tear_down (&self);
}

static void
test_damaged (void)
{
  Backups self;
  GtkWidget *page;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  set_up (&self);
  g_assert_true (g_file_set_contents (self.backup, "no backup", -1, NULL));
  close_journal (&self);
  before = rj_test_describe_folder (self.stick);
  page = open_page (&self);
  look (page, RJ_TEST_PASSPHRASE);
  RJ_TEST_UNTIL (rj_test_shows (page, "This backup is damaged, or is none. Nothing has been changed."));
  g_assert_true (rj_test_shows (page, "says how to cut journal.db out of it."));
  after = rj_test_describe_folder (self.stick);
  g_assert_cmpstr (before, ==, after);
  g_assert_finalize_object (G_OBJECT (page));
  assert_opens (&self, N_MOODS + 1);
  tear_down (&self);
}

static void
push_cb (AdwNavigationPage *page, AdwNavigationPage *next, GtkWidget **kept)
{
  *kept = g_object_ref_sink (GTK_WIDGET (next));
}

static void
test_preferences (void)
{
  Backups self;
  GtkWidget *page;
  GtkWidget *next = NULL;
  GtkWidget *row;
  g_autoptr (GFile) stick = NULL;

  set_up (&self);
  stick = g_file_new_for_path (self.stick);
  page = g_object_ref_sink (GTK_WIDGET (rj_backups_page_new (self.ui.context)));
  g_signal_connect (page, "push", G_CALLBACK (push_cb), &next);
  RJ_TEST_UNTIL (rj_test_shows (page, "There is no safety copy yet."));
  g_assert_true (rj_test_shows (page, "None yet. On a stick or another disk it outlives this computer."));

  g_signal_emit_by_name (rj_test_find (page, ADW_TYPE_ACTION_ROW, "Check now"), "activated");
  RJ_TEST_UNTIL (rj_test_shows (page,
                                "Checked today, 12:00. The backup opened and holds everything: 4 entries, "
                                "0 coping notes, 0 plan items."));
  RJ_TEST_UNTIL (rj_test_find (page, ADW_TYPE_ACTION_ROW, "Saturday 21 November, 12:00") != NULL);
  row = rj_test_find (page, ADW_TYPE_ACTION_ROW, "Saturday 21 November, 12:00");
  adw_action_row_activate (ADW_ACTION_ROW (row));
  g_assert_nonnull (next);
  RJ_TEST_UNTIL (rj_test_shows (next, "4 entries"));
  g_assert_finalize_object (G_OBJECT (next));

  rj_backups_page_back_up_into (RJ_BACKUPS_PAGE (page), stick);
  RJ_TEST_UNTIL (rj_test_shows (page, "Last one: Saturday 21 November, 12:00"));
  g_assert_nonnull (
    rj_store_get_preference (rj_vault_get_store (self.ui.vault), RJ_PREFERENCE_BACKUP_OUTSIDE));

  row = rj_test_find (page, ADW_TYPE_SWITCH_ROW, NULL);
  g_assert_true (adw_switch_row_get_active (ADW_SWITCH_ROW (row)));
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), FALSE);
  RJ_TEST_UNTIL (rj_store_get_preference (rj_vault_get_store (self.ui.vault), RJ_PREFERENCE_BACKUP_CARD)
                 != NULL);
  g_assert_finalize_object (G_OBJECT (page));
  tear_down (&self);
}

static void
test_move (void)
{
  Backups self;
  GtkWidget *page;
  GtkWidget *next = NULL;
  g_autoptr (GFile) stick = NULL;

  set_up (&self);
  stick = g_file_new_for_path (self.stick);
  page = g_object_ref_sink (GTK_WIDGET (rj_backups_page_new (self.ui.context)));
  g_signal_connect (page, "push", G_CALLBACK (push_cb), &next);
  adw_action_row_activate (
    ADW_ACTION_ROW (rj_test_find (page, ADW_TYPE_ACTION_ROW, "Move to a new computer")));
  g_assert_true (rj_test_shows (next, "None yet."));
  g_assert_nonnull (rj_test_find (next, ADW_TYPE_ACTION_ROW, "Show the spare key"));
  rj_backups_page_back_up_into (RJ_BACKUPS_PAGE (page), stick);
  RJ_TEST_UNTIL (rj_test_shows (next, "Last one: Saturday 21 November, 12:00"));
  g_assert_finalize_object (G_OBJECT (next));
  g_assert_finalize_object (G_OBJECT (page));
  tear_down (&self);
}

/* The word first; then all of it goes but what lies elsewhere. */
static void
test_remove (void)
{
  Backups self;
  GtkWidget *page;
  GtkWidget *button;
  GtkWidget *entry;

  set_up (&self);
  g_object_set (self.ui.settings, "lock-minutes", 10, "appearance", "dark", NULL);
  page = g_object_ref_sink (GTK_WIDGET (rj_remove_page_new (self.ui.context)));
  rj_test_assert_private (page);
  RJ_TEST_UNTIL (rj_test_shows (page,
                                "4 entries and 0 backups on this computer. Copies you keep elsewhere stay. "
                                "This cannot be undone. Type “delete”."));
  button = rj_test_find (page, GTK_TYPE_BUTTON, "Delete everything");
  entry = rj_test_find (page, GTK_TYPE_ENTRY, NULL);
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_editable_set_text (GTK_EDITABLE (entry), "delet");
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_editable_set_text (GTK_EDITABLE (entry), " Delete");
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  RJ_TEST_UNTIL (rj_vault_get_state (self.ui.vault) == RJ_VAULT_NO_JOURNAL);
  RJ_TEST_UNTIL (rj_settings_get_lock_minutes (self.ui.settings) == 5);
  g_assert_cmpstr (rj_settings_get_appearance (self.ui.settings), ==, "system");
  g_assert_true (g_file_test (self.backup, G_FILE_TEST_EXISTS));
  g_assert_finalize_object (G_OBJECT (page));
  tear_down (&self);
}

static void
set_preference (Backups *self, const char *name, const char *value)
{
  RjStore *store = rj_vault_get_store (self->ui.vault);
  g_autoptr (GError) error = NULL;

  rj_store_set_preference_finish (
    store, RJ_TEST_AWAIT (rj_store_set_preference_async (store, name, value, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
}

/* Thirty days after the first look, after "Later" and after a backup; never when it is switched off. */
static void
test_card (void)
{
  Backups self;
  GtkWidget *card;
  RjFakeClock *clock;
  g_autofree char *now = NULL;

  set_up (&self);
  clock = RJ_FAKE_CLOCK (self.ui.clock);
  card = g_object_ref_sink (rj_backup_card_new (self.ui.context));
  RJ_TEST_UNTIL (get_preference (&self, RJ_PREFERENCE_BACKUP_ASKED) != NULL);
  rj_fake_clock_advance (clock, 29 * G_TIME_SPAN_DAY);
  g_assert_false (gtk_widget_get_visible (card));
  rj_fake_clock_advance (clock, G_TIME_SPAN_DAY);
  g_assert_true (gtk_widget_get_visible (card));
  g_assert_nonnull (rj_test_find (card, GTK_TYPE_BUTTON, "Make a backup"));

  now = g_strdup (get_preference (&self, RJ_PREFERENCE_BACKUP_ASKED));
  g_signal_emit_by_name (rj_test_find (card, GTK_TYPE_BUTTON, "Later"), "clicked");
  g_assert_false (gtk_widget_get_visible (card));
  RJ_TEST_UNTIL (g_strcmp0 (get_preference (&self, RJ_PREFERENCE_BACKUP_ASKED), now) != 0);
  rj_fake_clock_advance (clock, 29 * G_TIME_SPAN_DAY);
  g_assert_false (gtk_widget_get_visible (card));
  rj_fake_clock_advance (clock, G_TIME_SPAN_DAY);
  g_assert_true (gtk_widget_get_visible (card));

  g_free (now);
  now = g_strdup_printf ("%" G_GINT64_FORMAT, rj_clock_get_now (self.ui.clock));
  set_preference (&self, RJ_PREFERENCE_BACKUP_OUTSIDE, now);
  RJ_TEST_UNTIL (!gtk_widget_get_visible (card));
  rj_fake_clock_advance (clock, 30 * G_TIME_SPAN_DAY);
  g_assert_true (gtk_widget_get_visible (card));
  set_preference (&self, RJ_PREFERENCE_BACKUP_CARD, "off");
  RJ_TEST_UNTIL (!gtk_widget_get_visible (card));
  g_assert_finalize_object (G_OBJECT (card));
  tear_down (&self);
}

/* Only for a journal that is on a disk. */
static void
test_in_the_dialog (void)
{
  Backups self;
  GtkWidget *dialog;

  set_up (&self);
  dialog = g_object_ref_sink (GTK_WIDGET (rj_preferences_dialog_new (self.ui.context)));
  g_assert_true (gtk_widget_get_visible (RJ_TEST_CHILD (dialog, "backups_group")));
  rj_test_assert_safety_keys (dialog);
  g_object_unref (dialog);
  rj_context_set_made_up (self.ui.context, TRUE);
  dialog = g_object_ref_sink (GTK_WIDGET (rj_preferences_dialog_new (self.ui.context)));
  g_assert_false (gtk_widget_get_visible (RJ_TEST_CHILD (dialog, "backups_group")));
  g_object_unref (dialog);
  tear_down (&self);
}

/* From "Can't get in?" to the safety copy, with one mood more since, and to "Use this backup". (transfer
 * full): the lock screen */
static GtkWidget *
take_on_lock_screen (Backups *self, const char *secret)
{
  GtkWidget *lock;
  GtkWidget *view;
  GtkWidget *row;
  g_autofree char *name = NULL;

  name = rj_vault_back_up_finish (
    self->ui.vault, RJ_TEST_AWAIT (rj_vault_back_up_async (self->ui.vault, NULL, NULL, RJ_TEST_READY)), NULL,
    NULL);
  save_moods (self, 1);
  close_journal (self);
  lock = g_object_ref_sink (rj_lock_page_new (self->ui.context));
  view = RJ_TEST_CHILD (lock, "navigation");
  g_signal_emit_by_name (RJ_TEST_CHILD (lock, "backups_button"), "clicked");
  RJ_TEST_UNTIL (rj_test_find (lock, ADW_TYPE_ACTION_ROW, "Saturday 21 November, 12:00") != NULL);
  row = rj_test_find (lock, ADW_TYPE_ACTION_ROW, "Saturday 21 November, 12:00");
  adw_action_row_activate (ADW_ACTION_ROW (row));
  row = GTK_WIDGET (adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view)));
  g_assert_true (RJ_IS_BACKUP_PAGE (row));
  look (row, secret);
  RJ_TEST_UNTIL (rj_test_shows (row, "4 entries"));
  g_signal_emit_by_name (rj_test_find (row, GTK_TYPE_BUTTON, "Use this backup"), "clicked");
  return lock;
}

/* Back to the passphrase. */
static void
test_lock_screen (void)
{
  Backups self;
  GtkWidget *lock;
  GtkWidget *view;

  set_up (&self);
  lock = take_on_lock_screen (&self, RJ_TEST_PASSPHRASE);
  view = RJ_TEST_CHILD (lock, "navigation");
  RJ_TEST_UNTIL (rj_test_shows (lock, "The backup is in place."));
  g_assert_cmpstr (adw_navigation_view_get_visible_page_tag (ADW_NAVIGATION_VIEW (view)), ==, "passphrase");
  g_assert_finalize_object (G_OBJECT (lock));
  assert_opens (&self, N_MOODS + 1);
  tear_down (&self);
}

/* The spare key is asked for once. */
static void
test_lock_screen_spare_key (void)
{
  Backups self;
  GtkWidget *lock;

  set_up (&self);
  lock = take_on_lock_screen (&self, self.spare_key);
  RJ_TEST_UNTIL (rj_test_shows (lock, "Choose a new passphrase."));
  g_assert_cmpint (rj_vault_get_state (self.ui.vault), ==, RJ_VAULT_OPEN);
  g_signal_emit_by_name (rj_test_find (lock, GTK_TYPE_BUTTON, "Later"), "clicked");
  RJ_TEST_UNTIL (rj_context_get_store (self.ui.context) != NULL);
  g_assert_cmpuint (rj_test_count_log (rj_context_get_store (self.ui.context)), ==, N_MOODS + 1);
  g_assert_finalize_object (G_OBJECT (lock));
  tear_down (&self);
}

/* A new computer: no journal, only the file and the spare key. */
static void
test_first_run (void)
{
  Backups self;
  GtkWidget *page;
  GtkWidget *welcome;
  g_autofree char *other = NULL;
  g_autoptr (GError) error = NULL;

  set_up (&self);
  close_journal (&self);
  other = g_build_filename (self.ui.folder, "other", NULL);
  g_clear_object (&self.ui.context);
  g_clear_object (&self.ui.vault);
  self.ui.vault = rj_vault_new (other, self.ui.clock);
  self.ui.context = rj_context_new (self.ui.clock, self.ui.settings, self.ui.vault, NULL);
  welcome = g_object_ref_sink (rj_welcome_page_new (self.ui.context));
  g_signal_emit_by_name (RJ_TEST_CHILD (welcome, "have_button"), "clicked");
  g_assert_nonnull (rj_test_find (welcome, GTK_TYPE_BUTTON, "In a backup…"));
  g_assert_nonnull (rj_test_find (welcome, GTK_TYPE_BUTTON, "In a folder of another computer…"));
  g_assert_finalize_object (G_OBJECT (welcome));

  page = open_page (&self);
  look (page, self.spare_key);
  RJ_TEST_UNTIL (rj_test_shows (page, "It becomes the journal on this computer."));
  g_assert_true (rj_test_shows (page, "Then you choose a new passphrase."));
  take (&self, page);
  g_assert_cmpint (rj_vault_get_state (self.ui.vault), ==, RJ_VAULT_LOCKED);
  g_assert_finalize_object (G_OBJECT (page));
  /* The lock screen that comes next does not ask for it again. */
  page = g_object_ref_sink (rj_lock_page_new (self.ui.context));
  RJ_TEST_UNTIL (rj_test_shows (page, "Choose a new passphrase."));
  g_signal_emit_by_name (rj_test_find (page, GTK_TYPE_BUTTON, "Later"), "clicked");
  RJ_TEST_UNTIL (rj_context_get_store (self.ui.context) != NULL);
  g_assert_cmpuint (rj_test_count_log (rj_context_get_store (self.ui.context)), ==, N_MOODS);
  g_assert_null (rj_context_take_spare_key (self.ui.context));
  g_assert_finalize_object (G_OBJECT (page));
  tear_down (&self);
}

/* What was handed over is of no use to anybody once the journal is open, or its lock page is gone. */
static void
test_handed_over (void)
{
  Backups self;
  GtkWidget *lock;
  g_autoptr (RjSecretBytes) key = rj_secret_bytes_new_text ("000G-40R4-0M30-E209-185G-R38E-1W81-24GK-WKXS");
  g_autoptr (RjContext) another = NULL;

  set_up (&self);
  rj_context_hand_over_spare_key (self.ui.context, key);
  lock = g_object_ref_sink (rj_lock_page_new (self.ui.context));
  g_assert_finalize_object (G_OBJECT (lock));
  g_assert_null (rj_context_take_spare_key (self.ui.context));

  another = rj_context_new (self.ui.clock, self.ui.settings, self.ui.vault, NULL);
  rj_context_hand_over_spare_key (another, key);
  rj_context_set_store (another, rj_vault_get_store (self.ui.vault));
  g_assert_null (rj_context_take_spare_key (another));
  g_clear_object (&another);
  tear_down (&self);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8"); // it asks for en_US, which only some machines have
  rj_ui_init ();

  g_test_add_func ("/backups/open", test_open);
  g_test_add_func ("/backups/closed-page", test_closed_page);
  g_test_add_func ("/backups/locked", test_locked);
  g_test_add_func ("/backups/damaged", test_damaged);
  g_test_add_func ("/backups/preferences", test_preferences);
  g_test_add_func ("/backups/move", test_move);
  g_test_add_func ("/backups/remove", test_remove);
  g_test_add_func ("/backups/card", test_card);
  g_test_add_func ("/backups/in-the-dialog", test_in_the_dialog);
  g_test_add_func ("/backups/lock-screen", test_lock_screen);
  g_test_add_func ("/backups/lock-screen-spare-key", test_lock_screen_spare_key);
  g_test_add_func ("/backups/first-run", test_first_run);
  g_test_add_func ("/backups/handed-over", test_handed_over);

  return g_test_run ();
}
