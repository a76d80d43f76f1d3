// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-log.h"

G_BEGIN_DECLS

#define RJ_TYPE_LOG_ROW (rj_log_row_get_type ())
G_DECLARE_FINAL_TYPE (RjLogRow, rj_log_row, RJ, LOG_ROW, GObject)

/**
 * RjLogRow:
 *
 * One row of the log as a list shows it: empty until its page has come, empty again when the journal is
 * locked.
 *
 * RjLogRow::changed is emitted when the summary came, changed or went. Main thread only.
 */
RjLogRow *rj_log_row_new (void);

/* (transfer none) (nullable): %NULL while it is loading. */
const RjLogSummary *rj_log_row_get_summary (RjLogRow *self);
/* @summary: (transfer full) (nullable) */
void rj_log_row_set_summary (RjLogRow *self, RjLogSummary *summary);

G_END_DECLS
