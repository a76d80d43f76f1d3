// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-connection.h"
#include "rj-plan-piece.h"

G_BEGIN_DECLS

/* Where items came from that were taken from files. On the database thread. */

/* Writes down where the item of @piece, which is saved already, came from. */
gboolean rj_plan_source_table_add (RjConnection *connection, const RjPlanPiece *piece, GError **error);

/* @known: (out): is it in the plan already? By its name and content; an item that was made here is known by
 * its id. What is deleted is not in the plan. */
gboolean rj_plan_source_table_find (RjConnection *connection,
                                    const RjPlanPiece *piece,
                                    gboolean *known,
                                    GError **error);

/* @id: (out) (transfer full) (nullable): the item that came from an earlier state of the same record */
gboolean rj_plan_source_table_find_older (RjConnection *connection,
                                          const RjPlanPiece *piece,
                                          char **id,
                                          GError **error);

/* Fills in @piece, whose item is loaded. */
gboolean rj_plan_source_table_load (RjConnection *connection, RjPlanPiece *piece, GError **error);

G_END_DECLS
