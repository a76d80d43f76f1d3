// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-rule-dialog.h"

#include "rj-form-parts.h"
#include "rj-ride-dialog.h"
#include "rj-rule-notice.h"
#include "rj-spoken.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>

struct _RjRuleDialog {
  RjDialog parent_instance;

  RjContext *context;

  GtkWidget *box;
  GtkWidget *rules;
  GtkWidget *strong;
  GtkWidget *company; /* what is there for a strong one */
};

G_DEFINE_FINAL_TYPE (RjRuleDialog, rj_rule_dialog, RJ_TYPE_DIALOG)

static void
closed_cb (RjRuleDialog *self)
{
  for (GtkWidget *notice = gtk_widget_get_first_child (self->rules); notice != NULL;
       notice = gtk_widget_get_next_sibling (notice))
    rj_rule_notice_put_aside (RJ_RULE_NOTICE (notice));
}

static void
rated_cb (RjRuleDialog *self, int strength)
{
  if (strength < RJ_RULE_STRONG || gtk_widget_get_visible (self->company))
    return;
  gtk_widget_set_visible (self->company, TRUE);
  rj_announce (GTK_WIDGET (self), gtk_label_get_text (GTK_LABEL (self->strong)),
               GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
ride_cb (RjRuleDialog *self)
{
  g_autoptr (RjContext) context = g_object_ref (self->context);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  adw_dialog_close (ADW_DIALOG (self));
  rj_ride_dialog_present (window, context);
}

static void
help_cb (RjRuleDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.help-now", NULL);
}

static void
enough_cb (RjRuleDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/* ---- Object ---- */

static void
rj_rule_dialog_dispose (GObject *object)
{
  g_clear_object (&RJ_RULE_DIALOG (object)->context);
  G_OBJECT_CLASS (rj_rule_dialog_parent_class)->dispose (object);
}

static void
rj_rule_dialog_class_init (RjRuleDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_rule_dialog_dispose;
}

static void
add_button (RjRuleDialog *self, GtkWidget *box, const char *text, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (text);

  rj_wrap_button (GTK_BUTTON (button));
  gtk_widget_add_css_class (button, "rj-wide");
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (box), button);
}

static void
rj_rule_dialog_init (RjRuleDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *heading;

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  g_object_set (self->box, "margin-top", 6, "margin-bottom", 24, "margin-start", 24, "margin-end", 24, NULL);
  heading = rj_form_parts_add_label (self->box, _ ("Planned for now"), "title-2");
  g_object_set (heading, "xalign", 0.0, NULL);
  self->rules = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_box_append (GTK_BOX (self->box), self->rules);
  self->company = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->strong = rj_form_parts_add_label (self->company,
                                          _ ("That is a strong one. You don't have to face it alone."), NULL);
  add_button (self, self->company, _ ("Ride it out"), G_CALLBACK (ride_cb));
  add_button (self, self->company, _ ("Help now"), G_CALLBACK (help_cb));
  gtk_widget_set_visible (self->company, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->company);
  add_button (self, self->box, _ ("That's all for now"), G_CALLBACK (enough_cb));

  g_object_set (scrolled, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height", TRUE, "child",
                self->box, NULL);
  /* The first line says it, where it wraps. */
  adw_header_bar_set_show_title (ADW_HEADER_BAR (header), FALSE);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scrolled);
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Planned for now"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 480);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
}

AdwDialog *
rj_rule_dialog_present (GtkWidget *parent, RjContext *context, GPtrArray *due)
{
  RjRuleDialog *self = g_object_new (RJ_TYPE_RULE_DIALOG, NULL);

  self->context = g_object_ref (context);
  for (guint i = 0; i < due->len; i++)
    {
      const RjDueRule *rule = g_ptr_array_index (due, i);
      GtkWidget *notice = rj_rule_notice_new (context, rule->line, rule->entry_id);

      g_signal_connect_object (notice, "rated", G_CALLBACK (rated_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->rules), notice);
    }
  /* Not a button: who presses Enter twice has read it nevertheless. */
  adw_dialog_set_focus (ADW_DIALOG (self), gtk_widget_get_first_child (self->rules));
  adw_dialog_present (ADW_DIALOG (self), parent);
  return ADW_DIALOG (self);
}
