// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-vcard-reader.h"

#include "rj-vcard-text.h"
#include "rj-vcard.h"

#include <string.h>

/* Texts of a person in characters; what is longer is cut. */
#define MOST_NAME 200
#define MOST_WAY  1000
#define MOST_NOTE 20000

typedef struct {
  RjImportFile *file;
  guint n_cards;
  gboolean too_many;

  /* The card that is being read. */
  const RjVcardPart *part;
  RjVcard *card;
  GHashTable *told; /* names of properties whose leaving out is told */
  gboolean old;
  int name_preferred;
} Reader;

/* ---- What is left out ---- */

/* @property: (nullable): %NULL: the whole card. A kind of property is told once a card. */
static void
leave (Reader *self, const RjVcardProperty *property, RjImportReason reason)
{
  g_autofree char *key = NULL;
  const char *part = NULL;

  if (property != NULL)
    {
      part = *property->name != '\0' ? property->name : "…";
      key = g_strdup_printf ("%s %d", part, reason);
      // Each card can tell much, and the answer is bounded.
      if (g_hash_table_contains (self->told, key) || self->file->left->len >= RJ_IMPORT_MOST_RECORDS)
        return;
      g_hash_table_add (self->told, g_steal_pointer (&key));
    }
  g_ptr_array_add (self->file->left,
                   rj_import_left_new (RJ_IMPORT_CARD, self->n_cards,
                                       property != NULL ? property->line : self->part->line, part, reason));
}

/* (transfer full) (nullable): of at most @most characters, which is told */
static char *
cut (Reader *self, const RjVcardProperty *property, char *text, glong most)
{
  g_autofree char *all = text;

  if (all == NULL)
    return NULL;
  if (property->too_long || g_utf8_strlen (all, -1) > most)
    leave (self, property, RJ_IMPORT_CUT);
  if (g_utf8_strlen (all, -1) > most)
    {
      *g_utf8_offset_to_pointer (all, most) = '\0';
      g_strstrip (all);
    }
  return *all != '\0' ? g_steal_pointer (&all) : NULL;
}

/* (transfer full) (nullable): the value of @property, not taken apart; that it cannot be read is told */
static char *
dup_value (Reader *self, const RjVcardProperty *property)
{
  char *value = rj_vcard_dup_value (property);

  if (value == NULL)
    leave (self, property, RJ_IMPORT_BAD_LETTERS);
  return value;
}

/* (transfer full) (nullable): the same as text */
static char *
dup_text (Reader *self, const RjVcardProperty *property, gboolean lines, glong most)
{
  g_autofree char *value = dup_value (self, property);

  return value != NULL ? cut (self, property, rj_vcard_dup_text (value, self->old, lines), most) : NULL;
}

/* ---- Names ---- */

/* 1 to 100: 1 is the first */
static int
get_preferred (const RjVcardProperty *property)
{
  const char *text = rj_vcard_property_get_param (property, "PREF");
  gint64 number = text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;

  if (number >= 1 && number <= 100)
    return (int) number;
  return rj_vcard_property_has_type (property, "PREF") ? 1 : 100;
}

static void
take_name (Reader *self, const RjVcardProperty *property)
{
  int preferred = get_preferred (property);
  g_autofree char *text = NULL;

  if (self->card->name != NULL && preferred >= self->name_preferred)
    {
      // The same name in another language.
      leave (self, property, RJ_IMPORT_ONE_IS_ENOUGH);
      return;
    }
  text = dup_text (self, property, FALSE, MOST_NAME);
  if (text == NULL)
    return;
  g_free (self->card->name);
  self->card->name = g_steal_pointer (&text);
  self->name_preferred = preferred;
}

/* (transfer full) (nullable): a part of a name, which may be a list: "Ana,Maria" */
static char *
dup_name_part (Reader *self, const char *part)
{
  g_auto (GStrv) all = self->old ? NULL : rj_vcard_split (part, ',', 16);
  g_autofree char *joined = all != NULL ? g_strjoinv (" ", all) : g_strdup (part);

  return rj_vcard_dup_text (joined, self->old, FALSE);
}

/* "Doe;John;;Mr.;" as it is said: prefix, given, middle, family, suffix */
static char *
dup_spoken_name (Reader *self, const RjVcardProperty *property)
{
  static const guint order[] = { 3, 1, 2, 0, 4 };
  g_autofree char *value = dup_value (self, property);
  g_auto (GStrv) parts = value != NULL ? rj_vcard_split (value, ';', 5) : NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) said = NULL;

  for (guint i = 0; parts != NULL && i < G_N_ELEMENTS (order); i++)
    {
      char *part = order[i] < g_strv_length (parts) ? dup_name_part (self, parts[order[i]]) : NULL;

      if (part != NULL)
        g_strv_builder_take (builder, part);
    }
  said = g_strv_builder_end (builder);
  return said[0] != NULL ? cut (self, property, g_strjoinv (" ", said), MOST_NAME) : NULL;
}

