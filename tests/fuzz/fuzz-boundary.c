/* fuzz-boundary.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "sal-boundary-import.h"
#include "sal-boundary-reader.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check_import (const SalBoundaryImport *import)
{
  guint n_areas;
  const SalGeographyArea *areas = sal_geography_get_areas (import->geography, &n_areas);

  g_assert_cmpuint (n_areas, >, 0);
  g_assert_cmpuint (n_areas + import->n_left_out + import->n_united, ==, import->n_features);
  for (guint i = 0; i < n_areas; i++)
    g_assert_true (g_utf8_validate (areas[i].code, -1, NULL) && areas[i].code[0] != '\0');
}

/* Any bytes as GeoJSON or TopoJSON are a geography with a report or an error that names the file.
 */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalBoundaryLayer) layer =
      sal_boundary_layer_read_json (bytes, "fuzz.json", NULL, NULL, NULL, NULL, &error);
  g_autoptr (SalBoundaryImport) import = NULL;

  if (layer != NULL)
    import =
        sal_boundary_import_layer (layer, &(SalBoundaryOptions){ 0 }, NULL, NULL, NULL, &error);
  if (import != NULL)
    check_import (import);
  else
    g_assert_nonnull (strstr (error->message, "fuzz.json"));

  return 0;
}
