// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

G_BEGIN_DECLS

/**
 * rj_log_rows_set_up:
 * @list: shows a selection model over RjLogSections
 *
 * Makes the rows of the log and the headers of its days, by the eye and by the ear: a screen reader is told
 * the day in each row, and that it is "row 3 of 1,204". When the person's day changes, "Today" goes with it.
 */
void rj_log_rows_set_up (GtkListView *list, RjContext *context);

/* After the model told of other items, and the list has made its rows of it. */
void rj_log_rows_number (GtkListView *list);

G_END_DECLS
