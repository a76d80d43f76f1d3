// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-remove-page.h"

#include "rj-backups.h"
#include "rj-error-text.h"
#include "rj-lock-now.h"
#include "rj-private-entry.h"
#include "rj-spoken.h"
#include "rj-toolbars.h"
#include "rj-vault-remove.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>

struct _RjRemovePage {
  AdwNavigationPage parent_instance;

  GtkWidget *text;
  GtkWidget *entry;
  GtkWidget *error;
  GtkWidget *remove_button;

  RjContext *context;
  RjSettings *settings;
  guint n_entries;
  guint n_backups;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (RjRemovePage, rj_remove_page, ADW_TYPE_NAVIGATION_PAGE)

/* ---- How much there is ---- */

static void
show_text (RjRemovePage *self)
{
  g_autofree char *entries =
    g_strdup_printf (ngettext ("%'u entry", "%'u entries", self->n_entries), self->n_entries);
  g_autofree char *backups =
    g_strdup_printf (ngettext ("%'u backup", "%'u backups", self->n_backups), self->n_backups);
  /* Translators: two counts: "1,204 entries and 14 backups". */
  g_autofree char *text = g_strdup_printf (
    _ ("%s and %s on this computer. Copies you keep elsewhere stay. This cannot be undone. Type “delete”."),
    entries, backups);

  gtk_label_set_text (GTK_LABEL (self->text), text);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RjRemovePage) self = data;
  g_autoptr (GArray) counts = rj_log_counts_finish (RJ_LOG (source), result, NULL);

  for (guint i = 0; counts != NULL && i < counts->len; i++)
    self->n_entries += g_array_index (counts, RjDayCount, i).n;
  show_text (self);
}

static void
list_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  /* Also those that nobody can read: they go, too. */
  g_task_return_int (task, (gssize) rj_backups_count (data));
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  RjRemovePage *self = RJ_REMOVE_PAGE (source);
  RjLogFilter filter = { RJ_LOG_ALL, -1, -1 };
  RjStore *store = self->context != NULL ? rj_context_get_store (self->context) : NULL;

  self->n_backups = (guint) g_task_propagate_int (G_TASK (result), NULL);
  if (store != NULL)
    rj_log_counts_async (rj_store_get_log (store), &filter, NULL, counted_cb, g_object_ref (self));
}

static void
count (RjRemovePage *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, listed_cb, NULL);

  g_task_set_task_data (task, g_strdup (rj_vault_get_folder (rj_context_get_vault (self->context))), g_free);
  g_task_run_in_thread (task, list_thread);
}

/* ---- Doing it ---- */

static gboolean
is_typed (RjRemovePage *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  g_autofree char *typed = g_utf8_casefold (g_strstrip (text), -1);
  /* Translators: the word that is to be typed before everything is deleted, as in "Type “delete”." */
  g_autofree char *word = g_utf8_casefold (C_ ("word to type", "delete"), -1);

  return g_strcmp0 (typed, word) == 0;
}

static void
update (RjRemovePage *self)
{
  gtk_editable_set_editable (GTK_EDITABLE (self->entry), !self->busy);
  gtk_widget_set_sensitive (self->remove_button, !self->busy && is_typed (self));
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RjRemovePage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gboolean removed = rj_vault_remove_finish (RJ_VAULT (source), result, &error);

  self->busy = FALSE;
  if (removed)
    {
      rj_settings_forget (self->settings);
      /* A fresh process finds that there is no journal; nothing of it stays in memory. */
      rj_lock_now ();
    }
  else if (self->context != NULL)
    {
      text = rj_error_text (error);
      gtk_label_set_text (GTK_LABEL (self->error), text);
      gtk_widget_set_visible (self->error, TRUE);
      rj_announce (GTK_WIDGET (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
      update (self);
    }
  else
    /* Nobody reads why; the journal is closed, and a fresh process finds what there is. */
    rj_lock_now ();
}

static void
remove_cb (RjRemovePage *self)
{
  if (self->busy || !is_typed (self))
    return;
  self->busy = TRUE;
  gtk_widget_set_visible (self->error, FALSE);
  update (self);
  rj_vault_remove_async (rj_context_get_vault (self->context), removed_cb, g_object_ref (self));
}

static void
cancel_cb (RjRemovePage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
}

/* ---- The page ---- */

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "xalign", 0.0f, NULL);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
add_button (RjRemovePage *self, GtkWidget *box, const char *text, const char *style, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (text);

  if (style != NULL)
    gtk_widget_add_css_class (button, style);
  gtk_widget_add_css_class (button, "rj-wide");
  rj_wrap_button (GTK_BUTTON (button));
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
fill (RjRemovePage *self, GtkWidget *box)
{
  GtkWidget *title = add_label (box, _ ("Delete the whole journal?"), "title-2");

  g_object_set (title, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  self->text = add_label (box, "", NULL);
  self->entry = gtk_entry_new ();
  rj_make_private (self->entry);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_LABELLED_BY, title,
                                  NULL, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->text, NULL, -1);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->entry);
  self->error = add_label (box, "", NULL);
  gtk_widget_set_visible (self->error, FALSE);
  add_button (self, box, _ ("Cancel"), NULL, G_CALLBACK (cancel_cb));
  self->remove_button =
    add_button (self, box, _ ("Delete everything"), "destructive-action", G_CALLBACK (remove_cb));
}

static void
rj_remove_page_dispose (GObject *object)
{
  RjRemovePage *self = RJ_REMOVE_PAGE (object);

  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_remove_page_parent_class)->dispose (object);
}

static void
rj_remove_page_finalize (GObject *object)
{
  g_object_unref (RJ_REMOVE_PAGE (object)->settings);
  G_OBJECT_CLASS (rj_remove_page_parent_class)->finalize (object);
}

static void
rj_remove_page_class_init (RjRemovePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_remove_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = rj_remove_page_finalize;
}

static void
rj_remove_page_init (RjRemovePage *self)
{
  GtkWidget *box =
    g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 12, "margin-top", 12,
                  "margin-bottom", 24, "margin-start", 12, "margin-end", 12, NULL);

  fill (self, box);
  update (self);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _ ("Remove everything"));
  adw_navigation_page_set_tag (ADW_NAVIGATION_PAGE (self), "remove");
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), rj_toolbars_new_narrow (box));
}

AdwNavigationPage *
rj_remove_page_new (RjContext *context)
{
  RjRemovePage *self = g_object_new (RJ_TYPE_REMOVE_PAGE, NULL);

  self->context = g_object_ref (context);
  self->settings = g_object_ref (rj_context_get_settings (context));
  rj_context_guard_words (context, self->entry);
  count (self);
  return ADW_NAVIGATION_PAGE (self);
}
