// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Words of made-up days, in several scripts. They are content, not strings of the program: never translated.

static const char *const rj_generator_notes[] = {
  "Slept badly, long day.",
  "Walked home along the river.",
  "Called Sam. That helped.",
  "Ruhiger Tag, viel gelesen. Müde, aber in Ordnung.",
  "Сегодня было тяжело, но я справился.",
  "今日は雨。散歩に出た。",
  "اليوم كان أفضل من أمس.",
  "היה יום שקט.",
  "आज मन हल्का है।",
  "Σήμερα πήγα για περπάτημα.",
  "Cooked soup 🍲 and watched a film 🎬.",
  "C'était difficile ce matin, mieux le soir.",
};
static const char *const rj_generator_bodies[] = { "tight chest", "restless legs", "warm hands", "Bauchweh" };
static const char *const rj_generator_thoughts[] = {
  "just once would be fine",
  "nobody would know",
  "это пройдёт",
  "it passes like the last one",
};
static const char *const rj_generator_titles[] = { "A letter I will not send", "Sonntag", "朝",
                                                   "Something good" };
