// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-letter-editor.h"

#include "rj-day-row.h"
#include "rj-form-parts.h"
#include "rj-letters.h"

#include <glib/gi18n-lib.h>

#define PREFIX "letter"

/* In the order of the bits of RjLetterOffers. */
enum {
  HARD_MOMENT,
  STRONG,
  ON_DAY,
  AFTER_USE,
  MILESTONE,
  N_OFFERS
};

struct _RjLetterEditor {
  RjLogForm parent_instance;

  RjLetter *letter; /* as it is saved, or as a new one begins */
  RjDay today;
  gboolean filling;

  GtkWidget *title;
  GtkWidget *body;
  GtkWidget *offers[N_OFFERS];
  GtkWidget *offer_day;
  GtkWidget *milestone_from;
  GtkWidget *sealed_until;
};

G_DEFINE_FINAL_TYPE (RjLetterEditor, rj_letter_editor, RJ_TYPE_LOG_FORM)

static gboolean
is_on (GtkWidget *row)
{
  return adw_switch_row_get_active (ADW_SWITCH_ROW (row));
}

static guint
get_offers (RjLetterEditor *self)
{
  guint offers = 0;

  for (int i = 0; i < N_OFFERS; i++)
    if (is_on (self->offers[i]))
      offers |= 1u << i;
  return offers;
}

static void
set_offers (RjLetterEditor *self, guint offers)
{
  for (int i = 0; i < N_OFFERS; i++)
    adw_switch_row_set_active (ADW_SWITCH_ROW (self->offers[i]), (offers & (1u << i)) != 0);
}

/* A switch that is on without a day would offer it never. */
static void
changed_cb (RjLetterEditor *self)
{
  gboolean on_day = is_on (self->offers[ON_DAY]);
  gboolean milestone = is_on (self->offers[MILESTONE]);

  if (on_day && rj_day_row_get_day (RJ_DAY_ROW (self->offer_day)) == RJ_DAY_NONE)
    rj_day_row_set_day (RJ_DAY_ROW (self->offer_day), self->today + 1);
  if (milestone && rj_day_row_get_day (RJ_DAY_ROW (self->milestone_from)) == RJ_DAY_NONE)
    rj_day_row_set_day (RJ_DAY_ROW (self->milestone_from), self->today);
  gtk_widget_set_visible (self->offer_day, on_day);
  gtk_widget_set_visible (self->milestone_from, milestone);
  if (!self->filling)
    rj_log_form_changed (RJ_LOG_FORM (self));
}

/* ---- Form ---- */

static void
write_day (JsonBuilder *builder, const char *name, GtkWidget *row)
{
  RjDay day = rj_day_row_get_day (RJ_DAY_ROW (row));
  g_autofree char *iso = day != RJ_DAY_NONE ? rj_day_to_iso (day) : NULL;

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, iso != NULL ? iso : "");
}

static void
read_day (JsonObject *state, const char *name, GtkWidget *row)
{
  rj_day_row_set_day (RJ_DAY_ROW (row),
                      rj_day_from_iso (json_object_get_string_member_with_default (state, name, "")));
}

static void
write_state (RjLogForm *form, JsonBuilder *builder)
{
  RjLetterEditor *self = RJ_LETTER_EDITOR (form);

  json_builder_set_member_name (builder, "offers");
  json_builder_add_int_value (builder, get_offers (self));
  write_day (builder, "offer-day", self->offer_day);
  write_day (builder, "milestone-from", self->milestone_from);
  write_day (builder, "sealed-until", self->sealed_until);
}

static void
read_state (RjLogForm *form, JsonObject *state)
{
  RjLetterEditor *self = RJ_LETTER_EDITOR (form);

  self->filling = TRUE;
  set_offers (self, (guint) json_object_get_int_member_with_default (state, "offers", 0));
  read_day (state, "offer-day", self->offer_day);
  read_day (state, "milestone-from", self->milestone_from);
  read_day (state, "sealed-until", self->sealed_until);
  self->filling = FALSE;
  changed_cb (self);
}

