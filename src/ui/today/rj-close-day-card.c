// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-close-day-card.h"

#include "rj-format.h"
#include "rj-text.h"
#include "rj-words.h"

#include <glib/gi18n-lib.h>

#define N_LINES      3
#define FROM_MINUTES (18 * 60)

static const char *const drafts[N_LINES + 1] = { "today/close-hard", "today/close-good",
                                                 "today/close-tomorrow", NULL };

struct _RjCloseDayCard {
  AdwBin parent_instance;

  RjContext *context;
  RjWriting *closing;
  RjDay day; /* that the lines are about; RJ_DAY_NONE while there are none */
  gboolean is_today;
  gboolean opened; /* the person opened the lines of a closed day */
  gboolean saving;
  gboolean asks; /* about strong moments, right after the day was closed */

  GtkWidget *form;
  GtkWidget *day_label;
  GtkWidget *entries[N_LINES];
  GtkWidget *save;
  GtkWidget *line;
  GtkWidget *change;
  GtkWidget *question;
  GtkWidget *add;
};

G_DEFINE_FINAL_TYPE (RjCloseDayCard, rj_close_day_card, ADW_TYPE_BIN)

/* From six in the evening until the person's day ends, which may be after midnight. */
static gboolean
is_evening (RjCloseDayCard *self)
{
  RjClock *clock = rj_context_get_clock (self->context);
  RjDay civil;
  int minutes = rj_instant_to_wall (rj_clock_get_now (clock), rj_clock_get_zone (clock), &civil);

  return minutes >= FROM_MINUTES || civil != rj_clock_get_today (clock);
}

static gboolean
has_text (RjCloseDayCard *self)
{
  for (int i = 0; i < N_LINES; i++)
    if (rj_words_any (self->entries[i]))
      return TRUE;
  return FALSE;
}

static void reload (RjCloseDayCard *self);

static RjDay
get_day (RjCloseDayCard *self)
{
  return self->day != RJ_DAY_NONE ? self->day : rj_clock_get_today (rj_context_get_clock (self->context));
}

static void
show_day (RjCloseDayCard *self)
{
  RjDay today = rj_clock_get_today (rj_context_get_clock (self->context));
  g_autofree char *day = rj_format_day (get_day (self), today);

  gtk_label_set_label (GTK_LABEL (self->day_label), day);
  gtk_widget_set_visible (self->day_label, get_day (self) != today);
}

/* In the evening, and whenever lines wait that were begun in one. */
static void
update (RjCloseDayCard *self)
{
  gboolean form = self->closing == NULL || self->opened;

  show_day (self);

  gtk_widget_set_visible (GTK_WIDGET (self), self->is_today && (is_evening (self) || has_text (self)));
  gtk_widget_set_visible (self->form, form);
  gtk_widget_set_visible (self->line, !form);
  gtk_widget_set_visible (self->question, !form && self->asks);
}

/* Lines that wait here from before a lock are shown again, also when the day is closed already. */
static void
open_for_text (RjCloseDayCard *self)
{
  if (self->closing == NULL || self->opened || self->saving || !has_text (self))
    return;
  self->opened = TRUE;
  update (self);
}

/* They are about the day on which they were begun, also when they are finished on another one. */
static RjDay
find_day (RjCloseDayCard *self)
{
  RjClock *clock = rj_context_get_clock (self->context);
  gint64 at_us = 0;

  for (int i = 0; i < N_LINES; i++)
    at_us = MAX (at_us, rj_context_get_draft_time (self->context, drafts[i]));
  return at_us > 0 ? rj_day_at (at_us, rj_clock_get_zone (clock), rj_clock_get_day_end (clock))
                   : rj_clock_get_today (clock);
}

static void
update_day (RjCloseDayCard *self)
{
  RjDay before = get_day (self);

  if (!has_text (self))
    self->day = RJ_DAY_NONE;
  else if (self->day == RJ_DAY_NONE)
    self->day = find_day (self);
  if (get_day (self) == before)
    return;
  g_clear_pointer (&self->closing, rj_writing_free);
  update (self);
  reload (self);
}

