// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

G_BEGIN_DECLS

/* How medicines and doses are written. Facts and counts; never what to do. (transfer full) unless const. */

const char *rj_medicine_text_status (RjDoseStatus status);
/* "Late, 09:40": what was written down about an occurrence. NULL for nothing. */
char *rj_medicine_text_dose (const RjOccurrence *occurrence, GTimeZone *zone);
/* "Sat 21 Nov · 08:12 · Taken" */
char *rj_medicine_text_logged (const RjDose *dose);
/* "Last taken 3 h 20 min ago". NULL when it never was. */
char *rj_medicine_text_last (const RjMedicine *medicine, gint64 now_us);
/* (array zero-terminated=1): what can be counted: how many are left, days until a refill and so on. */
GStrv rj_medicine_text_facts (const RjMedicine *medicine, RjDay today, gint64 now_us);
/* The fixed text for when a dose was not taken as planned (clinical.md §3.2). */
char *rj_medicine_text_missed (RjMedicineKind kind);
/* (array zero-terminated=1): the other fixed texts for a medicine. */
GStrv rj_medicine_text_notes (RjMedicineKind kind);

G_END_DECLS
