// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-window.h"

#include "rj-about.h"
#include "rj-cover.h"
#include "rj-dialog.h"
#include "rj-damage-page.h"
#include "rj-damage.h"
#include "rj-error-text.h"
#include "rj-exercise.h"
#include "rj-help-dialog.h"
#include "rj-lock-now.h"
#include "rj-lock-page.h"
#include "rj-news.h"
#include "rj-page.h"
#include "rj-places.h"
#include "rj-preferences-dialog.h"
#include "rj-safety-keys.h"
#include "rj-shortcuts-dialog.h"
#include "rj-toast.h"
#include "rj-window-actions.h"
#include "rj-welcome-page.h"
#include "rj-window-private.h"

#include <glib/gi18n-lib.h>

/* Long enough for shaky hands and for a screen reader that is still speaking. */
#define TOAST_SECONDS 12

/* Where nothing can be shown until it is decided what becomes of a damaged journal. */
#define DAMAGE "damage"

struct _RjWindow {
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *states;

  RjContext *context;
  RjCover *cover;
  RjFrame *frame;
  AdwDialog *help; /* not owned: while Help now is open */
  AdwToast *toast; /* not owned: the last one, which may be gone */
  AdwToast *lock_toast;
  RjNews *news;
  char *place;    /* where to go after the unlock */
  char *exercise; /* (nullable): what to go on with then */
  gint64 exercise_started_us;
  int exercise_seconds;
  char *view;              /* (nullable): how to look at it there */
  RjDay open_day;          /* the day to open there */
  gboolean open_reminders; /* and then what became of reminders */
};

enum {
  PROP_0,
  PROP_CONTEXT,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (RjWindow, rj_window, ADW_TYPE_APPLICATION_WINDOW)

/* A form that is open lies above the toasts of the window, and what it was said about goes on in it. Where
 * there is something to press, the thing is done and its form about to close. */
static AdwToastOverlay *
get_toasts (RjWindow *self, gboolean with_button)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));
  AdwToastOverlay *toasts = NULL;

  if (!with_button && RJ_IS_DIALOG (dialog))
    toasts = rj_dialog_get_toasts (RJ_DIALOG (dialog));
  return toasts != NULL ? toasts : self->toasts;
}

/* @label: (nullable): without a button */
static void
show_toast_with_action (RjWindow *self, const char *title, const char *label, const char *action)
{
  g_autoptr (AdwToast) toast = NULL;

  /* In place of the one before: in a row behind it, it would be seen and heard only when that is over. */
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  /* And before the news that wait: the person has just done what it is about. But nothing is said in place of
   * the warning before the lock: it waits until a key is pressed. */
  toast = rj_toast_show (get_toasts (self, label != NULL), title, label, action, TOAST_SECONDS,
                         self->lock_toast != NULL ? ADW_TOAST_PRIORITY_NORMAL : ADW_TOAST_PRIORITY_HIGH);
  g_set_weak_pointer (&self->toast, toast);
}

static void
show_toast (RjWindow *self, const char *title, gboolean undo)
{
  /* No mnemonic: the toast is read aloud with its underscore, and Ctrl+Z does the same. */
  show_toast_with_action (self, title, undo ? _ ("Undo") : NULL, "win.undo");
}

static void
context_failed_cb (RjWindow *self, const GError *error)
{
  g_auto (GStrv) drafts = rj_context_list_drafts (self->context);
  g_autofree char *text = *drafts != NULL ? rj_error_text_with_words (error) : rj_error_text (error);

  show_toast (self, text, FALSE);
}

static void
lock_soon_cb (RjWindow *self, int seconds)
{
  g_autofree char *text = NULL;

  if (self->lock_toast != NULL)
    adw_toast_dismiss (self->lock_toast);
  g_clear_object (&self->lock_toast);
  if (seconds <= 0)
    return;

  text = g_strdup_printf (ngettext ("Locking in %d second. Any key keeps it open.",
                                    "Locking in %d seconds. Any key keeps it open.", (gulong) seconds),
                          seconds);
  self->lock_toast =
    rj_toast_show (get_toasts (self, FALSE), text, NULL, NULL, (guint) seconds, ADW_TOAST_PRIORITY_HIGH);
}

