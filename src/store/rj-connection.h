// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-secret-bytes.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RjConnection: one encrypted database file, opened in an order in which nothing can be read or written in
 * plain, and a missing or empty file never turns into a fresh journal. Belongs to the thread that opened it.
 * Blocks.
 */
typedef struct _RjConnection RjConnection;

typedef enum {
  RJ_CONNECTION_OPEN,
  RJ_CONNECTION_CREATE,
} RjConnectionMode;

/* Where nothing is kept: for the made-up journal and for tests. */
#define RJ_CONNECTION_IN_MEMORY ":memory:"

/**
 * rj_connection_prove_codec:
 *
 * Shows that the SQLite in this program encrypts and keeps its temporary tables in memory. Writes nothing.
 * RJ_STORE_ERROR_NO_CODEC otherwise.
 */
gboolean rj_connection_prove_codec (GError **error);

/**
 * rj_connection_open:
 * @path: the file, or RJ_CONNECTION_IN_MEMORY
 * @hex96: 96 hexadecimal digits: key and salt
 * @mode: RJ_CONNECTION_CREATE fails when there is something at @path already
 *
 * Errors: RJ_STORE_ERROR_NO_CODEC, _WRONG_KEY, _CORRUPT, _BUSY, _READ_ONLY, _FULL, _IO, _NOT_FOUND.
 */
RjConnection *
rj_connection_open (const char *path, RjSecretBytes *hex96, RjConnectionMode mode, GError **error);
/* 96 digits for a file that nobody opens again. */
RjSecretBytes *rj_connection_new_random_key (void);
/* Closes and frees in any case. */
gboolean rj_connection_close (RjConnection *self, GError **error);

/* One or more statements without parameters. */
gboolean rj_connection_exec (RjConnection *self, const char *sql, GError **error);
gboolean rj_connection_begin (RjConnection *self, GError **error);
gboolean rj_connection_commit (RjConnection *self, GError **error);
void rj_connection_rollback (RjConnection *self);

/* How many statements ran so far, apart from the brackets of transactions. For tests. Any thread. */
guint rj_connection_get_statement_count (RjConnection *self);

G_END_DECLS