static void
update_save (RjCloseDayCard *self)
{
  if (self->context != NULL && !self->saving)
    update_day (self);
  gtk_widget_set_sensitive (self->save, !self->saving);
  if (self->context != NULL && !gtk_widget_get_visible (GTK_WIDGET (self)))
    update (self);
  open_for_text (self);
}

/* What is typed next must not go with what is saved now. */
static void
set_saving (RjCloseDayCard *self, gboolean saving)
{
  self->saving = saving;
  for (int i = 0; i < N_LINES; i++)
    gtk_editable_set_editable (GTK_EDITABLE (self->entries[i]), !saving);
  update_save (self);
}

static void
close_day_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RjWriting) closing = rj_check_ins_get_close_day_finish (RJ_CHECK_INS (source), result, &error);
  g_autoptr (RjCloseDayCard) self = user_data;

  /* The newest question is answered last; of a card that is gone nothing is asked. */
  if (self->context == NULL)
    return;
  if (error != NULL)
    {
      rj_context_report (self->context, error);
      return;
    }
  g_clear_pointer (&self->closing, rj_writing_free);
  self->closing = g_steal_pointer (&closing);
  update (self);
  open_for_text (self);
}

static void
reload (RjCloseDayCard *self)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (rj_context_get_store (self->context));

  rj_check_ins_get_close_day_async (check_ins, get_day (self), NULL, close_day_cb, g_object_ref (self));
}

static void
store_changed_cb (RjStore *store, guint kinds, guint first, guint last, RjCloseDayCard *self)
{
  if ((kinds & RJ_CHANGED_WRITING) != 0)
    reload (self);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjCloseDayCard) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RjWriting) saved = rj_check_ins_save_writing_finish (RJ_CHECK_INS (source), result, &error);
  GtkWidget *focus;

  if (self->context == NULL)
    return;
  if (saved == NULL)
    {
      rj_context_unsettle_drafts (self->context, drafts);
      set_saving (self, FALSE);
      rj_context_report (self->context, error);
      return;
    }
  for (int i = 0; i < N_LINES; i++)
    {
      rj_context_drop_draft (self->context, drafts[i]);
      rj_words_set (self->entries[i], NULL);
    }
  self->asks =
    !self->opened && saved->record.day == rj_clock_get_today (rj_context_get_clock (self->context))
    && rj_store_get_preference (rj_context_get_store (self->context), RJ_PREFERENCE_STRONG_MOMENTS);
  self->opened = FALSE;
  g_clear_pointer (&self->closing, rj_writing_free);
  self->closing = g_steal_pointer (&saved);
  set_saving (self, FALSE);
  update (self);
  focus = self->asks ? self->add : self->change;
  if (gtk_widget_get_mapped (focus))
    gtk_widget_grab_focus (focus);
  rj_context_toast (self->context, _ ("The day is closed."), TRUE);
}

static char *
dup_line (RjCloseDayCard *self, int i)
{
  g_autofree char *text = g_strstrip (rj_words_dup (self->entries[i]));

  return rj_text_is_blank (text) ? NULL : g_steal_pointer (&text);
}

static void
save_cb (RjCloseDayCard *self)
{
  RjClock *clock = rj_context_get_clock (self->context);
  g_autoptr (RjWriting) writing = NULL;

  if (self->saving)
    return;
  /* A day is closed with a line; the first one waits for it. */
  if (!has_text (self))
    {
      gtk_widget_grab_focus (self->entries[0]);
      return;
    }
  set_saving (self, TRUE);

  writing = self->closing != NULL ? rj_writing_copy (self->closing) : rj_writing_new ();
  if (self->closing == NULL)
    {
      writing->kind = RJ_WRITING_CLOSE_DAY;
      writing->record.at_us = rj_clock_get_now (clock);
      writing->record.zone = g_strdup (rj_clock_get_zone_name (clock));
      writing->record.day = get_day (self);
    }
  g_free (writing->hard);
  g_free (writing->good);
  g_free (writing->tomorrow);
  writing->hard = dup_line (self, 0);
  writing->good = dup_line (self, 1);
  writing->tomorrow = dup_line (self, 2);
  rj_context_settle_drafts (self->context, drafts);
  rj_check_ins_save_writing_async (rj_store_get_check_ins (rj_context_get_store (self->context)), writing,
                                   NULL, saved_cb, g_object_ref (self));
}

