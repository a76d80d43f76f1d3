// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_DAMAGE_PAGE (rj_damage_page_get_type ())
G_DECLARE_FINAL_TYPE (RjDamagePage, rj_damage_page, RJ, DAMAGE_PAGE, AdwNavigationPage)

/**
 * RjDamagePage: what can be done about a journal that is damaged. Counts first; nothing is changed before the
 * person chooses, and there is nothing to choose that removes anything.
 *
 * Signal "opened" (gboolean to_look): the vault is open with what was chosen.
 */

/* For a vault of which rj_damage_is_known(). @by_spare_key: what it was opened with. */
AdwNavigationPage *rj_damage_page_new (RjContext *context, gboolean by_spare_key);

G_END_DECLS
