// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-census.h"
#include "rj-key-files.h"

G_BEGIN_DECLS

/*
 * A backup is one file: a head that says what follows, the key file of the journal, and a whole encrypted
 * database. A spare key opens it without the key file. The format to the byte: docs/file-format.md.
 *
 * Everything here blocks on the disk: not for the main thread.
 */
#define RJ_BACKUP_SUFFIX      ".jbk"
#define RJ_BACKUP_HEAD_LENGTH 4096
/* Where the database begins. */
#define RJ_BACKUP_DATABASE_OFFSET (RJ_BACKUP_HEAD_LENGTH + RJ_KEY_FILE_LENGTH)

/**
 * RjBackupHead:
 * @made_us: when, microseconds since 1970 UTC
 * @length: of the database
 * @sum: SHA-256 of the database
 * @digest: RjCensus::digest of what is in it
 */
typedef struct {
  gint64 made_us;
  guint64 length;
  guint8 sum[32];
  guint8 digest[RJ_CENSUS_DIGEST_LENGTH];
} RjBackupHead;

/* Fills @page, which @root binds. */
void rj_backup_head_write (const RjBackupHead *self, RjSecretBytes *root, guint8 page[RJ_BACKUP_HEAD_LENGTH]);
/* Errors: RJ_VAULT_ERROR_DAMAGED, also for what is no backup; RJ_VAULT_ERROR_NEWER. */
gboolean rj_backup_head_read (RjBackupHead *self, const guint8 *page, gsize length, GError **error);
/* Whether @page begins as the head of a backup does, whatever else is in it. */
gboolean rj_backup_head_is_marked (const guint8 *page, gsize length);
/* Whether the head was made by who had @root. */
gboolean rj_backup_head_is_of_root (const guint8 *page, gsize length, RjSecretBytes *root);

/**
 * RjBackupFile: what can be known of a backup without its key
 * @page: (length RJ_BACKUP_HEAD_LENGTH): the head as it is in the file
 * @keys: as of a folder; at most two copies
 */
typedef struct {
  RjBackupHead head;
  guint8 page[RJ_BACKUP_HEAD_LENGTH];
  RjKeyFiles *keys;
} RjBackupFile;

/* Errors: as rj_backup_head_read(), and of files. Damaged keys are no error: the spare key needs none. */
RjBackupFile *rj_backup_file_read (int folder, const char *name, GError **error);
void rj_backup_file_free (RjBackupFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RjBackupFile, rj_backup_file_free)

/**
 * rj_backup_file_write:
 * @database: a name in @from: a closed database that was looked at
 * @to: the folder in which @name is made; EXISTS when it is there
 * @keys: RJ_KEY_FILE_LENGTH bytes
 *
 * The name is given when all is on the disk and was read again.
 */
gboolean rj_backup_file_write (int from,
                               const char *database,
                               int to,
                               const char *name,
                               gint64 made_us,
                               const RjCensus *census,
                               GBytes *keys,
                               RjSecretBytes *root,
                               GCancellable *cancellable,
                               GError **error);

/* Writes the database of the backup @name to @database in @to, which must not be there, and compares its sum.
 * RJ_VAULT_ERROR_DAMAGED when it is not what the head says. */
gboolean rj_backup_file_extract (int from,
                                 const char *name,
                                 int to,
                                 const char *database,
                                 GCancellable *cancellable,
                                 GError **error);

/* Puts other keys of the same root secret into a backup, first half first: after a crash one half is good. */
gboolean rj_backup_file_rehead (int folder, const char *name, GBytes *keys, GError **error);

G_END_DECLS
