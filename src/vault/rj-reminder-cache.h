// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-plan-item.h"
#include "rj-secret-bytes.h"

G_BEGIN_DECLS

/*
 * When reminders are due, for a program that was started and is not unlocked yet: times and random keys, no
 * text. Only for who chose it. Sealed as records are (rj-sealed-record.h), with a key pair out of a secret
 * that the desktop keeps for the program while its session is unlocked; it can be made again at each unlock,
 * so nothing is lost with it.
 */

/* (transfer full) (nullable): %NULL when libcrypto does not.
 * @reminders: (element-type RjReminder): by due; no more than RJ_REMINDER_CACHE_MAX go in */
GBytes *rj_reminder_cache_seal (RjSecretBytes *secret, gint64 now_us, GPtrArray *reminders);

#define RJ_REMINDER_CACHE_MAX 1000

/**
 * rj_reminder_cache_open:
 * @sealed: from the disk, so it may be anything
 *
 * Returns: (transfer full) (nullable) (element-type RjReminder): key, due and quiet only; %NULL when it was
 * not sealed with this secret or is not whole
 */
GPtrArray *rj_reminder_cache_open (RjSecretBytes *secret, GBytes *sealed);

/* In @folder, which is made. Blocks on the disk: not for the main thread. */
gboolean rj_reminder_cache_write (const char *folder, GBytes *sealed, GError **error);
/* (transfer full): or %NULL with G_IO_ERROR_NOT_FOUND */
GBytes *rj_reminder_cache_read (const char *folder, GError **error);
/* It is no fault when there is none. */
void rj_reminder_cache_remove (const char *folder);

G_END_DECLS
