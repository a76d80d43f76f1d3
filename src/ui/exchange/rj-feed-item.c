// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-feed-item.h"

#include "rj-format.h"
#include "rj-text.h"

#include <glib/gi18n-lib.h>

struct _RjFeedItem {
  GObject parent_instance;

  const RjFeedRow *row;
  char *title;
  char *subtitle;
  char *types;
  char *place;
  char *folded;
  gboolean known;
  gboolean chosen;
};

G_DEFINE_FINAL_TYPE (RjFeedItem, rj_feed_item, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_CHOSEN,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

const RjFeedRow *
rj_feed_item_get_row (RjFeedItem *self)
{
  return self->row;
}

const char *
rj_feed_item_get_title (RjFeedItem *self)
{
  return self->title;
}

const char *
rj_feed_item_get_subtitle (RjFeedItem *self)
{
  return self->subtitle;
}

const char *
rj_feed_item_get_types (RjFeedItem *self)
{
  return self->types;
}

gboolean
rj_feed_item_get_known (RjFeedItem *self)
{
  return self->known;
}

gboolean
rj_feed_item_get_chosen (RjFeedItem *self)
{
  return self->chosen;
}

void
rj_feed_item_set_chosen (RjFeedItem *self, gboolean chosen)
{
  g_return_if_fail (RJ_IS_FEED_ITEM (self));

  if (self->chosen == chosen)
    return;
  self->chosen = chosen;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHOSEN]);
}

static void
rj_feed_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, RJ_FEED_ITEM (object)->chosen);
}

static void
rj_feed_item_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  rj_feed_item_set_chosen (RJ_FEED_ITEM (object), g_value_get_boolean (value));
}

static void
rj_feed_item_finalize (GObject *object)
{
  RjFeedItem *self = RJ_FEED_ITEM (object);

  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->types);
  g_free (self->place);
  g_free (self->folded);
  G_OBJECT_CLASS (rj_feed_item_parent_class)->finalize (object);
}

