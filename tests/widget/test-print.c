// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-card-dialog.h"
#include "rj-day-title.h"
#include "rj-page-view.h"
#include "rj-paper.h"
#include "rj-print-preview.h"
#include "rj-test-store.h"
#include "rj-test-ui.h"
#include "rj-ui.h"
#include "rj-wallet-card.h"
#include "rj-window.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#define DAY (rj_day_new (2026, 11, 21))

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

static void
add_item (Fixture *f, const char *title, int minutes)
{
  g_autoptr (RjPlanItem) item = rj_plan_item_new ();
  g_autoptr (RjPlanItem) saved = NULL;

  item->title = g_strdup (title);
  item->place = g_strdup ("Library");
  item->steps = g_strdupv ((char *[]) { (char *) "Take the book", NULL });
  item->minutes = minutes;
  item->part = rj_day_part_for_minutes (minutes);
  item->record.day = DAY;
  saved = rj_test_save_item (f->store, item);
}

static AdwDialog *
get_dialog (Fixture *f)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window));
}

static RjPrintPreview *
open_preview (Fixture *f, gboolean week)
{
  rj_print_plan_present (GTK_WIDGET (f->window), f->ui.context, DAY, week);
  RJ_TEST_UNTIL (get_dialog (f) != NULL);
  return RJ_PRINT_PREVIEW (get_dialog (f));
}

static guint
count (GtkWidget *root, GType type)
{
  guint n = G_TYPE_CHECK_INSTANCE_TYPE (root, type) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count (child, type);
  return n;
}

static GtkWidget *
find_page (RjPrintPreview *preview)
{
  return rj_test_find (GTK_WIDGET (preview), RJ_TYPE_PAGE_VIEW, NULL);
}

#define assert_described(page, words)                                     \
  G_STMT_START                                                            \
  {                                                                       \
    g_autofree char *wrong = gtk_test_accessible_check_property (         \
      GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words); \
    g_assert_null (wrong);                                                \
  }                                                                       \
  G_STMT_END

static void
choose (RjPrintPreview *preview, const char *title)
{
  GtkWidget *row = rj_test_find (GTK_WIDGET (preview), ADW_TYPE_SWITCH_ROW, title);

  g_assert_nonnull (row);
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
}

