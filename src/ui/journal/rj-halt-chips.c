// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-halt-chips.h"

#include "rj-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct {
  RjHalt bit;
  const char *id;
  const char *name;
  const char *key;
} Choice;

static Choice
choice (guint i)
{
  const Choice choices[] = {
    /* Translators: the key is the letter that picks this one; four different ones, best the first letters. */
    { RJ_HALT_HUNGRY, "hungry", C_ ("state", "Hungry"), C_ ("key for Hungry", "h") },
    { RJ_HALT_ANGRY, "angry", C_ ("state", "Angry"), C_ ("key for Angry", "a") },
    { RJ_HALT_LONELY, "lonely", C_ ("state", "Lonely"), C_ ("key for Lonely", "l") },
    { RJ_HALT_TIRED, "tired", C_ ("state", "Tired"), C_ ("key for Tired", "t") },
  };

  g_return_val_if_fail (i < G_N_ELEMENTS (choices), choices[0]);
  return choices[i];
}

#define N_CHOICES 4

/* The letter is underlined, as everywhere where a letter is a key. */
static void
mark_key (GtkWidget *button, const char *key)
{
  GtkLabel *label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button)));
  const char *text = gtk_label_get_label (label);
  g_autofree char *folded = g_utf8_strdown (text, -1);
  const char *at = strstr (folded, key);
  g_autofree char *shortcut = g_utf8_strup (key, -1);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, shortcut,
                                  -1);
  if (at != NULL && strlen (folded) == strlen (text))
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
      PangoAttribute *line = pango_attr_underline_new (PANGO_UNDERLINE_LOW);

      line->start_index = at - folded;
      line->end_index = line->start_index + strlen (key);
      pango_attr_list_insert (attributes, line);
      gtk_label_set_attributes (label, attributes);
    }
}

void
rj_halt_chips_set_up (RjChips *chips)
{
  for (guint i = 0; i < N_CHOICES; i++)
    {
      rj_chips_append (chips, choice (i).id, choice (i).name);
      mark_key (rj_chips_get_button (chips, choice (i).id), choice (i).key);
    }
}

guint
rj_halt_chips_get (RjChips *chips)
{
  guint halt = 0;

  for (guint i = 0; i < N_CHOICES; i++)
    if (rj_chips_is_picked (chips, choice (i).id))
      halt |= choice (i).bit;
  return halt;
}

void
rj_halt_chips_set (RjChips *chips, guint halt)
{
  for (guint i = 0; i < N_CHOICES; i++)
    rj_chips_pick (chips, choice (i).id, (halt & choice (i).bit) != 0);
}

gboolean
rj_halt_chips_toggle_key (RjChips *chips, guint keyval)
{
  gunichar typed = g_unichar_tolower (gdk_keyval_to_unicode (keyval));

  if (typed == 0)
    return FALSE;
  for (guint i = 0; i < N_CHOICES; i++)
    if (g_utf8_get_char (choice (i).key) == typed)
      {
        rj_chips_pick (chips, choice (i).id, !rj_chips_is_picked (chips, choice (i).id));
        return TRUE;
      }
  return FALSE;
}
