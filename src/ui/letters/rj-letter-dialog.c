// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-letter-dialog.h"

#include "rj-format.h"
#include "rj-form-parts.h"
#include "rj-letter-editor.h"
#include "rj-letter-text.h"
#include "rj-letters.h"
#include "rj-private-entry.h"
#include "rj-words.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>

/* A text view learns its height only once it is drawn, and then keeps the one it was given first. */
#define RJ_TYPE_LETTER_PAPER (rj_letter_paper_get_type ())
G_DECLARE_FINAL_TYPE (RjLetterPaper, rj_letter_paper, RJ, LETTER_PAPER, GtkTextView)

struct _RjLetterPaper {
  GtkTextView parent_instance;
};

G_DEFINE_FINAL_TYPE (RjLetterPaper, rj_letter_paper, GTK_TYPE_TEXT_VIEW)

static GtkSizeRequestMode
rj_letter_paper_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* As the style sheet has it for paper: a text view tells nobody. */
#define LINE_HEIGHT 1.5

/* The height of all words at the width @for_size, in pixels. */
static int
measure_words (GtkTextView *view, int for_size)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  int sides = gtk_text_view_get_left_margin (view) + gtk_text_view_get_right_margin (view);
  int ends = gtk_text_view_get_top_margin (view) + gtk_text_view_get_bottom_margin (view);
  g_autofree char *words = NULL;
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autoptr (PangoLayout) layout = NULL;
  int height;

  g_object_get (buffer, "text", &words, NULL);
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (view), words);
  pango_attr_list_insert (attributes, pango_attr_line_height_new (LINE_HEIGHT));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, MAX (for_size - sides, 1) * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, &height);
  /* Each paragraph is rounded up by itself. */
  return height + gtk_text_buffer_get_line_count (buffer) + ends;
}

static void
rj_letter_paper_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  GTK_WIDGET_CLASS (rj_letter_paper_parent_class)
    ->measure (widget, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size > 0)
    {
      *minimum = MAX (*minimum, measure_words (GTK_TEXT_VIEW (widget), for_size));
      *natural = MAX (*natural, *minimum);
    }
}

static void
rj_letter_paper_class_init (RjLetterPaperClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->get_request_mode = rj_letter_paper_get_request_mode;
  widget_class->measure = rj_letter_paper_measure;
}

static void
rj_letter_paper_init (RjLetterPaper *self)
{
}

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

static RjLetters *
get_letters (RjLetterDialog *self)
{
  return rj_store_get_letters (rj_context_get_store (self->context));
}

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

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjContext) context = user_data;
  g_autoptr (GError) error = NULL;

  if (!rj_letters_answer_finish (RJ_LETTERS (source), result, &error))
    rj_context_report (context, error);
}

static void
write_down (RjLetterDialog *self)
{
  if (!rj_context_get_for_reading (self->context))
    rj_letters_answer_async (get_letters (self), NULL, self->letter->record.id, RJ_LETTER_READ,
                             self->craving_id, NULL, answered_cb, g_object_ref (self->context));
}

static void
edit_cb (RjLetterDialog *self)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autoptr (RjContext) context = g_object_ref (self->context);
  g_autoptr (RjLetter) letter = rj_letter_copy (self->letter);

  adw_dialog_close (ADW_DIALOG (self));
  rj_letter_editor_present (root, context, letter);
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjContext) context = user_data;
  g_autoptr (GError) error = NULL;

  if (rj_letters_delete_finish (RJ_LETTERS (source), result, &error))
    rj_context_toast (context, _ ("Deleted."), TRUE);
  else
    rj_context_report (context, error);
}

static void
delete_cb (RjLetterDialog *self)
{
  rj_letters_delete_async (get_letters (self), self->letter->record.id, NULL, deleted_cb,
                           g_object_ref (self->context));
  adw_dialog_close (ADW_DIALOG (self));
}

/* All of it, however long: a label would be cut. */
static GtkWidget *
new_text (RjLetterDialog *self)
{
  g_autofree char *title = rj_letter_text_title (self->letter);
  GtkWidget *text = g_object_new (RJ_TYPE_LETTER_PAPER, NULL);

  g_object_set (text, "editable", FALSE, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE,
                "cursor-visible", FALSE, "height-request", 96, "top-margin", 12, "bottom-margin", 12,
                "left-margin", 12, "right-margin", 12, NULL);
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
  add_button (buttons, _ ("De_lete"), G_CALLBACK (delete_cb), self);
  gtk_widget_set_sensitive (buttons, !rj_context_get_for_reading (self->context));
  gtk_box_append (GTK_BOX (self->words), buttons);
  gtk_box_append (GTK_BOX (self->box), self->words);
  write_down (self);
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

void
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
}
