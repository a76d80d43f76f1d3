// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-words.h"

#include "rj-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PIECE         (RJ_WORDS_RUN / 2)
#define SHOWN_OF_LONG 1000

/* ---- One line ---- */

typedef struct {
  RjWordsRefused refused;
  GWeakRef object;
  char *removed; /* what is being replaced */
  int removed_at;
  guint forget_id;
  gulong map_id;
} Guard;

/* The one that holds the text; it may be wrapped more than once. (transfer none) */
static GtkText *
find_text (GtkWidget *field)
{
  GtkEditable *inner = GTK_EDITABLE (field);

  while (!GTK_IS_TEXT (inner) && gtk_editable_get_delegate (inner) != NULL)
    inner = gtk_editable_get_delegate (inner);
  return GTK_TEXT (inner);
}

static void
forget_removed (Guard *guard)
{
  if (guard->removed != NULL)
    explicit_bzero (guard->removed, strlen (guard->removed));
  g_clear_pointer (&guard->removed, g_free);
}

static gboolean
forget_cb (gpointer data)
{
  Guard *guard = data;

  guard->forget_id = 0;
  forget_removed (guard);
  return G_SOURCE_REMOVE;
}

static void
guard_free (Guard *guard)
{
  g_clear_handle_id (&guard->forget_id, g_source_remove);
  forget_removed (guard);
  g_weak_ref_clear (&guard->object);
  g_free (guard);
}

static void
say (Guard *guard, const char *sentence)
{
  g_autoptr (GObject) object = g_weak_ref_get (&guard->object);

  if (object != NULL)
    guard->refused (object, sentence);
}

static int
get_most (GtkText *text)
{
  int own = gtk_text_get_max_length (text);

  return own > 0 ? MIN (own, RJ_WORDS_LINE) : RJ_WORDS_LINE;
}

/* A paste first takes out what is selected. */
static void
delete_text_cb (GtkEditable *text, int start, int end, Guard *guard)
{
  forget_removed (guard);
  if (!gtk_text_get_visibility (GTK_TEXT (text)))
    return;
  guard->removed = gtk_editable_get_chars (text, start, end);
  guard->removed_at = start;
  if (guard->forget_id == 0)
    guard->forget_id = g_idle_add_full (G_PRIORITY_HIGH, forget_cb, guard, NULL);
}

static void
insert_text_cb (GtkEditable *text, const char *added, int length, int *position, Guard *guard)
{
  glong n = gtk_entry_buffer_get_length (gtk_text_get_buffer (GTK_TEXT (text)));
  int most = get_most (GTK_TEXT (text));
  g_autofree char *back = NULL;
  g_autofree char *sentence = NULL;

  if (n + g_utf8_strlen (added, length) <= most)
    {
      forget_removed (guard);
      return;
    }

  g_signal_stop_emission_by_name (text, "insert-text");
  if (guard->removed != NULL && *position == guard->removed_at)
    {
      int at = guard->removed_at;

      back = g_steal_pointer (&guard->removed);
      gtk_editable_insert_text (text, back, -1, &at);
      explicit_bzero (back, strlen (back));
      *position = at;
    }
  sentence = g_strdup_printf (ngettext ("Too long: this field takes up to %d character. Nothing was put in.",
                                        "Too long: this field takes up to %d characters. Nothing was put in.",
                                        (gulong) most),
                              most);
  say (guard, sentence);
}

static void
map_cb (GtkWidget *field, Guard *guard)
{
  if (g_object_get_data (G_OBJECT (field), "rj-whole") != NULL)
    say (guard, _ ("One text here is too long to be changed in this place. It stays as it is."));
}

static void
guard_line (GtkWidget *field, RjWordsRefused refused, GObject *object)
{
  GtkText *text = find_text (field);
  Guard *guard = g_object_get_data (G_OBJECT (text), "rj-guard");

  if (guard == NULL)
    {
      guard = g_new0 (Guard, 1);
      g_weak_ref_init (&guard->object, NULL);
      g_object_set_data_full (G_OBJECT (text), "rj-guard", guard, (GDestroyNotify) guard_free);
      g_signal_connect (text, "insert-text", G_CALLBACK (insert_text_cb), guard);
      g_signal_connect (text, "delete-text", G_CALLBACK (delete_text_cb), guard);
      g_signal_connect (field, "map", G_CALLBACK (map_cb), guard);
    }
  guard->refused = refused;
  g_weak_ref_set (&guard->object, object);
}