/* "Company;Department" */
static char *
dup_organisation (Reader *self, const RjVcardProperty *property)
{
  g_autofree char *value = dup_value (self, property);
  g_auto (GStrv) parts = value != NULL ? rj_vcard_split (value, ';', 8) : NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) said = NULL;

  for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
    {
      char *part = rj_vcard_dup_text (parts[i], self->old, FALSE);

      if (part != NULL)
        g_strv_builder_take (builder, part);
    }
  said = g_strv_builder_end (builder);
  return said[0] != NULL ? cut (self, property, g_strjoinv (", ", said), MOST_NAME) : NULL;
}

/* (transfer none) (nullable): the first one called @name that says anything */
static const RjVcardProperty *
find (Reader *self, const char *name)
{
  for (guint i = 0; i < self->part->properties->len; i++)
    {
      const RjVcardProperty *property = g_ptr_array_index (self->part->properties, i);

      if (g_str_equal (property->name, name) && strspn (property->value->str, " ;,") < property->value->len)
        return property;
    }
  return NULL;
}

/* Nobody is left out for want of FN: another name does, or how somebody can be reached. */
static void
find_other_name (Reader *self)
{
  RjVcard *card = self->card;
  const RjVcardProperty *property;

  if (card->name == NULL && (property = find (self, "N")) != NULL)
    card->name = dup_spoken_name (self, property);
  if (card->name == NULL && (property = find (self, "NICKNAME")) != NULL)
    card->name = dup_text (self, property, FALSE, MOST_NAME);
  if (card->name == NULL)
    card->name = g_steal_pointer (&card->organisation);
  for (guint i = 0; card->name == NULL && i < card->ways->len; i++)
    {
      const RjVcardWay *way = g_ptr_array_index (card->ways, i);

      if (way->kind == RJ_VCARD_EMAIL || way->kind == RJ_VCARD_PHONE)
        card->name = g_strdup (way->value);
    }
}

/* ---- Ways ---- */

/* (transfer full) (nullable): "item1.X-ABLabel" of "item1.TEL"; Apple puts its own words into "_$!<…>!$_" */
static char *
dup_label (Reader *self, const RjVcardProperty *of)
{
  for (guint i = 0; of->group != NULL && i < self->part->properties->len; i++)
    {
      const RjVcardProperty *property = g_ptr_array_index (self->part->properties, i);
      g_autofree char *text = NULL;

      if (!g_str_equal (property->name, "X-ABLABEL") || g_strcmp0 (property->group, of->group) != 0)
        continue;
      text = dup_text (self, property, FALSE, MOST_NAME);
      if (text != NULL && g_str_has_prefix (text, "_$!<") && g_str_has_suffix (text, ">!$_")
          && strlen (text) > 8)
        return g_strndup (text + 4, strlen (text) - 8);
      return g_steal_pointer (&text);
    }
  return NULL;
}

static RjVcardUse
get_use (const RjVcardProperty *property)
{
  if (rj_vcard_property_has_type (property, "CELL") || rj_vcard_property_has_type (property, "MOBILE")
      || rj_vcard_property_has_type (property, "IPHONE"))
    return RJ_VCARD_MOBILE;
  if (rj_vcard_property_has_type (property, "HOME"))
    return RJ_VCARD_HOME;
  return rj_vcard_property_has_type (property, "WORK") ? RJ_VCARD_WORK : RJ_VCARD_ANYWHERE;
}

static gboolean
is_known (const RjVcard *card, RjVcardWayKind kind, const char *value)
{
  for (guint i = 0; i < card->ways->len; i++)
    {
      const RjVcardWay *way = g_ptr_array_index (card->ways, i);

      if (way->kind == kind && g_str_equal (way->value, value))
        return TRUE;
    }
  return FALSE;
}

/* @value: (transfer full) (nullable) */
static void
take_way (Reader *self, const RjVcardProperty *property, RjVcardWayKind kind, char *value)
{
  g_autofree char *text = value;
  RjVcardWay *way;

  if (text == NULL || is_known (self->card, kind, text))
    return;
  if (self->card->ways->len >= RJ_VCARD_MOST_WAYS)
    {
      leave (self, property, RJ_IMPORT_MORE_THAN_KEPT);
      return;
    }
  way = rj_vcard_add_way (self->card, kind, g_steal_pointer (&text));
  way->use = get_use (property);
  way->label = dup_label (self, property);
  way->preferred = get_preferred (property);
}

static gboolean
is_for_machines (const RjVcardProperty *property)
{
  static const char *const types[] = { "FAX", "PAGER", "MODEM", "BBS", "ISDN" };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (rj_vcard_property_has_type (property, types[i]))
      return TRUE;
  return FALSE;
}

