/* test-boundary-file.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include <glib/gstdio.h>
#include <shapefil.h>

#include "sal-boundary-import.h"
#include "sal-boundary-reader.h"
#include "sal-boundary-writer.h"
#include "sal-exchange-error.h"
#include "sal-geography-file.h"

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("salient-boundary-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static SalBoundaryImport *
import_path (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return sal_boundary_import_file (file, &(SalBoundaryOptions){ 0 }, NULL, NULL, NULL, error);
}

/* ------------------------------------------------------------------------------- there and back */

/* Counties with a number that is each one's own, and a text that is not ASCII. */
static SalBoundaryLayer *
list_counties (const SalGeography *geography)
{
  SalBoundaryLayer *layer = sal_boundary_layer_new ("counties");
  guint code = sal_boundary_layer_add_field (layer, "code");
  guint name = sal_boundary_layer_add_field (layer, "name");
  guint state = sal_boundary_layer_add_field (layer, "state");
  guint size = sal_boundary_layer_add_number (layer, "a long name of a number");
  guint n_areas;
  const SalGeographyArea *areas = sal_geography_get_areas (geography, &n_areas);

  for (guint i = 0; i < n_areas; i++)
    {
      SalBoundaryFeature *feature = sal_boundary_layer_add_area (layer, geography, i);

      sal_boundary_layer_set_value (layer, feature, code, areas[i].code);
      sal_boundary_layer_set_value (layer, feature, name, areas[i].name);
      sal_boundary_layer_set_value (layer, feature, state, areas[i].parent);
      sal_boundary_layer_set_number (layer, feature, size, i / 8.0);
    }

  return layer;
}

/* The border between two areas in kilometres; −1 if they have none. */
static double
measure_border (const SalGeographyNeighbors *neighbors, guint one, guint other)
{
  for (guint i = neighbors->first[one]; i < neighbors->first[one + 1]; i++)
    if (neighbors->areas[i] == other)
      return neighbors->border_km[i];

  return -1;
}

/* The same areas with the same neighbours, and borders of the same length, to a hundredth; but for
 * the few where rings touch themselves in what was written, or lines lie a metre apart, of which
 * slivers are lost. */
static void
check_same (const SalGeography *one, const SalGeography *other)
{
  const SalGeographyNeighbors *a = sal_geography_get_neighbors (one);
  const SalGeographyNeighbors *b = sal_geography_get_neighbors (other);
  const SalGeographyArea *areas = sal_geography_get_areas (one, NULL);
  const SalGeographyArea *others = sal_geography_get_areas (other, NULL);
  guint n_off = 0;

  g_assert_cmpuint (a->n_areas, ==, b->n_areas);
  for (guint i = 0; i < a->n_areas; i++)
    {
      g_assert_cmpstr (areas[i].code, ==, others[i].code);
      g_assert_cmpstr (areas[i].name, ==, others[i].name);
      g_assert_cmpstr (areas[i].parent, ==, others[i].parent);
      g_assert_cmpfloat_with_epsilon (areas[i].area_km2, others[i].area_km2, 1);
      for (guint k = a->first[i]; k < a->first[i + 1]; k++)
        {
          double border = measure_border (b, i, a->areas[k]);

          g_assert_true (border >= 0 || a->border_km[k] < 1);
          n_off += fabs (border - a->border_km[k]) > 0.01 + a->border_km[k] / 100;
        }
    }
  g_assert_cmpuint (n_off, <, a->n_neighbors / 500);
}

