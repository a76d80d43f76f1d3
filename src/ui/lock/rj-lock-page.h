// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_LOCK_PAGE (rj_lock_page_get_type ())
G_DECLARE_FINAL_TYPE (RjLockPage, rj_lock_page, RJ, LOCK_PAGE, AdwBin)

/**
 * RjLockPage: the passphrase, or the spare key. Tells a wrong passphrase from a damaged journal and from one
 * that is open elsewhere. Nothing of the person is on it. After the spare key a new
 * passphrase is offered. Sets the context's store when the vault is open.
 */
GtkWidget *rj_lock_page_new (RjContext *context);
/* The journal is known to be damaged: what can be done about it comes after the unlock. */
void rj_lock_page_set_damaged (RjLockPage *self);
/* Opens the quick note, if there is a place for it. */
void rj_lock_page_quick_note (RjLockPage *self);

G_END_DECLS