void
rj_window_tell (RjWindow *self, const char *title, const char *label, const char *action)
{
  show_toast_with_action (self, title, label, action);
}

void
rj_window_tell_next (RjWindow *self, const char *title, const char *label, const char *action)
{
  g_object_unref (
    rj_toast_show (self->toasts, title, label, action, TOAST_SECONDS, ADW_TOAST_PRIORITY_NORMAL));
}

static void
help_closed_cb (RjWindow *self)
{
  g_clear_weak_pointer (&self->help);
}

static void
show_state (RjWindow *self, const char *name, GtkWidget *child)
{
  GtkWidget *old = gtk_stack_get_visible_child (self->states);

  gtk_stack_add_named (self->states, child, name);
  gtk_stack_set_visible_child (self->states, child);
  if (old != NULL)
    gtk_stack_remove (self->states, old);
}

/* Where something of the person's may be seen: also the spare key, before there is a journal to be shown. */
static void
update_cover (RjWindow *self)
{
  RjVaultState state = rj_vault_get_state (rj_context_get_vault (self->context));
  gboolean open =
    rj_context_get_store (self->context) != NULL || state == RJ_VAULT_OPEN || state == RJ_VAULT_OPENING;

  rj_cover_set_on (self->cover,
                   open && rj_privacy_get (rj_context_get_privacy (self->context), RJ_PRIVACY_COVER));
}

static void
is_active_cb (RjWindow *self)
{
  rj_cover_set_active (self->cover, gtk_window_is_active (GTK_WINDOW (self)));
}

static void
update_state (RjWindow *self)
{
  RjVault *vault = rj_context_get_vault (self->context);
  const char *shown = rj_window_get_state (self);

  if (rj_context_get_store (self->context) == NULL)
    {
      /* While the first run goes on the vault opens, but the welcome stays until its last page. */
      if (shown == NULL && rj_vault_get_state (vault) == RJ_VAULT_NO_JOURNAL)
        show_state (self, "welcome", rj_welcome_page_new (self->context));
      else if (g_strcmp0 (shown, "lock") != 0 && rj_vault_get_state (vault) == RJ_VAULT_LOCKED)
        show_state (self, "lock", rj_lock_page_new (self->context));
    }
  else if (self->frame == NULL && g_strcmp0 (shown, DAMAGE) != 0)
    {
      self->frame = rj_frame_new (self->context);
      show_state (self, "journal", GTK_WIDGET (self->frame));
      if (self->place != NULL)
        rj_frame_show_place (self->frame, self->place);
      if (self->view != NULL)
        rj_window_set_view (self, self->view);
      if (self->open_day != RJ_DAY_NONE)
        rj_window_show_day (self, self->open_day);
    }

  update_cover (self);
  rj_window_actions_update (self);
  if (self->open_reminders && self->frame != NULL)
    rj_window_show_reminders (self);
}

/* The journal that was chosen is another one than the pages know: the program begins anew, as with a lock.
 * Who wants to look is asked again after it. */
static void
damage_opened_cb (RjWindow *self, gboolean to_look)
{
  g_set_str (&self->place, to_look ? DAMAGE : NULL);
  rj_lock_now ();
}

static void
damage_closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjWindow) self = user_data;
  GtkWidget *view = adw_navigation_view_new ();
  AdwNavigationPage *page;

  rj_vault_close_finish (RJ_VAULT (source), result, NULL);
  if (self->context == NULL || !rj_damage_is_known (RJ_VAULT (source)))
    return;
  page = rj_damage_page_new (self->context, FALSE);
  g_signal_connect_object (page, "opened", G_CALLBACK (damage_opened_cb), self, G_CONNECT_SWAPPED);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), page);
  self->frame = NULL;
  g_set_str (&self->place, DAMAGE);
  show_state (self, DAMAGE, view);
  rj_window_actions_update (self);
}

