/* test-boundary-import.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "sal-boundary-import.h"
#include "sal-boundary-reader.h"
#include "sal-error.h"
#include "sal-exchange-error.h"

static const SalBoundaryOptions by_default = { 0 };

static SalBoundaryImport *
import_text (const char *text, const SalBoundaryOptions *options, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (SalBoundaryLayer) layer =
      sal_boundary_layer_read_json (bytes, "areas.json", options->object, NULL, NULL, NULL, error);

  return layer != NULL ? sal_boundary_import_layer (layer, options, NULL, NULL, NULL, error) : NULL;
}

static const SalGeographyArea *
find (const SalBoundaryImport *import, const char *code)
{
  guint area;

  g_assert_true (sal_geography_find (import->geography, code, &area));

  return &sal_geography_get_areas (import->geography, NULL)[area];
}

static gboolean
is_neighbor (const SalBoundaryImport *import, const char *one, const char *other)
{
  const SalGeographyNeighbors *neighbors = sal_geography_get_neighbors (import->geography);
  guint a, b;

  g_assert_true (sal_geography_find (import->geography, one, &a));
  g_assert_true (sal_geography_find (import->geography, other, &b));
  for (guint i = neighbors->first[a]; i < neighbors->first[a + 1]; i++)
    if (neighbors->areas[i] == b && !neighbors->is_bridge[i])
      return TRUE;

  return FALSE;
}

#define FEATURE(properties, geometry)                                                              \
  "{\"type\":\"Feature\",\"properties\":{" properties "},\"geometry\":" geometry "}"
#define COLLECTION(features) "{\"type\":\"FeatureCollection\",\"features\":[" features "]}"
#define SQUARE(x0, y0, x1, y1)                                                                     \
  "{\"type\":\"Polygon\",\"coordinates\":[[[" x0 "," y0 "],[" x1 "," y0 "],[" x1 "," y1 "],[" x0   \
  "," y1 "],[" x0 "," y0 "]]]}"

/* Two squares side by side, the corners of the second a tenth of a metre off, and a third corner on
 * the border that only one has. */
static void
test_neighbors (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalBoundaryImport) import = import_text (
      COLLECTION (
          FEATURE ("\"GEOID\":\"01\",\"NAME\":\"West\"", SQUARE ("0", "0", "1", "1")) "," FEATURE (
              "\"GEOID\":\"02\",\"NAME\":\"East\"",
              "{\"coordinates\":[[[1.000001,0],[2,0],[2,1],[0.999999,1],[1.0000005,0.4],"
              "[1.000001,0]]],\"type\":\"Polygon\"}")),
      &by_default,
      &error);

  g_assert_no_error (error);
  g_assert_cmpstr (import->id_field, ==, "GEOID");
  g_assert_cmpstr (import->name_field, ==, "NAME");
  g_assert_cmpuint (import->findings->len, ==, 0);
  g_assert_cmpuint (import->n_bridges, ==, 0);
  g_assert_cmpuint (import->n_overlaps, ==, 0);
  g_assert_cmpstr (find (import, "02")->name, ==, "East");
  g_assert_true (is_neighbor (import, "01", "02"));
}

