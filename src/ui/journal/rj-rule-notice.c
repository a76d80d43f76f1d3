// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-rule-notice.h"

#include "rj-my-plan-sheet.h"
#include "rj-rating.h"
#include "rj-spoken.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>

/* More would be a list to read; the others wait on Today. */
#define MOST_SHOWN 3

struct _RjRuleNotice {
  AdwBin parent_instance;

  RjContext *context;
  char *rule_id;
  char *craving_id;
  gboolean was_shown;
  gboolean was_used;
  gboolean was_rated;

  GtkWidget *did;
  GtkWidget *after;
  RjRating *rating;
  GtkWidget *note;
};

G_DEFINE_FINAL_TYPE (RjRuleNotice, rj_rule_notice, ADW_TYPE_BIN)

static guint rated_signal;

/* ---- What became of it ---- */

static void
noted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjContext) context = user_data;
  g_autoptr (GError) error = NULL;

  if (!rj_my_plan_note_finish (RJ_MY_PLAN (source), result, &error))
    rj_context_report (context, error);
}

/* @did: did the person do something? Ctrl+Z is for that. */
static void
keep_all (RjContext *context, GPtrArray *events, gboolean did)
{
  RjStore *store = rj_context_get_store (context);

  /* Locked meanwhile. */
  if (store == NULL || events->len == 0)
    return;
  rj_store_set_undoable (store, did);
  rj_my_plan_note_async (rj_store_get_my_plan (store), events, NULL, noted_cb, g_object_ref (context));
  rj_store_set_undoable (store, TRUE);
}

static void
keep (RjRuleNotice *self, RjRuleEventKind kind, int strength)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_rule_event_free);

  g_ptr_array_add (events, rj_rule_event_new (self->rule_id, self->craving_id, kind, strength));
  keep_all (self->context, events, kind == RJ_RULE_USED || kind == RJ_RULE_RATED);
}

void
rj_rule_notice_put_aside (RjRuleNotice *self)
{
  g_return_if_fail (RJ_IS_RULE_NOTICE (self));

  if (!self->was_used)
    keep (self, RJ_RULE_NOT_NOW, -1);
}

void
rj_rule_notice_put_all_aside (RjContext *context, GPtrArray *due)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_rule_event_free);

  for (guint i = 0; i < due->len; i++)
    {
      const RjDueRule *rule = g_ptr_array_index (due, i);

      g_ptr_array_add (events,
                       rj_rule_event_new (rule->line->record.id, rule->entry_id, RJ_RULE_NOT_NOW, -1));
    }
  keep_all (context, events, FALSE);
}

static void
did_cb (RjRuleNotice *self)
{
  self->was_used = TRUE;
  keep (self, RJ_RULE_USED, -1);
  gtk_widget_set_visible (self->after, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->rating));
  gtk_widget_set_visible (self->did, FALSE);
}

static void
picked_cb (RjRuleNotice *self)
{
  gtk_widget_set_sensitive (self->note, rj_rating_get_value (self->rating) != RJ_RATING_EMPTY);
}

/* Enter on the rating notes it, as it does in the form. */
static void
rating_focus_cb (RjRuleNotice *self, GParamSpec *pspec, GtkEventControllerFocus *focus)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_DIALOG);

  if (dialog != NULL)
    adw_dialog_set_default_widget (ADW_DIALOG (dialog),
                                   gtk_event_controller_focus_contains_focus (focus) ? self->note : NULL);
}

static void
keep_rating (RjRuleNotice *self)
{
  self->was_rated = TRUE;
  keep (self, RJ_RULE_RATED, rj_rating_get_value (self->rating));
}

static void
note_cb (RjRuleNotice *self)
{
  GtkWidget *done = g_object_new (GTK_TYPE_LABEL, "label", _ ("Noted."), "xalign", 0.0, NULL);

  keep_rating (self);
  rj_announce (GTK_WIDGET (self), _ ("Noted."), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), GTK_DIR_TAB_FORWARD);
  gtk_box_append (GTK_BOX (gtk_widget_get_parent (self->after)), done);
  gtk_widget_set_visible (self->after, FALSE);
  g_signal_emit (self, rated_signal, 0, rj_rating_get_value (self->rating));
}

/* ---- Building ---- */

static GtkWidget *
new_label (const char *text)
{
  return g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                       PANGO_WRAP_WORD_CHAR, NULL);
}

static GtkWidget *
new_button (RjRuleNotice *self, const char *text, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (text);

  rj_wrap_button (GTK_BUTTON (button));
  gtk_widget_add_css_class (button, "rj-wide");
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static GtkWidget *
new_after (RjRuleNotice *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *question = new_label (_ ("How strong now? You can leave this open."));
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->rating = g_object_new (RJ_TYPE_RATING, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rating), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("How strong now?"), -1);
  g_signal_connect_swapped (self->rating, "notify::value", G_CALLBACK (picked_cb), self);
  g_signal_connect_object (focus, "notify::contains-focus", G_CALLBACK (rating_focus_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->rating), focus);
  self->note = new_button (self, _ ("_Note it"), G_CALLBACK (note_cb));
  gtk_widget_set_sensitive (self->note, FALSE);
  gtk_box_append (GTK_BOX (box), question);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->rating));
  gtk_box_append (GTK_BOX (box), self->note);
  gtk_widget_set_visible (box, FALSE);
  return box;
}

