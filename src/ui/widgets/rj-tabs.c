// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-tabs.h"

#include "rj-spoken.h"

struct _RjTabs {
  AdwBreakpointBin parent_instance;

  AdwInlineViewSwitcher *switcher;
  GtkDropDown *list;
  AdwViewStack *views;
  GtkStringList *titles;
};

G_DEFINE_FINAL_TYPE (RjTabs, rj_tabs, ADW_TYPE_BREAKPOINT_BIN)

static void
update_switcher (RjTabs *self)
{
  gboolean wanted = g_list_model_get_n_items (G_LIST_MODEL (self->titles)) > 1;
  gboolean narrow = adw_breakpoint_bin_get_current_breakpoint (ADW_BREAKPOINT_BIN (self)) != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->switcher), wanted && !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->list), wanted && narrow);
}

static void
view_changed_cb (RjTabs *self)
{
  g_autoptr (GtkSelectionModel) pages = adw_view_stack_get_pages (self->views);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    if (gtk_selection_model_is_selected (pages, i))
      gtk_drop_down_set_selected (self->list, i);
}

static void
list_changed_cb (RjTabs *self)
{
  guint selected = gtk_drop_down_get_selected (self->list);
  g_autoptr (GtkSelectionModel) pages = adw_view_stack_get_pages (self->views);

  if (selected < g_list_model_get_n_items (G_LIST_MODEL (pages)))
    gtk_selection_model_select_item (pages, selected, TRUE);
}

void
rj_tabs_add (RjTabs *self, const char *name, const char *title, GtkWidget *view)
{
  GtkWidget *bin;

  g_return_if_fail (RJ_IS_TABS (self));
  g_return_if_fail (GTK_IS_WIDGET (view));

  /* Named, so that a screen reader says where the focus went. */
  bin = g_object_new (ADW_TYPE_BIN, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, "child", view, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bin), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  /* First the title: the list is asked for the view as soon as that is there. */
  gtk_string_list_append (self->titles, title);
  adw_view_stack_add_titled (self->views, bin, name, title);
  update_switcher (self);
}

void
rj_tabs_show (RjTabs *self, const char *name)
{
  g_return_if_fail (RJ_IS_TABS (self));

  if (name != NULL && adw_view_stack_get_child_by_name (self->views, name) != NULL)
    adw_view_stack_set_visible_child_name (self->views, name);
}

GtkWidget *
rj_tabs_get_view (RjTabs *self)
{
  GtkWidget *bin;

  g_return_val_if_fail (RJ_IS_TABS (self), NULL);

  bin = adw_view_stack_get_visible_child (self->views);
  return bin != NULL ? adw_bin_get_child (ADW_BIN (bin)) : NULL;
}

const char *
rj_tabs_get_name (RjTabs *self)
{
  g_return_val_if_fail (RJ_IS_TABS (self), NULL);

  return adw_view_stack_get_visible_child_name (self->views);
}

char *
rj_tabs_dup_name (RjTabs *self)
{
  g_return_val_if_fail (RJ_IS_TABS (self), NULL);

  return gtk_drop_down_get_selected (self->list) == 0 ? NULL : g_strdup (rj_tabs_get_name (self));
}

gboolean
rj_tabs_activate (RjTabs *self, const char *action)
{
  GtkWidget *view = rj_tabs_get_view (self);

  return view != NULL && gtk_widget_activate_action (view, action, NULL);
}

void
rj_tabs_take_focus (RjTabs *self)
{
  GtkWidget *view = rj_tabs_get_view (self);

  if (view != NULL)
    gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD);
}

static void
rj_tabs_dispose (GObject *object)
{
  RjTabs *self = RJ_TABS (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), RJ_TYPE_TABS);
  g_clear_object (&self->titles);
  G_OBJECT_CLASS (rj_tabs_parent_class)->dispose (object);
}

static void
rj_tabs_class_init (RjTabsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rj_tabs_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, RJ_APP_PATH "/ui/rj-tabs.ui");
  gtk_widget_class_bind_template_child (widget_class, RjTabs, switcher);
  gtk_widget_class_bind_template_child (widget_class, RjTabs, list);
  gtk_widget_class_bind_template_child (widget_class, RjTabs, views);
}

static void
rj_tabs_init (RjTabs *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->titles = gtk_string_list_new (NULL);
  gtk_drop_down_set_model (self->list, G_LIST_MODEL (self->titles));
  rj_speak_choice (self->list);
  g_signal_connect_swapped (self->list, "notify::selected", G_CALLBACK (list_changed_cb), self);
  g_signal_connect_swapped (self->views, "notify::visible-child", G_CALLBACK (view_changed_cb), self);
  g_signal_connect (self, "notify::current-breakpoint", G_CALLBACK (update_switcher), NULL);
  update_switcher (self);
}

GtkWidget *
rj_tabs_new (void)
{
  return g_object_new (RJ_TYPE_TABS, NULL);
}
