// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-worksheets.h"

#include "rj-content.h"

/* In the order of RjFieldKind. */
static const char *const kind_names[] = { "line", "words", "items", "rating" };

static void
field_free (RjWorksheetField *self)
{
  g_free (self->id);
  g_free (self->text);
  g_free (self->hint);
  g_free (self);
}

void
rj_worksheet_free (RjWorksheet *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->title);
  g_free (self->about);
  g_free (self->caution);
  g_ptr_array_unref (self->fields);
  g_free (self);
}

static RjWorksheetField *
read_field (JsonObject *object)
{
  RjWorksheetField *field = g_new0 (RjWorksheetField, 1);
  const char *kind = rj_content_get_string (object, "kind");
  gsize i = 0;

  while (i < G_N_ELEMENTS (kind_names) && g_strcmp0 (kind, kind_names[i]) != 0)
    i++;
  if (i == G_N_ELEMENTS (kind_names))
    g_error ("Content names \"%s\", which is not known", kind);
  field->kind = (RjFieldKind) i;
  field->id = g_strdup (rj_content_get_string (object, "id"));
  field->text = g_strdup (rj_content_get_string (object, "text"));
  field->hint = g_strdup (rj_content_get_string (object, "hint"));
  return field;
}

GPtrArray *
rj_worksheets_load (const char *language)
{
  g_autoptr (JsonObject) root = rj_content_load ("worksheets", language);
  JsonArray *array = json_object_get_array_member (root, "worksheets");
  GPtrArray *worksheets = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_worksheet_free);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      JsonArray *fields = json_object_get_array_member (object, "fields");
      RjWorksheet *worksheet = g_new0 (RjWorksheet, 1);

      worksheet->id = g_strdup (rj_content_get_string (object, "id"));
      worksheet->title = g_strdup (rj_content_get_string (object, "title"));
      worksheet->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) field_free);
      worksheet->caution = g_strdup (rj_content_get_string (object, "caution"));
      worksheet->about = g_strdup (rj_content_get_string (object, "about"));
      for (guint j = 0; j < json_array_get_length (fields); j++)
        g_ptr_array_add (worksheet->fields, read_field (json_array_get_object_element (fields, j)));
      g_ptr_array_add (worksheets, worksheet);
    }
  return worksheets;
}

const RjWorksheet *
rj_worksheets_find (GPtrArray *worksheets, const char *id)
{
  for (guint i = 0; i < worksheets->len; i++)
    {
      const RjWorksheet *worksheet = g_ptr_array_index (worksheets, i);

      if (g_strcmp0 (worksheet->id, id) == 0)
        return worksheet;
    }
  return NULL;
}
