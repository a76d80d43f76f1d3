// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-log-form.h"

G_BEGIN_DECLS

/* @chips: (transfer none): belong to the form. What is picked and what is typed there are kept as its drafts.
 */
void rj_log_form_add_chips (RjLogForm *self, RjChips *chips);

G_END_DECLS
