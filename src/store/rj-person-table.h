// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-connection.h"
#include "rj-people.h"

G_BEGIN_DECLS

/* Returns: (element-type RjPerson): as rj_people_sort() puts them */
GPtrArray *rj_person_table_list (RjConnection *connection, GError **error);
/* %NULL without an error when there is none. */
RjPerson *rj_person_table_load (RjConnection *connection, const char *id, GError **error);
/* Inserts or replaces by the id; "my one person" is then nobody else. @is_new: (out) */
gboolean rj_person_table_save (RjConnection *connection, RjPerson *person, gboolean *is_new, GError **error);
gboolean rj_person_table_delete (RjConnection *connection, const char *id, gint64 now_us, GError **error);
/* After a deleted one came back: what is only kept for searching, and that there is one first only. */
gboolean rj_person_table_put_back (RjConnection *connection, const char *id, GError **error);

/* Returns: (element-type RjTalk): the newest first */
GPtrArray *rj_talk_table_list (RjConnection *connection, const char *person, GError **error);
gboolean rj_talk_table_add (RjConnection *connection, const RjTalk *talk, GError **error);
gboolean rj_talk_table_delete (RjConnection *connection, const char *id, gint64 now_us, GError **error);
gboolean rj_talk_table_put_back (RjConnection *connection, const char *id, GError **error);

G_END_DECLS
