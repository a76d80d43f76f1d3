// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-letter-help.h"

#include "rj-help-pages.h"
#include "rj-letter-dialog.h"
#include "rj-letter-rows.h"
#include "rj-letters.h"
#include "rj-rows.h"

#include <glib/gi18n-lib.h>

#define PAGE "letters"

struct _RjLetterHelpRow {
  AdwActionRow parent_instance;

  RjContext *context;
  GCancellable *cancellable;
  GPtrArray *offers;             /* (nullable): as the journal has them now */
  AdwNavigationView *navigation; /* (nullable), weak */
  GtkWidget *list;               /* (nullable), weak: the letters of the page, while there is one */
};

#define RJ_TYPE_LETTER_HELP_ROW (rj_letter_help_row_get_type ())
G_DECLARE_FINAL_TYPE (RjLetterHelpRow, rj_letter_help_row, RJ, LETTER_HELP_ROW, AdwActionRow)
G_DEFINE_FINAL_TYPE (RjLetterHelpRow, rj_letter_help_row, ADW_TYPE_ACTION_ROW)

static const RjLetterOffer *
find_offer (RjLetterHelpRow *self, const char *id)
{
  for (guint i = 0; self->offers != NULL && i < self->offers->len; i++)
    {
      const RjLetterOffer *offer = g_ptr_array_index (self->offers, i);

      if (g_strcmp0 (offer->letter->record.id, id) == 0)
        return offer;
    }
  return NULL;
}

/* What it was opened by may be gone with the letter. */
static void
dialog_closed_cb (RjLetterHelpRow *self)
{
  GtkRoot *root = self->navigation != NULL ? gtk_widget_get_root (GTK_WIDGET (self->navigation)) : NULL;

  if (root != NULL && gtk_root_get_focus (root) == NULL)
    gtk_widget_child_focus (GTK_WIDGET (self->navigation), GTK_DIR_TAB_FORWARD);
}

static void
open_letter (RjLetterHelpRow *self, GtkWidget *parent, const RjLetterOffer *offer)
{
  AdwDialog *dialog = rj_letter_dialog_present (parent, self->context, offer->letter, offer->craving_id);

  g_signal_connect_object (dialog, "closed", G_CALLBACK (dialog_closed_cb), self, G_CONNECT_SWAPPED);
}

static void
listed_row_activated_cb (RjLetterHelpRow *self, GtkListBoxRow *row, GtkWidget *list)
{
  const RjLetterOffer *offer = find_offer (self, rj_letter_rows_get_id (row));

  if (offer != NULL)
    open_letter (self, list, offer);
}

static void
show_listed (RjLetterHelpRow *self)
{
  g_autoptr (GPtrArray) letters = g_ptr_array_new ();

  for (guint i = 0; i < self->offers->len; i++)
    g_ptr_array_add (letters, ((const RjLetterOffer *) g_ptr_array_index (self->offers, i))->letter);
  rj_letter_rows_show (GTK_LIST_BOX (self->list), letters, NULL);
}

static void
list_letters (RjLetterHelpRow *self)
{
  GtkWidget *column;
  AdwNavigationPage *page = rj_help_page_new (_ ("A letter for now"), PAGE, &column);

  g_set_weak_pointer (&self->list, rj_letter_rows_new ());
  show_listed (self);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (listed_row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (column), self->list);
  adw_navigation_view_push (self->navigation, page);
}

static void
rj_letter_help_row_activate (AdwActionRow *row)
{
  RjLetterHelpRow *self = RJ_LETTER_HELP_ROW (row);

  if (self->offers == NULL || self->offers->len == 0 || self->navigation == NULL)
    return;
  if (self->offers->len == 1)
    open_letter (self, GTK_WIDGET (self), g_ptr_array_index (self->offers, 0));
  else
    list_letters (self);
}

/* ---- What the journal has ---- */

static void
update_page (RjLetterHelpRow *self)
{
  AdwNavigationPage *page = self->navigation != NULL && self->list != NULL
                              ? adw_navigation_view_get_visible_page (self->navigation)
                              : NULL;

  if (page == NULL || g_strcmp0 (adw_navigation_page_get_tag (page), PAGE) != 0)
    return;
  show_listed (self);
  if (self->offers->len == 0)
    adw_navigation_view_pop (self->navigation);
}

static void
offers_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjLetterHelpRow) self = user_data;
  GPtrArray *offers = rj_letters_list_offers_finish (RJ_LETTERS (source), result, NULL);

  /* Whatever went wrong: nothing here may stand between a person and the rest of this page. */
  if (offers == NULL)
    return;
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  self->offers = offers;
  gtk_widget_set_visible (GTK_WIDGET (self), offers->len > 0);
  update_page (self);
}

static void
load (RjLetterHelpRow *self)
{
  RjStore *store = rj_context_get_store (self->context);

  if (store != NULL)
    rj_letters_list_offers_async (rj_store_get_letters (store), self->cancellable, offers_cb,
                                  g_object_ref (self));
}

static void
changed_cb (RjLetterHelpRow *self, guint kinds)
{
  if ((kinds & (RJ_CHANGED_LETTER | RJ_CHANGED_CRAVING | RJ_CHANGED_PREFERENCE)) != 0)
    load (self);
}

static void
rj_letter_help_row_dispose (GObject *object)
{
  RjLetterHelpRow *self = RJ_LETTER_HELP_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_weak_pointer (&self->navigation);
  g_clear_weak_pointer (&self->list);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_letter_help_row_parent_class)->dispose (object);
}

static void
rj_letter_help_row_class_init (RjLetterHelpRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_letter_help_row_dispose;
  rj_rows_install_press (GTK_WIDGET_CLASS (klass));
}

static void
rj_letter_help_row_init (RjLetterHelpRow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_add_css_class (GTK_WIDGET (self), "rj-help-row");
  rj_rows_add_arrow (ADW_ACTION_ROW (self));
  g_signal_connect (self, "activated", G_CALLBACK (rj_letter_help_row_activate), NULL);
}

GtkWidget *
rj_letter_help_row_new (RjContext *context, AdwNavigationView *navigation)
{
  RjLetterHelpRow *self =
    g_object_new (RJ_TYPE_LETTER_HELP_ROW, "use-markup", FALSE, "title", _ ("A letter for now"), "subtitle",
                  _ ("Words from you, for you"), "activatable", TRUE, "visible", FALSE, NULL);

  self->context = g_object_ref (context);
  g_set_weak_pointer (&self->navigation, navigation);
  g_signal_connect_object (rj_context_get_store (context), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  /* What fits by a rule is over some time. */
  g_signal_connect_object (rj_context_get_clock (context), "minute", G_CALLBACK (load), self,
                           G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
