// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-print-preview.h"

#include "rj-elsewhere.h"
#include "rj-error-text.h"
#include "rj-files.h"
#include "rj-page-view.h"
#include "rj-paper.h"
#include "rj-pdf.h"
#include "rj-spoken.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>

struct _RjPrintPreview {
  RjDialog parent_instance;

  RjContext *context;
  char *name;
  RjPrintLayOut lay_out;
  gpointer data;
  GDestroyNotify destroy;
  RjPages *pages;
  GPtrArray *rows; /* the switches */
  RjPrintListFunc list_func;

  AdwPreferencesGroup *choices;
  GtkWidget *paper;
  GtkWidget *sheets;
  GtkWidget *more;
  GtkWidget *words;
  GtkWidget *status;
  GtkWidget *print;
};

G_DEFINE_FINAL_TYPE (RjPrintPreview, rj_print_preview, RJ_TYPE_DIALOG)

/* ---- What is shown ---- */

static void
update (RjPrintPreview *self)
{
  g_autoptr (GString) words = g_string_new (NULL);
  double width, height;
  GtkWidget *child;

  rj_paper_get_size ((RjPaper) adw_combo_row_get_selected (ADW_COMBO_ROW (self->paper)), &width, &height);
  g_clear_pointer (&self->pages, rj_pages_unref);
  self->pages = self->lay_out (width, height, self->data);

  while ((child = gtk_widget_get_first_child (self->sheets)) != NULL)
    gtk_box_remove (GTK_BOX (self->sheets), child);
  for (guint i = 0; i < rj_pages_get_n_pages (self->pages); i++)
    {
      g_autofree char *text = rj_pages_dup_text (self->pages, i);

      gtk_box_append (GTK_BOX (self->sheets), rj_page_view_new (self->pages, i));
      g_string_append (words, text);
    }
  gtk_label_set_text (GTK_LABEL (self->words), words->str);
}

static void
show_status (RjPrintPreview *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->status), text);
  gtk_widget_set_visible (self->status, TRUE);
  rj_announce (GTK_WIDGET (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* ---- Printing ---- */

static void
printed_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, RjPrintPreview *self)
{
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    show_status (self, _ ("It could not be printed. You can save it."));
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    show_status (self, _ ("Sent to the printer."));
}

/* The words as they are shown, on the paper that the printer has. */
static RjPages *
lay_out_again (double width, double height, gpointer data)
{
  RjPrintPreview *self = data;

  return self->lay_out (width, height, self->data);
}

static GtkPageSetup *
new_page_setup (RjPrintPreview *self)
{
  RjPaper paper = (RjPaper) adw_combo_row_get_selected (ADW_COMBO_ROW (self->paper));
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *size =
    gtk_paper_size_new (paper == RJ_PAPER_LETTER ? GTK_PAPER_NAME_LETTER : GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size_and_default_margins (setup, size);
  gtk_paper_size_free (size);
  return setup;
}

static void
print_cb (RjPrintPreview *self)
{
  g_autoptr (GtkPrintOperation) operation =
    rj_print_new_for_pages (self->name, lay_out_again, g_object_ref (self), g_object_unref);
  g_autoptr (GtkPageSetup) setup = new_page_setup (self);

  gtk_print_operation_set_default_page_setup (operation, setup);
  g_signal_connect_object (operation, "done", G_CALLBACK (printed_cb), self, 0);
  rj_print_run (operation, GTK_WIDGET (self));
}

/* ---- Saving ---- */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjPrintPreview) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    {
      show_status (self, _ ("Saved. This file is not locked: anyone who has it can read it."));
      return;
    }
  text = rj_error_text (error);
  show_status (self, text);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjPrintPreview) self = user_data;
  g_autoptr (GFile) file = rj_files_save_finish (GTK_FILE_DIALOG (source), result);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  if (file == NULL || self->context == NULL)
    return;
  pdf = rj_pdf_new_for_pages (self->pages, &error);
  if (pdf != NULL)
    {
      g_file_replace_contents_bytes_async (file, pdf, NULL, FALSE,
                                           G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL,
                                           saved_cb, g_object_ref (self));
      return;
    }
  text = rj_error_text (error);
  show_status (self, text);
}

