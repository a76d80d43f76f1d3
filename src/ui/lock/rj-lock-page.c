// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-lock-page.h"

#include "rj-choose-backup-page.h"
#include "rj-damage-page.h"
#include "rj-damage.h"
#include "rj-error-text.h"
#include "rj-keyboard.h"
#include "rj-left-copies.h"
#include "rj-passphrase-page.h"
#include "rj-private-entry.h"
#include "rj-quick-note.h"
#include "rj-spare-key.h"
#include "rj-spoken.h"
#include "rj-typed-groups.h"
#include "rj-vault-inbox.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>

struct _RjLockPage {
  AdwBin parent_instance;

  AdwNavigationView *navigation;
  GtkPasswordEntry *passphrase_entry;
  GtkLabel *caps_lock;
  GtkButton *unlock_button;
  GtkBox *message_box;
  GtkLabel *message_title;
  GtkLabel *message_text;
  gboolean wrong; /* the last try failed because of the passphrase */
  GtkButton *retry_button;
  GtkButton *spare_key_button;
  GtkEntry *spare_key_entry;
  GtkLabel *spare_key_error;
  GtkButton *open_button;
  GtkButton *backups_button;
  GtkLabel *saved_label;
  GtkWidget *quick_note_button;
  GtkButton *again_button;
  GtkButton *cannot_button;

  AdwDialog *note;        /* not owned: the quick note that is open */
  char *noted;            /* (nullable): the id of the last one */
  gboolean open_after_it; /* the journal waits for the quick note to be saved or left */
  RjInboxReport report;   /* of all merges until it opens */
  RjContext *context;
  GCancellable *cancellable;
  RjKeyboard *keyboard;
  guint made_id;
  gboolean busy;
  gboolean damaged;      /* found before the lock, while it was open */
  gboolean by_spare_key; /* the journal that is damaged was opened with it */
};

enum {
  PROP_0,
  PROP_CONTEXT,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (RjLockPage, rj_lock_page, ADW_TYPE_BIN)

static void
set_busy (RjLockPage *self, gboolean busy)
{
  self->busy = busy;
  /* Not insensitive: the one that has the focus keeps it. */
  gtk_editable_set_editable (GTK_EDITABLE (self->passphrase_entry), !busy);
  gtk_editable_set_editable (GTK_EDITABLE (self->spare_key_entry), !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->unlock_button), !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->open_button), !busy);
  gtk_button_set_label (self->unlock_button, busy ? _ ("Opening…") : _ ("Unlock"));
  gtk_button_set_label (self->open_button, busy ? _ ("Opening…") : _ ("Open with the spare key"));
  if (busy)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->message_box), FALSE);
      gtk_widget_set_visible (GTK_WIDGET (self->spare_key_error), FALSE);
    }
}

