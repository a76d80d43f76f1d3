// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-cli.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <unistd.h>

#define LONGEST (64 * 1024)

/* Reads straight into memory that is wiped. */
static gssize
read_all (int fd, RjSecretBytes *buffer)
{
  gsize got = 0;

  while (got < rj_secret_bytes_get_length (buffer))
    {
      ssize_t count = TEMP_FAILURE_RETRY (
        read (fd, rj_secret_bytes_get (buffer) + got, rj_secret_bytes_get_length (buffer) - got));
      if (count < 0)
        return -1;
      if (count == 0)
        break;
      got += (gsize) count;
    }
  return (gssize) got;
}

RjSecretBytes *
rj_cli_read_passphrase (const char *path, int fd, GError **error)
{
  g_autoptr (RjSecretBytes) buffer = rj_secret_bytes_new (LONGEST + 1);
  const guint8 *data = rj_secret_bytes_get (buffer);
  gssize length = -1;
  int number = 0;

  if (path)
    fd = open (path, O_RDONLY | O_CLOEXEC);
  if (fd >= 0)
    length = read_all (fd, buffer);
  number = errno;
  if (path && fd >= 0)
    close (fd);

  if (length < 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The passphrase could not be read: %s."),
                 g_strerror (number));
  else if (length > LONGEST)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The passphrase is too long."));
  else
    {
      /* Editors end a file with a line end. Nothing else is taken off. */
      if (length > 0 && data[length - 1] == '\n')
        length--;
      return rj_secret_bytes_new_from (data, (gsize) length);
    }
  return NULL;
}
