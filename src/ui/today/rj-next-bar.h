// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-next-card.h"

G_BEGIN_DECLS

#define RJ_TYPE_NEXT_BAR (rj_next_bar_get_type ())
G_DECLARE_FINAL_TYPE (RjNextBar, rj_next_bar, RJ, NEXT_BAR, AdwBin)

/**
 * RjNextBar: what comes next, in one line above a page whose card about it was scrolled away. Seen only then.
 */
GtkWidget *rj_next_bar_new (RjNextCard *card, GtkScrolledWindow *scrolled);

G_END_DECLS
