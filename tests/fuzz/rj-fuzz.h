// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the targets share.

#include <fcntl.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize length);

/* Says what does not hold: of a function the trace shows no line. */
#define rj_fuzz_require(condition)                                                      \
  G_STMT_START                                                                          \
  {                                                                                     \
    if (!(condition))                                                                   \
      {                                                                                 \
        fprintf (stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #condition); \
        abort ();                                                                       \
      }                                                                                 \
  }                                                                                     \
  G_STMT_END

/* A temporary folder for this process; opened once, emptied by whoever fills it. */
static inline int
rj_fuzz_get_folder (const char **path)
{
  static char *name;
  static int fd = -1;

  if (fd < 0)
    {
      name = g_build_filename (g_get_tmp_dir (), "rj-fuzz-XXXXXX", NULL);
      rj_fuzz_require (g_mkdtemp (name) != NULL);
      fd = open (name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
      rj_fuzz_require (fd >= 0);
    }
  if (path != NULL)
    *path = name;
  return fd;
}

static inline void
rj_fuzz_write (int folder, const char *name, gconstpointer data, gsize length)
{
  int fd = openat (folder, name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

  rj_fuzz_require (fd >= 0 && write (fd, data, length) == (ssize_t) length);
  close (fd);
}

/* The next bytes of the input, zeros behind its end. */
typedef struct {
  const guint8 *at;
  gsize left;
} RjFuzzInput;

static inline void
rj_fuzz_take (RjFuzzInput *input, gpointer into, gsize length)
{
  gsize n = MIN (length, input->left);

  memset (into, 0, length);
  if (n > 0)
    memcpy (into, input->at, n);
  input->at += n;
  input->left -= n;
}

static inline guint
rj_fuzz_take_number (RjFuzzInput *input, guint bytes)
{
  guint8 taken[4];
  guint number = 0;

  rj_fuzz_take (input, taken, bytes);
  for (guint i = 0; i < bytes; i++)
    number = number << 8 | taken[i];
  return number;
}
