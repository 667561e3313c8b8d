/* test-measure-study.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-measure-study.h"

#include "sal-geography-file.h"

static SalGeography *geography;

static SalSheet *
create_sheet_of (const char *const *texts, gsize n_rows, gsize n_columns)
{
  SalSheet *sheet = sal_sheet_new ("stores.csv", SAL_DECIMAL_POINT);

  for (gsize i = 0; i < n_rows; i++)
    {
      g_autoptr (GPtrArray) row = g_ptr_array_new ();

      for (gsize k = 0; k < n_columns; k++)
        g_ptr_array_add (row, (char *) texts[i * n_columns + k]);
      g_assert_true (sal_sheet_add_row (sheet, i + 1, row, NULL));
    }

  return sheet;
}

/* Names, codes that have lost their zeros, a number, a share, and one row of no area. */
static SalSheet *
create_sheet (void)
{
  static const char *const rows[][5] = {
    { "Name", "FIPS", "Stores", "Share of Homes", "Note" },
    { "Autauga", "1001", "7", "0.5", "as told" },
    { "Baldwin", "1003", "11", "0.25", "5" },
    { "Nowhere", "99999", "13", "0.1", "" },
    { "Barbour", "1005", "none", "0.75", "guessed" },
  };

  return create_sheet_of (rows[0], G_N_ELEMENTS (rows), G_N_ELEMENTS (rows[0]));
}

static const SalMeasureColumn *
get_column (const SalMeasureStudy *study, guint index)
{
  return g_ptr_array_index (study->columns, index);
}

static void
test_measure_study_proposed (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalMeasureStudy) study =
      sal_measure_study_new (create_sheet (), geography, -1, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (study->code_column, ==, 1);
  g_assert_cmpuint (study->codes->n_matched, ==, 3);
  g_assert_cmpuint (study->codes->unmatched->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (study->codes->unmatched, 0), ==, "99999");

  g_assert_cmpuint (study->columns->len, ==, 3);
  g_assert_cmpstr (get_column (study, 0)->column, ==, "Stores");
  g_assert_true (get_column (study, 0)->is_likely);
  g_assert_true (get_column (study, 0)->additive);
  g_assert_cmpuint (get_column (study, 0)->figures->n_values, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (get_column (study, 0)->figures->findings, 0),
                   ==,
                   "stores.csv, row 5, Stores: “none” is not a number (expected one such as "
                   "1234.5); it was left out");
  g_assert_cmpstr (get_column (study, 1)->column, ==, "Share of Homes");
  g_assert_false (get_column (study, 1)->additive);
  g_assert_cmpstr (get_column (study, 2)->column, ==, "Note");
  g_assert_false (get_column (study, 2)->is_likely);
}

/* A row without a code is told once, not for each column; one in which nothing stands is none. */
static void
test_measure_study_uncoded (void)
{
  static const char *const rows[][3] = {
    { "Code", "Stores", "Homes" }, { "01001", "7", "x" }, { "", "8", "9" },      { "", "", "" },
    { "01003", "4", "5" },         { "77777", "1", "1" }, { "01005", "4", "5" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalMeasureStudy) study =
      sal_measure_study_new (create_sheet_of (rows[0], G_N_ELEMENTS (rows), G_N_ELEMENTS (rows[0])),
                             geography,
                             -1,
                             NULL,
                             &error);
  g_autofree char *sums = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (study->codes->uncoded->len, ==, 1);
  g_assert_cmpstr (
      g_ptr_array_index (study->codes->uncoded, 0),
      ==,
      "stores.csv, row 3, Code: no code (expected the code of an area); it was left out");
  sums = sal_area_codes_describe (study->codes, sal_measure_study_count_findings (study));
  g_assert_cmpstr (sums, ==, "Rows read: 5; matched: 3; left out: 2; values left out: 1.");
}

/* Where no code is one of these areas, nothing is a measure, and all codes are told. */
static void
test_measure_study_asked (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalMeasureStudy) study =
      sal_measure_study_new (create_sheet (), geography, 0, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (study->code_column, ==, 0);
  g_assert_cmpuint (study->codes->n_matched, ==, 0);
  g_assert_cmpuint (study->codes->unmatched->len, ==, 4);
  g_assert_cmpuint (study->columns->len, ==, 0);
}

/* Columns are told apart by where they are: some have the same name, but for its capitals even. */
static void
test_measure_study_same_names (void)
{
  static const char *const rows[][5] = {
    { "Code", "Total", "Total", "TOTAL", "code" },
    { "none", "1", "100", "7", "01001" },
    { "none", "2", "200", "8", "01003" },
  };
  g_autoptr (GError) error = NULL;
  guint area;

  g_assert_true (sal_geography_find (geography, "01003", &area));
  for (int asked = -1; asked <= 4; asked += 5)
    {
      g_autoptr (SalMeasureStudy) study = sal_measure_study_new (
          create_sheet_of (rows[0], G_N_ELEMENTS (rows), G_N_ELEMENTS (rows[0])),
          geography,
          asked,
          NULL,
          &error);

      g_assert_no_error (error);
      g_assert_cmpuint (study->code_column, ==, 4);
      g_assert_cmpuint (study->columns->len, ==, 3);
      g_assert_cmpfloat (get_column (study, 0)->figures->values[area], ==, 2);
      g_assert_cmpfloat (get_column (study, 1)->figures->values[area], ==, 200);
      g_assert_cmpfloat (get_column (study, 2)->figures->values[area], ==, 8);
      g_assert_cmpstr (get_column (study, 2)->figures->value_column, ==, "TOTAL");
    }
}

static void
test_measure_study_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (sal_measure_study_new (create_sheet (), geography, -1, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  geography = sal_geography_load ("us-counties", &error);
  g_assert_no_error (error);

  g_test_add_func ("/measure-study/proposed", test_measure_study_proposed);
  g_test_add_func ("/measure-study/asked", test_measure_study_asked);
  g_test_add_func ("/measure-study/uncoded", test_measure_study_uncoded);
  g_test_add_func ("/measure-study/same-names", test_measure_study_same_names);
  g_test_add_func ("/measure-study/cancelled", test_measure_study_cancelled);

  result = g_test_run ();
  sal_geography_unref (geography);

  return result;
}
