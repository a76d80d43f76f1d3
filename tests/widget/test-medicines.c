// SPDX-License-Identifier: GPL-3.0-or-later
// Medicines: the form, the small dialog of a dose, what belongs to an appointment, and the list.

#include "rj-dose-dialog.h"
#include "rj-medicine-editor.h"
#include "rj-medicine-text.h"
#include "rj-medicines-dialog.h"
#include "rj-plan-text.h"
#include "rj-test-ui.h"
#include "rj-ui.h"
#include "rj-visit-dialog.h"
#include "rj-window.h"

#include <locale.h>

typedef struct {
  RjTestUi ui;
  RjStore *store;
  RjWindow *window;
  char *toast;
} Fixture;

static void
toast_cb (RjContext *context, const char *title, gboolean undo, Fixture *self)
{
  g_set_str (&self->toast, title);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  rj_test_ui_set_up (&self->ui);
  self->store = rj_test_ui_open (&self->ui);
  self->window = rj_window_new (NULL, self->ui.context);
  gtk_window_present (GTK_WINDOW (self->window));
  RJ_TEST_UNTIL (rj_context_get_drafts_loaded (self->ui.context));
  g_signal_connect (self->ui.context, "toast", G_CALLBACK (toast_cb), self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (self->ui.context, self);
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_free (self->toast);
  rj_test_ui_tear_down (&self->ui);
}

static AdwDialog *
get_dialog (Fixture *self)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window));
}

static AdwDialog *
wait_dialog (Fixture *self, GType type)
{
  RJ_TEST_UNTIL (get_dialog (self) != NULL && G_TYPE_CHECK_INSTANCE_TYPE (get_dialog (self), type));
  rj_test_assert_safety_keys (GTK_WIDGET (get_dialog (self)));
  rj_test_assert_private (GTK_WIDGET (get_dialog (self)));
  return get_dialog (self);
}

static void
type_into (AdwDialog *dialog, const char *title, const char *text)
{
  GtkWidget *row = rj_test_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, title);

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
save (Fixture *self, AdwDialog *dialog)
{
  gtk_widget_activate_action (GTK_WIDGET (dialog), "form.save", NULL);
  g_clear_pointer (&self->toast, g_free);
  RJ_TEST_UNTIL (self->toast != NULL);
}

