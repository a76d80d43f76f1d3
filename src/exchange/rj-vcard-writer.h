// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-people.h"

G_BEGIN_DECLS

/**
 * rj_vcard_write:
 * @people: (element-type RjPerson)
 * @with_words: with the notes too; otherwise names and ways to reach them alone
 *
 * An address book that other programs read. Who somebody is to the person, when they are best reached and
 * what they are good for never is in it.
 *
 * Returns: (transfer full): vCard 3.0 (RFC 2426), lines that end with CR and LF
 */
char *rj_vcard_write (GPtrArray *people, gboolean with_words);

G_END_DECLS
