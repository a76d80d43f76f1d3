// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-overview-view.h"

#include "rj-form-parts.h"
#include "rj-milestone-list.h"
#include "rj-recovery-choices.h"
#include "rj-recovery-dialog.h"
#include "rj-recovery-history.h"
#include "rj-recovery-months.h"
#include "rj-recovery-text.h"
#include "rj-savings-list.h"
#include "rj-terms.h"
#include "rj-text.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>

/* So many lines are shown until all of them are asked for. */
#define FEW_LINES 8

struct _RjOverviewView {
  AdwBin parent_instance;

  RjContext *context;
  GCancellable *cancellable;
  GPtrArray *events;    /* (nullable) */
  GPtrArray *ledgers;   /* (element-type utf8) (nullable): as the choice has them */
  GHashTable *names;    /* of substances, by id */
  RjRecoveryView *view; /* (nullable): what is shown */
  gboolean all_lines;
  gboolean filling;

  GtkWidget *off;
  GtkWidget *begin;
  GtkWidget *on;
  GtkWidget *which; /* whose ledger */
  GtkWidget *headline;
  GtkWidget *headline_basis;
  GtkWidget *state;
  GtkWidget *numbers;
  GtkWidget *add_use;
  GtkWidget *add_stop;
  GtkWidget *add_begin;
  GtkWidget *add_plan;
  GtkWidget *add_other;
  GtkWidget *months;
  GtkWidget *savings;
  GtkWidget *milestones;
  GtkWidget *milestones_off; /* those that need no count of days */
  GtkWidget *history;
  GtkWidget *more_lines;
  GtkWidget *choices;
  GtkWidget *more;
};

G_DEFINE_FINAL_TYPE (RjOverviewView, rj_overview_view, ADW_TYPE_BIN)

/* ---- Showing ---- */

static const char *
get_substance (RjOverviewView *self)
{
  const char *shown = rj_recovery_get_shown (self->context);

  if (self->ledgers == NULL || self->ledgers->len == 0)
    return NULL;
  if (g_ptr_array_find_with_equal_func (self->ledgers, shown != NULL ? shown : "", g_str_equal, NULL))
    return shown;
  shown = g_ptr_array_index (self->ledgers, 0);
  return *shown != '\0' ? shown : NULL;
}

static void
set_label (GtkWidget *label, const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL);
}

static void
show_headline (RjOverviewView *self)
{
  RjStore *store = rj_context_get_store (self->context);
  RjRecoveryHeadline headline =
    rj_recovery_headline_from_name (rj_store_get_preference (store, RJ_PREFERENCE_RECOVERY_HEADLINE));
  g_autofree char *state = rj_recovery_text_state (self->context, self->view);
  g_autofree char *number = NULL;
  g_autofree char *basis = NULL;

  if (self->view->since_start > 0)
    number = rj_recovery_text_number (self->context, self->view, headline);
  if (number != NULL)
    basis = rj_recovery_text_basis (self->context, self->view, headline);
  set_label (self->headline, number);
  set_label (self->headline_basis, basis);
  set_label (self->state, state);
}

/* Rows that are there already are used again, so that the focus stays where it is. */
static void
show_numbers (RjOverviewView *self)
{
  static const RjRecoveryHeadline shown[] = {
    RJ_RECOVERY_HEADLINE_DAYS,    RJ_RECOVERY_HEADLINE_START,   RJ_RECOVERY_HEADLINE_SHARE,
    RJ_RECOVERY_HEADLINE_SPAN_30, RJ_RECOVERY_HEADLINE_SPAN_90, RJ_RECOVERY_HEADLINE_SPAN_365,
    RJ_RECOVERY_HEADLINE_RUN,     RJ_RECOVERY_HEADLINE_LONGEST,
  };
  GtkListBox *list = GTK_LIST_BOX (self->numbers);
  GtkListBoxRow *row;
  int n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (shown) && self->view->since_start > 0; i++)
    {
      g_autofree char *number = rj_recovery_text_number (self->context, self->view, shown[i]);
      g_autofree char *basis = rj_recovery_text_basis (self->context, self->view, shown[i]);

      if (number == NULL)
        continue;
      row = gtk_list_box_get_row_at_index (list, n++);
      if (row == NULL)
        {
          row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "activatable", FALSE, NULL);
          adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
          adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
          gtk_list_box_append (list, GTK_WIDGET (row));
        }
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), number);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), basis != NULL ? basis : "");
    }
  while ((row = gtk_list_box_get_row_at_index (list, n)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
  gtk_widget_set_visible (self->numbers, n > 0);
}

static void
show_which (RjOverviewView *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const char *substance = get_substance (self);
  guint selected = 0;

  for (guint i = 0; i < self->ledgers->len; i++)
    {
      const char *id = g_ptr_array_index (self->ledgers, i);
      const char *name = *id != '\0' ? g_hash_table_lookup (self->names, id) : NULL;

      if (*id == '\0')
        gtk_string_list_append (names, C_ ("ledger", "Everything"));
      else
        gtk_string_list_take (names, rj_text_for_label (name != NULL ? name : "…", RJ_TEXT_NAME));
      if (g_strcmp0 (id, substance != NULL ? substance : "") == 0)
        selected = i;
    }
  self->filling = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (self->which), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->which), selected);
  self->filling = FALSE;
  gtk_widget_set_visible (gtk_widget_get_parent (self->which), self->ledgers->len > 1);
}

