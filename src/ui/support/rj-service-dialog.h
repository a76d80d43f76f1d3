// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"
#include "rj-dialog.h"
#include "rj-service.h"

G_BEGIN_DECLS

#define RJ_TYPE_SERVICE_DIALOG (rj_service_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RjServiceDialog, rj_service_dialog, RJ, SERVICE_DIALOG, RjDialog)

/* RjServiceDialog: a place of support to read: how to reach it, and what is planned there. It closes when the
 * place is gone. (transfer none) */
AdwDialog *rj_service_dialog_present (GtkWidget *parent, RjContext *context, const RjService *service);

G_END_DECLS
