// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-terms.h"

#include <adwaita.h>

/* A place for a text. */
typedef struct {
  GObject *object;      /* not owned: the closure goes with it */
  const char *property; /* (nullable): otherwise the accessible name */
  char *text;
  const char *shown; /* belongs to the vocabulary */
} Place;

static const char *const properties[] = { "label",        "title",   "subtitle",         "description",
                                          "tooltip-text", "heading", "placeholder-text", "body" };

static void
place_free (gpointer data, GClosure *closure)
{
  Place *place = data;

  g_free (place->text);
  g_free (place);
}

static void
show (Place *place, RjVocabulary *vocabulary)
{
  place->shown = rj_vocabulary_fill (vocabulary, place->text);
  if (place->property != NULL)
    g_object_set (place->object, place->property, place->shown, NULL);
  else
    gtk_accessible_update_property (GTK_ACCESSIBLE (place->object), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    place->shown, -1);
}

static void
words_changed_cb (RjVocabulary *vocabulary, GParamSpec *pspec, Place *place)
{
  g_autofree char *now = NULL;

  if (place->property != NULL)
    {
      g_object_get (place->object, place->property, &now, NULL);
      if (g_strcmp0 (now, place->shown) != 0)
        return;
    }
  show (place, vocabulary);
}

static void
bind_place (RjVocabulary *vocabulary, GObject *object, const char *property, const char *text)
{
  Place *place = g_new0 (Place, 1);
  GClosure *closure = g_cclosure_new (G_CALLBACK (words_changed_cb), place, place_free);

  place->object = object;
  place->property = property;
  place->text = g_strdup (text);
  g_object_watch_closure (object, closure);
  g_signal_connect_closure (vocabulary, "notify::quiet", closure, FALSE);
  show (place, vocabulary);
}

void
rj_terms_bind (RjVocabulary *vocabulary, gpointer object, const char *property, const char *text)
{
  g_return_if_fail (RJ_IS_VOCABULARY (vocabulary));
  g_return_if_fail (G_IS_OBJECT (object));
  g_return_if_fail (property != NULL && text != NULL);

  bind_place (vocabulary, object, g_intern_string (property), text);
}

void
rj_terms_bind_name (RjVocabulary *vocabulary, gpointer widget, const char *text)
{
  g_return_if_fail (RJ_IS_VOCABULARY (vocabulary));
  g_return_if_fail (GTK_IS_ACCESSIBLE (widget));
  g_return_if_fail (text != NULL);

  bind_place (vocabulary, widget, NULL, text);
}

static void
watch_object (RjVocabulary *vocabulary, GObject *object)
{
  for (gsize i = 0; i < G_N_ELEMENTS (properties); i++)
    {
      GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (object), properties[i]);
      g_autofree char *text = NULL;

      if (pspec == NULL || pspec->value_type != G_TYPE_STRING
          || (pspec->flags & G_PARAM_READWRITE) != G_PARAM_READWRITE)
        continue;
      g_object_get (object, properties[i], &text, NULL);
      if (text != NULL && rj_vocabulary_has_term (vocabulary, text))
        bind_place (vocabulary, object, properties[i], text);
    }
}

/* ---- Choices ---- */

typedef struct {
  GtkDropDown *drop_down; /* not owned: the closure goes with it */
  GStrv texts;
} Choices;

static void
choices_free (gpointer data, GClosure *closure)
{
  Choices *choices = data;

  g_strfreev (choices->texts);
  g_free (choices);
}

/* A choice that is replaced would be taken for another one. */
static void
show_choices (RjVocabulary *vocabulary, GParamSpec *pspec, Choices *choices)
{
  guint selected = gtk_drop_down_get_selected (choices->drop_down);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; choices->texts[i] != NULL; i++)
    gtk_string_list_append (list, rj_vocabulary_fill (vocabulary, choices->texts[i]));
  g_object_freeze_notify (G_OBJECT (choices->drop_down));
  gtk_drop_down_set_model (choices->drop_down, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (choices->drop_down, selected);
  g_object_thaw_notify (G_OBJECT (choices->drop_down));
}

static void
watch_choices (RjVocabulary *vocabulary, GtkDropDown *drop_down)
{
  GListModel *model = gtk_drop_down_get_model (drop_down);
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  gboolean found = FALSE;
  Choices *choices;
  GClosure *closure;

  if (!GTK_IS_STRING_LIST (model))
    return;
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      const char *text = gtk_string_list_get_string (GTK_STRING_LIST (model), i);

      found |= rj_vocabulary_has_term (vocabulary, text);
      g_strv_builder_add (texts, text);
    }
  if (!found)
    return;

  choices = g_new0 (Choices, 1);
  choices->drop_down = drop_down;
  choices->texts = g_strv_builder_end (texts);
  closure = g_cclosure_new (G_CALLBACK (show_choices), choices, choices_free);
  g_object_watch_closure (G_OBJECT (drop_down), closure);
  g_signal_connect_closure (vocabulary, "notify::quiet", closure, FALSE);
  show_choices (vocabulary, NULL, choices);
}

/* ---- All of it ---- */

static void
watch_pages (RjVocabulary *vocabulary, AdwViewStack *stack)
{
  g_autoptr (GtkSelectionModel) pages = adw_view_stack_get_pages (stack);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    {
      g_autoptr (GObject) page = g_list_model_get_item (G_LIST_MODEL (pages), i);

      watch_object (vocabulary, page);
    }
}

void
rj_terms_watch (RjVocabulary *vocabulary, GtkWidget *root)
{
  g_return_if_fail (RJ_IS_VOCABULARY (vocabulary));
  g_return_if_fail (GTK_IS_WIDGET (root));

  watch_object (vocabulary, G_OBJECT (root));
  if (ADW_IS_VIEW_STACK (root))
    watch_pages (vocabulary, ADW_VIEW_STACK (root));
  if (GTK_IS_DROP_DOWN (root))
    watch_choices (vocabulary, GTK_DROP_DOWN (root));
  /* What is in a dialog becomes its child when it is presented. */
  if (ADW_IS_DIALOG (root) && adw_dialog_get_child (ADW_DIALOG (root)) != NULL)
    {
      rj_terms_watch (vocabulary, adw_dialog_get_child (ADW_DIALOG (root)));
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    rj_terms_watch (vocabulary, child);
}
