// SPDX-License-Identifier: GPL-3.0-or-later
// BMLT (bmlt-enabled/bmlt-server): GetSearchResults as JSON or as a table, and GetNAWSDump.
#include "rj-feed-map-private.h"
#include "rj-feed-values.h"

#include <string.h>

/* ---- Formats ---- */

typedef struct {
  GStrvBuilder *codes;
  GStrvBuilder *words;
  guint n;
  gboolean virtual;
  gboolean hybrid;
  gboolean closed_for_now;
  gboolean open;
  gboolean closed;
} Formats;

/* @world: (nullable): what it is on all servers */
static void
add_code (Formats *self, const char *code, const char *word, const char *world)
{
  self->virtual |= g_strcmp0 (world, "VM") == 0;
  self->hybrid |= g_strcmp0 (world, "HYBR") == 0;
  self->closed_for_now |= g_strcmp0 (world, "TC") == 0;
  self->open |= g_strcmp0 (world, "OPEN") == 0;
  self->closed |= g_strcmp0 (world, "CLOSED") == 0;
  g_strv_builder_add (self->codes, code);
  g_strv_builder_add (self->words, word != NULL ? word : "");
  self->n++;
}

static void
set_codes (Formats *self, RjFeedRow *row)
{
  if (self->open != self->closed)
    row->door = self->open ? 1 : 2;
  if (self->n > 0)
    {
      row->codes = g_strv_builder_end (self->codes);
      row->words = g_strv_builder_end (self->words);
    }
  g_strv_builder_unref (self->codes);
  g_strv_builder_unref (self->words);
}

/* The three that a server has by itself, when the file does not say what its keys are. */
static const char *
get_world (const char *key)
{
  if (g_str_equal (key, "VM") || g_str_equal (key, "TC"))
    return key;
  return g_str_equal (key, "HY") ? "HYBR" : NULL;
}

static void
read_formats (RjFeedDraft *draft, Formats *formats)
{
  const GPtrArray *values = rj_feed_fields_get_all (draft->fields, "formats");

  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      g_auto (GStrv) keys = g_strsplit (g_ptr_array_index (values, i), ",", -1);

      for (char **key = keys; *key != NULL; key++)
        {
          const RjFeedKey *format = rj_feed_mapping_find_key (draft->mapping, g_strstrip (*key));

          if (**key != '\0')
            add_code (formats, *key, format != NULL ? format->name : NULL,
                      format != NULL ? format->world : get_world (*key));
        }
    }
}

/* ---- How one comes to it ---- */

static void
set_ways (RjFeedDraft *draft, const Formats *formats, const char *venue)
{
  RjFeedRow *row = draft->row;
  guint distant = (row->link != NULL ? RJ_FEED_ONLINE : 0) | (row->phone != NULL ? RJ_FEED_BY_PHONE : 0);

  row->closed_for_now = formats->closed_for_now;
  if (g_strcmp0 (venue, "3") == 0 || formats->hybrid)
    row->ways = RJ_FEED_IN_PERSON | (distant != 0 ? distant : RJ_FEED_ONLINE);
  else if (g_strcmp0 (venue, "2") == 0 || formats->virtual)
    row->ways = distant != 0 ? distant : RJ_FEED_ONLINE;
  else if (g_strcmp0 (venue, "1") == 0)
    row->ways = RJ_FEED_IN_PERSON;
  else
    row->ways = distant | (row->address != NULL || row->place != NULL ? RJ_FEED_IN_PERSON : 0);
  if (row->closed_for_now)
    row->ways &= ~(guint) RJ_FEED_IN_PERSON;
}

static void
set_link (RjFeedDraft *draft, const char *name)
{
  const char *link = rj_feed_fields_get (draft->fields, name);

  draft->row->link = rj_feed_clean_link (link);
  if (link != NULL && draft->row->link == NULL)
    rj_feed_draft_leave (draft, "virtual_meeting_link", RJ_IMPORT_BAD_VALUE);
}

