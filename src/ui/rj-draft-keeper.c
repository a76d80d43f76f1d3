// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-draft-keeper.h"

#include "rj-words.h"

#include <string.h>

#define RETRY_AFTER_MS 5000
/* What is typed in this process counts up from here: newer than all that was kept before, whatever the clock
 * said then. */
#define TYPED_HERE (G_MAXINT64 / 2)

/* A field that is on the screen now. */
typedef struct {
  RjDraftKeeper *keeper;
  char *where;
  GtkWidget *widget;     /* not owned; cleared by the weak notify */
  GObject *source;       /* what emits "changed": the editable, or the buffer of a text view */
  GtkTextBuffer *buffer; /* held, so that the handler can be taken off; an editable is never held */
  gulong changed_id;
  char *before; /* what it said before anything was typed, which is no draft */
  gboolean touched;
} Field;

/* Text of a field, whether it is on the screen or not. */
typedef struct {
  char *text;     /* NULL: none, and to be removed */
  gint64 at_us;   /* when it was typed last, or counted from TYPED_HERE */
  gboolean known; /* typed or sealed: newer than what the journal holds */
  gboolean dirty;
  gboolean saving;
  gboolean settled; /* goes with the entry that is being saved */
} Draft;

struct _RjDraftKeeper {
  GObject parent_instance;

  RjStore *store;
  GHashTable *fields; /* where → Field */
  GHashTable *drafts; /* where → Draft */
  GPtrArray *flushes; /* GTasks that wait until nothing is dirty */
  gint64 newest_us;
  guint timer;
  gboolean loaded;
  gboolean restoring;
  gboolean reported;
};

enum {
  SIGNAL_LOADED,
  SIGNAL_FAILED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RjDraftKeeper, rj_draft_keeper, G_TYPE_OBJECT)

static void save_dirty (RjDraftKeeper *self);
static void field_widget_gone (gpointer data, GObject *where_the_object_was);

static void
field_detach (Field *field)
{
  if (field->widget == NULL)
    return;

  g_object_weak_unref (G_OBJECT (field->widget), field_widget_gone, field);
  g_clear_signal_handler (&field->changed_id, field->source);
  field->source = NULL;
  field->widget = NULL;
  g_clear_object (&field->buffer);
}

static void
wipe_text (char *text)
{
  if (text != NULL)
    explicit_bzero (text, strlen (text));
  g_free (text);
}

static void
field_free (Field *field)
{
  field_detach (field);
  wipe_text (field->before);
  g_free (field->where);
  g_free (field);
}

static void
draft_free (Draft *draft)
{
  wipe_text (draft->text);
  g_free (draft);
}

static Draft *
draft_ensure (RjDraftKeeper *self, const char *where)
{
  Draft *draft = g_hash_table_lookup (self->drafts, where);

  if (draft == NULL)
    {
      draft = g_new0 (Draft, 1);
      g_hash_table_insert (self->drafts, g_strdup (where), draft);
    }

  return draft;
}

static gboolean
is_waiting (const Draft *draft)
{
  return draft != NULL && draft->text != NULL && !draft->settled;
}

static gboolean
timer_cb (gpointer data)
{
  RjDraftKeeper *self = data;

  self->timer = 0;
  save_dirty (self);

  return G_SOURCE_REMOVE;
}

static void
save_soon (RjDraftKeeper *self, guint after_ms)
{
  /* Never pushed back by more typing: a timer that runs is left alone. */
  if (self->timer == 0)
    self->timer = g_timeout_add (after_ms, timer_cb, self);
}

/* @text: (nullable) */
static void
set_text (RjDraftKeeper *self, const char *where, const char *text)
{
  Draft *draft = draft_ensure (self, where);

  if (g_strcmp0 (draft->text, text) == 0 && !draft->settled)
    return;

  wipe_text (draft->text);
  draft->text = g_strdup (text);
  draft->at_us = ++self->newest_us;
  draft->known = TRUE;
  draft->settled = FALSE;
  draft->dirty = TRUE;
  save_soon (self, RJ_DRAFT_KEEPER_SAVE_AFTER_MS);
}

static void
set_widget_text (GtkWidget *widget, const char *text)
{
  rj_words_set (widget, text);
  if (GTK_IS_EDITABLE (widget))
    gtk_editable_set_position (GTK_EDITABLE (widget), -1);
  /* It would write its old number over the text. */
  if (GTK_IS_SPIN_BUTTON (widget))
    gtk_spin_button_update (GTK_SPIN_BUTTON (widget));
}

