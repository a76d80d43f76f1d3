// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-log-model.h"

#include "rj-log-days.h"
#include "rj-log-pages.h"
#include "rj-log-queue.h"

/* Rows of changed days up to which they are compared one by one. */
#define MAX_COMPARED 256

/* The days that have to be looked at again; none in it: @all tells whether everything has. */
typedef struct {
  RjDay first;
  RjDay last;
  gboolean any;
  gboolean all;
} Dirt;

struct _RjLogModel {
  GObject parent_instance;

  RjStore *store;
  RjLog *log;
  RjLogFilter wanted;
  RjLogFilter shown;
  RjLogDays *days;
  RjLogPages *pages;
  GCancellable *cancellable;

  RjLogQueue *queue;

  Dirt dirt;      /* what changed since the look that is under way began */
  Dirt looked_at; /* what the look under way is about */
  gboolean looking;
  gboolean loading;
};

static void model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RjLogModel,
                               rj_log_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, model_iface_init))

enum {
  PROP_LOADING = 1,
  N_PROPS
};

enum {
  FAILED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void look_again (RjLogModel *self);

/* ---- Reads ---- */

typedef struct {
  GWeakRef model;
  guint generation;
  RjLogFilter filter;
  guint page;
  guint n_pages;
  RjDay day;
  guint skip;
  RjLogDays *days; /* of a look: the new counts */
  RjDay first;
  RjDay last;
} Read;

static Read *
read_new (RjLogModel *self)
{
  Read *read = g_new0 (Read, 1);

  g_weak_ref_init (&read->model, self);
  read->generation = rj_log_queue_get_generation (self->queue);
  return read;
}

static void
read_free (Read *read)
{
  g_weak_ref_clear (&read->model);
  g_clear_pointer (&read->days, rj_log_days_free);
  g_free (read);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Read, read_free)

/* A closed journal is no failure: the model goes with it. */
static void
fail (RjLogModel *self, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      && !g_error_matches (error, RJ_STORE_ERROR, RJ_STORE_ERROR_CLOSED))
    g_signal_emit (self, signals[FAILED], 0, error);
}

static void
set_loading (RjLogModel *self, gboolean loading)
{
  if (self->loading == loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
}

/* ---- Pages ---- */

/* (transfer full): the summary at @i, which leaves the array. */
static RjLogSummary *
take (GPtrArray *summaries, guint i)
{
  return g_steal_pointer (&g_ptr_array_index (summaries, i));
}

/* By day and not by order: should an entry have come in between, the other days still get their own rows. */
static void
fill (RjLogModel *self, const Read *read, GPtrArray *summaries)
{
  guint generation = rj_log_queue_get_generation (self->queue);
  RjDay day = read->day;
  guint nth = read->skip;

  for (guint i = 0; i < summaries->len; i++)
    {
      RjLogSummary *summary = take (summaries, i);
      const RjLogDay *place;

      if (summary->day != day)
        {
          day = summary->day;
          nth = 0;
        }
      place = rj_log_days_get (self->days, day);
      if (place != NULL && nth < place->n && generation == rj_log_queue_get_generation (self->queue))
        rj_log_pages_fill (self->pages, place->start + nth, summary);
      else
        rj_log_summary_free (summary);
      nth++;
    }
}

static void
page_read_cb (GObject *log, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) summaries = rj_log_page_finish (RJ_LOG (log), result, &error);
  g_autoptr (Read) read = user_data;
  g_autoptr (RjLogModel) self = g_weak_ref_get (&read->model);

  if (self == NULL)
    return;

  rj_log_queue_done (self->queue, read->page, read->n_pages, read->generation);
  if (summaries != NULL && read->generation == rj_log_queue_get_generation (self->queue))
    fill (self, read, summaries);
  if (error != NULL)
    fail (self, error);
}

static gboolean
read_pages (guint page, guint n_pages, guint generation, gpointer user_data)
{
  RjLogModel *self = user_data;
  guint first = page * RJ_LOG_PAGE_SIZE;
  const RjLogDay *place = rj_log_days_at (self->days, first);
  Read *read;

  if (place == NULL)
    return FALSE;
  read = read_new (self);
  read->page = page;
  read->n_pages = n_pages;
  read->day = place->day;
  read->skip = first - place->start;
  rj_log_page_async (self->log, &self->shown, read->day, read->skip, n_pages * RJ_LOG_PAGE_SIZE,
                     self->cancellable, page_read_cb, read);
  return TRUE;
}

