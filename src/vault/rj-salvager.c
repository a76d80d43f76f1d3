// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "rj-salvager.h"

#include "rj-file.h"
#include "rj-page-reader.h"
#include "rj-root-secret.h"
#include "rj-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define PROGRAM   "recovery-journal-salvage"
#define GROUP     "salvage"
#define MIB       (G_GUINT64_CONSTANT (1024) * 1024)
#define MAX_ORDER (16 * 1024)
/* Key, folder, name, and where to: a line each. */
#define ORDER_LINES 4

void
rj_salvage_report_free (RjSalvageReport *self)
{
  g_clear_pointer (&self->lost, g_array_unref);
  g_free (self);
}

/* ---- The process that does it ---- */

static void
limit (int resource, guint64 most)
{
  const struct rlimit value = { most, most };

  setrlimit ((__rlimit_resource_t) resource, &value);
}

/* What it reads may be anything. */
static void
confine (gint64 file_size)
{
  prctl (PR_SET_DUMPABLE, 0);
  prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  limit (RLIMIT_CORE, 0);
  limit (RLIMIT_CPU, 1800);
  limit (RLIMIT_FSIZE, (guint64) file_size * 2 + 64 * MIB);
#if !defined(__SANITIZE_ADDRESS__)
  limit (RLIMIT_AS, (guint64) file_size * 6 + 1024 * MIB);
#endif
}

/* It dies with whoever started it, so that a lock leaves no key behind and the next salvage is alone; also
 * when that one was gone before it could say so: nobody reads its answer then. */
static gboolean
follow_starter (int answer)
{
  struct pollfd pipe_end = { .fd = answer };

  return prctl (PR_SET_PDEATHSIG, SIGKILL) == 0 && poll (&pipe_end, 1, 0) >= 0
         && !(pipe_end.revents & (POLLERR | POLLNVAL));
}

/* (transfer full) (nullable): wiped by the caller */
static char *
read_order (int fd)
{
  g_autofree char *text = g_malloc0 (MAX_ORDER + 1);
  gssize length = TEMP_FAILURE_RETRY (pread (fd, text, MAX_ORDER, 0));

  return length > 0 && length < MAX_ORDER ? g_steal_pointer (&text) : NULL;
}

static gboolean
salvage (char **order, GKeyFile *report, GError **error)
{
  g_autoptr (RjSecretBytes) key = rj_secret_bytes_new_text (order[0]);
  g_autoptr (RjPageImage) image = NULL;
  g_autoptr (GArray) lost = NULL;
  g_autofree char *path = g_build_filename (order[1], order[2], NULL);
  RjSalvageCounts counts;
  struct stat status = { 0 };
  int folder;

  if (rj_secret_bytes_get_length (key) != RJ_RAW_KEY_DIGITS)
    return FALSE;
  if (lstat (path, &status) == 0)
    confine (status.st_size);
  folder = rj_file_open_folder (order[1], FALSE, error);
  if (folder < 0)
    return FALSE;
  image = rj_page_reader_read (folder, order[2], key, error);
  close (folder);
  if (image == NULL || !rj_salvage_run (image, order[3], key, &counts, error))
    return FALSE;
  lost = rj_page_reader_list_lost (image);
  g_key_file_set_integer (report, GROUP, "pages", (int) image->n_pages);
  if (lost->len > 0)
    g_key_file_set_integer_list (report, GROUP, "lost", (int *) (void *) lost->data, lost->len);
  g_key_file_set_integer (report, GROUP, "rows", (int) counts.rows);
  g_key_file_set_integer (report, GROUP, "cut", (int) counts.cut);
  g_key_file_set_integer (report, GROUP, "made", (int) counts.made);
  g_key_file_set_integer (report, GROUP, "homeless", (int) counts.homeless);
  return TRUE;
}

int
rj_salvager_main (int from, FILE *out)
{
  g_autoptr (GKeyFile) report = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *order = follow_starter (fileno (out)) ? read_order (from) : NULL;
  g_auto (GStrv) lines = order != NULL ? g_strsplit (order, "\n", ORDER_LINES) : NULL;
  g_autofree char *text = NULL;
  gboolean done;

  if (lines == NULL || g_strv_length (lines) != ORDER_LINES)
    return 2;
  rj_secret_wipe (order, strlen (order));
  done = salvage (lines, report, &error);
  rj_secret_wipe (lines[0], strlen (lines[0]));
  if (!done)
    {
      g_key_file_set_string (report, GROUP, "domain", error != NULL ? g_quark_to_string (error->domain) : "");
      g_key_file_set_integer (report, GROUP, "code", error != NULL ? error->code : 0);
      g_key_file_set_string (report, GROUP, "message", error != NULL ? error->message : "");
    }
  text = g_key_file_to_data (report, NULL, NULL);
  return fputs (text, out) >= 0 && fflush (out) == 0 && done ? 0 : 1;
}

/* ---- Who starts it ---- */

