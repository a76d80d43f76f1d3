// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-letter.h"

G_BEGIN_DECLS

/* (transfer full): what it is called, also without a title: "Letter of 21 November". */
char *rj_letter_text_title (const RjLetter *self);
/* (transfer full): the same where other things stand beside it: "Letter: For a bad evening". */
char *rj_letter_text_name (const RjLetter *self);
/* (transfer full): when it is offered, its seal, and how often it was read, with " · " between. */
char *rj_letter_text_summary (RjContext *context, const RjLetter *self);

G_END_DECLS
