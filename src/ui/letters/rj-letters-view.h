// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_LETTERS_VIEW (rj_letters_view_get_type ())
G_DECLARE_FINAL_TYPE (RjLettersView, rj_letters_view, RJ, LETTERS_VIEW, AdwBin)

/* RjLettersView: the tab with the letters: titles and when they are offered, never the words. */
GtkWidget *rj_letters_view_new (RjContext *context);
/* Opens the form for a new one. */
void rj_letters_view_add (RjLettersView *self);

G_END_DECLS
