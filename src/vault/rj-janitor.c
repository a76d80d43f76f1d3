// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-janitor.h"

#include "rj-backups-private.h"
#include "rj-backups.h"
#include "rj-damage.h"
#include "rj-exchange.h"
#include "rj-file.h"
#include "rj-inbox.h"
#include "rj-vault-private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define DATABASE    RJ_VAULT_DATABASE_NAME
#define NEW         RJ_VAULT_UNFINISHED_NAME
#define SAVED       RJ_DAMAGE_SAVED_NAME
#define BACKUPS     RJ_BACKUPS_FOLDER "/"
#define COPY        BACKUPS RJ_BACKUPS_WORK_NAME
#define LOOK        BACKUPS RJ_BACKUPS_LOOK_NAME
#define REMOVAL     BACKUPS RJ_BACKUPS_REMOVAL_NAME
#define RENEWAL_OLD BACKUPS RJ_BACKUPS_RENEWAL_OLD_NAME
#define RENEWAL_NEW BACKUPS RJ_BACKUPS_RENEWAL_NEW_NAME

/* The same table is in docs/file-format.md; a test makes each state. */
static const RjLeftover table[] = {
  { DATABASE "-journal", RJ_LEFTOVER_KEEP, "a save: SQLite takes it back with this" },
  { DATABASE "-journal.tmp", RJ_LEFTOVER_REMOVE, "a copy of a journal from another folder" },
  { DATABASE "-journal.old-*", RJ_LEFTOVER_KEEP, "a new journal where an old one was taken away" },
  { NEW ".tmp", RJ_LEFTOVER_REMOVE, "a copy of a journal from another folder" },
  { NEW "-journal", RJ_LEFTOVER_REMOVE, "a new journal" },
  { NEW ".proof", RJ_LEFTOVER_REMOVE, "a new journal" },
  { NEW ".proof-journal", RJ_LEFTOVER_REMOVE, "a new journal" },
  { RJ_KEY_FILE_NAME ".tmp", RJ_LEFTOVER_REMOVE, "a change of the passphrase" },
  { RJ_KEY_FILE_BACKUP_NAME ".tmp", RJ_LEFTOVER_REMOVE, "a change of the passphrase" },
  { RJ_KEY_FILE_NAME ".old-*", RJ_LEFTOVER_KEEP, "a new journal where an old one was taken away" },
  { RJ_KEY_FILE_BACKUP_NAME ".old-*", RJ_LEFTOVER_KEEP, "a new journal where an old one was taken away" },
  { RJ_INBOX_FILE_NAME, RJ_LEFTOVER_KEEP, "a lock" },
  { RJ_INBOX_KEY_FILE_NAME ".tmp", RJ_LEFTOVER_REMOVE, "an unlock" },
  { RJ_EXCHANGE_NAME, RJ_LEFTOVER_GO_ON, "a backup in the place of the journal" },
  { RJ_EXCHANGE_NAME ".tmp", RJ_LEFTOVER_REMOVE, "a backup in the place of the journal" },
  { RJ_EXCHANGE_DATABASE, RJ_LEFTOVER_GO_ON, "a backup in the place of the journal" },
  { RJ_EXCHANGE_DATABASE ".tmp", RJ_LEFTOVER_REMOVE, "a backup in the place of the journal" },
  { RJ_EXCHANGE_KEYS, RJ_LEFTOVER_GO_ON, "a backup in the place of the journal" },
  { RJ_EXCHANGE_KEYS ".tmp", RJ_LEFTOVER_REMOVE, "a backup in the place of the journal" },
  { SAVED, RJ_LEFTOVER_REMOVE, "a look at a damaged journal" },
  { SAVED "-journal", RJ_LEFTOVER_REMOVE, "a look at a damaged journal" },
  { SAVED ".tmp", RJ_LEFTOVER_REMOVE, "a look at a damaged journal" },
  { SAVED ".proof", RJ_LEFTOVER_REMOVE, "a look at a damaged journal" },
  { SAVED ".proof-journal", RJ_LEFTOVER_REMOVE, "a look at a damaged journal" },
  { RJ_DAMAGE_FOLDER "/*", RJ_LEFTOVER_KEEP, "another journal in the place of a damaged one" },
  { COPY, RJ_LEFTOVER_REMOVE, "a safety copy" },
  { COPY "-journal", RJ_LEFTOVER_REMOVE, "a safety copy" },
  { COPY ".proof", RJ_LEFTOVER_REMOVE, "a safety copy" },
  { COPY ".proof-journal", RJ_LEFTOVER_REMOVE, "a safety copy" },
  { LOOK, RJ_LEFTOVER_REMOVE, "a look into a backup" },
  { LOOK "-journal", RJ_LEFTOVER_REMOVE, "a look into a backup" },
  { LOOK ".tmp", RJ_LEFTOVER_REMOVE, "a look into a backup" },
  { REMOVAL, RJ_LEFTOVER_REMOVE, "something taken out of the safety copies" },
  { REMOVAL "-journal", RJ_LEFTOVER_REMOVE, "something taken out of the safety copies" },
  { RENEWAL_OLD, RJ_LEFTOVER_REMOVE, "a new spare key" },
  { RENEWAL_OLD "-journal", RJ_LEFTOVER_REMOVE, "a new spare key" },
  { RENEWAL_NEW, RJ_LEFTOVER_REMOVE, "a new spare key" },
  { RENEWAL_NEW "-journal", RJ_LEFTOVER_REMOVE, "a new spare key" },
  { RENEWAL_NEW ".proof", RJ_LEFTOVER_REMOVE, "a new spare key" },
  { RENEWAL_NEW ".proof-journal", RJ_LEFTOVER_REMOVE, "a new spare key" },
  { RJ_EXCHANGE_DATABASE ".proof", RJ_LEFTOVER_REMOVE, "a new spare key" },
  { RJ_EXCHANGE_DATABASE ".proof-journal", RJ_LEFTOVER_REMOVE, "a new spare key" },
  { BACKUPS "*.jbk.tmp", RJ_LEFTOVER_REMOVE, "a safety copy" },
  { BACKUPS "*.jbk", RJ_LEFTOVER_KEEP, "a safety copy that is whole" },
  { BACKUPS "*.jbk.damaged", RJ_LEFTOVER_KEEP, "a safety copy that could not be read" },
  { BACKUPS RJ_BACKUPS_REPLACED_PREFIX "*.key.tmp", RJ_LEFTOVER_REMOVE,
    "a backup in the place of the journal" },
  { RJ_DAMAGE_FOLDER "/" RJ_BACKUPS_REPLACED_PREFIX "*.key.tmp", RJ_LEFTOVER_REMOVE,
    "a change of the passphrase" },
  { BACKUPS RJ_BACKUPS_REPLACED_PREFIX "*", RJ_LEFTOVER_KEEP, "a backup in the place of the journal" },
};

