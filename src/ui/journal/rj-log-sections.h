// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-log-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RJ_TYPE_LOG_SECTIONS (rj_log_sections_get_type ())
G_DECLARE_FINAL_TYPE (RjLogSections, rj_log_sections, RJ, LOG_SECTIONS, GObject)

/* RjLogSections: an RjLogModel whose days are the sections of a GtkListView. Main thread only. */
RjLogSections *rj_log_sections_new (RjLogModel *model);
RjLogModel *rj_log_sections_get_model (RjLogSections *self);

G_END_DECLS
