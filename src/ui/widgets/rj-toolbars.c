// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-toolbars.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

GtkWidget *
rj_toolbars_new (GtkWidget *content)
{
  GtkWidget *toolbars = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *help = gtk_button_new_with_label (_ ("Help now"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (help), "win.help-now");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), help);
  adw_header_bar_set_show_title (ADW_HEADER_BAR (header), FALSE);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbars), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbars), content);
  return toolbars;
}

GtkWidget *
rj_toolbars_new_narrow (GtkWidget *content)
{
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 480, "child", content, NULL);

  return rj_toolbars_new (
    g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", clamp, NULL));
}
