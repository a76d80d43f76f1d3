// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-import-item.h"
#include "rj-plan-import-private.h"
#include "rj-vcard.h"

#include <string.h>

/* A series from a day on, until the next of these. */
typedef struct {
  RjDay from;  /* by the rule as the file has it */
  int days;    /* so many later it is now */
  guint piece; /* its place */
  gboolean over;
} Stretch;

/* What RECURRENCE-ID is about. */
typedef struct {
  const RjImportRecord *record;
  RjPlanItem *item; /* as it was at first */
  GArray *stretches;
} Series;

typedef struct {
  RjImportMapping mapping;
  RjPlanImport *import;
  GHashTable *series; /* uid → Series */
  GPtrArray *sources; /* the record behind each piece */
} Map;

static void
series_free (Series *self)
{
  rj_plan_item_free (self->item);
  g_array_unref (self->stretches);
  g_free (self);
}

static void
leave (Map *self, const RjImportRecord *record, const char *part, RjImportReason reason)
{
  rj_import_mapping_leave (&self->mapping, record, part, reason);
}

static RjPlanPiece *
get_piece (Map *self, guint place)
{
  return g_ptr_array_index (self->import->pieces, place);
}

static RjPlanPiece *
add_piece (Map *self, const RjImportRecord *record, RjPlanItem *item)
{
  RjPlanPiece *piece = rj_plan_piece_new (item);
  RjPlanImportCounts counts = { 0 };

  counts.kinds[record->kind] = 1;
  piece->uid = g_strdup (record->uid);
  piece->neutral = record->neutral;
  if (record->recurrence.day != RJ_DAY_NONE)
    piece->recurrence = rj_import_moment_to_text (&record->recurrence);
  piece->digest = rj_import_record_dup_digest (record, NULL);
  g_ptr_array_add (self->import->pieces, piece);
  g_ptr_array_add (self->sources, (gpointer) record);
  g_array_append_val (self->import->counts, counts);
  return piece;
}

/* @record is part of what became of @piece. */
static void
add_digest (RjPlanPiece *piece, const RjImportRecord *record)
{
  g_autofree char *digest = rj_import_record_dup_digest (record, piece->digest);

  g_set_str (&piece->digest, digest);
}

static void
count_into (Map *self, guint place, const RjImportRecord *record)
{
  g_array_index (self->import->counts, RjPlanImportCounts, place).kinds[record->kind]++;
}

/* ---- What stands for itself ---- */

static void
add_series (Map *self, const RjImportRecord *record, const RjPlanItem *item)
{
  Series *series = g_new0 (Series, 1);
  Stretch whole = { .from = 0, .piece = self->import->pieces->len - 1 };

  series->record = record;
  series->item = rj_plan_item_copy (item);
  series->stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
  g_array_append_val (series->stretches, whole);
  g_hash_table_insert (self->series, record->uid, series);
}

static void
map_record (Map *self, const RjImportRecord *record)
{
  g_autoptr (GArray) moves = g_array_new (FALSE, FALSE, sizeof (RjPlanMove));
  RjPlanItem *item = rj_import_item_new (&self->mapping, record, moves);
  RjPlanPiece *piece;

  if (!rj_import_item_has_days (item))
    {
      leave (self, record, NULL, RJ_IMPORT_NEVER);
      rj_plan_item_free (item);
      return;
    }
  piece = add_piece (self, record, item);
  g_array_append_vals (piece->moves, moves->data, moves->len);
  if (record->uid != NULL && record->recurrence.day == RJ_DAY_NONE && rj_import_record_repeats (record)
      && !g_hash_table_contains (self->series, record->uid))
    add_series (self, record, item);
}

/* (transfer none) (nullable): the series that @record is about; it says what is wrong when there is none */
static Series *
find_series (Map *self, const RjImportRecord *record)
{
  Series *series = record->uid != NULL ? g_hash_table_lookup (self->series, record->uid) : NULL;

  if (series == NULL)
    leave (self, record, record->cancelled ? NULL : "RECURRENCE-ID",
           record->cancelled ? RJ_IMPORT_CANCELLED : RJ_IMPORT_NO_SERIES);
  if (series == NULL && !record->cancelled)
    map_record (self, record);
  return series;
}