static void
save_cb (RjPrintPreview *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = g_strconcat (self->name, ".pdf", NULL);

  gtk_file_dialog_set_initial_name (dialog, name);
  rj_elsewhere_hold (rj_elsewhere_get (), dialog);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, file_chosen_cb,
                        g_object_ref (self));
}

/* ---- The dialog ---- */

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  g_object_set (label, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0, NULL);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_button (RjPrintPreview *self, const char *text, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (text);

  rj_wrap_button (GTK_BUTTON (button));
  gtk_widget_set_size_request (button, 80, 44);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static GtkWidget *
new_buttons (RjPrintPreview *self)
{
  GtkWidget *box = adw_wrap_box_new ();

  g_object_set (box, "child-spacing", 6, "line-spacing", 6, "justify", ADW_JUSTIFY_FILL, "justify-last-line",
                TRUE, "margin-top", 12, "margin-bottom", 12, "margin-start", 12, "margin-end", 12, NULL);
  adw_wrap_box_append (ADW_WRAP_BOX (box), new_button (self, _ ("_Cancel"), G_CALLBACK (adw_dialog_close)));
  adw_wrap_box_append (ADW_WRAP_BOX (box), new_button (self, _ ("_Save"), G_CALLBACK (save_cb)));
  self->print = new_button (self, _ ("_Print"), G_CALLBACK (print_cb));
  gtk_widget_add_css_class (self->print, "suggested-action");
  adw_wrap_box_append (ADW_WRAP_BOX (box), self->print);
  return box;
}

static GtkWidget *
new_choices (RjPrintPreview *self)
{
  /* Translators: sizes of paper. */
  const char *papers[] = { C_ ("paper", "A4"), C_ ("paper", "Letter"), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (papers);

  self->choices = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->paper = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->paper), _ ("Paper"));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->paper), G_LIST_MODEL (list));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->paper), rj_paper_get_default ());
  adw_preferences_group_add (self->choices, self->paper);
  return GTK_WIDGET (self->choices);
}

/* For whoever cannot read the small letters of a page. */
static GtkWidget *
new_words (RjPrintPreview *self)
{
  GtkWidget *expander = gtk_expander_new_with_mnemonic (_ ("_Read the words"));

  self->words = new_label (NULL, NULL);
  gtk_widget_set_margin_top (self->words, 6);
  gtk_expander_set_child (GTK_EXPANDER (expander), self->words);
  return expander;
}

static GtkWidget *
new_content (RjPrintPreview *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_box_append (GTK_BOX (box), new_label (_ ("This is everything that leaves."), "title-4"));
  gtk_box_append (GTK_BOX (box), new_label (_ ("Once shared, it can't be called back."), NULL));
  gtk_box_append (GTK_BOX (box), new_choices (self));
  self->sheets = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (box), self->sheets);
  self->more = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_visible (self->more, FALSE);
  gtk_box_append (GTK_BOX (box), self->more);
  gtk_box_append (GTK_BOX (box), new_words (self));
  g_object_set (box, "margin-top", 12, "margin-bottom", 12, "margin-start", 12, "margin-end", 12, NULL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static void
rj_print_preview_dispose (GObject *object)
{
  RjPrintPreview *self = RJ_PRINT_PREVIEW (object);

  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_print_preview_parent_class)->dispose (object);
}

/* A print job may still be drawn when the dialog is closed: it holds a reference. */
static void
rj_print_preview_finalize (GObject *object)
{
  RjPrintPreview *self = RJ_PRINT_PREVIEW (object);

  if (self->destroy != NULL)
    self->destroy (self->data);
  g_clear_pointer (&self->pages, rj_pages_unref);
  g_ptr_array_unref (self->rows);
  g_free (self->name);
  G_OBJECT_CLASS (rj_print_preview_parent_class)->finalize (object);
}

static void
rj_print_preview_class_init (RjPrintPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_print_preview_dispose;
  G_OBJECT_CLASS (klass)->finalize = rj_print_preview_finalize;
}

