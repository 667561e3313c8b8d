/* test-tenure-band.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-date.h"
#include "sal-tenure-band.h"

static int
count (const char *hired, const char *day)
{
  gint32 from, to;

  g_assert_true (sal_date_parse_iso (hired, &from));
  g_assert_true (sal_date_parse_iso (day, &to));

  return sal_tenure_count_months (from, to);
}

/* The last day counts: who was hired on the first has a month on the last of it. */
static void
test_tenure_band_months (void)
{
  g_assert_cmpint (count ("2026-01-01", "2026-01-30"), ==, 0);
  g_assert_cmpint (count ("2026-01-01", "2026-01-31"), ==, 1);
  g_assert_cmpint (count ("2026-01-01", "2026-12-31"), ==, 12);
  g_assert_cmpint (count ("2026-01-02", "2026-12-31"), ==, 11);
  g_assert_cmpint (count ("2025-05-15", "2026-05-14"), ==, 12);
  g_assert_cmpint (count ("2025-05-15", "2026-05-13"), ==, 11);
  g_assert_cmpint (count ("2024-02-29", "2034-02-27"), ==, 120);
  g_assert_cmpint (count ("2006-07-01", "2026-06-30"), ==, 240);
  g_assert_cmpint (count ("2026-01-01", "2025-12-31"), ==, 0);
}

static void
test_tenure_band_labels (void)
{
  static const struct
  {
    int months;
    const char *label;
    int place;
  } rows[] = {
    { 0, "Under 1 year", 0 },   { 11, "Under 1 year", 0 },      { 12, "1 year", 1 },
    { 23, "1 year", 1 },        { 24, "2 years", 2 },           { 35, "2 years", 2 },
    { 36, "3 to 4 years", 3 },  { 59, "3 to 4 years", 3 },      { 60, "5 to 9 years", 4 },
    { 119, "5 to 9 years", 4 }, { 120, "10 years or more", 5 }, { 600, "10 years or more", 5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpstr (sal_tenure_band_get_label (rows[i].months), ==, rows[i].label);
      g_assert_cmpint (sal_tenure_band_find (rows[i].label), ==, rows[i].place);
    }
  g_assert_cmpint (sal_tenure_band_find ("AE"), ==, -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tenure-band/months", test_tenure_band_months);
  g_test_add_func ("/tenure-band/labels", test_tenure_band_labels);

  return g_test_run ();
}
