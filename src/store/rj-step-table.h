// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-connection.h"
#include "rj-plan-item.h"

G_BEGIN_DECLS

/* The steps of routines that are ticked on single days. */

gboolean rj_step_table_set (RjConnection *connection,
                            const char *item_id,
                            RjDay day,
                            guint step,
                            gboolean done,
                            gint64 at_us,
                            GError **error);
/* Into @occurrence. Of an item without steps nothing is read. */
gboolean rj_step_table_fill (RjConnection *connection, RjOccurrence *occurrence, GError **error);
/* What was ticked on @day, when the item moves to @to_day. */
gboolean
rj_step_table_move (RjConnection *connection, const char *item_id, RjDay day, RjDay to_day, GError **error);
/* When the steps were edited: what was ticked stays with its step, on all days. */
gboolean rj_step_table_follow (RjConnection *connection,
                               const char *item_id,
                               char *const *old,
                               char *const *steps,
                               GError **error);

G_END_DECLS
