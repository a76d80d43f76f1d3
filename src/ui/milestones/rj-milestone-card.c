// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-milestone-card.h"

#include "rj-milestone-text.h"
#include "rj-recovery-text.h"
#include "rj-sunrise.h"

#include <glib/gi18n-lib.h>

struct _RjMilestoneCard {
  RjNoticeCard parent_instance;

  RjContext *context;
  GCancellable *cancellable;
  GPtrArray *events; /* (nullable) */
  RjDay *moments;    /* (nullable): as found last */
  RjDay use_day;     /* the last day of use, or RJ_DAY_NONE */
  GtkWidget *sun;
  GtkWidget *off;
  RjDay day;      /* of what is shown, or RJ_DAY_NONE */
  RjDay put_away; /* in a journal that is only looked at, where nothing is written down */
};

G_DEFINE_FINAL_TYPE (RjMilestoneCard, rj_milestone_card, RJ_TYPE_NOTICE_CARD)

static const char *
get_preference (RjMilestoneCard *self, const char *key)
{
  return rj_store_get_preference (rj_context_get_store (self->context), key);
}

static gboolean
is_wanted (RjMilestoneCard *self)
{
  return g_strcmp0 (get_preference (self, RJ_PREFERENCE_MILESTONES), "off") != 0;
}

static gboolean
is_closed (RjMilestoneCard *self, RjDay day)
{
  const char *iso = get_preference (self, RJ_PREFERENCE_MILESTONE_CLOSED);

  return self->put_away == day || (iso != NULL && rj_day_from_iso (iso) == day);
}

static void
leave (RjMilestoneCard *self)
{
  self->day = RJ_DAY_NONE;
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    rj_notice_card_leave (RJ_NOTICE_CARD (self));
}

static void
show (RjMilestoneCard *self, GPtrArray *events, GPtrArray *own)
{
  const char *substance = rj_recovery_get_shown (self->context);
  g_autoptr (RjRecoveryView) view = rj_recovery_text_new_view (self->context, events, substance);
  gboolean counts = rj_recovery_is_on (self->context) && view->state == RJ_RECOVERY_UNDERWAY;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GArray) list = NULL;
  const RjReached *today;
  g_autofree char *title = NULL;

  if (is_closed (self, view->today))
    {
      leave (self);
      return;
    }
  list = rj_reached_list (counts ? events : none, substance, view->today, own);
  rj_reached_add_moments (list, self->moments, view->today);
  today = rj_reached_find_today (list, view->today, self->use_day, rj_milestones_get_rest (self->context));
  if (today == NULL)
    {
      leave (self);
      return;
    }
  title = rj_milestone_text_today (self->context, today);
  rj_notice_card_set_words (RJ_NOTICE_CARD (self), title, _ ("Nothing to do. Just worth noticing."));
  if (self->day != view->today)
    rj_sunrise_rise (RJ_SUNRISE (self->sun));
  self->day = view->today;
  rj_notice_card_show (RJ_NOTICE_CARD (self));
}

static void
own_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjMilestoneCard) self = user_data;
  g_autoptr (GPtrArray) own = rj_own_milestones_list_finish (RJ_OWN_MILESTONES (source), result, NULL);

  if (own == NULL || self->context == NULL || self->events == NULL || self->moments == NULL)
    return;
  if (is_wanted (self))
    show (self, self->events, own);
  else
    leave (self);
}

static void
moments_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjMilestoneCard) self = user_data;
  RjDay *moments = rj_own_milestones_find_moments_finish (RJ_OWN_MILESTONES (source), result, NULL);

  if (moments == NULL || self->context == NULL)
    {
      g_free (moments);
      return;
    }
  g_free (self->moments);
  self->moments = moments;
  rj_own_milestones_list_async (RJ_OWN_MILESTONES (source), self->cancellable, own_cb, g_object_ref (self));
}

