// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-import-module.h"

G_BEGIN_DECLS

/* People from an address book: vCard 2.1, 3.0 and 4.0. Photos, birthdays and keys of others are not taken,
 * and neither is a list of people. */
extern const RjImportModule rj_vcard_import;

G_END_DECLS
