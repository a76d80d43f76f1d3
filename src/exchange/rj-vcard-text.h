// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-vcard-scan.h"

G_BEGIN_DECLS

/* Values of cards as text. @old: of version 2.1, where only a semicolon is escaped. */

/* (transfer full) (nullable): the bytes of a property as UTF-8, not yet taken apart: its letters are those of
 * CHARSET, or UTF-8, or Windows-1252. %NULL: nobody can say what its letters are. */
char *rj_vcard_dup_value (const RjVcardProperty *property);

/* (transfer full) (nullable): without escapes, control characters and space at its ends; %NULL: nothing is
 * left. @lines: it may have several. */
char *rj_vcard_dup_text (const char *value, gboolean old, gboolean lines);

/* (transfer full): the parts between semicolons, each still escaped; @most of them at most */
GStrv rj_vcard_split (const char *value, char separator, guint most);

/* (transfer full) (nullable): "tel:+1-418-656-9254;ext=102", "mailto:sam@example.org" as a person writes them
 */
char *rj_vcard_dup_number (const char *text);
char *rj_vcard_dup_mail (const char *text);

G_END_DECLS