/* Each is put right, and said. */
static const struct
{
  const char *geometry;
  SalRepairs repairs;
  double degrees; /* square, near the equator */
} repaired[] = {
  { SQUARE ("0", "0", "1", "1"), SAL_REPAIR_NONE, 1 },
  { "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,1]]]}", SAL_REPAIR_UNCLOSED, 1 },
  { "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[0,1],[1,1],[1,0],[0,0]]]}",
    SAL_REPAIR_WINDING,
    1 },
  { "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,0],[1,1],[0,1],[0,0]]]}",
    SAL_REPAIR_DUPLICATE_POINTS,
    1 },
  { "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[2,0],[2,2],[0,2],[0,0]],"
    "[[0.5,0.5],[0.5,1.5],[1.5,1.5],[1.5,0.5],[0.5,0.5]]]}",
    SAL_REPAIR_NONE,
    3 },
  { "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[0,0],[2,0],[2,2],[0,2],[0,0]]],"
    "[[[0.5,0.5],[1.5,0.5],[1.5,1.5],[0.5,1.5],[0.5,0.5]]]]}",
    SAL_REPAIR_HOLES | SAL_REPAIR_WINDING,
    3 },
  { "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[2,2],[2,0],[0,2],[0,0]]]}",
    SAL_REPAIR_CROSSING,
    2 },
  { "{\"type\":\"Polygon\",\"coordinates\":[[[179.5,0],[180.5,0],[180.5,1],[179.5,1],[179.5,0]]]}",
    SAL_REPAIR_ANTIMERIDIAN,
    1 },
  { "{\"type\":\"Polygon\",\"coordinates\":[[[179.5,0],[-179.5,0],[-179.5,1],[179.5,1],[179.5,0]]]"
    "}",
    SAL_REPAIR_ANTIMERIDIAN,
    1 },
  { "{\"type\":\"GeometryCollection\",\"geometries\":[" SQUARE (
        "0", "0", "1", "1") ",{\"type\":"
                            "\"Point\",\"coordinates\":[0,0]}," SQUARE ("2", "0", "3", "1") "]}",
    SAL_REPAIR_NONE,
    2 },
};

static void
test_repairs (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (repaired); i++)
    {
      g_autofree char *text =
          g_strdup_printf (COLLECTION (FEATURE ("\"code\":\"A\"", "%s")), repaired[i].geometry);
      g_autoptr (GError) error = NULL;
      g_autoptr (SalBoundaryImport) import = import_text (text, &by_default, &error);
      SalRepairs found = SAL_REPAIR_NONE;

      g_assert_no_error (error);
      if (import->findings->len > 0)
        {
          const SalBoundaryFinding *finding = g_ptr_array_index (import->findings, 0);

          found = finding->repairs;
          g_assert_true (g_str_has_prefix (finding->text, "areas.json, feature 1 “A”: "));
        }
      if (found != repaired[i].repairs)
        g_error ("%s: %x", repaired[i].geometry, found);
      g_assert_cmpfloat_with_epsilon (
          find (import, "A")->area_km2 / 12364, repaired[i].degrees, 0.01);
    }
}

/* What cannot be used is named with its number, its code, and what was expected. */
static void
test_left_out (void)
{
  static const char *const expected[] = {
    "areas.json, feature 2 “B”: It is a Point (expected a polygon); it was left out",
    "areas.json, feature 3: its code is empty (expected a code); it was left out",
    "areas.json, feature 4 “D”: It has no shape (expected a polygon); it was left out",
    "areas.json, feature 5 “E”: Its shape encloses nothing; it was left out",
    "areas.json, feature 6 “A”: feature 1 has the same code; they were united",
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalBoundaryImport) import = import_text (
      COLLECTION (
          FEATURE ("\"code\":\"A\"", SQUARE ("0", "0", "1", "1")) "," FEATURE ("\"code\":\"B\"", "{\"type\":\"Point\",\"coordinates\":[0,0]}") "," FEATURE (
              "\"code\":null",
              SQUARE ("3",
                      "0",
                      "4",
                      "1")) "," FEATURE ("\"code\":\"D\"",
                                         "null") "," FEATURE ("\"code\":\"E\"",
                                                              "{\"type\":\"Polygon\","
                                                              "\"coordinates\":[[[0,0],[1,1],[0,0]]"
                                                              "]}") "," FEATURE ("\"code\":\"A\"",
                                                                                 SQUARE ("1",
                                                                                         "0",
                                                                                         "2",
                                                                                         "1"))),
      &by_default,
      &error);

  g_assert_no_error (error);
  g_assert_cmpuint (import->n_features, ==, 6);
  g_assert_cmpuint (import->n_left_out, ==, 4);
  g_assert_cmpuint (import->n_united, ==, 1);
  g_assert_cmpuint (import->findings->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < import->findings->len; i++)
    g_assert_cmpstr (
        ((SalBoundaryFinding *) g_ptr_array_index (import->findings, i))->text, ==, expected[i]);
  g_assert_cmpuint (find (import, "A")->n_rings, ==, 1);
}

