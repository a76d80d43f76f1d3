// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-frame.h"

#include "rj-menus.h"
#include "rj-page.h"
#include "rj-places.h"
#include "rj-ride-bar.h"
#include "rj-safety-keys.h"
#include "rj-terms.h"
#include "rj-vault-rotation.h"

#include <glib/gi18n-lib.h>

#define SIDEBAR_WIDTH 220

struct _RjFrame {
  AdwBreakpointBin parent_instance;

  AdwOverlaySplitView *split;
  GtkListBox *places_list;
  GtkMenuButton *menu_button;
  GtkMenuButton *add_button;
  AdwBin *header_title;
  AdwBin *title_row;
  AdwBanner *banner;
  AdwViewStack *stack;
  AdwViewSwitcherBar *bar;
  AdwBin *ride_bin;

  RjContext *context;
  GtkStack *titles; /* one name or title widget a place; moved between header bar and title row */
  RjFrameLayout layout;
  gboolean sidebar_wanted;
};

enum {
  PROP_0,
  PROP_CONTEXT,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (RjFrame, rj_frame, ADW_TYPE_BREAKPOINT_BIN)

static GtkWidget *
make_title (RjFrame *self, const RjPlace *place, GtkWidget *page)
{
  GtkWidget *title = RJ_IS_PAGE (page) ? rj_page_get_title_widget (RJ_PAGE (page)) : NULL;

  if (title != NULL)
    return title;

  title = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "wrap", TRUE,
                        "hexpand", TRUE, NULL);
  rj_terms_bind (rj_context_get_vocabulary (self->context), title, "label", _ (place->title));
  gtk_accessible_update_property (GTK_ACCESSIBLE (title), GTK_ACCESSIBLE_PROPERTY_LEVEL, 1, -1);
  return title;
}

/* Fills the bin of @place with its page the first time. */
static GtkWidget *
ensure_page (RjFrame *self, const RjPlace *place)
{
  AdwBin *bin = ADW_BIN (adw_view_stack_get_child_by_name (self->stack, place->id));
  GtkWidget *page = adw_bin_get_child (bin);

  if (page != NULL)
    return page;

  page = g_object_new (place->page_type, "context", self->context, NULL);
  adw_bin_set_child (bin, page);
  gtk_stack_add_named (self->titles, make_title (self, place, page), place->id);
  return page;
}

static void
style_titles (RjFrame *self)
{
  gboolean in_header = self->layout == RJ_FRAME_WIDE;
  int edge = in_header ? 0 : 12;

  gtk_widget_set_margin_start (GTK_WIDGET (self->titles), edge);
  gtk_widget_set_margin_end (GTK_WIDGET (self->titles), edge);
  gtk_widget_set_margin_top (GTK_WIDGET (self->titles), edge / 2);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->titles), edge / 2);
  for (GtkWidget *title = gtk_widget_get_first_child (GTK_WIDGET (self->titles)); title != NULL;
       title = gtk_widget_get_next_sibling (title))
    {
      if (!GTK_IS_LABEL (title))
        continue;
      gtk_label_set_xalign (GTK_LABEL (title), in_header ? 0.5 : 0.0);
      gtk_widget_remove_css_class (title, in_header ? "title-2" : "title");
      gtk_widget_add_css_class (title, in_header ? "title" : "title-2");
    }
}

static void
select_row (RjFrame *self, const char *id)
{
  GPtrArray *list = rj_places_list ();

  for (guint i = 0; i < list->len; i++)
    {
      const RjPlace *place = list->pdata[i];

      if (g_strcmp0 (place->id, id) == 0)
        gtk_list_box_select_row (self->places_list,
                                 gtk_list_box_get_row_at_index (self->places_list, (int) i));
    }
}

