// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-private-entry.h"

#include "rj-masked-text.h"

/* The text inside may be wrapped more than once. (transfer none) */
static GtkText *
find_text (GtkWidget *widget)
{
  GtkEditable *inner = GTK_EDITABLE (widget);

  while (!GTK_IS_TEXT (inner) && gtk_editable_get_delegate (inner) != NULL)
    inner = gtk_editable_get_delegate (inner);
  return GTK_TEXT (inner);
}

void
rj_make_private (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_EDITABLE (widget) || GTK_IS_TEXT_VIEW (widget));

  if (GTK_IS_TEXT_VIEW (widget))
    {
      GtkTextView *view = GTK_TEXT_VIEW (widget);

      gtk_text_view_set_input_hints (view, gtk_text_view_get_input_hints (view) | GTK_INPUT_HINT_PRIVATE);
    }
  else
    {
      GtkText *text = find_text (widget);

      gtk_text_set_input_hints (text, gtk_text_get_input_hints (text) | GTK_INPUT_HINT_PRIVATE);
      if (GTK_IS_PASSWORD_ENTRY (widget))
        rj_masked_text_watch (GTK_PASSWORD_ENTRY (widget));
    }
}

void
rj_make_all_private (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  if (GTK_IS_TEXT (root) || GTK_IS_TEXT_VIEW (root))
    rj_make_private (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    rj_make_all_private (child);
}

void
rj_take_first_line (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_EDITABLE (widget));

  gtk_text_set_truncate_multiline (find_text (widget), TRUE);
}
