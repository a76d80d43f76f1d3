// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-sheets-view.h"

#include "rj-form-parts.h"
#include "rj-format.h"
#include "rj-places.h"
#include "rj-rows.h"
#include "rj-sheet-form.h"
#include "rj-sheet-print.h"
#include "rj-sheet-text.h"
#include "rj-sheets.h"
#include "rj-terms.h"
#include "rj-worksheets.h"

#include <glib/gi18n-lib.h>

struct _RjSheetsView {
  AdwBin parent_instance;

  RjContext *context;
  gboolean for_two;
  GPtrArray *offered; /* RjWorksheet, those of this view */
  GCancellable *cancellable;
  GPtrArray *sheets; /* what was filled in, as it is listed */

  GtkWidget *forms;
  GtkWidget *filled;
  GtkWidget *filled_title;
};

G_DEFINE_FINAL_TYPE (RjSheetsView, rj_sheets_view, ADW_TYPE_BIN)

/* Those for two stand among the people, as soon as these have a place. */
static gboolean
is_here (RjSheetsView *self, const char *form)
{
  if (!self->for_two && rj_places_find ("people") == NULL)
    return TRUE;
  return rj_sheet_print_is_for_two (form) == self->for_two;
}

static GtkWidget *
new_row (void)
{
  GtkWidget *row =
    g_object_new (ADW_TYPE_ACTION_ROW, "activatable", TRUE, "title-lines", 0, "subtitle-lines", 0, NULL);

  /* One after the other: set together, the title would be read as markup first. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  rj_rows_add_arrow (ADW_ACTION_ROW (row));
  return row;
}

static void
set_row (GtkWidget *row, const char *title, const char *subtitle)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
}

static void
show_sheet (RjSheetsView *self, GtkWidget *row, const RjFilledSheet *sheet)
{
  RjDay today = rj_clock_get_today (rj_context_get_clock (self->context));
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (sheet->record.zone);
  g_autofree char *day = rj_format_day_relative (sheet->record.day, today);
  g_autofree char *time = zone != NULL ? rj_format_time (sheet->record.at_us, zone) : NULL;
  /* Translators: on which day, and at what time. */
  g_autofree char *both = time != NULL ? g_strdup_printf (C_ ("day and time", "%s · %s"), day, time) : NULL;

  set_row (row, rj_sheet_text_title (self->context, sheet->form), both != NULL ? both : day);
}

/* Rows stay in their places: one of them has the focus, or will have it again when a form closes. */
static void
show (RjSheetsView *self)
{
  int n = (int) self->sheets->len;
  GtkListBoxRow *row;

  for (int i = 0; i < n; i++)
    {
      row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->filled), i);
      if (row == NULL)
        {
          row = GTK_LIST_BOX_ROW (new_row ());
          gtk_list_box_append (GTK_LIST_BOX (self->filled), GTK_WIDGET (row));
        }
      show_sheet (self, GTK_WIDGET (row), g_ptr_array_index (self->sheets, (guint) i));
    }
  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->filled), n)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->filled), GTK_WIDGET (row));
  gtk_widget_set_visible (self->filled, n > 0);
  gtk_widget_set_visible (self->filled_title, n > 0);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjSheetsView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sheets = rj_sheets_list_finish (RJ_SHEETS (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->context == NULL)
    return;
  if (sheets == NULL)
    {
      rj_context_report (self->context, error);
      return;
    }
  for (guint i = sheets->len; i > 0; i--)
    if (!is_here (self, ((RjFilledSheet *) g_ptr_array_index (sheets, i - 1))->form))
      g_ptr_array_remove_index (sheets, i - 1);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  self->sheets = g_steal_pointer (&sheets);
  show (self);
}

static void
load (RjSheetsView *self)
{
  rj_sheets_list_async (rj_store_get_sheets (rj_context_get_store (self->context)), self->cancellable,
                        listed_cb, g_object_ref (self));
}

static void
changed_cb (RjSheetsView *self, guint kinds)
{
  if ((kinds & RJ_CHANGED_SHEET) != 0)
    load (self);
}

/* "Today" is another day from now on, or the words are others. */
static void
show_again (RjSheetsView *self)
{
  if (self->sheets != NULL)
    show (self);
}

