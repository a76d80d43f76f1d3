// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-directory.h"

#include "rj-content.h"

#include <locale.h>
#include <string.h>

struct _RjDirectory {
  GPtrArray *countries;
  RjLine *finder;
};

static void
contact_free (RjContact *self)
{
  g_free (self->kind);
  g_free (self->number);
  g_free (self->display);
  g_free (self->keyword);
  g_free (self->note);
  g_free (self);
}

void
rj_line_free (RjLine *self)
{
  if (self == NULL)
    return;
  g_free (self->type);
  g_free (self->name);
  g_free (self->region);
  g_free (self->hours);
  g_free (self->note);
  g_free (self->site);
  g_ptr_array_unref (self->contacts);
  g_free (self);
}

static void
country_free (RjCountry *self)
{
  g_free (self->code);
  g_free (self->name);
  g_ptr_array_unref (self->emergency);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

/* The facts stand in one file; only their words are translated. */
static char *
translate (JsonObject *texts, const char *text)
{
  if (text == NULL)
    return NULL;
  if (texts != NULL && json_object_has_member (texts, text))
    return g_strdup (json_object_get_string_member (texts, text));

  return g_strdup (text);
}

static RjDay
read_checked (JsonObject *object)
{
  const char *iso = rj_content_get_string (object, "verified_on");

  return iso != NULL ? rj_day_from_iso (iso) : RJ_DAY_NONE;
}

/* How well it is known, and whose page that is: "https://988.ca/" is "988.ca". */
static void
read_source (RjLine *line, JsonObject *object)
{
  const char *url = rj_content_get_string (object, "url");
  g_autoptr (GUri) uri = url != NULL ? g_uri_parse (url, G_URI_FLAGS_NONE, NULL) : NULL;

  line->grade = rj_content_get_string (object, "grade")[0];
  line->site = uri != NULL ? g_strdup (g_uri_get_host (uri)) : NULL;
  line->checked = read_checked (object);
}

static RjContact *
read_contact (JsonObject *object, JsonObject *texts)
{
  RjContact *contact = g_new0 (RjContact, 1);

  contact->kind = g_strdup (rj_content_get_string (object, "kind"));
  contact->number = g_strdup (rj_content_get_string (object, "number"));
  contact->display = g_strdup (rj_content_get_string (object, "display"));
  contact->keyword = g_strdup (rj_content_get_string (object, "keyword"));
  contact->note = translate (texts, rj_content_get_string (object, "note"));
  return contact;
}

RjLine *
rj_line_new (const char *type)
{
  RjLine *line = g_new0 (RjLine, 1);

  line->type = g_strdup (type);
  line->contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) contact_free);
  return line;
}

static RjLine *
read_emergency (JsonObject *object)
{
  RjLine *line = rj_line_new ("emergency");
  RjContact *contact = g_new0 (RjContact, 1);

  contact->kind = g_strdup ("call");
  contact->number = g_strdup (rj_content_get_string (object, "number"));
  contact->display = g_strdup (rj_content_get_string (object, "display"));
  g_ptr_array_add (line->contacts, contact);
  read_source (line, object);
  return line;
}

static RjLine *
read_line (JsonObject *object, JsonObject *texts)
{
  RjLine *line = rj_line_new (rj_content_get_string (object, "type"));
  JsonArray *contacts = json_object_get_array_member (object, "contact");

  line->name = translate (texts, rj_content_get_string (object, "name"));
  line->region = translate (texts, rj_content_get_string (object, "region"));
  line->hours = translate (texts, rj_content_get_string (object, "hours"));
  line->note = translate (texts, rj_content_get_string (object, "note"));
  read_source (line, object);
  for (guint i = 0; i < json_array_get_length (contacts); i++)
    g_ptr_array_add (line->contacts, read_contact (json_array_get_object_element (contacts, i), texts));
  return line;
}

static RjCountry *
read_country (JsonObject *object, JsonObject *texts)
{
  RjCountry *country = g_new0 (RjCountry, 1);
  JsonArray *emergency = json_object_get_array_member (object, "emergency");
  JsonArray *lines = json_object_get_array_member (object, "lines");

  country->code = g_strdup (rj_content_get_string (object, "cc"));
  /* Names of countries are kept by iso-codes, in every language; where it is missing they stay English. */
  country->name = g_strdup (g_dgettext ("iso_3166-1", rj_content_get_string (object, "name")));
  country->emergency = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_line_free);
  country->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_line_free);
  for (guint i = 0; i < json_array_get_length (emergency); i++)
    g_ptr_array_add (country->emergency, read_emergency (json_array_get_object_element (emergency, i)));
  for (guint i = 0; i < json_array_get_length (lines); i++)
    g_ptr_array_add (country->lines, read_line (json_array_get_object_element (lines, i), texts));
  return country;
}

static int
compare_countries (const RjCountry *a, const RjCountry *b)
{
  return g_utf8_collate (a->name, b->name);
}

RjDirectory *
rj_directory_load (void)
{
  RjDirectory *self = g_new0 (RjDirectory, 1);
  g_autoptr (JsonObject) root = rj_content_load ("directory", "en");
  g_autoptr (JsonObject) texts = rj_content_load_texts ("directory", NULL);
  JsonArray *countries = json_object_get_array_member (root, "countries");

  self->countries = g_ptr_array_new_with_free_func ((GDestroyNotify) country_free);
  for (guint i = 0; i < json_array_get_length (countries); i++)
    g_ptr_array_add (self->countries, read_country (json_array_get_object_element (countries, i), texts));
  g_ptr_array_sort_values (self->countries, (GCompareFunc) compare_countries);
  self->finder = read_line (json_object_get_object_member (root, "finder"), texts);
  return self;
}

void
rj_directory_free (RjDirectory *self)
{
  g_ptr_array_unref (self->countries);
  rj_line_free (self->finder);
  g_free (self);
}

GPtrArray *
rj_directory_get_countries (RjDirectory *self)
{
  return self->countries;
}

const RjCountry *
rj_directory_find (RjDirectory *self, const char *code)
{
  for (guint i = 0; code != NULL && i < self->countries->len; i++)
    {
      const RjCountry *country = self->countries->pdata[i];

      if (g_str_equal (country->code, code))
        return country;
    }

  return NULL;
}

const RjLine *
rj_directory_get_finder (RjDirectory *self)
{
  return self->finder;
}

/* "de_AT.UTF-8" → "AT" */
static char *
region_of (const char *locale)
{
  const char *underscore = locale != NULL ? strchr (locale, '_') : NULL;

  if (underscore == NULL || !g_ascii_isupper (underscore[1]) || !g_ascii_isupper (underscore[2])
      || g_ascii_isalpha (underscore[3]))
    return NULL;

  return g_strndup (underscore + 1, 2);
}

char *
rj_directory_guess_country (void)
{
  static const int categories[] = { LC_MESSAGES, LC_TIME, LC_MONETARY, LC_ADDRESS };
  g_autofree char *guess = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (categories); i++)
    {
      g_autofree char *region = region_of (setlocale (categories[i], NULL));

      if (region == NULL || (guess != NULL && !g_str_equal (guess, region)))
        return NULL;
      g_set_str (&guess, region);
    }

  return g_steal_pointer (&guess);
}

const RjCountry *
rj_directory_get_own (RjDirectory *self, RjSettings *settings)
{
  const char *chosen = settings != NULL ? rj_settings_get_country (settings) : NULL;
  g_autofree char *guess = NULL;

  if (chosen != NULL && *chosen != '\0')
    return rj_directory_find (self, chosen);

  guess = rj_directory_guess_country ();
  return rj_directory_find (self, guess);
}
