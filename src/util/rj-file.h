// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Files written as wholes. Every call blocks on the disk: not for the main thread. Errors are of
 * G_IO_ERROR: NO_SPACE (disk or quota full), READ_ONLY, PERMISSION_DENIED, NOT_FOUND, or what errno says.
 *
 * Whoever writes into a folder holds a lock of its own: two writers of one name are not told apart here.
 */

/* Sets @error to what @number, an errno, means; a quota that is used up is a disk that is full. FALSE. */
gboolean rj_file_set_error (GError **error, int number, const char *what);

/* Opens @path, which must be a folder; with @create it is made (0700), its parents too.
 * Returns: a descriptor to close, or -1. */
int rj_file_open_folder (const char *path, gboolean create, GError **error);

/* The same of a folder inside @folder, not through a link. NOT_FOUND when there is none. */
int rj_file_open_inner (int folder, const char *name, GError **error);
/* Makes one (0700) unless it is there; durable when it returns. */
gboolean rj_file_make_inner (int folder, const char *name, GError **error);

/**
 * rj_file_replace:
 * @folder: descriptor of the folder
 * @name: a name in it, without a slash
 *
 * Puts @data in the place of @name: temporary file (0600), write, fsync, read again and compare, rename,
 * fsync of the folder. After a failure or a crash @name holds the old or the new content, never a part;
 * "@name.tmp" may be left and is removed by the next call.
 */
gboolean rj_file_replace (int folder, const char *name, gconstpointer data, gsize length, GError **error);

/* The two halves of rj_file_replace(), where several files are to change together: after the first one all is
 * on the disk that takes room there. rj_file_abandon() instead of the second one takes it away again. */
gboolean rj_file_prepare (int folder, const char *name, gconstpointer data, gsize length, GError **error);
gboolean rj_file_commit (int folder, const char *name, GError **error);
void rj_file_abandon (int folder, const char *name);

/* The content of the regular file @name; symbolic links are refused (TOO_MANY_LINKS), and so is a file
 * longer than @max_length (MESSAGE_TOO_LARGE). (transfer full) */
GBytes *rj_file_read (int folder, const char *name, gsize max_length, GError **error);

/* As rj_file_replace() with the content of @from_name in @from; @to_name must not be there (EXISTS). */
gboolean rj_file_copy (int from,
                       const char *from_name,
                       int to,
                       const char *to_name,
                       GCancellable *cancellable,
                       GError **error);

/**
 * rj_file_copy_part:
 * @skip: so many bytes at the beginning of @from_name are left out
 * @head: (nullable): goes before the rest
 *
 * As rj_file_copy().
 */
gboolean rj_file_copy_part (int from,
                            const char *from_name,
                            guint64 skip,
                            GBytes *head,
                            int to,
                            const char *to_name,
                            GCancellable *cancellable,
                            GError **error);

#define RJ_FILE_SUM_LENGTH 32

/* SHA-256 and length of @name without its first @skip bytes. */
gboolean rj_file_sum (int folder,
                      const char *name,
                      guint64 skip,
                      guint8 sum[RJ_FILE_SUM_LENGTH],
                      guint64 *length,
                      GCancellable *cancellable,
                      GError **error);

/* The first @length bytes of @name, or fewer when it has no more. As rj_file_read(). (transfer full) */
GBytes *rj_file_read_head (int folder, const char *name, gsize length, GError **error);

/* Writes @data over what is at @offset in @name, which must reach so far; durable and read again when it
 * returns. Not atomic: for halves of which the other one counts meanwhile. */
gboolean rj_file_overwrite (int folder,
                            const char *name,
                            guint64 offset,
                            gconstpointer data,
                            gsize length,
                            GError **error);

/* Renames inside @folder and makes that durable. Never replaces: EXISTS when @to is there. */
gboolean rj_file_rename (int folder, const char *from, const char *to, GError **error);
/* Lets @a and @b change names in one step, durably. NOT_SUPPORTED where the file system cannot; nothing has
 * changed then. */
gboolean rj_file_exchange (int folder, const char *a, const char *b, GError **error);

/* (transfer full): the names in @folder, sorted. */
GStrv rj_file_list (int folder, GError **error);

/* Removes @name; no error when there is none. Durable after rj_file_sync_folder(). */
gboolean rj_file_remove (int folder, const char *name, GError **error);
gboolean rj_file_sync_folder (int folder, GError **error);
/* @exists: (out): whether there is anything of that name. FALSE when that cannot be told. */
gboolean rj_file_find (int folder, const char *name, gboolean *exists, GError **error);

G_END_DECLS
