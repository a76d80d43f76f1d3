// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-feed-choose-page.h"

#include "rj-error-text.h"
#include "rj-feed-filter-page.h"
#include "rj-feed-item-row.h"
#include "rj-spoken.h"
#include "rj-text.h"
#include "rj-toolbars.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>

struct _RjFeedChoosePage {
  AdwNavigationPage parent_instance;

  GtkWidget *search;
  GtkWidget *count;
  GtkWidget *view;
  GtkWidget *nothing;
  GtkWidget *keep;

  RjContext *context;
  const RjImportFile *file;
  RjFeedList *list;
  RjFeedChoice choice;
  char *fellowship;
  char *zone;
  RjFeedFilter filter;
  GtkFilterListModel *shown;
  GtkCustomFilter *custom;
  guint n_chosen;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (RjFeedChoosePage, rj_feed_choose_page, ADW_TYPE_NAVIGATION_PAGE)

enum {
  TAKEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

guint
rj_feed_choose_page_get_shown (RjFeedChoosePage *self, gboolean *sure)
{
  *sure = gtk_filter_list_model_get_pending (self->shown) == 0;
  return g_list_model_get_n_items (G_LIST_MODEL (self->shown));
}

/* ---- How many ---- */

static void
show_count (RjFeedChoosePage *self)
{
  gboolean sure;
  guint n = rj_feed_choose_page_get_shown (self, &sure);
  guint all = self->list->items->len;
  g_autofree char *text = NULL;

  // While it is still looking, no number is right.
  if (!sure)
    return;
  text = g_strdup_printf (_ ("%'u of %'u in the list"), n, all);
  gtk_label_set_text (GTK_LABEL (self->count), text);
  gtk_widget_set_visible (self->nothing, n == 0);
}

static void
show_chosen (RjFeedChoosePage *self)
{
  g_autofree char *text = self->n_chosen > 0 ? g_strdup_printf (_ ("Keep %'u of them"), self->n_chosen)
                                             : g_strdup (_ ("Nothing chosen yet"));

  gtk_button_set_label (GTK_BUTTON (self->keep), text);
  rj_wrap_button (GTK_BUTTON (self->keep));
  gtk_widget_set_sensitive (self->keep, self->n_chosen > 0);
}

static void
chosen_changed_cb (RjFeedItem *item, GParamSpec *pspec, RjFeedChoosePage *self)
{
  self->n_chosen += rj_feed_item_get_chosen (item) ? 1 : (guint) -1;
  show_chosen (self);
}

/* ---- Filters ---- */

static gboolean
match_cb (gpointer item, gpointer user_data)
{
  RjFeedChoosePage *self = user_data;

  return rj_feed_filter_matches (&self->filter, item);
}

static void
filter_changed (RjFeedChoosePage *self)
{
  gtk_filter_changed (GTK_FILTER (self->custom), GTK_FILTER_CHANGE_DIFFERENT);
  show_count (self);
}

static void
search_cb (RjFeedChoosePage *self)
{
  g_autofree char *folded = rj_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));

  g_strstrip (folded);
  g_free (self->filter.words);
  self->filter.words = *folded != '\0' ? g_steal_pointer (&folded) : NULL;
  filter_changed (self);
}

static void
filter_cb (RjFeedChoosePage *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);
  AdwNavigationPage *page = rj_feed_filter_page_new (&self->filter, self->list);

  g_signal_connect_object (page, "changed", G_CALLBACK (filter_changed), self, G_CONNECT_SWAPPED);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), page);
}

/* ---- Keeping ---- */

typedef struct {
  RjFeedChoosePage *page;
  GPtrArray *rows; /* RjFeedRow, not owned */
} Mapping;