void
rj_feed_map_bmlt (RjFeedDraft *draft)
{
  RjFeedRow *row = draft->row;
  const char *duration = rj_feed_fields_get (draft->fields, "durationtime");
  const char *published = rj_feed_fields_get (draft->fields, "published");
  Formats formats = { .codes = g_strv_builder_new (), .words = g_strv_builder_new () };

  row->source_id = rj_feed_draft_line (draft, RJ_FEED_NAMES ("idbigint", "id", "worldidmixed"));
  row->name = rj_feed_draft_line (draft, RJ_FEED_NAMES ("meetingname", "name"));
  rj_feed_draft_read_days (
    draft, rj_feed_fields_has (draft->fields, "weekdaytinyint") ? "weekdaytinyint" : "weekday",
    RJ_FEED_SUNDAY_IS_1);
  rj_feed_draft_read_times (draft, "starttime", "endtime");
  if (duration != NULL && row->duration_minutes < 0)
    {
      int minutes = rj_feed_read_duration (duration);

      if (minutes < 0 || minutes > 12 * 60)
        rj_feed_draft_leave (draft, "duration_time", RJ_IMPORT_BAD_END);
      else if (minutes > 0)
        row->duration_minutes = minutes;
    }
  if (published != NULL && !rj_feed_read_yes (published))
    draft->refused = RJ_IMPORT_NOT_PUBLISHED;
  row->zone = rj_feed_draft_line (draft, RJ_FEED_NAMES ("timezone"));
  row->place = rj_feed_draft_line (draft, RJ_FEED_NAMES ("locationtext"));
  row->place_note = rj_feed_draft_text (draft, RJ_FEED_NAMES ("locationinfo"));
  row->directions =
    rj_feed_draft_join (draft, RJ_FEED_NAMES ("publictransport", "trainlines", "buslines"), "\n");
  row->address =
    rj_feed_draft_join (draft,
                        RJ_FEED_NAMES ("locationstreet", "locationpostalcode1", "locationmunicipality",
                                       "locationprovince", "locationnation"),
                        ", ");
  row->region = rj_feed_draft_join (
    draft, RJ_FEED_NAMES ("locationcitysubsection", "locationneighborhood", "locationsubprovince"), ", ");
  row->approximate = row->address != NULL && rj_feed_fields_get (draft->fields, "locationstreet") == NULL;
  row->note = rj_feed_draft_join (draft, RJ_FEED_NAMES ("comments", "formatcomments"), "\n");
  row->language = rj_feed_draft_line (draft, RJ_FEED_NAMES ("langenum"));
  row->origin = rj_feed_draft_line (draft, RJ_FEED_NAMES ("rootserveruri"));
  set_link (draft, "virtualmeetinglink");
  row->link_note = rj_feed_draft_text (draft, RJ_FEED_NAMES ("virtualmeetingadditionalinfo"));
  row->phone = rj_feed_draft_line (draft, RJ_FEED_NAMES ("phonemeetingnumber"));
  row->contact =
    rj_feed_draft_join (draft,
                        RJ_FEED_NAMES ("contactname1", "contactphone1", "contactemail1", "contactname2",
                                       "contactphone2", "contactemail2", "emailcontact"),
                        "\n");
  read_formats (draft, &formats);
  set_ways (draft, &formats, rj_feed_fields_get_any (draft->fields, RJ_FEED_NAMES ("venuetype")));
  set_codes (&formats, row);
}

/* ---- The table for the service office ---- */

static void
read_naws_formats (RjFeedDraft *draft, Formats *formats)
{
  const char *closed = rj_feed_fields_get (draft->fields, "closed");
  const char *wheelchair = rj_feed_fields_get (draft->fields, "wheelchr");

  if (closed != NULL && g_ascii_strcasecmp (closed, "open") == 0)
    add_code (formats, "OPEN", NULL, "OPEN");
  else if (closed != NULL && g_ascii_strcasecmp (closed, "closed") == 0)
    add_code (formats, "CLOSED", NULL, "CLOSED");
  for (const char *const *name =
         RJ_FEED_NAMES ("format1", "format2", "format3", "format4", "format5", "format6");
       *name != NULL; name++)
    {
      const char *code = rj_feed_fields_get (draft->fields, *name);

      if (code != NULL)
        add_code (formats, code, NULL, code);
    }
  if (wheelchair != NULL && rj_feed_read_yes (wheelchair))
    add_code (formats, "WCHR", NULL, "WCHR");
}

static gboolean
says_yes (RjFeedDraft *draft, const char *name)
{
  const char *value = rj_feed_fields_get (draft->fields, name);

  return value != NULL && (rj_feed_read_yes (value) || g_ascii_strcasecmp (value, "d") == 0);
}

void
rj_feed_map_naws (RjFeedDraft *draft)
{
  RjFeedRow *row = draft->row;
  Formats formats = { .codes = g_strv_builder_new (), .words = g_strv_builder_new () };

  row->source_id = rj_feed_draft_line (draft, RJ_FEED_NAMES ("bmltid", "committee", "meetingid"));
  row->name = rj_feed_draft_line (draft, RJ_FEED_NAMES ("committeename"));
  rj_feed_draft_read_days (draft, "day", RJ_FEED_SUNDAY_IS_1);
  rj_feed_draft_read_times (draft, "time", NULL);
  if (says_yes (draft, "delete") || says_yes (draft, "unpublished"))
    draft->refused = RJ_IMPORT_NOT_PUBLISHED;
  row->zone = rj_feed_draft_line (draft, RJ_FEED_NAMES ("timezone"));
  row->place = rj_feed_draft_line (draft, RJ_FEED_NAMES ("place"));
  row->place_note = rj_feed_draft_line (draft, RJ_FEED_NAMES ("room"));
  row->directions = rj_feed_draft_text (draft, RJ_FEED_NAMES ("directions"));
  row->address =
    rj_feed_draft_join (draft, RJ_FEED_NAMES ("address", "city", "state", "zip", "country"), ", ");
  row->approximate = row->address != NULL && rj_feed_fields_get (draft->fields, "address") == NULL;
  row->region = rj_feed_draft_join (draft, RJ_FEED_NAMES ("locborough", "parentname"), ", ");
  row->language = rj_feed_draft_line (draft, RJ_FEED_NAMES ("language1"));
  set_link (draft, "virtualmeetinglink");
  row->link_note = rj_feed_draft_text (draft, RJ_FEED_NAMES ("virtualmeetinginfo"));
  row->phone = rj_feed_draft_line (draft, RJ_FEED_NAMES ("phonemeetingnumber"));
  row->contact = rj_feed_draft_join (draft,
                                     RJ_FEED_NAMES ("contactname", "companyname", "contactaddress1",
                                                    "contactaddress2", "contactcity", "contactstate",
                                                    "contactzip", "contactcountry", "contactphone"),
                                     "\n");
  read_naws_formats (draft, &formats);
  set_ways (draft, &formats, NULL);
  set_codes (&formats, row);
}
