// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-strategy-editor.h"

#include <glib/gi18n-lib.h>

struct _RjStrategyEditor {
  RjDialog parent_instance;

  RjContext *context;
  RjStrategy *strategy;
  gboolean saving;

  AdwEntryRow *title;
  GtkSpinButton *minutes;
  GtkTextView *steps;
  GtkTextView *caution;
  GtkEntry *learned;
  GtkEntry *tags;
  AdwSwitchRow *favourite;
  GtkWidget *save;
};

G_DEFINE_FINAL_TYPE (RjStrategyEditor, rj_strategy_editor, RJ_TYPE_DIALOG)

static const char *const fields[] = { "title", "minutes", "steps", "caution", "learned", "tags" };

static GtkWidget *
get_field (RjStrategyEditor *self, gsize i)
{
  GtkWidget *widgets[] = {
    GTK_WIDGET (self->title),   GTK_WIDGET (self->minutes), GTK_WIDGET (self->steps),
    GTK_WIDGET (self->caution), GTK_WIDGET (self->learned), GTK_WIDGET (self->tags),
  };

  return widgets[i];
}

static char *
get_where (RjStrategyEditor *self, gsize i)
{
  const char *id = self->strategy->record.id;

  return g_strdup_printf ("coping/%s/%s", id ? id : "new", fields[i]);
}

static void
drop_drafts (RjStrategyEditor *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *where = get_where (self, i);
      rj_context_drop_draft (self->context, where);
    }
}

/* Without blanks around it; NULL when nothing is left. (transfer full) */
static char *
strip (char *text)
{
  if (*g_strstrip (text))
    return text;
  g_free (text);
  return NULL;
}

static char *
get_text (gpointer entry)
{
  return strip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static char *
get_lines (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return strip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static void
set_lines (GtkTextView *view, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text ? text : "", -1);
}

/* The parts of @text between @separators, without blanks around them and without empty ones. (transfer full)
 */
static GStrv
split (const char *text, const char *separators)
{
  g_auto (GStrv) parts = g_strsplit_set (text ? text : "", separators, -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (int i = 0; parts[i]; i++)
    if (*g_strstrip (parts[i]))
      g_strv_builder_add (builder, parts[i]);
  return g_strv_builder_end (builder);
}

static void
read_fields (RjStrategyEditor *self)
{
  RjStrategy *s = self->strategy;
  g_autofree char *steps = get_lines (self->steps);
  g_autofree char *tags = get_text (self->tags);
  char *caution = get_lines (self->caution);

  g_free (s->title);
  s->title = get_text (self->title);
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
  s->learned = get_text (self->learned);
  s->favourite = adw_switch_row_get_active (self->favourite);
}

static void
show_fields (RjStrategyEditor *self)
{
  RjStrategy *s = self->strategy;
  g_autofree char *steps = s->steps ? g_strjoinv ("\n", s->steps) : g_strdup ("");
  g_autofree char *tags = s->tags ? g_strjoinv (", ", s->tags) : g_strdup ("");

  gtk_editable_set_text (GTK_EDITABLE (self->title), s->title ? s->title : "");
  gtk_spin_button_set_value (self->minutes, s->minutes);
  set_lines (self->steps, steps);
  set_lines (self->caution, s->caution);
  gtk_editable_set_text (GTK_EDITABLE (self->learned), s->learned ? s->learned : "");
  gtk_editable_set_text (GTK_EDITABLE (self->tags), tags);
  adw_switch_row_set_active (self->favourite, s->favourite);
}

static void
changed_cb (RjStrategyEditor *self)
{
  g_autofree char *title = get_text (self->title);

  gtk_widget_set_sensitive (self->save, title != NULL && !self->saving);
}

static void
cancel_clicked_cb (RjStrategyEditor *self)
{
  drop_drafts (self);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjStrategyEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) saved = rj_strategies_save_finish (RJ_STRATEGIES (source), result, &error);

  if (!saved)
    {
      self->saving = FALSE;
      changed_cb (self);
      rj_context_report (self->context, error);
      return;
    }
  drop_drafts (self);
  rj_context_toast (self->context, _ ("Saved."), TRUE);
  /* Esc may have been faster. */
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    adw_dialog_close (ADW_DIALOG (self));
}

static void
save_clicked_cb (RjStrategyEditor *self)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  read_fields (self);
  self->saving = TRUE;
  changed_cb (self);
  g_ptr_array_add (one, self->strategy);
  rj_strategies_save_async (rj_store_get_strategies (rj_context_get_store (self->context)), one, NULL,
                            saved_cb, g_object_ref (self));
}