static void
show_message (RjLockPage *self, const char *title, const char *text, gboolean retry, gboolean spare_key)
{
  g_autofree char *spoken = g_strjoin (" ", title, text, NULL);

  gtk_label_set_text (self->message_title, title);
  gtk_label_set_text (self->message_text, text);
  gtk_widget_set_visible (GTK_WIDGET (self->message_text), *text != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->retry_button), retry);
  gtk_widget_set_visible (GTK_WIDGET (self->spare_key_button), spare_key);
  gtk_widget_set_visible (GTK_WIDGET (self->message_box), TRUE);
  rj_announce (GTK_WIDGET (self), spoken, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
show_wrong_passphrase (RjLockPage *self)
{
  /* A wrong layout is the commonest reason for a wrong passphrase. */
  g_autofree char *layout = rj_keyboard_dup_layout_name (self->keyboard);
  g_autofree char *text = NULL;

  if (layout != NULL)
    /* Translators: %s is the name of a keyboard layout: "English (US)". */
    text = g_strdup_printf (_ ("Keyboard: %s. Try as often as you like. Nothing gets deleted."), layout);
  else
    text = g_strdup (_ ("Try as often as you like. Nothing gets deleted."));

  self->wrong = TRUE;
  show_message (self, _ ("That passphrase didn't open the journal."), text, TRUE, TRUE);
}

static void
show_failure (RjLockPage *self, const GError *error)
{
  g_autofree char *text = rj_error_text (error);

  self->wrong = FALSE;
  if (g_error_matches (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_WRONG_PASSPHRASE))
    show_wrong_passphrase (self);
  else if (g_error_matches (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_OPEN_ELSEWHERE))
    show_message (self, _ ("The journal is open somewhere else on this computer."),
                  _ ("Close it there, then come back."), TRUE, FALSE);
  else if (g_error_matches (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_KEY_DAMAGED))
    show_message (self, text, "", FALSE, TRUE);
  else
    show_message (self, text, "", TRUE, FALSE);
}

/* Whatever became of the inbox, the journal opens; but not before what is being noted is in it. */
static void
inbox_merged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjLockPage) self = user_data;
  g_autoptr (GError) error = NULL;
  RjInboxReport report;

  if (!rj_vault_merge_inbox_finish (RJ_VAULT (source), result, &report, &error))
    g_info ("The inbox stays as it is: %s", error->message);
  rj_inbox_report_add (&self->report, &report);
  /* Locked again meanwhile. */
  if (self->context == NULL || rj_vault_get_store (RJ_VAULT (source)) == NULL)
    return;
  self->open_after_it = self->note != NULL;
  if (self->open_after_it)
    return;
  rj_context_set_inbox_report (self->context, &self->report);
  rj_context_set_store (self->context, rj_vault_get_store (RJ_VAULT (source)));
}

static void
merge (RjLockPage *self)
{
  /* What is being noted is not taken away. */
  self->open_after_it = self->note != NULL;
  if (!self->open_after_it)
    rj_vault_merge_inbox_async (rj_context_get_vault (self->context), inbox_merged_cb, g_object_ref (self));
}

static void
open_journal (RjLockPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->passphrase_entry), "");
  gtk_editable_set_text (GTK_EDITABLE (self->spare_key_entry), "");
  set_busy (self, TRUE);
  merge (self);
}

static void
open_with_new_passphrase (RjLockPage *self)
{
  open_journal (self);
  rj_context_toast (self->context,
                    _ ("Your new passphrase is in use. The old one no longer opens the journal."), FALSE);
}

static void
new_passphrase_cb (RjLockPage *self, gboolean taken, RjPassphrasePage *page)
{
  g_auto (GStrv) left = rj_passphrase_page_take_left (page);
  AdwNavigationPage *copies = taken ? rj_left_copies_page_new (self->context, left) : NULL;

  if (!taken)
    open_journal (self);
  else if (copies == NULL)
    open_with_new_passphrase (self);
  else
    {
      g_signal_connect_object (copies, "done", G_CALLBACK (open_with_new_passphrase), self,
                               G_CONNECT_SWAPPED);
      adw_navigation_page_set_can_pop (copies, FALSE);
      adw_navigation_view_push (self->navigation, copies);
    }
}

/* Whoever needed the spare key has no passphrase that opens it tomorrow. */
static void
ask_for_passphrase (RjLockPage *self)
{
  AdwNavigationPage *page = rj_passphrase_page_new_change (self->context);

  gtk_editable_set_text (GTK_EDITABLE (self->spare_key_entry), "");
  g_signal_connect_object (page, "done", G_CALLBACK (new_passphrase_cb), self, G_CONNECT_SWAPPED);
  adw_navigation_view_push (self->navigation, page);
}

static void
damage_opened_cb (RjLockPage *self, gboolean to_look)
{
  if (self->by_spare_key && !to_look)
    ask_for_passphrase (self);
  else
    open_journal (self);
}

