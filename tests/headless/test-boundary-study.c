/* test-boundary-study.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-boundary-study.h"

#include <string.h>

#include <glib/gstdio.h>

#include "sal-boundary-writer.h"
#include "sal-exchange-error.h"
#include "sal-geography-file.h"
#include "zip-fixture.h"

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("salient-study-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
}

static GFile *
write_bytes (Fixture *self, const char *name, GBytes *bytes)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_assert_true (g_file_set_contents (path, data, (gssize) size, NULL));

  return g_file_new_for_path (path);
}

static GFile *
write_text (Fixture *self, const char *name, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return write_bytes (self, name, bytes);
}

static SalBoundaryStudy *
study (GFile *file, const SalBoundaryOptions *options)
{
  g_autoptr (GError) error = NULL;
  SalBoundaryStudy *result = sal_boundary_study_file (file, options, NULL, NULL, NULL, &error);

  g_assert_no_error (error);

  return result;
}

#define SQUARE(id, name, west, east, south, north)                                                 \
  "{\"type\":\"Feature\",\"properties\":{\"code\":\"" id "\",\"name\":\"" name                     \
  "\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[" west "," south "],[" east "," south \
  "],[" east "," north "],[" west "," north "],[" west "," south "]]]}}"

#define COLLECTION(features) "{\"type\":\"FeatureCollection\",\"features\":[" features "]}"

/* Two squares side by side, in degrees. */
static const char degrees[] = COLLECTION (
    SQUARE ("A", "Alpha", "9", "10", "50", "51") "," SQUARE ("B", "Beta", "10", "11", "50", "51"));

/* Near the middle of UTM zone 32, whose 500,000 is 9° east. */
static const char metres[] =
    COLLECTION (SQUARE ("A", "Alpha", "400000", "500000", "5500000", "5600000") "," SQUARE (
        "B", "Beta", "500000", "600000", "5500000", "5600000"));

/* What was read is shown with the first features, and what was chosen is used. */
static void
test_boundary_study_fields (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = write_text (self, "squares.geojson", degrees);
  g_autoptr (SalBoundaryStudy) first = study (file, &(SalBoundaryOptions){ 0 });
  g_autoptr (SalBoundaryStudy) second =
      study (file, &(SalBoundaryOptions){ .id_field = "name", .name_field = "" });
  g_autoptr (SalBoundaryStudy) third = study (file, &(SalBoundaryOptions){ .id_field = "" });
  g_autoptr (SalBoundaryStudy) fourth = study (file, &(SalBoundaryOptions){ .id_field = "size" });

  g_assert_cmpuint (first->n_samples, ==, 2);
  g_assert_cmpuint (first->fields->len, ==, 2);
  g_assert_cmpstr (sal_boundary_study_get_sample (first, 1, 0), ==, "B");
  g_assert_cmpstr (sal_boundary_study_get_sample (first, 1, 1), ==, "Beta");
  g_assert_cmpstr (first->import->id_field, ==, "code");
  g_assert_cmpstr (first->import->name_field, ==, "name");
  g_assert_cmpuint (sal_geography_get_neighbors (first->import->geography)->n_neighbors, ==, 2);

  g_assert_cmpstr (second->import->id_field, ==, "name");
  g_assert_null (second->import->name_field);
  g_assert_cmpstr (sal_geography_get_areas (second->import->geography, NULL)[1].code, ==, "Beta");
  g_assert_cmpstr (sal_geography_get_areas (third->import->geography, NULL)[1].code, ==, "2");

  g_assert_null (fourth->import);
  g_assert_error (fourth->problem, SAL_EXCHANGE_ERROR, SAL_EXCHANGE_ERROR_MAPPING);
  g_assert_cmpuint (fourth->n_samples, ==, 2);
}

/* Metres that are not said to be metres are a problem, which the coordinate system mends. UTM's
 * central meridian has easting 500,000 (Snyder, Map Projections, 1987, page 58): the border of the
 * two squares lies at 9°. */
