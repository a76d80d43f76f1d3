// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-keys-dialog.h"

#include "rj-alert.h"
#include "rj-error-text.h"
#include "rj-left-copies.h"
#include "rj-lock-now.h"
#include "rj-passphrase-page.h"
#include "rj-private-entry.h"
#include "rj-spoken.h"
#include "rj-toolbars.h"
#include "rj-vault-rotation.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>

struct _RjKeysDialog {
  RjDialog parent_instance;

  RjContext *context;
  RjKeysTask task;
  GCancellable *cancellable;
  AdwNavigationView *navigation;
  GtkWidget *entry;
  GtkWidget *error;
  GtkWidget *next_button;
  gboolean busy;
};

enum {
  SIGNAL_DONE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RjKeysDialog, rj_keys_dialog, RJ_TYPE_DIALOG)

/* ---- Words ---- */

/* Short: in large text a title is cut off. */
static const char *
get_title (RjKeysTask task)
{
  return task == RJ_KEYS_NEW_SPARE_KEY ? _ ("Spare key") : _ ("Passphrase");
}

static const char *
get_about (RjKeysTask task)
{
  switch (task)
    {
    case RJ_KEYS_ADD:
      return _ ("Then you choose the second one. Both open the journal.");
    case RJ_KEYS_REMOVE_OTHER:
      return _ ("The one that you type here stays. The other one no longer opens the journal.");
    case RJ_KEYS_NEW_SPARE_KEY:
      return _ (
        "For when somebody else may have the spare key. The old one then opens neither the journal nor the "
        "safety copies. A second passphrase goes too. The journal locks, and shows the new spare key after "
        "you unlock it. Backups in other places stay as they are.");
    case RJ_KEYS_CHANGE:
    default:
      return _ ("Then you choose a new one in its place. A second passphrase stays as it is.");
    }
}

static const char *
get_done (RjKeysTask task)
{
  switch (task)
    {
    case RJ_KEYS_NEW_SPARE_KEY: /* says so itself, after the lock */
    case RJ_KEYS_ADD:
      return _ ("Both passphrases open the journal.");
    case RJ_KEYS_REMOVE_OTHER:
      return _ ("The other passphrase no longer opens the journal.");
    case RJ_KEYS_CHANGE:
    default:
      return _ ("Your new passphrase is in use. The old one no longer opens the journal.");
    }
}

/* ---- The end ---- */

static void
close_done (RjKeysDialog *self)
{
  adw_dialog_force_close (ADW_DIALOG (self));
}

/* @left: (nullable) (transfer full) */
static void
finish (RjKeysDialog *self, GStrv left)
{
  RjStore *store = rj_vault_get_store (rj_context_get_vault (self->context));
  /* One that was added shuts nobody out. */
  AdwNavigationPage *page =
    self->task == RJ_KEYS_ADD || store == NULL ? NULL : rj_left_copies_page_new (self->context, left);

  g_strfreev (left);
  g_signal_emit (self, signals[SIGNAL_DONE], 0, get_done (self->task));
  if (page == NULL)
    {
      close_done (self);
      return;
    }
  g_signal_connect_object (page, "done", G_CALLBACK (close_done), self, G_CONNECT_SWAPPED);
  adw_navigation_page_set_can_pop (page, FALSE);
  adw_navigation_view_push (self->navigation, page);
}

static void
new_passphrase_cb (RjKeysDialog *self, gboolean taken, RjPassphrasePage *page)
{
  finish (self, rj_passphrase_page_take_left (page));
}

/* ---- The passphrase that is there ---- */

static void
set_busy (RjKeysDialog *self, gboolean busy)
{
  self->busy = busy;
  gtk_editable_set_editable (GTK_EDITABLE (self->entry), !busy);
  gtk_widget_set_sensitive (self->next_button, !busy);
  gtk_button_set_label (GTK_BUTTON (self->next_button),
                        busy                                  ? _ ("One moment…")
                        : self->task == RJ_KEYS_REMOVE_OTHER  ? _ ("_Remove the other one")
                        : self->task == RJ_KEYS_NEW_SPARE_KEY ? _ ("_Make a new spare key")
                                                              : _ ("_Next"));
  if (busy)
    gtk_widget_set_visible (self->error, FALSE);
}

