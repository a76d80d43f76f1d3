// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-notice-card.h"

#include "rj-spoken.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>

typedef struct {
  GtkWidget *line;
  GtkWidget *words;
  GtkWidget *title;
  GtkWidget *text;
  GtkWidget *buttons; /* (nullable) */
  gboolean to_say;    /* not announced yet */
} RjNoticeCardPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (RjNoticeCard, rj_notice_card, ADW_TYPE_BIN)

enum {
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

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

void
rj_notice_card_show (RjNoticeCard *self)
{
  g_return_if_fail (RJ_IS_NOTICE_CARD (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  get_private (self)->to_say = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

void
rj_notice_card_leave (RjNoticeCard *self)
{
  gboolean had_focus;

  g_return_if_fail (RJ_IS_NOTICE_CARD (self));

  had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (had_focus)
    g_signal_emit (self, signals[CLOSED], 0);
}

/* The button that had the focus has gone meanwhile. */
static void
dialog_closed_cb (RjNoticeCard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (root != NULL && !gtk_widget_get_visible (GTK_WIDGET (self))
      && (focus == NULL || !gtk_widget_get_mapped (focus)))
    g_signal_emit (self, signals[CLOSED], 0);
}

void
rj_notice_card_watch_dialog (RjNoticeCard *self, AdwDialog *dialog)
{
  g_return_if_fail (RJ_IS_NOTICE_CARD (self));

  g_signal_connect_object (dialog, "closed", G_CALLBACK (dialog_closed_cb), self, G_CONNECT_SWAPPED);
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

void
rj_notice_card_add_drawing (RjNoticeCard *self, GtkWidget *drawing)
{
  g_return_if_fail (RJ_IS_NOTICE_CARD (self));

  gtk_box_prepend (GTK_BOX (get_private (self)->words), drawing);
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

/* The focus is elsewhere: who does not see the card hears it. */
static void
rj_notice_card_map (GtkWidget *widget)
{
  RjNoticeCardPrivate *own = get_private (RJ_NOTICE_CARD (widget));
  g_autofree char *words = NULL;

  GTK_WIDGET_CLASS (rj_notice_card_parent_class)->map (widget);
  if (!own->to_say)
    return;
  own->to_say = FALSE;
  words = g_strjoin (" ", gtk_label_get_text (GTK_LABEL (own->title)),
                     gtk_label_get_text (GTK_LABEL (own->text)), NULL);
  rj_announce (widget, words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
rj_notice_card_class_init (RjNoticeCardClass *klass)
{
  GTK_WIDGET_CLASS (klass)->map = rj_notice_card_map;
  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
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
