// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-connection.h"
#include "rj-letters.h"

G_BEGIN_DECLS

/* (element-type RjLetter): the newest first. An answer after @now_us, from a clock that was ahead, is none.
 */
GPtrArray *rj_letter_table_list (RjConnection *connection, gint64 now_us, GError **error);
/* @is_new: (out). RJ_STORE_ERROR_NOT_FOUND when it was deleted. */
gboolean rj_letter_table_save (RjConnection *connection, RjLetter *letter, gboolean *is_new, GError **error);
gboolean rj_letter_table_delete (RjConnection *connection, const char *id, gint64 now_us, GError **error);
/* After "deleted" was taken from it: it is found by a search again. */
gboolean rj_letter_table_put_back (RjConnection *connection, const char *id, GError **error);
gboolean rj_letter_table_answer (RjConnection *connection,
                                 const char *use_id,
                                 const char *id,
                                 gint64 at_us,
                                 RjDay day,
                                 RjLetterAnswer answer,
                                 const char *craving_id,
                                 GError **error);
/* Fills in what the rules look at; now_us and today are set already. */
gboolean rj_letter_table_load_moment (RjConnection *connection, RjLetterMoment *moment, GError **error);

/* The last day of use from @first to @today: by an urge, or a line of the ledger of any day up to @today. */
gboolean
rj_letter_table_find_use (RjConnection *connection, RjDay first, RjDay today, RjDay *day, GError **error);

G_END_DECLS