static void
test_boundary_study_coordinates (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = write_text (self, "squares.geojson", metres);
  g_autoptr (SalBoundaryStudy) first = study (file, &(SalBoundaryOptions){ 0 });
  g_autoptr (SalBoundaryStudy) second =
      study (file, &(SalBoundaryOptions){ .coordinate_system = "EPSG:25832" });
  g_autoptr (SalBoundaryStudy) third =
      study (file, &(SalBoundaryOptions){ .coordinate_system = "Atlantis" });
  guint west, east;

  g_assert_null (first->import);
  g_assert_error (first->problem, SAL_EXCHANGE_ERROR, SAL_EXCHANGE_ERROR_COORDINATES);
  g_assert_nonnull (strstr (first->problem->message, "600000, 5600000")
                        ?: strstr (first->problem->message, "500000, 5500000"));
  g_assert_cmpuint (first->n_samples, ==, 2);
  g_assert_cmpstr (first->id_field, ==, "code");

  g_assert_no_error (second->problem);
  g_assert_cmpstr (second->import->coordinate_system, ==, "ETRS89 / UTM zone 32N");
  west = sal_geography_find_at (second->import->geography, (SalCoordinate){ 8.99, 50 });
  east = sal_geography_find_at (second->import->geography, (SalCoordinate){ 9.01, 50 });
  g_assert_cmpuint (west, ==, 0);
  g_assert_cmpuint (east, ==, 1);

  g_assert_null (third->import);
  g_assert_nonnull (strstr (third->problem->message, "Atlantis"));
}

/* --- packed files --- */

static void
add_part (Fixture *self, const char *suffix, GArray *files, const char *name)
{
  g_autofree char *part = g_strconcat ("plain", suffix, NULL);
  g_autofree char *path = g_build_filename (self->folder, part, NULL);
  ZipFixtureFile file = { name, NULL, 0 };
  gsize length;
  char *contents;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  file.data = contents;
  file.length = (gssize) length;
  g_array_append_val (files, file);
}

static void
free_contents (gpointer data)
{
  g_free ((char *) ((ZipFixtureFile *) data)->data);
}

/* A Shapefile of the countries in an archive is what it is beside it, with capital letters, in a
 * folder, and with what another system left there. */
static void
test_boundary_study_shapefile (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) plain = write_text (self, "plain.geojson", degrees);
  g_autoptr (SalBoundaryStudy) study_plain = study (plain, &(SalBoundaryOptions){ 0 });
  g_autoptr (SalBoundaryLayer) layer = sal_boundary_layer_new ("plain");
  g_autofree char *path = g_build_filename (self->folder, "plain.shp", NULL);
  g_autoptr (GArray) files = g_array_new (FALSE, FALSE, sizeof (ZipFixtureFile));
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GFile) packed = NULL;
  g_autoptr (SalBoundaryStudy) unpacked = NULL;
  guint code = sal_boundary_layer_add_field (layer, "code");

  g_array_set_clear_func (files, free_contents);
  for (guint i = 0; i < 2; i++)
    {
      SalBoundaryFeature *feature =
          sal_boundary_layer_add_area (layer, study_plain->import->geography, i);

      sal_boundary_layer_set_value (layer, feature, code, i == 0 ? "A" : "B");
    }
  g_assert_true (sal_boundary_layer_write_shapefile (layer, path, NULL, &error));
  g_assert_no_error (error);
  add_part (self, ".dbf", files, "maps/Squares.DBF");
  add_part (self, ".shp", files, "maps/Squares.SHP");
  add_part (self, ".shx", files, "maps/Squares.SHX");
  add_part (self, ".shp", files, "__MACOSX/maps/._Squares.shp");
  bytes = zip_fixture_pack ((const ZipFixtureFile *) (gpointer) files->data, files->len);
  packed = write_bytes (self, "packed.zip", bytes);

  unpacked = study (packed, &(SalBoundaryOptions){ 0 });
  g_assert_no_error (unpacked->problem);
  g_assert_cmpstr (unpacked->source, ==, "packed.zip, maps/Squares.SHP");
  g_assert_cmpstr (unpacked->import->id_field, ==, "code");
  g_assert_cmpuint (sal_geography_get_neighbors (unpacked->import->geography)->n_areas, ==, 2);
  g_assert_cmpuint (sal_geography_get_neighbors (unpacked->import->geography)->n_neighbors, ==, 2);
}

