// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-person-text.h"

#include "rj-text.h"

#include <glib/gi18n-lib.h>

/* By number; what is a term is said with the person's own word. */
static const char *const roles[] = {
  [RJ_ROLE_NONE] = NC_ ("role", "Left open"),
  [RJ_ROLE_MENTOR] = NC_ ("role", "{mentor:label}"),
  [RJ_ROLE_MENTEE] = NC_ ("role", "Somebody I stand by"),
  [RJ_ROLE_PEER] = NC_ ("role", "Peer supporter"),
  [RJ_ROLE_COACH] = NC_ ("role", "Coach"),
  [RJ_ROLE_FRIEND] = NC_ ("role", "Friend"),
  [RJ_ROLE_FAMILY] = NC_ ("role", "Family"),
  [RJ_ROLE_CLINICIAN] = NC_ ("role", "Doctor or nurse"),
  [RJ_ROLE_COUNSELLOR] = NC_ ("role", "Counsellor"),
  [RJ_ROLE_GROUP] = NC_ ("role", "Group"),
  [RJ_ROLE_OTHER] = NC_ ("role", "Somebody else"),
};

static const char *const reaches[] = {
  [RJ_REACH_PHONE] = NC_ ("reach", "Phone"),         [RJ_REACH_MOBILE] = NC_ ("reach", "Mobile phone"),
  [RJ_REACH_TEXT] = NC_ ("reach", "Text message"),   [RJ_REACH_EMAIL] = NC_ ("reach", "E-mail"),
  [RJ_REACH_MESSENGER] = NC_ ("reach", "Messenger"), [RJ_REACH_ADDRESS] = NC_ ("reach", "Address"),
};

static const char *const hows[] = {
  [RJ_TALK_CALLED] = NC_ ("talk", "We called"),
  [RJ_TALK_WROTE] = NC_ ("talk", "We wrote"),
  [RJ_TALK_MET] = NC_ ("talk", "We met"),
  [RJ_TALK_NOT_REACHED] = NC_ ("talk", "Could not reach them"),
};

static char *
dup_role (RjContext *context, RjPersonRole role)
{
  guint n = MIN ((guint) role, RJ_ROLE_LAST);

  return g_strdup (rj_context_say (context, g_dpgettext2 (GETTEXT_PACKAGE, "role", roles[n])));
}

char *
rj_person_text_role (RjContext *context, RjPersonRole role)
{
  g_return_val_if_fail (RJ_IS_CONTEXT (context), NULL);

  return role == RJ_ROLE_NONE ? NULL : dup_role (context, role);
}

char **
rj_person_text_list_roles (RjContext *context)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (RJ_IS_CONTEXT (context), NULL);

  for (guint i = 0; i <= RJ_ROLE_LAST; i++)
    g_strv_builder_take (builder, dup_role (context, (RjPersonRole) i));
  return g_strv_builder_end (builder);
}

const char *
rj_person_text_reach (RjReachKind kind)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "reach",
                       reaches[CLAMP ((guint) kind, RJ_REACH_PHONE, RJ_REACH_LAST)]);
}

char **
rj_person_text_list_reaches (void)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = RJ_REACH_PHONE; i <= RJ_REACH_LAST; i++)
    g_strv_builder_add (builder, rj_person_text_reach ((RjReachKind) i));
  return g_strv_builder_end (builder);
}

char *
rj_person_text_reach_title (const RjReach *reach)
{
  g_autofree char *label = NULL;

  g_return_val_if_fail (reach != NULL, NULL);

  if (reach->label == NULL)
    return g_strdup (rj_person_text_reach (reach->kind));
  label = rj_text_for_label (reach->label, RJ_TEXT_NAME);
  return g_strdup_printf ("%s · %s", rj_person_text_reach (reach->kind), label);
}

char *
rj_person_text_summary (RjContext *context, const RjPerson *person)
{
  g_autofree char *role = rj_person_text_role (context, person->role);
  const RjReach *reach = rj_person_find_number (person);
  g_autofree char *number = reach != NULL ? rj_text_for_label (reach->value, RJ_TEXT_NAME) : NULL;
  const char *parts[4] = { NULL };
  gsize n = 0;

  if (person->first)
    parts[n++] = _ ("My one person");
  if (role != NULL)
    parts[n++] = role;
  if (number != NULL)
    parts[n++] = number;
  return g_strjoinv (" · ", (char **) parts);
}

const char *
rj_person_text_how (RjTalkHow how)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "talk",
                       hows[CLAMP ((guint) how, RJ_TALK_CALLED, RJ_TALK_NOT_REACHED)]);
}

gboolean
rj_person_text_has_sheets (RjPersonRole role)
{
  return role == RJ_ROLE_MENTOR || role == RJ_ROLE_PEER || role == RJ_ROLE_COACH;
}
