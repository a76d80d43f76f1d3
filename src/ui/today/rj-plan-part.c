// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-plan-part.h"

#include "rj-plan-drag.h"
#include "rj-plan-row.h"
#include "rj-plan-text.h"

#include <glib/gi18n-lib.h>

struct _RjPlanPart {
  GtkWidget parent_instance;

  RjContext *context;
  RjDayPlan *plan;
  RjDayPart part;
  gboolean over;

  GtkWidget *box;
  GtkWidget *header;
  GtkWidget *title;
  GtkWidget *fold;
  GtkWidget *fold_label;
  GtkWidget *arrow;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (RjPlanPart, rj_plan_part, GTK_TYPE_WIDGET)

enum {
  COMMAND,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
set_css_class (GtkWidget *widget, const char *css_class, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static void
update_title (RjPlanPart *self)
{
  const char *name = rj_plan_text_part (self->part);
  gboolean now = rj_day_plan_get_now_part (self->plan) == self->part;
  g_autofree char *title = NULL;

  /* Translators: the part of the day that it is now: "Evening · now". */
  title = now ? g_strdup_printf (_ ("%s · now"), name) : g_strdup (name);
  gtk_label_set_label (GTK_LABEL (self->title), title);
  set_css_class (self->header, "now", now);
}

static void
update_fold (RjPlanPart *self)
{
  gboolean folded = rj_plan_part_get_folded (self);
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  guint n_done;

  rj_day_plan_count_part (self->plan, self->part, &n_done);
  if (n_done > 0)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u done", "%u done", n_done), n_done);
  set_css_class (self->header, "folded", folded);
  gtk_label_set_label (GTK_LABEL (self->fold_label), text != NULL ? text : "");
  gtk_widget_set_visible (self->fold_label, text != NULL);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow), folded ? "pan-end-symbolic" : "pan-down-symbolic");

  if (text != NULL)
    /* Translators: read aloud for a part of the day that is folded: "Morning, 2 done". */
    name = g_strdup_printf (_ ("%s, %s"), rj_plan_text_part (self->part), text);
  else
    name = g_strdup (rj_plan_text_part (self->part));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fold), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->fold), GTK_ACCESSIBLE_STATE_EXPANDED, !folded, -1);
}

static gboolean
has_focus_inside (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

static void
update (RjPlanPart *self)
{
  gboolean over = rj_day_plan_is_over (self->plan, self->part);

  gtk_widget_set_visible (GTK_WIDGET (self), rj_day_plan_count_part (self->plan, self->part, NULL) > 0);
  gtk_widget_set_visible (self->fold, over);
  if (over != self->over)
    {
      self->over = over;
      /* What the person is working in stays open. */
      gtk_widget_set_visible (self->list, !over || has_focus_inside (self->list));
    }
  update_title (self);
  update_fold (self);
}

static void
fold_clicked_cb (RjPlanPart *self)
{
  rj_plan_part_set_folded (self, !rj_plan_part_get_folded (self));
}

static void
command_cb (RjPlanRow *row, int command, RjPlanPart *self)
{
  g_signal_emit (self, signals[COMMAND], 0, rj_plan_row_get_entry (row), command);
}

static void
row_activated_cb (RjPlanPart *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[COMMAND], 0, rj_plan_row_get_entry (RJ_PLAN_ROW (row)),
                 (int) RJ_PLAN_COMMAND_OPEN);
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  RjPlanPart *self = RJ_PLAN_PART (user_data);
  GtkWidget *row = rj_plan_row_new (RJ_DAY_ENTRY (item), self->context);

  g_signal_connect (row, "command", G_CALLBACK (command_cb), self);
  rj_plan_drag_add (RJ_PLAN_ROW (row), self->context, self->plan);
  return row;
}

static gboolean
is_in_part (gpointer item, gpointer user_data)
{
  return rj_day_entry_get_item (RJ_DAY_ENTRY (item))->part == (RjDayPart) GPOINTER_TO_INT (user_data);
}

