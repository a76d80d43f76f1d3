// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-templates-dialog.h"

#include "rj-format.h"
#include "rj-plan-actions.h"
#include "rj-starters.h"
#include "rj-template-name-dialog.h"
#include "rj-text.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>

struct _RjTemplatesDialog {
  RjDialog parent_instance;

  RjContext *context;
  RjDayPlan *plan;

  GtkWidget *own_title;
  GtkWidget *own;
  GtkWidget *shipped;
  GtkWidget *save;
};

G_DEFINE_FINAL_TYPE (RjTemplatesDialog, rj_templates_dialog, RJ_TYPE_DIALOG)

static RjWholeDays *
get_days (RjTemplatesDialog *self)
{
  return rj_store_get_whole_days (rj_context_get_store (self->context));
}

/* ---- Using one ---- */

static void
used_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjContext) context = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) saved = rj_plan_save_items_finish (RJ_PLAN (source), result, &error);
  g_autofree char *toast = NULL;

  if (saved == NULL)
    {
      rj_context_report (context, error);
      return;
    }
  toast = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "Added %u thing to the day.", "Added %u things to the day.", saved->len),
    saved->len);
  rj_context_toast (context, toast, TRUE);
}

/* For the day that is shown alone, as one change. */
static void
use (RjTemplatesDialog *self, GPtrArray *templates_items)
{
  RjDay day = rj_day_plan_get_day (self->plan);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);

  for (guint i = 0; i < templates_items->len; i++)
    {
      const RjPlanItem *from = g_ptr_array_index (templates_items, i);
      RjPlanItem *item = rj_plan_actions_new_item (self->context, day, from->part);

      item->kind = from->kind;
      item->title = g_strdup (from->title);
      item->place = g_strdup (from->place);
      item->note = g_strdup (from->note);
      item->minutes = from->minutes;
      item->duration_minutes = from->duration_minutes;
      item->steps = g_strdupv (from->steps);
      item->position += i;
      rj_plan_item_add_default_lead (item);
      g_ptr_array_add (items, item);
    }
  rj_plan_save_items_async (rj_store_get_plan (rj_context_get_store (self->context)), items, NULL, used_cb,
                            g_object_ref (self->context));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
shipped_activated_cb (RjTemplatesDialog *self, GtkListBoxRow *row)
{
  const char *id = g_object_get_data (G_OBJECT (row), "rj-template");
  g_autoptr (GPtrArray) days = rj_starters_load_days (rj_day_plan_get_day (self->plan), NULL);

  for (guint i = 0; i < days->len; i++)
    {
      const RjStarterDay *day = g_ptr_array_index (days, i);

      if (g_strcmp0 (day->id, id) == 0)
        {
          use (self, day->items);
          return;
        }
    }
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjTemplatesDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RjPlanTemplate) template =
    rj_whole_days_get_template_finish (RJ_WHOLE_DAYS (source), result, &error);

  if (self->context == NULL)
    return;
  if (template == NULL)
    rj_context_report (self->context, error);
  else
    use (self, template->items);
}

static void
own_activated_cb (RjTemplatesDialog *self, GtkListBoxRow *row)
{
  rj_whole_days_get_template_async (get_days (self), g_object_get_data (G_OBJECT (row), "rj-template"), NULL,
                                    loaded_cb, g_object_ref (self));
}

/* ---- Keeping the person's own ---- */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjContext) context = user_data;
  g_autoptr (GError) error = NULL;

  if (rj_whole_days_save_template_finish (RJ_WHOLE_DAYS (source), result, &error))
    rj_context_toast (context, _ ("Saved as a template."), TRUE);
  else
    rj_context_report (context, error);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjContext) context = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) occurrences = rj_plan_list_day_finish (RJ_PLAN (source), result, &error);
  g_autoptr (RjPlanTemplate) template = NULL;

  if (occurrences == NULL)
    {
      rj_context_report (context, error);
      return;
    }
  if (occurrences->len == 0)
    return;
  template = rj_plan_template_new ();
  template->day = ((const RjOccurrence *) g_ptr_array_index (occurrences, 0))->day;
  template->name = rj_format_day (template->day, RJ_DAY_NONE);
  template->items = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
  for (guint i = 0; i < occurrences->len; i++)
    {
      const RjOccurrence *occurrence = g_ptr_array_index (occurrences, i);

      if (occurrence->mark != RJ_MARK_NOT_TODAY)
        g_ptr_array_add (template->items, rj_plan_item_copy (occurrence->item));
    }
  rj_whole_days_save_template_async (rj_store_get_whole_days (rj_context_get_store (context)), template, NULL,
                                     saved_cb, g_object_ref (context));
}

