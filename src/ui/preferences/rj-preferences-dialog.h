// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_PREFERENCES_DIALOG (rj_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RjPreferencesDialog,
                      rj_preferences_dialog,
                      RJ,
                      PREFERENCES_DIALOG,
                      AdwPreferencesDialog)

/**
 * RjPreferencesDialog: each row takes effect at once. What is personal goes into the journal, so those rows
 * are there only while one is open.
 */
AdwDialog *rj_preferences_dialog_new (RjContext *context);
/* Begins at the choice whether reminders come without a window. */
void rj_preferences_dialog_show_background (RjPreferencesDialog *self);
/* Begins at the page about what became of reminders; nothing without a journal. */
void rj_preferences_dialog_show_reminders (RjPreferencesDialog *self);
/* Begins at the backups; nothing without a journal on the disk. */
void rj_preferences_dialog_show_backups (RjPreferencesDialog *self);

G_END_DECLS
