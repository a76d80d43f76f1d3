// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-own-line.h"

RjOwnLine *
rj_own_line_new (void)
{
  return g_new0 (RjOwnLine, 1);
}

RjOwnLine *
rj_own_line_copy (const RjOwnLine *self)
{
  RjOwnLine *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  rj_record_copy (&self->record, &copy->record);
  copy->name = g_strdup (self->name);
  copy->number = g_strdup (self->number);
  copy->note = g_strdup (self->note);
  return copy;
}

void
rj_own_line_free (RjOwnLine *self)
{
  if (self == NULL)
    return;
  rj_record_clear (&self->record);
  g_free (self->name);
  g_free (self->number);
  g_free (self->note);
  g_free (self);
}

char *
rj_own_line_dup_digits (const char *number)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  gboolean any = FALSE;

  for (const char *c = number; c != NULL && *c != '\0'; c = g_utf8_next_char (c))
    {
      int digit = g_unichar_digit_value (g_utf8_get_char (c));

      any |= digit >= 0;
      if (digit >= 0)
        g_string_append_c (digits, (char) ('0' + digit));
      else if (*c == '+' && digits->len == 0)
        g_string_append_c (digits, '+');
    }
  return any ? g_strdup (digits->str) : NULL;
}
