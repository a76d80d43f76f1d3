// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-passphrase-page.h"
#include "rj-passphrase.h"
#include "rj-spare-key-sheet.h"
#include "rj-spare-key-view.h"
#include "rj-starter-page.h"
#include "rj-test-store.h"
#include "rj-test-ui.h"
#include "rj-test-vault.h"
#include "rj-ui.h"
#include "rj-welcome-page.h"
#include "rj-window.h"

#include <string.h>
#include <locale.h>

static GtkWidget *
present (RjTestUi *ui)
{
  RjWindow *window = rj_window_new (NULL, ui->context);

  gtk_window_present (GTK_WINDOW (window));
  return GTK_WIDGET (window);
}

/* Ctrl+Z takes back only what the person did. */
static void
assert_nothing_to_undo (RjStore *store)
{
  gboolean can_undo = TRUE;

  g_object_get (store, "can-undo", &can_undo, NULL);
  g_assert_false (can_undo);
}

static void
click (GtkWidget *root, const char *label)
{
  GtkWidget *button = rj_test_find (root, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static void
type (GtkWidget *widget, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (widget), text);
}

/* The page on top of the first run, once it is a @type. */
static gboolean
is_on_top (GtkWidget *window, GType page_type)
{
  GtkWidget *welcome = rj_test_find (window, RJ_TYPE_WELCOME_PAGE, NULL);
  GtkWidget *top;

  if (welcome == NULL)
    return FALSE;

  top = GTK_WIDGET (
    adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (RJ_TEST_CHILD (welcome, "navigation"))));
  return rj_test_find (top, page_type, NULL) != NULL;
}

static void
test_strength (void)
{
  g_assert_cmpint (rj_passphrase_get_strength (""), ==, RJ_STRENGTH_NONE);
  g_assert_cmpint (rj_passphrase_get_strength ("Zx9$k!q"), ==, RJ_STRENGTH_NONE);
  g_assert_cmpint (rj_passphrase_get_strength ("password1"), ==, RJ_STRENGTH_EASY);
  g_assert_cmpint (rj_passphrase_get_strength ("aaaaaaaaaaaaaaaaaaaa"), ==, RJ_STRENGTH_EASY);
  g_assert_cmpint (rj_passphrase_get_strength ("purple otter lantern gravel mint"), ==, RJ_STRENGTH_STRONG);
  /* Eight characters, not eight bytes. */
  g_assert_cmpint (rj_passphrase_get_strength ("äöüßéàñ"), ==, RJ_STRENGTH_NONE);
  g_assert_cmpstr (rj_strength_get_text (RJ_STRENGTH_BETTER), ==, "Could be better");
}

static void
test_suggestion (void)
{
  g_autofree char *first = rj_passphrase_suggest ();
  g_autofree char *second = rj_passphrase_suggest ();
  g_auto (GStrv) words = g_strsplit (first, " ", -1);
  g_autoptr (GBytes) list =
    g_resources_lookup_data ("/org/example/RecoveryJournal/passphrase-words/en.txt", 0, NULL);
  g_autofree char *lines = g_strconcat ("\n", (const char *) g_bytes_get_data (list, NULL), NULL);

  g_assert_cmpuint (g_strv_length (words), ==, 5);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *line = g_strconcat ("\n", words[i], "\n", NULL);

      g_assert_nonnull (strstr (lines, line));
    }
  g_assert_cmpstr (first, !=, second);
  g_assert_cmpint (rj_passphrase_get_strength (first), ==, RJ_STRENGTH_STRONG);
}

static void
test_group_matches (void)
{
  g_assert_true (rj_spare_key_group_matches ("K7QF", "K7QF"));
  g_assert_true (rj_spare_key_group_matches ("k7qf", "K7QF"));
  g_assert_true (rj_spare_key_group_matches (" k7-qf ", "K7QF"));
  g_assert_true (rj_spare_key_group_matches ("oil0", "0110"));
  g_assert_false (rj_spare_key_group_matches ("K7Q", "K7QF"));
  g_assert_false (rj_spare_key_group_matches ("K7QFX", "K7QF"));
  g_assert_false (rj_spare_key_group_matches ("", "K7QF"));
}

