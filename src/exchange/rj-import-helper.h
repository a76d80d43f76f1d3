// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdio.h>

#include <glib.h>

G_BEGIN_DECLS

/**
 * rj_import_helper_main:
 * @from: a regular file, open for reading
 * @out: takes the lines of rj-import-lines.h
 *
 * The process that reads what a stranger made: gives up whatever it could do besides, and reads. It has no
 * key and no journal. Returns its exit status.
 */
int rj_import_helper_main (int from, FILE *out);

G_END_DECLS
