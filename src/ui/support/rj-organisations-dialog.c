// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-organisations-dialog.h"

#include "rj-directory.h"
#include "rj-form-parts.h"
#include "rj-organisations.h"
#include "rj-private-entry.h"
#include "rj-support-parts.h"
#include "rj-text.h"
#include "rj-toolbars.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FOLDED "rj-folded"

struct _RjOrganisationsDialog {
  RjDialog parent_instance;

  GtkWidget *search;
  GtkWidget *column; /* a part for each country, in it a card for each organisation */
  GtkWidget *nothing;
};

G_DEFINE_FINAL_TYPE (RjOrganisationsDialog, rj_organisations_dialog, RJ_TYPE_DIALOG)

/* Shows those below @part that hold @wanted. Returns: is there any? */
static gboolean
filter_part (GtkWidget *part, const char *wanted)
{
  gboolean any = FALSE;

  for (GtkWidget *card = gtk_widget_get_first_child (part); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    {
      const char *folded = g_object_get_data (G_OBJECT (card), FOLDED);

      if (folded == NULL)
        continue;
      gtk_widget_set_visible (card, strstr (folded, wanted) != NULL);
      any |= gtk_widget_get_visible (card);
    }
  gtk_widget_set_visible (part, any);
  return any;
}

static void
search_cb (RjOrganisationsDialog *self)
{
  g_autofree char *folded = rj_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gboolean any = FALSE;

  g_strstrip (folded);
  for (GtkWidget *part = gtk_widget_get_first_child (self->column); part != NULL;
       part = gtk_widget_get_next_sibling (part))
    any |= filter_part (part, folded);
  gtk_widget_set_visible (self->nothing, !any);
}

static void
search_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_grab_focus (RJ_ORGANISATIONS_DIALOG (widget)->search);
}

/* The first Escape empties the search, the next one closes. */
static void
stop_cb (RjOrganisationsDialog *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    adw_dialog_close (ADW_DIALOG (self));
}

static void
add_card (GtkWidget *part, const RjOrganisation *organisation)
{
  GtkWidget *card = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  g_autofree char *grounds = rj_organisation_dup_grounds (organisation);
  g_autofree char *all =
    g_strjoin (" ", organisation->name, organisation->about, organisation->display, NULL);
  GtkWidget *label;

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "rj-card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, organisation->name,
                                  -1);
  g_object_set_data_full (G_OBJECT (card), FOLDED, rj_text_fold (all), g_free);
  rj_form_parts_add_label (card, organisation->name, "heading");
  rj_form_parts_add_label (card, organisation->about, "body");
  rj_support_parts_add_site (card, organisation->display, organisation->url);
  label = rj_form_parts_add_label (card, grounds, "caption");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_box_append (GTK_BOX (part), card);
}

static void
add_lists (RjOrganisationsDialog *self, const char *own)
{
  g_autoptr (GPtrArray) lists = rj_organisations_load (own);

  for (guint i = 0; i < lists->len; i++)
    {
      const RjOrganisationList *list = g_ptr_array_index (lists, i);
      GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

      rj_form_parts_add_label (part, list->name != NULL ? list->name : _ ("In many countries"), "title-4");
      for (guint j = 0; j < list->organisations->len; j++)
        add_card (part, g_ptr_array_index (list->organisations, j));
      gtk_box_append (GTK_BOX (self->column), part);
    }
}

static void
rj_organisations_dialog_class_init (RjOrganisationsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "organisations.search", NULL, search_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "organisations.search",
                                       NULL);
}

static void
rj_organisations_dialog_init (RjOrganisationsDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  const char *title = _ ("Organisations");

  g_object_set (box, "margin-top", 12, "margin-bottom", 24, "margin-start", 12, "margin-end", 12, NULL);
  rj_form_parts_add_label (box, title, "title-2");
  rj_form_parts_add_label (
    box, _ ("By name, none before another. Nothing is opened or sent before you press a button."), NULL);
  self->search = g_object_new (GTK_TYPE_SEARCH_ENTRY, "max-width-chars", 17, NULL);
  rj_make_private (self->search);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search the organisations"), -1);
  g_signal_connect_swapped (self->search, "changed", G_CALLBACK (search_cb), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (stop_cb), self);
  gtk_box_append (GTK_BOX (box), self->search);
  self->nothing =
    rj_form_parts_add_label (box, _ ("None of these. Their name may be written another way."), "dimmed");
  gtk_widget_set_visible (self->nothing, FALSE);
  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  gtk_box_append (GTK_BOX (box), self->column);
  adw_dialog_set_title (ADW_DIALOG (self), title);
  adw_dialog_set_content_width (ADW_DIALOG (self), 480);
  adw_dialog_set_content_height (ADW_DIALOG (self), 640);
  gtk_widget_set_size_request (GTK_WIDGET (self), 300, 200);
  adw_dialog_set_child (ADW_DIALOG (self), rj_toolbars_new_narrow (box));
}

void
rj_organisations_dialog_present (GtkWidget *parent, RjContext *context)
{
  RjOrganisationsDialog *self = g_object_new (RJ_TYPE_ORGANISATIONS_DIALOG, NULL);
  g_autoptr (RjDirectory) directory = rj_directory_load ();
  const RjCountry *own = rj_directory_get_own (directory, rj_context_get_settings (context));

  add_lists (self, own != NULL ? own->code : NULL);
  rj_context_guard_words (context, self->search);
  adw_dialog_present (ADW_DIALOG (self), parent);
}