static void
test_there_and_back (Fixture *fixture, gconstpointer data)
{
  gboolean shapefile = GPOINTER_TO_INT (data);
  g_autofree char *path =
      g_build_filename (fixture->folder, shapefile ? "counties.shp" : "counties.geojson", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalGeography) geography = sal_geography_load ("us-counties", &error);
  g_autoptr (SalBoundaryLayer) layer = list_counties (geography);
  g_autoptr (SalBoundaryLayer) read = NULL;
  g_autoptr (SalBoundaryImport) import = NULL;
  g_autofree char *part = g_build_filename (fixture->folder, "counties.part.shp", NULL);
  guint field;

  g_assert_true (shapefile ? sal_boundary_layer_write_shapefile (layer, path, NULL, &error)
                           : sal_boundary_layer_write_geojson (layer, file, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  import = import_path (path, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < import->findings->len; i++)
    g_test_message ("%s", ((SalBoundaryFinding *) g_ptr_array_index (import->findings, i))->text);
  g_assert_cmpuint (import->n_left_out, ==, 0);
  check_same (geography, import->geography);

  read = sal_boundary_layer_read (file, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (sal_boundary_layer_find_field (
      read, shapefile ? "a_long_nam" : "a long name of a number", &field));
  g_assert_cmpfloat (
      g_ascii_strtod (
          sal_boundary_feature_get_value (sal_boundary_layer_get_feature (read, 9), field), NULL),
      ==,
      9 / 8.0);
}

/* Territories: what is dissolved is read again as one area each, with the area of its parts. */
static void
test_groups (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "regions.geojson", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalGeography) geography = sal_geography_load ("us-counties", &error);
  g_autoptr (SalBoundaryLayer) layer = sal_boundary_layer_new ("regions");
  g_autoptr (SalBoundaryImport) import = NULL;
  guint code = sal_boundary_layer_add_field (layer, "code"), n_areas;
  const SalGeographyArea *areas = sal_geography_get_areas (geography, &n_areas);
  g_autofree gint32 *groups = g_new (gint32, n_areas);
  double km2[2] = { 0, 0 };

  for (guint i = 0; i < n_areas; i++)
    {
      groups[i] = areas[i].center.longitude < -95;
      km2[groups[i]] += areas[i].area_km2;
    }
  for (gint32 group = 0; group < 2; group++)
    {
      SalBoundaryFeature *feature =
          sal_boundary_layer_add_group (layer, geography, groups, group, &error);

      g_assert_no_error (error);
      sal_boundary_layer_set_value (layer, feature, code, group == 0 ? "East" : "West");
    }
  g_assert_true (sal_boundary_layer_write_geojson (layer, file, NULL, &error));
  import = import_path (path, &error);
  g_assert_no_error (error);
  areas = sal_geography_get_areas (import->geography, &n_areas);
  g_assert_cmpuint (n_areas, ==, 2);
  g_assert_cmpuint (import->n_bridges, ==, 0);
  for (guint i = 0; i < n_areas; i++)
    g_assert_cmpfloat_with_epsilon (areas[i].area_km2, km2[i], km2[i] * 1e-6);
}

/* ----------------------------------------------------------------------------------- Shapefiles */

/* Outer rings run clockwise. */
static const double square_x[] = { 0, 0, 4, 4, 0, 1, 2, 2, 1, 1 };
static const double square_y[] = { 0, 4, 4, 0, 0, 1, 1, 2, 2, 1 };
static const int square_parts[] = { 0, 5 };

static char *
write_shapes (
    Fixture *fixture, const char *system, const char *page, const char *name, double scale)
{
  g_autofree char *stem = g_build_filename (fixture->folder, "own", NULL);
  g_autofree char *prj = g_strconcat (stem, ".prj", NULL);
  char *path = g_strconcat (stem, ".shp", NULL);
  SHPHandle shapes = SHPCreate (path, SHPT_POLYGON);
  DBFHandle table = DBFCreateEx (path, page);
  double x[10], y[10];
  SHPObject *object;

  for (guint i = 0; i < 10; i++)
    {
      x[i] = 500000 + square_x[i] * scale;
      y[i] = square_y[i] * scale;
    }
  object = SHPCreateObject (SHPT_POLYGON, -1, 2, square_parts, NULL, 10, x, y, NULL, NULL);
  DBFAddField (table, "NAME", FTString, 20, 0);
  DBFAddField (table, "ID", FTInteger, 5, 0);
  SHPWriteObject (shapes, -1, object);
  DBFWriteStringAttribute (table, 0, 0, name);
  DBFWriteIntegerAttribute (table, 0, 1, 42);
  SHPDestroyObject (object);
  SHPClose (shapes);
  DBFClose (table);
  if (system != NULL)
    g_assert_true (g_file_set_contents (prj, system, -1, NULL));

  return path;
}

/* UTM zone 31: the false easting is 3° E; a ring that runs the other way is a hole. */
static void
test_shapefile (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_shapes (fixture,
                                        "EPSG:32631",
                                        "LDID/87",
                                        "Stra\xdf"
                                        "e",
                                        10000);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalBoundaryImport) import = import_path (path, &error);
  const SalGeographyArea *area;

  g_assert_no_error (error);
  g_assert_cmpstr (import->id_field, ==, "ID");
  g_assert_cmpstr (import->coordinate_system, ==, "WGS 84 / UTM zone 31N");
  g_assert_cmpuint (import->findings->len, ==, 0);
  area = sal_geography_get_areas (import->geography, NULL);
  g_assert_cmpstr (area->code, ==, "42");
  g_assert_cmpstr (area->name, ==, "Straße");
  g_assert_cmpuint (area->n_rings, ==, 2);
  g_assert_cmpfloat_with_epsilon (area->bounds.west, 3, 1e-6);
  g_assert_cmpfloat_with_epsilon (area->area_km2, 1500, 15); /* UTM and the sphere differ */
}

/* Any of its parts names it; without attributes or a coordinate system it is read, too. */
static void
test_parts (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_shapes (fixture, "EPSG:32631", "UTF-8", "Straße", 10000);
  g_autofree char *table = g_build_filename (fixture->folder, "own.dbf", NULL);
  g_autofree char *index = g_build_filename (fixture->folder, "own.shx", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalBoundaryImport) import = import_path (table, &error);
  g_autoptr (SalBoundaryImport) bare = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (sal_geography_get_areas (import->geography, NULL)->name, ==, "Straße");

  g_unlink (table);
  bare = import_path (path, &error);
  g_assert_no_error (error);
  g_assert_null (bare->id_field);
  g_assert_cmpstr (sal_geography_get_areas (bare->geography, NULL)->code, ==, "1");
  g_assert_cmpuint (bare->notes->len, ==, 2);

  g_unlink (index);
  g_assert_null (import_path (path, &error));
  g_assert_error (error, SAL_EXCHANGE_ERROR, SAL_EXCHANGE_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, ".shx"));
}

