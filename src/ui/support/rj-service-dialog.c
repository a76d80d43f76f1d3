// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-service-dialog.h"

#include "rj-form-parts.h"
#include "rj-line-card.h"
#include "rj-plan-item-dialog.h"
#include "rj-service-editor.h"
#include "rj-support-parts.h"
#include "rj-support-text.h"
#include "rj-text.h"
#include "rj-toolbars.h"

#include <glib/gi18n-lib.h>

struct _RjServiceDialog {
  RjDialog parent_instance;

  RjContext *context;
  GCancellable *cancellable;
  RjService *service;

  GtkWidget *facts; /* made again when the place changes */
  RjSupportSection ahead;
};

G_DEFINE_FINAL_TYPE (RjServiceDialog, rj_service_dialog, RJ_TYPE_DIALOG)

static RjSupport *
get_support (RjServiceDialog *self)
{
  return rj_store_get_support (rj_context_get_store (self->context));
}

/* ---- What is known of it ---- */

/* As large as a help line, with the same ways to dial it. */
static void
add_phone (RjServiceDialog *self)
{
  g_autoptr (RjLine) line = NULL;
  RjContact *contact;

  if (rj_text_is_blank (self->service->phone))
    return;
  line = rj_line_new (RJ_LINE_OWN);
  contact = g_new0 (RjContact, 1);
  line->name = g_strdup (C_ ("service", "Phone"));
  contact->kind = g_strdup ("call");
  contact->number = rj_own_line_dup_digits (self->service->phone);
  contact->display = rj_text_for_label (self->service->phone, RJ_TEXT_NAME);
  g_ptr_array_add (line->contacts, contact);
  gtk_box_append (GTK_BOX (self->facts), rj_line_card_new (line, RJ_DAY_NONE));
}

/* @words: (nullable): the person's. Returns: (nullable): the part with them, to add to */
static GtkWidget *
add_part (RjServiceDialog *self, const char *title, const char *words)
{
  GtkWidget *part;
  g_autofree char *shown = NULL;

  if (rj_text_is_blank (words))
    return NULL;
  part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  shown = rj_text_for_label (words, RJ_TEXT_READ);
  rj_form_parts_add_label (part, title, "heading");
  gtk_label_set_selectable (GTK_LABEL (rj_form_parts_add_label (part, shown, "body")), TRUE);
  gtk_box_append (GTK_BOX (self->facts), part);
  return part;
}

static void
add_address (RjServiceDialog *self)
{
  GtkWidget *part = add_part (self, C_ ("service", "Address"), self->service->address);

  if (part != NULL)
    rj_support_parts_add_copy (rj_support_parts_add_buttons (part), self->service->address);
}

static void
add_web (RjServiceDialog *self)
{
  g_autofree char *url = rj_service_dup_address (self->service->web);
  g_autofree char *shown = NULL;
  GtkWidget *part;

  if (rj_text_is_blank (self->service->web))
    return;
  shown = rj_text_for_label (self->service->web, RJ_TEXT_NAME);
  part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  rj_form_parts_add_label (part, C_ ("service", "Web site"), "heading");
  rj_support_parts_add_site (part, shown, url);
  gtk_box_append (GTK_BOX (self->facts), part);
}

static void
show_facts (RjServiceDialog *self)
{
  g_autofree char *name = rj_text_for_label (self->service->name, RJ_TEXT_NAME);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->facts)) != NULL)
    gtk_box_remove (GTK_BOX (self->facts), child);
  adw_dialog_set_title (ADW_DIALOG (self), name);
  gtk_box_append (GTK_BOX (self->facts), head);
  rj_form_parts_add_label (head, name, "title-2");
  if (self->service->kind != RJ_SERVICE_OTHER)
    rj_form_parts_add_label (head, rj_support_text_kind (self->service->kind), "dimmed");
  add_phone (self);
  add_part (self, C_ ("service", "Open at"), self->service->hours);
  add_address (self);
  add_web (self);
  add_part (self, _ ("Note"), self->service->note);
}

/* ---- What is planned there ---- */

static void
ahead_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjServiceDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ahead = rj_support_list_ahead_finish (RJ_SUPPORT (source), result, &error);
  int n = 0;

  if (ahead == NULL || self->context == NULL)
    return;
  for (guint i = 0; i < ahead->len; i++)
    {
      const RjOccurrence *occurrence = g_ptr_array_index (ahead, i);
      RjClock *clock = rj_context_get_clock (self->context);
      g_autofree char *title = NULL;
      g_autofree char *when = NULL;

      if (!rj_service_is_meant (self->service->name, occurrence->item))
        continue;
      title = rj_text_for_label (occurrence->item->title, RJ_TEXT_NAME);
      when = rj_support_text_ahead (occurrence, rj_clock_get_today (clock), rj_clock_get_zone (clock));
      rj_support_section_set_row (&self->ahead, n++, title, when, rj_occurrence_copy (occurrence),
                                  (GDestroyNotify) rj_occurrence_free);
    }
  rj_support_section_end (&self->ahead, n);
}

