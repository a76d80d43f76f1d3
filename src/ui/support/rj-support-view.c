// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-support-view.h"

#include "rj-form-parts.h"
#include "rj-organisations-dialog.h"
#include "rj-plan-item-dialog.h"
#include "rj-private-entry.h"
#include "rj-referral-editor.h"
#include "rj-service-dialog.h"
#include "rj-service-editor.h"
#include "rj-support-parts.h"
#include "rj-support-text.h"
#include "rj-support.h"
#include "rj-terms.h"
#include "rj-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _RjSupportView {
  AdwBin parent_instance;

  RjContext *context;
  GCancellable *cancellable;
  GPtrArray *coming; /* RjOccurrence, as it was listed; each (nullable) until it was */
  GPtrArray *services;
  GPtrArray *referrals;

  GtkWidget *search;
  GtkWidget *nothing;
  RjSupportSection ahead;
  RjSupportSection places;
  RjSupportSection sent_on;
  RjSupportSection others;
};

G_DEFINE_FINAL_TYPE (RjSupportView, rj_support_view, ADW_TYPE_BIN)

static RjSupport *
get_support (RjSupportView *self)
{
  return rj_store_get_support (rj_context_get_store (self->context));
}

static RjDay
get_today (RjSupportView *self)
{
  return rj_clock_get_today (rj_context_get_clock (self->context));
}

/* ---- Search ---- */

static gboolean
is_searching (RjSupportView *self)
{
  return !rj_text_is_blank (gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

/* Is what is searched for in one of these? The last one is %NULL. */
static gboolean
is_wanted (RjSupportView *self, const char *const *texts, gsize n)
{
  g_autofree char *wanted = rj_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));

  g_strstrip (wanted);
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *folded = texts[i] != NULL ? rj_text_fold (texts[i]) : NULL;

      if (folded != NULL && strstr (folded, wanted) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* A section in which nothing was found is not there; nor is what it offers. */
static void
end_section (RjSupportView *self, RjSupportSection *section, int n)
{
  gboolean searching = is_searching (self);

  rj_support_section_end (section, n);
  gtk_widget_set_visible (section->box, n > 0 || !searching);
  if (section->add != NULL)
    gtk_widget_set_visible (section->add, !searching && !rj_context_get_for_reading (self->context));
}

/* ---- Showing ---- */

static void
show_ahead (RjSupportView *self)
{
  int n = 0;

  for (guint i = 0; i < self->coming->len; i++)
    {
      const RjOccurrence *occurrence = g_ptr_array_index (self->coming, i);
      const char *texts[] = { occurrence->item->title, occurrence->item->place };
      g_autofree char *title = NULL;
      g_autofree char *when = NULL;

      if (!is_wanted (self, texts, G_N_ELEMENTS (texts)))
        continue;
      title = rj_text_for_label (occurrence->item->title, RJ_TEXT_NAME);
      when = rj_support_text_ahead (occurrence, get_today (self),
                                    rj_clock_get_zone (rj_context_get_clock (self->context)));
      rj_support_section_set_row (&self->ahead, n++, title, when, rj_occurrence_copy (occurrence),
                                  (GDestroyNotify) rj_occurrence_free);
    }
  end_section (self, &self->ahead, n);
}

static void
show_services (RjSupportView *self)
{
  int n = 0;

  for (guint i = 0; i < self->services->len; i++)
    {
      const RjService *service = g_ptr_array_index (self->services, i);
      const char *texts[] = { service->name, service->phone, service->address,
                              service->web,  service->note,  rj_support_text_kind (service->kind) };
      g_autofree char *name = NULL;
      g_autofree char *subtitle = NULL;

      if (!is_wanted (self, texts, G_N_ELEMENTS (texts)))
        continue;
      name = rj_text_for_label (service->name, RJ_TEXT_NAME);
      subtitle = rj_support_text_service (service);
      rj_support_section_set_row (&self->places, n++, name, subtitle, rj_service_copy (service),
                                  (GDestroyNotify) rj_service_free);
    }
  end_section (self, &self->places, n);
}

static void
show_referrals (RjSupportView *self)
{
  int n = 0;

  for (guint i = 0; i < self->referrals->len; i++)
    {
      const RjReferral *referral = g_ptr_array_index (self->referrals, i);
      const char *texts[] = { referral->to_whom, referral->from_whom, referral->next_step, referral->note,
                              rj_support_text_status (referral->status) };
      g_autofree char *name = NULL;
      g_autofree char *subtitle = NULL;

      if (!is_wanted (self, texts, G_N_ELEMENTS (texts)))
        continue;
      name = rj_text_for_label (referral->to_whom, RJ_TEXT_NAME);
      subtitle = rj_support_text_referral (referral);
      rj_support_section_set_row (&self->sent_on, n++, name, subtitle, rj_referral_copy (referral),
                                  (GDestroyNotify) rj_referral_free);
    }
  end_section (self, &self->sent_on, n);
}

static void
show (RjSupportView *self)
{
  gboolean searching = is_searching (self);

  if (self->coming == NULL || self->services == NULL || self->referrals == NULL)
    return;
  show_ahead (self);
  show_services (self);
  show_referrals (self);
  gtk_widget_set_visible (self->others.box, !searching);
  gtk_widget_set_visible (self->nothing, searching && !gtk_widget_get_visible (self->ahead.box)
                                           && !gtk_widget_get_visible (self->places.box)
                                           && !gtk_widget_get_visible (self->sent_on.box));
}

/* ---- Loading ---- */

static void
take (RjSupportView *self, GPtrArray **where, GPtrArray *list, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->context == NULL)
    g_clear_pointer (&list, g_ptr_array_unref);
  else if (list == NULL)
    rj_context_report (self->context, error);
  else
    {
      g_clear_pointer (where, g_ptr_array_unref);
      *where = list;
      show (self);
    }
}

static void
ahead_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjSupportView) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *list = rj_support_list_ahead_finish (RJ_SUPPORT (source), result, &error);

  take (self, &self->coming, list, error);
}

