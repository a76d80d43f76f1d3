// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-clipboard.h"

#define CLEAR_AFTER_SECONDS 30

typedef struct {
  GdkClipboard *clipboard;
  GdkContentProvider *content;
} Copy;

static void
copy_free (Copy *copy)
{
  g_object_unref (copy->clipboard);
  g_object_unref (copy->content);
  g_free (copy);
}

static gboolean
clear_cb (gpointer data)
{
  Copy *copy = data;

  if (gdk_clipboard_get_content (copy->clipboard) == copy->content)
    gdk_clipboard_set_content (copy->clipboard, NULL);

  return G_SOURCE_REMOVE;
}

void
rj_clipboard_copy_briefly (GtkWidget *widget, const char *text)
{
  Copy *copy;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);

  copy = g_new0 (Copy, 1);
  copy->clipboard = g_object_ref (gtk_widget_get_clipboard (widget));
  copy->content = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  gdk_clipboard_set_content (copy->clipboard, copy->content);
  g_timeout_add_seconds_full (G_PRIORITY_DEFAULT, CLEAR_AFTER_SECONDS, clear_cb, copy,
                              (GDestroyNotify) copy_free);
}
