// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-news.h"

#include "rj-interrupted.h"
#include "rj-places.h"
#include "rj-spare-key-view.h"
#include "rj-unlock-news.h"
#include "rj-window-private.h"

#include <glib/gi18n-lib.h>

struct _RjNews {
  GObject parent_instance;

  RjWindow *window; /* not owned */
  GStrv waiting;    /* (nullable): drafts whose forms were not opened yet, the newest first */
  gboolean offered;
  char *notes;            /* (nullable): what came in, until it was said */
  const char *broken_off; /* (nullable): what the lock broke off, until it was said */
  const char *broken_label;
};

G_DEFINE_FINAL_TYPE (RjNews, rj_news, G_TYPE_OBJECT)

static RjContext *
get_context (RjNews *self)
{
  return rj_window_get_context (self->window);
}

static gboolean
is_covered (RjNews *self)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window)) != NULL;
}

/* ---- Forms that wait ---- */

/* Two fields of one form: their names are equal but for the last part. */
static gboolean
is_same_form (const char *where, const char *other)
{
  const char *end = strrchr (where, '/');

  return end != NULL && strncmp (where, other, (gsize) (end - where) + 1) == 0
         && strchr (other + (end - where) + 1, '/') == NULL;
}

/* Text of one form more: offered when the one before is closed, behind what that one has to say. */
static void
offer_waiting (RjNews *self)
{
  if (self->offered || self->waiting == NULL || *self->waiting == NULL)
    return;
  self->offered = TRUE;
  rj_window_tell_next (self->window, _ ("Something else you were writing is here too."),
                       /* Translators: opens the form with words that wait in it. */
                       C_ ("waiting", "Open"), "win.open-waiting");
}

/* Opens the form whose text waits, or goes to the place of it. Takes all its drafts off the list.
 * @is_form: (out): a form, which may open a moment later */
static gboolean
open_waiting (RjNews *self, gboolean *is_form)
{
  g_auto (GStrv) waiting = g_steal_pointer (&self->waiting);
  g_autoptr (GStrvBuilder) others = g_strv_builder_new ();
  RjContext *context = get_context (self);
  const char *opened = NULL;

  for (guint i = 0; waiting != NULL && waiting[i] != NULL; i++)
    {
      RjFormFunc present = opened == NULL ? rj_forms_find_for_draft (waiting[i]) : NULL;
      const char *slash = strchr (waiting[i], '/');
      g_autofree char *place = g_strndup (waiting[i], slash != NULL ? (gsize) (slash - waiting[i]) : 0);

      if (opened != NULL)
        {
          if (!is_same_form (opened, waiting[i]) && rj_context_get_draft (context, waiting[i]) != NULL)
            g_strv_builder_add (others, waiting[i]);
          continue;
        }
      /* What was finished meanwhile does not wait. */
      if (rj_context_get_draft (context, waiting[i]) == NULL
          || (present == NULL && !rj_frame_show_place (rj_window_get_frame (self->window), place)))
        continue;
      opened = waiting[i];
      *is_form = present != NULL;
      if (present != NULL)
        present (context, GTK_WIDGET (self->window), opened);
    }
  self->waiting = g_strv_builder_end (others);
  self->offered = FALSE;
  return opened != NULL;
}

void
rj_news_open_waiting (RjNews *self)
{
  gboolean is_form = FALSE;

  g_return_if_fail (RJ_IS_NEWS (self));

  if (open_waiting (self, &is_form) && !is_form)
    rj_news_go_on (self);
}

/* ---- What else there is ---- */

/* What came in while it was locked, with a way to be rid of it. */
static void
tell_notes (RjNews *self)
{
  g_autofree char *notes = g_steal_pointer (&self->notes);

  if (notes != NULL)
    rj_window_tell_next (self->window, notes, _ ("Undo"), "win.take-back-inbox");
}

static void
tell_broken_off (RjNews *self)
{
  const char *text = g_steal_pointer (&self->broken_off);

  if (text != NULL)
    rj_window_tell_next (self->window, text, self->broken_label, "win.backups");
}

void
rj_news_go_on (RjNews *self)
{
  g_return_if_fail (RJ_IS_NEWS (self));

  if (is_covered (self))
    return;
  tell_notes (self);
  tell_broken_off (self);
  offer_waiting (self);
}

/* @welcome: (nullable): what comes first. One toast for all that needs no form closed. */
static void
tell_first (RjNews *self, const char *welcome, gboolean is_form)
{
  RjContext *context = get_context (self);
  const RjInboxReport *report = rj_context_get_inbox_report (context);
  g_autofree char *told = NULL;
  g_autofree char *text = NULL;

  if (report != NULL)
    {
      told = rj_unlock_news_told (report, rj_vault_get_last_opened (rj_context_get_vault (context)),
                                  rj_context_get_clock (context));
      g_free (self->notes);
      self->notes = rj_unlock_news_notes (report);
    }
  text = welcome != NULL && told != NULL ? g_strjoin (" ", welcome, told, NULL)
                                         : g_strdup (welcome != NULL ? welcome : told);
  if (self->notes != NULL && !is_form)
    {
      g_autofree char *notes = g_steal_pointer (&self->notes);
      g_autofree char *all = text != NULL ? g_strjoin (" ", text, notes, NULL) : g_strdup (notes);

      rj_window_tell (self->window, all, _ ("Undo"), "win.take-back-inbox");
    }
  else if (text != NULL)
    rj_window_tell (self->window, text, NULL, NULL);
}

void
rj_news_tell (RjNews *self)
{
  RjContext *context = get_context (self);
  const char *welcome = NULL;
  gboolean is_form = FALSE;
  gboolean opened;

  if (rj_window_get_frame (self->window) == NULL)
    return;
  g_strfreev (self->waiting);
  self->waiting = rj_context_list_drafts (context);
  self->broken_off = rj_interrupted_take (context, &self->broken_label);
  opened = open_waiting (self, &is_form);
  /* Of a program that stopped with nothing half written there is nothing to say. */
  if (opened && !rj_context_get_made_up (context)
      && rj_vault_get_interrupted (rj_context_get_vault (context)))
    welcome = _ ("The program stopped last time. Your text is here.");
  else if (opened)
    welcome = _ ("Welcome back. What you were writing is here.");
  /* Above all else: what is said waits until it is closed. */
  if (rj_window_go_on_exercise (self->window))
    is_form = opened = TRUE;
  tell_first (self, welcome, is_form);
  if (!opened)
    rj_spare_key_dialog_present_new (context, GTK_WIDGET (self->window));
  if (!is_form)
    rj_news_go_on (self);
}

static void
rj_news_finalize (GObject *object)
{
  RjNews *self = RJ_NEWS (object);

  g_strfreev (self->waiting);
  g_free (self->notes);
  G_OBJECT_CLASS (rj_news_parent_class)->finalize (object);
}

static void
rj_news_class_init (RjNewsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rj_news_finalize;
}

static void
rj_news_init (RjNews *self)
{
}

RjNews *
rj_news_new (RjWindow *window)
{
  RjNews *self = g_object_new (RJ_TYPE_NEWS, NULL);

  self->window = window;
  return self;
}
