// SPDX-License-Identifier: GPL-3.0-or-later
// What opens the journal, in the preferences: the passphrase is asked first, each row does what it says, and
// the copies that still open with an old one are named.
#include "rj-backups.h"
#include "rj-keys-dialog.h"
#include "rj-outside-copies.h"
#include "rj-preferences-dialog.h"
#include "rj-spare-key-card.h"
#include "rj-spare-key-view.h"
#include "rj-test-store.h"
#include "rj-test-ui.h"
#include "rj-test-vault.h"
#include "rj-ui.h"
#include "rj-vault-rotation.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <unistd.h>

#define NEW    "seven new plain words"
#define SECOND "a short one for mornings"

typedef struct {
  RjTestUi ui;
  GtkWidget *window;
  AdwDialog *dialog;
  char *done;
} Fixture;

/* A real journal, open, and a window on nothing. */
static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *spare = NULL;
  g_autoptr (GError) error = NULL;

  rj_test_ui_set_up (&self->ui);
  spare = rj_test_make_journal (self->ui.folder);
  g_clear_object (&self->ui.context);
  g_clear_object (&self->ui.vault);
  self->ui.vault = rj_vault_new (self->ui.folder, self->ui.clock);
  rj_test_vault_open (self->ui.vault, RJ_TEST_UNLOCK, RJ_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  self->ui.context = rj_context_new (self->ui.clock, self->ui.settings, self->ui.vault, NULL);
  rj_context_set_store (self->ui.context, rj_vault_get_store (self->ui.vault));
  self->window = g_object_new (ADW_TYPE_WINDOW, "default-width", 500, "default-height", 700, "content",
                               gtk_label_new ("page"), NULL);
  gtk_window_present (GTK_WINDOW (self->window));
  RJ_TEST_UNTIL (gtk_widget_get_mapped (self->window));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  rj_test_vault_close (self->ui.vault, NULL);
  g_free (self->done);
  rj_test_ui_tear_down (&self->ui);
}

static void
done_cb (Fixture *self, const char *text)
{
  g_set_str (&self->done, text);
}

static void
open_dialog (Fixture *self, RjKeysTask task)
{
  g_clear_pointer (&self->done, g_free);
  self->dialog = rj_keys_dialog_new (self->ui.context, task);
  g_signal_connect_swapped (self->dialog, "done", G_CALLBACK (done_cb), self);
  g_object_add_weak_pointer (G_OBJECT (self->dialog), (gpointer *) &self->dialog);
  adw_dialog_present (self->dialog, self->window);
  RJ_TEST_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (self->dialog)));
}

static GtkWidget *
find (Fixture *self, GType type, const char *text)
{
  return rj_test_find (GTK_WIDGET (self->dialog), type, text);
}

/* Types the passphrase that is there, and goes on. */
static void
type_current (Fixture *self, const char *passphrase, const char *button)
{
  GtkWidget *entry = find (self, GTK_TYPE_PASSWORD_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), passphrase);
  g_signal_emit_by_name (find (self, GTK_TYPE_BUTTON, button), "clicked");
}

static void
type_new (Fixture *self, const char *passphrase, const char *title)
{
  GtkWidget *navigation, *page;

  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (self->dialog), title));
  navigation = find (self, ADW_TYPE_NAVIGATION_VIEW, NULL);
  page = GTK_WIDGET (adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (navigation)));
  g_assert_false (gtk_widget_get_visible (RJ_TEST_CHILD (page, "later_button")));
  g_assert_true (adw_navigation_page_get_can_pop (ADW_NAVIGATION_PAGE (page)));
  gtk_editable_set_text (GTK_EDITABLE (RJ_TEST_CHILD (page, "first_entry")), passphrase);
  gtk_editable_set_text (GTK_EDITABLE (RJ_TEST_CHILD (page, "second_entry")), passphrase);
  g_signal_emit_by_name (RJ_TEST_CHILD (page, "next_button"), "clicked");
}

static gboolean
opens (Fixture *self, const char *passphrase)
{
  g_autoptr (RjVault) vault = NULL;
  gboolean open;

  rj_test_vault_close (self->ui.vault, NULL);
  vault = rj_vault_new (self->ui.folder, self->ui.clock);
  open = rj_test_vault_open (vault, RJ_TEST_UNLOCK, passphrase, NULL);
  rj_test_vault_close (vault, NULL);
  return open;
}

