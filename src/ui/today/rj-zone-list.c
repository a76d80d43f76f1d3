// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-zone-list.h"

#include "rj-safety-keys.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#define TABLE "/usr/share/zoneinfo/tzdata.zi"

static GtkStringList *
get_list (GtkDropDown *drop_down)
{
  return GTK_STRING_LIST (gtk_drop_down_get_model (drop_down));
}

static guint
find (GtkDropDown *drop_down, const char *tzid)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (get_list (drop_down)));

  for (guint i = 1; i < n; i++)
    if (g_str_equal (gtk_string_list_get_string (get_list (drop_down), i), tzid))
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Lines "Z Europe/Berlin …" and "L Europe/Berlin Europe/Stockholm"; those with a slash are places. */
static GPtrArray *
parse (const char *contents)
{
  g_auto (GStrv) lines = g_strsplit (contents, "\n", -1);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = NULL;
      const char *name = NULL;

      if (lines[i][0] != 'Z' && lines[i][0] != 'L')
        continue;
      words = g_strsplit (lines[i], " ", 4);
      if (lines[i][0] == 'Z' && words[1] != NULL)
        name = words[1];
      else if (lines[i][0] == 'L' && words[1] != NULL)
        name = words[2];
      if (name != NULL && strchr (name, '/') != NULL && !g_str_has_prefix (name, "Etc/"))
        g_ptr_array_add (names, g_strdup (name));
    }
  g_ptr_array_sort (names, compare);
  return names;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkDropDown) drop_down = user_data;
  g_autofree char *contents = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();

  /* Without the table there are still the person's own zones. */
  if (!g_file_load_contents_finish (G_FILE (source), result, &contents, NULL, NULL, NULL)
      || gtk_drop_down_get_model (drop_down) == NULL)
    return;
  names = parse (contents);
  for (guint i = 0; i < names->len; i++)
    if (find (drop_down, g_ptr_array_index (names, i)) == GTK_INVALID_LIST_POSITION)
      g_ptr_array_add (missing, g_ptr_array_index (names, i));
  g_ptr_array_add (missing, NULL);
  gtk_string_list_splice (get_list (drop_down),
                          g_list_model_get_n_items (G_LIST_MODEL (get_list (drop_down))), 0,
                          (const char *const *) missing->pdata);
}

void
rj_zone_list_fill (GtkDropDown *drop_down, const char *here, const char *chosen)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  g_autoptr (GtkExpression) expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  g_autoptr (GFile) table = g_file_new_for_path (TABLE);

  /* Translators: a time that is always by the clock of the place where the person is. */
  gtk_string_list_append (list, _ ("Wherever I am"));
  gtk_string_list_append (list, here);
  if (chosen != NULL && !g_str_equal (chosen, here))
    gtk_string_list_append (list, chosen);
  gtk_drop_down_set_expression (drop_down, expression);
  gtk_drop_down_set_search_match_mode (drop_down, GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (list));
  /* Its search field swallows the keys of the window. */
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (drop_down)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      rj_add_safety_keys (child);
  g_file_load_contents_async (table, NULL, loaded_cb, g_object_ref (drop_down));
}

void
rj_zone_list_select (GtkDropDown *drop_down, const char *tzid)
{
  guint position = 0;

  if (tzid != NULL)
    {
      position = find (drop_down, tzid);
      if (position == GTK_INVALID_LIST_POSITION)
        {
          gtk_string_list_append (get_list (drop_down), tzid);
          position = find (drop_down, tzid);
        }
    }
  gtk_drop_down_set_selected (drop_down, position);
}

char *
rj_zone_list_dup_selected (GtkDropDown *drop_down)
{
  guint position = gtk_drop_down_get_selected (drop_down);

  if (position == 0 || position == GTK_INVALID_LIST_POSITION)
    return NULL;
  return g_strdup (gtk_string_list_get_string (get_list (drop_down), position));
}
