// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-reached.h"

G_BEGIN_DECLS

/* A milestone in words, those of the person's vocabulary; (transfer full). */

/* "30 days in recovery", "9 months", or the person's own name for it */
char *rj_milestone_text (RjContext *context, const RjReached *reached);
/* Of one that is reached today: "30 days in recovery today." */
char *rj_milestone_text_today (RjContext *context, const RjReached *reached);
/* What it is counted by, without the words for it: "30 days", "9 months". */
char *rj_milestone_text_span (const RjMilestone *span);

/* For so many days after a day of use nothing is noticed; letters rest as long. */
int rj_milestones_get_rest (RjContext *context);

G_END_DECLS
