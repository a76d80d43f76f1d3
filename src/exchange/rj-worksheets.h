// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  RJ_FIELD_LINE,   /* one line */
  RJ_FIELD_WORDS,  /* many lines */
  RJ_FIELD_ITEMS,  /* a box with items, each about soon or about later */
  RJ_FIELD_RATING, /* 0 to 10 */
} RjFieldKind;

/* @text: what is asked; @hint: (nullable) */
typedef struct {
  char *id;
  RjFieldKind kind;
  char *text;
  char *hint;
} RjWorksheetField;

/**
 * RjWorksheet: a form to fill in, as data/content/worksheets.json defines it. Nothing in it is required.
 * @title: with terms of the vocabulary, which whoever shows it fills in
 * @about: (nullable): what it is for, in a sentence
 * @caution: (nullable): what to know before one begins
 * @fields: (element-type RjWorksheetField)
 */
typedef struct {
  char *id;
  char *title;
  char *about;
  char *caution;
  GPtrArray *fields;
} RjWorksheet;

void rj_worksheet_free (RjWorksheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjWorksheet, rj_worksheet_free)

/* @language: (nullable): an ISO 639 code, or %NULL for the language of the program
 * Returns: (transfer full) (element-type RjWorksheet): in the order in which they are offered */
GPtrArray *rj_worksheets_load (const char *language);
/* (transfer none) (nullable): the one with @id; a later version may have others. */
const RjWorksheet *rj_worksheets_find (GPtrArray *worksheets, const char *id);

G_END_DECLS
