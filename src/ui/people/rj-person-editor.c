// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-person-editor.h"

#include "rj-form-parts.h"
#include "rj-person-text.h"
#include "rj-rows.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>

#define PREFIX "person"
/* Fields for so many ways to reach somebody, and for two more than there are. */
#define FEWEST_WAYS 6

/* One way to reach them; an empty one is none. */
typedef struct {
  GtkWidget *group;
  GtkDropDown *kind;
  GtkWidget *value;
  GtkWidget *label;
} Way;

struct _RjPersonEditor {
  RjLogForm parent_instance;

  RjPerson *person; /* as it is saved, or as a new one begins */
  gboolean filling;
  guint n_shown; /* ways whose fields are to be seen */

  GtkWidget *name;
  GtkDropDown *role;
  GtkWidget *first;
  GArray *ways; /* Way */
  GtkWidget *another;
  GtkWidget *best_times;
  GtkWidget *night;
  GtkWidget *good_for;
  GtkWidget *message;
  GtkWidget *note;
};

G_DEFINE_FINAL_TYPE (RjPersonEditor, rj_person_editor, RJ_TYPE_LOG_FORM)

static Way *
get_way (RjPersonEditor *self, guint n)
{
  return &g_array_index (self->ways, Way, n);
}

static gboolean
has_words (GtkWidget *widget)
{
  g_autofree char *text = rj_log_form_dup_text (widget);

  return text != NULL;
}

/* One with words is never out of sight: a draft may have come back. */
static void
show_ways (RjPersonEditor *self)
{
  for (guint i = 0; i < self->ways->len; i++)
    if (has_words (get_way (self, i)->value) || has_words (get_way (self, i)->label))
      self->n_shown = MAX (self->n_shown, i + 1);
  for (guint i = 0; i < self->ways->len; i++)
    gtk_widget_set_visible (get_way (self, i)->group, i < self->n_shown);
  gtk_widget_set_visible (self->another, self->n_shown < self->ways->len);
}

static void
changed_cb (RjPersonEditor *self)
{
  if (self->filling)
    return;
  show_ways (self);
  rj_log_form_changed (RJ_LOG_FORM (self));
}

static void
another_cb (RjPersonEditor *self)
{
  self->n_shown = MIN (self->n_shown + 1, self->ways->len);
  show_ways (self);
  gtk_widget_grab_focus (get_way (self, self->n_shown - 1)->value);
}

/* ---- Form ---- */

static void
write_state (RjLogForm *form, JsonBuilder *builder)
{
  RjPersonEditor *self = RJ_PERSON_EDITOR (form);

  json_builder_set_member_name (builder, "role");
  json_builder_add_int_value (builder, gtk_drop_down_get_selected (self->role));
  json_builder_set_member_name (builder, "first");
  json_builder_add_boolean_value (builder, adw_switch_row_get_active (ADW_SWITCH_ROW (self->first)));
  json_builder_set_member_name (builder, "night");
  json_builder_add_boolean_value (builder, adw_switch_row_get_active (ADW_SWITCH_ROW (self->night)));
  json_builder_set_member_name (builder, "kinds");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->ways->len; i++)
    json_builder_add_int_value (builder, gtk_drop_down_get_selected (get_way (self, i)->kind));
  json_builder_end_array (builder);
}

static void
read_state (RjLogForm *form, JsonObject *state)
{
  RjPersonEditor *self = RJ_PERSON_EDITOR (form);
  gint64 role = json_object_get_int_member_with_default (state, "role", 0);
  JsonNode *node = json_object_get_member (state, "kinds");
  JsonArray *kinds = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n = kinds != NULL ? json_array_get_length (kinds) : 0;

  self->filling = TRUE;
  gtk_drop_down_set_selected (self->role, (guint) CLAMP (role, 0, RJ_ROLE_LAST));
  adw_switch_row_set_active (ADW_SWITCH_ROW (self->first),
                             json_object_get_boolean_member_with_default (state, "first", FALSE));
  adw_switch_row_set_active (ADW_SWITCH_ROW (self->night),
                             json_object_get_boolean_member_with_default (state, "night", FALSE));
  for (guint i = 0; i < n && i < self->ways->len; i++)
    gtk_drop_down_set_selected (get_way (self, i)->kind,
                                (guint) CLAMP (json_array_get_int_element (kinds, i), 0, RJ_REACH_LAST - 1));
  self->filling = FALSE;
  show_ways (self);
}

static gboolean
can_save (RjLogForm *form)
{
  return has_words (RJ_PERSON_EDITOR (form)->name);
}

static void
set_text (char **text, GtkWidget *widget)
{
  g_free (*text);
  *text = rj_log_form_dup_text (widget);
}