static void
mapping_free (Mapping *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static void
map_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Mapping *self = task_data;
  RjFeedChoosePage *page = self->page;
  GPtrArray *pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_meeting_piece_free);

  for (guint i = 0; i < self->rows->len; i++)
    {
      gboolean known;

      g_ptr_array_add (pieces, rj_feed_row_to_piece (g_ptr_array_index (self->rows, i), page->file->format,
                                                     &page->choice, &known));
    }
  g_task_return_pointer (task, pieces, (GDestroyNotify) g_ptr_array_unref);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjFeedChoosePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) known = rj_meetings_take_finish (RJ_MEETINGS (source), result, &error);
  g_autofree char *text = NULL;

  self->busy = FALSE;
  if (self->context == NULL)
    return;
  if (known == NULL)
    {
      rj_context_report (self->context, error);
      return;
    }
  text =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u is kept.", "%'u are kept.", known->len), known->len);
  rj_context_toast_with_action (self->context, text, _ ("Undo"), "win.take-back-import");
  g_signal_emit (self, signals[TAKEN], 0);
}

static void
mapped_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RjFeedChoosePage *self = RJ_FEED_CHOOSE_PAGE (source);
  g_autoptr (GPtrArray) pieces = g_task_propagate_pointer (G_TASK (result), NULL);
  RjStore *store = self->context != NULL ? rj_context_get_store (self->context) : NULL;

  if (store == NULL)
    return;
  rj_meetings_take_async (rj_store_get_meetings (store), pieces, TRUE, NULL, kept_cb, g_object_ref (self));
}

static void
keep_cb (RjFeedChoosePage *self)
{
  g_autoptr (GTask) task = NULL;
  Mapping *mapping;

  if (self->busy || self->n_chosen == 0)
    return;
  self->busy = TRUE;
  mapping = g_new0 (Mapping, 1);
  mapping->page = self;
  mapping->rows = g_ptr_array_new ();
  for (guint i = 0; i < self->list->items->len; i++)
    {
      RjFeedItem *item = g_ptr_array_index (self->list->items, i);

      if (rj_feed_item_get_chosen (item))
        g_ptr_array_add (mapping->rows, (gpointer) rj_feed_item_get_row (item));
    }
  // The task holds the page.
  task = g_task_new (self, NULL, mapped_cb, NULL);
  g_task_set_task_data (task, mapping, (GDestroyNotify) mapping_free);
  g_task_run_in_thread (task, map_thread);
}

