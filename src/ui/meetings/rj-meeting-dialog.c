// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-meeting-dialog.h"

#include "rj-attendance-list.h"
#include "rj-clipboard.h"
#include "rj-form-parts.h"
#include "rj-meeting-editor.h"
#include "rj-meeting-list.h"
#include "rj-meeting-text.h"
#include "rj-meetings.h"
#include "rj-terms.h"
#include "rj-text.h"
#include "rj-toolbars.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>

struct _RjMeetingDialog {
  RjDialog parent_instance;

  RjContext *context;
  RjMeeting *meeting;
  GCancellable *cancellable;
  GPtrArray *items; /* RjPlanItem: its times, as far as they were read */
  guint next_item;

  GtkWidget *heading;
  GtkWidget *about;
  GtkWidget *when;
  GtkWidget *buttons;
  GtkWidget *facts;
  GtkWidget *there; /* when the person was there */
};

G_DEFINE_FINAL_TYPE (RjMeetingDialog, rj_meeting_dialog, RJ_TYPE_DIALOG)

/* ---- When ---- */

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
show_when (RjMeetingDialog *self, const RjOccurrence *next)
{
  RjClock *clock = rj_context_get_clock (self->context);

  clear_box (self->when);
  if (next != NULL)
    {
      g_autofree char *when = rj_meeting_text_when (next, clock);
      /* Translators: %s is a day and a time, as in "Next: Tomorrow, 19:00". */
      g_autofree char *text = g_strdup_printf (C_ ("meeting", "Next: %s"), when);

      rj_form_parts_add_label (self->when, text, "heading");
    }
  for (guint i = 0; i < self->items->len; i++)
    {
      g_autofree char *rule = rj_meeting_text_rule (g_ptr_array_index (self->items, i), clock);

      rj_form_parts_add_label (self->when, rule, NULL);
    }
  if (self->items->len == 0)
    rj_form_parts_add_label (self->when, _ ("No set time"), NULL);
}

static void
range_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjMeetingDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) occurrences = rj_plan_list_range_finish (RJ_PLAN (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->context == NULL)
    return;
  if (occurrences == NULL)
    {
      rj_context_report (self->context, error);
      return;
    }
  show_when (self, rj_meeting_list_find_next (occurrences, self->meeting->record.id,
                                              rj_context_get_clock (self->context)));
}

static void load_item (RjMeetingDialog *self);

static void
item_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjMeetingDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  RjPlanItem *item = rj_plan_get_item_finish (RJ_PLAN (source), result, &error);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && self->context != NULL)
    {
      /* One that has ended is what was. */
      if (item != NULL
          && (item->last_day == RJ_DAY_NONE
              || item->last_day >= rj_clock_get_today (rj_context_get_clock (self->context))))
        g_ptr_array_add (self->items, g_steal_pointer (&item));
      load_item (self);
    }
  g_clear_pointer (&item, rj_plan_item_free);
}

/* One after the other, then what of it is in the plan. */
static void
load_item (RjMeetingDialog *self)
{
  RjPlan *plan = rj_store_get_plan (rj_context_get_store (self->context));
  RjDay today = rj_clock_get_today (rj_context_get_clock (self->context));
  const char *id = self->meeting->items != NULL ? self->meeting->items[self->next_item] : NULL;

  if (id != NULL)
    {
      self->next_item++;
      rj_plan_get_item_async (plan, id, self->cancellable, item_cb, g_object_ref (self));
    }
  else
    rj_plan_list_range_async (plan, today, today + RJ_MEETING_LIST_DAYS, self->cancellable, range_cb,
                              g_object_ref (self));
}

/* ---- What is known ---- */

static void
copy_cb (GtkWidget *button)
{
  const char *text = g_object_get_data (G_OBJECT (button), "rj-text");
  RjMeetingDialog *self = RJ_MEETING_DIALOG (gtk_widget_get_ancestor (button, RJ_TYPE_MEETING_DIALOG));

  rj_clipboard_copy_briefly (button, text);
  rj_context_toast (self->context, _ ("Copied."), FALSE);
}

static GtkWidget *
new_copy_button (const char *title, const char *text)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  /* Translators: a button; %s is the name of a field, as in "Copy: Address". */
  g_autofree char *name = g_strdup_printf (_ ("Copy: %s"), title);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_size_request (button, 44, 44);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "rj-text", g_strdup (text), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (copy_cb), NULL);
  return button;
}

/* @text: (nullable): then there is no row */
static void
add_fact (GtkWidget *group, const char *title, const char *text, gboolean copy)
{
  g_autofree char *shown = NULL;
  GtkWidget *row;

  if (text == NULL || *text == '\0')
    return;
  shown = rj_text_for_label (text, RJ_TEXT_READ);
  row = g_object_new (ADW_TYPE_ACTION_ROW, "title", title, "title-lines", 0, "subtitle-lines", 0, NULL);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), shown);
  gtk_widget_add_css_class (row, "property");
  if (copy)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_copy_button (title, text));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  gtk_widget_set_visible (group, TRUE);
}

