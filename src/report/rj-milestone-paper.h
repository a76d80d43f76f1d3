// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-pages.h"

G_BEGIN_DECLS

/**
 * rj_milestone_paper_lay_out:
 * @title: what was reached, in the words of the screen; a long one is set smaller
 * @date: (nullable): when
 * @lines: with lines to write on by hand
 * @width, @height: of the paper, in points
 * @rtl: of the advice below the card
 *
 * Puts a card of the size of a postcard (ISO 216, A6) on a page, with the sun that rises at a milestone and
 * marks where to cut. Nothing on it says what is counted but @title.
 *
 * Returns: (transfer full)
 */
RjPages *rj_milestone_paper_lay_out (const char *title,
                                     const char *date,
                                     gboolean lines,
                                     double width,
                                     double height,
                                     gboolean rtl);

G_END_DECLS
