// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-damage-page.h"

#include "rj-damage.h"
#include "rj-error-text.h"
#include "rj-format.h"
#include "rj-spoken.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>

struct _RjDamagePage {
  AdwNavigationPage parent_instance;

  GtkLabel *title;
  GtkLabel *unchanged;
  GtkLabel *text;
  AdwSpinner *spinner;
  GtkBox *choices;
  GtkButton *backup_button;
  GtkButton *salvage_button;
  GtkButton *look_button;
  GtkButton *again_button;

  RjContext *context;
  RjDamage *damage; /* nullable: not known yet */
  GCancellable *cancellable;
  gboolean by_spare_key;
  gboolean to_look;
  gboolean busy;
};

enum {
  SIGNAL_OPENED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RjDamagePage, rj_damage_page, ADW_TYPE_NAVIGATION_PAGE)

/* "1,204" */
static char *
format_count (guint n)
{
  return g_strdup_printf ("%'u", n);
}

static void
show_text (RjDamagePage *self, const char *text)
{
  gtk_label_set_text (self->text, text);
  rj_announce (GTK_WIDGET (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
set_busy (RjDamagePage *self, const char *text)
{
  gboolean busy = text != NULL;

  self->busy = busy;
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_widget_set_visible (GTK_WIDGET (self->choices), !busy);
  if (busy)
    show_text (self, text);
}

/* ---- What there is ---- */

static void
add_sentence (GString *text, const char *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
}

static void
add_backup (RjDamagePage *self, GString *text)
{
  GTimeZone *zone = rj_clock_get_zone (rj_context_get_clock (self->context));
  guint n = rj_census_get_entries (&self->damage->backup_census);
  g_autofree char *when = NULL;
  g_autofree char *count = format_count (n);
  g_autofree char *sentence = NULL;

  if (self->damage->backup == NULL)
    {
      add_sentence (text, _ ("There is no backup here that opens."));
      return;
    }
  /* Without "Today", which would stand in the middle of the sentence. */
  when = rj_format_instant (self->damage->backup_made_us, zone, RJ_DAY_NONE);
  /* Translators: %1$s is a date with a time: "Thursday 19 November, 22:14"; %2$s is a number: "1,204". */
  sentence = g_strdup_printf (ngettext ("The newest backup that opens is from %1$s: %2$s entry.",
                                        "The newest backup that opens is from %1$s: %2$s entries.", n),
                              when, count);
  add_sentence (text, sentence);
}

static void
add_salvage (RjDamagePage *self, GString *text)
{
  guint more = rj_damage_count_more (self->damage);
  g_autofree char *count = format_count (more);
  g_autofree char *sentence = NULL;

  if (self->damage->salvage == NULL)
    sentence = g_strdup (_ ("Nothing can be read out of the damaged file now."));
  else if (self->damage->backup == NULL)
    /* Translators: %s is a number: "1,204". */
    sentence = g_strdup_printf (
      ngettext ("The damaged file may hold %s entry.", "The damaged file may hold %s entries.", more), count);
  else if (more > 0)
    /* Translators: %s is a number; more entries than the backup has. */
    sentence = g_strdup_printf (
      ngettext ("The damaged file may hold %s more.", "The damaged file may hold %s more.", more), count);
  else
    sentence = g_strdup (_ ("The damaged file holds no more entries than that."));
  add_sentence (text, sentence);
}

/* @before: (nullable): what went wrong */
static void
show_choices (RjDamagePage *self, const char *before)
{
  g_autoptr (GString) text = g_string_new (before);
  gboolean saved = self->damage != NULL && self->damage->salvage != NULL;
  gboolean backup = self->damage != NULL && self->damage->backup != NULL;
  GtkWidget *first = GTK_WIDGET (backup  ? self->backup_button
                                 : saved ? self->salvage_button
                                         : self->again_button);

  if (self->damage != NULL)
    {
      add_backup (self, text);
      add_salvage (self, text);
    }
  set_busy (self, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->backup_button), backup);
  gtk_widget_set_visible (GTK_WIDGET (self->salvage_button), saved);
  gtk_widget_set_visible (GTK_WIDGET (self->look_button), saved);
  gtk_widget_set_visible (GTK_WIDGET (self->again_button), !backup && !saved);
  show_text (self, text->str);
  gtk_widget_grab_focus (first);
}

static void
surveyed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RjDamagePage) self = data;
  g_autoptr (GError) error = NULL;
  RjDamage *damage = rj_damage_survey_finish (RJ_VAULT (source), result, &error);
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->damage = damage;
  text = damage == NULL ? rj_error_text (error) : NULL;
  show_choices (self, text);
}

