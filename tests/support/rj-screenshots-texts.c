// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-screenshots-texts.h"

static void
write_text (FILE *file, const char *scene, const char *kind, const char *text)
{
  g_autofree char *line = g_strdup (text);

  if (line == NULL || *line == '\0')
    return;
  g_strdelimit (line, "\r\n\t", ' ');
  fprintf (file, "%s\t%s\t%s\n", scene, kind, line);
}

/* What a test would compare with: the text in quotation marks. */
static void
write_property (FILE *file,
                const char *scene,
                const char *kind,
                GtkWidget *widget,
                GtkAccessibleProperty property)
{
  g_autofree char *value = NULL;

  if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), property))
    return;
  value = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), property, "");
  write_text (file, scene, kind, value);
}

void
rj_texts_write (FILE *file, const char *scene, GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget))
    write_text (file, scene, "label", gtk_label_get_text (GTK_LABEL (widget)));
  if (GTK_IS_TEXT (widget) && !(gtk_text_get_input_hints (GTK_TEXT (widget)) & GTK_INPUT_HINT_PRIVATE))
    write_text (file, scene, "field that is not private",
                G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
  if (GTK_IS_TEXT_VIEW (widget)
      && !(gtk_text_view_get_input_hints (GTK_TEXT_VIEW (widget)) & GTK_INPUT_HINT_PRIVATE))
    write_text (file, scene, "field that is not private", G_OBJECT_TYPE_NAME (widget));
  if (GTK_IS_TEXT (widget))
    write_text (file, scene, "placeholder", gtk_text_get_placeholder_text (GTK_TEXT (widget)));
  else
    {
      write_text (file, scene, "tooltip", gtk_widget_get_tooltip_text (widget));
      write_property (file, scene, "accessible label", widget, GTK_ACCESSIBLE_PROPERTY_LABEL);
      write_property (file, scene, "accessible description", widget, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
      write_property (file, scene, "accessible value", widget, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    rj_texts_write (file, scene, child);
}