static void
answered (RjCloseDayCard *self)
{
  self->asks = FALSE;
  gtk_widget_grab_focus (self->change);
  update (self);
}

/* The form takes several at once, each with its own time. */
static void
add_cb (RjCloseDayCard *self)
{
  answered (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.log-craving", NULL);
}

static void
change_cb (RjCloseDayCard *self)
{
  const char *lines[N_LINES];

  if (self->closing == NULL)
    return;
  lines[0] = self->closing->hard;
  lines[1] = self->closing->good;
  lines[2] = self->closing->tomorrow;
  for (int i = 0; i < N_LINES; i++)
    rj_words_set (self->entries[i], lines[i]);
  self->opened = TRUE;
  update (self);
  gtk_widget_grab_focus (self->entries[0]);
}

static void
rj_close_day_card_dispose (GObject *object)
{
  RjCloseDayCard *self = RJ_CLOSE_DAY_CARD (object);

  if (self->context != NULL)
    {
      g_signal_handlers_disconnect_by_data (rj_context_get_store (self->context), self);
      g_signal_handlers_disconnect_by_data (rj_context_get_clock (self->context), self);
    }
  g_clear_object (&self->context);
  g_clear_pointer (&self->closing, rj_writing_free);
  G_OBJECT_CLASS (rj_close_day_card_parent_class)->dispose (object);
}

static void
rj_close_day_card_class_init (RjCloseDayCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_close_day_card_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_line (RjCloseDayCard *self, int i, const char *name)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", name, "use-underline", TRUE, "xalign", 0.0,
                                   "wrap", TRUE, "margin-top", 6, NULL);

  self->entries[i] = gtk_entry_new ();
  gtk_entry_set_input_hints (GTK_ENTRY (self->entries[i]),
                             GTK_INPUT_HINT_PRIVATE | GTK_INPUT_HINT_SPELLCHECK);
  gtk_widget_set_size_request (self->entries[i], -1, 44);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->entries[i]);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entries[i]), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  g_signal_connect_swapped (self->entries[i], "changed", G_CALLBACK (update_save), self);
  g_signal_connect_swapped (self->entries[i], "activate", G_CALLBACK (save_cb), self);
  gtk_box_append (GTK_BOX (self->form), label);
  gtk_box_append (GTK_BOX (self->form), self->entries[i]);
}

static GtkWidget *
make_heading (const char *text)
{
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE,
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (heading), GTK_ACCESSIBLE_PROPERTY_LEVEL, 2, -1);
  gtk_widget_add_css_class (heading, "heading");
  return heading;
}

static GtkWidget *
make_button (RjCloseDayCard *self, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_size_request (button, 44, 44);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static void
make_question (RjCloseDayCard *self)
{
  GtkWidget *buttons = adw_wrap_box_new ();
  /* Translators: asked once, when a day is closed, of those who want to be asked: strong cravings. */
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", _ ("Any strong moments today?"), "xalign", 0.0,
                                   "wrap", TRUE, NULL);

  self->question = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_margin_top (self->question, 6);
  /* Translators: adds one or several strong moments to the log. */
  self->add = make_button (self, C_ ("strong moments", "_Add them"), G_CALLBACK (add_cb));
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (buttons), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (buttons), 6);
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), self->add);
  adw_wrap_box_append (ADW_WRAP_BOX (buttons),
                       make_button (self, C_ ("strong moments", "_No"), G_CALLBACK (answered)));
  gtk_box_append (GTK_BOX (self->question), label);
  gtk_box_append (GTK_BOX (self->question), buttons);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, label,
                                  NULL, -1);
  gtk_widget_set_visible (self->question, FALSE);
}

