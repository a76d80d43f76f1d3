// SPDX-License-Identifier: GPL-3.0-or-later
// The power goes. What the program wrote is written down call by call; then disks are made as they may be
// after any of the calls: of what was synced nothing is lost, of the rest each sector is old, new or garbage,
// each file has one of its sizes, and names that were not synced are changed or not. On each of them the
// journal opens, and what the program had said is done is done.
#include "rj-fault-calls.h"
#include "rj-fault-flows.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define PUSH    1000
#define RELEASE 50000
#define SECTOR  512

/* One file: what is safe, and what has happened to it since. */
typedef struct {
  gboolean is_folder;
  GByteArray *safe;
  GPtrArray *since; /* (element-type RjFaultRecord) not owned */
} File;

/* What the names of one folder are, and what has happened to them since. */
typedef struct {
  GHashTable *names; /* name below the place → inode */
  GHashTable *files; /* inode → File */
  GPtrArray *since;  /* renames and the like that are not safe */
} Disk;

typedef struct {
  const RjFaultFlow *flow;
  const char *place;
  const char *before;
  const char *log;
} Recording;

/* ---- Writing down ---- */

static void
record_folder (const char *place, const char *below)
{
  g_autofree char *path = g_build_filename (place, below, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *under = below[0] != '\0' ? g_build_filename (below, name, NULL) : g_strdup (name);
      g_autofree char *full = g_build_filename (place, under, NULL);
      g_autofree char *line = NULL;
      struct stat status;

      g_assert_cmpint (g_lstat (full, &status), ==, 0);
      line = g_strdup_printf ("inode %" G_GUINT64_FORMAT " %s", (guint64) status.st_ino, under);
      rj_fault_calls_record_line (line);
      if (S_ISDIR (status.st_mode))
        record_folder (place, under);
    }
}

static void
arm (gpointer data)
{
  Recording *recording = data;
  g_autofree char *line = NULL;
  struct stat status;

  rj_fault_copy_folder (recording->place, recording->before);
  rj_fault_calls_record (recording->log);
  g_assert_cmpint (g_stat (recording->place, &status), ==, 0);
  line = g_strdup_printf ("inode %" G_GUINT64_FORMAT " .", (guint64) status.st_ino);
  rj_fault_calls_record_line (line);
  record_folder (recording->place, "");
  rj_fault_calls_record_line ("begin");
}

static void
run_body (int say, gpointer data)
{
  Recording *recording = data;
  RjFaultJob job = { .flow = recording->flow, .place = recording->place, .arm = arm, .data = recording };

  rj_fault_calls_watch (recording->place);
  rj_fault_set_said (rj_fault_calls_record_line);
  rj_fault_run_flow (say, &job);
}

/* ---- Disks ---- */

static void
file_free (gpointer data)
{
  File *self = data;

  g_byte_array_unref (self->safe);
  g_ptr_array_unref (self->since);
  g_free (self);
}

static File *
add_file (Disk *disk, guint64 inode)
{
  File *file = g_new0 (File, 1);

  file->safe = g_byte_array_new ();
  file->since = g_ptr_array_new ();
  g_hash_table_replace (disk->files, g_memdup2 (&inode, sizeof inode), file);
  return file;
}

static void
set_name (GHashTable *names, const char *name, guint64 inode)
{
  g_hash_table_insert (names, g_strdup (name), g_memdup2 (&inode, sizeof inode));
}

static GHashTable *
new_names (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
disk_init (Disk *disk)
{
  disk->names = new_names ();
  disk->files = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, file_free);
  disk->since = g_ptr_array_new ();
}

static void
disk_clear (Disk *disk)
{
  g_hash_table_unref (disk->names);
  g_hash_table_unref (disk->files);
  g_ptr_array_unref (disk->since);
}