static void
show_damage (RjLockPage *self, gboolean by_spare_key)
{
  AdwNavigationPage *page = rj_damage_page_new (self->context, by_spare_key);

  gtk_editable_set_text (GTK_EDITABLE (self->passphrase_entry), "");
  gtk_editable_set_text (GTK_EDITABLE (self->spare_key_entry), "");
  self->by_spare_key = by_spare_key;
  g_signal_connect_object (page, "opened", G_CALLBACK (damage_opened_cb), self, G_CONNECT_SWAPPED);
  adw_navigation_view_push (self->navigation, page);
}

static void
closed_for_damage_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RjLockPage) self = data;

  rj_vault_close_finish (RJ_VAULT (source), result, NULL);
  if (self->context == NULL)
    return;
  set_busy (self, FALSE);
  show_damage (self, self->by_spare_key);
}

/* What opened it is right; as it is it would be shown again as if nothing were wrong. */
static void
close_for_damage (RjLockPage *self, gboolean by_spare_key)
{
  RjVault *vault = rj_context_get_vault (self->context);

  self->damaged = FALSE;
  self->by_spare_key = by_spare_key;
  set_busy (self, TRUE);
  rj_vault_note_damage (vault);
  rj_vault_close_async (vault, closed_for_damage_cb, g_object_ref (self));
}

void
rj_lock_page_set_damaged (RjLockPage *self)
{
  g_return_if_fail (RJ_IS_LOCK_PAGE (self));

  self->damaged = TRUE;
}

static void
unlocked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RjLockPage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean open = rj_vault_unlock_finish (RJ_VAULT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  set_busy (self, FALSE);
  if (open)
    {
      if (self->damaged)
        close_for_damage (self, FALSE);
      else
        open_journal (self);
      return;
    }

  if (g_error_matches (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_DAMAGED)
      && rj_damage_is_known (RJ_VAULT (source)))
    {
      show_damage (self, FALSE);
      return;
    }
  show_failure (self, error);
  gtk_widget_grab_focus (GTK_WIDGET (self->passphrase_entry));
  gtk_editable_select_region (GTK_EDITABLE (self->passphrase_entry), 0, -1);
}

static void
unlock_cb (RjLockPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->passphrase_entry));
  g_autoptr (RjSecretBytes) passphrase = NULL;

  if (self->busy)
    return;
  if (*text == '\0')
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->passphrase_entry));
      return;
    }

  passphrase = rj_secret_bytes_new_text (text);
  set_busy (self, TRUE);
  rj_vault_unlock_async (rj_context_get_vault (self->context), passphrase, self->cancellable, unlocked_cb,
                         g_object_ref (self));
}

/* After a wrong passphrase it is typed again: the same one is as wrong as before. */
static void
try_again_cb (RjLockPage *self)
{
  if (!self->wrong)
    unlock_cb (self);
  else
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->passphrase_entry));
      gtk_editable_select_region (GTK_EDITABLE (self->passphrase_entry), 0, -1);
    }
}

static void
opened_with_spare_key_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RjLockPage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean open = rj_vault_unlock_with_spare_key_finish (RJ_VAULT (source), result, &error);
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  set_busy (self, FALSE);
  if (open)
    {
      if (self->damaged)
        close_for_damage (self, TRUE);
      else
        ask_for_passphrase (self);
      return;
    }

  if (g_error_matches (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_DAMAGED)
      && rj_damage_is_known (RJ_VAULT (source)))
    {
      show_damage (self, TRUE);
      return;
    }
  text = rj_error_text (error);
  gtk_label_set_text (self->spare_key_error, text);
  gtk_widget_set_visible (GTK_WIDGET (self->spare_key_error), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->spare_key_entry));
}

static void
open_with_spare_key (RjLockPage *self, RjSecretBytes *key)
{
  set_busy (self, TRUE);
  rj_vault_unlock_with_spare_key_async (rj_context_get_vault (self->context), key, self->cancellable,
                                        opened_with_spare_key_cb, g_object_ref (self));
}

static void
open_with_spare_key_cb (RjLockPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->spare_key_entry));
  g_autoptr (RjSecretBytes) key = NULL;

  if (self->busy || *text == '\0')
    return;

  key = rj_secret_bytes_new_text (text);
  open_with_spare_key (self, key);
}

