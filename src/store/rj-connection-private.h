// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Names sqlite3: only for the files of this folder that wrap it.

#include "rj-connection.h"

#include <sqlite3.h>

G_BEGIN_DECLS

struct _RjRecording;
struct _RjStatement;

struct _RjConnection {
  sqlite3 *handle;
  GThread *thread;
  /* page 1 opened with the key */
  gboolean proved;
  /* SQL text, borrowed → RjStatement */
  GHashTable *statements;
  gint statement_count;
  /* something gave an error since this was last set to FALSE */
  gboolean failed;
  /* see rj-recording.c */
  struct _RjRecording *recording;
  GHashTable *layouts;
};

/* Sets the error that the last call on the connection left, or that of @code. */
void rj_connection_set_error (RjConnection *self, GError **error);
void rj_connection_set_error_code (RjConnection *self, int code, GError **error);

void rj_statement_free (struct _RjStatement *self);

G_END_DECLS