static gboolean
can_save (RjLogForm *form)
{
  g_autofree char *body = rj_log_form_dup_text (RJ_LETTER_EDITOR (form)->body);

  return body != NULL;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RjLetter) saved = rj_letters_save_finish (RJ_LETTERS (source), result, &error);
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
  RjLetterEditor *self = RJ_LETTER_EDITOR (form);
  g_autoptr (RjLetter) letter = rj_letter_copy (self->letter);

  g_free (letter->title);
  letter->title = rj_log_form_dup_text (self->title);
  g_free (letter->body);
  letter->body = rj_log_form_dup_text (self->body);
  letter->offers = get_offers (self);
  letter->offer_day = rj_day_row_get_day (RJ_DAY_ROW (self->offer_day));
  letter->milestone_from = rj_day_row_get_day (RJ_DAY_ROW (self->milestone_from));
  letter->sealed_until = rj_day_row_get_day (RJ_DAY_ROW (self->sealed_until));
  rj_letters_save_async (rj_store_get_letters (rj_log_form_get_store (form)), letter, NULL, saved_cb,
                         g_object_ref (form));
}

/* ---- Building ---- */

static void
add_offer (RjLetterEditor *self, int which, GtkWidget *group, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_switch_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_signal_connect_swapped (row, "notify::active", G_CALLBACK (changed_cb), self);
  self->offers[which] = row;
}

static void
build (RjLetterEditor *self)
{
  GtkWidget *box = rj_form_parts_set_up (RJ_LOG_FORM (self), _ ("Letter to myself"));
  GtkWidget *group = rj_form_parts_add_group (box, NULL);

  self->title = rj_form_parts_add_entry (group, _ ("Title"));
  self->body = rj_form_parts_add_words (box, _ ("What I want to tell myself"));
  gtk_widget_add_css_class (self->body, "rj-paper");
  gtk_widget_set_size_request (self->body, -1, 180);
  g_signal_connect_swapped (self->title, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->body)), "changed",
                            G_CALLBACK (changed_cb), self);
  group = rj_form_parts_add_group (box, _ ("When to offer it"));
  add_offer (self, HARD_MOMENT, group, _ ("In a hard moment"), _ ("It stands in Help now."));
  add_offer (self, STRONG, group, _ ("After a strong {craving:one}"), _ ("8 or more"));
  add_offer (self, AFTER_USE, group, _ ("The day after a {use_day:one}"), NULL);
  add_offer (self, ON_DAY, group, _ ("On a date"), NULL);
  self->offer_day = rj_day_row_new (_ ("Date"), self->today);
  rj_day_row_set_required (RJ_DAY_ROW (self->offer_day));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->offer_day);
  g_signal_connect_swapped (self->offer_day, "changed", G_CALLBACK (changed_cb), self);
  add_offer (self, MILESTONE, group, _ ("On a milestone"),
             _ ("1, 3, 7, 14, 30, 60 and 90 days, 6 and 9 months, 1 year, 18 months, then each year"));
  self->milestone_from = rj_day_row_new (_ ("Counted from"), self->today);
  rj_day_row_set_required (RJ_DAY_ROW (self->milestone_from));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->milestone_from);
  g_signal_connect_swapped (self->milestone_from, "changed", G_CALLBACK (changed_cb), self);
  group = rj_form_parts_add_group (box, _ ("Seal"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _ ("You can open it any time all the same."));
  self->sealed_until = rj_day_row_new (_ ("Not before"), self->today);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->sealed_until);
  g_signal_connect_swapped (self->sealed_until, "changed", G_CALLBACK (changed_cb), self);
}

