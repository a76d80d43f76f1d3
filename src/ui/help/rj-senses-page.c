// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-content.h"
#include "rj-help-pages.h"
#include "rj-private-entry.h"
#include "rj-spoken.h"

#include <glib/gi18n-lib.h>

typedef struct {
  JsonObject *content;
  GtkWidget *title;
  GtkWidget *slots;
  GtkWidget *next;
  guint step;
} Senses;

static void
senses_free (Senses *self)
{
  json_object_unref (self->content);
  g_free (self);
}

static JsonArray *
get_steps (Senses *self)
{
  return json_object_get_array_member (json_object_get_object_member (self->content, "grounding"), "steps");
}

/* Enter goes on to the next one, and behind the last one to the next sense. */
static void
slot_activate_cb (GtkWidget *slot, Senses *self)
{
  GtkWidget *after = gtk_widget_get_next_sibling (slot);

  gtk_widget_grab_focus (after != NULL ? after : self->next);
}

static void
add_slot (Senses *self, const char *text, int n, int count)
{
  GtkWidget *slot = gtk_entry_new ();
  /* Translators: what a field is for, read aloud: "Name five things you can see. 2 of 5". */
  g_autofree char *name = g_strdup_printf (_ ("%s %d of %d"), text, n, count);

  gtk_entry_set_input_hints (GTK_ENTRY (slot), GTK_INPUT_HINT_PRIVATE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (slot), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (slot, "activate", G_CALLBACK (slot_activate_cb), self);
  gtk_box_append (GTK_BOX (self->slots), slot);
}

/* In place of those before, which stay until the focus has left them: taken away with it, they take it along,
 * and nobody hears where it went. */
static GtkWidget *
renew_slots (Senses *self)
{
  GtkWidget *old = self->slots;

  self->slots = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (old)), self->slots, old);
  return old;
}

static void
set_next (Senses *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->next))), text);
}

static void
show_step (Senses *self)
{
  JsonArray *steps = get_steps (self);
  JsonObject *step;
  const char *text;
  int count;

  if (self->step >= json_array_get_length (steps))
    {
      gtk_label_set_text (
        GTK_LABEL (self->title),
        rj_content_get_string (json_object_get_object_member (self->content, "grounding"), "done"));
      set_next (self, _ ("Once more"));
      return;
    }
  step = json_array_get_object_element (steps, self->step);
  text = rj_content_get_string (step, "text");
  count = (int) json_object_get_int_member (step, "count");
  gtk_label_set_text (GTK_LABEL (self->title), text);
  for (int i = 0; i < count; i++)
    add_slot (self, text, i + 1, count);
  rj_make_all_private (self->slots);
  set_next (self, C_ ("senses", "Next"));
}

static void
focus_first (Senses *self)
{
  GtkWidget *first = gtk_widget_get_first_child (self->slots);

  gtk_widget_grab_focus (first != NULL ? first : self->next);
}

static void
next_cb (Senses *self)
{
  guint n = json_array_get_length (get_steps (self));
  GtkWidget *old = renew_slots (self);

  self->step = self->step < n ? self->step + 1 : 0;
  show_step (self);
  focus_first (self);
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (old)), old);
  /* A field has the question for its name; the last words stand by themselves. */
  if (self->step == n)
    rj_announce (self->next, gtk_label_get_text (GTK_LABEL (self->title)),
                 GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

AdwNavigationPage *
rj_help_senses_page_new (void)
{
  Senses *self = g_new0 (Senses, 1);
  GtkWidget *column;
  AdwNavigationPage *page = rj_help_page_new (_ ("Five senses"), "senses", &column);

  self->content = rj_content_load ("exercises", NULL);
  g_object_set_data_full (G_OBJECT (page), "rj-senses", self, (GDestroyNotify) senses_free);
  self->title = rj_help_add_label (column, "", "title-4");
  rj_help_add_label (column, _ ("In your head is enough. What you type here is kept nowhere."), NULL);
  self->slots = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (column), self->slots);
  self->next = rj_help_add_button (column, C_ ("senses", "Next"));
  g_signal_connect_swapped (self->next, "clicked", G_CALLBACK (next_cb), self);
  show_step (self);
  g_signal_connect_swapped (page, "shown", G_CALLBACK (focus_first), self);
  return page;
}
