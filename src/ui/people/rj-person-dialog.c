// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-person-dialog.h"

#include "rj-clipboard.h"
#include "rj-digit.h"
#include "rj-form-parts.h"
#include "rj-line-card.h"
#include "rj-person-editor.h"
#include "rj-person-text.h"
#include "rj-rows.h"
#include "rj-sheet-form.h"
#include "rj-talks-part.h"
#include "rj-text.h"
#include "rj-toolbars.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>

struct _RjPersonDialog {
  RjDialog parent_instance;

  RjContext *context;
  RjPerson *person;
  GCancellable *cancellable;
  gboolean key_is_down;

  GtkWidget *box;
  GtkWidget *heading;
  GtkWidget *about;
  GtkWidget *number; /* the first one */
  GtkWidget *talks;
  GtkWidget *facts;
  GtkWidget *sheets;
  GtkWidget *buttons;
};

G_DEFINE_FINAL_TYPE (RjPersonDialog, rj_person_dialog, RJ_TYPE_DIALOG)

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

/* ---- What is known ---- */

static void
copy_cb (GtkWidget *button)
{
  RjPersonDialog *self = RJ_PERSON_DIALOG (gtk_widget_get_ancestor (button, RJ_TYPE_PERSON_DIALOG));

  rj_clipboard_copy_briefly (button, g_object_get_data (G_OBJECT (button), "rj-text"));
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

  if (text == NULL)
    return;
  shown = rj_text_for_label (text, RJ_TEXT_READ);
  row = g_object_new (ADW_TYPE_ACTION_ROW, "title-lines", 0, "subtitle-lines", 0, NULL);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), shown);
  gtk_widget_add_css_class (row, "property");
  if (copy)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_copy_button (title, text));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  gtk_widget_set_visible (group, TRUE);
}

/* Large, with a code for the phone, as a help line has it. */
static void
show_number (RjPersonDialog *self)
{
  const RjReach *reach = rj_person_find_number (self->person);
  g_autoptr (RjLine) line = rj_line_new (RJ_LINE_OWN);
  RjContact *contact;

  clear_box (self->number);
  gtk_widget_set_visible (self->number, reach != NULL);
  if (reach == NULL)
    return;
  contact = g_new0 (RjContact, 1);
  line->name = rj_person_text_reach_title (reach);
  contact->kind = g_strdup (reach->kind == RJ_REACH_TEXT ? "text" : "call");
  contact->number = rj_reach_dup_digits (reach);
  /* What cannot be dialled is read and copied as it is written. */
  if (contact->number == NULL)
    g_set_str (&contact->kind, "call");
  contact->display = rj_text_for_label (reach->value, RJ_TEXT_NAME);
  g_ptr_array_add (line->contacts, contact);
  gtk_box_append (GTK_BOX (self->number), rj_line_card_new (line, RJ_DAY_NONE));
}

static void
show_facts (RjPersonDialog *self)
{
  const RjPerson *person = self->person;
  const RjReach *number = rj_person_find_number (person);
  GtkWidget *ways;
  GtkWidget *about;

  clear_box (self->facts);
  ways = rj_form_parts_add_group (self->facts, NULL);
  about = rj_form_parts_add_group (self->facts, NULL);
  gtk_widget_set_visible (ways, FALSE);
  gtk_widget_set_visible (about, FALSE);
  for (guint i = 0; i < person->reaches->len; i++)
    {
      const RjReach *reach = g_ptr_array_index (person->reaches, i);
      g_autofree char *title = rj_person_text_reach_title (reach);

      if (reach != number)
        add_fact (ways, title, reach->value, TRUE);
    }
  add_fact (about, _ ("Best times"), person->best_times, FALSE);
  add_fact (about, _ ("I may call at night"), person->may_call_at_night ? C_ ("answer", "Yes") : NULL, FALSE);
  add_fact (about, _ ("Good for"), person->good_for, FALSE);
  add_fact (about, _ ("A message, ready to send"), person->message, TRUE);
  add_fact (about, _ ("Note"), person->note, FALSE);
  gtk_widget_set_visible (self->facts, gtk_widget_get_visible (ways) || gtk_widget_get_visible (about));
}

