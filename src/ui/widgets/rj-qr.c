// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-qr.h"

#include <qrencode.h>
#include <string.h>

/* The standard asks for four modules of white on every side. */
#define QUIET        4
#define NATURAL_SIZE 192
#define MINIMUM_SIZE 144

struct _RjQr {
  GtkWidget parent_instance;

  QRcode *code;
};

G_DEFINE_FINAL_TYPE (RjQr, rj_qr, GTK_TYPE_WIDGET)

static void
free_code (QRcode *code)
{
  explicit_bzero (code->data, (gsize) code->width * (gsize) code->width);
  QRcode_free (code);
}

static GtkSizeRequestMode
rj_qr_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
rj_qr_measure (GtkWidget *widget,
               GtkOrientation orientation,
               int for_size,
               int *minimum,
               int *natural,
               int *minimum_baseline,
               int *natural_baseline)
{
  *minimum = MINIMUM_SIZE;
  *natural = NATURAL_SIZE;
}

static void
rj_qr_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RjQr *self = RJ_QR (widget);
  const GdkRGBA white = { 1, 1, 1, 1 };
  const GdkRGBA black = { 0, 0, 0, 1 };
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  float side = (float) MIN (width, height);
  int modules;
  float module;

  if (self->code == NULL)
    return;

  modules = self->code->width + 2 * QUIET;
  module = side / (float) modules;
  /* It may be given more room one way than the other. */
  gtk_snapshot_translate (
    snapshot, &GRAPHENE_POINT_INIT (((float) width - side) / 2.0f, ((float) height - side) / 2.0f));
  gtk_snapshot_append_color (snapshot, &white, &GRAPHENE_RECT_INIT (0, 0, side, side));
  for (int y = 0; y < self->code->width; y++)
    for (int x = 0; x < self->code->width; x++)
      if (self->code->data[y * self->code->width + x] & 1)
        gtk_snapshot_append_color (
          snapshot, &black,
          &GRAPHENE_RECT_INIT ((float) (x + QUIET) * module, (float) (y + QUIET) * module, module, module));
}

static void
rj_qr_finalize (GObject *object)
{
  g_clear_pointer (&RJ_QR (object)->code, free_code);

  G_OBJECT_CLASS (rj_qr_parent_class)->finalize (object);
}

static void
rj_qr_class_init (RjQrClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rj_qr_finalize;
  widget_class->get_request_mode = rj_qr_get_request_mode;
  widget_class->measure = rj_qr_measure;
  widget_class->snapshot = rj_qr_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
rj_qr_init (RjQr *self)
{
}

GtkWidget *
rj_qr_new (const char *text, const char *label)
{
  RjQr *self = g_object_new (RJ_TYPE_QR, "halign", GTK_ALIGN_CENTER, "valign", GTK_ALIGN_CENTER, NULL);

  self->code = QRcode_encodeString8bit (text, 0, QR_ECLEVEL_M);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

gboolean
rj_qr_draw (cairo_t *cr, const char *text, double size)
{
  QRcode *code = QRcode_encodeString8bit (text, 0, QR_ECLEVEL_M);
  double module;

  if (code == NULL)
    return FALSE;

  module = size / (code->width + 2 * QUIET);
  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  for (int y = 0; y < code->width; y++)
    for (int x = 0; x < code->width; x++)
      if (code->data[y * code->width + x] & 1)
        cairo_rectangle (cr, (x + QUIET) * module, (y + QUIET) * module, module, module);
  cairo_fill (cr);
  cairo_restore (cr);
  free_code (code);
  return TRUE;
}
