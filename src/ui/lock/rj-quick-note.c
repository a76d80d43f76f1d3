// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-quick-note.h"

#include "rj-error-text.h"
#include "rj-halt-chips.h"
#include "rj-rating.h"
#include "rj-spoken.h"
#include "rj-vault-inbox.h"

#include <glib/gi18n-lib.h>

struct _RjQuickNote {
  RjDialog parent_instance;

  GtkLabel *question;
  RjRating *rating;
  RjChips *halt;
  GtkLabel *error_label;
  GtkWidget *save_button;

  RjContext *context;
  char *about;
  gboolean saving;
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

static void
put_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjQuickNote) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  if (!rj_vault_put_finish (RJ_VAULT (source), result, &id, &error))
    {
      set_saving (self, FALSE);
      show_error (self, error);
      return;
    }
  g_signal_emit (self, signals[SAVED], 0, self->about ? self->about : id);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
save_cb (RjQuickNote *self)
{
  RjClock *clock = rj_context_get_clock (self->context);
  g_autoptr (RjInboxItem) item =
    rj_inbox_item_new (self->about ? RJ_INBOX_RATING : RJ_INBOX_NOTE, rj_clock_get_now (clock));

  if (self->saving || rj_rating_get_value (self->rating) == RJ_RATING_EMPTY)
    return;
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

static void
rj_quick_note_dispose (GObject *object)
{
  RjQuickNote *self = RJ_QUICK_NOTE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), RJ_TYPE_QUICK_NOTE);
  g_clear_object (&self->context);
  g_clear_pointer (&self->about, g_free);

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