static void
show_error (RjKeysDialog *self, const GError *error)
{
  g_autofree char *text = g_error_matches (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_WRONG_PASSPHRASE)
                            ? g_strdup (_ ("That passphrase doesn't open the journal. Nothing was changed."))
                            : rj_error_text (error);

  gtk_label_set_text (GTK_LABEL (self->error), text);
  gtk_widget_set_visible (self->error, TRUE);
  rj_announce (GTK_WIDGET (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

static void
go_on (RjKeysDialog *self, GStrv left)
{
  g_autoptr (RjSecretBytes) current =
    rj_secret_bytes_new_text (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  AdwNavigationPage *page;

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  if (self->task == RJ_KEYS_REMOVE_OTHER)
    {
      finish (self, left);
      return;
    }
  page = self->task == RJ_KEYS_ADD ? rj_passphrase_page_new_second (self->context, current)
                                   : rj_passphrase_page_new_replace (self->context, current);
  g_signal_connect_object (page, "done", G_CALLBACK (new_passphrase_cb), self, G_CONNECT_SWAPPED);
  adw_navigation_view_push (self->navigation, page);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjKeysDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  GStrv left = NULL;
  gboolean right = rj_vault_change_passphrase_finish (RJ_VAULT (source), result, &left, &error);

  /* Closed meanwhile. */
  if (self->context == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_strfreev (left);
      return;
    }
  set_busy (self, FALSE);
  if (right)
    go_on (self, left);
  else
    show_error (self, error);
}

/* ---- A new spare key ---- */

static void
lock (RjKeysDialog *self)
{
  rj_lock_now ();
}

/* With the journal closed there is only the lock to go on to; the words of an error stay until then. */
static void
show_closed_error (RjKeysDialog *self, const GError *error)
{
  AdwDialog *alert = rj_alert_new (_ ("The spare key was not changed."), NULL);
  g_autofree char *text = rj_error_text (error);

  adw_alert_dialog_set_body (ADW_ALERT_DIALOG (alert), text);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (alert), "lock", _ ("_Lock"));
  g_signal_connect_object (alert, "response", G_CALLBACK (lock), self, G_CONNECT_SWAPPED);
  adw_dialog_present (alert, GTK_WIDGET (self));
}

static void
renewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjKeysDialog) self = user_data;
  RjVault *vault = RJ_VAULT (source);
  g_autoptr (GError) error = NULL;
  gboolean renewed = rj_vault_renew_spare_key_finish (vault, result, &error);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  if (renewed)
    lock (self);
  else if (rj_vault_get_state (vault) != RJ_VAULT_OPEN)
    show_closed_error (self, error);
  else
    {
      adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
      set_busy (self, FALSE);
      show_error (self, error);
    }
}

/* What is being written is on the disk before the journal closes. */
static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjKeysDialog) self = user_data;
  g_autoptr (RjSecretBytes) current =
    rj_secret_bytes_new_text (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  g_autoptr (GError) error = NULL;

  if (rj_context_flush_drafts_finish (RJ_CONTEXT (source), result, &error))
    rj_vault_renew_spare_key_async (rj_context_get_vault (self->context), current, NULL, renewed_cb,
                                    g_object_ref (self));
  else
    {
      adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
      set_busy (self, FALSE);
      show_error (self, error);
    }
}

static void
renew_spare_key (RjKeysDialog *self)
{
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  set_busy (self, TRUE);
  rj_context_flush_drafts_async (self->context, flushed_cb, g_object_ref (self));
}

static void
next_cb (RjKeysDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  RjVault *vault = rj_context_get_vault (self->context);
  g_autoptr (RjSecretBytes) current = NULL;

  if (self->busy)
    return;
  if (*text == '\0')
    {
      gtk_widget_grab_focus (self->entry);
      return;
    }
  if (self->task == RJ_KEYS_NEW_SPARE_KEY)
    {
      renew_spare_key (self);
      return;
    }
  current = rj_secret_bytes_new_text (text);
  set_busy (self, TRUE);
  if (self->task == RJ_KEYS_REMOVE_OTHER)
    rj_vault_remove_other_passphrase_async (vault, current, self->cancellable, checked_cb,
                                            g_object_ref (self));
  else
    rj_vault_check_passphrase_async (vault, current, self->cancellable, checked_cb, g_object_ref (self));
}

