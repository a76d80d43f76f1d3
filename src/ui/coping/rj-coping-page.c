// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-coping-page.h"

#include "rj-effects-dialog.h"
#include "rj-error-text.h"
#include "rj-letters-view.h"
#include "rj-my-plan-page.h"
#include "rj-page.h"
#include "rj-sheets-view.h"
#include "rj-spoken.h"
#include "rj-strategy-dialog.h"
#include "rj-strategy-editor.h"
#include "rj-strategy-list.h"
#include "rj-strategy-text.h"
#include "rj-tabs.h"
#include "rj-terms.h"
#include "rj-text.h"

#include <glib/gi18n-lib.h>

/* How much of what was looked for is repeated. */
#define SEARCH_SHOWN 100

struct _RjCopingPage {
  AdwBin parent_instance;

  RjContext *context;
  RjStrategyList *strategies;
  GtkWidget *plan;
  GtkWidget *letters;
  GtkWidget *sheets;

  RjTabs *tabs;
  GtkWidget *notes;
  GtkSearchEntry *search;
  GtkToggleButton *favourites;
  GtkButton *add;
  GtkWidget *failed;
  GtkLabel *failed_label;
  GtkWidget *again;
  GtkStack *stack;
  GtkListBox *list;
  AdwStatusPage *nothing;
};

static void rj_coping_page_iface_init (RjPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RjCopingPage,
                               rj_coping_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (RJ_TYPE_PAGE, rj_coping_page_iface_init))

