// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

G_BEGIN_DECLS

/* The number in front in one line, for Today; not there unless it was chosen to be. */
GtkWidget *rj_recovery_line_new (RjContext *context);

G_END_DECLS