/* Shown is what was on the screen. */
static void
rj_rule_notice_map (GtkWidget *widget)
{
  RjRuleNotice *self = RJ_RULE_NOTICE (widget);

  GTK_WIDGET_CLASS (rj_rule_notice_parent_class)->map (widget);
  if (!self->was_shown)
    keep (self, RJ_RULE_SHOWN, -1);
  self->was_shown = TRUE;
}

/* What was picked was meant, however the dialog is left. */
static void
rj_rule_notice_unroot (GtkWidget *widget)
{
  RjRuleNotice *self = RJ_RULE_NOTICE (widget);

  if (self->context != NULL && !self->was_rated && rj_rating_get_value (self->rating) != RJ_RATING_EMPTY)
    keep_rating (self);
  GTK_WIDGET_CLASS (rj_rule_notice_parent_class)->unroot (widget);
}

static void
rj_rule_notice_dispose (GObject *object)
{
  RjRuleNotice *self = RJ_RULE_NOTICE (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->rule_id, g_free);
  g_clear_pointer (&self->craving_id, g_free);
  G_OBJECT_CLASS (rj_rule_notice_parent_class)->dispose (object);
}

static void
rj_rule_notice_class_init (RjRuleNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rj_rule_notice_dispose;
  widget_class->map = rj_rule_notice_map;
  widget_class->unroot = rj_rule_notice_unroot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  rated_signal = g_signal_new ("rated", RJ_TYPE_RULE_NOTICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
rj_rule_notice_init (RjRuleNotice *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "rj-rule");
}

GtkWidget *
rj_rule_notice_new (RjContext *context, const RjMyLine *rule, const char *craving_id)
{
  RjRuleNotice *self = g_object_new (RJ_TYPE_RULE_NOTICE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *words = rj_my_line_dup_words (rule);
  GtkWidget *label = new_label (words);
  /* Translators: the name of a button for who cannot see the rule above it; %s is the rule. */
  g_autofree char *name = g_strdup_printf (_ ("I did this. %s"), words);

  self->context = g_object_ref (context);
  self->rule_id = g_strdup (rule->record.id);
  self->craving_id = g_strdup (craving_id);
  gtk_box_append (GTK_BOX (box), label);
  self->did = new_button (self, _ ("I _did this"), G_CALLBACK (did_cb));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->did), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL,
                                  -1);
  gtk_box_append (GTK_BOX (box), self->did);
  self->after = new_after (self);
  gtk_box_append (GTK_BOX (box), self->after);
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}

/* ---- Which ---- */

typedef struct {
  GPtrArray *cravings;
  RjCraving *before;
  gint64 now_us;
} Search;

static void
search_free (Search *self)
{
  g_ptr_array_unref (self->cravings);
  rj_craving_free (self->before);
  g_free (self);
}

static gboolean
fits (const Search *search, const RjMyLine *line)
{
  if (search->before != NULL && rj_my_line_fits (line, search->before))
    return FALSE;
  for (guint i = 0; i < search->cravings->len; i++)
    {
      const RjCraving *craving = g_ptr_array_index (search->cravings, i);

      if (craving->record.at_us > search->now_us - RJ_RULE_FRESH_FOR && rj_my_line_fits (line, craving))
        return TRUE;
    }
  return FALSE;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GPtrArray) lines = rj_my_plan_list_finish (RJ_MY_PLAN (source), result, NULL);
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_my_line_free);

  /* The entry is saved; that rules could not be read is said where they stand. */
  for (guint i = 0; lines != NULL && i < lines->len && found->len < MOST_SHOWN; i++)
    if (fits (g_task_get_task_data (task), g_ptr_array_index (lines, i)))
      g_ptr_array_add (found, rj_my_line_copy (g_ptr_array_index (lines, i)));
  g_task_return_pointer (task, found, (GDestroyNotify) g_ptr_array_unref);
}

void
rj_rule_notice_find_async (RjStore *store,
                           gint64 now_us,
                           GPtrArray *cravings,
                           const RjCraving *before,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (store, NULL, callback, user_data);
  Search *search = g_new0 (Search, 1);

  g_task_set_source_tag (task, rj_rule_notice_find_async);
  search->now_us = now_us;
  search->cravings = g_ptr_array_ref (cravings);
  search->before = before != NULL ? rj_craving_copy (before) : NULL;
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);
  rj_my_plan_list_async (rj_store_get_my_plan (store), NULL, listed_cb, task);
}

GPtrArray *
rj_rule_notice_find_finish (RjStore *store, GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