static RjPerson *
make_person (RjPersonEditor *self)
{
  RjPerson *person = rj_person_copy (self->person);

  set_text (&person->name, self->name);
  set_text (&person->best_times, self->best_times);
  set_text (&person->good_for, self->good_for);
  set_text (&person->message, self->message);
  set_text (&person->note, self->note);
  person->role = (RjPersonRole) gtk_drop_down_get_selected (self->role);
  person->first = adw_switch_row_get_active (ADW_SWITCH_ROW (self->first));
  person->may_call_at_night = adw_switch_row_get_active (ADW_SWITCH_ROW (self->night));
  g_ptr_array_set_size (person->reaches, 0);
  for (guint i = 0; i < self->ways->len; i++)
    {
      Way *way = get_way (self, i);
      g_autofree char *value = rj_log_form_dup_text (way->value);
      g_autofree char *label = rj_log_form_dup_text (way->label);
      RjReachKind kind = (RjReachKind) (gtk_drop_down_get_selected (way->kind) + RJ_REACH_PHONE);

      if (value != NULL)
        g_ptr_array_add (person->reaches, rj_reach_new (kind, label, value));
    }
  return person;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RjPerson) saved = rj_people_save_finish (RJ_PEOPLE (source), result, &error);
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
  g_autoptr (RjPerson) person = make_person (RJ_PERSON_EDITOR (form));

  rj_people_save_async (rj_store_get_people (rj_log_form_get_store (form)), person, NULL, saved_cb,
                        g_object_ref (form));
}

/* ---- Building ---- */

static GtkWidget *
add_switch (RjPersonEditor *self, GtkWidget *group, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_switch_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_signal_connect_swapped (row, "notify::active", G_CALLBACK (changed_cb), self);
  return row;
}

static GtkWidget *
add_entry (RjPersonEditor *self, GtkWidget *group, const char *title)
{
  GtkWidget *row = rj_form_parts_add_entry (group, title);

  g_signal_connect_swapped (row, "changed", G_CALLBACK (changed_cb), self);
  return row;
}

static void
add_ways (RjPersonEditor *self, GtkWidget *box)
{
  g_auto (GStrv) kinds = rj_person_text_list_reaches ();
  guint n = MAX (FEWEST_WAYS, self->person->reaches->len + 2);

  for (guint i = 0; i < n; i++)
    {
      Way way = { 0 };

      way.group = rj_form_parts_add_group (box, i == 0 ? _ ("How to reach them") : NULL);
      way.kind = rj_form_parts_add_choice (way.group, C_ ("reach", "Kind"), (const char *const *) kinds);
      g_signal_connect_swapped (way.kind, "notify::selected", G_CALLBACK (changed_cb), self);
      way.value = add_entry (self, way.group, _ ("Number, address or name"));
      /* Translators: a field for a word like "work" beside a phone number. */
      way.label = add_entry (self, way.group, _ ("Which one, like “work”"));
      g_array_append_val (self->ways, way);
    }
  self->another = gtk_button_new_with_label (_ ("Another way"));
  gtk_widget_set_size_request (self->another, 44, 44);
  gtk_widget_set_halign (self->another, GTK_ALIGN_START);
  rj_wrap_button (GTK_BUTTON (self->another));
  g_signal_connect_swapped (self->another, "clicked", G_CALLBACK (another_cb), self);
  gtk_box_append (GTK_BOX (box), self->another);
}

static void
build (RjPersonEditor *self, RjContext *context)
{
  GtkWidget *box = rj_form_parts_set_up (RJ_LOG_FORM (self), C_ ("person", "Person"));
  GtkWidget *group = rj_form_parts_add_group (box, NULL);
  g_auto (GStrv) roles = rj_person_text_list_roles (context);

  self->name = add_entry (self, group, C_ ("person", "Name"));
  self->role = rj_form_parts_add_choice (group, _ ("Who they are to me"), (const char *const *) roles);
  g_signal_connect_swapped (self->role, "notify::selected", G_CALLBACK (changed_cb), self);
  self->first =
    add_switch (self, group, _ ("My one person"), _ ("They stand first in Help now. It is one at a time."));
  add_ways (self, box);
  group = rj_form_parts_add_group (box, _ ("When and what for"));
  self->best_times = add_entry (self, group, _ ("Best times"));
  self->night = add_switch (self, group, _ ("I may call at night"), NULL);
  self->good_for = add_entry (self, group, _ ("Good for"));
  rj_rows_wrap_titles (box);
  self->message = rj_form_parts_add_words (box, _ ("A message, ready to send"));
  self->note = rj_form_parts_add_words (box, _ ("Note"));
}

