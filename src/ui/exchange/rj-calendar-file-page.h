// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_CALENDAR_FILE_PAGE (rj_calendar_file_page_get_type ())
G_DECLARE_FINAL_TYPE (RjCalendarFilePage, rj_calendar_file_page, RJ, CALENDAR_FILE_PAGE, AdwNavigationPage)

/* RjCalendarFilePage: saves the plan as a calendar that other programs read; with times alone unless the
 * person wants their words in it. */
AdwNavigationPage *rj_calendar_file_page_new (RjContext *context);

/* Writes it to @file, as the dialog of the desktop has it done. */
void rj_calendar_file_page_save (RjCalendarFilePage *self, GFile *file);

G_END_DECLS
