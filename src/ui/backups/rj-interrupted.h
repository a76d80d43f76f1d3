// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

G_BEGIN_DECLS

/* A lock does not wait for long work: it is broken off, and nothing of it stays. What it was is written down
 * in the journal, so that it can be offered again. Main thread. */
typedef enum {
  RJ_INTERRUPTED_BACKUP,
  RJ_INTERRUPTED_RESTORE,
} RjInterrupted;

/* When the work begins, and when it has come to an end, whatever became of it. Nothing without an open
 * journal. */
void rj_interrupted_begin (RjContext *context, RjInterrupted work);
void rj_interrupted_end (RjContext *context);

/* After the unlock, once: what was broken off, to be said. @label: (out): of the button that leads to the
 * page where it can be done again. (transfer none) (nullable) */
const char *rj_interrupted_take (RjContext *context, const char **label);

G_END_DECLS
