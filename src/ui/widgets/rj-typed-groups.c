// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-typed-groups.h"

#include "rj-secret-bytes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct {
  GtkWidget *box;
  GtkLabel *groups;
  GtkLabel *count;
  guint n_groups;
  guint length;
} TypedGroups;

/* (transfer full): wipe it. What is far too long is not all shown. */
static char *
dup_grouped (const TypedGroups *self, const char *text, guint *n)
{
  /* Room for all of it: a buffer that grows leaves copies. */
  GString *grouped = g_string_sized_new (2 * self->n_groups * (self->length + 1) + 1);

  *n = 0;
  for (; *text != '\0' && *n < 2 * self->n_groups * self->length; text++)
    {
      if (!g_ascii_isalnum (*text))
        continue;
      if (*n > 0 && *n % self->length == 0)
        g_string_append_c (grouped, ' ');
      g_string_append_c (grouped, g_ascii_toupper (*text));
      (*n)++;
    }
  return g_string_free_and_steal (grouped);
}

static void
changed_cb (GtkEditable *entry, TypedGroups *self)
{
  guint n;
  char *grouped = dup_grouped (self, gtk_editable_get_text (entry), &n);
  guint whole = n / self->length;
  g_autofree char *count =
    /* Translators: how much of the spare key is typed: "7 of 9 groups". */
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u group", "%u of %u groups", self->n_groups),
                     whole, self->n_groups);

  gtk_label_set_text (self->groups, grouped);
  gtk_label_set_text (self->count, count);
  gtk_widget_set_visible (self->box, n > 0);
  rj_secret_wipe (grouped, strlen (grouped));
  g_free (grouped);
}

static void
free_cb (gpointer data, GClosure *closure)
{
  g_free (data);
}

static GtkWidget *
add_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign",
                                   0.0, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

void
rj_typed_groups_add (GtkEntry *entry, guint n_groups, guint length)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (entry));
  TypedGroups *self;

  g_return_if_fail (GTK_IS_BOX (parent) && length > 0);

  self = g_new0 (TypedGroups, 1);
  self->n_groups = n_groups;
  self->length = length;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_visible (self->box, FALSE);
  self->groups = GTK_LABEL (add_label (self->box, "monospace"));
  self->count = GTK_LABEL (add_label (self->box, "dimmed"));
  /* A code is read from left to right everywhere. */
  gtk_widget_set_direction (GTK_WIDGET (self->groups), GTK_TEXT_DIR_LTR);
  gtk_box_insert_child_after (GTK_BOX (parent), self->box, GTK_WIDGET (entry));
  g_signal_connect_data (entry, "changed", G_CALLBACK (changed_cb), self, free_cb, 0);
}
