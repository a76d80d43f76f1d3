// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-places.h"

#include <glib/gi18n-lib.h>

/* Order, names and icons are fixed; a place without a page is not shown. */
static RjPlace places[] = {
  { "today", N_ ("Today"), N_ ("Today"), "daytime-sunrise-symbolic", G_TYPE_INVALID },
  { "journal", N_ ("Journal"), N_ ("Journal"), "document-edit-symbolic", G_TYPE_INVALID },
  { "coping", N_ ("{coping:label}"), N_ ("{coping:label}"), "rj-umbrella-symbolic", G_TYPE_INVALID },
  { "people", N_ ("People & {meeting:many}"), N_ ("People"), "rj-people-symbolic", G_TYPE_INVALID },
  { "progress", N_ ("Progress"), N_ ("Progress"), "rj-path-symbolic", G_TYPE_INVALID },
};

static GPtrArray *shown;

typedef struct {
  char *id;
  char *draft_prefix;
  RjFormFunc present;
} Form;

static GArray *forms;

GPtrArray *
rj_places_list (void)
{
  if (shown == NULL)
    shown = g_ptr_array_new ();

  return shown;
}

const RjPlace *
rj_places_find (const char *id)
{
  GPtrArray *list = rj_places_list ();

  for (guint i = 0; i < list->len; i++)
    {
      const RjPlace *place = list->pdata[i];

      if (g_strcmp0 (place->id, id) == 0)
        return place;
    }

  return NULL;
}

void
rj_places_set_page (const char *id, GType page_type)
{
  GPtrArray *list = rj_places_list ();

  g_return_if_fail (g_type_is_a (page_type, GTK_TYPE_WIDGET));

  g_ptr_array_set_size (list, 0);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if (g_str_equal (places[i].id, id))
        places[i].page_type = page_type;
      if (places[i].page_type != G_TYPE_INVALID)
        g_ptr_array_add (list, &places[i]);
    }
}

void
rj_forms_set (const char *id, const char *draft_prefix, RjFormFunc present)
{
  Form form = { g_strdup (id), g_strdup (draft_prefix), present };

  g_return_if_fail (id != NULL && present != NULL);

  if (forms == NULL)
    forms = g_array_new (FALSE, FALSE, sizeof (Form));
  g_array_append_val (forms, form);
}

RjFormFunc
rj_forms_find (const char *id)
{
  for (guint i = 0; forms != NULL && i < forms->len; i++)
    {
      const Form *form = &g_array_index (forms, Form, i);

      if (g_strcmp0 (form->id, id) == 0)
        return form->present;
    }

  return NULL;
}

RjFormFunc
rj_forms_find_for_draft (const char *where)
{
  for (guint i = 0; forms != NULL && i < forms->len; i++)
    {
      const Form *form = &g_array_index (forms, Form, i);

      if (form->draft_prefix != NULL && g_str_has_prefix (where, form->draft_prefix))
        return form->present;
    }

  return NULL;
}
