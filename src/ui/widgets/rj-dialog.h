// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_DIALOG (rj_dialog_get_type ())
G_DECLARE_DERIVABLE_TYPE (RjDialog, rj_dialog, RJ, DIALOG, AdwDialog)

/* RjDialog: AdwDialog in which F1, Ctrl+H and Ctrl+L answer, with toasts of its own. Every one of ours
 * derives from it. */
struct _RjDialogClass {
  AdwDialogClass parent_class;
};

AdwDialog *rj_dialog_new (void);

/* (transfer none) (nullable): where to say what has to be seen while it is open: the toasts of the window are
 * below it. %NULL as long as there is nothing in it. */
AdwToastOverlay *rj_dialog_get_toasts (RjDialog *self);

/**
 * rj_dialog_set_frame:
 * @cancel, @confirm: buttons; the second is what Enter presses
 * @content: what scrolls below them
 *
 * The frame of a dialog that does one thing: both buttons above, the title between them where there is room,
 * rows below each other in large text.
 */
void rj_dialog_set_frame (RjDialog *self,
                          const char *title,
                          int content_width,
                          GtkWidget *cancel,
                          GtkWidget *confirm,
                          GtkWidget *content);

G_END_DECLS
