// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-effect-dot.h"

#include "rj-effect-text.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (RjEffectDot, rj_effect_dot, GTK_TYPE_WIDGET)

void
rj_effect_dot_append (GtkSnapshot *snapshot,
                      double x,
                      double y,
                      double radius,
                      const GdkRGBA *color,
                      gboolean full)
{
  GskPathBuilder *builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  g_autoptr (GskStroke) stroke = gsk_stroke_new (2);

  gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT ((float) x, (float) y), (float) radius);
  path = gsk_path_builder_free_to_path (builder);
  if (full)
    gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, color);
  else
    gtk_snapshot_append_stroke (snapshot, path, stroke, color);
}

static void
rj_effect_dot_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  double x = gtk_widget_get_width (widget) / 2.0;
  double y = gtk_widget_get_height (widget) / 2.0;
  GdkRGBA color;

  gtk_widget_get_color (widget, &color);
  if (gtk_widget_has_focus (widget))
    rj_effect_dot_append (snapshot, x, y, RJ_EFFECT_DOT_RADIUS + 4, &color, FALSE);
  else
    color.alpha *= 0.35f;
  rj_effect_dot_append (snapshot, x, y, RJ_EFFECT_DOT_RADIUS, &color, TRUE);
}

static void
rj_effect_dot_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = *natural = RJ_EFFECT_DOT_SIZE;
}

static void
rj_effect_dot_finalize (GObject *object)
{
  g_free (RJ_EFFECT_DOT (object)->id);
  G_OBJECT_CLASS (rj_effect_dot_parent_class)->finalize (object);
}

static void
rj_effect_dot_class_init (RjEffectDotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rj_effect_dot_finalize;
  widget_class->snapshot = rj_effect_dot_snapshot;
  widget_class->measure = rj_effect_dot_measure;
  gtk_widget_class_set_css_name (widget_class, "point");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
rj_effect_dot_init (RjEffectDot *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "rj-ink-a");
}

GtkWidget *
rj_effect_dot_new (const RjEffectPoint *point)
{
  RjEffectDot *self = g_object_new (RJ_TYPE_EFFECT_DOT, NULL);
  g_autofree char *when = rj_effect_text_when (point->episode);
  g_autofree char *what = rj_effect_text_point (point);
  /* Translators: a day and a time, then the strength before and after. */
  g_autofree char *name = g_strdup_printf (C_ ("point of a chart", "%s: %s"), when, what);

  self->id = g_strdup (point->episode->id);
  self->after = point->after.strength;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}
