// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-have-page.h"

#include "rj-spoken.h"
#include "rj-toolbars.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>

struct _RjHavePage {
  AdwNavigationPage parent_instance;

  GtkWidget *backup_button;
  GtkWidget *folder_button;
  GtkWidget *error;
};

G_DEFINE_FINAL_TYPE (RjHavePage, rj_have_page, ADW_TYPE_NAVIGATION_PAGE)

enum {
  BACKUP,
  FOLDER,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
backup_cb (RjHavePage *self)
{
  g_signal_emit (self, signals[BACKUP], 0);
}

static void
folder_cb (RjHavePage *self)
{
  g_signal_emit (self, signals[FOLDER], 0);
}

void
rj_have_page_show_error (RjHavePage *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->error), text);
  gtk_widget_set_visible (self->error, TRUE);
  rj_announce (GTK_WIDGET (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

void
rj_have_page_set_busy (RjHavePage *self, gboolean busy)
{
  gtk_widget_set_sensitive (self->backup_button, !busy);
  gtk_widget_set_sensitive (self->folder_button, !busy);
  if (busy)
    gtk_widget_set_visible (self->error, FALSE);
}

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "xalign", 0.0f, NULL);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
add_button (RjHavePage *self, GtkWidget *box, const char *text, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (text);

  gtk_widget_add_css_class (button, "rj-wide");
  rj_wrap_button (GTK_BUTTON (button));
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
shown_cb (RjHavePage *self)
{
  gtk_widget_grab_focus (self->backup_button);
}

static void
rj_have_page_class_init (RjHavePageClass *klass)
{
  signals[BACKUP] = g_signal_new ("backup", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  signals[FOLDER] = g_signal_new ("folder", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
fill (RjHavePage *self, GtkWidget *box)
{
  GtkWidget *title = add_label (box, _ ("Where is your journal?"), "title-2");
  GtkWidget *text = add_label (box,
                               _ ("A backup is one file; its name ends in .jbk. You need the passphrase that "
                                  "you had when it was made, or "
                                  "the spare key, and you see what is in it before it is taken."),
                               NULL);

  g_object_set (title, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  self->backup_button = add_button (self, box, _ ("In a _backup…"), G_CALLBACK (backup_cb));
  gtk_widget_add_css_class (self->backup_button, "suggested-action");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->backup_button), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  text, NULL, -1);
  self->folder_button =
    add_button (self, box, _ ("In a _folder of another computer…"), G_CALLBACK (folder_cb));
  self->error = add_label (box, "", NULL);
  g_object_set (self->error, "visible", FALSE, NULL);
}

static void
rj_have_page_init (RjHavePage *self)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 12,
                                 "valign", GTK_ALIGN_CENTER, "margin-top", 12, "margin-bottom", 24,
                                 "margin-start", 12, "margin-end", 12, NULL);

  fill (self, box);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _ ("I already have a journal"));
  adw_navigation_page_set_tag (ADW_NAVIGATION_PAGE (self), "have");
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), rj_toolbars_new_narrow (box));
  g_signal_connect_object (self, "shown", G_CALLBACK (shown_cb), self, G_CONNECT_DEFAULT);
}

AdwNavigationPage *
rj_have_page_new (void)
{
  return g_object_new (RJ_TYPE_HAVE_PAGE, NULL);
}
