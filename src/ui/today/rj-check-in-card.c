// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-check-in-card.h"

#include "rj-check-in-dialog.h"
#include "rj-format.h"
#include "rj-mood-names.h"
#include "rj-mood-picker.h"

#include <glib/gi18n-lib.h>

struct _RjCheckInCard {
  AdwBin parent_instance;

  RjContext *context;
  RjMoodEntry *last;

  GtkWidget *asking;
  GtkWidget *picker;
  GtkWidget *line;
  GtkWidget *line_label;
  GtkWidget *more;
  gboolean saving;
  gboolean again;
};

G_DEFINE_FINAL_TYPE (RjCheckInCard, rj_check_in_card, ADW_TYPE_BIN)

static RjCheckIns *
get_check_ins (RjCheckInCard *self)
{
  return rj_store_get_check_ins (rj_context_get_store (self->context));
}

static void
update (RjCheckInCard *self)
{
  gboolean asks = self->last == NULL || self->again;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean had_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
  gboolean changes = gtk_widget_get_visible (self->asking) != asks;

  if (self->last != NULL)
    {
      const char *name = rj_mood_names_get (rj_context_get_store (self->context), self->last->mood);
      g_autofree char *time =
        rj_format_time (self->last->record.at_us, rj_clock_get_zone (rj_context_get_clock (self->context)));
      /* Translators: the last check-in: name of the mood, time: "Okay, 08:12". */
      g_autofree char *text = g_strdup_printf (_ ("%s, %s"), name, time);

      gtk_label_set_label (GTK_LABEL (self->line_label), text);
    }
  gtk_widget_set_visible (self->asking, asks);
  gtk_widget_set_visible (self->line, !asks);
  if (had_focus && changes)
    gtk_widget_grab_focus (asks ? self->picker : self->more);
}

static void
last_mood_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RjMoodEntry) last = rj_check_ins_get_last_mood_finish (RJ_CHECK_INS (source), result, &error);
  g_autoptr (RjCheckInCard) self = user_data;

  /* The newest question is answered last; of a card that is gone nothing is asked. */
  if (self->context == NULL)
    return;
  if (error != NULL)
    {
      rj_context_report (self->context, error);
      return;
    }
  if (last == NULL || self->last == NULL || g_strcmp0 (last->record.id, self->last->record.id) != 0)
    {
      self->again = FALSE;
      rj_mood_picker_set_mood (RJ_MOOD_PICKER (self->picker), RJ_MOOD_NONE);
    }
  g_clear_pointer (&self->last, rj_mood_entry_free);
  self->last = g_steal_pointer (&last);
  update (self);
}

static void
reload (RjCheckInCard *self)
{
  rj_check_ins_get_last_mood_async (get_check_ins (self),
                                    rj_clock_get_today (rj_context_get_clock (self->context)), NULL,
                                    last_mood_cb, g_object_ref (self));
}

static void
store_changed_cb (RjStore *store, guint kinds, guint first, guint last, RjCheckInCard *self)
{
  if ((kinds & RJ_CHANGED_MOOD) != 0)
    reload (self);
  if ((kinds & RJ_CHANGED_PREFERENCE) != 0)
    update (self);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjCheckInCard) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RjMoodEntry) saved = rj_check_ins_save_mood_finish (RJ_CHECK_INS (source), result, &error);

  self->saving = FALSE;
  if (self->context == NULL)
    return;
  if (saved == NULL)
    {
      rj_mood_picker_set_mood (RJ_MOOD_PICKER (self->picker), RJ_MOOD_NONE);
      rj_context_report (self->context, error);
    }
  else
    {
      /* Translators: %s is the name of a mood: "Checked in: Okay". */
      g_autofree char *toast = g_strdup_printf (
        _ ("Checked in: %s"), rj_mood_names_get (rj_context_get_store (self->context), saved->mood));

      rj_context_toast (self->context, toast, TRUE);
    }
}

