// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-medicines-dialog.h"

#include "rj-dose-dialog.h"
#include "rj-form-parts.h"
#include "rj-format.h"
#include "rj-medicine-editor.h"
#include "rj-medicine-text.h"
#include "rj-rows.h"
#include "rj-text.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>

/* So many days back are listed. */
#define LOGGED_DAYS 28

struct _RjMedicinesDialog {
  RjDialog parent_instance;

  RjContext *context;
  GCancellable *cancellable;
  char *shown; /* (nullable): the medicine whose page is open */

  AdwNavigationView *pages;
  GtkWidget *list;
  GtkWidget *empty;
  AdwNavigationPage *page;
  GtkWidget *page_box;
};

G_DEFINE_FINAL_TYPE (RjMedicinesDialog, rj_medicines_dialog, RJ_TYPE_DIALOG)

static RjMedicines *
get_medicines (RjMedicinesDialog *self)
{
  return rj_store_get_medicines (rj_context_get_store (self->context));
}

static RjDay
get_today (RjMedicinesDialog *self)
{
  return rj_clock_get_today (rj_context_get_clock (self->context));
}

static GtkWidget *
add_button (GtkWidget *box, const char *label, GCallback clicked, RjMedicinesDialog *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_size_request (button, 44, 44);
  gtk_widget_set_hexpand (button, TRUE);
  rj_wrap_button (GTK_BUTTON (button));
  g_signal_connect_swapped (button, "clicked", clicked, self);
  if (ADW_IS_WRAP_BOX (box))
    adw_wrap_box_append (ADW_WRAP_BOX (box), button);
  else
    gtk_box_append (GTK_BOX (box), button);
  return button;
}

/* ---- The page of one ---- */

static void
log_cb (RjMedicinesDialog *self)
{
  rj_dose_dialog_present (GTK_WIDGET (self), self->context, self->shown, NULL, get_today (self));
}

static void
edit_cb (RjMedicinesDialog *self)
{
  rj_medicine_editor_present (GTK_WIDGET (self), self->context, self->shown);
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjContext) context = user_data;
  g_autoptr (GError) error = NULL;

  if (rj_medicines_delete_finish (RJ_MEDICINES (source), result, &error))
    rj_context_toast (context, _ ("Deleted."), TRUE);
  else
    rj_context_report (context, error);
}

static void
delete_cb (RjMedicinesDialog *self)
{
  g_autofree char *id = g_strdup (self->shown);

  adw_navigation_view_pop (self->pages);
  rj_medicines_delete_async (get_medicines (self), id, NULL, deleted_cb, g_object_ref (self->context));
}

static void
empty_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static GtkWidget *
add_section (GtkWidget *box, const char *title)
{
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  rj_form_parts_add_label (section, title, "heading");
  gtk_box_append (GTK_BOX (box), section);
  return section;
}

/* @words: (nullable): the person's words */
static void
add_fact (GtkWidget *list, const char *name, const char *words)
{
  g_autofree char *shown = NULL;
  g_autofree char *apart = NULL;
  GtkWidget *row;

  if (words == NULL)
    return;
  shown = rj_text_for_label (words, RJ_TEXT_NAME);
  /* Isolated, so that a number reads the same in a language from right to left. */
  apart = g_strconcat ("\u2068", shown, "\u2069", NULL);
  row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", name, "subtitle", apart,
                      "subtitle-selectable", TRUE, NULL);
  gtk_widget_add_css_class (row, "property");
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static void
add_day (GtkWidget *list, const char *name, RjDay day)
{
  g_autofree char *date = day != RJ_DAY_NONE ? rj_format_date (day) : NULL;

  add_fact (list, name, date);
}

static GtkWidget *
new_list (const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return list;
}

/* What was written down about it, each by its name: a number alone says nothing. */
static GtkWidget *
new_facts (const RjMedicine *m)
{
  GtkWidget *list = new_list (m->name);
  g_autofree char *window = m->window_minutes > 0 ? rj_format_duration (m->window_minutes) : NULL;

  add_fact (list, _ ("On the label"), m->label);
  add_fact (list, _ ("On time within"), window);
  add_day (list, _ ("Since"), m->start_day);
  add_day (list, _ ("Given on"), m->given_day);
  add_fact (list, _ ("Where it is kept"), m->kept);
  add_fact (list, _ ("Who knows where"), m->known_by);
  add_fact (list, _ ("Clinic or doctor"), m->prescriber);
  add_fact (list, _ ("Clinic phone"), m->prescriber_phone);
  add_fact (list, _ ("Pharmacy"), m->pharmacy);
  add_fact (list, _ ("Pharmacy phone"), m->pharmacy_phone);
  add_fact (list, _ ("Note"), m->note);
  gtk_widget_set_visible (list, gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0) != NULL);
  return list;
}

