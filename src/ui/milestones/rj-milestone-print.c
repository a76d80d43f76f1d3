// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-milestone-print.h"

#include "rj-milestone-paper.h"
#include "rj-print-preview.h"

#include <glib/gi18n-lib.h>

typedef struct {
  char *title;
  char *date;
  gboolean dated;
  gboolean lines;
} Card;

static void
card_free (gpointer data)
{
  Card *card = data;

  g_free (card->title);
  g_free (card->date);
  g_free (card);
}

static RjPages *
lay_out (double width, double height, gpointer data)
{
  const Card *card = data;

  return rj_milestone_paper_lay_out (card->title, card->dated ? card->date : NULL, card->lines, width, height,
                                     gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL);
}

void
rj_milestone_print_present (GtkWidget *parent, RjContext *context, const char *title, const char *date)
{
  Card *card = g_new0 (Card, 1);
  AdwDialog *preview;

  card->title = g_strdup (title);
  card->date = g_strdup (date);
  card->dated = TRUE;
  preview = rj_print_preview_new (context, C_ ("milestone", "Print a card"), "journal-card", lay_out, card,
                                  card_free);
  rj_print_preview_add_choice (RJ_PRINT_PREVIEW (preview), C_ ("milestone", "With the date"), &card->dated);
  rj_print_preview_add_choice (RJ_PRINT_PREVIEW (preview), C_ ("milestone", "With lines to write on"),
                               &card->lines);
  adw_dialog_present (preview, parent);
}