static void
ahead_activated_cb (RjServiceDialog *self, GtkListBoxRow *row)
{
  const RjOccurrence *occurrence = rj_support_section_get_data (row);

  rj_plan_item_dialog_present (GTK_WIDGET (self), self->context, occurrence->item->record.id,
                               occurrence->day);
}

/* ---- Changes ---- */

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjServiceDialog) self = user_data;
  g_autoptr (GPtrArray) services = rj_support_list_services_finish (RJ_SUPPORT (source), result, NULL);

  if (services == NULL || self->context == NULL)
    return;
  for (guint i = 0; i < services->len; i++)
    {
      const RjService *service = g_ptr_array_index (services, i);

      if (!g_str_equal (service->record.id, self->service->record.id))
        continue;
      rj_service_free (self->service);
      self->service = rj_service_copy (service);
      show_facts (self);
      return;
    }
  adw_dialog_close (ADW_DIALOG (self));
}

static void
load_ahead (RjServiceDialog *self)
{
  rj_support_list_ahead_async (get_support (self), self->cancellable, ahead_cb, g_object_ref (self));
}

static void
changed_cb (RjServiceDialog *self, guint kinds)
{
  if ((kinds & RJ_CHANGED_SUPPORT) != 0)
    rj_support_list_services_async (get_support (self), self->cancellable, listed_cb, g_object_ref (self));
  if ((kinds & (RJ_CHANGED_SUPPORT | RJ_CHANGED_PLAN)) != 0)
    load_ahead (self);
}

static void
edit_cb (RjServiceDialog *self)
{
  rj_service_editor_present (GTK_WIDGET (self), self->context, self->service);
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjContext) context = user_data;
  g_autoptr (GError) error = NULL;

  if (rj_support_delete_finish (RJ_SUPPORT (source), result, &error))
    rj_context_toast (context, _ ("Deleted."), TRUE);
  else
    rj_context_report (context, error);
}

static void
delete_cb (RjServiceDialog *self)
{
  rj_support_delete_async (get_support (self), self->service->record.id, NULL, deleted_cb,
                           g_object_ref (self->context));
  adw_dialog_close (ADW_DIALOG (self));
}

/* ---- The dialog ---- */

static void
rj_service_dialog_dispose (GObject *object)
{
  RjServiceDialog *self = RJ_SERVICE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->context);
  g_clear_pointer (&self->service, rj_service_free);
  G_OBJECT_CLASS (rj_service_dialog_parent_class)->dispose (object);
}

static void
rj_service_dialog_class_init (RjServiceDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_service_dialog_dispose;
}

static void
rj_service_dialog_init (RjServiceDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->facts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  adw_dialog_set_content_width (ADW_DIALOG (self), 480);
  adw_dialog_set_content_height (ADW_DIALOG (self), 640);
  gtk_widget_set_size_request (GTK_WIDGET (self), 300, 200);
}

static void
build (RjServiceDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *buttons;

  g_object_set (box, "margin-top", 12, "margin-bottom", 24, "margin-start", 12, "margin-end", 12, NULL);
  gtk_box_append (GTK_BOX (box), self->facts);
  rj_support_section_init (&self->ahead, box, _ ("Planned here"),
                           _ ("What has this name in its title or place on the plan stands here."), NULL);
  g_signal_connect_swapped (self->ahead.list, "row-activated", G_CALLBACK (ahead_activated_cb), self);
  adw_dialog_set_child (ADW_DIALOG (self), rj_toolbars_new_narrow (box));
  if (rj_context_get_for_reading (self->context))
    return;
  buttons = rj_support_parts_add_buttons (box);
  g_signal_connect_swapped (rj_support_parts_add_button (buttons, _ ("_Edit")), "clicked",
                            G_CALLBACK (edit_cb), self);
  g_signal_connect_swapped (rj_support_parts_add_button (buttons, _ ("De_lete")), "clicked",
                            G_CALLBACK (delete_cb), self);
}

AdwDialog *
rj_service_dialog_present (GtkWidget *parent, RjContext *context, const RjService *service)
{
  RjServiceDialog *self = g_object_new (RJ_TYPE_SERVICE_DIALOG, NULL);

  self->context = g_object_ref (context);
  self->service = rj_service_copy (service);
  build (self);
  show_facts (self);
  load_ahead (self);
  g_signal_connect_object (rj_context_get_store (context), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (self), parent);
  return ADW_DIALOG (self);
}