static void
field_changed_cb (Field *field)
{
  g_autofree char *text = NULL;

  if (field->keeper->restoring)
    return;

  field->touched = TRUE;
  text = rj_words_dup (field->widget);
  set_text (field->keeper, field->where, g_str_equal (text, field->before) ? NULL : text);
  explicit_bzero (text, strlen (text));
}

static void
field_widget_gone (gpointer data, GObject *where_the_object_was)
{
  Field *field = data;

  /* The handlers of an editable went with it; a buffer may live on. */
  if (field->buffer != NULL)
    g_clear_signal_handler (&field->changed_id, field->buffer);
  g_clear_object (&field->buffer);
  field->widget = NULL;
  field->source = NULL;
  g_hash_table_remove (field->keeper->fields, field->where);
}

static void
restore_field (RjDraftKeeper *self, Field *field)
{
  Draft *draft = g_hash_table_lookup (self->drafts, field->where);

  if (!is_waiting (draft) || field->touched)
    return;

  self->restoring = TRUE;
  set_widget_text (field->widget, draft->text);
  self->restoring = FALSE;
}

static void
finish_flushes (RjDraftKeeper *self)
{
  GHashTableIter iter;
  Draft *draft;
  g_autoptr (GPtrArray) tasks = NULL;

  if (self->flushes->len == 0)
    return;

  g_hash_table_iter_init (&iter, self->drafts);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &draft))
    if (draft->dirty || draft->saving)
      return;

  tasks = g_steal_pointer (&self->flushes);
  self->flushes = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < tasks->len; i++)
    g_task_return_boolean (tasks->pdata[i], TRUE);
}

static void
fail_flushes (RjDraftKeeper *self, const GError *error)
{
  g_autoptr (GPtrArray) tasks = g_steal_pointer (&self->flushes);

  self->flushes = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < tasks->len; i++)
    g_task_return_error (tasks->pdata[i], g_error_copy (error));
}

typedef struct {
  RjDraftKeeper *keeper;
  char *where;
} Save;

static void
save_free (Save *save)
{
  g_object_unref (save->keeper);
  g_free (save->where);
  g_free (save);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Save, save_free)

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Save) save = data;
  g_autoptr (GError) error = NULL;
  RjDraftKeeper *self = save->keeper;
  Draft *draft = g_hash_table_lookup (self->drafts, save->where);
  gboolean ok = rj_store_save_draft_finish (RJ_STORE (source), result, &error);

  if (draft != NULL)
    {
      draft->saving = FALSE;
      if (!ok && !draft->settled)
        draft->dirty = TRUE;
      else if (!draft->dirty && draft->text == NULL)
        g_hash_table_remove (self->drafts, save->where);
    }

  if (ok)
    {
      self->reported = FALSE;
      finish_flushes (self);
      return;
    }

  fail_flushes (self, error);
  /* A journal that was closed takes nothing more; otherwise the words wait here and are tried again. */
  if (!g_error_matches (error, RJ_STORE_ERROR, RJ_STORE_ERROR_CLOSED))
    {
      save_soon (self, RETRY_AFTER_MS);
      if (!self->reported)
        g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
      self->reported = TRUE;
    }
}

static void
save_dirty (RjDraftKeeper *self)
{
  GHashTableIter iter;
  const char *where;
  Draft *draft;

  if (self->store == NULL || !self->loaded)
    return;

  g_hash_table_iter_init (&iter, self->drafts);
  while (g_hash_table_iter_next (&iter, (gpointer *) &where, (gpointer *) &draft))
    {
      Save *save;

      if (!draft->dirty)
        continue;
      if (draft->saving)
        {
          save_soon (self, RJ_DRAFT_KEEPER_SAVE_AFTER_MS);
          continue;
        }

      save = g_new0 (Save, 1);
      save->keeper = g_object_ref (self);
      save->where = g_strdup (where);
      draft->dirty = FALSE;
      draft->saving = TRUE;
      rj_store_save_draft_async (self->store, where, draft->text, NULL, saved_cb, save);
    }
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RjDraftKeeper) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = rj_store_list_drafts_finish (RJ_STORE (source), result, &error);
  GHashTableIter iter;
  Field *field;

  if (list == NULL)
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const RjDraft *waiting = list->pdata[i];
      Draft *draft = draft_ensure (self, waiting->where);

      if (draft->known)
        continue;
      draft->text = g_strdup (waiting->text);
      draft->at_us = waiting->at_us;
    }

  self->loaded = TRUE;
  g_hash_table_iter_init (&iter, self->fields);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &field))
    restore_field (self, field);

  g_signal_emit (self, signals[SIGNAL_LOADED], 0);
  save_dirty (self);
}

