// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_APPLICATION (rj_application_get_type ())
G_DECLARE_FINAL_TYPE (RjApplication, rj_application, RJ, APPLICATION, AdwApplication)

/**
 * RjApplication: makes the parts, gives them to the context, and shows the window. One process a session.
 */
RjApplication *rj_application_new (void);

G_END_DECLS