static void
services_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjSupportView) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *list = rj_support_list_services_finish (RJ_SUPPORT (source), result, &error);

  take (self, &self->services, list, error);
}

static void
referrals_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjSupportView) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *list = rj_support_list_referrals_finish (RJ_SUPPORT (source), result, &error);

  take (self, &self->referrals, list, error);
}

static void
load_ahead (RjSupportView *self)
{
  rj_support_list_ahead_async (get_support (self), self->cancellable, ahead_cb, g_object_ref (self));
}

static void
load (RjSupportView *self)
{
  load_ahead (self);
  rj_support_list_services_async (get_support (self), self->cancellable, services_cb, g_object_ref (self));
  rj_support_list_referrals_async (get_support (self), self->cancellable, referrals_cb, g_object_ref (self));
}

static void
changed_cb (RjSupportView *self, guint kinds)
{
  if ((kinds & RJ_CHANGED_SUPPORT) != 0)
    load (self);
  else if ((kinds & RJ_CHANGED_PLAN) != 0)
    load_ahead (self);
}

/* ---- What a press does ---- */

/* It was deleted, and its row with it. */
static void
closed_cb (RjSupportView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL && gtk_root_get_focus (root) == NULL)
    gtk_widget_grab_focus (self->places.add);
}

static void
watch (RjSupportView *self, AdwDialog *dialog)
{
  g_signal_connect_object (dialog, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
}

static void
ahead_activated_cb (RjSupportView *self, GtkListBoxRow *row)
{
  const RjOccurrence *occurrence = rj_support_section_get_data (row);

  rj_plan_item_dialog_present (GTK_WIDGET (self), self->context, occurrence->item->record.id,
                               occurrence->day);
}

static void
service_activated_cb (RjSupportView *self, GtkListBoxRow *row)
{
  watch (self,
         rj_service_dialog_present (GTK_WIDGET (self), self->context, rj_support_section_get_data (row)));
}

static void
referral_activated_cb (RjSupportView *self, GtkListBoxRow *row)
{
  watch (self,
         rj_referral_editor_present (GTK_WIDGET (self), self->context, rj_support_section_get_data (row)));
}

static void
others_activated_cb (RjSupportView *self)
{
  rj_organisations_dialog_present (GTK_WIDGET (self), self->context);
}

static void
add_appointment_cb (RjSupportView *self)
{
  rj_plan_item_dialog_present_kind (GTK_WIDGET (self), self->context, RJ_KIND_APPOINTMENT, get_today (self));
}

static void
add_place_cb (RjSupportView *self)
{
  rj_service_editor_present (GTK_WIDGET (self), self->context, NULL);
}

static void
add_referral_cb (RjSupportView *self)
{
  rj_referral_editor_present (GTK_WIDGET (self), self->context, NULL);
}

static void
new_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  add_place_cb (RJ_SUPPORT_VIEW (widget));
}

