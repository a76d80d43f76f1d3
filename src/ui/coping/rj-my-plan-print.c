// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-my-plan-print.h"

#include "rj-my-plan-sheet.h"
#include "rj-plan-sheet.h"
#include "rj-print-preview.h"

#include <glib/gi18n-lib.h>

/* The safety plan is one choice: a part of it says little by itself. */
typedef struct {
  GPtrArray *lines;
  gboolean sections[RJ_MY_LAST_SECTION + 1];
  gboolean safety;
} MyPages;

static void
my_pages_free (gpointer data)
{
  MyPages *self = data;

  g_ptr_array_unref (self->lines);
  g_free (self);
}

static RjPages *
lay_out (double width, double height, gpointer data)
{
  const MyPages *self = data;
  guint sections = 0;
  g_autoptr (RjSheet) sheet = NULL;

  for (int section = RJ_MY_FIRST_SECTION; section <= RJ_MY_LAST_SECTION; section++)
    if (rj_my_section_is_safety ((RjMySection) section) ? self->safety : self->sections[section])
      sections |= RJ_MY_SECTION_BIT (section);
  sheet =
    rj_my_plan_sheet_new (self->lines, sections, gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL);
  return rj_sheet_lay_out (sheet, width, height);
}

static gboolean
has_lines (GPtrArray *lines, RjMySection section)
{
  g_autoptr (GPtrArray) own = rj_my_lines_of (lines, section);

  return own->len > 0;
}

static void
add_sensitive (RjPrintPreview *preview, const char *title, gboolean *chosen)
{
  /* Translators: a part of the printed plan that not everybody should see; %s is its name. */
  g_autofree char *text = g_strdup_printf (_ ("%s (sensitive)"), title);

  rj_print_preview_add_choice (preview, text, chosen);
}

static void
add_choices (RjPrintPreview *preview, MyPages *pages)
{
  gboolean safety = FALSE;

  for (int section = RJ_MY_FIRST_SECTION; section < RJ_MY_SAFETY_SIGNS; section++)
    if (has_lines (pages->lines, (RjMySection) section))
      rj_print_preview_add_choice (preview, rj_my_section_get_title ((RjMySection) section),
                                   &pages->sections[section]);
  for (int section = RJ_MY_SAFETY_SIGNS; section <= RJ_MY_SAFETY_STAY; section++)
    safety = safety || has_lines (pages->lines, (RjMySection) section);
  if (safety)
    add_sensitive (preview, rj_my_plan_get_safety_title (), &pages->safety);
  if (has_lines (pages->lines, RJ_MY_IF_I_USE))
    add_sensitive (preview, rj_my_section_get_title (RJ_MY_IF_I_USE), &pages->sections[RJ_MY_IF_I_USE]);
}

void
rj_my_plan_print_present (GtkWidget *parent, RjContext *context, GPtrArray *lines)
{
  MyPages *pages = g_new0 (MyPages, 1);
  g_autofree char *name = rj_plan_sheet_name (rj_clock_get_today (rj_context_get_clock (context)));
  AdwDialog *preview;

  pages->lines = g_ptr_array_ref (lines);
  for (int section = RJ_MY_FIRST_SECTION; section < RJ_MY_SAFETY_SIGNS; section++)
    pages->sections[section] = TRUE;
  preview = rj_print_preview_new (context, C_ ("my plan", "My plan"), name, lay_out, pages, my_pages_free);
  add_choices (RJ_PRINT_PREVIEW (preview), pages);
  adw_dialog_present (preview, parent);
}
