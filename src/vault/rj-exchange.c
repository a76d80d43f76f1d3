// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-exchange.h"

#include "rj-backups.h"
#include "rj-bytes.h"
#include "rj-damage.h"
#include "rj-file.h"
#include "rj-vault-private.h"

#include <errno.h>
#include <fcntl.h>
#include <openssl/sha.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define JOURNAL_END "-journal"
#define INBOX       "inbox"
#define INBOX_KEY   "inbox.pub"

/* As in a key block, with another letter. */
static const guint8 magic[8] = { 0x8a, 'R', 'J', 'X', '\r', '\n', 0x1a, '\n' };

#define VERSION     1
#define NOTE_LENGTH 96
#define PAGE_OFFSET 32
#define SUM_OFFSET  64
/* Bits of the note. */
#define OTHER_KEYS    1
#define INBOX_STAYS   2
#define KEEP_FOR_GOOD 4

typedef struct {
  guint bits;
  gint64 at_us;
  guint8 page[32]; /* SHA-256 of the first page of the journal that comes */
} Note;

gboolean
rj_exchange_clear (int folder, GError **error)
{
  gboolean decided;

  return rj_file_find (folder, RJ_EXCHANGE_NAME, &decided, error)
         && (decided
             || (rj_file_remove (folder, RJ_EXCHANGE_DATABASE JOURNAL_END, error)
                 && rj_file_remove (folder, RJ_EXCHANGE_DATABASE, error)
                 && rj_file_remove (folder, RJ_EXCHANGE_KEYS, error)));
}

/* ---- The note ---- */

static gboolean
sum_first_page (int folder, const char *name, guint8 sum[32], GError **error)
{
  g_autoptr (GBytes) page = rj_file_read_head (folder, name, 4096, error);

  if (page == NULL)
    return FALSE;
  SHA256 (g_bytes_get_data (page, NULL), g_bytes_get_size (page), sum);
  return TRUE;
}

static void
write_note (const Note *note, guint8 data[NOTE_LENGTH])
{
  memset (data, 0, NOTE_LENGTH);
  memcpy (data, magic, sizeof magic);
  rj_bytes_put (data + 8, VERSION, 2);
  rj_bytes_put (data + 12, note->bits, 4);
  rj_bytes_put (data + 16, (guint64) note->at_us, 8);
  memcpy (data + PAGE_OFFSET, note->page, sizeof note->page);
  SHA256 (data, SUM_OFFSET, data + SUM_OFFSET);
}

static gboolean
parse_note (Note *note, GBytes *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  g_autoptr (GDateTime) at = NULL;
  guint8 sum[32];

  if (length != NOTE_LENGTH || memcmp (data, magic, sizeof magic) != 0
      || rj_bytes_get (data + 8, 2) != VERSION)
    return FALSE;
  SHA256 (data, SUM_OFFSET, sum);
  if (memcmp (sum, data + SUM_OFFSET, sizeof sum) != 0)
    return FALSE;
  note->bits = (guint) rj_bytes_get (data + 12, 4);
  note->at_us = (gint64) rj_bytes_get (data + 16, 8);
  memcpy (note->page, data + PAGE_OFFSET, sizeof note->page);
  /* It becomes a name. */
  at = g_date_time_new_from_unix_utc (note->at_us / G_USEC_PER_SEC);
  return at != NULL;
}

/* @there: (out): whether there is one that can be read: one that cannot decides nothing, for it is whole from
 * the moment that it is there. */