static void
update_banner (RjFrame *self)
{
  RjStore *store = rj_context_get_store (self->context);
  const char *confirmed =
    store != NULL ? rj_store_get_preference (store, RJ_PREFERENCE_SPARE_KEY_CONFIRMED) : NULL;
  gboolean is_new = g_strcmp0 (confirmed, "renewed") == 0;
  gboolean spare_key_waits = is_new || g_strcmp0 (confirmed, "no") == 0;

  if (rj_context_get_made_up (self->context))
    {
      adw_banner_set_title (self->banner, _ ("Made-up entries. Nothing here is kept."));
      adw_banner_set_button_label (self->banner, _ ("_Start my own"));
      adw_banner_set_revealed (self->banner, TRUE);
    }
  else if (rj_context_get_for_reading (self->context))
    {
      adw_banner_set_title (self->banner,
                            _ ("Read-only: the journal file is damaged. Nothing you write now is saved."));
      adw_banner_set_button_label (self->banner, _ ("_What now?"));
      adw_banner_set_revealed (self->banner, TRUE);
    }
  else if (spare_key_waits && g_strcmp0 (rj_frame_get_place (self), "today") == 0)
    {
      adw_banner_set_title (self->banner, is_new
                                            ? _ ("You have a new spare key. Please put it in a safe place.")
                                            : _ ("Please put your spare key in a safe place this week."));
      adw_banner_set_button_label (self->banner, _ ("_Spare key"));
      adw_banner_set_revealed (self->banner, TRUE);
    }
  else
    {
      adw_banner_set_revealed (self->banner, FALSE);
    }
}

static void
banner_clicked_cb (RjFrame *self)
{
  const char *action = "win.spare-key";

  if (rj_context_get_made_up (self->context))
    action = "win.start-own";
  else if (rj_context_get_for_reading (self->context))
    action = "win.damage";
  gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
}

static void
store_changed_cb (RjFrame *self, guint kinds)
{
  if (kinds & RJ_CHANGED_PREFERENCE)
    update_banner (self);
}

static void
visible_child_changed_cb (RjFrame *self)
{
  const RjPlace *place = rj_places_find (rj_frame_get_place (self));
  GtkWidget *page;

  if (place == NULL)
    return;

  page = ensure_page (self, place);
  gtk_stack_set_visible_child_name (self->titles, place->id);
  style_titles (self);
  select_row (self, place->id);
  update_banner (self);
  if (RJ_IS_PAGE (page))
    rj_page_shown (RJ_PAGE (page));
}

static void
place_row_activated_cb (RjFrame *self, GtkListBoxRow *row)
{
  const RjPlace *place = g_object_get_data (G_OBJECT (row), "rj-place");

  rj_frame_show_place (self, place->id);
}

/* Who goes through the list with Tab and on chose nothing: GTK selects each row that has the focus. */
static void
places_left_cb (RjFrame *self)
{
  select_row (self, rj_frame_get_place (self));
}

static void
add_place (RjFrame *self, const RjPlace *place)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (place->icon_name);
  GtkWidget *label = gtk_label_new (NULL);
  RjVocabulary *words = rj_context_get_vocabulary (self->context);
  AdwViewStackPage *page;
  GtkWidget *bin;

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  rj_terms_bind (words, label, "label", _ (place->title));
  rj_terms_bind_name (words, row, _ (place->title));
  g_object_set_data (G_OBJECT (row), "rj-place", (gpointer) place);
  gtk_list_box_append (self->places_list, row);

  /* Named, so that a screen reader says where the focus went. */
  bin = g_object_new (ADW_TYPE_BIN, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  rj_terms_bind_name (words, bin, _ (place->title));
  page = adw_view_stack_add_named (self->stack, bin, place->id);
  rj_terms_bind (words, page, "title", _ (place->short_title));
  adw_view_stack_page_set_icon_name (page, place->icon_name);
  adw_view_stack_page_set_use_underline (page, FALSE);
}

static void
move_titles (RjFrame *self)
{
  AdwBin *target = self->layout == RJ_FRAME_WIDE ? self->header_title : self->title_row;

  if (gtk_widget_get_parent (GTK_WIDGET (self->titles)) != GTK_WIDGET (target))
    {
      adw_bin_set_child (self->header_title, NULL);
      adw_bin_set_child (self->title_row, NULL);
      adw_bin_set_child (target, GTK_WIDGET (self->titles));
    }
  style_titles (self);
}

