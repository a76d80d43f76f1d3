// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

G_BEGIN_DECLS

/* How many a week the person wants to be at, off until it is set; then how many it were this week. What is
 * not there is never said. (transfer full): floating */
GtkWidget *rj_meeting_target_new (RjContext *context);

G_END_DECLS
