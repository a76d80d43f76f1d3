// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-census.h"
#include "rj-integrity.h"

G_BEGIN_DECLS

/* A census in steps: whoever runs it may be told to stop, and goes on with the table that it was at. */
typedef struct _RjCensusTaker RjCensusTaker;

RjCensusTaker *rj_census_taker_new (void);
void rj_census_taker_free (RjCensusTaker *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjCensusTaker, rj_census_taker_free)

/**
 * rj_census_taker_run:
 * @stop: (nullable): asked every millisecond or so
 * @done: (out): FALSE when @stop said so; then it is to be called again, on the same content
 */
gboolean rj_census_taker_run (RjCensusTaker *self,
                              RjConnection *connection,
                              RjStopFunc stop,
                              gpointer user_data,
                              gboolean *done,
                              GError **error);
/* After it is done. */
const RjCensus *rj_census_taker_get (RjCensusTaker *self);

G_END_DECLS
