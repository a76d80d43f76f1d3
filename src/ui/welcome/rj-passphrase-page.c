// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-passphrase-page.h"

#include "rj-error-text.h"
#include "rj-passphrase.h"
#include "rj-private-entry.h"
#include "rj-spoken.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _RjPassphrasePage {
  AdwNavigationPage parent_instance;

  GtkPasswordEntry *first_entry;
  GtkPasswordEntry *second_entry;
  GtkLevelBar *strength_bar;
  GtkLabel *hint;
  GtkBox *suggestion_box;
  GtkLabel *suggestion;
  AdwSwitchRow *shared_row;
  GtkLabel *title;
  GtkLabel *about;
  GtkListBox *shared_list;
  GtkLabel *error;
  GtkButton *next_button;
  GtkButton *suggest_button;
  GtkButton *later_button;

  RjContext *context;
  GCancellable *cancellable;
  gboolean change;        /* of a journal that is open */
  RjSecretBytes *current; /* (nullable): the one that is there */
  gboolean second;        /* stays, too */
  GStrv left;
  gboolean busy;
};

enum {
  PROP_0,
  PROP_CONTEXT,
  PROP_CHANGE,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

enum {
  SIGNAL_DONE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RjPassphrasePage, rj_passphrase_page, ADW_TYPE_NAVIGATION_PAGE)

static const char *
first_text (RjPassphrasePage *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->first_entry));
}

static const char *
second_text (RjPassphrasePage *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->second_entry));
}

static gboolean
is_ready (RjPassphrasePage *self)
{
  return !self->busy && g_utf8_strlen (first_text (self), -1) >= RJ_PASSPHRASE_SHORTEST
         && g_str_equal (first_text (self), second_text (self));
}

static void
show_strength (RjPassphrasePage *self, RjStrength strength)
{
  g_autofree char *text = NULL;
  g_autofree char *css_class = g_strdup_printf ("rj-strength-%d", (int) strength);
  const char *classes[] = { css_class, NULL };

  gtk_level_bar_set_value (self->strength_bar, strength);
  gtk_widget_set_css_classes (GTK_WIDGET (self->strength_bar), classes);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->strength_bar), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  rj_strength_get_text (strength), -1);

  if (*first_text (self) == '\0')
    text = g_strdup ("");
  else if (strength == RJ_STRENGTH_NONE)
    text =
      g_strdup_printf (ngettext ("At least %d character.", "At least %d characters.", RJ_PASSPHRASE_SHORTEST),
                       RJ_PASSPHRASE_SHORTEST);
  else
    text = g_strdup (rj_strength_get_sentence (strength));

  if (*second_text (self) != '\0' && !g_str_has_prefix (first_text (self), second_text (self)))
    g_set_str (&text, _ ("The two are not the same yet."));
  /* Said once, when it begins to be so, and not at every key. */
  if (*text != '\0' && g_strcmp0 (gtk_label_get_text (self->hint), text) != 0)
    rj_announce (GTK_WIDGET (self->hint), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  gtk_label_set_text (self->hint, text);
}

static void
update (RjPassphrasePage *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->next_button), is_ready (self));
  /* Not insensitive: the one that has the focus keeps it. */
  gtk_editable_set_editable (GTK_EDITABLE (self->first_entry), !self->busy);
  gtk_editable_set_editable (GTK_EDITABLE (self->second_entry), !self->busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->shared_row), !self->busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->later_button), !self->busy);
  gtk_button_set_label (self->next_button, self->busy     ? _ ("One moment…")
                                           : self->change ? _ ("Use this _passphrase")
                                                          : _ ("_Next"));
  /* Going back now would leave a journal behind that nobody asked for, or one that is open. */
  adw_navigation_page_set_can_pop (ADW_NAVIGATION_PAGE (self),
                                   !self->busy && (!self->change || self->current != NULL));
}

static void
changed_cb (RjPassphrasePage *self)
{
  show_strength (self, rj_passphrase_get_strength (first_text (self)));
  gtk_widget_set_visible (GTK_WIDGET (self->error), FALSE);
  update (self);
}

static void
first_activated_cb (RjPassphrasePage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->second_entry));
}

