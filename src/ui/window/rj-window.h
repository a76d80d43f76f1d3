// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_WINDOW (rj_window_get_type ())
G_DECLARE_FINAL_TYPE (RjWindow, rj_window, RJ, WINDOW, AdwApplicationWindow)

/**
 * RjWindow: the one window. Its actions: "win.help-now", "win.lock" (activates "app.lock", which the
 * application provides), "win.place::<id>", "win.new", "win.search", "win.undo", "win.redo",
 * "win.toggle-sidebar", and one for each form of rj_forms_set().
 *
 * rj_window_new:
 * @application: (nullable): %NULL in tests
 *
 * The window for whatever state the vault is in: first run, lock screen or the five places. It is not shown
 * yet; the application shows it.
 */
RjWindow *rj_window_new (GtkApplication *application, RjContext *context);

/* (transfer none): "welcome", "lock", "journal" or "damage". */
const char *rj_window_get_state (RjWindow *self);

/* Closes a journal that is for reading only, and shows what can be done about it. */
void rj_window_show_damage (RjWindow *self);

/* Help now, above whatever is open, locked or not (F1). */
void rj_window_show_help_now (RjWindow *self);
/* Help now with whoever stands first among "My people", in an open journal ("win.help-person"). */
void rj_window_show_person (RjWindow *self);
/* Help now with "Something happened", in an open journal ("win.something-happened"). */
void rj_window_show_happened (RjWindow *self);
void rj_window_show_preferences (RjWindow *self);
void rj_window_show_shortcuts (RjWindow *self);
void rj_window_show_about (RjWindow *self);

/* (transfer none): the place that is shown ("today", "journal", …), or "damage": a word of ours, never the
 * person's. It travels through a lock: set before the unlock, it is where the window goes after it. */
const char *rj_window_get_place (RjWindow *self);
void rj_window_set_place (RjWindow *self, const char *place);
/* What ran when the journal was locked, as rj_context_begin_exercise() takes it: goes on after the unlock. */
void rj_window_set_exercise (RjWindow *self, const char *kind, gint64 started_us, int seconds);
/* (transfer none) (nullable): the kind of what runs, or of what is to go on after the unlock. */
const char *rj_window_get_exercise (RjWindow *self, gint64 *started_us, int *seconds);

/* How the page of that place is looked at: a day, a tab. Travels with the place. (transfer full) (nullable):
 * see RjPage. */
char *rj_window_dup_view (RjWindow *self);
void rj_window_set_view (RjWindow *self, const char *view);

/* Goes to Today on @day; for "Open" on a reminder. Locked: after the unlock. */
void rj_window_show_day (RjWindow *self, RjDay day);

/* What became of reminders; for "See them" on a summary. Locked: after the unlock. */
void rj_window_show_reminders (RjWindow *self);

G_END_DECLS