static void
show_buttons (RjOverviewView *self)
{
  gboolean can_write = !rj_context_get_for_reading (self->context);
  gboolean underway = self->view->state == RJ_RECOVERY_UNDERWAY;
  gboolean resting = self->view->state == RJ_RECOVERY_RESTING;

  gtk_widget_set_visible (self->add_use, can_write);
  gtk_widget_set_visible (self->add_stop, can_write && underway);
  gtk_widget_set_visible (self->add_begin, can_write && !underway);
  gtk_widget_set_visible (self->add_plan, can_write && resting);
  gtk_widget_set_visible (self->add_other, can_write);
}

static void
show_off (RjOverviewView *self)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (RjRecoveryView) view = rj_recovery_text_new_view (self->context, none, NULL);

  rj_milestone_list_show (self->milestones_off, none, NULL, view);
}

static void
show (RjOverviewView *self)
{
  gboolean is_on = rj_recovery_is_on (self->context) && self->ledgers->len > 0;
  guint n;

  gtk_widget_set_visible (self->off, !is_on);
  gtk_widget_set_visible (self->on, is_on);
  rj_recovery_choices_update (self->choices);
  if (!is_on)
    {
      show_off (self);
      return;
    }
  g_clear_pointer (&self->view, rj_recovery_view_free);
  self->view = rj_recovery_text_new_view (self->context, self->events, get_substance (self));
  show_which (self);
  show_headline (self);
  show_numbers (self);
  show_buttons (self);
  rj_recovery_months_show (self->months, self->view);
  rj_milestone_list_show (self->milestones, self->events, get_substance (self), self->view);
  rj_savings_list_show (self->savings, get_substance (self), self->view->days);
  n = rj_recovery_history_show (self->history, self->events, get_substance (self),
                                self->all_lines ? G_MAXUINT : FEW_LINES);
  gtk_widget_set_visible (self->more_lines, !self->all_lines && n > FEW_LINES);
}

/* Once a day, so that a journey over the date line takes no day back. It is no change of the person's. */
static void
note_seen (RjOverviewView *self)
{
  RjStore *store = rj_context_get_store (self->context);
  g_autofree char *iso = NULL;

  if (self->view == NULL || rj_context_get_for_reading (self->context))
    return;
  iso = rj_day_to_iso (self->view->today);
  rj_store_set_undoable (store, FALSE);
  rj_recovery_set_preference (self->context, RJ_PREFERENCE_RECOVERY_SEEN, iso);
  rj_store_set_undoable (store, TRUE);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjOverviewView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = rj_recovery_list_finish (RJ_RECOVERY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->context == NULL)
    return;
  if (events == NULL)
    {
      rj_context_report (self->context, error);
      return;
    }
  g_clear_pointer (&self->ledgers, g_ptr_array_unref);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  self->events = g_steal_pointer (&events);
  self->ledgers = rj_recovery_list_ledgers (self->events);
  show (self);
  note_seen (self);
}

