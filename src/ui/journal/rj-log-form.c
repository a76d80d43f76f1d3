// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-log-form.h"

#include "rj-alert.h"
#include "rj-log-form-private.h"
#include "rj-private-entry.h"
#include "rj-terms.h"
#include "rj-text.h"
#include "rj-words.h"

#include <glib/gi18n-lib.h>

typedef struct {
  RjContext *context;
  char *prefix;
  char *id;
  GPtrArray *wheres; /* names of all drafts, and a NULL */
  GPtrArray *chips;  /* RjChips that take own words */
  GPtrArray *texts;  /* GtkWidget: fields with words */
  GtkWidget *state;  /* never shown: what was picked, as text, so that it can be a draft source */
  gboolean begun;
  gboolean reading;
  gboolean saving;
  gboolean done;
} RjLogFormPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RjLogForm, rj_log_form, RJ_TYPE_DIALOG)

static RjLogFormPrivate *
priv_of (RjLogForm *self)
{
  return rj_log_form_get_instance_private (self);
}

/* ---- Text ---- */

char *
rj_log_form_dup_text (GtkWidget *widget)
{
  g_autofree char *text = rj_words_dup (widget);

  g_strstrip (text);
  return rj_text_is_blank (text) ? NULL : g_steal_pointer (&text);
}

void
rj_log_form_set_text (GtkWidget *widget, const char *text)
{
  rj_words_set (widget, text);
}

gboolean
rj_log_form_has_typed (RjLogForm *self)
{
  RjLogFormPrivate *priv = priv_of (self);

  for (guint i = 0; i < priv->texts->len; i++)
    {
      GtkWidget *widget = g_ptr_array_index (priv->texts, i);
      g_autofree char *text = rj_log_form_dup_text (widget);

      if (g_strcmp0 (text, g_object_get_data (G_OBJECT (widget), "rj-before")) != 0)
        return TRUE;
    }
  return FALSE;
}

/* ---- Drafts ---- */

static char *
where_of (RjLogForm *self, const char *field)
{
  RjLogFormPrivate *priv = priv_of (self);

  return g_strdup_printf ("%s/%s/%s", priv->prefix, priv->id != NULL ? priv->id : "new", field);
}

static void
keep (RjLogForm *self, GtkWidget *widget, const char *field)
{
  RjLogFormPrivate *priv = priv_of (self);
  char *where = where_of (self, field);

  g_ptr_array_add (priv->wheres, where);
  rj_context_keep_draft (priv->context, widget, where);
}

static void
end_drafts (RjLogForm *self)
{
  RjLogFormPrivate *priv = priv_of (self);

  for (guint i = 0; i < priv->wheres->len; i++)
    rj_context_end_draft (priv->context, g_ptr_array_index (priv->wheres, i));
}

static void
state_changed_cb (RjLogForm *self)
{
  RjLogFormPrivate *priv = priv_of (self);
  g_autoptr (JsonParser) parser = NULL;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (priv->state));

  /* Only a draft that came back is news: what we wrote ourselves is on the screen already. */
  if (priv->reading || !priv->begun || *text == '\0')
    return;

  parser = json_parser_new ();
  if (!json_parser_load_from_data (parser, text, -1, NULL)
      || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return;
  priv->reading = TRUE;
  RJ_LOG_FORM_GET_CLASS (self)->read_state (self, json_node_get_object (json_parser_get_root (parser)));
  priv->reading = FALSE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save",
                                 RJ_LOG_FORM_GET_CLASS (self)->can_save (self));
}

static char *
dup_state (RjLogForm *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  RJ_LOG_FORM_GET_CLASS (self)->write_state (self, builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

void
rj_log_form_changed (RjLogForm *self)
{
  RjLogFormPrivate *priv = priv_of (self);

  if (!priv->begun || priv->reading || priv->done)
    return;

  {
    g_autofree char *state = dup_state (self);

    priv->reading = TRUE;
    gtk_editable_set_text (GTK_EDITABLE (priv->state), state);
    priv->reading = FALSE;
  }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save",
                                 !priv->saving && RJ_LOG_FORM_GET_CLASS (self)->can_save (self));
}

void
rj_log_form_add_text (RjLogForm *self, GtkWidget *widget, const char *field)
{
  RjLogFormPrivate *priv = priv_of (self);

  g_object_set_data_full (G_OBJECT (widget), "rj-before", rj_log_form_dup_text (widget), g_free);
  g_ptr_array_add (priv->texts, widget);
  keep (self, widget, field);
}

void
rj_log_form_begin (RjLogForm *self)
{
  RjLogFormPrivate *priv = priv_of (self);
  g_autofree char *state = dup_state (self);

  /* As it is now nothing was picked yet. */
  gtk_editable_set_text (GTK_EDITABLE (priv->state), state);
  priv->begun = TRUE;
  keep (self, priv->state, "state");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save",
                                 RJ_LOG_FORM_GET_CLASS (self)->can_save (self));
}

