// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-page-image.h"
#include "rj-secret-bytes.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RjSalvageCounts:
 * @rows: that are in the new file
 * @cut: texts among them whose end is lost; they end in " […]"
 * @made: rows that were lost and made again out of what others say about them: an entry out of its words, say
 * @homeless: rows that were read and could not be kept, because what they belong to is lost
 */
typedef struct {
  guint rows;
  guint cut;
  guint made;
  guint homeless;
} RjSalvageCounts;

/**
 * rj_salvage_run:
 * @image: the pages of a damaged journal
 * @path: where there is nothing yet
 * @hex96: the key of the new file
 *
 * Makes a journal of the newest layout out of what is left. What can be undone, and facts about the old file,
 * are not taken over. Nothing is written in plain. Blocks; any thread, and better a process of its own.
 *
 * Errors: RJ_STORE_ERROR_CORRUPT when there is not one row; those of rj_connection_open(). Nothing stays at
 * @path then.
 */
gboolean rj_salvage_run (const RjPageImage *image,
                         const char *path,
                         RjSecretBytes *hex96,
                         RjSalvageCounts *counts,
                         GError **error);

G_END_DECLS
