// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-census.h"
#include "rj-salvage.h"

#include <gio/gio.h>
#include <stdio.h>

G_BEGIN_DECLS

/**
 * RjSalvageReport: what became of a damaged journal
 * @n_pages: that it had
 * @lost: (element-type guint32): the numbers of those that could not be read
 * @census: what the new file holds
 */
typedef struct {
  guint n_pages;
  GArray *lost;
  RjSalvageCounts counts;
  RjCensus census;
} RjSalvageReport;

void rj_salvage_report_free (RjSalvageReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjSalvageReport, rj_salvage_report_free)

/**
 * rj_salvager_run:
 * @folder: the way to the folder, without a symbolic link in it
 * @name: the damaged database in it, which nobody has open
 * @to: the way to the new one, of which there is nothing yet
 * @raw_key: 96 hexadecimal digits: of both
 *
 * Saves what is left of @name into @to, in a process of its own with little that it may do, and reads the new
 * file from the first page to the last. @name stays as it is. Blocks; not for the main thread.
 *
 * Returns: (transfer full): NULL with RJ_STORE_ERROR_CORRUPT when nothing could be saved, _FULL, _IO;
 * CANCELLED; G_IO_ERROR_FAILED when the process did not come to an end. Nothing stays at @to then.
 */
RjSalvageReport *rj_salvager_run (const char *folder,
                                  const char *name,
                                  const char *to,
                                  RjSecretBytes *raw_key,
                                  GCancellable *cancellable,
                                  GError **error);

/* The process: reads what it has to do from the descriptor @from, writes what became of it to @out. Returns
 * its exit status. */
int rj_salvager_main (int from, FILE *out);

G_END_DECLS
