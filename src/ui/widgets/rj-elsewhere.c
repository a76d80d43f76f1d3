// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-elsewhere.h"

struct _RjElsewhere {
  GObject parent_instance;

  guint n_dialogs;
};

enum {
  PROP_OPEN = 1,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (RjElsewhere, rj_elsewhere, G_TYPE_OBJECT)

static void
gone_cb (gpointer data, GObject *dialog)
{
  RjElsewhere *self = data;

  if (--self->n_dialogs == 0)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_OPEN]);
}

void
rj_elsewhere_hold (RjElsewhere *self, gpointer dialog)
{
  g_return_if_fail (RJ_IS_ELSEWHERE (self));

  g_object_weak_ref (dialog, gone_cb, self);
  if (self->n_dialogs++ == 0)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_OPEN]);
}

gboolean
rj_elsewhere_get_open (RjElsewhere *self)
{
  g_return_val_if_fail (RJ_IS_ELSEWHERE (self), FALSE);

  return self->n_dialogs > 0;
}

static void
rj_elsewhere_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_OPEN:
      g_value_set_boolean (value, rj_elsewhere_get_open (RJ_ELSEWHERE (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rj_elsewhere_class_init (RjElsewhereClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = rj_elsewhere_get_property;
  props[PROP_OPEN] =
    g_param_spec_boolean ("open", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
rj_elsewhere_init (RjElsewhere *self)
{
}

RjElsewhere *
rj_elsewhere_get (void)
{
  static RjElsewhere *only;

  if (only == NULL)
    only = g_object_new (RJ_TYPE_ELSEWHERE, NULL);
  return only;
}
