// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-my-plan-sheet.h"

#include "rj-text.h"

#include <glib/gi18n-lib.h>

typedef struct {
  const char *title;
  const char *about;
  const char *add;
} Words;

static Words
get_words (RjMySection section)
{
  const Words words[] = {
    [RJ_MY_REASONS] = { C_ ("my plan", "My reasons"),
                        _ ("What it is worth it for. Three of them can stand first."), _ ("Add a reason") },
    [RJ_MY_SIGNS] = { C_ ("my plan", "My early signs"),
                      _ ("What I, or people near me, notice before it gets hard."), _ ("Add a sign") },
    [RJ_MY_SITUATIONS] = { C_ ("my plan", "Risky situations"),
                           _ ("Where it may get hard, and what I will do there."), _ ("Add a situation") },
    [RJ_MY_RULES] = { C_ ("my plan", "If-then rules"),
                      _ (
                        "Shown when I log how strong it is and pick what comes after “If”, three at most, "
                        "from "
                        "the top. What is left, and what fits a check-in or a quick note, waits on Today for "
                        "three hours."),
                      _ ("Add a rule") },
    [RJ_MY_ACTIONS] = { C_ ("my plan", "What I do"), _ ("What has helped me, or might."),
                        _ ("Add something to do") },
    [RJ_MY_PEOPLE] = { C_ ("my plan", "My people"),
                       _ ("Who is good for me, and how I reach them. Help now begins with the first one."),
                       _ ("Add a person") },
    [RJ_MY_SURROUNDINGS] = { C_ ("my plan", "My surroundings"),
                             _ ("What I keep away, put out of reach, or want close by."),
                             _ ("Add something around me") },
    [RJ_MY_SAFETY_SIGNS] = { C_ ("my safety plan", "How I notice it is getting dark"), NULL,
                             _ ("Add how I notice") },
    [RJ_MY_SAFETY_ALONE] = { C_ ("my safety plan", "What steadies me by myself"), NULL,
                             _ ("Add what steadies me") },
    [RJ_MY_SAFETY_AMONG] = { C_ ("my safety plan", "Where I am not alone"), NULL,
                             _ ("Add a place or a person") },
    [RJ_MY_SAFETY_TELL] = { C_ ("my safety plan", "Who I tell"), NULL, _ ("Add who I tell") },
    [RJ_MY_SAFETY_HELP] = { C_ ("my safety plan", "Doctors, clinics and lines"), NULL,
                            _ ("Add a doctor, clinic or line") },
    [RJ_MY_SAFETY_PLACE] = { C_ ("my safety plan", "What I put out of reach"), NULL,
                             _ ("Add what I put out of reach") },
    [RJ_MY_SAFETY_STAY] = { C_ ("my safety plan", "What I stay for"), NULL, _ ("Add what I stay for") },
    [RJ_MY_IF_I_USE] = { C_ ("my plan", "If I use"),
                         _ ("What I do then, so that I stay alive and come back."),
                         _ ("Add what I do then") },
  };

  g_return_val_if_fail (section >= RJ_MY_FIRST_SECTION && section <= RJ_MY_LAST_SECTION,
                        words[RJ_MY_REASONS]);
  return words[section];
}

const char *
rj_my_section_get_title (RjMySection section)
{
  return get_words (section).title;
}

const char *
rj_my_section_get_about (RjMySection section)
{
  return get_words (section).about;
}

const char *
rj_my_section_get_add (RjMySection section)
{
  return get_words (section).add;
}

const char *
rj_my_plan_get_safety_title (void)
{
  return _ ("My safety plan");
}

const char *
rj_my_plan_get_safety_about (void)
{
  return _ ("For hours when I do not want to go on. Best written with someone I trust.");
}

const char *
rj_my_plan_get_safety_credit (void)
{
  return _ (
    "Informed by safety planning research (Stanley & Brown), suicidesafetyplan.com. The words here are "
    "our own.");
}

const char *
rj_my_plan_get_tolerance (void)
{
  return _ (
    "Your body's tolerance may be lower than before, even after a few days. An amount you once used can "
    "now be fatal.");
}

const char *
rj_my_plan_get_if_again (void)
{
  return _ (
    "Street supply varies and may contain fentanyl. If anything happens again: don't be alone, have "
    "naloxone where someone can reach it, don't mix with alcohol or sedatives, and call for help early.");
}

const char *
rj_my_plan_get_halt_name (guint halt)
{
  switch (halt)
    {
    case RJ_HALT_HUNGRY:
      return C_ ("state", "Hungry");
    case RJ_HALT_ANGRY:
      return C_ ("state", "Angry");
    case RJ_HALT_LONELY:
      return C_ ("state", "Lonely");
    case RJ_HALT_TIRED:
    default:
      return C_ ("state", "Tired");
    }
}

char *
rj_my_line_dup_if (const RjMyLine *line)
{
  g_return_val_if_fail (line != NULL, NULL);

  if (line->halt != 0)
    return g_strdup (rj_my_plan_get_halt_name (line->halt));
  /* Its trigger is not among the words any more. */
  return rj_text_for_label (line->trigger_name != NULL ? line->trigger_name : "…", RJ_TEXT_NAME);
}

char *
rj_my_line_dup_words (const RjMyLine *line)
{
  g_autofree char *text = NULL;
  g_autofree char *when = NULL;

  g_return_val_if_fail (line != NULL, NULL);

  text = rj_text_for_label (line->text, RJ_TEXT_READ);
  if (line->section != RJ_MY_RULES)
    return g_steal_pointer (&text);
  when = rj_my_line_dup_if (line);
  /* Translators: a rule of the person's: a trigger, and what to do then: "If: Stress. Then: Ten minutes
   * outside". */
  return g_strdup_printf (_ ("If: %s. Then: %s"), when, text);
}

/* ---- On paper ---- */

static void
add_lines (RjSheet *sheet, GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const RjMyLine *line = g_ptr_array_index (lines, i);
      g_autofree char *words = rj_my_line_dup_words (line);
      g_autofree char *detail = line->detail != NULL ? rj_text_for_label (line->detail, RJ_TEXT_READ) : NULL;

      rj_sheet_add_row (sheet, 0, RJ_BOX_NONE, NULL, words, detail);
    }
}

RjSheet *
rj_my_plan_sheet_new (GPtrArray *lines, guint sections, gboolean rtl)
{
  RjSheet *sheet = rj_sheet_new (C_ ("my plan", "My plan"), 1, rtl);
  gboolean safety = FALSE;

  g_return_val_if_fail (lines != NULL, sheet);

  for (int section = RJ_MY_FIRST_SECTION; section <= RJ_MY_LAST_SECTION; section++)
    {
      g_autoptr (GPtrArray) own = rj_my_lines_of (lines, (RjMySection) section);

      if ((sections & RJ_MY_SECTION_BIT (section)) == 0 || own->len == 0)
        continue;
      safety = safety || rj_my_section_is_safety ((RjMySection) section);
      rj_sheet_add_heading (sheet, rj_my_section_get_title ((RjMySection) section));
      if (section == RJ_MY_IF_I_USE)
        rj_sheet_add_row (sheet, 0, RJ_BOX_NONE, NULL, rj_my_plan_get_tolerance (),
                          rj_my_plan_get_if_again ());
      add_lines (sheet, own);
    }
  if (safety)
    rj_sheet_add_row (sheet, 0, RJ_BOX_NONE, NULL, "", rj_my_plan_get_safety_credit ());
  return sheet;
}
