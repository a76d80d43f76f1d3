// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-vocabulary-choice.h"

#include "rj-content.h"

#include <string.h>

enum {
  USUAL,
  QUIET,
  N_LAYERS,
};

struct _RjVocabulary {
  GObject parent_instance;

  gboolean quiet;
  char *language;
  char *id;
  GHashTable *own;              /* "craving:one" → the person's word */
  GPtrArray *before;            /* what was filled with other words, as it was handed out */
  GHashTable *words[N_LAYERS];  /* "craving:one" → word */
  GHashTable *filled[N_LAYERS]; /* text → text; never forgotten, so that what was handed out stays */
};

enum {
  PROP_QUIET = 1,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (RjVocabulary, rj_vocabulary, G_TYPE_OBJECT)

static char *
capitalise (const char *word)
{
  gunichar first = g_unichar_toupper (g_utf8_get_char (word));
  char letter[7] = "";

  g_unichar_to_utf8 (first, letter);
  return g_strconcat (letter, g_utf8_next_char (word), NULL);
}

static void
read_forms (GHashTable *words, const char *term, JsonObject *forms)
{
  g_autoptr (GList) names = json_object_get_members (forms);

  for (GList *name = names; name; name = name->next)
    {
      const char *form = name->data, *word = json_object_get_string_member (forms, form);

      g_hash_table_insert (words, g_strdup_printf ("%s:%s", term, form), g_strdup (word));
      g_hash_table_insert (words, g_strdup_printf ("%s:%c%s", term, g_ascii_toupper (*form), form + 1),
                           capitalise (word));
    }
}

static GHashTable *
read_words (JsonObject *vocabulary, const char *language)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  JsonObject *terms = json_object_get_object_member (vocabulary, "words");
  g_autoptr (GList) names = json_object_get_members (terms);

  for (GList *name = names; name; name = name->next)
    {
      JsonObject *languages = json_object_get_object_member (terms, name->data);
      const char *here = language && json_object_has_member (languages, language) ? language : "en";

      read_forms (words, name->data, json_object_get_object_member (languages, here));
    }
  return words;
}

/* The next part in braces at or behind @text; its end in @end. */
static const char *
find_braces (const char *text, const char **end)
{
  const char *open = strchr (text, '{');

  *end = open ? strchr (open, '}') : NULL;
  return *end ? open : NULL;
}

static const char *
get_word (RjVocabulary *self, const char *open, const char *end)
{
  g_autofree char *key = g_strndup (open + 1, (gsize) (end - open - 1));

  return g_hash_table_lookup (self->words[self->quiet ? QUIET : USUAL], key);
}

gboolean
rj_vocabulary_has_term (RjVocabulary *self, const char *text)
{
  const char *end;

  g_return_val_if_fail (RJ_IS_VOCABULARY (self), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  for (const char *open = text; (open = find_braces (open, &end)); open++)
    if (get_word (self, open, end))
      return TRUE;
  return FALSE;
}

static char *
fill (RjVocabulary *self, const char *text)
{
  GString *filled = g_string_new (NULL);
  const char *end;

  for (const char *open; (open = find_braces (text, &end));)
    {
      const char *word = get_word (self, open, end);

      g_string_append_len (filled, text, open - text);
      if (word)
        g_string_append (filled, word);
      /* Another brace may open inside. */
      else
        g_string_append_c (filled, '{');
      text = word ? end + 1 : open + 1;
    }
  g_string_append (filled, text);
  return g_string_free_and_steal (filled);
}

const char *
rj_vocabulary_fill (RjVocabulary *self, const char *text)
{
  GHashTable *filled;
  char *done;

  g_return_val_if_fail (RJ_IS_VOCABULARY (self), text);
  g_return_val_if_fail (text != NULL, NULL);

  filled = self->filled[self->quiet ? QUIET : USUAL];
  done = g_hash_table_lookup (filled, text);
  if (!done)
    {
      done = fill (self, text);
      g_hash_table_insert (filled, g_strdup (text), done);
    }
  return done;
}

gboolean
rj_vocabulary_get_quiet (RjVocabulary *self)
{
  g_return_val_if_fail (RJ_IS_VOCABULARY (self), FALSE);

  return self->quiet;
}

void
rj_vocabulary_set_quiet (RjVocabulary *self, gboolean quiet)
{
  g_return_if_fail (RJ_IS_VOCABULARY (self));

  if (self->quiet == !!quiet)
    return;
  self->quiet = !!quiet;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_QUIET]);
}

static void
rj_vocabulary_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_QUIET)
    g_value_set_boolean (value, RJ_VOCABULARY (object)->quiet);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
