// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_PEOPLE_FILE_PAGE (rj_people_file_page_get_type ())
G_DECLARE_FINAL_TYPE (RjPeopleFilePage, rj_people_file_page, RJ, PEOPLE_FILE_PAGE, AdwNavigationPage)

/* RjPeopleFilePage: saves the people as an address book that other programs read: names and ways to reach
 * them, and notes when the person wants them in it. */
AdwNavigationPage *rj_people_file_page_new (RjContext *context);

/* Writes it to @file, as the dialog of the desktop has it done. */
void rj_people_file_page_save (RjPeopleFilePage *self, GFile *file);

G_END_DECLS
