// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-connection.h"
#include "rj-recovery.h"

G_BEGIN_DECLS

/* (element-type RjRecoveryEvent): with their words, in the order in which they were written down. */
GPtrArray *rj_recovery_table_list (RjConnection *connection, GError **error);

/**
 * rj_recovery_table_add:
 * @event: has an id and all of its record; its id becomes that of the line which says the same already
 * @is_new: (out): FALSE when there was such a line
 *
 * With its words. As rj_recovery_add_async() otherwise.
 */
gboolean rj_recovery_table_add (RjConnection *connection,
                                RjRecoveryEvent *event,
                                RjDay today,
                                gboolean *is_new,
                                GError **error);
/* RJ_STORE_ERROR_NOT_FOUND when there is none. */
RjRecoveryEvent *rj_recovery_table_load (RjConnection *connection, const char *id, GError **error);

/* @id: of any line of a chain; @today: the day on which it is written. Nothing in both deletes them. */
gboolean rj_recovery_table_set_words (RjConnection *connection,
                                      const char *id,
                                      const char *amount,
                                      const char *note,
                                      RjDay today,
                                      gint64 now_us,
                                      GError **error);
gboolean
rj_recovery_table_delete_words (RjConnection *connection, const char *id, gint64 now_us, GError **error);
/* @id: of any line of a chain; all of it goes. */
gboolean rj_recovery_table_delete (RjConnection *connection, const char *id, gint64 now_us, GError **error);

/* After "deleted" was taken from it: its words are found by a search again. @id: of a line or of words */
gboolean rj_recovery_table_put_back (RjConnection *connection, const char *id, GError **error);

/* The last day of use up to @today, or RJ_DAY_NONE. */
gboolean rj_recovery_table_get_last_use (RjConnection *connection, RjDay today, RjDay *day, GError **error);

/* (element-type RjRecoverySaving) */
GPtrArray *rj_recovery_table_list_savings (RjConnection *connection, GError **error);
gboolean rj_recovery_table_save_saving (RjConnection *connection,
                                        RjRecoverySaving *saving,
                                        gint64 now_us,
                                        gboolean *is_new,
                                        GError **error);
gboolean rj_recovery_table_delete_saving (RjConnection *connection, const char *id, GError **error);

G_END_DECLS
