/* test-journal-import.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "store-fixture.h"

/* Undoing what was imported, as far as nobody edited or refers to it since. */

static void
test_journal_import (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = NULL;
  g_autofree char *before = NULL, *after = NULL;
  const FixtureImport data = {
    .kind = &fixture_company,
    .first = 100,
    .n_rows = 50,
    .sql = "UPDATE company SET size = 7 WHERE id = 1",
  };
  const SalTouchRange *ranges;
  gsize n_ranges;

  fixture_init (&fixture, fixture_kinds);
  fixture_do (fixture.store, "INSERT INTO company (id, name, size) VALUES (1, 'Halden', 6)");
  before = fixture_hash (fixture.store, fixture_kinds);
  change = fixture_import (fixture.store, &data, &error);
  g_assert_no_error (error);
  ranges = sal_change_get_ranges (change, &n_ranges);
  g_assert_cmpuint (n_ranges, ==, 1);
  g_assert_cmpint (ranges[0].first, ==, 100);
  g_assert_cmpint (ranges[0].last, ==, 149);
  g_assert_cmpint (ranges[0].n_rows, ==, 50);
  g_assert_cmpint (sal_change_get_n_rows (change), ==, 51);
  g_assert_true (sal_change_touches_record (change, &fixture_company, 120));
  /* the rows of the range are not in the changeset */
  g_assert_cmpint (
      fixture_query (fixture.store, "SELECT length(changeset) FROM change WHERE id = 2"), <, 64);
  g_assert_cmpint (fixture_query (fixture.store, "SELECT count(*) FROM touch"), ==, 2);

  fixture_undo (fixture.store, 0);
  after = fixture_hash (fixture.store, fixture_kinds);
  g_assert_cmpstr (before, ==, after);

  /* it is not offered to be done again, and who asks is told why not */
  g_assert_null (sal_store_get_redo (fixture.store));
  g_assert_null (sal_store_redo_sync (fixture.store, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_FINAL);
  g_assert_nonnull (strstr (error->message, "import the data again"));
}

/* SQLite would skip rows of a table that is not described, and call that undone. */
static void
test_journal_unknown_kind (void)
{
  static const SalKind *const fewer[] = { &fixture_company, &fixture_payout, NULL };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture, fixture_kinds);
  fixture_do (fixture.store, "INSERT INTO company (id, name) VALUES (1, 'A')");
  fixture_do (fixture.store, "INSERT INTO deal (id, name, company) VALUES (1, 'D', 1)");
  fixture_reopen (&fixture, fewer);
  g_assert_null (sal_store_undo_sync (fixture.store, 2, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_BARRIER);
  g_assert_nonnull (strstr (error->message, "does not know"));
  fixture_reopen (&fixture, fixture_kinds);
  fixture_undo (fixture.store, 2);
  g_assert_cmpint (fixture_query (fixture.store, "SELECT count(*) FROM deal"), ==, 0);
}

/* What was edited since is kept and named; what was edited and taken back is not. */
static void
test_journal_import_edited (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = NULL, undone = NULL;
  const FixtureImport data = {
    .kind = &fixture_company,
    .first = 100,
    .n_rows = 50,
    .sql = "UPDATE company SET size = 7 WHERE id < 10",
  };

  fixture_init (&fixture, fixture_kinds);
  fixture_do (fixture.store,
              "INSERT INTO company (id, name, size) VALUES (1, 'Halden', 6), (2, 'Moss', 6)");
  change = fixture_import (fixture.store, &data, &error);
  g_assert_no_error (error);
  fixture_do (fixture.store, "UPDATE company SET size = 8 WHERE id IN (1, 110)");
  fixture_do (fixture.store, "UPDATE company SET size = 9 WHERE id = 120");
  fixture_undo (fixture.store, 0);
  fixture_do (fixture.store, "DELETE FROM company WHERE id = 130");
  fixture_do (fixture.store, "INSERT INTO company (id, name) VALUES (160, 'Later')");

  undone = sal_store_undo_sync (fixture.store, sal_change_get_id (change), &error);
  g_assert_no_error (error);
  g_assert_nonnull (sal_change_get_note (undone));
  g_assert_nonnull (strstr (sal_change_get_note (undone), "Company “Halden” (by anna"));
  g_assert_nonnull (strstr (sal_change_get_note (undone), "Company “Row 10”"));
  g_assert_null (strstr (sal_change_get_note (undone), "Row 20"));
  g_assert_null (strstr (sal_change_get_note (undone), "130"));
  g_assert_cmpint (
      fixture_query (fixture.store, "SELECT count(*) FROM company WHERE id BETWEEN 100 AND 149"),
      ==,
      1);
  g_assert_cmpint (fixture_query (fixture.store, "SELECT size FROM company WHERE id = 1"), ==, 8);
  g_assert_cmpint (fixture_query (fixture.store, "SELECT size FROM company WHERE id = 2"), ==, 6);
  g_assert_cmpint (
      fixture_query (fixture.store, "SELECT count(*) FROM company WHERE id = 160"), ==, 1);
}

/* A row that somebody else added with an id within the range is not of the import. */
static void
test_journal_import_foreign_row (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = NULL;
  const FixtureImport data = { .kind = &fixture_company, .first = 101, .n_rows = 10 };
  const FixtureImport rest = { .kind = &fixture_company,
                               .first = 201,
                               .n_rows = 10,
                               .sql = "INSERT INTO company (id, name) VALUES (205555, 'x')" };

  fixture_init (&fixture, fixture_kinds);
  change = fixture_import (fixture.store, &data, &error);
  g_assert_no_error (error);
  fixture_do (fixture.store, "DELETE FROM company WHERE id = 105");
  fixture_undo (fixture.store, 0); /* 105 is back, and of the import still */
  fixture_do (fixture.store, "DELETE FROM company WHERE id = 106");
  fixture_do (fixture.store, "UPDATE company SET id = 106 WHERE id = 110");
  fixture_undo (fixture.store, 0);
  fixture_undo (fixture.store, 0);
  fixture_undo (fixture.store, 1);
  g_assert_cmpint (fixture_query (fixture.store, "SELECT count(*) FROM company"), ==, 0);

  fixture_do (fixture.store, "INSERT INTO company (id, name) VALUES (150, 'Before')");
  g_clear_pointer (&change, sal_change_unref);
  change = fixture_import (fixture.store,
                           &(FixtureImport){ .kind = &fixture_company, .first = 151, .n_rows = 2 },
                           &error);
  g_assert_no_error (error);
  g_clear_pointer (&change, sal_change_unref);
  change = fixture_import (fixture.store, &rest, &error);
  g_assert_no_error (error);
  fixture_undo (fixture.store, 0);
  fixture_undo (fixture.store, 0);
  g_assert_cmpint (fixture_query (fixture.store, "SELECT id FROM company"), ==, 150);
}

static char *
list_ids (SalStore *store, const char *table)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT group_concat (id) FROM (SELECT id FROM %s ORDER BY id)", table);

  return fixture_query_text (store, sql);
}

