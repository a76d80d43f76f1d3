// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_MEETINGS_VIEW (rj_meetings_view_get_type ())
G_DECLARE_FINAL_TYPE (RjMeetingsView, rj_meetings_view, RJ, MEETINGS_VIEW, AdwBin)

/**
 * RjMeetingsView: the meetings that the person keeps, by when they are next or by name; never by anything
 * that was counted.
 *
 * Actions "view.new" and "view.search".
 */
GtkWidget *rj_meetings_view_new (RjContext *context);

G_END_DECLS
