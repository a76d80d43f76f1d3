// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-dialog.h"
#include "rj-print.h"

G_BEGIN_DECLS

#define RJ_TYPE_PRINT_PREVIEW (rj_print_preview_get_type ())
G_DECLARE_FINAL_TYPE (RjPrintPreview, rj_print_preview, RJ, PRINT_PREVIEW, RjDialog)

/**
 * RjPrintPreview: all that will be on paper, and then Print, Save or Cancel.
 *
 * @name: of the job and of the file, without its ending; neutral, others see it
 * @lay_out: called again whenever something is chosen
 */
AdwDialog *rj_print_preview_new (RjContext *context,
                                 const char *title,
                                 const char *name,
                                 RjPrintLayOut lay_out,
                                 gpointer data,
                                 GDestroyNotify destroy);
/* A switch for what is on paper only when it is chosen. @chosen: follows it. */
void rj_print_preview_add_choice (RjPrintPreview *self, const char *title, gboolean *chosen);

/* Takes all switches away again; what they were about is the caller's. */
void rj_print_preview_remove_choices (RjPrintPreview *self);
/* The pages are others than before. */
void rj_print_preview_update (RjPrintPreview *self);

/* @data: that of the preview */
typedef void (*RjPrintListFunc) (guint index, gpointer data);
/* One of several, above the switches; the first one at first. @func: called when another one is chosen */
void rj_print_preview_add_list (RjPrintPreview *self,
                                const char *title,
                                const char *const *names,
                                RjPrintListFunc func);

/* A button below the pages, with a sentence about it. */
void rj_print_preview_add_button (RjPrintPreview *self,
                                  const char *label,
                                  const char *about,
                                  void (*clicked) (RjPrintPreview *self));
/* (transfer none): as they are shown */
RjPages *rj_print_preview_get_pages (RjPrintPreview *self);

/* Opens one with the plan of @day, or of the week that it is in. */
void rj_print_plan_present (GtkWidget *parent, RjContext *context, RjDay day, gboolean week);

G_END_DECLS
