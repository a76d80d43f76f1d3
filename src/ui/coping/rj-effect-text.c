// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-effect-text.h"

#include "rj-format.h"
#include "rj-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* ---- People ---- */

static gboolean
has_word (const char *text, const char *const *words)
{
  g_auto (GStrv) tokens = text != NULL ? g_str_tokenize_and_fold (text, NULL, NULL) : NULL;

  for (guint i = 0; tokens != NULL && tokens[i] != NULL; i++)
    if (g_strv_contains (words, tokens[i]))
      return TRUE;
  return FALSE;
}

gboolean
rj_effect_text_is_people (const RjStrategy *strategy)
{
  static const char *const starters[] = { "call", "text", "meeting", "line", "meds", NULL };
  g_auto (GStrv) words = NULL;
  const char *const *list;

  g_return_val_if_fail (strategy != NULL, FALSE);

  if (strategy->starter != NULL && g_strv_contains (starters, strategy->starter))
    return TRUE;
  /* Translators: single words, with blanks between: coping notes with one of them in the title or a tag are
   * about other people, calls, meetings or helplines. Every form that a title may have. */
  words = g_str_tokenize_and_fold (
    _ ("call calling phone ring message meeting meetings group sponsor mentor friend "
       "friends helpline hotline visit people"),
    NULL, NULL);
  list = (const char *const *) words;
  if (has_word (strategy->title, list))
    return TRUE;
  for (guint i = 0; strategy->tags != NULL && strategy->tags[i] != NULL; i++)
    if (has_word (strategy->tags[i], list))
      return TRUE;
  return FALSE;
}

/* ---- Numbers ---- */

char *
rj_effect_text_number (double number)
{
  return g_strdup_printf (fabs (number - round (number)) < 0.05 ? "%.0f" : "%.1f", fabs (number));
}

/* With a sign; nothing stands for less than nothing. */
static char *
dup_signed (double number)
{
  g_autofree char *size = rj_effect_text_number (number);

  if (fabs (number) < 0.05)
    return g_steal_pointer (&size);
  /* Isolated, so that the sign stays with it in a language from right to left. */
  return g_strdup_printf ("\u2068%s%s\u2069", number < 0 ? "\u2212" : "+", size);
}

/* ---- Sentences ---- */

static char *
dup_too_few (const RjNoteEffect *effect)
{
  if (effect->n_used < RJ_EFFECT_LEAST || effect->n_used == effect->points->len)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Used %u time. From 5 on you can see how it went.",
                                         "Used %u times. From 5 on you can see how it went.", effect->n_used),
                            effect->n_used);
  return g_strdup_printf (
    /* Translators: how often a coping note was used, and in how many of them the strength was rated again. */
    g_dngettext (
      GETTEXT_PACKAGE,
      "Used %u time. Rated again after about 15 minutes: %u. From 5 of these on you can see how it "
      "went.",
      "Used %u times. Rated again after about 15 minutes: %u. From 5 of these on you can see how it "
      "went.",
      effect->n_used),
    effect->n_used, effect->points->len);
}

static char *
dup_with (const RjNoteEffect *effect)
{
  guint n = effect->word == RJ_EFFECT_NOT_COMPARED ? effect->points->len : effect->gain.n;
  g_autofree char *before = rj_effect_text_number (effect->before);
  g_autofree char *after = rj_effect_text_number (effect->after);

  /* Translators: strength before and after; both are medians ("middle value"). */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "With this: %s to %s after 15 minutes (%u time, middle value).",
                                       "With this: %s to %s after 15 minutes (%u times, middle value).", n),
                          before, after, n);
}

static char *
dup_without (const RjNoteEffect *effect)
{
  g_autofree char *before = rj_effect_text_number (effect->before);
  g_autofree char *after = rj_effect_text_number (effect->after_without);

  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "Without it, from the same strength: %s to %s (%u time).",
                 "Without it, from the same strength: %s to %s (%u times).", effect->n_without),
    before, after, effect->n_without);
}

static char *
dup_used (const RjNoteEffect *effect)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Used %u time.", "Used %u times.", effect->n_used),
                          effect->n_used);
}

