// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What the program is, with its real name: only here and in the store. */
AdwDialog *rj_about_new (void);

G_END_DECLS
