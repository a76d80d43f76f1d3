// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-backups-private.h"
#include "rj-backups-turn.h"
#include "rj-backups.h"
#include "rj-damage.h"
#include "rj-file.h"
#include "rj-vault-private.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- What there is ---- */

void
rj_backup_info_free (RjBackupInfo *self)
{
  g_free (self->name);
  g_free (self);
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  const RjBackupInfo *left = *(RjBackupInfo *const *) a;
  const RjBackupInfo *right = *(RjBackupInfo *const *) b;

  if (left->made_us != right->made_us)
    return left->made_us < right->made_us ? 1 : -1;
  /* With a number it came later. */
  if (strlen (left->name) != strlen (right->name))
    return strlen (left->name) < strlen (right->name) ? 1 : -1;
  return strcmp (right->name, left->name);
}

/* (nullable): %NULL for what is no backup, or whose head cannot be read. */
static RjBackupInfo *
look_at (int folder, const char *name)
{
  g_autoptr (RjBackupFile) file = NULL;
  struct stat status;
  RjBackupInfo *info;

  if (!g_str_has_suffix (name, RJ_BACKUP_SUFFIX))
    return NULL;
  file = rj_backup_file_read (folder, name, NULL);
  if (file == NULL || fstatat (folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0)
    return NULL;
  info = g_new0 (RjBackupInfo, 1);
  info->name = g_strdup (name);
  info->made_us = file->head.made_us;
  info->size = (guint64) status.st_size;
  return info;
}

/* ---- Replaced journals ---- */

#define REPLACED_SUFFIX ".db"
#define KEYS_SUFFIX     ".key"

char *
rj_backups_dup_replaced_name (gint64 at_us)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc (at_us / G_USEC_PER_SEC);
  g_autofree char *stamp = g_date_time_format (at, "%Y%m%d-%H%M%S");

  return g_strconcat (RJ_BACKUPS_REPLACED_PREFIX, stamp, REPLACED_SUFFIX, NULL);
}

char *
rj_backups_dup_keys_name (const char *replaced_name)
{
  g_autofree char *stem = g_strndup (replaced_name, strlen (replaced_name) - strlen (REPLACED_SUFFIX));

  return g_strconcat (stem, KEYS_SUFFIX, NULL);
}

gboolean
rj_backups_parse_replaced (const char *name, gint64 *at_us)
{
  g_autoptr (GDateTime) at = NULL;
  int year, month, day, hour, minute, second, end = 0;

  if (sscanf (name, RJ_BACKUPS_REPLACED_PREFIX "%4d%2d%2d-%2d%2d%2d" REPLACED_SUFFIX "%n", &year, &month,
              &day, &hour, &minute, &second, &end)
        != 6
      || end == 0 || name[end] != '\0')
    return FALSE;
  at = g_date_time_new_utc (year, month, day, hour, minute, second);
  if (at != NULL && at_us != NULL)
    *at_us = g_date_time_to_unix (at) * G_USEC_PER_SEC;
  return at != NULL;
}

