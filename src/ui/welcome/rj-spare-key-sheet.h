// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-secret-bytes.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * rj_spare_key_sheet_draw:
 * @spare_key: nine groups with dashes
 * @raw_key: the 96 hexadecimal digits for stock sqlcipher
 * @width, @height: of the paper, in points
 *
 * Draws the sheet, black on white. It says what to do with the key, also without the program, and not which
 * program that is.
 */
void rj_spare_key_sheet_draw (cairo_t *cr,
                              RjSecretBytes *spare_key,
                              RjSecretBytes *raw_key,
                              double width,
                              double height);

/* (transfer full): the sheet as a PDF file on the locale's paper. */
GBytes *rj_spare_key_sheet_to_pdf (RjSecretBytes *spare_key, RjSecretBytes *raw_key, GError **error);

/* (transfer full): a print job with the sheet, not started yet. */
GtkPrintOperation *rj_spare_key_sheet_new_print (RjSecretBytes *spare_key, RjSecretBytes *raw_key);

G_END_DECLS
