// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-popover.h"

#include "rj-safety-keys.h"

G_DEFINE_TYPE (RjPopover, rj_popover, GTK_TYPE_POPOVER)

static void
rj_popover_class_init (RjPopoverClass *klass)
{
}

static void
rj_popover_init (RjPopover *self)
{
  rj_add_safety_keys (GTK_WIDGET (self));
}

GtkWidget *
rj_popover_new (void)
{
  return g_object_new (RJ_TYPE_POPOVER, NULL);
}
