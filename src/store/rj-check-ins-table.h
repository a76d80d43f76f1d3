// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-check-in.h"
#include "rj-connection.h"

G_BEGIN_DECLS

/* The records come with id and updated filled in; @old_day: where it was before. */
gboolean rj_mood_table_save (RjConnection *connection, RjMoodEntry *entry, RjDay *old_day, GError **error);
gboolean rj_craving_table_save (RjConnection *connection, RjCraving *craving, RjDay *old_day, GError **error);
gboolean rj_writing_table_save (RjConnection *connection, RjWriting *writing, RjDay *old_day, GError **error);

/* %NULL without error: there is none. */
RjMoodEntry *rj_mood_table_load (RjConnection *connection, const char *id, GError **error);
RjCraving *rj_craving_table_load (RjConnection *connection, const char *id, GError **error);
RjWriting *rj_writing_table_load (RjConnection *connection, const char *id, GError **error);

/* The id of the last check-in, or of the closing lines, of @day; %NULL without error: there is none. */
char *rj_mood_table_find_last (RjConnection *connection, RjDay day, GError **error);
char *rj_writing_table_find_close_day (RjConnection *connection, RjDay day, GError **error);

/* RJ_STORE_ERROR_NOT_FOUND when there is no such craving. @day: (out): its day */
gboolean rj_craving_table_add_rating (RjConnection *connection,
                                      const char *id,
                                      const RjRatingPoint *point,
                                      gint64 now_us,
                                      RjDay *day,
                                      GError **error);

G_END_DECLS
