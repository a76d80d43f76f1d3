// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * rj_toast_show:
 * @overlay: in a window
 * @title: plain text, never markup
 * @button: (nullable): a button without mnemonic, which activates @action and takes the toast away
 * @seconds: how long it stays
 *
 * A toast whose words go on in the next line instead of ending in dots, with the button below them where both
 * do not fit side by side. A screen reader says what it says of every toast. Main thread.
 *
 * Returns: (transfer full): the toast
 */
AdwToast *rj_toast_show (AdwToastOverlay *overlay,
                         const char *title,
                         const char *button,
                         const char *action,
                         guint seconds,
                         AdwToastPriority priority);

G_END_DECLS
