// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-paper.h"

#include <hb.h>
#include <langinfo.h>
#include <pango/pango.h>
#include <stdint.h>

RjPaper
rj_paper_get_default (void)
{
  /* glibc: a number of millimetres in the place of the pointer. */
  int height = (int) (intptr_t) nl_langinfo (_NL_PAPER_HEIGHT);

  return height == 279 ? RJ_PAPER_LETTER : RJ_PAPER_A4;
}

void
rj_paper_get_size (RjPaper paper, double *width, double *height)
{
  *width = paper == RJ_PAPER_LETTER ? 612 : 210 * RJ_PAPER_MM;
  *height = paper == RJ_PAPER_LETTER ? 792 : 297 * RJ_PAPER_MM;
}

gboolean
rj_paper_from_name (const char *name, RjPaper *paper)
{
  if (g_ascii_strcasecmp (name, "a4") == 0)
    *paper = RJ_PAPER_A4;
  else if (g_ascii_strcasecmp (name, "letter") == 0)
    *paper = RJ_PAPER_LETTER;
  else
    return FALSE;
  return TRUE;
}

gboolean
rj_script_is_rtl (GUnicodeScript script)
{
  hb_script_t tag = hb_script_from_iso15924_tag (g_unicode_script_to_iso15924 (script));

  return hb_script_get_horizontal_direction (tag) == HB_DIRECTION_RTL;
}

gboolean
rj_paper_is_rtl (void)
{
  int n = 0;
  const PangoScript *scripts = pango_language_get_scripts (pango_language_get_default (), &n);

  return scripts != NULL && n > 0 && rj_script_is_rtl ((GUnicodeScript) scripts[0]);
}