static void
check_findings (const char *text, const char *const *expected, guint n_areas)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalBoundaryImport) import = import_text (text, &by_default, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (; expected[n] != NULL; n++)
    {
      g_assert_cmpuint (n, <, import->findings->len);
      g_assert_cmpstr (
          ((SalBoundaryFinding *) g_ptr_array_index (import->findings, n))->text, ==, expected[n]);
    }
  g_assert_cmpuint (import->findings->len, ==, n);
  g_assert_cmpuint (import->n_left_out, ==, n);
  g_assert_cmpuint (sal_geography_get_neighbors (import->geography)->n_areas, ==, n_areas);
}

/* What is wrong in one feature hides neither the others nor what is wrong with them, and is named
 * with the feature, wherever its attributes stand. */
static void
test_bad_features (void)
{
  static const char *const geojson[] = {
    "areas.json, feature 2 “B”: coordinates: “abc” is a text (expected a number) (line 2, column "
    "91); it was left out",
    "areas.json, feature 3 “C”: coordinates: “null” is not expected (expected a number) (line 3, "
    "column 50); it was left out",
    "areas.json, feature 4: properties: “}” is not expected (expected a value) (line 4, column "
    "23); "
    "it was left out",
    "areas.json, feature 5: “7” is a text (expected an object) (line 5, column 1); it was left out",
    NULL,
  };
  static const char *const topojson[] = {
    "areas.json, feature 2 “F”: arcs: there is no arc 9 (there are 1, counted from 0) (line 3, "
    "column 29); it was left out",
    "areas.json, feature 3 “G”: arcs: “x” is a text (expected a number) (line 4, column 28); it "
    "was left out",
    NULL,
  };

  check_findings (
      COLLECTION (FEATURE ("\"code\":\"A\"", SQUARE ("0", "0", "1", "1")) ",\n" FEATURE (
          "\"code\":\"B\"",
          SQUARE ("\"abc\"", "0", "2", "1")) ",\n"
                                             "{\"geometry\":{\"type\":"
                                             "\"Polygon\",\"coordinates"
                                             "\":[[[0,null]]]},"
                                             "\"properties\":{\"code\":"
                                             "\"C\"}},\n"
                                             "{\"properties\":{\"code\":}"
                                             "},\n\"7\"," FEATURE ("\"code\":\"H\"",
                                                                   SQUARE ("1", "0", "2", "1"))),
      geojson,
      2);
  check_findings ("{\"type\":\"Topology\",\"objects\":{\"a\":{\"type\":\"GeometryCollection\","
                  "\"geometries\":[\n"
                  "{\"type\":\"Polygon\",\"arcs\":[[0]],\"id\":\"E\"},\n"
                  "{\"type\":\"Polygon\",\"arcs\":[[9]],\"id\":\"F\"},\n"
                  "{\"type\":\"Polygon\",\"arcs\":[[\"x\"]],\"id\":\"G\"}]}},"
                  "\"arcs\":[[[0,0],[1,0],[1,1],[0,0]]]}",
                  topojson,
                  1);
}

/* The border of the two squares is the first arc, in steps of a tenth of a degree from 10° E. The
 * second runs around the west, the third around the east. */
static const char topology[] =
    "{\"objects\":{\"nothing\":{\"type\":\"GeometryCollection\",\"geometries\":[]},"
    "\"areas\":{\"type\":\"GeometryCollection\",\"geometries\":["
    "{\"arcs\":[[0,1]],\"type\":\"Polygon\",\"id\":\"W\",\"properties\":{\"name\":\"West\"}},"
    "{\"type\":\"MultiPolygon\",\"arcs\":[[[-1,2]]],\"id\":\"E\"}]}},"
    "\"type\":\"Topology\",\"transform\":{\"scale\":[0.1,0.1],\"translate\":[10,0]},"
    "\"arcs\":[[[10,0],[0,10]],[[10,10],[-10,0],[0,-10],[10,0]],[[10,0],[10,0],[0,10],[-10,0]]]}";

static void
test_topology (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalBoundaryImport) import = import_text (topology, &by_default, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (import->id_field, ==, "id");
  g_assert_cmpstr (import->name_field, ==, "name");
  g_assert_cmpstr (find (import, "W")->name, ==, "West");
  g_assert_cmpfloat_with_epsilon (find (import, "W")->bounds.west, 10, 1e-9);
  g_assert_cmpfloat_with_epsilon (find (import, "E")->bounds.east, 12, 1e-9);
  g_assert_cmpfloat_with_epsilon (find (import, "E")->bounds.north, 1, 1e-9);
  g_assert_true (is_neighbor (import, "W", "E"));
  g_assert_cmpuint (import->notes->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (import->notes, 0), "“areas” was read"));
}

