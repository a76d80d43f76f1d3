// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-pages.h"

G_BEGIN_DECLS

/**
 * RjSheet: a title, headings and rows in their order, not yet on any paper.
 */
typedef struct _RjSheet RjSheet;

/* @columns: side by side on each page, 1 or 2. @rtl: begins at the right edge. */
RjSheet *rj_sheet_new (const char *title, guint columns, gboolean rtl);
void rj_sheet_free (RjSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjSheet, rj_sheet_free)

void rj_sheet_add_heading (RjSheet *self, const char *text);
/**
 * rj_sheet_add_row:
 * @level: 0, or 1 for what is a part of the row before
 * @when: (nullable): stands in a column of its own
 * @detail: (nullable): stands below @text, smaller
 */
void rj_sheet_add_row (RjSheet *self,
                       guint level,
                       RjBox box,
                       const char *when,
                       const char *text,
                       const char *detail);

/* A line to sign on, with @text below it. */
void rj_sheet_add_sign (RjSheet *self, const char *text);

/**
 * rj_sheet_lay_out:
 * @width, @height: of the paper, in points
 *
 * Puts it on as many pages as it takes, with their numbers when there are several. Nothing is ever cut off:
 * what is longer than a page goes on on the next one.
 *
 * Returns: (transfer full)
 */
RjPages *rj_sheet_lay_out (const RjSheet *self, double width, double height);

G_END_DECLS
