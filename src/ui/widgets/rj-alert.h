// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RJ_TYPE_ALERT (rj_alert_get_type ())
G_DECLARE_DERIVABLE_TYPE (RjAlert, rj_alert, RJ, ALERT, AdwAlertDialog)

/* RjAlert: AdwAlertDialog in which F1, Ctrl+H and Ctrl+L answer. Every one of ours derives from it. */
struct _RjAlertClass {
  AdwAlertDialogClass parent_class;
};

/* @body: (nullable) */
AdwDialog *rj_alert_new (const char *heading, const char *body);

G_END_DECLS