/* What stays keeps all it refers to, whichever way that was added; the rest goes. */
static void
test_journal_import_referenced (void)
{
  /* the companies 100 to 119 and deals of company 50 from 200 on are of the import */
  static const struct
  {
    const char *imported; /* captured */
    const char *since;
    const char *companies, *deals; /* that are left */
    const char *note;
    gboolean chained;
  } cases[] = {
    { NULL,
      "INSERT INTO deal (id, name, company) VALUES (5, 'Renewal', 104)",
      "1,104",
      "5",
      "Kept, because it is referred to: Company “Row 4”" },
    { NULL,
      "INSERT INTO deal (id, name, company) VALUES (5, 'Renewal', 104)",
      "1,100,101,102,103,104",
      "5",
      "it is referred to: Company “Row ",
      TRUE },
    { NULL,
      "INSERT INTO deal (id, name, company) VALUES (5, 'Renewal', 109)",
      "1,100,101,102,103,104,105,106,107,108,109",
      "5",
      " and 5 more",
      TRUE },
    { NULL,
      "UPDATE deal SET amount = 7 WHERE id = 201",
      "1,50,51",
      "201",
      "Kept, because it was edited since: Deal “Row 1” (by anna" },
    { NULL, "UPDATE company SET parent = 51 WHERE id = 1", "1,51", NULL, "Company “Parent”" },
    { "INSERT INTO deal (id, name, company) VALUES (300, 'Captured deal', 107)",
      "UPDATE deal SET amount = 7 WHERE id = 300",
      "1,107",
      "300",
      "Company “Row 7”" },
    { "INSERT INTO deal (id, name, company) VALUES (300, 'Captured deal', 107)",
      "DELETE FROM deal WHERE id = 300",
      "1",
      NULL,
      "Deal 300" },
    { "UPDATE company SET parent = 50 WHERE id = 51",
      "INSERT INTO deal (id, name, company) VALUES (5, 'Round', 51)",
      "1,50,51",
      "5",
      "Company “Captured”" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Fixture) fixture = { 0 };
      g_autoptr (GError) error = NULL;
      g_autoptr (SalChange) change = NULL, undone = NULL;
      g_autofree char *companies = NULL, *deals = NULL, *sql = NULL;
      FixtureImport data = { .kind = &fixture_company, .first = 100, .n_rows = 20 };

      sql = g_strdup_printf ("INSERT INTO company (id, name, parent) VALUES (50, 'Captured', 51), "
                             "(51, 'Parent', NULL), (52, 'Unneeded', 50); %s",
                             cases[i].imported != NULL ? cases[i].imported : "");
      data.sql = sql;
      data.n_deals = 20;
      data.chained = cases[i].chained;
      fixture_init (&fixture, fixture_kinds);
      fixture_do (fixture.store, "INSERT INTO company (id, name) VALUES (1, 'Before')");
      change = fixture_import (fixture.store, &data, &error);
      g_assert_no_error (error);
      fixture_do (fixture.store, cases[i].since);
      undone = sal_store_undo_sync (fixture.store, sal_change_get_id (change), &error);
      g_assert_no_error (error);
      companies = list_ids (fixture.store, "company");
      deals = list_ids (fixture.store, "deal");
      g_assert_cmpstr (companies, ==, cases[i].companies);
      g_assert_cmpstr (deals, ==, cases[i].deals);
      g_assert_nonnull (strstr (sal_change_get_note (undone), cases[i].note));
    }
}

