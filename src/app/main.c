// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-application.h"
#include "rj-vault.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

/* GTK hands what is printed on through a file in the folder for temporary ones. It takes the name away at
 * once, but not the words from the disk; the folder of the session is in memory. */
static void
keep_temporary_files_in_memory (void)
{
  const char *runtime = g_getenv ("XDG_RUNTIME_DIR");

  if (runtime != NULL && g_access (runtime, W_OK) == 0)
    g_setenv ("TMPDIR", runtime, TRUE);
}

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
  keep_temporary_files_in_memory ();

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, RJ_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE); /* The templates ask for no domain by name. */
  g_set_application_name (_ ("Journal"));

  application = rj_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
