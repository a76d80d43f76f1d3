// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_TALKS_PART (rj_talks_part_get_type ())
G_DECLARE_FINAL_TYPE (RjTalksPart, rj_talks_part, RJ, TALKS_PART, AdwBin)

/* RjTalksPart: being in touch with one person: a button each for what came of it, and below them what was
 * written down, the newest first. Nothing counts the days between. @person: an id */
GtkWidget *rj_talks_part_new (RjContext *context, const char *person);
/* What the button for @how does: writes it down, for now. */
void rj_talks_part_add (RjTalksPart *self, RjTalkHow how);

G_END_DECLS
