// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-alert.h"

#include "rj-safety-keys.h"

G_DEFINE_TYPE (RjAlert, rj_alert, ADW_TYPE_ALERT_DIALOG)

static void
rj_alert_class_init (RjAlertClass *klass)
{
}

static void
rj_alert_init (RjAlert *self)
{
  rj_add_safety_keys (GTK_WIDGET (self));
}

AdwDialog *
rj_alert_new (const char *heading, const char *body)
{
  return g_object_new (RJ_TYPE_ALERT, "heading", heading, "body", body != NULL ? body : "", NULL);
}
