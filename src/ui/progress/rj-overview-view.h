// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_OVERVIEW_VIEW (rj_overview_view_get_type ())
G_DECLARE_FINAL_TYPE (RjOverviewView, rj_overview_view, RJ, OVERVIEW_VIEW, AdwBin)

/**
 * RjOverviewView: how it is going: recovery time as a ledger, once it was switched on.
 *
 * Action "view.new" (Ctrl+N): writes a day of use down, or begins.
 */
GtkWidget *rj_overview_view_new (RjContext *context);

/* (transfer none): the box of what stands below the ledger, for more parts of this page. */
GtkWidget *rj_overview_view_get_more (RjOverviewView *self);

G_END_DECLS
