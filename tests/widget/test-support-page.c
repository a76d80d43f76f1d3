// SPDX-License-Identifier: GPL-3.0-or-later
// The tab "More support": what comes next, places, referrals, and organisations to look up.
#include "rj-organisations.h"
#include "rj-organisations-dialog.h"
#include "rj-plan-item-dialog.h"
#include "rj-referral-editor.h"
#include "rj-service-dialog.h"
#include "rj-service-editor.h"
#include "rj-support-view.h"
#include "rj-tabs.h"
#include "rj-test-store.h"
#include "rj-test-ui.h"
#include "rj-ui.h"
#include "rj-window.h"

#include <locale.h>
#include <string.h>

typedef struct {
  RjTestUi ui;
  RjStore *store;
  RjWindow *window;
  GtkWidget *view;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  rj_test_ui_set_up (&f->ui);
  f->store = rj_test_ui_open (&f->ui);
  g_object_set (f->ui.settings, "window-width", GPOINTER_TO_INT (data) > 0 ? 360 : 1000, NULL);
  f->window = rj_window_new (NULL, f->ui.context);
  gtk_window_present (GTK_WINDOW (f->window));
  RJ_TEST_UNTIL (rj_context_get_drafts_loaded (f->ui.context));
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.place", "s", "people");
  rj_tabs_show (RJ_TABS (rj_test_find (GTK_WIDGET (f->window), RJ_TYPE_TABS, NULL)), "support");
  f->view = rj_test_find (GTK_WIDGET (f->window), RJ_TYPE_SUPPORT_VIEW, NULL);
  g_assert_nonnull (f->view);
  RJ_TEST_UNTIL (gtk_widget_get_height (f->view) > 0);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  rj_test_ui_tear_down (&f->ui);
}

static RjDay
get_today (Fixture *f)
{
  return rj_clock_get_today (rj_context_get_clock (f->ui.context));
}

static GtkWidget *
get_dialog (Fixture *f)
{
  return GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (f->window)));
}

