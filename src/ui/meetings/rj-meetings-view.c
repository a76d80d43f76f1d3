// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-meetings-view.h"

#include "rj-feed-page.h"
#include "rj-file-choice.h"
#include "rj-form-parts.h"
#include "rj-meeting-dialog.h"
#include "rj-meeting-editor.h"
#include "rj-meeting-list.h"
#include "rj-meeting-target.h"
#include "rj-meeting-text.h"
#include "rj-meetings.h"
#include "rj-rows.h"
#include "rj-spoken.h"
#include "rj-terms.h"
#include "rj-text.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>

/* So many can be seen at once: there is nothing to look for. */
#define FEW 6

struct _RjMeetingsView {
  AdwBin parent_instance;

  RjContext *context;
  GCancellable *cancellable;
  GPtrArray *meetings;    /* RjMeeting, by name */
  GPtrArray *occurrences; /* RjOccurrence: what is in the plan from today on */
  GPtrArray *entries;     /* RjMeetingEntry: what is listed */
  gboolean stale;         /* something changed while it was not to be seen */
  gboolean searching;
  int opened; /* the place of the row that was opened last */

  GtkWidget *search;
  GtkWidget *order_part;
  GtkDropDown *order;
  GtkWidget *list;
  GtkWidget *empty;
  GtkWidget *nothing;
  GtkWidget *add;
  GtkWidget *from_list;
  GtkWidget *target;
};

G_DEFINE_FINAL_TYPE (RjMeetingsView, rj_meetings_view, ADW_TYPE_BIN)

/* ---- Rows ---- */

static GtkWidget *
new_row (void)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "activatable", TRUE, NULL);

  /* Set together with it, the title would be read as markup first. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  rj_rows_add_arrow (ADW_ACTION_ROW (row));
  return row;
}

static GtkListBoxRow *
get_row (RjMeetingsView *self, int index)
{
  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), index);
}

/* Rows that are there already stay and say something else, so that the focus stays where it is. */
static void
show_rows (RjMeetingsView *self)
{
  GtkListBoxRow *row;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const RjMeetingEntry *entry = g_ptr_array_index (self->entries, i);
      g_autofree char *title = rj_text_for_label (entry->meeting->name, RJ_TEXT_NAME);
      g_autofree char *summary =
        rj_meeting_text_summary (entry->meeting, entry->next, rj_context_get_clock (self->context));

      if (get_row (self, (int) i) == NULL)
        gtk_list_box_append (GTK_LIST_BOX (self->list), new_row ());
      row = get_row (self, (int) i);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), summary);
    }
  while ((row = get_row (self, (int) self->entries->len)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
}

static gboolean
take_focus (RjMeetingsView *self)
{
  int last = self->entries != NULL ? (int) self->entries->len - 1 : -1;
  GtkListBoxRow *row = get_row (self, MIN (self->opened, last));

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
show (RjMeetingsView *self)
{
  g_autofree char *words = rj_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gboolean had_focus = gtk_widget_get_focus_child (self->list) != NULL;
  guint n;

  if (self->meetings == NULL || self->occurrences == NULL)
    return;
  n = self->meetings->len;
  g_strstrip (words);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = rj_meeting_list_new (
    self->meetings, self->occurrences, rj_context_get_clock (self->context),
    (RjMeetingOrder) gtk_drop_down_get_selected (self->order), *words != '\0' ? words : NULL);
  show_rows (self);
  gtk_widget_set_visible (self->search, n > FEW || (n > 0 && self->searching));
  gtk_widget_set_visible (self->order_part, n > 1);
  gtk_widget_set_visible (self->list, self->entries->len > 0);
  gtk_widget_set_visible (self->target, n > 0);
  gtk_widget_set_visible (self->empty, n == 0);
  gtk_widget_set_visible (self->nothing, n > 0 && self->entries->len == 0);
  if (had_focus && self->entries->len == 0)
    gtk_widget_grab_focus (self->add);
}

/* ---- Reading ---- */

static void
range_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjMeetingsView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) occurrences = rj_plan_list_range_finish (RJ_PLAN (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->context == NULL)
    return;
  if (occurrences == NULL)
    {
      rj_context_report (self->context, error);
      return;
    }
  g_clear_pointer (&self->occurrences, g_ptr_array_unref);
  self->occurrences = g_steal_pointer (&occurrences);
  show (self);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjMeetingsView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) meetings = rj_meetings_list_finish (RJ_MEETINGS (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->context == NULL)
    return;
  if (meetings == NULL)
    {
      rj_context_report (self->context, error);
      return;
    }
  g_clear_pointer (&self->meetings, g_ptr_array_unref);
  self->meetings = g_steal_pointer (&meetings);
}

/* Whoever is not looking is not told: every tick changes the plan. */
static void
load (RjMeetingsView *self)
{
  RjStore *store = rj_context_get_store (self->context);
  RjDay today = rj_clock_get_today (rj_context_get_clock (self->context));

  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale)
    return;
  /* Answers come in the order of the questions. */
  rj_meetings_list_async (rj_store_get_meetings (store), self->cancellable, listed_cb, g_object_ref (self));
  rj_plan_list_range_async (rj_store_get_plan (store), today, today + RJ_MEETING_LIST_DAYS, self->cancellable,
                            range_cb, g_object_ref (self));
}

static void
changed_cb (RjMeetingsView *self, guint kinds)
{
  if ((kinds & (RJ_CHANGED_MEETING | RJ_CHANGED_PLAN)) != 0)
    load (self);
}

/* What was next may be over. */
static void
minute_cb (RjMeetingsView *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show (self);
}

