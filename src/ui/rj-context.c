// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-context.h"

#include "rj-draft-keeper.h"
#include "rj-ride-keeper.h"
#include "rj-vocabulary-choice.h"
#include "rj-words.h"

struct _RjContext {
  GObject parent_instance;

  RjClock *clock;
  RjSettings *settings;
  RjVault *vault;
  RjNotifier *notifier;
  RjStore *store;
  RjDraftKeeper *drafts;
  RjPrivacy *privacy;
  RjRide *ride;
  RjVocabulary *vocabulary; /* made when it is asked for */
  RjInboxReport *inbox_report;
  RjSecretBytes *spare_key;
  gboolean made_up;
  gboolean for_reading;
  char *exercise;
  gint64 exercise_started_us;
  int exercise_seconds;
};

enum {
  PROP_0,
  PROP_STORE,
  PROP_MADE_UP,
  PROP_FOR_READING,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

enum {
  SIGNAL_TOAST,
  SIGNAL_TOAST_WITH_ACTION,
  SIGNAL_FAILED,
  SIGNAL_DRAFTS_LOADED,
  SIGNAL_EXERCISE_CHANGED,
  SIGNAL_LOCK_SOON,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RjContext, rj_context, G_TYPE_OBJECT)

static void
drafts_loaded_cb (RjContext *self)
{
  g_signal_emit (self, signals[SIGNAL_DRAFTS_LOADED], 0);
}

static void
drafts_failed_cb (RjContext *self, const GError *error)
{
  rj_context_report (self, error);
}

/* The person's day may end after midnight; the clock has to know before a page asks for today. */
static void
read_day_end (RjContext *self)
{
  rj_clock_set_day_end (self->clock, rj_store_get_day_end (self->store, rj_clock_get_day_end (self->clock)));
}

/* What things are called, as the person likes them to be. */
static void
read_vocabulary (RjContext *self)
{
  RjVocabulary *vocabulary = rj_context_get_vocabulary (self);

  if (self->store == NULL)
    return;
  rj_vocabulary_choose (vocabulary, rj_store_get_preference (self->store, RJ_PREFERENCE_VOCABULARY));
  rj_vocabulary_set_own (vocabulary, rj_store_get_preference (self->store, RJ_PREFERENCE_OWN_WORDS));
}

static void
store_changed_cb (RjContext *self, guint kinds)
{
  if (kinds & RJ_CHANGED_PREFERENCE)
    {
      read_day_end (self);
      read_vocabulary (self);
    }
  if (kinds & RJ_CHANGED_CRAVING)
    rj_ride_keeper_read_again (self);
}

static void
rj_context_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  RjContext *self = RJ_CONTEXT (object);

