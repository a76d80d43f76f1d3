// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One millimetre in points, the unit of everything in this folder. */
#define RJ_PAPER_MM (72.0 / 25.4)

typedef enum {
  RJ_PAPER_A4,
  RJ_PAPER_LETTER,
} RjPaper;

/* What the locale prints on (LC_PAPER). */
RjPaper rj_paper_get_default (void);
/* Upright, in points. */
void rj_paper_get_size (RjPaper paper, double *width, double *height);
/* @name: "a4" or "letter", in any case. FALSE for anything else. */
gboolean rj_paper_from_name (const char *name, RjPaper *paper);
/* Is the language of the process written from right to left? For where there is no GTK to ask. */
gboolean rj_paper_is_rtl (void);

gboolean rj_script_is_rtl (GUnicodeScript script);

G_END_DECLS
