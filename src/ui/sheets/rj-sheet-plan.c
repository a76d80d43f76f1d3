// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-sheet-plan.h"

#include "rj-alert.h"
#include "rj-my-line-dialog.h"

#include <glib/gi18n-lib.h>

#define FIELD_IF   "if"
#define FIELD_THEN "then"

typedef struct {
  RjContext *context;
  GWeakRef parent;
  char *sheet;
  char *waits_for; /* (nullable): in the person's words */
  char *then;
} Offer;

static void
offer_free (gpointer data, GClosure *closure)
{
  Offer *offer = data;

  g_weak_ref_clear (&offer->parent);
  g_object_unref (offer->context);
  g_free (offer->sheet);
  g_free (offer->waits_for);
  g_free (offer->then);
  g_free (offer);
}

static void
answered_cb (AdwAlertDialog *alert, const char *response, Offer *offer)
{
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&offer->parent);

  if (parent != NULL && g_str_equal (response, "keep"))
    rj_my_line_dialog_present_rule (parent, offer->context, offer->sheet, offer->waits_for, offer->then);
}

void
rj_sheet_plan_offer (RjLogForm *form, const RjFilledSheet *before, const RjFilledSheet *saved)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (form));
  g_autofree char *then = rj_filled_sheet_dup_text (saved, FIELD_THEN, -1);
  g_autofree char *then_before = before != NULL ? rj_filled_sheet_dup_text (before, FIELD_THEN, -1) : NULL;
  AdwDialog *alert;
  Offer *offer;

  /* Without a window it was closed faster than it was saved. */
  if (root == NULL || then == NULL || g_strcmp0 (then, then_before) == 0)
    return;
  offer = g_new0 (Offer, 1);
  offer->context = g_object_ref (rj_log_form_get_context (form));
  g_weak_ref_init (&offer->parent, root);
  offer->sheet = g_strdup (saved->record.id);
  offer->waits_for = rj_filled_sheet_dup_text (saved, FIELD_IF, -1);
  offer->then = g_steal_pointer (&then);
  alert =
    rj_alert_new (_ ("Keep this in my plan?"),
                  _ ("You choose what goes after “If”. When you log that, you are shown what you will do."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (alert), "later", _ ("_Not now"), "keep", _ ("_Keep it…"),
                                  NULL);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (alert), "keep");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (alert), "later");
  g_signal_connect_data (alert, "response", G_CALLBACK (answered_cb), offer, offer_free, 0);
  adw_dialog_present (alert, GTK_WIDGET (root));
}