/* What leaves is said before, shown, and read out; a place only leaves when it is chosen. */
static void
test_day (Fixture *f, gconstpointer data)
{
  RjPrintPreview *preview;
  GtkWidget *page;

  add_item (f, "Home group", 14 * 60);
  preview = open_preview (f, FALSE);
  g_assert_cmpstr (adw_dialog_get_title (ADW_DIALOG (preview)), ==, "Print the day");
  g_assert_true (rj_test_shows (GTK_WIDGET (preview), "This is everything that leaves."));
  g_assert_true (rj_test_shows (GTK_WIDGET (preview), "Once shared, it can't be called back."));
  rj_test_assert_safety_keys (GTK_WIDGET (preview));
  g_assert_cmpuint (count (GTK_WIDGET (preview), RJ_TYPE_PAGE_VIEW), ==, 1);

  page = find_page (preview);
  gtk_test_accessible_assert_role (page, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (page, GTK_ACCESSIBLE_PROPERTY_LABEL, "Page 1 of 1");
  assert_described (page, "Saturday 21 November 2026\nAfternoon\n☐ 14:00 Home group\n");
  choose (preview, "With places");
  assert_described (find_page (preview),
                    "Saturday 21 November 2026\nAfternoon\n☐ 14:00 Home group · Library\n");
  choose (preview, "With steps");
  assert_described (find_page (preview),
                    "Saturday 21 November 2026\nAfternoon\n☐ 14:00 Home group · Library\n"
                    "☐ Take the book\n");
  /* Enter prints. */
  RJ_TEST_UNTIL (gtk_window_get_focus (GTK_WINDOW (f->window))
                 == rj_test_find (GTK_WIDGET (preview), GTK_TYPE_BUTTON, "Print"));
}

static void
test_week (Fixture *f, gconstpointer data)
{
  RjPrintPreview *preview;

  for (int i = 0; i < 200; i++)
    add_item (f, "Home group", 8 * 60 + i);
  preview = open_preview (f, TRUE);
  g_assert_cmpstr (adw_dialog_get_title (ADW_DIALOG (preview)), ==, "Print the week");
  g_assert_cmpuint (count (GTK_WIDGET (preview), RJ_TYPE_PAGE_VIEW), >, 1);
}

static void
test_paper (Fixture *f, gconstpointer data)
{
  RjPrintPreview *preview = open_preview (f, FALSE);
  GtkWidget *paper = rj_test_find (GTK_WIDGET (preview), ADW_TYPE_COMBO_ROW, NULL);
  int a4, letter;

  g_assert_true (rj_test_shows (GTK_WIDGET (preview), "A4"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (paper), 0);
  gtk_widget_measure (find_page (preview), GTK_ORIENTATION_VERTICAL, 300, &a4, NULL, NULL, NULL);
  adw_combo_row_set_selected (ADW_COMBO_ROW (paper), 1);
  gtk_widget_measure (find_page (preview), GTK_ORIENTATION_VERTICAL, 300, &letter, NULL, NULL, NULL);
  g_assert_cmpint (a4, ==, 424);
  g_assert_cmpint (letter, ==, 388);
}

/* From the menu of the day. */
static void
test_menu (Fixture *f, gconstpointer data)
{
  GtkWidget *title = rj_test_find (GTK_WIDGET (f->window), RJ_TYPE_DAY_TITLE, NULL);
  GtkWidget *entry;

  g_signal_emit_by_name (rj_test_find (title, GTK_TYPE_BUTTON, "Saturday 21 November"), "clicked");
  RJ_TEST_UNTIL ((entry = rj_test_find (title, GTK_TYPE_BUTTON, "Print the week…")) != NULL);
  g_assert_nonnull (rj_test_find (title, GTK_TYPE_BUTTON, "Print the day…"));
  g_assert_nonnull (rj_test_find (title, GTK_TYPE_BUTTON, "Wallet card…"));
  g_signal_emit_by_name (entry, "clicked");
  RJ_TEST_UNTIL (get_dialog (f) != NULL);
  g_assert_cmpstr (adw_dialog_get_title (get_dialog (f)), ==, "Print the week");
}

/* ---- The job ---- */

static RjPages *
lay_out_sheet (double width, double height, gpointer data)
{
  RjPages *pages = rj_pages_new (width, height);

  for (int i = 0; i < 3; i++)
    {
      g_autoptr (PangoLayout) layout = rj_pages_new_layout (pages, "Canary", "Sans 20", width - 100, FALSE);

      rj_pages_add_page (pages);
      rj_pages_add_layout (pages, layout, 50, 50);
    }
  return pages;
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gboolean *done)
{
  g_assert_cmpint (result, !=, GTK_PRINT_OPERATION_RESULT_ERROR);
  *done = TRUE;
}

/* The preview of the print dialog would be a file that another program opens. */
static void
test_no_file (Fixture *f, gconstpointer data)
{
  const GtkPrintOperationAction actions[] = { GTK_PRINT_OPERATION_ACTION_EXPORT,
                                              GTK_PRINT_OPERATION_ACTION_PREVIEW };
  g_autofree char *file = g_build_filename (f->ui.folder, "journal-page.pdf", NULL);
  guint before = count_files (g_get_tmp_dir ());

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr (GtkPrintOperation) operation =
        rj_print_new_for_pages ("journal-page-2026-11-21", lay_out_sheet, NULL, NULL);
      g_autoptr (GError) error = NULL;
      g_autofree char *job = NULL;
      gboolean done = FALSE;
      int n_pages;

      gtk_print_operation_set_export_filename (operation, file);
      g_signal_connect (operation, "done", G_CALLBACK (done_cb), &done);
      gtk_print_operation_run (operation, actions[i], GTK_WINDOW (f->window), &error);
      g_assert_no_error (error);
      RJ_TEST_UNTIL (done);
      g_object_get (operation, "job-name", &job, "n-pages", &n_pages, NULL);
      g_assert_cmpstr (job, ==, "journal-page-2026-11-21.pdf");
      g_assert_cmpint (n_pages, ==, 3);
      g_assert_cmpuint (count_files (g_get_tmp_dir ()), ==, before);
    }
  g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_unlink (file), ==, 0);
}

/* ---- The card ---- */

static RjCardDialog *
open_card (Fixture *f)
{
  rj_card_dialog_present (GTK_WIDGET (f->window), f->ui.context);
  g_assert_nonnull (get_dialog (f));
  return RJ_CARD_DIALOG (get_dialog (f));
}

static GtkWidget *
find_row (RjCardDialog *card, const char *title)
{
  GtkWidget *row = rj_test_find (GTK_WIDGET (card), ADW_TYPE_ENTRY_ROW, title);

  g_assert_nonnull (row);
  return row;
}

static void
type (RjCardDialog *card, const char *title, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_row (card, title)), text);
}

static const char *
read_row (RjCardDialog *card, const char *title)
{
  return gtk_editable_get_text (GTK_EDITABLE (find_row (card, title)));
}

static void
test_card (Fixture *f, gconstpointer data)
{
  RjCardDialog *card = open_card (f);
  g_auto (GStrv) drafts = NULL;

  rj_test_assert_private (GTK_WIDGET (card));
  rj_test_assert_safety_keys (GTK_WIDGET (card));
  type (card, "Reason 1", "My daughter");
  type (card, "Number 2", "555 0100 Sam");
  gtk_widget_activate_action (GTK_WIDGET (card), "form.save", NULL);
  RJ_TEST_UNTIL (get_dialog (f) == NULL);
  g_assert_cmpstr (rj_store_get_preference (f->store, RJ_PREFERENCE_WALLET_CARD), ==,
                   "My daughter\n\n\n\n\n\n\n\n\n\n555 0100 Sam");
  drafts = rj_context_list_drafts (f->ui.context);
  g_assert_cmpuint (g_strv_length (drafts), ==, 0);

  card = open_card (f);
  g_assert_cmpstr (read_row (card, "Reason 1"), ==, "My daughter");
  g_assert_cmpstr (read_row (card, "Reason 2"), ==, "");
  g_assert_cmpstr (read_row (card, "Number 2"), ==, "555 0100 Sam");
}

