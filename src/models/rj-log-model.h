// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-log-row.h"
#include "rj-store.h"

G_BEGIN_DECLS

#define RJ_TYPE_LOG_MODEL (rj_log_model_get_type ())
G_DECLARE_FINAL_TYPE (RjLogModel, rj_log_model, RJ, LOG_MODEL, GObject)

/**
 * RjLogModel:
 *
 * The dated log as a GListModel of RjLogRow, newest first, for any number of years.
 *
 * The number of rows of each day is asked for first: that gives the length and the days. A row is handed out
 * at once and empty; its page of 64 is fetched by key and fills it, which the row tells and the list does
 * not. At most 16 pages are kept. What the store says has changed is looked at again, and nothing else.
 *
 * Property "loading" (boolean, notifies): the rows of the wanted filter are not known yet.
 * RjLogModel::failed (GError *error): something could not be read.
 *
 * Main thread only. When it goes, the summaries of all its rows go too, whoever still holds them.
 */
RjLogModel *rj_log_model_new (RjStore *store, const RjLogFilter *filter);

/* The list keeps the old rows until those of @filter are known. */
void rj_log_model_set_filter (RjLogModel *self, const RjLogFilter *filter);
const RjLogFilter *rj_log_model_get_filter (RjLogModel *self);
gboolean rj_log_model_get_loading (RjLogModel *self);

/**
 * rj_log_model_get_section:
 * @day: (out): the day of the row at @position
 * @start, @end: (out): its rows, [start, end)
 *
 * Returns: FALSE when @position is past the end; then the section is [number of rows, G_MAXUINT)
 */
gboolean rj_log_model_get_section (RjLogModel *self, guint position, RjDay *day, guint *start, guint *end);
/* The first row of @day, or of the next older day that has rows, or the last row. Without any read; G_MAXUINT
 * when the list is empty. */
guint rj_log_model_find_day (RjLogModel *self, RjDay day);

/* For tests: how many pages are kept; whether no read is queued or under way. */
guint rj_log_model_get_n_pages (RjLogModel *self);
gboolean rj_log_model_is_settled (RjLogModel *self);

G_END_DECLS
