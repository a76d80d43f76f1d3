// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-plan-add.h"

#include "rj-format.h"
#include "rj-plan-actions.h"
#include "rj-plan-text.h"
#include "rj-reminder-consent.h"
#include "rj-spoken.h"
#include "rj-text.h"
#include "rj-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define DRAFT "today/add"

struct _RjPlanAdd {
  GtkWidget parent_instance;

  RjContext *context;
  RjDay day;

  GtkWidget *box;
  GtkWidget *entry;
  GtkWidget *part;
  GtkWidget *hint;
  gboolean saving;
};

G_DEFINE_FINAL_TYPE (RjPlanAdd, rj_plan_add, GTK_TYPE_WIDGET)

/* Order of the drop-down: any time first. */
static const RjDayPart parts[] = { RJ_PART_ANY_TIME, RJ_PART_MORNING, RJ_PART_AFTERNOON, RJ_PART_EVENING };

static void
select_part (RjPlanAdd *self, RjDayPart part)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] == part)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->part), i);
}

static void
changed_cb (RjPlanAdd *self)
{
  int minutes;
  g_autofree char *title =
    rj_plan_text_split_time (gtk_editable_get_text (GTK_EDITABLE (self->entry)), &minutes);
  gboolean has_time = minutes >= 0 && !rj_text_is_blank (title);

  gtk_widget_set_visible (self->hint, has_time);
  if (has_time)
    {
      g_autofree char *time = rj_format_minutes (minutes);
      /* Translators: where the typed thing will stand: part of the day, time: "Evening, 19:00". */
      g_autofree char *hint =
        g_strdup_printf (_ ("%s, %s"), rj_plan_text_part (rj_day_part_for_minutes (minutes)), time);

      select_part (self, rj_day_part_for_minutes (minutes));
      gtk_label_set_label (GTK_LABEL (self->hint), hint);
    }
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjPlanAdd) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) saved = rj_plan_save_items_finish (RJ_PLAN (source), result, &error);

  self->saving = FALSE;
  if (self->context == NULL)
    return;
  gtk_editable_set_editable (GTK_EDITABLE (self->entry), TRUE);
  if (saved == NULL)
    {
      rj_context_report (self->context, error);
      return;
    }
  rj_words_set (self->entry, NULL);
  rj_context_drop_draft (self->context, DRAFT);
  select_part (self, RJ_PART_ANY_TIME);
  if (saved->len > 0)
    {
      const RjPlanItem *item = g_ptr_array_index (saved, 0);
      g_autofree char *title = rj_text_for_label (item->title, RJ_TEXT_NAME);
      /* Translators: announced after adding to the plan; the person's words, then the part of the day. */
      g_autofree char *said = g_strdup_printf (_ ("Added: %s, %s"), title, rj_plan_text_part (item->part));

      rj_announce (self->entry, said, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
      if (gtk_widget_get_root (self->entry) != NULL)
        rj_reminder_consent_ask (self->context, GTK_WIDGET (gtk_widget_get_root (self->entry)), saved);
    }
}

static void
activate_cb (RjPlanAdd *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
  g_autofree char *words = NULL;
  g_autofree char *title = NULL;
  RjPlanItem *item;
  int minutes;

  words = rj_words_dup (self->entry);
  title = rj_plan_text_split_time (words, &minutes);
  if (rj_text_is_blank (title) || self->saving)
    return;

  item = rj_plan_actions_new_item (self->context, self->day,
                                   parts[gtk_drop_down_get_selected (GTK_DROP_DOWN (self->part))]);
  item->title = g_steal_pointer (&title);
  item->minutes = minutes;
  if (minutes >= 0)
    item->part = rj_day_part_for_minutes (minutes);
  rj_plan_item_add_default_lead (item);
  g_ptr_array_add (items, item);

  /* What is typed next must not go with what is saved now. */
  self->saving = TRUE;
  gtk_editable_set_editable (GTK_EDITABLE (self->entry), FALSE);
  rj_plan_save_items_async (rj_store_get_plan (rj_context_get_store (self->context)), items, NULL, saved_cb,
                            g_object_ref (self));
}

static gboolean
rj_plan_add_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (RJ_PLAN_ADD (widget)->entry);
}

static void
rj_plan_add_dispose (GObject *object)
{
  RjPlanAdd *self = RJ_PLAN_ADD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_plan_add_parent_class)->dispose (object);
}

static void
rj_plan_add_class_init (RjPlanAddClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rj_plan_add_dispose;
  widget_class->grab_focus = rj_plan_add_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
rj_plan_add_init (RjPlanAdd *self)
{
  GtkWidget *line = adw_wrap_box_new ();
  const char *names[G_N_ELEMENTS (parts) + 1] = { NULL };

  self->entry = gtk_entry_new ();
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_PRIMARY, "list-add-symbolic");
  gtk_entry_set_icon_activatable (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_PRIMARY, FALSE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("Add something"));
  gtk_entry_set_input_hints (GTK_ENTRY (self->entry), GTK_INPUT_HINT_PRIVATE | GTK_INPUT_HINT_SPELLCHECK);
  gtk_widget_set_hexpand (self->entry, TRUE);
  /* Too wide to stand beside the part of the day in large text. */
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 15);
  gtk_widget_set_size_request (self->entry, -1, 44);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add something"), -1);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    names[i] = rj_plan_text_part (parts[i]);
  self->part = gtk_drop_down_new_from_strings (names);
  gtk_widget_set_tooltip_text (self->part, _ ("Part of the day"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->part), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Part of the day"), -1);

  self->hint = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "visible", FALSE, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (self->hint, "caption");
  gtk_widget_add_css_class (self->hint, "dimmed");
  gtk_widget_set_margin_start (self->hint, 12);

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (line), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (line), 6);
  adw_wrap_box_append (ADW_WRAP_BOX (line), self->entry);
  adw_wrap_box_append (ADW_WRAP_BOX (line), self->part);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_box_append (GTK_BOX (self->box), line);
  gtk_box_append (GTK_BOX (self->box), self->hint);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
rj_plan_add_new (RjContext *context)
{
  RjPlanAdd *self = g_object_new (RJ_TYPE_PLAN_ADD, NULL);

  self->context = g_object_ref (context);
  rj_context_keep_draft (context, self->entry, DRAFT);
  return GTK_WIDGET (self);
}

void
rj_plan_add_set_day (RjPlanAdd *self, RjDay day)
{
  g_return_if_fail (RJ_IS_PLAN_ADD (self));
  self->day = day;
}

GtkWidget *
rj_plan_add_get_entry (RjPlanAdd *self)
{
  g_return_val_if_fail (RJ_IS_PLAN_ADD (self), NULL);
  return self->entry;
}
