// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-sheet-form.h"

#include "rj-caution.h"
#include "rj-form-parts.h"
#include "rj-rating.h"
#include "rj-sheet-plan.h"
#include "rj-sheet-print.h"
#include "rj-sheet-text.h"
#include "rj-sheets.h"
#include "rj-text.h"
#include "rj-worksheets.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PREFIX "worksheet"

/* A field on the page. Items of a box have one for soon and one for later; what is in the sheet and is asked
 * for nowhere has one as well. */
typedef struct {
  char *field;
  int value; /* of the lines that are in it; -1 for words and for a rating */
  gboolean is_rating;
  gboolean by_line; /* each line is one of the sheet */
  GtkWidget *widget;
  char *draft;
} Part;

struct _RjSheetForm {
  RjLogForm parent_instance;

  const RjWorksheet *worksheet; /* (nullable): of a form that is not known, or no longer */
  RjFilledSheet *sheet;         /* as it is saved, or as a new one begins */
  GArray *parts;                /* Part */
  gboolean filling;
  gboolean print; /* as soon as it is saved */
};

G_DEFINE_FINAL_TYPE (RjSheetForm, rj_sheet_form, RJ_TYPE_LOG_FORM)

static void
part_clear (gpointer data)
{
  Part *part = data;

  g_free (part->field);
  g_free (part->draft);
}

static Part *
get_part (RjSheetForm *self, guint i)
{
  return &g_array_index (self->parts, Part, i);
}

static void
changed_cb (RjSheetForm *self)
{
  if (!self->filling)
    rj_log_form_changed (RJ_LOG_FORM (self));
}

/* ---- Form ---- */

static void
write_state (RjLogForm *form, JsonBuilder *builder)
{
  RjSheetForm *self = RJ_SHEET_FORM (form);

  for (guint i = 0; i < self->parts->len; i++)
    if (get_part (self, i)->is_rating)
      {
        json_builder_set_member_name (builder, get_part (self, i)->draft);
        json_builder_add_int_value (builder, rj_rating_get_value (RJ_RATING (get_part (self, i)->widget)));
      }
}

static void
read_state (RjLogForm *form, JsonObject *state)
{
  RjSheetForm *self = RJ_SHEET_FORM (form);

  for (guint i = 0; i < self->parts->len; i++)
    if (get_part (self, i)->is_rating)
      {
        gint64 value =
          json_object_get_int_member_with_default (state, get_part (self, i)->draft, RJ_RATING_EMPTY);

        rj_rating_set_value (RJ_RATING (get_part (self, i)->widget),
                             (int) CLAMP (value, RJ_RATING_EMPTY, 10));
      }
}

/* No field has to be filled in; but with nothing in it there is nothing to save. */
static gboolean
can_save (RjLogForm *form)
{
  RjSheetForm *self = RJ_SHEET_FORM (form);

  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = get_part (self, i);
      g_autofree char *text = part->is_rating ? NULL : rj_log_form_dup_text (part->widget);

      if (text != NULL || (part->is_rating && rj_rating_get_value (RJ_RATING (part->widget)) >= 0))
        return TRUE;
    }
  return FALSE;
}

static void
add_items (RjFilledSheet *sheet, const Part *part, const char *text)
{
  g_auto (GStrv) items = g_strsplit (text, "\n", -1);

  for (gsize i = 0; items[i] != NULL; i++)
    if (!rj_text_is_blank (g_strstrip (items[i])))
      rj_filled_sheet_add_line (sheet, part->field, items[i], part->value);
}

