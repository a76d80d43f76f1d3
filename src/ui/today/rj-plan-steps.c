// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-plan-steps.h"

#include "rj-plan-actions.h"
#include "rj-plan-text.h"
#include "rj-text.h"

#include <glib/gi18n-lib.h>

/* A text that was pasted is no reason to make thousands of check boxes. */
#define MOST_SHOWN 100

struct _RjPlanSteps {
  GtkWidget parent_instance;

  RjContext *context;
  RjOccurrence *occurrence;
  gboolean updating;

  GtkWidget *box;
  GtkWidget *button;
  GtkWidget *label;
  GtkWidget *arrow;
  GtkWidget *list;
  GPtrArray *checks; /* (element-type GtkCheckButton): those in "list" */
};

G_DEFINE_FINAL_TYPE (RjPlanSteps, rj_plan_steps, GTK_TYPE_WIDGET)

static void
toggled_cb (RjPlanSteps *self, GtkCheckButton *check)
{
  guint step;

  if (self->updating || !g_ptr_array_find (self->checks, check, &step))
    return;
  rj_plan_actions_set_step (self->context, self->occurrence, step, gtk_check_button_get_active (check));
}

static void
add_check (RjPlanSteps *self, const char *text)
{
  g_autofree char *shown = rj_text_for_label (text, RJ_TEXT_NAME);
  GtkWidget *label =
    g_object_new (GTK_TYPE_LABEL, "label", shown, "xalign", 0.0, "hexpand", TRUE, "natural-wrap-mode",
                  GTK_NATURAL_WRAP_NONE, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "accessible-role",
                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, shown, -1);
  gtk_widget_set_size_request (check, -1, 44);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_box_append (GTK_BOX (self->list), check);
  g_ptr_array_add (self->checks, check);
}

static void
clear_list (RjPlanSteps *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->checks, 0);
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
}

static void
fill_list (RjPlanSteps *self)
{
  GStrv steps = self->occurrence->item->steps;
  guint n = rj_occurrence_count_steps (self->occurrence, NULL);

  for (guint i = 0; i < MIN (n, MOST_SHOWN); i++)
    add_check (self, steps[i]);
  if (n > MOST_SHOWN)
    {
      guint more = n - MOST_SHOWN;
      g_autofree char *text = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "And %u more step.", "And %u more steps.", more), more);
      GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, NULL);

      gtk_box_append (GTK_BOX (self->list), label);
    }
}

static void
update_checks (RjPlanSteps *self)
{
  self->updating = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->checks, i),
                                 rj_occurrence_is_step_done (self->occurrence, i));
  self->updating = FALSE;
}

static void
set_unfolded (RjPlanSteps *self, gboolean unfolded)
{
  clear_list (self);
  if (unfolded)
    {
      fill_list (self);
      update_checks (self);
    }
  gtk_widget_set_visible (self->list, unfolded);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow), unfolded ? "pan-up-symbolic" : "pan-down-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_STATE_EXPANDED, unfolded, -1);
}

static void
clicked_cb (RjPlanSteps *self)
{
  set_unfolded (self, !gtk_widget_get_visible (self->list));
}

static void
rj_plan_steps_dispose (GObject *object)
{
  RjPlanSteps *self = RJ_PLAN_STEPS (object);

  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->occurrence, rj_occurrence_free);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_plan_steps_parent_class)->dispose (object);
}

static void
rj_plan_steps_class_init (RjPlanStepsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rj_plan_steps_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
rj_plan_steps_init (RjPlanSteps *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->checks = g_ptr_array_new ();
  self->label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "natural-wrap-mode",
                              GTK_NATURAL_WRAP_NONE, NULL);
  gtk_widget_add_css_class (self->label, "caption");
  gtk_widget_add_css_class (self->label, "numeric");
  self->arrow = gtk_image_new ();
  gtk_box_append (GTK_BOX (content), self->label);
  gtk_box_append (GTK_BOX (content), self->arrow);
  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), content);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "rj-steps-button");
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  gtk_widget_set_size_request (self->button, 44, 44);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);

  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), self->button);
  gtk_box_append (GTK_BOX (self->box), self->list);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  set_unfolded (self, FALSE);
}

GtkWidget *
rj_plan_steps_new (RjContext *context)
{
  RjPlanSteps *self = g_object_new (RJ_TYPE_PLAN_STEPS, NULL);

  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}

static gboolean
has_same_steps (const RjOccurrence *one, const RjOccurrence *other)
{
  return one != NULL && one->item->steps != NULL && other->item->steps != NULL
         && g_strv_equal ((const char *const *) one->item->steps, (const char *const *) other->item->steps);
}

void
rj_plan_steps_set_occurrence (RjPlanSteps *self, const RjOccurrence *occurrence)
{
  g_autofree char *text = NULL;
  g_autofree char *title = NULL;
  gboolean same;

  g_return_if_fail (RJ_IS_PLAN_STEPS (self));

  text = rj_plan_text_steps (occurrence);
  title = rj_text_for_label (occurrence->item->title, RJ_TEXT_NAME);
  same = has_same_steps (self->occurrence, occurrence);
  g_clear_pointer (&self->occurrence, rj_occurrence_free);
  self->occurrence = rj_occurrence_copy (occurrence);
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
  gtk_label_set_label (GTK_LABEL (self->label), text != NULL ? text : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text != NULL ? text : "", GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, title, -1);
  if (same || text == NULL)
    update_checks (self);
  else
    set_unfolded (self, gtk_widget_get_visible (self->list));
}

GtkWidget *
rj_plan_steps_get_button (RjPlanSteps *self)
{
  g_return_val_if_fail (RJ_IS_PLAN_STEPS (self), NULL);
  return self->button;
}

GtkWidget *
rj_plan_steps_get_check (RjPlanSteps *self, guint step)
{
  g_return_val_if_fail (RJ_IS_PLAN_STEPS (self), NULL);
  return step < self->checks->len ? g_ptr_array_index (self->checks, step) : NULL;
}
