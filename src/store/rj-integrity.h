// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-database.h"

G_BEGIN_DECLS

/* A look through the whole file in small steps: first every page (the codec checks each), then every table.
 */
typedef struct _RjIntegrity RjIntegrity;
RjIntegrity *rj_integrity_new (void);
void rj_integrity_free (RjIntegrity *self);

/* For an idle job with an RjIntegrity as its data. RJ_STORE_ERROR_CORRUPT when there is damage. */
gboolean rj_integrity_run (RjJob *job, RjConnection *connection, GError **error);

G_END_DECLS
