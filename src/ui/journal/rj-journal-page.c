// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-journal-page.h"

#include "rj-check-in-dialog.h"
#include "rj-craving-dialog.h"
#include "rj-day-button.h"
#include "rj-log-place.h"
#include "rj-log-row-view.h"
#include "rj-log-rows.h"
#include "rj-log-sections.h"
#include "rj-page.h"
#include "rj-terms.h"
#include "rj-writing-dialog.h"

#include <glib/gi18n-lib.h>

struct _RjJournalPage {
  AdwBreakpointBin parent_instance;

  RjContext *context;
  RjLogModel *model;
  RjLogPlace *place;
  gboolean focus_wanted;
  RjDay wanted_day; /* goes to the top as soon as its row has its place */

  AdwInlineViewSwitcher *tabs;
  GtkDropDown *tabs_list;
  GtkDropDown *moods;
  GtkDropDown *strengths;
  RjDayButton *go;
  AdwViewStack *kinds;
  GtkStack *stack;
  GtkListView *list;
  AdwStatusPage *empty;
  GtkButton *empty_button;
};

enum {
  PROP_CONTEXT = 1,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

static void page_iface_init (RjPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RjJournalPage,
                               rj_journal_page,
                               ADW_TYPE_BREAKPOINT_BIN,
                               G_IMPLEMENT_INTERFACE (RJ_TYPE_PAGE, page_iface_init))

/* In the order of the tabs. */
static const struct {
  const char *name;
  guint kinds;
} tabs[] = {
  { "all", RJ_LOG_ALL },
  { "writing", RJ_LOG_WRITING },
  { "mood", RJ_LOG_MOOD },
  { "cravings", RJ_LOG_CRAVING },
};

static guint
get_tab (RjJournalPage *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->kinds);

  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    if (g_strcmp0 (tabs[i].name, name) == 0)
      return i;
  return 0;
}

static RjLogFilter
get_filter (RjJournalPage *self)
{
  RjLogFilter filter = { tabs[get_tab (self)].kinds, -1, -1 };

  if (filter.kinds == RJ_LOG_MOOD)
    {
      guint which = gtk_drop_down_get_selected (self->moods);

      filter.max_value = which == 1 ? RJ_MOOD_LOW : -1;
      filter.min_value = which == 2 ? RJ_MOOD_GOOD : -1;
    }
  else if (filter.kinds == RJ_LOG_CRAVING)
    {
      guint which = gtk_drop_down_get_selected (self->strengths);

      filter.min_value = which == 1 ? 4 : which == 2 ? 7 : -1;
    }
  return filter;
}

/* ---- Empty ---- */

static gboolean
is_filtered (RjJournalPage *self)
{
  RjLogFilter filter = get_filter (self);

  return filter.min_value >= 0 || filter.max_value >= 0;
}

static void
show_empty (RjJournalPage *self)
{
  const char *title, *description = NULL, *button;

  switch (tabs[get_tab (self)].kinds)
    {
    case RJ_LOG_CRAVING:
      title = rj_context_say (self->context, _ ("No {craving:many} noted."));
      button = rj_context_say (self->context, _ ("Log {craving:a}"));
      break;
    case RJ_LOG_MOOD:
      title = _ ("No check-ins yet.");
      description = _ ("One tap is enough.");
      button = _ ("Check in");
      break;
    default:
      title = _ ("Nothing written yet.");
      description = _ ("One line is enough.");
      button = _ ("Write");
    }
  if (is_filtered (self))
    {
      title = _ ("Nothing here with this choice.");
      description = NULL;
      button = _ ("Show all");
    }
  adw_status_page_set_title (self->empty, title);
  adw_status_page_set_description (self->empty, description);
  gtk_button_set_label (self->empty_button, button);
}

static void
empty_clicked_cb (RjJournalPage *self)
{
  const char *action = "win.write";

  if (is_filtered (self))
    {
      gtk_drop_down_set_selected (self->moods, 0);
      gtk_drop_down_set_selected (self->strengths, 0);
      return;
    }
  if (tabs[get_tab (self)].kinds == RJ_LOG_CRAVING)
    action = "win.log-craving";
  else if (tabs[get_tab (self)].kinds == RJ_LOG_MOOD)
    action = "win.check-in";
  gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
}

