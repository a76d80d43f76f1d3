// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * rj_companion_present:
 *
 * Opens the preview of a page for somebody who insists on seeing something: what is planned and the meetings
 * in it, of today or of this week, and nothing that was written down. What may say more (appointments, calls,
 * medicines, places) is on it only when it is chosen.
 *
 * It is a page, not a state of the window: a state would have to be left with the passphrase in front of the
 * one who insists, would say that there is more, and everything that is ever built would have to be kept out
 * of it. Shown on the screen, the journal locks as soon as the page is closed.
 */
void rj_companion_present (GtkWidget *parent, RjContext *context);

G_END_DECLS