static void
rj_close_day_card_init (RjCloseDayCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *hint = g_object_new (GTK_TYPE_LABEL, "label", _ ("Three short lines. Each can stay empty."),
                                  "xalign", 0.0, "wrap", TRUE, NULL);
  GtkWidget *line_label = gtk_label_new (_ ("The day is closed."));

  gtk_widget_add_css_class (hint, "caption");
  gtk_widget_add_css_class (hint, "dimmed");
  self->form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_box_append (GTK_BOX (self->form), make_heading (_ ("Close the day")));
  self->day_label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "visible", FALSE, NULL);
  gtk_box_append (GTK_BOX (self->form), self->day_label);
  gtk_box_append (GTK_BOX (self->form), hint);
  /* Translators: the three lines that close a day. */
  add_line (self, 0, _ ("Something _hard"));
  add_line (self, 1, _ ("Something _good"));
  add_line (self, 2, _ ("For _tomorrow"));
  self->save = gtk_button_new_with_mnemonic (_ ("_Close the day"));
  gtk_widget_set_margin_top (self->save, 12);
  gtk_widget_set_size_request (self->save, -1, 44);
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (save_cb), self);
  gtk_box_append (GTK_BOX (self->form), self->save);

  self->line = adw_wrap_box_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (self->line), 6);
  self->change = make_button (self, _ ("C_hange"), G_CALLBACK (change_cb));
  gtk_widget_add_css_class (self->change, "flat");
  make_question (self);
  adw_wrap_box_append (ADW_WRAP_BOX (self->line), line_label);
  adw_wrap_box_append (ADW_WRAP_BOX (self->line), self->change);

  gtk_box_append (GTK_BOX (box), self->form);
  gtk_box_append (GTK_BOX (box), self->line);
  gtk_box_append (GTK_BOX (box), self->question);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "rj-card");
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Close the day"),
                                  -1);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  update_save (self);
}

GtkWidget *
rj_close_day_card_new (RjContext *context)
{
  RjCloseDayCard *self = g_object_new (RJ_TYPE_CLOSE_DAY_CARD, NULL);

  self->context = g_object_ref (context);
  for (int i = 0; i < N_LINES; i++)
    rj_context_keep_draft (context, self->entries[i], drafts[i]);
  g_signal_connect (rj_context_get_store (context), "changed", G_CALLBACK (store_changed_cb), self);
  g_signal_connect_swapped (rj_context_get_clock (context), "minute", G_CALLBACK (update), self);
  g_signal_connect_swapped (rj_context_get_clock (context), "day", G_CALLBACK (reload), self);
  update (self);
  reload (self);
  return GTK_WIDGET (self);
}

void
rj_close_day_card_set_is_today (RjCloseDayCard *self, gboolean is_today)
{
  g_return_if_fail (RJ_IS_CLOSE_DAY_CARD (self));
  self->is_today = is_today;
  update (self);
}

GtkWidget *
rj_close_day_card_get_entry (RjCloseDayCard *self, guint i)
{
  g_return_val_if_fail (RJ_IS_CLOSE_DAY_CARD (self), NULL);
  g_return_val_if_fail (i < N_LINES, NULL);
  return self->entries[i];
}

GtkWidget *
rj_close_day_card_get_save (RjCloseDayCard *self)
{
  g_return_val_if_fail (RJ_IS_CLOSE_DAY_CARD (self), NULL);
  return self->save;
}

gboolean
rj_close_day_card_get_closed (RjCloseDayCard *self)
{
  g_return_val_if_fail (RJ_IS_CLOSE_DAY_CARD (self), FALSE);
  return gtk_widget_get_visible (self->line);
}
