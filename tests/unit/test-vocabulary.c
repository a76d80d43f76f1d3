// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-vocabulary-choice.h"

static void
test_words (void)
{
  g_autoptr (RjVocabulary) english = rj_vocabulary_new ("en");
  g_autoptr (RjVocabulary) german = rj_vocabulary_new ("de");

  g_assert_cmpstr (rj_vocabulary_fill (english, "Log {craving:a}"), ==, "Log a craving");
  g_assert_cmpstr (rj_vocabulary_fill (english, "{coping:label} and {meeting:many}"), ==,
                   "Coping and meetings");
  g_assert_cmpstr (rj_vocabulary_fill (english, "{coping:One}"), ==, "Coping note");
  g_assert_cmpstr (rj_vocabulary_fill (german, "{use_day:A}"), ==, "Ein Tag mit Konsum");
  g_assert_cmpstr (rj_vocabulary_fill (german, "{craving:one} notieren"), ==, "Verlangen notieren");
  rj_vocabulary_set_quiet (english, TRUE);
  rj_vocabulary_set_quiet (german, TRUE);
  g_assert_cmpstr (rj_vocabulary_fill (english, "Log {craving:a}"), ==, "Log a moment");
  g_assert_cmpstr (rj_vocabulary_fill (english, "{coping:label} and {meeting:many}"), ==,
                   "Toolbox and appointments");
  g_assert_cmpstr (rj_vocabulary_fill (german, "{craving:one} notieren"), ==, "Moment notieren");
}

/* Other words for the same terms; what was handed out before stays as it was, and quiet words lie over them.
 */
static void
test_choice (void)
{
  g_autoptr (RjVocabulary) vocabulary = rj_vocabulary_new ("en");
  g_auto (GStrv) ids = rj_vocabulary_list ();
  g_autofree char *title = rj_vocabulary_dup_title (vocabulary, "plain");
  const char *before = rj_vocabulary_fill (vocabulary, "{days:many}");

  g_assert_cmpstr (before, ==, "days in recovery");
  g_assert_cmpuint (g_strv_length (ids), >=, 3);
  g_assert_cmpstr (ids[0], ==, "recovery");
  g_assert_cmpstr (title, ==, "Plain");
  rj_vocabulary_choose (vocabulary, "plain");
  g_assert_cmpstr (rj_vocabulary_fill (vocabulary, "{days:many}"), ==, "days without");
  g_assert_cmpstr (before, ==, "days in recovery");
  rj_vocabulary_set_quiet (vocabulary, TRUE);
  g_assert_cmpstr (rj_vocabulary_fill (vocabulary, "{days:many}"), ==, "days");
  rj_vocabulary_set_quiet (vocabulary, FALSE);
  rj_vocabulary_choose (vocabulary, "no such words");
  g_assert_cmpstr (rj_vocabulary_fill (vocabulary, "{days:many}"), ==, "days in recovery");
}

/* Each term of the list, in each form, has a word of its own in both layers. */
static void
test_terms (void)
{
  static const char *const terms[] = { "craving",     "days",     "coping", "meeting",
                                       "appointment", "medicine", "mentor", "use_day" };
  static const char *const forms[] = { "one", "many", "a", "label", "labels" };
  static const char *const languages[] = { "en", "de" };

  for (gsize i = 0; i < G_N_ELEMENTS (languages) * G_N_ELEMENTS (terms) * G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (RjVocabulary) vocabulary = rj_vocabulary_new (languages[i % 2]);
      g_autofree char *text =
        g_strdup_printf ("{%s:%s}", terms[i / 2 % G_N_ELEMENTS (terms)], forms[i / 2 / G_N_ELEMENTS (terms)]);
      const char *usual = rj_vocabulary_fill (vocabulary, text);

      g_assert_true (rj_vocabulary_has_term (vocabulary, text));
      g_assert_null (strchr (usual, '{'));
      rj_vocabulary_set_quiet (vocabulary, TRUE);
      g_assert_cmpstr (rj_vocabulary_fill (vocabulary, text), !=, usual);
    }
}