/* Is it among those that are kept? What went by in a long scroll is not. */
static gboolean
is_kept (guint page, gpointer user_data)
{
  return rj_log_pages_has (RJ_LOG_MODEL (user_data)->pages, page);
}

/* ---- Looking again at what changed ---- */

static void
replace_all (RjLogModel *self, RjLogDays *days)
{
  guint removed = rj_log_days_get_n_rows (self->days);

  rj_log_queue_begin_generation (self->queue);
  rj_log_pages_clear (self->pages);
  rj_log_days_free (self->days);
  self->days = days;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, removed, rj_log_days_get_n_rows (days));
}

/* The rows of [@start, @end) that are kept, by id. */
static GHashTable *
kept_by_id (RjLogModel *self, guint start, guint end)
{
  GHashTable *rows = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = start; i < end; i++)
    {
      RjLogRow *row = rj_log_pages_peek (self->pages, i);
      const RjLogSummary *summary = row != NULL ? rj_log_row_get_summary (row) : NULL;

      if (summary != NULL)
        g_hash_table_insert (rows, summary->id, row);
    }
  return rows;
}

/* Rows for @summaries (emptied): those that were there already, and new ones. Nothing is told yet. */
static GPtrArray *
rows_for (RjLogModel *self, GPtrArray *summaries, guint start, guint end)
{
  g_autoptr (GHashTable) kept = kept_by_id (self, start, end);
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < summaries->len; i++)
    {
      const RjLogSummary *summary = g_ptr_array_index (summaries, i);
      RjLogRow *row = g_hash_table_lookup (kept, summary->id);

      g_ptr_array_add (rows, row != NULL ? g_object_ref (row) : rj_log_pages_make_row (self->pages));
    }
  return rows;
}

/* Are @summaries the rows of [@start, @start + @n) of @days? Not when something was saved between the two
 * reads. */
static gboolean
fits (const RjLogDays *days, guint start, guint n, GPtrArray *summaries)
{
  if (summaries == NULL || summaries->len != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (rj_log_days_at (days, start + i)->day != ((RjLogSummary *) g_ptr_array_index (summaries, i))->day)
      return FALSE;
  return TRUE;
}

/* Narrows a change to the rows that are not the same. @rows: (nullable) */
static void
narrow (RjLogModel *self, GPtrArray *rows, guint *position, guint *removed, guint *added)
{
  guint head = 0;
  guint tail = 0;
  guint most = MIN (*removed, *added);

  if (rows == NULL)
    return;
  while (head < most && rj_log_pages_peek (self->pages, *position + head) == g_ptr_array_index (rows, head))
    head++;
  while (tail < most - head
         && rj_log_pages_peek (self->pages, *position + *removed - 1 - tail)
              == g_ptr_array_index (rows, rows->len - 1 - tail))
    tail++;

  *position += head;
  *removed -= head + tail;
  *added -= head + tail;
}

static void
want_waiting (RjLogModel *self)
{
  g_autoptr (GArray) waiting = rj_log_pages_list_waiting (self->pages);

  for (guint i = 0; i < waiting->len; i++)
    rj_log_queue_add (self->queue, g_array_index (waiting, guint, i));
}

/* Puts the days from @first to @last in place. @summaries: (nullable): all their rows, if they were read. */
static void
apply (RjLogModel *self, RjLogDays *days, RjDay first, RjDay last, GPtrArray *summaries)
{
  guint start = rj_log_days_first_until (self->days, last);
  guint end = rj_log_days_first_until (self->days, first - 1);
  guint added = rj_log_days_first_until (days, first - 1) - start;
  guint position = start;
  guint removed = end - start;
  g_autoptr (GPtrArray) rows = NULL;

  if (fits (days, start, added, summaries))
    rows = rows_for (self, summaries, start, end);

  rj_log_queue_begin_generation (self->queue);
  narrow (self, rows, &position, &removed, &added);
  rj_log_pages_splice (self->pages, start, end - start, rj_log_days_first_until (days, first - 1) - start,
                       rows);
  rj_log_days_free (self->days);
  self->days = days;

  if (rows != NULL)
    for (guint i = 0; i < rows->len; i++)
      rj_log_row_set_summary (g_ptr_array_index (rows, i), take (summaries, i));
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  want_waiting (self);
}

static void
end_look (RjLogModel *self)
{
  self->looking = FALSE;
  if (self->dirt.any)
    look_again (self);
  else
    set_loading (self, FALSE);
}

static void
changed_rows_read_cb (GObject *log, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) summaries = rj_log_page_finish (RJ_LOG (log), result, &error);
  g_autoptr (Read) read = user_data;
  g_autoptr (RjLogModel) self = g_weak_ref_get (&read->model);

  if (self == NULL)
    return;

  if (error != NULL)
    fail (self, error);
  else
    apply (self, g_steal_pointer (&read->days), read->first, read->last, summaries);
  end_look (self);
}

