// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-organisations.h"

#include "rj-content.h"
#include "rj-format.h"

#include <glib/gi18n-lib.h>

static void
organisation_free (RjOrganisation *self)
{
  g_free (self->name);
  g_free (self->about);
  g_free (self->display);
  g_free (self->url);
  g_free (self);
}

static void
list_free (RjOrganisationList *self)
{
  g_free (self->code);
  g_free (self->name);
  g_ptr_array_unref (self->organisations);
  g_free (self);
}

/* The facts stand in one file; only the sentences are translated. */
static RjOrganisation *
read_one (JsonObject *object, JsonObject *texts)
{
  RjOrganisation *self = g_new0 (RjOrganisation, 1);
  const char *about = rj_content_get_string (object, "about");
  const char *checked = rj_content_get_string (object, "verified_on");

  if (texts != NULL && json_object_has_member (texts, about))
    about = json_object_get_string_member (texts, about);
  self->name = g_strdup (rj_content_get_string (object, "name"));
  self->about = g_strdup (about);
  self->display = g_strdup (rj_content_get_string (object, "display"));
  self->url = g_strdup (rj_content_get_string (object, "url"));
  self->grade = rj_content_get_string (object, "grade")[0];
  self->checked = checked != NULL ? rj_day_from_iso (checked) : RJ_DAY_NONE;
  return self;
}

static int
compare_organisations (const RjOrganisation *a, const RjOrganisation *b)
{
  return g_utf8_collate (a->name, b->name);
}

static RjOrganisationList *
read_list (JsonArray *array, JsonObject *texts)
{
  RjOrganisationList *self = g_new0 (RjOrganisationList, 1);

  self->organisations = g_ptr_array_new_with_free_func ((GDestroyNotify) organisation_free);
  for (guint i = 0; i < json_array_get_length (array); i++)
    g_ptr_array_add (self->organisations, read_one (json_array_get_object_element (array, i), texts));
  g_ptr_array_sort_values (self->organisations, (GCompareFunc) compare_organisations);
  return self;
}

static int
compare_lists (const RjOrganisationList *a, const RjOrganisationList *b)
{
  return g_utf8_collate (a->name, b->name);
}

GPtrArray *
rj_organisations_load (const char *own)
{
  g_autoptr (JsonObject) root = rj_content_load ("organisations", "en");
  g_autoptr (JsonObject) texts = rj_content_load_texts ("organisations", NULL);
  JsonArray *countries = json_object_get_array_member (root, "countries");
  GPtrArray *lists = g_ptr_array_new_with_free_func ((GDestroyNotify) list_free);
  RjOrganisationList *first = NULL;

  for (guint i = 0; i < json_array_get_length (countries); i++)
    {
      JsonObject *country = json_array_get_object_element (countries, i);
      RjOrganisationList *list = read_list (json_object_get_array_member (country, "organisations"), texts);

      list->code = g_strdup (rj_content_get_string (country, "cc"));
      list->name = g_strdup (g_dgettext ("iso_3166-1", rj_content_get_string (country, "name")));
      if (g_strcmp0 (list->code, own) == 0)
        first = list;
      else
        g_ptr_array_add (lists, list);
    }
  g_ptr_array_sort_values (lists, (GCompareFunc) compare_lists);
  g_ptr_array_insert (lists, 0, read_list (json_object_get_array_member (root, "everywhere"), texts));
  if (first != NULL)
    g_ptr_array_insert (lists, 0, first);
  return lists;
}

char *
rj_organisation_dup_grounds (const RjOrganisation *self)
{
  g_autofree char *date = NULL;

  if (self->checked != RJ_DAY_NONE)
    {
      date = rj_format_date (self->checked);
      return g_strdup_printf (_ ("Checked on %s"), date);
    }
  if (self->grade == 'A')
    return g_strdup (_ ("Read on a page of theirs, we don't know from when. Their site has the last word."));
  if (self->grade == 'C')
    return g_strdup (_ ("Not checked: public lists agree on the address. Their site has the last word."));
  return g_strdup (_ ("Not checked: one list gives the address. Their site has the last word."));
}