/* With the one that was typed for the backup which is the journal now. */
static gboolean
open_with_same_spare_key (RjLockPage *self)
{
  g_autoptr (RjSecretBytes) key = self->context != NULL ? rj_context_take_spare_key (self->context) : NULL;

  if (key == NULL || self->busy)
    return FALSE;
  adw_navigation_view_push_by_tag (self->navigation, "spare-key");
  open_with_spare_key (self, key);
  return TRUE;
}

static gboolean
made_cb (gpointer data)
{
  RJ_LOCK_PAGE (data)->made_id = 0;
  open_with_same_spare_key (data);
  return G_SOURCE_REMOVE;
}

/* Quick note */

static void
note_saved_cb (RjLockPage *self, const char *id)
{
  g_set_str (&self->noted, id);
  gtk_widget_set_visible (GTK_WIDGET (self->saved_label), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->again_button), TRUE);
  rj_announce (GTK_WIDGET (self), gtk_label_get_text (self->saved_label),
               GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
note_closed_cb (RjLockPage *self)
{
  g_clear_weak_pointer (&self->note);
  if (self->open_after_it)
    merge (self);
}

static void
present_note (RjLockPage *self, const char *about)
{
  if (self->note != NULL || !rj_vault_has_inbox (rj_context_get_vault (self->context)))
    return;
  g_set_weak_pointer (&self->note, rj_quick_note_new (self->context, about));
  g_signal_connect_object (self->note, "saved", G_CALLBACK (note_saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->note, "closed", G_CALLBACK (note_closed_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (self->note, GTK_WIDGET (self));
}

void
rj_lock_page_quick_note (RjLockPage *self)
{
  g_return_if_fail (RJ_IS_LOCK_PAGE (self));

  present_note (self, NULL);
}

static void
again_cb (RjLockPage *self)
{
  present_note (self, self->noted);
}

static void
spare_key_cb (RjLockPage *self)
{
  adw_navigation_view_push_by_tag (self->navigation, "spare-key");
}

static void
backup_taken_cb (RjLockPage *self)
{
  adw_navigation_view_pop_to_tag (self->navigation, "passphrase");
  if (open_with_same_spare_key (self))
    return;
  show_message (self, _ ("The backup is in place."),
                _ ("Unlock it now. The journal that was here is kept for 30 days among the safety copies."),
                FALSE, TRUE);
}

static void
backups_cb (RjLockPage *self)
{
  AdwNavigationPage *page;

  if (self->busy)
    return;
  page = rj_choose_backup_page_new (self->context);
  g_signal_connect_object (page, "taken", G_CALLBACK (backup_taken_cb), self, G_CONNECT_SWAPPED);
  adw_navigation_view_push (self->navigation, page);
}

static void
passphrase_shown_cb (RjLockPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->passphrase_entry));
}

static void
spare_key_shown_cb (RjLockPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->spare_key_entry));
}

static void
rj_lock_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rj_lock_page_parent_class)->map (widget);

  gtk_widget_grab_focus (GTK_WIDGET (RJ_LOCK_PAGE (widget)->passphrase_entry));
}

static void
rj_lock_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CONTEXT:
      RJ_LOCK_PAGE (object)->context = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rj_lock_page_dispose (GObject *object)
{
  RjLockPage *self = RJ_LOCK_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  /* It went before it could take what was handed over. */
  if (self->made_id != 0)
    rj_context_hand_over_spare_key (self->context, NULL);
  g_clear_handle_id (&self->made_id, g_source_remove);
  if (self->note != NULL)
    adw_dialog_force_close (self->note);
  g_clear_weak_pointer (&self->note);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rj_lock_page_parent_class)->dispose (object);
}

static void
rj_lock_page_finalize (GObject *object)
{
  g_object_unref (RJ_LOCK_PAGE (object)->cancellable);
  g_object_unref (RJ_LOCK_PAGE (object)->keyboard);
  g_free (RJ_LOCK_PAGE (object)->noted);

  G_OBJECT_CLASS (rj_lock_page_parent_class)->finalize (object);
}

