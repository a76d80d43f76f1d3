// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-address-book-page.h"

#include "rj-error-text.h"
#include "rj-people-import.h"
#include "rj-rows.h"
#include "rj-spoken.h"
#include "rj-text.h"
#include "rj-toolbars.h"
#include "rj-wrap.h"

#include <glib/gi18n-lib.h>

/* So few are meant, as they are; more are somebody's whole address book. */
#define MOST_CHOSEN 10
/* So many come at once; a button brings more. */
#define MOST_SHOWN 100
#define MOST_LEFT  50
#define MOST_WAYS  3

struct _RjAddressBookPage {
  AdwNavigationPage parent_instance;

  GtkWidget *page;
  GtkWidget *heading;
  GtkWidget *text;
  GtkWidget *button;
  GtkWidget *choices; /* all, nobody */
  GtkWidget *group;
  GtkWidget *more;
  GPtrArray *switches; /* (nullable elements): of each card that is shown, its switch */

  RjContext *context;
  GCancellable *cancellable;
  RjPeopleImport *import;
  gboolean busy;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (RjAddressBookPage, rj_address_book_page, ADW_TYPE_NAVIGATION_PAGE)

enum {
  TAKEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
tell (RjAddressBookPage *self, const char *heading, const char *text)
{
  g_autofree char *spoken = text != NULL ? g_strdup_printf ("%s %s", heading, text) : g_strdup (heading);

  gtk_label_set_text (GTK_LABEL (self->heading), heading);
  gtk_label_set_text (GTK_LABEL (self->text), text != NULL ? text : "");
  gtk_widget_set_visible (self->text, text != NULL);
  rj_announce (GTK_WIDGET (self), spoken, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* ---- Who is in it ---- */

static guint
count_chosen (RjAddressBookPage *self)
{
  return rj_people_import_count (self->import, RJ_TAKEN_NEW)
         + rj_people_import_count (self->import, RJ_TAKEN_CHANGED);
}

static void
show_button (RjAddressBookPage *self)
{
  guint n = count_chosen (self);
  g_autofree char *label =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Take in %'u person", "Take in %'u people", n), n);

  gtk_button_set_label (GTK_BUTTON (self->button), label);
  rj_wrap_button (GTK_BUTTON (self->button));
  gtk_widget_set_sensitive (self->button, n > 0);
}

static void
switched_cb (GtkWidget *row, GParamSpec *pspec, RjPeopleImportCard *card)
{
  GtkWidget *self = gtk_widget_get_ancestor (row, RJ_TYPE_ADDRESS_BOOK_PAGE);

  card->chosen = adw_switch_row_get_active (ADW_SWITCH_ROW (row));
  if (self != NULL && !RJ_ADDRESS_BOOK_PAGE (self)->filling)
    show_button (RJ_ADDRESS_BOOK_PAGE (self));
}

/* (transfer full): what becomes of them, and how they can be reached */
static char *
describe (const RjPeopleImportCard *card)
{
  GPtrArray *reaches = card->person->reaches;
  g_autoptr (GString) text = g_string_new (NULL);

  if (card->taken == RJ_TAKEN_KNOWN)
    g_string_append (text, _ ("Is among your people already"));
  else if (card->taken == RJ_TAKEN_CHANGED)
    g_string_append (text, _ ("Is among your people; what is new is added"));
  for (guint i = 0; i < reaches->len && i < MOST_WAYS; i++)
    {
      const RjReach *reach = g_ptr_array_index (reaches, i);
      g_autofree char *way = rj_text_excerpt (reach->value, RJ_TEXT_NAME);
      g_autofree char *shown = way != NULL ? rj_text_for_label (way, RJ_TEXT_NAME) : g_strdup ("");

      /* Isolated, so that a number reads the same in a language from right to left. */
      g_string_append_printf (text, "%s\u2068%s\u2069", text->len > 0 ? "\n" : "", shown);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_card (RjAddressBookPage *self, RjPeopleImportCard *card)
{
  gboolean known = card->taken == RJ_TAKEN_KNOWN;
  GtkWidget *row = known ? adw_action_row_new () : adw_switch_row_new ();
  g_autofree char *name = rj_text_for_label (card->person->name, RJ_TEXT_NAME);
  g_autofree char *subtitle = describe (card);

  g_object_set (row, "use-markup", FALSE, "title-lines", 0, "subtitle-lines", 0, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (!known)
    {
      adw_switch_row_set_active (ADW_SWITCH_ROW (row), card->chosen);
      g_signal_connect (row, "notify::active", G_CALLBACK (switched_cb), card);
    }
  g_ptr_array_add (self->switches, known ? NULL : row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);
}

static void
show_more (RjAddressBookPage *self)
{
  guint last = MIN (self->switches->len + MOST_SHOWN, self->import->cards->len);
  guint rest;
  g_autofree char *label = NULL;

  for (guint i = self->switches->len; i < last; i++)
    add_card (self, g_ptr_array_index (self->import->cards, i));
  rest = self->import->cards->len - last;
  label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Show %'u more", "Show %'u more", rest), rest);
  gtk_button_set_label (GTK_BUTTON (self->more), label);
  gtk_widget_set_visible (self->more, rest > 0);
}

/* All, or nobody, also of those that are not shown yet. */
static void
choose (RjAddressBookPage *self, gboolean chosen)
{
  self->filling = TRUE;
  for (guint i = 0; i < self->import->cards->len; i++)
    {
      RjPeopleImportCard *card = g_ptr_array_index (self->import->cards, i);
      GtkWidget *row = i < self->switches->len ? g_ptr_array_index (self->switches, i) : NULL;

      card->chosen = chosen;
      if (row != NULL)
        adw_switch_row_set_active (ADW_SWITCH_ROW (row), chosen);
    }
  self->filling = FALSE;
  show_button (self);
}

static void
all_cb (RjAddressBookPage *self)
{
  choose (self, TRUE);
}

static void
nobody_cb (RjAddressBookPage *self)
{
  choose (self, FALSE);
}

static void
add_left_row (GtkWidget *group, const char *title, const char *subtitle)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title,
                                           "subtitle", subtitle, "activatable", FALSE, NULL));
}

static void
show_left (RjAddressBookPage *self)
{
  GPtrArray *all = self->import->left;
  GtkWidget *group;

  if (all->len == 0)
    return;
  group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", _ ("Left out"), NULL);
  for (guint i = 0; i < all->len && i < MOST_LEFT; i++)
    {
      const RjImportLeft *left = g_ptr_array_index (all, i);
      /* Translators: where in an address book something stands: the how many-th person, and the line. */
      g_autofree char *place = g_strdup_printf (_ ("Card %u, line %u of the file"), left->number, left->line);

      add_left_row (group, place, rj_import_reason_get_sentence (left->reason));
    }
  if (all->len > MOST_LEFT)
    {
      guint rest = all->len - MOST_LEFT;
      g_autofree char *text =
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %'u more", "and %'u more", rest), rest);

      add_left_row (group, text, "");
    }
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->page), ADW_PREFERENCES_GROUP (group));
}

static void
show_import (RjAddressBookPage *self)
{
  guint n = self->import->cards->len;
  guint fresh = count_chosen (self);
  g_autofree char *heading =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u person in the file", "%'u people in the file", n), n);

  if (fresh == 0)
    {
      tell (self, _ ("Nobody new in this file"), NULL);
      gtk_widget_set_visible (self->group, n > 0);
    }
  else
    tell (self, heading, _ ("Choose who comes among your people. The others stay out."));
  show_more (self);
  choose (self, fresh <= MOST_CHOSEN);
  gtk_widget_set_visible (self->group, n > 0);
  gtk_widget_set_visible (self->button, fresh > 0);
  gtk_widget_set_visible (self->choices, fresh > 1);
  show_left (self);
  rj_rows_wrap_titles (GTK_WIDGET (self));
}

/* ---- Reading it ---- */

static gboolean
is_over (RjAddressBookPage *self, const GError *error)
{
  return self->context == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
show_error (RjAddressBookPage *self, const GError *error)
{
  g_autofree char *text = rj_error_text (error);

  self->busy = FALSE;
  tell (self, _ ("Nothing was added"), text);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RjAddressBookPage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean looked = rj_people_import_finish (result, &error);

  if (is_over (self, error))
    return;
  self->busy = FALSE;
  if (looked)
    show_import (self);
  else
    show_error (self, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RjAddressBookPage) self = data;
  g_autoptr (GError) error = NULL;
  RjPeopleImport *import = rj_people_import_read_finish (result, &error);

  if (is_over (self, error) || rj_context_get_store (self->context) == NULL)
    {
      rj_people_import_free (import);
      return;
    }
  if (import == NULL)
    {
      show_error (self, error);
      return;
    }
  self->import = import;
  rj_people_import_look_async (import, rj_context_get_store (self->context), self->cancellable, looked_cb,
                               g_object_ref (self));
}

static void
read_file (RjAddressBookPage *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GError) error = NULL;

  tell (self, _ ("Reading the file…"), NULL);
  if (path == NULL)
    {
      g_set_error_literal (&error, RJ_IMPORT_ERROR, RJ_IMPORT_UNREADABLE, "not on this computer");
      show_error (self, error);
      return;
    }
  self->busy = TRUE;
  rj_people_import_read_async (path, self->cancellable, read_cb, g_object_ref (self));
}

/* ---- Taking them in ---- */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RjAddressBookPage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean saved = rj_people_import_finish (result, &error);
  g_autofree char *text = NULL;
  guint n;

