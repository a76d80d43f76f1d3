// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-scale-ratings.h"

#include "rj-rating.h"

#include <glib/gi18n-lib.h>

struct _RjScaleRatings {
  AdwBin parent_instance;

  GtkWidget *box;
  GHashTable *values; /* id → number + 1; also of scales that are not there yet */
};

G_DEFINE_FINAL_TYPE (RjScaleRatings, rj_scale_ratings, ADW_TYPE_BIN)

static guint changed_signal;

static int
get_value (RjScaleRatings *self, const char *id)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->values, id)) - 1;
}

static void
set_value (RjScaleRatings *self, const char *id, int value)
{
  if (value < 0 || value > 10)
    g_hash_table_remove (self->values, id);
  else
    g_hash_table_insert (self->values, g_strdup (id), GINT_TO_POINTER (value + 1));
}

static void
rated_cb (RjRating *rating, GParamSpec *pspec, RjScaleRatings *self)
{
  set_value (self, g_object_get_data (G_OBJECT (rating), "rj-id"), rj_rating_get_value (rating));
  g_signal_emit (self, changed_signal, 0);
}

static void
add_scale (RjScaleRatings *self, const RjScale *scale)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", scale->name, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, "xalign", 0.0, NULL);
  GtkWidget *rating = rj_rating_new ();

  gtk_widget_add_css_class (label, "heading");
  rj_rating_set_names (RJ_RATING (rating), scale->low != NULL ? scale->low : C_ ("scale", "Not at all"),
                       scale->middle, scale->high != NULL ? scale->high : C_ ("scale", "Very much"));
  rj_rating_set_value (RJ_RATING (rating), get_value (self, scale->id));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (rating), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL,
                                  -1);
  g_object_set_data_full (G_OBJECT (rating), "rj-id", g_strdup (scale->id), g_free);
  g_signal_connect_object (rating, "notify::value", G_CALLBACK (rated_cb), self, 0);
  gtk_box_append (GTK_BOX (column), label);
  gtk_box_append (GTK_BOX (column), rating);
  gtk_box_append (GTK_BOX (self->box), column);
}

typedef struct {
  GWeakRef ratings;
  RjContext *context;
} Load;

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Load *load = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) scales = rj_lists_list_scales_finish (RJ_LISTS (source), result, &error);
  g_autoptr (RjScaleRatings) self = g_weak_ref_get (&load->ratings);

  if (scales == NULL && self != NULL)
    rj_context_report (load->context, error);
  for (guint i = 0; scales != NULL && self != NULL && i < scales->len; i++)
    {
      const RjScale *scale = scales->pdata[i];

      if (scale->asked || get_value (self, scale->id) >= 0)
        add_scale (self, scale);
    }
  if (self != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_first_child (self->box) != NULL);
  g_weak_ref_clear (&load->ratings);
  g_object_unref (load->context);
  g_free (load);
}

void
rj_scale_ratings_load (RjScaleRatings *self, RjContext *context)
{
  Load *load;

  g_return_if_fail (RJ_IS_SCALE_RATINGS (self));

  load = g_new0 (Load, 1);
  g_weak_ref_init (&load->ratings, self);
  load->context = g_object_ref (context);
  rj_lists_list_scales_async (rj_store_get_lists (rj_context_get_store (context)), NULL, loaded_cb, load);
}

void
rj_scale_ratings_set (RjScaleRatings *self, GPtrArray *values)
{
  g_return_if_fail (RJ_IS_SCALE_RATINGS (self));

  g_hash_table_remove_all (self->values);
  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      const RjScaleValue *value = values->pdata[i];

      set_value (self, value->scale, value->value);
    }
}

GPtrArray *
rj_scale_ratings_dup (RjScaleRatings *self)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_scale_value_free);
  GHashTableIter iter;
  gpointer id;

  g_return_val_if_fail (RJ_IS_SCALE_RATINGS (self), NULL);

  g_hash_table_iter_init (&iter, self->values);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (values, rj_scale_value_new (id, get_value (self, id)));
  return values->len > 0 ? g_steal_pointer (&values) : NULL;
}

void
rj_scale_ratings_write (RjScaleRatings *self, JsonBuilder *builder)
{
  GHashTableIter iter;
  gpointer id;

  g_return_if_fail (RJ_IS_SCALE_RATINGS (self));

  json_builder_begin_object (builder);
  g_hash_table_iter_init (&iter, self->values);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      json_builder_set_member_name (builder, id);
      json_builder_add_int_value (builder, get_value (self, id));
    }
  json_builder_end_object (builder);
}

void
rj_scale_ratings_read (RjScaleRatings *self, JsonObject *object)
{
  g_autoptr (GList) ids = object != NULL ? json_object_get_members (object) : NULL;

  g_return_if_fail (RJ_IS_SCALE_RATINGS (self));

  g_hash_table_remove_all (self->values);
  for (GList *l = ids; l != NULL; l = l->next)
    set_value (self, l->data, (int) json_object_get_int_member_with_default (object, l->data, -1));
}

static void
rj_scale_ratings_finalize (GObject *object)
{
  g_hash_table_unref (RJ_SCALE_RATINGS (object)->values);
  G_OBJECT_CLASS (rj_scale_ratings_parent_class)->finalize (object);
}

static void
rj_scale_ratings_class_init (RjScaleRatingsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rj_scale_ratings_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
rj_scale_ratings_init (RjScaleRatings *self)
{
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  adw_bin_set_child (ADW_BIN (self), self->box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
