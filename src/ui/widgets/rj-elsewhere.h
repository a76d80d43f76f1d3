// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define RJ_TYPE_ELSEWHERE (rj_elsewhere_get_type ())
G_DECLARE_FINAL_TYPE (RjElsewhere, rj_elsewhere, RJ, ELSEWHERE, GObject)

/**
 * RjElsewhere: whether a dialog of ours is open in a window of another program, as those of the desktop's
 * portal are. Whoever chooses a file there has not put our window away. Main thread only.
 *
 * RjElsewhere:open: (boolean, readable)
 */

/* (transfer none): there is one. */
RjElsewhere *rj_elsewhere_get (void);
gboolean rj_elsewhere_get_open (RjElsewhere *self);
/* To be called when @dialog (a GtkFileDialog, a GtkPrintOperation) begins: it is open for as long as it
 * lives. */
void rj_elsewhere_hold (RjElsewhere *self, gpointer dialog);

G_END_DECLS
