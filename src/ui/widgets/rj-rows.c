// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-rows.h"

#include "rj-day-row.h"

/* An arrow takes no room from the title, and below it would look like something of its own. */
static gboolean
is_lone_arrow (GtkWidget *suffixes)
{
  for (GtkWidget *child = gtk_widget_get_first_child (suffixes); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gboolean nothing = GTK_IS_BOX (child) && gtk_widget_get_first_child (child) == NULL;

      if (gtk_widget_get_visible (child) && !nothing && !GTK_IS_IMAGE (child))
        return FALSE;
    }
  return TRUE;
}

/* The row's own box: title and suffixes side by side. */
static void
stack_row (GtkWidget *row, gboolean stacked)
{
  GtkWidget *header = gtk_widget_get_first_child (row);
  GtkWidget *suffixes = GTK_IS_BOX (header) ? gtk_widget_get_last_child (header) : NULL;

  if (!GTK_IS_BOX (suffixes) || is_lone_arrow (suffixes))
    return;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (header),
                                  stacked ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_halign (suffixes, stacked ? GTK_ALIGN_START : GTK_ALIGN_FILL);
  if (stacked)
    gtk_widget_add_css_class (row, "rj-stacked");
  else
    gtk_widget_remove_css_class (row, "rj-stacked");
}

void
rj_rows_set_stacked (GtkWidget *root, gboolean stacked)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (G_OBJECT_TYPE (child) == ADW_TYPE_ACTION_ROW || RJ_IS_DAY_ROW (child))
      stack_row (child, stacked);
    else
      rj_rows_set_stacked (child, stacked);
}

static void
apply_cb (GtkWidget *root)
{
  rj_rows_set_stacked (root, TRUE);
}

static void
unapply_cb (GtkWidget *root)
{
  rj_rows_set_stacked (root, FALSE);
}

void
rj_rows_stack_at (GtkWidget *root, AdwBreakpoint *breakpoint)
{
  g_signal_connect_object (breakpoint, "apply", G_CALLBACK (apply_cb), root, G_CONNECT_SWAPPED);
  g_signal_connect_object (breakpoint, "unapply", G_CALLBACK (unapply_cb), root, G_CONNECT_SWAPPED);
}

static void
wrap_title (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LABEL (child) && gtk_widget_has_css_class (child, "heading"))
      {
        gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_NONE);
        gtk_label_set_wrap (GTK_LABEL (child), TRUE);
        gtk_label_set_wrap_mode (GTK_LABEL (child), PANGO_WRAP_WORD_CHAR);
      }
    else if (!GTK_IS_LIST_BOX (child))
      wrap_title (child);
}

void
rj_rows_wrap_titles (GtkWidget *root)
{
  if (ADW_IS_PREFERENCES_GROUP (root))
    wrap_title (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    rj_rows_wrap_titles (child);
}

void
rj_rows_add_arrow (AdwActionRow *row)
{
  GtkWidget *arrow = g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  adw_action_row_add_suffix (row, arrow);
}

static void
press_action (GtkWidget *row, const char *name, GVariant *parameter)
{
  gtk_widget_activate (row);
}

void
rj_rows_install_press (GtkWidgetClass *row_class)
{
  gtk_widget_class_install_action (row_class, "row.press", NULL, press_action);
}
