// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-my-line.h"
#include "rj-sheet.h"

G_BEGIN_DECLS

/* What stands above the lines of a section, what is said about it, and what adds a line. (transfer none) */
const char *rj_my_section_get_title (RjMySection section);
const char *rj_my_section_get_about (RjMySection section);
const char *rj_my_section_get_add (RjMySection section);

/* (transfer none): of the safety plan as a whole: its name, what it is for, and whose research it leans on.
 * Its parts and their names are our own. */
const char *rj_my_plan_get_safety_title (void);
const char *rj_my_plan_get_safety_about (void);
const char *rj_my_plan_get_safety_credit (void);
/* (transfer none): fixed safety texts about tolerance (reference: clinical content 3.4), word by word, above
 * the lines of "If I use". */
const char *rj_my_plan_get_tolerance (void);
const char *rj_my_plan_get_if_again (void);

/* (transfer none): the name of a letter; @halt: a bit of RjHalt */
const char *rj_my_plan_get_halt_name (guint halt);
/* (transfer full): what the rule is about: its letter or its trigger. */
char *rj_my_line_dup_if (const RjMyLine *line);
/* (transfer full): the line as one text, shortened to be read; a rule as a sentence. */
char *rj_my_line_dup_words (const RjMyLine *line);

/* A bit for each section. */
#define RJ_MY_SECTION_BIT(section) (1u << (section))

/**
 * rj_my_plan_sheet_new:
 * @lines: (element-type RjMyLine)
 * @sections: bits of those that are to be on it; one without lines is not
 *
 * Returns: (transfer full): the plan on paper
 */
RjSheet *rj_my_plan_sheet_new (GPtrArray *lines, guint sections, gboolean rtl);

G_END_DECLS