static void
form_activated_cb (RjSheetsView *self, GtkListBoxRow *row)
{
  guint index = (guint) gtk_list_box_row_get_index (row);
  const RjWorksheet *worksheet = g_ptr_array_index (self->offered, index);

  rj_sheet_form_present (GTK_WIDGET (self), self->context, worksheet->id, NULL);
}

static void
sheet_activated_cb (RjSheetsView *self, GtkListBoxRow *row)
{
  guint index = (guint) gtk_list_box_row_get_index (row);
  const RjFilledSheet *sheet = index < self->sheets->len ? g_ptr_array_index (self->sheets, index) : NULL;

  if (sheet != NULL)
    rj_sheet_form_present (GTK_WIDGET (self), self->context, sheet->form, sheet);
}

void
rj_sheets_view_add (RjSheetsView *self)
{
  g_return_if_fail (RJ_IS_SHEETS_VIEW (self));

  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->forms), 0)));
}

static void
rj_sheets_view_dispose (GObject *object)
{
  RjSheetsView *self = RJ_SHEETS_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_clear_pointer (&self->offered, g_ptr_array_unref);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_sheets_view_parent_class)->dispose (object);
}

static void
rj_sheets_view_class_init (RjSheetsViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_sheets_view_dispose;
}

static GtkWidget *
add_list (RjSheetsView *self, GtkWidget *box, const char *title, GCallback activated, GtkWidget **heading)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *list = gtk_list_box_new ();

  *heading = rj_form_parts_add_label (part, title, "heading");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_swapped (list, "row-activated", activated, self);
  gtk_box_append (GTK_BOX (part), list);
  gtk_box_append (GTK_BOX (box), part);
  return list;
}

static void
rj_sheets_view_init (RjSheetsView *self)
{
  self->cancellable = g_cancellable_new ();
  self->offered = g_ptr_array_new ();
}

static void
add_forms (RjSheetsView *self)
{
  GPtrArray *all = rj_sheet_text_get_forms ();

  for (guint i = 0; i < all->len; i++)
    {
      RjWorksheet *worksheet = g_ptr_array_index (all, i);
      GtkWidget *row;

      if (!is_here (self, worksheet->id))
        continue;
      row = new_row ();
      set_row (row, worksheet->title, worksheet->about);
      gtk_list_box_append (GTK_LIST_BOX (self->forms), row);
      g_ptr_array_add (self->offered, worksheet);
    }
}

static void
build (RjSheetsView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *heading;

  if (!self->for_two)
    rj_form_parts_add_label (
      box, _ ("Forms to think something through, whenever you like. You can leave any part open."), NULL);
  /* Translators: above a list of forms that can be filled in. */
  self->forms = add_list (self, box, _ ("Begin one"), G_CALLBACK (form_activated_cb), &heading);
  add_forms (self);
  /* Translators: above a list of forms that were filled in. */
  self->filled = add_list (self, box, _ ("Filled in"), G_CALLBACK (sheet_activated_cb), &self->filled_title);
  gtk_widget_set_visible (self->filled, FALSE);
  gtk_widget_set_visible (self->filled_title, FALSE);
  adw_bin_set_child (ADW_BIN (self), box);
}

static GtkWidget *
new_view (RjContext *context, gboolean for_two)
{
  RjSheetsView *self = g_object_new (RJ_TYPE_SHEETS_VIEW, NULL);

  self->context = g_object_ref (context);
  self->for_two = for_two;
  build (self);
  g_signal_connect_object (rj_context_get_store (context), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (rj_context_get_clock (context), "day", G_CALLBACK (show_again), self,
                           G_CONNECT_SWAPPED);
  rj_terms_watch (rj_context_get_vocabulary (context), self->forms);
  g_signal_connect_object (rj_context_get_vocabulary (context), "notify::quiet", G_CALLBACK (show_again),
                           self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}

GtkWidget *
rj_sheets_view_new (RjContext *context)
{
  return new_view (context, FALSE);
}

GtkWidget *
rj_sheets_view_new_for_two (RjContext *context)
{
  return new_view (context, TRUE);
}
