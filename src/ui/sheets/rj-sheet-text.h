// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

G_BEGIN_DECLS

/* (element-type RjWorksheet) (transfer none): all forms, read once. Main thread only. */
GPtrArray *rj_sheet_text_get_forms (void);
/* @form: (nullable): id of a form; a later version may have others. Its title in the words of @context, or
 * "Worksheet". */
const char *rj_sheet_text_title (RjContext *context, const char *form);

G_END_DECLS