/* Only what is there can take the focus: while the journal is being read it waits. */
static void
take_focus (RjJournalPage *self)
{
  const char *shown = gtk_stack_get_visible_child_name (self->stack);

  if (!self->focus_wanted || g_strcmp0 (shown, "loading") == 0)
    return;

  self->focus_wanted = FALSE;
  gtk_widget_grab_focus (g_strcmp0 (shown, "empty") == 0 ? GTK_WIDGET (self->empty_button)
                                                         : GTK_WIDGET (self->list));
}

/* The button that was pressed goes, and the form that it opened would give the focus back to it. */
static void
leave_empty (RjJournalPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  AdwDialog *dialog = ADW_IS_APPLICATION_WINDOW (root)
                        ? adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (root))
                        : NULL;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (dialog != NULL)
    g_signal_connect_object (dialog, "closed", G_CALLBACK (gtk_widget_grab_focus), self->list,
                             G_CONNECT_SWAPPED);
  else if (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->empty)))
    self->focus_wanted = TRUE;
}

static void
update (RjJournalPage *self)
{
  guint n = self->model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->model)) : 0;

  if (n > 0 && g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "empty") == 0)
    leave_empty (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->go), n > 0);
  if (n > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else if (self->model == NULL || rj_log_model_get_loading (self->model))
    gtk_stack_set_visible_child_name (self->stack, "loading");
  else
    {
      show_empty (self);
      gtk_stack_set_visible_child_name (self->stack, "empty");
    }
  take_focus (self);
}

/* ---- Tabs and filters ---- */

static void
filter_changed_cb (RjJournalPage *self)
{
  RjLogFilter filter = get_filter (self);

  gtk_widget_set_visible (GTK_WIDGET (self->moods), filter.kinds == RJ_LOG_MOOD);
  gtk_widget_set_visible (GTK_WIDGET (self->strengths), filter.kinds == RJ_LOG_CRAVING);
  if (self->model != NULL)
    rj_log_model_set_filter (self->model, &filter);
  update (self);
}

static void
tab_changed_cb (RjJournalPage *self)
{
  if (self->tabs_list != NULL)
    gtk_drop_down_set_selected (self->tabs_list, get_tab (self));
  filter_changed_cb (self);
}

static void
tabs_list_changed_cb (RjJournalPage *self)
{
  guint which = gtk_drop_down_get_selected (self->tabs_list);

  if (which < G_N_ELEMENTS (tabs))
    adw_view_stack_set_visible_child_name (self->kinds, tabs[which].name);
}

/* ---- Going to a day ---- */

void
rj_journal_page_go_to_day (RjJournalPage *self, RjDay day)
{
  g_return_if_fail (RJ_IS_JOURNAL_PAGE (self));

  self->wanted_day = day;
  if (self->model == NULL || rj_log_model_get_loading (self->model))
    return;

  self->wanted_day = RJ_DAY_NONE;
  rj_log_place_hold (self->place, self->model, day);
}

static void
day_picked_cb (RjJournalPage *self)
{
  rj_journal_page_go_to_day (self, rj_day_button_get_day (self->go));
}

static void
loading_changed_cb (RjJournalPage *self)
{
  update (self);
  if (rj_log_model_get_loading (self->model))
    return;
  if (self->wanted_day != RJ_DAY_NONE)
    rj_journal_page_go_to_day (self, self->wanted_day);
  else
    rj_log_place_hold (self->place, self->model, RJ_DAY_NONE);
}

/* ---- Rows ---- */

