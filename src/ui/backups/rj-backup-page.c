// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-backup-page.h"

#include "rj-backup-text.h"
#include "rj-interrupted.h"
#include "rj-lock-now.h"
#include "rj-private-entry.h"
#include "rj-spare-key.h"
#include "rj-spoken.h"
#include "rj-toolbars.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _RjBackupPage {
  AdwNavigationPage parent_instance;

  GtkWidget *ask_box;
  GtkWidget *entry;
  GtkWidget *look_button;
  GtkWidget *error;
  GtkWidget *reading;
  GtkWidget *found_box;
  GtkWidget *found_title;
  GtkWidget *found_text;
  GtkWidget *take_text;
  GtkWidget *take_button;

  RjContext *context;
  GFile *backup;
  RjSecretBytes *secret; /* (nullable): %NULL is that of the open journal */
  RjBackupSecret kind;
  GCancellable *cancellable;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (RjBackupPage, rj_backup_page, ADW_TYPE_NAVIGATION_PAGE)

enum {
  TAKEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static RjVault *
get_vault (RjBackupPage *self)
{
  return rj_context_get_vault (self->context);
}

static void
set_busy (RjBackupPage *self, gboolean busy)
{
  self->busy = busy;
  gtk_editable_set_editable (GTK_EDITABLE (self->entry), !busy);
  /* Not insensitive: the one that has the focus keeps it. */
  gtk_button_set_label (GTK_BUTTON (self->look_button), busy ? _ ("Reading…") : _ ("Look inside"));
  gtk_button_set_label (GTK_BUTTON (self->take_button), busy ? _ ("Reading…") : _ ("Use this backup"));
  gtk_widget_set_visible (self->reading, busy && !gtk_widget_get_visible (self->ask_box)
                                           && !gtk_widget_get_visible (self->found_box));
  if (busy)
    gtk_widget_set_visible (self->error, FALSE);
}

static void
show_error (RjBackupPage *self, const GError *error)
{
  g_autofree char *text = rj_backup_text_error (error);

  gtk_label_set_text (GTK_LABEL (self->error), text);
  gtk_widget_set_visible (self->error, TRUE);
  rj_announce (GTK_WIDGET (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
ask (RjBackupPage *self)
{
  gtk_widget_set_visible (self->ask_box, TRUE);
  gtk_widget_set_visible (self->found_box, FALSE);
  gtk_widget_grab_focus (self->entry);
}

static const char *
describe_taking (RjBackupPage *self, const RjBackupContents *contents)
{
  gboolean first = rj_vault_get_state (get_vault (self)) == RJ_VAULT_NO_JOURNAL;

  /* Whoever needed it here has no passphrase for the lock screen: it opens with the same key. */
  if (first && self->kind == RJ_BACKUP_SECRET_SPARE_KEY)
    return _ ("It becomes the journal on this computer. The backup stays as it is. Then you choose a new "
              "passphrase.");
  if (first)
    return _ ("It becomes the journal on this computer. The backup stays as it is.");
  if (self->kind == RJ_BACKUP_SECRET_PASSPHRASE)
    return _ ("It takes the place of the journal that is here, which is kept for 30 days among the safety "
              "copies. Afterwards the passphrase you typed just now opens the journal.");
  if (contents->is_of_this_journal)
    return _ ("It takes the place of the journal that is here, which is kept for 30 days among the safety "
              "copies. Your passphrase stays.");
  return _ ("It takes the place of the journal that is here, which is kept for 30 days among the safety "
            "copies. Afterwards the passphrase of the backup opens the journal.");
}

static void
show_contents (RjBackupPage *self, const RjBackupContents *contents)
{
  g_autofree char *made = rj_backup_text_made (self->context, contents->made_us);
  /* Translators: %s is a day and a time. */
  g_autofree char *title = g_strdup_printf (_ ("Backup of %s"), made);
  g_autofree char *counts = rj_backup_text_counts (self->context, &contents->census);
  g_autofree char *days = rj_backup_text_days (&contents->census);
  g_autofree char *text = g_strjoin ("\n", counts, days != NULL ? days : _ ("Nothing is written in it."),
                                     rj_backup_text_opens (contents->opens), NULL);
  g_autofree char *spoken = g_strjoin (". ", title, text, NULL);

  gtk_label_set_text (GTK_LABEL (self->found_title), title);
  gtk_label_set_text (GTK_LABEL (self->found_text), text);
  gtk_label_set_text (GTK_LABEL (self->take_text), describe_taking (self, contents));
  gtk_widget_set_visible (self->ask_box, FALSE);
  gtk_widget_set_visible (self->found_box, TRUE);
  gtk_widget_grab_focus (self->take_button);
  rj_announce (GTK_WIDGET (self), spoken, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
inspected_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RjBackupPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree RjBackupContents *contents = rj_vault_inspect_backup_finish (RJ_VAULT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  set_busy (self, FALSE);
  if (contents != NULL)
    {
      show_contents (self, contents);
      return;
    }
  ask (self);
  /* Of another journal: nobody has typed anything wrong. */
  if (self->kind != RJ_BACKUP_SECRET_OPEN_JOURNAL
      || !g_error_matches (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_WRONG_SPARE_KEY))
    show_error (self, error);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

static void
inspect (RjBackupPage *self)
{
  set_busy (self, TRUE);
  rj_vault_inspect_backup_async (get_vault (self), self->backup, self->kind, self->secret, self->cancellable,
                                 inspected_cb, g_object_ref (self));
}

/* Nine groups of four: nobody has that for a passphrase, and a slip in it is to be told as one. */
static gboolean
looks_like_spare_key (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    if (g_ascii_isalnum (*text))
      n++;
    else if (strchr ("- ", *text) == NULL)
      return FALSE;
  return n == 36;
}

static void
look_cb (RjBackupPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (self->busy || *text == '\0')
    return;
  g_clear_pointer (&self->secret, rj_secret_bytes_unref);
  self->secret = rj_secret_bytes_new_text (text);
  self->kind = looks_like_spare_key (text) ? RJ_BACKUP_SECRET_SPARE_KEY : RJ_BACKUP_SECRET_PASSPHRASE;
  inspect (self);
}

/* ---- Taking it ---- */

/* What is asked of the vault, which answers also when the page is closed. */
typedef struct {
  RjBackupPage *page;
  RjContext *context;
} Taking;

static Taking *
taking_new (RjBackupPage *self)
{
  Taking *taking = g_new0 (Taking, 1);

  taking->page = g_object_ref (self);
  taking->context = g_object_ref (self->context);
  return taking;
}

static void
taking_free (Taking *taking)
{
  g_object_unref (taking->page);
  g_object_unref (taking->context);
  g_free (taking);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Taking, taking_free)

static void
taken (RjBackupPage *self, gboolean done, const GError *error)
{
  if (self->context == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  set_busy (self, FALSE);
  if (!done)
    {
      show_error (self, error);
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  g_clear_pointer (&self->secret, rj_secret_bytes_unref);
  g_signal_emit (self, signals[TAKEN], 0);
}

/* What was typed once need not be typed again on the lock screen. */
static void
hand_over (RjBackupPage *self)
{
  if (self->kind == RJ_BACKUP_SECRET_SPARE_KEY && self->context != NULL)
    rj_context_hand_over_spare_key (self->context, self->secret);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Taking) taking = data;
  g_autoptr (GError) error = NULL;
  gboolean done;

  /* The lock screen is there before this returns. */
  hand_over (taking->page);
  done = rj_vault_restore_finish (RJ_VAULT (source), result, NULL, &error);
  if (!done)
    rj_context_hand_over_spare_key (taking->context, NULL);
  taken (taking->page, done, error);
}

static void
replaced_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Taking) taking = data;
  g_autoptr (GError) error = NULL;
  gboolean done = rj_vault_replace_finish (RJ_VAULT (source), result, NULL, &error);

  rj_interrupted_end (taking->context);
  /* What is in memory and on the screen is the old one, and the next opening is the new one. */
  if (done && rj_vault_get_state (RJ_VAULT (source)) == RJ_VAULT_OPEN)
    rj_lock_now ();
  if (done && rj_vault_get_state (RJ_VAULT (source)) == RJ_VAULT_LOCKED)
    hand_over (taking->page);
  taken (taking->page, done, error);
  /* The lock page that was there has taken it, or is not going to. */
  rj_context_hand_over_spare_key (taking->context, NULL);
}

static void
take_cb (RjBackupPage *self)
{
  RjVault *vault = get_vault (self);

  if (self->busy)
    return;
  set_busy (self, TRUE);
  if (rj_vault_get_state (vault) != RJ_VAULT_NO_JOURNAL)
    {
      rj_interrupted_begin (self->context, RJ_INTERRUPTED_RESTORE);
      rj_vault_replace_async (vault, self->backup, self->kind, self->secret, self->cancellable, replaced_cb,
                              taking_new (self));
    }
  else if (self->kind == RJ_BACKUP_SECRET_SPARE_KEY)
    rj_vault_restore_with_spare_key_async (vault, self->backup, self->secret, self->cancellable, restored_cb,
                                           taking_new (self));
  else
    rj_vault_restore_async (vault, self->backup, self->secret, self->cancellable, restored_cb,
                            taking_new (self));
}

/* ---- The page ---- */

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *style)
{
  GtkWidget *label =
    g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign",
                  0.0f, "natural-wrap-mode", GTK_NATURAL_WRAP_NONE, "accessible-role",
                  style != NULL ? GTK_ACCESSIBLE_ROLE_HEADING : GTK_ACCESSIBLE_ROLE_LABEL, NULL);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
add_button (GtkWidget *box, const char *text, const char *style)
{
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_widget_add_css_class (button, style);
  gtk_widget_add_css_class (button, "rj-wide");
  rj_wrap_button (GTK_BUTTON (button));
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
make_ask_box (RjBackupPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  add_label (box, _ ("What opens this backup?"), "title-2");
  add_label (
    box, _ ("Type the passphrase you had when it was made, or the spare key. Nothing is changed yet."), NULL);
  /* Above and not in the field, where large text would be cut. */
  gtk_widget_add_css_class (add_label (box, _ ("Passphrase or spare key"), NULL), "heading");
  self->entry = g_object_new (GTK_TYPE_PASSWORD_ENTRY, "show-peek-icon", TRUE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Passphrase or spare key"), -1);
  rj_make_private (self->entry);
  rj_take_first_line (self->entry);
  gtk_box_append (GTK_BOX (box), self->entry);
  self->look_button = add_button (box, _ ("Look inside"), "suggested-action");
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (look_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->look_button, "clicked", G_CALLBACK (look_cb), self, G_CONNECT_SWAPPED);
  return box;
}

static GtkWidget *
make_found_box (RjBackupPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->found_title = add_label (box, "", "title-2");
  self->found_text = add_label (box, "", NULL);
  self->take_text = add_label (box, "", NULL);
  self->take_button = add_button (box, _ ("Use this backup"), "suggested-action");
  g_signal_connect_object (self->take_button, "clicked", G_CALLBACK (take_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (box, FALSE);
  return box;
}

static void
rj_backup_page_dispose (GObject *object)
{
  RjBackupPage *self = RJ_BACKUP_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  g_clear_object (&self->context);
  g_clear_object (&self->backup);
  g_clear_pointer (&self->secret, rj_secret_bytes_unref);
  G_OBJECT_CLASS (rj_backup_page_parent_class)->dispose (object);
}

static void
rj_backup_page_finalize (GObject *object)
{
  g_object_unref (RJ_BACKUP_PAGE (object)->cancellable);
  G_OBJECT_CLASS (rj_backup_page_parent_class)->finalize (object);
}

static void
rj_backup_page_class_init (RjBackupPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_backup_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = rj_backup_page_finalize;
  signals[TAKEN] =
    g_signal_new ("taken", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rj_backup_page_init (RjBackupPage *self)
{
  GtkWidget *box =
    g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 12, "margin-top", 12,
                  "margin-bottom", 24, "margin-start", 12, "margin-end", 12, NULL);

  self->cancellable = g_cancellable_new ();
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _ ("A backup"));
  adw_navigation_page_set_tag (ADW_NAVIGATION_PAGE (self), "backup");
  self->ask_box = make_ask_box (self);
  self->reading = add_label (box, _ ("Reading the backup…"), NULL);
  gtk_widget_set_visible (self->reading, FALSE);
  self->found_box = make_found_box (self);
  gtk_box_append (GTK_BOX (box), self->ask_box);
  gtk_box_append (GTK_BOX (box), self->found_box);
  self->error = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0f, "visible", FALSE,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, NULL);
  gtk_box_append (GTK_BOX (box), self->error);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), rj_toolbars_new_narrow (box));
}

static void
shown_cb (RjBackupPage *self)
{
  gtk_widget_grab_focus (gtk_widget_get_visible (self->ask_box) ? self->entry : self->take_button);
}

AdwNavigationPage *
rj_backup_page_new (RjContext *context, GFile *backup)
{
  RjBackupPage *self = g_object_new (RJ_TYPE_BACKUP_PAGE, NULL);

  self->context = g_object_ref (context);
  self->backup = g_object_ref (backup);
  rj_context_guard_words (context, self->entry);
  g_signal_connect_object (self, "shown", G_CALLBACK (shown_cb), self, G_CONNECT_DEFAULT);
  if (rj_vault_get_state (get_vault (self)) == RJ_VAULT_OPEN)
    {
      self->kind = RJ_BACKUP_SECRET_OPEN_JOURNAL;
      gtk_widget_set_visible (self->ask_box, FALSE);
      inspect (self);
    }
  return ADW_NAVIGATION_PAGE (self);
}
