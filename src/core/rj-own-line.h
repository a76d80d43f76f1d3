// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-record.h"

G_BEGIN_DECLS

/**
 * RjOwnLine: a help line that the person added to those of the country
 * @record: what every record has; at_us and day are those of its making
 * @name: whom it reaches
 * @number: as the person wrote it
 * @note: (nullable): when, how
 */
typedef struct {
  RjRecord record;
  char *name;
  char *number;
  char *note;
} RjOwnLine;

RjOwnLine *rj_own_line_new (void);
RjOwnLine *rj_own_line_copy (const RjOwnLine *self);
void rj_own_line_free (RjOwnLine *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjOwnLine, rj_own_line_free)

/* Is there a digit in it? That much a line needs to be kept. @number: (nullable) */
gboolean rj_own_line_has_number (const char *number);

/**
 * rj_own_line_dup_digits:
 * @number: (nullable): as the person wrote it
 *
 * What is to be dialled, when there is no doubt about it: the digits of @number, of any script, and a plus
 * before them. Blanks, dashes, dots, an area code in brackets or before a slash are what they look like, and
 * the zero in brackets after the number of a country ("+49 (0)30") goes.
 *
 * Returns: (transfer full) (nullable): %NULL when it may be something else than one number: with letters or
 * signs, with two numbers, or with more digits than a number has (15: ITU-T E.164)
 */
char *rj_own_line_dup_digits (const char *number);

G_END_DECLS
