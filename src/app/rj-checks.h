// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

G_BEGIN_DECLS

#define RJ_TYPE_CHECKS (rj_checks_get_type ())
G_DECLARE_FINAL_TYPE (RjChecks, rj_checks, RJ, CHECKS, GObject)

/* Reads every page of the journal after each unlock, and once a day while it stays open, in slices that give
 * way to anything else. When one is damaged nothing more is written, and the context is for reading. */
RjChecks *rj_checks_new (RjContext *context);

G_END_DECLS
