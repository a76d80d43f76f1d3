// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-portal-notifier.h"

#include "rj-reminder-source.h"

#include <glib/gi18n-lib.h>

/* What rj_notifier_leave() says of one that needs no other words in a locked journal; no daemon has such an
 * id. */
#define LEFT_NEUTRAL G_MAXUINT32

typedef enum {
  MANNER_HEARD,
  MANNER_SEEN,   /* without a sound */
  MANNER_LISTED, /* it has been seen: only where the desktop lists what there is */
} Manner;

/* What is to be on the screen under one id. One call of it is under way at most: the portal could let a later
 * one overtake it. */
typedef struct {
  char *key;
  char *title;
  char *body;
  guint actions;
  Manner manner;
  gboolean wanted;  /* else it is taken back as soon as that is safe */
  gboolean calling; /* an answer of the portal is waited for */
  gboolean changed; /* since the call */
  gboolean tried;   /* the last call got lost with the portal that was to answer it */
  char *owner;      /* (nullable): the portal that has it */
} Entry;

struct _RjPortalNotifier {
  GObject parent_instance;

  GDBusConnection *bus;
  GCancellable *cancellable;
  GHashTable *entries; /* key → Entry */
  char *owner;         /* (nullable): the portal that runs */
  guint watch;
  guint calls; /* that the portal has not answered */
};

static void rj_portal_notifier_iface_init (RjNotifierInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RjPortalNotifier,
                               rj_portal_notifier,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (RJ_TYPE_NOTIFIER, rj_portal_notifier_iface_init))

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->key);
  g_free (entry->title);
  g_free (entry->body);
  g_free (entry->owner);
  g_free (entry);
}

/* ---- What goes to the portal ---- */

static void
add_button (GVariantBuilder *buttons, const char *label, const char *action, const char *key)
{
  g_variant_builder_open (buttons, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (buttons, "{sv}", "label", g_variant_new_string (label));
  g_variant_builder_add (buttons, "{sv}", "action", g_variant_new_string (action));
  g_variant_builder_add (buttons, "{sv}", "target", g_variant_new_string (key));
  g_variant_builder_close (buttons);
}

static GVariant *
build_buttons (guint actions, const char *key)
{
  GVariantBuilder buttons;

  g_variant_builder_init (&buttons, G_VARIANT_TYPE ("aa{sv}"));
  if (actions & RJ_NOTIFY_ACTION_DONE)
    /* Translators: button of a reminder: I did it */
    add_button (&buttons, C_ ("reminder", "Done"), "app." RJ_PORTAL_NOTIFIER_DONE, key);
  if (actions & RJ_NOTIFY_ACTION_SNOOZE)
    add_button (&buttons, _ ("Snooze 10 minutes"), "app." RJ_PORTAL_NOTIFIER_SNOOZE, key);
  if (actions & RJ_NOTIFY_ACTION_OPEN)
    add_button (&buttons, _ ("Open"), "app." RJ_PORTAL_NOTIFIER_OPEN, key);
  /* All that is to be known is which one it was pressed on. */
  if (actions & RJ_NOTIFY_ACTION_SEE)
    /* Translators: button of a notification about reminders that went by: to the list of them */
    add_button (&buttons, _ ("See them"), "app." RJ_PORTAL_NOTIFIER_OPEN, key);
  return g_variant_builder_end (&buttons);
}

/* Never "persistent": the desktop would take it away with the last window. */
static GVariant *
build (const Entry *entry)
{
  const char *const seen[] = { "hide-content-on-lock-screen", "show-as-new", NULL };
  const char *const listed[] = { "hide-content-on-lock-screen", "tray", NULL };
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&builder, "{sv}", "title", g_variant_new_string (entry->title));
  g_variant_builder_add (&builder, "{sv}", "body", g_variant_new_string (entry->body));
  g_variant_builder_add (&builder, "{sv}", "display-hint",
                         g_variant_new_strv (entry->manner == MANNER_LISTED ? listed : seen, -1));
  if (entry->manner != MANNER_HEARD)
    g_variant_builder_add (&builder, "{sv}", "sound", g_variant_new_string ("silent"));
  if (entry->actions & (RJ_NOTIFY_ACTION_OPEN | RJ_NOTIFY_ACTION_SEE))
    {
      g_variant_builder_add (&builder, "{sv}", "default-action",
                             g_variant_new_string ("app." RJ_PORTAL_NOTIFIER_OPEN));
      g_variant_builder_add (&builder, "{sv}", "default-action-target", g_variant_new_string (entry->key));
    }
  g_variant_builder_add (&builder, "{sv}", "buttons", build_buttons (entry->actions, entry->key));
  return g_variant_new ("(s@a{sv})", entry->key, g_variant_builder_end (&builder));
}

