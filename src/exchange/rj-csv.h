// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RjCsv: tables as text (RFC 4180), and as programs write them
 *
 * Fields are apart by a comma, semicolon, tab or bar, whichever the first line has most of; "sep=;" in front
 * of it says so too. Each kind of line end is one. A quote that opens a field and is not closed where it
 * should be spoils its line, and no other.
 */
typedef struct _RjCsv RjCsv;

/* @text: UTF-8, which stays the caller's while this lives */
RjCsv *rj_csv_new (const char *text, gsize length);
void rj_csv_free (RjCsv *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjCsv, rj_csv_free)

/**
 * rj_csv_next:
 * @n_columns: how many fields a row has; 0: any number
 * @line: (out): where it begins, from 1
 * @broken: (out): its quotes do not fit; its fields are not to be used
 *
 * Lines with nothing in them are passed over.
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the fields of the next row; %NULL at the end
 */
GPtrArray *rj_csv_next (RjCsv *self, guint n_columns, guint *line, gboolean *broken);

G_END_DECLS
