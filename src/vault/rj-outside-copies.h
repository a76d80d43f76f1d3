// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-store.h"

G_BEGIN_DECLS

/*
 * Which backups were made elsewhere: a passphrase that is changed still opens them. The list is kept in the
 * journal, as one text. Pure.
 */
#define RJ_PREFERENCE_OUTSIDE_COPIES RJ_PREFERENCE_OF_FILE "outside-copies"
/* The newest ones. */
#define RJ_OUTSIDE_COPIES_MAX 50

/**
 * RjOutsideCopy:
 * @place: name of the folder, without the way there
 * @made_us: microseconds since 1970 UTC
 */
typedef struct {
  char *place;
  gint64 made_us;
} RjOutsideCopy;

void rj_outside_copy_free (RjOutsideCopy *self);
/* @list: (nullable). (transfer full) (element-type RjOutsideCopy): the newest first; what cannot be read is
 * left out. */
GPtrArray *rj_outside_copies_parse (const char *list);
/* (transfer full): @list with one more. */
char *rj_outside_copies_add (const char *list, const char *place, gint64 made_us);

G_END_DECLS