/* Where the counts of days changed, or the store said so, the rows of those days are read if they are few. */
static void
compare (RjLogModel *self, Read *read, RjLogDays *days)
{
  RjDay first = self->looked_at.first;
  RjDay last = self->looked_at.last;
  guint start, n;
  const RjLogDay *newest;

  rj_log_days_add_difference (self->days, days, &first, &last);
  if (first == RJ_DAY_NONE)
    {
      rj_log_days_free (days);
      end_look (self);
      return;
    }

  start = rj_log_days_first_until (days, last);
  n = rj_log_days_first_until (days, first - 1) - start;
  newest = rj_log_days_at (days, start);
  if (n == 0 || n > MAX_COMPARED)
    {
      apply (self, days, first, last, NULL);
      end_look (self);
      return;
    }

  {
    Read *rows = read_new (self);

    rows->days = days;
    rows->first = first;
    rows->last = last;
    rj_log_page_async (self->log, &self->shown, newest->day, 0, n, self->cancellable, changed_rows_read_cb,
                       rows);
  }
}

static gboolean
filter_equal (const RjLogFilter *a, const RjLogFilter *b)
{
  return a->kinds == b->kinds && a->min_value == b->min_value && a->max_value == b->max_value;
}

static void
counts_read_cb (GObject *log, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) counts = rj_log_counts_finish (RJ_LOG (log), result, &error);
  g_autoptr (Read) read = user_data;
  g_autoptr (RjLogModel) self = g_weak_ref_get (&read->model);

  if (self == NULL)
    return;

  if (error != NULL)
    {
      fail (self, error);
      end_look (self);
    }
  else if (self->looked_at.all)
    {
      self->shown = read->filter;
      replace_all (self, rj_log_days_new (counts));
      end_look (self);
    }
  else
    compare (self, read, rj_log_days_new (counts));
}

static void
look_again (RjLogModel *self)
{
  Read *read;

  if (self->looking)
    return;
  self->looking = TRUE;
  self->looked_at = self->dirt;
  self->dirt = (Dirt) { 0 };

  read = read_new (self);
  read->filter = self->wanted;
  rj_log_counts_async (self->log, &read->filter, self->cancellable, counts_read_cb, read);
}

static void
look_at_everything (RjLogModel *self)
{
  self->dirt = (Dirt) { .any = TRUE, .all = TRUE };
  set_loading (self, TRUE);
  look_again (self);
}

static void
store_changed_cb (RjStore *store, guint kinds, guint first, guint last, RjLogModel *self)
{
  guint concerns = 0;

  concerns |= kinds & RJ_CHANGED_MOOD ? RJ_LOG_MOOD : 0;
  concerns |= kinds & RJ_CHANGED_CRAVING ? RJ_LOG_CRAVING : 0;
  concerns |= kinds & RJ_CHANGED_WRITING ? RJ_LOG_WRITING : 0;
  if ((concerns & self->wanted.kinds) == 0)
    return;

  if (first == RJ_DAY_NONE || last == RJ_DAY_NONE)
    self->dirt.all = TRUE;
  else
    {
      self->dirt.first = self->dirt.first == RJ_DAY_NONE ? first : MIN (self->dirt.first, first);
      self->dirt.last = MAX (self->dirt.last, last);
    }
  self->dirt.any = TRUE;
  look_again (self);
}

/* ---- The list ---- */

static GType
rj_log_model_get_item_type (GListModel *model)
{
  return RJ_TYPE_LOG_ROW;
}

static guint
rj_log_model_get_n_items (GListModel *model)
{
  return rj_log_days_get_n_rows (RJ_LOG_MODEL (model)->days);
}

static gpointer
rj_log_model_get_item (GListModel *model, guint position)
{
  RjLogModel *self = RJ_LOG_MODEL (model);
  RjLogRow *row;

  if (position >= rj_log_days_get_n_rows (self->days))
    return NULL;

  row = g_object_ref (rj_log_pages_use (self->pages, position));
  if (rj_log_row_get_summary (row) == NULL)
    rj_log_queue_add (self->queue, position / RJ_LOG_PAGE_SIZE);
  return row;
}

