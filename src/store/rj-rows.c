// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-rows.h"

#include "rj-statement.h"

gboolean
rj_rows_save_texts (RjConnection *connection,
                    const char *owner,
                    gboolean is_new,
                    const char *delete_sql,
                    const char *insert_sql,
                    GStrv texts,
                    GError **error)
{
  if (!is_new && !rj_connection_run (connection, error, delete_sql, "t", owner))
    return FALSE;
  for (int i = 0; texts != NULL && texts[i] != NULL; i++)
    if (!rj_connection_run (connection, error, insert_sql, "tit", owner, i, texts[i]))
      return FALSE;
  return TRUE;
}

gboolean
rj_rows_load_texts (RjConnection *connection,
                    const char *owner,
                    const char *select_sql,
                    GStrv *texts,
                    GError **error)
{
  g_autoptr (RjStatement) statement = rj_connection_prepare (connection, select_sql, error);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean any = FALSE;
  RjStep step;

  if (statement == NULL)
    return FALSE;
  rj_statement_bind (statement, "t", owner);
  while ((step = rj_statement_step (statement, error)) == RJ_STEP_ROW)
    {
      g_strv_builder_take (builder, rj_statement_next_text (statement));
      any = TRUE;
    }
  if (step == RJ_STEP_ERROR)
    return FALSE;
  *texts = any ? g_strv_builder_end (builder) : NULL;
  return TRUE;
}