  if (is_over (self, error))
    return;
  if (!saved)
    {
      show_error (self, error);
      return;
    }
  self->busy = FALSE;
  n = count_chosen (self);
  text = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%'u person is among your people.", "%'u people are among your people.", n),
    n);
  rj_context_toast_with_action (self->context, text, _ ("Undo"), "win.take-back-import");
  g_signal_emit (self, signals[TAKEN], 0);
}

static void
take_cb (RjAddressBookPage *self)
{
  RjStore *store = rj_context_get_store (self->context);

  if (self->busy || store == NULL || self->import == NULL)
    return;
  self->busy = TRUE;
  rj_people_import_save_async (self->import, store, NULL, saved_cb, g_object_ref (self));
}

/* ---- The page ---- */

static GtkWidget *
new_label (GtkAccessibleRole role, const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign",
                                   0.0f, "accessible-role", role, NULL);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
add_group (RjAddressBookPage *self, GtkWidget *child)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (child != NULL)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), child);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->page), ADW_PREFERENCES_GROUP (group));
  return group;
}

static void
add_choice (RjAddressBookPage *self, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_size_request (button, 44, 44);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  adw_wrap_box_append (ADW_WRAP_BOX (self->choices), button);
}

static void
build (RjAddressBookPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->heading = new_label (GTK_ACCESSIBLE_ROLE_HEADING, "title-2");
  self->text = new_label (GTK_ACCESSIBLE_ROLE_LABEL, NULL);
  self->button = gtk_button_new ();
  gtk_widget_add_css_class (self->button, "suggested-action");
  gtk_widget_add_css_class (self->button, "rj-wide");
  gtk_widget_set_visible (self->button, FALSE);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (take_cb), self, G_CONNECT_SWAPPED);
  self->choices = g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 6, "line-spacing", 6, NULL);
  gtk_widget_set_visible (self->choices, FALSE);
  /* Translators: chooses everybody in an address book, or nobody. */
  add_choice (self, C_ ("people", "Everybody"), G_CALLBACK (all_cb));
  add_choice (self, C_ ("people", "Nobody"), G_CALLBACK (nobody_cb));
  gtk_box_append (GTK_BOX (box), self->heading);
  gtk_box_append (GTK_BOX (box), self->text);
  gtk_box_append (GTK_BOX (box), self->button);
  gtk_box_append (GTK_BOX (box), self->choices);
  add_group (self, box);
  self->group = add_group (self, NULL);
  gtk_widget_set_visible (self->group, FALSE);
  self->more = gtk_button_new ();
  gtk_widget_set_visible (self->more, FALSE);
  gtk_widget_add_css_class (self->more, "rj-wide");
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (show_more), self, G_CONNECT_SWAPPED);
  add_group (self, self->more);
}