static void
test_change (Fixture *self, gconstpointer data)
{
  open_dialog (self, RJ_KEYS_CHANGE);
  rj_test_assert_private (GTK_WIDGET (self->dialog));
  rj_test_assert_safety_keys (GTK_WIDGET (self->dialog));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (find (self, GTK_TYPE_LABEL, "Your passphrase first.")),
                                   GTK_ACCESSIBLE_ROLE_HEADING);
  g_assert_true (gtk_test_accessible_has_relation (
    GTK_ACCESSIBLE (find (self, GTK_TYPE_PASSWORD_ENTRY, NULL)), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY));
  type_current (self, "not the passphrase", "Next");
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (self->dialog),
                                "That passphrase doesn't open the journal. Nothing was changed."));
  type_current (self, RJ_TEST_PASSPHRASE, "Next");
  type_new (self, NEW, "Choose a new passphrase.");
  RJ_TEST_UNTIL (self->done != NULL && self->dialog == NULL);
  g_assert_cmpstr (self->done, ==, "Your new passphrase is in use. The old one no longer opens the journal.");
  g_assert_false (opens (self, RJ_TEST_PASSPHRASE));
  g_assert_true (opens (self, NEW));
}

static void
test_second (Fixture *self, gconstpointer data)
{
  open_dialog (self, RJ_KEYS_ADD);
  type_current (self, RJ_TEST_PASSPHRASE, "Next");
  type_new (self, RJ_TEST_PASSPHRASE, "Choose a second passphrase.");
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (self->dialog),
                                "This is the other passphrase already. Please take another one."));
  type_new (self, SECOND, "Choose a second passphrase.");
  RJ_TEST_UNTIL (self->done != NULL && self->dialog == NULL);
  g_assert_cmpstr (self->done, ==, "Both passphrases open the journal.");
  g_assert_cmpuint (rj_vault_get_n_passphrases (self->ui.vault), ==, 2);

  open_dialog (self, RJ_KEYS_REMOVE_OTHER);
  type_current (self, "not the passphrase", "Remove the other one");
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (self->dialog),
                                "That passphrase doesn't open the journal. Nothing was changed."));
  g_assert_cmpuint (rj_vault_get_n_passphrases (self->ui.vault), ==, 2);
  type_current (self, SECOND, "Remove the other one");
  RJ_TEST_UNTIL (self->done != NULL && self->dialog == NULL);
  g_assert_cmpstr (self->done, ==, "The other passphrase no longer opens the journal.");
  g_assert_false (opens (self, RJ_TEST_PASSPHRASE));
  g_assert_true (opens (self, SECOND));
}

