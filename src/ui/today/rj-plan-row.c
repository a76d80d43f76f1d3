// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-plan-row.h"

#include "rj-plan-steps.h"
#include "rj-plan-text.h"
#include "rj-safety-keys.h"
#include "rj-text.h"
#include "rj-tick.h"

#include <glib/gi18n-lib.h>

struct _RjPlanRow {
  GtkListBoxRow parent_instance;

  RjContext *context;
  RjDayEntry *entry;
  GtkWidget *free_time; /* stands above what ends it */
  GtkWidget *tick;
  GtkWidget *title;
  GtkWidget *subtitle;
  GtkWidget *texts;
  GtkWidget *steps;
  GtkWidget *menu;
};

G_DEFINE_FINAL_TYPE (RjPlanRow, rj_plan_row, GTK_TYPE_LIST_BOX_ROW)

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

/* (transfer full) (nullable) */
static char *
make_subtitle (RjPlanRow *self)
{
  GTimeZone *zone = rj_clock_get_zone (rj_context_get_clock (self->context));
  g_autofree char *subtitle = rj_plan_text_subtitle (rj_day_entry_get_occurrence (self->entry), zone);
  guint n_more;
  const char *together = rj_day_entry_get_together (self->entry, &n_more);
  g_autofree char *words = NULL;

  if (together == NULL)
    return g_steal_pointer (&subtitle);
  words = rj_plan_text_together (together, n_more);
  return subtitle != NULL ? g_strdup_printf ("%s · %s", subtitle, words) : g_steal_pointer (&words);
}

static void
update_free_time (RjPlanRow *self)
{
  g_autofree char *text = NULL;
  int from, until;
  gboolean free_time = rj_day_entry_get_free (self->entry, &from, &until);

  if (free_time)
    text = rj_plan_text_free (from, until);
  gtk_label_set_label (GTK_LABEL (self->free_time), text != NULL ? text : "");
  gtk_widget_set_visible (self->free_time, free_time);
}

static void
update (RjPlanRow *self, gboolean animate)
{
  const RjOccurrence *occurrence = rj_day_entry_get_occurrence (self->entry);
  g_autofree char *subtitle = make_subtitle (self);
  g_autofree char *menu_name = NULL;
  g_autofree char *title = rj_text_for_label (occurrence->item->title, RJ_TEXT_NAME);

  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->subtitle), subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (self->subtitle, subtitle != NULL);
  rj_tick_set_mark (RJ_TICK (self->tick), occurrence->mark, animate);
  update_free_time (self);
  rj_plan_steps_set_occurrence (RJ_PLAN_STEPS (self->steps), occurrence);
  set_css_class (GTK_WIDGET (self), "rj-done", occurrence->mark == RJ_MARK_DONE);
  set_css_class (GTK_WIDGET (self), "rj-skipped", occurrence->mark == RJ_MARK_NOT_TODAY);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->tick), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle != NULL ? subtitle : "", -1);
  /* Translators: read aloud for the menu button of something planned; %s is its title. */
  menu_name = g_strdup_printf (_ ("More for “%s”"), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, menu_name, -1);
}

static void
occurrence_changed_cb (RjPlanRow *self)
{
  update (self, TRUE);
}

static void
ask (RjPlanRow *self, RjPlanCommand command)
{
  g_signal_emit (self, signals[COMMAND], 0, (int) command);
}

static void
toggled_cb (RjPlanRow *self)
{
  ask (self, RJ_PLAN_COMMAND_TICK);
}

/* Enter on the tick opens; Space, which is the button's own key too, ticks. */
static gboolean
key_pressed_cb (GtkEventControllerKey *keys,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                RjPlanRow *self)
{
  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_ISO_Enter)
    return GDK_EVENT_PROPAGATE;
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  ask (self, RJ_PLAN_COMMAND_OPEN);
  return GDK_EVENT_STOP;
}

