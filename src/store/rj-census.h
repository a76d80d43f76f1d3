// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-day.h"
#include "rj-secret-bytes.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define RJ_CENSUS_DIGEST_LENGTH 32

/**
 * RjCensus: what a journal holds
 * @moods: what is not deleted, like the others
 * @first_day: of the dated log; RJ_DAY_NONE when there is none, like @last_day
 * @digest: SHA-256 of every field of every row of every table: two files with the same one hold the same
 */
typedef struct {
  guint moods;
  guint cravings;
  guint writings;
  guint plan_items;
  guint strategies;
  RjDay first_day;
  RjDay last_day;
  guint8 digest[RJ_CENSUS_DIGEST_LENGTH];
} RjCensus;

/* Everything of the dated log together. */
guint rj_census_get_entries (const RjCensus *self);
gboolean rj_census_equal (const RjCensus *self, const RjCensus *other);

/**
 * rj_census_take_file:
 * @path: a journal that nobody has open
 *
 * Opens it, reads every page and every table, and counts. Blocks; any thread.
 * Errors: those of rj_connection_open(); RJ_STORE_ERROR_CORRUPT, _NEWER; CANCELLED.
 */
gboolean rj_census_take_file (const char *path,
                              RjSecretBytes *hex96,
                              RjCensus *census,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