static void
use_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjMilestoneCard) self = user_data;
  g_autoptr (GError) error = NULL;
  RjDay day = rj_own_milestones_find_use_finish (RJ_OWN_MILESTONES (source), result, &error);

  // not knowing whether it rests, nothing is said
  if (error != NULL || self->context == NULL)
    return;
  self->use_day = day;
  rj_own_milestones_find_moments_async (RJ_OWN_MILESTONES (source),
                                        rj_clock_get_today (rj_context_get_clock (self->context)),
                                        self->cancellable, moments_cb, g_object_ref (self));
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjMilestoneCard) self = user_data;
  g_autoptr (GPtrArray) events = rj_recovery_list_finish (RJ_RECOVERY (source), result, NULL);

  if (events == NULL || self->context == NULL)
    return;
  g_clear_pointer (&self->events, g_ptr_array_unref);
  self->events = g_steal_pointer (&events);
  rj_own_milestones_find_use_async (RJ_OWN_MILESTONES (source),
                                    rj_clock_get_today (rj_context_get_clock (self->context)),
                                    self->cancellable, use_cb, g_object_ref (self));
}

/* Nothing is asked of the journal where it is not wanted. */
static void
load (RjMilestoneCard *self)
{
  RjStore *store = rj_context_get_store (self->context);

  if (is_wanted (self))
    rj_recovery_list_async (rj_store_get_recovery (store), self->cancellable, listed_cb, g_object_ref (self));
  else
    leave (self);
}

/* A tick on the plan is not among them: what is under the hand would move. It is noticed at the next look. */
static void
changed_cb (RjMilestoneCard *self, guint kinds)
{
  if ((kinds & (RJ_CHANGED_RECOVERY | RJ_CHANGED_MILESTONE | RJ_CHANGED_PREFERENCE | RJ_CHANGED_CRAVING))
      != 0)
    load (self);
}

/* For good, and no change that undo would bring back. */
static void
close_cb (RjMilestoneCard *self)
{
  RjStore *store = rj_context_get_store (self->context);
  g_autofree char *iso = self->day != RJ_DAY_NONE ? rj_day_to_iso (self->day) : NULL;

  self->put_away = self->day;
  leave (self);
  if (iso == NULL || rj_context_get_for_reading (self->context))
    return;
  rj_store_set_undoable (store, FALSE);
  rj_recovery_set_preference (self->context, RJ_PREFERENCE_MILESTONE_CLOSED, iso);
  rj_store_set_undoable (store, TRUE);
}

static void
off_cb (RjMilestoneCard *self)
{
  leave (self);
  rj_recovery_set_preference (self->context, RJ_PREFERENCE_MILESTONES, "off");
  rj_context_toast (self->context, _ ("Milestones are off on Today."), FALSE);
}

static void
rj_milestone_card_dispose (GObject *object)
{
  RjMilestoneCard *self = RJ_MILESTONE_CARD (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->moments, g_free);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_milestone_card_parent_class)->dispose (object);
}

static void
rj_milestone_card_class_init (RjMilestoneCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_milestone_card_dispose;
}

static void
rj_milestone_card_init (RjMilestoneCard *self)
{
  RjNoticeCard *card = RJ_NOTICE_CARD (self);

  self->cancellable = g_cancellable_new ();
  self->day = self->put_away = RJ_DAY_NONE;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->sun = rj_sunrise_new ();
  gtk_widget_set_halign (self->sun, GTK_ALIGN_START);
  rj_notice_card_add_drawing (card, self->sun);
  self->off = rj_notice_card_add_button (card, C_ ("milestone", "_Turn these off"), TRUE);
  g_signal_connect_object (self->off, "clicked", G_CALLBACK (off_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rj_notice_card_add_close (card), "clicked", G_CALLBACK (close_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
rj_milestone_card_new (RjContext *context)
{
  RjMilestoneCard *self = g_object_new (RJ_TYPE_MILESTONE_CARD, NULL);

  self->context = g_object_ref (context);
  gtk_widget_set_visible (self->off, !rj_context_get_for_reading (context));
  g_signal_connect_object (rj_context_get_store (context), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (rj_context_get_vocabulary (context), "notify::quiet", G_CALLBACK (load), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (rj_context_get_clock (context), "day", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
