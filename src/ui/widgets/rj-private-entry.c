// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-private-entry.h"

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
      GtkEditable *inner = GTK_EDITABLE (widget);

      /* The text inside may be wrapped more than once. */
      while (!GTK_IS_TEXT (inner) && gtk_editable_get_delegate (inner) != NULL)
        inner = gtk_editable_get_delegate (inner);
      g_return_if_fail (GTK_IS_TEXT (inner));
      gtk_text_set_input_hints (GTK_TEXT (inner),
                                gtk_text_get_input_hints (GTK_TEXT (inner)) | GTK_INPUT_HINT_PRIVATE);
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
