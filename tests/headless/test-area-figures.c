/* test-area-figures.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include <glib/gstdio.h>

#include "sal-area-figures.h"
#include "sal-exchange-error.h"
#include "sal-geography-file.h"

static SalGeography *geography;

static SalAreaFigures *
read_text (const char *text, const char *code, const char *value, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("salient-figures-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "potential.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  SalAreaFigures *figures;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  figures = sal_area_figures_read (file, geography, code, value, NULL, error);
  g_unlink (path);
  g_rmdir (folder);

  return figures;
}

static double
value_of (const SalAreaFigures *figures, const char *code)
{
  guint area;

  g_assert_true (sal_geography_find (geography, code, &area));

  return figures->values[area];
}

/* Autauga, Baldwin and Barbour in Alabama; the first two have lost a zero. */
static void
test_read (void)
{
  g_autofree char *sums = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalAreaFigures) figures =
      read_text ("Potential;FIPS\n1.234,5;1001\n-2;1003\n17;01005\n5;99999\nn/"
                 "a;01007\n9;1001\n;01009\n;\n3;\n",
                 NULL,
                 NULL,
                 &error);

  g_assert_no_error (error);
  g_assert_cmpstr (figures->code_column, ==, "FIPS");
  g_assert_cmpstr (figures->value_column, ==, "Potential");
  g_assert_cmpuint (figures->n_values, ==, 3);
  g_assert_cmpuint (figures->n_padded, ==, 3);
  g_assert_cmpfloat (value_of (figures, "01001"), ==, 1234.5);
  g_assert_cmpfloat (value_of (figures, "01003"), ==, -2);
  g_assert_cmpfloat (value_of (figures, "01005"), ==, 17);
  g_assert_true (isnan (value_of (figures, "01009")));
  g_assert_cmpuint (figures->codes->unmatched->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (figures->codes->unmatched, 0), ==, "99999");
  g_assert_cmpuint (figures->codes->uncoded->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (figures->codes->uncoded, 0),
                   ==,
                   "potential.csv, row 10, FIPS: no code (expected the code of an area); it was "
                   "left out");
  sums = sal_area_codes_describe (figures->codes, figures->findings->len);
  g_assert_cmpstr (sums, ==, "Rows read: 8; matched: 6; left out: 2; values left out: 2.");
  g_assert_cmpuint (figures->findings->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (figures->findings, 0),
                   ==,
                   "potential.csv, row 6, Potential: “n/a” is not a number (expected one such as "
                   "1234.5); it was left out");
  g_assert_cmpstr (g_ptr_array_index (figures->findings, 1),
                   ==,
                   "potential.csv, row 7, Potential: “1001” was there before; it was left out");
}

static void
test_columns (void)
{
  static const char text[] = "county,name,households,stores\n01001,Autauga,5,7\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (SalAreaFigures) figures = read_text (text, NULL, "Stores", &error);

  g_assert_no_error (error);
  g_assert_cmpfloat (value_of (figures, "01001"), ==, 7);
  g_assert_null (read_text (text, NULL, NULL, &error));
  g_assert_error (error, SAL_EXCHANGE_ERROR, SAL_EXCHANGE_ERROR_MAPPING);
  g_assert_nonnull (strstr (error->message, "county, name, households, stores"));
  g_clear_error (&error);
  g_assert_null (read_text (text, "zip", "stores", &error));
  g_assert_nonnull (strstr (error->message, "has no column “zip”"));
  g_clear_error (&error);
  g_assert_null (read_text ("code,value\nx,1\n", NULL, NULL, &error));
  g_assert_error (error, SAL_EXCHANGE_ERROR, SAL_EXCHANGE_ERROR_FORMAT);
}

/* The name as it is written goes before one that differs in capitals, of which none is guessed. */
static void
test_same_names (void)
{
  static const char text[] = "code,Total,TOTAL\n01001,5,7\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (SalAreaFigures) mixed = read_text (text, NULL, "Total", &error);
  g_autoptr (SalAreaFigures) upper = read_text (text, NULL, "TOTAL", &error);

  g_assert_no_error (error);
  g_assert_cmpfloat (value_of (mixed, "01001"), ==, 5);
  g_assert_cmpfloat (value_of (upper, "01001"), ==, 7);
  g_assert_null (read_text (text, NULL, "total", &error));
  g_assert_error (error, SAL_EXCHANGE_ERROR, SAL_EXCHANGE_ERROR_MAPPING);
  g_assert_nonnull (strstr (error->message, "potential.csv has 2 columns “total” (expected one"));
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  geography = sal_geography_load ("us-counties", NULL);
  g_assert_nonnull (geography);

  g_test_add_func ("/area-figures/read", test_read);
  g_test_add_func ("/area-figures/columns", test_columns);
  g_test_add_func ("/area-figures/same-names", test_same_names);
  status = g_test_run ();
  sal_geography_unref (geography);

  return status;
}
