// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * rj_announce:
 * @widget: where it happened; in a window
 * @text: what a screen reader says
 *
 * Unlike gtk_accessible_announce() this is heard whatever the screen reader has looked at so far: GTK 4.18
 * drops what is announced for a widget that it never visited. It visits every window.
 */
void rj_announce (GtkWidget *widget, const char *text, GtkAccessibleAnnouncementPriority priority);

/**
 * rj_speak_button:
 * @button: with a text on it
 * @name: what a screen reader says in place of the text, which says too little by itself
 *
 * To be called after the text was set: GTK names such a button by its text, which counts for more than any
 * name.
 */
void rj_speak_button (GtkButton *button, const char *name);

/**
 * rj_speak_status:
 * @label: with the role GTK_ACCESSIBLE_ROLE_STATUS
 *
 * Names it by its text, now and whenever that changes: GTK 4.18 takes the name of a label from its text, but
 * not that of a status.
 */
void rj_speak_status (GtkLabel *label);

/**
 * rj_speak_choice:
 * @drop_down: of a model of #GtkStringObject
 *
 * The focus is on the button inside, which GTK 4.18 gives the name and the description of @drop_down, and not
 * what is chosen: this makes the choice the description.
 */
void rj_speak_choice (GtkDropDown *drop_down);

/**
 * rj_speak_content:
 * @scroller: a #GtkScrolledWindow that was made with the role GTK_ACCESSIBLE_ROLE_GROUP
 *
 * A page that is there to be read scrolls by key, so the focus comes to its scroller: this names it by all
 * the texts on it but the headings and what stands on buttons, as they are when it comes into sight.
 */
void rj_speak_content (GtkWidget *scroller);

G_END_DECLS
