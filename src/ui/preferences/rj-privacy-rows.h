// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * rj_privacy_rows_add:
 *
 * Adds the switch of @layer to @group, and below it a row that stays away until the person turns the layer
 * off: then it shows, with what is in the journal now, what others would see.
 */
void rj_privacy_rows_add (AdwPreferencesGroup *group, RjContext *context, RjPrivacyLayer layer);

G_END_DECLS
