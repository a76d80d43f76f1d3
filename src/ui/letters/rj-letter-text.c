// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-letter-text.h"

#include "rj-format.h"
#include "rj-text.h"

#include <glib/gi18n-lib.h>

char *
rj_letter_text_title (const RjLetter *self)
{
  g_autofree char *date = NULL;

  if (!rj_text_is_blank (self->title))
    return rj_text_for_label (self->title, RJ_TEXT_NAME);
  date = rj_format_date (self->record.day);
  /* Translators: a letter to oneself without a title; %s is the date it was written on. */
  return g_strdup_printf (_ ("Letter of %s"), date);
}

char *
rj_letter_text_name (const RjLetter *self)
{
  g_autofree char *title = rj_letter_text_title (self);

  if (rj_text_is_blank (self->title))
    return g_steal_pointer (&title);
  /* Translators: a letter to oneself among other things; %s is its title. */
  return g_strdup_printf (_ ("Letter: %s"), title);
}

static void
add_offers (GStrvBuilder *parts, RjContext *context, const RjLetter *self)
{
  if ((self->offers & RJ_LETTER_HARD_MOMENT) != 0)
    g_strv_builder_add (parts, _ ("For a hard moment"));
  if ((self->offers & RJ_LETTER_STRONG) != 0)
    g_strv_builder_add (parts, rj_context_say (context, _ ("After a strong {craving:one}")));
  if ((self->offers & RJ_LETTER_AFTER_USE) != 0)
    g_strv_builder_add (parts, rj_context_say (context, _ ("The day after a {use_day:one}")));
  if ((self->offers & RJ_LETTER_ON_DAY) != 0 && self->offer_day != RJ_DAY_NONE)
    {
      g_autofree char *date = rj_format_date (self->offer_day);

      /* Translators: of a letter to oneself: it is offered on this date. */
      g_strv_builder_take (parts, g_strdup_printf (C_ ("letter", "On %s"), date));
    }
  if ((self->offers & RJ_LETTER_MILESTONE) != 0 && self->milestone_from != RJ_DAY_NONE)
    {
      g_autofree char *date = rj_format_date (self->milestone_from);

      /* Translators: of a letter to oneself: it is offered on milestones; %s is a date. */
      g_strv_builder_take (parts, g_strdup_printf (_ ("On a milestone, counted from %s"), date));
    }
}

char *
rj_letter_text_summary (RjContext *context, const RjLetter *self)
{
  RjDay today = rj_clock_get_today (rj_context_get_clock (context));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  add_offers (builder, context, self);
  if (rj_letter_is_sealed (self, today))
    {
      g_autofree char *date = rj_format_date (self->sealed_until);

      /* Translators: of a letter to oneself that is sealed; %s is a date. */
      g_strv_builder_take (builder, g_strdup_printf (_ ("Not before %s"), date));
    }
  if (self->times_read > 0)
    g_strv_builder_take (builder, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Read %d time",
                                                                "Read %d times", (gulong) self->times_read),
                                                   self->times_read));
  parts = g_strv_builder_end (builder);
  return g_strjoinv (" · ", parts);
}
