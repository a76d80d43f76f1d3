// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The system calls of rj-file.c, counted: the one with number @at fails as on a full disk, or kills the
 * process; 0: none does. */
void rj_test_faults_arm (int at, gboolean kill_there);
/* Returns: how many calls there were. */
int rj_test_faults_disarm (void);

G_END_DECLS
