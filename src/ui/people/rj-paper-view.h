// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_PAPER_VIEW (rj_paper_view_get_type ())
G_DECLARE_FINAL_TYPE (RjPaperView, rj_paper_view, RJ, PAPER_VIEW, AdwBin)

/* RjPaperView: what is written to be looked at with somebody: a page to talk about, an agreement, and a page
 * for somebody who insists on seeing something. Class action "view.new": to the forms that can be begun. */
GtkWidget *rj_paper_view_new (RjContext *context);

G_END_DECLS
