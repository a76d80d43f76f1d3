// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-reminder-consent.h"

#include "rj-alert.h"

#include <glib/gi18n-lib.h>

static gboolean
has_reminder (GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      const RjPlanItem *item = g_ptr_array_index (items, i);

      if (item->leads != NULL && item->leads->len > 0)
        return TRUE;
    }
  return FALSE;
}

static void
answered_cb (AdwAlertDialog *alert, const char *response, RjContext *context)
{
  if (!g_str_equal (response, "later"))
    g_object_set (rj_context_get_settings (context), "background",
                  g_str_equal (response, "go-on") ? "yes" : "no", NULL);
}

void
rj_reminder_consent_ask (RjContext *context, GtkWidget *parent, GPtrArray *saved)
{
  AdwDialog *alert;

  g_return_if_fail (RJ_IS_CONTEXT (context) && GTK_IS_WIDGET (parent) && saved != NULL);

  if (g_strcmp0 (rj_settings_get_background (rj_context_get_settings (context)), "ask") != 0
      || rj_context_get_made_up (context) || !has_reminder (saved))
    return;
  /* As a heading the sentence would not wrap. */
  alert = rj_alert_new (_ ("Reminders"),
                        _ ("To remind you when the window is closed, Journal has to stay on in the "
                           "background. Your desktop asks next."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (alert), "no", _ ("Only while it is _open"), "go-on",
                                  _ ("_Go on"), NULL);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (alert), "go-on");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (alert), "later");
  g_signal_connect_object (alert, "response", G_CALLBACK (answered_cb), context, 0);
  adw_dialog_present (alert, parent);
}
