// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-filled-sheet.h"

G_DEFINE_BOXED_TYPE (RjFilledSheet, rj_filled_sheet, rj_filled_sheet_copy, rj_filled_sheet_free)

static void
line_free (RjFilledLine *self)
{
  g_free (self->field);
  g_free (self->text);
  g_free (self);
}

RjFilledSheet *
rj_filled_sheet_new (const char *form)
{
  RjFilledSheet *self = g_new0 (RjFilledSheet, 1);

  self->form = g_strdup (form);
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  return self;
}

void
rj_filled_sheet_add_line (RjFilledSheet *self, const char *field, const char *text, int value)
{
  RjFilledLine *line = g_new0 (RjFilledLine, 1);

  line->field = g_strdup (field);
  line->text = g_strdup (text);
  line->value = value;
  g_ptr_array_add (self->lines, line);
}

RjFilledSheet *
rj_filled_sheet_copy (const RjFilledSheet *self)
{
  RjFilledSheet *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = rj_filled_sheet_new (self->form);
  rj_record_copy (&self->record, &copy->record);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const RjFilledLine *line = g_ptr_array_index (self->lines, i);

      rj_filled_sheet_add_line (copy, line->field, line->text, line->value);
    }
  return copy;
}

void
rj_filled_sheet_free (RjFilledSheet *self)
{
  if (self == NULL)
    return;
  rj_record_clear (&self->record);
  g_free (self->form);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

char *
rj_filled_sheet_dup_text (const RjFilledSheet *self, const char *field, int value)
{
  GString *text = NULL;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const RjFilledLine *line = g_ptr_array_index (self->lines, i);

      if (line->text == NULL || line->value != value || !g_str_equal (line->field, field))
        continue;
      if (text == NULL)
        text = g_string_new (line->text);
      else
        g_string_append_printf (text, "\n%s", line->text);
    }
  return text != NULL ? g_string_free_and_steal (text) : NULL;
}

int
rj_filled_sheet_get_rating (const RjFilledSheet *self, const char *field)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const RjFilledLine *line = g_ptr_array_index (self->lines, i);

      if (line->text == NULL && g_str_equal (line->field, field))
        return line->value;
    }
  return -1;
}