static void
show_facts (RjMeetingDialog *self)
{
  static const char *const answers[] = { NULL, NC_ ("answer", "Yes"), NC_ ("answer", "No"),
                                         NC_ ("answer", "Not sure") };
  const RjMeeting *m = self->meeting;
  const char *answer = answers[MIN ((guint) m->medication_friendly, RJ_ANSWER_UNSURE)];
  g_autofree char *medication =
    g_strdup (rj_context_say (self->context, _ ("Welcomes people with prescribed {medicine:many}")));
  GtkWidget *where;
  GtkWidget *more;

  clear_box (self->facts);
  where = rj_form_parts_add_group (self->facts, NULL);
  more = rj_form_parts_add_group (self->facts, NULL);
  gtk_widget_set_visible (where, FALSE);
  gtk_widget_set_visible (more, FALSE);
  add_fact (where, C_ ("meeting", "Place"), m->place, FALSE);
  add_fact (where, _ ("Address"), m->address, TRUE);
  add_fact (where, _ ("Link to join"), m->link, TRUE);
  add_fact (where, C_ ("meeting", "Phone"), m->phone, TRUE);
  add_fact (where, _ ("Online code"), m->online_note, TRUE);
  add_fact (more, _ ("Who may come"), rj_meeting_text_door (m->door), FALSE);
  add_fact (more, medication, answer != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, "answer", answer) : NULL,
            FALSE);
  add_fact (more, _ ("Access"), m->access, FALSE);
  add_fact (more, _ ("Language there"), m->language, FALSE);
  add_fact (more, _ ("What I do there"), m->service, FALSE);
  add_fact (more, _ ("Kinds"), m->formats, FALSE);
  add_fact (more, _ ("Note"), m->note, FALSE);
}

/* Programme and ways, below the name. */
static void
show_about (RjMeetingDialog *self)
{
  g_autofree char *name = rj_text_for_label (self->meeting->name, RJ_TEXT_NAME);
  g_autofree char *fellowship =
    self->meeting->fellowship != NULL ? rj_text_for_label (self->meeting->fellowship, RJ_TEXT_NAME) : NULL;
  const char *ways = rj_meeting_text_ways (self->meeting->ways);
  g_autofree char *about = fellowship != NULL && ways != NULL
                             ? g_strdup_printf ("%s · %s", fellowship, ways)
                             : g_strdup (fellowship != NULL ? fellowship : ways);

  gtk_label_set_label (GTK_LABEL (self->heading), name);
  gtk_label_set_label (GTK_LABEL (self->about), about != NULL ? about : "");
  gtk_widget_set_visible (self->about, about != NULL);
}

static void
show (RjMeetingDialog *self)
{
  show_about (self);
  show_facts (self);
  g_ptr_array_set_size (self->items, 0);
  self->next_item = 0;
  load_item (self);
}

/* ---- Following the store ---- */

static void
got_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjMeetingDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  RjMeeting *meeting = rj_meetings_get_finish (RJ_MEETINGS (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->context == NULL)
    {
      g_clear_pointer (&meeting, rj_meeting_free);
      return;
    }
  if (meeting == NULL)
    {
      if (!g_error_matches (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND))
        rj_context_report (self->context, error);
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  rj_meeting_free (self->meeting);
  self->meeting = meeting;
  show (self);
}

static void
changed_cb (RjMeetingDialog *self, guint kinds)
{
  if ((kinds & (RJ_CHANGED_MEETING | RJ_CHANGED_PLAN)) == 0 || self->context == NULL)
    return;
  /* What is still on its way is about how it was. */
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  rj_meetings_get_async (rj_store_get_meetings (rj_context_get_store (self->context)),
                         self->meeting->record.id, self->cancellable, got_cb, g_object_ref (self));
}

/* ---- Buttons ---- */

static GtkWidget *
add_button (RjMeetingDialog *self, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_size_request (button, 44, 44);
  rj_wrap_button (GTK_BUTTON (button));
  gtk_widget_set_sensitive (button, !rj_context_get_for_reading (self->context));
  g_signal_connect_swapped (button, "clicked", clicked, self);
  adw_wrap_box_append (ADW_WRAP_BOX (self->buttons), button);
  return button;
}

static void
there_cb (RjMeetingDialog *self)
{
  rj_attendance_list_add (RJ_ATTENDANCE_LIST (self->there));
}

static void
edit_cb (RjMeetingDialog *self)
{
  rj_meeting_editor_present (GTK_WIDGET (self), self->context, self->meeting->record.id);
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjContext) context = user_data;
  g_autoptr (GError) error = NULL;

  if (rj_meetings_delete_finish (RJ_MEETINGS (source), result, &error))
    rj_context_toast (context, _ ("Deleted."), TRUE);
  else
    rj_context_report (context, error);
}

void
rj_meeting_dialog_delete (RjContext *context, const char *id)
{
  g_return_if_fail (RJ_IS_CONTEXT (context));

  rj_meetings_delete_async (rj_store_get_meetings (rj_context_get_store (context)), id, NULL, deleted_cb,
                            g_object_ref (context));
}

