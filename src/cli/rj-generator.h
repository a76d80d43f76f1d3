// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-clock.h"
#include "rj-store.h"

G_BEGIN_DECLS

/**
 * RjGenerator: writes years of a made-up person's days into a journal, through the same calls as the
 * interface.
 *
 * Everything follows from the seed and the days: weekday rhythms, weeks left out, several substances, edits
 * and deletions, travel over zones, nights that end after midnight, many scripts, and now and then a very
 * long note.
 */
typedef struct _RjGenerator RjGenerator;

/* @clock: the store's own clock, which is set as the days go by. */
RjGenerator *rj_generator_new (RjStore *store, RjFakeClock *clock, guint32 seed);
void rj_generator_free (RjGenerator *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjGenerator, rj_generator_free)

/* Writes the days from @first to @last. Blocks and runs the main context. */
gboolean rj_generator_run (RjGenerator *self, RjDay first, RjDay last, GError **error);

/**
 * rj_generator_dup_truth:
 *
 * Returns: (transfer full): JSON: how much was written, and the effects that were planted in it
 */
char *rj_generator_dup_truth (RjGenerator *self);

G_END_DECLS
