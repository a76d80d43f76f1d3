// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-keys-group.h"

#include "rj-keys-dialog.h"
#include "rj-rows.h"

#include <glib/gi18n-lib.h>

struct _RjKeysGroup {
  AdwPreferencesGroup parent_instance;

  RjContext *context;
  GtkWidget *change_row;
  GtkWidget *add_row;
  GtkWidget *remove_row;
  GtkWidget *spare_key_row;
};

G_DEFINE_FINAL_TYPE (RjKeysGroup, rj_keys_group, ADW_TYPE_PREFERENCES_GROUP)

/* Which ones there are to change. */
static void
update (RjKeysGroup *self)
{
  RjVault *vault = rj_context_get_vault (self->context);
  gboolean open = rj_vault_get_state (vault) == RJ_VAULT_OPEN;
  guint n = open ? rj_vault_get_n_passphrases (vault) : 0;

  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  gtk_widget_set_visible (self->add_row, n < RJ_VAULT_MOST_PASSPHRASES);
  gtk_widget_set_visible (self->remove_row, n > 1);
}

/* The toasts of the window are below this dialog. */
static void
done_cb (RjKeysGroup *self, const char *text)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_PREFERENCES_DIALOG);
  AdwToast *toast;

  update (self);
  if (dialog == NULL)
    return;
  toast = adw_toast_new (text);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_timeout (toast, 12);
  adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (dialog), toast);
}

static void
activated_cb (RjKeysGroup *self, GtkWidget *row)
{
  RjKeysTask task = row == self->add_row         ? RJ_KEYS_ADD
                    : row == self->remove_row    ? RJ_KEYS_REMOVE_OTHER
                    : row == self->spare_key_row ? RJ_KEYS_NEW_SPARE_KEY
                                                 : RJ_KEYS_CHANGE;
  AdwDialog *dialog = rj_keys_dialog_new (self->context, task);

  g_signal_connect_object (dialog, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

void
rj_keys_group_set_context (RjKeysGroup *self, RjContext *context)
{
  g_return_if_fail (RJ_IS_KEYS_GROUP (self));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
  update (self);
}

static void
rj_keys_group_dispose (GObject *object)
{
  g_clear_object (&RJ_KEYS_GROUP (object)->context);
  G_OBJECT_CLASS (rj_keys_group_parent_class)->dispose (object);
}

static void
rj_keys_group_class_init (RjKeysGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_keys_group_dispose;
}

static GtkWidget *
add_row (RjKeysGroup *self, const char *title)
{
  GtkWidget *row =
    g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "activatable", TRUE, NULL);

  rj_rows_add_arrow (ADW_ACTION_ROW (row));
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  return row;
}

static void
rj_keys_group_init (RjKeysGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("What opens the journal"));
  self->change_row = add_row (self, _ ("Change passphrase"));
  self->add_row = add_row (self, _ ("Add a second passphrase"));
  self->remove_row = add_row (self, _ ("Remove the second passphrase"));
  self->spare_key_row = add_row (self, _ ("Make a new spare key"));
}
