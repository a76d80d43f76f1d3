// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-log-sections.h"

struct _RjLogSections {
  GObject parent_instance;

  RjLogModel *model;
};

static void list_iface_init (GListModelInterface *iface);
static void section_iface_init (GtkSectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RjLogSections,
                               rj_log_sections,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_iface_init)
                                 G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL, section_iface_init))

static GType
rj_log_sections_get_item_type (GListModel *model)
{
  return RJ_TYPE_LOG_ROW;
}

static guint
rj_log_sections_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (RJ_LOG_SECTIONS (model)->model));
}

static gpointer
rj_log_sections_get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (RJ_LOG_SECTIONS (model)->model), position);
}

static void
list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = rj_log_sections_get_item_type;
  iface->get_n_items = rj_log_sections_get_n_items;
  iface->get_item = rj_log_sections_get_item;
}

static void
rj_log_sections_get_section (GtkSectionModel *model, guint position, guint *start, guint *end)
{
  RjDay day;

  rj_log_model_get_section (RJ_LOG_SECTIONS (model)->model, position, &day, start, end);
}

static void
section_iface_init (GtkSectionModelInterface *iface)
{
  iface->get_section = rj_log_sections_get_section;
}

static void
rj_log_sections_dispose (GObject *object)
{
  g_clear_object (&RJ_LOG_SECTIONS (object)->model);

  G_OBJECT_CLASS (rj_log_sections_parent_class)->dispose (object);
}

static void
rj_log_sections_class_init (RjLogSectionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_log_sections_dispose;
}

static void
rj_log_sections_init (RjLogSections *self)
{
}

RjLogSections *
rj_log_sections_new (RjLogModel *model)
{
  RjLogSections *self = g_object_new (RJ_TYPE_LOG_SECTIONS, NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (g_list_model_items_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}

RjLogModel *
rj_log_sections_get_model (RjLogSections *self)
{
  g_return_val_if_fail (RJ_IS_LOG_SECTIONS (self), NULL);
  return self->model;
}
