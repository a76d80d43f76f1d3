// SPDX-License-Identifier: GPL-3.0-or-later
// Any text in any form: saved as it is, or refused in words with the field as it was; never wider than a
// phone, never laid out in one piece that takes minutes.
#include "rj-hard-forms.h"
#include "rj-test-store.h"
#include "rj-text.h"
#include "rj-ui.h"
#include "rj-window.h"
#include "rj-words.h"

#include <locale.h>

/* (transfer full) (nullable): what is to be saved of @text. */
static char *
expect (RjHardKind kind, const char *text)
{
  const char *separator = kind == RJ_HARD_TAGS ? "," : "\n";
  g_auto (GStrv) parts = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) kept = NULL;
  char *stripped = g_strstrip (g_strdup (text));

  if (rj_text_is_blank (stripped))
    g_clear_pointer (&stripped, g_free);
  if (stripped == NULL || kind == RJ_HARD_LINE || kind == RJ_HARD_VIEW)
    return stripped;
  parts = g_strsplit (stripped, separator, -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (!rj_text_is_blank (g_strstrip (parts[i])))
      g_strv_builder_add (builder, parts[i]);
  g_free (stripped);
  kept = g_strv_builder_end (builder);
  return rj_hard_join (kept, separator);
}

static gboolean
takes (RjHardKind kind, const char *text)
{
  return kind == RJ_HARD_VIEW || kind == RJ_HARD_STEPS || g_utf8_strlen (text, -1) <= RJ_WORDS_LINE;
}

static void
fill (RjHard *f, const RjHardForm *form, GtkWidget *root, const char *text)
{
  for (const RjHardField *field = form->fields; field->name != NULL; field++)
    {
      GtkWidget *widget = rj_hard_find_field (form, root, field);
      g_autofree char *now = NULL;

      rj_hard_replace_all (widget, RJ_HARD_BEFORE);
      rj_hard_replace_all (widget, text);
      now = rj_words_dup (widget);
      rj_hard_assert_text (field->name, now, takes (field->kind, text) ? text : RJ_HARD_BEFORE);
      /* Where it can be seen: a dialog covers the window. */
      if (!takes (field->kind, text))
        g_assert_true (rj_test_shows (rj_hard_get_dialog (f) != NULL ? rj_hard_get_dialog (f) : f->window,
                                      RJ_HARD_TOO_BIG));
    }
}

static void
assert_drafts (RjHard *f, const RjHardForm *form, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) drafts = NULL;

  g_assert_true (rj_context_flush_drafts_finish (
    f->ui.context, RJ_TEST_AWAIT (rj_context_flush_drafts_async (f->ui.context, RJ_TEST_READY)), &error));
  drafts = rj_store_list_drafts_finish (
    f->store, RJ_TEST_AWAIT (rj_store_list_drafts_async (f->store, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  for (const RjHardField *field = form->fields; field->name != NULL; field++)
    {
      g_autofree char *where = g_strdup_printf (form->drafts, field->name);
      const char *saved = "";

      for (guint i = 0; i < drafts->len; i++)
        if (g_str_equal (((RjDraft *) drafts->pdata[i])->where, where))
          saved = ((RjDraft *) drafts->pdata[i])->text;
      rj_hard_assert_text (where, saved, takes (field->kind, text) ? text : RJ_HARD_BEFORE);
    }
}

static gboolean
has_no_drafts (RjHard *f)
{
  g_auto (GStrv) drafts = rj_context_list_drafts (f->ui.context);

  return *drafts == NULL;
}

/* ---- The tests ---- */

/* One form, one text, in all of its fields. */
static void
try_text (const RjHardForm *form, const RjHardText *hard)
{
  g_autofree char *text = rj_hard_make_text (hard);
  gboolean blank = rj_text_is_blank (text);
  g_autoptr (GHashTable) saved = NULL;
  g_autofree char *shown = g_strdup_printf ("%s: %s", form->name, hard->name);
  GtkWidget *root;
  RjHard f;

  g_test_message ("%s", shown);
  rj_hard_set_up (&f, NULL);
  root = form->open (&f);
  fill (&f, form, root, text);
  rj_hard_assert_fits (&f);
  assert_drafts (&f, form, text);
  if (form->can_save != NULL)
    g_assert_true (form->can_save (root) == !(blank && form->needed));
  if (blank && form->needed)
    {
      form->save (root);
      g_assert_false (has_no_drafts (&f) && *text != '\0');
      rj_hard_replace_all (rj_hard_find_field (form, root, &form->fields[0]), RJ_HARD_BEFORE);
    }
  form->save (root);
  RJ_TEST_UNTIL (rj_hard_get_dialog (&f) == NULL && has_no_drafts (&f));
  saved = form->read (&f);
  for (const RjHardField *field = form->fields; field->name != NULL; field++)
    {
      g_autofree char *expected = expect (field->kind, takes (field->kind, text) ? text : RJ_HARD_BEFORE);

      if (blank && form->needed && field == form->fields)
        g_set_str (&expected, RJ_HARD_BEFORE);
      rj_hard_assert_text (field->name, g_hash_table_lookup (saved, field->name), expected);
    }
  rj_hard_assert_fits (&f);
  rj_window_set_place (RJ_WINDOW (f.window), form->place);
  rj_hard_assert_fits (&f);
  rj_hard_tear_down (&f);
}

static void
test_form (gconstpointer form)
{
  for (gsize i = 0; rj_hard_texts[i].name != NULL; i++)
    try_text (form, &rj_hard_texts[i]);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8"); // it asks for en_US, which only some machines have
  rj_ui_init ();

  for (gsize i = 0; rj_hard_forms[i].name != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("/hard-texts/%s", rj_hard_forms[i].name);

      g_strdelimit (path, " ", '-');
      g_test_add_data_func (path, &rj_hard_forms[i], test_form);
    }
  return g_test_run ();
}
