// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-line-card.h"

#include "rj-help-pages.h"
#include "rj-clipboard.h"
#include "rj-format.h"
#include "rj-popover.h"
#include "rj-qr.h"
#include "rj-spoken.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

static char *
qr_text (const RjContact *contact)
{
  if (g_str_equal (contact->kind, "text"))
    return contact->keyword != NULL ? g_strdup_printf ("SMSTO:%s:%s", contact->number, contact->keyword)
                                    : g_strdup_printf ("SMSTO:%s", contact->number);
  if (g_str_equal (contact->kind, "web"))
    return g_strconcat ("https://", contact->display, NULL);

  return g_strconcat ("tel:", contact->number, NULL);
}

static GtkWidget *
new_qr_button (const RjContact *contact)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = rj_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *text = qr_text (contact);
  /* Translators: %s is a phone number or a web address. */
  g_autofree char *label = g_strdup_printf (_ ("Code for your phone's camera: %s"), contact->display);
  g_autofree char *name = g_strdup_printf (_ ("Show %s as a code for your phone"), contact->display);

  gtk_box_append (GTK_BOX (box), rj_qr_new (text, label));
  gtk_widget_add_css_class (rj_help_add_label (box, _ ("Point your phone's camera here."), "caption"),
                            "dimmed");
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  /* Translators: button that shows a QR code. */
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("QR"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static void
copy_cb (GtkButton *button, const char *text)
{
  rj_clipboard_copy_briefly (GTK_WIDGET (button), text);
  gtk_button_set_label (button, _ ("Copied"));
  rj_announce (GTK_WIDGET (button), _ ("Copied for 30 seconds"), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static GtkWidget *
new_copy_button (const RjContact *contact)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Copy"));
  g_autofree char *name = g_strdup_printf (_ ("Copy %s"), contact->display);

  rj_speak_button (GTK_BUTTON (button), name);
  g_signal_connect_data (button, "clicked", G_CALLBACK (copy_cb), g_strdup (contact->display),
                         (GClosureNotify) (void (*) (void)) g_free, 0);
  return button;
}

static void
call_cb (GtkButton *button, const char *uri)
{
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (uri);

  gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (button))), NULL, NULL,
                           NULL);
}

static gboolean
can_call (void)
{
  static int answer = -1;

  if (answer < 0)
    {
      g_autoptr (GAppInfo) handler = g_app_info_get_default_for_uri_scheme ("tel");

      answer = handler != NULL;
    }

  return answer;
}

static GtkWidget *
new_call_button (const RjContact *contact)
{
  GtkWidget *button = gtk_button_new_with_label (C_ ("phone", "Call"));
  g_autofree char *name = g_strdup_printf (_ ("Call %s"), contact->display);

  rj_speak_button (GTK_BUTTON (button), name);
  g_signal_connect_data (button, "clicked", G_CALLBACK (call_cb), g_strconcat ("tel:", contact->number, NULL),
                         (GClosureNotify) (void (*) (void)) g_free, 0);
  return button;
}

/* Is @other the same number by another way ("Call or text")? */
static gboolean
is_same_number (const RjContact *contact, const RjContact *other)
{
  return other->number != NULL && g_strcmp0 (contact->number, other->number) == 0 && other->keyword == NULL;
}

static gboolean
can_text_too (const RjLine *line, const RjContact *contact)
{
  for (guint i = 0; i < line->contacts->len; i++)
    {
      const RjContact *other = line->contacts->pdata[i];

      if (other != contact && g_str_equal (other->kind, "text") && is_same_number (contact, other))
        return TRUE;
    }

  return FALSE;
}

/* Was the number shown already, with the contact before it? */
static gboolean
is_shown (const RjLine *line, guint n)
{
  const RjContact *contact = line->contacts->pdata[n];

  for (guint i = 0; i < n; i++)
    if (g_str_equal (contact->kind, "text") && contact->keyword == NULL
        && is_same_number (line->contacts->pdata[i], contact))
      return TRUE;

  return FALSE;
}

static char *
how_text (const RjLine *line, const RjContact *contact)
{
  g_autofree char *how = NULL;

  if (g_str_equal (contact->kind, "text"))
    how = contact->keyword != NULL
            /* Translators: %s is a word to send as a text message. */
            ? g_strdup_printf (_ ("Text the word %s"), contact->keyword)
            : g_strdup (C_ ("phone", "Text"));
  else if (g_str_equal (contact->kind, "web"))
    how = g_strdup (_ ("Web site"));
  else if (can_text_too (line, contact))
    how = g_strdup (C_ ("phone", "Call or text"));
  else
    how = g_strdup (C_ ("phone", "Call"));

  if (contact->note == NULL)
    return g_steal_pointer (&how);

  return g_strdup_printf ("%s · %s", how, contact->note);
}

