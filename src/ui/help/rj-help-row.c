// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-help-row.h"

#include "rj-rows.h"

struct _RjHelpRow {
  AdwActionRow parent_instance;

  char *tag;
};

G_DEFINE_FINAL_TYPE (RjHelpRow, rj_help_row, ADW_TYPE_ACTION_ROW)

static void
rj_help_row_finalize (GObject *object)
{
  g_free (RJ_HELP_ROW (object)->tag);
  G_OBJECT_CLASS (rj_help_row_parent_class)->finalize (object);
}

static void
rj_help_row_class_init (RjHelpRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rj_help_row_finalize;
  rj_rows_install_press (GTK_WIDGET_CLASS (klass));
}

static void
rj_help_row_init (RjHelpRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "rj-help-row");
}

GtkWidget *
rj_help_row_new (const char *digit, const char *title, const char *subtitle, const char *tag)
{
  RjHelpRow *self = g_object_new (RJ_TYPE_HELP_ROW, "use-markup", FALSE, "title", title, "subtitle",
                                  subtitle != NULL ? subtitle : "", "activatable", TRUE, NULL);

  self->tag = g_strdup (tag);
  if (digit != NULL)
    {
      GtkWidget *number = gtk_label_new (digit);

      gtk_widget_add_css_class (number, "number");
      adw_action_row_add_prefix (ADW_ACTION_ROW (self), number);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, digit,
                                      -1);
    }
  rj_rows_add_arrow (ADW_ACTION_ROW (self));
  return GTK_WIDGET (self);
}

const char *
rj_help_row_get_tag (RjHelpRow *self)
{
  g_return_val_if_fail (RJ_IS_HELP_ROW (self), NULL);
  return self->tag;
}
