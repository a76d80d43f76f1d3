// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-today-page.h"

#include "rj-backup-card.h"
#include "rj-check-in-card.h"
#include "rj-close-day-card.h"
#include "rj-day-menu.h"
#include "rj-day-title.h"
#include "rj-letter-card.h"
#include "rj-milestone-card.h"
#include "rj-next-bar.h"
#include "rj-next-card.h"
#include "rj-page.h"
#include "rj-plan-item-dialog.h"
#include "rj-plan-view.h"
#include "rj-rule-card.h"
#include "rj-spare-key-card.h"
#include "rj-recovery-line.h"
#include "rj-spoken.h"
#include "rj-terms.h"
#include "rj-week-view.h"
#include "rj-welcome-back-card.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _RjTodayPage {
  AdwBreakpointBin parent_instance;

  RjContext *context;
  RjDayPlan *plan;
  GtkWidget *title;
  GtkWidget *view;
  GtkWidget *week;
  GtkWidget *menu;
  GtkWidget *close_day;

  GtkScrolledWindow *scrolled;
  GtkBox *cards;
  GtkWidget *tools;
  GtkDropDown *tabs_list;
  AdwViewStack *views;
  GtkWidget *buttons;
  AdwMultiLayoutView *layouts;
  AdwBin *plan_bin;
  AdwBin *week_bin;
  AdwBin *check_in_bin;
  AdwBin *next_bin;
};

static void rj_today_page_iface_init (RjPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RjTodayPage,
                               rj_today_page,
                               ADW_TYPE_BREAKPOINT_BIN,
                               G_IMPLEMENT_INTERFACE (RJ_TYPE_PAGE, rj_today_page_iface_init))

