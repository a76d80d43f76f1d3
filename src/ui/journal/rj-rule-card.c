// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-rule-card.h"

#include "rj-rule-dialog.h"
#include "rj-rule-notice.h"

#include <glib/gi18n-lib.h>

struct _RjRuleCard {
  RjNoticeCard parent_instance;

  RjContext *context;
  GCancellable *cancellable;
  GPtrArray *due; /* (nullable): RjDueRule */
};

G_DEFINE_FINAL_TYPE (RjRuleCard, rj_rule_card, RJ_TYPE_NOTICE_CARD)

static void
due_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjRuleCard) self = user_data;
  g_autoptr (GPtrArray) due = rj_my_plan_list_due_finish (RJ_MY_PLAN (source), result, NULL);

  /* That the plan could not be read is said where it stands. */
  if (due == NULL || self->context == NULL)
    return;
  g_clear_pointer (&self->due, g_ptr_array_unref);
  self->due = g_steal_pointer (&due);
  if (self->due->len > 0)
    rj_notice_card_show (RJ_NOTICE_CARD (self));
  else if (gtk_widget_get_visible (GTK_WIDGET (self)))
    rj_notice_card_leave (RJ_NOTICE_CARD (self));
}

static void
load (RjRuleCard *self)
{
  RjStore *store = rj_context_get_store (self->context);
  gint64 now_us = rj_clock_get_now (rj_context_get_clock (self->context));

  /* Nothing can be kept of it in a journal that is only looked at. */
  if (store != NULL && !rj_context_get_for_reading (self->context))
    rj_my_plan_list_due_async (rj_store_get_my_plan (store), now_us - RJ_RULE_FRESH_FOR, self->cancellable,
                               due_cb, g_object_ref (self));
}

/* What fits is over some time. */
static void
minute_cb (RjRuleCard *self)
{
  if (self->due != NULL && self->due->len > 0)
    load (self);
}

static void
changed_cb (RjRuleCard *self, guint kinds)
{
  if ((kinds & (RJ_CHANGED_MY_PLAN | RJ_CHANGED_CRAVING | RJ_CHANGED_MOOD)) != 0)
    load (self);
}

static void
show_cb (RjRuleCard *self)
{
  AdwDialog *dialog;

  if (self->due == NULL || self->due->len == 0)
    return;
  dialog = rj_rule_dialog_present (GTK_WIDGET (self), self->context, self->due);
  rj_notice_card_watch_dialog (RJ_NOTICE_CARD (self), dialog);
}

static void
not_now_cb (RjRuleCard *self)
{
  if (self->due == NULL)
    return;
  rj_rule_notice_put_all_aside (self->context, self->due);
  g_clear_pointer (&self->due, g_ptr_array_unref);
  rj_notice_card_leave (RJ_NOTICE_CARD (self));
}

static void
rj_rule_card_dispose (GObject *object)
{
  RjRuleCard *self = RJ_RULE_CARD (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->due, g_ptr_array_unref);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_rule_card_parent_class)->dispose (object);
}

static void
rj_rule_card_class_init (RjRuleCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_rule_card_dispose;
}

static void
rj_rule_card_init (RjRuleCard *self)
{
  RjNoticeCard *card = RJ_NOTICE_CARD (self);

  self->cancellable = g_cancellable_new ();
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  rj_notice_card_set_words (card, _ ("Planned for now"),
                            _ ("You wrote down what you want to do at a moment like this."));
  g_signal_connect_object (rj_notice_card_add_button (card, C_ ("rule", "_Show it"), FALSE), "clicked",
                           G_CALLBACK (show_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rj_notice_card_add_button (card, C_ ("rule", "_Not now"), TRUE), "clicked",
                           G_CALLBACK (not_now_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
rj_rule_card_new (RjContext *context)
{
  RjRuleCard *self = g_object_new (RJ_TYPE_RULE_CARD, NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (rj_context_get_store (context), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (rj_context_get_clock (context), "minute", G_CALLBACK (minute_cb), self,
                           G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
