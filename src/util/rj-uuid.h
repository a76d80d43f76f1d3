// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * rj_uuid_new:
 * @now_us: the instant to put into it, in microseconds since 1970 UTC
 *
 * Returns: (transfer full): a UUID version 7 (RFC 9562), lower case, 36 characters. Within one process they
 * sort in the order in which they were made. Any thread.
 */
char *rj_uuid_new (gint64 now_us);
/* As rj_uuid_new(), with the random part drawn from @rand, so that a seed gives the same ids. */
char *rj_uuid_new_with_rand (gint64 now_us, GRand *rand);
/* A UUID version 8 that is made from @name and nothing else (RFC 9562, 5.8): the same name gives the same id.
 */
char *rj_uuid_new_for (const char *name);
gboolean rj_uuid_is_valid (const char *uuid);

G_END_DECLS