/* The day that is shown, under its date, with what a small day does not show. What was put off is no part of
 * it. */
static void
save_cb (RjTemplatesDialog *self)
{
  rj_plan_list_day_async (rj_store_get_plan (rj_context_get_store (self->context)),
                          rj_day_plan_get_day (self->plan), NULL, listed_cb, g_object_ref (self->context));
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjContext) context = user_data;
  g_autoptr (GError) error = NULL;

  if (rj_whole_days_delete_template_finish (RJ_WHOLE_DAYS (source), result, &error))
    rj_context_toast (context, _ ("Deleted."), TRUE);
  else
    rj_context_report (context, error);
}

static void
delete_cb (RjTemplatesDialog *self, GtkWidget *button)
{
  rj_whole_days_delete_template_async (get_days (self), g_object_get_data (G_OBJECT (button), "rj-template"),
                                       NULL, deleted_cb, g_object_ref (self->context));
}

static void
rename_cb (RjTemplatesDialog *self, GtkWidget *button)
{
  g_autoptr (RjPlanTemplate) template = rj_plan_template_new ();

  template->id = g_strdup (g_object_get_data (G_OBJECT (button), "rj-template"));
  template->name = g_strdup (g_object_get_data (G_OBJECT (button), "rj-name"));
  rj_template_name_dialog_present (GTK_WIDGET (self), self->context, template);
}

/* ---- The lists ---- */

static GtkWidget *
make_row (const char *id, const char *title, guint n)
{
  g_autofree char *name = rj_text_for_label (title, RJ_TEXT_NAME);
  g_autofree char *count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u thing", "%u things", n), n);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", name, "subtitle", count,
                                 "activatable", TRUE, NULL);

  g_object_set_data_full (G_OBJECT (row), "rj-template", g_strdup (id), g_free);
  return row;
}

/* @name: what it does, read aloud: %s is the name of the template */
static void
add_button (RjTemplatesDialog *self,
            GtkWidget *row,
            const RjPlanTemplate *template,
            const char *icon,
            const char *tooltip,
            const char *name,
            GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *title = rj_text_for_label (template->name, RJ_TEXT_NAME);
  g_autofree char *spoken = g_strdup_printf (name, title);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_set_size_request (button, 44, 44);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "rj-template", g_strdup (template->id), g_free);
  g_object_set_data_full (G_OBJECT (button), "rj-name", g_strdup (template->name), g_free);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_own (RjTemplatesDialog *self, const RjPlanTemplate *template)
{
  GtkWidget *row = make_row (template->id, template->name, template->n_items);

  /* Translators: the button that gives a template another name; %s is its name. */
  add_button (self, row, template, "document-edit-symbolic", _ ("Rename"), _ ("Rename “%s”"),
              G_CALLBACK (rename_cb));
  /* Translators: the button that deletes a template; %s is its name. */
  add_button (self, row, template, "user-trash-symbolic", _ ("Delete"), _ ("Delete “%s”"),
              G_CALLBACK (delete_cb));
  gtk_list_box_append (GTK_LIST_BOX (self->own), row);
}

static void
list_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjTemplatesDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) templates =
    rj_whole_days_list_templates_finish (RJ_WHOLE_DAYS (source), result, &error);

  if (self->context == NULL)
    return;
  if (templates == NULL)
    {
      rj_context_report (self->context, error);
      return;
    }
  /* The button that was pressed may go. */
  if (gtk_widget_get_focus_child (self->own) != NULL)
    gtk_widget_grab_focus (self->save);
  gtk_list_box_remove_all (GTK_LIST_BOX (self->own));
  for (guint i = 0; i < templates->len; i++)
    add_own (self, g_ptr_array_index (templates, i));
  gtk_widget_set_visible (self->own, templates->len > 0);
  gtk_widget_set_visible (self->own_title, templates->len > 0);
}

