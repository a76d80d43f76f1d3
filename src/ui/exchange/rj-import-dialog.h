// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks for a file, and opens a dialog with the #RjImportPage for it; it closes when the file is taken.
 * @parent: where it is asked from, which stays */
void rj_import_dialog_choose (GtkWidget *parent, RjContext *context);

G_END_DECLS
