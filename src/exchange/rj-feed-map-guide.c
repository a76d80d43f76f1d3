// SPDX-License-Identifier: GPL-3.0-or-later
// Meeting Guide (code4recovery/spec), the rules that its reader tsml-ui adds, and TSML's table.
#include "rj-feed-map-private.h"
#include "rj-feed-values.h"

#include <string.h>

/* An address with fewer parts is only about where it is. */
#define EXACT_PARTS 4

static guint
count_parts (const char *address)
{
  g_auto (GStrv) parts = g_strsplit (address, ",", -1);
  guint n = 0;

  for (char **part = parts; *part != NULL; part++)
    n += *g_strstrip (*part) != '\0';
  return n;
}

static void
read_address (RjFeedDraft *draft)
{
  RjFeedRow *row = draft->row;
  const char *approximate = rj_feed_fields_get (draft->fields, "approximate");
  g_autofree char *state =
    rj_feed_draft_join (draft, RJ_FEED_NAMES ("state", "postalcode", "zip", "postcode"), " ");
  g_autofree char *street = rj_feed_draft_line (draft, RJ_FEED_NAMES ("address", "streetaddress", "street"));
  g_autofree char *city = rj_feed_draft_line (draft, RJ_FEED_NAMES ("city", "town"));
  g_autofree char *country = rj_feed_draft_line (draft, RJ_FEED_NAMES ("country"));
  const char *const parts[] = { street, city, state, country };

  row->address = rj_feed_draft_line (draft, RJ_FEED_NAMES ("formattedaddress", "fulladdress"));
  if (row->address == NULL)
    {
      g_autoptr (GString) address = g_string_new (NULL);

      for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
        if (parts[i] != NULL)
          g_string_append_printf (address, "%s%s", address->len > 0 ? ", " : "", parts[i]);
      if (address->len > 0)
        row->address = g_string_free (g_steal_pointer (&address), FALSE);
    }
  if (approximate != NULL)
    row->approximate = rj_feed_read_yes (approximate);
  else if (row->address != NULL)
    // A street and a city in fields of their own are exact whatever else is missing.
    row->approximate = count_parts (row->address) < EXACT_PARTS && !(street != NULL && city != NULL);
}

/* "[open]", "Open, Women", ["C", "W"] */
static void
read_types (RjFeedDraft *draft)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  // "type" alone says in some lists what the row is.
  gboolean plain = rj_feed_fields_has (draft->fields, "types");
  guint n = 0;

  for (const char *const *name = plain ? RJ_FEED_NAMES ("types") : RJ_FEED_NAMES ("meetingtypes", "type");
       *name != NULL; name++)
    {
      const GPtrArray *values = rj_feed_fields_get_all (draft->fields, *name);

      for (guint i = 0; values != NULL && i < values->len; i++)
        {
          g_auto (GStrv) codes = g_strsplit_set (g_ptr_array_index (values, i), ",;|[]\"\n", -1);

          for (char **code = codes; *code != NULL; code++)
            {
              g_autofree char *clean = rj_feed_clean_line (*code);

              if (clean == NULL || g_str_equal (clean, "Feature")
                  || !g_hash_table_add (seen, g_strdup (clean)))
                continue;
              g_strv_builder_take (builder, g_steal_pointer (&clean));
              n++;
            }
        }
    }
  if (n > 0)
    draft->row->codes = g_strv_builder_end (builder);
}

static gboolean
has_type (const RjFeedRow *row, const char *code, const char *word)
{
  for (char **at = row->codes; at != NULL && *at != NULL; at++)
    if (g_ascii_strcasecmp (*at, code) == 0 || g_ascii_strcasecmp (*at, word) == 0)
      return TRUE;
  return FALSE;
}

static void
read_door (RjFeedRow *row)
{
  gboolean open = has_type (row, "O", "Open");
  gboolean closed = has_type (row, "C", "Closed");

  if (open != closed)
    row->door = open ? 1 : 2;
}

/* The site that the list is from: of the pages that it has for its meetings. */
static void
read_origin (RjFeedDraft *draft)
{
  const char *url = rj_feed_fields_get_any (
    draft->fields, RJ_FEED_NAMES ("datasource", "editurl", "url", "entitywebsiteurl", "entityurl"));
  g_autoptr (GUri) uri = url != NULL ? g_uri_parse (url, G_URI_FLAGS_PARSE_RELAXED, NULL) : NULL;

  if (uri != NULL && g_uri_get_host (uri) != NULL)
    draft->row->origin = rj_feed_clean_line (g_uri_get_host (uri));
  if (draft->row->origin == NULL)
    draft->row->origin = rj_feed_draft_line (draft, RJ_FEED_NAMES ("entity"));
}

