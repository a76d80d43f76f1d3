// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-pdf.h"

#include <cairo-pdf.h>

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

GBytes *
rj_pdf_new (double width, double height, guint n_pages, RjPdfDraw draw, gpointer data, GError **error)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, width, height);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  for (guint i = 0; i < n_pages; i++)
    {
      cairo_save (cr);
      draw (cr, i, data);
      cairo_restore (cr);
      cairo_show_page (cr);
    }
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (bytes);

  g_byte_array_unref (bytes);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
  return NULL;
}

static void
draw_page (cairo_t *cr, guint page, gpointer data)
{
  rj_pages_draw (data, page, cr);
}

GBytes *
rj_pdf_new_for_pages (RjPages *pages, GError **error)
{
  double width, height;

  rj_pages_get_size (pages, &width, &height);
  return rj_pdf_new (width, height, rj_pages_get_n_pages (pages), draw_page, pages, error);
}