static void
model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = rj_log_model_get_item_type;
  iface->get_n_items = rj_log_model_get_n_items;
  iface->get_item = rj_log_model_get_item;
}

/* ---- Object ---- */

static void
rj_log_model_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LOADING)
    g_value_set_boolean (value, RJ_LOG_MODEL (object)->loading);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
rj_log_model_dispose (GObject *object)
{
  RjLogModel *self = RJ_LOG_MODEL (object);

  g_cancellable_cancel (self->cancellable);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  rj_log_queue_begin_generation (self->queue);
  rj_log_pages_clear (self->pages);
  rj_log_pages_forget (self->pages);

  G_OBJECT_CLASS (rj_log_model_parent_class)->dispose (object);
}

static void
rj_log_model_finalize (GObject *object)
{
  RjLogModel *self = RJ_LOG_MODEL (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->days, rj_log_days_free);
  g_clear_pointer (&self->pages, rj_log_pages_free);
  g_clear_pointer (&self->queue, rj_log_queue_free);

  G_OBJECT_CLASS (rj_log_model_parent_class)->finalize (object);
}

static void
rj_log_model_class_init (RjLogModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = rj_log_model_get_property;
  object_class->dispose = rj_log_model_dispose;
  object_class->finalize = rj_log_model_finalize;

  props[PROP_LOADING] =
    g_param_spec_boolean ("loading", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
rj_log_model_init (RjLogModel *self)
{
  self->cancellable = g_cancellable_new ();
  self->days = rj_log_days_new (NULL);
  self->pages = rj_log_pages_new ();
  self->queue = rj_log_queue_new (read_pages, is_kept, self);
}

RjLogModel *
rj_log_model_new (RjStore *store, const RjLogFilter *filter)
{
  RjLogModel *self;

  g_return_val_if_fail (RJ_IS_STORE (store), NULL);

  self = g_object_new (RJ_TYPE_LOG_MODEL, NULL);
  self->store = g_object_ref (store);
  self->log = rj_store_get_log (store);
  self->wanted = self->shown = *filter;
  g_signal_connect (store, "changed", G_CALLBACK (store_changed_cb), self);
  look_at_everything (self);
  return self;
}

void
rj_log_model_set_filter (RjLogModel *self, const RjLogFilter *filter)
{
  g_return_if_fail (RJ_IS_LOG_MODEL (self));

  if (filter_equal (&self->wanted, filter))
    return;
  self->wanted = *filter;
  look_at_everything (self);
}

const RjLogFilter *
rj_log_model_get_filter (RjLogModel *self)
{
  g_return_val_if_fail (RJ_IS_LOG_MODEL (self), NULL);
  return &self->wanted;
}

gboolean
rj_log_model_get_loading (RjLogModel *self)
{
  g_return_val_if_fail (RJ_IS_LOG_MODEL (self), FALSE);
  return self->loading;
}

gboolean
rj_log_model_get_section (RjLogModel *self, guint position, RjDay *day, guint *start, guint *end)
{
  const RjLogDay *place;

  g_return_val_if_fail (RJ_IS_LOG_MODEL (self), FALSE);

  place = rj_log_days_at (self->days, position);
  *day = place != NULL ? place->day : RJ_DAY_NONE;
  *start = place != NULL ? place->start : rj_log_days_get_n_rows (self->days);
  *end = place != NULL ? place->start + place->n : G_MAXUINT;
  return place != NULL;
}

guint
rj_log_model_find_day (RjLogModel *self, RjDay day)
{
  guint n, position;

  g_return_val_if_fail (RJ_IS_LOG_MODEL (self), G_MAXUINT);

  n = rj_log_days_get_n_rows (self->days);
  if (n == 0)
    return G_MAXUINT;
  position = rj_log_days_first_until (self->days, day);
  return MIN (position, n - 1);
}

guint
rj_log_model_get_n_pages (RjLogModel *self)
{
  g_return_val_if_fail (RJ_IS_LOG_MODEL (self), 0);
  return rj_log_pages_get_n (self->pages);
}

gboolean
rj_log_model_is_settled (RjLogModel *self)
{
  g_return_val_if_fail (RJ_IS_LOG_MODEL (self), TRUE);
  return !self->looking && !self->dirt.any && rj_log_queue_is_empty (self->queue);
}
