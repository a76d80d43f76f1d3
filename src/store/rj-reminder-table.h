// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-connection.h"
#include "rj-plan-item.h"

G_BEGIN_DECLS

/* Where and when the person is; taken on the main thread. */
typedef struct {
  gint64 now_us;
  GTimeZone *zone;
  int day_end;
} RjHereAndNow;

/* The instant of an occurrence with a time: of its own zone's clock, or of the clock where the person is. */
gint64 rj_occurrence_get_instant (const RjOccurrence *self, const RjHereAndNow *here);

/**
 * rj_reminder_table_list:
 *
 * Writes: each (item, day, lead) gets its key when it is first handed out.
 * Returns: (element-type RjReminder): those due from @from_us on and before @until_us, by due
 */
GPtrArray *rj_reminder_table_list (RjConnection *connection,
                                   gint64 from_us,
                                   gint64 until_us,
                                   const RjHereAndNow *here,
                                   GError **error);

/**
 * rj_reminder_table_answer:
 * @ticked_day: (out): the day on which an occurrence was ticked by it, or RJ_DAY_NONE
 *
 * The same answer at the same instant a second time changes nothing. RJ_STORE_ERROR_NOT_FOUND for an unknown
 * key.
 */
gboolean rj_reminder_table_answer (RjConnection *connection,
                                   const char *key,
                                   RjReminderAnswer answer,
                                   gint64 at_us,
                                   RjDay *ticked_day,
                                   GError **error);

/* Returns: (element-type RjReminderEntry): those due in the span of which something is known, at most @most,
 * the latest first */
GPtrArray *rj_reminder_table_list_ledger (RjConnection *connection,
                                          gint64 from_us,
                                          gint64 until_us,
                                          guint most,
                                          GError **error);

G_END_DECLS
