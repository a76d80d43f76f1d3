// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Asks the program itself to lock: also when the page that began what must end in a lock is closed. */
void rj_lock_now (void);

G_END_DECLS