void
rj_window_show_damage (RjWindow *self)
{
  RjVault *vault = rj_context_get_vault (self->context);

  if (rj_context_get_for_reading (self->context) && rj_vault_get_state (vault) == RJ_VAULT_OPEN)
    rj_vault_close_async (vault, damage_closed_cb, g_object_ref (self));
}

static void
appearance_changed_cb (RjSettings *settings)
{
  const char *appearance = rj_settings_get_appearance (settings);
  AdwColorScheme scheme = ADW_COLOR_SCHEME_DEFAULT;

  if (g_strcmp0 (appearance, "light") == 0)
    scheme = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_strcmp0 (appearance, "dark") == 0)
    scheme = ADW_COLOR_SCHEME_FORCE_DARK;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
}

static void
rj_window_constructed (GObject *object)
{
  RjWindow *self = RJ_WINDOW (object);
  RjSettings *settings = rj_context_get_settings (self->context);

  G_OBJECT_CLASS (rj_window_parent_class)->constructed (object);

  if (settings != NULL)
    {
      g_signal_connect_object (settings, "notify::appearance", G_CALLBACK (appearance_changed_cb), settings,
                               G_CONNECT_DEFAULT);
      appearance_changed_cb (settings);
      g_object_bind_property (settings, "window-width", self, "default-width",
                              G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
      g_object_bind_property (settings, "window-height", self, "default-height",
                              G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
      g_object_bind_property (settings, "window-maximized", self, "maximized",
                              G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
    }

  g_signal_connect_object (rj_context_get_vault (self->context), "notify::state", G_CALLBACK (update_state),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context, "notify::store", G_CALLBACK (update_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context, "drafts-loaded", G_CALLBACK (rj_news_tell), self->news,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::visible-dialog", G_CALLBACK (rj_news_go_on), self->news,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context, "toast", G_CALLBACK (show_toast), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context, "toast-with-action", G_CALLBACK (show_toast_with_action), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context, "lock-soon", G_CALLBACK (lock_soon_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context, "failed", G_CALLBACK (context_failed_cb), self, G_CONNECT_SWAPPED);

  g_signal_connect_object (rj_context_get_privacy (self->context), "notify::cover", G_CALLBACK (update_cover),
                           self, G_CONNECT_SWAPPED);

  update_state (self);
}

static void
rj_window_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, RJ_WINDOW (object)->context);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rj_window_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CONTEXT:
      RJ_WINDOW (object)->context = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rj_window_dispose (GObject *object)
{
  RjWindow *self = RJ_WINDOW (object);

  self->frame = NULL;
  g_clear_pointer (&self->exercise, g_free);
  g_clear_weak_pointer (&self->help);
  g_clear_weak_pointer (&self->toast);
  g_clear_object (&self->lock_toast);
  g_clear_object (&self->context);
  g_clear_pointer (&self->place, g_free);
  g_clear_pointer (&self->view, g_free);
  g_clear_object (&self->news);
  if (self->cover != NULL)
    {
      gtk_widget_unparent (GTK_WIDGET (self->cover));
      self->cover = NULL;
    }

  G_OBJECT_CLASS (rj_window_parent_class)->dispose (object);
}

/* GtkWindow knows of its child only. */
static void
rj_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *cover = GTK_WIDGET (RJ_WINDOW (widget)->cover);

  GTK_WIDGET_CLASS (rj_window_parent_class)->size_allocate (widget, width, height, baseline);
  if (cover != NULL && gtk_widget_should_layout (cover))
    {
      /* GTK wants to have asked before it gives a size. */
      gtk_widget_measure (cover, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_allocate (cover, width, height, -1, NULL);
    }
}

static void
rj_window_class_init (RjWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = rj_window_constructed;
  object_class->get_property = rj_window_get_property;
  object_class->set_property = rj_window_set_property;
  object_class->dispose = rj_window_dispose;
  widget_class->size_allocate = rj_window_size_allocate;

  props[PROP_CONTEXT] =
    g_param_spec_object ("context", NULL, NULL, RJ_TYPE_CONTEXT,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, RJ_APP_PATH "/ui/rj-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RjWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, RjWindow, states);
  rj_window_actions_class_init (widget_class);
}

static void
rj_window_init (RjWindow *self)
{
  self->cover = RJ_COVER (rj_cover_new ());
  self->news = rj_news_new (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->cover), GTK_WIDGET (self));
  rj_add_safety_keys (GTK_WIDGET (self));
  g_signal_connect (self, "notify::is-active", G_CALLBACK (is_active_cb), NULL);
}

RjWindow *
rj_window_new (GtkApplication *application, RjContext *context)
{
  g_return_val_if_fail (RJ_IS_CONTEXT (context), NULL);

  return g_object_new (RJ_TYPE_WINDOW, "application", application, "context", context, NULL);
}

RjContext *
rj_window_get_context (RjWindow *self)
{
  g_return_val_if_fail (RJ_IS_WINDOW (self), NULL);

  return self->context;
}

RjCover *
rj_window_get_cover (RjWindow *self)
{
  g_return_val_if_fail (RJ_IS_WINDOW (self), NULL);

  return self->cover;
}

RjNews *
rj_window_get_news (RjWindow *self)
{
  g_return_val_if_fail (RJ_IS_WINDOW (self), NULL);

  return self->news;
}

RjFrame *
rj_window_get_frame (RjWindow *self)
{
  g_return_val_if_fail (RJ_IS_WINDOW (self), NULL);

  return self->frame;
}

const char *
rj_window_get_state (RjWindow *self)
{
  g_return_val_if_fail (RJ_IS_WINDOW (self), NULL);

  return gtk_stack_get_visible_child_name (self->states);
}

/* An open menu would stay above the dialog and keep the keys. */
static void
close_popovers (RjWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  GtkWidget *popover = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) : NULL;

  for (; popover != NULL;
       popover = gtk_widget_get_ancestor (gtk_widget_get_parent (popover), GTK_TYPE_POPOVER))
    gtk_popover_popdown (GTK_POPOVER (popover));
}

void
rj_window_quick_note (RjWindow *self)
{
  GtkWidget *shown = gtk_stack_get_visible_child (self->states);

  if (RJ_IS_LOCK_PAGE (shown))
    rj_lock_page_quick_note (RJ_LOCK_PAGE (shown));
}

void
rj_window_show_help_now (RjWindow *self)
{
  g_return_if_fail (RJ_IS_WINDOW (self));

  rj_cover_take_away (self->cover);
  close_popovers (self);

  /* It is above everything already. */
  if (self->help != NULL)
    return;

  g_set_weak_pointer (&self->help, rj_help_dialog_new (self->context));
  g_signal_connect_object (self->help, "closed", G_CALLBACK (help_closed_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (self->help, GTK_WIDGET (self));
}

void
rj_window_show_person (RjWindow *self)
{
  rj_window_show_help_now (self);
  rj_help_dialog_show_person (RJ_HELP_DIALOG (self->help));
}

void
rj_window_show_happened (RjWindow *self)
{
  rj_window_show_help_now (self);
  rj_help_dialog_show_happened (RJ_HELP_DIALOG (self->help));
}

void
rj_window_go_on_breathing (RjWindow *self, const char *pattern, gint64 started_us)
{
  if (self->help != NULL)
    return;
  rj_window_show_help_now (self);
  rj_help_dialog_go_on_breathing (RJ_HELP_DIALOG (self->help), pattern, started_us);
}

gboolean
rj_window_go_on_exercise (RjWindow *self)
{
  g_autofree char *kind = g_steal_pointer (&self->exercise);

  return kind != NULL && rj_exercise_go_on (self, kind, self->exercise_started_us, self->exercise_seconds);
}

void
rj_window_show_preferences (RjWindow *self)
{
  g_return_if_fail (RJ_IS_WINDOW (self));

  adw_dialog_present (rj_preferences_dialog_new (self->context), GTK_WIDGET (self));
}

void
rj_window_show_shortcuts (RjWindow *self)
{
  g_return_if_fail (RJ_IS_WINDOW (self));

  adw_dialog_present (rj_shortcuts_dialog_new (self->context), GTK_WIDGET (self));
}

void
rj_window_show_about (RjWindow *self)
{
  g_return_if_fail (RJ_IS_WINDOW (self));

  adw_dialog_present (rj_about_new (), GTK_WIDGET (self));
}

const char *
rj_window_get_place (RjWindow *self)
{
  const char *place;

  g_return_val_if_fail (RJ_IS_WINDOW (self), NULL);

  place = self->frame != NULL ? rj_frame_get_place (self->frame) : self->place;
  return place != NULL ? place : "today";
}

void
rj_window_set_place (RjWindow *self, const char *place)
{
  g_return_if_fail (RJ_IS_WINDOW (self));
  g_return_if_fail (place != NULL);

  if (self->frame != NULL)
    {
      rj_frame_show_place (self->frame, place);
      return;
    }
  g_set_str (&self->place, place);
  if (g_str_equal (place, DAMAGE) && RJ_IS_LOCK_PAGE (gtk_stack_get_visible_child (self->states)))
    rj_lock_page_set_damaged (RJ_LOCK_PAGE (gtk_stack_get_visible_child (self->states)));
}

char *
rj_window_dup_view (RjWindow *self)
{
  GtkWidget *page;

  g_return_val_if_fail (RJ_IS_WINDOW (self), NULL);

  if (self->frame == NULL)
    return g_strdup (self->view);
  page = rj_frame_get_page (self->frame);
  return RJ_IS_PAGE (page) ? rj_page_dup_view (RJ_PAGE (page)) : NULL;
}

void
rj_window_set_view (RjWindow *self, const char *view)
{
  GtkWidget *page;

  g_return_if_fail (RJ_IS_WINDOW (self));
  g_return_if_fail (view != NULL);

  if (self->frame == NULL)
    {
      g_set_str (&self->view, view);
      return;
    }
  page = rj_frame_get_page (self->frame);
  if (RJ_IS_PAGE (page))
    rj_page_set_view (RJ_PAGE (page), view);
}

void
rj_window_set_exercise (RjWindow *self, const char *kind, gint64 started_us, int seconds)
{
  g_return_if_fail (RJ_IS_WINDOW (self));

  g_set_str (&self->exercise, kind);
  self->exercise_started_us = started_us;
  self->exercise_seconds = seconds;
}

const char *
rj_window_get_exercise (RjWindow *self, gint64 *started_us, int *seconds)
{
  g_return_val_if_fail (RJ_IS_WINDOW (self), NULL);

  if (self->exercise == NULL)
    return rj_context_get_exercise (self->context, started_us, seconds);
  *started_us = self->exercise_started_us;
  *seconds = self->exercise_seconds;
  return self->exercise;
}

void
rj_window_show_day (RjWindow *self, RjDay day)
{
  g_return_if_fail (RJ_IS_WINDOW (self));
  g_return_if_fail (rj_day_is_valid (day));

  if (self->frame == NULL)
    {
      self->open_day = day;
      return;
    }

  if (rj_frame_show_place (self->frame, "today") && RJ_IS_PAGE (rj_frame_get_page (self->frame)))
    rj_page_show_day (RJ_PAGE (rj_frame_get_page (self->frame)), day);
}

void
rj_window_show_reminders (RjWindow *self)
{
  g_return_if_fail (RJ_IS_WINDOW (self));

  self->open_reminders = self->frame == NULL;
  if (self->frame != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.reminders", NULL);
}
