// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RjFeedFields: what a row of a list has, by name
 *
 * Names are told apart by their letters and digits alone, without capitals: "End Time", "end_time" and
 * "endTime" are one.
 */
typedef struct _RjFeedFields RjFeedFields;

RjFeedFields *rj_feed_fields_new (void);
void rj_feed_fields_free (RjFeedFields *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjFeedFields, rj_feed_fields_free)

/* (transfer full): @name as it is told apart */
char *rj_feed_fields_fold (const char *name);

/* One more value of that name, unless there is nothing to be seen in it. @name as it stands in the file. */
void rj_feed_fields_add (RjFeedFields *self, const char *name, const char *value);
/* (transfer none) (nullable): the first one; @name folded */
const char *rj_feed_fields_get (const RjFeedFields *self, const char *name);
/* (transfer none) (nullable): the first value that there is of any of @names, which are folded and end with
 * %NULL */
const char *rj_feed_fields_get_any (const RjFeedFields *self, const char *const *names);
/* (transfer none) (nullable) (element-type utf8): all of them */
const GPtrArray *rj_feed_fields_get_all (const RjFeedFields *self, const char *name);
/* Is there a field of that name, with or without a value? */
gboolean rj_feed_fields_has (const RjFeedFields *self, const char *name);

/* (transfer full) (nullable): the values of @names, in their order, with @between between them; none twice */
char *rj_feed_fields_join (const RjFeedFields *self, const char *const *names, const char *between);

G_END_DECLS
