// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-settings.h"

G_BEGIN_DECLS

#define RJ_TYPE_EARLY_REMINDERS (rj_early_reminders_get_type ())
G_DECLARE_FINAL_TYPE (RjEarlyReminders, rj_early_reminders, RJ, EARLY_REMINDERS, GObject)

/**
 * RjEarlyReminders: keeps on the disk, sealed with a secret of the desktop, when reminders are due, for who
 * chose that they come before the first unlock (the setting "remind-early"). Without that there is no such
 * file. Main thread.
 *
 * RjEarlyReminders::refused: the desktop keeps no secret for the program, so the setting is off again.
 *
 * rj_early_reminders_new:
 * @bus: (nullable): the session bus
 * @folder: where the file is
 */
RjEarlyReminders *rj_early_reminders_new (RjSettings *settings, GDBusConnection *bus, const char *folder);

/* Finish: (element-type RjReminder) (transfer full) (nullable): what was kept; nothing when it was not
 * chosen, or cannot be read any more. */
void rj_early_reminders_read_async (RjEarlyReminders *self, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *rj_early_reminders_read_finish (RjEarlyReminders *self, GAsyncResult *result);

/* @plan: (transfer full) (element-type RjReminder): what lies ahead now; soon on the disk */
void rj_early_reminders_keep (RjEarlyReminders *self, GPtrArray *plan, gint64 now_us);

/* What lay ahead belongs to a journal that is not here any more. */
void rj_early_reminders_forget (RjEarlyReminders *self);

/* @done: called, at once or later, when what is on the disk is not older than the last plan */
void rj_early_reminders_settle (RjEarlyReminders *self, GSourceOnceFunc done, gpointer done_data);

G_END_DECLS
