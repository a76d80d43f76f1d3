// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-log-form.h"

G_BEGIN_DECLS

#define RJ_TYPE_MEETING_EDITOR (rj_meeting_editor_get_type ())
G_DECLARE_FINAL_TYPE (RjMeetingEditor, rj_meeting_editor, RJ, MEETING_EDITOR, RjLogForm)

/* Writes a meeting down, with its times. @id: (nullable): that one, otherwise a new one. Its drafts are
 * "meeting/ID/FIELD". The dialog comes when the meeting was read. */
void rj_meeting_editor_present (GtkWidget *parent, RjContext *context, const char *id);
/* As a form of the window, for a draft. */
void rj_meeting_editor_open (RjContext *context, GtkWidget *parent, const char *where);

G_END_DECLS
