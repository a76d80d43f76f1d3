// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-menus.h"

#include "rj-places.h"

#include <glib/gi18n-lib.h>

static void
append (GMenu *menu, const char *label, const char *action, const char *accel)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  /* The keys are the window's, so the menu has to be told which they are. */
  if (accel != NULL)
    g_menu_item_set_attribute (item, "accel", "s", accel);
  g_menu_append_item (menu, item);
}

GMenu *
rj_menus_new_add (RjContext *context)
{
  GMenu *menu = g_menu_new ();

  if (rj_forms_find ("log-craving") != NULL)
    append (menu, rj_context_say (context, _ ("Lo_g {craving:a}")), "win.log-craving", "<Control>k");
  if (rj_forms_find ("check-in") != NULL)
    append (menu, _ ("Check _in"), "win.check-in", "<Control>m");
  if (rj_forms_find ("write") != NULL)
    append (menu, _ ("_Write"), "win.write", "<Control>j");
  /* No key of its own, on purpose. */
  append (menu, _ ("Something _happened"), "win.something-happened", NULL);

  return menu;
}

static GMenu *
new_places (RjContext *context)
{
  GMenu *menu = g_menu_new ();
  GPtrArray *list = rj_places_list ();

  for (guint i = 0; i < list->len; i++)
    {
      const RjPlace *place = list->pdata[i];
      g_autofree char *accel = g_strdup_printf ("<Alt>%u", i + 1);
      g_autofree char *action = g_strconcat ("win.place::", place->id, NULL);

      append (menu, rj_context_say (context, _ (place->title)), action, accel);
    }

  return menu;
}

GMenu *
rj_menus_new_main (RjContext *context, gboolean with_places, gboolean with_add)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) undo = g_menu_new ();
  g_autoptr (GMenu) more = g_menu_new ();

  if (with_places)
    {
      g_autoptr (GMenu) places = new_places (context);

      g_menu_append_section (menu, NULL, G_MENU_MODEL (places));
    }
  if (with_add)
    {
      g_autoptr (GMenu) add = rj_menus_new_add (context);

      if (g_menu_model_get_n_items (G_MENU_MODEL (add)) > 0)
        g_menu_append_section (menu, NULL, G_MENU_MODEL (add));
    }

  append (undo, _ ("_Undo"), "win.undo", "<Control>z");
  append (undo, _ ("_Redo"), "win.redo", "<Control><Shift>z");
  append (undo, _ ("_Lock now"), "win.lock", "<Control>l");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (undo));

  append (more, rj_context_say (context, _ ("_{medicine:labels}")), "win.daily-items", NULL);
  append (more, _ ("Recently _deleted"), "win.trash", NULL);
  append (more, _ ("_Preferences"), "win.preferences", "<Control>comma");
  append (more, _ ("_Keyboard shortcuts"), "win.shortcuts", "<Control>question");
  append (more, _ ("_About Journal"), "win.about", NULL);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));

  return menu;
}
