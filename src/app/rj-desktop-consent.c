// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-desktop-consent.h"

#include "rj-autostart.h"
#include "rj-background.h"
#include "rj-sandbox.h"

#include <glib/gi18n-lib.h>

struct _RjDesktopConsent {
  GObject parent_instance;

  RjContext *context;
  GCancellable *cancellable; /* of the question that is open */
};

G_DEFINE_FINAL_TYPE (RjDesktopConsent, rj_desktop_consent, G_TYPE_OBJECT)

static gboolean
wants_background (RjDesktopConsent *self)
{
  return g_strcmp0 (rj_settings_get_background (rj_context_get_settings (self->context)), "yes") == 0;
}

static gboolean
wants_autostart (RjDesktopConsent *self)
{
  return g_strcmp0 (rj_settings_get_autostart (rj_context_get_settings (self->context)), "yes") == 0;
}

/* ---- The portal ---- */

typedef struct {
  RjDesktopConsent *consent;
  gboolean autostart;
} Question;

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Question *question = user_data;
  g_autoptr (RjDesktopConsent) self = question->consent;
  gboolean autostart = question->autostart;
  g_autoptr (GError) error = NULL;
  gboolean allowed = rj_background_request_finish (result, &error);
  RjSettings *settings;

  g_free (question);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || allowed)
    return;
  if (error)
    g_info ("The desktop was not asked: %s", error->message);
  settings = rj_context_get_settings (self->context);
  if (autostart)
    {
      /* The preference says it, and how it is allowed. */
      g_object_set (settings, "autostart", "refused", NULL);
      return;
    }
  /* Only what was taken back: there is nothing to say. */
  if (!wants_background (self))
    return;
  g_object_set (settings, "background", "no", NULL);
  rj_context_toast_with_action (self->context,
                                _ ("Your desktop said no. Reminders come while Journal is open."),
                                /* Translators: a button next to the sentence above; to the preference */
                                _ ("How to change this"), "win.background");
}

static void
ask (RjDesktopConsent *self)
{
  Question *question = g_new (Question, 1);

  question->consent = g_object_ref (self);
  question->autostart = rj_sandbox_is_inside () && wants_background (self) && wants_autostart (self);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  rj_background_request_async (
    question->autostart
      /* Translators: the desktop may show this when it asks whether the program may start with the session */
      ? _ ("To remind you after you log in")
      /* Translators: the desktop may show this when it asks whether the program may go on without a window */
      : _ ("To remind you when the window is closed"),
    question->autostart, self->cancellable, answered_cb, question);
}

/* ---- The file, outside a sandbox ---- */

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjDesktopConsent) self = user_data;
  g_autoptr (GError) error = NULL;

  if (rj_autostart_set_finish (result, &error) || !wants_autostart (self))
    return;
  g_object_set (rj_context_get_settings (self->context), "autostart", "no", NULL);
  rj_context_report (self->context, error);
}

static void
write_file (RjDesktopConsent *self)
{
  rj_autostart_set_async (RJ_APP_ID, wants_autostart (self), written_cb, g_object_ref (self));
}

/* The settings of the desktop can have changed it since the last time. */
static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RjDesktopConsent) self = user_data;
  gboolean starts = rj_autostart_get_finish (result);

  if (!starts && wants_autostart (self))
    g_object_set (rj_context_get_settings (self->context), "autostart", "no", NULL);
  else if (starts && !wants_autostart (self))
    write_file (self);
}

/* ---- What the person chooses ---- */

static void
background_cb (RjDesktopConsent *self)
{
  if (wants_background (self))
    ask (self);
  else if (wants_autostart (self))
    g_object_set (rj_context_get_settings (self->context), "autostart", "no", NULL);
}

static void
autostart_cb (RjDesktopConsent *self)
{
  const char *autostart = rj_settings_get_autostart (rj_context_get_settings (self->context));

  if (g_strcmp0 (autostart, "refused") == 0)
    return;
  if (rj_sandbox_is_inside ())
    ask (self);
  else
    write_file (self);
}

/* ---- The object ---- */

static void
rj_desktop_consent_dispose (GObject *object)
{
  RjDesktopConsent *self = RJ_DESKTOP_CONSENT (object);

  g_cancellable_cancel (self->cancellable);
  G_OBJECT_CLASS (rj_desktop_consent_parent_class)->dispose (object);
}

static void
rj_desktop_consent_finalize (GObject *object)
{
  RjDesktopConsent *self = RJ_DESKTOP_CONSENT (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_desktop_consent_parent_class)->finalize (object);
}

static void
rj_desktop_consent_class_init (RjDesktopConsentClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_desktop_consent_dispose;
  G_OBJECT_CLASS (klass)->finalize = rj_desktop_consent_finalize;
}

static void
rj_desktop_consent_init (RjDesktopConsent *self)
{
  self->cancellable = g_cancellable_new ();
}

RjDesktopConsent *
rj_desktop_consent_new (RjContext *context)
{
  RjDesktopConsent *self = g_object_new (RJ_TYPE_DESKTOP_CONSENT, NULL);
  RjSettings *settings = rj_context_get_settings (context);

  self->context = g_object_ref (context);
  g_signal_connect_object (settings, "notify::background", G_CALLBACK (background_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::autostart", G_CALLBACK (autostart_cb), self, G_CONNECT_SWAPPED);
  if (!rj_sandbox_is_inside ())
    rj_autostart_get_async (RJ_APP_ID, looked_cb, g_object_ref (self));
  return self;
}
