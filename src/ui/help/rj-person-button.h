// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RJ_TYPE_PERSON_BUTTON (rj_person_button_get_type ())
G_DECLARE_FINAL_TYPE (RjPersonButton, rj_person_button, RJ, PERSON_BUTTON, GtkButton)

/**
 * RjPersonButton: "Call Sam", for whoever stands first among "My people". It opens their page in Help now and
 * dials nothing. It is there only when it is wanted, in an open journal, and when somebody is listed.
 */

/* Once. */
void rj_person_button_set_context (RjPersonButton *self, RjContext *context);
void rj_person_button_set_wanted (RjPersonButton *self, gboolean wanted);

G_END_DECLS