static void
test_degrees (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_shapes (fixture, NULL, NULL, "x", 1);
  g_autoptr (GError) error = NULL;

  /* 500,000 degrees are no place on the Earth */
  g_assert_null (import_path (path, &error));
  g_assert_error (error, SAL_EXCHANGE_ERROR, SAL_EXCHANGE_ERROR_COORDINATES);
  g_assert_nonnull (
      strstr (error->message, "own.shp does not say what coordinate system it is in"));
}

static void
test_no_shapefile (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "own.shp", NULL);
  g_autofree char *index = g_build_filename (fixture->folder, "own.shx", NULL);
  g_autofree char *packed = g_build_filename (fixture->folder, "own.zip", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (import_path (path, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (path, "nothing", -1, NULL));
  g_assert_true (g_file_set_contents (index, "nothing", -1, NULL));
  g_assert_null (import_path (path, &error));
  g_assert_error (error, SAL_EXCHANGE_ERROR, SAL_EXCHANGE_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "own.shp: this is no Shapefile"));
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (packed, "PK\003\004", -1, NULL));
  g_assert_null (import_path (packed, &error));
  g_assert_nonnull (strstr (error->message, "own.zip: it cannot be unpacked"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, data, function) g_test_add (path, Fixture, data, set_up, function, tear_down)
  ADD ("/boundary-file/geojson", GINT_TO_POINTER (FALSE), test_there_and_back);
  ADD ("/boundary-file/shapefile", GINT_TO_POINTER (TRUE), test_there_and_back);
  ADD ("/boundary-file/groups", NULL, test_groups);
  ADD ("/boundary-file/utm", NULL, test_shapefile);
  ADD ("/boundary-file/parts", NULL, test_parts);
  ADD ("/boundary-file/degrees", NULL, test_degrees);
  ADD ("/boundary-file/no-shapefile", NULL, test_no_shapefile);

  return g_test_run ();
}
