// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-idle.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RJ_COVER_SECONDS 3

#define RJ_TYPE_COVER (rj_cover_get_type ())
G_DECLARE_FINAL_TYPE (RjCover, rj_cover, RJ, COVER, GtkWidget)

/**
 * RjCover: a plain page that says "Journal", in place of everything in the window while the person is
 * somewhere else: so the pictures of windows that the desktop shows say no more either. Dialogs are behind it
 * too; nothing is behind it for a screen reader. A click or a key takes it away; no passphrase is asked,
 * since nothing was locked.
 *
 * It is a child of the window beside its content, which it hides and shows.
 *
 * Property: "covering" (boolean, notifies, read-only).
 */

GtkWidget *rj_cover_new (void);
/* Another clock, for tests, which then call rj_cover_check() themselves. */
void rj_cover_set_boot_time (RjCover *self, RjBootTimeFunc boot_time, gpointer user_data);

/* Is the window in use? After RJ_COVER_SECONDS without, the cover comes, if it is on. */
void rj_cover_set_active (RjCover *self, gboolean active);
/* Off, it goes at once. */
void rj_cover_set_on (RjCover *self, gboolean on);
void rj_cover_check (RjCover *self);

gboolean rj_cover_get_covering (RjCover *self);
/* Takes it away and gives the focus back to where it was. */
void rj_cover_take_away (RjCover *self);

G_END_DECLS
