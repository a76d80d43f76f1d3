// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-log-form.h"

G_BEGIN_DECLS

#define RJ_TYPE_PERSON_EDITOR (rj_person_editor_get_type ())
G_DECLARE_FINAL_TYPE (RjPersonEditor, rj_person_editor, RJ, PERSON_EDITOR, RjLogForm)

/* RjPersonEditor: somebody to turn to, to be written down or changed. @person: (nullable): a new one */
void rj_person_editor_present (GtkWidget *parent, RjContext *context, const RjPerson *person);
/* For rj_forms_set(). */
void rj_person_editor_open_draft (RjContext *context, GtkWidget *parent, const char *where);

G_END_DECLS