static void
command_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const struct {
    const char *name;
    RjPlanCommand command;
  } commands[] = {
    { "row.not-today", RJ_PLAN_COMMAND_NOT_TODAY }, { "row.move", RJ_PLAN_COMMAND_MOVE },
    { "row.do-now", RJ_PLAN_COMMAND_DO_NOW },       { "row.pause", RJ_PLAN_COMMAND_PAUSE },
    { "row.edit", RJ_PLAN_COMMAND_EDIT },           { "row.delete", RJ_PLAN_COMMAND_DELETE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      ask (RJ_PLAN_ROW (widget), commands[i].command);
}

/* Made when it is opened: a page of rows should not carry a page of popovers. */
static void
create_menu (GtkMenuButton *button, gpointer user_data)
{
  RjPlanRow *self = RJ_PLAN_ROW (user_data);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) first = g_menu_new ();
  g_autoptr (GMenu) second = g_menu_new ();
  GtkWidget *popover;

  if (rj_day_entry_get_mark (self->entry) == RJ_MARK_NOT_TODAY)
    g_menu_append (first, _ ("_Back in the plan"), "row.not-today");
  else
    g_menu_append (first, _ ("_Not today"), "row.not-today");
  g_menu_append (first, _ ("_Move…"), "row.move");
  g_menu_append (first, _ ("_Do it now"), "row.do-now");
  if (rj_day_entry_get_item (self->entry)->recurrence != NULL)
    g_menu_append (first, _ ("_Pause…"), "row.pause");
  g_menu_append (second, _ ("_Edit"), "row.edit");
  g_menu_append (second, _ ("De_lete"), "row.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (second));
  popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  rj_add_safety_keys (popover);
  gtk_menu_button_set_popover (button, popover);
}

static void
rj_plan_row_dispose (GObject *object)
{
  RjPlanRow *self = RJ_PLAN_ROW (object);

  if (self->entry != NULL)
    g_signal_handlers_disconnect_by_data (self->entry, self);
  g_clear_object (&self->entry);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_plan_row_parent_class)->dispose (object);
}

static void
rj_plan_row_class_init (RjPlanRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rj_plan_row_dispose;
  signals[COMMAND] = g_signal_new ("command", RJ_TYPE_PLAN_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_install_action (widget_class, "row.not-today", NULL, command_action);
  gtk_widget_class_install_action (widget_class, "row.move", NULL, command_action);
  gtk_widget_class_install_action (widget_class, "row.do-now", NULL, command_action);
  gtk_widget_class_install_action (widget_class, "row.pause", NULL, command_action);
  gtk_widget_class_install_action (widget_class, "row.edit", NULL, command_action);
  gtk_widget_class_install_action (widget_class, "row.delete", NULL, command_action);
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label =
    g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
rj_plan_row_init (RjPlanRow *self)
{
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->tick = rj_tick_new ();
  gtk_widget_set_valign (self->tick, GTK_ALIGN_START);
  g_signal_connect_swapped (self->tick, "toggled", G_CALLBACK (toggled_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->tick, keys);

  self->texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->title = make_label ("title");
  self->subtitle = make_label ("caption");
  gtk_widget_add_css_class (self->subtitle, "dimmed");
  gtk_widget_add_css_class (self->subtitle, "numeric");
  gtk_box_append (GTK_BOX (self->texts), self->title);
  gtk_box_append (GTK_BOX (self->texts), self->subtitle);
  gtk_widget_set_hexpand (self->texts, TRUE);
  gtk_widget_set_valign (self->texts, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (self->texts, 6);
  gtk_widget_set_margin_bottom (self->texts, 6);

  self->menu = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu), "view-more-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->menu), create_menu, self, NULL);
  gtk_widget_set_tooltip_text (self->menu, _ ("More"));
  gtk_widget_set_size_request (self->menu, 44, 44);
  gtk_widget_set_valign (self->menu, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->menu, "flat");
  gtk_widget_add_css_class (self->menu, "rj-row-menu");

  gtk_box_append (GTK_BOX (box), self->tick);
  gtk_box_append (GTK_BOX (box), self->texts);
  gtk_box_append (GTK_BOX (box), self->menu);
  gtk_widget_set_margin_start (box, 3);
  gtk_widget_set_margin_end (box, 3);
  self->free_time = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->free_time, "rj-free-time");
  gtk_widget_add_css_class (self->free_time, "caption");
  gtk_widget_add_css_class (self->free_time, "dimmed");
  gtk_widget_add_css_class (self->free_time, "numeric");
  gtk_box_append (GTK_BOX (all), self->free_time);
  gtk_box_append (GTK_BOX (all), box);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), all);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "rj-plan-row");
}

GtkWidget *
rj_plan_row_new (RjDayEntry *entry, RjContext *context)
{
  RjPlanRow *self = g_object_new (RJ_TYPE_PLAN_ROW, NULL);

  self->entry = g_object_ref (entry);
  self->context = g_object_ref (context);
  self->steps = rj_plan_steps_new (context);
  gtk_box_append (GTK_BOX (self->texts), self->steps);
  g_signal_connect_swapped (entry, "notify::occurrence", G_CALLBACK (occurrence_changed_cb), self);
  update (self, FALSE);
  return GTK_WIDGET (self);
}

RjDayEntry *
rj_plan_row_get_entry (RjPlanRow *self)
{
  g_return_val_if_fail (RJ_IS_PLAN_ROW (self), NULL);
  return self->entry;
}

GtkWidget *
rj_plan_row_get_tick (RjPlanRow *self)
{
  g_return_val_if_fail (RJ_IS_PLAN_ROW (self), NULL);
  return self->tick;
}
