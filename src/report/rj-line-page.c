// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-line-page.h"

#include "rj-text.h"

#include <glib/gi18n-lib.h>

static void
line_free (RjPageLine *self)
{
  g_free (self->name);
  g_free (self->text);
  g_free (self);
}

RjLinePage *
rj_line_page_new (const char *title)
{
  RjLinePage *self = g_new0 (RjLinePage, 1);

  self->title = g_strdup (title);
  self->signs = g_ptr_array_new_with_free_func (g_free);
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  return self;
}

void
rj_line_page_free (RjLinePage *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_ptr_array_unref (self->signs);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

RjPageLine *
rj_line_page_add (RjLinePage *self, const char *name, const char *text, gboolean chosen)
{
  RjPageLine *line;

  if (rj_text_is_blank (text))
    return NULL;
  line = g_new0 (RjPageLine, 1);
  line->name = g_strdup (name);
  line->text = g_strdup (text);
  line->chosen = chosen;
  g_ptr_array_add (self->lines, line);
  return line;
}

void
rj_line_page_add_signs (RjLinePage *self)
{
  /* Translators: below a line on paper on which somebody signs. */
  g_ptr_array_add (self->signs, g_strdup (_ ("Date and name: me")));
  /* Translators: below a line on paper on which somebody signs. */
  g_ptr_array_add (self->signs, g_strdup (_ ("Date and name: you")));
}

RjPages *
rj_line_page_lay_out (const RjLinePage *self, double width, double height, gboolean rtl)
{
  g_autoptr (RjSheet) sheet = rj_sheet_new (self->title != NULL ? self->title : "", 1, rtl);
  const char *above = NULL;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const RjPageLine *line = g_ptr_array_index (self->lines, i);
      g_autofree char *text = NULL;

      if (!line->chosen)
        continue;
      if (g_strcmp0 (above, line->name) != 0)
        rj_sheet_add_heading (sheet, line->name);
      above = line->name;
      text = rj_text_for_label (line->text, RJ_TEXT_READ);
      rj_sheet_add_row (sheet, 0, RJ_BOX_NONE, NULL, text, NULL);
    }
  for (guint i = 0; i < self->signs->len; i++)
    rj_sheet_add_sign (sheet, g_ptr_array_index (self->signs, i));
  return rj_sheet_lay_out (sheet, width, height);
}