static void
rj_print_preview_init (RjPrintPreview *self)
{
  GtkWidget *toolbars = adw_toolbar_view_new ();
  GtkWidget *bottom = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->rows = g_ptr_array_new ();
  self->status = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "wrap", TRUE,
                               "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0, NULL);
  g_object_set (self->status, "visible", FALSE, "margin-top", 12, "margin-start", 12, "margin-end", 12, NULL);
  rj_speak_status (GTK_LABEL (self->status));
  gtk_box_append (GTK_BOX (bottom), self->status);
  gtk_box_append (GTK_BOX (bottom), new_buttons (self));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbars), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbars), new_content (self));
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (toolbars), bottom);
  adw_dialog_set_content_width (ADW_DIALOG (self), 640);
  adw_dialog_set_content_height (ADW_DIALOG (self), 760);
  adw_dialog_set_child (ADW_DIALOG (self), toolbars);
  adw_dialog_set_focus (ADW_DIALOG (self), self->print);
}

AdwDialog *
rj_print_preview_new (RjContext *context,
                      const char *title,
                      const char *name,
                      RjPrintLayOut lay_out,
                      gpointer data,
                      GDestroyNotify destroy)
{
  RjPrintPreview *self = g_object_new (RJ_TYPE_PRINT_PREVIEW, "title", title, NULL);

  self->context = g_object_ref (context);
  self->name = g_strdup (name);
  self->lay_out = lay_out;
  self->data = data;
  self->destroy = destroy;
  g_signal_connect_swapped (self->paper, "notify::selected", G_CALLBACK (update), self);
  update (self);
  return ADW_DIALOG (self);
}

static void
choice_changed_cb (AdwSwitchRow *row, GParamSpec *pspec, RjPrintPreview *self)
{
  *(gboolean *) g_object_get_data (G_OBJECT (row), "rj-chosen") = adw_switch_row_get_active (row);
  update (self);
}

void
rj_print_preview_add_choice (RjPrintPreview *self, const char *title, gboolean *chosen)
{
  GtkWidget *row = adw_switch_row_new ();

  g_return_if_fail (RJ_IS_PRINT_PREVIEW (self));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), *chosen);
  g_object_set_data (G_OBJECT (row), "rj-chosen", chosen);
  g_signal_connect (row, "notify::active", G_CALLBACK (choice_changed_cb), self);
  adw_preferences_group_add (self->choices, row);
  g_ptr_array_add (self->rows, row);
}

void
rj_print_preview_remove_choices (RjPrintPreview *self)
{
  g_return_if_fail (RJ_IS_PRINT_PREVIEW (self));

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->choices, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

void
rj_print_preview_update (RjPrintPreview *self)
{
  g_return_if_fail (RJ_IS_PRINT_PREVIEW (self));

  update (self);
}

static void
list_changed_cb (AdwComboRow *row, GParamSpec *pspec, RjPrintPreview *self)
{
  self->list_func (adw_combo_row_get_selected (row), self->data);
}

void
rj_print_preview_add_list (RjPrintPreview *self,
                           const char *title,
                           const char *const *names,
                           RjPrintListFunc func)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);

  g_return_if_fail (RJ_IS_PRINT_PREVIEW (self));

  self->list_func = func;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (list_changed_cb), self, 0);
  adw_preferences_group_add (self->choices, row);
}

void
rj_print_preview_add_button (RjPrintPreview *self,
                             const char *label,
                             const char *about,
                             void (*clicked) (RjPrintPreview *self))
{
  GtkWidget *button = new_button (self, label, G_CALLBACK (clicked));
  GtkWidget *text = new_label (about, NULL);

  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, text, NULL,
                                  -1);
  gtk_widget_set_visible (self->more, TRUE);
  gtk_box_append (GTK_BOX (self->more), text);
  gtk_box_append (GTK_BOX (self->more), button);
}

RjPages *
rj_print_preview_get_pages (RjPrintPreview *self)
{
  g_return_val_if_fail (RJ_IS_PRINT_PREVIEW (self), NULL);

  return self->pages;
}
