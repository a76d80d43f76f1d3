// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _RjLogQueue RjLogQueue;

/* Reads @n_pages pages from @page on; FALSE when there is nothing to read. Ends with rj_log_queue_done(). */
typedef gboolean (*RjLogQueueRead) (guint page, guint n_pages, guint generation, gpointer user_data);
/* Is the page still wanted? */
typedef gboolean (*RjLogQueueWanted) (guint page, gpointer user_data);

/**
 * RjLogQueue: which pages of the log to read, and when.
 *
 * Reads begin once the view has asked for all it wants, so that pages beside each other come in one; few are
 * under way at a time, and the newest wish is first: after a long scroll, what is on screen comes before what
 * went by. Main thread only.
 */
RjLogQueue *rj_log_queue_new (RjLogQueueRead read, RjLogQueueWanted wanted, gpointer user_data);
void rj_log_queue_free (RjLogQueue *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjLogQueue, rj_log_queue_free)

/* Wants @page, unless it is wanted already. */
void rj_log_queue_add (RjLogQueue *self, guint page);
/* A read of @generation has ended, well or not; the next one begins. */
void rj_log_queue_done (RjLogQueue *self, guint page, guint n_pages, guint generation);

/* Nothing is wanted any more, and answers to what was asked before do not fit: there is a new generation. */
void rj_log_queue_begin_generation (RjLogQueue *self);
guint rj_log_queue_get_generation (RjLogQueue *self);
/* Nothing is wanted and nothing under way. */
gboolean rj_log_queue_is_empty (RjLogQueue *self);

G_END_DECLS