/* ---- Paragraphs ----
 *
 * Pango breaks a run of one style into lines in a time that grows with the square of its length: a megabyte
 * without a line end takes hours. Runs end where the style changes, so every other piece of a long paragraph
 * gets one that nobody can see: letters a thousandth of a pixel further apart. */

static GtkTextTag *
get_tag (GtkTextBuffer *buffer)
{
  GtkTextTag *tag = g_object_get_data (G_OBJECT (buffer), "rj-piece");

  if (tag == NULL)
    {
      tag = gtk_text_buffer_create_tag (buffer, NULL, "letter-spacing", 1, NULL);
      g_object_set_data (G_OBJECT (buffer), "rj-piece", tag);
    }
  return tag;
}

/* From @start to @end the style is the same: divides it into an odd number of pieces, so that it fits in. */
static void
divide (GtkTextBuffer *buffer, GtkTextTag *tag, const GtkTextIter *start, const GtkTextIter *end)
{
  int n = gtk_text_iter_get_offset (end) - gtk_text_iter_get_offset (start);
  int n_pieces = (n / PIECE) | 1;
  gboolean tagged = gtk_text_iter_has_tag (start, tag);
  GtkTextIter from = *start;

  for (int i = 0; i < n_pieces - 1; i++)
    {
      GtkTextIter to = from;

      gtk_text_iter_forward_chars (&to, (int) ((i + 1) * (gint64) n / n_pieces - i * (gint64) n / n_pieces));
      if (i % 2 == 1 && tagged)
        gtk_text_buffer_remove_tag (buffer, tag, &from, &to);
      else if (i % 2 == 1)
        gtk_text_buffer_apply_tag (buffer, tag, &from, &to);
      from = to;
    }
}

static void
check_line (GtkTextBuffer *buffer, GtkTextTag *tag, const GtkTextIter *in_line)
{
  GtkTextIter line_start = *in_line;
  GtkTextIter line_end = *in_line;
  GtkTextIter start = *in_line;
  GtkTextIter end = *in_line;

  if (gtk_text_iter_get_chars_in_line (in_line) <= RJ_WORDS_RUN)
    return;
  gtk_text_iter_set_line_offset (&line_start, 0);
  if (!gtk_text_iter_ends_line (&line_end))
    gtk_text_iter_forward_to_line_end (&line_end);
  if (!gtk_text_iter_toggles_tag (&start, tag)
      && (!gtk_text_iter_backward_to_tag_toggle (&start, tag)
          || gtk_text_iter_compare (&start, &line_start) < 0))
    start = line_start;
  if (!gtk_text_iter_forward_to_tag_toggle (&end, tag) || gtk_text_iter_compare (&end, &line_end) > 0)
    end = line_end;
  if (gtk_text_iter_get_offset (&end) - gtk_text_iter_get_offset (&start) > RJ_WORDS_RUN)
    divide (buffer, tag, &start, &end);
}

/* Every paragraph from @start to @end; the first and the last may go on outside. */
static void
check_lines (GtkTextBuffer *buffer, const GtkTextIter *start, const GtkTextIter *end)
{
  GtkTextTag *tag = get_tag (buffer);
  GtkTextIter at = *start;

  check_line (buffer, tag, &at);
  while (gtk_text_iter_forward_line (&at) && gtk_text_iter_compare (&at, end) < 0)
    check_line (buffer, tag, &at);
  check_line (buffer, tag, end);
}

static void
inserted_cb (GtkTextBuffer *buffer, const GtkTextIter *end, const char *added, int length)
{
  GtkTextIter start = *end;

  gtk_text_iter_backward_chars (&start, (int) g_utf8_strlen (added, length));
  check_lines (buffer, &start, end);
}

/* Two paragraphs may have become one. */
static void
deleted_cb (GtkTextBuffer *buffer, const GtkTextIter *start, const GtkTextIter *end)
{
  check_lines (buffer, start, end);
}

