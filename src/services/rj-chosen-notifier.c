// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-chosen-notifier.h"

#include "rj-libnotify-notifier.h"
#include "rj-portal-notifier.h"
#include "rj-sandbox.h"

typedef enum {
  ASKED_SHOW,
  ASKED_SHOW_AGAIN,
  ASKED_WITHDRAW,
} AskedKind;

typedef struct {
  AskedKind kind;
  char *key;
  char *title;
  char *body;
  guint actions;
  gboolean silent;
  guint32 left;
} Asked;

struct _RjChosenNotifier {
  GObject parent_instance;

  char *app_id;
  GDBusConnection *bus;
  GCancellable *cancellable;
  RjNotifier *choice; /* (nullable): not yet */
  GPtrArray *waiting; /* (element-type Asked): in order */
};

static void rj_chosen_notifier_iface_init (RjNotifierInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RjChosenNotifier,
                               rj_chosen_notifier,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (RJ_TYPE_NOTIFIER, rj_chosen_notifier_iface_init))

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_free (asked->key);
  g_free (asked->title);
  g_free (asked->body);
  g_free (asked);
}

static void
forward (RjChosenNotifier *self, const Asked *asked)
{
  switch (asked->kind)
    {
    case ASKED_SHOW:
      rj_notifier_show (self->choice, asked->key, asked->title, asked->body, asked->actions, asked->silent);
      break;
    case ASKED_SHOW_AGAIN:
      rj_notifier_show_again (self->choice, asked->key, asked->title, asked->body, asked->actions,
                              asked->left);
      break;
    case ASKED_WITHDRAW:
      rj_notifier_withdraw (self->choice, asked->key);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
ask (RjNotifier *notifier, const Asked *asked)
{
  RjChosenNotifier *self = RJ_CHOSEN_NOTIFIER (notifier);
  Asked *copy;

  if (self->choice)
    {
      forward (self, asked);
      return;
    }
  copy = g_memdup2 (asked, sizeof *asked);
  copy->key = g_strdup (asked->key);
  copy->title = g_strdup (asked->title);
  copy->body = g_strdup (asked->body);
  g_ptr_array_add (self->waiting, copy);
}

/* ---- What the chosen one says ---- */

static void
action_cb (RjChosenNotifier *self, const char *key, guint action)
{
  g_signal_emit_by_name (self, "action", key, action);
}

static void
closed_cb (RjChosenNotifier *self, const char *key, gboolean by_person)
{
  g_signal_emit_by_name (self, "closed", key, by_person);
}

static void
shown_cb (RjChosenNotifier *self, const char *key)
{
  g_signal_emit_by_name (self, "shown", key);
}

static void
refused_cb (RjChosenNotifier *self, const char *key, guint why)
{
  g_signal_emit_by_name (self, "refused", key, why);
}

static void
idle_cb (RjChosenNotifier *self)
{
  g_signal_emit_by_name (self, "idle");
}

static void
choose (RjChosenNotifier *self, RjNotifier *choice)
{
  self->choice = choice;
  g_signal_connect_object (choice, "action", G_CALLBACK (action_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (choice, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (choice, "shown", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (choice, "refused", G_CALLBACK (refused_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (choice, "idle", G_CALLBACK (idle_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < self->waiting->len; i++)
    forward (self, self->waiting->pdata[i]);
  g_ptr_array_set_size (self->waiting, 0);
  if (!rj_notifier_is_busy (choice))
    idle_cb (self);
}

static void
version_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  g_autoptr (GVariant) version = NULL;
  RjChosenNotifier *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error)
    g_info ("There is no notification portal: %s", error->message);
  else
    g_variant_get (answer, "(v)", &version);
  if (version && g_variant_is_of_type (version, G_VARIANT_TYPE_UINT32)
      && g_variant_get_uint32 (version) >= RJ_PORTAL_NOTIFIER_VERSION)
    choose (self, rj_portal_notifier_new (self->bus));
  else
    choose (self, RJ_NOTIFIER (rj_libnotify_notifier_new (self->app_id)));
}

/* ---- RjNotifier ---- */

static void
chosen_show (RjNotifier *notifier,
             const char *key,
             const char *title,
             const char *body,
             guint actions,
             gboolean silent)
{
  const Asked asked = {
    ASKED_SHOW, (char *) key, (char *) title, (char *) body, actions, silent, 0,
  };

  ask (notifier, &asked);
}

static void
chosen_withdraw (RjNotifier *notifier, const char *key)
{
  const Asked asked = { .kind = ASKED_WITHDRAW, .key = (char *) key };

  ask (notifier, &asked);
}

static void
chosen_show_again (RjNotifier *notifier,
                   const char *key,
                   const char *title,
                   const char *body,
                   guint actions,
                   guint32 left)
{
  const Asked asked = {
    ASKED_SHOW_AGAIN, (char *) key, (char *) title, (char *) body, actions, TRUE, left,
  };

  ask (notifier, &asked);
}

static guint32
chosen_leave (RjNotifier *notifier, const char *key)
{
  RjChosenNotifier *self = RJ_CHOSEN_NOTIFIER (notifier);

  if (self->choice)
    return rj_notifier_leave (self->choice, key);
  /* What came through one lock and waits goes on as it came. */
  for (guint i = 0; i < self->waiting->len; i++)
    if (g_str_equal (((Asked *) self->waiting->pdata[i])->key, key))
      return ((Asked *) self->waiting->pdata[i])->left;
  return 0;
}

static gboolean
chosen_outlives (RjNotifier *notifier)
{
  RjChosenNotifier *self = RJ_CHOSEN_NOTIFIER (notifier);

  /* The one that started the program for an answer does. */
  return !self->choice || rj_notifier_outlives (self->choice);
}

static gboolean
chosen_is_busy (RjNotifier *notifier)
{
  RjChosenNotifier *self = RJ_CHOSEN_NOTIFIER (notifier);

  return self->choice ? rj_notifier_is_busy (self->choice) : self->waiting->len > 0;
}

static const char *
chosen_get_activation_token (RjNotifier *notifier)
{
  RjChosenNotifier *self = RJ_CHOSEN_NOTIFIER (notifier);

  return self->choice ? rj_notifier_get_activation_token (self->choice) : NULL;
}

static void
chosen_close_all (RjNotifier *notifier, gint64 wait_us)
{
  RjChosenNotifier *self = RJ_CHOSEN_NOTIFIER (notifier);

  if (self->choice)
    rj_notifier_close_all (self->choice, wait_us);
}

static void
rj_chosen_notifier_iface_init (RjNotifierInterface *iface)
{
  iface->show = chosen_show;
  iface->withdraw = chosen_withdraw;
  iface->show_again = chosen_show_again;
  iface->leave = chosen_leave;
  iface->outlives = chosen_outlives;
  iface->is_busy = chosen_is_busy;
  iface->get_activation_token = chosen_get_activation_token;
  iface->close_all = chosen_close_all;
}

/* ---- The object ---- */

static void
rj_chosen_notifier_dispose (GObject *object)
{
  RjChosenNotifier *self = RJ_CHOSEN_NOTIFIER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->choice);
  g_clear_object (&self->bus);
  G_OBJECT_CLASS (rj_chosen_notifier_parent_class)->dispose (object);
}

static void
rj_chosen_notifier_finalize (GObject *object)
{
  RjChosenNotifier *self = RJ_CHOSEN_NOTIFIER (object);

  g_ptr_array_unref (self->waiting);
  g_free (self->app_id);
  G_OBJECT_CLASS (rj_chosen_notifier_parent_class)->finalize (object);
}

static void
rj_chosen_notifier_class_init (RjChosenNotifierClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_chosen_notifier_dispose;
  G_OBJECT_CLASS (klass)->finalize = rj_chosen_notifier_finalize;
}

static void
rj_chosen_notifier_init (RjChosenNotifier *self)
{
  self->cancellable = g_cancellable_new ();
  self->waiting = g_ptr_array_new_with_free_func (asked_free);
}

RjNotifier *
rj_chosen_notifier_new (GDBusConnection *bus, const char *app_id)
{
  RjChosenNotifier *self;

  g_return_val_if_fail (G_IS_DBUS_CONNECTION (bus), NULL);
  g_return_val_if_fail (app_id, NULL);

  self = g_object_new (RJ_TYPE_CHOSEN_NOTIFIER, NULL);
  self->bus = g_object_ref (bus);
  self->app_id = g_strdup (app_id);
  g_dbus_connection_call (bus, RJ_PORTAL_NAME, RJ_PORTAL_PATH, "org.freedesktop.DBus.Properties", "Get",
                          g_variant_new ("(ss)", RJ_PORTAL_NOTIFIER_INTERFACE, "version"),
                          G_VARIANT_TYPE ("(v)"), G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, version_cb,
                          self);
  return RJ_NOTIFIER (self);
}

RjNotifier *
rj_chosen_notifier_get_choice (RjChosenNotifier *self)
{
  g_return_val_if_fail (RJ_IS_CHOSEN_NOTIFIER (self), NULL);

  return self->choice;
}

RjNotifier *
rj_notifier_new_for_desktop (GDBusConnection *bus, const char *app_id)
{
  if (bus && rj_sandbox_is_inside ())
    return rj_chosen_notifier_new (bus, app_id);
  return RJ_NOTIFIER (rj_libnotify_notifier_new (app_id));
}
