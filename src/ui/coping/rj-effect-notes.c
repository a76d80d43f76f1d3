// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-effect-notes.h"

#include "rj-effect-text.h"
#include "rj-letter-text.h"
#include "rj-text.h"

#include <string.h>

static void
note_free (gpointer data)
{
  RjEffectNote *self = data;

  g_free (self->id);
  g_free (self->title);
  g_free (self);
}

/* @title: (transfer full) */
static void
add_note (GPtrArray *notes, const char *id, char *title, gboolean people)
{
  RjEffectNote *note = g_new0 (RjEffectNote, 1);

  note->id = g_strdup (id);
  note->title = title;
  note->people = people;
  g_ptr_array_add (notes, note);
}

static int
compare_titles (gconstpointer a, gconstpointer b)
{
  const RjEffectNote *one = a;
  const RjEffectNote *other = b;
  int result = g_utf8_collate (one->title, other->title);

  return result != 0 ? result : strcmp (one->id, other->id);
}

GPtrArray *
rj_effect_notes_new (GPtrArray *strategies, GPtrArray *letters)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func (note_free);

  for (guint i = 0; i < strategies->len; i++)
    {
      const RjStrategy *strategy = g_ptr_array_index (strategies, i);

      add_note (notes, strategy->record.id, rj_text_for_label (strategy->title, RJ_TEXT_NAME),
                rj_effect_text_is_people (strategy));
    }
  for (guint i = 0; i < letters->len; i++)
    {
      const RjLetter *letter = g_ptr_array_index (letters, i);

      add_note (notes, letter->record.id, rj_letter_text_name (letter), FALSE);
    }
  g_ptr_array_sort_values (notes, compare_titles);
  return notes;
}

const RjEffectNote *
rj_effect_notes_find (GPtrArray *notes, const char *id)
{
  for (guint i = 0; i < notes->len; i++)
    {
      const RjEffectNote *note = g_ptr_array_index (notes, i);

      if (g_str_equal (note->id, id))
        return note;
    }
  return NULL;
}