static void
test_other_braces (void)
{
  static const char *const texts[] = { "",    "{",         "}",  "{}",   "{craving}", "{craving:four}",
                                       "{:}", "a } b { c", "{{", "100 %" };
  g_autoptr (RjVocabulary) vocabulary = rj_vocabulary_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_cmpstr (rj_vocabulary_fill (vocabulary, texts[i]), ==, texts[i]);
      g_assert_false (rj_vocabulary_has_term (vocabulary, texts[i]));
    }
  g_assert_cmpstr (rj_vocabulary_fill (vocabulary, "{ {craving:one}}"), ==, "{ craving}");
}

static void
count (int *n)
{
  (*n)++;
}

/* What was handed out stays what it was, also when other words lie above. */
static void
test_change (void)
{
  g_autoptr (RjVocabulary) vocabulary = rj_vocabulary_new ("en");
  const char *usual = rj_vocabulary_fill (vocabulary, "{medicine:label}"), *quiet;
  int n = 0;

  g_signal_connect_swapped (vocabulary, "notify::quiet", G_CALLBACK (count), &n);
  rj_vocabulary_set_quiet (vocabulary, FALSE);
  g_assert_cmpint (n, ==, 0);
  rj_vocabulary_set_quiet (vocabulary, TRUE);
  g_assert_cmpint (n, ==, 1);
  quiet = rj_vocabulary_fill (vocabulary, "{medicine:label}");
  rj_vocabulary_set_quiet (vocabulary, FALSE);
  g_assert_cmpstr (usual, ==, "Medicine");
  g_assert_cmpstr (quiet, ==, "Daily item");
  g_assert_true (rj_vocabulary_fill (vocabulary, "{medicine:label}") == usual);
}

/* The person's words lie over the chosen ones and below the quiet ones, and break no sentence of ours. */
static void
test_own (void)
{
  g_autoptr (RjVocabulary) vocabulary = rj_vocabulary_new ("en");
  const char *before = rj_vocabulary_fill (vocabulary, "%d {days:many}");
  int n = 0;

  g_signal_connect_swapped (vocabulary, "notify::quiet", G_CALLBACK (count), &n);
  rj_vocabulary_set_own (vocabulary,
                         "{\"days:one\":\" calm %d_day{x}&<b> \",\"days:many\":\"calm days\","
                         "\"craving:many\":\"waves\",\"medicine:one\":\"thing\",\"mentor:one\":7}");
  g_assert_cmpint (n, ==, 1);
  g_assert_cmpstr (before, ==, "%d days in recovery");
  g_assert_cmpstr (rj_vocabulary_fill (vocabulary, "%d {days:many}"), ==, "%d calm days");
  g_assert_cmpstr (rj_vocabulary_fill (vocabulary, "{days:one}, {days:Labels}"), ==,
                   "calm ddayxb, Calm days");
  // the empty one stays
  g_assert_cmpstr (rj_vocabulary_fill (vocabulary, "Log {craving:a}, {craving:Many}"), ==,
                   "Log a craving, Waves");
  g_assert_cmpstr (rj_vocabulary_fill (vocabulary, "{medicine:one} {mentor:one}"), ==, "medicine mentor");
  g_assert_cmpstr (rj_vocabulary_get_own (vocabulary, "craving:many"), ==, "waves");
  g_assert_null (rj_vocabulary_get_own (vocabulary, "craving:one"));
  rj_vocabulary_choose (vocabulary, "plain");
  g_assert_cmpstr (rj_vocabulary_fill (vocabulary, "{craving:many} {meeting:one}"), ==, "waves group");
  {
    g_autofree char *chosen = rj_vocabulary_dup_chosen (vocabulary, "craving:label");

    g_assert_cmpstr (chosen, ==, "Urge");
  }
  rj_vocabulary_set_quiet (vocabulary, TRUE);
  g_assert_cmpstr (rj_vocabulary_fill (vocabulary, "{craving:one}"), ==, "moment");
  rj_vocabulary_set_quiet (vocabulary, FALSE);
  rj_vocabulary_set_own (vocabulary, "nothing of it");
  g_assert_cmpstr (rj_vocabulary_fill (vocabulary, "{craving:one}"), ==, "urge");
  g_assert_cmpint (n, ==, 5);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vocabulary/words", test_words);
  g_test_add_func ("/vocabulary/choice", test_choice);
  g_test_add_func ("/vocabulary/terms", test_terms);
  g_test_add_func ("/vocabulary/other-braces", test_other_braces);
  g_test_add_func ("/vocabulary/change", test_change);
  g_test_add_func ("/vocabulary/own", test_own);
  return g_test_run ();
}
