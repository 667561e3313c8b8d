/* bench-boundary.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#include "bench.h"
#include "sal-boundary-import.h"
#include "sal-boundary-reader.h"
#include "sal-boundary-writer.h"
#include "sal-cells.h"
#include "sal-geography-dissolve.h"
#include "sal-geography-file.h"

/* A file of the size that offices of statistics publish: all ZIP areas of the United States. */

#define N_TERRITORIES 500

static void
expect (gboolean done, GError *error)
{
  if (!done)
    g_error ("%s", error->message);
}

static SalGeography *
make_zips (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalGeography) counties = sal_geography_load ("us-counties", &error);
  g_autoptr (SalUsAreas) areas = sal_us_areas_load (NULL, &error);
  SalGeography *zips;

  expect (counties != NULL && areas != NULL, error);
  zips = sal_cells_build_us_zips (counties, areas, NULL, NULL, NULL, &error);
  expect (zips != NULL, error);

  return zips;
}

static SalBoundaryLayer *
make_layer (const SalGeography *geography)
{
  SalBoundaryLayer *layer = sal_boundary_layer_new ("zips");
  guint code = sal_boundary_layer_add_field (layer, "zip"), n_areas;
  const SalGeographyArea *areas = sal_geography_get_areas (geography, &n_areas);

  for (guint i = 0; i < n_areas; i++)
    sal_boundary_layer_set_value (
        layer, sal_boundary_layer_add_area (layer, geography, i), code, areas[i].code);

  return layer;
}

static double
measure_tree (const char *path)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  double start = bench_seconds ();

  expect (json_parser_load_from_mapped_file (parser, path, &error), error);

  return bench_seconds () - start;
}

static double
measure_reading (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (SalBoundaryLayer) layer = NULL;
  g_autoptr (GError) error = NULL;
  double start = bench_seconds ();

  layer = sal_boundary_layer_read (file, NULL, NULL, NULL, NULL, &error);
  expect (layer != NULL, error);

  return bench_seconds () - start;
}

static void
measure_import (const char *path, const char *figure)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (SalBoundaryImport) import = NULL;
  g_autoptr (GError) error = NULL;
  double start = bench_seconds ();

  import = sal_boundary_import_file (file, &(SalBoundaryOptions){ 0 }, NULL, NULL, NULL, &error);
  expect (import != NULL, error);
  bench_figure (figure, bench_seconds () - start, 10, "s");
  bench_note ("%u features: %u put right, %u left out, %u bridges, %u overlaps",
              import->n_features,
              import->n_repaired,
              import->n_left_out,
              import->n_bridges,
              import->n_overlaps);
}

/* As many groups as territories, each of areas that follow each other. */
static void
measure_dissolving (const SalGeography *geography)
{
  guint n_areas;
  g_autofree gint32 *groups = NULL;
  double start;

  sal_geography_get_areas (geography, &n_areas);
  groups = g_new (gint32, n_areas);
  for (guint i = 0; i < n_areas; i++)
    groups[i] = (gint32) ((guint64) i * N_TERRITORIES / n_areas);
  start = bench_seconds ();
  for (gint32 group = 0; group < N_TERRITORIES; group++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SalShape) shape = sal_geography_dissolve (geography, groups, group, &error);

      expect (shape != NULL, error);
    }
  bench_figure ("dissolving 32,981 ZIP areas into 500", bench_seconds () - start, 2, "s");
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("salient-bench-XXXXXX", NULL);
  g_autofree char *json = g_build_filename (folder, "zips.geojson", NULL);
  g_autofree char *shapes = g_build_filename (folder, "zips.shp", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (json);
  g_autoptr (SalGeography) zips = make_zips ();
  g_autoptr (SalBoundaryLayer) layer = make_layer (zips);
  g_autoptr (GError) error = NULL;
  double start = bench_seconds (), reading;
  GStatBuf status;

  expect (sal_boundary_layer_write_geojson (layer, file, NULL, &error), error);
  bench_figure ("writing 32,981 ZIP areas as GeoJSON", bench_seconds () - start, 5, "s");
  start = bench_seconds ();
  expect (sal_boundary_layer_write_shapefile (layer, shapes, NULL, &error), error);
  bench_figure ("writing them as a Shapefile", bench_seconds () - start, 5, "s");
  if (g_stat (json, &status) == 0)
    bench_note ("the GeoJSON has %.1f MB", (double) status.st_size / 1e6);

  reading = measure_reading (json);
  bench_ratio ("reading GeoJSON, to json-glib's tree of it", reading, measure_tree (json), 0.5);
  bench_figure ("reading the Shapefile", measure_reading (shapes), 5, "s");
  measure_import (json, "importing the GeoJSON");
  measure_import (shapes, "importing the Shapefile");
  measure_dissolving (zips);

  for (gsize i = 0; i < 5; i++)
    {
      static const char *const suffixes[] = { ".shp", ".shx", ".dbf", ".prj", ".cpg" };
      g_autofree char *part = g_strconcat (folder, "/zips", suffixes[i], NULL);

      g_unlink (part);
    }
  g_unlink (json);
  g_rmdir (folder);

  return bench_finish ();
}
