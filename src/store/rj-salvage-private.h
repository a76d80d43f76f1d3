// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-salvage-layout.h"
#include "rj-salvage.h"

G_BEGIN_DECLS

/* Makes lost rows again out of those that belong to them, and takes away what belongs to nothing: afterwards
 * every row that refers to another one finds it. */
gboolean rj_salvage_mend (RjConnection *connection,
                          guint version,
                          GPtrArray *shelves,
                          RjSalvageCounts *counts,
                          GError **error);

G_END_DECLS