static void
keep_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GPtrArray *
list_medicines (Fixture *self)
{
  RjMedicines *medicines = rj_store_get_medicines (self->store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *list;

  rj_medicines_list_async (medicines, NULL, keep_result, &result);
  RJ_TEST_UNTIL (result != NULL);
  list = rj_medicines_list_finish (medicines, result, &error);
  g_assert_no_error (error);
  return list;
}

static GPtrArray *
list_today (Fixture *self)
{
  RjPlan *plan = rj_store_get_plan (self->store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *day;

  rj_plan_list_day_async (plan, rj_clock_get_today (self->ui.clock), NULL, keep_result, &result);
  RJ_TEST_UNTIL (result != NULL);
  day = rj_plan_list_day_finish (plan, result, &error);
  g_assert_no_error (error);
  return day;
}

/* Four days of one form: a name says which is which, and each is large enough to hit. */
static void
assert_days (AdwDialog *editor)
{
  static const char *const titles[] = { "Since", "Refill on", "Good until, as printed" };

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      GtkWidget *row = rj_test_find (GTK_WIDGET (editor), ADW_TYPE_ACTION_ROW, titles[i]);
      GtkWidget *button = rj_test_find (row, GTK_TYPE_BUTTON, NULL);
      g_autofree char *name = g_strdup_printf ("%s, Choose a day", titles[i]);
      int height;

      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
      gtk_widget_measure (button, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
      g_assert_cmpint (height, >=, 44);
    }
}

/* Name, and times typed as people write them. */
static void
add (Fixture *self, const char *name, const char *times)
{
  AdwDialog *editor;

  rj_medicine_editor_present (GTK_WIDGET (self->window), self->ui.context, NULL);
  editor = wait_dialog (self, RJ_TYPE_MEDICINE_EDITOR);
  type_into (editor, "Name", name);
  type_into (editor, "Times, like 8:00, 20:00", times);
  save (self, editor);
}

static void
test_add (Fixture *self, gconstpointer data)
{
  AdwDialog *editor;
  g_autoptr (GPtrArray) day = NULL;
  g_autoptr (GPtrArray) medicines = NULL;
  const RjMedicine *medicine;
  const RjOccurrence *first;

  rj_medicine_editor_present (GTK_WIDGET (self->window), self->ui.context, NULL);
  editor = wait_dialog (self, RJ_TYPE_MEDICINE_EDITOR);
  type_into (editor, "Name", "Methadone");
  type_into (editor, "On the label", "as printed");
  assert_days (editor);
  /* What is no time cannot be saved. */
  type_into (editor, "Times, like 8:00, 20:00", "at noon");
  g_assert_false (rj_test_find (GTK_WIDGET (editor), GTK_TYPE_BUTTON, "_Save") != NULL
                  && gtk_widget_is_sensitive (rj_test_find (GTK_WIDGET (editor), GTK_TYPE_BUTTON, "_Save")));
  type_into (editor, "Times, like 8:00, 20:00", "8:00, 20:00");
  type_into (editor, "Doses left at home", "6");
  save (self, editor);

  medicines = list_medicines (self);
  g_assert_cmpuint (medicines->len, ==, 1);
  medicine = g_ptr_array_index (medicines, 0);
  g_assert_cmpstr (medicine->label, ==, "as printed");
  g_assert_cmpint (medicine->kind, ==, RJ_MEDICINE_METHADONE);
  g_assert_cmpint (medicine->doses_left, ==, 6);
  g_assert_cmpuint (g_strv_length (medicine->items), ==, 2);
  day = list_today (self);
  g_assert_cmpuint (day->len, ==, 2);
  first = g_ptr_array_index (day, 0);
  g_assert_cmpint (first->item->minutes, ==, 8 * 60);
  g_assert_cmpstr (first->medicine, ==, medicine->record.id);
  g_assert_cmpstr (first->item->title, ==, "Methadone");
}

/* A window says until when, and a tick after it says late. A name that many have brings its form. */
static void
test_window (Fixture *self, gconstpointer data)
{
  RjPlan *plan = rj_store_get_plan (self->store);
  g_autoptr (GPtrArray) day = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) medicines = NULL;
  g_autoptr (GAsyncResult) marked = NULL;
  g_autofree char *open = NULL;
  g_autofree char *late = NULL;
  const RjOccurrence *occurrence;
  AdwDialog *editor;
  GtkWidget *name;
  GtkWidget *window;

  rj_medicine_editor_present (GTK_WIDGET (self->window), self->ui.context, NULL);
  editor = wait_dialog (self, RJ_TYPE_MEDICINE_EDITOR);
  name = rj_test_find (GTK_WIDGET (editor), ADW_TYPE_ENTRY_ROW, "Name");
  gtk_widget_activate_action (name, "name.choose", "u", 0u);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "Buprenorphine film");
  type_into (editor, "Times, like 8:00, 20:00", "8:00");
  window = rj_test_find (GTK_WIDGET (editor), ADW_TYPE_ACTION_ROW, "On time within");
  g_assert_true (gtk_widget_get_visible (window));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (window))),
                              3);
  save (self, editor);

  medicines = list_medicines (self);
  g_assert_cmpint (((RjMedicine *) g_ptr_array_index (medicines, 0))->window_minutes, ==, 2 * 60);
  g_assert_cmpint (((RjMedicine *) g_ptr_array_index (medicines, 0))->form, ==, RJ_MEDICINE_FORM_FILM);
  day = list_today (self);
  occurrence = g_ptr_array_index (day, 0);
  open = rj_plan_text_subtitle (occurrence, rj_clock_get_zone (self->ui.clock));
  g_assert_cmpstr (open, ==, "between 08:00 and 10:00");
  rj_plan_set_mark_async (plan, occurrence->item->record.id, occurrence->day, RJ_MARK_DONE, NULL, keep_result,
                          &marked);
  RJ_TEST_UNTIL (marked != NULL);
  after = list_today (self);
  occurrence = g_ptr_array_index (after, 0);
  late = rj_plan_text_subtitle (occurrence, rj_clock_get_zone (self->ui.clock));
  g_assert_cmpstr (late, ==, "Late, 12:00 · between 08:00 and 10:00");
}

