// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The keys of the window, those that do something in this version only. */
AdwDialog *rj_shortcuts_dialog_new (RjContext *context);

G_END_DECLS
