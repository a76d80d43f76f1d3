// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-log-form.h"
#include "rj-service.h"

G_BEGIN_DECLS

#define RJ_TYPE_SERVICE_EDITOR (rj_service_editor_get_type ())
G_DECLARE_FINAL_TYPE (RjServiceEditor, rj_service_editor, RJ, SERVICE_EDITOR, RjLogForm)

/* Writes down a place of support. @service: (nullable): the one to change; %NULL for a new one. Its drafts
 * are "service/ID/FIELD". */
AdwDialog *rj_service_editor_present (GtkWidget *parent, RjContext *context, const RjService *service);
/* As a form of the window, for a draft. */
void rj_service_editor_open (RjContext *context, GtkWidget *parent, const char *where);

G_END_DECLS