/* Of two files the larger one is read, and the report says so; of none there is an error. */
static void
test_boundary_study_json (Fixture *self, gconstpointer data)
{
  const ZipFixtureFile files[] = { { "readme.json", "{}", -1 },
                                   { "squares.geojson", degrees, -1 },
                                   { "readme.txt", "Squares", -1 } };
  g_autoptr (GBytes) both = zip_fixture_pack (files, G_N_ELEMENTS (files));
  g_autoptr (GBytes) none = zip_fixture_pack (files + 2, 1);
  g_autoptr (GFile) first = write_bytes (self, "both.zip", both);
  g_autoptr (GFile) second = write_bytes (self, "none.zip", none);
  g_autoptr (SalBoundaryStudy) read = study (first, &(SalBoundaryOptions){ 0 });
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (sal_geography_get_neighbors (read->import->geography)->n_areas, ==, 2);
  g_assert_cmpuint (read->import->notes->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (read->import->notes, 0),
                   ==,
                   "both.zip has 2 files with boundaries, of which this one was read: "
                   "squares.geojson");
  g_assert_null (
      sal_boundary_study_file (second, &(SalBoundaryOptions){ 0 }, NULL, NULL, NULL, &error));
  g_assert_error (error, SAL_EXCHANGE_ERROR, SAL_EXCHANGE_ERROR_FORMAT);
  g_assert_true (g_str_has_prefix (error->message, "none.zip has no boundaries in it"));
}

/* What is wrong in a file of an archive is told with the names of both. */
static void
test_boundary_study_bad_member (Fixture *self, gconstpointer data)
{
  static const struct
  {
    ZipFixtureFile files[2];
    const char *message;
  } cases[] = {
    { { { "maps/a.shp", "nothing", -1 }, { "maps/a.shx", "nothing", -1 } },
      "x.zip, maps/a.shp: this is no Shapefile" },
    { { { "a.shp", "nothing", -1 }, { "a.dbf", "nothing", -1 } },
      "x.zip, a.shp: the file that ends in .shx is not beside it" },
    { { { "a.geojson", "{\n  nothing", -1 }, { "a.txt", "", -1 } },
      "x.zip, a.geojson, line 2, column 3: " },
    { { { "a.json", "", -1 }, { "a.txt", "", -1 } }, "x.zip, a.json, line 1, column 1: " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = zip_fixture_pack (cases[i].files, G_N_ELEMENTS (cases[i].files));
      g_autoptr (GFile) file = write_bytes (self, "x.zip", bytes);
      g_autoptr (GError) error = NULL;

      g_assert_null (
          sal_boundary_study_file (file, &(SalBoundaryOptions){ 0 }, NULL, NULL, NULL, &error));
      g_assert_error (error, SAL_EXCHANGE_ERROR, SAL_EXCHANGE_ERROR_FORMAT);
      if (!g_str_has_prefix (error->message, cases[i].message))
        g_error ("%s: %s", cases[i].message, error->message);
    }
}

#define ADD(name, func) g_test_add ("/boundary-study/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("fields", test_boundary_study_fields);
  ADD ("coordinates", test_boundary_study_coordinates);
  ADD ("shapefile", test_boundary_study_shapefile);
  ADD ("json", test_boundary_study_json);
  ADD ("bad-member", test_boundary_study_bad_member);

  return g_test_run ();
}
