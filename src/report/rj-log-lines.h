// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-line-page.h"
#include "rj-store.h"

G_BEGIN_DECLS

/* The most days that a page looks back on. */
#define RJ_LOG_LINES_MOST_DAYS 31

/**
 * RjLogLines: what to take for a page from the log and the plan
 * @first, @last: logical days, at most RJ_LOG_LINES_MOST_DAYS
 * @cravings, @meetings, @appointments, @medicines: (transfer none): what these are called, as a heading
 */
typedef struct {
  RjDay first;
  RjDay last;
  const char *cravings;
  const char *meetings;
  const char *appointments;
  const char *medicines;
} RjLogLines;

/**
 * rj_log_lines_add_async:
 * @lines: copied; its words live until the answer
 * @page: gets the lines; stays the caller's, and lives until the answer
 * @here: the zone of the person
 *
 * Adds lines to a page about some days: how many cravings there were, their middle value and the strongest;
 * what came before them; which of them were strong, each a line of its own; meetings and appointments that
 * were kept; doses that were taken. What says something about use, medicines or single moments is not chosen.
 * No notes, no names. Main thread only.
 */
void rj_log_lines_add_async (RjStore *store,
                             const RjLogLines *lines,
                             RjLinePage *page,
                             GTimeZone *here,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean rj_log_lines_add_finish (RjStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
