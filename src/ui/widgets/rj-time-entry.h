// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RJ_TYPE_TIME_ENTRY (rj_time_entry_get_type ())
G_DECLARE_FINAL_TYPE (RjTimeEntry, rj_time_entry, RJ, TIME_ENTRY, GtkEntry)

/**
 * RjTimeEntry: a time of day, typed the way people write it: "19:00", "19.00", "1900", "7", "7pm", "7:30
 * p.m.". It is written as the locale does when the focus leaves. Up and Down go by a quarter of an hour.
 * Empty is no time.
 *
 * Property "minutes" (int, -1 to 1439, notifies): minutes after midnight, or -1 without one (or while what
 * stands there is no time: "valid" (boolean, readable, notifies)).
 */
GtkWidget *rj_time_entry_new (void);
int rj_time_entry_get_minutes (RjTimeEntry *self);
void rj_time_entry_set_minutes (RjTimeEntry *self, int minutes);
gboolean rj_time_entry_get_valid (RjTimeEntry *self);
/* (transfer full) (nullable): a sentence for when what was typed is no time. */
char *rj_time_entry_dup_problem (RjTimeEntry *self);

/**
 * rj_time_parse:
 * @minutes: (out): minutes after midnight, or -1 for an empty @text
 *
 * Returns: whether @text is a time, or empty
 */
gboolean rj_time_parse (const char *text, int *minutes);

G_END_DECLS
