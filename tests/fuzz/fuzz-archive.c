/* fuzz-archive.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "sal-boundary-import.h"
#include "sal-boundary-reader.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Any bytes as a packed file of boundaries are a geography with a report, or an error. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalBoundaryLayer) layer =
      sal_boundary_layer_read_archive (bytes, "fuzz.zip", NULL, NULL, NULL, NULL, &error);
  g_autoptr (SalBoundaryImport) import = NULL;

  g_assert_true ((layer != NULL) == (error == NULL));
  if (layer == NULL)
    return 0;
  import = sal_boundary_import_layer (layer, &(SalBoundaryOptions){ 0 }, NULL, NULL, NULL, &error);
  g_assert_true ((import != NULL) == (error == NULL));

  return 0;
}