static char *
dup_program (void)
{
#if RJ_DEVEL
  const char *folder = g_getenv ("RJ_DEVEL_LIBEXEC");

  if (folder != NULL)
    return g_build_filename (folder, PROGRAM, NULL);
#endif
  return g_build_filename (RJ_LIBEXECDIR, PROGRAM, NULL);
}

static gboolean
write_all (int fd, gconstpointer data, gsize length)
{
  const char *at = data;

  while (length > 0)
    {
      gssize written = TEMP_FAILURE_RETRY (write (fd, at, length));

      if (written <= 0)
        return FALSE;
      at += written;
      length -= (gsize) written;
    }
  return TRUE;
}

/* Not on the command line, where others can read it, and not in a file. */
static int
make_order (const char *folder, const char *name, const char *to, RjSecretBytes *raw_key)
{
  g_autofree char *rest = g_strjoin ("\n", "", folder, name, to, NULL);
  g_autofd int fd = memfd_create ("rj", MFD_CLOEXEC | MFD_ALLOW_SEALING);

  if (fd >= 0 && write_all (fd, rj_secret_bytes_get (raw_key), rj_secret_bytes_get_length (raw_key))
      && write_all (fd, rest, strlen (rest))
      && fcntl (fd, F_ADD_SEALS, F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_WRITE | F_SEAL_SEAL) == 0)
    return g_steal_fd (&fd);
  return -1;
}

/* Domains of errors travel by name. */
static void
set_told_error (GKeyFile *file, GError **error)
{
  g_autofree char *domain = g_key_file_get_string (file, GROUP, "domain", NULL);
  g_autofree char *message = g_key_file_get_string (file, GROUP, "message", NULL);
  int code = g_key_file_get_integer (file, GROUP, "code", NULL);
  GQuark quark = RJ_STORE_ERROR;

  if (g_strcmp0 (domain, g_quark_to_string (quark)) != 0)
    quark = G_IO_ERROR;
  if (g_strcmp0 (domain, g_quark_to_string (quark)) == 0)
    g_set_error (error, quark, code, "%s", message);
  else
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "The salvage came to no end");
}

static RjSalvageReport *
read_report (const char *text, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree int *lost = NULL;
  RjSalvageReport *self;
  gsize n_lost = 0;

  if (!g_key_file_load_from_data (file, text, (gsize) -1, G_KEY_FILE_NONE, NULL)
      || !g_key_file_has_key (file, GROUP, "rows", NULL))
    {
      set_told_error (file, error);
      return NULL;
    }
  self = g_new0 (RjSalvageReport, 1);
  lost = g_key_file_get_integer_list (file, GROUP, "lost", &n_lost, NULL);
  self->lost = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (n_lost > 0)
    g_array_append_vals (self->lost, lost, (guint) n_lost);
  self->n_pages = (guint) g_key_file_get_integer (file, GROUP, "pages", NULL);
  self->counts.rows = (guint) g_key_file_get_integer (file, GROUP, "rows", NULL);
  self->counts.cut = (guint) g_key_file_get_integer (file, GROUP, "cut", NULL);
  self->counts.made = (guint) g_key_file_get_integer (file, GROUP, "made", NULL);
  self->counts.homeless = (guint) g_key_file_get_integer (file, GROUP, "homeless", NULL);
  return self;
}

/* (transfer full) (nullable): what it said; NULL when it was cancelled, or could not be started. */
static char *
run_process (int order, GCancellable *cancellable, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autofree char *program = dup_program ();
  g_autoptr (GSubprocess) process = NULL;
  char *text = NULL;

  g_subprocess_launcher_take_stdin_fd (launcher, order);
  process = g_subprocess_launcher_spawn (launcher, error, program, NULL);
  if (process == NULL)
    return NULL;
  if (g_subprocess_communicate_utf8 (process, NULL, cancellable, &text, NULL, error))
    return text;
  g_subprocess_force_exit (process);
  g_subprocess_wait (process, NULL, NULL);
  return NULL;
}

static void
remove_output (const char *to)
{
  g_autofree char *journal = g_strconcat (to, "-journal", NULL);
  g_autofree char *proof = g_strconcat (to, ".proof", NULL);
  g_autofree char *proof_journal = g_strconcat (to, ".proof-journal", NULL);

  unlink (to);
  unlink (journal);
  unlink (proof);
  unlink (proof_journal);
}

RjSalvageReport *
rj_salvager_run (const char *folder,
                 const char *name,
                 const char *to,
                 RjSecretBytes *raw_key,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (RjSalvageReport) report = NULL;
  g_autofree char *text = NULL;
  int order = make_order (folder, name, to, raw_key);

  if (order < 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "There is no memory for the order");
      return NULL;
    }
  text = run_process (order, cancellable, error);
  if (text != NULL)
    report = read_report (text, error);
  /* Read by this process with its own eyes. */
  if (report != NULL && rj_census_take_file (to, raw_key, &report->census, cancellable, error))
    return g_steal_pointer (&report);
  remove_output (to);
  return NULL;
}
