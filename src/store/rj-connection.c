// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-connection.h"

#include "rj-connection-private.h"
#include "rj-store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define KEY_DIGITS  96
#define PAGE_SIZE   4096
#define PLAIN_MAGIC "SQLite format 3"

/* Set after the key: before it, the codec does not know them. EXCLUSIVE stands before the journal mode. */
static const char *const pragmas[] = {
  "PRAGMA cipher_log_level = NONE",  "PRAGMA cipher_compatibility = 4", "PRAGMA cipher_memory_security = ON",
  "PRAGMA locking_mode = EXCLUSIVE", "PRAGMA temp_store = MEMORY",      "PRAGMA mmap_size = 0",
  "PRAGMA trusted_schema = OFF",     "PRAGMA cell_size_check = ON",     "PRAGMA foreign_keys = ON",
  "PRAGMA cache_size = -65536",
};
/* These read the first page, so they stand after the proof of the key. */
static const char *const later_pragmas[] = {
  "PRAGMA journal_mode = TRUNCATE",
  "PRAGMA synchronous = EXTRA",
  "PRAGMA secure_delete = ON",
};

/* SQLite opens a file for reading when it cannot be opened for writing, whatever the reason. */
static RjStoreError
why_read_only (RjConnection *self)
{
  if (access (sqlite3_db_filename (self->handle, "main"), W_OK) != 0
      && (errno == EROFS || errno == EACCES || errno == EPERM))
    return RJ_STORE_ERROR_READ_ONLY;
  return RJ_STORE_ERROR_IO;
}

static RjStoreError
code_for (RjConnection *self, int result)
{
  int number = self == NULL || self->handle == NULL ? 0 : sqlite3_system_errno (self->handle);

  switch (result & 0xff)
    {
    case SQLITE_FULL:
      return RJ_STORE_ERROR_FULL;
    case SQLITE_READONLY:
      return self != NULL ? why_read_only (self) : RJ_STORE_ERROR_READ_ONLY;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      if (number == ENOSPC || number == EDQUOT)
        return RJ_STORE_ERROR_FULL;
      if (number == EROFS || number == EACCES)
        return RJ_STORE_ERROR_READ_ONLY;
      return RJ_STORE_ERROR_IO;
    case SQLITE_CORRUPT:
      return RJ_STORE_ERROR_CORRUPT;
    case SQLITE_NOTADB:
      return self != NULL && self->proved ? RJ_STORE_ERROR_CORRUPT : RJ_STORE_ERROR_WRONG_KEY;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return RJ_STORE_ERROR_BUSY;
    case SQLITE_CONSTRAINT:
      return RJ_STORE_ERROR_CONSTRAINT;
    case SQLITE_NOMEM:
      return RJ_STORE_ERROR_NO_MEMORY;
    case SQLITE_TOOBIG:
      return RJ_STORE_ERROR_INVALID;
    default:
      return RJ_STORE_ERROR_FAILED;
    }
}

void
rj_connection_set_error_code (RjConnection *self, int code, GError **error)
{
  // sqlite3_errmsg() names tables and columns, never what is in them.
  const char *text = sqlite3_errstr (code);

  self->failed = TRUE;
  if (self->handle != NULL && sqlite3_extended_errcode (self->handle) == code)
    text = sqlite3_errmsg (self->handle);
  g_set_error (error, RJ_STORE_ERROR, code_for (self, code), "%s (%d)", text, code);
}

void
rj_connection_set_error (RjConnection *self, GError **error)
{
  rj_connection_set_error_code (self, sqlite3_extended_errcode (self->handle), error);
}

guint
rj_connection_get_statement_count (RjConnection *self)
{
  return (guint) g_atomic_int_get (&self->statement_count);
}

gboolean
rj_connection_exec (RjConnection *self, const char *sql, GError **error)
{
  g_assert (self->thread == g_thread_self ());

  if (sqlite3_exec (self->handle, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  rj_connection_set_error (self, error);
  return FALSE;
}

/* A file that was taken away goes on to take every write, and gives nothing back to the next unlock. */
static gboolean
is_in_place (RjConnection *self, GError **error)
{
  int moved = 0;

  if (sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved) != SQLITE_OK || !moved)
    return TRUE;
  self->failed = TRUE;
  g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_IO, "The file is not in its place any more");
  return FALSE;
}

gboolean
rj_connection_begin (RjConnection *self, GError **error)
{
  return is_in_place (self, error) && rj_connection_exec (self, "BEGIN IMMEDIATE", error);
}

