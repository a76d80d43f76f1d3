// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-log-form.h"
#include "rj-filled-sheet.h"

G_BEGIN_DECLS

/* Asks whether the if-then sentence at the end of @saved is to become a rule of my plan, where the person
 * chooses what it waits for. Nothing happens when it has none, or the same as @before. @form: is still open
 */
void rj_sheet_plan_offer (RjLogForm *form, const RjFilledSheet *before, const RjFilledSheet *saved);

G_END_DECLS