static void
add_facts (RjMedicinesDialog *self, const RjMedicine *m)
{
  gint64 now_us = rj_clock_get_now (rj_context_get_clock (self->context));
  g_auto (GStrv) facts = rj_medicine_text_facts (m, get_today (self), now_us);
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (gsize i = 0; facts[i] != NULL; i++)
    rj_form_parts_add_label (section, facts[i], NULL);
  gtk_widget_set_visible (section, facts[0] != NULL);
  gtk_box_append (GTK_BOX (self->page_box), section);
  gtk_box_append (GTK_BOX (self->page_box), new_facts (m));
}

static void
add_buttons (RjMedicinesDialog *self)
{
  GtkWidget *buttons = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (buttons), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (buttons), 6);
  gtk_widget_add_css_class (add_button (buttons, _ ("_Write down a dose"), G_CALLBACK (log_cb), self),
                            "suggested-action");
  add_button (buttons, _ ("_Edit"), G_CALLBACK (edit_cb), self);
  add_button (buttons, _ ("De_lete"), G_CALLBACK (delete_cb), self);
  gtk_box_append (GTK_BOX (self->page_box), buttons);
}

/* Days on which something was written down are counted, and no others. */
static void
add_logged (RjMedicinesDialog *self, GPtrArray *doses)
{
  GtkWidget *section;
  g_autofree char *count = NULL;
  guint days = 0;
  RjDay last = RJ_DAY_NONE;

  if (doses->len == 0)
    return;
  section = add_section (self->page_box, _ ("Written down in the last four weeks"));
  for (guint i = 0; i < doses->len; i++)
    {
      const RjDose *dose = g_ptr_array_index (doses, i);

      days += dose->record.day != last;
      last = dose->record.day;
    }
  count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "On %u day", "On %u days", days), days);
  rj_form_parts_add_label (section, count, NULL);
  for (guint i = 0; i < doses->len; i++)
    {
      g_autofree char *line = rj_medicine_text_logged (g_ptr_array_index (doses, i));

      gtk_widget_add_css_class (rj_form_parts_add_label (section, line, "dimmed"), "numeric");
    }
}

static void
add_notes (RjMedicinesDialog *self, const RjMedicine *m)
{
  GtkWidget *section = add_section (self->page_box, _ ("Good to know"));
  g_autofree char *missed = rj_medicine_text_missed (m->kind);
  g_auto (GStrv) notes = rj_medicine_text_notes (m->kind);
  g_autofree char *heading_missed = g_strdup_printf ("%s %s", _ ("Not taken as planned?"), missed);

  rj_form_parts_add_label (section, heading_missed, NULL);
  for (gsize i = 0; notes[i] != NULL; i++)
    rj_form_parts_add_label (section, notes[i], NULL);
}

/* A page is filled when both answers are there: the medicine, then its doses. */
typedef struct {
  RjMedicinesDialog *self;
  RjMedicine *medicine;
} Filling;

static void
doses_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Filling *filling = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) doses = rj_medicines_list_doses_finish (RJ_MEDICINES (source), result, &error);
  g_autoptr (RjMedicinesDialog) self = filling->self;
  g_autoptr (RjMedicine) m = filling->medicine;
  g_autofree char *name = rj_text_for_label (m->name, RJ_TEXT_NAME);

  g_free (filling);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (doses == NULL)
    {
      rj_context_report (self->context, error);
      return;
    }
  if (g_strcmp0 (self->shown, m->record.id) != 0)
    return;
  adw_navigation_page_set_title (self->page, name);
  empty_box (self->page_box);
  rj_form_parts_add_label (self->page_box, name, "title-2");
  add_facts (self, m);
  add_buttons (self);
  add_logged (self, doses);
  add_notes (self, m);
}

static void
medicine_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjMedicinesDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RjMedicine) medicine = rj_medicines_get_finish (RJ_MEDICINES (source), result, &error);
  Filling *filling;

  /* Gone, or another one is shown: the list says so. */
  if (medicine == NULL || self->context == NULL)
    return;
  filling = g_new0 (Filling, 1);
  filling->self = g_object_ref (self);
  filling->medicine = g_steal_pointer (&medicine);
  rj_medicines_list_doses_async (get_medicines (self), filling->medicine->record.id,
                                 get_today (self) - LOGGED_DAYS + 1, get_today (self), self->cancellable,
                                 doses_cb, filling);
}

static void
load_page (RjMedicinesDialog *self)
{
  if (self->shown != NULL)
    rj_medicines_get_async (get_medicines (self), self->shown, self->cancellable, medicine_cb,
                            g_object_ref (self));
}

