// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RJ_TYPE_QR (rj_qr_get_type ())
G_DECLARE_FINAL_TYPE (RjQr, rj_qr, RJ, QR, GtkWidget)

/**
 * RjQr: a QR code, dark on a white field whatever the style, with its quiet zone. At least 144 px.
 *
 * rj_qr_new:
 * @text: what the camera is to read; kept only as modules and wiped with the widget
 * @label: what it is, for a screen reader
 */
GtkWidget *rj_qr_new (const char *text, const char *label);

/* Draws the modules of @text as black squares into a square of @size, quiet zone included; for print. FALSE
 * when
 * @text is too long for a QR code. */
gboolean rj_qr_draw (cairo_t *cr, const char *text, double size);

G_END_DECLS
