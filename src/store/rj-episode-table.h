// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-connection.h"
#include "rj-episode.h"

G_BEGIN_DECLS

/* Four statements, however many there are. Returns: (element-type RjEpisode): all, oldest first */
GPtrArray *rj_episode_table_list (RjConnection *connection, GError **error);

/* @for_us: so long ago it may have been felt, or rated again, at most; one that began a day before is another
 * one by now
 * @id: (out) (nullable) (transfer full): the urge that was felt last, strong or not: what is done now, or a
 * letter that is read, is for it */
gboolean rj_episode_table_find_felt (RjConnection *connection,
                                     gint64 now_us,
                                     gint64 for_us,
                                     char **id,
                                     GError **error);

G_END_DECLS
