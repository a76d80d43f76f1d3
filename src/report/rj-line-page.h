// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-sheet.h"

G_BEGIN_DECLS

/**
 * RjPageLine: one part of a page, which is on it only when it is chosen
 * @name: stands above it, and on the switch
 * @text: (nullable): what is on paper; several lines
 * @chosen: is it on the page?
 */
typedef struct {
  char *name;
  char *text;
  gboolean chosen;
} RjPageLine;

/**
 * RjLinePage: a page to show or to give to somebody. What is not chosen does not leave.
 * @title: (nullable): above it
 * @signs: who is to sign at its foot, names of lines; nobody when it is empty
 * @lines: (element-type RjPageLine)
 */
typedef struct {
  char *title;
  GPtrArray *signs;
  GPtrArray *lines;
} RjLinePage;

RjLinePage *rj_line_page_new (const char *title);
void rj_line_page_free (RjLinePage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjLinePage, rj_line_page_free)

/* A part without words is not added. Returns: (transfer none) (nullable) */
RjPageLine *rj_line_page_add (RjLinePage *self, const char *name, const char *text, gboolean chosen);
/* The lines that two people write their names on. */
void rj_line_page_add_signs (RjLinePage *self);

/* (transfer full): what is chosen, on paper. Parts of the same name stand under it together. */
RjPages *rj_line_page_lay_out (const RjLinePage *self, double width, double height, gboolean rtl);

G_END_DECLS
