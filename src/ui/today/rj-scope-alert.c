// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-scope-alert.h"

#include "rj-alert.h"
#include "rj-format.h"

#include <glib/gi18n-lib.h>

typedef struct {
  RjScopeFunc chosen;
  gpointer user_data;
  GDestroyNotify destroy;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  if (question->destroy != NULL)
    question->destroy (question->user_data);
  g_free (question);
}

static void
response_cb (AdwAlertDialog *alert, const char *response, gpointer user_data)
{
  static const char *const names[] = { "this", "later", "all" };
  static const RjScope scopes[] = { RJ_SCOPE_THIS_DAY, RJ_SCOPE_FROM_THIS_DAY, RJ_SCOPE_ALL_DAYS };
  const Question *question = user_data;
  const RjScope *chosen = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (scopes); i++)
    if (g_str_equal (response, names[i]))
      chosen = &scopes[i];
  question->chosen (chosen, question->user_data);
}

void
rj_scope_alert_ask (GtkWidget *parent,
                    RjDay day,
                    RjDay today,
                    gboolean removes,
                    gboolean rule_changed,
                    RjScopeFunc chosen,
                    gpointer user_data,
                    GDestroyNotify destroy)
{
  AdwAlertDialog *alert;
  Question *question = g_new0 (Question, 1);
  g_autofree char *date = rj_format_day (day, today);
  /* Translators: %s is a date. */
  g_autofree char *body = g_strdup_printf (_ ("It repeats. This day is %s."), date);

  question->chosen = chosen;
  question->user_data = user_data;
  question->destroy = destroy;
  alert = ADW_ALERT_DIALOG (
    rj_alert_new (removes ? _ ("Take which days off the plan?") : _ ("Change which days?"), body));
  /* Below each other, the last one is on top. */
  adw_alert_dialog_add_response (alert, "cancel", _ ("_Cancel"));
  adw_alert_dialog_add_response (alert, "all", _ ("All days"));
  adw_alert_dialog_add_response (alert, "later", _ ("From here on"));
  if (!rule_changed)
    adw_alert_dialog_add_response (alert, "this", _ ("Only this day"));
  adw_alert_dialog_set_close_response (alert, "cancel");
  adw_alert_dialog_set_default_response (alert, rule_changed ? "later" : "this");
  adw_alert_dialog_set_prefer_wide_layout (alert, FALSE);
  g_signal_connect_data (alert, "response", G_CALLBACK (response_cb), question, question_free, 0);
  adw_dialog_present (ADW_DIALOG (alert), parent);
}