gboolean
rj_connection_commit (RjConnection *self, GError **error)
{
  return rj_connection_exec (self, "COMMIT", error);
}

void
rj_connection_rollback (RjConnection *self)
{
  // Some failures, a full disk for one, have rolled back already.
  if (!sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
}

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NO_CODEC, "This SQLite must not hold a journal: %s",
               why);
  return FALSE;
}

/* (transfer full) (nullable): the first value of the first row */
static char *
query_text (sqlite3 *handle, const char *sql)
{
  sqlite3_stmt *statement;
  char *text = NULL;

  if (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL) == SQLITE_OK
      && sqlite3_step (statement) == SQLITE_ROW)
    text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  return text;
}

static gint64
query_int64 (sqlite3 *handle, const char *sql)
{
  g_autofree char *text = query_text (handle, sql);

  return text == NULL ? -1 : g_ascii_strtoll (text, NULL, 10);
}

static gboolean
version_is_enough (const char *version)
{
  int major = 0;
  int minor = 0;
  int patch = 0;

  if (version == NULL || sscanf (version, "%d.%d.%d", &major, &minor, &patch) != 3)
    return FALSE;
  return major > 4 || (major == 4 && (minor > 6 || (minor == 6 && patch >= 1)));
}

static int
set_key (sqlite3 *handle, RjSecretBytes *hex96)
{
  g_autoptr (RjSecretBytes) literal = rj_secret_bytes_new (KEY_DIGITS + 3);
  guint8 *data = rj_secret_bytes_get (literal);

  data[0] = 'x';
  data[1] = '\'';
  memcpy (data + 2, rj_secret_bytes_get (hex96), KEY_DIGITS);
  data[KEY_DIGITS + 2] = '\'';
  return sqlite3_key_v2 (handle, "main", data, KEY_DIGITS + 3);
}

RjSecretBytes *
rj_connection_new_random_key (void)
{
  RjSecretBytes *hex96 = rj_secret_bytes_new (KEY_DIGITS);
  guint8 *data = rj_secret_bytes_get (hex96);

  for (gsize i = 0; i < KEY_DIGITS; i++)
    data[i] = (guint8) "0123456789abcdef"[g_random_int_range (0, 16)];
  return hex96;
}

/* A handle in memory with a key of its own, never the journal's. */
static gboolean
prove_in_memory (sqlite3 *handle, GError **error)
{
  g_autoptr (RjSecretBytes) key = rj_connection_new_random_key ();
  g_autofree char *version = NULL;
  g_autofree char *provider = NULL;

  sqlite3_exec (handle, "PRAGMA cipher_memory_security = ON", NULL, NULL, NULL);
  if (set_key (handle, key) != SQLITE_OK)
    return refuse (error, "it does not take a key");
  sqlite3_exec (handle, "PRAGMA cipher_log_level = NONE", NULL, NULL, NULL);
  version = query_text (handle, "PRAGMA cipher_version");
  if (!version_is_enough (version))
    return refuse (error, "its codec is missing or older than 4.6.1");
  provider = query_text (handle, "PRAGMA cipher_provider");
  if (provider == NULL || *provider == '\0')
    return refuse (error, "its codec has nothing to encrypt with");
  return TRUE;
}

gboolean
rj_connection_prove_codec (GError **error)
{
  sqlite3 *handle = NULL;
  gboolean proved;

  if (!sqlite3_compileoption_used ("HAS_CODEC"))
    return refuse (error, "it was built without the codec");
  if (!sqlite3_compileoption_used ("TEMP_STORE=2") && !sqlite3_compileoption_used ("TEMP_STORE=3"))
    return refuse (error, "it was built to put temporary tables on disk");
  if (sqlite3_threadsafe () == 0)
    return refuse (error, "it was built without threads");
  if (sqlite3_open_v2 (RJ_CONNECTION_IN_MEMORY, &handle, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
    {
      sqlite3_close (handle);
      return refuse (error, "it does not start");
    }
  proved = prove_in_memory (handle, error);
  sqlite3_close (handle);
  return proved;
}

static void
set_errno_error (GError **error, int number, const char *what)
{
  RjStoreError code = RJ_STORE_ERROR_IO;

  if (number == ENOSPC || number == EDQUOT)
    code = RJ_STORE_ERROR_FULL;
  else if (number == EROFS || number == EACCES || number == EPERM)
    code = RJ_STORE_ERROR_READ_ONLY;
  else if (number == ENOENT)
    code = RJ_STORE_ERROR_NOT_FOUND;
  else if (number == EEXIST)
    code = RJ_STORE_ERROR_CONSTRAINT;
  g_set_error (error, RJ_STORE_ERROR, code, "%s: %s", what, g_strerror (number));
}

/* Makes the file ourselves: never over another one, and with its mode from the first moment. */
static gboolean
make_file (const char *path, GError **error)
{
  int fd = (int) TEMP_FAILURE_RETRY (open (path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));

  if (fd < 0)
    {
      set_errno_error (error, errno, "Cannot make the file");
      return FALSE;
    }
  close (fd);
  return TRUE;
}

static void
remove_file (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  unlink (path);
  unlink (journal);
}

static gboolean
check_scratch (const char *path, const char *canary, GError **error)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) failure = NULL;
  gsize length = 0;

  // A disk that fails says nothing about the codec.
  if (!g_file_get_contents (path, &contents, &length, &failure)
      && !(g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_INTR)
           && g_file_get_contents (path, &contents, &length, NULL)))
    {
      g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_IO, "Cannot read what was written");
      return FALSE;
    }
  if (length >= 2 * PAGE_SIZE && memcmp (contents, PLAIN_MAGIC, strlen (PLAIN_MAGIC)) != 0
      && memmem (contents, length, canary, strlen (canary)) == NULL)
    return TRUE;
  return refuse (error, "it wrote a plain file");
}