static void
test_system (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalBoundaryImport) import = import_text (
      "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":"
      "\"urn:ogc:def:crs:EPSG::3857\"}},\"features\":[" FEATURE (
          "\"plz\":\"10115\"", SQUARE ("0", "0", "111319.49079327", "111325.14286638")) "]}",
      &by_default,
      &error);

  g_assert_no_error (error);
  g_assert_cmpstr (import->coordinate_system, ==, "WGS 84 / Pseudo-Mercator");
  g_assert_cmpfloat_with_epsilon (find (import, "10115")->bounds.east, 1, 1e-6);
  g_assert_cmpfloat_with_epsilon (find (import, "10115")->bounds.north, 1, 1e-6);
}

/* Which fields are proposed of three areas. */
static const struct
{
  const char *properties[3];
  const char *id, *name;
} proposals[] = {
  { { "\"STATEFP\":\"01\",\"GEOID20\":\"1\",\"NAME\":\"a\"",
      "\"STATEFP\":\"01\",\"GEOID20\":\"2\",\"NAME\":\"b\"",
      "\"STATEFP\":\"01\",\"GEOID20\":\"3\",\"NAME\":\"c\"" },
    "GEOID20",
    "NAME" },
  { { "\"ZCTA5CE20\":\"1\"", "\"ZCTA5CE20\":\"2\"", "\"ZCTA5CE20\":\"3\"" }, "ZCTA5CE20", NULL },
  { { "\"LAD23CD\":\"E1\",\"LAD23NM\":\"a\"",
      "\"LAD23CD\":\"E2\",\"LAD23NM\":\"a\"",
      "\"LAD23CD\":\"E3\",\"LAD23NM\":\"b\"" },
    "LAD23CD",
    "LAD23NM" },
  { { "\"code\":\"x\",\"region\":\"1\"",
      "\"code\":\"x\",\"region\":\"2\"",
      "\"code\":\"x\",\"region\":\"3\"" },
    "region",
    NULL }, /* a code that tells nothing apart is none */
  { { "\"code\":\"x\"", "\"code\":\"x\"", "\"code\":\"y\"" }, "code", NULL },
  { { "", "", "" }, NULL, NULL },
};

static void
test_proposals (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (proposals); i++)
    {
      g_autofree char *text = g_strdup_printf (
          COLLECTION (FEATURE ("%s", SQUARE ("0", "0", "1", "1")) "," FEATURE (
              "%s", SQUARE ("1", "0", "2", "1")) "," FEATURE ("%s", SQUARE ("2", "0", "3", "1"))),
          proposals[i].properties[0],
          proposals[i].properties[1],
          proposals[i].properties[2]);
      g_autoptr (GError) error = NULL;
      g_autoptr (SalBoundaryImport) import = import_text (text, &by_default, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (import->id_field, ==, proposals[i].id);
      g_assert_cmpstr (import->name_field, ==, proposals[i].name);
    }
}

