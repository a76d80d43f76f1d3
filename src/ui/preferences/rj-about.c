// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-about.h"

#include "rj-safety-keys.h"

#include <glib/gi18n-lib.h>

AdwDialog *
rj_about_new (void)
{
  AdwDialog *dialog = adw_about_dialog_new ();
  AdwAboutDialog *about = ADW_ABOUT_DIALOG (dialog);

  adw_about_dialog_set_application_icon (about, RJ_APP_ID);
  /* Translators: the name of the program. */
  adw_about_dialog_set_application_name (about, _ ("Recovery Journal"));
  adw_about_dialog_set_version (about, RJ_VERSION);
  adw_about_dialog_set_developer_name (about, _ ("The Recovery Journal contributors"));
  adw_about_dialog_set_license_type (about, GTK_LICENSE_GPL_3_0);
  adw_about_dialog_set_comments (
    about, _ ("A private journal and day planner. It is not treatment, gives no medical "
              "advice, and contacts nobody."));
  /* Translators: your names, one a line. */
  adw_about_dialog_set_translator_credits (about, _ ("translator-credits"));

  rj_add_safety_keys (GTK_WIDGET (dialog));
  return dialog;
}
