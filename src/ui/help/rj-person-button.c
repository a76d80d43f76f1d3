// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-person-button.h"

#include "rj-help-people.h"
#include "rj-wrap.h"

struct _RjPersonButton {
  GtkButton parent_instance;

  RjContext *context;
  GCancellable *cancellable;
  GPtrArray *records; /* (nullable): RjPerson */
  gboolean wanted;
  gboolean known;
};

G_DEFINE_FINAL_TYPE (RjPersonButton, rj_person_button, GTK_TYPE_BUTTON)

static void
update (RjPersonButton *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self),
                          self->wanted && self->known && rj_context_get_store (self->context) != NULL);
}

static void
people_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjPersonButton) self = user_data;
  g_autoptr (GPtrArray) people = rj_people_list_finish (RJ_PEOPLE (source), result, NULL);

  if (people == NULL || self->context == NULL)
    return;
  g_clear_pointer (&self->records, g_ptr_array_unref);
  self->records = g_steal_pointer (&people);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjPersonButton) self = user_data;
  g_autoptr (GPtrArray) lines = rj_my_plan_list_finish (RJ_MY_PLAN (source), result, NULL);
  g_autoptr (GPtrArray) people = rj_person_line_list_all (self->records, lines);
  g_autofree char *text = NULL;

  /* Left meanwhile; or it could not be read, and what was read before stays. */
  if (lines == NULL || self->context == NULL)
    return;
  self->known = people->len > 0;
  if (self->known)
    {
      text = rj_help_dup_call (g_ptr_array_index (people, 0));
      gtk_button_set_label (GTK_BUTTON (self), text);
      rj_wrap_button (GTK_BUTTON (self));
    }
  update (self);
}

static void
load (RjPersonButton *self)
{
  RjStore *store = rj_context_get_store (self->context);

  if (store == NULL)
    return;
  /* Answers come in the order of the questions. */
  rj_people_list_async (rj_store_get_people (store), self->cancellable, people_cb, g_object_ref (self));
  rj_my_plan_list_async (rj_store_get_my_plan (store), self->cancellable, listed_cb, g_object_ref (self));
}

static void
changed_cb (RjPersonButton *self, guint kinds)
{
  if ((kinds & (RJ_CHANGED_MY_PLAN | RJ_CHANGED_PERSON)) != 0)
    load (self);
}

static void
rj_person_button_dispose (GObject *object)
{
  RjPersonButton *self = RJ_PERSON_BUTTON (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_person_button_parent_class)->dispose (object);
}

static void
rj_person_button_class_init (RjPersonButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_person_button_dispose;
}

static void
rj_person_button_init (RjPersonButton *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "rj-wide");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "win.help-person");
}

void
rj_person_button_set_context (RjPersonButton *self, RjContext *context)
{
  RjStore *store = rj_context_get_store (context);

  g_return_if_fail (RJ_IS_PERSON_BUTTON (self) && self->context == NULL);

  self->context = g_object_ref (context);
  if (store != NULL)
    g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
}

void
rj_person_button_set_wanted (RjPersonButton *self, gboolean wanted)
{
  g_return_if_fail (RJ_IS_PERSON_BUTTON (self) && self->context != NULL);

  self->wanted = wanted;
  update (self);
}
