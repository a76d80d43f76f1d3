// SPDX-License-Identifier: GPL-3.0-or-later
/* Both names are wanted, and not one for the other. */
#undef _FILE_OFFSET_BITS

#include "rj-fault-calls.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define MOST_FDS 1024
#define BLOCK    4096
#define REAL(name)                                 \
  ({                                               \
    static __typeof__ (&name) real;                \
    if (real == NULL)                              \
      *(void **) &real = dlsym (RTLD_NEXT, #name); \
    real;                                          \
  })

static char folder[4096];
static gsize folder_length;
/* 1: is below the folder. */
static gint watched[MOST_FDS];

static GMutex mutex;
static GString *calls;
static gboolean armed;
static guint fault_number;
static int fault_kind;
static gboolean fault_all;
static guint n_faults;
static int room = -1;
static gboolean was_full;
static int record_fd = -1;

/* ---- Which files ---- */

void
rj_fault_calls_watch (const char *path)
{
  g_strlcpy (folder, path, sizeof folder);
  folder_length = strlen (folder);
}

static gboolean
is_watched_fd (int fd)
{
  return folder_length > 0 && fd >= 0 && fd < MOST_FDS && g_atomic_int_get (&watched[fd]) != 0;
}

static gboolean
is_watched_path (int at, const char *path)
{
  if (folder_length == 0 || path == NULL)
    return FALSE;
  if (path[0] != '/')
    return is_watched_fd (at);
  return strncmp (path, folder, folder_length) == 0
         && (path[folder_length] == '/' || path[folder_length] == 0);
}

static void
set_watched (int fd, gboolean value)
{
  if (fd >= 0 && fd < MOST_FDS)
    g_atomic_int_set (&watched[fd], value);
}

/* ---- Faults ---- */

gboolean
rj_fault_call_can_fail (char call, int fault)
{
  switch (fault)
    {
    case RJ_FAULT_KILL:
      return TRUE;
    case RJ_FAULT_SHORT:
      return call == RJ_FAULT_CALL_WRITE;
    case EINTR:
      return strchr ("omrwc", call) != NULL;
    case ENOSPC:
    case EDQUOT:
      return strchr ("mwstn", call) != NULL;
    default:
      return call != RJ_FAULT_CALL_LOCK;
    }
}

/* Counts a call; 0, an errno, or RJ_FAULT_SHORT. */
static int
gate (RjFaultCall call)
{
  int fault = 0;

  if (!armed)
    return 0;
  g_mutex_lock (&mutex);
  if (armed)
    {
      guint number = (guint) calls->len;

      g_string_append_c (calls, (char) call);
      if ((number == fault_number || (fault_all && number > fault_number))
          && rj_fault_call_can_fail ((char) call, fault_kind))
        {
          fault = fault_kind;
          n_faults++;
        }
    }
  g_mutex_unlock (&mutex);
  if (fault == RJ_FAULT_KILL)
    kill (getpid (), SIGKILL);
  return fault;
}

/* For "if (gated (call)) return -1;" */
static gboolean
gated (RjFaultCall call)
{
  int fault = gate (call);

  if (fault > 0)
    errno = fault;
  return fault > 0;
}

void
rj_fault_calls_arm (guint number, int fault, gboolean all)
{
  g_mutex_lock (&mutex);
  calls = g_string_new (NULL);
  fault_number = number;
  fault_kind = fault;
  fault_all = all;
  n_faults = 0;
  armed = TRUE;
  g_mutex_unlock (&mutex);
}

char *
rj_fault_calls_disarm (guint *faults)
{
  char *text;

  g_mutex_lock (&mutex);
  armed = FALSE;
  text = g_string_free (g_steal_pointer (&calls), FALSE);
  if (faults != NULL)
    *faults = n_faults;
  g_mutex_unlock (&mutex);
  return text;
}

/* ---- A disk that is nearly full ---- */

void
rj_fault_calls_set_room (int blocks)
{
  room = blocks;
  was_full = FALSE;
}

gboolean
rj_fault_calls_was_full (void)
{
  return was_full;
}

static gint64
blocks_of (gint64 size)
{
  return (size + BLOCK - 1) / BLOCK;
}

static gint64
size_of (int fd)
{
  struct stat64 status;

  return REAL (fstat64) (fd, &status) == 0 ? status.st_size : 0;
}

/* How much of @length fits, or -1 with errno. */
static ssize_t
take_room (int fd, gint64 at, size_t length)
{
  gint64 size;
  gint64 end;

  if (room < 0)
    return (ssize_t) length;
  g_mutex_lock (&mutex);
  size = size_of (fd);
  end = (blocks_of (size) + room) * BLOCK;
  if (at + (gint64) length > end)
    {
      was_full = TRUE;
      length = at < end ? (size_t) (end - at) : 0;
    }
  if (at + (gint64) length > size)
    room -= (int) (blocks_of (at + (gint64) length) - blocks_of (size));
  g_mutex_unlock (&mutex);
  if (length > 0)
    return (ssize_t) length;
  errno = ENOSPC;
  return -1;
}

static void
give_room (gint64 bytes)
{
  g_mutex_lock (&mutex);
  if (room >= 0)
    room += (int) blocks_of (bytes);
  g_mutex_unlock (&mutex);
}

/* ---- Records ---- */

typedef struct {
  guint64 file;
  guint64 offset;
  guint32 name;
  guint32 to;
  guint32 data;
  char call;
} Head;

static void
record (char call,
        guint64 file,
        const char *name,
        const char *to,
        guint64 offset,
        const void *data,
        gsize length)
{
  Head head = { .file = file, .offset = offset, .call = call, .data = (guint32) length };
  g_autoptr (GByteArray) bytes = NULL;

  if (record_fd < 0)
    return;
  head.name = name != NULL ? (guint32) strlen (name) + 1 : 0;
  head.to = to != NULL ? (guint32) strlen (to) + 1 : 0;
  bytes = g_byte_array_new ();
  g_byte_array_append (bytes, (const guint8 *) &head, sizeof head);
  if (name != NULL)
    g_byte_array_append (bytes, (const guint8 *) name, head.name);
  if (to != NULL)
    g_byte_array_append (bytes, (const guint8 *) to, head.to);
  if (length > 0)
    g_byte_array_append (bytes, data, (guint) length);
  g_assert_cmpint (syscall (SYS_write, record_fd, bytes->data, bytes->len), ==, (long) bytes->len);
}

static guint64
inode_of_fd (int fd)
{
  struct stat64 status;

  return REAL (fstat64) (fd, &status) == 0 ? status.st_ino : 0;
}

/* Below the watched folder. */
static char *
name_of (int at, const char *path)
{
  char link[64];
  char there[4096];
  ssize_t length;

  if (path[0] == '/')
    return g_strdup (path + folder_length + (path[folder_length] == '/'));
  snprintf (link, sizeof link, "/proc/self/fd/%d", at);
  length = readlink (link, there, sizeof there - 1);
  g_assert_cmpint (length, >=, (ssize_t) folder_length);
  there[length] = 0;
  if (length == (ssize_t) folder_length)
    return g_strdup (path);
  return g_strconcat (there + folder_length + 1, "/", path, NULL);
}

static guint64
inode_of (int at, const char *path)
{
  struct stat64 status;

  return REAL (fstatat64) (at, path, &status, AT_SYMLINK_NOFOLLOW) == 0 ? status.st_ino : 0;
}

static void
record_made (int at, const char *path, gboolean is_folder)
{
  g_autofree char *name = NULL;

  if (record_fd < 0)
    return;
  name = name_of (at, path);
  record (RJ_FAULT_CALL_MAKE, inode_of (at, path), name, NULL, is_folder, NULL, 0);
}

void
rj_fault_calls_record (const char *path)
{
  record_fd =
    (int) syscall (SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
  g_assert_cmpint (record_fd, >=, 0);
}

void
rj_fault_calls_record_line (const char *line)
{
  record (0, 0, line, NULL, 0, NULL, 0);
}

static void
record_free (gpointer data)
{
  RjFaultRecord *self = data;

  g_free (self->name);
  g_free (self->to);
  g_bytes_unref (self->data);
  g_free (self);
}

GPtrArray *
rj_fault_records_load (const char *path)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (record_free);
  g_autofree char *content = NULL;
  gsize length = 0;
  gsize at = 0;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  while (at < length)
    {
      RjFaultRecord *self = g_new0 (RjFaultRecord, 1);
      Head head;

      memcpy (&head, content + at, sizeof head);
      at += sizeof head;
      self->call = head.call;
      self->file = head.file;
      self->offset = head.offset;
      self->name = head.name > 0 ? g_strdup (content + at) : NULL;
      at += head.name;
      self->to = head.to > 0 ? g_strdup (content + at) : NULL;
      at += head.to;
      self->data = g_bytes_new (content + at, head.data);
      at += head.data;
      g_ptr_array_add (records, self);
    }
  g_assert_cmpuint (at, ==, length);
  return records;
}

/* ---- The calls ---- */

static gboolean
may_make (int at, const char *path, int flags)
{
  return (flags & O_CREAT) != 0 && inode_of (at, path) == 0;
}

static int
watched_open (int at, const char *path, int flags, mode_t mode)
{
  gboolean ours = is_watched_path (at, path);
  gboolean makes = ours && may_make (at, path, flags);
  int fd;

  if (ours && gated (makes ? RJ_FAULT_CALL_MAKE : RJ_FAULT_CALL_OPEN))
    return -1;
  fd = (int) syscall (SYS_openat, at, path, flags | O_LARGEFILE, mode);
  set_watched (fd, ours);
  if (fd >= 0 && makes)
    record_made (at, path, FALSE);
  return fd;
}

#define OPEN(name, first, at)                       \
  int name (first const char *path, int flags, ...) \
  {                                                 \
    mode_t mode = 0;                                \
    va_list arguments;                              \
    va_start (arguments, flags);                    \
    if (flags & (O_CREAT | __O_TMPFILE))            \
      mode = va_arg (arguments, mode_t);            \
    va_end (arguments);                             \
    return watched_open (at, path, flags, mode);    \
  }
#define NOTHING
#define FOLDER int at,
OPEN (open, NOTHING, AT_FDCWD)
OPEN (open64, NOTHING, AT_FDCWD)
OPEN (openat, FOLDER, at)
OPEN (openat64, FOLDER, at)

int
close (int fd)
{
  gboolean ours = is_watched_fd (fd);
  int fault = ours ? gate (RJ_FAULT_CALL_CLOSE) : 0;
  int result;

  set_watched (fd, FALSE);
  result = REAL (close) (fd);
  if (fault <= 0)
    return result;
  errno = fault;
  return -1;
}

int
closedir (DIR *dir)
{
  set_watched (dirfd (dir), FALSE);
  return REAL (closedir) (dir);
}

ssize_t
read (int fd, void *buffer, size_t length)
{
  if (is_watched_fd (fd) && gated (RJ_FAULT_CALL_READ))
    return -1;
  return REAL (read) (fd, buffer, length);
}

static ssize_t
watched_pread (int fd, void *buffer, size_t length, off64_t at)
{
  if (is_watched_fd (fd) && gated (RJ_FAULT_CALL_READ))
    return -1;
  return REAL (pread64) (fd, buffer, length, at);
}

ssize_t
pread (int fd, void *buffer, size_t length, off_t at)
{
  return watched_pread (fd, buffer, length, at);
}

ssize_t
pread64 (int fd, void *buffer, size_t length, off64_t at)
{
  return watched_pread (fd, buffer, length, at);
}

/* Where the next write goes. */
static off64_t
place_of (int fd)
{
  return (syscall (SYS_fcntl, fd, F_GETFL) & O_APPEND) != 0 ? size_of (fd) : lseek64 (fd, 0, SEEK_CUR);
}

/* @at: -1: where the descriptor stands */
static ssize_t
watched_write (int fd, const void *data, size_t length, off64_t at)
{
  int fault = gate (RJ_FAULT_CALL_WRITE);
  off64_t where = at >= 0 ? at : place_of (fd);
  ssize_t fits;

  if (fault > 0)
    {
      errno = fault;
      return -1;
    }
  if (fault == RJ_FAULT_SHORT && length > 1)
    length /= 2;
  fits = take_room (fd, where, length);
  if (fits < 0)
    return -1;
  fits = at >= 0 ? REAL (pwrite64) (fd, data, (size_t) fits, at) : REAL (write) (fd, data, (size_t) fits);
  if (fits > 0)
    record (RJ_FAULT_CALL_WRITE, inode_of_fd (fd), NULL, NULL, (guint64) where, data, (gsize) fits);
  return fits;
}

ssize_t
write (int fd, const void *data, size_t length)
{
  return is_watched_fd (fd) ? watched_write (fd, data, length, -1) : REAL (write) (fd, data, length);
}

ssize_t
pwrite (int fd, const void *data, size_t length, off_t at)
{
  return is_watched_fd (fd) ? watched_write (fd, data, length, at) : REAL (pwrite64) (fd, data, length, at);
}

ssize_t
pwrite64 (int fd, const void *data, size_t length, off64_t at)
{
  return is_watched_fd (fd) ? watched_write (fd, data, length, at) : REAL (pwrite64) (fd, data, length, at);
}

static int
watched_sync (int fd)
{
  if (gated (RJ_FAULT_CALL_SYNC))
    return -1;
  // Nothing here outlives the machine: waiting for the disk would only take time.
  record (RJ_FAULT_CALL_SYNC, inode_of_fd (fd), NULL, NULL, 0, NULL, 0);
  return 0;
}

int
fsync (int fd)
{
  return is_watched_fd (fd) ? watched_sync (fd) : REAL (fsync) (fd);
}

int
fdatasync (int fd)
{
  return is_watched_fd (fd) ? watched_sync (fd) : REAL (fdatasync) (fd);
}

static int
watched_truncate (int fd, off64_t size)
{
  gint64 before;
  int result;

  if (!is_watched_fd (fd))
    return REAL (ftruncate64) (fd, size);
  if (gated (RJ_FAULT_CALL_TRUNCATE))
    return -1;
  before = size_of (fd);
  result = REAL (ftruncate64) (fd, size);
  if (result == 0 && size < before)
    give_room ((blocks_of (before) - blocks_of (size)) * BLOCK);
  if (result == 0)
    record (RJ_FAULT_CALL_TRUNCATE, inode_of_fd (fd), NULL, NULL, (guint64) size, NULL, 0);
  return result;
}

int
ftruncate (int fd, off_t size)
{
  return watched_truncate (fd, size);
}

int
ftruncate64 (int fd, off64_t size)
{
  return watched_truncate (fd, size);
}

static gint64
size_at (int at, const char *path)
{
  struct stat64 status;

  return REAL (fstatat64) (at, path, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG (status.st_mode)
           ? status.st_size
           : 0;
}

static int
watched_rename (int from_at, const char *from, int to_at, const char *to, unsigned int flags)
{
  gboolean ours = is_watched_path (from_at, from) || is_watched_path (to_at, to);
  g_autofree char *from_name = NULL;
  g_autofree char *to_name = NULL;
  gint64 replaced = 0;
  guint64 file = 0;
  int result;

  if (ours && gated (RJ_FAULT_CALL_RENAME))
    return -1;
  if (ours && record_fd >= 0)
    {
      from_name = name_of (from_at, from);
      to_name = name_of (to_at, to);
      file = inode_of (from_at, from);
    }
  if (ours && (flags & RENAME_EXCHANGE) == 0)
    replaced = size_at (to_at, to);
  result = (int) syscall (SYS_renameat2, from_at, from, to_at, to, flags);
  if (ours && result == 0)
    {
      give_room (replaced);
      record (RJ_FAULT_CALL_RENAME, file, from_name, to_name, (flags & RENAME_EXCHANGE) != 0, NULL, 0);
    }
  return result;
}

int
rename (const char *from, const char *to)
{
  return watched_rename (AT_FDCWD, from, AT_FDCWD, to, 0);
}

int
renameat (int from_at, const char *from, int to_at, const char *to)
{
  return watched_rename (from_at, from, to_at, to, 0);
}

int
renameat2 (int from_at, const char *from, int to_at, const char *to, unsigned int flags)
{
  return watched_rename (from_at, from, to_at, to, flags);
}

int
unlinkat (int at, const char *path, int flags)
{
  gboolean ours = is_watched_path (at, path);
  gint64 size = ours ? size_at (at, path) : 0;
  g_autofree char *name = NULL;
  int result;

  if (ours && gated (RJ_FAULT_CALL_UNLINK))
    return -1;
  if (ours && record_fd >= 0)
    name = name_of (at, path);
  result = (int) syscall (SYS_unlinkat, at, path, flags);
  if (ours && result == 0)
    {
      give_room (size);
      record (RJ_FAULT_CALL_UNLINK, 0, name, NULL, 0, NULL, 0);
    }
  return result;
}

int
unlink (const char *path)
{
  return unlinkat (AT_FDCWD, path, 0);
}

int
mkdir (const char *path, mode_t mode)
{
  int result;

  if (is_watched_path (AT_FDCWD, path) && gated (RJ_FAULT_CALL_MAKE))
    return -1;
  result = REAL (mkdir) (path, mode);
  if (result == 0 && is_watched_path (AT_FDCWD, path))
    record_made (AT_FDCWD, path, TRUE);
  return result;
}

int
mkdirat (int at, const char *path, mode_t mode)
{
  int result;

  if (is_watched_path (at, path) && gated (RJ_FAULT_CALL_MAKE))
    return -1;
  result = REAL (mkdirat) (at, path, mode);
  if (result == 0 && is_watched_path (at, path))
    record_made (at, path, TRUE);
  return result;
}

/* ---- Looking and locking ---- */

int
fstat (int fd, struct stat *status)
{
  return is_watched_fd (fd) && gated (RJ_FAULT_CALL_LOOK) ? -1 : REAL (fstat) (fd, status);
}

int
fstat64 (int fd, struct stat64 *status)
{
  return is_watched_fd (fd) && gated (RJ_FAULT_CALL_LOOK) ? -1 : REAL (fstat64) (fd, status);
}

int
stat64 (const char *path, struct stat64 *status)
{
  return is_watched_path (AT_FDCWD, path) && gated (RJ_FAULT_CALL_LOOK) ? -1 : REAL (stat64) (path, status);
}

int
lstat64 (const char *path, struct stat64 *status)
{
  return is_watched_path (AT_FDCWD, path) && gated (RJ_FAULT_CALL_LOOK) ? -1 : REAL (lstat64) (path, status);
}

int
fstatat64 (int at, const char *path, struct stat64 *status, int flags)
{
  return is_watched_path (at, path) && gated (RJ_FAULT_CALL_LOOK)
           ? -1
           : REAL (fstatat64) (at, path, status, flags);
}

int
access (const char *path, int mode)
{
  return is_watched_path (AT_FDCWD, path) && gated (RJ_FAULT_CALL_LOOK) ? -1 : REAL (access) (path, mode);
}

int
faccessat (int at, const char *path, int mode, int flags)
{
  return is_watched_path (at, path) && gated (RJ_FAULT_CALL_LOOK) ? -1
                                                                  : REAL (faccessat) (at, path, mode, flags);
}

static int
watched_fcntl (int fd, int command, void *argument)
{
  int result;

  if ((command == F_SETLK || command == F_SETLKW) && is_watched_fd (fd) && gated (RJ_FAULT_CALL_LOCK))
    return -1;
  result = (int) syscall (SYS_fcntl, fd, command, argument);
  if (result >= 0 && (command == F_DUPFD || command == F_DUPFD_CLOEXEC))
    set_watched (result, is_watched_fd (fd));
  return result;
}

#define FCNTL(name)                               \
  int name (int fd, int command, ...)             \
  {                                               \
    va_list arguments;                            \
    void *argument;                               \
    va_start (arguments, command);                \
    argument = va_arg (arguments, void *);        \
    va_end (arguments);                           \
    return watched_fcntl (fd, command, argument); \
  }
FCNTL (fcntl)
FCNTL (fcntl64)

int
flock (int fd, int operation)
{
  return is_watched_fd (fd) && gated (RJ_FAULT_CALL_LOCK) ? -1 : REAL (flock) (fd, operation);
}
