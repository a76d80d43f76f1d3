// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_WELCOME_PAGE (rj_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (RjWelcomePage, rj_welcome_page, RJ, WELCOME_PAGE, AdwBin)

/**
 * RjWelcomePage: the first run: what this is, a passphrase, the spare key, a first day. Or a made-up journal
 * to look around in, or a journal that the person has already. Sets the context's store at its end.
 */
GtkWidget *rj_welcome_page_new (RjContext *context);

G_END_DECLS
