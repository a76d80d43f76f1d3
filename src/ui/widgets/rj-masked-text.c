// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-masked-text.h"

/* GtkText inside the entry masks what it says; the entry around it, which is the one in the tree, does not
 * ask it in GTK 4.18 but reads the letters. As an accessible text of its own it passes on what GtkText says.
 */
static GtkAccessibleText *
get_inner (GtkAccessibleText *self)
{
  GtkEditable *inner = GTK_EDITABLE (self);

  while (!GTK_IS_TEXT (inner) && gtk_editable_get_delegate (inner) != NULL)
    inner = gtk_editable_get_delegate (inner);
  return GTK_IS_TEXT (inner) ? GTK_ACCESSIBLE_TEXT (inner) : NULL;
}

static GBytes *
masked_get_contents (GtkAccessibleText *self, unsigned int start, unsigned int end)
{
  GtkAccessibleText *inner = get_inner (self);

  /* Nothing, with the zero at its end: it is read as a string. */
  return inner != NULL ? GTK_ACCESSIBLE_TEXT_GET_IFACE (inner)->get_contents (inner, start, end)
                       : g_bytes_new_static ("", 1);
}

static GBytes *
masked_get_contents_at (GtkAccessibleText *self,
                        unsigned int offset,
                        GtkAccessibleTextGranularity granularity,
                        unsigned int *start,
                        unsigned int *end)
{
  GtkAccessibleText *inner = get_inner (self);

  *start = *end = 0;
  return inner != NULL
           ? GTK_ACCESSIBLE_TEXT_GET_IFACE (inner)->get_contents_at (inner, offset, granularity, start, end)
           : g_bytes_new_static ("", 1);
}

static unsigned int
masked_get_caret_position (GtkAccessibleText *self)
{
  return (unsigned int) gtk_editable_get_position (GTK_EDITABLE (self));
}

static gboolean
masked_get_selection (GtkAccessibleText *self, gsize *n_ranges, GtkAccessibleTextRange **ranges)
{
  GtkAccessibleText *inner = get_inner (self);

  return inner != NULL && GTK_ACCESSIBLE_TEXT_GET_IFACE (inner)->get_selection (inner, n_ranges, ranges);
}

static gboolean
masked_get_attributes (GtkAccessibleText *self,
                       unsigned int offset,
                       gsize *n_ranges,
                       GtkAccessibleTextRange **ranges,
                       char ***names,
                       char ***values)
{
  GtkAccessibleText *inner = get_inner (self);

  return inner != NULL
         && GTK_ACCESSIBLE_TEXT_GET_IFACE (inner)->get_attributes (inner, offset, n_ranges, ranges, names,
                                                                   values);
}

static void
masked_get_default_attributes (GtkAccessibleText *self, char ***names, char ***values)
{
  GtkAccessibleText *inner = get_inner (self);

  if (inner != NULL)
    GTK_ACCESSIBLE_TEXT_GET_IFACE (inner)->get_default_attributes (inner, names, values);
  else
    *names = *values = g_new0 (char *, 1);
}

static gboolean
masked_get_extents (GtkAccessibleText *self, unsigned int start, unsigned int end, graphene_rect_t *extents)
{
  GtkAccessibleText *inner = get_inner (self);
  graphene_point_t origin;

  if (inner == NULL || !GTK_ACCESSIBLE_TEXT_GET_IFACE (inner)->get_extents (inner, start, end, extents)
      || !gtk_widget_compute_point (GTK_WIDGET (inner), GTK_WIDGET (self), &GRAPHENE_POINT_INIT_ZERO,
                                    &origin))
    return FALSE;
  graphene_rect_offset (extents, origin.x, origin.y);
  return TRUE;
}

static gboolean
masked_get_offset (GtkAccessibleText *self, const graphene_point_t *point, unsigned int *offset)
{
  GtkAccessibleText *inner = get_inner (self);
  graphene_point_t there;

  return inner != NULL && gtk_widget_compute_point (GTK_WIDGET (self), GTK_WIDGET (inner), point, &there)
         && GTK_ACCESSIBLE_TEXT_GET_IFACE (inner)->get_offset (inner, &there, offset);
}

static void
masked_text_iface_init (gpointer iface, gpointer data)
{
  GtkAccessibleTextInterface *text = iface;

  text->get_contents = masked_get_contents;
  text->get_contents_at = masked_get_contents_at;
  text->get_caret_position = masked_get_caret_position;
  text->get_selection = masked_get_selection;
  text->get_attributes = masked_get_attributes;
  text->get_default_attributes = masked_get_default_attributes;
  text->get_extents = masked_get_extents;
  text->get_offset = masked_get_offset;
}

void
rj_masked_text_init (void)
{
  static const GInterfaceInfo info = { .interface_init = masked_text_iface_init };

  /* A newer GTK may do it itself. No other type would do: it is by this one that the tree calls the field a
   * passphrase field, whose keys a screen reader does not say aloud. */
  if (!g_type_is_a (GTK_TYPE_PASSWORD_ENTRY, GTK_TYPE_ACCESSIBLE_TEXT))
    g_type_add_interface_static (GTK_TYPE_PASSWORD_ENTRY, GTK_TYPE_ACCESSIBLE_TEXT, &info);
}

static void
inserted_cb (GtkEditable *inner, const char *text, int length, int *position, GtkAccessibleText *entry)
{
  int n = (int) g_utf8_strlen (text, length);

  if (n > 0)
    gtk_accessible_text_update_contents (entry, GTK_ACCESSIBLE_TEXT_CONTENT_CHANGE_INSERT,
                                         (unsigned int) MAX (*position - n, 0), (unsigned int) *position);
}

/* Before it is gone. */
static void
deleting_cb (GtkEditable *inner, int start, int end, GtkAccessibleText *entry)
{
  if (end < 0)
    end = (int) gtk_text_get_text_length (GTK_TEXT (inner));
  if (start < end)
    gtk_accessible_text_update_contents (entry, GTK_ACCESSIBLE_TEXT_CONTENT_CHANGE_REMOVE,
                                         (unsigned int) start, (unsigned int) end);
}

void
rj_masked_text_watch (GtkPasswordEntry *entry)
{
  GtkAccessibleText *inner;

  g_return_if_fail (GTK_IS_PASSWORD_ENTRY (entry));
  g_return_if_fail (GTK_IS_ACCESSIBLE_TEXT (entry));

  inner = get_inner (GTK_ACCESSIBLE_TEXT (entry));
  g_signal_connect_object (inner, "insert-text", G_CALLBACK (inserted_cb), entry, G_CONNECT_AFTER);
  g_signal_connect_object (inner, "delete-text", G_CALLBACK (deleting_cb), entry, 0);
  g_signal_connect_object (inner, "notify::cursor-position",
                           G_CALLBACK (gtk_accessible_text_update_caret_position), entry, G_CONNECT_SWAPPED);
  g_signal_connect_object (inner, "notify::selection-bound",
                           G_CALLBACK (gtk_accessible_text_update_selection_bound), entry, G_CONNECT_SWAPPED);
}