static void
answered (RjPortalNotifier *self)
{
  if (--self->calls == 0)
    g_signal_emit_by_name (self, "idle");
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  /* Whether it was still there is nobody's concern. */
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    answered (user_data);
}

static void
remove_from_screen (RjPortalNotifier *self, const char *key)
{
  self->calls++;
  g_dbus_connection_call (self->bus, RJ_PORTAL_NAME, RJ_PORTAL_PATH, RJ_PORTAL_NOTIFIER_INTERFACE,
                          "RemoveNotification", g_variant_new ("(s)", key), NULL,
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, self->cancellable, removed_cb, self);
}

typedef struct {
  RjPortalNotifier *notifier; /* not owned: it cancels the call when it goes */
  char *key;
} Call;

static void send (RjPortalNotifier *self, Entry *entry);

static gboolean
got_lost (const GError *error)
{
  return g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NO_REPLY)
         || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER);
}

static void
refuse (RjPortalNotifier *self, Entry *entry, const GError *error)
{
  g_autofree char *key = g_strdup (entry->key);

  g_hash_table_remove (self->entries, key);
  g_signal_emit_by_name (self, "refused", key, rj_notifier_get_refusal (error));
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  RjPortalNotifier *self = call->notifier;
  g_autofree char *key = call->key;
  Entry *entry;

  g_free (call);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  entry = g_hash_table_lookup (self->entries, key);
  entry->calling = FALSE;
  g_set_str (&entry->owner, error ? NULL : self->owner);
  if (error)
    g_info ("A notification was not shown: %s", error->message);
  else
    entry->tried = FALSE;

  if (!entry->wanted)
    {
      remove_from_screen (self, key);
      g_hash_table_remove (self->entries, key);
    }
  else if (entry->changed)
    {
      send (self, entry);
    }
  else if (error && got_lost (error) && !entry->tried)
    {
      /* The next call starts it anew. */
      entry->tried = TRUE;
      send (self, entry);
    }
  else if (error)
    {
      refuse (self, entry, error);
    }
  else
    {
      g_signal_emit_by_name (self, "shown", key);
    }
  answered (self);
}

static void
send (RjPortalNotifier *self, Entry *entry)
{
  Call *call;

  entry->changed = entry->calling;
  if (entry->calling)
    return;
  entry->calling = TRUE;
  self->calls++;
  call = g_new (Call, 1);
  call->notifier = self;
  call->key = g_strdup (entry->key);
  g_dbus_connection_call (self->bus, RJ_PORTAL_NAME, RJ_PORTAL_PATH, RJ_PORTAL_NOTIFIER_INTERFACE,
                          "AddNotification", build (entry), NULL, G_DBUS_CALL_FLAGS_NONE, -1,
                          self->cancellable, sent_cb, call);
}

/* ---- What is asked of it ---- */

static Entry *
put (RjPortalNotifier *self, const char *key, const char *title, const char *body, guint actions)
{
  Entry *entry = g_hash_table_lookup (self->entries, key);

  if (!entry)
    {
      entry = g_new0 (Entry, 1);
      entry->key = g_strdup (key);
      g_hash_table_insert (self->entries, entry->key, entry);
    }
  g_set_str (&entry->title, title);
  g_set_str (&entry->body, body);
  entry->actions = actions;
  entry->wanted = TRUE;
  entry->tried = FALSE;
  return entry;
}

static void
portal_show (RjNotifier *notifier,
             const char *key,
             const char *title,
             const char *body,
             guint actions,
             gboolean silent)
{
  RjPortalNotifier *self = RJ_PORTAL_NOTIFIER (notifier);
  Entry *entry = put (self, key, title, body, actions);

  entry->manner = silent ? MANNER_SEEN : MANNER_HEARD;
  send (self, entry);
}

static void
portal_withdraw (RjNotifier *notifier, const char *key)
{
  RjPortalNotifier *self = RJ_PORTAL_NOTIFIER (notifier);
  Entry *entry = g_hash_table_lookup (self->entries, key);

  if (entry && entry->calling)
    {
      entry->wanted = FALSE;
      return;
    }
  /* An earlier process may have shown it. */
  remove_from_screen (self, key);
  g_hash_table_remove (self->entries, key);
}

static gboolean
is_neutral (const Entry *entry)
{
  g_autoptr (RjReminderWords) words = rj_reminder_words_new_neutral ();

  return g_str_equal (entry->title, words->title) && g_str_equal (entry->body, words->body);
}

