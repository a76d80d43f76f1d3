// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-steps-dialog.h"

#include "rj-plan-actions.h"
#include "rj-spoken.h"
#include "rj-text.h"

#include <glib/gi18n-lib.h>

struct _RjStepsDialog {
  RjDialog parent_instance;

  RjContext *context;
  RjOccurrence *occurrence;
  guint n;
  guint at;

  GtkWidget *count;
  GtkWidget *text;
  GtkWidget *header;
  GtkWidget *back;
  GtkWidget *next;
};

G_DEFINE_FINAL_TYPE (RjStepsDialog, rj_steps_dialog, RJ_TYPE_DIALOG)

static void
update (RjStepsDialog *self)
{
  const RjPlanItem *item = self->occurrence->item;
  gboolean last = self->at + 1 >= self->n;
  const char *all = self->n > 0 ? item->steps[self->at] : item->note != NULL ? item->note : item->title;
  g_autofree char *text = rj_text_for_label (all, RJ_TEXT_READ);
  g_autofree char *count = NULL;

  gtk_label_set_label (GTK_LABEL (self->text), text);
  /* Translators: which step of how many: "Step 2 of 4". */
  count = g_strdup_printf (_ ("Step %u of %u"), self->at + 1, self->n);
  gtk_label_set_label (GTK_LABEL (self->count), count);
  gtk_widget_set_visible (self->count, self->n > 1);
  gtk_widget_set_visible (self->back, self->n > 1);
  gtk_widget_set_sensitive (self->back, self->at > 0);
  gtk_button_set_label (GTK_BUTTON (self->next), last ? _ ("_Done") : _ ("_Next"));
}

static void
announce (RjStepsDialog *self)
{
  rj_announce (self->next, gtk_label_get_label (GTK_LABEL (self->text)),
               GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
next_cb (RjStepsDialog *self)
{
  if (self->at + 1 < self->n)
    {
      self->at++;
      update (self);
      announce (self);
      return;
    }
  if (self->occurrence->mark != RJ_MARK_DONE)
    rj_plan_actions_mark (self->context, self->occurrence, RJ_MARK_DONE);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
back_cb (RjStepsDialog *self)
{
  if (self->at == 0)
    return;
  self->at--;
  update (self);
  announce (self);
  /* The button that cannot go further back cannot keep the focus. */
  if (self->at == 0)
    gtk_widget_grab_focus (self->next);
}

static void
rj_steps_dialog_dispose (GObject *object)
{
  RjStepsDialog *self = RJ_STEPS_DIALOG (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->occurrence, rj_occurrence_free);
  G_OBJECT_CLASS (rj_steps_dialog_parent_class)->dispose (object);
}

static void
rj_steps_dialog_class_init (RjStepsDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_steps_dialog_dispose;
}

static void
rj_steps_dialog_init (RjStepsDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->count = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, NULL);
  gtk_widget_add_css_class (self->count, "dimmed");
  self->text = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "yalign", 0.0, "wrap", TRUE, "wrap-mode",
                             PANGO_WRAP_WORD_CHAR, "vexpand", TRUE, NULL);
  gtk_widget_add_css_class (self->text, "title-2");
  self->back = gtk_button_new_with_mnemonic (_ ("_Back"));
  self->next = gtk_button_new_with_mnemonic (_ ("_Next"));
  gtk_widget_set_hexpand (self->next, TRUE);
  gtk_widget_set_size_request (self->back, -1, 44);
  gtk_widget_set_size_request (self->next, -1, 44);
  gtk_widget_add_css_class (self->next, "suggested-action");
  g_signal_connect_swapped (self->back, "clicked", G_CALLBACK (back_cb), self);
  g_signal_connect_swapped (self->next, "clicked", G_CALLBACK (next_cb), self);
  gtk_box_append (GTK_BOX (buttons), self->back);
  gtk_box_append (GTK_BOX (buttons), self->next);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->text);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), buttons);
  g_object_set (box, "margin-top", 12, "margin-bottom", 24, "margin-start", 18, "margin-end", 18, NULL);

  self->header = adw_header_bar_new ();
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), self->header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), box);
  adw_dialog_set_content_width (ADW_DIALOG (self), 480);
  adw_dialog_set_content_height (ADW_DIALOG (self), 360);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_default_widget (ADW_DIALOG (self), self->next);
  adw_dialog_set_focus (ADW_DIALOG (self), self->next);
}

RjStepsDialog *
rj_steps_dialog_present (GtkWidget *parent, RjContext *context, const RjOccurrence *occurrence)
{
  RjStepsDialog *self = g_object_new (RJ_TYPE_STEPS_DIALOG, NULL);
  g_autofree char *title = rj_text_for_label (occurrence->item->title, RJ_TEXT_NAME);

  self->context = g_object_ref (context);
  self->occurrence = rj_occurrence_copy (occurrence);
  self->n = occurrence->item->steps != NULL ? g_strv_length (occurrence->item->steps) : 0;
  adw_dialog_set_title (ADW_DIALOG (self), title);
  /* Without steps the title is what the page says, and is not said twice. */
  adw_header_bar_set_show_title (ADW_HEADER_BAR (self->header), self->n > 0);
  update (self);
  adw_dialog_present (ADW_DIALOG (self), parent);
  return self;
}

const char *
rj_steps_dialog_get_text (RjStepsDialog *self)
{
  g_return_val_if_fail (RJ_IS_STEPS_DIALOG (self), NULL);
  return gtk_label_get_label (GTK_LABEL (self->text));
}

GtkWidget *
rj_steps_dialog_get_next (RjStepsDialog *self)
{
  g_return_val_if_fail (RJ_IS_STEPS_DIALOG (self), NULL);
  return self->next;
}