static void
fill (RjPersonEditor *self)
{
  const RjPerson *person = self->person;

  self->filling = TRUE;
  rj_log_form_set_text (self->name, person->name);
  gtk_drop_down_set_selected (self->role, MIN ((guint) person->role, RJ_ROLE_LAST));
  adw_switch_row_set_active (ADW_SWITCH_ROW (self->first), person->first);
  for (guint i = 0; i < person->reaches->len; i++)
    {
      const RjReach *reach = g_ptr_array_index (person->reaches, i);
      Way *way = get_way (self, i);

      gtk_drop_down_set_selected (way->kind, CLAMP ((guint) reach->kind, RJ_REACH_PHONE, RJ_REACH_LAST)
                                               - RJ_REACH_PHONE);
      rj_log_form_set_text (way->value, reach->value);
      rj_log_form_set_text (way->label, reach->label);
    }
  rj_log_form_set_text (self->best_times, person->best_times);
  adw_switch_row_set_active (ADW_SWITCH_ROW (self->night), person->may_call_at_night);
  rj_log_form_set_text (self->good_for, person->good_for);
  rj_log_form_set_text (self->message, person->message);
  rj_log_form_set_text (self->note, person->note);
  self->n_shown = 1;
  self->filling = FALSE;
  show_ways (self);
}

static void
add_texts (RjPersonEditor *self)
{
  RjLogForm *form = RJ_LOG_FORM (self);

  rj_log_form_add_text (form, self->name, "name");
  for (guint i = 0; i < self->ways->len; i++)
    {
      g_autofree char *value = g_strdup_printf ("way-%u", i);
      g_autofree char *label = g_strdup_printf ("way-label-%u", i);

      rj_log_form_add_text (form, get_way (self, i)->value, value);
      rj_log_form_add_text (form, get_way (self, i)->label, label);
    }
  rj_log_form_add_text (form, self->best_times, "best-times");
  rj_log_form_add_text (form, self->good_for, "good-for");
  rj_log_form_add_text (form, self->message, "message");
  rj_log_form_add_text (form, self->note, "note");
}

/* ---- Object ---- */

static void
rj_person_editor_dispose (GObject *object)
{
  RjPersonEditor *self = RJ_PERSON_EDITOR (object);

  g_clear_pointer (&self->person, rj_person_free);
  G_OBJECT_CLASS (rj_person_editor_parent_class)->dispose (object);
}

static void
rj_person_editor_finalize (GObject *object)
{
  g_array_unref (RJ_PERSON_EDITOR (object)->ways);
  G_OBJECT_CLASS (rj_person_editor_parent_class)->finalize (object);
}

static void
rj_person_editor_class_init (RjPersonEditorClass *klass)
{
  RjLogFormClass *form_class = RJ_LOG_FORM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rj_person_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = rj_person_editor_finalize;
  form_class->write_state = write_state;
  form_class->read_state = read_state;
  form_class->can_save = can_save;
  form_class->save = save;
}

static void
rj_person_editor_init (RjPersonEditor *self)
{
  self->ways = g_array_new (FALSE, TRUE, sizeof (Way));
}

/* ---- Opening ---- */

static RjPerson *
new_person (RjContext *context)
{
  RjClock *clock = rj_context_get_clock (context);
  RjPerson *person = rj_person_new ();

  person->record.zone = g_strdup (rj_clock_get_zone_name (clock));
  person->record.at_us = rj_clock_get_now (clock);
  person->record.day = rj_clock_get_today (clock);
  return person;
}

/* @draft_id: (nullable): under which its drafts are kept */
static void
present (GtkWidget *parent, RjContext *context, const RjPerson *person, const char *draft_id)
{
  RjPersonEditor *self = g_object_new (RJ_TYPE_PERSON_EDITOR, NULL);
  RjLogForm *form = RJ_LOG_FORM (self);

  self->person = person != NULL ? rj_person_copy (person) : new_person (context);
  self->filling = TRUE;
  build (self, context);
  rj_log_form_set_up (form, context, PREFIX, draft_id);
  fill (self);
  add_texts (self);
  rj_log_form_begin (form);
  show_ways (self);
  adw_dialog_set_focus (ADW_DIALOG (self), self->name);
  adw_dialog_present (ADW_DIALOG (self), parent);
}

void
rj_person_editor_present (GtkWidget *parent, RjContext *context, const RjPerson *person)
{
  present (parent, context, person, person != NULL ? person->record.id : NULL);
}

typedef struct {
  RjContext *context;
  GtkWidget *parent;
  char *id;
} Opening;

static void
list_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Opening *opening = user_data;
  g_autoptr (RjContext) context = opening->context;
  g_autoptr (GtkWidget) parent = opening->parent;
  g_autofree char *id = opening->id;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = rj_people_list_finish (RJ_PEOPLE (source), result, &error);

  if (people == NULL)
    rj_context_report (context, error);
  else
    /* They are gone: the words become somebody new rather than being lost. */
    present (parent, context, rj_people_find (people, id), id);
}

void
rj_person_editor_open_draft (RjContext *context, GtkWidget *parent, const char *where)
{
  char *id = where != NULL ? rj_log_form_dup_draft_id (where) : NULL;
  Opening *opening;

  if (id == NULL)
    {
      present (parent, context, NULL, NULL);
      return;
    }
  opening = g_new0 (Opening, 1);
  opening->context = g_object_ref (context);
  opening->parent = g_object_ref (parent);
  opening->id = id;
  rj_people_list_async (rj_store_get_people (rj_context_get_store (context)), NULL, list_cb, opening);
}
