// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-check-in.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Kinds of the dated log, as bits, so that a filter is a mask. The numbers are stored. */
typedef enum {
  RJ_LOG_MOOD = 1 << 0,
  RJ_LOG_CRAVING = 1 << 1,
  RJ_LOG_WRITING = 1 << 2,
  RJ_LOG_ALL = RJ_LOG_MOOD | RJ_LOG_CRAVING | RJ_LOG_WRITING,
} RjLogKind;

/**
 * RjLogFilter:
 * @kinds: bits of RjLogKind
 * @min_value: only moods or cravings of at least this value, or -1
 * @max_value: only moods or cravings of at most this value, or -1
 */
typedef struct {
  guint kinds;
  int min_value;
  int max_value;
} RjLogFilter;

/* How many rows of a filter a day has. Days without rows are left out. */
typedef struct {
  RjDay day;
  guint n;
} RjDayCount;

/**
 * RjLogSummary: one row of the log; the whole entry is fetched when it is opened.
 * @id, @kind, @at_us, @zone, @day: as in the record
 * @value: mood 1 to 5, strength 0 to 10, or -1
 * @halt: bits of RjHalt
 * @title: (nullable): title of a writing
 * @excerpt: (nullable): the beginning of the person's words, at most 160 characters
 * @scales: (element-type RjScaleValue) (nullable): what own scales were rated
 */
typedef struct {
  char *id;
  RjLogKind kind;
  gint64 at_us;
  char *zone;
  RjDay day;
  int value;
  guint halt;
  char *title;
  char *excerpt;
  GPtrArray *scales;
  gboolean while_locked;
} RjLogSummary;

RjLogSummary *rj_log_summary_new (void);
void rj_log_summary_free (RjLogSummary *self);
/* How many summaries are alive in the whole program, for tests. Any thread. */
guint rj_log_summary_count_live (void);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjLogSummary, rj_log_summary_free)

#define RJ_TYPE_LOG (rj_log_get_type ())
G_DECLARE_INTERFACE (RjLog, rj_log, RJ, LOG, GObject)

/**
 * RjLog: reads the dated log, newest first (day, then instant, then id, all descending).
 * Every _async call may be made on the main thread only; answers come there.
 */
struct _RjLogInterface {
  GTypeInterface parent_iface;

  void (*counts_async) (RjLog *self,
                        const RjLogFilter *filter,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
  void (*page_async) (RjLog *self,
                      const RjLogFilter *filter,
                      RjDay day,
                      guint skip,
                      guint n,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
};

/* Finish: (transfer full) (element-type RjDayCount), newest day first. One statement. */
void rj_log_counts_async (RjLog *self,
                          const RjLogFilter *filter,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
GArray *rj_log_counts_finish (RjLog *self, GAsyncResult *result, GError **error);

/**
 * rj_log_page_async:
 * @day: the day that the page begins in
 * @skip: how many rows of @day come before the page
 * @n: how many rows at most
 *
 * Finish: (transfer full) (element-type RjLogSummary). One statement.
 */
void rj_log_page_async (RjLog *self,
                        const RjLogFilter *filter,
                        RjDay day,
                        guint skip,
                        guint n,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
GPtrArray *rj_log_page_finish (RjLog *self, GAsyncResult *result, GError **error);

G_END_DECLS
