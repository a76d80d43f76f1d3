// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

G_BEGIN_DECLS

/* Words that are being typed and could not be saved go through the lock sealed: the process that is locked
 * can keep them, and only the next unlock can read them. */

/* (transfer full) (nullable): what is not on the disk, as sealed records for @key; %NULL when there is
 * nothing. */
GBytes *rj_unsaved_seal (RjContext *context, GBytes *key);

/* Puts back what rj_unsaved_seal() took along; the vault is open and the drafts are not loaded yet. */
void rj_unsaved_put_back (RjContext *context, GBytes *sealed);

G_END_DECLS