/* Before the first journal is made: writes a file beside it and looks at the bytes. */
static gboolean
prove_with_scratch_file (const char *journal_path, GError **error)
{
  static const char canary[] = "evergreen lantern 7141";
  g_autoptr (RjSecretBytes) key = rj_connection_new_random_key ();
  g_autofree char *path = g_strconcat (journal_path, ".proof", NULL);
  g_autofree char *sql =
    g_strdup_printf ("CREATE TABLE proof (words TEXT); INSERT INTO proof VALUES ('%s');", canary);
  RjConnection connection = { 0 };
  gboolean proved = FALSE;

  remove_file (path);
  if (!make_file (path, error))
    return FALSE;
  if (sqlite3_open_v2 (path, &connection.handle, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK
      || set_key (connection.handle, key) != SQLITE_OK
      || sqlite3_exec (connection.handle, sql, NULL, NULL, NULL) != SQLITE_OK)
    {
      rj_connection_set_error (&connection, error);
      sqlite3_close (connection.handle);
    }
  else
    {
      sqlite3_close (connection.handle);
      proved = check_scratch (path, canary, error);
    }
  remove_file (path);
  return proved;
}

static gboolean
has_hot_journal (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  struct stat status;

  return lstat (journal, &status) == 0 && status.st_size > 0;
}

/* By name only: closing a descriptor of a file that SQLite has open would drop SQLite's lock on it. */
static gboolean
check_file (const char *path, GError **error)
{
  struct stat status;

  if (lstat (path, &status) != 0)
    {
      set_errno_error (error, errno, "Cannot look at the file");
      return FALSE;
    }
  if (!S_ISREG (status.st_mode) || status.st_nlink != 1)
    {
      g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_IO, "Not a plain file of its own");
      return FALSE;
    }
  // A write that was cut off may leave part of a page; SQLite takes it back with the journal.
  if (status.st_size == 0 || (status.st_size % PAGE_SIZE != 0 && !has_hot_journal (path)))
    {
      g_set_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_CORRUPT, "The file has %" G_GINT64_FORMAT " bytes",
                   (gint64) status.st_size);
      return FALSE;
    }
  // A copy that came from elsewhere may be readable by others. Where modes do not exist, nothing can be done.
  if ((status.st_mode & 0077) != 0 && chmod (path, 0600) != 0)
    g_debug ("Cannot change the mode of the database: %s", g_strerror (errno));
  return TRUE;
}

static gboolean
check_header (RjConnection *self, GError **error)
{
  sqlite3_file *file = NULL;
  char header[16] = { 0 };

  if (sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK
      || file == NULL || file->pMethods == NULL
      || file->pMethods->xRead (file, header, sizeof header, 0) != SQLITE_OK)
    {
      g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_IO, "Cannot read the first bytes");
      return FALSE;
    }
  if (memcmp (header, PLAIN_MAGIC, strlen (PLAIN_MAGIC)) == 0)
    {
      g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_CORRUPT, "The file is not encrypted");
      return FALSE;
    }
  return TRUE;
}

static gboolean
run_pragmas (RjConnection *self, const char *const *list, gsize n, GError **error)
{
  for (gsize i = 0; i < n; i++)
    if (!rj_connection_exec (self, list[i], error))
      return FALSE;
  return TRUE;
}

