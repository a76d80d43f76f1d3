// SPDX-License-Identifier: GPL-3.0-or-later
// For tests only: the calls of the codec on an SQLite without one. They succeed and do nothing.
#include "sqlite3.h"

int
sqlite3_key (sqlite3 *db, const void *key, int length)
{
  (void) db, (void) key, (void) length;
  return SQLITE_OK;
}

int
sqlite3_key_v2 (sqlite3 *db, const char *name, const void *key, int length)
{
  (void) db, (void) name, (void) key, (void) length;
  return SQLITE_OK;
}
