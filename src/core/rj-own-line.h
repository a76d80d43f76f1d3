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

/* (transfer full) (nullable): what is to be dialled: the digits of @number, of any script, and a plus before
 * them; %NULL when there is none. */
char *rj_own_line_dup_digits (const char *number);

G_END_DECLS