static void
set_menu (GtkMenuButton *button, GMenuModel *menu)
{
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);

  rj_add_safety_keys (popover);
  gtk_menu_button_set_popover (button, popover);
}

static void
make_menus (RjFrame *self)
{
  gboolean narrow = self->layout >= RJ_FRAME_NARROW;
  g_autoptr (GMenu) add = rj_menus_new_add (self->context);
  g_autoptr (GMenu) menu = rj_menus_new_main (self->context, self->layout == RJ_FRAME_TINY, narrow);

  set_menu (self->menu_button, G_MENU_MODEL (menu));
  set_menu (self->add_button, G_MENU_MODEL (add));
  gtk_widget_set_visible (GTK_WIDGET (self->add_button),
                          !narrow && g_menu_model_get_n_items (G_MENU_MODEL (add)) > 0);
}

static void
apply_layout (RjFrame *self)
{
  gboolean wide = self->layout == RJ_FRAME_WIDE;
  gboolean tiny = self->layout == RJ_FRAME_TINY;
  adw_overlay_split_view_set_collapsed (self->split, !wide);
  /* Hidden, it would still ask for its width: 440 px at 200 %. */
  adw_overlay_split_view_set_min_sidebar_width (self->split, wide ? SIDEBAR_WIDTH : 0);
  adw_overlay_split_view_set_show_sidebar (self->split, wide && self->sidebar_wanted);
  adw_view_switcher_bar_set_reveal (self->bar, !wide && !tiny && rj_places_list ()->len > 1);
  move_titles (self);

  make_menus (self);
}

static void
breakpoint_changed_cb (RjFrame *self)
{
  AdwBreakpoint *breakpoint = adw_breakpoint_bin_get_current_breakpoint (ADW_BREAKPOINT_BIN (self));
  RjFrameLayout layout = RJ_FRAME_WIDE;

  if (breakpoint != NULL)
    layout = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (breakpoint), "rj-layout"));
  if (layout == self->layout)
    return;

  self->layout = layout;
  apply_layout (self);
}

static void
add_breakpoint (RjFrame *self, double below_sp, RjFrameLayout layout)
{
  /* "max-width" includes the width itself. */
  AdwBreakpointCondition *condition = adw_breakpoint_condition_new_length (
    ADW_BREAKPOINT_CONDITION_MAX_WIDTH, below_sp - 0.1, ADW_LENGTH_UNIT_SP);
  AdwBreakpoint *breakpoint = adw_breakpoint_new (condition);

  g_object_set_data (G_OBJECT (breakpoint), "rj-layout", GINT_TO_POINTER (layout));
  adw_breakpoint_bin_add_breakpoint (ADW_BREAKPOINT_BIN (self), breakpoint);
}

/* There only while something is ridden out. */
static void
update_ride (RjFrame *self)
{
  gboolean on = rj_ride_is_on (rj_context_get_ride (self->context));

  if (on == (adw_bin_get_child (self->ride_bin) != NULL))
    return;
  adw_bin_set_child (self->ride_bin, on ? rj_ride_bar_new (self->context) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->ride_bin), on);
}

static void
rj_frame_constructed (GObject *object)
{
  RjFrame *self = RJ_FRAME (object);
  RjStore *store = rj_context_get_store (self->context);
  GPtrArray *list = rj_places_list ();

  G_OBJECT_CLASS (rj_frame_parent_class)->constructed (object);

  for (guint i = 0; i < list->len; i++)
    add_place (self, list->pdata[i]);

  /* The last one that matches wins. */
  add_breakpoint (self, 760, RJ_FRAME_MEDIUM);
  add_breakpoint (self, 480, RJ_FRAME_NARROW);
  add_breakpoint (self, 300, RJ_FRAME_TINY);
  g_signal_connect (self, "notify::current-breakpoint", G_CALLBACK (breakpoint_changed_cb), NULL);

  if (store != NULL)
    g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context, "notify::for-reading", G_CALLBACK (update_banner), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context, "notify::made-up", G_CALLBACK (update_banner), self,
                           G_CONNECT_SWAPPED);

  g_signal_connect_object (rj_context_get_vocabulary (self->context), "notify::quiet",
                           G_CALLBACK (make_menus), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rj_context_get_ride (self->context), "changed", G_CALLBACK (update_ride), self,
                           G_CONNECT_SWAPPED);
  apply_layout (self);
  update_banner (self);
  update_ride (self);
}

