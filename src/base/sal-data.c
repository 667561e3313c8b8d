/* sal-data.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-data.h"

/**
 * sal_data_find_folder:
 * @name: a folder of `data/`, such as "geography"
 *
 * Finds files that belong to the program: in `SALIENT_DATADIR`, else among the installed data, else
 * beside the sources it was built from.
 *
 * Returns: (transfer full) (type filename): the folder, which may not exist
 */
char *
sal_data_find_folder (const char *name)
{
  const char *data = g_getenv ("SALIENT_DATADIR");
  g_autofree char *installed = g_build_filename (PKGDATADIR, name, NULL);

  if (data != NULL && *data != '\0')
    return g_build_filename (data, name, NULL);
  if (g_file_test (installed, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&installed);

  return g_build_filename (SOURCE_DATADIR, name, NULL);
}
