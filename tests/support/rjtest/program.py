# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the programs under test are; the build tells."""

import os

PROGRAM = os.environ["RJ_PROGRAM"]
APP_ID = "org.example.RecoveryJournal.Devel"
CLI = os.environ.get("RJ_CLI", "")

# The devel build derives keys quickly when asked, so that a journey does not wait for each unlock.
ENVIRONMENT = {
    "RJ_DEVEL_FAST_KDF": "1",
    **{name: os.environ[name] for name in ("GSETTINGS_SCHEMA_DIR", "LOCPATH") if name in os.environ},
}
