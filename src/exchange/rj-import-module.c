// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-import-module.h"

#include "rj-feed-reader.h"
#include "rj-ical-reader.h"
#include "rj-vcard-reader.h"

#include <string.h>

#define HEAD 4096

static const RjImportModule *const modules[] = { &rj_ical_import, &rj_vcard_import, &rj_feed_json_import,
                                                 &rj_feed_csv_import };

static gboolean
refuse (RjImportReason reason, GError **error)
{
  g_set_error_literal (error, RJ_IMPORT_ERROR, (int) reason, rj_import_reason_get_name (reason));
  return FALSE;
}

static gunichar2
get_unit (const guint8 *at, gboolean big)
{
  return (gunichar2) (big ? at[0] << 8 | at[1] : at[1] << 8 | at[0]);
}

/* (transfer full) (nullable): UTF-16, as Windows writes it. Without iconv, which opens files. */
static char *
read_utf16 (const guint8 *bytes, gsize length, gboolean big)
{
  gsize n = length / 2;
  g_autofree gunichar2 *units = g_new (gunichar2, n + 1);

  for (gsize i = 0; i < n; i++)
    units[i] = get_unit (bytes + 2 * i, big);
  return g_utf16_to_utf8 (units, (glong) n, NULL, NULL, NULL);
}

/* (transfer full) (nullable): only when it is not as it is to be */
static char *
decode (const char *bytes, gsize length)
{
  const guint8 *mark = (const guint8 *) bytes;

  if (length >= 2 && ((mark[0] == 0xff && mark[1] == 0xfe) || (mark[0] == 0xfe && mark[1] == 0xff)))
    return read_utf16 (mark + 2, length - 2, mark[0] == 0xfe);
  // Without its mark; two letters that are none of a whole page.
  if (length >= 4 && mark[0] != 0 && mark[1] == 0 && mark[2] != 0 && mark[3] == 0)
    return read_utf16 (mark, length, FALSE);
  if (length >= 4 && mark[0] == 0 && mark[1] != 0 && mark[2] == 0 && mark[3] != 0)
    return read_utf16 (mark, length, TRUE);
  return NULL;
}

RjImportFile *
rj_import_read_bytes (const char *bytes, gsize length, GError **error)
{
  g_autofree char *decoded = decode (bytes, length);
  const char *text = decoded != NULL ? decoded : bytes;
  gsize rest = decoded != NULL ? strlen (decoded) : length;

  if (length == 0)
    return refuse (RJ_IMPORT_EMPTY, error), NULL;
  if (length > RJ_IMPORT_MOST_BYTES)
    return refuse (RJ_IMPORT_TOO_LARGE, error), NULL;
  // Files that were put together, or saved again and again, have more than one.
  while (rest >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    {
      text += 3;
      rest -= 3;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (modules); i++)
    {
      g_autoptr (RjImportFile) file = NULL;

      if (!modules[i]->recognise (text, MIN (rest, HEAD)))
        continue;
      file = rj_import_file_new (modules[i]->name);
      return modules[i]->read (text, rest, file, error) ? g_steal_pointer (&file) : NULL;
    }
  return refuse (RJ_IMPORT_NOT_UNDERSTOOD, error), NULL;
}
