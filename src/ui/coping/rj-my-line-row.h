// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-my-line.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_MY_LINE_ROW (rj_my_line_row_get_type ())
G_DECLARE_FINAL_TYPE (RjMyLineRow, rj_my_line_row, RJ, MY_LINE_ROW, AdwActionRow)

/* What a person can do with a line, besides opening it. */
typedef enum {
  RJ_MY_LINE_EDIT,
  RJ_MY_LINE_UP,
  RJ_MY_LINE_DOWN,
  RJ_MY_LINE_PIN,
  RJ_MY_LINE_UNPIN,
  RJ_MY_LINE_DELETE,
} RjMyLineDeed;

/**
 * RjMyLineRow: a line of "My plan" with a menu; Alt+Up and Alt+Down move it, Delete deletes it.
 *
 * @first, @last: it cannot go up, or down
 * @can_pin: there is room for one more that stands first
 *
 * RjMyLineRow::deed (int deed): one of RjMyLineDeed.
 */
GtkWidget *rj_my_line_row_new (const RjMyLine *line, gboolean first, gboolean last, gboolean can_pin);
/* The same line as it is by now. */
void rj_my_line_row_set_line (RjMyLineRow *self,
                              const RjMyLine *line,
                              gboolean first,
                              gboolean last,
                              gboolean can_pin);
/* (transfer none) */
const RjMyLine *rj_my_line_row_get_line (RjMyLineRow *self);

G_END_DECLS
