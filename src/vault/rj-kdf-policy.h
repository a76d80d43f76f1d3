// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rj-kdf.h"

G_BEGIN_DECLS

/* The cheap cost of the devel profile, when RJ_DEVEL_FAST_KDF=1: so that a test of the whole program takes
 * no second for each unlock. The default profile does not look at the environment. */
#define RJ_KDF_POLICY_VARIABLE "RJ_DEVEL_FAST_KDF"

/* The cost for a new key block. Measures the machine: not on the main thread. */
gboolean rj_kdf_policy_get (RjKdfParams *params, GError **error);

G_END_DECLS
