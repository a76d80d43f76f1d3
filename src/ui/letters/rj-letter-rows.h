// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-letter.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* With the id of the letter, for whoever shows the rows; by the key Delete too. */
#define RJ_LETTER_ROWS_DELETE "letters.delete"

/* A list for letters, with what a screen reader calls it. (transfer full): floating */
GtkWidget *rj_letter_rows_new (void);

/**
 * rj_letter_rows_show:
 * @list: of rj_letter_rows_new()
 * @letters: (element-type RjLetter)
 * @context: (nullable): with it each row says below its title when it is offered, and has a menu with the
 * action RJ_LETTER_ROWS_DELETE
 *
 * One row a letter. Rows that are there already stay and say something else, so that the focus stays where it
 * is, also one that a dialog will give back.
 */
void rj_letter_rows_show (GtkListBox *list, GPtrArray *letters, RjContext *context);
/* (transfer none): which letter it is */
const char *rj_letter_rows_get_id (GtkListBoxRow *row);

/* When a dialog that @list opened has gone, and the row it was opened by with it: the focus goes to the row
 * that is at its place now. Returns: FALSE when there is none */
gboolean rj_letter_rows_take_focus (GtkListBox *list, int index);

G_END_DECLS