static void
begin (RjDamagePage *self)
{
  set_busy (self, _ ("Counting what there is…"));
  g_clear_pointer (&self->damage, rj_damage_free);
  rj_damage_survey_async (rj_context_get_vault (self->context), self->cancellable, surveyed_cb,
                          g_object_ref (self));
}

/* ---- What was chosen ---- */

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RjDamagePage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean open = rj_damage_open_finish (RJ_VAULT (source), result, &error);
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (open)
    {
      g_signal_emit (self, signals[SIGNAL_OPENED], 0, self->to_look);
      return;
    }
  text = rj_error_text (error);
  show_choices (self, text);
}

static void
open_choice (RjDamagePage *self, RjDamageChoice choice, const char *text)
{
  if (self->busy || self->damage == NULL)
    return;
  self->to_look = choice == RJ_DAMAGE_LOOK;
  gtk_widget_set_visible (GTK_WIDGET (self->unchanged), self->to_look);
  set_busy (self, text);
  rj_damage_open_async (rj_context_get_vault (self->context), self->damage, choice, self->cancellable,
                        opened_cb, g_object_ref (self));
}

static void
backup_cb (RjDamagePage *self)
{
  open_choice (self, RJ_DAMAGE_OPEN_BACKUP, _ ("Opening the backup…"));
}

static void
salvage_cb (RjDamagePage *self)
{
  open_choice (self, RJ_DAMAGE_OPEN_SALVAGE, _ ("Saving what is left…"));
}

static void
look_cb (RjDamagePage *self)
{
  open_choice (self, RJ_DAMAGE_LOOK, _ ("Opening…"));
}

static void
again_cb (RjDamagePage *self)
{
  if (!self->busy)
    begin (self);
}

static void
rj_damage_page_shown (AdwNavigationPage *page)
{
  RjDamagePage *self = RJ_DAMAGE_PAGE (page);

  gtk_widget_grab_focus (GTK_WIDGET (self->title));
}

static void
rj_damage_page_dispose (GObject *object)
{
  RjDamagePage *self = RJ_DAMAGE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (self), RJ_TYPE_DAMAGE_PAGE);

  G_OBJECT_CLASS (rj_damage_page_parent_class)->dispose (object);
}

static void
rj_damage_page_finalize (GObject *object)
{
  RjDamagePage *self = RJ_DAMAGE_PAGE (object);

  g_clear_pointer (&self->damage, rj_damage_free);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (rj_damage_page_parent_class)->finalize (object);
}

static void
rj_damage_page_class_init (RjDamagePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rj_damage_page_dispose;
  object_class->finalize = rj_damage_page_finalize;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = rj_damage_page_shown;

  signals[SIGNAL_OPENED] = g_signal_new ("opened", RJ_TYPE_DAMAGE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class, RJ_APP_PATH "/ui/rj-damage-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RjDamagePage, title);
  gtk_widget_class_bind_template_child (widget_class, RjDamagePage, unchanged);
  gtk_widget_class_bind_template_child (widget_class, RjDamagePage, text);
  gtk_widget_class_bind_template_child (widget_class, RjDamagePage, spinner);
  gtk_widget_class_bind_template_child (widget_class, RjDamagePage, choices);
  gtk_widget_class_bind_template_child (widget_class, RjDamagePage, backup_button);
  gtk_widget_class_bind_template_child (widget_class, RjDamagePage, salvage_button);
  gtk_widget_class_bind_template_child (widget_class, RjDamagePage, look_button);
  gtk_widget_class_bind_template_child (widget_class, RjDamagePage, again_button);
  gtk_widget_class_bind_template_callback (widget_class, backup_cb);
  gtk_widget_class_bind_template_callback (widget_class, salvage_cb);
  gtk_widget_class_bind_template_callback (widget_class, look_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
}

static void
rj_damage_page_init (RjDamagePage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  rj_speak_status (self->text);
  rj_wrap_button (self->backup_button);
  rj_wrap_button (self->salvage_button);
  rj_wrap_button (self->look_button);
  rj_wrap_button (self->again_button);
}

AdwNavigationPage *
rj_damage_page_new (RjContext *context, gboolean by_spare_key)
{
  RjDamagePage *self = g_object_new (RJ_TYPE_DAMAGE_PAGE, NULL);

  self->context = g_object_ref (context);
  self->by_spare_key = by_spare_key;
  gtk_label_set_text (self->title, by_spare_key
                                     ? _ ("The journal file is damaged. Your spare key is right.")
                                     : _ ("The journal file is damaged. Your passphrase is right."));
  begin (self);
  return ADW_NAVIGATION_PAGE (self);
}
