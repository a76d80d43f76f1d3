// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-strategy-editor.h"

#include "rj-text.h"

#include <glib/gi18n-lib.h>

struct _RjStrategyEditor {
  RjLogForm parent_instance;

  RjStrategy *strategy; /* as it is saved, or as a new one begins */

  GtkWidget *title;
  GtkSpinButton *minutes;
  GtkWidget *steps;
  GtkWidget *caution;
  GtkWidget *learned;
  GtkWidget *tags;
  AdwSwitchRow *favourite;
};

G_DEFINE_FINAL_TYPE (RjStrategyEditor, rj_strategy_editor, RJ_TYPE_LOG_FORM)

static void
changed_cb (RjStrategyEditor *self)
{
  rj_log_form_changed (RJ_LOG_FORM (self));
}

/* The parts of @text between @separators, without blanks around them and without empty ones. (transfer full)
 */
static GStrv
split (const char *text, const char *separators)
{
  g_auto (GStrv) parts = g_strsplit_set (text ? text : "", separators, -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (int i = 0; parts[i]; i++)
    if (!rj_text_is_blank (g_strstrip (parts[i])))
      g_strv_builder_add (builder, parts[i]);
  return g_strv_builder_end (builder);
}

static RjStrategy *
make_strategy (RjStrategyEditor *self)
{
  RjStrategy *s = rj_strategy_copy (self->strategy);
  g_autofree char *steps = rj_log_form_dup_text (self->steps);
  g_autofree char *tags = rj_log_form_dup_text (self->tags);
  char *caution = rj_log_form_dup_text (self->caution);

  g_free (s->title);
  s->title = rj_log_form_dup_text (self->title);
  gtk_spin_button_update (self->minutes);
  s->minutes = gtk_spin_button_get_value_as_int (self->minutes);
  g_strfreev (s->steps);
  s->steps = split (steps, "\n");
  g_strfreev (s->tags);
  s->tags = split (tags, ",");
  /* A reason why no caution is needed stays one until its words change. */
  s->caution_none = s->caution_none && g_strcmp0 (caution, s->caution) == 0;
  g_free (s->caution);
  s->caution = caution;
  g_free (s->learned);
  s->learned = rj_log_form_dup_text (self->learned);
  s->favourite = adw_switch_row_get_active (self->favourite);
  return s;
}

static void
show_fields (RjStrategyEditor *self)
{
  const RjStrategy *s = self->strategy;
  g_autofree char *steps = s->steps ? g_strjoinv ("\n", s->steps) : NULL;
  g_autofree char *tags = s->tags ? g_strjoinv (", ", s->tags) : NULL;

  rj_log_form_set_text (self->title, s->title);
  gtk_spin_button_set_value (self->minutes, s->minutes);
  rj_log_form_set_text (self->steps, steps);
  rj_log_form_set_text (self->caution, s->caution);
  rj_log_form_set_text (self->learned, s->learned);
  rj_log_form_set_text (self->tags, tags);
  adw_switch_row_set_active (self->favourite, s->favourite);
}

/* ---- Form ---- */

static void
write_state (RjLogForm *form, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "favourite");
  json_builder_add_boolean_value (builder, adw_switch_row_get_active (RJ_STRATEGY_EDITOR (form)->favourite));
}

static void
read_state (RjLogForm *form, JsonObject *state)
{
  adw_switch_row_set_active (RJ_STRATEGY_EDITOR (form)->favourite,
                             json_object_get_boolean_member_with_default (state, "favourite", FALSE));
}

static gboolean
can_save (RjLogForm *form)
{
  g_autofree char *title = rj_log_form_dup_text (RJ_STRATEGY_EDITOR (form)->title);

  return title != NULL;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) saved = rj_strategies_save_finish (RJ_STRATEGIES (source), result, &error);
  g_autoptr (RjLogForm) form = user_data;

  if (saved == NULL)
    {
      rj_log_form_failed (form, error);
      return;
    }
  rj_log_form_saved (form);
  rj_context_toast (rj_log_form_get_context (form), _ ("Saved."), TRUE);
  rj_log_form_close (form);
}

static void
save (RjLogForm *form)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_strategy_free);

  g_ptr_array_add (one, make_strategy (RJ_STRATEGY_EDITOR (form)));
  rj_strategies_save_async (rj_store_get_strategies (rj_log_form_get_store (form)), one, NULL, saved_cb,
                            g_object_ref (form));
}

