// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-import-bytes.h"

gboolean
rj_import_rows_next (RjImportRows *self, const char **line, gsize *length)
{
  const char *at = self->at;

  if (at >= self->end)
    return FALSE;
  while (at < self->end && *at != '\n' && *at != '\r')
    at++;
  *line = self->at;
  *length = (gsize) (at - self->at);
  if (at < self->end && *at == '\r' && at + 1 < self->end && at[1] == '\n')
    at++;
  self->at = MIN (at + 1, self->end);
  self->number++;
  return TRUE;
}

/* What Windows puts where Latin 1 has no letters. */
static const gunichar windows_1252[32] = {
  0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
  0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd, 0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178,
};

void
rj_import_from_windows (GString *text)
{
  g_autoptr (GString) out = g_string_sized_new (text->len * 2);

  for (gsize i = 0; i < text->len; i++)
    {
      guint8 byte = (guint8) text->str[i];

      if (byte < 0x80)
        g_string_append_c (out, (char) byte);
      else
        g_string_append_unichar (out, byte < 0xa0 ? windows_1252[byte - 0x80] : byte);
    }
  g_string_assign (text, out->str);
}

void
rj_import_make_utf8 (GString *text)
{
  if (!g_utf8_validate_len (text->str, text->len, NULL))
    rj_import_from_windows (text);
}

gboolean
rj_import_leaves_out (gunichar letter)
{
  static const struct {
    gunichar first;
    gunichar last;
  } marks[] = {
    { 0x061c, 0x061c }, { 0x200e, 0x200f }, { 0x202a, 0x202e },
    { 0x2066, 0x206f }, { 0xfeff, 0xfeff }, { 0xfff9, 0xfffb },
  };

  if (g_unichar_iscntrl (letter))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (letter >= marks[i].first && letter <= marks[i].last)
      return TRUE;
  return FALSE;
}