static void
rj_lock_page_class_init (RjLockPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = rj_lock_page_set_property;
  object_class->dispose = rj_lock_page_dispose;
  object_class->finalize = rj_lock_page_finalize;
  widget_class->map = rj_lock_page_map;

  props[PROP_CONTEXT] =
    g_param_spec_object ("context", NULL, NULL, RJ_TYPE_CONTEXT,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, RJ_APP_PATH "/ui/rj-lock-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RjLockPage, navigation);
  gtk_widget_class_bind_template_child (widget_class, RjLockPage, passphrase_entry);
  gtk_widget_class_bind_template_child (widget_class, RjLockPage, caps_lock);
  gtk_widget_class_bind_template_child (widget_class, RjLockPage, unlock_button);
  gtk_widget_class_bind_template_child (widget_class, RjLockPage, message_box);
  gtk_widget_class_bind_template_child (widget_class, RjLockPage, message_title);
  gtk_widget_class_bind_template_child (widget_class, RjLockPage, message_text);
  gtk_widget_class_bind_template_child (widget_class, RjLockPage, retry_button);
  gtk_widget_class_bind_template_child (widget_class, RjLockPage, spare_key_button);
  gtk_widget_class_bind_template_child (widget_class, RjLockPage, spare_key_entry);
  gtk_widget_class_bind_template_child (widget_class, RjLockPage, spare_key_error);
  gtk_widget_class_bind_template_child (widget_class, RjLockPage, open_button);
  gtk_widget_class_bind_template_child (widget_class, RjLockPage, cannot_button);
  gtk_widget_class_bind_template_child (widget_class, RjLockPage, backups_button);
  gtk_widget_class_bind_template_child (widget_class, RjLockPage, saved_label);
  gtk_widget_class_bind_template_child (widget_class, RjLockPage, quick_note_button);
  gtk_widget_class_bind_template_child (widget_class, RjLockPage, again_button);
  gtk_widget_class_bind_template_callback (widget_class, unlock_cb);
  gtk_widget_class_bind_template_callback (widget_class, try_again_cb);
  gtk_widget_class_bind_template_callback (widget_class, spare_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, backups_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_with_spare_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, passphrase_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, spare_key_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, rj_lock_page_quick_note);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
}

static void
rj_lock_page_init (RjLockPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->keyboard = rj_keyboard_new (GTK_WIDGET (self));
  g_object_bind_property (self->keyboard, "caps-lock", self->caps_lock, "visible", G_BINDING_SYNC_CREATE);
  rj_speak_status (self->caps_lock);
  rj_make_private (GTK_WIDGET (self->passphrase_entry));
  rj_take_first_line (GTK_WIDGET (self->passphrase_entry));
  set_busy (self, FALSE);
  rj_typed_groups_add (self->spare_key_entry, RJ_SPARE_KEY_GROUPS, RJ_SPARE_KEY_GROUP);
  rj_wrap_button (self->unlock_button);
  rj_wrap_button (GTK_BUTTON (self->quick_note_button));
  rj_wrap_button (self->again_button);
  rj_wrap_button (self->cannot_button);
  rj_wrap_button (self->open_button);
  rj_wrap_button (self->backups_button);
}

GtkWidget *
rj_lock_page_new (RjContext *context)
{
  RjLockPage *self = g_object_new (RJ_TYPE_LOCK_PAGE, "context", context, NULL);

  rj_context_guard_words (context, GTK_WIDGET (self->passphrase_entry));
  rj_context_guard_words (context, GTK_WIDGET (self->spare_key_entry));
  /* A journal that was last open in an earlier version has no inbox yet. */
  gtk_widget_set_visible (self->quick_note_button, rj_vault_has_inbox (rj_context_get_vault (context)));
  /* Not at once: the vault may be telling just now that it is locked. */
  self->made_id = g_idle_add (made_cb, self);
  return GTK_WIDGET (self);
}
