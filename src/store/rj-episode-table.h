// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-connection.h"
#include "rj-episode.h"

G_BEGIN_DECLS

/* Four statements, however many there are. Returns: (element-type RjEpisode): all, oldest first */
GPtrArray *rj_episode_table_list (RjConnection *connection, GError **error);

G_END_DECLS
