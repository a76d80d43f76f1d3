// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

G_BEGIN_DECLS

#define RJ_TYPE_DESKTOP_CONSENT (rj_desktop_consent_get_type ())
G_DECLARE_FINAL_TYPE (RjDesktopConsent, rj_desktop_consent, RJ, DESKTOP_CONSENT, GObject)

/**
 * RjDesktopConsent: carries to the desktop what the person chose about going on without a window and about
 * starting with the session, and back to the settings what the desktop says to it.
 */
RjDesktopConsent *rj_desktop_consent_new (RjContext *context);

G_END_DECLS