rj_vocabulary_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_QUIET)
    rj_vocabulary_set_quiet (RJ_VOCABULARY (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
rj_vocabulary_finalize (GObject *object)
{
  RjVocabulary *self = RJ_VOCABULARY (object);

  for (int i = 0; i < N_LAYERS; i++)
    {
      g_hash_table_unref (self->words[i]);
      g_hash_table_unref (self->filled[i]);
    }
  g_hash_table_unref (self->own);
  g_ptr_array_unref (self->before);
  g_free (self->language);
  g_free (self->id);
  G_OBJECT_CLASS (rj_vocabulary_parent_class)->finalize (object);
}

static void
rj_vocabulary_class_init (RjVocabularyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = rj_vocabulary_get_property;
  object_class->set_property = rj_vocabulary_set_property;
  object_class->finalize = rj_vocabulary_finalize;

  props[PROP_QUIET] = g_param_spec_boolean (
    "quiet", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
rj_vocabulary_init (RjVocabulary *self)
{
}

/* ---- Which words ---- */

/* (transfer none) (nullable): the one of that id in @root. */
static JsonObject *
find_vocabulary (JsonObject *root, const char *id)
{
  JsonArray *vocabularies = json_object_get_array_member (root, "vocabularies");

  for (guint i = 0; i < json_array_get_length (vocabularies); i++)
    {
      JsonObject *one = json_array_get_object_element (vocabularies, i);

      if (g_strcmp0 (json_object_get_string_member (one, "id"), id) == 0)
        return one;
    }
  return NULL;
}

GStrv
rj_vocabulary_list (void)
{
  g_autoptr (JsonObject) root = rj_content_load ("words", NULL);
  JsonArray *vocabularies = json_object_get_array_member (root, "vocabularies");
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < json_array_get_length (vocabularies); i++)
    g_strv_builder_add (
      ids, json_object_get_string_member (json_array_get_object_element (vocabularies, i), "id"));
  return g_strv_builder_end (ids);
}

char *
rj_vocabulary_dup_title (RjVocabulary *self, const char *id)
{
  g_autoptr (JsonObject) root = rj_content_load ("words", NULL);
  JsonObject *found = find_vocabulary (root, id);
  JsonObject *titles;

  g_return_val_if_fail (RJ_IS_VOCABULARY (self), NULL);

  if (found == NULL)
    return NULL;
  titles = json_object_get_object_member (found, "title");
  return g_strdup (json_object_get_string_member (
    titles,
    self->language != NULL && json_object_has_member (titles, self->language) ? self->language : "en"));
}

static const char *
find_word (GHashTable *words, const char *term, const char *form)
{
  g_autofree char *name = g_strdup_printf ("%s:%s", term, form);

  return g_hash_table_lookup (words, name);
}

/* A word that the person left empty stays; where one stands for both, so does the person's. It has no
 * article: nobody knows which. */
static void
lay_over (GHashTable *words, const char *term, GHashTable *own)
{
  gboolean same = g_strcmp0 (find_word (words, term, "one"), find_word (words, term, "many")) == 0;
  const char *one = find_word (own, term, "one");
  const char *many = find_word (own, term, "many");
  g_autoptr (JsonObject) forms = json_object_new ();

  one = one == NULL && same ? many : one;
  many = many == NULL && same ? one : many;
  if (one != NULL)
    {
      g_autofree char *label = capitalise (one);

      json_object_set_string_member (forms, "one", one);
      json_object_set_string_member (forms, "a", one);
      json_object_set_string_member (forms, "label", label);
    }
  if (many != NULL)
    {
      g_autofree char *labels = capitalise (many);

      json_object_set_string_member (forms, "many", many);
      json_object_set_string_member (forms, "labels", labels);
    }
  read_forms (words, term, forms);
}

static JsonObject *
find_chosen (JsonObject *root, const char *id)
{
  JsonObject *chosen = find_vocabulary (root, id);

  return chosen != NULL
           ? chosen
           : json_array_get_object_element (json_object_get_array_member (root, "vocabularies"), 0);
}

/* What was handed out before stays. */
static void
read_usual (RjVocabulary *self, JsonObject *chosen)
{
  const char *const *terms = rj_vocabulary_get_own_terms ();

  g_hash_table_unref (self->words[USUAL]);
  self->words[USUAL] = read_words (chosen, self->language);
  for (guint i = 0; terms[i] != NULL; i++)
    lay_over (self->words[USUAL], terms[i], self->own);
  g_ptr_array_add (self->before, self->filled[USUAL]);
  self->filled[USUAL] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_QUIET]);
}

void
rj_vocabulary_choose (RjVocabulary *self, const char *id)
{
  g_autoptr (JsonObject) root = NULL;
  JsonObject *chosen;

  g_return_if_fail (RJ_IS_VOCABULARY (self));

  root = rj_content_load ("words", NULL);
  chosen = find_chosen (root, id);
  id = json_object_get_string_member (chosen, "id");
  if (g_strcmp0 (self->id, id) == 0)
    return;
  g_set_str (&self->id, id);
  read_usual (self, chosen);
}

/* ---- Words of the person's ---- */

const char *const *
rj_vocabulary_get_own_terms (void)
{
  static const char *const terms[] = { "days", "use_day", "craving", "meeting", "mentor", NULL };

  return terms;
}

/* Fit for a sentence of ours, which may be a format or have a mnemonic; %NULL when nothing is left. */
static char *
dup_word (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *word = g_string_new (NULL);
  guint n = 0;

  for (const char *p = g_strstrip (valid); *p != '\0' && n < RJ_VOCABULARY_LONGEST_WORD;
       p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (g_unichar_iscntrl (letter) || strchr ("%{}_&<>", (int) MIN (letter, 0x7f)) != NULL)
        continue;
      g_string_append_unichar (word, letter);
      n++;
    }
  if (*g_strstrip (word->str) != '\0')
    return g_string_free_and_steal (word);
  g_string_free (word, TRUE);
  return NULL;
}

static void
take_own (GHashTable *own, JsonObject *object, const char *term, const char *form)
{
  g_autofree char *name = g_strdup_printf ("%s:%s", term, form);
  JsonNode *node = json_object_get_member (object, name);
  char *word =
    node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
      ? dup_word (json_node_get_string (node))
      : NULL;

  if (word != NULL)
    g_hash_table_insert (own, g_steal_pointer (&name), word);
}

static gboolean
is_equal (GHashTable *one, GHashTable *other)
{
  GHashTableIter iter;
  gpointer name, word;

  if (g_hash_table_size (one) != g_hash_table_size (other))
    return FALSE;
  g_hash_table_iter_init (&iter, one);
  while (g_hash_table_iter_next (&iter, &name, &word))
    if (g_strcmp0 (g_hash_table_lookup (other, name), word) != 0)
      return FALSE;
  return TRUE;
}

void
rj_vocabulary_set_own (RjVocabulary *self, const char *json)
{
  g_autoptr (GHashTable) own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (JsonNode) root = json != NULL ? json_from_string (json, NULL) : NULL;
  g_autoptr (JsonObject) content = NULL;
  const char *const *terms = rj_vocabulary_get_own_terms ();

  g_return_if_fail (RJ_IS_VOCABULARY (self));

  for (guint i = 0; root != NULL && JSON_NODE_HOLDS_OBJECT (root) && terms[i] != NULL; i++)
    {
      take_own (own, json_node_get_object (root), terms[i], "one");
      take_own (own, json_node_get_object (root), terms[i], "many");
    }
  if (is_equal (self->own, own))
    return;
  g_hash_table_unref (self->own);
  self->own = g_steal_pointer (&own);
  content = rj_content_load ("words", NULL);
  read_usual (self, find_chosen (content, self->id));
}

const char *
rj_vocabulary_get_own (RjVocabulary *self, const char *name)
{
  g_return_val_if_fail (RJ_IS_VOCABULARY (self), NULL);

  return g_hash_table_lookup (self->own, name);
}

char *
rj_vocabulary_dup_chosen (RjVocabulary *self, const char *name)
{
  g_autoptr (JsonObject) content = rj_content_load ("words", NULL);
  g_autoptr (GHashTable) words = NULL;

  g_return_val_if_fail (RJ_IS_VOCABULARY (self), NULL);

  words = read_words (find_chosen (content, self->id), self->language);
  return g_strdup (g_hash_table_lookup (words, name));
}

RjVocabulary *
rj_vocabulary_new (const char *language)
{
  RjVocabulary *self = g_object_new (RJ_TYPE_VOCABULARY, NULL);
  g_autoptr (JsonObject) root = rj_content_load ("words", language);
  JsonArray *vocabularies = json_object_get_array_member (root, "vocabularies");

  self->language = g_strdup (language != NULL ? language : rj_content_get_language ());
  self->id = g_strdup (json_object_get_string_member (json_array_get_object_element (vocabularies, 0), "id"));
  self->own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->before = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  self->words[USUAL] = read_words (json_array_get_object_element (vocabularies, 0), self->language);
  self->words[QUIET] = read_words (json_object_get_object_member (root, "quiet"), self->language);
  for (int i = 0; i < N_LAYERS; i++)
    self->filled[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}