static void
rj_meetings_view_map (GtkWidget *widget)
{
  RjMeetingsView *self = RJ_MEETINGS_VIEW (widget);

  GTK_WIDGET_CLASS (rj_meetings_view_parent_class)->map (widget);
  if (self->stale)
    load (self);
  else
    show (self);
}

/* ---- What the person does ---- */

/* It was deleted, and its row with it. */
static void
dialog_closed_cb (RjMeetingsView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL && gtk_root_get_focus (root) == NULL && !take_focus (self))
    gtk_widget_grab_focus (self->add);
}

static void
row_activated_cb (RjMeetingsView *self, GtkListBoxRow *row)
{
  guint index = (guint) gtk_list_box_row_get_index (row);
  const RjMeetingEntry *entry;
  AdwDialog *dialog;

  if (self->entries == NULL || index >= self->entries->len)
    return;
  entry = g_ptr_array_index (self->entries, index);
  self->opened = (int) index;
  dialog = rj_meeting_dialog_present (GTK_WIDGET (self), self->context, entry->meeting);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (dialog_closed_cb), self, G_CONNECT_SWAPPED);
}

static void
add_cb (RjMeetingsView *self)
{
  if (!rj_context_get_for_reading (self->context))
    rj_meeting_editor_present (GTK_WIDGET (self), self->context, NULL);
}

static void
from_list_cb (RjMeetingsView *self)
{
  rj_file_choice_present (GTK_WIDGET (self), self->context, rj_feed_page_new);
}

static void
new_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  add_cb (RJ_MEETINGS_VIEW (widget));
}

static void
search_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RjMeetingsView *self = RJ_MEETINGS_VIEW (widget);

  self->searching = TRUE;
  show (self);
  gtk_widget_grab_focus (self->search);
}

static void
stop_search_cb (RjMeetingsView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  self->searching = FALSE;
  if (!take_focus (self))
    gtk_widget_grab_focus (self->add);
  show (self);
}

/* ---- Object ---- */

static void
rj_meetings_view_dispose (GObject *object)
{
  RjMeetingsView *self = RJ_MEETINGS_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->meetings, g_ptr_array_unref);
  g_clear_pointer (&self->occurrences, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_meetings_view_parent_class)->dispose (object);
}

static void
rj_meetings_view_class_init (RjMeetingsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rj_meetings_view_dispose;
  widget_class->map = rj_meetings_view_map;
  gtk_widget_class_install_action (widget_class, "view.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "view.search", NULL, search_action);
}

static void
add_tools (RjMeetingsView *self, GtkWidget *box)
{
  const char *const orders[] = { C_ ("order", "Next one first"), C_ ("order", "By name"), NULL };

  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ ("Search {meeting:many}"), "input-hints",
                GTK_INPUT_HINT_PRIVATE | GTK_INPUT_HINT_NO_EMOJI, "visible", FALSE, NULL);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (show), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (stop_search_cb), self);
  gtk_box_append (GTK_BOX (box), self->search);
  self->order_part = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->order = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (orders));
  gtk_widget_set_size_request (GTK_WIDGET (self->order), 44, 44);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->order), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("order", "Order"), -1);
  rj_speak_choice (self->order);
  g_signal_connect_swapped (self->order, "notify::selected", G_CALLBACK (show), self);
  gtk_box_append (GTK_BOX (self->order_part), GTK_WIDGET (self->order));
  gtk_widget_set_visible (self->order_part, FALSE);
  gtk_box_append (GTK_BOX (box), self->order_part);
}

static GtkWidget *
add_button (RjMeetingsView *self, GtkWidget *buttons, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_size_request (button, 44, 44);
  rj_wrap_button (GTK_BUTTON (button));
  g_signal_connect_swapped (button, "clicked", clicked, self);
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), button);
  return button;
}

static void
rj_meetings_view_init (RjMeetingsView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *buttons = adw_wrap_box_new ();

  self->cancellable = g_cancellable_new ();
  self->stale = TRUE;
  add_tools (self, box);
  self->empty = rj_form_parts_add_label (
    box, _ ("No {meeting:one} kept yet. One to go back to is a good start."), "dimmed");
  gtk_widget_set_visible (self->empty, FALSE);
  self->nothing = rj_form_parts_add_label (box, _ ("Nothing found."), "dimmed");
  gtk_widget_set_visible (self->nothing, FALSE);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_visible (self->list, FALSE);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_box_append (GTK_BOX (box), self->list);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (buttons), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (buttons), 6);
  self->add = add_button (self, buttons, _ ("Add {meeting:a}"), G_CALLBACK (add_cb));
  self->from_list = add_button (self, buttons, _ ("Add from a list…"), G_CALLBACK (from_list_cb));
  gtk_box_append (GTK_BOX (box), buttons);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
rj_meetings_view_new (RjContext *context)
{
  RjMeetingsView *self = g_object_new (RJ_TYPE_MEETINGS_VIEW, NULL);
  RjVocabulary *words = rj_context_get_vocabulary (context);
  RjClock *clock = rj_context_get_clock (context);
  gboolean writing = !rj_context_get_for_reading (context);

  self->context = g_object_ref (context);
  self->target = rj_meeting_target_new (context);
  gtk_widget_set_visible (self->target, FALSE);
  gtk_box_append (GTK_BOX (adw_bin_get_child (ADW_BIN (self))), self->target);
  rj_terms_watch (words, GTK_WIDGET (self));
  rj_terms_bind_name (words, self->search, _ ("Search {meeting:many}"));
  rj_terms_bind_name (words, self->list, _ ("{meeting:labels}"));
  rj_context_guard_words (context, self->search);
  gtk_widget_set_sensitive (self->add, writing);
  gtk_widget_set_sensitive (self->from_list, writing);
  g_signal_connect_object (rj_context_get_store (context), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (clock, "minute", G_CALLBACK (minute_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (clock, "day", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