static const RjLogSummary *
summary_at (RjJournalPage *self, guint position)
{
  g_autoptr (RjLogRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  return row != NULL ? rj_log_row_get_summary (row) : NULL;
}

static void
activated_cb (RjJournalPage *self, guint position)
{
  const RjLogSummary *summary = summary_at (self, position);

  if (summary == NULL)
    return;
  switch (summary->kind)
    {
    case RJ_LOG_CRAVING:
      rj_craving_dialog_present (GTK_WIDGET (self), self->context, summary->id);
      break;
    case RJ_LOG_MOOD:
      rj_check_in_dialog_present (GTK_WIDGET (self), self->context, summary->id);
      break;
    case RJ_LOG_WRITING:
    case RJ_LOG_ALL:
    default:
      rj_writing_dialog_present (GTK_WIDGET (self), self->context, summary->id);
    }
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean deleted = rj_check_ins_delete_finish (RJ_CHECK_INS (source), result, &error);
  g_autoptr (RjContext) context = user_data;

  if (deleted)
    rj_context_toast (context, _ ("Deleted."), TRUE);
  else
    rj_context_report (context, error);
}

/* Delete on the focused row. Nothing is asked: it can be brought back. */
static gboolean
list_key_cb (GtkEventControllerKey *keys,
             guint keyval,
             guint keycode,
             GdkModifierType state,
             RjJournalPage *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *view = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;
  const RjLogSummary *summary;

  if ((keyval != GDK_KEY_Delete && keyval != GDK_KEY_KP_Delete) || !RJ_IS_LOG_ROW_VIEW (view))
    return GDK_EVENT_PROPAGATE;

  summary = rj_log_row_get_summary (rj_log_row_view_get_row (RJ_LOG_ROW_VIEW (view)));
  if (summary != NULL)
    rj_check_ins_delete_async (rj_store_get_check_ins (rj_context_get_store (self->context)), summary->id,
                               NULL, deleted_cb, g_object_ref (self->context));
  return GDK_EVENT_STOP;
}

/* When the person's day goes on, so does the last one that can be picked. */
static void
day_changed_cb (RjJournalPage *self)
{
  RjDay today = rj_clock_get_today (rj_context_get_clock (self->context));

  rj_day_button_set_day (self->go, MIN (rj_day_button_get_day (self->go), today), today);
}

static void
set_up_list (RjJournalPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  RjClock *clock = rj_context_get_clock (self->context);

  rj_log_rows_set_up (self->list, self->context);
  g_signal_connect_object (clock, "day", G_CALLBACK (day_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (list_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
}

/* ---- The journal behind it ---- */

static void
set_up_model (RjJournalPage *self)
{
  RjStore *store = rj_context_get_store (self->context);
  RjLogFilter filter = get_filter (self);
  RjClock *clock = rj_context_get_clock (self->context);
  RjDay today = rj_clock_get_today (clock);
  g_autoptr (GtkNoSelection) selection = NULL;

  if (store == NULL || self->model != NULL)
    return;

  self->model = rj_log_model_new (store, &filter);
  g_signal_connect_object (self->model, "notify::loading", G_CALLBACK (loading_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "failed", G_CALLBACK (rj_context_report), self->context,
                           G_CONNECT_SWAPPED);
  selection = gtk_no_selection_new (G_LIST_MODEL (rj_log_sections_new (self->model)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  /* After the list has made its rows of it. */
  g_signal_connect_object (selection, "items-changed", G_CALLBACK (rj_log_rows_number), self->list,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  rj_day_button_set_day (self->go, today, today);
  update (self);
}

/* ---- Page ---- */

static void
write_new (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.write", NULL);
}

static void
go_home (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RjJournalPage *self = RJ_JOURNAL_PAGE (widget);

  rj_journal_page_go_to_day (self, rj_clock_get_today (rj_context_get_clock (self->context)));
}

static void
rj_journal_page_shown (RjPage *page)
{
  RjJournalPage *self = RJ_JOURNAL_PAGE (page);

  self->focus_wanted = TRUE;
  take_focus (self);
}

static GtkDropDown *
get_choices (RjJournalPage *self)
{
  switch (tabs[get_tab (self)].kinds)
    {
    case RJ_LOG_MOOD:
      return self->moods;
    case RJ_LOG_CRAVING:
      return self->strengths;
    default:
      return NULL;
    }
}

/* The tab, and what is chosen in it: "mood-1". */
static char *
rj_journal_page_dup_view (RjPage *page)
{
  RjJournalPage *self = RJ_JOURNAL_PAGE (page);
  guint tab = get_tab (self);
  GtkDropDown *choices = get_choices (self);

  if (choices != NULL)
    return g_strdup_printf ("%s-%u", tabs[tab].name, gtk_drop_down_get_selected (choices));
  return tab != 0 ? g_strdup (tabs[tab].name) : NULL;
}

static void
rj_journal_page_set_view (RjPage *page, const char *view)
{
  RjJournalPage *self = RJ_JOURNAL_PAGE (page);
  g_auto (GStrv) parts = g_strsplit (view, "-", 2);
  GtkDropDown *choices;
  guint64 choice = 0;

  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    if (g_strcmp0 (parts[0], tabs[i].name) == 0)
      adw_view_stack_set_visible_child_name (self->kinds, tabs[i].name);
  choices = get_choices (self);
  if (choices != NULL && parts[0] != NULL && parts[1] != NULL
      && g_ascii_string_to_unsigned (
        parts[1], 10, 0, g_list_model_get_n_items (gtk_drop_down_get_model (choices)) - 1, &choice, NULL))
    gtk_drop_down_set_selected (choices, (guint) choice);
}

static void
page_iface_init (RjPageInterface *iface)
{
  iface->shown = rj_journal_page_shown;
  iface->dup_view = rj_journal_page_dup_view;
  iface->set_view = rj_journal_page_set_view;
}

/* ---- Object ---- */

static void
rj_journal_page_constructed (GObject *object)
{
  RjJournalPage *self = RJ_JOURNAL_PAGE (object);
  RjVocabulary *words = rj_context_get_vocabulary (self->context);

  G_OBJECT_CLASS (rj_journal_page_parent_class)->constructed (object);

  rj_terms_watch (words, GTK_WIDGET (self));
  g_signal_connect_object (words, "notify::quiet", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  set_up_list (self);
  g_signal_connect_object (self->context, "notify::store", G_CALLBACK (set_up_model), self,
                           G_CONNECT_SWAPPED);
  set_up_model (self);
}

static void
rj_journal_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CONTEXT)
    g_value_set_object (value, RJ_JOURNAL_PAGE (object)->context);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
rj_journal_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CONTEXT)
    RJ_JOURNAL_PAGE (object)->context = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
rj_journal_page_dispose (GObject *object)
{
  RjJournalPage *self = RJ_JOURNAL_PAGE (object);

  g_clear_pointer (&self->place, rj_log_place_free);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), RJ_TYPE_JOURNAL_PAGE);
  g_clear_object (&self->model);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rj_journal_page_parent_class)->dispose (object);
}

static void
rj_journal_page_class_init (RjJournalPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = rj_journal_page_constructed;
  object_class->get_property = rj_journal_page_get_property;
  object_class->set_property = rj_journal_page_set_property;
  object_class->dispose = rj_journal_page_dispose;

  props[PROP_CONTEXT] =
    g_param_spec_object ("context", NULL, NULL, RJ_TYPE_CONTEXT,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, RJ_APP_PATH "/ui/rj-journal-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RjJournalPage, tabs);
  gtk_widget_class_bind_template_child (widget_class, RjJournalPage, tabs_list);
  gtk_widget_class_bind_template_child (widget_class, RjJournalPage, moods);
  gtk_widget_class_bind_template_child (widget_class, RjJournalPage, strengths);
  gtk_widget_class_bind_template_child (widget_class, RjJournalPage, go);
  gtk_widget_class_bind_template_child (widget_class, RjJournalPage, kinds);
  gtk_widget_class_bind_template_child (widget_class, RjJournalPage, stack);
  gtk_widget_class_bind_template_child (widget_class, RjJournalPage, list);
  gtk_widget_class_bind_template_child (widget_class, RjJournalPage, empty);
  gtk_widget_class_bind_template_child (widget_class, RjJournalPage, empty_button);
  gtk_widget_class_bind_template_callback (widget_class, tab_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, tabs_list_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, empty_clicked_cb);

  gtk_widget_class_install_action (widget_class, "page.new", NULL, write_new);
  gtk_widget_class_install_action (widget_class, "page.home", NULL, go_home);
}

static void
rj_journal_page_init (RjJournalPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rj_day_button_set_label (self->go, _ ("Go to a day"));
  self->place = rj_log_place_new (self->list);
}

GtkWidget *
rj_journal_page_new (RjContext *context)
{
  return g_object_new (RJ_TYPE_JOURNAL_PAGE, "context", context, NULL);
}
