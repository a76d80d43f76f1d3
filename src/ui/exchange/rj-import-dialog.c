// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-import-dialog.h"

#include "rj-dialog.h"
#include "rj-import-page.h"

#define WIDTH  640
#define HEIGHT 700

static void
taken_cb (AdwDialog *dialog)
{
  adw_dialog_close (dialog);
}

static void
chosen_cb (AdwNavigationPage *page, gpointer user_data)
{
  GtkWidget *parent = user_data;
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
rj_import_dialog_choose (GtkWidget *parent, RjContext *context)
{
  // Whoever asks is alive when the answer comes, or it is not called back.
  rj_import_page_choose (parent, context, chosen_cb, parent);
}
