/* test-design-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-design-export.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "sal-area-measures.h"
#include "sal-geography-file.h"
#include "zip-fixture.h"

static SalGeography *geography;
static SalUsAreas *areas;
static char *folder;

static const char *const positions[] = { "AE “East”", "", NULL };

/* Autauga County is Ana's, with an account; all others are with nobody. */
static SalTerritoryDesign *
create_design (void)
{
  SalTerritoryDesign *design = sal_territory_design_new (geography);
  const SalDesignTerritory east = {
    .id = 1, .name = (char *) "East, and \"more\"", .holder = (char *) "Ana", .capacity = 1
  };
  const SalDesignTerritory west = { .id = 2, .name = (char *) "West", .capacity = 1 };
  SalDesignAccount account = {
    .id = 1, .revenue = 123456, .named = SAL_TERRITORY_NONE, .by_rule = SAL_TERRITORY_NONE
  };

  sal_territory_design_add_territory (design, &east);
  sal_territory_design_add_territory (design, &west);
  sal_area_measures_add_census (design, areas);
  sal_area_measures_add_accounts (design);
  g_assert_true (sal_geography_find (geography, "01001", &account.area));
  sal_territory_design_add_account (design, &account);
  sal_territory_design_place (design, account.area, 0);
  sal_territory_design_prepare (design);

  return design;
}

static char *export(SalTerritoryDesign *design, const char *name)
{
  const SalDesignExport what = { design, positions, "USD" };
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  SalDesignFormat format;

  g_assert_true (sal_design_export_find_format (name, &format));
  g_assert_true (sal_design_export_to_file (&what, format, file, NULL, &error));
  g_assert_no_error (error);

  return path;
}

static void
test_design_export_format (void)
{
  SalDesignFormat format;

  g_assert_true (sal_design_export_find_format ("a.CSV", &format));
  g_assert_cmpint (format, ==, SAL_DESIGN_CSV);
  g_assert_true (sal_design_export_find_format ("a.b.xlsx", &format));
  g_assert_cmpint (format, ==, SAL_DESIGN_XLSX);
  g_assert_true (sal_design_export_find_format ("a.geojson", &format));
  g_assert_cmpint (format, ==, SAL_DESIGN_GEOJSON);
  g_assert_false (sal_design_export_find_format ("csv", &format));
}

static void
test_design_export_csv (void)
{
  g_autoptr (SalTerritoryDesign) design = create_design ();
  g_autofree char *path = export(design, "a.csv");
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + sal_territory_design_get_n_areas (design));
  g_assert_cmpstr (g_strchomp (lines[0]),
                   ==,
                   "area,name,state,territory,position,holder,population,establishments,employment,"
                   "payroll,accounts,revenue,pipeline,opportunities");
  g_assert_true (g_str_has_prefix (
      lines[1], "01001,Autauga County,AL,\"East, and \"\"more\"\"\",AE “East”,Ana,55869,"));
  g_assert_true (g_str_has_suffix (g_strchomp (lines[1]), ",1,1234.56,0.00,0"));
  g_assert_nonnull (strstr (lines[2], ",AL,,,,"));
  g_unlink (path);
}

/* Twice the area that a ring encloses: above 0 if it runs anticlockwise. */
static double
measure_ring (JsonArray *ring)
{
  guint n = json_array_get_length (ring);
  double sum = 0;

  for (guint i = 0; i + 1 < n; i++)
    {
      JsonArray *point = json_array_get_array_element (ring, i);
      JsonArray *next = json_array_get_array_element (ring, i + 1);

      sum += json_array_get_double_element (point, 0) * json_array_get_double_element (next, 1) -
             json_array_get_double_element (next, 0) * json_array_get_double_element (point, 1);
    }

  return sum;
}

/* By RFC 7946: rings end where they begin, outer ones run anticlockwise, holes clockwise. */
static void
assert_polygon (JsonArray *polygon)
{
  for (guint i = 0; i < json_array_get_length (polygon); i++)
    {
      JsonArray *ring = json_array_get_array_element (polygon, i);
      guint n = json_array_get_length (ring);
      JsonArray *first = json_array_get_array_element (ring, 0);
      JsonArray *last = json_array_get_array_element (ring, n - 1);

      g_assert_cmpuint (n, >=, 4);
      for (guint axis = 0; axis < 2; axis++)
        g_assert_cmpfloat (json_array_get_double_element (first, axis),
                           ==,
                           json_array_get_double_element (last, axis));
      g_assert_true ((measure_ring (ring) > 0) == (i == 0));
    }
}

