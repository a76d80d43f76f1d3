// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-log-row.h"

G_BEGIN_DECLS

#define RJ_TYPE_LOG_ROW_VIEW (rj_log_row_view_get_type ())
G_DECLARE_FINAL_TYPE (RjLogRowView, rj_log_row_view, RJ, LOG_ROW_VIEW, GtkWidget)

/**
 * RjLogRowView: one row of the log: time, kind, value in words, and the beginning of what was written. With
 * hidden previews there is a button "Show" in place of the beginning; the button shows that of its row.
 *
 * RjLogRowView::changed: its description is another one.
 */
GtkWidget *rj_log_row_view_new (RjContext *context);
/* @row: (nullable) */
void rj_log_row_view_set_row (RjLogRowView *self, RjLogRow *row);
RjLogRow *rj_log_row_view_get_row (RjLogRowView *self);
/* (transfer full): the row in one sentence: "08:12, Check-in, Good. Slept well." */
char *rj_log_row_view_describe (RjLogRowView *self);

G_END_DECLS