/* Next stays out of reach until both are the same and long enough; weak is named but allowed. */
static void
test_passphrase_page (void)
{
  RjTestUi ui;
  GtkWidget *page, *first, *second, *next;

  rj_test_ui_set_up (&ui);
  page = g_object_ref_sink (GTK_WIDGET (rj_passphrase_page_new (ui.context)));
  first = RJ_TEST_CHILD (page, "first_entry");
  second = RJ_TEST_CHILD (page, "second_entry");
  next = RJ_TEST_CHILD (page, "next_button");
  rj_test_assert_private (page);

  g_assert_false (gtk_widget_get_sensitive (next));
  type (first, "short");
  g_assert_true (rj_test_shows (page, "At least 8 characters."));
  type (first, "password1");
  g_assert_true (rj_test_shows (page, "Easy to guess. This could be guessed. You can still use it."));
  g_assert_false (gtk_widget_get_sensitive (next));
  type (second, "passwort");
  g_assert_true (rj_test_shows (page, "The two are not the same yet."));
  gtk_test_accessible_assert_property (RJ_TEST_CHILD (page, "hint"), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "The two are not the same yet.");
  g_assert_false (gtk_widget_get_sensitive (next));
  type (second, "password1");
  g_assert_true (gtk_widget_get_sensitive (next));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (RJ_TEST_CHILD (page, "hint")), GTK_ACCESSIBLE_ROLE_STATUS);

  g_assert_finalize_object (G_OBJECT (page));
  rj_test_ui_tear_down (&ui);
}

static void
type_group (RjTestUi *ui, GtkWidget *view, const char *name)
{
  g_autoptr (RjSecretBytes) key = rj_vault_dup_spare_key (ui->vault);
  g_autofree char *text =
    g_strndup ((const char *) rj_secret_bytes_get (key), rj_secret_bytes_get_length (key));
  g_auto (GStrv) groups = g_strsplit (text, "-", -1);
  GtkWidget *entry = RJ_TEST_CHILD (view, name);
  int number = 0;

  g_assert_cmpint (sscanf (gtk_entry_get_placeholder_text (GTK_ENTRY (entry)), "Group %d", &number), ==, 1);
  type (entry, groups[number - 1]);
}