static void
suggest_cb (RjPassphrasePage *self)
{
  g_autofree char *words = rj_passphrase_suggest ();

  gtk_label_set_text (self->suggestion, words);
  gtk_widget_set_visible (GTK_WIDGET (self->suggestion_box), TRUE);
  rj_announce (GTK_WIDGET (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  rj_secret_wipe (words, strlen (words));
}

/* (transfer full): nothing that was written is waiting here. */
static char *
dup_error_text (RjPassphrasePage *self, const GError *error)
{
  if (self->change && g_error_matches (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_FULL))
    return g_strdup (_ ("The disk is full. Your passphrase was not changed."));
  if (self->change && g_error_matches (error, RJ_VAULT_ERROR, RJ_VAULT_ERROR_READ_ONLY))
    return g_strdup (_ ("The journal's folder can only be read. Your passphrase was not changed."));
  return rj_error_text (error);
}

static void
finish (RjPassphrasePage *self, gboolean done, const GError *error)
{
  self->busy = FALSE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  update (self);
  if (!done)
    {
      g_autofree char *text = dup_error_text (self, error);

      gtk_label_set_text (self->error, text);
      gtk_widget_set_visible (GTK_WIDGET (self->error), TRUE);
      return;
    }

  /* In this order: otherwise they would differ, and it would be said. */
  gtk_editable_set_text (GTK_EDITABLE (self->second_entry), "");
  gtk_editable_set_text (GTK_EDITABLE (self->first_entry), "");
  gtk_label_set_text (self->suggestion, "");
  g_signal_emit (self, signals[SIGNAL_DONE], 0, TRUE);
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RjPassphrasePage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = rj_vault_create_finish (RJ_VAULT (source), result, &error);

  finish (self, done, error);
}

static void
changed_passphrase_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RjPassphrasePage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = rj_vault_change_passphrase_finish (RJ_VAULT (source), result, &self->left, &error);

  finish (self, done, error);
}

static void
next_cb (RjPassphrasePage *self)
{
  RjVault *vault = rj_context_get_vault (self->context);
  g_autoptr (RjSecretBytes) passphrase = NULL;

  if (!is_ready (self))
    return;

  passphrase = rj_secret_bytes_new_text (first_text (self));
  self->busy = TRUE;
  update (self);
  g_clear_pointer (&self->left, g_strfreev);
  if (self->second)
    rj_vault_add_passphrase_async (vault, self->current, passphrase, self->cancellable, changed_passphrase_cb,
                                   g_object_ref (self));
  else if (self->change)
    rj_vault_change_passphrase_async (vault, self->current, passphrase, self->cancellable,
                                      changed_passphrase_cb, g_object_ref (self));
  else
    rj_vault_create_async (vault, passphrase, self->cancellable, created_cb, g_object_ref (self));
}

static void
later_cb (RjPassphrasePage *self)
{
  if (!self->busy)
    g_signal_emit (self, signals[SIGNAL_DONE], 0, FALSE);
}

static void
show_change (RjPassphrasePage *self)
{
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _ ("Choose a new passphrase"));
  adw_navigation_page_set_tag (ADW_NAVIGATION_PAGE (self), "new-passphrase");
  gtk_label_set_text (self->title, _ ("Choose a new passphrase."));
  gtk_widget_set_visible (GTK_WIDGET (self->shared_list), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->later_button), TRUE);
}

static void
rj_passphrase_page_constructed (GObject *object)
{
  RjPassphrasePage *self = RJ_PASSPHRASE_PAGE (object);

  G_OBJECT_CLASS (rj_passphrase_page_parent_class)->constructed (object);

  rj_context_guard_words (self->context, GTK_WIDGET (self->first_entry));
  rj_context_guard_words (self->context, GTK_WIDGET (self->second_entry));
  g_object_bind_property (rj_context_get_settings (self->context), "shared-computer", self->shared_row,
                          "active", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  if (self->change)
    show_change (self);
  update (self);
  rj_wrap_button (self->next_button);
  rj_wrap_button (self->suggest_button);
  rj_wrap_button (self->later_button);
}

static void
rj_passphrase_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CONTEXT:
      RJ_PASSPHRASE_PAGE (object)->context = g_value_dup_object (value);
      break;
    case PROP_CHANGE:
      RJ_PASSPHRASE_PAGE (object)->change = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rj_passphrase_page_dispose (GObject *object)
{
  RjPassphrasePage *self = RJ_PASSPHRASE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  g_clear_pointer (&self->current, rj_secret_bytes_unref);
  g_clear_pointer (&self->left, g_strfreev);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rj_passphrase_page_parent_class)->dispose (object);
}