static void
press (GtkWidget *root, const char *label)
{
  GtkWidget *button = rj_test_find (root, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static GtkWidget *
find_row (GtkWidget *root, const char *title)
{
  return rj_test_find (root, ADW_TYPE_ACTION_ROW, title);
}

static void
activate (GtkWidget *row)
{
  g_assert_nonnull (row);
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
}

static void
type (Fixture *f, const char *title, const char *words)
{
  GtkWidget *field = rj_test_find (get_dialog (f), ADW_TYPE_ENTRY_ROW, title);

  g_assert_nonnull (field);
  gtk_editable_set_text (GTK_EDITABLE (field), words);
}

static const char *
get_subtitle (GtkWidget *row)
{
  return adw_action_row_get_subtitle (ADW_ACTION_ROW (row));
}

static RjService *
save_place (Fixture *f, const char *name)
{
  RjSupport *support = rj_store_get_support (f->store);
  g_autoptr (RjService) service = rj_service_new ();
  RjService *saved;

  service->kind = RJ_SERVICE_CLINIC;
  service->name = g_strdup (name);
  service->phone = g_strdup ("555 0100");
  service->address = g_strdup ("12 Mill Lane");
  service->web = g_strdup ("riverside.example");
  saved = rj_support_save_service_finish (
    support, RJ_TEST_AWAIT (rj_support_save_service_async (support, service, NULL, RJ_TEST_READY)), NULL);
  g_assert_nonnull (saved);
  RJ_TEST_UNTIL (find_row (f->view, name) != NULL);
  return saved;
}

static void
save_appointment (Fixture *f, RjPlanKind kind, const char *title, RjDay day)
{
  g_autoptr (RjPlanItem) item = rj_plan_item_new ();

  item->kind = kind;
  item->title = g_strdup (title);
  item->place = g_strdup ("Riverside");
  item->part = RJ_PART_MORNING;
  item->minutes = 9 * 60 + 15;
  item->record.day = day;
  rj_plan_item_free (rj_test_save_item (f->store, item));
}

/* Each part invites while it is empty, and nothing of it counts or hurries. */
static void
test_empty (Fixture *f, gconstpointer data)
{
  g_assert_true (rj_test_shows (f->view, "Nothing ahead."));
  g_assert_true (rj_test_shows (f->view, "its number is here when you want it"));
  g_assert_true (rj_test_shows (f->view, "Waiting to get in somewhere?"));
  g_assert_nonnull (find_row (f->view, "Look one up"));
  g_assert_nonnull (rj_test_find (f->view, GTK_TYPE_BUTTON, "Add an appointment"));
}

/* Ctrl+N writes a place down; it can be read, changed, deleted and had back. */
static void
test_place (Fixture *f, gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.new", NULL);
  RJ_TEST_UNTIL (RJ_IS_SERVICE_EDITOR (get_dialog (f)));
  rj_test_assert_private (get_dialog (f));
  type (f, "Name", "Riverside");
  type (f, "Phone", "555 0100");
  type (f, "Web site", "riverside.example");
  press (get_dialog (f), "Save");
  RJ_TEST_UNTIL (find_row (f->view, "Riverside") != NULL && get_dialog (f) == NULL);
  g_assert_nonnull (strstr (get_subtitle (find_row (f->view, "Riverside")), "555 0100"));

  activate (find_row (f->view, "Riverside"));
  RJ_TEST_UNTIL (RJ_IS_SERVICE_DIALOG (get_dialog (f)));
  g_assert_true (rj_test_shows (get_dialog (f), "555 0100"));
  g_assert_true (rj_test_shows (get_dialog (f), "riverside.example"));
  g_assert_nonnull (rj_test_find (get_dialog (f), GTK_TYPE_BUTTON, "Open the site"));
  press (get_dialog (f), "Edit");
  RJ_TEST_UNTIL (RJ_IS_SERVICE_EDITOR (get_dialog (f)));
  type (f, "Phone", "555 0199");
  press (get_dialog (f), "Save");
  RJ_TEST_UNTIL (RJ_IS_SERVICE_DIALOG (get_dialog (f)) && rj_test_shows (get_dialog (f), "555 0199"));
  press (get_dialog (f), "Delete");
  RJ_TEST_UNTIL (find_row (f->view, "Riverside") == NULL && get_dialog (f) == NULL);
  rj_test_undo (f->store, RJ_CHANGE_DELETE);
  RJ_TEST_UNTIL (find_row (f->view, "Riverside") != NULL);
}

/* What is no address of a site can be copied, and not opened. */
static void
test_no_site (Fixture *f, gconstpointer data)
{
  RjSupport *support = rj_store_get_support (f->store);
  g_autoptr (RjService) place = save_place (f, "Riverside");
  g_autoptr (RjService) saved = NULL;

  g_set_str (&place->web, "javascript:alert(1)");
  saved = rj_support_save_service_finish (
    support, RJ_TEST_AWAIT (rj_support_save_service_async (support, place, NULL, RJ_TEST_READY)), NULL);
  g_assert_nonnull (saved);
  rj_service_dialog_present (GTK_WIDGET (f->window), f->ui.context, saved);
  RJ_TEST_UNTIL (RJ_IS_SERVICE_DIALOG (get_dialog (f)));
  g_assert_true (rj_test_shows (get_dialog (f), "javascript:alert(1)"));
  g_assert_null (rj_test_find (get_dialog (f), GTK_TYPE_BUTTON, "Open the site"));
}

/* What was typed and not saved is there again; Cancel is the way to throw it away. */
static void
test_drafts (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *button;
    const char *field;
  } forms[] = { { "Add a place", "Name" }, { "Add a referral", "To whom" } };

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      GtkWidget *field;

      press (f->view, forms[i].button);
      RJ_TEST_UNTIL (RJ_IS_LOG_FORM (get_dialog (f)));
      type (f, forms[i].field, "Half a na");
      adw_dialog_close (ADW_DIALOG (get_dialog (f)));
      RJ_TEST_UNTIL (get_dialog (f) == NULL);
      press (f->view, forms[i].button);
      RJ_TEST_UNTIL (RJ_IS_LOG_FORM (get_dialog (f)));
      field = rj_test_find (get_dialog (f), ADW_TYPE_ENTRY_ROW, forms[i].field);
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field)), ==, "Half a na");
      adw_dialog_close (ADW_DIALOG (get_dialog (f)));
      RJ_TEST_UNTIL (get_dialog (f) == NULL);
    }
}