static void
rj_address_book_page_dispose (GObject *object)
{
  RjAddressBookPage *self = RJ_ADDRESS_BOOK_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rj_address_book_page_parent_class)->dispose (object);
}

static void
rj_address_book_page_finalize (GObject *object)
{
  RjAddressBookPage *self = RJ_ADDRESS_BOOK_PAGE (object);

  g_clear_pointer (&self->import, rj_people_import_free);
  g_ptr_array_unref (self->switches);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (rj_address_book_page_parent_class)->finalize (object);
}

/* Who waits for an answer holds the page: it is told when nobody sees it any more. */
static void
rj_address_book_page_unroot (GtkWidget *widget)
{
  g_cancellable_cancel (RJ_ADDRESS_BOOK_PAGE (widget)->cancellable);
  GTK_WIDGET_CLASS (rj_address_book_page_parent_class)->unroot (widget);
}

static void
rj_address_book_page_class_init (RjAddressBookPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rj_address_book_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = rj_address_book_page_finalize;
  GTK_WIDGET_CLASS (klass)->unroot = rj_address_book_page_unroot;
  signals[TAKEN] =
    g_signal_new ("taken", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rj_address_book_page_init (RjAddressBookPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->switches = g_ptr_array_new ();
  self->page = adw_preferences_page_new ();
  build (self);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _ ("Add from an address book"));
  adw_navigation_page_set_tag (ADW_NAVIGATION_PAGE (self), "address-book");
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), rj_toolbars_new (self->page));
}

AdwNavigationPage *
rj_address_book_page_new (RjContext *context, GFile *file)
{
  RjAddressBookPage *self = g_object_new (RJ_TYPE_ADDRESS_BOOK_PAGE, NULL);

  self->context = g_object_ref (context);
  read_file (self, file);
  return ADW_NAVIGATION_PAGE (self);
}