/* ---- The page ---- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, rj_feed_item_row_new ());
  // The box to tick is what is gone to.
  gtk_list_item_set_focusable (item, FALSE);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  rj_feed_item_row_set_item (RJ_FEED_ITEM_ROW (gtk_list_item_get_child (item)),
                             gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  rj_feed_item_row_set_item (RJ_FEED_ITEM_ROW (gtk_list_item_get_child (item)), NULL);
}

static GtkWidget *
new_view (RjFeedChoosePage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *view = gtk_list_view_new (NULL, factory);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("The list"), -1);
  return view;
}

static GtkWidget *
new_bar (RjFeedChoosePage *self)
{
  GtkWidget *box = adw_wrap_box_new ();
  GtkWidget *filter = gtk_button_new_with_label (_ ("Filter…"));

  self->search = g_object_new (GTK_TYPE_SEARCH_ENTRY, "hexpand", TRUE, "max-width-chars", 17,
                               "placeholder-text", _ ("Search the list"), "input-hints",
                               GTK_INPUT_HINT_PRIVATE | GTK_INPUT_HINT_NO_EMOJI, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search the list"), -1);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (filter, "clicked", G_CALLBACK (filter_cb), self, G_CONNECT_SWAPPED);
  self->count = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0f, "accessible-role",
                              GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  rj_speak_status (GTK_LABEL (self->count));
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (box), 6);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_bottom (box, 6);
  adw_wrap_box_append (ADW_WRAP_BOX (box), self->search);
  adw_wrap_box_append (ADW_WRAP_BOX (box), filter);
  adw_wrap_box_append (ADW_WRAP_BOX (box), self->count);
  return box;
}

static GtkWidget *
new_content (RjFeedChoosePage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller =
    g_object_new (GTK_TYPE_SCROLLED_WINDOW, "vexpand", TRUE, "hscrollbar-policy", GTK_POLICY_NEVER, NULL);

  self->view = new_view (self);
  self->nothing =
    g_object_new (GTK_TYPE_LABEL, "label", _ ("Nothing in the list is like this."), "wrap", TRUE, "visible",
                  FALSE, "margin-top", 24, "margin-start", 12, "margin-end", 12, NULL);
  self->keep = gtk_button_new_with_label ("");
  gtk_widget_add_css_class (self->keep, "suggested-action");
  gtk_widget_add_css_class (self->keep, "rj-wide");
  gtk_widget_set_margin_start (self->keep, 12);
  gtk_widget_set_margin_end (self->keep, 12);
  gtk_widget_set_margin_top (self->keep, 6);
  gtk_widget_set_margin_bottom (self->keep, 12);
  g_signal_connect_object (self->keep, "clicked", G_CALLBACK (keep_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_box_append (GTK_BOX (box), new_bar (self));
  gtk_box_append (GTK_BOX (box), self->nothing);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), self->keep);
  return box;
}

static void
rj_feed_choose_page_dispose (GObject *object)
{
  RjFeedChoosePage *self = RJ_FEED_CHOOSE_PAGE (object);

  if (self->view != NULL)
    gtk_list_view_set_model (GTK_LIST_VIEW (self->view), NULL);
  self->view = NULL;
  if (self->shown != NULL)
    g_signal_handlers_disconnect_by_data (self->shown, self);
  g_clear_object (&self->shown);
  g_clear_object (&self->custom);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_feed_choose_page_parent_class)->dispose (object);
}

static void
rj_feed_choose_page_finalize (GObject *object)
{
  RjFeedChoosePage *self = RJ_FEED_CHOOSE_PAGE (object);

  rj_feed_filter_clear (&self->filter);
  g_clear_pointer (&self->list, rj_feed_list_free);
  g_free (self->fellowship);
  g_free (self->zone);
  G_OBJECT_CLASS (rj_feed_choose_page_parent_class)->finalize (object);
}

static void
rj_feed_choose_page_class_init (RjFeedChoosePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_feed_choose_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = rj_feed_choose_page_finalize;
  signals[TAKEN] =
    g_signal_new ("taken", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rj_feed_choose_page_init (RjFeedChoosePage *self)
{
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _ ("Choose from the list"));
  adw_navigation_page_set_tag (ADW_NAVIGATION_PAGE (self), "choose");
}

/* Ten thousand rows are looked through in slices, between which the window answers. */
static void
set_list (RjFeedChoosePage *self, RjFeedList *list)
{
  g_autoptr (GListStore) store = g_list_store_new (RJ_TYPE_FEED_ITEM);
  g_autoptr (GtkNoSelection) selection = NULL;

  self->list = list;
  for (guint i = 0; i < list->items->len; i++)
    {
      RjFeedItem *item = g_ptr_array_index (list->items, i);

      self->n_chosen += rj_feed_item_get_chosen (item);
      g_signal_connect_object (item, "notify::chosen", G_CALLBACK (chosen_changed_cb), self, 0);
    }
  g_list_store_splice (store, 0, 0, list->items->pdata, list->items->len);
  self->custom = gtk_custom_filter_new (match_cb, self, NULL);
  self->shown = gtk_filter_list_model_new (G_LIST_MODEL (g_steal_pointer (&store)),
                                           GTK_FILTER (g_object_ref (self->custom)));
  gtk_filter_list_model_set_incremental (self->shown, TRUE);
  g_signal_connect_swapped (self->shown, "notify::pending", G_CALLBACK (show_count), self);
  g_signal_connect_swapped (self->shown, "items-changed", G_CALLBACK (show_count), self);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->shown)));
  gtk_list_view_set_model (GTK_LIST_VIEW (self->view), GTK_SELECTION_MODEL (selection));
}

AdwNavigationPage *
rj_feed_choose_page_new (RjContext *context,
                         const RjImportFile *file,
                         RjFeedList *list,
                         const RjFeedChoice *choice)
{
  RjFeedChoosePage *self = g_object_new (RJ_TYPE_FEED_CHOOSE_PAGE, NULL);

  self->context = g_object_ref (context);
  self->file = file;
  self->choice = *choice;
  self->choice.fellowship = self->fellowship = g_strdup (choice->fellowship);
  self->choice.zone = self->zone = g_strdup (choice->zone);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), rj_toolbars_new (new_content (self)));
  set_list (self, list);
  show_count (self);
  show_chosen (self);
  return ADW_NAVIGATION_PAGE (self);
}
