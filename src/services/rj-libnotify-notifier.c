// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-libnotify-notifier.h"

#include <glib/gi18n-lib.h>
#include <libnotify/notify.h>
#include <string.h>

typedef enum {
  REQUEST_SHOW,
  REQUEST_WITHDRAW,
  REQUEST_CLOSE_ID,
  REQUEST_CLOSE_ALL,
  REQUEST_QUIT,
} RequestKind;

typedef struct {
  RequestKind kind;
  char *key;
  char *title;
  char *body;
  guint actions;
  gboolean silent;
  guint32 id;
} Request;

/* Shared by both threads; outlives the notifier while the daemon keeps the thread waiting. */
typedef struct {
  GMutex mutex;
  GCond emptied;
  GQueue order;        /* (element-type Request) */
  GHashTable *waiting; /* key → link in order; shows and withdrawals only */
  gboolean closed_all;
  GMainContext *context;
  GMainLoop *loop;
  GWeakRef owner;
  char *app_id;

  /* The thread's alone. */
  GHashTable *shown; /* key → NotifyNotification */
  gboolean markup;
  gboolean asked_caps;
} Worker;

struct _RjLibnotifyNotifier {
  GObject parent_instance;

  Worker *worker;
  GHashTable *ids; /* key → the daemon's id */
  char *token;
};

static void rj_libnotify_notifier_iface_init (RjNotifierInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RjLibnotifyNotifier,
                               rj_libnotify_notifier,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (RJ_TYPE_NOTIFIER, rj_libnotify_notifier_iface_init))

static void
request_free (Request *request)
{
  g_free (request->key);
  g_free (request->title);
  g_free (request->body);
  g_free (request);
}

static void
worker_clear (gpointer data)
{
  Worker *worker = data;

  g_queue_clear_full (&worker->order, (GDestroyNotify) request_free);
  g_hash_table_unref (worker->waiting);
  g_clear_pointer (&worker->shown, g_hash_table_unref);
  g_main_loop_unref (worker->loop);
  g_main_context_unref (worker->context);
  g_weak_ref_clear (&worker->owner);
  g_mutex_clear (&worker->mutex);
  g_cond_clear (&worker->emptied);
  g_free (worker->app_id);
}

static void
worker_unref (gpointer worker)
{
  g_atomic_rc_box_release_full (worker, worker_clear);
}

/* Events: from the thread to the main loop */

typedef enum {
  EVENT_SHOWN,
  EVENT_REFUSED,
  EVENT_CLOSED,
  EVENT_ACTION,
} EventKind;

typedef struct {
  Worker *worker;
  EventKind kind;
  char *key;
  guint32 value;
  char *token;
} Event;

static void
event_free (gpointer data)
{
  Event *event = data;

  worker_unref (event->worker);
  g_free (event->key);
  g_free (event->token);
  g_free (event);
}

static gboolean
event_cb (gpointer data)
{
  Event *event = data;
  g_autoptr (RjLibnotifyNotifier) self = g_weak_ref_get (&event->worker->owner);

  if (!self)
    return G_SOURCE_REMOVE;

  switch (event->kind)
    {
    case EVENT_SHOWN:
      g_hash_table_insert (self->ids, g_strdup (event->key), GUINT_TO_POINTER (event->value));
      g_signal_emit_by_name (self, "shown", event->key);
      break;
    case EVENT_REFUSED:
      g_signal_emit_by_name (self, "refused", event->key, event->value);
      break;
    case EVENT_CLOSED:
      g_hash_table_remove (self->ids, event->key);
      g_signal_emit_by_name (self, "closed", event->key, event->value != 0);
      break;
    case EVENT_ACTION:
      g_set_str (&self->token, event->token);
      g_signal_emit_by_name (self, "action", event->key, event->value);
      g_clear_pointer (&self->token, g_free);
      break;
    default:
      g_assert_not_reached ();
    }
  return G_SOURCE_REMOVE;
}

static void
worker_tell (Worker *worker, EventKind kind, const char *key, guint32 value, const char *token)
{
  Event *event = g_new0 (Event, 1);

  event->worker = g_atomic_rc_box_acquire (worker);
  event->kind = kind;
  event->key = g_strdup (key);
  event->value = value;
  event->token = g_strdup (token);
  g_idle_add_full (G_PRIORITY_DEFAULT, event_cb, event, event_free);
}

/* The thread */

