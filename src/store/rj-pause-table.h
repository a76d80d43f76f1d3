// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-connection.h"
#include "rj-whole-days.h"

G_BEGIN_DECLS

/* (element-type RjPause): those that hold on any of the days, the ones of everything first. */
GPtrArray *rj_pause_table_list (RjConnection *connection, RjDay first, RjDay last, GError **error);
/* @pause has its id. One of the same item, or of everything, that holds on its first day goes. */
gboolean rj_pause_table_save (RjConnection *connection, const RjPause *pause, GError **error);
/* It ends before @day. */
gboolean rj_pause_table_end (RjConnection *connection, const char *id, RjDay day, GError **error);

/**
 * rj_pause_table_leave_out:
 * @occurrences: (element-type RjOccurrence): of the days from @first to @last
 *
 * Takes out of @occurrences what rests. What was done in spite of it stays.
 */
gboolean rj_pause_table_leave_out (RjConnection *connection,
                                   GPtrArray *occurrences,
                                   RjDay first,
                                   RjDay last,
                                   GError **error);

G_END_DECLS
