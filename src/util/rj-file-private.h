// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fcntl.h>
#include <glib.h>
#include <sys/stat.h>
#include <unistd.h>

G_BEGIN_DECLS

/* The system calls of rj-file.c. Tests put others in their place to make each of them fail. */
typedef struct {
  int (*open) (int folder, const char *name, int flags, mode_t mode);
  ssize_t (*read) (int fd, void *buffer, size_t length);
  ssize_t (*write) (int fd, const void *data, size_t length);
  int (*fsync) (int fd);
  int (*rename) (int folder, const char *from, const char *to, unsigned int flags);
  int (*unlink) (int folder, const char *name);
  int (*close) (int fd);
} RjFileCalls;

/* For a test that puts another in the place of one of them. */
extern const RjFileCalls rj_file_real_calls;

/* %NULL puts the real ones back. Not while another thread uses rj-file.h. */
void rj_file_set_calls (const RjFileCalls *calls);

G_END_DECLS
