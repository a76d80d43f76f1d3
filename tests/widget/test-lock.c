// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-backups.h"
#include "rj-lock-page.h"
#include "rj-test-store.h"
#include "rj-test-ui.h"
#include "rj-test-vault.h"
#include "rj-ui.h"

#include <locale.h>

typedef struct {
  RjTestUi ui;
  char *spare_key;
  GtkWidget *page;
} Lock;

/* A real journal, closed, and the lock screen before it. */
static void
set_up (Lock *self)
{
  rj_test_ui_set_up (&self->ui);
  self->spare_key = rj_test_make_journal (self->ui.folder);
  g_clear_object (&self->ui.context);
  g_clear_object (&self->ui.vault);
  self->ui.vault = rj_vault_new (self->ui.folder, self->ui.clock);
  self->ui.context = rj_context_new (self->ui.clock, self->ui.settings, self->ui.vault, NULL);
  self->page = g_object_ref_sink (rj_lock_page_new (self->ui.context));
}

static void
tear_down (Lock *self)
{
  g_assert_finalize_object (G_OBJECT (self->page));
  g_free (self->spare_key);
  rj_test_ui_tear_down (&self->ui);
}

static void
unlock (Lock *self, const char *passphrase)
{
  gtk_editable_set_text (GTK_EDITABLE (RJ_TEST_CHILD (self->page, "passphrase_entry")), passphrase);
  g_signal_emit_by_name (RJ_TEST_CHILD (self->page, "unlock_button"), "clicked");
}

static void
test_wrong_then_right (void)
{
  Lock lock;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  set_up (&lock);
  rj_test_assert_private (lock.page);
  gtk_test_accessible_assert_property (RJ_TEST_CHILD (lock.page, "caps_lock"), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Caps Lock is on.");
  before = rj_test_describe_folder (lock.ui.folder);
  unlock (&lock, "not the passphrase");
  /* While it is tried nothing else can be. */
  g_assert_false (gtk_widget_get_sensitive (RJ_TEST_CHILD (lock.page, "unlock_button")));
  RJ_TEST_UNTIL (rj_test_shows (lock.page, "That passphrase didn't open the journal."));
  g_assert_true (rj_test_shows (lock.page, "Try as often as you like. Nothing gets deleted."));
  g_assert_nonnull (rj_test_find (lock.page, GTK_TYPE_BUTTON, "Use the spare key"));
  g_assert_true (gtk_widget_get_sensitive (RJ_TEST_CHILD (lock.page, "unlock_button")));
  /* It goes back to the field: the same words again would be as wrong. */
  g_signal_emit_by_name (rj_test_find (lock.page, GTK_TYPE_BUTTON, "Try again"), "clicked");
  g_assert_true (gtk_widget_get_sensitive (RJ_TEST_CHILD (lock.page, "unlock_button")));
  g_assert_true (gtk_editable_get_selection_bounds (
    GTK_EDITABLE (RJ_TEST_CHILD (lock.page, "passphrase_entry")), NULL, NULL));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (RJ_TEST_CHILD (lock.page, "message_box")),
                                   GTK_ACCESSIBLE_ROLE_ALERT);
  after = rj_test_describe_folder (lock.ui.folder);
  g_assert_cmpstr (before, ==, after);
  g_assert_null (rj_context_get_store (lock.ui.context));

  unlock (&lock, RJ_TEST_PASSPHRASE);
  RJ_TEST_UNTIL (rj_context_get_store (lock.ui.context) != NULL);
  /* Nothing of it stays in the field. */
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (RJ_TEST_CHILD (lock.page, "passphrase_entry"))), ==,
                   "");
  tear_down (&lock);
}

