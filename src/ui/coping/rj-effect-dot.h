// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-effects.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RJ_EFFECT_DOT_RADIUS 3.0
#define RJ_EFFECT_DOT_SIZE   20

#define RJ_TYPE_EFFECT_DOT (rj_effect_dot_get_type ())
G_DECLARE_FINAL_TYPE (RjEffectDot, rj_effect_dot, RJ, EFFECT_DOT, GtkWidget)

/**
 * RjEffectDot: an episode as a small dot of a chart, and as an item of its list.
 * @id: of the episode
 * @after: the strength that it stands at
 * @above: how many of the same strength are below it
 */
struct _RjEffectDot {
  GtkWidget parent_instance;

  char *id;
  int after;
  guint above;
};

GtkWidget *rj_effect_dot_new (const RjEffectPoint *point);

/* A circle of 2 px, or a full one. */
void rj_effect_dot_append (GtkSnapshot *snapshot,
                           double x,
                           double y,
                           double radius,
                           const GdkRGBA *color,
                           gboolean full);

G_END_DECLS