/* The fixed text comes with what was not as planned, and with nothing else. */
static void
test_dose (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) day = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autofree char *text = NULL;
  const RjOccurrence *occurrence;
  AdwDialog *dialog;
  GtkWidget *late;

  add (self, "Methadone", "8:00");
  day = list_today (self);
  occurrence = g_ptr_array_index (day, 0);
  rj_dose_dialog_present (GTK_WIDGET (self->window), self->ui.context, occurrence->medicine,
                          occurrence->item->record.id, occurrence->day);
  dialog = wait_dialog (self, RJ_TYPE_DOSE_DIALOG);
  g_assert_true (rj_test_shows (GTK_WIDGET (dialog), "Methadone"));
  g_assert_false (rj_test_shows (GTK_WIDGET (dialog), "Don't take extra to make up for it."));
  late = rj_test_find (GTK_WIDGET (dialog), GTK_TYPE_TOGGLE_BUTTON, "Late");
  g_assert_nonnull (late);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (late), TRUE);
  g_assert_true (rj_test_shows (GTK_WIDGET (dialog), "Don't take extra to make up for it."));
  g_assert_true (rj_test_shows (GTK_WIDGET (dialog), "talk to your clinic before taking any again."));
  save (self, dialog);
  g_assert_cmpstr (self->toast, ==, "Late");
  after = list_today (self);
  occurrence = g_ptr_array_index (after, 0);
  g_assert_cmpint (occurrence->mark, ==, RJ_MARK_DONE);
  g_assert_cmpint (occurrence->dose, ==, RJ_DOSE_LATE);
  text = rj_medicine_text_dose (occurrence, rj_clock_get_zone (self->ui.clock));
  g_assert_true (g_str_has_prefix (text, "Late, 12:00"));
}

/* The list says what can be counted, and how long ago it was; its page what was written down. */
static void
test_list (Fixture *self, gconstpointer data)
{
  RjMedicines *medicines = rj_store_get_medicines (self->store);
  g_autoptr (RjMedicine) medicine = rj_medicine_new ();
  g_autoptr (RjMedicine) saved = NULL;
  g_autoptr (RjDose) dose = rj_dose_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) logged = NULL;
  g_autoptr (GError) error = NULL;
  RjDay today = rj_clock_get_today (self->ui.clock);
  AdwDialog *dialog;
  GtkWidget *row;

  medicine->name = g_strdup ("Tablet");
  medicine->as_needed = TRUE;
  medicine->doses = 4;
  medicine->refill_day = today + 6;
  rj_medicines_save_async (medicines, medicine, NULL, NULL, NULL, keep_result, &result);
  RJ_TEST_UNTIL (result != NULL);
  saved = rj_medicines_save_finish (medicines, result, &error);
  g_assert_no_error (error);
  dose->medicine = g_strdup (saved->record.id);
  dose->record.at_us = RJ_TEST_UI_NOW_US - 200 * G_TIME_SPAN_MINUTE;
  rj_medicines_save_dose_async (medicines, dose, NULL, keep_result, &logged);
  RJ_TEST_UNTIL (logged != NULL);

  dialog = rj_medicines_dialog_new (self->ui.context);
  adw_dialog_present (dialog, GTK_WIDGET (self->window));
  RJ_TEST_UNTIL (rj_test_find (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW, "Tablet") != NULL);
  rj_test_assert_safety_keys (GTK_WIDGET (dialog));
  g_assert_true (rj_test_shows (GTK_WIDGET (dialog), "Refill in 6 days"));
  g_assert_true (rj_test_shows (GTK_WIDGET (dialog), "Last taken: 3 h 20 min ago"));
  row = rj_test_find (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW, "Tablet");
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  RJ_TEST_UNTIL (rj_test_shows (GTK_WIDGET (dialog), "On 1 day"));
  g_assert_true (rj_test_shows (GTK_WIDGET (dialog), "08:40 · Taken"));
  g_assert_true (rj_test_shows (GTK_WIDGET (dialog), "Keep it locked away from children and visitors."));
  g_assert_false (rj_test_shows (GTK_WIDGET (dialog), "missed"));
  adw_dialog_force_close (dialog);
}

