// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-pages.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* (transfer full): what is to be printed, for paper of this size in points. */
typedef RjPages *(*RjPrintLayOut) (double width, double height, gpointer data);

/**
 * rj_print_new:
 * @name: what the job is called where others see it, and the file that is offered, without its ending
 *
 * A print job that is drawn in points on the whole of the paper, does not wait, and is not looked at in
 * another program: GTK would write it to a file for that.
 *
 * Returns: (transfer full): not started; rj_print_run()
 */
GtkPrintOperation *rj_print_new (const char *name);
/* (transfer full): the same, of pages that are laid out once the paper is known. */
GtkPrintOperation *
rj_print_new_for_pages (const char *name, RjPrintLayOut lay_out, gpointer data, GDestroyNotify destroy);
/* Asks which printer, in a window of the desktop's; "done" comes at the end. */
void rj_print_run (GtkPrintOperation *operation, GtkWidget *parent);

G_END_DECLS
