// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-welcome-back-card.h"

#include "rj-spoken.h"

#include <glib/gi18n-lib.h>

#define LONG_ABSENCE_US (14 * G_TIME_SPAN_DAY)

struct _RjWelcomeBackCard {
  AdwBin parent_instance;

  GtkWidget *title;
  GtkWidget *text;
  gboolean said;
};

G_DEFINE_FINAL_TYPE (RjWelcomeBackCard, rj_welcome_back_card, ADW_TYPE_BIN)

enum {
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

gboolean
rj_welcome_back_card_is_due (gint64 last_opened_us, gint64 now_us)
{
  return last_opened_us > 0 && now_us - last_opened_us >= LONG_ABSENCE_US;
}

/* The focus goes to the plan below: who does not see the card hears it. */
static void
rj_welcome_back_card_map (GtkWidget *widget)
{
  RjWelcomeBackCard *self = RJ_WELCOME_BACK_CARD (widget);
  g_autofree char *words = NULL;

  GTK_WIDGET_CLASS (rj_welcome_back_card_parent_class)->map (widget);
  if (self->said)
    return;
  self->said = TRUE;
  words = g_strjoin (" ", gtk_label_get_label (GTK_LABEL (self->title)),
                     gtk_label_get_label (GTK_LABEL (self->text)), NULL);
  rj_announce (widget, words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
close_cb (RjWelcomeBackCard *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
rj_welcome_back_card_class_init (RjWelcomeBackCardClass *klass)
{
  GTK_WIDGET_CLASS (klass)->map = rj_welcome_back_card_map;

  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_close (RjWelcomeBackCard *self)
{
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_add_css_class (close, "flat");
  gtk_widget_add_css_class (close, "circular");
  gtk_widget_set_size_request (close, 44, 44);
  gtk_widget_set_valign (close, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (close, C_ ("card", "Close"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("card", "Close"),
                                  -1);
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (close_cb), self);
  return close;
}

static void
rj_welcome_back_card_init (RjWelcomeBackCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->title = g_object_new (GTK_TYPE_LABEL, "label", _ ("Good to see you."), "xalign", 0.0, "wrap", TRUE,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  gtk_widget_add_css_class (self->title, "heading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->title), GTK_ACCESSIBLE_PROPERTY_LEVEL, 2, -1);
  self->text =
    g_object_new (GTK_TYPE_LABEL, "label", _ ("Nothing to catch up on. Today is a fine place to start."),
                  "xalign", 0.0, "wrap", TRUE, NULL);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), self->title);
  gtk_box_append (GTK_BOX (words), self->text);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), make_close (self));
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "rj-card");
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->title,
                                  NULL, -1);
}

GtkWidget *
rj_welcome_back_card_new (RjContext *context)
{
  RjWelcomeBackCard *self;
  RjVault *vault;

  g_return_val_if_fail (RJ_IS_CONTEXT (context), NULL);

  self = g_object_new (RJ_TYPE_WELCOME_BACK_CARD, NULL);
  vault = rj_context_get_vault (context);
  gtk_widget_set_visible (
    GTK_WIDGET (self), vault != NULL
                         && rj_welcome_back_card_is_due (rj_vault_get_last_opened (vault),
                                                         rj_clock_get_now (rj_context_get_clock (context))));
  return GTK_WIDGET (self);
}
