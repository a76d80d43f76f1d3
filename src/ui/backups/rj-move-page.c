// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-move-page.h"

#include "rj-rows.h"
#include "rj-toolbars.h"

#include <glib/gi18n-lib.h>

struct _RjMovePage {
  AdwNavigationPage parent_instance;

  GtkWidget *backup_row;
};

G_DEFINE_FINAL_TYPE (RjMovePage, rj_move_page, ADW_TYPE_NAVIGATION_PAGE)

enum {
  BACK_UP,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
back_up_cb (RjMovePage *self)
{
  g_signal_emit (self, signals[BACK_UP], 0);
}

static void
spare_key_cb (RjMovePage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.spare-key", NULL);
}

void
rj_move_page_show_backup (RjMovePage *self, const char *text)
{
  g_return_if_fail (RJ_IS_MOVE_PAGE (self));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->backup_row), text);
}

static void
add_heading (GtkWidget *page, const char *text)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "xalign", 0.0f,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_widget_add_css_class (label, "title-2");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), label);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
}

static GtkWidget *
add_step (GtkWidget *page, const char *title, const char *description)
{
  GtkWidget *group =
    g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", title, "description", description, NULL);

  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return group;
}

static GtkWidget *
add_row (RjMovePage *self, GtkWidget *group, const char *title, GCallback callback)
{
  GtkWidget *row =
    g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "activatable", TRUE, NULL);

  g_signal_connect_object (row, "activated", callback, self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static void
rj_move_page_class_init (RjMovePageClass *klass)
{
  signals[BACK_UP] = g_signal_new ("back-up", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
rj_move_page_init (RjMovePage *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group;

  add_heading (page, _ ("Move to a new computer"));
  group = add_step (page, _ ("Step 1"),
                    _ ("Make a backup here, on a stick or on a disk that both computers reach."));
  self->backup_row = add_row (self, group, _ ("Back up to a folder…"), G_CALLBACK (back_up_cb));
  group = add_step (
    page, _ ("Step 2"),
    _ ("Take along what opens it. Your passphrase of today is enough; the spare key opens it too."));
  add_row (self, group, _ ("Show the spare key"), G_CALLBACK (spare_key_cb));
  add_step (page, _ ("Step 3"),
            _ ("On the new computer, install the program and choose “I already have a journal”, then the "
               "backup. You see what is "
               "in it before it is taken. The journal here stays as it is."));
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _ ("New computer"));
  adw_navigation_page_set_tag (ADW_NAVIGATION_PAGE (self), "move");
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), rj_toolbars_new (page));
  rj_rows_wrap_titles (GTK_WIDGET (self));
}

AdwNavigationPage *
rj_move_page_new (void)
{
  return g_object_new (RJ_TYPE_MOVE_PAGE, NULL);
}