static const char *
notification_key (NotifyNotification *notification)
{
  return g_object_get_data (G_OBJECT (notification), "rj-key");
}

static void
action_cb (NotifyNotification *notification, char *action, gpointer data)
{
  Worker *worker = data;
  RjNotifyAction bit;

  if (strcmp (action, "done") == 0)
    bit = RJ_NOTIFY_ACTION_DONE;
  else if (strcmp (action, "snooze") == 0)
    bit = RJ_NOTIFY_ACTION_SNOOZE;
  else if (strcmp (action, "see") == 0)
    bit = RJ_NOTIFY_ACTION_SEE;
  else
    bit = RJ_NOTIFY_ACTION_OPEN;
  worker_tell (worker, EVENT_ACTION, notification_key (notification), bit,
               notify_notification_get_activation_token (notification));
}

static void
closed_cb (NotifyNotification *notification, Worker *worker)
{
  g_autofree char *key = g_strdup (notification_key (notification));
  gboolean by_person = notify_notification_get_closed_reason (notification) == NOTIFY_CLOSED_REASON_DISMISSED;

  if (g_hash_table_lookup (worker->shown, key) == notification)
    g_hash_table_remove (worker->shown, key);
  worker_tell (worker, EVENT_CLOSED, key, by_person, NULL);
}

static void
ask_caps (Worker *worker)
{
  GList *caps;

  if (worker->asked_caps)
    return;
  worker->asked_caps = TRUE;
  caps = notify_get_server_caps ();
  worker->markup = g_list_find_custom (caps, "body-markup", (GCompareFunc) strcmp) != NULL;
  g_list_free_full (caps, g_free);
}

static void
add_actions (Worker *worker, NotifyNotification *notification, guint actions)
{
  notify_notification_clear_actions (notification);
  if (actions & (RJ_NOTIFY_ACTION_OPEN | RJ_NOTIFY_ACTION_SEE))
    {
      /* Translators: clicking the notification itself */
      notify_notification_add_action (notification, "default", _ ("Open"), action_cb, worker, NULL);
    }
  if (actions & RJ_NOTIFY_ACTION_DONE)
    {
      /* Translators: button of a reminder: I did it */
      notify_notification_add_action (notification, "done", C_ ("reminder", "Done"), action_cb, worker, NULL);
    }
  if (actions & RJ_NOTIFY_ACTION_SNOOZE)
    notify_notification_add_action (notification, "snooze", _ ("Snooze 10 minutes"), action_cb, worker, NULL);
  if (actions & RJ_NOTIFY_ACTION_OPEN)
    notify_notification_add_action (notification, "open", _ ("Open"), action_cb, worker, NULL);
  if (actions & RJ_NOTIFY_ACTION_SEE)
    {
      /* Translators: button of a notification about reminders that went by: to the list of them */
      notify_notification_add_action (notification, "see", _ ("See them"), action_cb, worker, NULL);
    }
}

static NotifyNotification *
make_notification (Worker *worker, Request *request)
{
  NotifyNotification *notification = g_hash_table_lookup (worker->shown, request->key);
  g_autofree char *escaped = worker->markup ? g_markup_escape_text (request->body, -1) : NULL;
  const char *body = escaped ? escaped : request->body;

  if (notification)
    {
      notify_notification_update (notification, request->title, body, worker->app_id);
    }
  else
    {
      notification = notify_notification_new (request->title, body, worker->app_id);
      g_object_set_data_full (G_OBJECT (notification), "rj-key", g_strdup (request->key), g_free);
      g_signal_connect (notification, "closed", G_CALLBACK (closed_cb), worker);
      g_hash_table_insert (worker->shown, g_strdup (request->key), notification);
    }
  notify_notification_set_hint (notification, "desktop-entry", g_variant_new_string (worker->app_id));
  notify_notification_set_hint (notification, "suppress-sound",
                                request->silent ? g_variant_new_boolean (TRUE) : NULL);
  notify_notification_set_timeout (notification, NOTIFY_EXPIRES_NEVER);
  add_actions (worker, notification, request->actions);
  return notification;
}

static void
worker_show (Worker *worker, Request *request)
{
  g_autoptr (NotifyNotification) notification = NULL;
  g_autoptr (GError) error = NULL;
  int id = 0;

  ask_caps (worker);
  notification = g_object_ref (make_notification (worker, request));
  if (!notify_notification_show (notification, &error))
    {
      g_info ("A notification was not shown: %s", error->message);
      g_hash_table_remove (worker->shown, request->key);
      worker_tell (worker, EVENT_REFUSED, request->key, rj_notifier_get_refusal (error), NULL);
      return;
    }
  g_object_get (notification, "id", &id, NULL);
  worker_tell (worker, EVENT_SHOWN, request->key, (guint32) id, NULL);
}

