// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-clock.h"
#include "rj-secret-bytes.h"
#include "rj-store.h"

G_BEGIN_DECLS

#define RJ_TYPE_SQLITE_STORE (rj_sqlite_store_get_type ())
G_DECLARE_FINAL_TYPE (RjSqliteStore, rj_sqlite_store, RJ, SQLITE_STORE, GObject)

/**
 * rj_sqlite_store_open:
 * @path: the file
 * @hex96: the 96 hexadecimal digits of key and salt; not kept after this call
 * @clock: read on the main thread only
 *
 * Opens a journal, brings it to the newest layout and proves the key. Blocks, so that the vault calls it on a
 * thread; the store is then used on the main thread only.
 *
 * In records that are saved, an at_us of 0, a zone of %NULL and a day of RJ_DAY_NONE are taken to be now, the
 * person's zone, and today.
 *
 * Returns: (transfer full): or %NULL with RJ_STORE_ERROR_WRONG_KEY, _CORRUPT, _NEWER, _BUSY, _NO_CODEC,
 * _READ_ONLY, _FULL, _NOT_FOUND or _IO; the file is as it was then
 */
RjStore *rj_sqlite_store_open (const char *path, RjSecretBytes *hex96, RjClock *clock, GError **error);
/* Whether opening would bring the file to a newer layout. FALSE also for what cannot be opened. Blocks. */
gboolean rj_sqlite_store_is_older (const char *path, RjSecretBytes *hex96);
/* As rj_sqlite_store_open(), for a file that must not exist; it is removed again when something fails. */
RjStore *rj_sqlite_store_create (const char *path, RjSecretBytes *hex96, RjClock *clock, GError **error);
/* A journal that is never written anywhere: for the made-up one and for tests. */
RjStore *rj_sqlite_store_new_in_memory (RjClock *clock, GError **error);

/**
 * rj_sqlite_store_check_async:
 *
 * Reads every page and looks through every table, in small steps that give way to anything else that is
 * asked. Finish: FALSE with RJ_STORE_ERROR_CORRUPT when the file is damaged.
 */
void rj_sqlite_store_check_async (RjSqliteStore *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean rj_sqlite_store_check_finish (RjSqliteStore *self, GAsyncResult *result, GError **error);

/**
 * rj_sqlite_store_batch_async:
 * @begin: TRUE opens a batch, FALSE ends it
 *
 * For filling a journal with years of entries: what is written in between reaches the disk together when the
 * batch ends, or not at all. None of it can be undone, nor what was done before.
 */
void rj_sqlite_store_batch_async (RjSqliteStore *self,
                                  gboolean begin,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean rj_sqlite_store_batch_finish (RjSqliteStore *self, GAsyncResult *result, GError **error);

/* From here on whatever would write fails with RJ_STORE_ERROR_FOR_READING: the file is damaged, or somebody
 * only looks. There is no way back. */
void rj_sqlite_store_set_for_reading (RjSqliteStore *self);
gboolean rj_sqlite_store_get_for_reading (RjSqliteStore *self);

/* How many SQL statements ran so far; for tests that hold pages of the log to their promise. */
guint rj_sqlite_store_get_statement_count (RjSqliteStore *self);

G_END_DECLS
