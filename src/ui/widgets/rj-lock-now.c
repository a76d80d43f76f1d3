// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-lock-now.h"

void
rj_lock_now (void)
{
  GApplication *application = g_application_get_default ();

  if (application != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (application), "lock", NULL);
}
