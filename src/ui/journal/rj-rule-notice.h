// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* How long after an urge or a check-in a rule is there for it: as long as a letter is offered for one. */
#define RJ_RULE_FRESH_FOR (3 * G_TIME_SPAN_HOUR)
/* From here on nobody should have to be alone with it. */
#define RJ_RULE_STRONG 8

#define RJ_TYPE_RULE_NOTICE (rj_rule_notice_get_type ())
G_DECLARE_FINAL_TYPE (RjRuleNotice, rj_rule_notice, RJ, RULE_NOTICE, AdwBin)

/**
 * RjRuleNotice: a rule of the person's whose trigger was logged: what they wanted to do then, and a button
 * that says they did. Then it asks how strong it is now, which may be left open. Each is kept as it was: that
 * it was shown once it is on the screen, and what was picked at the latest when the dialog is left. It takes
 * the focus itself, so that Enter does nothing before the words were read.
 *
 * RjRuleNotice::rated: (int): how strong it is now, from 0 to 10, was noted, and there is a dialog to go on
 * in
 */
GtkWidget *rj_rule_notice_new (RjContext *context, const RjMyLine *rule, const char *craving_id);
/* It was offered once more, and is not again when it was not followed. */
void rj_rule_notice_put_aside (RjRuleNotice *self);
/* The same for rules that were not even looked at. @due: (element-type RjDueRule) */
void rj_rule_notice_put_all_aside (RjContext *context, GPtrArray *due);

/**
 * rj_rule_notice_find_async:
 * @now_us: the present; what was more than three hours ago is over
 * @cravings: (element-type RjCraving): just saved
 * @before: (nullable): as the first of them was before it was edited: rules that fitted it are left out
 *
 * Finish: (transfer full) (element-type RjMyLine): the rules that fit, in their order, three at most; none
 * when they could not be read. Main thread only.
 */
void rj_rule_notice_find_async (RjStore *store,
                                gint64 now_us,
                                GPtrArray *cravings,
                                const RjCraving *before,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
GPtrArray *rj_rule_notice_find_finish (RjStore *store, GAsyncResult *result);

G_END_DECLS
