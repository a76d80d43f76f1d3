// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-own-words-dialog.h"

#include "rj-form-parts.h"
#include "rj-vocabulary-choice.h"

#include <glib/gi18n-lib.h>

#define PREFIX "own-words"

struct _RjOwnWordsDialog {
  RjLogForm parent_instance;

  GPtrArray *names;  /* "days:one", … */
  GPtrArray *fields; /* (element-type GtkWidget): of each of them */
};

G_DEFINE_FINAL_TYPE (RjOwnWordsDialog, rj_own_words_dialog, RJ_TYPE_LOG_FORM)

/* Every field is a text. */
static void
write_state (RjLogForm *form, JsonBuilder *builder)
{
}

static void
read_state (RjLogForm *form, JsonObject *state)
{
}

static gboolean
can_save (RjLogForm *form)
{
  return TRUE;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RjLogForm) form = user_data;

  if (!rj_store_set_preference_finish (RJ_STORE (source), result, &error))
    {
      rj_log_form_failed (form, error);
      return;
    }
  rj_log_form_saved (form);
  rj_context_toast (rj_log_form_get_context (form), _ ("Saved."), TRUE);
  rj_log_form_close (form);
}

/* (transfer full) (nullable): %NULL when no field has a word. */
static char *
dup_json (RjOwnWordsDialog *self)
{
  g_autoptr (JsonNode) root = json_node_init_object (json_node_alloc (), json_object_new ());
  JsonObject *words = json_node_get_object (root);

  json_object_unref (words); // the node has it
  for (guint i = 0; i < self->fields->len; i++)
    {
      g_autofree char *word = rj_log_form_dup_text (g_ptr_array_index (self->fields, i));

      if (word != NULL)
        json_object_set_string_member (words, g_ptr_array_index (self->names, i), word);
    }
  return json_object_get_size (words) > 0 ? json_to_string (root, FALSE) : NULL;
}

static void
save (RjLogForm *form)
{
  g_autofree char *json = dup_json (RJ_OWN_WORDS_DIALOG (form));

  rj_store_set_preference_async (rj_log_form_get_store (form), RJ_PREFERENCE_OWN_WORDS, json, NULL, saved_cb,
                                 g_object_ref (form));
}

static void
add_field (RjOwnWordsDialog *self, GtkWidget *group, const char *name, const char *chosen)
{
  /* Translators: a field for the person's own word; %s is the word that is used now. */
  g_autofree char *title = g_strdup_printf (_ ("Instead of “%s”"), chosen);

  g_ptr_array_add (self->names, g_strdup (name));
  g_ptr_array_add (self->fields, rj_form_parts_add_entry (group, title));
}

/* What stands in the program without the person's words, so that nobody wonders what is named here. */
static void
add_term (RjOwnWordsDialog *self, GtkWidget *box, RjVocabulary *vocabulary, const char *term)
{
  GtkWidget *group = rj_form_parts_add_group (box, NULL);
  g_autofree char *one_name = g_strconcat (term, ":one", NULL);
  g_autofree char *many_name = g_strconcat (term, ":many", NULL);
  g_autofree char *one = rj_vocabulary_dup_chosen (vocabulary, one_name);
  g_autofree char *many = rj_vocabulary_dup_chosen (vocabulary, many_name);

  add_field (self, group, one_name, one);
  // where they are the same, one word is enough, unless there are two already
  if (g_strcmp0 (one, many) != 0 || rj_vocabulary_get_own (vocabulary, many_name) != NULL)
    add_field (self, group, many_name, many);
}

static void
build (RjOwnWordsDialog *self, RjVocabulary *vocabulary)
{
  GtkWidget *box = rj_form_parts_set_up (RJ_LOG_FORM (self), _ ("My own words"));
  const char *const *terms = rj_vocabulary_get_own_terms ();

  rj_form_parts_add_label (box,
                           _ ("What would you call these? A word that you leave empty stays as it is. Your "
                              "words show on every page."),
                           NULL);
  for (guint i = 0; terms[i] != NULL; i++)
    add_term (self, box, vocabulary, terms[i]);
}

static void
rj_own_words_dialog_dispose (GObject *object)
{
  RjOwnWordsDialog *self = RJ_OWN_WORDS_DIALOG (object);

  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  G_OBJECT_CLASS (rj_own_words_dialog_parent_class)->dispose (object);
}

static void
rj_own_words_dialog_class_init (RjOwnWordsDialogClass *klass)
{
  RjLogFormClass *form_class = RJ_LOG_FORM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rj_own_words_dialog_dispose;
  form_class->write_state = write_state;
  form_class->read_state = read_state;
  form_class->can_save = can_save;
  form_class->save = save;
}

static void
rj_own_words_dialog_init (RjOwnWordsDialog *self)
{
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->fields = g_ptr_array_new ();
}

void
rj_own_words_dialog_open (RjContext *context, GtkWidget *parent, const char *where)
{
  RjOwnWordsDialog *self = g_object_new (RJ_TYPE_OWN_WORDS_DIALOG, NULL);
  RjVocabulary *vocabulary = rj_context_get_vocabulary (context);
  RjLogForm *form = RJ_LOG_FORM (self);

  build (self, vocabulary);
  rj_log_form_set_up (form, context, PREFIX, NULL);
  for (guint i = 0; i < self->fields->len; i++)
    {
      const char *name = g_ptr_array_index (self->names, i);
      g_autofree char *field = g_strdelimit (g_strdup (name), ":", '-');

      rj_log_form_set_text (g_ptr_array_index (self->fields, i), rj_vocabulary_get_own (vocabulary, name));
      rj_log_form_add_text (form, g_ptr_array_index (self->fields, i), field);
    }
  rj_log_form_begin (form);
  adw_dialog_present (ADW_DIALOG (self), parent);
}
