// SPDX-License-Identifier: GPL-3.0-or-later
// Words to choose from in a form of the log: they come from a list of the store, and go into it.
#include "config.h"

#include "rj-log-form-private.h"
#include "rj-starter-choices.h"

typedef struct {
  GWeakRef form;
  GWeakRef chips;
} Load;

static Load *
load_new (RjLogForm *self, RjChips *chips)
{
  Load *load = g_new0 (Load, 1);

  g_weak_ref_init (&load->form, self);
  g_weak_ref_init (&load->chips, chips);
  return load;
}

static void
load_free (Load *load)
{
  g_weak_ref_clear (&load->form);
  g_weak_ref_clear (&load->chips);
  g_free (load);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Load, load_free)

static void
choices_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) choices = rj_starter_choices_load_finish (RJ_STORE (source), result, &error);
  g_autoptr (Load) load = user_data;
  g_autoptr (RjLogForm) self = g_weak_ref_get (&load->form);
  g_autoptr (RjChips) chips = g_weak_ref_get (&load->chips);

  if (self == NULL || chips == NULL)
    return;
  if (choices == NULL)
    {
      rj_context_report (rj_log_form_get_context (self), error);
      return;
    }
  for (guint i = 0; i < choices->len; i++)
    {
      const RjChoice *choice = g_ptr_array_index (choices, i);

      /* What is hidden stays where it was chosen, and is not offered anywhere else. */
      if (!choice->hidden || rj_chips_is_picked (chips, choice->id))
        rj_chips_append (chips, choice->id, choice->name);
    }
}

static void
choice_added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) saved = rj_store_save_choices_finish (RJ_STORE (source), result, &error);
  g_autoptr (Load) load = user_data;
  g_autoptr (RjLogForm) self = g_weak_ref_get (&load->form);
  g_autoptr (RjChips) chips = g_weak_ref_get (&load->chips);

  if (self == NULL || chips == NULL)
    return;
  if (rj_log_form_get_context (self) == NULL)
    return;
  rj_chips_finish_add (chips, saved != NULL);
  if (saved == NULL)
    {
      rj_context_report (rj_log_form_get_context (self), error);
      return;
    }
  for (guint i = 0; i < saved->len; i++)
    {
      const RjChoice *choice = g_ptr_array_index (saved, i);

      rj_chips_append (chips, choice->id, choice->name);
      rj_chips_pick (chips, choice->id, TRUE);
    }
}

static void
add_choice_cb (RjChips *chips, const char *name, RjLogForm *self)
{
  const char *list = g_object_get_data (G_OBJECT (chips), "rj-list");
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_choice_free);

  g_ptr_array_add (choices, rj_choice_new (NULL, list, name));
  rj_store_save_choices_async (rj_log_form_get_store (self), choices, NULL, choice_added_cb,
                               load_new (self, chips));
}

void
rj_log_form_load_choices (RjLogForm *self, RjChips *chips, const char *list)
{
  g_autofree char *field = g_strdup_printf ("add-%s", list);

  g_object_set_data_full (G_OBJECT (chips), "rj-list", g_strdup (list), g_free);
  rj_log_form_add_chips (self, chips);
  g_signal_connect_object (chips, "add", G_CALLBACK (add_choice_cb), self, 0);
  rj_log_form_add_text (self, rj_chips_get_entry (chips), field);
  rj_starter_choices_load_async (rj_log_form_get_store (self), list, NULL, choices_loaded_cb,
                                 load_new (self, chips));
}

void
rj_log_form_write_picked (JsonBuilder *builder, const char *name, RjChips *chips)
{
  g_auto (GStrv) ids = rj_chips_dup_picked (chips);

  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    json_builder_add_string_value (builder, ids[i]);
  json_builder_end_array (builder);
}

void
rj_log_form_read_picked (JsonObject *state, const char *name, RjChips *chips)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  JsonNode *node = json_object_get_member (state, name);

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return;
  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    {
      const char *id = json_array_get_string_element (json_node_get_array (node), i);

      if (id != NULL)
        g_strv_builder_add (builder, id);
    }
  ids = g_strv_builder_end (builder);
  rj_chips_set_picked (chips, (const char *const *) ids);
}
