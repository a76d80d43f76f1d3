// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-recovery-line.h"

#include "rj-recovery-text.h"

/* Of one label. */
typedef struct {
  RjContext *context;
  GtkWidget *label; /* unowned: it owns this */
  GPtrArray *events;
} Line;

static void
line_free (gpointer data)
{
  Line *self = data;

  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_object_unref (self->context);
  g_free (self);
}

static const char *
get_preference (Line *self, const char *key)
{
  return rj_store_get_preference (rj_context_get_store (self->context), key);
}

static gboolean
is_wanted (Line *self)
{
  return rj_recovery_is_on (self->context)
         && g_strcmp0 (get_preference (self, RJ_PREFERENCE_RECOVERY_ON_TODAY), "yes") == 0;
}

static void
show (Line *self)
{
  RjRecoveryHeadline headline =
    rj_recovery_headline_from_name (get_preference (self, RJ_PREFERENCE_RECOVERY_HEADLINE));
  g_autoptr (RjRecoveryView) view = NULL;
  g_autofree char *text = NULL;

  if (is_wanted (self) && self->events != NULL)
    {
      view = rj_recovery_text_new_view (self->context, self->events, rj_recovery_get_shown (self->context));
      if (headline == RJ_RECOVERY_HEADLINE_NONE)
        headline = RJ_RECOVERY_HEADLINE_DAYS;
      if (view->since_start > 0)
        text = rj_recovery_text_number (self->context, view, headline);
    }
  gtk_label_set_label (GTK_LABEL (self->label), text != NULL ? text : "");
  gtk_widget_set_visible (self->label, text != NULL);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) label = user_data;
  Line *self = g_object_get_data (G_OBJECT (label), "rj-line");
  g_autoptr (GPtrArray) events = rj_recovery_list_finish (RJ_RECOVERY (source), result, NULL);

  if (events == NULL)
    return;
  g_clear_pointer (&self->events, g_ptr_array_unref);
  self->events = g_steal_pointer (&events);
  show (self);
}

/* Nothing is asked of the journal where it is not wanted. */
static void
load (Line *self)
{
  if (is_wanted (self))
    rj_recovery_list_async (rj_store_get_recovery (rj_context_get_store (self->context)), NULL, listed_cb,
                            g_object_ref (self->label));
  else
    show (self);
}

static void
changed_cb (GtkWidget *label, guint kinds)
{
  Line *self = g_object_get_data (G_OBJECT (label), "rj-line");

  if ((kinds & (RJ_CHANGED_RECOVERY | RJ_CHANGED_PREFERENCE)) != 0)
    load (self);
}

static void
show_again (GtkWidget *label)
{
  show (g_object_get_data (G_OBJECT (label), "rj-line"));
}

GtkWidget *
rj_recovery_line_new (RjContext *context)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, "visible", FALSE, NULL);
  Line *self = g_new0 (Line, 1);

  self->context = g_object_ref (context);
  self->label = label;
  g_object_set_data_full (G_OBJECT (label), "rj-line", self, line_free);
  gtk_widget_add_css_class (label, "heading");
  g_signal_connect_object (rj_context_get_store (context), "changed", G_CALLBACK (changed_cb), label,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (rj_context_get_vocabulary (context), "notify::quiet", G_CALLBACK (show_again),
                           label, G_CONNECT_SWAPPED);
  g_signal_connect_object (rj_context_get_clock (context), "day", G_CALLBACK (show_again), label,
                           G_CONNECT_SWAPPED);
  load (self);
  return label;
}
