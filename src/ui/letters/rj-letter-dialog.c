// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-letter-dialog.h"

#include "rj-format.h"
#include "rj-form-parts.h"
#include "rj-letter-answer.h"
#include "rj-letter-editor.h"
#include "rj-letter-paper.h"
#include "rj-letter-text.h"
#include "rj-private-entry.h"
#include "rj-words.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>

struct _RjLetterDialog {
  RjDialog parent_instance;

  RjContext *context;
  RjLetter *letter;
  char *craving_id;

  GtkWidget *box;
  GtkWidget *seal;  /* (nullable) */
  GtkWidget *words; /* what is written, with its buttons; (nullable) until it is open */
  GtkWidget *text;
};

G_DEFINE_FINAL_TYPE (RjLetterDialog, rj_letter_dialog, RJ_TYPE_DIALOG)

static GtkWidget *
add_button (GtkWidget *box, const char *label, GCallback clicked, RjLetterDialog *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_size_request (button, 44, 44);
  gtk_widget_set_hexpand (button, TRUE);
  rj_wrap_button (GTK_BUTTON (button));
  g_signal_connect_swapped (button, "clicked", clicked, self);
  adw_wrap_box_append (ADW_WRAP_BOX (box), button);
  return button;
}

static GtkWidget *
new_buttons (void)
{
  GtkWidget *buttons = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (buttons), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (buttons), 6);
  return buttons;
}

/* ---- Open ---- */

/* As it is by then: what is shown may be older. */
static void
edit_cb (RjLetterDialog *self)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autoptr (RjContext) context = g_object_ref (self->context);
  g_autofree char *id = g_strdup (self->letter->record.id);

  adw_dialog_close (ADW_DIALOG (self));
  rj_letter_editor_present (root, context, id);
}

static void
delete_cb (RjLetterDialog *self)
{
  rj_letter_answer_delete (self->context, self->letter->record.id);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
add_delete (RjLetterDialog *self, GtkWidget *buttons)
{
  gtk_widget_set_sensitive (add_button (buttons, _ ("De_lete"), G_CALLBACK (delete_cb), self),
                            !rj_context_get_for_reading (self->context));
}

/* All of it, however long: a label would be cut. */
static GtkWidget *
new_text (RjLetterDialog *self)
{
  g_autofree char *title = rj_letter_text_title (self->letter);
  GtkWidget *text = g_object_new (RJ_TYPE_LETTER_PAPER, NULL);

  rj_make_private (text);
  gtk_widget_add_css_class (text, "rj-paper");
  gtk_widget_add_css_class (text, "rj-letter");
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  rj_context_guard_words (self->context, text);
  rj_words_set (text, self->letter->body);
  return text;
}

static void
open_letter (RjLetterDialog *self)
{
  g_autofree char *date = rj_format_date (self->letter->record.day);
  /* Translators: of a letter to oneself; %s is a date. */
  g_autofree char *written = g_strdup_printf (_ ("Written on %s"), date);
  GtkWidget *buttons = new_buttons ();

  if (self->seal != NULL)
    gtk_box_remove (GTK_BOX (self->box), self->seal);
  self->seal = NULL;
  self->words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_add_css_class (rj_form_parts_add_label (self->words, written, "caption"), "dimmed");
  self->text = new_text (self);
  gtk_box_append (GTK_BOX (self->words), self->text);
  add_button (buttons, _ ("_Edit"), G_CALLBACK (edit_cb), self);
  add_delete (self, buttons);
  gtk_widget_set_sensitive (buttons, !rj_context_get_for_reading (self->context));
  gtk_box_append (GTK_BOX (self->words), buttons);
  gtk_box_append (GTK_BOX (self->box), self->words);
  rj_letter_answer_read (self->context, self->letter->record.id, self->craving_id);
}

static void
break_cb (RjLetterDialog *self)
{
  open_letter (self);
  gtk_widget_grab_focus (self->text);
}

/* ---- Sealed ---- */

static void
leave_cb (RjLetterDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
show_seal (RjLetterDialog *self)
{
  g_autofree char *date = rj_format_date (self->letter->sealed_until);
  /* Translators: of a letter to oneself that is sealed; %s is a date. */
  g_autofree char *text =
    g_strdup_printf (_ ("You wanted to keep this until %s. You can open it now."), date);
  GtkWidget *buttons = new_buttons ();
  GtkWidget *open;

  self->seal = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  rj_form_parts_add_label (self->seal, text, NULL);
  open = add_button (buttons, _ ("_Open it now"), G_CALLBACK (break_cb), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (open), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  add_button (buttons, C_ ("letter", "_Leave it for later"), G_CALLBACK (leave_cb), self);
  /* Nobody has to see again what they want to be rid of. */
  add_delete (self, buttons);
  gtk_box_append (GTK_BOX (self->seal), buttons);
  gtk_box_append (GTK_BOX (self->box), self->seal);
  adw_dialog_set_focus (ADW_DIALOG (self), open);
}

/* ---- Object ---- */

static void
rj_letter_dialog_dispose (GObject *object)
{
  RjLetterDialog *self = RJ_LETTER_DIALOG (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->letter, rj_letter_free);
  g_clear_pointer (&self->craving_id, g_free);
  G_OBJECT_CLASS (rj_letter_dialog_parent_class)->dispose (object);
}

static void
rj_letter_dialog_class_init (RjLetterDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_letter_dialog_dispose;
}

static void
rj_letter_dialog_init (RjLetterDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *viewport = gtk_viewport_new (NULL, NULL);
  GtkWidget *clamp = adw_clamp_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  g_object_set (self->box, "margin-top", 12, "margin-bottom", 24, "margin-start", 18, "margin-end", 18, NULL);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 560);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  /* A text view wants hardly any height at least. */
  g_object_set (viewport, "scroll-to-focus", TRUE, "vscroll-policy", GTK_SCROLL_NATURAL, NULL);
  gtk_viewport_set_child (GTK_VIEWPORT (viewport), clamp);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), viewport);
  /* The first line says it, where it wraps. */
  adw_header_bar_set_show_title (ADW_HEADER_BAR (header), FALSE);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scrolled);
  gtk_widget_set_size_request (GTK_WIDGET (self), 300, 200);
  adw_dialog_set_content_width (ADW_DIALOG (self), 640);
  adw_dialog_set_content_height (ADW_DIALOG (self), 640);
  adw_dialog_set_child (ADW_DIALOG (self), view);
}

AdwDialog *
rj_letter_dialog_present (GtkWidget *parent,
                          RjContext *context,
                          const RjLetter *letter,
                          const char *craving_id)
{
  RjLetterDialog *self = g_object_new (RJ_TYPE_LETTER_DIALOG, NULL);
  g_autofree char *title = rj_letter_text_title (letter);
  GtkWidget *heading;

  self->context = g_object_ref (context);
  self->letter = rj_letter_copy (letter);
  self->craving_id = g_strdup (craving_id);
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Letter to myself"));
  heading = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                          PANGO_WRAP_WORD_CHAR, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  gtk_widget_add_css_class (heading, "title-2");
  gtk_box_append (GTK_BOX (self->box), heading);
  if (rj_letter_is_sealed (letter, rj_clock_get_today (rj_context_get_clock (context))))
    show_seal (self);
  else
    {
      open_letter (self);
      adw_dialog_set_focus (ADW_DIALOG (self), self->text);
    }
  adw_dialog_present (ADW_DIALOG (self), parent);
  return ADW_DIALOG (self);
}
