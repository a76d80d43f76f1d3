// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-plan-import.h"

G_BEGIN_DECLS

/* How many records went into a piece. */
typedef struct {
  guint kinds[RJ_IMPORT_N_KINDS];
} RjPlanImportCounts;

G_END_DECLS