  switch (prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_MADE_UP:
      g_value_set_boolean (value, self->made_up);
      break;
    case PROP_FOR_READING:
      g_value_set_boolean (value, self->for_reading);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rj_context_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  RjContext *self = RJ_CONTEXT (object);

  switch (prop_id)
    {
    case PROP_STORE:
      rj_context_set_store (self, g_value_get_object (value));
      break;
    case PROP_MADE_UP:
      rj_context_set_made_up (self, g_value_get_boolean (value));
      break;
    case PROP_FOR_READING:
      rj_context_set_for_reading (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rj_context_dispose (GObject *object)
{
  RjContext *self = RJ_CONTEXT (object);

  g_clear_object (&self->vocabulary);
  g_clear_object (&self->privacy);
  g_clear_object (&self->ride);
  g_clear_object (&self->drafts);
  g_clear_object (&self->store);
  g_clear_object (&self->notifier);
  g_clear_object (&self->vault);
  g_clear_object (&self->settings);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->exercise, g_free);
  g_clear_pointer (&self->inbox_report, g_free);
  g_clear_pointer (&self->spare_key, rj_secret_bytes_unref);

  G_OBJECT_CLASS (rj_context_parent_class)->dispose (object);
}

static void
rj_context_class_init (RjContextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = rj_context_get_property;
  object_class->set_property = rj_context_set_property;
  object_class->dispose = rj_context_dispose;

  props[PROP_STORE] = g_param_spec_object (
    "store", NULL, NULL, RJ_TYPE_STORE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_MADE_UP] = g_param_spec_boolean (
    "made-up", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_FOR_READING] = g_param_spec_boolean (
    "for-reading", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[SIGNAL_TOAST] = g_signal_new ("toast", RJ_TYPE_CONTEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[SIGNAL_TOAST_WITH_ACTION] =
    g_signal_new ("toast-with-action", RJ_TYPE_CONTEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                  3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", RJ_TYPE_CONTEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[SIGNAL_DRAFTS_LOADED] =
    g_signal_new ("drafts-loaded", RJ_TYPE_CONTEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_EXERCISE_CHANGED] = g_signal_new ("exercise-changed", RJ_TYPE_CONTEXT, G_SIGNAL_RUN_LAST, 0,
                                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_LOCK_SOON] = g_signal_new ("lock-soon", RJ_TYPE_CONTEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
rj_context_init (RjContext *self)
{
  self->drafts = rj_draft_keeper_new ();
  g_signal_connect_object (self->drafts, "loaded", G_CALLBACK (drafts_loaded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->drafts, "failed", G_CALLBACK (drafts_failed_cb), self, G_CONNECT_SWAPPED);
}

RjContext *
rj_context_new (RjClock *clock, RjSettings *settings, RjVault *vault, RjNotifier *notifier)
{
  RjContext *self = g_object_new (RJ_TYPE_CONTEXT, NULL);

  g_set_object (&self->clock, clock);
  g_set_object (&self->settings, settings);
  g_set_object (&self->vault, vault);
  g_set_object (&self->notifier, notifier);
  self->privacy = rj_privacy_new (settings);
  self->ride = rj_ride_new (clock);

  return self;
}

RjClock *
rj_context_get_clock (RjContext *self)
{
  g_return_val_if_fail (RJ_IS_CONTEXT (self), NULL);

  return self->clock;
}

RjSettings *
rj_context_get_settings (RjContext *self)
{
  g_return_val_if_fail (RJ_IS_CONTEXT (self), NULL);

  return self->settings;
}

RjVault *
rj_context_get_vault (RjContext *self)
{
  g_return_val_if_fail (RJ_IS_CONTEXT (self), NULL);

  return self->vault;
}

RjNotifier *
rj_context_get_notifier (RjContext *self)
{
  g_return_val_if_fail (RJ_IS_CONTEXT (self), NULL);

  return self->notifier;
}

RjPrivacy *
rj_context_get_privacy (RjContext *self)
{
  g_return_val_if_fail (RJ_IS_CONTEXT (self), NULL);

  return self->privacy;
}

RjRide *
rj_context_get_ride (RjContext *self)
{
  g_return_val_if_fail (RJ_IS_CONTEXT (self), NULL);

  return self->ride;
}

RjVocabulary *
rj_context_get_vocabulary (RjContext *self)
{
  g_return_val_if_fail (RJ_IS_CONTEXT (self), NULL);

  if (self->vocabulary == NULL)
    {
      self->vocabulary = rj_vocabulary_new (NULL);
      g_object_bind_property (self->privacy, "quiet-words", self->vocabulary, "quiet", G_BINDING_SYNC_CREATE);
    }
  return self->vocabulary;
}

const char *
rj_context_say (RjContext *self, const char *text)
{
  g_return_val_if_fail (RJ_IS_CONTEXT (self), text);

  return rj_vocabulary_fill (rj_context_get_vocabulary (self), text);
}

RjStore *
rj_context_get_store (RjContext *self)
{
  g_return_val_if_fail (RJ_IS_CONTEXT (self), NULL);

  return self->store;
}

void
rj_context_set_store (RjContext *self, RjStore *store)
{
  g_return_if_fail (RJ_IS_CONTEXT (self));
  g_return_if_fail (RJ_IS_STORE (store));
  g_return_if_fail (self->store == NULL);

  rj_context_hand_over_spare_key (self, NULL);
  self->store = g_object_ref (store);
  read_day_end (self);
  read_vocabulary (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  rj_draft_keeper_set_store (self->drafts, store);
  rj_privacy_set_store (self->privacy, store);
  rj_ride_keeper_go_on (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STORE]);
}

void
rj_context_set_inbox_report (RjContext *self, const RjInboxReport *report)
{
  g_return_if_fail (RJ_IS_CONTEXT (self));

  g_free (self->inbox_report);
  self->inbox_report = g_memdup2 (report, sizeof *report);
}

const RjInboxReport *
rj_context_get_inbox_report (RjContext *self)
{
  g_return_val_if_fail (RJ_IS_CONTEXT (self), NULL);

  return self->inbox_report;
}

void
rj_context_hand_over_spare_key (RjContext *self, RjSecretBytes *key)
{
  g_return_if_fail (RJ_IS_CONTEXT (self));

  g_clear_pointer (&self->spare_key, rj_secret_bytes_unref);
  self->spare_key = key != NULL ? rj_secret_bytes_ref (key) : NULL;
}

RjSecretBytes *
rj_context_take_spare_key (RjContext *self)
{
  g_return_val_if_fail (RJ_IS_CONTEXT (self), NULL);

  return g_steal_pointer (&self->spare_key);
}

gboolean
rj_context_get_made_up (RjContext *self)
{
  g_return_val_if_fail (RJ_IS_CONTEXT (self), FALSE);

  return self->made_up;
}

void
rj_context_set_made_up (RjContext *self, gboolean made_up)
{
  g_return_if_fail (RJ_IS_CONTEXT (self));

  made_up = !!made_up;
  if (self->made_up == made_up)
    return;

  self->made_up = made_up;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MADE_UP]);
}

gboolean
rj_context_get_for_reading (RjContext *self)
{
  g_return_val_if_fail (RJ_IS_CONTEXT (self), FALSE);

  return self->for_reading;
}

void
rj_context_set_for_reading (RjContext *self, gboolean for_reading)
{
  g_return_if_fail (RJ_IS_CONTEXT (self));

  for_reading = !!for_reading;
  if (self->for_reading == for_reading)
    return;

  self->for_reading = for_reading;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FOR_READING]);
}

void
rj_context_toast (RjContext *self, const char *title, gboolean undo)
{
  g_return_if_fail (RJ_IS_CONTEXT (self));
  g_return_if_fail (title != NULL);

  g_signal_emit (self, signals[SIGNAL_TOAST], 0, title, undo);
}

void
rj_context_toast_with_action (RjContext *self, const char *title, const char *label, const char *action)
{
  g_return_if_fail (RJ_IS_CONTEXT (self));
  g_return_if_fail (title != NULL && label != NULL && action != NULL);

  g_signal_emit (self, signals[SIGNAL_TOAST_WITH_ACTION], 0, title, label, action);
}

void
rj_context_report (RjContext *self, const GError *error)
{
  g_return_if_fail (RJ_IS_CONTEXT (self));
  g_return_if_fail (error != NULL);

  /* Not news: the person left the page, or the journal is being locked. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_error_matches (error, RJ_STORE_ERROR, RJ_STORE_ERROR_CLOSED))
    return;

  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static void
words_refused_cb (GObject *object, const char *sentence)
{
  rj_context_toast (RJ_CONTEXT (object), sentence, FALSE);
}

void
rj_context_guard_words (RjContext *self, GtkWidget *field)
{
  g_return_if_fail (RJ_IS_CONTEXT (self));

  rj_words_guard (field, words_refused_cb, G_OBJECT (self));
}

void
rj_context_keep_draft (RjContext *self, GtkWidget *editable, const char *where)
{
  g_return_if_fail (RJ_IS_CONTEXT (self));

  rj_context_guard_words (self, editable);
  rj_draft_keeper_keep (self->drafts, editable, where);
}

void
rj_context_drop_draft (RjContext *self, const char *where)
{
  g_return_if_fail (RJ_IS_CONTEXT (self));

  rj_draft_keeper_drop (self->drafts, where);
}

void
rj_context_end_draft (RjContext *self, const char *where)
{
  g_return_if_fail (RJ_IS_CONTEXT (self));

  rj_draft_keeper_end (self->drafts, where);
}

void
rj_context_settle_drafts (RjContext *self, const char *const *wheres)
{
  g_return_if_fail (RJ_IS_CONTEXT (self));

  rj_draft_keeper_settle (self->drafts, wheres);
}

void
rj_context_unsettle_drafts (RjContext *self, const char *const *wheres)
{
  g_return_if_fail (RJ_IS_CONTEXT (self));

  rj_draft_keeper_unsettle (self->drafts, wheres);
}

const char *
rj_context_get_draft (RjContext *self, const char *where)
{
  g_return_val_if_fail (RJ_IS_CONTEXT (self), NULL);

  return rj_draft_keeper_get (self->drafts, where);
}

gint64
rj_context_get_draft_time (RjContext *self, const char *where)
{
  g_return_val_if_fail (RJ_IS_CONTEXT (self), 0);

  return rj_draft_keeper_get_time (self->drafts, where);
}

gboolean
rj_context_get_drafts_loaded (RjContext *self)
{
  g_return_val_if_fail (RJ_IS_CONTEXT (self), FALSE);

  return rj_draft_keeper_get_loaded (self->drafts);
}

GStrv
rj_context_list_drafts (RjContext *self)
{
  g_return_val_if_fail (RJ_IS_CONTEXT (self), NULL);

  return rj_draft_keeper_list (self->drafts);
}

static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;

  if (rj_draft_keeper_flush_finish (RJ_DRAFT_KEEPER (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

GPtrArray *
rj_context_dup_unsaved_drafts (RjContext *self)
{
  g_return_val_if_fail (RJ_IS_CONTEXT (self), NULL);

  return rj_draft_keeper_dup_unsaved (self->drafts);
}

void
rj_context_put_back_draft (RjContext *self, const char *where, const char *text)
{
  g_return_if_fail (RJ_IS_CONTEXT (self));

  rj_draft_keeper_put_back (self->drafts, where, text);
}

void
rj_context_flush_drafts_async (RjContext *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (RJ_IS_CONTEXT (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, rj_context_flush_drafts_async);
  rj_draft_keeper_flush_async (self->drafts, flushed_cb, g_steal_pointer (&task));
}

gboolean
rj_context_flush_drafts_finish (RjContext *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
rj_context_begin_exercise (RjContext *self, const char *kind, gint64 started_us, int seconds)
{
  g_return_if_fail (RJ_IS_CONTEXT (self));
  g_return_if_fail (kind != NULL);

  g_set_str (&self->exercise, kind);
  self->exercise_started_us = started_us;
  self->exercise_seconds = seconds;
  g_signal_emit (self, signals[SIGNAL_EXERCISE_CHANGED], 0);
}

void
rj_context_end_exercise (RjContext *self)
{
  g_return_if_fail (RJ_IS_CONTEXT (self));

  if (self->exercise == NULL)
    return;

  g_clear_pointer (&self->exercise, g_free);
  g_signal_emit (self, signals[SIGNAL_EXERCISE_CHANGED], 0);
}

const char *
rj_context_get_exercise (RjContext *self, gint64 *started_us, int *seconds)
{
  g_return_val_if_fail (RJ_IS_CONTEXT (self), NULL);

  if (started_us != NULL)
    *started_us = self->exercise != NULL ? self->exercise_started_us : 0;
  if (seconds != NULL)
    *seconds = self->exercise != NULL ? self->exercise_seconds : 0;

  return self->exercise;
}

void
rj_context_announce_lock (RjContext *self, int seconds)
{
  g_return_if_fail (RJ_IS_CONTEXT (self));

  g_signal_emit (self, signals[SIGNAL_LOCK_SOON], 0, seconds);
}
