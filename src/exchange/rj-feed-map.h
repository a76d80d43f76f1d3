// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-feed-fields.h"
#include "rj-import.h"

G_BEGIN_DECLS

/* What the fields of a list mean, by its format. docs/meeting-lists.md says it for people. */

typedef enum {
  RJ_FEED_NONE,
  RJ_FEED_GUIDE, /* Meeting Guide, and TSML's table */
  RJ_FEED_BMLT,
  RJ_FEED_NAWS, /* the table that BMLT makes for the service office */
} RjFeedFormat;

/* What fields with these names are; NONE: no meetings. @names: folded (rj_feed_fields_fold()) */
RjFeedFormat rj_feed_format_of (const RjFeedFields *fields);
/* Is @name, folded, one by which a meeting is known? */
gboolean rj_feed_format_knows (const char *name);

typedef struct _RjFeedMapping RjFeedMapping;

/* @file: takes the rows and what is left out; stays the caller's, and outlives this */
RjFeedMapping *rj_feed_mapping_new (RjImportFile *file);
void rj_feed_mapping_free (RjFeedMapping *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjFeedMapping, rj_feed_mapping_free)

/* A format of a BMLT server: what its keys are called. @fields has "keystring". */
void rj_feed_mapping_add_format (RjFeedMapping *self, const RjFeedFields *fields);
/* One more row of the file, with what it holds; FALSE: there are too many. @line: where it begins */
gboolean
rj_feed_mapping_take (RjFeedMapping *self, RjFeedFormat format, const RjFeedFields *fields, guint line);
/* A row of which nothing comes. */
gboolean rj_feed_mapping_leave (RjFeedMapping *self, guint line, RjImportReason reason);

/* After the last row: puts what is left out in the order of the file. FALSE: there was no row at all. */
gboolean rj_feed_mapping_finish (RjFeedMapping *self, GError **error);

G_END_DECLS
