// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody's words, from a file, a sealed record or the keyboard: what is made of them before they are shown
// or looked for.
#include "rj-fuzz.h"

#include "rj-text.h"

static void
check (const char *text)
{
  rj_fuzz_require (text != NULL && g_utf8_validate (text, -1, NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize length)
{
  g_autofree char *text = g_strndup ((const char *) data, length);
  g_autofree char *folded = NULL;
  g_autofree char *excerpt = NULL;
  g_autofree char *label = NULL;
  guint n = length > 0 ? data[length - 1] : 0;

  rj_text_make_valid (&text);
  check (text);
  folded = rj_text_fold (text);
  check (folded);
  excerpt = rj_text_excerpt (text, n);
  if (excerpt != NULL)
    {
      check (excerpt);
      rj_fuzz_require (g_utf8_strlen (excerpt, -1) <= (glong) n);
    }
  label = rj_text_for_label (text, n);
  check (label);
  rj_text_is_blank (text);
  return 0;
}
