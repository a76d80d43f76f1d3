// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define RJ_TYPE_SCALE_RATINGS (rj_scale_ratings_get_type ())
G_DECLARE_FINAL_TYPE (RjScaleRatings, rj_scale_ratings, RJ, SCALE_RATINGS, AdwBin)

/**
 * RjScaleRatings: a rating for each own scale that is switched on, and for each that has a value; not visible
 * when there is none.
 *
 * RjScaleRatings::changed: the person rated one, or took a rating back.
 */

/* Loads the scales; what was set before shows as soon as they are there. */
void rj_scale_ratings_load (RjScaleRatings *self, RjContext *context);
/* @values: (element-type RjScaleValue) (nullable) */
void rj_scale_ratings_set (RjScaleRatings *self, GPtrArray *values);
/* (transfer full) (element-type RjScaleValue) (nullable): %NULL when nothing is rated */
GPtrArray *rj_scale_ratings_dup (RjScaleRatings *self);

/* For drafts: as an object, id → number. */
void rj_scale_ratings_write (RjScaleRatings *self, JsonBuilder *builder);
void rj_scale_ratings_read (RjScaleRatings *self, JsonObject *object);

G_END_DECLS