/* ---- Closing ---- */

void
rj_log_form_close (RjLogForm *self)
{
  /* Esc may have been faster than the answer to a save. */
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
discard (RjLogForm *self)
{
  priv_of (self)->done = TRUE;
  end_drafts (self);
  rj_log_form_close (self);
}

static void
answered_cb (AdwAlertDialog *alert, const char *response, RjLogForm *self)
{
  if (g_str_equal (response, "discard"))
    discard (self);
  else if (g_str_equal (response, "keep"))
    rj_log_form_close (self);
}

static void
cancel (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RjLogForm *self = RJ_LOG_FORM (widget);
  AdwDialog *alert;

  if (!rj_log_form_has_typed (self))
    {
      discard (self);
      return;
    }

  alert = rj_alert_new (_ ("Keep what you wrote?"), _ ("It can wait here until you come back to it."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (alert), "back", _ ("_Back"), "discard", _ ("_Discard"),
                                  "keep", _ ("_Keep"), NULL);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (alert), "keep");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (alert), "back");
  g_signal_connect_object (alert, "response", G_CALLBACK (answered_cb), self, 0);
  adw_dialog_present (alert, GTK_WIDGET (self));
}

/* Esc: one step back. Words stay as a draft and are there the next time; what was only picked is picked again
 * faster than it is explained why it is there. */
static void
rj_log_form_close_attempt (AdwDialog *dialog)
{
  RjLogForm *self = RJ_LOG_FORM (dialog);

  if (priv_of (self)->done)
    rj_log_form_close (self);
  else if (rj_log_form_has_typed (self))
    rj_log_form_close (self);
  else
    discard (self);
}

/* ---- Saving ---- */

static void
save_now (RjLogForm *self)
{
  RjLogFormPrivate *priv = priv_of (self);

  rj_context_settle_drafts (priv->context, (const char *const *) priv->wheres->pdata);
  RJ_LOG_FORM_GET_CLASS (self)->save (self);
}

static void
pending_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) saved = rj_store_save_choices_finish (RJ_STORE (source), result, &error);
  g_autoptr (RjLogForm) self = user_data;
  RjLogFormPrivate *priv = priv_of (self);

  if (saved == NULL)
    {
      rj_log_form_failed (self, error);
      return;
    }
  for (guint i = 0; i < saved->len; i++)
    {
      const RjChoice *choice = g_ptr_array_index (saved, i);

      for (guint j = 0; j < priv->chips->len; j++)
        {
          RjChips *chips = g_ptr_array_index (priv->chips, j);

          if (g_str_equal (g_object_get_data (G_OBJECT (chips), "rj-list"), choice->list))
            rj_chips_take_own (chips, choice->id, choice->name);
        }
    }
  save_now (self);
}

/* (transfer full): own words that are written and were not added; whoever saves means them too. */
static GPtrArray *
dup_pending (RjLogForm *self)
{
  RjLogFormPrivate *priv = priv_of (self);
  GPtrArray *choices = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_choice_free);

  for (guint i = 0; i < priv->chips->len; i++)
    {
      RjChips *chips = g_ptr_array_index (priv->chips, i);
      g_autofree char *name = rj_chips_dup_own (chips);

      if (name != NULL)
        g_ptr_array_add (choices,
                         rj_choice_new (NULL, g_object_get_data (G_OBJECT (chips), "rj-list"), name));
    }
  return choices;
}

void
rj_log_form_save (RjLogForm *self)
{
  RjLogFormPrivate *priv = priv_of (self);
  g_autoptr (GPtrArray) pending = NULL;

  if (priv->saving || priv->done || !RJ_LOG_FORM_GET_CLASS (self)->can_save (self))
    return;
  priv->saving = TRUE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", FALSE);
  pending = dup_pending (self);
  if (pending->len == 0)
    save_now (self);
  else
    rj_store_save_choices_async (rj_log_form_get_store (self), pending, NULL, pending_saved_cb,
                                 g_object_ref (self));
}

static void
save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rj_log_form_save (RJ_LOG_FORM (widget));
}

void
rj_log_form_saved (RjLogForm *self)
{
  priv_of (self)->done = TRUE;
  end_drafts (self);
}

void
rj_log_form_stay (RjLogForm *self)
{
  RjLogFormPrivate *priv = priv_of (self);

  priv->saving = FALSE;
  rj_context_unsettle_drafts (priv->context, (const char *const *) priv->wheres->pdata);
  rj_log_form_changed (self);
}