static void
test_spare_key (void)
{
  Lock lock;
  GtkWidget *entry;

  set_up (&lock);
  entry = RJ_TEST_CHILD (lock.page, "spare_key_entry");
  /* What to do, and what comes of it. */
  g_signal_emit_by_name (rj_test_find (lock.page, GTK_TYPE_BUTTON, "Can't get in?"), "clicked");
  g_assert_true (rj_test_shows (lock.page, "Then you choose a new passphrase."));
  g_assert_true (rj_test_shows (lock.page, "If the journal still does not open, take a backup."));
  /* The field shows the end of it; below stands all of it. */
  g_assert_false (rj_test_shows (lock.page, "of 9 groups"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "aaaa-bbbbcc");
  g_assert_true (rj_test_shows (lock.page, "AAAA BBBB CC"));
  g_assert_true (rj_test_shows (lock.page, "2 of 9 groups"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  g_assert_false (rj_test_shows (lock.page, "of 9 groups"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "AAAA-AAAA");
  g_signal_emit_by_name (RJ_TEST_CHILD (lock.page, "open_button"), "clicked");
  RJ_TEST_UNTIL (gtk_widget_get_visible (RJ_TEST_CHILD (lock.page, "spare_key_error")));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (RJ_TEST_CHILD (lock.page, "spare_key_error"))), ==,
                   "There is a slip in the spare key. Please compare it group by group.");

  gtk_editable_set_text (GTK_EDITABLE (entry), lock.spare_key);
  g_signal_emit_by_name (RJ_TEST_CHILD (lock.page, "open_button"), "clicked");
  RJ_TEST_UNTIL (rj_test_shows (lock.page, "Choose a new passphrase."));
  rj_test_assert_private (lock.page);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  /* No way back from a journal that is open; later is a way on. */
  g_assert_null (rj_context_get_store (lock.ui.context));
  g_assert_false (adw_navigation_page_get_can_pop (
    adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (RJ_TEST_CHILD (lock.page, "navigation")))));
  g_signal_emit_by_name (rj_test_find (lock.page, GTK_TYPE_BUTTON, "Later"), "clicked");
  RJ_TEST_UNTIL (rj_context_get_store (lock.ui.context) != NULL);
  tear_down (&lock);
}

static void
keep_toast (RjContext *context, const char *title, gboolean undo, char **kept)
{
  g_set_str (kept, title);
}

static void
test_new_passphrase (void)
{
  Lock lock;
  GtkWidget *page;
  g_autoptr (RjVault) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *toast = NULL;

  set_up (&lock);
  g_signal_connect (lock.ui.context, "toast", G_CALLBACK (keep_toast), &toast);
  gtk_editable_set_text (GTK_EDITABLE (RJ_TEST_CHILD (lock.page, "spare_key_entry")), lock.spare_key);
  g_signal_emit_by_name (RJ_TEST_CHILD (lock.page, "open_button"), "clicked");
  RJ_TEST_UNTIL (rj_test_shows (lock.page, "Choose a new passphrase."));
  page = GTK_WIDGET (
    adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (RJ_TEST_CHILD (lock.page, "navigation"))));
  /* Nothing about the computer: that was asked once. */
  g_assert_false (gtk_widget_get_visible (RJ_TEST_CHILD (page, "shared_list")));
  gtk_editable_set_text (GTK_EDITABLE (RJ_TEST_CHILD (page, "first_entry")), "seven new plain words");
  g_assert_false (gtk_widget_get_sensitive (RJ_TEST_CHILD (page, "next_button")));
  gtk_editable_set_text (GTK_EDITABLE (RJ_TEST_CHILD (page, "second_entry")), "seven new plain words");
  g_signal_emit_by_name (RJ_TEST_CHILD (page, "next_button"), "clicked");
  g_assert_false (gtk_widget_get_sensitive (RJ_TEST_CHILD (page, "later_button")));
  RJ_TEST_UNTIL (rj_context_get_store (lock.ui.context) != NULL);
  g_assert_cmpstr (toast, ==, "Your new passphrase is in use. The old one no longer opens the journal.");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (RJ_TEST_CHILD (page, "first_entry"))), ==, "");

  rj_test_vault_close (lock.ui.vault, &error);
  g_assert_no_error (error);
  again = rj_test_vault_new (lock.ui.folder);
  g_assert_false (rj_test_vault_open (again, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, &error));
  g_assert_error (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  rj_test_vault_open (again, RJ_TEST_UNLOCK, "seven new plain words", &error);
  g_assert_no_error (error);
  rj_test_vault_close (again, NULL);
  tear_down (&lock);
}

