// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RJ_TYPE_POPOVER (rj_popover_get_type ())
G_DECLARE_DERIVABLE_TYPE (RjPopover, rj_popover, RJ, POPOVER, GtkPopover)

/* RjPopover: GtkPopover in which F1, Ctrl+H and Ctrl+L answer. Every one of ours derives from it. */
struct _RjPopoverClass {
  GtkPopoverClass parent_class;
};

GtkWidget *rj_popover_new (void);

G_END_DECLS