static void
delete_cb (RjMeetingDialog *self)
{
  /* It closes when the meeting is gone. */
  rj_meeting_dialog_delete (self->context, self->meeting->record.id);
}

/* ---- Object ---- */

static void
rj_meeting_dialog_dispose (GObject *object)
{
  RjMeetingDialog *self = RJ_MEETING_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_meeting_dialog_parent_class)->dispose (object);
}

static void
rj_meeting_dialog_finalize (GObject *object)
{
  RjMeetingDialog *self = RJ_MEETING_DIALOG (object);

  g_ptr_array_unref (self->items);
  rj_meeting_free (self->meeting);
  G_OBJECT_CLASS (rj_meeting_dialog_parent_class)->finalize (object);
}

/* From here on nothing is shown. */
static void
rj_meeting_dialog_closed (AdwDialog *dialog)
{
  RjMeetingDialog *self = RJ_MEETING_DIALOG (dialog);

  g_cancellable_cancel (self->cancellable);
  g_signal_handlers_disconnect_by_func (rj_context_get_store (self->context), changed_cb, self);
}

static void
rj_meeting_dialog_class_init (RjMeetingDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_meeting_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = rj_meeting_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = rj_meeting_dialog_closed;
}

static GtkWidget *
build (RjMeetingDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  g_object_set (box, "margin-top", 12, "margin-bottom", 24, "margin-start", 18, "margin-end", 18, NULL);
  self->heading = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                PANGO_WRAP_WORD_CHAR, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  gtk_widget_add_css_class (self->heading, "title-2");
  gtk_box_append (GTK_BOX (top), self->heading);
  self->about = rj_form_parts_add_label (top, "", "dimmed");
  self->when = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_box_append (GTK_BOX (top), self->when);
  gtk_box_append (GTK_BOX (box), top);
  self->buttons = adw_wrap_box_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (self->buttons), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (self->buttons), 6);
  gtk_box_append (GTK_BOX (box), self->buttons);
  self->facts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_box_append (GTK_BOX (box), self->facts);
  return box;
}

static void
rj_meeting_dialog_init (RjMeetingDialog *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *viewport = gtk_viewport_new (NULL, NULL);
  GtkWidget *clamp = adw_clamp_new ();

  self->cancellable = g_cancellable_new ();
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 560);
  adw_clamp_set_child (ADW_CLAMP (clamp), build (self));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  g_object_set (viewport, "scroll-to-focus", TRUE, "vscroll-policy", GTK_SCROLL_NATURAL, NULL);
  gtk_viewport_set_child (GTK_VIEWPORT (viewport), clamp);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), viewport);
  gtk_widget_set_size_request (GTK_WIDGET (self), 300, 200);
  adw_dialog_set_content_width (ADW_DIALOG (self), 640);
  adw_dialog_set_content_height (ADW_DIALOG (self), 640);
  adw_dialog_set_child (ADW_DIALOG (self), rj_toolbars_new (scrolled));
}

AdwDialog *
rj_meeting_dialog_present (GtkWidget *parent, RjContext *context, const RjMeeting *meeting)
{
  RjMeetingDialog *self = g_object_new (RJ_TYPE_MEETING_DIALOG, NULL);
  GtkWidget *there;

  self->context = g_object_ref (context);
  self->meeting = rj_meeting_copy (meeting);
  rj_terms_bind (rj_context_get_vocabulary (context), self, "title", _ ("{meeting:label}"));
  there = add_button (self, _ ("I was there"), G_CALLBACK (there_cb));
  add_button (self, _ ("_Edit"), G_CALLBACK (edit_cb));
  add_button (self, _ ("De_lete"), G_CALLBACK (delete_cb));
  g_signal_connect_object (rj_context_get_store (context), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  show (self);
  self->there = rj_attendance_list_new (context, meeting->record.id);
  gtk_box_append (GTK_BOX (gtk_widget_get_parent (self->facts)), self->there);
  adw_dialog_set_focus (ADW_DIALOG (self), there);
  adw_dialog_present (ADW_DIALOG (self), parent);
  return ADW_DIALOG (self);
}

/* ---- Opening ---- */

typedef struct {
  RjContext *context;
  GWeakRef parent;
} Opening;

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Opening *opening = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RjMeeting) meeting = rj_meetings_get_finish (RJ_MEETINGS (source), result, &error);
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&opening->parent);

  if (meeting == NULL)
    rj_context_report (opening->context, error);
  else if (parent != NULL)
    rj_meeting_dialog_present (parent, opening->context, meeting);
  g_weak_ref_clear (&opening->parent);
  g_object_unref (opening->context);
  g_free (opening);
}

void
rj_meeting_dialog_open (GtkWidget *parent, RjContext *context, const char *id)
{
  Opening *opening;

  g_return_if_fail (RJ_IS_CONTEXT (context) && id != NULL);

  opening = g_new0 (Opening, 1);
  opening->context = g_object_ref (context);
  g_weak_ref_init (&opening->parent, parent);
  rj_meetings_get_async (rj_store_get_meetings (rj_context_get_store (context)), id, NULL, opened_cb,
                         opening);
}
