// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A journal of some months, damaged in many ways, and what is saved of it against what SQLite's own reader
// says lies on which page.

#include "rj-connection-private.h"
#include "rj-salvage.h"
#include "rj-test-store.h"

G_BEGIN_DECLS

/* Longer than one page, so that it goes on on others. */
#define RJ_TEST_LONG_NOTE 30000

/* One row of the healthy journal: its table with the values of its key, and its page. */
typedef struct {
  char *key;
  guint32 page;
} RjTestRow;

typedef struct {
  RjTestStore test;
  GArray *rows;
  GArray *inner; /* pages above others */
  guint32 n_pages;
  char *healthy;
  gsize length;
  char *output;
} RjTestSalvage;

void rj_test_salvage_set_up (RjTestSalvage *f);
void rj_test_salvage_tear_down (RjTestSalvage *f);

/* @lost: (element-type guint8): by page, of n_pages + 1: a bit of each is another one. */
void rj_test_salvage_damage (RjTestSalvage *f, const guint8 *lost);
/* Also that the right pages are named, all of them and no other. */
void rj_test_salvage_run (RjTestSalvage *f, RjSalvageCounts *counts, const guint8 *lost);
/* Adds to @expected the rows that lie on no lost page, and to @saved those of them that are there again. */
void rj_test_salvage_compare (RjTestSalvage *f, const guint8 *lost, guint *expected, guint *saved);

sqlite3_stmt *rj_test_salvage_prepare (sqlite3 *handle, const char *sql);

G_END_DECLS