static void
show (RjPersonDialog *self)
{
  g_autofree char *name = rj_text_for_label (self->person->name, RJ_TEXT_NAME);
  g_autofree char *role = rj_person_text_role (self->context, self->person->role);
  g_autofree char *about = self->person->first && role != NULL
                             ? g_strdup_printf ("%s · %s", _ ("My one person"), role)
                             : g_strdup (self->person->first ? _ ("My one person") : role);

  gtk_label_set_label (GTK_LABEL (self->heading), name);
  gtk_label_set_label (GTK_LABEL (self->about), about != NULL ? about : "");
  gtk_widget_set_visible (self->about, about != NULL);
  show_number (self);
  show_facts (self);
  gtk_widget_set_visible (self->sheets, rj_person_text_has_sheets (self->person->role)
                                          && !rj_context_get_for_reading (self->context));
}

/* ---- Following the store ---- */

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjPersonDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = rj_people_list_finish (RJ_PEOPLE (source), result, &error);
  const RjPerson *person = people != NULL ? rj_people_find (people, self->person->record.id) : NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->context == NULL)
    return;
  if (people == NULL)
    rj_context_report (self->context, error);
  else if (person == NULL)
    adw_dialog_close (ADW_DIALOG (self));
  else if (!rj_person_says_same (self->person, person)) // or the focus would go with what is drawn anew
    {
      rj_person_free (self->person);
      self->person = rj_person_copy (person);
      show (self);
    }
}

static void
changed_cb (RjPersonDialog *self, guint kinds)
{
  if ((kinds & RJ_CHANGED_PERSON) != 0)
    rj_people_list_async (rj_store_get_people (rj_context_get_store (self->context)), self->cancellable,
                          listed_cb, g_object_ref (self));
}

/* ---- What can be done ---- */

static gboolean
key_pressed_cb (RjPersonDialog *self,
                guint key,
                guint code,
                GdkModifierType modifiers,
                GtkEventControllerKey *keys)
{
  int digit;

  if (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return GDK_EVENT_PROPAGATE;
  digit = rj_digit_of_key (keys, key, code);
  if (digit < RJ_TALK_CALLED || digit > RJ_TALK_NOT_REACHED)
    return GDK_EVENT_PROPAGATE;
  // a key that is held is pressed once
  if (!self->key_is_down)
    rj_talks_part_add (RJ_TALKS_PART (self->talks), (RjTalkHow) digit);
  self->key_is_down = TRUE;
  return GDK_EVENT_STOP;
}

static void
key_released_cb (RjPersonDialog *self)
{
  self->key_is_down = FALSE;
}

static void
edit_cb (RjPersonDialog *self)
{
  rj_person_editor_present (GTK_WIDGET (self), self->context, self->person);
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjContext) context = user_data;
  g_autoptr (GError) error = NULL;

  if (rj_people_delete_finish (RJ_PEOPLE (source), result, &error))
    rj_context_toast (context, _ ("Deleted."), TRUE);
  else
    rj_context_report (context, error);
}

static void
delete_cb (RjPersonDialog *self)
{
  /* It closes when they are gone. */
  rj_people_delete_async (rj_store_get_people (rj_context_get_store (self->context)), self->person->record.id,
                          NULL, deleted_cb, g_object_ref (self->context));
}

static void
sheet_activated_cb (RjPersonDialog *self, GtkListBoxRow *row)
{
  rj_sheet_form_present (GTK_WIDGET (self), self->context,
                         gtk_list_box_row_get_index (row) == 0 ? "talk" : "agreement", NULL);
}

static GtkWidget *
add_button (RjPersonDialog *self, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_size_request (button, 44, 44);
  rj_wrap_button (GTK_BUTTON (button));
  gtk_widget_set_sensitive (button, !rj_context_get_for_reading (self->context));
  g_signal_connect_swapped (button, "clicked", clicked, self);
  adw_wrap_box_append (ADW_WRAP_BOX (self->buttons), button);
  return button;
}

/* ---- Object ---- */

static void
rj_person_dialog_dispose (GObject *object)
{
  RjPersonDialog *self = RJ_PERSON_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_person_dialog_parent_class)->dispose (object);
}

