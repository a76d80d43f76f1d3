// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

G_BEGIN_DECLS

#define RJ_TYPE_SAFETY_COPIES (rj_safety_copies_get_type ())
G_DECLARE_FINAL_TYPE (RjSafetyCopies, rj_safety_copies, RJ, SAFETY_COPIES, GObject)

/**
 * RjSafetyCopies: while the journal is open, sees to it that the newest safety copy is less than a day old.
 * Begins a while after the unlock, and gives way to everything else. Says something only when there is no
 * room. Takes out of them what is deleted for good, at once or, after a lock, a while after the next unlock,
 * and says when that is done. Main thread only.
 */
RjSafetyCopies *rj_safety_copies_new (RjContext *context);

G_END_DECLS