static RjBackupInfo *
look_at_replaced (int folder, const char *name)
{
  struct stat status;
  RjBackupInfo *info;
  gint64 at_us;

  if (!rj_backups_parse_replaced (name, &at_us) || fstatat (folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0
      || !S_ISREG (status.st_mode))
    return NULL;
  info = g_new0 (RjBackupInfo, 1);
  info->name = g_strdup (name);
  info->made_us = at_us;
  info->size = (guint64) status.st_size;
  info->replaced = TRUE;
  return info;
}

gboolean
rj_backups_is_copy (const char *name)
{
  return rj_backups_is_file (name) || rj_backups_parse_replaced (name, NULL);
}

gboolean
rj_backups_is_file (const char *name)
{
  return g_str_has_suffix (name, RJ_BACKUP_SUFFIX)
         || g_str_has_suffix (name, RJ_BACKUP_SUFFIX RJ_BACKUPS_DAMAGED_SUFFIX);
}

gboolean
rj_backups_is_about_the_copy (const GError *error)
{
  return g_error_matches (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_DAMAGED)
         || g_error_matches (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_NEWER);
}

gboolean
rj_backups_is_gone (int folder, const char *name)
{
  gboolean there = TRUE;

  return rj_file_find (folder, name, &there, NULL) && !there;
}

/* (transfer full) (nullable): those in @path for which @is_one, with @prefix; none when there is no such
 * folder.
 */
static GStrv
list_names (const char *path, const char *prefix, gboolean (*is_one) (const char *name), GError **error)
{
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();
  g_autoptr (GError) local = NULL;
  int folder = rj_file_open_folder (path, FALSE, &local);
  g_auto (GStrv) names = folder >= 0 ? rj_file_list (folder, &local) : NULL;

  if (folder >= 0)
    close (folder);
  if (local != NULL && !g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (is_one (names[i]))
      g_strv_builder_take (found, g_strconcat (prefix, names[i], NULL));
  return g_strv_builder_end (found);
}

static gboolean
is_replaced (const char *name)
{
  return rj_backups_parse_replaced (name, NULL);
}

GStrv
rj_backups_list_damaged (RjVaultFolder *journal, GError **error)
{
  g_autofree char *path = rj_vault_folder_dup_path (journal, RJ_DAMAGE_FOLDER);

  return list_names (path, RJ_DAMAGE_FOLDER "/", is_replaced, error);
}

gboolean
rj_backups_treat (int folder,
                  const char *name,
                  RjBackupsFunc func,
                  gpointer data,
                  gboolean *unread,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (rj_backups_get_mutex ());
  GError *local = NULL;

  for (int i = 0; i < 2 && (i == 0 || rj_backups_is_about_the_copy (local)); i++)
    {
      g_clear_error (&local);
      func (data, name, cancellable, &local);
      local = rj_vault_translate_error (local);
    }
  *unread = rj_backups_is_about_the_copy (local);
  if (local == NULL || *unread || rj_backups_is_gone (folder, name))
    {
      g_clear_error (&local);
      return TRUE;
    }
  g_propagate_error (error, local);
  return FALSE;
}

guint
rj_backups_count (const char *path)
{
  g_autofree char *copies_path = g_build_filename (path, RJ_BACKUPS_FOLDER, NULL);
  g_autofree char *damaged_path = g_build_filename (path, RJ_DAMAGE_FOLDER, NULL);
  g_auto (GStrv) copies = list_names (copies_path, "", rj_backups_is_copy, NULL);
  g_auto (GStrv) damaged = list_names (damaged_path, "", is_replaced, NULL);

  /* What cannot be looked at may hold some. */
  return (copies != NULL ? g_strv_length (copies) : 1) + (damaged != NULL ? g_strv_length (damaged) : 1);
}

static GPtrArray *
list (int folder, gboolean all, GError **error)
{
  g_autoptr (GPtrArray) backups = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_backup_info_free);
  g_auto (GStrv) names = rj_file_list (folder, error);

  if (names == NULL)
    return NULL;
  for (guint i = 0; names[i] != NULL; i++)
    {
      RjBackupInfo *info = look_at (folder, names[i]);

      if (info == NULL && all)
        info = look_at_replaced (folder, names[i]);
      if (info != NULL)
        g_ptr_array_add (backups, info);
    }
  g_ptr_array_sort (backups, newest_first);
  return g_steal_pointer (&backups);
}

GPtrArray *
rj_backups_list (int folder, GError **error)
{
  return list (folder, FALSE, error);
}

GPtrArray *
rj_backups_list_all (int folder, GError **error)
{
  return list (folder, TRUE, error);
}

/* ---- Which may go ---- */

/* Of days, weeks and months: the one of the copy before, and how many there were. */
typedef struct {
  int last[3];
  guint n[3];
} Periods;

/* Counts @key when it is not the one before; TRUE when it is new and there is room. */
static gboolean
is_new_period (int key, int *last, guint *n, guint most)
{
  if (*n > 0 && key == *last)
    return FALSE;
  *last = key;
  return (*n)++ < most;
}

static gboolean
should_stay (const RjBackupInfo *info, GTimeZone *zone, gint64 oldest_us, Periods *periods)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (info->made_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) here = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
  int *last = periods->last;
  guint *n = periods->n;
  gboolean day, week, month;

  if (here == NULL)
    return TRUE;
  day = is_new_period (g_date_time_get_year (here) * 1000 + g_date_time_get_day_of_year (here), &last[0],
                       &n[0], RJ_BACKUPS_DAYS);
  week =
    is_new_period (g_date_time_get_week_numbering_year (here) * 100 + g_date_time_get_week_of_year (here),
                   &last[1], &n[1], RJ_BACKUPS_WEEKS);
  month = is_new_period (g_date_time_get_year (here) * 100 + g_date_time_get_month (here), &last[2], &n[2],
                         RJ_BACKUPS_MONTHS);
  /* A clock that is years ahead makes all that is there look old. */
  if (day && n[0] <= RJ_BACKUPS_LEAST_DAYS)
    return TRUE;
  return (day || week || month) && info->made_us > oldest_us;
}