static void
worker_withdraw (Worker *worker, const char *key)
{
  NotifyNotification *notification = g_hash_table_lookup (worker->shown, key);
  g_autoptr (GError) error = NULL;

  if (!notification)
    return;
  if (!notify_notification_close (notification, &error))
    g_info ("A notification was not taken back: %s", error->message);
  g_hash_table_remove (worker->shown, key);
  worker_tell (worker, EVENT_CLOSED, key, FALSE, NULL);
}

static void
worker_close_id (Worker *worker, guint32 id)
{
  g_autoptr (NotifyNotification) notification = notify_notification_new ("", NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_object_set (notification, "id", (int) id, NULL);
  if (!notify_notification_close (notification, &error))
    g_info ("An earlier notification was not taken back: %s", error->message);
}

static void
worker_close_all (Worker *worker)
{
  g_autoptr (GPtrArray) keys = g_hash_table_get_keys_as_ptr_array (worker->shown);

  for (guint i = 0; i < keys->len; i++)
    {
      g_autofree char *key = g_strdup (keys->pdata[i]);
      worker_withdraw (worker, key);
    }
  g_mutex_lock (&worker->mutex);
  worker->closed_all = TRUE;
  g_cond_broadcast (&worker->emptied);
  g_mutex_unlock (&worker->mutex);
}

static gboolean
worker_next_cb (gpointer data)
{
  Worker *worker = data;
  Request *request;

  g_mutex_lock (&worker->mutex);
  request = g_queue_pop_head (&worker->order);
  if (request && request->key)
    g_hash_table_remove (worker->waiting, request->key);
  g_mutex_unlock (&worker->mutex);
  if (!request)
    return G_SOURCE_REMOVE;

  switch (request->kind)
    {
    case REQUEST_SHOW:
      worker_show (worker, request);
      break;
    case REQUEST_WITHDRAW:
      worker_withdraw (worker, request->key);
      break;
    case REQUEST_CLOSE_ID:
      worker_close_id (worker, request->id);
      break;
    case REQUEST_CLOSE_ALL:
      worker_close_all (worker);
      break;
    case REQUEST_QUIT:
      g_main_loop_quit (worker->loop);
      break;
    default:
      g_assert_not_reached ();
    }
  request_free (request);
  return G_SOURCE_REMOVE;
}

static gpointer
worker_thread (gpointer data)
{
  Worker *worker = data;

  /* Before notify_init(): the proxy delivers its signals where it was made. */
  g_main_context_push_thread_default (worker->context);
  /* Translators: the name of the program on screens that others may see */
  if (!notify_is_initted ())
    notify_init (_ ("Journal"));
  g_main_loop_run (worker->loop);
  g_clear_pointer (&worker->shown, g_hash_table_unref);
  g_main_context_pop_thread_default (worker->context);
  worker_unref (worker);
  return NULL;
}

/* The main thread's side */

static void
post (Worker *worker, Request *request)
{
  GList *waiting = NULL;

  g_mutex_lock (&worker->mutex);
  if (request->key)
    waiting = g_hash_table_lookup (worker->waiting, request->key);
  if (waiting)
    {
      request_free (waiting->data);
      waiting->data = request;
    }
  else
    {
      g_queue_push_tail (&worker->order, request);
      if (request->key)
        g_hash_table_insert (worker->waiting, g_strdup (request->key),
                             g_queue_peek_tail_link (&worker->order));
    }
  g_mutex_unlock (&worker->mutex);

  if (!waiting)
    {
      g_autoptr (GSource) source = g_idle_source_new ();

      g_source_set_priority (source, G_PRIORITY_DEFAULT);
      g_source_set_callback (source, worker_next_cb, g_atomic_rc_box_acquire (worker), worker_unref);
      g_source_attach (source, worker->context);
    }
}

static void
libnotify_show (RjNotifier *notifier,
                const char *key,
                const char *title,
                const char *body,
                guint actions,
                gboolean silent)
{
  RjLibnotifyNotifier *self = RJ_LIBNOTIFY_NOTIFIER (notifier);
  Request *request = g_new0 (Request, 1);

  request->kind = REQUEST_SHOW;
  request->key = g_strdup (key);
  request->title = g_strdup (title);
  request->body = g_strdup (body);
  request->actions = actions;
  request->silent = silent;
  post (self->worker, request);
}

static void
libnotify_withdraw (RjNotifier *notifier, const char *key)
{
  RjLibnotifyNotifier *self = RJ_LIBNOTIFY_NOTIFIER (notifier);
  Request *request = g_new0 (Request, 1);

  request->kind = REQUEST_WITHDRAW;
  request->key = g_strdup (key);
  post (self->worker, request);
}

static guint32
libnotify_leave (RjNotifier *notifier, const char *key)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (RJ_LIBNOTIFY_NOTIFIER (notifier)->ids, key));
}

