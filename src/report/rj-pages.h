// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-paper.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * RjPages: what will be on paper, as data: for each page the lines of text, the boxes and the rules with
 * their places in points. A preview, a printer and a PDF file all get the same. Black on white. Not for two
 * threads at once.
 */
typedef struct _RjPages RjPages;

RjPages *rj_pages_ref (RjPages *self);
void rj_pages_unref (RjPages *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjPages, rj_pages_unref)

guint rj_pages_get_n_pages (RjPages *self);
void rj_pages_get_size (RjPages *self, double *width, double *height);
/* Draws @page, from 0, with its corner at the origin of @cr; a unit is a point. The paper is not painted. */
void rj_pages_draw (RjPages *self, guint page, cairo_t *cr);
/* (transfer full): every word on @page in the order in which they are read, a line of the page a line. A box
 * is "☐ ", ticked "☑ ", with a dash "☒ ". */
char *rj_pages_dup_text (RjPages *self, guint page);

/* ---- For what makes pages ---- */

typedef enum {
  RJ_BOX_NONE,
  RJ_BOX_OPEN,
  RJ_BOX_TICKED,
  RJ_BOX_DASH,
} RjBox;

/* (transfer full): without a page */
RjPages *rj_pages_new (double width, double height);
/* Adds an empty page; what is added next is on it. */
void rj_pages_add_page (RjPages *self);
/* What is added next is on @page, from 0. */
void rj_pages_go_to (RjPages *self, guint page);

/**
 * rj_pages_new_layout:
 * @text: plain text, any direction
 * @font: a Pango font description
 * @width: at which it wraps, in points
 * @rtl: which edge it begins at, whatever its own direction
 *
 * Returns: (transfer full)
 */
PangoLayout *
rj_pages_new_layout (RjPages *self, const char *text, const char *font, double width, gboolean rtl);
/* Adds a line of a layout whose upper left corner is at @x, @y. @iter: at that line. */
void rj_pages_add_line (RjPages *self, PangoLayoutIter *iter, double x, double y);
/* Adds all its lines. Returns: its height in points. */
double rj_pages_add_layout (RjPages *self, PangoLayout *layout, double x, double y);
void rj_pages_add_box (RjPages *self, RjBox box, double x, double y, double size);
void rj_pages_add_rule (RjPages *self, double x1, double y1, double x2, double y2, gboolean dashed);
/* A piece of a circle, clockwise; angles in radians, 0 to the right. */
void rj_pages_add_arc (RjPages *self, double x, double y, double radius, double from, double to);
/* How far the marks stand away from what is cut out, at most. */
#define RJ_PAGES_MARKS (6.5 * RJ_PAPER_MM)
/* At each corner of what is to be cut out, outside it. */
void rj_pages_add_cut_marks (RjPages *self, double x, double y, double width, double height);
/* Rules and arcs that are added until the next call are so wide; 0: thin, as at first. */
void rj_pages_set_pen (RjPages *self, double width);
/* What is added next is read in the same breath as the line before, after @mark, which is kept as it is: " ".
 */
void rj_pages_go_on (RjPages *self, const char *mark);
/* What is added until the next call with 0, 0 is turned upside down about @x, @y. */
void rj_pages_set_turned (RjPages *self, double x, double y);

/* The height of @layout in points. */
double rj_layout_get_height (PangoLayout *layout);

G_END_DECLS