/* The day of the series that @record is about, by the rule as the file has it. */
static RjDay
get_rule_day (Map *self, const Series *series, const RjImportRecord *record)
{
  RjDay day;
  int minutes;

  rj_import_item_get_wall (&self->mapping, series->record, series->item, &record->recurrence, &day, &minutes);
  return day;
}

static Stretch *
find_stretch (const Series *series, RjDay day)
{
  guint i = series->stretches->len - 1;

  while (i > 0 && g_array_index (series->stretches, Stretch, i).from > day)
    i--;
  return &g_array_index (series->stretches, Stretch, i);
}

/* ---- From a day on ---- */

static gboolean
has_days_before (const RjPlanItem *item, RjDay day)
{
  RjDay first = item->record.day;
  g_autoptr (GArray) days = NULL;

  if (item->extra->len > 0)
    first = MIN (first, g_array_index (item->extra, RjDay, 0));
  if (first >= day)
    return FALSE;
  days = rj_plan_item_list_days (item, first, day - 1);
  return days->len > 0;
}

/* Those from @day on go along. */
static void
hand_over_moves (RjPlanPiece *from, RjPlanPiece *to, RjDay day, int days)
{
  for (guint i = from->moves->len; i > 0; i--)
    {
      RjPlanMove move = g_array_index (from->moves, RjPlanMove, i - 1);

      if (move.day < day)
        continue;
      move.day = (RjDay) ((int) move.day + days);
      move.to_day = (RjDay) ((int) move.to_day + days);
      g_array_remove_index (from->moves, i - 1);
      g_array_append_val (to->moves, move);
    }
}

/* @item: (transfer full): how it is from @day on, which is one of @stretch */
static void
go_on_with (Map *self,
            Series *series,
            Stretch last,
            const RjImportRecord *record,
            RjPlanItem *item,
            RjDay day)
{
  RjPlanPiece *before = get_piece (self, last.piece);
  int days = (int) item->record.day - (int) day;
  RjPlanPiece *piece = NULL;
  Stretch next = { .from = (RjDay) ((int) day - last.days), .days = last.days + days, .piece = last.piece };

  add_digest (before, record);
  if (has_days_before (before->item, day))
    {
      piece = add_piece (self, record, item);
      g_set_str (&piece->digest, before->digest);
      hand_over_moves (before, piece, day, days);
      next.piece = self->import->pieces->len - 1;
    }
  else
    {
      rj_plan_item_free (before->item);
      before->item = item;
      g_array_set_size (before->moves, 0);
      count_into (self, last.piece, record);
    }
  g_array_append_val (series->stretches, next);
}

/* A series that is otherwise from a day on. */
static void
map_from_day (Map *self, const RjImportRecord *record)
{
  Series *series = find_series (self, record);
  g_autoptr (RjPlanItem) item = NULL;
  Stretch last;
  RjPlanItem *old;
  RjDay day;

  if (series == NULL)
    return;
  last = g_array_index (series->stretches, Stretch, series->stretches->len - 1);
  old = get_piece (self, last.piece)->item;
  day = (RjDay) ((int) get_rule_day (self, series, record) + last.days);
  if (record->cancelled && !last.over && record->range == RJ_IMPORT_FROM_DAY)
    {
      Stretch next = { (RjDay) ((int) day - last.days), last.days, last.piece, TRUE };

      leave (self, record, NULL, RJ_IMPORT_CANCELLED);
      rj_import_item_end_before (old, day);
      add_digest (get_piece (self, last.piece), record);
      g_array_append_val (series->stretches, next);
      return;
    }
  item = rj_import_item_new_from_day (&self->mapping, record, series->record, series->item);
  if (last.over || record->range != RJ_IMPORT_FROM_DAY || rj_import_record_repeats (record)
      || !rj_import_item_divide (old, day, item))
    {
      leave (self, record, "RECURRENCE-ID", RJ_IMPORT_RANGE_NOT_FOLLOWED);
      return;
    }
  go_on_with (self, series, last, record, g_steal_pointer (&item), day);
}

