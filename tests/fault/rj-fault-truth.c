// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-fault-truth-private.h"

#include "rj-test-vault.h"

#include <string.h>

RjFaultTruth *
rj_fault_truth_new (void)
{
  RjFaultTruth *self = g_new0 (RjFaultTruth, 1);

  self->notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->backups = g_ptr_array_new_with_free_func (g_free);
  self->forgotten = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->passphrase = g_strdup (RJ_TEST_PASSPHRASE);
  return self;
}

void
rj_fault_truth_free (RjFaultTruth *self)
{
  g_hash_table_unref (self->notes);
  g_ptr_array_unref (self->backups);
  g_free (self->passphrase);
  g_free (self->next_passphrase);
  g_free (self->old_passphrase);
  g_free (self->spare_key);
  g_free (self->draft);
  g_free (self->next_draft);
  g_free (self->old_spare_key);
  g_free (self->in_file);
  g_hash_table_unref (self->forgotten);
  g_free (self);
}

gboolean
rj_fault_truth_is_made (RjFaultTruth *self)
{
  return self->made;
}

void
rj_fault_truth_set_note (RjFaultTruth *self, const char *name, RjFaultState state)
{
  g_hash_table_insert (self->notes, g_strdup (name), GINT_TO_POINTER (state));
}

static void
learn_try (RjFaultTruth *self, const char *what, const char *of)
{
  if (g_str_equal (what, "save") || g_str_equal (what, "delete"))
    rj_fault_truth_set_note (self, of, RJ_FAULT_MAYBE);
  else if (g_str_equal (what, "passphrase"))
    g_set_str (&self->next_passphrase, of);
  else if (g_str_equal (what, "draft"))
    g_set_str (&self->next_draft, of);
  else if (g_str_equal (what, "rotate"))
    self->may_rotate = self->may_rewrite = TRUE;
  else if (g_str_equal (what, "renew") || g_str_equal (what, "forget"))
    self->may_rewrite = TRUE;
  else if (g_str_equal (what, "remove"))
    self->may_be_gone = TRUE;
  else if (g_str_equal (what, "recover") && self->in_file != NULL)
    rj_fault_truth_set_note (self, self->in_file, RJ_FAULT_MAYBE);
}

/* Whoever has been told is told the new one, too. */
static void
forget_spare_key (RjFaultTruth *self)
{
  g_free (self->old_spare_key);
  self->old_spare_key = g_steal_pointer (&self->spare_key);
  self->may_rotate = FALSE;
}

static void
learn_done (RjFaultTruth *self, const char *what, const char *of)
{
  if (g_str_equal (what, "save"))
    rj_fault_truth_set_note (self, of, RJ_FAULT_THERE);
  else if (g_str_equal (what, "delete"))
    rj_fault_truth_set_note (self, of, RJ_FAULT_GONE);
  else if (g_str_equal (what, "create") || g_str_equal (what, "make"))
    self->made = TRUE;
  else if (g_str_equal (what, "backup"))
    g_ptr_array_add (self->backups, g_strdup (of));
  else if (g_str_equal (what, "passphrase"))
    {
      g_free (self->old_passphrase);
      self->old_passphrase = g_steal_pointer (&self->passphrase);
      self->passphrase = g_steal_pointer (&self->next_passphrase);
    }
  else if (g_str_equal (what, "draft"))
    {
      g_free (self->draft);
      self->draft = g_steal_pointer (&self->next_draft);
    }
  else if (g_str_equal (what, "rotate"))
    forget_spare_key (self);
  else if (g_str_equal (what, "renew"))
    self->renewed = TRUE;
  else if (g_str_equal (what, "forget"))
    g_hash_table_add (self->forgotten, g_strdup (of));
  else if (g_str_equal (what, "remove"))
    self->gone = TRUE;
  else if (g_str_equal (what, "recover"))
    {
      self->recovered = TRUE;
      if (self->in_file != NULL)
        rj_fault_truth_set_note (self, self->in_file, RJ_FAULT_GONE);
    }
}

/* "DOMAIN CODE what of": what is not done is as it was, unless nobody can tell. */
static void
learn_failed (RjFaultTruth *self, const char *domain, int code, const char *what)
{
  gboolean half = g_str_equal (domain, "vault") && code == RJ_VAULT_ERROR_HALF_CHANGED;

  if (g_str_has_prefix (what, "passphrase") && !half)
    g_clear_pointer (&self->next_passphrase, g_free);
  if (g_str_equal (what, "rotate"))
    self->may_rotate = FALSE;
}

static void
learn_line (RjFaultTruth *self, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 3);
  guint n = g_strv_length (words);

  if (g_str_equal (words[0], "damaged"))
    {
      self->damaged = TRUE;
      self->in_file = g_strdup (n > 1 ? words[1] : NULL);
    }
  if (g_str_equal (words[0], "prunes"))
    self->prunes = TRUE;
  if (n < 2)
    return;
  if (g_str_equal (words[0], "try"))
    learn_try (self, words[1], n > 2 ? words[2] : "");
  else if (g_str_equal (words[0], "done"))
    learn_done (self, words[1], n > 2 ? words[2] : "");
  else if (g_str_equal (words[0], "spare-key"))
    g_set_str (&self->spare_key, words[1]);
  else if (g_str_equal (words[0], "others"))
    self->others = (guint) atoi (words[1]);
  else if (g_str_equal (words[0], "failed"))
    {
      const char *what = strchr (words[2], ' ');

      learn_failed (self, words[1], atoi (words[2]), what != NULL ? what + 1 : "");
    }
}

void
rj_fault_truth_learn (RjFaultTruth *self, char **told)
{
  for (guint i = 0; told[i] != NULL; i++)
    learn_line (self, told[i]);
}

void
rj_fault_truth_learn_content (RjFaultTruth *self, char **told)
{
  rj_fault_truth_learn (self, told);
  self->made = FALSE;
}

char *
rj_fault_note_text (const char *name)
{
  guint length = g_str_hash (name) % 9000;
  GString *text = g_string_new (name);

  for (guint i = 0; i < length; i++)
    g_string_append_c (text, i % 7 == 0 ? ' ' : (char) ('a' + (i * i + length) % 26));
  return g_string_free (text, FALSE);
}
