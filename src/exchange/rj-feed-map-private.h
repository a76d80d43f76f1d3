// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-feed-map.h"
#include "rj-feed-row.h"

G_BEGIN_DECLS

/* What a row of a format becomes. */
typedef struct {
  RjFeedRow *row;
  const RjFeedFields *fields;
  RjImportReason refused; /* 0: it is taken */
  RjFeedMapping *mapping;
} RjFeedDraft;

void rj_feed_draft_leave (RjFeedDraft *self, const char *part, RjImportReason reason);
/* The days in the field @name. */
void rj_feed_draft_read_days (RjFeedDraft *self, const char *name, int base);
/* The start in the field @name. (nullable) @until: the field with the end */
void rj_feed_draft_read_times (RjFeedDraft *self, const char *name, const char *until);
/* @names end with %NULL */
char *rj_feed_draft_line (RjFeedDraft *self, const char *const *names);
char *rj_feed_draft_text (RjFeedDraft *self, const char *const *names);
/* Several fields, one behind the other. */
char *rj_feed_draft_join (RjFeedDraft *self, const char *const *names, const char *between);

/* (nullable): a format of the server, by its key */
typedef struct {
  char *name;
  char *world;
} RjFeedKey;
const RjFeedKey *rj_feed_mapping_find_key (const RjFeedMapping *self, const char *key);

void rj_feed_map_guide (RjFeedDraft *draft);
void rj_feed_map_bmlt (RjFeedDraft *draft);
void rj_feed_map_naws (RjFeedDraft *draft);

#define RJ_FEED_NAMES(...) ((const char *const[]) { __VA_ARGS__, NULL })

G_END_DECLS
