// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-fault-vfs.h"

#include <sqlite3.h>

typedef struct {
  sqlite3_file base;
  /* the real file, in the memory after this struct */
  sqlite3_file *real;
} File;

static sqlite3_vfs *real_vfs;
static sqlite3_vfs fault_vfs;
static gint armed;
static gint left;
static gint fault_result;
static gint n_faults;

static int
fault (void)
{
  if (!g_atomic_int_get (&armed) || g_atomic_int_add (&left, -1) > 0)
    return SQLITE_OK;
  g_atomic_int_inc (&n_faults);
  return g_atomic_int_get (&fault_result);
}

void
rj_fault_vfs_arm (guint after, int result)
{
  g_atomic_int_set (&left, (gint) after);
  g_atomic_int_set (&fault_result, result);
  g_atomic_int_set (&n_faults, 0);
  g_atomic_int_set (&armed, 1);
}

gboolean
rj_fault_vfs_disarm (void)
{
  g_atomic_int_set (&armed, 0);
  return g_atomic_int_get (&n_faults) > 0;
}

#define REAL(file) (((File *) (file))->real)

static int
file_close (sqlite3_file *file)
{
  return REAL (file)->pMethods->xClose (REAL (file));
}

static int
file_read (sqlite3_file *file, void *data, int n, sqlite3_int64 offset)
{
  return REAL (file)->pMethods->xRead (REAL (file), data, n, offset);
}

static int
file_write (sqlite3_file *file, const void *data, int n, sqlite3_int64 offset)
{
  int result = fault ();

  return result != SQLITE_OK ? result : REAL (file)->pMethods->xWrite (REAL (file), data, n, offset);
}

static int
file_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  int result = fault ();

  return result != SQLITE_OK ? result : REAL (file)->pMethods->xTruncate (REAL (file), size);
}

/* Nothing here outlives the process by a power cut: waiting for the disk would only take time. */
static int
file_sync (sqlite3_file *file, int flags)
{
  return fault ();
}

static int
file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return REAL (file)->pMethods->xFileSize (REAL (file), size);
}

static int
file_lock (sqlite3_file *file, int level)
{
  return REAL (file)->pMethods->xLock (REAL (file), level);
}

static int
file_unlock (sqlite3_file *file, int level)
{
  return REAL (file)->pMethods->xUnlock (REAL (file), level);
}

static int
file_check_lock (sqlite3_file *file, int *reserved)
{
  return REAL (file)->pMethods->xCheckReservedLock (REAL (file), reserved);
}

static int
file_control (sqlite3_file *file, int op, void *arg)
{
  return REAL (file)->pMethods->xFileControl (REAL (file), op, arg);
}

static int
file_sector_size (sqlite3_file *file)
{
  return REAL (file)->pMethods->xSectorSize (REAL (file));
}

static int
file_characteristics (sqlite3_file *file)
{
  return REAL (file)->pMethods->xDeviceCharacteristics (REAL (file));
}

static const sqlite3_io_methods methods = {
  .iVersion = 1,
  .xClose = file_close,
  .xRead = file_read,
  .xWrite = file_write,
  .xTruncate = file_truncate,
  .xSync = file_sync,
  .xFileSize = file_size,
  .xLock = file_lock,
  .xUnlock = file_unlock,
  .xCheckReservedLock = file_check_lock,
  .xFileControl = file_control,
  .xSectorSize = file_sector_size,
  .xDeviceCharacteristics = file_characteristics,
};

static int
vfs_open (sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *out_flags)
{
  File *self = (File *) file;
  int result = (flags & SQLITE_OPEN_CREATE) != 0 ? fault () : SQLITE_OK;

  self->base.pMethods = NULL;
  if (result != SQLITE_OK)
    return SQLITE_CANTOPEN;
  self->real = (sqlite3_file *) (self + 1);
  result = real_vfs->xOpen (real_vfs, name, self->real, flags, out_flags);
  if (self->real->pMethods != NULL)
    self->base.pMethods = &methods;
  return result;
}

static int
vfs_delete (sqlite3_vfs *vfs, const char *name, int sync_dir)
{
  int result = fault ();

  return result != SQLITE_OK ? result : real_vfs->xDelete (real_vfs, name, sync_dir);
}

void
rj_fault_vfs_install (void)
{
  real_vfs = sqlite3_vfs_find (NULL);
  fault_vfs = *real_vfs;
  fault_vfs.zName = "rj-fault";
  fault_vfs.pNext = NULL;
  fault_vfs.szOsFile = (int) sizeof (File) + real_vfs->szOsFile;
  fault_vfs.xOpen = vfs_open;
  fault_vfs.xDelete = vfs_delete;
  g_assert_cmpint (sqlite3_vfs_register (&fault_vfs, 1), ==, SQLITE_OK);
}