static void
choices_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjOverviewView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) choices = rj_store_list_choices_finish (RJ_STORE (source), result, &error);

  if (self->context == NULL)
    return;
  for (guint i = 0; choices != NULL && i < choices->len; i++)
    {
      const RjChoice *choice = g_ptr_array_index (choices, i);

      g_hash_table_replace (self->names, g_strdup (choice->id), g_strdup (choice->name));
    }
  rj_recovery_list_async (rj_store_get_recovery (rj_context_get_store (self->context)), self->cancellable,
                          listed_cb, g_object_ref (self));
}

static void
load (RjOverviewView *self)
{
  rj_store_list_choices_async (rj_context_get_store (self->context), "substance", self->cancellable,
                               choices_cb, g_object_ref (self));
}

static void
changed_cb (RjOverviewView *self, guint kinds)
{
  if ((kinds & (RJ_CHANGED_RECOVERY | RJ_CHANGED_MILESTONE | RJ_CHANGED_CHOICE)) != 0)
    load (self);
  else if ((kinds & RJ_CHANGED_PREFERENCE) != 0 && self->events != NULL)
    show (self);
}

static void
show_again (RjOverviewView *self)
{
  if (self->events != NULL)
    show (self);
}

/* ---- Buttons ---- */

static void
which_cb (RjOverviewView *self)
{
  guint i = adw_combo_row_get_selected (ADW_COMBO_ROW (self->which));

  if (!self->filling && self->ledgers != NULL && i < self->ledgers->len)
    rj_recovery_set_preference (self->context, RJ_PREFERENCE_RECOVERY_SHOWN,
                                g_ptr_array_index (self->ledgers, i));
}

static void
present (RjOverviewView *self, RjRecoveryKind kind)
{
  rj_recovery_dialog_present_new (GTK_WIDGET (self), self->context, kind, get_substance (self));
}

static void
use_cb (RjOverviewView *self)
{
  present (self, RJ_RECOVERY_USE);
}

static void
stop_cb (RjOverviewView *self)
{
  present (self, RJ_RECOVERY_STOPPED);
}

static void
plan_cb (RjOverviewView *self)
{
  present (self, RJ_RECOVERY_PLANNED);
}

static void
begin_again_cb (RjOverviewView *self)
{
  present (self, RJ_RECOVERY_BEGAN);
}

/* Of something else, or for the first time; when there is one already it is shown again. */
static void
begin_cb (RjOverviewView *self)
{
  if (!rj_recovery_is_on (self->context) && self->ledgers != NULL && self->ledgers->len > 0)
    rj_recovery_set_preference (self->context, RJ_PREFERENCE_RECOVERY_ON, "yes");
  else
    rj_recovery_dialog_present_new (GTK_WIDGET (self), self->context, RJ_RECOVERY_BEGAN, NULL);
}

static void
more_cb (RjOverviewView *self)
{
  GtkListBoxRow *row;

  self->all_lines = TRUE;
  show_again (self);
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->history), FEW_LINES);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
new_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RjOverviewView *self = RJ_OVERVIEW_VIEW (widget);

  if (rj_context_get_for_reading (self->context))
    return;
  if (gtk_widget_get_visible (self->on))
    use_cb (self);
  else
    begin_cb (self);
}

/* ---- Building ---- */

static GtkWidget *
add_button (RjOverviewView *self, GtkWidget *box, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic ("");

  gtk_widget_set_size_request (button, 44, 44);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  rj_terms_bind (rj_context_get_vocabulary (self->context), button, "label", label);
  rj_wrap_button (GTK_BUTTON (button));
  if (callback != NULL)
    g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
add_said (RjOverviewView *self, GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = rj_form_parts_add_label (box, "", css_class);

  rj_terms_bind (rj_context_get_vocabulary (self->context), label, "label", text);
  return label;
}

static GtkWidget *
add_box (GtkWidget *box, int spacing)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, spacing);

  gtk_box_append (GTK_BOX (box), part);
  return part;
}

static void
build_off (RjOverviewView *self, GtkWidget *box)
{
  self->off = add_box (box, 12);
  add_said (self, self->off, _ ("{days:labels}"), "title-2");
  add_said (self, self->off,
            _ ("Some people like to count, and some do better without. It is off until you want it."), NULL);
  add_said (self, self->off, _ ("{use_day:A} takes no other day away. Every day you have stays yours."),
            NULL);
  self->begin = add_button (self, self->off, _ ("_Count my days"), G_CALLBACK (begin_cb));
  self->milestones_off = rj_milestone_list_new (self->context);
  gtk_widget_set_margin_top (self->milestones_off, 6);
  gtk_box_append (GTK_BOX (self->off), self->milestones_off);
  gtk_widget_set_visible (self->off, FALSE);
}

