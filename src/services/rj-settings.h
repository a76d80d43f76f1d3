// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define RJ_TYPE_SETTINGS (rj_settings_get_type ())
G_DECLARE_FINAL_TYPE (RjSettings, rj_settings, RJ, SETTINGS, GObject)

/**
 * RjSettings: what may lie outside the encrypted file, where anybody with the disk can read it: nothing
 * personal.
 *
 * Properties, all readable, writable and notifying: "window-width", "window-height" (int), "window-maximized"
 * (boolean), "lock-minutes" (int, 1 to 60), "shared-computer" (boolean: others can get at it; then the lock
 * comes sooner), "remind-early" (boolean: before the first unlock), "appearance" (string: "system", "light",
 * "dark"), "country" (string: ISO 3166 alpha-2, or ""), "background" (string: "ask", "yes", "no"),
 * "autostart" (string: "no", "yes", "refused": the desktop said no), "language" (string: a locale, or ""),
 * "locked-emergency-only" (boolean: of the help lines only the emergency number stands on the lock screen).
 */
RjSettings *rj_settings_new (const char *schema_id);
/* Without a schema, for tests. */
RjSettings *rj_settings_new_in_memory (void);

/* All as on the first day, on the disk too. */
void rj_settings_forget (RjSettings *self);

/* Where others can get at the computer no more than these count of the minutes until the lock. */
#define RJ_SETTINGS_SHARED_MINUTES 2

int rj_settings_get_lock_minutes (RjSettings *self);
gboolean rj_settings_get_shared_computer (RjSettings *self);
gboolean rj_settings_get_remind_early (RjSettings *self);
const char *rj_settings_get_appearance (RjSettings *self);
const char *rj_settings_get_country (RjSettings *self);
const char *rj_settings_get_background (RjSettings *self);
const char *rj_settings_get_autostart (RjSettings *self);
gboolean rj_settings_get_locked_emergency_only (RjSettings *self);

G_END_DECLS