enum {
  PROP_0,
  PROP_CONTEXT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static RjDay
get_today (RjTodayPage *self)
{
  return rj_clock_get_today (rj_context_get_clock (self->context));
}

/* For the benchmark of opening. */
static void
painted_cb (RjTodayPage *self, GdkFrameClock *frames)
{
  g_debug ("Today is complete");
  g_signal_handlers_disconnect_by_func (frames, painted_cb, self);
}

/* The plan is answered last: the cards have asked before it asked whether the day is small. */
static void
first_updated_cb (RjTodayPage *self)
{
  GdkFrameClock *frames = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  g_signal_handlers_disconnect_by_func (self->plan, first_updated_cb, self);
  if (frames == NULL)
    return;
  g_signal_connect_object (frames, "after-paint", G_CALLBACK (painted_cb), self, G_CONNECT_SWAPPED);
  gdk_frame_clock_request_phase (frames, GDK_FRAME_CLOCK_PHASE_PAINT);
}

static void
day_changed_cb (RjTodayPage *self)
{
  rj_close_day_card_set_is_today (RJ_CLOSE_DAY_CARD (self->close_day), rj_day_plan_get_is_today (self->plan));
}

/* ---- Day and week ---- */

static gboolean
is_week (RjTodayPage *self)
{
  return g_strcmp0 (adw_view_stack_get_visible_child_name (self->views), "week") == 0;
}

/* Where they stand above the plan, the week begins without what is about now only. */
static void
layout_changed_cb (RjTodayPage *self)
{
  gboolean room =
    !is_week (self) || g_strcmp0 (adw_multi_layout_view_get_layout_name (self->layouts), "wide") == 0;

  /* It is about one day. */
  if (self->menu != NULL)
    gtk_widget_set_visible (self->menu, !is_week (self));
  gtk_widget_set_visible (GTK_WIDGET (self->check_in_bin), room);
  gtk_widget_set_visible (self->buttons, room);
}

static void
tab_changed_cb (RjTodayPage *self)
{
  /* While the template is made. */
  if (self->title == NULL)
    return;
  gtk_drop_down_set_selected (self->tabs_list, is_week (self) ? 1 : 0);
  rj_day_title_set_week (RJ_DAY_TITLE (self->title), is_week (self));
  layout_changed_cb (self);
}

static void
tabs_list_changed_cb (RjTodayPage *self)
{
  adw_view_stack_set_visible_child_name (self->views,
                                         gtk_drop_down_get_selected (self->tabs_list) == 1 ? "week" : "day");
}

static void
day_chosen_cb (RjTodayPage *self, guint day)
{
  rj_today_page_show_day (self, day);
}

static void
announce_day (RjTodayPage *self)
{
  rj_announce (GTK_WIDGET (self), rj_day_title_get_text (RJ_DAY_TITLE (self->title)),
               GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
day_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RjTodayPage *self = RJ_TODAY_PAGE (widget);
  RjDay day = rj_day_plan_get_day (self->plan);
  RjDay step = is_week (self) ? RJ_WEEK_DAYS : 1;

  if (g_str_equal (name, "page.previous"))
    day -= step;
  else if (g_str_equal (name, "page.next"))
    day += step;
  else
    day = get_today (self);
  rj_day_plan_set_day (self->plan, day);
  announce_day (self);
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RjTodayPage *self = RJ_TODAY_PAGE (widget);

  rj_plan_item_dialog_present (widget, self->context, NULL, rj_day_plan_get_day (self->plan));
}

static GtkWidget *
get_title_widget (RjPage *page)
{
  return RJ_TODAY_PAGE (page)->title;
}

static void
shown (RjPage *page)
{
  RjTodayPage *self = RJ_TODAY_PAGE (page);

  if (is_week (self))
    rj_week_view_focus_day (RJ_WEEK_VIEW (self->week));
  else
    rj_plan_view_focus_next_open (RJ_PLAN_VIEW (self->view));
}

static void
show_day (RjPage *page, RjDay day)
{
  rj_today_page_show_day (RJ_TODAY_PAGE (page), day);
}

/* Another day than today, and the week: "2026-11-21", "week", "week-2026-11-21". */
static char *
dup_view (RjPage *page)
{
  RjTodayPage *self = RJ_TODAY_PAGE (page);
  g_autofree char *day =
    rj_day_plan_get_is_today (self->plan) ? NULL : rj_day_to_iso (rj_day_plan_get_day (self->plan));

  if (!is_week (self))
    return g_steal_pointer (&day);
  return day != NULL ? g_strdup_printf ("week-%s", day) : g_strdup ("week");
}

static void
set_view (RjPage *page, const char *view)
{
  RjTodayPage *self = RJ_TODAY_PAGE (page);
  gboolean week = g_str_has_prefix (view, "week");
  RjDay day = rj_day_from_iso (g_str_has_prefix (view, "week-") ? view + strlen ("week-") : view);

  if (rj_day_is_valid (day))
    rj_today_page_show_day (self, day);
  if (week)
    adw_view_stack_set_visible_child_name (self->views, "week");
}

static void
rj_today_page_iface_init (RjPageInterface *iface)
{
  iface->dup_view = dup_view;
  iface->set_view = set_view;
  iface->get_title_widget = get_title_widget;
  iface->shown = shown;
  iface->show_day = show_day;
}

/* Below what comes next, and there only if it was asked for. (transfer floating) */
static GtkWidget *
add_recovery (RjTodayPage *self, GtkWidget *next)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  gtk_box_append (GTK_BOX (box), next);
  gtk_box_append (GTK_BOX (box), rj_recovery_line_new (self->context));
  return box;
}

static void
rj_today_page_constructed (GObject *object)
{
  RjTodayPage *self = RJ_TODAY_PAGE (object);
  GtkWidget *welcome_back = rj_welcome_back_card_new (self->context);
  GtkWidget *letter = rj_letter_card_new (self->context);
  GtkWidget *milestone = rj_milestone_card_new (self->context);
  GtkWidget *rules = rj_rule_card_new (self->context);
  GtkWidget *next = rj_next_card_new (self->context);

  G_OBJECT_CLASS (rj_today_page_parent_class)->constructed (object);

  /* Not a child of the page until it has a layout. */
  rj_terms_watch (rj_context_get_vocabulary (self->context), self->buttons);
  rj_speak_choice (self->tabs_list);

  self->plan = rj_day_plan_new (rj_context_get_store (self->context), rj_context_get_clock (self->context));
  self->title = g_object_ref_sink (rj_day_title_new (self->context, self->plan));
  self->view = rj_plan_view_new (self->context, self->plan);
  self->close_day = rj_close_day_card_new (self->context);
  rj_plan_view_set_evening_card (RJ_PLAN_VIEW (self->view), self->close_day);
  self->week = rj_week_view_new (self->context, self->plan);
  g_signal_connect_object (self->week, "day-chosen", G_CALLBACK (day_chosen_cb), self, G_CONNECT_SWAPPED);
  g_object_bind_property (self->tabs_list, "visible", self->week, "narrow", G_BINDING_SYNC_CREATE);
  gtk_box_insert_child_after (self->cards, welcome_back, self->tools);
  gtk_box_insert_child_after (self->cards, letter, welcome_back);
  gtk_box_insert_child_after (self->cards, milestone, letter);
  gtk_box_insert_child_after (self->cards, rules, milestone);
  self->menu = rj_day_menu_new (self->context, self->plan);
  gtk_widget_set_hexpand (self->menu, TRUE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (self->tools), self->menu);
  g_signal_connect_object (welcome_back, "closed", G_CALLBACK (shown), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (letter, "closed", G_CALLBACK (shown), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (milestone, "closed", G_CALLBACK (shown), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rules, "closed", G_CALLBACK (shown), self, G_CONNECT_SWAPPED);
  /* Below all that the day is about. */
  gtk_box_append (self->cards, rj_spare_key_card_new (self->context));
  gtk_box_append (self->cards, rj_backup_card_new (self->context));
  adw_bin_set_child (self->plan_bin, self->view);
  adw_bin_set_child (self->week_bin, self->week);
  adw_bin_set_child (self->check_in_bin, rj_check_in_card_new (self->context));
  adw_bin_set_child (self->next_bin, add_recovery (self, next));
  /* Its box is no child of the template: as the child of the page it would be let go of twice. */
  gtk_box_prepend (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (self->scrolled))),
                   rj_next_bar_new (RJ_NEXT_CARD (next), self->scrolled));

  g_signal_connect_object (self->plan, "notify::day", G_CALLBACK (day_changed_cb), self, G_CONNECT_SWAPPED);
  /* Midnight may make the day that is shown today. */
  g_signal_connect_object (self->plan, "notify::now-part", G_CALLBACK (day_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->plan, "updated", G_CALLBACK (first_updated_cb), self, G_CONNECT_SWAPPED);
  rj_day_plan_set_day (self->plan, get_today (self));
}

static void
rj_today_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RjTodayPage *self = RJ_TODAY_PAGE (object);

  switch (id)
    {
    case PROP_CONTEXT:
      self->context = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rj_today_page_dispose (GObject *object)
{
  RjTodayPage *self = RJ_TODAY_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), RJ_TYPE_TODAY_PAGE);
  g_clear_object (&self->title);
  g_clear_object (&self->plan);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_today_page_parent_class)->dispose (object);
}