static void
rj_strategy_editor_dispose (GObject *object)
{
  RjStrategyEditor *self = RJ_STRATEGY_EDITOR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), RJ_TYPE_STRATEGY_EDITOR);
  g_clear_object (&self->context);
  g_clear_pointer (&self->strategy, rj_strategy_free);
  G_OBJECT_CLASS (rj_strategy_editor_parent_class)->dispose (object);
}

static void
rj_strategy_editor_class_init (RjStrategyEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rj_strategy_editor_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, RJ_APP_PATH "/ui/rj-strategy-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, RjStrategyEditor, title);
  gtk_widget_class_bind_template_child (widget_class, RjStrategyEditor, minutes);
  gtk_widget_class_bind_template_child (widget_class, RjStrategyEditor, steps);
  gtk_widget_class_bind_template_child (widget_class, RjStrategyEditor, caution);
  gtk_widget_class_bind_template_child (widget_class, RjStrategyEditor, learned);
  gtk_widget_class_bind_template_child (widget_class, RjStrategyEditor, tags);
  gtk_widget_class_bind_template_child (widget_class, RjStrategyEditor, favourite);
  gtk_widget_class_bind_template_child (widget_class, RjStrategyEditor, save);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
}

static void
rj_strategy_editor_init (RjStrategyEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
rj_strategy_editor_present (GtkWidget *parent, RjContext *context, const RjStrategy *strategy)
{
  RjStrategyEditor *self = g_object_new (RJ_TYPE_STRATEGY_EDITOR, NULL);

  self->context = g_object_ref (context);
  self->strategy = strategy ? rj_strategy_copy (strategy) : rj_strategy_new ();
  show_fields (self);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *where = get_where (self, i);
      rj_context_keep_draft (context, get_field (self, i), where);
    }
  changed_cb (self);
  adw_dialog_present (ADW_DIALOG (self), parent);
}

typedef struct {
  RjContext *context;
  GtkWidget *parent;
  char *id;
} OpenDraft;

/* Opens a new note with what was being written in the note @id. */
static void
keep_words (RjContext *context, const char *id, GtkWidget *parent)
{
  RjStrategyEditor *self = g_object_new (RJ_TYPE_STRATEGY_EDITOR, NULL);

  self->context = g_object_ref (context);
  self->strategy = rj_strategy_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *from = g_strdup_printf ("coping/%s/%s", id, fields[i]);
      g_autofree char *where = get_where (self, i);
      g_autofree char *words = g_strdup (rj_context_get_draft (context, from));
      GtkWidget *field = get_field (self, i);

      rj_context_drop_draft (context, from);
      rj_context_keep_draft (context, field, where);
      if (words && GTK_IS_TEXT_VIEW (field))
        set_lines (GTK_TEXT_VIEW (field), words);
      else if (words)
        gtk_editable_set_text (GTK_EDITABLE (field), words);
    }
  changed_cb (self);
  adw_dialog_present (ADW_DIALOG (self), parent);
}

static void
list_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree OpenDraft *open = user_data;
  g_autoptr (RjContext) context = open->context;
  g_autoptr (GtkWidget) parent = open->parent;
  g_autofree char *id = open->id;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) strategies = rj_strategies_list_finish (RJ_STRATEGIES (source), result, &error);

  if (!strategies)
    {
      rj_context_report (context, error);
      return;
    }
  for (guint i = 0; i < strategies->len; i++)
    {
      const RjStrategy *strategy = g_ptr_array_index (strategies, i);
      if (g_strcmp0 (strategy->record.id, id) == 0)
        {
          rj_strategy_editor_present (parent, context, strategy);
          return;
        }
    }
  /* The note is gone: its words go into a new one rather than being lost. */
  keep_words (context, id, parent);
}

void
rj_strategy_editor_open_draft (RjContext *context, GtkWidget *parent, const char *where)
{
  g_auto (GStrv) parts = g_strsplit (where ? where : "coping/new", "/", 3);
  OpenDraft *open;

  if (g_strcmp0 (parts[1], "new") == 0)
    {
      rj_strategy_editor_present (parent, context, NULL);
      return;
    }
  open = g_new0 (OpenDraft, 1);
  open->context = g_object_ref (context);
  open->parent = g_object_ref (parent);
  open->id = g_strdup (parts[1]);
  rj_strategies_list_async (rj_store_get_strategies (rj_context_get_store (context)), NULL, list_cb, open);
}
