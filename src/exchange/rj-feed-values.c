// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-feed-values.h"

#include "rj-import-bytes.h"
#include "rj-text.h"

#include <math.h>
#include <string.h>

#define DAY_MINUTES (24 * 60)
/* Of one field. */
#define LONGEST 20000

static GRegex *
get_regex (GRegex **regex, const char *pattern)
{
  if (g_once_init_enter (regex))
    g_once_init_leave (regex, g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL));
  return *regex;
}

/* ---- Days ---- */

/* Monday first; as rj_text_fold () leaves them. What is short is only what no two languages have for
 * different days. */
static const char *const day_names[7] = {
  "monday mondays mon mo montag montags lundi lundis lun lunes lunedi segunda segundafeira maandag maandags "
  "mandag mandagar maanantai poniedzialek poniedziałek pondeli pondelok ponedeljek ponedjeljak hetfo luni "
  "понедельник понеділок понеделник δευτερα 月曜日 月曜 월요일 星期一 יוםשני الاثنين",
  "tuesday tuesdays tues tue tu di dienstag dienstags mardi mardis mar martes martedi terca tercafeira "
  "dinsdag dinsdags tisdag tisdagar tirsdag tiistai wtorek utery utorok torek utorak kedd marti вторник "
  "вівторок τριτη 火曜日 火曜 화요일 星期二 יוםשלישי الثلاثاء",
  "wednesday wednesdays weds wed mi mittwoch mittwochs mercredi mercredis mer miercoles mie mercoledi "
  "quarta quartafeira woensdag woensdags onsdag onsdagar keskiviikko sroda środa streda srijeda sreda "
  "szerda miercuri среда середа сряда τεταρτη 水曜日 水曜 수요일 星期三 יוםרביעי الأربعاء",
  "thursday thursdays thurs thur thu do donnerstag donnerstags jeudi jeudis jeu jueves jue giovedi gio "
  "quinta quintafeira donderdag donderdags torsdag torsdagar torstai czwartek ctvrtek stvrtok cetrtek "
  "cetvrtak csutortok joi четверг четвер четвъртък πεμπτη 木曜日 木曜 목요일 星期四 יוםחמישי الخميس",
  "friday fridays fri fr freitag freitags vendredi vendredis ven viernes vie venerdi sexta sextafeira "
  "vrijdag vrijdags fredag fredagar perjantai piatek piątek patek piatok petek petak pentek vineri пятница "
  "п'ятниця петък παρασκευη 金曜日 金曜 금요일 星期五 יוםשישי الجمعة",
  "saturday saturdays sat sa samstag samstags sonnabend samedi samedis sam sabado sab sabato zaterdag "
  "zaterdags lordag lørdag lordagar lauantai sobota subota szombat sambata суббота субота събота σαββατο "
  "土曜日 土曜 토요일 星期六 יוםשבת السبت",
  "sunday sundays sun su so sonntag sonntags dimanche dimanches dim domingo dom domenica zondag zondags "
  "sondag søndag sondagar sunnuntai niedziela nedele nedela nedelja nedjelja vasarnap duminica воскресенье "
  "неділя неделя κυριακη 日曜日 日曜 일요일 星期日 יוםראשון الأحد",
};

static const char *const every_day[] = { "daily",        "everyday",   "alldays",      "taglich",
                                         "jedentag",     "quotidien",  "touslesjours", "diario",
                                         "todoslosdias", "ogniroktag", "dagelijks",    "dagligen",
                                         "codziennie",   NULL };

