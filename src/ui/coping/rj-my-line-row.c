// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-my-line-row.h"

#include "rj-my-plan-sheet.h"
#include "rj-rating.h"
#include "rj-text.h"

#include <glib/gi18n-lib.h>

struct _RjMyLineRow {
  AdwActionRow parent_instance;

  RjMyLine *line;
  GtkWidget *pin;
  GtkWidget *menu;
};

G_DEFINE_FINAL_TYPE (RjMyLineRow, rj_my_line_row, ADW_TYPE_ACTION_ROW)

enum {
  DEED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const struct {
  const char *action;
  RjMyLineDeed deed;
  guint key;
  GdkModifierType modifiers;
} deeds[] = {
  { "line.edit", RJ_MY_LINE_EDIT, 0, 0 },
  { "line.up", RJ_MY_LINE_UP, GDK_KEY_Up, GDK_ALT_MASK },
  { "line.down", RJ_MY_LINE_DOWN, GDK_KEY_Down, GDK_ALT_MASK },
  { "line.pin", RJ_MY_LINE_PIN, 0, 0 },
  { "line.unpin", RJ_MY_LINE_UNPIN, 0, 0 },
  { "line.delete", RJ_MY_LINE_DELETE, GDK_KEY_Delete, 0 },
};

static void
deed_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    if (g_str_equal (name, deeds[i].action))
      g_signal_emit (widget, signals[DEED], 0, (int) deeds[i].deed);
}

static void
rj_my_line_row_finalize (GObject *object)
{
  g_clear_pointer (&RJ_MY_LINE_ROW (object)->line, rj_my_line_free);
  G_OBJECT_CLASS (rj_my_line_row_parent_class)->finalize (object);
}

static void
rj_my_line_row_class_init (RjMyLineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rj_my_line_row_finalize;
  signals[DEED] = g_signal_new ("deed", RJ_TYPE_MY_LINE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_INT);
  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      gtk_widget_class_install_action (widget_class, deeds[i].action, NULL, deed_action);
      if (deeds[i].key != 0)
        gtk_widget_class_add_binding_action (widget_class, deeds[i].key, deeds[i].modifiers, deeds[i].action,
                                             NULL);
    }
}

static void
rj_my_line_row_init (RjMyLineRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
  self->pin = gtk_image_new_from_icon_name ("view-pin-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pin), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Stands first"), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->pin);
  self->menu = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu), "view-more-symbolic");
  gtk_widget_set_size_request (self->menu, 44, 44);
  gtk_widget_set_valign (self->menu, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->menu, "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->menu);
}

static char *
dup_subtitle (const RjMyLine *line)
{
  if (line->section == RJ_MY_RULES && line->last_rated >= 0)
    {
      g_autofree char *rated = rj_rating_describe_strength (line->last_rated);

      /* Translators: of a rule: how often it was shown, how often the person used it, and how strong it was
       * the last time that was asked afterwards: "2, faint". */
      return g_strdup_printf (_ ("Shown: %d · Used: %d · Last time afterwards: %s"), line->times_shown,
                              line->times_used, rated);
    }
  if (line->section == RJ_MY_RULES && line->times_shown > 0)
    /* Translators: of a rule: how often it was shown, and how often the person used it. */
    return g_strdup_printf (_ ("Shown: %d · Used: %d"), line->times_shown, line->times_used);
  return line->detail != NULL ? rj_text_for_label (line->detail, RJ_TEXT_NAME) : g_strdup ("");
}

static GMenuModel *
new_menu (const RjMyLine *line, gboolean can_pin)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _ ("_Edit"), "line.edit");
  g_menu_append (menu, _ ("Move _up"), "line.up");
  g_menu_append (menu, _ ("Move _down"), "line.down");
  if (line->pinned)
    g_menu_append (menu, _ ("No longer _first"), "line.unpin");
  else if (can_pin)
    g_menu_append (menu, _ ("Put _first"), "line.pin");
  g_menu_append (menu, _ ("_Delete"), "line.delete");
  return G_MENU_MODEL (menu);
}

static void
show_menu (RjMyLineRow *self, const char *title, gboolean can_pin)
{
  g_autoptr (GMenuModel) menu = new_menu (self->line, can_pin);
  /* Translators: a button with what can be done with a line; %s is the line. */
  g_autofree char *name = g_strdup_printf (_ ("More for “%s”"), title);

  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->menu), menu);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
rj_my_line_row_set_line (RjMyLineRow *self,
                         const RjMyLine *line,
                         gboolean first,
                         gboolean last,
                         gboolean can_pin)
{
  g_autofree char *words = rj_my_line_dup_words (line);
  g_autofree char *title = rj_text_for_label (words, RJ_TEXT_NAME);
  g_autofree char *subtitle = dup_subtitle (line);
  RjMyLine *copy = rj_my_line_copy (line);

  g_return_if_fail (RJ_IS_MY_LINE_ROW (self));

  g_clear_pointer (&self->line, rj_my_line_free);
  self->line = copy;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  gtk_widget_set_visible (self->pin, line->pinned);
  show_menu (self, title, can_pin);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "line.up", !first);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "line.down", !last);
}

GtkWidget *
rj_my_line_row_new (const RjMyLine *line, gboolean first, gboolean last, gboolean can_pin)
{
  RjMyLineRow *self = g_object_new (RJ_TYPE_MY_LINE_ROW, "activatable", TRUE, NULL);

  rj_my_line_row_set_line (self, line, first, last, can_pin);
  return GTK_WIDGET (self);
}

const RjMyLine *
rj_my_line_row_get_line (RjMyLineRow *self)
{
  g_return_val_if_fail (RJ_IS_MY_LINE_ROW (self), NULL);
  return self->line;
}
