// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_FRAME (rj_frame_get_type ())
G_DECLARE_FINAL_TYPE (RjFrame, rj_frame, RJ, FRAME, AdwBreakpointBin)

/* How much of the frame there is room for; widths are in sp, so that bigger text counts as a narrower window.
 */
typedef enum {
  RJ_FRAME_WIDE,   /* from 760: sidebar, title in the header bar */
  RJ_FRAME_MEDIUM, /* from 480: places in the bar at the bottom, title above the page */
  RJ_FRAME_NARROW, /* from 300: what can be added is in the main menu */
  RJ_FRAME_TINY,   /* below: the places too */
} RjFrameLayout;

/**
 * RjFrame: the open journal: places, header bar, menus, banner, and the page of the place.
 *
 * Pages are made when they are first shown. The keys and actions belong to the window.
 */
RjFrame *rj_frame_new (RjContext *context);
RjFrameLayout rj_frame_get_layout (RjFrame *self);

/* Goes to a place that has a page. FALSE when there is none of that name. */
gboolean rj_frame_show_place (RjFrame *self, const char *id);
/* (transfer none) (nullable) */
const char *rj_frame_get_place (RjFrame *self);
/* (transfer none) (nullable): the page that is shown. */
GtkWidget *rj_frame_get_page (RjFrame *self);
void rj_frame_toggle_sidebar (RjFrame *self);

G_END_DECLS
