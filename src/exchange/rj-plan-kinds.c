// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-plan-kinds.h"

static const char *const categories[] = {
  [RJ_KIND_ROUTINE] = "ROUTINE",
  [RJ_KIND_SELF_CARE] = "SELF-CARE",
  [RJ_KIND_MEAL] = "MEAL",
  [RJ_KIND_MOVEMENT] = "MOVEMENT",
  [RJ_KIND_MINDFULNESS] = "MINDFULNESS",
  [RJ_KIND_MEDICATION] = "MEDICATION",
  [RJ_KIND_MEETING] = "MEETING",
  [RJ_KIND_APPOINTMENT] = "APPOINTMENT",
  [RJ_KIND_CALL] = "CALL",
  [RJ_KIND_WORK] = "WORK",
  [RJ_KIND_HOBBY] = "HOBBY",
  [RJ_KIND_SOCIAL] = "SOCIAL",
  [RJ_KIND_CHORE] = "CHORE",
  [RJ_KIND_REST] = "REST",
  [RJ_KIND_REFLECTION] = "REFLECTION",
  [RJ_KIND_PICK_UP] = "PICK-UP",
  [RJ_KIND_EVENT] = "EVENT",
};

const char *
rj_plan_kind_get_category (RjPlanKind kind)
{
  return (guint) kind < G_N_ELEMENTS (categories) ? categories[kind] : NULL;
}

RjPlanKind
rj_plan_kind_from_categories (char *const *names)
{
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    for (guint kind = 1; kind < G_N_ELEMENTS (categories); kind++)
      if (categories[kind] != NULL && g_ascii_strcasecmp (names[i], categories[kind]) == 0)
        return (RjPlanKind) kind;
  return 0;
}