static void
rj_frame_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, RJ_FRAME (object)->context);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rj_frame_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CONTEXT:
      RJ_FRAME (object)->context = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rj_frame_dispose (GObject *object)
{
  RjFrame *self = RJ_FRAME (object);

  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  g_clear_object (&self->titles);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rj_frame_parent_class)->dispose (object);
}

static void
rj_frame_class_init (RjFrameClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = rj_frame_constructed;
  object_class->get_property = rj_frame_get_property;
  object_class->set_property = rj_frame_set_property;
  object_class->dispose = rj_frame_dispose;

  props[PROP_CONTEXT] =
    g_param_spec_object ("context", NULL, NULL, RJ_TYPE_CONTEXT,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, RJ_APP_PATH "/ui/rj-frame.ui");
  gtk_widget_class_bind_template_child (widget_class, RjFrame, split);
  gtk_widget_class_bind_template_child (widget_class, RjFrame, places_list);
  gtk_widget_class_bind_template_child (widget_class, RjFrame, menu_button);
  gtk_widget_class_bind_template_child (widget_class, RjFrame, add_button);
  gtk_widget_class_bind_template_child (widget_class, RjFrame, header_title);
  gtk_widget_class_bind_template_child (widget_class, RjFrame, title_row);
  gtk_widget_class_bind_template_child (widget_class, RjFrame, banner);
  gtk_widget_class_bind_template_child (widget_class, RjFrame, stack);
  gtk_widget_class_bind_template_child (widget_class, RjFrame, bar);
  gtk_widget_class_bind_template_child (widget_class, RjFrame, ride_bin);
  gtk_widget_class_bind_template_callback (widget_class, place_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, banner_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, visible_child_changed_cb);
}

static void
rj_frame_init (RjFrame *self)
{
  GtkEventController *focus;

  self->sidebar_wanted = TRUE;
  self->titles = g_object_ref_sink (GTK_STACK (gtk_stack_new ()));
  gtk_stack_set_hhomogeneous (self->titles, FALSE);
  gtk_stack_set_vhomogeneous (self->titles, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->titles), "rj-page-title");

  gtk_widget_init_template (GTK_WIDGET (self));
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (places_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->places_list), focus);
}

RjFrame *
rj_frame_new (RjContext *context)
{
  return g_object_new (RJ_TYPE_FRAME, "context", context, NULL);
}

RjFrameLayout
rj_frame_get_layout (RjFrame *self)
{
  g_return_val_if_fail (RJ_IS_FRAME (self), RJ_FRAME_WIDE);

  return self->layout;
}

gboolean
rj_frame_show_place (RjFrame *self, const char *id)
{
  g_return_val_if_fail (RJ_IS_FRAME (self), FALSE);

  if (rj_places_find (id) == NULL)
    return FALSE;

  adw_view_stack_set_visible_child_name (self->stack, id);
  return TRUE;
}

const char *
rj_frame_get_place (RjFrame *self)
{
  g_return_val_if_fail (RJ_IS_FRAME (self), NULL);

  return adw_view_stack_get_visible_child_name (self->stack);
}

GtkWidget *
rj_frame_get_page (RjFrame *self)
{
  GtkWidget *bin;

  g_return_val_if_fail (RJ_IS_FRAME (self), NULL);

  bin = adw_view_stack_get_visible_child (self->stack);
  return bin != NULL ? adw_bin_get_child (ADW_BIN (bin)) : NULL;
}

void
rj_frame_toggle_sidebar (RjFrame *self)
{
  g_return_if_fail (RJ_IS_FRAME (self));

  if (self->layout != RJ_FRAME_WIDE)
    return;

  self->sidebar_wanted = !self->sidebar_wanted;
  adw_overlay_split_view_set_show_sidebar (self->split, self->sidebar_wanted);
}