static void
guard_view (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  if (g_object_get_data (G_OBJECT (buffer), "rj-piece") != NULL)
    return;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  check_lines (buffer, &start, &end);
  g_signal_connect_after (buffer, "insert-text", G_CALLBACK (inserted_cb), NULL);
  g_signal_connect_after (buffer, "delete-range", G_CALLBACK (deleted_cb), NULL);
}

static void
add_piece (PangoAttrList *attributes, gsize start, gsize end)
{
  PangoAttribute *attribute = pango_attr_letter_spacing_new (1);

  attribute->start_index = (guint) start;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (attributes, attribute);
}

void
rj_words_add_pieces (GtkTextBuffer *buffer, PangoAttrList *attributes)
{
  GtkTextTag *tag;
  GtkTextIter from, to;
  gsize start = 0;

  g_return_if_fail (GTK_IS_TEXT_BUFFER (buffer) && attributes != NULL);

  tag = g_object_get_data (G_OBJECT (buffer), "rj-piece");
  if (tag == NULL)
    return;
  gtk_text_buffer_get_start_iter (buffer, &from);
  while (!gtk_text_iter_is_end (&from))
    {
      g_autofree char *piece = NULL;
      gsize end;

      to = from;
      gtk_text_iter_forward_to_tag_toggle (&to, tag);
      piece = gtk_text_buffer_get_slice (buffer, &from, &to, TRUE);
      end = start + strlen (piece);
      if (gtk_text_iter_has_tag (&from, tag))
        add_piece (attributes, start, end);
      start = end;
      from = to;
    }
}

/* ---- Both ---- */

void
rj_words_guard (GtkWidget *field, RjWordsRefused refused, GObject *object)
{
  g_return_if_fail (GTK_IS_EDITABLE (field) || GTK_IS_TEXT_VIEW (field));
  g_return_if_fail (refused != NULL && G_IS_OBJECT (object));

  if (GTK_IS_TEXT_VIEW (field))
    guard_view (gtk_text_view_get_buffer (GTK_TEXT_VIEW (field)));
  else
    guard_line (field, refused, object);
}

static void
set_line (GtkWidget *field, const char *text)
{
  gboolean was_long = g_object_get_data (G_OBJECT (field), "rj-whole") != NULL;
  gboolean is_long = g_utf8_strlen (text, -1) > get_most (find_text (field));
  g_autofree char *shown = is_long ? rj_text_for_label (text, SHOWN_OF_LONG) : g_strdup (text);

  g_object_set_data_full (G_OBJECT (field), "rj-whole", is_long ? g_strdup (text) : NULL, g_free);
  gtk_editable_set_text (GTK_EDITABLE (field), shown);
  if (was_long != is_long)
    gtk_editable_set_editable (GTK_EDITABLE (field), !is_long);
}

void
rj_words_set (GtkWidget *field, const char *text)
{
  g_return_if_fail (GTK_IS_EDITABLE (field) || GTK_IS_TEXT_VIEW (field));

  if (GTK_IS_TEXT_VIEW (field))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (field)), text != NULL ? text : "", -1);
  else
    set_line (field, text != NULL ? text : "");
}

char *
rj_words_dup (GtkWidget *field)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  g_return_val_if_fail (GTK_IS_EDITABLE (field) || GTK_IS_TEXT_VIEW (field), NULL);

  if (GTK_IS_EDITABLE (field))
    {
      const char *whole = g_object_get_data (G_OBJECT (field), "rj-whole");

      return g_strdup (whole != NULL ? whole : gtk_editable_get_text (GTK_EDITABLE (field)));
    }
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (field));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

gboolean
rj_words_any (GtkWidget *field)
{
  GtkTextIter at;

  g_return_val_if_fail (GTK_IS_EDITABLE (field) || GTK_IS_TEXT_VIEW (field), FALSE);

  if (GTK_IS_EDITABLE (field))
    return !rj_text_is_blank (gtk_editable_get_text (GTK_EDITABLE (field)));
  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (GTK_TEXT_VIEW (field)), &at);
  for (; !gtk_text_iter_is_end (&at); gtk_text_iter_forward_char (&at))
    {
      char character[7] = { 0 };

      g_unichar_to_utf8 (gtk_text_iter_get_char (&at), character);
      if (!rj_text_is_blank (character))
        return TRUE;
    }
  return FALSE;
}
