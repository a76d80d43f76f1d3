// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-directory.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * rj_line_card_new:
 * @today: tells how long ago it was checked
 *
 * A line with its name, large digits, hours, and for each number a QR code, Copy, and Call where something on
 * this computer can call. Nothing dials by itself.
 */
GtkWidget *rj_line_card_new (const RjLine *line, RjDay today);
/* Its name and its first number only, so that what stands below stays in sight. */
GtkWidget *rj_line_card_new_short (const RjLine *line, RjDay today);

/* How well it is known: "Source: a public list that cites 988.ca". %NULL of an own line. (transfer full)
 * (nullable) */
char *rj_line_source_text (const RjLine *line);
/* "Checked on 1 October 2026" or "Not checked: ask locally". (transfer full) */
char *rj_line_checked_text (const RjLine *line, RjDay today);

G_END_DECLS