/* "inode NUMBER NAME": what there was, and all of it was safe. */
static void
learn_inode (Disk *disk, const char *before, const char *line)
{
  char *end;
  guint64 inode = g_ascii_strtoull (line, &end, 10);
  g_autofree char *path = g_build_filename (before, end + 1, NULL);
  g_autofree char *content = NULL;
  gsize length = 0;
  File *file = add_file (disk, inode);

  file->is_folder = g_file_test (path, G_FILE_TEST_IS_DIR);
  if (!file->is_folder)
    {
      g_assert_true (g_file_get_contents (path, &content, &length, NULL));
      g_byte_array_append (file->safe, (const guint8 *) content, (guint) length);
    }
  set_name (disk->names, end + 1, inode);
}

static void
apply (GByteArray *content, const RjFaultRecord *record)
{
  gsize length = 0;
  const guint8 *data = g_bytes_get_data (record->data, &length);
  gsize size =
    record->call == RJ_FAULT_CALL_TRUNCATE ? record->offset : MAX (content->len, record->offset + length);
  guint before = content->len;

  g_byte_array_set_size (content, (guint) size);
  if (size > before)
    memset (content->data + before, 0, size - before);
  if (length > 0)
    memcpy (content->data + record->offset, data, length);
}

static const char *
folder_of (const char *name, char **owned)
{
  *owned = g_path_get_dirname (name);
  return *owned;
}

