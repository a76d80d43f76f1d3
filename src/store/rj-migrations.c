// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-migrations.h"

#include "rj-statement.h"
#include "rj-store-resources.h"
#include "rj-store.h"

/* Never changed once released: a new layout is a new file. */
static const char *const scripts[] = {
  "001-journal", "002-inbox", "003-plan", "004-coping", "005-people",
};

guint
rj_migrations_get_newest (void)
{
  return G_N_ELEMENTS (scripts);
}

static gboolean
check_foreign_keys (RjConnection *connection, GError **error)
{
  gint64 broken = 0;

  if (!rj_connection_get_int64 (connection, &broken, error, "SELECT count(*) FROM pragma_foreign_key_check",
                                ""))
    return FALSE;
  if (broken == 0)
    return TRUE;
  g_set_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_CORRUPT, "%" G_GINT64_FORMAT " rows point nowhere",
               broken);
  return FALSE;
}

static gboolean
run_script (RjConnection *connection, guint version, GError **error)
{
  g_autofree char *path =
    g_strdup_printf ("/org/example/RecoveryJournal/store/sql/%s.sql", scripts[version - 1]);
  /* It may take pages: then those of the last close are no measure any more. */
  g_autofree char *numbers = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %u; "
                                              "DELETE FROM meta WHERE name = 'clean_close_pages'",
                                              RJ_APPLICATION_ID, version);
  g_autoptr (GBytes) sql = g_resource_lookup_data (rj_store_get_resource (), path, 0, error);

  if (sql == NULL || !rj_connection_begin (connection, error))
    return FALSE;
  if (rj_connection_exec (connection, g_bytes_get_data (sql, NULL), error)
      && rj_connection_exec (connection, numbers, error) && check_foreign_keys (connection, error)
      && rj_connection_commit (connection, error))
    return TRUE;
  rj_connection_rollback (connection);
  return FALSE;
}

static gboolean
check (RjConnection *connection, gboolean fresh, guint *found, GError **error)
{
  gint64 version = 0;
  gint64 application = 0;

  if (!rj_connection_get_int64 (connection, &version, error, "PRAGMA user_version", "")
      || !rj_connection_get_int64 (connection, &application, error, "PRAGMA application_id", ""))
    return FALSE;
  if (!fresh && (application != RJ_APPLICATION_ID || version < 1))
    {
      g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_CORRUPT, "The file holds no journal");
      return FALSE;
    }
  if (version > (gint64) G_N_ELEMENTS (scripts))
    {
      g_set_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NEWER, "Layout %" G_GINT64_FORMAT ", known up to %u",
                   version, (guint) G_N_ELEMENTS (scripts));
      return FALSE;
    }
  if (found != NULL)
    *found = (guint) version;
  return TRUE;
}

gboolean
rj_migrations_check (RjConnection *connection, guint *version, GError **error)
{
  return check (connection, FALSE, version, error);
}

gboolean
rj_migrations_run_to (RjConnection *connection,
                      gboolean fresh,
                      guint newest,
                      gboolean *changed,
                      GError **error)
{
  guint version = 0;

  g_return_val_if_fail (newest <= G_N_ELEMENTS (scripts), FALSE);

  if (!check (connection, fresh, &version, error))
    return FALSE;
  if (changed != NULL)
    *changed = version < newest;
  for (guint next = version + 1; next <= newest; next++)
    if (!run_script (connection, next, error))
      return FALSE;
  return TRUE;
}

gboolean
rj_migrations_run (RjConnection *connection, gboolean fresh, gboolean *changed, GError **error)
{
  return rj_migrations_run_to (connection, fresh, G_N_ELEMENTS (scripts), changed, error);
}
