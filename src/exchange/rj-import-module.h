// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-import.h"

G_BEGIN_DECLS

/**
 * RjImportModule: one format
 * @name: as it stands in #RjImportFile
 * @recognise: is it this format, as far as its first bytes tell? The name of the file does not count
 * @read: takes apart @text, all of it, into @file. Whatever it is, this comes to an end; what cannot be taken
 * is in the list of what is left. FALSE with RJ_IMPORT_ERROR when it is not this format after all.
 *
 * Modules run in a process that may do nothing else (rj-import-helper.h): no file is opened, no zone looked
 * up. A new format is a file with one of these, and a line in rj-import-module.c.
 */
typedef struct {
  const char *name;
  gboolean (*recognise) (const char *head, gsize length);
  gboolean (*read) (const char *text, gsize length, RjImportFile *file, GError **error);
} RjImportModule;

/**
 * rj_import_read_bytes:
 *
 * Finds out what @bytes are, and reads them, here and now. For the process of the import, and for tests.
 *
 * Returns: (transfer full): NULL with RJ_IMPORT_ERROR
 */
RjImportFile *rj_import_read_bytes (const char *bytes, gsize length, GError **error);

G_END_DECLS