static gboolean
is_of_the_future (const RjBackupInfo *info, gint64 now_us)
{
  return info->made_us > now_us + G_TIME_SPAN_DAY;
}

GPtrArray *
rj_backups_choose_old (GPtrArray *backups, GTimeZone *zone, gint64 now_us)
{
  GPtrArray *old = g_ptr_array_new ();
  Periods periods = { 0 };
  guint64 bytes = 0;
  guint n_future = 0, n = backups->len;

  while (n_future < n && is_of_the_future (g_ptr_array_index (backups, n_future), now_us))
    n_future++;
  for (guint i = 0; i < n; i++)
    {
      guint at = (i + n_future) % n;
      RjBackupInfo *info = g_ptr_array_index (backups, at);
      const RjBackupInfo *newest = g_ptr_array_index (backups, n_future % n);
      gboolean stays =
        at < n_future || should_stay (info, zone, newest->made_us - RJ_BACKUPS_MAX_AGE_US, &periods);

      if (i > 0 && (!stays || bytes + info->size > RJ_BACKUPS_MAX_BYTES))
        g_ptr_array_add (old, info);
      else
        bytes += info->size;
    }
  return old;
}

/* With the keys, and whatever else was kept of it. */
void
rj_backups_remove_replaced (int folder, const char *replaced)
{
  g_autofree char *stem = g_strndup (replaced, strlen (replaced) - strlen (REPLACED_SUFFIX));
  g_auto (GStrv) names = rj_file_list (folder, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (g_str_has_prefix (names[i], stem) && names[i][strlen (stem)] == '.')
      rj_file_remove (folder, names[i], NULL);
}

static gboolean
is_old (int folder, const char *name, gint64 before_us)
{
  struct stat status;
  gint64 at_us;

  if (rj_backups_parse_replaced (name, &at_us))
    return at_us < before_us;
  return g_str_has_suffix (name, RJ_BACKUP_SUFFIX RJ_BACKUPS_DAMAGED_SUFFIX)
         && fstatat (folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0
         && status.st_mtim.tv_sec < before_us / G_USEC_PER_SEC;
}

void
rj_backups_prune_replaced (int folder, gint64 now_us)
{
  g_auto (GStrv) names = rj_file_list (folder, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (is_old (folder, names[i], now_us - RJ_BACKUPS_REPLACED_DAYS * G_TIME_SPAN_DAY))
      {
        if (rj_backups_parse_replaced (names[i], NULL))
          rj_backups_remove_replaced (folder, names[i]);
        else
          rj_file_remove (folder, names[i], NULL);
      }
}
