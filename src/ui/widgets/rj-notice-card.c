// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-notice-card.h"

#include "rj-wrap.h"

#include <glib/gi18n-lib.h>

typedef struct {
  GtkWidget *line;
  GtkWidget *words;
  GtkWidget *title;
  GtkWidget *text;
  GtkWidget *buttons; /* (nullable) */
} RjNoticeCardPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (RjNoticeCard, rj_notice_card, ADW_TYPE_BIN)

static RjNoticeCardPrivate *
get_private (RjNoticeCard *self)
{
  return rj_notice_card_get_instance_private (self);
}

void
rj_notice_card_set_words (RjNoticeCard *self, const char *title, const char *text)
{
  g_return_if_fail (RJ_IS_NOTICE_CARD (self));

  gtk_label_set_text (GTK_LABEL (get_private (self)->title), title);
  gtk_label_set_text (GTK_LABEL (get_private (self)->text), text);
}

char *
rj_notice_card_dup_words (RjNoticeCard *self)
{
  g_return_val_if_fail (RJ_IS_NOTICE_CARD (self), NULL);

  return g_strjoin (" ", gtk_label_get_text (GTK_LABEL (get_private (self)->title)),
                    gtk_label_get_text (GTK_LABEL (get_private (self)->text)), NULL);
}

GtkWidget *
rj_notice_card_add_button (RjNoticeCard *self, const char *label, gboolean flat)
{
  RjNoticeCardPrivate *own;
  GtkWidget *button;

  g_return_val_if_fail (RJ_IS_NOTICE_CARD (self), NULL);

  own = get_private (self);
  if (own->buttons == NULL)
    {
      own->buttons = adw_wrap_box_new ();
      adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (own->buttons), 6);
      adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (own->buttons), 6);
      gtk_box_append (GTK_BOX (own->words), own->buttons);
    }
  button = gtk_button_new_with_mnemonic (label);
  if (flat)
    gtk_widget_add_css_class (button, "flat");
  rj_wrap_button (GTK_BUTTON (button));
  adw_wrap_box_append (ADW_WRAP_BOX (own->buttons), button);
  return button;
}

GtkWidget *
rj_notice_card_add_close (RjNoticeCard *self)
{
  GtkWidget *close;

  g_return_val_if_fail (RJ_IS_NOTICE_CARD (self), NULL);

  close = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_add_css_class (close, "flat");
  gtk_widget_add_css_class (close, "circular");
  gtk_widget_set_size_request (close, 44, 44);
  gtk_widget_set_valign (close, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (close, C_ ("card", "Close"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("card", "Close"),
                                  -1);
  gtk_box_append (GTK_BOX (get_private (self)->line), close);
  return close;
}

static void
rj_notice_card_class_init (RjNoticeCardClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rj_notice_card_init (RjNoticeCard *self)
{
  RjNoticeCardPrivate *own = get_private (self);

  own->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  own->words = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, "hexpand",
                             TRUE, "valign", GTK_ALIGN_CENTER, NULL);
  own->title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "accessible-role",
                             GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  own->text = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (own->title, "heading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (own->title), GTK_ACCESSIBLE_PROPERTY_LEVEL, 2, -1);
  gtk_box_append (GTK_BOX (own->words), own->title);
  gtk_box_append (GTK_BOX (own->words), own->text);
  gtk_box_append (GTK_BOX (own->line), own->words);
  gtk_widget_add_css_class (own->line, "card");
  gtk_widget_add_css_class (own->line, "rj-card");
  adw_bin_set_child (ADW_BIN (self), own->line);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY, own->title,
                                  NULL, -1);
}