static RjFilledSheet *
make_sheet (RjSheetForm *self)
{
  RjFilledSheet *sheet = rj_filled_sheet_copy (self->sheet);

  g_ptr_array_set_size (sheet->lines, 0);
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = get_part (self, i);
      g_autofree char *text = part->is_rating ? NULL : rj_log_form_dup_text (part->widget);

      if (part->is_rating && rj_rating_get_value (RJ_RATING (part->widget)) >= 0)
        rj_filled_sheet_add_line (sheet, part->field, NULL, rj_rating_get_value (RJ_RATING (part->widget)));
      else if (text != NULL && part->by_line)
        add_items (sheet, part, text);
      else if (text != NULL)
        rj_filled_sheet_add_line (sheet, part->field, text, part->value);
    }
  return sheet;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RjFilledSheet) saved = rj_sheets_save_finish (RJ_SHEETS (source), result, &error);
  g_autoptr (RjLogForm) form = user_data;

  if (saved == NULL)
    {
      rj_log_form_failed (form, error);
      return;
    }
  rj_log_form_saved (form);
  rj_context_toast (rj_log_form_get_context (form), _ ("Saved."), TRUE);
  rj_sheet_plan_offer (form, RJ_SHEET_FORM (form)->sheet, saved);
  if (RJ_SHEET_FORM (form)->print)
    rj_sheet_print_present (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (form))),
                            rj_log_form_get_context (form), saved);
  rj_log_form_close (form);
}

static void
save (RjLogForm *form)
{
  g_autoptr (RjFilledSheet) sheet = make_sheet (RJ_SHEET_FORM (form));

  rj_sheets_save_async (rj_store_get_sheets (rj_log_form_get_store (form)), sheet, NULL, saved_cb,
                        g_object_ref (form));
}

/* ---- Building ---- */

static GtkWidget *
add_rating (GtkWidget *box, const char *title)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *rating = rj_rating_new ();

  rj_form_parts_add_label (part, title, "heading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (rating), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (part), rating);
  gtk_box_append (GTK_BOX (box), part);
  return rating;
}

static void
add_part (RjSheetForm *self, Part part)
{
  g_array_append_val (self->parts, part);
  if (part.is_rating)
    g_signal_connect_swapped (part.widget, "notify::value", G_CALLBACK (changed_cb), self);
  else if (GTK_IS_TEXT_VIEW (part.widget))
    g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (part.widget)), "changed",
                              G_CALLBACK (changed_cb), self);
  else
    g_signal_connect_swapped (part.widget, "changed", G_CALLBACK (changed_cb), self);
}

/* Named with the box they belong to, for who hears one field after the other. */
static void
add_boxes (RjSheetForm *self, GtkWidget *box, const RjWorksheetField *field)
{
  /* Translators: a field of a worksheet, for things that come soon; %s is what it is about. One a line. */
  g_autofree char *soon = g_strdup_printf (_ ("%s: soon, one a line"), field->text);
  /* Translators: a field of a worksheet, for things that come later and last. */
  g_autofree char *later = g_strdup_printf (_ ("%s: later, one a line"), field->text);

  add_part (self, (Part) { g_strdup (field->id), RJ_TERM_SHORT, FALSE, TRUE,
                           rj_form_parts_add_words (box, soon), g_strconcat (field->id, "-soon", NULL) });
  add_part (self, (Part) { g_strdup (field->id), RJ_TERM_LONG, FALSE, TRUE,
                           rj_form_parts_add_words (box, later), g_strconcat (field->id, "-later", NULL) });
}

/* What stands above the fields from @first on is heard with the first of them: it cannot have the focus. */
static void
describe (RjSheetForm *self, guint first, GtkWidget *label)
{
  GtkWidget *field = first < self->parts->len ? get_part (self, first)->widget : NULL;

  /* In a row it is the text that has the focus. */
  if (ADW_IS_ENTRY_ROW (field))
    field = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (field)));
  if (field != NULL && label != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, label, NULL,
                                    -1);
}

static void
add_parts (RjSheetForm *self, GtkWidget *box, const RjWorksheetField *field)
{
  Part part = { NULL, -1, field->kind == RJ_FIELD_RATING, FALSE, NULL, NULL };

  if (field->kind == RJ_FIELD_ITEMS)
    {
      add_boxes (self, box, field);
      return;
    }
  if (field->kind == RJ_FIELD_RATING)
    part.widget = add_rating (box, field->text);
  else if (field->kind == RJ_FIELD_LINE)
    part.widget = rj_form_parts_add_entry (rj_form_parts_add_group (box, NULL), field->text);
  else
    part.widget = rj_form_parts_add_words (box, field->text);
  part.field = g_strdup (field->id);
  part.draft = g_strdup (field->id);
  add_part (self, part);
}

