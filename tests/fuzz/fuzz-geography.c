/* fuzz-geography.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>

#include "sal-geography-file.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* The corpus is not compressed: mutations would not get past the checksum. */
static GBytes *
compress (const guint8 *data, gsize size)
{
  g_autoptr (GConverter) zip =
      G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 0));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, zip);

  g_assert_true (g_output_stream_write_all (stream, data, size, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* Every area on a side of an arc is there, and every neighbour has its area as a neighbour. */
static void
check_geography (const SalGeography *geography)
{
  const SalGeographyNeighbors *graph = sal_geography_get_neighbors (geography);
  guint n_arcs, n_areas;
  const SalGeographyArc *arcs = sal_geography_get_arcs (geography, &n_arcs);

  sal_geography_get_areas (geography, &n_areas);
  for (guint i = 0; i < n_arcs; i++)
    {
      g_assert_true (arcs[i].left < n_areas || arcs[i].left == SAL_GEOGRAPHY_NONE);
      g_assert_true (arcs[i].right < n_areas || arcs[i].right == SAL_GEOGRAPHY_NONE);
    }
  for (guint i = 0; i < n_areas; i++)
    for (guint k = graph->first[i]; k < graph->first[i + 1]; k++)
      {
        guint other = graph->areas[k], back;

        g_assert_cmpuint (other, <, n_areas);
        for (back = graph->first[other]; graph->areas[back] != i; back++)
          g_assert_cmpuint (back + 1, <, graph->first[other + 1]);
      }
}

/* What is read of any bytes is a geography. Written and read again it may fail, if rounding leaves
 * nothing of a ring; if not, it is written the same. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) damaged = g_bytes_new (data, size);
  g_autoptr (GBytes) bytes = compress (data, size);
  g_autoptr (SalGeography) damaged_geography = sal_geography_read (damaged, NULL);
  g_autoptr (SalGeography) geography = sal_geography_read (bytes, NULL);
  g_autoptr (SalGeography) again = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GBytes) rewritten = NULL;

  if (geography == NULL)
    return 0;
  check_geography (geography);
  written = sal_geography_write (geography, NULL);
  g_assert_nonnull (written);
  again = sal_geography_read (written, NULL);
  if (again == NULL)
    return 0;
  check_geography (again);
  rewritten = sal_geography_write (again, NULL);
  g_assert_true (g_bytes_equal (written, rewritten));

  return 0;
}