/* Whoever was given the old one may have a copy as well. */
static void
test_left (Fixture *self, gconstpointer data)
{
  g_autofree char *copies = g_build_filename (self->ui.folder, RJ_BACKUPS_FOLDER, NULL);
  g_autofree char *link = g_build_filename (copies, "20200101-000000.jbk", NULL);
  g_autofree char *elsewhere = g_build_filename (self->ui.folder, "Stick of Ann", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (elsewhere);
  g_autofree char *name = NULL;
  GtkWidget *dialog;

  g_assert_cmpint (g_mkdir (elsewhere, 0700), ==, 0);
  name = rj_vault_back_up_finish (
    self->ui.vault, RJ_TEST_AWAIT (rj_vault_back_up_async (self->ui.vault, folder, NULL, RJ_TEST_READY)),
    NULL, NULL);
  g_assert_nonnull (name);
  g_assert_cmpint (symlink ("nowhere", link), ==, 0);

  open_dialog (self, RJ_KEYS_CHANGE);
  type_current (self, RJ_TEST_PASSPHRASE, "Next");
  type_new (self, NEW, "Choose a new passphrase.");
  RJ_TEST_UNTIL (self->done != NULL);
  dialog = GTK_WIDGET (self->dialog);
  RJ_TEST_UNTIL (rj_test_shows (dialog, "Some copies still open with the old passphrase."));
  g_assert_true (rj_test_shows (dialog, "20200101-000000.jbk"));
  g_assert_true (rj_test_shows (dialog, "Stick of Ann"));
  g_signal_emit_by_name (find (self, GTK_TYPE_BUTTON, "Done"), "clicked");
  RJ_TEST_UNTIL (self->dialog == NULL);
}

/* Only what there is to do. */
static void
test_rows (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog = GTK_WIDGET (rj_preferences_dialog_new (self->ui.context));

  adw_dialog_present (ADW_DIALOG (dialog), self->window);
  RJ_TEST_UNTIL (gtk_widget_get_mapped (dialog));
  g_assert_nonnull (rj_test_find (dialog, ADW_TYPE_ACTION_ROW, "Change passphrase"));
  g_assert_null (rj_test_find (dialog, ADW_TYPE_ACTION_ROW, "Remove the second passphrase"));
  g_signal_emit_by_name (rj_test_find (dialog, ADW_TYPE_ACTION_ROW, "Add a second passphrase"), "activated");
  RJ_TEST_UNTIL (rj_test_shows (self->window, "Your passphrase first."));
  self->dialog = ADW_DIALOG (rj_test_find (self->window, RJ_TYPE_KEYS_DIALOG, NULL));
  g_object_add_weak_pointer (G_OBJECT (self->dialog), (gpointer *) &self->dialog);
  type_current (self, RJ_TEST_PASSPHRASE, "Next");
  type_new (self, SECOND, "Choose a second passphrase.");
  RJ_TEST_UNTIL (self->dialog == NULL);
  g_assert_nonnull (rj_test_find (dialog, ADW_TYPE_ACTION_ROW, "Remove the second passphrase"));
  g_assert_null (rj_test_find (dialog, ADW_TYPE_ACTION_ROW, "Add a second passphrase"));
  RJ_TEST_UNTIL (rj_test_shows (dialog, "Both passphrases open the journal."));
}

/* ---- Is the spare key still there? ---- */

static void
set_preference (Fixture *self, const char *name, const char *value)
{
  g_autoptr (GError) error = NULL;
  RjStore *store = rj_context_get_store (self->ui.context);

  rj_store_set_preference_finish (
    store, RJ_TEST_AWAIT (rj_store_set_preference_async (store, name, value, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
}

/* In how many days it is asked again; -1: never. */
static gint64
days_until_asked (Fixture *self)
{
  const char *at =
    rj_store_get_preference (rj_context_get_store (self->ui.context), RJ_PREFERENCE_SPARE_KEY_ASK_AT);

  return at != NULL ? (g_ascii_strtoll (at, NULL, 10) - rj_clock_get_now (self->ui.clock)) / G_TIME_SPAN_DAY
                    : -1;
}

static void
ask_now (Fixture *self)
{
  g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, rj_clock_get_now (self->ui.clock));

  set_preference (self, RJ_PREFERENCE_SPARE_KEY_CONFIRMED, "yes");
  set_preference (self, RJ_PREFERENCE_SPARE_KEY_ASK_AT, now);
}

/* Types the two groups that are asked for. */
static void
type_groups (Fixture *self, GtkWidget *view)
{
  g_autoptr (RjSecretBytes) key = rj_vault_dup_spare_key (self->ui.vault);
  g_autofree char *text =
    g_strndup ((const char *) rj_secret_bytes_get (key), rj_secret_bytes_get_length (key));
  g_auto (GStrv) groups = g_strsplit (text, "-", -1);
  static const char *const names[] = { "first_entry", "second_entry" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkWidget *entry = RJ_TEST_CHILD (view, names[i]);
      int number = 0;

      g_assert_cmpint (sscanf (gtk_entry_get_placeholder_text (GTK_ENTRY (entry)), "Group %d", &number), ==,
                       1);
      gtk_editable_set_text (GTK_EDITABLE (entry), groups[number - 1]);
    }
}

static void
test_check (Fixture *self, gconstpointer data)
{
  GtkWidget *card = rj_spare_key_card_new (self->ui.context);
  GtkWidget *dialog, *view;

  adw_window_set_content (ADW_WINDOW (self->window), card);
  /* not while it waits to be put in a safe place, nor before it is time */
  g_assert_false (gtk_widget_get_visible (card));
  set_preference (self, RJ_PREFERENCE_SPARE_KEY_CONFIRMED, "no");
  g_assert_cmpint (days_until_asked (self), ==, -1);
  /* a journal from before the question */
  set_preference (self, RJ_PREFERENCE_SPARE_KEY_CONFIRMED, "yes");
  RJ_TEST_UNTIL (days_until_asked (self) == 14);
  g_assert_false (gtk_widget_get_visible (card));

  ask_now (self);
  RJ_TEST_UNTIL (gtk_widget_get_visible (card));
  gtk_test_accessible_assert_role (
    GTK_ACCESSIBLE (rj_test_find (card, GTK_TYPE_LABEL, "Do you still have your spare key?")),
    GTK_ACCESSIBLE_ROLE_HEADING);
  g_signal_emit_by_name (rj_test_find (card, GTK_TYPE_BUTTON, "Later"), "clicked");
  RJ_TEST_UNTIL (days_until_asked (self) == 14);
  g_assert_false (gtk_widget_get_visible (card));

  ask_now (self);
  RJ_TEST_UNTIL (gtk_widget_get_visible (card));
  g_signal_emit_by_name (rj_test_find (card, GTK_TYPE_BUTTON, "Type two groups"), "clicked");
  RJ_TEST_UNTIL ((view = rj_test_find (self->window, RJ_TYPE_SPARE_KEY_VIEW, NULL)) != NULL);
  dialog = gtk_widget_get_ancestor (view, ADW_TYPE_DIALOG);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  rj_test_assert_private (dialog);
  /* from the paper; the screen shows it when it is asked to */
  g_assert_false (gtk_widget_get_visible (RJ_TEST_CHILD (view, "key_box")));
  g_signal_emit_by_name (rj_test_find (view, GTK_TYPE_BUTTON, "Show it again"), "clicked");
  g_assert_true (gtk_widget_get_visible (RJ_TEST_CHILD (view, "key_box")));
  g_assert_false (gtk_widget_get_sensitive (RJ_TEST_CHILD (view, "done_button")));
  type_groups (self, view);
  g_assert_true (gtk_widget_get_sensitive (RJ_TEST_CHILD (view, "done_button")));
  g_signal_emit_by_name (RJ_TEST_CHILD (view, "done_button"), "clicked");
  RJ_TEST_UNTIL (days_until_asked (self) == 365 && dialog == NULL);
  g_assert_false (gtk_widget_get_visible (card));
  g_assert_cmpstr (
    rj_store_get_preference (rj_context_get_store (self->ui.context), RJ_PREFERENCE_SPARE_KEY_CONFIRMED), ==,
    "yes");
}

/* "Later" in the dialog takes nothing back. */
static void
test_check_later (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog;

  ask_now (self);
  dialog = rj_spare_key_check_dialog_new (self->ui.context);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  adw_dialog_present (dialog, self->window);
  RJ_TEST_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
  g_signal_emit_by_name (rj_test_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "Later"), "clicked");
  RJ_TEST_UNTIL (dialog == NULL && days_until_asked (self) == 14);
  g_assert_cmpstr (
    rj_store_get_preference (rj_context_get_store (self->ui.context), RJ_PREFERENCE_SPARE_KEY_CONFIRMED), ==,
    "yes");
}

/* The list that is kept in the journal. */
static void
test_outside_list (void)
{
  g_autofree char *list = rj_outside_copies_add (NULL, "USB", 5);
  g_autofree char *two = rj_outside_copies_add (list, "a\nb ", 7);
  g_autofree char *three = rj_outside_copies_add (two, "  ", 6);
  g_autoptr (GPtrArray) copies = rj_outside_copies_parse (three);
  g_autoptr (GPtrArray) odd = rj_outside_copies_parse ("nothing\n\n12\n13 \n14 place\n");
  g_autofree char *many = g_strdup ("");

  g_assert_cmpuint (copies->len, ==, 3);
  g_assert_cmpstr (((RjOutsideCopy *) copies->pdata[0])->place, ==, "a b");
  g_assert_cmpint (((RjOutsideCopy *) copies->pdata[0])->made_us, ==, 7);
  g_assert_cmpstr (((RjOutsideCopy *) copies->pdata[1])->place, ==, "?");
  g_assert_cmpstr (((RjOutsideCopy *) copies->pdata[2])->place, ==, "USB");
  g_assert_cmpuint (odd->len, ==, 1);
  for (int i = 0; i < RJ_OUTSIDE_COPIES_MAX + 10; i++)
    {
      g_autofree char *more = rj_outside_copies_add (many, "place", i);

      g_set_str (&many, more);
    }
  g_ptr_array_unref (copies);
  copies = rj_outside_copies_parse (many);
  g_assert_cmpuint (copies->len, ==, RJ_OUTSIDE_COPIES_MAX);
  g_assert_cmpint (((RjOutsideCopy *) copies->pdata[0])->made_us, ==, RJ_OUTSIDE_COPIES_MAX + 9);
}

#define ADD(name, func) g_test_add ("/keys/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8"); // it asks for en_US, which only some machines have
  rj_ui_init ();

  ADD ("change", test_change);
  ADD ("second", test_second);
  ADD ("left", test_left);
  ADD ("rows", test_rows);
  ADD ("check", test_check);
  ADD ("check-later", test_check_later);
  g_test_add_func ("/keys/outside-list", test_outside_list);

  return g_test_run ();
}