/* What can be read back is read back: a pragma that is misspelt or not built in fails silently. */
static gboolean
check_pragmas (RjConnection *self, gboolean in_memory, GError **error)
{
  g_autofree char *journal = query_text (self->handle, "PRAGMA journal_mode");
  g_autofree char *locking = query_text (self->handle, "PRAGMA locking_mode");

  if (g_strcmp0 (journal, in_memory ? "memory" : "truncate") != 0 || g_strcmp0 (locking, "exclusive") != 0
      || query_int64 (self->handle, "PRAGMA temp_store") != 2
      || query_int64 (self->handle, "PRAGMA synchronous") != 3
      || query_int64 (self->handle, "PRAGMA secure_delete") != 1
      || query_int64 (self->handle, "PRAGMA foreign_keys") != 1
      || query_int64 (self->handle, "PRAGMA cipher_memory_security") != 1)
    {
      g_set_error_literal (error, RJ_STORE_ERROR, RJ_STORE_ERROR_FAILED, "A setting was not taken");
      return FALSE;
    }
  return TRUE;
}

static void
set_limits (RjConnection *self)
{
  sqlite3_busy_timeout (self->handle, 0);
  sqlite3_limit (self->handle, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
}

/* Reads page 1 with the key, and takes the lock for good. */
static gboolean
prove_key (RjConnection *self, GError **error)
{
  if (!rj_connection_exec (self, "SELECT count(*) FROM sqlite_master", error))
    return FALSE;
  self->proved = TRUE;
  if (sqlite3_db_readonly (self->handle, "main") == 1)
    {
      g_set_error_literal (error, RJ_STORE_ERROR, (int) why_read_only (self), "The file cannot be written");
      return FALSE;
    }
  return rj_connection_exec (self, "BEGIN EXCLUSIVE; COMMIT", error);
}

static gboolean
open_handle (RjConnection *self,
             const char *path,
             RjSecretBytes *hex96,
             RjConnectionMode mode,
             GError **error)
{
  gboolean in_memory = g_str_equal (path, RJ_CONNECTION_IN_MEMORY);
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_NOMUTEX
              | SQLITE_OPEN_EXRESCODE;

  if (sqlite3_open_v2 (path, &self->handle, flags, NULL) != SQLITE_OK)
    {
      rj_connection_set_error (self, error);
      return FALSE;
    }
  set_limits (self);
  if (!in_memory && mode == RJ_CONNECTION_OPEN && !check_header (self, error))
    return FALSE;
  if (set_key (self->handle, hex96) != SQLITE_OK)
    return refuse (error, "it does not take a key");
  return run_pragmas (self, pragmas, G_N_ELEMENTS (pragmas), error) && prove_key (self, error)
         && run_pragmas (self, later_pragmas, G_N_ELEMENTS (later_pragmas), error)
         && check_pragmas (self, in_memory, error);
}

RjConnection *
rj_connection_open (const char *path, RjSecretBytes *hex96, RjConnectionMode mode, GError **error)
{
  RjConnection *self;
  gboolean in_memory;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (rj_secret_bytes_get_length (hex96) == KEY_DIGITS, NULL);

  in_memory = g_str_equal (path, RJ_CONNECTION_IN_MEMORY);
  if (!rj_connection_prove_codec (error))
    return NULL;
  if (!in_memory && mode == RJ_CONNECTION_OPEN && !check_file (path, error))
    return NULL;
  if (!in_memory && mode == RJ_CONNECTION_CREATE
      && (!prove_with_scratch_file (path, error) || !make_file (path, error)))
    return NULL;

  self = g_new0 (RjConnection, 1);
  self->thread = g_thread_self ();
  self->statements =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) rj_statement_free);
  if (open_handle (self, path, hex96, mode, error))
    return self;
  rj_connection_close (self, NULL);
  if (!in_memory && mode == RJ_CONNECTION_CREATE)
    remove_file (path);
  return NULL;
}

gboolean
rj_connection_close (RjConnection *self, GError **error)
{
  int result;

  g_assert (self->thread == g_thread_self ());

  g_clear_pointer (&self->statements, g_hash_table_unref);
  g_clear_pointer (&self->layouts, g_hash_table_unref);
  rj_connection_rollback (self);
  result = sqlite3_close (self->handle);
  if (result != SQLITE_OK)
    {
      rj_connection_set_error_code (self, result, error);
      sqlite3_close_v2 (self->handle);
    }
  g_free (self);
  return result == SQLITE_OK;
}
