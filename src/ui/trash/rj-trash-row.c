// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-trash-row.h"

#include "rj-format.h"
#include "rj-mood-names.h"
#include "rj-rating.h"
#include "rj-recovery-text.h"
#include "rj-sheet-text.h"
#include "rj-text.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>

struct _RjTrashRow {
  AdwExpanderRow parent_instance;

  char *id;
  GtkWidget *text;
  GtkWidget *put_back;
  GtkWidget *remove;
};

G_DEFINE_FINAL_TYPE (RjTrashRow, rj_trash_row, ADW_TYPE_EXPANDER_ROW)

enum {
  PUT_BACK,
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
dup_own_title (const RjTrashItem *item, const char *otherwise)
{
  return rj_text_is_blank (item->title) ? g_strdup (otherwise)
                                        : rj_text_for_label (item->title, RJ_TEXT_NAME);
}

static char *
dup_title (RjContext *context, const RjTrashItem *item)
{
  g_autofree char *rating = NULL;

  switch (item->kind)
    {
    case RJ_TRASH_MOOD:
      /* Translators: a row of the log: what it is and the mood that was noted. "Check-in · Good" */
      return g_strdup_printf (_ ("Check-in · %s"),
                              rj_mood_names_get (rj_context_get_store (context), item->value));
    case RJ_TRASH_CRAVING:
      rating = rj_rating_describe_strength (item->value);
      /* Translators: a row of the log: what it is and how strong. "Craving · 7, strong" */
      return g_strdup_printf (rj_context_say (context, _ ("{craving:label} · %s")), rating);
    case RJ_TRASH_WRITING:
      return dup_own_title (item, _ ("Writing"));
    case RJ_TRASH_PLAN_ITEM:
      return dup_own_title (item, _ ("On the plan"));
    case RJ_TRASH_MEDICINE:
    case RJ_TRASH_DOSE:
      return dup_own_title (item, rj_context_say (context, _ ("{medicine:label}")));
    case RJ_TRASH_MEETING:
    case RJ_TRASH_ATTENDANCE:
      return dup_own_title (item, rj_context_say (context, _ ("{meeting:label}")));
    case RJ_TRASH_TEMPLATE:
      return dup_own_title (item, C_ ("plan", "Template"));
    case RJ_TRASH_LETTER:
      return dup_own_title (item, _ ("Letter to myself"));
    case RJ_TRASH_SHEET:
      return g_strdup (rj_sheet_text_title (context, item->title));
    case RJ_TRASH_OWN_LINE:
      return dup_own_title (item, _ ("Help line"));
    case RJ_TRASH_SERVICE:
    case RJ_TRASH_REFERRAL:
      return dup_own_title (item, C_ ("tab", "More support"));
    case RJ_TRASH_MILESTONE:
      return dup_own_title (item, C_ ("dialog", "Milestone"));
    case RJ_TRASH_MY_LINE:
      return dup_own_title (item, _ ("My plan"));
    case RJ_TRASH_PERSON:
    case RJ_TRASH_TALK:
      return dup_own_title (item, _ ("Somebody I know"));
    case RJ_TRASH_RECOVERY:
      return rj_recovery_text_kind (context, (RjRecoveryKind) item->value);
    case RJ_TRASH_RECOVERY_WORDS:
      return g_strdup (rj_context_say (context, _ ("{use_day:label}: note")));
    case RJ_TRASH_STRATEGY:
    default:
      return dup_own_title (item, rj_context_say (context, _ ("{coping:One}")));
    }
}

static char *
dup_subtitle (RjContext *context, const RjTrashItem *item, RjDay today)
{
  g_autofree char *day = item->day != RJ_DAY_NONE ? rj_format_day_relative (item->day, today) : NULL;

  switch (item->kind)
    {
    case RJ_TRASH_PLAN_ITEM:
      /* Translators: a deleted thing that stood on the plan, and its (first) day: "On the plan · Today" */
      return g_strdup_printf (_ ("On the plan · %s"), day);
    case RJ_TRASH_TEMPLATE:
      return g_strdup (C_ ("plan", "Template"));
    case RJ_TRASH_LETTER:
      return g_strdup (_ ("Letter to myself"));
    case RJ_TRASH_SHEET:
      return g_strdup (_ ("Worksheet"));
    case RJ_TRASH_OWN_LINE:
      return g_strdup (_ ("Help line"));
    case RJ_TRASH_SERVICE:
      return g_strdup (C_ ("support", "My care"));
    case RJ_TRASH_REFERRAL:
      return g_strdup (_ ("Referral"));
    case RJ_TRASH_MILESTONE:
      return g_strdup (C_ ("dialog", "Milestone"));
    case RJ_TRASH_MY_LINE:
      return g_strdup (_ ("My plan"));
    case RJ_TRASH_STRATEGY:
      return g_strdup (rj_context_say (context, _ ("{coping:One}")));
    case RJ_TRASH_MEDICINE:
      return g_strdup (rj_context_say (context, _ ("{medicine:label}")));
    case RJ_TRASH_MEETING:
      return g_strdup (rj_context_say (context, _ ("{meeting:label}")));
    case RJ_TRASH_ATTENDANCE:
      /* Translators: what was written down about being at a meeting, and the day: "Meeting: note · Today" */
      return g_strdup_printf (rj_context_say (context, _ ("{meeting:label}: note · %s")), day);
    case RJ_TRASH_DOSE:
      /* Translators: what was written down about taking a medicine, and the day: "Medicine: note · Today" */
      return g_strdup_printf (rj_context_say (context, _ ("{medicine:label}: note · %s")), day);
    case RJ_TRASH_PERSON:
      return g_strdup (C_ ("people", "Person"));
    case RJ_TRASH_TALK:
      /* Translators: a deleted line that says that two were in touch, and its day: "In touch · Today" */
      return g_strdup_printf (_ ("In touch · %s"), day);
    case RJ_TRASH_RECOVERY:
    case RJ_TRASH_RECOVERY_WORDS:
    case RJ_TRASH_MOOD:
    case RJ_TRASH_CRAVING:
    case RJ_TRASH_WRITING:
    default:
      return g_steal_pointer (&day);
    }
}

static void
put_back_cb (RjTrashRow *self)
{
  g_signal_emit (self, signals[PUT_BACK], 0);
}

static void
remove_cb (RjTrashRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static void
rj_trash_row_finalize (GObject *object)
{
  g_free (RJ_TRASH_ROW (object)->id);
  G_OBJECT_CLASS (rj_trash_row_parent_class)->finalize (object);
}

static void
rj_trash_row_class_init (RjTrashRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rj_trash_row_finalize;
  signals[PUT_BACK] =
    g_signal_new ("put-back", RJ_TYPE_TRASH_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVE] =
    g_signal_new ("remove", RJ_TYPE_TRASH_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
new_button (RjTrashRow *self, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_size_request (button, 44, 44);
  gtk_widget_set_hexpand (button, TRUE);
  rj_wrap_button (GTK_BUTTON (button));
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static void
rj_trash_row_init (RjTrashRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *buttons = adw_wrap_box_new ();
  GtkWidget *row = gtk_list_box_row_new ();

  self->text =
    g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  self->put_back = new_button (self, _ ("_Put back"), G_CALLBACK (put_back_cb));
  self->remove = new_button (self, _ ("Delete for _good…"), G_CALLBACK (remove_cb));
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (buttons), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (buttons), 6);
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), self->put_back);
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), self->remove);
  gtk_box_append (GTK_BOX (box), self->text);
  gtk_box_append (GTK_BOX (box), buttons);
  g_object_set (box, "margin-top", 12, "margin-bottom", 12, "margin-start", 12, "margin-end", 12, NULL);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_expander_row_set_title_lines (ADW_EXPANDER_ROW (self), 2);
}

/* Which of several rows a button is of. */
static void
describe (RjTrashRow *self, const char *title)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->put_back), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, title,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, title,
                                  -1);
}

GtkWidget *
rj_trash_row_new (RjContext *context, const RjTrashItem *item, RjDay today)
{
  RjTrashRow *self = g_object_new (RJ_TYPE_TRASH_ROW, NULL);
  g_autofree char *title = dup_title (context, item);
  g_autofree char *subtitle = dup_subtitle (context, item, today);
  g_autofree char *text = rj_text_for_label (item->excerpt != NULL ? item->excerpt : "", RJ_TEXT_READ);

  self->id = g_strdup (item->id);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  gtk_label_set_label (GTK_LABEL (self->text), text);
  gtk_widget_set_visible (self->text, !rj_text_is_blank (text));
  describe (self, title);
  return GTK_WIDGET (self);
}

const char *
rj_trash_row_get_id (RjTrashRow *self)
{
  g_return_val_if_fail (RJ_IS_TRASH_ROW (self), NULL);
  return self->id;
}
