// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-log-row.h"

G_BEGIN_DECLS

/* Rows of a page, and how many pages are kept at most: sixteen, one of them for single rows that a list still
 * holds though their page is gone (the one with the focus). */
#define RJ_LOG_PAGE_SIZE 64
#define RJ_LOG_MAX_PAGES 15

/**
 * RjLogPages: the rows of the pages that were used last, by position. Main thread only.
 */
typedef struct _RjLogPages RjLogPages;

RjLogPages *rj_log_pages_new (void);
void rj_log_pages_free (RjLogPages *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjLogPages, rj_log_pages_free)

/* Drops the pages; rows that somebody else holds keep what they say. */
void rj_log_pages_clear (RjLogPages *self);
/* Takes the summaries out of every row that still lives, kept or not. */
void rj_log_pages_forget (RjLogPages *self);
guint rj_log_pages_get_n (RjLogPages *self);
gboolean rj_log_pages_has (RjLogPages *self, guint page);
/* (transfer none): the row at @position, made empty if there is none; its page is now the one used last. */
RjLogRow *rj_log_pages_use (RjLogPages *self, guint position);
/* (transfer none) (nullable): the row at @position if it is kept. */
RjLogRow *rj_log_pages_peek (RjLogPages *self, guint position);
/* Puts @summary (transfer full) at @position, if its page is kept. */
void rj_log_pages_fill (RjLogPages *self, guint position, RjLogSummary *summary);
/* (transfer full): an empty row that rj_log_pages_forget() knows of. */
RjLogRow *rj_log_pages_make_row (RjLogPages *self);
/* (transfer full) (element-type guint): the pages kept that have a row without summary. */
GArray *rj_log_pages_list_waiting (RjLogPages *self);

/**
 * rj_log_pages_splice:
 * @position, @removed: the rows that go
 * @added: how many come
 * @rows: (nullable) (element-type RjLogRow): those that come, or %NULL when they are not known yet
 *
 * Moves what stands behind. Rows keep their identity, so that a list that shows them needs not look again.
 */
void rj_log_pages_splice (RjLogPages *self, guint position, guint removed, guint added, GPtrArray *rows);

G_END_DECLS