static void
libnotify_show_again (RjNotifier *notifier,
                      const char *key,
                      const char *title,
                      const char *body,
                      guint actions,
                      guint32 left)
{
  /* The buttons of the old one talk to a process that is no more. */
  if (left != 0)
    {
      Request *request = g_new0 (Request, 1);

      request->kind = REQUEST_CLOSE_ID;
      request->id = left;
      post (RJ_LIBNOTIFY_NOTIFIER (notifier)->worker, request);
    }
  libnotify_show (notifier, key, title, body, actions, TRUE);
}

static const char *
libnotify_get_activation_token (RjNotifier *notifier)
{
  return RJ_LIBNOTIFY_NOTIFIER (notifier)->token;
}

static void
libnotify_close_all (RjNotifier *notifier, gint64 wait_us)
{
  RjLibnotifyNotifier *self = RJ_LIBNOTIFY_NOTIFIER (notifier);
  gint64 until = g_get_monotonic_time () + wait_us;
  Request *request;

  if (g_hash_table_size (self->ids) == 0)
    return;
  request = g_new0 (Request, 1);
  request->kind = REQUEST_CLOSE_ALL;
  self->worker->closed_all = FALSE;
  post (self->worker, request);

  g_mutex_lock (&self->worker->mutex);
  while (!self->worker->closed_all)
    {
      if (!g_cond_wait_until (&self->worker->emptied, &self->worker->mutex, until))
        break;
    }
  g_mutex_unlock (&self->worker->mutex);
}

static void
rj_libnotify_notifier_iface_init (RjNotifierInterface *iface)
{
  iface->show = libnotify_show;
  iface->withdraw = libnotify_withdraw;
  iface->show_again = libnotify_show_again;
  iface->leave = libnotify_leave;
  iface->get_activation_token = libnotify_get_activation_token;
  iface->close_all = libnotify_close_all;
}

static void
rj_libnotify_notifier_dispose (GObject *object)
{
  RjLibnotifyNotifier *self = RJ_LIBNOTIFY_NOTIFIER (object);

  if (self->worker)
    {
      Request *request = g_new0 (Request, 1);

      /* Never joined: the daemon may keep the thread for as long as it likes. */
      request->kind = REQUEST_QUIT;
      g_weak_ref_set (&self->worker->owner, NULL);
      post (self->worker, request);
      g_clear_pointer (&self->worker, worker_unref);
    }
  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_clear_pointer (&self->token, g_free);

  G_OBJECT_CLASS (rj_libnotify_notifier_parent_class)->dispose (object);
}

static void
rj_libnotify_notifier_class_init (RjLibnotifyNotifierClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_libnotify_notifier_dispose;
}

static void
rj_libnotify_notifier_init (RjLibnotifyNotifier *self)
{
  Worker *worker = g_atomic_rc_box_new0 (Worker);

  g_mutex_init (&worker->mutex);
  g_cond_init (&worker->emptied);
  g_queue_init (&worker->order);
  worker->waiting = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  worker->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  worker->context = g_main_context_new ();
  worker->loop = g_main_loop_new (worker->context, FALSE);
  g_weak_ref_init (&worker->owner, self);

  self->worker = worker;
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

RjLibnotifyNotifier *
rj_libnotify_notifier_new (const char *app_id)
{
  RjLibnotifyNotifier *self = g_object_new (RJ_TYPE_LIBNOTIFY_NOTIFIER, NULL);

  self->worker->app_id = g_strdup (app_id);
  g_thread_unref (g_thread_new ("rj-notify", worker_thread, g_atomic_rc_box_acquire (self->worker)));
  return self;
}