const RjLeftover *
rj_janitor_list (gsize *n)
{
  *n = G_N_ELEMENTS (table);
  return table;
}

/* Of names with a star only. */
static gboolean
remove_matching (int folder, const char *pattern, GError **error)
{
  const char *slash = strchr (pattern, '/');
  g_autofree char *inner = slash != NULL ? g_strndup (pattern, (gsize) (slash - pattern)) : g_strdup (".");
  g_autofree char *wanted = g_strdup (slash != NULL ? slash + 1 : pattern);
  g_autoptr (GError) local = NULL;
  int fd = rj_file_open_inner (folder, inner, &local);
  g_auto (GStrv) names = NULL;
  gboolean removed = TRUE;

  if (fd < 0 && g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return TRUE;
  names = fd >= 0 ? rj_file_list (fd, NULL) : NULL;
  for (guint i = 0; removed && names != NULL && names[i] != NULL; i++)
    if (g_pattern_match_simple (wanted, names[i]))
      removed = rj_file_remove (fd, names[i], error);
  if (fd >= 0)
    close (fd);
  return removed;
}

static gboolean
clean_one (int folder, const char *name, GError **error)
{
  return strchr (name, '*') != NULL ? remove_matching (folder, name, error)
                                    : rj_file_remove (folder, name, error);
}

/* One that cannot be removed does not keep the others. */
gboolean
rj_janitor_clean (int folder, GError **error)
{
  GError *first = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    if (table[i].action == RJ_LEFTOVER_REMOVE)
      clean_one (folder, table[i].name, first == NULL ? &first : NULL);
  if (first == NULL)
    return TRUE;
  g_propagate_error (error, first);
  return FALSE;
}
