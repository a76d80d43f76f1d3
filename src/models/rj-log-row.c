// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-log-row.h"

struct _RjLogRow {
  GObject parent_instance;

  RjLogSummary *summary;
};

G_DEFINE_FINAL_TYPE (RjLogRow, rj_log_row, G_TYPE_OBJECT)

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
rj_log_row_finalize (GObject *object)
{
  RjLogRow *self = RJ_LOG_ROW (object);

  g_clear_pointer (&self->summary, rj_log_summary_free);

  G_OBJECT_CLASS (rj_log_row_parent_class)->finalize (object);
}

static void
rj_log_row_class_init (RjLogRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rj_log_row_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
rj_log_row_init (RjLogRow *self)
{
}

RjLogRow *
rj_log_row_new (void)
{
  return g_object_new (RJ_TYPE_LOG_ROW, NULL);
}

const RjLogSummary *
rj_log_row_get_summary (RjLogRow *self)
{
  g_return_val_if_fail (RJ_IS_LOG_ROW (self), NULL);
  return self->summary;
}

static gboolean
same_scales (GPtrArray *a, GPtrArray *b)
{
  guint n = a != NULL ? a->len : 0;

  if (n != (b != NULL ? b->len : 0))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const RjScaleValue *one = g_ptr_array_index (a, i);
      const RjScaleValue *other = g_ptr_array_index (b, i);

      if (one->value != other->value || g_strcmp0 (one->name, other->name) != 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
same (const RjLogSummary *a, const RjLogSummary *b)
{
  return g_str_equal (a->id, b->id) && a->kind == b->kind && a->at_us == b->at_us
         && g_strcmp0 (a->zone, b->zone) == 0 && a->day == b->day && a->value == b->value
         && a->halt == b->halt && g_strcmp0 (a->title, b->title) == 0
         && g_strcmp0 (a->excerpt, b->excerpt) == 0 && a->while_locked == b->while_locked
         && same_scales (a->scales, b->scales);
}

void
rj_log_row_set_summary (RjLogRow *self, RjLogSummary *summary)
{
  g_return_if_fail (RJ_IS_LOG_ROW (self));

  if (self->summary == summary)
    return;
  if (self->summary != NULL && summary != NULL && same (self->summary, summary))
    {
      rj_log_summary_free (summary);
      return;
    }

  g_clear_pointer (&self->summary, rj_log_summary_free);
  self->summary = summary;
  g_signal_emit (self, signals[CHANGED], 0);
}
