/* test-mapping-dates.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "import-fixture.h"
#include "sal-exchange-error.h"
#include "sal-import-recall.h"
#include "sal-kinds.h"

/* Both dates may be two days each. */
static const char either[] = "Employee Number,Name,Hired\n"
                             "1,Ann Ash,05/03/2026\n"
                             "2,Bo Birch,06/04/2026\n";

/* So may the first, but the second has no month 28. */
static const char day_first[] = "Employee Number,Name,Hired\n"
                                "1,Ann Ash,05/03/2026\n"
                                "2,Bo Birch,28/04/2026\n";

static gint64
count_hired (ImportFixture *fixture, const char *day)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM person WHERE hired = '%s'", day);

  return import_fixture_query (fixture, sql);
}

/* Nothing is imported while days are a guess, and the message says between which. */
static void
test_mapping_dates_stop (void)
{
  g_auto (ImportFixture) fixture = { 0 };
  g_autoptr (SalImportResult) result = NULL;
  g_autoptr (GError) error = NULL;

  import_fixture_init (&fixture);
  result = import_fixture_try (&fixture, "person", either, NULL, &error);
  g_assert_error (error, SAL_EXCHANGE_ERROR, SAL_EXCHANGE_ERROR_MAPPING);
  g_assert_nonnull (strstr (error->message,
                            "person.csv, Hired: “05/03/2026” may be 5 Mar 2026 or "
                            "3 May 2026"));
  g_assert_cmpint (import_fixture_query (&fixture, "SELECT count(*) FROM person"), ==, 0);

  g_clear_pointer (&result, sal_import_result_free);
  result = import_fixture_import (&fixture, "person", day_first, NULL);
  g_assert_cmpint (count_hired (&fixture, "2026-03-05"), ==, 1);
}

static void
test_mapping_dates_decided (void)
{
  static const struct
  {
    SalDateOrder order;
    const char *day;
  } cases[] = { { SAL_DATE_ORDER_DMY, "2026-03-05" }, { SAL_DATE_ORDER_MDY, "2026-05-03" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SalImportOptions options = { .date_order = cases[i].order };
      g_auto (ImportFixture) fixture = { 0 };
      g_autoptr (SalImportResult) result = NULL;

      import_fixture_init (&fixture);
      result = import_fixture_import (&fixture, "person", either, &options);
      g_assert_cmpint (count_hired (&fixture, cases[i].day), ==, 1);
      g_assert_null (sal_mapping_find_undecided (result->mappings->pdata[0]));
    }
}

/* Where rows that cannot be imported are skipped, days are guessed, and that is said; the mapping
 * that is remembered is still a guess, until a file tells. */
static void
test_mapping_dates_skip (void)
{
  const SalImportOptions skip = { .errors = SAL_IMPORT_SKIP };
  g_auto (ImportFixture) fixture = { 0 };
  g_autoptr (SalImportResult) result = NULL;
  g_autoptr (SalMapping) again = NULL;
  g_autoptr (SalMapping) told = NULL;
  g_autoptr (GFile) same = NULL;
  g_autoptr (GFile) other = NULL;
  g_autoptr (GError) error = NULL;
  gboolean said = FALSE;

  import_fixture_init (&fixture);
  result = import_fixture_import (&fixture, "person", either, &skip);
  g_assert_cmpint (count_hired (&fixture, "2026-05-03"), ==, 1);
  for (guint i = 0; i < result->notes->len; i++)
    said |= strcmp (result->notes->pdata[i],
                    "person.csv: Hired: “05/03/2026” may be 5 Mar 2026 or 3 May 2026; taken with "
                    "the month first, as no date tells") == 0;
  g_assert_true (said);

  same = import_fixture_write (&fixture, "same.csv", either);
  again = sal_import_choose_mapping (fixture.workspace, &sal_person_kind, same, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sal_mapping_find_undecided (again)->undecided_date, ==, "05/03/2026");

  other = import_fixture_write (&fixture, "other.csv", day_first);
  told = sal_import_choose_mapping (fixture.workspace, &sal_person_kind, other, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (sal_mapping_find_undecided (told));
  g_assert_cmpint (
      sal_mapping_part_find (told->parts->pdata[0], "hired")->date_order, ==, SAL_DATE_ORDER_DMY);
}

/* A mapping file says that an order is a guess, with a date that shows it. */
static void
test_mapping_dates_file (void)
{
  g_autoptr (SalMapping) mapping = sal_mapping_new ("staff");
  g_autoptr (SalMapping) copy = NULL;
  g_autoptr (SalMapping) read = NULL;
  g_autoptr (SalMapping) wrong = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  SalMappingColumn *column;

  column = sal_mapping_part_add (sal_mapping_add_part (mapping, "person"), "hired", "Hired");
  sal_mapping_column_set_date_order (column, SAL_DATE_ORDER_MDY, "05/03/2026");
  copy = sal_mapping_copy (mapping);
  text = sal_mapping_to_json (copy);
  read = sal_mapping_from_json (text, -1, "staff", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sal_mapping_find_undecided (read)->undecided_date, ==, "05/03/2026");

  sal_mapping_decide_dates (read, SAL_DATE_ORDER_DMY);
  g_assert_null (sal_mapping_find_undecided (read));
  column = sal_mapping_part_find (read->parts->pdata[0], "hired");
  g_assert_cmpint (column->date_order, ==, SAL_DATE_ORDER_DMY);

  wrong = sal_mapping_from_json (
      "{\"schema\": \"salient.mapping/1\", \"records\": [{\"kind\": \"person\", \"columns\": "
      "[{\"field\": \"hired\", \"column\": \"Hired\", \"date_undecided\": \"28/03/2026\"}]}]}",
      -1,
      "staff",
      &error);
  g_assert_null (wrong);
  g_assert_error (error, SAL_EXCHANGE_ERROR, SAL_EXCHANGE_ERROR_MAPPING);
  g_assert_nonnull (strstr (error->message, "date_undecided"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mapping-dates/stop", test_mapping_dates_stop);
  g_test_add_func ("/mapping-dates/decided", test_mapping_dates_decided);
  g_test_add_func ("/mapping-dates/skip", test_mapping_dates_skip);
  g_test_add_func ("/mapping-dates/file", test_mapping_dates_file);

  return g_test_run ();
}