/* ---- A single day ---- */

static gboolean
has_other_leads (const RjPlanItem *series, const RjPlanItem *item)
{
  return item->leads->len > 0
         && (item->leads->len != series->leads->len
             || memcmp (item->leads->data, series->leads->data, item->leads->len * sizeof (int)) != 0);
}

/* Is it the same thing at another time? */
static gboolean
is_only_moved (const RjPlanItem *series, const RjPlanItem *item)
{
  return series->kind == item->kind && g_str_equal (series->title, item->title)
         && g_strcmp0 (series->place, item->place) == 0 && g_strcmp0 (series->note, item->note) == 0
         && series->duration_minutes == item->duration_minutes && g_strcmp0 (series->tzid, item->tzid) == 0
         && (series->minutes < 0) == (item->minutes < 0) && item->recurrence == NULL
         && !has_other_leads (series, item);
}

static void
take_back_move (RjPlanPiece *piece, RjDay day)
{
  for (guint i = piece->moves->len; i > 0; i--)
    if (g_array_index (piece->moves, RjPlanMove, i - 1).day == day)
      g_array_remove_index (piece->moves, i - 1);
}

/* One of a series that is not as the others. */
static void
map_single (Map *self, const RjImportRecord *record)
{
  Series *series = find_series (self, record);
  g_autoptr (GArray) moves = g_array_new (FALSE, FALSE, sizeof (RjPlanMove));
  g_autoptr (RjPlanItem) item = NULL;
  const Stretch *stretch;
  RjPlanPiece *piece;
  RjDay day;

  if (series == NULL)
    return;
  day = get_rule_day (self, series, record);
  stretch = find_stretch (series, day);
  piece = get_piece (self, stretch->piece);
  day = (RjDay) ((int) day + stretch->days);
  add_digest (piece, record);
  take_back_move (piece, day);
  if (record->cancelled)
    {
      leave (self, record, NULL, RJ_IMPORT_CANCELLED);
      rj_plan_item_leave_out (piece->item, day);
      return;
    }
  item = rj_import_item_new (&self->mapping, record, moves);
  if (is_only_moved (piece->item, item) && rj_plan_item_is_on (piece->item, day))
    {
      RjPlanMove move = { day, item->record.day, item->part, item->minutes };

      if (move.to_day != day || move.to_minutes != piece->item->minutes)
        g_array_append_val (piece->moves, move);
      count_into (self, stretch->piece, record);
      return;
    }
  rj_plan_item_leave_out (piece->item, day);
  add_piece (self, record, g_steal_pointer (&item));
}

/* ---- All of it ---- */

static int
compare_left (gconstpointer a, gconstpointer b)
{
  const RjImportLeft *first = *(RjImportLeft *const *) a;
  const RjImportLeft *second = *(RjImportLeft *const *) b;

  return first->line < second->line ? -1 : first->line > second->line;
}

/* By the day that they are about. */
static int
compare_ranges (gconstpointer a, gconstpointer b)
{
  const RjImportMoment *first = &(*(RjImportRecord *const *) a)->recurrence;
  const RjImportMoment *second = &(*(RjImportRecord *const *) b)->recurrence;

  if (first->day != second->day)
    return first->day < second->day ? -1 : 1;
  return first->minutes - second->minutes;
}

/* What has no day left by the days that were called off. */
static void
take_out_empty (Map *self)
{
  GPtrArray *pieces = self->import->pieces;

  for (guint i = pieces->len; i > 0; i--)
    {
      if (rj_import_item_has_days (get_piece (self, i - 1)->item))
        continue;
      leave (self, g_ptr_array_index (self->sources, i - 1), NULL, RJ_IMPORT_NEVER);
      g_ptr_array_remove_index (pieces, i - 1);
      g_ptr_array_remove_index (self->sources, i - 1);
      g_array_remove_index (self->import->counts, i - 1);
    }
}