static gboolean
read_note (Note *note, int folder, gboolean *there, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) bytes = rj_file_read (folder, RJ_EXCHANGE_NAME, NOTE_LENGTH, &local);

  *there = bytes != NULL && parse_note (note, bytes);
  if (bytes != NULL || g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
      || g_error_matches (local, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* ---- Deciding ---- */

/* Of the journal that goes. */
static const char *
get_place (const Note *note)
{
  return note->bits & KEEP_FOR_GOOD ? RJ_DAMAGE_FOLDER : RJ_BACKUPS_FOLDER;
}

static char *
dup_path (const Note *note, const char *end)
{
  g_autofree char *name = rj_backups_dup_replaced_name (note->at_us);

  return g_strconcat (get_place (note), "/", name, end, NULL);
}

/* Two in one second. */
static gboolean
find_free_time (int folder, Note *note, GError **error)
{
  gboolean taken = TRUE;

  for (guint i = 0; taken && i < 1000; i++)
    {
      g_autofree char *path = dup_path (note, "");

      if (!rj_file_find (folder, path, &taken, error))
        return FALSE;
      if (taken)
        note->at_us += G_USEC_PER_SEC;
    }
  return TRUE;
}

/* Whether the note is there, whatever was said about writing it. */
static gboolean
is_decided (int folder, const guint8 data[NOTE_LENGTH])
{
  g_autoptr (GBytes) bytes = rj_file_read (folder, RJ_EXCHANGE_NAME, NOTE_LENGTH, NULL);

  return bytes != NULL && g_bytes_get_size (bytes) == NOTE_LENGTH
         && memcmp (g_bytes_get_data (bytes, NULL), data, NOTE_LENGTH) == 0;
}

gboolean
rj_exchange_decide (int folder, GBytes *keys, RjExchangeFlags flags, gint64 now_us, GError **error)
{
  Note note = { .bits = (keys != NULL ? OTHER_KEYS : 0) | (flags & RJ_EXCHANGE_INBOX_STAYS ? INBOX_STAYS : 0)
                        | (flags & RJ_EXCHANGE_KEEP_FOR_GOOD ? KEEP_FOR_GOOD : 0),
                .at_us = now_us };
  guint8 data[NOTE_LENGTH];
  g_autoptr (GError) local = NULL;

  if (!rj_file_make_inner (folder, get_place (&note), error) || !find_free_time (folder, &note, error)
      || !sum_first_page (folder, RJ_EXCHANGE_DATABASE, note.page, error))
    return FALSE;
  if (keys != NULL
      && !rj_file_replace (folder, RJ_EXCHANGE_KEYS, g_bytes_get_data (keys, NULL), g_bytes_get_size (keys),
                           error))
    return FALSE;
  write_note (&note, data);
  if (rj_file_replace (folder, RJ_EXCHANGE_NAME, data, sizeof data, &local) || is_decided (folder, data))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* ---- Doing it ---- */

/* Moves @from, unless there is none. */
static gboolean
move (int folder, const char *from, const char *to, GError **error)
{
  gboolean there;

  return rj_file_find (folder, from, &there, error) && (!there || rj_file_rename (folder, from, to, error));
}

/* An empty file counts as none. */
static gboolean
is_journal (int folder, const char *name, const guint8 page[32], gboolean *is, GError **error)
{
  guint8 sum[32];
  gboolean there;

  *is = FALSE;
  if (!rj_file_find (folder, name, &there, error))
    return FALSE;
  if (!there)
    return TRUE;
  if (!sum_first_page (folder, name, sum, error))
    return FALSE;
  *is = memcmp (sum, page, sizeof sum) == 0;
  return TRUE;
}

/* Both key files, one after the other: all halves that there are. Damaged ones are no reason to stop. */
static GByteArray *
read_old_keys (int folder)
{
  static const char *const names[] = { RJ_KEY_FILE_NAME, RJ_KEY_FILE_BACKUP_NAME };
  GByteArray *all = g_byte_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GBytes) bytes = rj_file_read (folder, names[i], RJ_KEY_FILE_LENGTH, NULL);

      if (bytes != NULL)
        g_byte_array_append (all, g_bytes_get_data (bytes, NULL), (guint) g_bytes_get_size (bytes));
    }
  return all;
}

/* Before any of them changes; never again after that. */
static gboolean
keep_old_keys (int folder, const Note *note, GError **error)
{
  g_autofree char *replaced = rj_backups_dup_replaced_name (note->at_us);
  g_autofree char *name = rj_backups_dup_keys_name (replaced);
  g_autoptr (GByteArray) keys = read_old_keys (folder);
  int place = rj_file_open_inner (folder, get_place (note), error);
  gboolean kept, done;

  if (place < 0)
    return FALSE;
  done = rj_file_find (place, name, &kept, error)
         && (kept || rj_file_replace (place, name, keys->data, keys->len, error));
  close (place);
  return done;
}

/* From here on journal.db has no -journal beside it that is not its own. The old one goes with what takes
 * back its last change. */
static gboolean
change_database (int folder, const Note *note, GError **error)
{
  g_autofree char *old = dup_path (note, "");
  g_autofree char *old_journal = dup_path (note, JOURNAL_END);
  g_autoptr (GError) local = NULL;
  gboolean there;

  if (!move (folder, RJ_VAULT_DATABASE_NAME JOURNAL_END, old_journal, error)
      || !rj_file_find (folder, RJ_VAULT_DATABASE_NAME, &there, error))
    return FALSE;
  if (there)
    {
      if (rj_file_exchange (folder, RJ_VAULT_DATABASE_NAME, RJ_EXCHANGE_DATABASE, &local))
        return TRUE;
      if (!g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (!rj_file_rename (folder, RJ_VAULT_DATABASE_NAME, old, error))
        return FALSE;
    }
  return rj_file_rename (folder, RJ_EXCHANGE_DATABASE, RJ_VAULT_DATABASE_NAME, error);
}

static gboolean
write_new_keys (int folder, GBytes *keys, GError **error)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (keys, &length);

  if (length == 0)
    return rj_file_remove (folder, RJ_KEY_FILE_NAME, error)
           && rj_file_remove (folder, RJ_KEY_FILE_BACKUP_NAME, error);
  return rj_file_replace (folder, RJ_KEY_FILE_NAME, data, length, error)
         && rj_file_replace (folder, RJ_KEY_FILE_BACKUP_NAME, data, length, error);
}

/* What was sealed for the old journal cannot be opened by another one; what still comes in for it while the
 * root secret is changed is taken in by the next opening, which knows both. */
static gboolean
change_keys (int folder, const Note *note, GError **error)
{
  g_autofree char *old_inbox = dup_path (note, "." INBOX);
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) keys = rj_file_read (folder, RJ_EXCHANGE_KEYS, RJ_KEY_FILE_LENGTH, &local);

  /* Gone: all of this was done before it was cut off. */
  if (keys == NULL && g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return TRUE;
  if (keys == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return write_new_keys (folder, keys, error)
         && ((note->bits & INBOX_STAYS) || move (folder, INBOX, old_inbox, error))
         && rj_file_remove (folder, INBOX_KEY, error) && rj_file_sync_folder (folder, error)
         && rj_file_remove (folder, RJ_EXCHANGE_KEYS, error);
}

/* Of the exchange itself, unless the file system knows none. */
static gboolean
move_old (int folder, const Note *note, GError **error)
{
  g_autofree char *old = dup_path (note, "");

  return move (folder, RJ_EXCHANGE_DATABASE, old, error);
}

static gboolean
sync_folders (int folder, const Note *note, GError **error)
{
  int place = rj_file_open_inner (folder, get_place (note), error);
  gboolean synced = place >= 0 && rj_file_sync_folder (place, error);

  if (place >= 0)
    close (place);
  return synced && rj_file_sync_folder (folder, error);
}

/* Each step finds out by itself whether it was done before. */
static gboolean
go_forward (int folder, const Note *note, gboolean waits, GError **error)
{
  return rj_file_make_inner (folder, get_place (note), error) && keep_old_keys (folder, note, error)
         && (!waits || change_database (folder, note, error))
         && (!(note->bits & OTHER_KEYS) || change_keys (folder, note, error))
         && move_old (folder, note, error) && sync_folders (folder, note, error);
}

/* Between the two steps of a file system that cannot exchange, and what was to come is no longer what was
 * looked at: the old one gets its name again. Its keys were not touched yet. */
static gboolean
take_back (int folder, const Note *note, GError **error)
{
  g_autofree char *replaced = rj_backups_dup_replaced_name (note->at_us);
  g_autofree char *keys_name = rj_backups_dup_keys_name (replaced);
  g_autofree char *keys = g_strconcat (get_place (note), "/", keys_name, NULL);
  g_autofree char *old = dup_path (note, "");
  g_autofree char *old_journal = dup_path (note, JOURNAL_END);
  gboolean there, kept;

  if (!rj_file_find (folder, RJ_VAULT_DATABASE_NAME, &there, error)
      || !rj_file_find (folder, old, &kept, error))
    return FALSE;
  if (there || !kept)
    return TRUE;
  return move (folder, old_journal, RJ_VAULT_DATABASE_NAME JOURNAL_END, error)
         && rj_file_rename (folder, old, RJ_VAULT_DATABASE_NAME, error)
         && rj_file_remove (folder, keys, error) && sync_folders (folder, note, error);
}

gboolean
rj_exchange_finish (int folder, GError **error)
{
  Note note;
  gboolean decided, waits, is_done;

  if (!read_note (&note, folder, &decided, error))
    return FALSE;
  if (!decided)
    return TRUE;
  if (!is_journal (folder, RJ_EXCHANGE_DATABASE, note.page, &waits, error)
      || !is_journal (folder, RJ_VAULT_DATABASE_NAME, note.page, &is_done, error))
    return FALSE;
  /* With neither it is decided no longer: somebody has taken it away, or it was damaged meanwhile. */
  if (waits || is_done ? !go_forward (folder, &note, waits, error) : !take_back (folder, &note, error))
    return FALSE;
  return rj_file_remove (folder, RJ_EXCHANGE_NAME, error) && rj_file_sync_folder (folder, error);
}

gboolean
rj_exchange_carry_out (int folder, GBytes *keys, RjExchangeFlags flags, gint64 now_us, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (!rj_exchange_decide (folder, keys, flags, now_us, error))
    return FALSE;
  if (!rj_exchange_finish (folder, &local))
    g_debug ("The next opening goes on with it: %s", local->message);
  return TRUE;
}
