// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-sheet-print.h"

#include "rj-log-lines.h"
#include "rj-plan-sheet.h"
#include "rj-print-preview.h"
#include "rj-sheet-text.h"
#include "rj-worksheets.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define TALK      "talk"
#define AGREEMENT "agreement"

/* How many days a page looks back on; the first is chosen at first. */
static const guint days[] = { 7, 14, RJ_LOG_LINES_MOST_DAYS, 0 };

/* @typed: how many of its lines are the person's own words; those of the log stand behind them */
typedef struct {
  RjContext *context;
  RjLinePage *page;
  guint typed;
  RjPrintPreview *preview;
  GCancellable *cancellable;
} Printing;

gboolean
rj_sheet_print_is_for_two (const char *form)
{
  return g_strcmp0 (form, TALK) == 0 || g_strcmp0 (form, AGREEMENT) == 0;
}

static void
printing_free (gpointer data)
{
  Printing *self = data;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_object_unref (self->context);
  rj_line_page_free (self->page);
  g_free (self);
}

static RjPages *
lay_out (double width, double height, gpointer data)
{
  const Printing *self = data;

  return rj_line_page_lay_out (self->page, width, height,
                               gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL);
}

static void
add_choices (Printing *self)
{
  for (guint i = 0; i < self->page->lines->len; i++)
    {
      RjPageLine *line = g_ptr_array_index (self->page->lines, i);
      g_autofree char *title = NULL;

      // Of several with one name, each says which it is.
      if (i < self->typed || strchr (line->text, '\n') != NULL)
        title = g_strdup (line->name);
      else
        /* Translators: a switch for a line on paper: the name of its part, and the line. */
        title = g_strdup_printf (_ ("%s: %s"), line->name, line->text);
      rj_print_preview_add_choice (self->preview, title, &line->chosen);
    }
}

/* ---- From the log ---- */

typedef struct {
  RjPrintPreview *preview; /* holds @printing */
  Printing *printing;
  RjLinePage *found;
} Loading;

static void
loading_free (Loading *self)
{
  rj_line_page_free (self->found);
  g_object_unref (self->preview);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Loading, loading_free)

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Loading) loading = data;
  Printing *self = loading->printing;
  g_autoptr (GError) error = NULL;

  if (!rj_log_lines_add_finish (RJ_STORE (source), result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        rj_context_report (self->context, error);
      return;
    }
  while (loading->found->lines->len > 0)
    g_ptr_array_add (self->page->lines, g_ptr_array_steal_index (loading->found->lines, 0));
  rj_print_preview_remove_choices (self->preview);
  add_choices (self);
  rj_print_preview_update (self->preview);
}

static void
load (Printing *self, guint n_days)
{
  RjVocabulary *vocabulary = rj_context_get_vocabulary (self->context);
  RjClock *clock = rj_context_get_clock (self->context);
  RjDay today = rj_clock_get_today (clock);
  const RjLogLines lines = {
    .first = today - (RjDay) n_days + 1,
    .last = today,
    .cravings = rj_vocabulary_fill (vocabulary, "{craving:labels}"),
    .meetings = rj_vocabulary_fill (vocabulary, "{meeting:labels}"),
    .appointments = rj_vocabulary_fill (vocabulary, "{appointment:labels}"),
    .medicines = rj_vocabulary_fill (vocabulary, "{medicine:labels}"),
  };
  Loading *loading = g_new0 (Loading, 1);

  loading->preview = g_object_ref (self->preview);
  loading->printing = self;
  loading->found = rj_line_page_new (NULL);
  rj_log_lines_add_async (rj_context_get_store (self->context), &lines, loading->found,
                          rj_clock_get_zone (clock), self->cancellable, loaded_cb, loading);
}

/* What was chosen from the log before goes: other days are other lines. */
static void
days_chosen (guint index, gpointer data)
{
  Printing *self = data;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_ptr_array_set_size (self->page->lines, (int) self->typed);
  rj_print_preview_remove_choices (self->preview);
  add_choices (self);
  rj_print_preview_update (self->preview);
  if (days[index] > 0 && rj_context_get_store (self->context) != NULL)
    load (self, days[index]);
}

/* ---- The preview ---- */

static void
add_days (Printing *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (days[i] > 0)
      g_strv_builder_take (
        names, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The last %u day", "The last %u days", days[i]),
                                days[i]));
    else
      /* Translators: a choice of what comes from the log: nothing. */
      g_strv_builder_add (names, C_ ("from my log", "Nothing"));
  all = g_strv_builder_end (names);
  rj_print_preview_add_list (self->preview, _ ("From my log"), (const char *const *) all, days_chosen);
}

static RjLinePage *
new_page (RjContext *context, const RjFilledSheet *sheet)
{
  const RjWorksheet *worksheet = rj_worksheets_find (rj_sheet_text_get_forms (), sheet->form);
  RjLinePage *page = rj_line_page_new (rj_sheet_text_title (context, sheet->form));

  for (guint i = 0; worksheet != NULL && i < worksheet->fields->len; i++)
    {
      const RjWorksheetField *field = g_ptr_array_index (worksheet->fields, i);
      g_autofree char *text = rj_filled_sheet_dup_text (sheet, field->id, -1);

      rj_line_page_add (page, field->text, text, TRUE);
    }
  if (g_strcmp0 (sheet->form, AGREEMENT) == 0)
    rj_line_page_add_signs (page);
  return page;
}

void
rj_sheet_print_present (GtkWidget *parent, RjContext *context, const RjFilledSheet *sheet)
{
  Printing *self = g_new0 (Printing, 1);
  g_autofree char *name = rj_plan_sheet_name (rj_clock_get_today (rj_context_get_clock (context)));

  self->context = g_object_ref (context);
  self->cancellable = g_cancellable_new ();
  self->page = new_page (context, sheet);
  self->typed = self->page->lines->len;
  self->preview = RJ_PRINT_PREVIEW (rj_print_preview_new (context, rj_sheet_text_title (context, sheet->form),
                                                          name, lay_out, self, printing_free));
  if (g_strcmp0 (sheet->form, TALK) == 0)
    add_days (self);
  add_choices (self);
  adw_dialog_present (ADW_DIALOG (self->preview), parent);
  if (g_strcmp0 (sheet->form, TALK) == 0)
    load (self, days[0]);
}