static void
add_field (RjSheetForm *self, GtkWidget *box, const RjWorksheetField *field)
{
  GtkWidget *hint = field->hint != NULL ? rj_form_parts_add_label (box, field->hint, NULL) : NULL;
  guint first = self->parts->len;

  add_parts (self, box, field);
  describe (self, first, hint);
}

/* ---- What is asked for nowhere ---- */

static gboolean
has_part (RjSheetForm *self, const char *field, int value, gboolean is_rating)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = get_part (self, i);

      if (part->is_rating == is_rating && (is_rating || part->value == value)
          && g_str_equal (part->field, field))
        return TRUE;
    }
  return FALSE;
}

/* @n: counts these, so that no two are called the same */
static void
add_rest (RjSheetForm *self, GtkWidget *box, const char *field, int value, gboolean is_rating, guint *n)
{
  g_autofree char *title = NULL;
  Part part = { NULL, value, is_rating, value >= 0 && !is_rating, NULL, NULL };

  if (has_part (self, field, value, is_rating))
    return;
  /* Translators: %u tells apart what has no other name. */
  title = ++*n == 1 ? g_strdup (_ ("What I wrote")) : g_strdup_printf (_ ("What I wrote, %u"), *n);
  part.field = g_strdup (field);
  part.draft =
    is_rating ? g_strconcat ("rest-rating-", field, NULL) : g_strdup_printf ("rest-%d-%s", value, field);
  part.widget = is_rating ? add_rating (box, title) : rj_form_parts_add_words (box, title);
  add_part (self, part);
}

/* Of a sheet that is gone, what was typed into fields that only it had. */
static void
add_rest_of_drafts (RjSheetForm *self, GtkWidget *box, RjContext *context, const char *draft_id, guint *n)
{
  g_autofree char *start = g_strdup_printf (PREFIX "/%s/rest-", draft_id);
  g_auto (GStrv) wheres = rj_context_list_drafts (context);

  for (gsize i = 0; wheres != NULL && wheres[i] != NULL; i++)
    {
      const char *rest = g_str_has_prefix (wheres[i], start) ? wheres[i] + strlen (start) : NULL;
      char *end = NULL;
      gint64 value = rest != NULL ? g_ascii_strtoll (rest, &end, 10) : 0;

      if (rest != NULL && end != rest && *end == '-' && value >= -1 && value <= 10)
        add_rest (self, box, end + 1, (int) value, FALSE, n);
    }
}

/* From a later version, or mended after damage: saved again as it is, it must not be less. */
static void
add_rests (RjSheetForm *self, GtkWidget *box, RjContext *context, const char *draft_id)
{
  guint n = 0;

  for (guint i = 0; i < self->sheet->lines->len; i++)
    {
      const RjFilledLine *line = g_ptr_array_index (self->sheet->lines, i);

      if (line->text != NULL || line->value >= 0)
        add_rest (self, box, line->field, line->value, line->text == NULL, &n);
    }
  add_rest_of_drafts (self, box, context, draft_id, &n);
  if (self->parts->len == 0)
    add_rest (self, box, "", -1, FALSE, &n);
}

/* ---- Deleting ---- */

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjLogForm) form = user_data;
  g_autoptr (GError) error = NULL;

  if (rj_sheets_delete_finish (RJ_SHEETS (source), result, &error))
    rj_log_form_deleted (form);
  else
    rj_log_form_failed (form, error);
}

static void
delete_now (RjLogForm *form)
{
  rj_sheets_delete_async (rj_store_get_sheets (rj_log_form_get_store (form)),
                          RJ_SHEET_FORM (form)->sheet->record.id, NULL, deleted_cb, g_object_ref (form));
}

static void
saved_before_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjLogForm) form = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RjFilledSheet) saved = rj_sheets_save_finish (RJ_SHEETS (source), result, &error);

  if (saved != NULL)
    delete_now (form);
  else
    rj_log_form_failed (form, error);
}