static void
row_activated_cb (RjMedicinesDialog *self, GtkListBoxRow *row)
{
  g_set_str (&self->shown, g_object_get_data (G_OBJECT (row), "rj-id"));
  adw_navigation_page_set_title (self->page, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  empty_box (self->page_box);
  adw_navigation_view_push (self->pages, self->page);
  load_page (self);
}

static void
popped_cb (RjMedicinesDialog *self)
{
  g_clear_pointer (&self->shown, g_free);
}

/* ---- The list ---- */

static void
show_list (RjMedicinesDialog *self, GPtrArray *medicines)
{
  gint64 now_us = rj_clock_get_now (rj_context_get_clock (self->context));

  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  for (guint i = 0; i < medicines->len; i++)
    {
      const RjMedicine *m = g_ptr_array_index (medicines, i);
      g_auto (GStrv) facts = rj_medicine_text_facts (m, get_today (self), now_us);
      g_autofree char *subtitle = g_strjoinv (" · ", facts);
      g_autofree char *name = rj_text_for_label (m->name, RJ_TEXT_NAME);
      GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", name, "subtitle",
                                     subtitle, "activatable", TRUE, NULL);

      g_object_set_data_full (G_OBJECT (row), "rj-id", g_strdup (m->record.id), g_free);
      rj_rows_add_arrow (ADW_ACTION_ROW (row));
      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
    }
  gtk_widget_set_visible (self->list, medicines->len > 0);
  gtk_widget_set_visible (self->empty, medicines->len == 0);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjMedicinesDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) medicines = rj_medicines_list_finish (RJ_MEDICINES (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->context == NULL)
    return;
  if (medicines != NULL)
    show_list (self, medicines);
  else
    rj_context_report (self->context, error);
}

static void
load (RjMedicinesDialog *self)
{
  rj_medicines_list_async (get_medicines (self), self->cancellable, listed_cb, g_object_ref (self));
  load_page (self);
}

static void
changed_cb (RjMedicinesDialog *self, guint kinds)
{
  if ((kinds & (RJ_CHANGED_MEDICINE | RJ_CHANGED_PLAN)) != 0)
    load (self);
}

static void
add_cb (RjMedicinesDialog *self)
{
  rj_medicine_editor_present (GTK_WIDGET (self), self->context, NULL);
}

/* ---- The dialog ---- */

/* @show_title: in the bar; otherwise the first heading of the page says it, which is not cut off.
 * @box: (out) (transfer none): what the page holds */
static AdwNavigationPage *
new_page (const char *title, gboolean show_title, GtkWidget **box)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  g_object_set (*box, "margin-top", 12, "margin-bottom", 24, "margin-start", 12, "margin-end", 12, NULL);
  adw_clamp_set_child (ADW_CLAMP (clamp), *box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  adw_header_bar_set_show_title (ADW_HEADER_BAR (header), show_title);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scrolled);
  return adw_navigation_page_new (view, title);
}

static void
rj_medicines_dialog_dispose (GObject *object)
{
  RjMedicinesDialog *self = RJ_MEDICINES_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->shown, g_free);
  g_clear_object (&self->page);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_medicines_dialog_parent_class)->dispose (object);
}

static void
rj_medicines_dialog_class_init (RjMedicinesDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_medicines_dialog_dispose;
}

static void
rj_medicines_dialog_init (RjMedicinesDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->pages = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  adw_dialog_set_content_width (ADW_DIALOG (self), 480);
  adw_dialog_set_content_height (ADW_DIALOG (self), 640);
  gtk_widget_set_size_request (GTK_WIDGET (self), 300, 200);
  adw_dialog_set_child (ADW_DIALOG (self), GTK_WIDGET (self->pages));
}

AdwDialog *
rj_medicines_dialog_new (RjContext *context)
{
  RjMedicinesDialog *self = g_object_new (RJ_TYPE_MEDICINES_DIALOG, NULL);
  const char *title = rj_context_say (context, _ ("{medicine:labels}"));
  GtkWidget *box;
  AdwNavigationPage *first = new_page (title, TRUE, &box);

  self->context = g_object_ref (context);
  adw_dialog_set_title (ADW_DIALOG (self), title);
  self->empty =
    rj_form_parts_add_label (box, _ ("Nothing here yet. What you add can be in your plan."), NULL);
  self->list = new_list (title);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_box_append (GTK_BOX (box), self->list);
  add_button (box, _ ("_Add one"), G_CALLBACK (add_cb), self);
  self->page = g_object_ref_sink (new_page (title, FALSE, &self->page_box));
  adw_navigation_view_add (self->pages, first);
  g_signal_connect_swapped (self->pages, "popped", G_CALLBACK (popped_cb), self);
  g_signal_connect_object (rj_context_get_store (context), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  load (self);
  return ADW_DIALOG (self);
}