static void
build_numbers (RjOverviewView *self, GtkWidget *box)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *part = add_box (box, 6);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  self->which = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->which), _ ("What it is about"));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self->which), 0);
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (self->which), TRUE);
  gtk_list_box_append (GTK_LIST_BOX (list), self->which);
  gtk_box_append (GTK_BOX (part), list);
  g_signal_connect_swapped (self->which, "notify::selected", G_CALLBACK (which_cb), self);
  self->headline = rj_form_parts_add_label (part, "", "title-1");
  self->headline_basis = rj_form_parts_add_label (part, "", "dimmed");
  self->state = rj_form_parts_add_label (part, "", "title-4");
  self->numbers = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->numbers), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->numbers, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->numbers), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("My days in numbers"), -1);
  gtk_box_append (GTK_BOX (box), self->numbers);
  self->months = rj_recovery_months_new (self->context);
  gtk_box_append (GTK_BOX (box), self->months);
}

static void
build_on (RjOverviewView *self, GtkWidget *box)
{
  GtkWidget *part;

  self->on = add_box (box, 18);
  build_numbers (self, self->on);
  part = add_box (self->on, 6);
  self->add_use = add_button (self, part, _ ("_Write {use_day:a} down"), G_CALLBACK (use_cb));
  self->add_begin = add_button (self, part, C_ ("ledger", "_Begin again"), G_CALLBACK (begin_again_cb));
  self->add_plan = add_button (self, part, _ ("_Plan to begin again"), G_CALLBACK (plan_cb));
  self->add_stop = add_button (self, part, _ ("_Stop for now"), G_CALLBACK (stop_cb));
  self->add_other = add_button (self, part, _ ("Count days of _something else"), G_CALLBACK (begin_cb));
  self->savings = rj_savings_list_new (self->context);
  gtk_box_append (GTK_BOX (self->on), self->savings);
  self->milestones = rj_milestone_list_new (self->context);
  gtk_box_append (GTK_BOX (self->on), self->milestones);
  part = add_box (self->on, 6);
  rj_form_parts_add_label (part, _ ("What I wrote down"), "heading");
  self->history = rj_recovery_history_new (self->context);
  gtk_box_append (GTK_BOX (part), self->history);
  self->more_lines = add_button (self, part, _ ("Show _all"), G_CALLBACK (more_cb));
  self->more = add_box (self->on, 18);
  gtk_widget_set_visible (self->more, FALSE); // else it would be a gap
  self->choices = rj_recovery_choices_new (self->context);
  gtk_box_append (GTK_BOX (self->on), self->choices);
  gtk_widget_set_visible (self->on, FALSE);
}

/* There whether days are counted or not. */
static void
build_happened (RjOverviewView *self, GtkWidget *box)
{
  GtkWidget *button = add_button (self, box, _ ("Something _happened"), NULL);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.something-happened");
}

GtkWidget *
rj_overview_view_get_more (RjOverviewView *self)
{
  g_return_val_if_fail (RJ_IS_OVERVIEW_VIEW (self), NULL);

  gtk_widget_set_visible (self->more, TRUE);
  return self->more;
}

static void
rj_overview_view_dispose (GObject *object)
{
  RjOverviewView *self = RJ_OVERVIEW_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->ledgers, g_ptr_array_unref);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->view, rj_recovery_view_free);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_overview_view_parent_class)->dispose (object);
}

static void
rj_overview_view_class_init (RjOverviewViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_overview_view_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "view.new", NULL, new_action);
}

static void
rj_overview_view_init (RjOverviewView *self)
{
  self->cancellable = g_cancellable_new ();
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

GtkWidget *
rj_overview_view_new (RjContext *context)
{
  RjOverviewView *self = g_object_new (RJ_TYPE_OVERVIEW_VIEW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->context = g_object_ref (context);
  build_off (self, box);
  build_on (self, box);
  build_happened (self, box);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (self->begin, !rj_context_get_for_reading (context));
  g_signal_connect_object (rj_context_get_store (context), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (rj_context_get_vocabulary (context), "notify::quiet", G_CALLBACK (show_again),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rj_context_get_clock (context), "day", G_CALLBACK (show_again), self,
                           G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
