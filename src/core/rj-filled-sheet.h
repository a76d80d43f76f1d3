// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-record.h"

G_BEGIN_DECLS

/* Whether an item of a box is about soon or about later. The numbers are stored. */
typedef enum {
  RJ_TERM_NONE = 0,
  RJ_TERM_SHORT = 1,
  RJ_TERM_LONG = 2,
} RjTerm;

/**
 * RjFilledLine: what was put into a field of a worksheet
 * @field: id of the field
 * @text: (nullable): words; a field with items has a line for each
 * @value: an RjTerm for an item, 0 to 10 for a rating, otherwise -1
 */
typedef struct {
  char *field;
  char *text;
  int value;
} RjFilledLine;

/**
 * RjFilledSheet: a worksheet that was filled in
 * @record: what every record has; at_us and day are those of its making
 * @form: id of the worksheet
 * @lines: (element-type RjFilledLine): in the order in which they are shown; nothing is required
 */
typedef struct {
  RjRecord record;
  char *form;
  GPtrArray *lines;
} RjFilledSheet;

#define RJ_TYPE_FILLED_SHEET (rj_filled_sheet_get_type ())
GType rj_filled_sheet_get_type (void);
RjFilledSheet *rj_filled_sheet_new (const char *form);
RjFilledSheet *rj_filled_sheet_copy (const RjFilledSheet *self);
void rj_filled_sheet_free (RjFilledSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjFilledSheet, rj_filled_sheet_free)

/* @text: (nullable) */
void rj_filled_sheet_add_line (RjFilledSheet *self, const char *field, const char *text, int value);
/* (transfer full) (nullable): the words of @field with @value, one line each; %NULL when there are none. */
char *rj_filled_sheet_dup_text (const RjFilledSheet *self, const char *field, int value);
/* The rating of @field, or -1. */
int rj_filled_sheet_get_rating (const RjFilledSheet *self, const char *field);

G_END_DECLS