static void
take_phone (Reader *self, const RjVcardProperty *property)
{
  g_autofree char *text = NULL;

  if (is_for_machines (property))
    {
      leave (self, property, RJ_IMPORT_NOBODY_ANSWERS);
      return;
    }
  text = dup_text (self, property, FALSE, MOST_WAY);
  take_way (self, property, RJ_VCARD_PHONE, text != NULL ? rj_vcard_dup_number (text) : NULL);
}

static void
take_mail (Reader *self, const RjVcardProperty *property)
{
  g_autofree char *text = dup_text (self, property, FALSE, MOST_WAY);

  take_way (self, property, RJ_VCARD_EMAIL, text != NULL ? rj_vcard_dup_mail (text) : NULL);
}

static void
take_chat (Reader *self, const RjVcardProperty *property)
{
  g_autofree char *text = dup_text (self, property, FALSE, MOST_WAY);

  // "xmpp:sam@example.org" says by its beginning where; "X-AIM" by its name.
  if (text != NULL && g_str_has_prefix (property->name, "X-") && strchr (text, ':') == NULL)
    {
      char *named = g_strdup_printf ("%s: %s", property->name + 2, text);

      take_way (self, property, RJ_VCARD_CHAT, named);
    }
  else
    take_way (self, property, RJ_VCARD_CHAT, g_steal_pointer (&text));
}

static void
take_link (Reader *self, const RjVcardProperty *property)
{
  take_way (self, property, RJ_VCARD_LINK, dup_text (self, property, FALSE, MOST_WAY));
}

static void
take_address (Reader *self, const RjVcardProperty *property)
{
  g_autofree char *value = dup_value (self, property);
  g_auto (GStrv) parts = value != NULL ? rj_vcard_split (value, ';', 7) : NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) lines = NULL;

  for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
    {
      char *part = rj_vcard_dup_text (parts[i], self->old, TRUE);

      if (part != NULL)
        g_strv_builder_take (builder, part);
    }
  lines = g_strv_builder_end (builder);
  if (lines[0] != NULL)
    take_way (self, property, RJ_VCARD_ADDRESS, cut (self, property, g_strjoinv (", ", lines), MOST_WAY));
}

/* ---- Other properties ---- */

static void
take_organisation (Reader *self, const RjVcardProperty *property)
{
  if (self->card->organisation != NULL)
    leave (self, property, RJ_IMPORT_ONE_IS_ENOUGH);
  else
    self->card->organisation = dup_organisation (self, property);
}

static void
take_role (Reader *self, const RjVcardProperty *property)
{
  if (self->card->role != NULL)
    leave (self, property, RJ_IMPORT_ONE_IS_ENOUGH);
  else
    self->card->role = dup_text (self, property, FALSE, MOST_NAME);
}

static void
take_note (Reader *self, const RjVcardProperty *property)
{
  g_autofree char *text = dup_text (self, property, TRUE, MOST_NOTE);
  g_autofree char *before = g_steal_pointer (&self->card->note);

  if (before == NULL || text == NULL)
    self->card->note = before != NULL ? g_steal_pointer (&before) : g_steal_pointer (&text);
  else
    self->card->note = cut (self, property, g_strconcat (before, "\n\n", text, NULL), MOST_NOTE);
}

static void
leave_private (Reader *self, const RjVcardProperty *property)
{
  leave (self, property, RJ_IMPORT_PRIVATE);
}

/* About the card, not about the person; or it is said by another property too. */
static void
pass_over (Reader *self, const RjVcardProperty *property)
{
}

static const struct {
  const char *name;
  void (*take) (Reader *self, const RjVcardProperty *property);
} takers[] = {
  { "ADR", take_address },
  { "ANNIVERSARY", leave_private },
  { "BDAY", leave_private },
  { "BIRTHPLACE", leave_private },
  { "CLASS", pass_over },
  { "CLIENTPIDMAP", pass_over },
  { "CREATED", pass_over },
  { "DEATHDATE", leave_private },
  { "DEATHPLACE", leave_private },
  { "EMAIL", take_mail },
  { "FN", take_name },
  { "GENDER", leave_private },
  { "IMPP", take_chat },
  { "KEY", leave_private },
  { "KIND", pass_over },
  { "LABEL", pass_over },
  { "LOGO", leave_private },
  { "MAILER", pass_over },
  { "N", pass_over },
  { "NAME", pass_over },
  { "NICKNAME", pass_over },
  { "NOTE", take_note },
  { "ORG", take_organisation },
  { "PHOTO", leave_private },
  { "PRODID", pass_over },
  { "PROFILE", pass_over },
  { "REV", pass_over },
  { "ROLE", take_role },
  { "SORT-STRING", pass_over },
  { "SOUND", leave_private },
  { "TEL", take_phone },
  { "TITLE", take_role },
  { "UID", pass_over },
  { "URL", take_link },
  { "VERSION", pass_over },
  { "X-ABADR", pass_over },
  { "X-ABLABEL", pass_over },
  { "X-ABSHOWAS", pass_over },
  { "X-ABUID", pass_over },
  { "X-ADDRESSBOOKSERVER-KIND", pass_over },
  { "X-AIM", take_chat },
  { "X-ANNIVERSARY", leave_private },
  { "X-GOOGLE-TALK", take_chat },
  { "X-GTALK", take_chat },
  { "X-ICQ", take_chat },
  { "X-JABBER", take_chat },
  { "X-MSN", take_chat },
  { "X-SKYPE", take_chat },
  { "X-SKYPE-USERNAME", take_chat },
  { "X-SOCIALPROFILE", take_link },
  { "X-WP-PHOTO", leave_private },
  { "X-YAHOO", take_chat },
};

