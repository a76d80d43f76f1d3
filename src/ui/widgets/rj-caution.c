// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-caution.h"

GtkWidget *
rj_caution_new (const char *text)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *image =
    g_object_new (GTK_TYPE_IMAGE, "icon-name", "dialog-information-symbolic", "valign", GTK_ALIGN_START,
                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "hexpand", TRUE, "wrap",
                                   TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "rj-caution");
  gtk_box_append (GTK_BOX (card), image);
  gtk_box_append (GTK_BOX (card), label);
  return card;
}
