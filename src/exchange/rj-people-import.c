// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-people-import.h"

#include "rj-importer.h"
#include "rj-vcard.h"

#include <glib/gi18n-lib.h>

static void
card_free (RjPeopleImportCard *self)
{
  rj_person_free (self->person);
  g_free (self);
}

void
rj_people_import_free (RjPeopleImport *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->cards);
  g_ptr_array_unref (self->left);
  g_free (self);
}

gboolean
rj_people_import_is_book (const char *format)
{
  return g_strcmp0 (format, "vcard") == 0;
}

/* ---- From a card ---- */

static RjReachKind
get_kind (const RjVcardWay *way)
{
  switch (way->kind)
    {
    case RJ_VCARD_PHONE:
      return way->use == RJ_VCARD_MOBILE ? RJ_REACH_MOBILE : RJ_REACH_PHONE;
    case RJ_VCARD_EMAIL:
      return RJ_REACH_EMAIL;
    case RJ_VCARD_ADDRESS:
      return RJ_REACH_ADDRESS;
    case RJ_VCARD_CHAT:
    case RJ_VCARD_LINK:
    default:
      return RJ_REACH_MESSENGER;
    }
}

static const char *
get_label (const RjVcardWay *way)
{
  if (way->label != NULL)
    return way->label;
  if (way->use == RJ_VCARD_HOME)
    /* Translators: of a phone number or an address. */
    return C_ ("way", "home");
  if (way->use == RJ_VCARD_WORK)
    return C_ ("way", "work");
  return NULL;
}

/* (transfer full) (nullable): what else the card says, a line each */
static char *
dup_note (const RjVcard *card)
{
  const char *parts[] = { card->role, card->organisation, card->note };
  g_autoptr (GString) note = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i] == NULL || (i == 1 && g_str_equal (parts[i], card->name)))
        continue;
      if (note->len > 0)
        g_string_append_c (note, '\n');
      g_string_append (note, parts[i]);
    }
  return note->len > 0 ? g_string_free (g_steal_pointer (&note), FALSE) : NULL;
}

static RjPeopleImportCard *
card_new (const RjVcard *card)
{
  RjPeopleImportCard *self = g_new0 (RjPeopleImportCard, 1);

  self->number = card->number;
  self->line = card->line;
  self->chosen = TRUE;
  self->person = rj_person_new ();
  self->person->name = g_strdup (card->name);
  self->person->note = dup_note (card);
  for (guint i = 0; i < card->ways->len; i++)
    {
      const RjVcardWay *way = g_ptr_array_index (card->ways, i);

      g_ptr_array_add (self->person->reaches, rj_reach_new (get_kind (way), get_label (way), way->value));
    }
  return self;
}

RjPeopleImport *
rj_people_import_new (const RjImportFile *file)
{
  RjPeopleImport *self = g_new0 (RjPeopleImport, 1);

  self->found = file->found[RJ_IMPORT_CARD];
  self->cards = g_ptr_array_new_with_free_func ((GDestroyNotify) card_free);
  self->left = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_import_left_free);
  for (guint i = 0; i < file->cards->len; i++)
    g_ptr_array_add (self->cards, card_new (g_ptr_array_index (file->cards, i)));
  for (guint i = 0; i < file->left->len; i++)
    {
      const RjImportLeft *left = g_ptr_array_index (file->left, i);

      g_ptr_array_add (self->left,
                       rj_import_left_new (left->kind, left->number, left->line, left->part, left->reason));
    }
  return self;
}

guint
rj_people_import_count (const RjPeopleImport *self, RjTaken taken)
{
  guint n = 0;

  for (guint i = 0; i < self->cards->len; i++)
    {
      const RjPeopleImportCard *card = g_ptr_array_index (self->cards, i);

      n += card->chosen && card->taken == taken;
    }
  return n;
}

/* ---- From a file ---- */

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (RjImportFile) file = rj_importer_read_finish (result, &error);

  if (file != NULL)
    g_task_return_pointer (task, rj_people_import_new (file), (GDestroyNotify) rj_people_import_free);
  else
    g_task_return_error (task, error);
}

void
rj_people_import_read_async (const char *path,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, rj_people_import_read_async);
  rj_importer_read_async (path, cancellable, read_cb, task);
}

RjPeopleImport *
rj_people_import_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- Among the people ---- */

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  RjPeopleImport *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GArray) taken = rj_people_taker_take_finish (RJ_PEOPLE_TAKER (source), result, &error);
  guint n = 0;

  if (taken == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  for (guint i = 0; i < self->cards->len && n < taken->len; i++)
    {
      RjPeopleImportCard *card = g_ptr_array_index (self->cards, i);

      if (card->sent)
        card->taken = g_array_index (taken, RjTaken, n++);
    }
  g_task_return_boolean (task, TRUE);
}

/* One who is there already brings nothing; without its twin in the file, which was left out, it would be new.
 */
static gboolean
is_sent (const RjPeopleImportCard *card, gboolean save)
{
  return card->chosen && (!save || card->taken != RJ_TAKEN_KNOWN);
}

static void
take (RjPeopleImport *self,
      RjStore *store,
      gboolean save,
      GCancellable *cancellable,
      GAsyncReadyCallback callback,
      gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GPtrArray) people = g_ptr_array_new ();

  for (guint i = 0; i < self->cards->len; i++)
    {
      RjPeopleImportCard *card = g_ptr_array_index (self->cards, i);

      card->sent = is_sent (card, save);
      if (card->sent)
        g_ptr_array_add (people, card->person);
    }
  g_task_set_source_tag (task, rj_people_import_finish);
  g_task_set_task_data (task, self, NULL);
  rj_people_taker_take_async (RJ_PEOPLE_TAKER (rj_store_get_people (store)), people, save, cancellable,
                              taken_cb, task);
}

void
rj_people_import_look_async (RjPeopleImport *self,
                             RjStore *store,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  take (self, store, FALSE, cancellable, callback, user_data);
}

void
rj_people_import_save_async (RjPeopleImport *self,
                             RjStore *store,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  take (self, store, TRUE, cancellable, callback, user_data);
}

gboolean
rj_people_import_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
