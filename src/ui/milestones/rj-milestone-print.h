// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens the preview of a card to keep or to give away. @title, @date: as they are to stand on it */
void rj_milestone_print_present (GtkWidget *parent, RjContext *context, const char *title, const char *date);

G_END_DECLS