/* What the list itself says about how one comes to it. FALSE: nothing */
static gboolean
read_attendance (RjFeedDraft *draft)
{
  const char *text = rj_feed_fields_get (draft->fields, "attendanceoption");
  g_autofree char *option = text != NULL ? rj_feed_fields_fold (text) : NULL;
  RjFeedRow *row = draft->row;
  guint distant = (row->link != NULL ? RJ_FEED_ONLINE : 0) | (row->phone != NULL ? RJ_FEED_BY_PHONE : 0);

  if (option == NULL)
    return FALSE;
  if (g_str_equal (option, "inperson"))
    row->ways = RJ_FEED_IN_PERSON;
  else if (g_str_equal (option, "online"))
    row->ways = distant != 0 ? distant : RJ_FEED_ONLINE;
  else if (g_str_equal (option, "hybrid"))
    row->ways = RJ_FEED_IN_PERSON | (distant != 0 ? distant : RJ_FEED_ONLINE);
  else if (g_str_equal (option, "inactive"))
    row->closed_for_now = TRUE;
  else
    return FALSE;
  return TRUE;
}

static void
read_ways (RjFeedDraft *draft)
{
  RjFeedRow *row = draft->row;
  gboolean distant;

  if (read_attendance (draft))
    return;
  row->closed_for_now = has_type (row, "TC", "Location Temporarily Closed");
  if (row->link != NULL || has_type (row, "ONL", "Online Meeting") || has_type (row, "ONL", "Online"))
    row->ways |= RJ_FEED_ONLINE;
  if (row->phone != NULL)
    row->ways |= RJ_FEED_BY_PHONE;
  distant = row->ways != 0;
  // Who meets online somewhere in a city does not meet in that city.
  if (!row->closed_for_now && (row->address != NULL || row->place != NULL)
      && !(distant && (row->address == NULL || row->approximate)))
    row->ways |= RJ_FEED_IN_PERSON;
}

static void
read_online (RjFeedDraft *draft)
{
  RjFeedRow *row = draft->row;
  const char *link =
    rj_feed_fields_get_any (draft->fields, RJ_FEED_NAMES ("conferenceurl", "onlineurl", "zoomurl"));

  row->link = rj_feed_clean_link (link);
  if (link != NULL && row->link == NULL)
    rj_feed_draft_leave (draft, "conference_url", RJ_IMPORT_BAD_VALUE);
  row->link_note = rj_feed_draft_text (draft, RJ_FEED_NAMES ("conferenceurlnotes"));
  row->phone = rj_feed_draft_line (draft, RJ_FEED_NAMES ("conferencephone"));
  row->phone_note = rj_feed_draft_text (draft, RJ_FEED_NAMES ("conferencephonenotes"));
}

void
rj_feed_map_guide (RjFeedDraft *draft)
{
  RjFeedRow *row = draft->row;

  row->source_id = rj_feed_draft_line (draft, RJ_FEED_NAMES ("slug", "id"));
  row->name = rj_feed_draft_line (draft, RJ_FEED_NAMES ("name", "meetingname", "meeting", "title"));
  rj_feed_draft_read_days (draft, rj_feed_fields_has (draft->fields, "day") ? "day" : "weekday",
                           RJ_FEED_SUNDAY_IS_0);
  rj_feed_draft_read_times (draft, rj_feed_fields_has (draft->fields, "time") ? "time" : "starttime",
                            "endtime");
  row->zone = rj_feed_draft_line (draft, RJ_FEED_NAMES ("timezone", "tz"));
  row->place = rj_feed_draft_line (draft, RJ_FEED_NAMES ("location", "locationname", "venue"));
  row->place_note = rj_feed_draft_text (draft, RJ_FEED_NAMES ("locationnotes"));
  row->region =
    rj_feed_draft_join (draft, RJ_FEED_NAMES ("region", "subregion", "subsubregion", "regions"), ", ");
  row->group = rj_feed_draft_line (draft, RJ_FEED_NAMES ("group", "groupname"));
  row->group_note = rj_feed_draft_text (draft, RJ_FEED_NAMES ("groupnotes"));
  row->note = rj_feed_draft_text (draft, RJ_FEED_NAMES ("notes", "note", "description"));
  row->website = rj_feed_clean_link (
    rj_feed_fields_get_any (draft->fields, RJ_FEED_NAMES ("website", "url", "website2", "url2")));
  row->contact = rj_feed_draft_join (
    draft,
    RJ_FEED_NAMES ("contact1name", "contact1email", "contact1phone", "contact2name", "contact2email",
                   "contact2phone", "contact3name", "contact3email", "contact3phone", "email", "phone"),
    "\n");
  read_types (draft);
  read_door (row);
  read_origin (draft);
  read_online (draft);
  read_address (draft);
  read_ways (draft);
}
