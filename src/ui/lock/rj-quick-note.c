// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-quick-note.h"

#include "rj-error-text.h"
#include "rj-halt-chips.h"
#include "rj-help-pages.h"
#include "rj-rating.h"
#include "rj-ride-dialog.h"
#include "rj-spoken.h"
#include "rj-vault-inbox.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>

/* From here on nobody should have to be alone with it. */
#define STRONG_ONE 8

struct _RjQuickNote {
  RjDialog parent_instance;

  GtkLabel *question;
  RjRating *rating;
  RjChips *halt;
  GtkLabel *error_label;
  GtkWidget *save_button;
  GtkWidget *after; /* the form, and then what comes after it */

  RjContext *context;
  char *about;
  RjCraving *saved; /* (nullable): what can be ridden out */
  gint64 at_us;     /* of what is being saved */
  gboolean saving;
  gboolean to_ride; /* as soon as it is saved */
};

enum {
  SAVED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RjQuickNote, rj_quick_note, RJ_TYPE_DIALOG)

static void
changed_cb (RjQuickNote *self)
{
  gtk_widget_set_sensitive (self->save_button,
                            !self->saving && rj_rating_get_value (self->rating) != RJ_RATING_EMPTY);
}

static void
set_saving (RjQuickNote *self, gboolean saving)
{
  self->saving = saving;
  /* What is written is what is seen, until it is written. */
  gtk_widget_set_can_target (GTK_WIDGET (self->rating), !saving);
  gtk_widget_set_can_target (GTK_WIDGET (self->halt), !saving);
  changed_cb (self);
}

static void
show_error (RjQuickNote *self, const GError *error)
{
  g_autofree char *text = NULL;

  if (g_error_matches (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_FULL)
      || g_error_matches (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_INBOX_FULL))
    text = rj_error_text (error);
  else
    text = g_strdup (_ ("Not saved. You can write it down after you unlock."));
  gtk_label_set_text (self->error_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), TRUE);
  rj_announce (GTK_WIDGET (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

/* ---- After a strong one ---- */

static void
ride_cb (RjQuickNote *self)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autoptr (RjContext) context = g_object_ref (self->context);
  g_autoptr (RjCraving) craving = g_steal_pointer (&self->saved);

  adw_dialog_force_close (ADW_DIALOG (self));
  rj_ride_dialog_present_for (window, context, craving);
}

static void
help_cb (RjQuickNote *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.help-now", NULL);
}

static void
close_cb (RjQuickNote *self)
{
  adw_dialog_force_close (ADW_DIALOG (self));
}

static GtkWidget *
add_button (RjQuickNote *self, GtkWidget *column, const char *text, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (text);

  rj_wrap_button (GTK_BUTTON (button));
  gtk_widget_add_css_class (button, "rj-wide");
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (column), button);
  return button;
}

