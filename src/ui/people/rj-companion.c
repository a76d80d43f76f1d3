// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-companion.h"

#include "rj-lock-now.h"
#include "rj-page-view.h"
#include "rj-plan-sheet.h"
#include "rj-print-preview.h"
#include "rj-toolbars.h"

#include <glib/gi18n-lib.h>

typedef struct {
  GtkWidget *parent;
  RjContext *context;
  RjDay first; /* of the week */
  RjDay today;
  GPtrArray *occurrences;
  RjPrintPreview *preview;
  gboolean week;
  gboolean meetings;
  gboolean other;
  gboolean appointments;
  gboolean calls;
  gboolean medicines;
  gboolean places;
} Companion;

static void
companion_free (Companion *self)
{
  g_clear_object (&self->parent);
  g_object_unref (self->context);
  g_clear_pointer (&self->occurrences, g_ptr_array_unref);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Companion, companion_free)

static gboolean
is_chosen (const Companion *self, RjPlanKind kind)
{
  switch (kind)
    {
    case RJ_KIND_MEETING:
      return self->meetings;
    case RJ_KIND_APPOINTMENT:
      return self->appointments;
    case RJ_KIND_CALL:
      return self->calls;
    case RJ_KIND_MEDICATION:
    case RJ_KIND_PICK_UP:
      return self->medicines;
    default:
      return self->other;
    }
}

static RjPages *
lay_out (double width, double height, gpointer data)
{
  const Companion *self = data;
  RjPlanSheetFlags flags = self->places ? RJ_PLAN_SHEET_PLACES : 0;
  GTimeZone *here = rj_clock_get_zone (rj_context_get_clock (self->context));
  gboolean rtl = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  g_autoptr (RjSheet) sheet = NULL;

  for (guint i = 0; i < self->occurrences->len; i++)
    {
      RjOccurrence *occurrence = g_ptr_array_index (self->occurrences, i);

      if (is_chosen (self, occurrence->item->kind) && (self->week || occurrence->day == self->today))
        g_ptr_array_add (chosen, occurrence);
    }
  sheet = self->week ? rj_plan_sheet_new_week (self->first, chosen, flags, here, rtl)
                     : rj_plan_sheet_new_day (self->today, chosen, flags, here, rtl);
  return rj_sheet_lay_out (sheet, width, height);
}

/* ---- On the screen ---- */

static void
closed_cb (GtkWidget *dialog)
{
  rj_lock_now ();
}

static void
show_cb (RjPrintPreview *preview)
{
  RjPages *pages = rj_print_preview_get_pages (preview);
  AdwDialog *dialog = rj_dialog_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  for (guint i = 0; i < rj_pages_get_n_pages (pages); i++)
    gtk_box_append (GTK_BOX (box), rj_page_view_new (pages, i));
  g_object_set (box, "margin-top", 12, "margin-bottom", 12, "margin-start", 12, "margin-end", 12, NULL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  adw_dialog_set_title (dialog, C_ ("page", "My plan"));
  adw_dialog_set_content_width (dialog, 2000);
  adw_dialog_set_content_height (dialog, 2000);
  adw_dialog_set_child (dialog, rj_toolbars_new (scrolled));
  g_signal_connect (dialog, "closed", G_CALLBACK (closed_cb), NULL);
  adw_dialog_present (dialog, GTK_WIDGET (preview));
}

/* ---- The preview ---- */

static void
days_chosen (guint index, gpointer data)
{
  Companion *self = data;

  self->week = index == 1;
  rj_print_preview_update (self->preview);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Companion) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkWidget) parent = g_steal_pointer (&self->parent);
  const char *days[] = { _ ("Today"), _ ("This week"), NULL };
  g_autofree char *name = rj_plan_sheet_name (self->today);
  Companion *shown = self;
  RjVocabulary *vocabulary = rj_context_get_vocabulary (self->context);

  self->occurrences = rj_plan_sheet_load_finish (RJ_PLAN (source), result, &error);
  if (self->occurrences == NULL)
    {
      rj_context_report (self->context, error);
      return;
    }
  if (gtk_widget_get_root (parent) == NULL)
    return;
  shown->preview =
    RJ_PRINT_PREVIEW (rj_print_preview_new (shown->context, C_ ("page", "My plan"), name, lay_out,
                                            g_steal_pointer (&self), (GDestroyNotify) companion_free));
  rj_print_preview_add_list (shown->preview, _ ("Which days"), days, days_chosen);
  rj_print_preview_add_choice (shown->preview, rj_vocabulary_fill (vocabulary, "{meeting:labels}"),
                               &shown->meetings);
  rj_print_preview_add_choice (shown->preview, _ ("Other plans"), &shown->other);
  rj_print_preview_add_choice (shown->preview, rj_vocabulary_fill (vocabulary, "{appointment:labels}"),
                               &shown->appointments);
  rj_print_preview_add_choice (shown->preview, _ ("Calls"), &shown->calls);
  rj_print_preview_add_choice (shown->preview, rj_vocabulary_fill (vocabulary, "{medicine:labels}"),
                               &shown->medicines);
  rj_print_preview_add_choice (shown->preview, _ ("With places"), &shown->places);
  rj_print_preview_add_button (shown->preview, _ ("Show it on the _screen"),
                               _ ("When you close it there, the journal locks."), show_cb);
  adw_dialog_present (ADW_DIALOG (shown->preview), parent);
}

void
rj_companion_present (GtkWidget *parent, RjContext *context)
{
  Companion *self = g_new0 (Companion, 1);

  self->parent = g_object_ref (parent);
  self->context = g_object_ref (context);
  self->today = rj_clock_get_today (rj_context_get_clock (context));
  self->first = rj_plan_sheet_get_week (self->today);
  self->meetings = self->other = TRUE;
  rj_plan_sheet_load_async (rj_store_get_plan (rj_context_get_store (context)), self->first, self->first + 6,
                            NULL, loaded_cb, self);
}