static void
search_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RjSupportView *self = RJ_SUPPORT_VIEW (widget);

  gtk_widget_set_visible (self->search, TRUE);
  gtk_widget_grab_focus (self->search);
}

static void
stop_cb (RjSupportView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_child_focus (self->ahead.box, GTK_DIR_TAB_FORWARD);
  gtk_widget_set_visible (self->search, FALSE);
}

/* ---- The view ---- */

static void
rj_support_view_dispose (GObject *object)
{
  RjSupportView *self = RJ_SUPPORT_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->coming, g_ptr_array_unref);
  g_clear_pointer (&self->services, g_ptr_array_unref);
  g_clear_pointer (&self->referrals, g_ptr_array_unref);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_support_view_parent_class)->dispose (object);
}

static void
rj_support_view_class_init (RjSupportViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rj_support_view_dispose;
  gtk_widget_class_install_action (widget_class, "view.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "view.search", NULL, search_action);
}

static void
rj_support_view_init (RjSupportView *self)
{
  self->cancellable = g_cancellable_new ();
}

static void
add_search (RjSupportView *self, GtkWidget *box)
{
  self->search = g_object_new (GTK_TYPE_SEARCH_ENTRY, "max-width-chars", 17, "visible", FALSE, NULL);
  rj_make_private (self->search);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search appointments, places and referrals"), -1);
  rj_context_guard_words (self->context, self->search);
  g_signal_connect_swapped (self->search, "changed", G_CALLBACK (show), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (stop_cb), self);
  gtk_box_append (GTK_BOX (box), self->search);
  self->nothing = rj_form_parts_add_label (box, _ ("Nothing here holds these words."), "dimmed");
  gtk_widget_set_visible (self->nothing, FALSE);
}

static void
add_section (RjSupportView *self,
             RjSupportSection *section,
             GtkWidget *box,
             const char *title,
             const char *empty,
             const char *add,
             GCallback activated,
             GCallback added)
{
  rj_support_section_init (section, box, title, empty, add);
  g_signal_connect_swapped (section->list, "row-activated", activated, self);
  if (added != NULL)
    g_signal_connect_swapped (section->add, "clicked", added, self);
}

static void
build (RjSupportView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  add_search (self, box);
  /* Translators: above appointments and events on the plan, the next one first. */
  add_section (self, &self->ahead, box, _ ("Coming up"),
               _ ("Nothing ahead. What you plan as an appointment or an event stands here."),
               _ ("Add _{appointment:a}"), G_CALLBACK (ahead_activated_cb), G_CALLBACK (add_appointment_cb));
  /* Translators: above the clinics, practices and centres that somebody goes to. */
  add_section (self, &self->places, box, _ ("My places"),
               _ ("A clinic, a practice, a centre: its number is here when you want it."), _ ("Add a _place"),
               G_CALLBACK (service_activated_cb), G_CALLBACK (add_place_cb));
  /* Translators: being sent on to a clinic, a specialist, a course. */
  add_section (self, &self->sent_on, box, _ ("Referrals"),
               _ ("Waiting to get in somewhere? Keep here who was asked, and what comes next."),
               _ ("Add a _referral"), G_CALLBACK (referral_activated_cb), G_CALLBACK (add_referral_cb));
  add_section (self, &self->others, box, _ ("Groups and organisations"), "", NULL,
               G_CALLBACK (others_activated_cb), NULL);
  rj_support_section_set_row (&self->others, 0, _ ("Look one up"),
                              _ ("By name and country, with their sites"), NULL, NULL);
  rj_support_section_end (&self->others, 1);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
rj_support_view_new (RjContext *context)
{
  RjSupportView *self = g_object_new (RJ_TYPE_SUPPORT_VIEW, NULL);

  self->context = g_object_ref (context);
  build (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "view.new", !rj_context_get_for_reading (context));
  rj_terms_watch (rj_context_get_vocabulary (context), GTK_WIDGET (self));
  g_signal_connect_object (rj_context_get_store (context), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  /* "Tomorrow" is another day from then on. */
  g_signal_connect_object (rj_context_get_clock (context), "day", G_CALLBACK (load_ahead), self,
                           G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