/* Where it stands goes with the day on which it was said. */
static void
test_referral (Fixture *f, gconstpointer data)
{
  GtkWidget *row, *choice;

  press (f->view, "Add a referral");
  RJ_TEST_UNTIL (RJ_IS_REFERRAL_EDITOR (get_dialog (f)));
  type (f, "To whom", "Day clinic");
  type (f, "Next step", "Ring on Monday");
  press (get_dialog (f), "Save");
  RJ_TEST_UNTIL ((row = find_row (f->view, "Day clinic")) != NULL && get_dialog (f) == NULL);
  g_assert_cmpstr (get_subtitle (row), ==, "Asked, since 21 November 2026\nNext: Ring on Monday");
  activate (row);
  RJ_TEST_UNTIL (RJ_IS_REFERRAL_EDITOR (get_dialog (f)));
  choice = rj_test_find (get_dialog (f), GTK_TYPE_DROP_DOWN, NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), RJ_REFERRAL_NOT_NOW);
  press (get_dialog (f), "Save");
  RJ_TEST_UNTIL (get_dialog (f) == NULL && g_str_has_prefix (get_subtitle (row), "Not now, since"));
  activate (row);
  RJ_TEST_UNTIL (RJ_IS_REFERRAL_EDITOR (get_dialog (f)));
  press (get_dialog (f), "Delete");
  RJ_TEST_UNTIL (find_row (f->view, "Day clinic") == NULL && get_dialog (f) == NULL);
  rj_test_undo (f->store, RJ_CHANGE_DELETE);
  RJ_TEST_UNTIL (find_row (f->view, "Day clinic") != NULL);
}

/* The next day of each appointment; one names the place, and stands there too. */
static void
test_ahead (Fixture *f, gconstpointer data)
{
  g_autoptr (RjService) place = save_place (f, "Riverside");
  GtkWidget *row;

  save_appointment (f, RJ_KIND_APPOINTMENT, "Dr Lee", get_today (f) + 1);
  save_appointment (f, RJ_KIND_EVENT, "Summer party", get_today (f) + 3);
  save_appointment (f, RJ_KIND_CHORE, "Dishes", get_today (f) + 1);
  RJ_TEST_UNTIL ((row = find_row (f->view, "Dr Lee")) != NULL && find_row (f->view, "Summer party") != NULL);
  g_assert_true (g_str_has_prefix (get_subtitle (row), "Tomorrow · "));
  g_assert_null (find_row (f->view, "Dishes"));
  activate (row);
  RJ_TEST_UNTIL (RJ_IS_PLAN_ITEM_DIALOG (get_dialog (f)));
  adw_dialog_close (ADW_DIALOG (get_dialog (f)));
  RJ_TEST_UNTIL (get_dialog (f) == NULL);
  activate (find_row (f->view, "Riverside"));
  RJ_TEST_UNTIL (RJ_IS_SERVICE_DIALOG (get_dialog (f)) && find_row (get_dialog (f), "Dr Lee") != NULL);
}

static void
test_add_appointment (Fixture *f, gconstpointer data)
{
  GtkWidget *kind;

  press (f->view, "Add an appointment");
  RJ_TEST_UNTIL (RJ_IS_PLAN_ITEM_DIALOG (get_dialog (f)));
  kind = RJ_TEST_CHILD (get_dialog (f), "kind");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (kind)), ==,
                    RJ_KIND_APPOINTMENT - RJ_KIND_ROUTINE);
}

/* Ctrl+F looks through all of it, Escape ends that. */
static void
test_search (Fixture *f, gconstpointer data)
{
  g_autoptr (RjService) first = save_place (f, "Riverside");
  g_autoptr (RjService) second = save_place (f, "Hill House");
  GtkWidget *search;

  g_assert_null (rj_test_find (f->view, GTK_TYPE_SEARCH_ENTRY, NULL));
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.search", NULL);
  search = rj_test_find (f->view, GTK_TYPE_SEARCH_ENTRY, NULL);
  g_assert_nonnull (search);
  g_assert_true (gtk_widget_has_focus (gtk_widget_get_first_child (search))
                 || gtk_widget_get_focus_child (search) != NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "HILL");
  g_assert_nonnull (find_row (f->view, "Hill House"));
  g_assert_null (find_row (f->view, "Riverside"));
  g_assert_null (rj_test_find (f->view, GTK_TYPE_BUTTON, "Add a place"));
  gtk_editable_set_text (GTK_EDITABLE (search), "zebra");
  g_assert_true (rj_test_shows (f->view, "Nothing here holds these words."));
  g_signal_emit_by_name (search, "stop-search");
  g_assert_nonnull (find_row (f->view, "Riverside"));
  g_assert_null (rj_test_find (f->view, GTK_TYPE_SEARCH_ENTRY, NULL));
}