static guint32
portal_leave (RjNotifier *notifier, const char *key)
{
  const Entry *entry = g_hash_table_lookup (RJ_PORTAL_NOTIFIER (notifier)->entries, key);

  /* Of one that is still on its way nobody knows whether it comes. */
  return entry && !entry->calling && is_neutral (entry) ? LEFT_NEUTRAL : 0;
}

static void
portal_show_again (RjNotifier *notifier,
                   const char *key,
                   const char *title,
                   const char *body,
                   guint actions,
                   guint32 left)
{
  RjPortalNotifier *self = RJ_PORTAL_NOTIFIER (notifier);
  Entry *entry = put (self, key, title, body, actions);

  entry->manner = MANNER_LISTED;
  /* It stands there, unless the person has sent it away: then it is not to come back. */
  if (left == LEFT_NEUTRAL && is_neutral (entry) && !entry->calling)
    g_set_str (&entry->owner, self->owner);
  else
    send (self, entry);
}

static gboolean
portal_outlives (RjNotifier *notifier)
{
  return TRUE;
}

static gboolean
portal_is_busy (RjNotifier *notifier)
{
  return RJ_PORTAL_NOTIFIER (notifier)->calls > 0;
}

static gboolean
waited_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_CONTINUE;
}

/* The buttons go on working; but without the program nothing says more than a locked journal does. The portal
 * asks who we are: it is waited for, because then there is nobody to be found. */
static void
portal_close_all (RjNotifier *notifier, gint64 wait_us)
{
  RjPortalNotifier *self = RJ_PORTAL_NOTIFIER (notifier);
  g_autoptr (RjReminderWords) words = rj_reminder_words_new_neutral ();
  gboolean waited = FALSE;
  GHashTableIter iter;
  gpointer value;
  guint timer;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Entry *entry = value;

      if (!entry->wanted || is_neutral (entry))
        continue;
      g_set_str (&entry->title, words->title);
      g_set_str (&entry->body, words->body);
      entry->manner = MANNER_LISTED;
      send (self, entry);
    }
  timer = g_timeout_add ((guint) (wait_us / G_TIME_SPAN_MILLISECOND), waited_cb, &waited);
  while (self->calls > 0 && !waited)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timer);
}

static void
rj_portal_notifier_iface_init (RjNotifierInterface *iface)
{
  iface->show = portal_show;
  iface->withdraw = portal_withdraw;
  iface->show_again = portal_show_again;
  iface->leave = portal_leave;
  iface->outlives = portal_outlives;
  iface->is_busy = portal_is_busy;
  iface->close_all = portal_close_all;
}

/* ---- The portal comes and goes ---- */

static void
appeared_cb (GDBusConnection *bus, const char *name, const char *owner, gpointer user_data)
{
  RjPortalNotifier *self = user_data;
  gboolean first = self->owner == NULL;
  GHashTableIter iter;
  gpointer value;

  g_set_str (&self->owner, owner);
  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Entry *entry = value;

      if (entry->calling || !entry->wanted || g_strcmp0 (entry->owner, owner) == 0)
        continue;
      /* What was there before this process is not lost because we did not know yet who has it. */
      if (first && !entry->owner)
        {
          g_set_str (&entry->owner, owner);
          continue;
        }
      entry->manner = MANNER_LISTED;
      send (self, entry);
    }
}

static void
vanished_cb (GDBusConnection *bus, const char *name, gpointer user_data)
{
  /* Kept until the next one comes: that is how it is told from the first. */
}

/* ---- The object ---- */

static void
rj_portal_notifier_dispose (GObject *object)
{
  RjPortalNotifier *self = RJ_PORTAL_NOTIFIER (object);

  g_clear_handle_id (&self->watch, g_bus_unwatch_name);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->entries, g_hash_table_unref);
  g_clear_pointer (&self->owner, g_free);
  g_clear_object (&self->bus);
  G_OBJECT_CLASS (rj_portal_notifier_parent_class)->dispose (object);
}

static void
rj_portal_notifier_class_init (RjPortalNotifierClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_portal_notifier_dispose;
}

static void
rj_portal_notifier_init (RjPortalNotifier *self)
{
  self->cancellable = g_cancellable_new ();
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, entry_free);
}

RjNotifier *
rj_portal_notifier_new (GDBusConnection *bus)
{
  RjPortalNotifier *self;

  g_return_val_if_fail (G_IS_DBUS_CONNECTION (bus), NULL);

  self = g_object_new (RJ_TYPE_PORTAL_NOTIFIER, NULL);
  self->bus = g_object_ref (bus);
  self->watch = g_bus_watch_name_on_connection (bus, RJ_PORTAL_NAME, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                                appeared_cb, vanished_cb, self, NULL);
  return RJ_NOTIFIER (self);
}
