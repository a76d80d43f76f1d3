// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-talks-part.h"

#include "rj-format.h"
#include "rj-form-parts.h"
#include "rj-dialog.h"
#include "rj-person-text.h"
#include "rj-toast.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>

#define TOAST_SECONDS 12

/* So many are shown before all are asked for. */
#define FEW 8

/* The same once more within this time is a hand that shakes. */
#define TWICE_US (300 * G_TIME_SPAN_MILLISECOND)

struct _RjTalksPart {
  AdwBin parent_instance;

  RjContext *context;
  GCancellable *cancellable;
  char *person;
  GPtrArray *talks; /* (nullable): RjTalk */
  gboolean all;
  RjTalkHow last_how; /* what was noted last, and when */
  gint64 last_us;

  GtkWidget *first; /* of the buttons */
  GtkWidget *list;
  GtkWidget *more;
  AdwToast *toast; /* (nullable), weak */
};

G_DEFINE_FINAL_TYPE (RjTalksPart, rj_talks_part, ADW_TYPE_BIN)

/* Or the focus would go with its button, and the keys with the focus. */
static void
dismissed_cb (RjTalksPart *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (self), RJ_TYPE_DIALOG);
  GtkWidget *content = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOOLBAR_VIEW);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  // not away from where the person is, such as another dialog
  if (!ADW_IS_APPLICATION_WINDOW (root) || content == NULL
      || GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (root))) != dialog)
    return;
  if (focus == NULL || !gtk_widget_is_ancestor (focus, content))
    gtk_widget_grab_focus (self->first);
}

/* In the dialog, which stays: those of the window with a button are below it. */
static void
tell (RjTalksPart *self, const char *title)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (self), RJ_TYPE_DIALOG);
  g_autoptr (AdwToast) toast = NULL;

  if (dialog == NULL)
    return;
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  toast = rj_toast_show (rj_dialog_get_toasts (RJ_DIALOG (dialog)), title, _ ("Undo"), "win.undo",
                         TOAST_SECONDS, ADW_TOAST_PRIORITY_HIGH);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->toast, toast);
}

/* ---- What was written down ---- */

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjTalksPart) self = user_data;
  g_autoptr (GError) error = NULL;

  if (rj_people_delete_talk_finish (RJ_PEOPLE (source), result, &error))
    tell (self, _ ("Deleted."));
  else if (self->context != NULL)
    rj_context_report (self->context, error);
}

static void
delete_cb (GtkWidget *button)
{
  RjTalksPart *self = RJ_TALKS_PART (gtk_widget_get_ancestor (button, RJ_TYPE_TALKS_PART));

  rj_people_delete_talk_async (rj_store_get_people (rj_context_get_store (self->context)),
                               g_object_get_data (G_OBJECT (button), "rj-talk"), NULL, deleted_cb,
                               g_object_ref (self));
}

static char *
dup_when (RjTalksPart *self, const RjTalk *talk)
{
  RjClock *clock = rj_context_get_clock (self->context);
  g_autofree char *day = rj_format_day (talk->record.day, rj_clock_get_today (clock));
  g_autofree char *time = rj_format_time (talk->record.at_us, rj_clock_get_zone (clock));

  /* Translators: a day and a time: "Monday, 2 November, 14:00". */
  return g_strdup_printf (C_ ("talk", "%s, %s"), day, time);
}

static GtkWidget *
new_row (RjTalksPart *self, const RjTalk *talk)
{
  g_autofree char *when = dup_when (self, talk);
  /* Translators: a button; what came of a call and when: "Delete: We called, Today, 14:00". */
  g_autofree char *name = g_strdup_printf (_ ("Delete: %s, %s"), rj_person_text_how (talk->how), when);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title-lines", 0, "subtitle-lines", 0, "title",
                                 rj_person_text_how (talk->how), "subtitle", when, NULL);
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_tooltip_text (button, _ ("Delete"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_size_request (button, 44, 44);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_sensitive (button, !rj_context_get_for_reading (self->context));
  g_object_set_data_full (G_OBJECT (button), "rj-talk", g_strdup (talk->record.id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (delete_cb), NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
show (RjTalksPart *self)
{
  gboolean had_focus = gtk_widget_get_focus_child (self->list) != NULL;
  guint n = self->talks != NULL ? self->talks->len : 0;

  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  for (guint i = 0; i < n && (self->all || i < FEW); i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), new_row (self, g_ptr_array_index (self->talks, i)));
  gtk_widget_set_visible (self->list, n > 0);
  gtk_widget_set_visible (self->more, !self->all && n > FEW);
  if (had_focus)
    gtk_widget_grab_focus (self->first);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjTalksPart) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) talks = rj_people_list_talks_finish (RJ_PEOPLE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->context == NULL)
    return;
  if (talks == NULL)
    {
      rj_context_report (self->context, error);
      return;
    }
  g_clear_pointer (&self->talks, g_ptr_array_unref);
  self->talks = g_steal_pointer (&talks);
  show (self);
}

static void
load (RjTalksPart *self)
{
  rj_people_list_talks_async (rj_store_get_people (rj_context_get_store (self->context)), self->person,
                              self->cancellable, listed_cb, g_object_ref (self));
}

static void
changed_cb (RjTalksPart *self, guint kinds)
{
  if ((kinds & RJ_CHANGED_PERSON) != 0)
    load (self);
}

static void
more_cb (RjTalksPart *self)
{
  self->all = TRUE;
  show (self);
  gtk_widget_grab_focus (self->first);
}

/* ---- Writing it down ---- */

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjTalksPart) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RjTalk) talk = rj_people_add_talk_finish (RJ_PEOPLE (source), result, &error);

  if (talk != NULL)
    tell (self, _ ("Noted."));
  else if (self->context != NULL)
    rj_context_report (self->context, error);
}

