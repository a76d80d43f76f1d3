// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-starter-choices.h"

#include <glib/gi18n-lib.h>

/* The order is the one of the first weeks, before anything was used. Triggers: the taxonomy of the reference
 * on clinical content, 2.1, in our own words. */
static const char *const triggers[] = {
  /* Translators: what brought an urge on; short and neutral. */
  NC_ ("trigger", "Stress"),
  NC_ ("trigger", "Low mood"),
  NC_ ("trigger", "Worry"),
  NC_ ("trigger", "Anger"),
  NC_ ("trigger", "Boredom"),
  NC_ ("trigger", "Loneliness"),
  NC_ ("trigger", "Pain"),
  NC_ ("trigger", "Slept badly"),
  NC_ ("trigger", "Out of the blue"),
  NC_ ("trigger", "Shame or guilt"),
  NC_ ("trigger", "Grief"),
  NC_ ("trigger", "Feeling ill"),
  NC_ ("trigger", "Hunger"),
  NC_ ("trigger", "Something to celebrate"),
  NC_ ("trigger", "Feeling sure of myself"),
  NC_ ("trigger", "Wanting to test myself"),
  NC_ ("trigger", "A conflict"),
  NC_ ("trigger", "An offer or pressure"),
  NC_ ("trigger", "Someone was using"),
  NC_ ("trigger", "Family"),
  NC_ ("trigger", "Criticism"),
  NC_ ("trigger", "Saw it"),
  NC_ ("trigger", "Things that go with it"),
  NC_ ("trigger", "A place with memories"),
  NC_ ("trigger", "A message or call"),
  NC_ ("trigger", "Payday or money"),
  NC_ ("trigger", "A doctor or clinic"),
  NC_ ("trigger", "The time of day"),
  NC_ ("trigger", "The weekend"),
  NC_ ("trigger", "A special date"),
  NC_ ("trigger", "A song or film"),
  NULL,
};

static const char *const places[] = {
  /* Translators: where an urge came. */
  NC_ ("place", "Home"),
  NC_ ("place", "Work"),
  NC_ ("place", "On the way"),
  NC_ ("place", "Outside"),
  NC_ ("place", "At someone's home"),
  NC_ ("place", "Shop"),
  NC_ ("place", "Bar or party"),
  NC_ ("place", "Clinic"),
  NULL,
};

static const char *const company[] = {
  /* Translators: with whom a person was. */
  NC_ ("company", "Alone"),
  NC_ ("company", "Partner"),
  NC_ ("company", "Family"),
  NC_ ("company", "Friends"),
  NC_ ("company", "People from work"),
  NC_ ("company", "People who use"),
  NC_ ("company", "Strangers"),
  NULL,
};

static const char *const feelings[] = {
  /* Translators: how a person feels. */
  NC_ ("feeling", "Calm"),   NC_ ("feeling", "Hopeful"), NC_ ("feeling", "Grateful"),
  NC_ ("feeling", "Proud"),  NC_ ("feeling", "Anxious"), NC_ ("feeling", "Sad"),
  NC_ ("feeling", "Angry"),  NC_ ("feeling", "Tired"),   NC_ ("feeling", "Bored"),
  NC_ ("feeling", "Lonely"), NC_ ("feeling", "Ashamed"), NC_ ("feeling", "Restless"),
  NC_ ("feeling", "Numb"),   NC_ ("feeling", "Loved"),   NULL,
};

static const struct {
  const char *list;
  const char *const *words;
} lists[] = {
  { "trigger", triggers },
  { "place", places },
  { "company", company },
  { "feeling", feelings },
};

GStrv
rj_starter_choices_list (const char *list)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; g_str_equal (lists[i].list, list) && lists[i].words[j] != NULL; j++)
      g_strv_builder_add (builder, g_dpgettext2 (GETTEXT_PACKAGE, list, lists[i].words[j]));
  return g_strv_builder_end (builder);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GPtrArray *choices = rj_store_save_choices_finish (RJ_STORE (source), result, &error);

  if (choices == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, choices, (GDestroyNotify) g_ptr_array_unref);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GPtrArray) made = NULL;
  g_auto (GStrv) words = NULL;
  const char *list = g_task_get_task_data (task);
  GCancellable *cancellable;
  GError *error = NULL;
  GPtrArray *choices = rj_store_list_choices_finish (RJ_STORE (source), result, &error);

  if (choices == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  words = rj_starter_choices_list (list);
  if (choices->len > 0 || words[0] == NULL)
    {
      g_task_return_pointer (task, choices, (GDestroyNotify) g_ptr_array_unref);
      return;
    }

  g_ptr_array_unref (choices);
  made = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_choice_free);
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (made, rj_choice_new (NULL, list, words[i]));
  cancellable = g_task_get_cancellable (task);
  /* Ctrl+Z is for what the person did. */
  rj_store_set_undoable (RJ_STORE (source), FALSE);
  rj_store_save_choices_async (RJ_STORE (source), made, cancellable, made_cb, g_steal_pointer (&task));
  rj_store_set_undoable (RJ_STORE (source), TRUE);
}

void
rj_starter_choices_load_async (RjStore *store,
                               const char *list,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, rj_starter_choices_load_async);
  g_task_set_task_data (task, g_strdup (list), g_free);
  rj_store_list_choices_async (store, list, cancellable, listed_cb, task);
}

GPtrArray *
rj_starter_choices_load_finish (RjStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
