// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-entry-table.h"
#include "rj-text.h"

gboolean
rj_search_table_remove (RjConnection *connection, const char *id, GError **error)
{
  return rj_connection_run (connection, error, "DELETE FROM search WHERE id = ?", "t", id);
}

gboolean
rj_search_table_save (RjConnection *connection,
                      const char *id,
                      const char *kind,
                      RjDay day,
                      const char *const *parts,
                      gsize n_parts,
                      GError **error)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autofree char *folded = NULL;

  for (gsize i = 0; i < n_parts; i++)
    {
      if (rj_text_is_blank (parts[i]))
        continue;
      if (all->len > 0)
        g_string_append_c (all, '\n');
      g_string_append (all, parts[i]);
    }
  if (all->len == 0)
    return rj_search_table_remove (connection, id, error);
  folded = rj_text_fold (all->str);
  return rj_connection_run (connection, error,
                            "INSERT INTO search (id, kind, day, folded) VALUES (?, ?, ?, ?) "
                            "ON CONFLICT (id) DO UPDATE SET day = excluded.day, folded = excluded.folded",
                            "ttdt", id, kind, day, folded);
}