static void
test_open_elsewhere (void)
{
  Lock lock;
  g_autoptr (RjVault) other = NULL;
  g_autoptr (GError) error = NULL;

  set_up (&lock);
  other = rj_test_vault_new (lock.ui.folder);
  rj_test_vault_open (other, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);

  unlock (&lock, RJ_TEST_PASSPHRASE);
  RJ_TEST_UNTIL (rj_test_shows (lock.page, "The journal is open somewhere else on this computer."));
  g_assert_nonnull (rj_test_find (lock.page, GTK_TYPE_BUTTON, "Try again"));

  rj_test_vault_close (other, &error);
  g_assert_no_error (error);
  /* With the passphrase that is still in the field. */
  g_signal_emit_by_name (RJ_TEST_CHILD (lock.page, "retry_button"), "clicked");
  RJ_TEST_UNTIL (rj_context_get_store (lock.ui.context) != NULL);
  tear_down (&lock);
}

/* A safety copy with one writing less than the journal, which is then damaged. @page: the first byte */
static void
damage (Lock *self, gboolean with_copy, gsize from, gsize to)
{
  g_autofree char *path = g_build_filename (self->ui.folder, "journal.db", NULL);
  g_autofree char *content = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  rj_test_vault_open (self->ui.vault, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  rj_mood_entry_free (
    rj_test_save_mood (rj_vault_get_store (self->ui.vault), RJ_MOOD_GOOD, RJ_TEST_DAY, "first"));
  if (with_copy)
    name = rj_vault_back_up_finish (
      self->ui.vault, RJ_TEST_AWAIT (rj_vault_back_up_async (self->ui.vault, NULL, NULL, RJ_TEST_READY)),
      NULL, &error);
  g_assert_no_error (error);
  for (int i = 1; i < 4; i++)
    rj_mood_entry_free (
      rj_test_save_mood (rj_vault_get_store (self->ui.vault), RJ_MOOD_GOOD, RJ_TEST_DAY - i, "later"));
  rj_test_forget ();
  rj_test_vault_close (self->ui.vault, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  for (gsize i = from; i < MIN (to, length); i++)
    content[i] = (char) ~content[i];
  g_file_set_contents (path, content, (gssize) length, &error);
  g_assert_no_error (error);
}

static AdwNavigationPage *
get_damage_page (Lock *self)
{
  return adw_navigation_view_get_visible_page (
    ADW_NAVIGATION_VIEW (RJ_TEST_CHILD (self->page, "navigation")));
}

static void
wait_for_choices (Lock *self)
{
  RJ_TEST_UNTIL (rj_test_shows (self->page, "The journal file is damaged. Your passphrase is right."));
  RJ_TEST_UNTIL (gtk_widget_get_visible (RJ_TEST_CHILD (get_damage_page (self), "choices")));
}

static void
press (Lock *self, const char *label)
{
  GtkWidget *button = rj_test_find (GTK_WIDGET (get_damage_page (self)), GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_visible (button));
  g_signal_emit_by_name (button, "clicked");
}

/* Counts first; and nothing to choose that takes anything away. */
static void
test_damaged (void)
{
  Lock lock;
  g_autofree char *before = NULL;
  g_autofree char *path = NULL;
  g_autofree char *after = NULL;
  gsize length;
  const char *text;

  set_up (&lock);
  damage (&lock, TRUE, 100, 400);
  path = g_build_filename (lock.ui.folder, "journal.db", NULL);
  g_file_get_contents (path, &before, &length, NULL);
  unlock (&lock, RJ_TEST_PASSPHRASE);
  wait_for_choices (&lock);
  rj_test_assert_private (lock.page);
  text = gtk_label_get_text (GTK_LABEL (RJ_TEST_CHILD (get_damage_page (&lock), "text")));
  g_assert_true (g_str_has_prefix (text, "The newest backup that opens is from "));
  g_assert_true (rj_test_shows (lock.page, "Nothing has been changed."));
  g_assert_nonnull (strstr (text, ": 1 entry."));
  g_assert_true (g_str_has_suffix (text, " The damaged file may hold 3 more."));
  g_assert_nonnull (rj_test_find (lock.page, GTK_TYPE_BUTTON, "Open the backup"));
  g_assert_nonnull (rj_test_find (lock.page, GTK_TYPE_BUTTON, "Try to save what is left"));
  g_assert_nonnull (rj_test_find (lock.page, GTK_TYPE_BUTTON, "Look, change nothing"));
  g_assert_false (gtk_widget_get_visible (RJ_TEST_CHILD (get_damage_page (&lock), "again_button")));
  /* What cannot help is not offered. */
  g_assert_null (rj_test_find (GTK_WIDGET (get_damage_page (&lock)), GTK_TYPE_BUTTON, "Use the spare key"));
  g_file_get_contents (path, &after, &length, NULL);
  g_assert_true (memcmp (before, after, length) == 0);
  tear_down (&lock);
}

static void
test_damaged_choices (gconstpointer label)
{
  Lock lock;
  guint entries = g_str_equal (label, "Open the backup") ? 1 : 4;
  gboolean looks = g_str_equal (label, "Look, change nothing");
  RjStore *store;

  set_up (&lock);
  damage (&lock, TRUE, 100, 400);
  unlock (&lock, RJ_TEST_PASSPHRASE);
  wait_for_choices (&lock);
  press (&lock, label);
  RJ_TEST_UNTIL (rj_context_get_store (lock.ui.context) != NULL);
  store = rj_context_get_store (lock.ui.context);
  g_assert_cmpuint (rj_test_count_log (store), ==, entries);
  rj_test_forget ();
  g_assert_cmpint (rj_sqlite_store_get_for_reading (RJ_SQLITE_STORE (store)), ==, looks);
  tear_down (&lock);
}

/* The damage was found while it was open, the program began anew, and it opens once more: what can be done
 * comes before anything else. */
static void
test_damaged_before (void)
{
  Lock lock;
  RjStore *store;

  set_up (&lock);
  damage (&lock, TRUE, 0, 0);
  rj_lock_page_set_damaged (RJ_LOCK_PAGE (lock.page));
  unlock (&lock, RJ_TEST_PASSPHRASE);
  wait_for_choices (&lock);
  g_assert_null (rj_context_get_store (lock.ui.context));
  g_assert_cmpint (rj_vault_get_state (lock.ui.vault), ==, RJ_VAULT_LOCKED);
  press (&lock, "Look, change nothing");
  RJ_TEST_UNTIL (rj_context_get_store (lock.ui.context) != NULL);
  store = rj_context_get_store (lock.ui.context);
  g_assert_cmpuint (rj_test_count_log (store), ==, 4);
  rj_test_forget ();
  g_assert_true (rj_sqlite_store_get_for_reading (RJ_SQLITE_STORE (store)));
  tear_down (&lock);
}

/* Nothing to go on with: the person may put a backup there and try again. */
static void
test_damaged_all (void)
{
  Lock lock;

  set_up (&lock);
  damage (&lock, FALSE, 4096 * 2 + 100, G_MAXSIZE);
  unlock (&lock, RJ_TEST_PASSPHRASE);
  RJ_TEST_UNTIL (rj_context_get_store (lock.ui.context) != NULL
                 || rj_test_shows (lock.page, "The journal file is damaged. Your passphrase is right."));
  g_assert_null (rj_context_get_store (lock.ui.context));
  wait_for_choices (&lock);
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (RJ_TEST_CHILD (get_damage_page (&lock), "text"))),
                            "There is no backup here that opens."));
  g_assert_false (gtk_widget_get_visible (RJ_TEST_CHILD (get_damage_page (&lock), "backup_button")));
  tear_down (&lock);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8"); // it asks for en_US, which only some machines have
  rj_ui_init ();
  g_test_add_func ("/lock/wrong-then-right", test_wrong_then_right);
  g_test_add_func ("/lock/spare-key", test_spare_key);
  g_test_add_func ("/lock/new-passphrase", test_new_passphrase);
  g_test_add_func ("/lock/open-elsewhere", test_open_elsewhere);
  g_test_add_func ("/lock/damaged", test_damaged);
  g_test_add_data_func ("/lock/damaged/backup", "Open the backup", test_damaged_choices);
  g_test_add_data_func ("/lock/damaged/salvage", "Try to save what is left", test_damaged_choices);
  g_test_add_data_func ("/lock/damaged/look", "Look, change nothing", test_damaged_choices);
  g_test_add_func ("/lock/damaged/before", test_damaged_before);
  g_test_add_func ("/lock/damaged/all", test_damaged_all);
  return g_test_run ();
}
