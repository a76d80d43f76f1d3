// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_ADDRESS_BOOK_PAGE (rj_address_book_page_get_type ())
G_DECLARE_FINAL_TYPE (RjAddressBookPage, rj_address_book_page, RJ, ADDRESS_BOOK_PAGE, AdwNavigationPage)

/**
 * RjAddressBookPage: who is in an address book, each with a switch, and the button that takes in those that
 * are chosen, as one step. Of a small file all are chosen to begin with; of a whole address book nobody is.
 *
 * RjAddressBookPage::taken: they are among the people
 */
AdwNavigationPage *rj_address_book_page_new (RjContext *context, GFile *file);

G_END_DECLS