static void
add_contact (GtkWidget *box, const RjLine *line, const RjContact *contact, gboolean emergency)
{
  gboolean is_web = g_str_equal (contact->kind, "web");
  GtkWidget *digits = rj_help_add_digits (box, contact->display, is_web ? "title-4" : "rj-digits");
  GtkWidget *buttons;
  g_autofree char *how = NULL;

  if (emergency)
    gtk_widget_add_css_class (digits, "rj-emergency");
  if (emergency)
    gtk_widget_add_css_class (digits, "emergency");

  if (!emergency)
    {
      how = how_text (line, contact);
      rj_help_add_label (box, how, "body");
    }

  buttons = adw_wrap_box_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (buttons), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (buttons), 6);
  if (contact->number != NULL && g_str_equal (contact->kind, "call") && can_call ())
    adw_wrap_box_append (ADW_WRAP_BOX (buttons), new_call_button (contact));
  /* What cannot be dialled is read and copied as it is written. */
  if (contact->number != NULL || !g_str_equal (contact->kind, "call"))
    adw_wrap_box_append (ADW_WRAP_BOX (buttons), new_qr_button (contact));
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), new_copy_button (contact));
  gtk_box_append (GTK_BOX (box), buttons);
}

char *
rj_line_checked_text (const RjLine *line, RjDay today)
{
  g_autofree char *date = NULL;

  if (line->checked == RJ_DAY_NONE)
    return g_strdup (_ ("Not checked: ask locally"));

  date = rj_format_date (line->checked);
  if (today > line->checked + 180)
    /* Translators: %s is a date more than half a year ago. */
    return g_strdup_printf (_ ("Last checked on %s, a while ago"), date);

  return g_strdup_printf (_ ("Checked on %s"), date);
}

char *
rj_line_source_text (const RjLine *line)
{
  const char *site = line->site;

  switch (line->grade)
    {
    case 'A':
      /* Translators: of a help line; %s is the web site of who runs it. */
      return site != NULL ? g_strdup_printf (_ ("Source: the text of an official page (%s)"), site)
                          : g_strdup (_ ("Source: the text of an official page"));
    case 'B':
      /* Translators: of a help line; %s is the web site of who runs it. */
      return site != NULL ? g_strdup_printf (_ ("Source: a public list that cites %s"), site)
                          : g_strdup (_ ("Source: a public list that cites who runs it"));
    case 'C':
      return g_strdup (_ ("Source: several public lists agree. No official page was read."));
    case 'D':
      return g_strdup (_ ("Source: not checked anywhere"));
    default:
      return NULL;
    }
}

/* What it rests on: when it was checked, and by what. */
static void
add_grounds (GtkWidget *box, const RjLine *line, RjDay today, gboolean short_one)
{
  g_autofree char *checked = rj_line_checked_text (line, today);
  g_autofree char *source = rj_line_source_text (line);

  if (source == NULL)
    return;
  gtk_widget_add_css_class (rj_help_add_label (box, checked, "caption"), "dimmed");
  if (!short_one)
    gtk_widget_add_css_class (rj_help_add_label (box, source, "caption"), "dimmed");
}

static GtkWidget *
new_card (const RjLine *line, RjDay today, gboolean only_first)
{
  gboolean emergency = g_str_equal (line->type, "emergency");
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  const char *name = emergency ? _ ("Emergency") : line->name;

  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "rj-card");
  rj_help_add_label (box, name, "heading");
  if (line->region != NULL)
    rj_help_add_label (box, line->region, "body");
  for (guint i = 0; i < line->contacts->len && (i == 0 || !only_first); i++)
    if (!is_shown (line, i))
      add_contact (box, line, line->contacts->pdata[i], emergency);
  if (line->hours != NULL)
    rj_help_add_label (box, line->hours, "body");
  if (line->note != NULL && !only_first)
    rj_help_add_label (box, line->note, "body");
  add_grounds (box, line, today, only_first);

  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return box;
}

GtkWidget *
rj_line_card_new (const RjLine *line, RjDay today)
{
  return new_card (line, today, FALSE);
}

GtkWidget *
rj_line_card_new_short (const RjLine *line, RjDay today)
{
  return new_card (line, today, TRUE);
}