static void
rj_draft_keeper_dispose (GObject *object)
{
  RjDraftKeeper *self = RJ_DRAFT_KEEPER (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_hash_table_remove_all (self->fields);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (rj_draft_keeper_parent_class)->dispose (object);
}

static void
rj_draft_keeper_finalize (GObject *object)
{
  RjDraftKeeper *self = RJ_DRAFT_KEEPER (object);

  g_hash_table_unref (self->fields);
  g_hash_table_unref (self->drafts);
  g_ptr_array_unref (self->flushes);

  G_OBJECT_CLASS (rj_draft_keeper_parent_class)->finalize (object);
}

static void
rj_draft_keeper_class_init (RjDraftKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rj_draft_keeper_dispose;
  object_class->finalize = rj_draft_keeper_finalize;

  signals[SIGNAL_LOADED] =
    g_signal_new ("loaded", RJ_TYPE_DRAFT_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", RJ_TYPE_DRAFT_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
rj_draft_keeper_init (RjDraftKeeper *self)
{
  self->newest_us = TYPED_HERE;
  self->fields = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) field_free);
  self->drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) draft_free);
  self->flushes = g_ptr_array_new_with_free_func (g_object_unref);
}

RjDraftKeeper *
rj_draft_keeper_new (void)
{
  return g_object_new (RJ_TYPE_DRAFT_KEEPER, NULL);
}

void
rj_draft_keeper_set_store (RjDraftKeeper *self, RjStore *store)
{
  g_return_if_fail (RJ_IS_DRAFT_KEEPER (self));
  g_return_if_fail (RJ_IS_STORE (store));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  rj_store_list_drafts_async (store, NULL, listed_cb, g_object_ref (self));
}

gboolean
rj_draft_keeper_get_loaded (RjDraftKeeper *self)
{
  g_return_val_if_fail (RJ_IS_DRAFT_KEEPER (self), FALSE);

  return self->loaded;
}

void
rj_draft_keeper_keep (RjDraftKeeper *self, GtkWidget *editable, const char *where)
{
  Field *field;

  g_return_if_fail (RJ_IS_DRAFT_KEEPER (self));
  g_return_if_fail (GTK_IS_EDITABLE (editable) || GTK_IS_TEXT_VIEW (editable));
  g_return_if_fail (where != NULL && *where != '\0');

  field = g_new0 (Field, 1);
  field->keeper = self;
  field->where = g_strdup (where);
  field->widget = editable;
  g_object_weak_ref (G_OBJECT (editable), field_widget_gone, field);
  if (GTK_IS_TEXT_VIEW (editable))
    field->buffer = g_object_ref (gtk_text_view_get_buffer (GTK_TEXT_VIEW (editable)));
  field->source = field->buffer != NULL ? G_OBJECT (field->buffer) : G_OBJECT (editable);
  field->before = rj_words_dup (editable);
  /* The key belongs to the value: replace both. */
  g_hash_table_replace (self->fields, field->where, field);

  restore_field (self, field);
  field->changed_id =
    g_signal_connect_swapped (field->source, "changed", G_CALLBACK (field_changed_cb), field);
}

void
rj_draft_keeper_drop (RjDraftKeeper *self, const char *where)
{
  Draft *draft;

  g_return_if_fail (RJ_IS_DRAFT_KEEPER (self));
  g_return_if_fail (where != NULL);

  draft = g_hash_table_lookup (self->drafts, where);
  if (draft == NULL)
    return;

  /* What was written before the entry went with it. */
  if (draft->settled && !draft->dirty && !draft->saving)
    {
      g_hash_table_remove (self->drafts, where);
      return;
    }
  g_clear_pointer (&draft->text, wipe_text);
  draft->settled = FALSE;
  draft->known = TRUE;
  draft->dirty = TRUE;
  save_dirty (self);
}

void
rj_draft_keeper_end (RjDraftKeeper *self, const char *where)
{
  g_return_if_fail (RJ_IS_DRAFT_KEEPER (self));
  g_return_if_fail (where != NULL);

  g_hash_table_remove (self->fields, where);
  rj_draft_keeper_drop (self, where);
}

