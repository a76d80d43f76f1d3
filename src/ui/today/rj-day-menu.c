// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-day-menu.h"

#include "rj-file-choice.h"
#include "rj-import-page.h"
#include "rj-pause-dialog.h"
#include "rj-safety-keys.h"
#include "rj-templates-dialog.h"

#include <glib/gi18n-lib.h>

struct _RjDayMenu {
  AdwBin parent_instance;

  RjContext *context;
  RjDayPlan *plan;
};

G_DEFINE_FINAL_TYPE (RjDayMenu, rj_day_menu, ADW_TYPE_BIN)

enum {
  PROP_0,
  PROP_SMALL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* ---- A small day ---- */

static void
small_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjDayMenu) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = rj_plan_set_small_day_finish (RJ_PLAN (source), result, &error);

  if (self->context == NULL || saved)
    return;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SMALL]);
  rj_context_report (self->context, error);
}

static void
small_changed_cb (RjDayMenu *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SMALL]);
}

static void
rj_day_menu_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RjDayMenu *self = RJ_DAY_MENU (object);

  switch (id)
    {
    case PROP_SMALL:
      rj_plan_set_small_day_async (rj_store_get_plan (rj_context_get_store (self->context)),
                                   rj_day_plan_get_day (self->plan), g_value_get_boolean (value), NULL,
                                   small_saved_cb, g_object_ref (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rj_day_menu_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RjDayMenu *self = RJ_DAY_MENU (object);

  switch (id)
    {
    case PROP_SMALL:
      g_value_set_boolean (value, self->plan != NULL && rj_day_plan_get_small (self->plan));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* ---- Yesterday once more ---- */

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjContext) context = user_data;
  g_autoptr (GError) error = NULL;
  gssize n = rj_whole_days_copy_day_finish (RJ_WHOLE_DAYS (source), result, &error);
  g_autofree char *toast = NULL;

  if (n < 0)
    {
      rj_context_report (context, error);
      return;
    }
  if (n == 0)
    {
      rj_context_toast (context, _ ("The day before has nothing more to copy."), FALSE);
      return;
    }
  toast = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Copied %d thing from the day before.",
                                        "Copied %d things from the day before.", (gulong) n),
                           (int) n);
  rj_context_toast (context, toast, TRUE);
}

static void
command_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RjDayMenu *self = RJ_DAY_MENU (widget);
  RjDay day = rj_day_plan_get_day (self->plan);

  if (g_str_equal (name, "day.pause"))
    rj_pause_dialog_present (widget, self->context, NULL, day);
  else if (g_str_equal (name, "day.templates"))
    rj_templates_dialog_present (widget, self->context, self->plan);
  else if (g_str_equal (name, "day.import"))
    rj_file_choice_present (widget, self->context, rj_import_page_new);
  else
    rj_whole_days_copy_day_async (rj_store_get_whole_days (rj_context_get_store (self->context)), day - 1,
                                  day, NULL, copied_cb, g_object_ref (self->context));
}

/* Made when it is opened. */
static void
create_menu (GtkMenuButton *button, gpointer user_data)
{
  RjDayMenu *self = RJ_DAY_MENU (user_data);
  g_autoptr (GMenu) menu = g_menu_new ();
  RjDay today = rj_clock_get_today (rj_context_get_clock (self->context));
  GtkWidget *popover;

  g_menu_append (menu, _ ("_Small day: three things"), "day.small");
  g_menu_append (menu, _ ("_Pause…"), "day.pause");
  g_menu_append (
    menu, rj_day_plan_get_day (self->plan) == today ? _ ("_Copy yesterday") : _ ("_Copy the day before"),
    "day.copy");
  g_menu_append (menu, _ ("_Templates…"), "day.templates");
  g_menu_append (menu, _ ("_Import from a calendar…"), "day.import");
  popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  rj_add_safety_keys (popover);
  gtk_menu_button_set_popover (button, popover);
}

static void
rj_day_menu_dispose (GObject *object)
{
  RjDayMenu *self = RJ_DAY_MENU (object);

  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  g_clear_object (&self->plan);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_day_menu_parent_class)->dispose (object);
}

static void
rj_day_menu_class_init (RjDayMenuClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rj_day_menu_dispose;
  object_class->set_property = rj_day_menu_set_property;
  object_class->get_property = rj_day_menu_get_property;

  properties[PROP_SMALL] = g_param_spec_boolean (
    "small", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_install_property_action (widget_class, "day.small", "small");
  gtk_widget_class_install_action (widget_class, "day.pause", NULL, command_action);
  gtk_widget_class_install_action (widget_class, "day.copy", NULL, command_action);
  gtk_widget_class_install_action (widget_class, "day.templates", NULL, command_action);
  gtk_widget_class_install_action (widget_class, "day.import", NULL, command_action);
}

static void
rj_day_menu_init (RjDayMenu *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_menu, self, NULL);
  gtk_widget_set_tooltip_text (button, _ ("More for this day"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("More for this day"), -1);
  gtk_widget_set_size_request (button, 44, 44);
  gtk_widget_add_css_class (button, "flat");
  adw_bin_set_child (ADW_BIN (self), button);
}

GtkWidget *
rj_day_menu_new (RjContext *context, RjDayPlan *plan)
{
  RjDayMenu *self = g_object_new (RJ_TYPE_DAY_MENU, NULL);

  self->context = g_object_ref (context);
  self->plan = g_object_ref (plan);
  g_signal_connect_swapped (plan, "notify::small", G_CALLBACK (small_changed_cb), self);
  return GTK_WIDGET (self);
}