static void
rj_person_dialog_finalize (GObject *object)
{
  rj_person_free (RJ_PERSON_DIALOG (object)->person);
  G_OBJECT_CLASS (rj_person_dialog_parent_class)->finalize (object);
}

/* From here on nothing is shown. */
static void
rj_person_dialog_closed (AdwDialog *dialog)
{
  RjPersonDialog *self = RJ_PERSON_DIALOG (dialog);

  g_cancellable_cancel (self->cancellable);
  g_signal_handlers_disconnect_by_func (rj_context_get_store (self->context), changed_cb, self);
}

static void
rj_person_dialog_class_init (RjPersonDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_person_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = rj_person_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = rj_person_dialog_closed;
}

static void
add_sheets (RjPersonDialog *self)
{
  const char *title = _ ("To fill in together");
  const char *const titles[] = { C_ ("worksheet", "Before we talk"), C_ ("worksheet", "What we agree on") };
  GtkWidget *list = gtk_list_box_new ();

  self->sheets = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  rj_form_parts_add_label (self->sheets, title, "heading");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      GtkWidget *row =
        g_object_new (ADW_TYPE_ACTION_ROW, "activatable", TRUE, "title-lines", 0, "title", titles[i], NULL);

      rj_rows_add_arrow (ADW_ACTION_ROW (row));
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  g_signal_connect_object (list, "row-activated", G_CALLBACK (sheet_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->sheets), list);
  gtk_box_append (GTK_BOX (self->box), self->sheets);
}

static void
build (RjPersonDialog *self)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->heading = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                PANGO_WRAP_WORD_CHAR, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  gtk_widget_add_css_class (self->heading, "title-2");
  gtk_box_append (GTK_BOX (top), self->heading);
  self->about = rj_form_parts_add_label (top, "", "dimmed");
  gtk_box_append (GTK_BOX (self->box), top);
  self->number = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), self->number);
  self->talks = rj_talks_part_new (self->context, self->person->record.id);
  gtk_box_append (GTK_BOX (self->box), self->talks);
  self->facts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_box_append (GTK_BOX (self->box), self->facts);
  add_sheets (self);
  self->buttons = adw_wrap_box_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (self->buttons), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (self->buttons), 6);
  gtk_box_append (GTK_BOX (self->box), self->buttons);
}

static void
rj_person_dialog_init (RjPersonDialog *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *view = rj_toolbars_new (scrolled);
  GtkWidget *viewport = gtk_viewport_new (NULL, NULL);
  GtkWidget *clamp = adw_clamp_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->cancellable = g_cancellable_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  g_object_set (self->box, "margin-top", 12, "margin-bottom", 24, "margin-start", 18, "margin-end", 18, NULL);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 560);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  g_object_set (viewport, "scroll-to-focus", TRUE, "vscroll-policy", GTK_SCROLL_NATURAL, NULL);
  gtk_viewport_set_child (GTK_VIEWPORT (viewport), clamp);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), viewport);
  gtk_widget_set_size_request (GTK_WIDGET (self), 300, 200);
  adw_dialog_set_content_width (ADW_DIALOG (self), 640);
  adw_dialog_set_content_height (ADW_DIALOG (self), 640);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (keys, "key-released", G_CALLBACK (key_released_cb), self);
  gtk_widget_add_controller (view, keys);
}

AdwDialog *
rj_person_dialog_present (GtkWidget *parent, RjContext *context, const RjPerson *person)
{
  RjPersonDialog *self = g_object_new (RJ_TYPE_PERSON_DIALOG, NULL);

  self->context = g_object_ref (context);
  self->person = rj_person_copy (person);
  adw_dialog_set_title (ADW_DIALOG (self), C_ ("person", "Person"));
  build (self);
  add_button (self, _ ("_Edit"), G_CALLBACK (edit_cb));
  add_button (self, _ ("De_lete"), G_CALLBACK (delete_cb));
  g_signal_connect_object (rj_context_get_store (context), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  show (self);
  adw_dialog_present (ADW_DIALOG (self), parent);
  return ADW_DIALOG (self);
}
