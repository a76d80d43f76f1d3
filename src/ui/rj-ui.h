// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Makes every type known that a template names, and registers the resources. Once, before the first template.
 */
void rj_ui_init (void);

G_END_DECLS