static void
reload (RjTemplatesDialog *self)
{
  rj_whole_days_list_templates_async (get_days (self), NULL, list_cb, g_object_ref (self));
}

static void
store_changed_cb (RjTemplatesDialog *self, guint kinds)
{
  if ((kinds & RJ_CHANGED_PLAN) != 0)
    reload (self);
}

static void
fill_shipped (RjTemplatesDialog *self)
{
  g_autoptr (GPtrArray) days = rj_starters_load_days (rj_day_plan_get_day (self->plan), NULL);

  for (guint i = 0; i < days->len; i++)
    {
      const RjStarterDay *day = g_ptr_array_index (days, i);

      if (day->items->len > 0)
        gtk_list_box_append (GTK_LIST_BOX (self->shipped), make_row (day->id, day->title, day->items->len));
    }
}

static void
rj_templates_dialog_dispose (GObject *object)
{
  RjTemplatesDialog *self = RJ_TEMPLATES_DIALOG (object);

  if (self->context != NULL)
    g_signal_handlers_disconnect_by_data (rj_context_get_store (self->context), self);
  g_clear_object (&self->plan);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_templates_dialog_parent_class)->dispose (object);
}

static void
rj_templates_dialog_class_init (RjTemplatesDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_templates_dialog_dispose;
}

static GtkWidget *
make_title (const char *text)
{
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (title), GTK_ACCESSIBLE_PROPERTY_LEVEL, 2, -1);
  gtk_widget_add_css_class (title, "heading");
  return title;
}

static GtkWidget *
make_list (RjTemplatesDialog *self, const char *name, GCallback activated)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (list, "row-activated", activated, self);
  return list;
}

static void
rj_templates_dialog_init (RjTemplatesDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *words =
    g_object_new (GTK_TYPE_LABEL, "label", _ ("Choose one to add its things to the day that is shown."),
                  "xalign", 0.0, "wrap", TRUE, NULL);

  self->own_title = make_title (_ ("My templates"));
  self->own = make_list (self, _ ("My templates"), G_CALLBACK (own_activated_cb));
  self->shipped = make_list (self, _ ("To begin with"), G_CALLBACK (shipped_activated_cb));
  gtk_widget_set_visible (self->own_title, FALSE);
  gtk_widget_set_visible (self->own, FALSE);
  self->save = gtk_button_new_with_mnemonic (_ ("_Save this day as a template"));
  rj_wrap_button (GTK_BUTTON (self->save));
  gtk_widget_set_size_request (self->save, -1, 44);
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (save_cb), self);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), self->own_title);
  gtk_box_append (GTK_BOX (box), self->own);
  gtk_box_append (GTK_BOX (box), make_title (_ ("To begin with")));
  gtk_box_append (GTK_BOX (box), self->shipped);
  gtk_box_append (GTK_BOX (box), self->save);
  g_object_set (box, "margin-top", 12, "margin-bottom", 24, "margin-start", 12, "margin-end", 12, NULL);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scrolled);
  adw_dialog_set_title (ADW_DIALOG (self), C_ ("dialog", "Templates"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 440);
  gtk_widget_set_size_request (GTK_WIDGET (self), 300, 200);
  adw_dialog_set_child (ADW_DIALOG (self), view);
}

RjTemplatesDialog *
rj_templates_dialog_present (GtkWidget *parent, RjContext *context, RjDayPlan *plan)
{
  RjTemplatesDialog *self = g_object_new (RJ_TYPE_TEMPLATES_DIALOG, NULL);

  self->context = g_object_ref (context);
  self->plan = g_object_ref (plan);
  fill_shipped (self);
  gtk_widget_set_sensitive (self->save, g_list_model_get_n_items (G_LIST_MODEL (plan)) > 0);
  g_signal_connect_swapped (rj_context_get_store (context), "changed", G_CALLBACK (store_changed_cb), self);
  reload (self);
  adw_dialog_present (ADW_DIALOG (self), parent);
  return self;
}
