// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-cli.h"

G_BEGIN_DECLS

/* Writes all of it to @fd, which stays open. */
typedef gboolean (*RjCliWrite) (int fd, gpointer data, GError **error);

/**
 * rj_cli_write_output:
 * @path: a file that must not exist, or “-” for the standard output
 * @write: (scope call)
 *
 * Makes the file whole, readable for its owner alone and on the disk, or not at all; never in the place of
 * another one. Says what went wrong.
 */
RjCliStatus rj_cli_write_output (const char *path, RjCliWrite write, gpointer data);

G_END_DECLS
