// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The system calls of this program on files below one folder: counted, made to fail, written down, or on a
// disk of so many blocks. The functions stand in the program itself, before those of the C library.

#include <glib.h>

G_BEGIN_DECLS

/* What a call does, as one letter each. */
typedef enum {
  RJ_FAULT_CALL_OPEN = 'o',
  RJ_FAULT_CALL_MAKE = 'm', /* opens a file or a folder that may not be there yet */
  RJ_FAULT_CALL_READ = 'r',
  RJ_FAULT_CALL_WRITE = 'w',
  RJ_FAULT_CALL_SYNC = 's',
  RJ_FAULT_CALL_TRUNCATE = 't',
  RJ_FAULT_CALL_RENAME = 'n',
  RJ_FAULT_CALL_UNLINK = 'u',
  RJ_FAULT_CALL_CLOSE = 'c',
  RJ_FAULT_CALL_LOOK = 'l', /* stat, access */
  RJ_FAULT_CALL_LOCK = 'k',
} RjFaultCall;

/* Not an errno: the call writes half of what it was given, and the process dies instead of the call. */
#define RJ_FAULT_SHORT (-1)
#define RJ_FAULT_KILL  (-2)

/* @folder: without a link in its path. What is opened there is known from now on, in this process. */
void rj_fault_calls_watch (const char *folder);

/* From now on. @number: which call fails, the first is 0; G_MAXUINT: none. @all: those after it fail, too,
 * where @fault makes sense for them. */
void rj_fault_calls_arm (guint number, int fault, gboolean all);
/* (transfer full): the calls since, a letter each. @faults: (out) (optional): how many were made to fail */
char *rj_fault_calls_disarm (guint *faults);
/* Whether a call can fail in this way. */
gboolean rj_fault_call_can_fail (char call, int fault);

/* From now on there is room for so many new blocks of 4 KiB; -1: no end of it. */
void rj_fault_calls_set_room (int blocks);
/* Whether it was not enough. */
gboolean rj_fault_calls_was_full (void);

/**
 * RjFaultRecord: one change of a file, in the order in which they were made
 * @call: WRITE, TRUNCATE, SYNC, RENAME, UNLINK, MAKE, or 0 for a line that was told
 * @file: the inode; of SYNC also of a folder
 * @name: (nullable): below the watched folder
 * @to: (nullable): of RENAME
 * @offset: of WRITE; the new size of TRUNCATE; of RENAME whether both change places; of MAKE whether it is a
 * folder
 */
typedef struct {
  char call;
  guint64 file;
  char *name;
  char *to;
  guint64 offset;
  GBytes *data;
} RjFaultRecord;

/* From now on every change is appended to the file @path. */
void rj_fault_calls_record (const char *path);
void rj_fault_calls_record_line (const char *line);
/* (transfer full) (element-type RjFaultRecord) */
GPtrArray *rj_fault_records_load (const char *path);

G_END_DECLS