/* What was typed since it was saved goes with it, and comes back with it. */
static void
delete_cb (RjSheetForm *self)
{
  RjLogForm *form = RJ_LOG_FORM (self);
  g_autoptr (RjFilledSheet) sheet = NULL;

  if (!rj_log_form_begin_delete (form))
    return;
  if (!rj_log_form_has_typed (form) || !can_save (form))
    {
      delete_now (form);
      return;
    }
  sheet = make_sheet (self);
  rj_sheets_save_async (rj_store_get_sheets (rj_log_form_get_store (form)), sheet, NULL, saved_before_cb,
                        g_object_ref (form));
}

/* ---- On paper ---- */

/* With nothing in it there is nothing to save, but what comes from the log. */
static void
print_cb (RjSheetForm *self)
{
  RjLogForm *form = RJ_LOG_FORM (self);
  g_autoptr (RjFilledSheet) sheet = make_sheet (self);

  self->print = TRUE;
  if (can_save (form) && !rj_context_get_for_reading (rj_log_form_get_context (form)))
    rj_log_form_save (form);
  else
    rj_sheet_print_present (GTK_WIDGET (self), rj_log_form_get_context (form), sheet);
}

static GtkWidget *
add_button (RjSheetForm *self, GtkWidget *box, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_size_request (button, 44, 44);
  rj_wrap_button (GTK_BUTTON (button));
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

/* ---- All of it ---- */

static void
build (RjSheetForm *self, RjContext *context, const char *draft_id)
{
  const RjWorksheet *worksheet = self->worksheet;
  GtkWidget *box =
    rj_form_parts_set_up (RJ_LOG_FORM (self), worksheet != NULL ? worksheet->title : _ ("Worksheet"));
  GtkWidget *caution = NULL;
  GtkWidget *button;

  if (worksheet != NULL)
    {
      if (worksheet->about != NULL)
        rj_form_parts_add_label (box, worksheet->about, NULL);
      if (worksheet->caution != NULL)
        {
          caution = rj_caution_new (worksheet->caution);
          gtk_box_append (GTK_BOX (box), caution);
        }
      for (guint i = 0; i < worksheet->fields->len; i++)
        add_field (self, box, g_ptr_array_index (worksheet->fields, i));
      if (caution != NULL)
        describe (self, 0, gtk_widget_get_last_child (caution));
    }
  add_rests (self, box, context, draft_id);
  if (rj_sheet_print_is_for_two (self->sheet->form))
    add_button (self, box, _ ("Save and _print…"), G_CALLBACK (print_cb));
  if (self->sheet->record.id == NULL)
    return;
  button = add_button (self, box, _ ("De_lete"), G_CALLBACK (delete_cb));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_sensitive (button, !rj_context_get_for_reading (context));
}

static void
fill (RjSheetForm *self)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = get_part (self, i);
      g_autofree char *text =
        part->is_rating ? NULL : rj_filled_sheet_dup_text (self->sheet, part->field, part->value);

      if (part->is_rating)
        rj_rating_set_value (RJ_RATING (part->widget), rj_filled_sheet_get_rating (self->sheet, part->field));
      else
        rj_log_form_set_text (part->widget, text);
    }
}

static void
rj_sheet_form_dispose (GObject *object)
{
  RjSheetForm *self = RJ_SHEET_FORM (object);

  g_clear_pointer (&self->sheet, rj_filled_sheet_free);
  G_OBJECT_CLASS (rj_sheet_form_parent_class)->dispose (object);
}

static void
rj_sheet_form_finalize (GObject *object)
{
  RjSheetForm *self = RJ_SHEET_FORM (object);

  g_array_unref (self->parts);
  G_OBJECT_CLASS (rj_sheet_form_parent_class)->finalize (object);
}

static void
rj_sheet_form_class_init (RjSheetFormClass *klass)
{
  RjLogFormClass *form_class = RJ_LOG_FORM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rj_sheet_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = rj_sheet_form_finalize;
  form_class->write_state = write_state;
  form_class->read_state = read_state;
  form_class->can_save = can_save;
  form_class->save = save;
}