static void
fill (RjLetterEditor *self)
{
  const RjLetter *letter = self->letter;

  self->filling = TRUE;
  rj_log_form_set_text (self->title, letter->title);
  rj_log_form_set_text (self->body, letter->body);
  set_offers (self, letter->offers);
  rj_day_row_set_day (RJ_DAY_ROW (self->offer_day), letter->offer_day);
  rj_day_row_set_day (RJ_DAY_ROW (self->milestone_from), letter->milestone_from);
  rj_day_row_set_day (RJ_DAY_ROW (self->sealed_until), letter->sealed_until);
  self->filling = FALSE;
  changed_cb (self);
}

static void
rj_letter_editor_dispose (GObject *object)
{
  g_clear_pointer (&RJ_LETTER_EDITOR (object)->letter, rj_letter_free);
  G_OBJECT_CLASS (rj_letter_editor_parent_class)->dispose (object);
}

static void
rj_letter_editor_class_init (RjLetterEditorClass *klass)
{
  RjLogFormClass *form_class = RJ_LOG_FORM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rj_letter_editor_dispose;
  form_class->write_state = write_state;
  form_class->read_state = read_state;
  form_class->can_save = can_save;
  form_class->save = save;
}

static void
rj_letter_editor_init (RjLetterEditor *self)
{
}

/* ---- Opening ---- */

static RjLetter *
new_letter (RjContext *context)
{
  RjLetter *letter = rj_letter_new ();

  letter->record.zone = g_strdup (rj_clock_get_zone_name (rj_context_get_clock (context)));
  letter->offers = RJ_LETTER_HARD_MOMENT;
  return letter;
}

/* @draft_id: (nullable): under which its drafts are kept */
static void
present (GtkWidget *parent, RjContext *context, const RjLetter *letter, const char *draft_id)
{
  RjLetterEditor *self = g_object_new (RJ_TYPE_LETTER_EDITOR, NULL);
  RjLogForm *form = RJ_LOG_FORM (self);

  self->letter = letter != NULL ? rj_letter_copy (letter) : new_letter (context);
  self->today = rj_clock_get_today (rj_context_get_clock (context));
  self->filling = TRUE;
  build (self);
  rj_log_form_set_up (form, context, PREFIX, draft_id);
  fill (self);
  rj_log_form_add_text (form, self->title, "title");
  rj_log_form_add_text (form, self->body, "body");
  rj_log_form_begin (form);
  adw_dialog_set_focus (ADW_DIALOG (self), self->body);
  adw_dialog_present (ADW_DIALOG (self), parent);
}

typedef struct {
  RjContext *context;
  GtkWidget *parent;
  char *id;
  gboolean draft; /* there are words for it that are not saved */
} Opening;

static void
opening_free (Opening *self)
{
  g_object_unref (self->context);
  g_object_unref (self->parent);
  g_free (self->id);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static void
list_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) letters = rj_letters_list_finish (RJ_LETTERS (source), result, &error);
  const RjLetter *found = letters != NULL ? rj_letters_find (letters, opening->id) : NULL;

  if (letters != NULL && found == NULL && !opening->draft)
    g_set_error_literal (&error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND, "There is no such letter");
  if (error != NULL)
    rj_context_report (opening->context, error);
  else
    /* If the letter is gone, its words become a new one rather than being lost. */
    present (opening->parent, opening->context, found, opening->id);
}

static void
open_id (GtkWidget *parent, RjContext *context, const char *id, gboolean draft)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->context = g_object_ref (context);
  opening->parent = g_object_ref (parent);
  opening->id = g_strdup (id);
  opening->draft = draft;
  rj_letters_list_async (rj_store_get_letters (rj_context_get_store (context)), NULL, list_cb, opening);
}

void
rj_letter_editor_present (GtkWidget *parent, RjContext *context, const char *id)
{
  if (id == NULL)
    present (parent, context, NULL, NULL);
  else
    open_id (parent, context, id, FALSE);
}

void
rj_letter_editor_open_draft (RjContext *context, GtkWidget *parent, const char *where)
{
  g_autofree char *id = rj_log_form_dup_draft_id (where);

  if (id == NULL)
    present (parent, context, NULL, NULL);
  else
    open_id (parent, context, id, TRUE);
}
