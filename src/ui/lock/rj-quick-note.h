// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-dialog.h"

G_BEGIN_DECLS

#define RJ_TYPE_QUICK_NOTE (rj_quick_note_get_type ())
G_DECLARE_FINAL_TYPE (RjQuickNote, rj_quick_note, RJ, QUICK_NOTE, RjDialog)

/**
 * RjQuickNote: how strong it is, for the inbox of a journal that is locked. Its words tell a stranger
 * nothing.
 *
 * RjQuickNote::saved (const char *id): it is on the disk; of a second rating @id is that of the note.
 *
 * @about: (nullable): the id of the note that is rated again
 */
AdwDialog *rj_quick_note_new (RjContext *context, const char *about);

G_END_DECLS
