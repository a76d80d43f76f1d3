// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-database.h"

G_BEGIN_DECLS

/* A look through the whole file in small steps: first every page (the codec checks each), then every table.
 */
typedef struct _RjIntegrity RjIntegrity;
RjIntegrity *rj_integrity_new (void);
void rj_integrity_free (RjIntegrity *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjIntegrity, rj_integrity_free)

/* Asked every millisecond or so: TRUE when something else is to be done first. */
typedef gboolean (*RjStopFunc) (gpointer user_data);

/* @stop: (nullable). @done: (out): FALSE when @stop said so; then it is to be called again.
 * RJ_STORE_ERROR_CORRUPT when there is damage. */
gboolean rj_integrity_step (RjIntegrity *self,
                            RjConnection *connection,
                            RjStopFunc stop,
                            gpointer user_data,
                            gboolean *done,
                            GError **error);

/* For an idle job with an RjIntegrity as its data. RJ_STORE_ERROR_CORRUPT when there is damage. */
gboolean rj_integrity_run (RjJob *job, RjConnection *connection, GError **error);

G_END_DECLS
