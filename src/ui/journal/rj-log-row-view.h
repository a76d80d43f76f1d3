// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-log-row.h"
#include "rj-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RJ_TYPE_LOG_ROW_VIEW (rj_log_row_view_get_type ())
G_DECLARE_FINAL_TYPE (RjLogRowView, rj_log_row_view, RJ, LOG_ROW_VIEW, GtkWidget)

/**
 * RjLogRowView: one row of the log: time, kind, value in words, and the beginning of what was written.
 *
 * RjLogRowView::changed: its description is another one.
 */
/* @store: has the names of the moods */
GtkWidget *rj_log_row_view_new (RjStore *store);
/* @row: (nullable) */
void rj_log_row_view_set_row (RjLogRowView *self, RjLogRow *row);
RjLogRow *rj_log_row_view_get_row (RjLogRowView *self);
/* (transfer full): the row in one sentence: "08:12, Check-in, Good. Slept well." */
char *rj_log_row_view_describe (RjLogRowView *self);

G_END_DECLS