static void
test_visit (Fixture *self, gconstpointer data)
{
  RjPlan *plan = rj_store_get_plan (self->store);
  RjMedicines *medicines = rj_store_get_medicines (self->store);
  RjDay today = rj_clock_get_today (self->ui.clock);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) got = NULL;
  g_autoptr (RjVisit) visit = NULL;
  g_autoptr (GError) error = NULL;
  RjPlanItem *item = rj_plan_item_new ();
  AdwDialog *dialog;
  GtkWidget *text;
  const char *id;

  item->record.day = today;
  item->kind = RJ_KIND_PICK_UP;
  item->title = g_strdup ("Corner pharmacy");
  g_ptr_array_add (items, item);
  rj_plan_save_items_async (plan, items, NULL, keep_result, &result);
  RJ_TEST_UNTIL (result != NULL);
  saved = rj_plan_save_items_finish (plan, result, &error);
  g_assert_no_error (error);
  id = ((RjPlanItem *) g_ptr_array_index (saved, 0))->record.id;
  rj_visit_dialog_present (GTK_WIDGET (self->window), self->ui.context, id, today, RJ_KIND_PICK_UP,
                           "Corner pharmacy");
  dialog = wait_dialog (self, RJ_TYPE_VISIT_DIALOG);
  g_assert_cmpstr (adw_dialog_get_title (dialog), ==, "Pick-up");
  text = rj_test_find (GTK_WIDGET (dialog), GTK_TYPE_TEXT_VIEW, NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "Which hours?", -1);
  save (self, dialog);
  rj_medicines_get_visit_async (medicines, id, today, NULL, keep_result, &got);
  RJ_TEST_UNTIL (got != NULL);
  visit = rj_medicines_get_visit_finish (medicines, got, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (visit->questions, ==, "Which hours?");
  g_assert_null (visit->outcome);
  g_assert_cmpint (visit->type, ==, RJ_VISIT_PICK_UP);
}

static void
test_kinds (void)
{
  static const struct {
    const char *name;
    RjMedicineKind kind;
  } cases[] = {
    { "Buprenorphine/naloxone film", RJ_MEDICINE_BUPRENORPHINE },
    { "SUBOXONE", RJ_MEDICINE_BUPRENORPHINE },
    { "Methadon", RJ_MEDICINE_METHADONE },
    { "naltrexone", RJ_MEDICINE_NALTREXONE },
    { "Narcan", RJ_MEDICINE_NALOXONE },
    { "Vitamin", RJ_MEDICINE_OTHER },
    { NULL, RJ_MEDICINE_OTHER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (rj_medicine_guess_kind (cases[i].name), ==, cases[i].kind);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8"); // it asks for en_US, which only some machines have
  rj_ui_init ();
  g_test_add_func ("/medicines/kinds", test_kinds);
  ADD ("/medicines/add", test_add);
  ADD ("/medicines/window", test_window);
  ADD ("/medicines/dose", test_dose);
  ADD ("/medicines/list", test_list);
  ADD ("/medicines/visit", test_visit);
  return g_test_run ();
}
