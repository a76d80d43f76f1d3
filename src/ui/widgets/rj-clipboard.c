// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-clipboard.h"

/* Klipper and those who follow it do not keep what comes with this. */
#define HINT_TYPE  "x-kde-passwordManagerHint"
#define HINT_VALUE "secret"

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
  g_autoptr (GBytes) hint = g_bytes_new_static (HINT_VALUE, sizeof HINT_VALUE - 1);
  Copy *copy;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);

  copy = g_new0 (Copy, 1);
  copy->clipboard = g_object_ref (gtk_widget_get_clipboard (widget));
  copy->content = gdk_content_provider_new_union (
    (GdkContentProvider *[]) { gdk_content_provider_new_typed (G_TYPE_STRING, text),
                               gdk_content_provider_new_for_bytes (HINT_TYPE, hint) },
    2);
  gdk_clipboard_set_content (copy->clipboard, copy->content);
  g_timeout_add_seconds_full (G_PRIORITY_DEFAULT, RJ_CLIPBOARD_SECONDS, clear_cb, copy,
                              (GDestroyNotify) copy_free);
}

void
rj_clipboard_clear_own (GdkDisplay *display)
{
  GdkClipboard *clipboards[] = { gdk_display_get_clipboard (display),
                                 gdk_display_get_primary_clipboard (display) };

  for (gsize i = 0; i < G_N_ELEMENTS (clipboards); i++)
    if (gdk_clipboard_is_local (clipboards[i]))
      gdk_clipboard_set_content (clipboards[i], NULL);
  gdk_display_flush (display);
}