static void
show_after (RjQuickNote *self)
{
  GtkWidget *column, *first;
  AdwNavigationPage *page = rj_help_page_new (_ ("Saved."), "after", &column);
  GtkWidget *navigation = adw_navigation_view_new ();

  rj_help_add_label (column, _ ("That is a strong one. You don't have to face it alone."), NULL);
  first = add_button (self, column, _ ("Ride it out"), G_CALLBACK (ride_cb));
  add_button (self, column, _ ("Help now"), G_CALLBACK (help_cb));
  add_button (self, column, _ ("That's all for now"), G_CALLBACK (close_cb));
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (navigation), page);
  adw_dialog_set_default_widget (ADW_DIALOG (self), NULL);
  gtk_stack_add_named (GTK_STACK (self->after), navigation, "after");
  gtk_stack_set_visible_child (GTK_STACK (self->after), navigation);
  gtk_widget_grab_focus (first);
  rj_announce (GTK_WIDGET (self), _ ("Saved."), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
put_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjQuickNote) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  if (!rj_vault_put_finish (RJ_VAULT (source), result, &id, &error))
    {
      self->to_ride = FALSE;
      set_saving (self, FALSE);
      show_error (self, error);
      return;
    }
  g_signal_emit (self, signals[SAVED], 0, self->about ? self->about : id);
  if (!self->about && (self->to_ride || rj_rating_get_value (self->rating) >= STRONG_ONE))
    {
      self->saved = rj_craving_new ();
      self->saved->record.id = g_steal_pointer (&id);
      self->saved->record.at_us = self->at_us;
      self->saved->strength = rj_rating_get_value (self->rating);
      self->saved->halt = rj_halt_chips_get (self->halt);
      if (self->to_ride)
        ride_cb (self);
      else
        show_after (self);
      return;
    }
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
save_cb (RjQuickNote *self)
{
  RjClock *clock = rj_context_get_clock (self->context);
  gint64 now_us = rj_clock_get_now (clock);
  g_autoptr (RjInboxItem) item = rj_inbox_item_new (self->about ? RJ_INBOX_RATING : RJ_INBOX_NOTE, now_us);

  if (self->saving || rj_rating_get_value (self->rating) == RJ_RATING_EMPTY)
    return;
  self->at_us = now_us;
  item->strength = rj_rating_get_value (self->rating);
  item->about = g_strdup (self->about);
  if (!self->about)
    {
      item->halt = rj_halt_chips_get (self->halt);
      item->zone = g_strdup (rj_clock_get_zone_name (clock));
    }
  set_saving (self, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
  rj_vault_put_async (rj_context_get_vault (self->context), item, put_cb, g_object_ref (self));
}

/* The letters are keys as long as the number has the focus. */
static gboolean
rating_key_cb (GtkEventControllerKey *keys,
               guint keyval,
               guint keycode,
               GdkModifierType state,
               RjQuickNote *self)
{
  if (self->about || self->saving || state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return GDK_EVENT_PROPAGATE;
  return rj_halt_chips_toggle_key (self->halt, keyval);
}

/* As in the log: saved, and ridden out at once. */
static gboolean
dialog_key_cb (GtkEventControllerKey *keys,
               guint keyval,
               guint keycode,
               GdkModifierType state,
               RjQuickNote *self)
{
  /* As with a click: a number or a letter that came now would be seen, and be written down nowhere. */
  if (self->saving && self->saved == NULL && keyval != GDK_KEY_Escape && keyval != GDK_KEY_F1
      && (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) == 0)
    return GDK_EVENT_STOP;
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter)
      || (state & gtk_accelerator_get_default_mod_mask ()) != GDK_CONTROL_MASK || self->about != NULL
      || self->saving || self->saved != NULL || rj_rating_get_value (self->rating) == RJ_RATING_EMPTY)
    return GDK_EVENT_PROPAGATE;
  self->to_ride = TRUE;
  save_cb (self);
  return GDK_EVENT_STOP;
}

static void
rj_quick_note_dispose (GObject *object)
{
  RjQuickNote *self = RJ_QUICK_NOTE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), RJ_TYPE_QUICK_NOTE);
  g_clear_object (&self->context);
  g_clear_pointer (&self->about, g_free);
  g_clear_pointer (&self->saved, rj_craving_free);

  G_OBJECT_CLASS (rj_quick_note_parent_class)->dispose (object);
}

static void
rj_quick_note_class_init (RjQuickNoteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rj_quick_note_dispose;

  signals[SAVED] = g_signal_new ("saved", RJ_TYPE_QUICK_NOTE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (RJ_TYPE_RATING);
  g_type_ensure (RJ_TYPE_CHIPS);
  gtk_widget_class_set_template_from_resource (widget_class, RJ_APP_PATH "/ui/rj-quick-note.ui");
  gtk_widget_class_bind_template_child (widget_class, RjQuickNote, question);
  gtk_widget_class_bind_template_child (widget_class, RjQuickNote, rating);
  gtk_widget_class_bind_template_child (widget_class, RjQuickNote, halt);
  gtk_widget_class_bind_template_child (widget_class, RjQuickNote, error_label);
  gtk_widget_class_bind_template_child (widget_class, RjQuickNote, save_button);
  gtk_widget_class_bind_template_child (widget_class, RjQuickNote, after);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
rj_quick_note_init (RjQuickNote *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  rj_halt_chips_set_up (self->halt);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (rating_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->rating), keys);
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (dialog_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

AdwDialog *
rj_quick_note_new (RjContext *context, const char *about)
{
  RjQuickNote *self = g_object_new (RJ_TYPE_QUICK_NOTE, NULL);

  self->context = g_object_ref (context);
  self->about = g_strdup (about);
  /* The template cannot say it: what is in it is put into another child before it is shown. */
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->rating));
  if (about)
    {
      gtk_label_set_text (self->question, _ ("How strong now?"));
      gtk_widget_set_visible (GTK_WIDGET (self->halt), FALSE);
    }
  return ADW_DIALOG (self);
}