static void
rj_today_page_class_init (RjTodayPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = rj_today_page_constructed;
  object_class->set_property = rj_today_page_set_property;
  object_class->dispose = rj_today_page_dispose;

  properties[PROP_CONTEXT] =
    g_param_spec_object ("context", NULL, NULL, RJ_TYPE_CONTEXT,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, RJ_APP_PATH "/ui/rj-today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RjTodayPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, RjTodayPage, cards);
  gtk_widget_class_bind_template_child (widget_class, RjTodayPage, tools);
  gtk_widget_class_bind_template_child (widget_class, RjTodayPage, tabs_list);
  gtk_widget_class_bind_template_child (widget_class, RjTodayPage, views);
  gtk_widget_class_bind_template_child (widget_class, RjTodayPage, week_bin);
  gtk_widget_class_bind_template_callback (widget_class, tabs_list_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, tab_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, layout_changed_cb);
  gtk_widget_class_bind_template_child (widget_class, RjTodayPage, buttons);
  gtk_widget_class_bind_template_child (widget_class, RjTodayPage, layouts);
  gtk_widget_class_bind_template_child (widget_class, RjTodayPage, plan_bin);
  gtk_widget_class_bind_template_child (widget_class, RjTodayPage, check_in_bin);
  gtk_widget_class_bind_template_child (widget_class, RjTodayPage, next_bin);
  gtk_widget_class_install_action (widget_class, "page.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "page.previous", NULL, day_action);
  gtk_widget_class_install_action (widget_class, "page.next", NULL, day_action);
  gtk_widget_class_install_action (widget_class, "page.home", NULL, day_action);
}

static void
rj_today_page_init (RjTodayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
rj_today_page_new (RjContext *context)
{
  return g_object_new (RJ_TYPE_TODAY_PAGE, "context", context, NULL);
}

void
rj_today_page_show_day (RjTodayPage *self, RjDay day)
{
  g_return_if_fail (RJ_IS_TODAY_PAGE (self));
  g_return_if_fail (rj_day_is_valid (day));

  adw_view_stack_set_visible_child_name (self->views, "day");
  rj_day_plan_set_day (self->plan, day);
  rj_plan_view_focus_next_open (RJ_PLAN_VIEW (self->view));
}

RjDayPlan *
rj_today_page_get_plan (RjTodayPage *self)
{
  g_return_val_if_fail (RJ_IS_TODAY_PAGE (self), NULL);
  return self->plan;
}