/* ---- Object ---- */

static void
rj_strategy_editor_dispose (GObject *object)
{
  RjStrategyEditor *self = RJ_STRATEGY_EDITOR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), RJ_TYPE_STRATEGY_EDITOR);
  g_clear_pointer (&self->strategy, rj_strategy_free);
  G_OBJECT_CLASS (rj_strategy_editor_parent_class)->dispose (object);
}

static void
rj_strategy_editor_class_init (RjStrategyEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RjLogFormClass *form_class = RJ_LOG_FORM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rj_strategy_editor_dispose;
  form_class->write_state = write_state;
  form_class->read_state = read_state;
  form_class->can_save = can_save;
  form_class->save = save;

  gtk_widget_class_set_template_from_resource (widget_class, RJ_APP_PATH "/ui/rj-strategy-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, RjStrategyEditor, title);
  gtk_widget_class_bind_template_child (widget_class, RjStrategyEditor, minutes);
  gtk_widget_class_bind_template_child (widget_class, RjStrategyEditor, steps);
  gtk_widget_class_bind_template_child (widget_class, RjStrategyEditor, caution);
  gtk_widget_class_bind_template_child (widget_class, RjStrategyEditor, learned);
  gtk_widget_class_bind_template_child (widget_class, RjStrategyEditor, tags);
  gtk_widget_class_bind_template_child (widget_class, RjStrategyEditor, favourite);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
rj_strategy_editor_init (RjStrategyEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @draft_id: (nullable): under which its drafts are kept */
static void
present (GtkWidget *parent, RjContext *context, const RjStrategy *strategy, const char *draft_id)
{
  RjStrategyEditor *self = g_object_new (RJ_TYPE_STRATEGY_EDITOR, NULL);
  RjLogForm *form = RJ_LOG_FORM (self);

  self->strategy = strategy ? rj_strategy_copy (strategy) : rj_strategy_new ();
  rj_log_form_set_up (form, context, "coping", draft_id);
  show_fields (self);
  rj_log_form_add_text (form, self->title, "title");
  rj_log_form_add_text (form, GTK_WIDGET (self->minutes), "minutes");
  rj_log_form_add_text (form, self->steps, "steps");
  rj_log_form_add_text (form, self->caution, "caution");
  rj_log_form_add_text (form, self->learned, "learned");
  rj_log_form_add_text (form, self->tags, "tags");
  rj_log_form_begin (form);
  adw_dialog_present (ADW_DIALOG (self), parent);
}

void
rj_strategy_editor_present (GtkWidget *parent, RjContext *context, const RjStrategy *strategy)
{
  present (parent, context, strategy, strategy != NULL ? strategy->record.id : NULL);
}

typedef struct {
  RjContext *context;
  GtkWidget *parent;
  char *id;
} OpenDraft;

static void
list_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree OpenDraft *open = user_data;
  g_autoptr (RjContext) context = open->context;
  g_autoptr (GtkWidget) parent = open->parent;
  g_autofree char *id = open->id;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) strategies = rj_strategies_list_finish (RJ_STRATEGIES (source), result, &error);
  const RjStrategy *found = NULL;

  if (!strategies)
    {
      rj_context_report (context, error);
      return;
    }
  for (guint i = 0; i < strategies->len && found == NULL; i++)
    {
      const RjStrategy *strategy = g_ptr_array_index (strategies, i);

      if (g_strcmp0 (strategy->record.id, id) == 0)
        found = strategy;
    }
  /* The note is gone: its words become a new one rather than being lost. */
  present (parent, context, found, id);
}

void
rj_strategy_editor_open_draft (RjContext *context, GtkWidget *parent, const char *where)
{
  char *id = rj_log_form_dup_draft_id (where);
  OpenDraft *open;

  if (id == NULL)
    {
      rj_strategy_editor_present (parent, context, NULL);
      return;
    }
  open = g_new0 (OpenDraft, 1);
  open->context = g_object_ref (context);
  open->parent = g_object_ref (parent);
  open->id = id;
  rj_strategies_list_async (rj_store_get_strategies (rj_context_get_store (context)), NULL, list_cb, open);
}
