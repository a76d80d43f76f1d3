// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-page-image.h"
#include "rj-secret-bytes.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * rj_page_reader_read:
 * @folder: descriptor of the folder
 * @name: the database; SQLite must not have it open in this process
 * @raw_key: 96 hexadecimal digits
 *
 * Reads every page of a database that still is as it was written, and puts back what its hot journal keeps.
 * Pages that are not, and those behind the end of a file that was cut, are lost in the image. Writes nothing.
 *
 * Returns: (transfer full): NULL with a G_IO_ERROR
 */
RjPageImage *rj_page_reader_read (int folder, const char *name, RjSecretBytes *raw_key, GError **error);

/* (element-type guint32) (transfer full): the numbers of the pages that are lost. */
GArray *rj_page_reader_list_lost (const RjPageImage *image);

G_END_DECLS