/* The whole first run by its buttons, on a real vault, and what is in the journal afterwards. */
static void
test_whole (void)
{
  RjTestUi ui;
  GtkWidget *window, *page, *view;
  RjStore *store;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GPtrArray) day = NULL;
  g_autoptr (GError) error = NULL;

  rj_test_ui_set_up (&ui);
  window = present (&ui);
  click (window, "Start");
  RJ_TEST_UNTIL (is_on_top (window, RJ_TYPE_PASSPHRASE_PAGE));
  page = rj_test_find (window, RJ_TYPE_PASSPHRASE_PAGE, NULL);
  type (RJ_TEST_CHILD (page, "first_entry"), RJ_TEST_PASSPHRASE);
  type (RJ_TEST_CHILD (page, "second_entry"), RJ_TEST_PASSPHRASE);
  click (page, "Next");

  RJ_TEST_UNTIL (is_on_top (window, RJ_TYPE_SPARE_KEY_VIEW));
  view = rj_test_find (window, RJ_TYPE_SPARE_KEY_VIEW, NULL);
  rj_test_assert_private (view);
  /* The journal is not shown before the first run is over. */
  g_assert_null (rj_context_get_store (ui.context));
  /* Who locks or leaves here is reminded of the spare key. */
  RJ_TEST_UNTIL (
    g_strcmp0 (rj_store_get_preference (rj_vault_get_store (ui.vault), "spare-key-confirmed"), "no") == 0);
  g_assert_false (gtk_widget_get_sensitive (RJ_TEST_CHILD (view, "done_button")));
  click (view, "I'll write it down");
  gtk_test_accessible_assert_property (RJ_TEST_CHILD (view, "status"), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Write all nine groups, line by line. Then type two of them below "
                                       "from your paper.");
  type (RJ_TEST_CHILD (view, "first_entry"), "XXXX");
  type (RJ_TEST_CHILD (view, "second_entry"), "XXXX");
  g_assert_true (rj_test_shows (view, "Not quite."));
  gtk_test_accessible_assert_property (RJ_TEST_CHILD (view, "mismatch"), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Not quite. Please compare the two groups again.");
  g_assert_false (gtk_widget_get_sensitive (RJ_TEST_CHILD (view, "done_button")));
  type_group (&ui, view, "first_entry");
  type_group (&ui, view, "second_entry");
  g_assert_false (rj_test_shows (view, "Not quite."));
  click (view, "Done");

  RJ_TEST_UNTIL (is_on_top (window, RJ_TYPE_STARTER_PAGE));
  page = rj_test_find (window, RJ_TYPE_STARTER_PAGE, NULL);
  gtk_check_button_set_active (
    GTK_CHECK_BUTTON (rj_test_find (RJ_TEST_CHILD (page, "items"), GTK_TYPE_CHECK_BUTTON, NULL)), FALSE);
  click (page, "Go to today");

  RJ_TEST_UNTIL (g_strcmp0 (rj_window_get_state (RJ_WINDOW (window)), "journal") == 0);
  store = rj_context_get_store (ui.context);
  g_assert_cmpstr (rj_store_get_preference (store, "spare-key-confirmed"), ==, "yes");
  notes = rj_strategies_list_finish (
    rj_store_get_strategies (store),
    RJ_TEST_AWAIT (rj_strategies_list_async (rj_store_get_strategies (store), NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (notes->len, ==, 35);
  day = rj_test_list_day (store, rj_clock_get_today (ui.clock));
  g_assert_cmpuint (day->len, ==, 5);
  assert_nothing_to_undo (store);

  gtk_window_destroy (GTK_WINDOW (window));
  rj_test_ui_tear_down (&ui);
}

/* "Within a week" goes on too, and a banner on Today remembers it until it is done. */
static void
test_spare_key_later (void)
{
  RjTestUi ui;
  GtkWidget *view, *window;
  g_autoptr (GError) error = NULL;
  RjStore *store;

  rj_test_ui_set_up (&ui);
  rj_test_vault_open (ui.vault, RJ_TEST_CREATE, RJ_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  store = rj_vault_get_store (ui.vault);
  view = g_object_ref_sink (rj_spare_key_view_new (ui.context));
  click (view, "Do this within a week");
  RJ_TEST_UNTIL (g_strcmp0 (rj_store_get_preference (store, "spare-key-confirmed"), "no") == 0);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (G_OBJECT (view));

  rj_context_set_store (ui.context, store);
  window = present (&ui);
  RJ_TEST_UNTIL (rj_test_shows (window, "Please put your spare key in a safe place this week."));
  gtk_window_destroy (GTK_WINDOW (window));
  rj_test_ui_tear_down (&ui);
}

/* What a reader of the paper sees of it. */
static char *
read_pdf (GBytes *pdf)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) reader =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "pdftotext",
                      "-layout", "-", "-", NULL);
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GRegex) blanks = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *one_blank = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate (reader, pdf, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (reader));
  plain = g_strndup (g_bytes_get_data (text, NULL), g_bytes_get_size (text));
  blanks = g_regex_new (" +", 0, 0, &error);
  g_assert_no_error (error);
  one_blank = g_regex_replace_literal (blanks, plain, -1, 0, " ", 0, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&one_blank);
}