/* (transfer full) (nullable): what two versions of one record have alike */
static char *
dup_identity (const RjImportRecord *record)
{
  g_autofree char *day = NULL;

  if (record->uid == NULL)
    return NULL;
  if (record->recurrence.day != RJ_DAY_NONE)
    day = rj_import_moment_to_text (&record->recurrence);
  return g_strdup_printf ("%d\n%s\n%s", record->range, day != NULL ? day : "", record->uid);
}

/* (transfer full): identity → the highest sequence */
static GHashTable *
find_newest (GPtrArray *records)
{
  GHashTable *newest = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < records->len; i++)
    {
      const RjImportRecord *record = g_ptr_array_index (records, i);
      char *identity = dup_identity (record);

      if (identity == NULL)
        continue;
      if (GPOINTER_TO_INT (g_hash_table_lookup (newest, identity)) <= record->sequence)
        g_hash_table_replace (newest, identity, GINT_TO_POINTER (record->sequence));
      else
        g_free (identity);
    }
  return newest;
}

static gboolean
is_older (GHashTable *newest, const RjImportRecord *record)
{
  g_autofree char *identity = dup_identity (record);

  return identity != NULL && GPOINTER_TO_INT (g_hash_table_lookup (newest, identity)) > record->sequence;
}

/* A series may stand behind the days that are not as the others. */
static void
map_all (Map *self)
{
  GPtrArray *records = self->mapping.file->records;
  g_autoptr (GHashTable) newest = find_newest (records);
  g_autoptr (GPtrArray) ranges = g_ptr_array_new ();
  g_autoptr (GPtrArray) singles = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    {
      RjImportRecord *record = g_ptr_array_index (records, i);

      if (is_older (newest, record))
        leave (self, record, NULL, RJ_IMPORT_OLDER);
      else if (record->recurrence.day == RJ_DAY_NONE)
        map_record (self, record);
      else
        g_ptr_array_add (record->range != RJ_IMPORT_ONE_DAY ? ranges : singles, record);
    }
  g_ptr_array_sort (ranges, compare_ranges);
  for (guint i = 0; i < ranges->len; i++)
    map_from_day (self, g_ptr_array_index (ranges, i));
  for (guint i = 0; i < singles->len; i++)
    map_single (self, g_ptr_array_index (singles, i));
  take_out_empty (self);
}

RjPlanImport *
rj_plan_import_new (const RjImportFile *file, const RjPlanImportHome *home)
{
  RjPlanImport *self = g_new0 (RjPlanImport, 1);
  g_autoptr (GHashTable) series =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) series_free);
  g_autoptr (GTimeZone) zone = rj_import_item_open_zone (home->zone);
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();
  Map map = { .import = self, .series = series, .sources = sources };

  self->format = g_strdup (file->format);
  memcpy (self->found, file->found, sizeof self->found);
  self->left = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_import_left_free);
  self->pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_piece_free);
  self->counts = g_array_new (FALSE, TRUE, sizeof (RjPlanImportCounts));
  for (guint i = 0; i < file->left->len; i++)
    {
      const RjImportLeft *left = g_ptr_array_index (file->left, i);

      g_ptr_array_add (self->left,
                       rj_import_left_new (left->kind, left->number, left->line, left->part, left->reason));
    }
  for (guint i = 0; i < file->cards->len; i++)
    {
      const RjVcard *card = g_ptr_array_index (file->cards, i);

      g_ptr_array_add (self->left, rj_import_left_new (RJ_IMPORT_CARD, card->number, card->line, NULL,
                                                       RJ_IMPORT_OTHER_KIND));
    }
  map.mapping = (RjImportMapping) { file, home, zone, self->left };
  map_all (&map);
  g_ptr_array_sort (self->left, compare_left);
  return self;
}