static void
change_names (GHashTable *names, const RjFaultRecord *record)
{
  const guint64 *inode;
  guint64 first, second;

  switch (record->call)
    {
    case RJ_FAULT_CALL_MAKE:
      set_name (names, record->name, record->file);
      break;
    case RJ_FAULT_CALL_UNLINK:
      g_hash_table_remove (names, record->name);
      break;
    case RJ_FAULT_CALL_RENAME:
      first = record->file;
      inode = g_hash_table_lookup (names, record->to);
      second = inode != NULL ? *inode : 0;
      set_name (names, record->to, first);
      if (record->offset != 0 && second != 0)
        set_name (names, record->name, second);
      else
        g_hash_table_remove (names, record->name);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Of a folder: what has happened to the names in it is safe now. */
static void
sync_folder (Disk *disk, guint64 inode)
{
  const char *name = NULL;
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, disk->names);
  while (name == NULL && g_hash_table_iter_next (&iter, &key, &value))
    if (*(guint64 *) value == inode)
      name = key;
  // A folder that is itself not safe yet: its own name is among what is not.
  for (guint i = 0; name == NULL && i < disk->since->len; i++)
    {
      const RjFaultRecord *record = g_ptr_array_index (disk->since, i);

      if (record->call == RJ_FAULT_CALL_MAKE && record->file == inode)
        name = record->name;
    }
  g_assert_nonnull (name);
  for (guint i = 0; i < disk->since->len;)
    {
      const RjFaultRecord *record = g_ptr_array_index (disk->since, i);
      g_autofree char *owned = NULL;

      if (!g_str_equal (folder_of (record->to != NULL ? record->to : record->name, &owned), name))
        i++;
      else
        {
          change_names (disk->names, record);
          g_ptr_array_remove_index (disk->since, i);
        }
    }
}

static void
step (Disk *disk, RjFaultRecord *record)
{
  File *file = record->file != 0 ? g_hash_table_lookup (disk->files, &record->file) : NULL;

  switch (record->call)
    {
    case RJ_FAULT_CALL_MAKE:
      add_file (disk, record->file)->is_folder = record->offset != 0;
      g_ptr_array_add (disk->since, record);
      break;
    case RJ_FAULT_CALL_RENAME:
    case RJ_FAULT_CALL_UNLINK:
      g_ptr_array_add (disk->since, record);
      break;
    case RJ_FAULT_CALL_WRITE:
    case RJ_FAULT_CALL_TRUNCATE:
      g_assert_nonnull (file);
      g_ptr_array_add (file->since, record);
      break;
    case RJ_FAULT_CALL_SYNC:
      g_assert_nonnull (file);
      if (file->is_folder)
        sync_folder (disk, record->file);
      for (guint i = 0; i < file->since->len; i++)
        apply (file->safe, g_ptr_array_index (file->since, i));
      g_ptr_array_set_size (file->since, 0);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* ---- After the power came back ---- */

static gboolean
touches (const RjFaultRecord *record, gsize sector)
{
  gsize length = g_bytes_get_size (record->data);

  return record->call == RJ_FAULT_CALL_WRITE && record->offset < (sector + 1) * SECTOR
         && record->offset + length > sector * SECTOR;
}

/* Only what was being written may be garbage. */
static void
spoil (GByteArray *content, const RjFaultRecord *record, gsize sector)
{
  gsize begin = MAX (sector * SECTOR, record->offset);
  gsize end =
    MIN (MIN ((sector + 1) * SECTOR, record->offset + g_bytes_get_size (record->data)), content->len);

  for (gsize i = begin; i < end; i++)
    content->data[i] = (guint8) g_test_rand_int_range (0, 256);
}

/* Each sector and the size are as at some moment since the last sync. Cutting a file is one change: a sector
 * that is within the size is not taken from a moment when it was not. */
static GByteArray *
guess_content (File *file)
{
  g_autoptr (GPtrArray) versions = g_ptr_array_new_with_free_func ((GDestroyNotify) g_byte_array_unref);
  GByteArray *result = g_byte_array_new ();
  const GByteArray *sized;

  for (guint i = 0; i <= file->since->len; i++)
    {
      const GByteArray *last = i > 0 ? g_ptr_array_index (versions, i - 1) : file->safe;
      GByteArray *version = g_byte_array_new ();

      g_byte_array_append (version, last->data, last->len);
      if (i > 0)
        apply (version, g_ptr_array_index (file->since, i - 1));
      g_ptr_array_add (versions, version);
    }
  sized = g_ptr_array_index (versions, (guint) g_test_rand_int_range (0, (int) versions->len));
  g_byte_array_set_size (result, sized->len);
  if (sized->len > 0)
    memset (result->data, 0, sized->len);
  for (gsize sector = 0; sector * SECTOR < result->len; sector++)
    {
      gsize begin = sector * SECTOR;
      guint which;
      const GByteArray *version;

      do
        {
          which = (guint) g_test_rand_int_range (0, (int) versions->len);
          version = g_ptr_array_index (versions, which);
        }
      while (version->len <= begin);
      memcpy (result->data + begin, version->data + begin,
              MIN (MIN (begin + SECTOR, result->len), version->len) - begin);
      if (which > 0 && touches (g_ptr_array_index (file->since, which - 1), sector)
          && g_test_rand_int_range (0, 8) == 0)
        spoil (result, g_ptr_array_index (file->since, which - 1), sector);
    }
  return result;
}

/* Half of the time the names changed in order up to some moment, as where a file system keeps a log of them;
 * otherwise any of the changes is there or not. */
static GHashTable *
guess_names (Disk *disk)
{
  GHashTable *names = new_names ();
  gboolean in_order = g_test_rand_bit ();
  guint up_to = (guint) g_test_rand_int_range (0, (int) disk->since->len + 1);
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, disk->names);
  while (g_hash_table_iter_next (&iter, &key, &value))
    set_name (names, key, *(guint64 *) value);
  for (guint i = 0; i < disk->since->len; i++)
    if (in_order ? i < up_to : g_test_rand_bit ())
      change_names (names, g_ptr_array_index (disk->since, i));
  return names;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
write_disk (Disk *disk, const char *place)
{
  g_autoptr (GHashTable) names = guess_names (disk);
  g_autoptr (GPtrArray) sorted = g_hash_table_get_keys_as_ptr_array (names);

  g_ptr_array_sort (sorted, compare_names);
  for (guint i = 0; i < sorted->len; i++)
    {
      const char *name = g_ptr_array_index (sorted, i);
      File *file = g_hash_table_lookup (disk->files, g_hash_table_lookup (names, name));
      g_autofree char *path = g_build_filename (place, name, NULL);
      g_autofree char *parent = g_path_get_dirname (path);

      // What is in a folder that is not there is not there.
      if (g_str_equal (name, ".") || !g_file_test (parent, G_FILE_TEST_IS_DIR))
        continue;
      if (file->is_folder)
        g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
      else
        {
          g_autoptr (GByteArray) content = guess_content (file);

          g_assert_true (g_file_set_contents_full (path, (const char *) content->data, content->len,
                                                   G_FILE_SET_CONTENTS_NONE, 0600, NULL));
        }
    }
}

/* ---- The test ---- */

static GPtrArray *
record_flow (RjFaultTemplate *template, char **before)
{
  g_autofree char *place = rj_fault_template_copy (template);
  g_autofree char *log = g_strconcat (place, ".log", NULL);
  Recording recording = { .flow = template->flow, .place = place, .log = log };
  g_auto (GStrv) told = NULL;
  GPtrArray *records;

  *before = g_strconcat (place, ".before", NULL);
  recording.before = *before;
  told = rj_fault_run (run_body, &recording);
  g_assert_nonnull (told);
  records = rj_fault_records_load (log);
  rj_fault_remove_folder (place);
  g_unlink (log);
  return records;
}

/* The disk and what was told up to the record @end. */
static void
replay (GPtrArray *records, const char *before, guint end, Disk *disk, GPtrArray *told)
{
  gboolean begun = FALSE;

  disk_init (disk);
  for (guint i = 0; i < end; i++)
    {
      RjFaultRecord *record = g_ptr_array_index (records, i);

      if (record->call != 0)
        step (disk, record);
      else if (!begun && g_str_has_prefix (record->name, "inode "))
        learn_inode (disk, before, record->name + strlen ("inode "));
      else if (g_str_equal (record->name, "begin"))
        begun = TRUE;
      else
        g_ptr_array_add (told, g_strdup (record->name));
    }
  g_ptr_array_add (told, NULL);
}

static guint
find_begin (GPtrArray *records)
{
  guint i = 0;

  for (;; i++)
    {
      const RjFaultRecord *record = g_ptr_array_index (records, i);

      if (record->call == 0 && g_str_equal (record->name, "begin"))
        return i + 1;
    }
}

static guint
count_flows (void)
{
  guint n = 0;

  for (guint i = 0; i < rj_fault_n_flows (); i++)
    n += !rj_fault_flows[i].helper;
  return n;
}

static void
test_flow (gconstpointer data)
{
  g_autoptr (RjFaultTemplate) template = rj_fault_template_new (data);
  guint flows = count_flows ();
  guint n = (rj_fault_count (PUSH, RELEASE) + flows - 1) / flows;
  g_autofree char *before = NULL;
  g_autoptr (GPtrArray) records = record_flow (template, &before);
  guint begin = find_begin (records);
  guint faults = 0;
  guint unsafe = 0;

  g_assert_cmpuint (records->len, >, begin + 10);
  for (guint i = 0; i < n; i++)
    {
      guint end = (guint) g_test_rand_int_range ((int) begin, (int) records->len + 1);
      g_autofree char *place = rj_fault_make_folder ();
      g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *wrong = NULL;
      Disk disk;

      replay (records, before, end, &disk, told);
      unsafe += disk.since->len > 0;
      write_disk (&disk, place);
      disk_clear (&disk);
      wrong = rj_fault_check (template, place, (char **) told->pdata);
      rj_fault_remove_folder (place);
      if (wrong == NULL)
        continue;
      faults++;
      g_test_message ("after %u of %u records: %s", end, records->len, wrong);
    }
  rj_fault_remove_folder (before);
  rj_fault_figure ("R3", template->flow->name, n, PUSH / flows, faults,
                   "at %u calls; names not safe %u times", records->len - begin, unsafe);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < rj_fault_n_flows (); i++)
    {
      g_autofree char *path = g_strdup_printf ("/fault/power/%s", rj_fault_flows[i].name);

      // What it writes would have to be written down, too.
      if (!rj_fault_flows[i].helper)
        g_test_add_data_func (path, &rj_fault_flows[i], test_flow);
    }
  return g_test_run ();
}