static void
test_sheet (void)
{
  const char *digits =
    "368a84bde7d7c60c2e237e811280bc093e2357aa4aecf440361a2d00176af8101ffd7a3a22b62df4205b8850cd95cf20";
  g_autoptr (RjSecretBytes) key = rj_secret_bytes_new_text ("K7QF-2M9T-8W3X-VB40-PD6N-5RJH-ZQ1C-G7YE-3KTS");
  g_autoptr (RjSecretBytes) raw = rj_secret_bytes_new_text (digits);
  g_autoptr (GBytes) pdf = rj_spare_key_sheet_to_pdf (key, raw, NULL);
  g_autoptr (GtkPrintOperation) print = rj_spare_key_sheet_new_print (key, raw);
  g_autofree char *job = NULL;
  g_autofree char *text = read_pdf (pdf);
  const char *const lines[] = {
    /* Numbered as on the screen. */
    "1 2 3\n",
    "K7QF 2M9T 8W3X\n",
    "4 5 6\n",
    "VB40 PD6N 5RJH\n",
    "7 8 9\n",
    "ZQ1C G7YE 3KTS\n",
    "find ~ -name journal.db\n",
    "tail -c +8193 NAME.jbk > journal.db\n",
    "PRAGMA key = \"x'\n",
    " 368a84bd e7d7c60c 2e237e81 1280bc09 3e2357aa 4aecf440\n",
    " 361a2d00 176af810 1ffd7a3a 22b62df4 205b8850 cd95cf20\n",
    "'\";\n",
    "PRAGMA temp_store = MEMORY;\n",
    "sqlcipher -init key.sql journal.db\n",
    "SELECT * FROM entry JOIN writing USING (id);\n",
  };

  g_assert_cmpmem (g_bytes_get_data (pdf, NULL), 5, "%PDF-", 5);
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    g_assert_nonnull (strstr (text, lines[i]));
  /* It may lie open: it does not say which program it is of. */
  g_assert_null (strcasestr (text, "recovery"));
  g_object_get (print, "job-name", &job, NULL);
  g_assert_cmpstr (job, ==, "spare-key.pdf");
}

/* The shortest paper in use is that of America, and nothing of the sheet may be below it. */
static void
test_sheet_fits (void)
{
  const char *digits =
    "368a84bde7d7c60c2e237e811280bc093e2357aa4aecf440361a2d00176af8101ffd7a3a22b62df4205b8850cd95cf20";
  const int width = 612, height = 792, edge = 24;
  g_autoptr (RjSecretBytes) key = rj_secret_bytes_new_text ("K7QF-2M9T-8W3X-VB40-PD6N-5RJH-ZQ1C-G7YE-3KTS");
  g_autoptr (RjSecretBytes) raw = rj_secret_bytes_new_text (digits);
  cairo_surface_t *paper = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (paper);
  const guchar *pixels;
  int stride;

  rj_spare_key_sheet_draw (cr, key, raw, width, height);
  cairo_destroy (cr);
  cairo_surface_flush (paper);
  pixels = cairo_image_surface_get_data (paper);
  stride = cairo_image_surface_get_stride (paper);
  for (int y = height - edge; y < height; y++)
    for (int x = 0; x < width; x++)
      g_assert_cmphex (((const guint32 *) (gconstpointer) (pixels + y * stride))[x] & 0xffffff, ==, 0xffffff);
  cairo_surface_destroy (paper);
}

/* Looking around shows entries and writes nothing. */
static void
test_look_around (void)
{
  RjTestUi ui;
  GtkWidget *window;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  rj_test_ui_set_up (&ui);
  before = rj_test_describe_folder (ui.folder);
  window = present (&ui);
  click (window, "Look around first");
  RJ_TEST_UNTIL (g_strcmp0 (rj_window_get_state (RJ_WINDOW (window)), "journal") == 0);
  g_assert_true (rj_context_get_made_up (ui.context));
  g_assert_true (rj_test_shows (window, "Made-up entries. Nothing here is kept."));
  g_assert_cmpuint (rj_test_count_log (rj_context_get_store (ui.context)), ==, 17);
  assert_nothing_to_undo (rj_context_get_store (ui.context));
  g_assert_cmpint (rj_vault_get_state (ui.vault), ==, RJ_VAULT_NO_JOURNAL);
  gtk_window_destroy (GTK_WINDOW (window));
  after = rj_test_describe_folder (ui.folder);
  g_assert_cmpstr (before, ==, after);
  rj_test_ui_tear_down (&ui);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8"); // it asks for en_US, which only some machines have
  rj_ui_init ();
  g_test_add_func ("/first-run/strength", test_strength);
  g_test_add_func ("/first-run/suggestion", test_suggestion);
  g_test_add_func ("/first-run/group-matches", test_group_matches);
  g_test_add_func ("/first-run/passphrase-page", test_passphrase_page);
  g_test_add_func ("/first-run/whole", test_whole);
  g_test_add_func ("/first-run/spare-key-later", test_spare_key_later);
  g_test_add_func ("/first-run/sheet", test_sheet);
  g_test_add_func ("/first-run/sheet-fits", test_sheet_fits);
  g_test_add_func ("/first-run/look-around", test_look_around);
  return g_test_run ();
}