/* ---- What it looks like ---- */

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label =
    g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "xalign", (float) 0, "accessible-role",
                  css_class != NULL ? GTK_ACCESSIBLE_ROLE_HEADING : GTK_ACCESSIBLE_ROLE_LABEL, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_entry (RjKeysDialog *self, GtkWidget *about)
{
  GtkWidget *entry = gtk_password_entry_new ();

  gtk_password_entry_set_show_peek_icon (GTK_PASSWORD_ENTRY (entry), TRUE);
  g_object_set (entry, "placeholder-text", _ ("Passphrase"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Your passphrase"), -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, about, NULL,
                                  -1);
  rj_make_private (entry);
  rj_take_first_line (entry);
  rj_context_guard_words (self->context, entry);
  g_signal_connect_object (entry, "activate", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
  return entry;
}

static GtkWidget *
new_content (RjKeysDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *about = new_label (get_about (self->task), NULL);

  g_object_set (box, "margin-top", 12, "margin-bottom", 24, "margin-start", 12, "margin-end", 12, "valign",
                GTK_ALIGN_CENTER, NULL);
  self->entry = new_entry (self, about);
  self->error = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", (float) 0, "visible", FALSE,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, NULL);
  self->next_button = gtk_button_new ();
  gtk_button_set_use_underline (GTK_BUTTON (self->next_button), TRUE);
  gtk_widget_add_css_class (self->next_button, "rj-wide");
  gtk_widget_add_css_class (self->next_button,
                            self->task == RJ_KEYS_REMOVE_OTHER ? "destructive-action" : "suggested-action");
  g_signal_connect_object (self->next_button, "clicked", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), new_label (_ ("Your passphrase first."), "title-2"));
  gtk_box_append (GTK_BOX (box), about);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->error);
  gtk_box_append (GTK_BOX (box), self->next_button);
  set_busy (self, FALSE);
  rj_wrap_button (GTK_BUTTON (self->next_button));
  return box;
}

static AdwNavigationPage *
new_first_page (RjKeysDialog *self)
{
  return adw_navigation_page_new_with_tag (rj_toolbars_new_narrow (new_content (self)),
                                           get_title (self->task), "current");
}

static void
rj_keys_dialog_dispose (GObject *object)
{
  RjKeysDialog *self = RJ_KEYS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_keys_dialog_parent_class)->dispose (object);
}

static void
rj_keys_dialog_finalize (GObject *object)
{
  g_object_unref (RJ_KEYS_DIALOG (object)->cancellable);
  G_OBJECT_CLASS (rj_keys_dialog_parent_class)->finalize (object);
}

static void
rj_keys_dialog_class_init (RjKeysDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rj_keys_dialog_dispose;
  object_class->finalize = rj_keys_dialog_finalize;
  signals[SIGNAL_DONE] = g_signal_new ("done", RJ_TYPE_KEYS_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
rj_keys_dialog_init (RjKeysDialog *self)
{
  self->cancellable = g_cancellable_new ();
}

AdwDialog *
rj_keys_dialog_new (RjContext *context, RjKeysTask task)
{
  RjKeysDialog *self = g_object_new (RJ_TYPE_KEYS_DIALOG, NULL);
  AdwDialog *dialog = ADW_DIALOG (self);

  self->context = g_object_ref (context);
  self->task = task;
  self->navigation = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  adw_navigation_view_push (self->navigation, new_first_page (self));
  adw_dialog_set_title (dialog, get_title (task));
  adw_dialog_set_content_width (dialog, 480);
  adw_dialog_set_content_height (dialog, 560);
  adw_dialog_set_child (dialog, GTK_WIDGET (self->navigation));
  adw_dialog_set_focus (dialog, self->entry);
  return dialog;
}
