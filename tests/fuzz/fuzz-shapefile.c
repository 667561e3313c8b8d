/* fuzz-shapefile.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include <glib/gstdio.h>

#include "sal-boundary-import.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* The input is the three files, one behind the other: the first two bytes say how long the first
 * is, the next two how long the second, the lower byte first. */
#define LENGTHS 4

/* Of this process, for all inputs. */
static char *folder;

static void
write_part (const char *name, const guint8 *data, gsize size)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  FILE *file = g_fopen (path, "wb");

  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (data, 1, size, file), ==, size);
  fclose (file);
}

static void
remove_folder (void)
{
  static const char *const names[] = { "fuzz.shp", "fuzz.shx", "fuzz.dbf" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

/* Any bytes as a Shapefile are a geography with a report, or an error. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalBoundaryImport) import = NULL;
  gsize first, second;

  if (size < LENGTHS)
    return 0;
  first = MIN ((gsize) (data[0] | data[1] << 8), size - LENGTHS);
  second = MIN ((gsize) (data[2] | data[3] << 8), size - LENGTHS - first);
  if (folder == NULL)
    {
      folder = g_dir_make_tmp ("salient-fuzz-XXXXXX", NULL);
      g_assert_nonnull (folder);
      atexit (remove_folder);
    }
  path = g_build_filename (folder, "fuzz.shp", NULL);
  file = g_file_new_for_path (path);
  data += LENGTHS;
  write_part ("fuzz.shp", data, first);
  write_part ("fuzz.shx", data + first, second);
  write_part ("fuzz.dbf", data + first + second, size - LENGTHS - first - second);

  import = sal_boundary_import_file (file, &(SalBoundaryOptions){ 0 }, NULL, NULL, NULL, &error);
  g_assert_true ((import != NULL) == (error == NULL));

  return 0;
}