static void
rj_sheet_form_init (RjSheetForm *self)
{
  self->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  g_array_set_clear_func (self->parts, part_clear);
}

/* ---- Opening ---- */

/* @form_id: also of a form that is not known
 * @sheet: (nullable)
 * @draft_id: "FORM~ID" of a sheet, or "new-FORM", so that each form may have drafts */
static void
present (GtkWidget *parent,
         RjContext *context,
         const char *form_id,
         const RjFilledSheet *sheet,
         const char *draft_id)
{
  RjSheetForm *self = g_object_new (RJ_TYPE_SHEET_FORM, NULL);
  RjLogForm *form = RJ_LOG_FORM (self);

  self->worksheet = rj_worksheets_find (rj_sheet_text_get_forms (), form_id);
  self->sheet = sheet != NULL ? rj_filled_sheet_copy (sheet) : rj_filled_sheet_new (form_id);
  if (self->sheet->record.zone == NULL)
    self->sheet->record.zone = g_strdup (rj_clock_get_zone_name (rj_context_get_clock (context)));
  self->filling = TRUE;
  build (self, context, draft_id);
  rj_log_form_set_up (form, context, PREFIX, draft_id);
  fill (self);
  self->filling = FALSE;
  for (guint i = 0; i < self->parts->len; i++)
    if (!get_part (self, i)->is_rating)
      rj_log_form_add_text (form, get_part (self, i)->widget, get_part (self, i)->draft);
  rj_log_form_begin (form);
  adw_dialog_set_focus (ADW_DIALOG (self), get_part (self, 0)->widget);
  adw_dialog_present (ADW_DIALOG (self), parent);
}

void
rj_sheet_form_present (GtkWidget *parent, RjContext *context, const char *form, const RjFilledSheet *sheet)
{
  g_autofree char *draft_id = sheet != NULL ? g_strdup_printf ("%s~%s", sheet->form, sheet->record.id)
                                            : g_strconcat ("new-", form, NULL);

  present (parent, context, form, sheet, draft_id);
}

typedef struct {
  RjContext *context;
  GtkWidget *parent;
  char *draft_id;
} OpenDraft;

static void
list_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree OpenDraft *open = user_data;
  g_autoptr (RjContext) context = open->context;
  g_autoptr (GtkWidget) parent = open->parent;
  g_autofree char *draft_id = open->draft_id;
  g_auto (GStrv) parts = g_strsplit (draft_id, "~", 2);
  const char *id = parts[0] != NULL ? parts[1] : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sheets = rj_sheets_list_finish (RJ_SHEETS (source), result, &error);
  const RjFilledSheet *found = NULL;

  if (sheets == NULL)
    {
      rj_context_report (context, error);
      return;
    }
  for (guint i = 0; i < sheets->len && found == NULL; i++)
    {
      const RjFilledSheet *sheet = g_ptr_array_index (sheets, i);

      if (g_strcmp0 (sheet->record.id, id) == 0)
        found = sheet;
    }
  /* The sheet is gone: its words become a new one of its form rather than being lost. */
  present (parent, context, parts[0], found, draft_id);
}

void
rj_sheet_form_open_draft (RjContext *context, GtkWidget *parent, const char *where)
{
  char *draft_id = rj_log_form_dup_draft_id (where);
  OpenDraft *open;

  if (draft_id == NULL || g_str_has_prefix (draft_id, "new-"))
    {
      present (parent, context, draft_id != NULL ? draft_id + strlen ("new-") : "", NULL,
               draft_id != NULL ? draft_id : "new");
      g_free (draft_id);
      return;
    }
  open = g_new0 (OpenDraft, 1);
  open->context = g_object_ref (context);
  open->parent = g_object_ref (parent);
  open->draft_id = draft_id;
  rj_sheets_list_async (rj_store_get_sheets (rj_context_get_store (context)), NULL, list_cb, open);
}