static void
assert_feature (JsonObject *feature)
{
  JsonObject *geometry = json_object_get_object_member (feature, "geometry");
  JsonArray *polygons = json_object_get_array_member (geometry, "coordinates");

  g_assert_cmpstr (json_object_get_string_member (feature, "type"), ==, "Feature");
  g_assert_cmpstr (json_object_get_string_member (geometry, "type"), ==, "MultiPolygon");
  g_assert_cmpuint (json_array_get_length (polygons), >, 0);
  for (guint i = 0; i < json_array_get_length (polygons); i++)
    assert_polygon (json_array_get_array_element (polygons, i));
}

static void
test_design_export_geojson (void)
{
  g_autoptr (SalTerritoryDesign) design = create_design ();
  g_autofree char *path = export(design, "a.geojson");
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonArray *features;
  JsonObject *properties;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  features = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)),
                                           "features");
  g_assert_cmpuint (
      json_array_get_length (features), ==, sal_territory_design_get_n_areas (design));
  for (guint i = 0; i < json_array_get_length (features); i++)
    assert_feature (json_array_get_object_element (features, i));
  properties =
      json_object_get_object_member (json_array_get_object_element (features, 0), "properties");
  g_assert_cmpstr (
      json_object_get_string_member (properties, "territory"), ==, "East, and \"more\"");
  g_assert_cmpfloat (json_object_get_double_member (properties, "revenue"), ==, 1234.56);
  g_unlink (path);
}

static void
test_design_export_xlsx (void)
{
  g_autoptr (SalTerritoryDesign) design = create_design ();
  g_autofree char *path = export(design, "a.xlsx");
  g_autofree char *strings = zip_fixture_read (path, "xl/sharedStrings.xml");
  g_autofree char *sheet = zip_fixture_read (path, "xl/worksheets/sheet1.xml");
  g_autofree char *territories = zip_fixture_read (path, "xl/worksheets/sheet2.xml");

  g_assert_nonnull (strstr (strings, "<t>Autauga County</t>"));
  g_assert_nonnull (strstr (sheet, "<v>55869</v>"));
  g_assert_nonnull (strstr (sheet, "<v>1234.56</v>"));
  g_assert_nonnull (strstr (sheet, "<row r=\"3143\""));
  g_assert_nonnull (strstr (territories, "<v>200</v>"));
  g_assert_null (strstr (territories, "<row r=\"4\""));
  g_unlink (path);
}

/* What was there stays if it was cancelled. */
static void
test_design_export_cancel (void)
{
  static const SalDesignFormat formats[] = { SAL_DESIGN_CSV, SAL_DESIGN_GEOJSON, SAL_DESIGN_XLSX };
  g_autoptr (SalTerritoryDesign) design = create_design ();
  const SalDesignExport what = { design, positions, "USD" };
  g_autofree char *path = g_build_filename (folder, "b", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      g_assert_false (sal_design_export_to_file (&what, formats[i], file, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_cmpstr (text, ==, "before");
    }
  g_unlink (path);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  geography = sal_geography_load ("us-counties", &error);
  g_assert_no_error (error);
  areas = sal_us_areas_load (NULL, &error);
  g_assert_no_error (error);
  folder = g_dir_make_tmp ("salient-design-XXXXXX", &error);
  g_assert_no_error (error);

  g_test_add_func ("/design-export/format", test_design_export_format);
  g_test_add_func ("/design-export/csv", test_design_export_csv);
  g_test_add_func ("/design-export/geojson", test_design_export_geojson);
  g_test_add_func ("/design-export/xlsx", test_design_export_xlsx);
  g_test_add_func ("/design-export/cancel", test_design_export_cancel);

  result = g_test_run ();
  g_rmdir (folder);
  g_free (folder);
  sal_geography_unref (geography);
  sal_us_areas_unref (areas);

  return result;
}
