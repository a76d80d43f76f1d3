// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-people-file-page.h"

#include "rj-elsewhere.h"
#include "rj-error-text.h"
#include "rj-files.h"
#include "rj-vcard-writer.h"
#include "rj-rows.h"
#include "rj-spoken.h"
#include "rj-toolbars.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _RjPeopleFilePage {
  AdwNavigationPage parent_instance;

  GtkWidget *words_row;
  GtkWidget *text;

  RjContext *context;
  GCancellable *cancellable;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (RjPeopleFilePage, rj_people_file_page, ADW_TYPE_NAVIGATION_PAGE)

static void
tell (RjPeopleFilePage *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->text), text);
  gtk_widget_set_visible (self->text, TRUE);
  rj_announce (GTK_WIDGET (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static gboolean
is_over (RjPeopleFilePage *self, const GError *error)
{
  return self->context == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
fail (RjPeopleFilePage *self, const GError *error)
{
  g_autofree char *text = rj_error_text (error);

  self->busy = FALSE;
  tell (self, text);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RjPeopleFilePage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean written = g_file_replace_contents_finish (G_FILE (source), result, NULL, &error);

  if (is_over (self, error))
    return;
  if (!written)
    {
      fail (self, error);
      return;
    }
  self->busy = FALSE;
  tell (self, _ ("Saved."));
}

typedef struct {
  RjPeopleFilePage *page;
  GFile *file;
} Saving;

static void
saving_free (Saving *self)
{
  g_object_unref (self->page);
  g_object_unref (self->file);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) saving = data;
  RjPeopleFilePage *self = saving->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = rj_people_list_finish (RJ_PEOPLE (source), result, &error);
  g_autoptr (GBytes) bytes = NULL;
  char *text;

  if (is_over (self, error))
    return;
  if (people == NULL)
    {
      fail (self, error);
      return;
    }
  text = rj_vcard_write (people, adw_switch_row_get_active (ADW_SWITCH_ROW (self->words_row)));
  bytes = g_bytes_new_take (text, strlen (text));
  g_file_replace_contents_bytes_async (saving->file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE,
                                       self->cancellable, written_cb, g_object_ref (self));
}

void
rj_people_file_page_save (RjPeopleFilePage *self, GFile *file)
{
  RjStore *store;
  Saving *saving;

  g_return_if_fail (RJ_IS_PEOPLE_FILE_PAGE (self));

  store = rj_context_get_store (self->context);
  if (self->busy || store == NULL)
    return;
  self->busy = TRUE;
  saving = g_new0 (Saving, 1);
  saving->page = g_object_ref (self);
  saving->file = g_object_ref (file);
  rj_people_list_async (rj_store_get_people (store), self->cancellable, listed_cb, saving);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RjPeopleFilePage) self = data;
  g_autoptr (GFile) file = rj_files_save_finish (GTK_FILE_DIALOG (source), result);

  if (file != NULL && self->context != NULL)
    rj_people_file_page_save (self, file);
}

static void
save_cb (RjPeopleFilePage *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_file_dialog_set_title (dialog, _ ("Save my people as an address book"));
  gtk_file_dialog_set_initial_name (dialog, "people.vcf");
  rj_elsewhere_hold (rj_elsewhere_get (), dialog);
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->cancellable, chosen_cb,
                        g_object_ref (self));
}

/* ---- The page ---- */

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *style)
{
  GtkWidget *label = g_object_new (
    GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0f,
    "accessible-role", style != NULL ? GTK_ACCESSIBLE_ROLE_HEADING : GTK_ACCESSIBLE_ROLE_LABEL, NULL);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
make_content (RjPeopleFilePage *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *head = adw_preferences_group_new ();
  GtkWidget *choice = adw_preferences_group_new ();
  GtkWidget *foot = adw_preferences_group_new ();
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *bottom = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *button = gtk_button_new_with_label (_ ("Save"));

  add_label (top, _ ("Save my people as an address book"), "title-2");
  add_label (top, _ ("Names and ways to reach them. Who they are to you stays here."), NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (head), top);
  self->words_row =
    g_object_new (ADW_TYPE_SWITCH_ROW, "use-markup", FALSE, "title", _ ("With my notes about them"), NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (choice), self->words_row);
  add_label (bottom, _ ("This file will not be locked. Anyone who has it can read it."), NULL);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_add_css_class (button, "rj-wide");
  rj_wrap_button (GTK_BUTTON (button));
  g_signal_connect_object (button, "clicked", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (bottom), button);
  self->text = add_label (bottom, "", NULL);
  gtk_widget_set_visible (self->text, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (foot), bottom);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (head));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (choice));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (foot));
  return page;
}

static void
rj_people_file_page_dispose (GObject *object)
{
  RjPeopleFilePage *self = RJ_PEOPLE_FILE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_people_file_page_parent_class)->dispose (object);
}

static void
rj_people_file_page_finalize (GObject *object)
{
  g_clear_object (&RJ_PEOPLE_FILE_PAGE (object)->cancellable);
  G_OBJECT_CLASS (rj_people_file_page_parent_class)->finalize (object);
}

static void
rj_people_file_page_class_init (RjPeopleFilePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_people_file_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = rj_people_file_page_finalize;
}

static void
rj_people_file_page_init (RjPeopleFilePage *self)
{
  self->cancellable = g_cancellable_new ();
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _ ("Address book"));
  adw_navigation_page_set_tag (ADW_NAVIGATION_PAGE (self), "people-file");
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), rj_toolbars_new (make_content (self)));
  rj_rows_wrap_titles (GTK_WIDGET (self));
}

AdwNavigationPage *
rj_people_file_page_new (RjContext *context)
{
  RjPeopleFilePage *self = g_object_new (RJ_TYPE_PEOPLE_FILE_PAGE, NULL);

  self->context = g_object_ref (context);
  return ADW_NAVIGATION_PAGE (self);
}