static void
take_property (Reader *self, const RjVcardProperty *property)
{
  for (gsize i = 0; i < G_N_ELEMENTS (takers); i++)
    if (g_str_equal (takers[i].name, property->name))
      {
        takers[i].take (self, property);
        return;
      }
  leave (self, property, *property->name != '\0' ? RJ_IMPORT_NOT_KEPT : RJ_IMPORT_NO_PROPERTY);
}

/* ---- Cards ---- */

static gboolean
has_text (Reader *self, const char *name, const char *text)
{
  const RjVcardProperty *property = find (self, name);

  return property != NULL && g_ascii_strcasecmp (property->value->str, text) == 0;
}

static gboolean
is_no_person (Reader *self)
{
  static const char *const kinds[] = { "group", "location", "thing", "application", "device" };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (has_text (self, "KIND", kinds[i]) || has_text (self, "X-ADDRESSBOOKSERVER-KIND", kinds[i]))
      return TRUE;
  return FALSE;
}

static gint
compare_ways (gconstpointer a, gconstpointer b)
{
  return (*(const RjVcardWay *const *) a)->preferred - (*(const RjVcardWay *const *) b)->preferred;
}

static void
read_part (Reader *self)
{
  for (guint i = 0; i < self->part->properties->len; i++)
    take_property (self, g_ptr_array_index (self->part->properties, i));
  find_other_name (self);
  // This keeps the order of those that are preferred alike.
  g_ptr_array_sort (self->card->ways, compare_ways);
}

static gboolean
take_part (const RjVcardPart *part, gpointer user_data)
{
  Reader *self = user_data;
  g_autoptr (RjVcard) card = rj_vcard_new ();

  if (++self->n_cards > RJ_IMPORT_MOST_RECORDS)
    {
      self->too_many = TRUE;
      return FALSE;
    }
  self->part = part;
  self->card = card;
  self->old = has_text (self, "VERSION", "2.1");
  g_hash_table_remove_all (self->told);
  if (is_no_person (self))
    {
      leave (self, NULL, RJ_IMPORT_NO_PERSON);
      return TRUE;
    }
  read_part (self);
  if (card->name == NULL)
    {
      leave (self, NULL, RJ_IMPORT_NO_NAME);
      return TRUE;
    }
  if (part->too_long || !part->closed)
    {
      const RjVcardProperty end = { .line = part->line, .name = (char *) "END" };

      leave (self, &end, part->too_long ? RJ_IMPORT_CUT : RJ_IMPORT_NO_END);
    }
  card->number = self->n_cards;
  card->line = part->line;
  g_ptr_array_add (self->file->cards, g_steal_pointer (&card));
  return TRUE;
}

static gboolean
read_cards (const char *text, gsize length, RjImportFile *file, GError **error)
{
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reader self = { .file = file, .told = told };

  rj_vcard_scan (text, length, take_part, &self);
  file->found[RJ_IMPORT_CARD] = self.n_cards;
  if (!self.too_many)
    return TRUE;
  g_set_error_literal (error, RJ_IMPORT_ERROR, RJ_IMPORT_TOO_MANY,
                       rj_import_reason_get_name (RJ_IMPORT_TOO_MANY));
  return FALSE;
}

/* Its first line that says anything begins a card: whatever stands in a note is none. */
static gboolean
recognise (const char *head, gsize length)
{
  static const char mark[] = "BEGIN:VCARD";

  while (length > 0 && (*head == '\0' || g_ascii_isspace (*head)))
    {
      head++;
      length--;
    }
  return length >= sizeof mark - 1 && g_ascii_strncasecmp (head, mark, sizeof mark - 1) == 0;
}

const RjImportModule rj_vcard_import = {
  .name = "vcard",
  .recognise = recognise,
  .read = read_cards,
};
