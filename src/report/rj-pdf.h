// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-pages.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Draws page @page, from 0, at the origin of @cr; a unit is a point. */
typedef void (*RjPdfDraw) (cairo_t *cr, guint page, gpointer data);

/**
 * rj_pdf_new:
 * @width, @height: of each page, in points
 * @draw: (scope call)
 *
 * Returns: (transfer full): a PDF file in memory
 */
GBytes *
rj_pdf_new (double width, double height, guint n_pages, RjPdfDraw draw, gpointer data, GError **error);
/* (transfer full): @pages as a PDF file in memory */
GBytes *rj_pdf_new_for_pages (RjPages *pages, GError **error);

G_END_DECLS