static void
rj_passphrase_page_finalize (GObject *object)
{
  g_object_unref (RJ_PASSPHRASE_PAGE (object)->cancellable);

  G_OBJECT_CLASS (rj_passphrase_page_parent_class)->finalize (object);
}

static void
rj_passphrase_page_class_init (RjPassphrasePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = rj_passphrase_page_constructed;
  object_class->set_property = rj_passphrase_page_set_property;
  object_class->dispose = rj_passphrase_page_dispose;
  object_class->finalize = rj_passphrase_page_finalize;

  props[PROP_CONTEXT] =
    g_param_spec_object ("context", NULL, NULL, RJ_TYPE_CONTEXT,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_CHANGE] = g_param_spec_boolean (
    "change", NULL, NULL, FALSE, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[SIGNAL_DONE] = g_signal_new ("done", RJ_TYPE_PASSPHRASE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class, RJ_APP_PATH "/ui/rj-passphrase-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RjPassphrasePage, first_entry);
  gtk_widget_class_bind_template_child (widget_class, RjPassphrasePage, second_entry);
  gtk_widget_class_bind_template_child (widget_class, RjPassphrasePage, strength_bar);
  gtk_widget_class_bind_template_child (widget_class, RjPassphrasePage, hint);
  gtk_widget_class_bind_template_child (widget_class, RjPassphrasePage, suggestion_box);
  gtk_widget_class_bind_template_child (widget_class, RjPassphrasePage, suggestion);
  gtk_widget_class_bind_template_child (widget_class, RjPassphrasePage, shared_row);
  gtk_widget_class_bind_template_child (widget_class, RjPassphrasePage, error);
  gtk_widget_class_bind_template_child (widget_class, RjPassphrasePage, next_button);
  gtk_widget_class_bind_template_child (widget_class, RjPassphrasePage, suggest_button);
  gtk_widget_class_bind_template_child (widget_class, RjPassphrasePage, title);
  gtk_widget_class_bind_template_child (widget_class, RjPassphrasePage, about);
  gtk_widget_class_bind_template_child (widget_class, RjPassphrasePage, shared_list);
  gtk_widget_class_bind_template_child (widget_class, RjPassphrasePage, later_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, first_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, later_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, suggest_cb);
}

static void
rj_passphrase_page_init (RjPassphrasePage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  rj_speak_status (self->hint);
  rj_make_private (GTK_WIDGET (self->first_entry));
  rj_make_private (GTK_WIDGET (self->second_entry));
  rj_take_first_line (GTK_WIDGET (self->first_entry));
  rj_take_first_line (GTK_WIDGET (self->second_entry));
}

AdwNavigationPage *
rj_passphrase_page_new (RjContext *context)
{
  return g_object_new (RJ_TYPE_PASSPHRASE_PAGE, "context", context, NULL);
}

AdwNavigationPage *
rj_passphrase_page_new_change (RjContext *context)
{
  return g_object_new (RJ_TYPE_PASSPHRASE_PAGE, "context", context, "change", TRUE, NULL);
}

static AdwNavigationPage *
new_beside (RjContext *context, RjSecretBytes *current)
{
  RjPassphrasePage *self = RJ_PASSPHRASE_PAGE (rj_passphrase_page_new_change (context));

  self->current = rj_secret_bytes_ref (current);
  gtk_widget_set_visible (GTK_WIDGET (self->later_button), FALSE);
  update (self);
  return ADW_NAVIGATION_PAGE (self);
}

AdwNavigationPage *
rj_passphrase_page_new_replace (RjContext *context, RjSecretBytes *current)
{
  return new_beside (context, current);
}

AdwNavigationPage *
rj_passphrase_page_new_second (RjContext *context, RjSecretBytes *current)
{
  AdwNavigationPage *page = new_beside (context, current);
  RjPassphrasePage *self = RJ_PASSPHRASE_PAGE (page);

  self->second = TRUE;
  adw_navigation_page_set_title (page, _ ("Choose a second passphrase"));
  gtk_label_set_text (self->title, _ ("Choose a second passphrase."));
  gtk_label_set_text (self->about,
                      _ ("Both open the journal then. Whoever knows one of them can read everything."));
  return page;
}

GStrv
rj_passphrase_page_take_left (RjPassphrasePage *self)
{
  g_return_val_if_fail (RJ_IS_PASSPHRASE_PAGE (self), NULL);

  return g_steal_pointer (&self->left);
}
