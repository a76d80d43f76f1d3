// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-lists-group.h"

#include "rj-list-page.h"
#include "rj-rows.h"

#include <glib/gi18n-lib.h>

struct _RjListsGroup {
  AdwPreferencesGroup parent_instance;

  RjContext *context;
};

G_DEFINE_FINAL_TYPE (RjListsGroup, rj_lists_group, ADW_TYPE_PREFERENCES_GROUP)

static guint push_signal;

static const char *const lists[] = { "trigger", "place", "company", "feeling", "substance", "scale" };

static void
activated_cb (GtkWidget *row, RjListsGroup *self)
{
  if (rj_context_get_store (self->context) != NULL)
    g_signal_emit (self, push_signal, 0,
                   rj_list_page_new (self->context, g_object_get_data (G_OBJECT (row), "rj-list")));
}

void
rj_lists_group_set_context (RjListsGroup *self, RjContext *context)
{
  g_return_if_fail (RJ_IS_LISTS_GROUP (self));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
  gtk_widget_set_visible (GTK_WIDGET (self), rj_context_get_store (context) != NULL);
}

static void
rj_lists_group_dispose (GObject *object)
{
  g_clear_object (&RJ_LISTS_GROUP (object)->context);
  G_OBJECT_CLASS (rj_lists_group_parent_class)->dispose (object);
}

static void
rj_lists_group_class_init (RjListsGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_lists_group_dispose;
  push_signal = g_signal_new ("push", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 1, ADW_TYPE_NAVIGATION_PAGE);
}

static void
rj_lists_group_init (RjListsGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Lists"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         _ ("The words you choose from, and your own scales."));
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title",
                                     rj_list_page_get_name (lists[i]), "activatable", TRUE, NULL);

      g_object_set_data (G_OBJECT (row), "rj-list", (gpointer) lists[i]);
      rj_rows_add_arrow (ADW_ACTION_ROW (row));
      g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, 0);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
    }
}