void
rj_draft_keeper_settle (RjDraftKeeper *self, const char *const *wheres)
{
  g_return_if_fail (RJ_IS_DRAFT_KEEPER (self));
  g_return_if_fail (self->store != NULL);

  for (guint i = 0; wheres[i] != NULL; i++)
    {
      Draft *draft = g_hash_table_lookup (self->drafts, wheres[i]);

      if (draft == NULL)
        continue;
      draft->settled = TRUE;
      draft->dirty = FALSE;
    }
  rj_store_settle_drafts (self->store, wheres);
}

void
rj_draft_keeper_unsettle (RjDraftKeeper *self, const char *const *wheres)
{
  g_return_if_fail (RJ_IS_DRAFT_KEEPER (self));

  for (guint i = 0; wheres[i] != NULL; i++)
    {
      Draft *draft = g_hash_table_lookup (self->drafts, wheres[i]);

      if (draft == NULL || !draft->settled)
        continue;
      draft->settled = FALSE;
      draft->dirty = TRUE;
      save_soon (self, RJ_DRAFT_KEEPER_SAVE_AFTER_MS);
    }
}

const char *
rj_draft_keeper_get (RjDraftKeeper *self, const char *where)
{
  Draft *draft;

  g_return_val_if_fail (RJ_IS_DRAFT_KEEPER (self), NULL);
  g_return_val_if_fail (where != NULL, NULL);

  draft = g_hash_table_lookup (self->drafts, where);
  return is_waiting (draft) ? draft->text : NULL;
}

gint64
rj_draft_keeper_get_time (RjDraftKeeper *self, const char *where)
{
  Draft *draft;

  g_return_val_if_fail (RJ_IS_DRAFT_KEEPER (self), 0);
  g_return_val_if_fail (where != NULL, 0);

  draft = g_hash_table_lookup (self->drafts, where);
  return is_waiting (draft) && draft->at_us < TYPED_HERE ? draft->at_us : 0;
}

static int
compare_newest (gconstpointer a, gconstpointer b, gpointer drafts)
{
  const Draft *x = g_hash_table_lookup (drafts, *(const char *const *) a);
  const Draft *y = g_hash_table_lookup (drafts, *(const char *const *) b);

  if (x->at_us != y->at_us)
    return x->at_us < y->at_us ? 1 : -1;
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GStrv
rj_draft_keeper_list (RjDraftKeeper *self)
{
  g_autoptr (GPtrArray) wheres = g_ptr_array_new_null_terminated (8, g_free, TRUE);
  GHashTableIter iter;
  const char *where;
  Draft *draft;

  g_return_val_if_fail (RJ_IS_DRAFT_KEEPER (self), NULL);

  g_hash_table_iter_init (&iter, self->drafts);
  while (g_hash_table_iter_next (&iter, (gpointer *) &where, (gpointer *) &draft))
    if (is_waiting (draft))
      g_ptr_array_add (wheres, g_strdup (where));
  g_ptr_array_sort_with_data (wheres, compare_newest, self->drafts);

  return (GStrv) g_ptr_array_steal (wheres, NULL);
}

GPtrArray *
rj_draft_keeper_dup_unsaved (RjDraftKeeper *self)
{
  GPtrArray *unsaved = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_draft_free);
  GHashTableIter iter;
  const char *where;
  Draft *draft;

  g_return_val_if_fail (RJ_IS_DRAFT_KEEPER (self), unsaved);

  g_hash_table_iter_init (&iter, self->drafts);
  while (g_hash_table_iter_next (&iter, (gpointer *) &where, (gpointer *) &draft))
    if (draft->dirty || draft->saving)
      g_ptr_array_add (unsaved, rj_draft_new (where, draft->text, 0));
  return unsaved;
}

void
rj_draft_keeper_put_back (RjDraftKeeper *self, const char *where, const char *text)
{
  Draft *draft;

  g_return_if_fail (RJ_IS_DRAFT_KEEPER (self));
  g_return_if_fail (where != NULL);
  g_return_if_fail (!self->loaded);

  draft = draft_ensure (self, where);
  /* Typed since then. */
  if (!draft->known)
    set_text (self, where, text);
  draft->known = TRUE;
  draft->dirty = TRUE;
}

void
rj_draft_keeper_flush_async (RjDraftKeeper *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (RJ_IS_DRAFT_KEEPER (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, rj_draft_keeper_flush_async);

  if (self->store == NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  g_clear_handle_id (&self->timer, g_source_remove);
  g_ptr_array_add (self->flushes, g_steal_pointer (&task));
  save_dirty (self);
  finish_flushes (self);
}

gboolean
rj_draft_keeper_flush_finish (RjDraftKeeper *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
