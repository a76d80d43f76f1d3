// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-sheet-text.h"

#include "rj-worksheets.h"

#include <glib/gi18n-lib.h>

GPtrArray *
rj_sheet_text_get_forms (void)
{
  static GPtrArray *forms;

  if (forms == NULL)
    forms = rj_worksheets_load (NULL);
  return forms;
}

const char *
rj_sheet_text_title (RjContext *context, const char *form)
{
  const RjWorksheet *worksheet = rj_worksheets_find (rj_sheet_text_get_forms (), form);

  return worksheet != NULL ? rj_vocabulary_fill (rj_context_get_vocabulary (context), worksheet->title)
                           : _ ("Worksheet");
}
