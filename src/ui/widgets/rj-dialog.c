// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-dialog.h"

#include "rj-safety-keys.h"

G_DEFINE_TYPE (RjDialog, rj_dialog, ADW_TYPE_DIALOG)

static void
rj_dialog_class_init (RjDialogClass *klass)
{
}

static void
rj_dialog_init (RjDialog *self)
{
  rj_add_safety_keys (GTK_WIDGET (self));
}

AdwDialog *
rj_dialog_new (void)
{
  return g_object_new (RJ_TYPE_DIALOG, NULL);
}