/* What was typed and not saved is there the next time. */
static void
test_card_draft (Fixture *f, gconstpointer data)
{
  RjCardDialog *card = open_card (f);

  type (card, "Person 1", "Ann");
  adw_dialog_close (ADW_DIALOG (card));
  RJ_TEST_UNTIL (get_dialog (f) == NULL);
  g_assert_null (rj_store_get_preference (f->store, RJ_PREFERENCE_WALLET_CARD));
  card = open_card (f);
  g_assert_cmpstr (read_row (card, "Person 1"), ==, "Ann");
}

static void
add_note (Fixture *f, const char *title, gboolean favourite)
{
  RjStrategies *strategies = rj_store_get_strategies (f->store);
  g_autoptr (GPtrArray) one = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_strategy_free);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GError) error = NULL;
  RjStrategy *strategy = rj_strategy_new ();

  strategy->title = g_strdup (title);
  strategy->favourite = favourite;
  g_ptr_array_add (one, strategy);
  saved = rj_strategies_save_finish (
    strategies, RJ_TEST_AWAIT (rj_strategies_save_async (strategies, one, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
}

/* What there is already is offered, and never put in the place of what is written. */
static void
test_card_offers (Fixture *f, gconstpointer data)
{
  RjCardDialog *card;
  GtkWidget *button;

  add_note (f, "Walk out", TRUE);
  add_note (f, "Cold water", TRUE);
  add_note (f, "Not this one", FALSE);
  card = open_card (f);
  type (card, "Step 1", "Walk out");
  RJ_TEST_UNTIL ((button = rj_test_find (GTK_WIDGET (card), GTK_TYPE_BUTTON, "Use my favourites")) != NULL);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpstr (read_row (card, "Step 1"), ==, "Walk out");
  g_assert_cmpstr (read_row (card, "Step 2"), ==, "Cold water");
  g_assert_cmpstr (read_row (card, "Step 3"), ==, "");

  type (card, "Number 1", "555 0100 Sam");
  g_object_set (rj_context_get_settings (f->ui.context), "country", "US", NULL);
  button = rj_test_find (GTK_WIDGET (card), GTK_TYPE_BUTTON, "Use the numbers of Help now");
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpstr (read_row (card, "Number 1"), ==, "555 0100 Sam");
  g_assert_true (g_str_has_prefix (read_row (card, "Number 2"), "911 "));
}

static void
test_card_print (Fixture *f, gconstpointer data)
{
  RjCardDialog *card = open_card (f);
  GtkWidget *page;

  type (card, "Reason 1", "My daughter");
  g_signal_emit_by_name (rj_test_find (GTK_WIDGET (card), GTK_TYPE_BUTTON, "Save and print…"), "clicked");
  RJ_TEST_UNTIL (RJ_IS_PRINT_PREVIEW (get_dialog (f)));
  g_assert_cmpstr (rj_store_get_preference (f->store, RJ_PREFERENCE_WALLET_CARD), ==,
                   "My daughter\n\n\n\n\n\n\n\n\n\n");
  page = find_page (RJ_PRINT_PREVIEW (get_dialog (f)));
  {
    g_autoptr (RjWalletCard) expected = rj_wallet_card_new ("My daughter");
    g_autoptr (RjPages) pages = NULL;
    g_autofree char *words = NULL;
    double width, height;

    rj_paper_get_size (rj_paper_get_default (), &width, &height);
    pages = rj_wallet_card_lay_out (expected, width, height, FALSE);
    words = rj_pages_dup_text (pages, 0);
    g_assert_true (g_str_has_prefix (words, "Notes\nMy reasons\nMy daughter\nCut "));
    assert_described (page, words);
  }
}

int
main (int argc, char **argv)
{
  char folder[] = "/tmp/rj-print-XXXXXX";
  int result;

  /* Before anybody asks where: nobody else puts anything there. */
  g_assert_nonnull (mkdtemp (folder));
  g_setenv ("TMPDIR", folder, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8"); // it asks for en_US, which only some machines have
  rj_ui_init ();
  g_test_add ("/print/day", Fixture, NULL, set_up, test_day, tear_down);
  g_test_add ("/print/week", Fixture, NULL, set_up, test_week, tear_down);
  g_test_add ("/print/paper", Fixture, NULL, set_up, test_paper, tear_down);
  g_test_add ("/print/menu", Fixture, NULL, set_up, test_menu, tear_down);
  g_test_add ("/print/no file", Fixture, NULL, set_up, test_no_file, tear_down);
  g_test_add ("/print/card", Fixture, NULL, set_up, test_card, tear_down);
  g_test_add ("/print/card draft", Fixture, NULL, set_up, test_card_draft, tear_down);
  g_test_add ("/print/card offers", Fixture, NULL, set_up, test_card_offers, tear_down);
  g_test_add ("/print/card print", Fixture, NULL, set_up, test_card_print, tear_down);
  result = g_test_run ();
  g_rmdir (folder);
  return result;
}
