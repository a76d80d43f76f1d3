// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

G_BEGIN_DECLS

/* Writes down that a letter was read now; nothing in a journal that is only looked at. @craving_id:
 * (nullable): see rj_letters_answer_async() */
void rj_letter_answer_read (RjContext *context, const char *id, const char *craving_id);
/* Deletes a letter, with a way back. */
void rj_letter_answer_delete (RjContext *context, const char *id);
/* "Not now" to what fits by a rule; what fails is told. */
void rj_letter_answer_not_now (RjContext *context);

G_END_DECLS