static void
direction_changed (GtkWidget *widget, GtkTextDirection before)
{
  RjPlanPart *self = RJ_PLAN_PART (widget);

  GTK_WIDGET_CLASS (rj_plan_part_parent_class)->direction_changed (widget, before);
  if (self->plan != NULL)
    update_fold (self);
}

static void
rj_plan_part_dispose (GObject *object)
{
  RjPlanPart *self = RJ_PLAN_PART (object);

  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->plan);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_plan_part_parent_class)->dispose (object);
}

static void
rj_plan_part_class_init (RjPlanPartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rj_plan_part_dispose;
  widget_class->direction_changed = direction_changed;
  signals[COMMAND] = g_signal_new ("command", RJ_TYPE_PLAN_PART, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, RJ_TYPE_DAY_ENTRY, G_TYPE_INT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_header (RjPlanPart *self)
{
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "hexpand", TRUE, "wrap", TRUE, "accessible-role",
                              GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->title), GTK_ACCESSIBLE_PROPERTY_LEVEL, 2, -1);
  gtk_widget_add_css_class (self->title, "heading");

  self->fold_label = gtk_label_new (NULL);
  self->arrow = gtk_image_new ();
  gtk_widget_set_halign (content, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (content), self->fold_label);
  gtk_box_append (GTK_BOX (content), self->arrow);
  self->fold = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->fold), content);
  gtk_widget_add_css_class (self->fold, "flat");
  gtk_widget_set_size_request (self->fold, 44, 44);
  g_signal_connect_swapped (self->fold, "clicked", G_CALLBACK (fold_clicked_cb), self);

  gtk_box_append (GTK_BOX (header), self->title);
  gtk_box_append (GTK_BOX (header), self->fold);
  gtk_widget_add_css_class (header, "rj-part-header");
  return header;
}

static void
rj_plan_part_init (RjPlanPart *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  self->header = make_header (self);
  gtk_box_append (GTK_BOX (self->box), self->header);
  gtk_box_append (GTK_BOX (self->box), self->list);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
rj_plan_part_new (RjContext *context, RjDayPlan *plan, RjDayPart part)
{
  RjPlanPart *self = g_object_new (RJ_TYPE_PLAN_PART, NULL);
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (is_in_part, GINT_TO_POINTER (part), NULL));
  g_autoptr (GtkFilterListModel) rows =
    gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (plan)), filter);

  self->context = g_object_ref (context);
  self->plan = g_object_ref (plan);
  self->part = part;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  rj_plan_text_part (part), -1);
  gtk_list_box_bind_model (GTK_LIST_BOX (self->list), G_LIST_MODEL (rows), create_row, self, NULL);
  g_signal_connect_swapped (plan, "updated", G_CALLBACK (update), self);
  g_signal_connect_swapped (plan, "notify::now-part", G_CALLBACK (update), self);
  update (self);
  return GTK_WIDGET (self);
}

gboolean
rj_plan_part_get_folded (RjPlanPart *self)
{
  g_return_val_if_fail (RJ_IS_PLAN_PART (self), FALSE);
  return !gtk_widget_get_visible (self->list);
}

void
rj_plan_part_set_folded (RjPlanPart *self, gboolean folded)
{
  g_return_if_fail (RJ_IS_PLAN_PART (self));
  gtk_widget_set_visible (self->list, !folded);
  update_fold (self);
}

GtkWidget *
rj_plan_part_find_row (RjPlanPart *self, RjDayEntry *entry)
{
  g_return_val_if_fail (RJ_IS_PLAN_PART (self), NULL);

  for (int i = 0;; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i);

      if (row == NULL)
        return NULL;
      if (rj_plan_row_get_entry (RJ_PLAN_ROW (row)) == entry)
        return GTK_WIDGET (row);
    }
}
