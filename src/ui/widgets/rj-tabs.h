// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_TABS (rj_tabs_get_type ())
G_DECLARE_FINAL_TYPE (RjTabs, rj_tabs, RJ, TABS, AdwBreakpointBin)

/**
 * RjTabs: the views of a place, one below the other's switcher. The switcher is a drop-down where it has no
 * room, and not there as long as there is one view only. All of it scrolls as one column.
 *
 * A view may install the class actions "view.new" and "view.search": rj_tabs_activate() passes them on.
 */
GtkWidget *rj_tabs_new (void);

/* @name: for good, letters only; @title: translated */
void rj_tabs_add (RjTabs *self, const char *name, const char *title, GtkWidget *view);

/* Shows the view @name; what is no name changes nothing. */
void rj_tabs_show (RjTabs *self, const char *name);
/* (transfer none): the view that is shown; (nullable) its name. */
GtkWidget *rj_tabs_get_view (RjTabs *self);
const char *rj_tabs_get_name (RjTabs *self);
/* (transfer full) (nullable): the name, %NULL of the first one: as RjPage.dup_view wants it. */
char *rj_tabs_dup_name (RjTabs *self);

/* Activates @action of the view that is shown. Returns: whether it has one that may be done now */
gboolean rj_tabs_activate (RjTabs *self, const char *action);
/* Into the view that is shown. */
void rj_tabs_take_focus (RjTabs *self);

G_END_DECLS