enum {
  PROP_0,
  PROP_CONTEXT,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  const RjStrategy *strategy = rj_strategy_entry_get (item);
  g_autofree char *title = rj_text_for_label (strategy->title, RJ_TEXT_NAME);
  g_autofree char *summary = rj_strategy_text_summary (strategy);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "activatable", TRUE, NULL);
  GtkWidget *next = gtk_image_new_from_icon_name ("go-next-symbolic");

  /* One after the other: set together, the title would be read as markup first, and what is none of it
   * written into the log. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), summary);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (strategy->favourite)
    {
      GtkWidget *star = gtk_image_new_from_icon_name ("starred-symbolic");

      gtk_accessible_update_property (GTK_ACCESSIBLE (star), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Favourite"),
                                      -1);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), star);
    }
  gtk_widget_add_css_class (next, "dimmed");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), next);
  return row;
}

/* What was looked for, for the middle of a sentence in markup, which knows no control characters. */
static char *
dup_search_shown (const char *text)
{
  g_autofree char *shown = rj_text_for_label (text, SEARCH_SHOWN);

  for (char *p = shown; *p; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';
  return g_markup_escape_text (shown, -1);
}

static void
update_stack (RjCopingPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  if (!rj_strategy_list_get_loaded (self->strategies)
      || g_list_model_get_n_items (G_LIST_MODEL (self->strategies)) > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else if (rj_strategy_list_get_n_all (self->strategies) == 0)
    gtk_stack_set_visible_child_name (self->stack, "empty");
  else
    {
      g_autofree char *sentence = NULL;
      g_autofree char *escaped = dup_search_shown (text);

      /* Translators: %s is what the person searched for. */
      sentence =
        *text ? g_strdup_printf (_ ("Nothing found for “%s”."), escaped) : g_strdup (_ ("No favourites yet"));
      adw_status_page_set_title (self->nothing, sentence);
      adw_status_page_set_description (self->nothing, *text ? NULL : _ ("Open a note and press the star."));
      adw_status_page_set_icon_name (self->nothing, *text ? "edit-find-symbolic" : "starred-symbolic");
      gtk_stack_set_visible_child_name (self->stack, "none");
    }
}

/* The notes that could be read before stay: they may be needed now. */
static void
failed_changed_cb (RjCopingPage *self)
{
  const GError *error = rj_strategy_list_get_error (self->strategies);
  gboolean was_focus = gtk_widget_has_focus (self->again);

  if (error)
    {
      g_autofree char *reason = rj_error_text (error);
      /* Translators: %s is a sentence or two that say why. */
      g_autofree char *text = g_strdup_printf (
        rj_context_say (self->context, _ ("Your {coping:many} could not be read just now. %s")), reason);

      gtk_label_set_text (self->failed_label, text);
      if (gtk_widget_get_root (GTK_WIDGET (self)))
        rj_announce (GTK_WIDGET (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
    }
  gtk_widget_set_visible (self->failed, error != NULL);
  if (!error && was_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
again_clicked_cb (RjCopingPage *self)
{
  rj_strategy_list_load (self->strategies);
}

static void
search_changed_cb (RjCopingPage *self)
{
  if (self->strategies)
    rj_strategy_list_set_search (self->strategies, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
favourites_changed_cb (RjCopingPage *self)
{
  if (self->strategies)
    rj_strategy_list_set_favourites_only (self->strategies, gtk_toggle_button_get_active (self->favourites));
}

static void
row_activated_cb (RjCopingPage *self, GtkListBoxRow *row)
{
  guint position = (guint) gtk_list_box_row_get_index (row);
  g_autoptr (RjStrategyEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->strategies), position);

  if (entry)
    rj_strategy_dialog_present (GTK_WIDGET (self), self->context, rj_strategy_entry_get (entry));
}

static gboolean
is_tab (RjCopingPage *self, const char *name)
{
  return g_strcmp0 (rj_tabs_get_name (self->tabs), name) == 0;
}

static void
new_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RjCopingPage *self = RJ_COPING_PAGE (widget);

  if (is_tab (self, "plan"))
    rj_my_plan_page_add (RJ_MY_PLAN_PAGE (self->plan));
  else if (is_tab (self, "letters"))
    rj_letters_view_add (RJ_LETTERS_VIEW (self->letters));
  else if (is_tab (self, "worksheets"))
    rj_sheets_view_add (RJ_SHEETS_VIEW (self->sheets));
  else
    rj_strategy_editor_present (widget, self->context, NULL);
}

static void
effects_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  adw_dialog_present (rj_effects_dialog_new (RJ_COPING_PAGE (widget)->context), widget);
}

static void
search_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RjCopingPage *self = RJ_COPING_PAGE (widget);

  rj_tabs_show (self->tabs, "notes");
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
shown (RjPage *page)
{
  RjCopingPage *self = RJ_COPING_PAGE (page);

  if (is_tab (self, "notes"))
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
  else if (is_tab (self, "plan"))
    rj_my_plan_page_take_focus (RJ_MY_PLAN_PAGE (self->plan));
  else
    rj_tabs_take_focus (self->tabs);
}

static char *
dup_view (RjPage *page)
{
  return rj_tabs_dup_name (RJ_COPING_PAGE (page)->tabs);
}

static void
set_view (RjPage *page, const char *view)
{
  rj_tabs_show (RJ_COPING_PAGE (page)->tabs, view);
}

static void
rj_coping_page_iface_init (RjPageInterface *iface)
{
  iface->dup_view = dup_view;
  iface->set_view = set_view;
  iface->shown = shown;
}

static void
rj_coping_page_constructed (GObject *object)
{
  RjCopingPage *self = RJ_COPING_PAGE (object);
  RjVocabulary *words = rj_context_get_vocabulary (self->context);

  G_OBJECT_CLASS (rj_coping_page_parent_class)->constructed (object);

  self->plan = rj_my_plan_page_new (self->context);
  self->letters = rj_letters_view_new (self->context);
  self->sheets = rj_sheets_view_new (self->context);
  rj_tabs_add (self->tabs, "notes", C_ ("tab", "Notes"), self->notes);
  rj_tabs_add (self->tabs, "plan", C_ ("my plan", "My plan"), self->plan);
  rj_tabs_add (self->tabs, "letters", C_ ("tab", "Letters"), self->letters);
  rj_tabs_add (self->tabs, "worksheets", C_ ("tab", "Worksheets"), self->sheets);
  rj_terms_watch (words, GTK_WIDGET (self));
  rj_terms_bind_name (words, self->search, _ ("Search {coping:many}"));
  rj_terms_bind_name (words, self->add, _ ("New {coping:one}"));
  rj_terms_bind_name (words, self->list, _ ("{coping:labels}"));
  rj_context_guard_words (self->context, GTK_WIDGET (self->search));
  self->strategies = rj_strategy_list_new (rj_context_get_store (self->context));
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->strategies), create_row, NULL, NULL);
  g_signal_connect_object (self->strategies, "items-changed", G_CALLBACK (update_stack), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->strategies, "notify::failed", G_CALLBACK (failed_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->strategies, "notify", G_CALLBACK (update_stack), self, G_CONNECT_SWAPPED);
  update_stack (self);
}

static void
rj_coping_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RjCopingPage *self = RJ_COPING_PAGE (object);

  if (id == PROP_CONTEXT)
    self->context = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
rj_coping_page_dispose (GObject *object)
{
  RjCopingPage *self = RJ_COPING_PAGE (object);

  /* First: a bin keeps a child that is taken from it by the template. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), RJ_TYPE_COPING_PAGE);
  g_clear_object (&self->strategies);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_coping_page_parent_class)->dispose (object);
}

static void
rj_coping_page_class_init (RjCopingPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = rj_coping_page_constructed;
  object_class->set_property = rj_coping_page_set_property;
  object_class->dispose = rj_coping_page_dispose;

  props[PROP_CONTEXT] =
    g_param_spec_object ("context", NULL, NULL, RJ_TYPE_CONTEXT,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, RJ_APP_PATH "/ui/rj-coping-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RjCopingPage, tabs);
  gtk_widget_class_bind_template_child (widget_class, RjCopingPage, notes);
  gtk_widget_class_bind_template_child (widget_class, RjCopingPage, search);
  gtk_widget_class_bind_template_child (widget_class, RjCopingPage, favourites);
  gtk_widget_class_bind_template_child (widget_class, RjCopingPage, add);
  gtk_widget_class_bind_template_child (widget_class, RjCopingPage, failed);
  gtk_widget_class_bind_template_child (widget_class, RjCopingPage, failed_label);
  gtk_widget_class_bind_template_child (widget_class, RjCopingPage, again);
  gtk_widget_class_bind_template_child (widget_class, RjCopingPage, stack);
  gtk_widget_class_bind_template_child (widget_class, RjCopingPage, list);
  gtk_widget_class_bind_template_child (widget_class, RjCopingPage, nothing);
  gtk_widget_class_bind_template_callback (widget_class, again_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, favourites_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "page.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "page.effects", NULL, effects_action);
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search_action);
}

static void
rj_coping_page_init (RjCopingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Its scroller, which would be a stop without a name. */
  gtk_widget_set_focusable (gtk_widget_get_first_child (GTK_WIDGET (self->nothing)), FALSE);
}

GtkWidget *
rj_coping_page_new (RjContext *context)
{
  return g_object_new (RJ_TYPE_COPING_PAGE, "context", context, NULL);
}