GStrv
rj_effect_text_sentences (const RjNoteEffect *effect, gboolean people)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  char *change;

  g_return_val_if_fail (effect != NULL, NULL);

  if (effect->word == RJ_EFFECT_TOO_FEW)
    g_strv_builder_take (builder, dup_too_few (effect));
  else if (people)
    g_strv_builder_take (builder, effect->after < effect->before ? dup_with (effect) : dup_used (effect));
  else
    {
      g_strv_builder_take (builder, dup_with (effect));
      if (effect->word == RJ_EFFECT_NOT_COMPARED)
        g_strv_builder_add (builder, _ ("Too few without it from the same strength to set beside."));
      else
        g_strv_builder_take (builder, dup_without (effect));
    }
  change = people ? NULL : rj_effect_text_change (effect);
  if (change != NULL)
    g_strv_builder_take (builder, change);
  return g_strv_builder_end (builder);
}

char *
rj_effect_text_change (const RjNoteEffect *effect)
{
  g_autofree char *size = NULL;

  g_return_val_if_fail (effect != NULL, NULL);

  size = rj_effect_text_number (effect->gain.median);
  switch (effect->word)
    {
    case RJ_EFFECT_SAME_AS_WITHOUT:
      return g_strdup (_ ("About the same."));
    case RJ_EFFECT_NOT_CLEAR:
      return g_strdup (_ ("Not clear yet."));
    case RJ_EFFECT_LOWER:
      /* Translators: of the strength of an urge; %s is a number of points, like 2 or 1.5. */
      return g_strdup_printf (_ ("Lower with it, by %s."), size);
    case RJ_EFFECT_HIGHER:
      return g_strdup_printf (_ ("Higher with it, by %s."), size);
    case RJ_EFFECT_TOO_FEW:
    case RJ_EFFECT_NOT_COMPARED:
    default:
      return NULL;
    }
}

char *
rj_effect_text_spread (const RjNoteEffect *effect)
{
  g_autofree char *middle = NULL;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  g_return_val_if_fail (effect != NULL, NULL);

  if (effect->gain.n == 0)
    return NULL;
  /* As a difference of strength: less is lower. */
  middle = dup_signed (-effect->gain.median);
  low = dup_signed (-effect->gain.high);
  high = dup_signed (-effect->gain.low);
  /* Translators: how much lower or higher the strength was than without it, in points, like −2, −3 and −1. */
  return g_strdup_printf (_ ("Difference in points: %s in the middle, half of them from %s to %s."), middle,
                          low, high);
}

/* ---- One episode ---- */

char *
rj_effect_text_point (const RjEffectPoint *point)
{
  int minutes;

  g_return_val_if_fail (point != NULL, NULL);

  minutes = (int) ((point->after.at_us - point->episode->at_us) / G_TIME_SPAN_MINUTE);
  /* Translators: the strength of an urge before and after: "7 to 4 after 14 minutes". */
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%d to %d after %d minute", "%d to %d after %d minutes", (gulong) minutes),
    point->episode->strength, point->after.strength, minutes);
}

char *
rj_effect_text_without (const RjEffectPoint *point)
{
  g_autofree char *after = NULL;

  g_return_val_if_fail (point != NULL, NULL);

  if (point->n_without < RJ_EFFECT_LEAST)
    return g_strdup (_ ("Too few without it from the same strength to set beside."));
  after = rj_effect_text_number (point->episode->strength - point->drop_without);
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "Without it, from the same strength: %d to %s (%u time).",
                 "Without it, from the same strength: %d to %s (%u times).", point->n_without),
    point->episode->strength, after, point->n_without);
}

char *
rj_effect_text_when (const RjEpisode *episode)
{
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;

  g_return_val_if_fail (episode != NULL, NULL);

  day = rj_format_day_short (episode->day);
  time = rj_format_minutes (episode->minutes);
  /* Translators: a day and a time: "Sat 21 Nov at 19:02". */
  return g_strdup_printf (C_ ("when", "%s at %s"), day, time);
}