static void
rj_feed_item_class_init (RjFeedItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = rj_feed_item_get_property;
  object_class->set_property = rj_feed_item_set_property;
  object_class->finalize = rj_feed_item_finalize;
  props[PROP_CHOSEN] = g_param_spec_boolean (
    "chosen", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
rj_feed_item_init (RjFeedItem *self)
{
}

/* ---- In words ---- */

static char *
say_days (guint days)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (days == RJ_FEED_ALL_DAYS)
    return g_strdup (_ ("Every day"));
  for (int day = 1; day <= 7; day++)
    if (days & (1u << (day - 1)))
      {
        g_autofree char *name = rj_format_weekday (day, FALSE);

        g_string_append_printf (text, "%s%s", text->len > 0 ? _ (", ") : "", name);
      }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : g_strdup (_ ("By appointment"));
}

static const char *
say_ways (const RjFeedRow *row)
{
  gboolean distant = (row->ways & (RJ_FEED_ONLINE | RJ_FEED_BY_PHONE)) != 0;

  if (row->closed_for_now && !distant)
    return _ ("closed for the time being");
  if (row->ways & RJ_FEED_IN_PERSON)
    return distant ? _ ("in person and online") : _ ("in person");
  if (row->ways & RJ_FEED_ONLINE)
    return _ ("online");
  return row->ways & RJ_FEED_BY_PHONE ? _ ("by phone") : NULL;
}

static void
append (GString *text, const char *more)
{
  if (more != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", more);
}

static char *
describe (const RjFeedRow *row)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *days = say_days (row->days);
  g_autofree char *time = row->minutes >= 0 ? rj_format_minutes (row->minutes) : NULL;
  // Translators: the days of a meeting and its time, as in "Monday, Friday, 19:00"
  g_autofree char *when =
    time != NULL ? g_strdup_printf (C_ ("meeting", "%s, %s"), days, time) : g_strdup (days);
  g_autofree char *place = row->place != NULL ? rj_text_for_label (row->place, RJ_TEXT_NAME) : NULL;
  g_autofree char *address = row->address != NULL ? rj_text_for_label (row->address, RJ_TEXT_NAME) : NULL;

  append (text, when);
  append (text, say_ways (row));
  append (text, place);
  append (text, address);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* ---- What is shown ---- */

void
rj_feed_filter_clear (RjFeedFilter *self)
{
  g_clear_pointer (&self->words, g_free);
  g_clear_pointer (&self->place, g_free);
  g_clear_pointer (&self->type, g_free);
  self->day = self->ways = 0;
  self->part = RJ_FEED_ANY_TIME;
}

static gboolean
is_in_part (int minutes, RjFeedPart part)
{
  int hour = minutes / 60;

  switch (part)
    {
    case RJ_FEED_MORNING:
      return hour >= 5 && hour < 12;
    case RJ_FEED_AFTERNOON:
      return hour >= 12 && hour < 17;
    case RJ_FEED_EVENING:
      return hour >= 17 && hour < 22;
    case RJ_FEED_NIGHT:
      return hour >= 22 || hour < 5;
    case RJ_FEED_ANY_TIME:
    default:
      return TRUE;
    }
}

/* Is it one of the types, which stand behind each other? */
static gboolean
has_type (RjFeedItem *item, const char *type)
{
  g_auto (GStrv) types = item->types != NULL ? g_strsplit (item->types, _ (", "), -1) : NULL;

  return types != NULL && g_strv_contains ((const char *const *) types, type);
}

static gboolean
has_words (RjFeedItem *item, const char *words)
{
  g_auto (GStrv) each = g_strsplit (words, " ", -1);

  for (char **word = each; *word != NULL; word++)
    if (strstr (item->folded, *word) == NULL)
      return FALSE;
  return TRUE;
}

gboolean
rj_feed_filter_matches (const RjFeedFilter *self, RjFeedItem *item)
{
  const RjFeedRow *row = item->row;

  if (self->day == 8 ? row->days != 0 : self->day != 0 && !(row->days & (1u << (self->day - 1))))
    return FALSE;
  if (self->part != RJ_FEED_ANY_TIME && (row->minutes < 0 || !is_in_part (row->minutes, self->part)))
    return FALSE;
  if (self->ways != 0 && !(row->ways & self->ways))
    return FALSE;
  return (self->place == NULL || g_strcmp0 (item->place, self->place) == 0)
         && (self->type == NULL || has_type (item, self->type))
         && (self->words == NULL || has_words (item, self->words));
}

/* ---- The list ---- */

void
rj_feed_list_free (RjFeedList *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->items);
  g_strfreev (self->places);
  g_strfreev (self->types);
  g_free (self);
}

static char *
fold (RjFeedItem *self)
{
  const RjFeedRow *row = self->row;
  g_autoptr (GString) text = g_string_new (self->title);

  for (gsize i = 0; i < 8; i++)
    {
      const char *part =
        (const char *const[]) { self->subtitle, self->types,   row->region,     row->group,
                                row->note,      row->language, row->place_note, row->directions }[i];

      g_string_append_printf (text, " %s", part != NULL ? part : "");
    }
  return rj_text_fold (text->str);
}

static RjFeedItem *
item_new (const RjFeedRow *row, const char *format, const RjFeedChoice *choice, GHashTable *known)
{
  RjFeedItem *self = g_object_new (RJ_TYPE_FEED_ITEM, NULL);
  g_autofree char *id = rj_feed_row_dup_source_id (row, choice);

  self->row = row;
  self->title = rj_text_for_label (row->name, RJ_TEXT_NAME);
  self->subtitle = describe (row);
  self->types = rj_feed_row_say_types (row, format, rj_fellowship_find (choice->fellowship));
  self->place = g_strdup (row->region);
  self->folded = fold (self);
  self->known = self->chosen = g_hash_table_contains (known, id);
  return self;
}

static int
get_first_day (const RjFeedRow *row)
{
  // By appointment comes last.
  return row->days != 0 ? g_bit_nth_lsf (row->days, -1) : 7;
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const RjFeedItem *first = *(RjFeedItem *const *) a;
  const RjFeedItem *second = *(RjFeedItem *const *) b;
  int days = get_first_day (first->row) - get_first_day (second->row);

  if (days != 0)
    return days;
  return first->row->minutes != second->row->minutes ? first->row->minutes - second->row->minutes
                                                     : g_utf8_collate (first->title, second->title);
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/* (transfer full): the keys of @set, in order */
static GStrv
sort_words (GHashTable *set)
{
  g_autoptr (GPtrArray) words = g_hash_table_steal_all_keys (set);

  g_ptr_array_set_free_func (words, NULL);
  g_ptr_array_sort (words, compare_words);
  g_ptr_array_add (words, NULL);
  return (GStrv) g_ptr_array_steal (words, NULL);
}

static void
add_words (GHashTable *places, GHashTable *types, RjFeedItem *item)
{
  g_auto (GStrv) each = item->types != NULL ? g_strsplit (item->types, _ (", "), -1) : NULL;

  if (item->place != NULL)
    g_hash_table_add (places, g_strdup (item->place));
  for (char **type = each; type != NULL && *type != NULL; type++)
    g_hash_table_add (types, g_strdup (*type));
}

RjFeedList *
rj_feed_list_new (const RjImportFile *file, const RjFeedChoice *choice, GPtrArray *kept)
{
  RjFeedList *self = g_new0 (RjFeedList, 1);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) types = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < kept->len; i++)
    {
      const RjMeeting *meeting = g_ptr_array_index (kept, i);

      if (meeting->source_id != NULL)
        g_hash_table_add (known, meeting->source_id);
    }
  self->items = g_ptr_array_new_full (file->meetings->len, g_object_unref);
  for (guint i = 0; i < file->meetings->len; i++)
    {
      RjFeedItem *item = item_new (g_ptr_array_index (file->meetings, i), file->format, choice, known);

      g_ptr_array_add (self->items, item);
      add_words (places, types, item);
    }
  g_ptr_array_sort (self->items, compare_items);
  self->places = sort_words (places);
  self->types = sort_words (types);
  return self;
}

typedef struct {
  const RjImportFile *file;
  RjFeedChoice choice;
  char *fellowship;
  char *zone;
  GPtrArray *kept;
} Making;

static void
making_free (Making *self)
{
  g_free (self->fellowship);
  g_free (self->zone);
  g_ptr_array_unref (self->kept);
  g_free (self);
}

static void
make_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Making *self = task_data;

  g_task_return_pointer (task, rj_feed_list_new (self->file, &self->choice, self->kept),
                         (GDestroyNotify) rj_feed_list_free);
}

void
rj_feed_list_new_async (const RjImportFile *file,
                        const RjFeedChoice *choice,
                        GPtrArray *kept,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Making *self = g_new0 (Making, 1);

  self->file = file;
  self->choice = *choice;
  self->choice.fellowship = self->fellowship = g_strdup (choice->fellowship);
  self->choice.zone = self->zone = g_strdup (choice->zone);
  self->kept = g_ptr_array_ref (kept);
  g_task_set_source_tag (task, rj_feed_list_new_async);
  g_task_set_task_data (task, self, (GDestroyNotify) making_free);
  g_task_run_in_thread (task, make_thread);
}

RjFeedList *
rj_feed_list_new_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
