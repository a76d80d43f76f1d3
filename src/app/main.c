// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-application.h"
#include "rj-vault.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <sys/prctl.h>
#include <sys/resource.h>

int
main (int argc, char **argv)
{
  g_autoptr (RjApplication) application = NULL;

  /* No picture of the memory on the disk, whatever happens. In the sandbox nobody else may look either;
   * outside it the portals refuse a process that cannot be looked at. */
  setrlimit (RLIMIT_CORE, &(struct rlimit) { 0, 0 });
  if (g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    prctl (PR_SET_DUMPABLE, 0);
  rj_vault_prepare_process ();

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, RJ_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE); /* The templates ask for no domain by name. */
  g_set_application_name (_ ("Journal"));

  application = rj_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