/* 0 Monday to 6 Sunday; -1: none of them */
static int
find_name (const char *folded)
{
  gsize length = strlen (folded);

  for (int day = 0; day < 7; day++)
    for (const char *at = day_names[day]; (at = strstr (at, folded)) != NULL; at += length)
      if ((at == day_names[day] || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
        return day;
  return -1;
}

/* 0 Monday to 6 Sunday; -1: none; 7: all of them */
static int
read_day (const char *text, RjFeedDayBase base)
{
  g_autofree char *folded = rj_text_fold (text);
  g_autofree char *name = rj_feed_clean_line (folded);
  g_autoptr (GString) letters = g_string_new (NULL);
  char *end = NULL;
  char *bare;
  double number;

  for (const char *at = name != NULL ? name : ""; *at != '\0'; at++)
    if (strchr (" \t.-_\"[](){}", *at) == NULL)
      g_string_append_c (letters, *at);
  if (letters->len == 0)
    return -1;
  if (g_strv_contains (every_day, letters->str))
    return 7;
  // "[2]", as a list that was made text.
  bare = name + strspn (name, "[(\"' ");
  number = g_ascii_strtod (bare, &end);
  if (end != bare && end[strspn (end, "])\"' ")] == '\0')
    {
      int sunday = base == RJ_FEED_SUNDAY_IS_0 ? 0 : 1;

      if (number != floor (number) || number < sunday || number > sunday + 6)
        return -1;
      return ((int) number - sunday + 6) % 7;
    }
  return find_name (letters->str);
}

/* "Monday-Friday". */
static gboolean
read_span (const char *text, guint *days)
{
  g_auto (GStrv) ends = NULL;
  int first;
  int last;

  for (const char *const *dash = (const char *const[]) { "–", "—", "-", " to ", " bis ", NULL };
       *dash != NULL; dash++)
    {
      g_clear_pointer (&ends, g_strfreev);
      ends = g_strsplit (text, *dash, 3);
      if (g_strv_length (ends) != 2)
        continue;
      // Numbers are no span: "1-5" may be anything.
      first = g_ascii_isdigit (*g_strstrip (ends[0])) ? -1 : read_day (ends[0], RJ_FEED_SUNDAY_IS_0);
      last = g_ascii_isdigit (*g_strstrip (ends[1])) ? -1 : read_day (ends[1], RJ_FEED_SUNDAY_IS_0);
      if (first < 0 || last < 0 || first > 6 || last > 6)
        continue;
      for (int day = first;; day = (day + 1) % 7)
        {
          *days |= 1u << day;
          if (day == last)
            return TRUE;
        }
    }
  return FALSE;
}

guint
rj_feed_read_days (const char *text, RjFeedDayBase base, guint *days)
{
  static GRegex *between;
  g_auto (GStrv) parts = NULL;
  guint bad = 0;
  guint found = 0;

  if (read_day (text, base) < 0 && read_span (text, days))
    return 0;
  parts = g_regex_split (get_regex (&between, "[,;/|&+\\n]|\\s(?:and|und|et|y|e|en|och|og|i)\\s"), text, 0);
  for (char **part = parts; *part != NULL; part++)
    {
      int day = read_day (*part, base);

      if (day >= 0)
        *days |= day == 7 ? 0x7f : 1u << day;
      else if (!rj_text_is_blank (*part) && !read_span (*part, days))
        bad++;
      found++;
    }
  return found > 0 ? bad : 1;
}

/* ---- Times ---- */

/* "7:30 p.m." */
#define CLOCK                                                                                            \
  "(?:\\d{4}-\\d{2}-\\d{2}[T ])?"                                                                        \
  "(?<h>\\d{1,2})(?:\\s*(?:[:.h]|uhr)\\s*(?<m>\\d{2})|(?<d>\\d{2})(?!\\d))?(?:[:.]\\d{2}(?:[.,]\\d+)?)?" \
  "\\s*(?:(?<ap>[ap])\\.?\\s*m?\\.?|z|uhr|h|hrs?|o['’]clock)?(?:\\s*(?<w>noon|midnight))?"

static int
get_number (GMatchInfo *match, const char *name)
{
  g_autofree char *text = g_match_info_fetch_named (match, name);

  return text != NULL && *text != '\0' ? (int) g_ascii_strtoll (text, NULL, 10) : -1;
}

static int
read_word (const char *text)
{
  if (g_str_equal (text, "noon") || g_str_equal (text, "midday") || g_str_equal (text, "mittag")
      || g_str_equal (text, "mediodia") || g_str_equal (text, "midi"))
    return 12 * 60;
  if (g_str_equal (text, "midnight") || g_str_equal (text, "mitternacht") || g_str_equal (text, "medianoche")
      || g_str_equal (text, "minuit"))
    return 0;
  return -1;
}

/* "0.7916667", as a spreadsheet has 19:00. */
static int
read_fraction (const char *text)
{
  char *end;
  double value = g_ascii_strtod (text, &end);

  if (end == text || *end != '\0' || !g_str_has_prefix (text, "0.") || value <= 0 || value >= 1)
    return -1;
  // "0.45" could be a quarter to one.
  return strlen (text) > 4 ? (int) round (value * DAY_MINUTES) % DAY_MINUTES : -1;
}

static int
read_match (GMatchInfo *match)
{
  int hours = get_number (match, "h");
  int minutes = get_number (match, "m") >= 0 ? get_number (match, "m") : MAX (get_number (match, "d"), 0);
  g_autofree char *half = g_match_info_fetch_named (match, "ap");
  g_autofree char *word = g_match_info_fetch_named (match, "w");

  if (minutes > 59)
    return -1;
  if (half != NULL && *half != '\0')
    {
      // "19:00 PM" is seen, and can be only one time.
      if (hours > 12 && (*half == 'a' || hours > 23))
        return -1;
      if (hours <= 12)
        hours = hours % 12 + (*half == 'p' ? 12 : 0);
    }
  else if (word != NULL && *word != '\0')
    {
      if (hours != 12 || minutes != 0)
        return -1;
      hours = *word == 'n' ? 12 : 0;
    }
  return hours < 24 || (hours == 24 && minutes == 0) ? hours * 60 + minutes : -1;
}

int
rj_feed_read_time (const char *text, int *end)
{
  static GRegex *regex;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *folded = rj_text_fold (text);
  g_autofree char *rest = NULL;
  int minutes;

  *end = -1;
  g_strstrip (folded);
  // A colon at the wrong place, and what follows a time of an instant.
  if (strlen (folded) > 60)
    return -1;
  minutes = read_word (folded);
  if (minutes < 0)
    minutes = read_fraction (folded);
  if (minutes >= 0
      || !g_regex_match (get_regex (&regex, "^" CLOCK "(?:\\s*(?:-|–|—|to|bis)\\s*(?<rest>.+))?$"), folded, 0,
                         &match))
    return minutes;
  rest = g_match_info_fetch_named (match, "rest");
  minutes = read_match (match);
  if (minutes >= 0 && rest != NULL && *rest != '\0')
    {
      int none;

      // "7-8:30pm": the afternoon is said once.
      *end = rj_feed_read_time (rest, &none);
      if (*end < 0)
        return -1;
      if (strchr (rest, 'p') != NULL && strpbrk (folded, "ap") >= strstr (folded, rest) && minutes < 12 * 60
          && minutes + 12 * 60 < *end)
        minutes += 12 * 60;
    }
  return minutes;
}

int
rj_feed_read_duration (const char *text)
{
  static GRegex *regex;
  g_autoptr (GMatchInfo) match = NULL;
  char *end;
  gint64 minutes;

  if (g_regex_match (get_regex (&regex, "^(\\d{1,2}):([0-5]\\d)(?::[0-5]\\d)?$"), text, 0, &match))
    {
      g_autofree char *hours = g_match_info_fetch (match, 1);
      g_autofree char *rest = g_match_info_fetch (match, 2);

      minutes = g_ascii_strtoll (hours, NULL, 10) * 60 + g_ascii_strtoll (rest, NULL, 10);
      return minutes <= DAY_MINUTES ? (int) minutes : -1;
    }
  minutes = g_ascii_strtoll (text, &end, 10);
  return end != text && *end == '\0' && minutes >= 0 && minutes <= DAY_MINUTES ? (int) minutes : -1;
}

gboolean
rj_feed_read_yes (const char *text)
{
  static const char *const words[] = { "1", "yes", "y", "true", "t", "x", "ja", "on", NULL };
  g_autofree char *folded = rj_text_fold (text);

  return g_strv_contains (words, g_strstrip (folded));
}

/* ---- Text ---- */

static const struct {
  const char *name;
  const char *text;
} entities[] = {
  { "amp", "&" },   { "lt", "<" },    { "gt", ">" },     { "quot", "\"" },  { "apos", "'" },
  { "nbsp", " " },  { "ndash", "–" }, { "mdash", "—" },  { "lsquo", "‘" },  { "rsquo", "’" },
  { "ldquo", "“" }, { "rdquo", "”" }, { "hellip", "…" }, { "eacute", "é" }, { "ntilde", "ñ" },
  { "auml", "ä" },  { "ouml", "ö" },  { "uuml", "ü" },   { "Auml", "Ä" },   { "Ouml", "Ö" },
  { "Uuml", "Ü" },  { "szlig", "ß" }, { "bull", "•" },   { "middot", "·" },
};

/* "&#8217;" and "&#x2019;" */
static gunichar
read_number (const char *at, const char *end)
{
  gboolean hex = at < end && (*at == 'x' || *at == 'X');
  guint64 value = 0;

  for (at += hex; at < end; at++)
    {
      int digit = hex ? g_ascii_xdigit_value (*at) : g_ascii_digit_value (*at);

      if (digit < 0 || value > 0x10ffff)
        return 0;
      value = value * (hex ? 16 : 10) + (guint64) digit;
    }
  return g_unichar_validate ((gunichar) value) ? (gunichar) value : 0;
}

/* How long the entity at @at is, which is put into @out; 0: it is none */
static gsize
take_entity (const char *at, GString *out)
{
  const char *end = at + 1 + strcspn (at + 1, "; \n&<");

  if (*end != ';' || end - at > 10)
    return 0;
  if (at[1] == '#')
    {
      gunichar letter = read_number (at + 2, end);

      if (letter < 0x20)
        return 0;
      g_string_append_unichar (out, letter == 0xa0 ? ' ' : letter);
      return (gsize) (end - at) + 1;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
    if (strlen (entities[i].name) == (gsize) (end - at) - 1 && g_str_has_prefix (at + 1, entities[i].name))
      {
        g_string_append (out, entities[i].text);
        return (gsize) (end - at) + 1;
      }
  return 0;
}

static gboolean
is_break (const char *tag)
{
  static const char *const names[] = { "br", "p", "div", "li", "tr", "h1", "h2", "h3", "ul", "ol" };

  tag += *tag == '/';
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strncasecmp (tag, names[i], strlen (names[i])) == 0
        && !g_ascii_isalnum (tag[strlen (names[i])]))
      return TRUE;
  return FALSE;
}

/* How long the tag at @at is; 0: it is none, as in "< 10 people" */
static gsize
take_tag (const char *at, GString *out)
{
  const char *end = strchr (at, '>');

  if (end == NULL || !(g_ascii_isalpha (at[1]) || at[1] == '/' || at[1] == '!'))
    return 0;
  if (is_break (at + 1))
    g_string_append_c (out, '\n');
  return (gsize) (end - at) + 1;
}

/* White space run together; a line end stays one, at most two of them. */
static char *
tidy (const char *text, gboolean lines)
{
  GString *out = g_string_new (NULL);
  guint breaks = 0;
  gboolean space = FALSE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (letter == '\n' && lines)
        breaks++;
      else if (g_unichar_isspace (letter) || g_unichar_iscntrl (letter))
        space = TRUE;
      else if (!rj_import_leaves_out (letter))
        {
          if (out->len > 0)
            g_string_append (out, breaks > 1 ? "\n\n" : breaks > 0 ? "\n" : space ? " " : "");
          breaks = 0;
          space = FALSE;
          g_string_append_unichar (out, letter);
        }
    }
  return g_string_free (out, FALSE);
}

static char *
clean (const char *text, gboolean lines)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *tidied = NULL;
  gboolean markup;

  if (text == NULL)
    return NULL;
  // Without an end there is no tag, and none is looked for at each "<" again.
  markup = strchr (text, '>') != NULL;
  for (const char *at = text; *at != '\0';)
    {
      gsize taken = *at == '&' ? take_entity (at, out) : *at == '<' && markup ? take_tag (at, out) : 0;

      if (*at == '<' && taken == 0)
        markup = strchr (at, '>') != NULL;
      if (taken == 0)
        g_string_append_c (out, *at == '\r' ? (at[1] == '\n' ? ' ' : '\n') : *at);
      at += MAX (taken, 1);
    }
  tidied = tidy (out->str, lines);
  if (rj_text_is_blank (tidied))
    return NULL;
  if (g_utf8_strlen (tidied, -1) > LONGEST)
    *g_utf8_offset_to_pointer (tidied, LONGEST) = '\0';
  return g_steal_pointer (&tidied);
}

char *
rj_feed_clean_line (const char *text)
{
  return clean (text, FALSE);
}

char *
rj_feed_clean_text (const char *text)
{
  return clean (text, TRUE);
}

char *
rj_feed_clean_link (const char *text)
{
  g_autofree char *link = clean (text, FALSE);

  if (link == NULL || strchr (link, ' ') != NULL || strchr (link, '.') == NULL)
    return NULL;
  if (g_ascii_strncasecmp (link, "https://", 8) == 0 || g_ascii_strncasecmp (link, "http://", 7) == 0)
    return g_steal_pointer (&link);
  // "zoom.us/j/123", but neither "javascript:…" nor "mailto:…".
  if (strstr (link, ":") != NULL && strstr (link, ":") < link + strcspn (link, "/?"))
    return NULL;
  if (strchr (link, '@') != NULL && strchr (link, '/') == NULL)
    return NULL;
  return g_strconcat ("https://", link, NULL);
}