/* Dissolved by a field that is no key. */
static void
test_choice (void)
{
  static const char text[] = COLLECTION (
      FEATURE ("\"code\":\"1\",\"State\":\"AL\"", SQUARE ("0", "0", "1", "1")) "," FEATURE (
          "\"code\":\"2\",\"State\":\"AL\"", SQUARE ("1", "0", "2", "1")));
  g_autoptr (GError) error = NULL;
  g_autoptr (SalBoundaryImport) import =
      import_text (text, &(SalBoundaryOptions){ .id_field = "STATE" }, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (import->n_united, ==, 1);
  g_assert_cmpfloat_with_epsilon (find (import, "AL")->bounds.east, 2, 1e-9);
  g_assert_null (import_text (text, &(SalBoundaryOptions){ .id_field = "zip" }, &error));
  g_assert_error (error, SAL_EXCHANGE_ERROR, SAL_EXCHANGE_ERROR_MAPPING);
  g_assert_nonnull (strstr (error->message, "has no field “zip” (it has: "));
}

static const struct
{
  const char *text;
  const char *message;
} wrong[] = {
  { "", "line 1, column 1" },
  { "[]", "expected an object" },
  { "{}", "neither GeoJSON nor TopoJSON" },
  { "{\"type\":\"FeatureCollection\"}", "neither GeoJSON nor TopoJSON" },
  { "{\"type\":\"FeatureCollection\",\"features\":[]}", "it is empty (expected polygons)" },
  { "{\"type\":\"FeatureCollection\",\"features\":[{\"geometry\":{\"type\":\"Polygon\"}}]}",
    "a Polygon has no coordinates" },
  { "{\"type\":\"FeatureCollection\",\"features\":[{\"geometry\":{\"type\":\"Polygon\","
    "\"coordinates\":[[[0]]]}}]}",
    "a corner has less than two numbers" },
  { "{\"type\":\"FeatureCollection\",\"features\":[{\"geometry\":{\"type\":\"Polygon\","
    "\"coordinates\":[[[\"0\",1]]]}}]}",
    "feature 1 “1”: coordinates: “0” is a text (expected a number) (line 1, column 88); it was "
    "left "
    "out" },
  { "{\"type\":\"Topology\",\"objects\":{}}", "lacks arcs or objects" },
  { "{\"type\":\"Topology\",\"objects\":{\"a\":{\"type\":\"Polygon\",\"arcs\":[[2]]}},"
    "\"arcs\":[[[0,0],[1,1]]]}",
    "there is no arc 2 (there are 1, counted from 0)" },
  { "{\"type\":\"Topology\",\"objects\":{\"a\":{\"type\":\"Polygon\",\"arcs\":[[0.5]]}},"
    "\"arcs\":[[[0,0],[1,1]]]}",
    "there is no arc 0.5" },
  { "{\"type\":\"FeatureCollection\",\"crs\":{\"properties\":{\"name\":\"EPSG:1\"}},"
    "\"features\":[{}]}",
    "areas.json: There is no coordinate system “EPSG:1”" },
  { COLLECTION (FEATURE ("\"id\":\"7\"", "{\"type\":\"LineString\",\"coordinates\":[]}")),
    "has no area that can be used: areas.json, feature 1 “7”: It is a LineString" },
};

static void
test_wrong (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (import_text (wrong[i].text, &by_default, &error));
      if (strstr (error->message, wrong[i].message) == NULL)
        g_error ("%s: %s", wrong[i].text, error->message);
    }
}

static void
test_object (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (import_text (topology, &(SalBoundaryOptions){ .object = "nothing" }, &error));
  g_assert_error (error, SAL_EXCHANGE_ERROR, SAL_EXCHANGE_ERROR_FORMAT);
  g_clear_error (&error);
  g_assert_null (import_text (topology, &(SalBoundaryOptions){ .object = "states" }, &error));
  g_assert_nonnull (strstr (error->message, "there is no object “states”"));
}

static void
cancel_cb (double done, gpointer data)
{
  g_cancellable_cancel (data);
}

static void
test_cancelled (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (topology, strlen (topology));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SalBoundaryLayer) layer = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (sal_boundary_layer_read_json (
      bytes, "areas.json", NULL, cancel_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  g_cancellable_reset (cancellable);
  layer = sal_boundary_layer_read_json (bytes, "areas.json", NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (
      sal_boundary_import_layer (layer, &by_default, cancel_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/boundary-import/neighbors", test_neighbors);
  g_test_add_func ("/boundary-import/repairs", test_repairs);
  g_test_add_func ("/boundary-import/left-out", test_left_out);
  g_test_add_func ("/boundary-import/bad-features", test_bad_features);
  g_test_add_func ("/boundary-import/topology", test_topology);
  g_test_add_func ("/boundary-import/system", test_system);
  g_test_add_func ("/boundary-import/proposals", test_proposals);
  g_test_add_func ("/boundary-import/choice", test_choice);
  g_test_add_func ("/boundary-import/wrong", test_wrong);
  g_test_add_func ("/boundary-import/object", test_object);
  g_test_add_func ("/boundary-import/cancelled", test_cancelled);

  return g_test_run ();
}