void
rj_log_form_failed (RjLogForm *self, const GError *error)
{
  rj_context_report (priv_of (self)->context, error);
  rj_log_form_stay (self);
}

gboolean
rj_log_form_begin_delete (RjLogForm *self)
{
  RjLogFormPrivate *priv = priv_of (self);

  if (priv->saving || priv->done)
    return FALSE;
  priv->saving = TRUE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", FALSE);
  return TRUE;
}

void
rj_log_form_deleted (RjLogForm *self)
{
  rj_context_toast (priv_of (self)->context, _ ("Deleted."), TRUE);
  discard (self);
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean deleted = rj_check_ins_delete_finish (RJ_CHECK_INS (source), result, &error);
  g_autoptr (RjLogForm) self = user_data;

  if (deleted)
    rj_log_form_deleted (self);
  else
    rj_log_form_failed (self, error);
}

void
rj_log_form_delete (RjLogForm *self)
{
  RjLogFormPrivate *priv = priv_of (self);

  g_return_if_fail (priv->id != NULL);

  if (rj_log_form_begin_delete (self))
    rj_check_ins_delete_async (rj_store_get_check_ins (rj_log_form_get_store (self)), priv->id, NULL,
                               deleted_cb, g_object_ref (self));
}

char *
rj_log_form_dup_draft_id (const char *where)
{
  g_auto (GStrv) parts = g_strsplit (where != NULL ? where : "", "/", 3);

  if (g_strv_length (parts) < 3 || g_str_equal (parts[1], "new"))
    return NULL;
  return g_strdup (parts[1]);
}

void
rj_log_form_add_chips (RjLogForm *self, RjChips *chips)
{
  g_ptr_array_add (priv_of (self)->chips, chips);
  g_signal_connect_object (chips, "changed", G_CALLBACK (rj_log_form_changed), self, G_CONNECT_SWAPPED);
}

/* ---- Object ---- */

static void
rj_log_form_dispose (GObject *object)
{
  RjLogFormPrivate *priv = priv_of (RJ_LOG_FORM (object));

  g_clear_object (&priv->context);
  g_clear_object (&priv->state);

  G_OBJECT_CLASS (rj_log_form_parent_class)->dispose (object);
}

static void
rj_log_form_finalize (GObject *object)
{
  RjLogFormPrivate *priv = priv_of (RJ_LOG_FORM (object));

  g_clear_pointer (&priv->wheres, g_ptr_array_unref);
  g_clear_pointer (&priv->chips, g_ptr_array_unref);
  g_clear_pointer (&priv->texts, g_ptr_array_unref);
  g_clear_pointer (&priv->prefix, g_free);
  g_clear_pointer (&priv->id, g_free);

  G_OBJECT_CLASS (rj_log_form_parent_class)->finalize (object);
}

static void
rj_log_form_class_init (RjLogFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rj_log_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = rj_log_form_finalize;
  ADW_DIALOG_CLASS (klass)->close_attempt = rj_log_form_close_attempt;

  gtk_widget_class_install_action (widget_class, "form.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "form.cancel", NULL, cancel);
}

/* Enter is a new line where words are written; a text view takes Ctrl+Enter for one as well. */
static void
add_save_keys (RjLogForm *self)
{
  const guint keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (keys[i], GDK_CONTROL_MASK),
                        gtk_named_action_new ("form.save")));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
rj_log_form_init (RjLogForm *self)
{
  RjLogFormPrivate *priv = priv_of (self);

  priv->wheres = g_ptr_array_new_null_terminated (8, g_free, TRUE);
  priv->chips = g_ptr_array_new ();
  priv->texts = g_ptr_array_new ();
  priv->state = g_object_ref_sink (gtk_text_new ());
  g_signal_connect_object (priv->state, "changed", G_CALLBACK (state_changed_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  add_save_keys (self);
}

void
rj_log_form_set_up (RjLogForm *self, RjContext *context, const char *prefix, const char *id)
{
  RjLogFormPrivate *priv = priv_of (self);

  priv->context = g_object_ref (context);
  priv->prefix = g_strdup (prefix);
  priv->id = g_strdup (id);
  rj_terms_watch (rj_context_get_vocabulary (context), GTK_WIDGET (self));
  /* Also what is in a spin button. */
  rj_make_all_private (adw_dialog_get_child (ADW_DIALOG (self)));
}

RjContext *
rj_log_form_get_context (RjLogForm *self)
{
  return priv_of (self)->context;
}

RjStore *
rj_log_form_get_store (RjLogForm *self)
{
  return rj_context_get_store (priv_of (self)->context);
}

const char *
rj_log_form_get_id (RjLogForm *self)
{
  return priv_of (self)->id;
}