void
rj_talks_part_add (RjTalksPart *self, RjTalkHow how)
{
  g_autoptr (RjTalk) talk = NULL;
  RjClock *clock;

  g_return_if_fail (RJ_IS_TALKS_PART (self));

  if (rj_context_get_for_reading (self->context)
      || (how == self->last_how && g_get_monotonic_time () - self->last_us < TWICE_US))
    return;
  self->last_how = how;
  self->last_us = g_get_monotonic_time ();
  clock = rj_context_get_clock (self->context);
  talk = rj_talk_new ();
  talk->person = g_strdup (self->person);
  talk->how = how;
  talk->record.at_us = rj_clock_get_now (clock);
  talk->record.zone = g_strdup (rj_clock_get_zone_name (clock));
  talk->record.day = rj_clock_get_today (clock);
  rj_people_add_talk_async (rj_store_get_people (rj_context_get_store (self->context)), talk, NULL, added_cb,
                            g_object_ref (self));
}

static void
how_cb (GtkWidget *button)
{
  RjTalksPart *self = RJ_TALKS_PART (gtk_widget_get_ancestor (button, RJ_TYPE_TALKS_PART));

  rj_talks_part_add (self, (RjTalkHow) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "rj-how")));
}

/* ---- Object ---- */

static void
rj_talks_part_dispose (GObject *object)
{
  RjTalksPart *self = RJ_TALKS_PART (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_weak_pointer (&self->toast);
  g_clear_pointer (&self->talks, g_ptr_array_unref);
  g_clear_pointer (&self->person, g_free);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_talks_part_parent_class)->dispose (object);
}

static void
rj_talks_part_class_init (RjTalksPartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_talks_part_dispose;
}

static void
rj_talks_part_init (RjTalksPart *self)
{
  self->cancellable = g_cancellable_new ();
}

static GtkWidget *
new_button (RjTalksPart *self, RjTalkHow how)
{
  g_autofree char *key = g_strdup_printf ("%d", (int) how);
  GtkWidget *button = gtk_button_new_with_label (rj_person_text_how (how));

  gtk_widget_set_size_request (button, 44, 44);
  rj_wrap_button (GTK_BUTTON (button));
  gtk_widget_set_sensitive (button, !rj_context_get_for_reading (self->context));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, key, -1);
  g_object_set_data (G_OBJECT (button), "rj-how", GINT_TO_POINTER (how));
  g_signal_connect (button, "clicked", G_CALLBACK (how_cb), NULL);
  return button;
}

static void
build (RjTalksPart *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = adw_wrap_box_new ();
  const char *title = _ ("We talked");

  rj_form_parts_add_label (box, title, "heading");
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (buttons), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (buttons), 6);
  for (int how = RJ_TALK_CALLED; how <= RJ_TALK_NOT_REACHED; how++)
    {
      GtkWidget *button = new_button (self, (RjTalkHow) how);

      if (how == RJ_TALK_CALLED)
        self->first = button;
      adw_wrap_box_append (ADW_WRAP_BOX (buttons), button);
    }
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_widget_add_css_class (rj_form_parts_add_label (box, _ ("Keys 1 to 4 do the same."), "caption"),
                            "dimmed");
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_visible (self->list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (box), self->list);
  self->more = gtk_button_new_with_label (C_ ("talk", "Show all"));
  gtk_widget_set_size_request (self->more, 44, 44);
  gtk_widget_set_halign (self->more, GTK_ALIGN_START);
  gtk_widget_set_visible (self->more, FALSE);
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (more_cb), self);
  gtk_box_append (GTK_BOX (box), self->more);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
rj_talks_part_new (RjContext *context, const char *person)
{
  RjTalksPart *self = g_object_new (RJ_TYPE_TALKS_PART, NULL);

  self->context = g_object_ref (context);
  self->person = g_strdup (person);
  build (self);
  g_signal_connect_object (rj_context_get_store (context), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
