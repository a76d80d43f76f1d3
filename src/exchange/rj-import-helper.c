// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-import-helper.h"

#include "rj-import-lines.h"
#include "rj-import-module.h"

#include <libical/ical.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define MIB         (G_GUINT64_CONSTANT (1024) * 1024)
#define CPU_SECONDS 30
#define MEMORY      (1024 * MIB)

static void
limit (int resource, guint64 most)
{
  const struct rlimit value = { most, most };

  setrlimit ((__rlimit_resource_t) resource, &value);
}

/* From here on it can read what it has open, reckon, and answer; for a while. */
static void
confine (void)
{
  prctl (PR_SET_DUMPABLE, 0);
  prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  limit (RLIMIT_CORE, 0);
  limit (RLIMIT_CPU, CPU_SECONDS);
  limit (RLIMIT_FSIZE, 0);
  limit (RLIMIT_NPROC, 0);
  // Only what is open already.
  limit (RLIMIT_NOFILE, 3);
#if !defined(__SANITIZE_ADDRESS__)
  limit (RLIMIT_AS, MEMORY);
#endif
}

/* It ends with whoever started it; also when that one was gone before it could say so. */
static gboolean
follow_starter (int answer)
{
  struct pollfd pipe_end = { .fd = answer };

  return prctl (PR_SET_PDEATHSIG, SIGKILL) == 0 && poll (&pipe_end, 1, 0) >= 0
         && !(pipe_end.revents & (POLLERR | POLLNVAL));
}

/* All of it. 0, or why not. */
static RjImportReason
read_all (int from, GByteArray *bytes)
{
  struct stat status;
  guint8 piece[64 * 1024];
  gssize n;

  if (fstat (from, &status) != 0 || !S_ISREG (status.st_mode))
    return RJ_IMPORT_UNREADABLE;
  if (status.st_size > RJ_IMPORT_MOST_BYTES)
    return RJ_IMPORT_TOO_LARGE;
  while ((n = TEMP_FAILURE_RETRY (read (from, piece, sizeof piece))) > 0)
    {
      // It may have grown meanwhile.
      if (bytes->len + (gsize) n > RJ_IMPORT_MOST_BYTES)
        return RJ_IMPORT_TOO_LARGE;
      g_byte_array_append (bytes, piece, (guint) n);
    }
  return n < 0 ? RJ_IMPORT_UNREADABLE : 0;
}

static gboolean
put_line (const char *line, gsize length, gpointer user_data)
{
  return fwrite (line, 1, length, user_data) == length;
}

static int
answer_refusal (RjImportReason reason, FILE *out)
{
  g_autofree char *line = rj_import_lines_refuse (reason);

  return fputs (line, out) >= 0 && fflush (out) == 0 ? 0 : 1;
}

int
rj_import_helper_main (int from, FILE *out)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RjImportFile) file = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  RjImportReason reason;

  if (!follow_starter (fileno (out)))
    return 2;
  // libical looks for its list of zones once, while it may.
  icaltimezone_get_utc_timezone ();
  confine ();
  reason = read_all (from, bytes);
  if (reason != 0)
    return answer_refusal (reason, out);
  file = rj_import_read_bytes ((const char *) bytes->data, bytes->len, &error);
  if (file == NULL)
    return answer_refusal ((RjImportReason) error->code, out);
  return rj_import_lines_write (file, put_line, out) && fflush (out) == 0 ? 0 : 1;
}
