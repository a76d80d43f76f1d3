// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-strategy-list.h"

#include "rj-text.h"

struct _RjStrategyEntry {
  GObject parent_instance;

  RjStrategy *strategy;
  char *folded;
};

G_DEFINE_FINAL_TYPE (RjStrategyEntry, rj_strategy_entry, G_TYPE_OBJECT)

static void
rj_strategy_entry_finalize (GObject *object)
{
  RjStrategyEntry *self = RJ_STRATEGY_ENTRY (object);

  g_clear_pointer (&self->strategy, rj_strategy_free);
  g_clear_pointer (&self->folded, g_free);
  G_OBJECT_CLASS (rj_strategy_entry_parent_class)->finalize (object);
}

static void
rj_strategy_entry_class_init (RjStrategyEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rj_strategy_entry_finalize;
}

static void
rj_strategy_entry_init (RjStrategyEntry *self)
{
}

const RjStrategy *
rj_strategy_entry_get (RjStrategyEntry *self)
{
  g_return_val_if_fail (RJ_IS_STRATEGY_ENTRY (self), NULL);

  return self->strategy;
}

static RjStrategyEntry *
entry_new (RjStrategy *strategy)
{
  RjStrategyEntry *self = g_object_new (RJ_TYPE_STRATEGY_ENTRY, NULL);
  g_autofree char *steps = strategy->steps ? g_strjoinv ("\n", strategy->steps) : NULL;
  g_autofree char *tags = strategy->tags ? g_strjoinv ("\n", strategy->tags) : NULL;
  g_autofree char *all = g_strjoin ("\n", strategy->title ? strategy->title : "", steps ? steps : "",
                                    tags ? tags : "", strategy->learned ? strategy->learned : "", NULL);

  self->strategy = strategy;
  self->folded = rj_text_fold (all);
  return self;
}

struct _RjStrategyList {
  GObject parent_instance;

  RjStore *store;
  GCancellable *cancellable;
  GError *error;
  GPtrArray *all;
  GPtrArray *shown;
  GStrv words;
  gboolean favourites_only;
  gboolean loaded;
};

static void rj_strategy_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RjStrategyList,
                               rj_strategy_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, rj_strategy_list_model_init))

enum {
  PROP_0,
  PROP_N_ALL,
  PROP_LOADED,
  PROP_FAILED,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static GType
get_item_type (GListModel *model)
{
  return RJ_TYPE_STRATEGY_ENTRY;
}

static guint
get_n_items (GListModel *model)
{
  return RJ_STRATEGY_LIST (model)->shown->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  GPtrArray *shown = RJ_STRATEGY_LIST (model)->shown;

  return position < shown->len ? g_object_ref (g_ptr_array_index (shown, position)) : NULL;
}

static void
rj_strategy_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
matches (RjStrategyList *self, RjStrategyEntry *entry)
{
  if (self->favourites_only && !entry->strategy->favourite)
    return FALSE;
  for (gsize i = 0; self->words && self->words[i]; i++)
    if (self->words[i][0] && !strstr (entry->folded, self->words[i]))
      return FALSE;
  return TRUE;
}

static void
refilter (RjStrategyList *self)
{
  guint removed = self->shown->len;

  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; i < self->all->len; i++)
    if (matches (self, g_ptr_array_index (self->all, i)))
      g_ptr_array_add (self->shown, g_object_ref (g_ptr_array_index (self->all, i)));
  g_list_model_items_changed (G_LIST_MODEL (self), 0, removed, self->shown->len);
}

/* Takes @error, or NULL when the notes could be read. */
static void
set_error (RjStrategyList *self, GError *error)
{
  if (!error && !self->error)
    return;
  g_clear_error (&self->error);
  self->error = error;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FAILED]);
}

static void
list_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) strategies = rj_strategies_list_finish (RJ_STRATEGIES (source), result, &error);
  // Held: an answer that was on its way when the list was let go still comes, as an answer.
  g_autoptr (RjStrategyList) self = user_data;

  if (!strategies)
    {
      if (self->all && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        set_error (self, g_steal_pointer (&error));
      return;
    }
  if (!self->all)
    return;

  g_ptr_array_set_size (self->all, 0);
  for (guint i = 0; i < strategies->len; i++)
    g_ptr_array_add (self->all, entry_new (rj_strategy_copy (g_ptr_array_index (strategies, i))));
  self->loaded = TRUE;
  refilter (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_ALL]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADED]);
  set_error (self, NULL);
}

void
rj_strategy_list_load (RjStrategyList *self)
{
  g_return_if_fail (RJ_IS_STRATEGY_LIST (self));

  g_cancellable_cancel (self->cancellable);
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
  rj_strategies_list_async (rj_store_get_strategies (self->store), self->cancellable, list_cb,
                            g_object_ref (self));
}

static void
changed_cb (RjStore *store, guint kinds, guint first, guint last, RjStrategyList *self)
{
  if (kinds & RJ_CHANGED_STRATEGY)
    rj_strategy_list_load (self);
}

static void
rj_strategy_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RjStrategyList *self = RJ_STRATEGY_LIST (object);

  switch (id)
    {
    case PROP_N_ALL:
      g_value_set_uint (value, self->all->len);
      break;
    case PROP_LOADED:
      g_value_set_boolean (value, self->loaded);
      break;
    case PROP_FAILED:
      g_value_set_boolean (value, self->error != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rj_strategy_list_dispose (GObject *object)
{
  RjStrategyList *self = RJ_STRATEGY_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_error (&self->error);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->words, g_strfreev);
  G_OBJECT_CLASS (rj_strategy_list_parent_class)->dispose (object);
}

static void
rj_strategy_list_class_init (RjStrategyListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = rj_strategy_list_get_property;
  object_class->dispose = rj_strategy_list_dispose;

  props[PROP_N_ALL] =
    g_param_spec_uint ("n-all", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_LOADED] =
    g_param_spec_boolean ("loaded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_FAILED] =
    g_param_spec_boolean ("failed", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
rj_strategy_list_init (RjStrategyList *self)
{
  self->all = g_ptr_array_new_with_free_func (g_object_unref);
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
}

RjStrategyList *
rj_strategy_list_new (RjStore *store)
{
  RjStrategyList *self = g_object_new (RJ_TYPE_STRATEGY_LIST, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  rj_strategy_list_load (self);
  return self;
}

void
rj_strategy_list_set_search (RjStrategyList *self, const char *text)
{
  g_autofree char *folded = rj_text_fold (text ? text : "");

  g_return_if_fail (RJ_IS_STRATEGY_LIST (self));

  g_clear_pointer (&self->words, g_strfreev);
  self->words = g_strsplit_set (folded, " \t\n", -1);
  refilter (self);
}

void
rj_strategy_list_set_favourites_only (RjStrategyList *self, gboolean only)
{
  g_return_if_fail (RJ_IS_STRATEGY_LIST (self));

  if (self->favourites_only == only)
    return;
  self->favourites_only = only;
  refilter (self);
}

guint
rj_strategy_list_get_n_all (RjStrategyList *self)
{
  g_return_val_if_fail (RJ_IS_STRATEGY_LIST (self), 0);

  return self->all->len;
}

gboolean
rj_strategy_list_get_loaded (RjStrategyList *self)
{
  g_return_val_if_fail (RJ_IS_STRATEGY_LIST (self), FALSE);

  return self->loaded;
}

const GError *
rj_strategy_list_get_error (RjStrategyList *self)
{
  g_return_val_if_fail (RJ_IS_STRATEGY_LIST (self), NULL);

  return self->error;
}
