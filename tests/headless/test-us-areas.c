/* test-us-areas.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "sal-error.h"
#include "sal-us-areas.h"

static const char COUNTY_HEADER[] =
    "code,name,state,population,establishments,employment,payroll_thousand_usd\n";
static const char ZIP_HEADER[] = "code,county,latitude,longitude,population,establishments,"
                                 "employment,payroll_thousand_usd,place\n";

static void
write_compressed (const char *folder, const char *name, const char *header, const char *rows)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = g_strconcat (header, rows, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GConverter) zip =
      G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, -1));
  g_autoptr (GFileOutputStream) base =
      g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL);
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (G_OUTPUT_STREAM (base), zip);

  g_assert_true (g_output_stream_write_all (stream, text, strlen (text), NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
}

/* The shipped files, against the figures of their sources. */
static void
test_us_areas_shipped (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalUsAreas) areas = sal_us_areas_load (NULL, &error);
  const SalUsArea *counties, *zips, *county, *zip;
  gsize n_counties, n_zips;
  gint64 establishments = 0, by_county = 0;

  g_assert_no_error (error);
  counties = sal_us_areas_get_counties (areas, &n_counties);
  zips = sal_us_areas_get_zips (areas, &n_zips);
  g_assert_cmpuint (n_counties, ==, 3142);
  g_assert_cmpuint (n_zips, ==, 32981);

  county = sal_us_areas_find_county (areas, "01001");
  g_assert_cmpstr (county->name, ==, "Autauga County");
  g_assert_cmpstr (county->state, ==, "AL");
  g_assert_cmpint (county->population, ==, 55869);
  g_assert_cmpint (county->payroll, ==, 348995);
  g_assert_cmpfloat_with_epsilon (county->latitude, 32.53, 0.2);

  zip = sal_us_areas_find_zip (areas, "01001");
  g_assert_cmpstr (counties[zip->county].code, ==, "25013");
  g_assert_cmpstr (zip->state, ==, "MA");
  g_assert_cmpfloat_with_epsilon (zip->longitude, -72.625754, 0.00005001);
  g_assert_cmpint (zip->employment, ==, 9127);
  g_assert_cmpstr (zip->place, ==, "Agawam");
  g_assert_cmpstr (sal_us_areas_find_zip (areas, "60607")->place, ==, "Chicago");
  g_assert_null (county->place);

  for (gsize i = 0; i < n_zips; i++)
    establishments += MAX (zips[i].establishments, 0);
  for (gsize i = 0; i < n_counties; i++)
    by_county += MAX (counties[i].establishments, 0);
  g_assert_cmpint (establishments, ==, 7659767);
  g_assert_cmpint (by_county, ==, 7729788); /* ZIP codes without an area count here */

  g_assert_null (sal_us_areas_find_zip (areas, "00000"));
  g_assert_null (sal_us_areas_find_county (areas, "a code that is too long"));
}

/* One row of counties and one of ZIP areas, and the message they deserve. */
static void
test_us_areas_bad_files (void)
{
  static const struct
  {
    const char *counties;
    const char *zips;
    const char *message;
  } cases[] = {
    { "1001,A,AL,1,2,3,4\n", "", "us-counties.csv.gz, row 2, column 1: “1001” is not" },
    { "01001,A,ALA,1,2,3,4\n", "", "row 2, column 3: “ALA” is not" },
    { "01001,A,AL,1,2,x,4\n", "", "row 2, column 6: “x” is not" },
    { "01001,A,AL,1,-2,3,4\n", "", "row 2, column 5: “-2” is not" },
    { "01001,A,AL,1,2,3\n", "", "row 2 does not have 7 columns" },
    { "01003,A,AL,1,2,3,4\n01001,B,AL,1,2,3,4\n", "", "row 3, column 1: “01001” is not" },
    { "01001,A,AL,1,2,3,4\n", "00501,01003,1,1,1,1,1,1,A\n", "row 2, column 2: “01003” is not" },
    { "01001,A,AL,1,2,3,4\n", "00501,01001,91,1,1,1,1,1,A\n", "row 2, column 3: “91” is not" },
    { "01001,A,AL,1,2,3,4\n", "00501,01001,nan,1,1,1,1,1,A\n", "row 2, column 3: “nan” is not" },
    { "01001,A,AL,1,2,3,4\n", "00501,01001,1,,1,1,1,1,A\n", "row 2, column 4: “” is not" },
    { "01001,A,AL,1,2,3,4\n", "00501,01001,1,1,1,1,1,1,\n", "row 2, column 9: “” is not" },
  };
  g_autofree char *folder = g_dir_make_tmp ("salient-us-areas-XXXXXX", NULL);
  g_autofree char *counties = g_build_filename (folder, "us-counties.csv.gz", NULL);
  g_autofree char *zips = g_build_filename (folder, "us-zips.csv.gz", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      write_compressed (folder, "us-counties.csv.gz", COUNTY_HEADER, cases[i].counties);
      write_compressed (folder, "us-zips.csv.gz", ZIP_HEADER, cases[i].zips);
      g_assert_null (sal_us_areas_load (folder, &error));
      g_assert_error (error, SAL_ERROR, SAL_ERROR_FILE);
      g_assert_nonnull (strstr (error->message, cases[i].message));
    }

  g_unlink (counties);
  g_unlink (zips);
  g_rmdir (folder);
}

static void
test_us_areas_unknown (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("salient-us-areas-XXXXXX", NULL);
  g_autofree char *counties = g_build_filename (folder, "us-counties.csv.gz", NULL);
  g_autofree char *zips = g_build_filename (folder, "us-zips.csv.gz", NULL);
  g_autoptr (SalUsAreas) areas = NULL;

  write_compressed (
      folder, "us-counties.csv.gz", COUNTY_HEADER, "01001,A,AL,1,2,3,4\n01003,B,AL,1,2,3,4");
  write_compressed (folder,
                    "us-zips.csv.gz",
                    ZIP_HEADER,
                    "00501,01003,10,20,,1,1,1,A\n00502,01003,20,40,9,1,1,1,A\n");
  areas = sal_us_areas_load (folder, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sal_us_areas_find_zip (areas, "00501")->population, ==, SAL_US_AREA_UNKNOWN);
  g_assert_true (isnan (sal_us_areas_find_county (areas, "01001")->latitude));
  /* weights 1 + 0 and 1 + 9 */
  g_assert_cmpfloat_with_epsilon (
      sal_us_areas_find_county (areas, "01003")->latitude, 210.0 / 11, 1e-9);
  g_assert_cmpfloat_with_epsilon (
      sal_us_areas_find_county (areas, "01003")->longitude, 420.0 / 11, 1e-9);

  g_unlink (counties);
  g_unlink (zips);
  g_clear_pointer (&areas, sal_us_areas_unref);
  g_assert_null (sal_us_areas_load (folder, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/us-areas/shipped", test_us_areas_shipped);
  g_test_add_func ("/us-areas/bad-files", test_us_areas_bad_files);
  g_test_add_func ("/us-areas/unknown", test_us_areas_unknown);

  return g_test_run ();
}
