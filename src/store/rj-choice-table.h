// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-connection.h"
#include "rj-store.h"

G_BEGIN_DECLS

/* Returns: (element-type RjChoice): the most used first */
GPtrArray *rj_choice_table_list (RjConnection *connection, const char *list, GError **error);
/* The id of the choice of that name in that list; %NULL without error when there is none. */
char *rj_choice_table_find (RjConnection *connection, const char *list, const char *name, GError **error);
gboolean
rj_choice_table_save (RjConnection *connection, const RjChoice *choice, gint64 now_us, GError **error);

/* @list: (out) (nullable): %NULL when there is no such choice */
gboolean rj_choice_table_get_list (RjConnection *connection, const char *id, char **list, GError **error);
/* What has @from has @into from now on, once; @from goes. */
gboolean rj_choice_table_merge (RjConnection *connection, const char *from, const char *into, GError **error);

/* @text: (nullable): %NULL or empty removes it */
gboolean rj_draft_table_save (RjConnection *connection,
                              const char *field,
                              const char *text,
                              gint64 now_us,
                              GError **error);
GPtrArray *rj_draft_table_list (RjConnection *connection, GError **error);

/* (transfer full): name → value */
GHashTable *rj_preference_table_list (RjConnection *connection, GError **error);
/* @value: (out) (nullable): %NULL when it was never set */
gboolean rj_preference_table_load (RjConnection *connection, const char *name, char **value, GError **error);
/* @value: (nullable): %NULL removes it */
gboolean
rj_preference_table_save (RjConnection *connection, const char *name, const char *value, GError **error);

G_END_DECLS