/* Own country first, then by name; every address is one that a browser takes. */
static void
test_organisations (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) lists = rj_organisations_load ("GB");
  GtkWidget *search;

  g_assert_cmpstr (((RjOrganisationList *) lists->pdata[0])->code, ==, "GB");
  g_assert_null (((RjOrganisationList *) lists->pdata[1])->code);
  for (guint i = 0; i < lists->len; i++)
    {
      RjOrganisationList *list = lists->pdata[i];

      for (guint j = 0; j < list->organisations->len; j++)
        {
          RjOrganisation *one = list->organisations->pdata[j];
          g_autofree char *url = rj_service_dup_address (one->display);
          g_autofree char *grounds = rj_organisation_dup_grounds (one);

          g_assert_cmpstr (url, ==, one->url);
          g_assert_cmpstr (grounds, !=, "");
          if (j > 0)
            g_assert_cmpint (
              g_utf8_collate (((RjOrganisation *) list->organisations->pdata[j - 1])->name, one->name), <, 0);
        }
    }

  activate (find_row (f->view, "Look one up"));
  RJ_TEST_UNTIL (RJ_IS_ORGANISATIONS_DIALOG (get_dialog (f)));
  rj_test_assert_private (get_dialog (f));
  search = rj_test_find (get_dialog (f), GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_widget_activate_action (get_dialog (f), "organisations.search", NULL);
  g_assert_nonnull (gtk_widget_get_focus_child (search));
  gtk_editable_set_text (GTK_EDITABLE (search), "lifer");
  g_assert_true (rj_test_shows (get_dialog (f), "lifering.org"));
  g_assert_false (rj_test_shows (get_dialog (f), "smartrecovery.org"));
  g_assert_true (rj_test_shows (get_dialog (f), "Their site has the last word."));
  g_assert_nonnull (rj_test_find (get_dialog (f), GTK_TYPE_BUTTON, "Open the site"));
  press (get_dialog (f), "Copy");
  g_assert_nonnull (rj_test_find (get_dialog (f), GTK_TYPE_BUTTON, "Copied"));
  gtk_editable_set_text (GTK_EDITABLE (search), "zebra");
  g_assert_true (rj_test_shows (get_dialog (f), "None of these."));
  g_signal_emit_by_name (search, "stop-search");
  g_assert_true (rj_test_shows (get_dialog (f), "smartrecovery.org"));
}

/* Lists say what they are, and can be walked by key. */
static void
test_keys (Fixture *f, gconstpointer data)
{
  g_autoptr (RjService) place = save_place (f, "Riverside");
  GtkWidget *row = find_row (f->view, "Riverside");
  GtkWidget *list = gtk_widget_get_parent (row);
  GtkWidget *add = rj_test_find (f->view, GTK_TYPE_BUTTON, "Add a place");

  gtk_test_accessible_assert_property (list, GTK_ACCESSIBLE_PROPERTY_LABEL, "My places");
  gtk_test_accessible_assert_role (list, GTK_ACCESSIBLE_ROLE_LIST);
  g_assert_true (gtk_widget_grab_focus (row));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (f->window)) == row);
  /* Tab goes in the order of the page, as soon as it has one. */
  RJ_TEST_UNTIL (gtk_widget_get_height (row) > 0);
  gtk_widget_child_focus (GTK_WIDGET (f->window), GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (f->window)) == add);
}

static void
test_narrow (Fixture *f, gconstpointer data)
{
  g_autoptr (RjService) place =
    save_place (f, "A clinic for everything that has a long name in any language");
  int least;

  gtk_widget_measure (f->view, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 336);
  rj_service_dialog_present (GTK_WIDGET (f->window), f->ui.context, place);
  RJ_TEST_UNTIL (RJ_IS_SERVICE_DIALOG (get_dialog (f)) && gtk_widget_get_height (get_dialog (f)) > 0);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (f->window)), ==, 360);
}

#define ADD(path, func)    g_test_add (path, Fixture, NULL, set_up, func, tear_down)
#define NARROW(path, func) g_test_add (path, Fixture, GINT_TO_POINTER (1), set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8"); // it asks for en_US, which only some machines have
  rj_ui_init ();
  ADD ("/support/empty", test_empty);
  ADD ("/support/place", test_place);
  ADD ("/support/no-site", test_no_site);
  ADD ("/support/drafts", test_drafts);
  ADD ("/support/referral", test_referral);
  ADD ("/support/ahead", test_ahead);
  ADD ("/support/add-appointment", test_add_appointment);
  ADD ("/support/search", test_search);
  ADD ("/support/organisations", test_organisations);
  ADD ("/support/keys", test_keys);
  NARROW ("/support/narrow", test_narrow);
  return g_test_run ();
}