/* More than looking the different values of 6,000 rows up one by one is worth. */
#define MANY_COMPANIES                                                                             \
  "INSERT INTO company (id, name) WITH RECURSIVE n (i) AS "                                        \
  "(VALUES (2000) UNION ALL SELECT i + 1 FROM n WHERE i < 3000) SELECT i, 'Company' FROM n"

/* Foreign keys are off while a bulk command runs: what it leaves is checked all the same. */
static void
test_journal_bulk_references (void)
{
  g_auto (Fixture) fixture = { 0 };
  static const struct
  {
    guint n_rows;
    gint64 company;
    const char *sql;
    const char *message; /* NULL: succeeds */
  } cases[] = {
    { 10, 1, NULL, NULL },
    { 10, 77, NULL, "there is no Company 77" },
    { 6000, 1, NULL, NULL },
    { 6000, 77, NULL, "there is no Company 77" },
    { 6000, 77, MANY_COMPANIES, "there is no Company 77" },
    { 1, 77, "INSERT INTO company (id, name) VALUES (77, 'x')", NULL },
    { 1, 1, "DELETE FROM company WHERE id = 1", "there is no Company 1" },
    { 1, 1, "DELETE FROM company WHERE id = 2", "Deal “Old”" },
    { 1, 1, "UPDATE deal SET company = 99 WHERE id = 1", "there is no Company 99" },
  };

  fixture_init (&fixture, fixture_kinds);
  fixture_do (fixture.store, "INSERT INTO company (id, name) VALUES (1, 'Halden'), (2, 'Moss')");
  fixture_do (fixture.store, "INSERT INTO deal (id, name, company) VALUES (1, 'Old', 2)");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      FixtureImport data = { .kind = &fixture_deal,
                             .first = (gint64) (i + 1) * 10000,
                             .n_rows = cases[i].n_rows,
                             .company = cases[i].company,
                             .sql = cases[i].sql };
      g_autoptr (SalChange) change = fixture_import (fixture.store, &data, &error);

      if (cases[i].message == NULL)
        g_assert_no_error (error);
      else
        {
          g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_REFERENCED);
          g_assert_nonnull (strstr (error->message, cases[i].message));
          g_assert_null (change);
        }
    }
  /* and they are on again afterwards */
  {
    g_autoptr (GError) error = NULL;

    g_assert_null (
        fixture_run_flags (fixture.store, "Bad", 0, "UPDATE deal SET company = 123", &error));
    g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_REFERENCED);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/journal-import/undo", test_journal_import);
  g_test_add_func ("/journal-import/unknown-kind", test_journal_unknown_kind);
  g_test_add_func ("/journal-import/edited", test_journal_import_edited);
  g_test_add_func ("/journal-import/foreign-row", test_journal_import_foreign_row);
  g_test_add_func ("/journal-import/referenced", test_journal_import_referenced);
  g_test_add_func ("/journal-import/bulk-references", test_journal_bulk_references);

  return g_test_run ();
}