static void
picked_cb (RjCheckInCard *self, int mood)
{
  RjClock *clock = rj_context_get_clock (self->context);
  g_autoptr (RjMoodEntry) entry = NULL;

  if (self->saving)
    return;
  self->saving = TRUE;
  entry = rj_mood_entry_new ();
  entry->mood = (RjMood) mood;
  entry->sleep_minutes = -1;
  entry->record.at_us = rj_clock_get_now (clock);
  entry->record.zone = g_strdup (rj_clock_get_zone_name (clock));
  entry->record.day = rj_clock_get_today (clock);
  rj_check_ins_save_mood_async (get_check_ins (self), entry, NULL, saved_cb, g_object_ref (self));
}

static void
more_cb (RjCheckInCard *self)
{
  if (self->last != NULL)
    rj_check_in_dialog_present (GTK_WIDGET (self), self->context, self->last->record.id);
}

static void
again_cb (RjCheckInCard *self)
{
  self->again = TRUE;
  update (self);
}

static void
rj_check_in_card_dispose (GObject *object)
{
  RjCheckInCard *self = RJ_CHECK_IN_CARD (object);

  if (self->context != NULL)
    {
      g_signal_handlers_disconnect_by_data (rj_context_get_store (self->context), self);
      g_signal_handlers_disconnect_by_data (rj_context_get_clock (self->context), self);
    }
  g_clear_object (&self->context);
  g_clear_pointer (&self->last, rj_mood_entry_free);
  G_OBJECT_CLASS (rj_check_in_card_parent_class)->dispose (object);
}

static void
rj_check_in_card_class_init (RjCheckInCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_check_in_card_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_link (RjCheckInCard *self, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_size_request (button, 44, 44);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static void
rj_check_in_card_init (RjCheckInCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *links;
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "label", _ ("How are you?"), "xalign", 0.0, "wrap", TRUE,
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_widget_add_css_class (heading, "heading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (heading), GTK_ACCESSIBLE_PROPERTY_LEVEL, 2, -1);
  self->picker = rj_mood_picker_new ();
  g_signal_connect_swapped (self->picker, "picked", G_CALLBACK (picked_cb), self);
  self->asking = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->asking), heading);
  gtk_box_append (GTK_BOX (self->asking), self->picker);

  self->line_label =
    g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  gtk_widget_add_css_class (self->line_label, "heading");
  self->more = make_link (self, _ ("_Add more"), G_CALLBACK (more_cb));
  links = adw_wrap_box_new ();
  gtk_widget_add_css_class (links, "rj-quiet-links");
  adw_wrap_box_append (ADW_WRAP_BOX (links), self->more);
  adw_wrap_box_append (ADW_WRAP_BOX (links), make_link (self, _ ("_Check in again"), G_CALLBACK (again_cb)));
  self->line = adw_wrap_box_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (self->line), 12);
  adw_wrap_box_append (ADW_WRAP_BOX (self->line), self->line_label);
  adw_wrap_box_append (ADW_WRAP_BOX (self->line), links);
  gtk_widget_set_visible (self->line, FALSE);

  gtk_box_append (GTK_BOX (box), self->asking);
  gtk_box_append (GTK_BOX (box), self->line);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "rj-card");
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Check-in"), -1);
}

GtkWidget *
rj_check_in_card_new (RjContext *context)
{
  RjCheckInCard *self = g_object_new (RJ_TYPE_CHECK_IN_CARD, NULL);

  self->context = g_object_ref (context);
  rj_mood_picker_set_store (RJ_MOOD_PICKER (self->picker), rj_context_get_store (context));
  g_signal_connect (rj_context_get_store (context), "changed", G_CALLBACK (store_changed_cb), self);
  g_signal_connect_swapped (rj_context_get_clock (context), "day", G_CALLBACK (reload), self);
  reload (self);
  return GTK_WIDGET (self);
}

GtkWidget *
rj_check_in_card_get_picker (RjCheckInCard *self)
{
  g_return_val_if_fail (RJ_IS_CHECK_IN_CARD (self), NULL);
  return self->picker;
}

const char *
rj_check_in_card_get_line (RjCheckInCard *self)
{
  g_return_val_if_fail (RJ_IS_CHECK_IN_CARD (self), NULL);
  return gtk_widget_get_visible (self->line) ? gtk_label_get_label (GTK_LABEL (self->line_label)) : NULL;
}
