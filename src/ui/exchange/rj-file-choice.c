// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-file-choice.h"

#include "rj-dialog.h"
#include "rj-elsewhere.h"
#include "rj-files.h"

#include <glib/gi18n-lib.h>

#define WIDTH  640
#define HEIGHT 700

typedef struct {
  RjContext *context;
  GWeakRef parent;
  RjFilePageNew new_page;
  RjFilePageFunc func;
  gpointer user_data;
} Choosing;

static void
choosing_free (Choosing *self)
{
  g_object_unref (self->context);
  g_weak_ref_clear (&self->parent);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Choosing, choosing_free)

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Choosing) self = data;
  g_autoptr (GFile) file = rj_files_open_finish (GTK_FILE_DIALOG (source), result);
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&self->parent);

  if (file != NULL && parent != NULL)
    self->func (self->new_page (self->context, file), self->user_data);
}

void
rj_file_choice_ask (GtkWidget *parent,
                    RjContext *context,
                    RjFilePageNew new_page,
                    RjFilePageFunc func,
                    gpointer user_data)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GtkRoot *root = gtk_widget_get_root (parent);
  Choosing *self = g_new0 (Choosing, 1);

  self->context = g_object_ref (context);
  self->new_page = new_page;
  self->func = func;
  self->user_data = user_data;
  g_weak_ref_init (&self->parent, parent);
  gtk_file_dialog_set_title (dialog, _ ("Choose a file"));
  rj_elsewhere_hold (rj_elsewhere_get (), dialog);
  gtk_file_dialog_open (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, chosen_cb, self);
}

static void
taken_cb (AdwDialog *dialog)
{
  adw_dialog_close (dialog);
}

static void
open_dialog (AdwNavigationPage *page, gpointer parent)
{
  AdwDialog *dialog = rj_dialog_new ();
  GtkWidget *view = adw_navigation_view_new ();

  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), page);
  adw_dialog_set_child (dialog, view);
  adw_dialog_set_title (dialog, adw_navigation_page_get_title (page));
  adw_dialog_set_content_width (dialog, WIDTH);
  adw_dialog_set_content_height (dialog, HEIGHT);
  g_signal_connect_object (page, "taken", G_CALLBACK (taken_cb), dialog, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, parent);
}

void
rj_file_choice_present (GtkWidget *parent, RjContext *context, RjFilePageNew new_page)
{
  // Whoever asks is alive when the answer comes, or it is not called back.
  rj_file_choice_ask (parent, context, new_page, open_dialog, parent);
}
