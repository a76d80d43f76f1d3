// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

G_BEGIN_DECLS

/* Words about people and about being in touch with them. */

/* (transfer full) (nullable): who somebody is to the person; %NULL when that is left open */
char *rj_person_text_role (RjContext *context, RjPersonRole role);
/* (transfer full) (array zero-terminated=1): all of them by number, with "Left open" as the first */
char **rj_person_text_list_roles (RjContext *context);
/* (transfer none): "Phone" */
const char *rj_person_text_reach (RjReachKind kind);
/* (transfer full) (array zero-terminated=1): all of them; the first is the number 1 */
char **rj_person_text_list_reaches (void);
/* (transfer full): how to reach them, with the person's own word for it: "Phone · work" */
char *rj_person_text_reach_title (const RjReach *reach);
/* (transfer full): below their name in a list: who they are and the first number */
char *rj_person_text_summary (RjContext *context, const RjPerson *person);
/* (transfer none): what came of it: "We called" */
const char *rj_person_text_how (RjTalkHow how);
/* Is it somebody with whom there is something to prepare and to agree on? */
gboolean rj_person_text_has_sheets (RjPersonRole role);

G_END_DECLS
