/* test-import-relations.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "import-fixture.h"
#include "sal-check.h"
#include "sal-exchange-error.h"
#include "sal-kinds.h"

/* Two accounts with a plan each, and contacts of both. */
static void
set_up (ImportFixture *fixture)
{
  import_fixture_init (fixture);
  import_fixture_load (fixture, "account", "Name\nAlder\nBirch\n");
  import_fixture_load (
      fixture, "contact", "Name,Account\nAnn,Alder\nBen,Alder\nCy,Alder\nDee,Birch\n");
  import_fixture_load (fixture,
                       "account_plan",
                       "Name,Account,Status,From\nAlder Plan,Alder,Active,2026-01-01\n"
                       "Birch Plan,Birch,Active,2026-01-01\n");
}

/* People may report to others further down the file; nothing of it is refused. */
static void
load_people (ImportFixture *fixture)
{
  g_autoptr (SalImportResult) result =
      import_fixture_import (fixture,
                             "stakeholder",
                             "Account Plan,Contact,Reports To,Attitude,External ID\n"
                             "Alder Plan,Cy,Ben,Mentor,c\nAlder Plan,Ben,Ann,Neutral,b\n"
                             "Alder Plan,Ann,,Neutral,a\nBirch Plan,Dee,,Neutral,d\n",
                             NULL);

  g_assert_cmpuint (result->n_rejected, ==, 0);
  g_assert_cmpint (
      import_fixture_query (fixture,
                            "SELECT count(*) FROM stakeholder s JOIN stakeholder t"
                            " ON t.id = s.reports_to WHERE (s.external_id, t.external_id)"
                            " IN (('c', 'b'), ('b', 'a'))"),
      ==,
      2);
}

/* @text is refused as a whole, and what it was refused for is said; or else only the bad rows are.
 */
static void
refuse_rows (
    ImportFixture *fixture, const char *kind, const char *text, const char *message, guint n_rows)
{
  const SalImportOptions skip = { .errors = SAL_IMPORT_SKIP };
  g_autofree char *before = import_fixture_dump (fixture);
  g_autofree char *after = NULL;
  g_autoptr (SalImportResult) none = NULL;
  g_autoptr (SalImportResult) others = NULL;
  g_autoptr (GError) error = NULL;

  none = import_fixture_try (fixture, kind, text, NULL, &error);
  g_assert_error (error, SAL_EXCHANGE_ERROR, SAL_EXCHANGE_ERROR_ROWS);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, message));
  after = import_fixture_dump (fixture);
  g_assert_cmpstr (after, ==, before);
  others = import_fixture_import (fixture, kind, text, &skip);
  g_assert_cmpuint (others->n_rejected, ==, n_rows);
}

static void
refuse (ImportFixture *fixture, const char *kind, const char *text, const char *message)
{
  refuse_rows (fixture, kind, text, message, 1);
}

static void
test_circle (void)
{
  g_auto (ImportFixture) fixture = { 0 };

  set_up (&fixture);
  load_people (&fixture);
  refuse (&fixture,
          "stakeholder",
          "Account Plan,Contact,Reports To,External ID\nAlder Plan,Ann,Cy,a\n",
          "row 2, Reports To: would lead round in a circle");
  refuse (&fixture,
          "stakeholder",
          "Account Plan,Contact,Reports To,External ID\nAlder Plan,Ann,Ann,a\n",
          "would lead round in a circle");
  g_assert_cmpint (import_fixture_query (
                       &fixture, "SELECT count(*) FROM stakeholder WHERE reports_to IS NOT NULL"),
                   ==,
                   2);
}

static void
assert_reporting (ImportFixture *fixture, const char *where, gint64 n)
{
  g_autofree char *sql = g_strconcat ("SELECT count(*) FROM stakeholder s LEFT JOIN stakeholder t"
                                      " ON t.id = s.reports_to WHERE ",
                                      where,
                                      NULL);

  g_assert_cmpint (import_fixture_query (fixture, sql), ==, n);
}

/* Within one file, every row of the circle is refused by row and column, wherever it stands; who
 * reports to one of them comes in without that, and it is told. */
static void
test_circle_in_file (void)
{
  static const char rows[] = "Account Plan,Contact,Reports To,External ID\n"
                             "Alder Plan,Eve,,e\n"
                             "Alder Plan,Ann,Ben,a\nAlder Plan,Ben,Cy,b\n"
                             "Alder Plan,Flo,Cy,f\nAlder Plan,Gus,Eve,g\n"
                             "Alder Plan,Cy,Ann,c\n";
  const SalImportOptions dry = { .dry_run = TRUE, .errors = SAL_IMPORT_SKIP };
  g_auto (ImportFixture) fixture = { 0 };
  g_autoptr (SalImportResult) told = NULL;
  gboolean found = FALSE;

  set_up (&fixture);
  import_fixture_load (&fixture, "contact", "Name,Account\nEve,Alder\nFlo,Alder\nGus,Alder\n");
  told = import_fixture_import (&fixture, "stakeholder", rows, &dry);
  for (guint i = 0; i < told->notes->len; i++)
    found |= strstr (told->notes->pdata[i], "Reports To: not found in 1 row: Cy") != NULL;
  g_assert_true (found);
  refuse_rows (&fixture,
               "stakeholder",
               rows,
               "stakeholder.csv, row 3, Reports To: would lead round in a circle: choose one that "
               "is not further down itself\n"
               "stakeholder.csv, row 4, Reports To: would lead round in a circle: choose one that "
               "is not further down itself\n"
               "stakeholder.csv, row 7, Reports To: would lead",
               3);
  assert_reporting (&fixture, "1", 3);
  assert_reporting (&fixture, "s.external_id = 'g' AND t.external_id = 'e'", 1);
  assert_reporting (&fixture, "s.external_id = 'f' AND s.reports_to IS NULL", 1);
}

/* A new row may close a circle over one that there is, in whichever order they stand. */
static void
test_circle_with_stored (void)
{
  static const char good[] = "Account Plan,Contact,Reports To,External ID\n"
                             "Alder Plan,Ben,Cy,b\nAlder Plan,Cy,Ann,c\n";
  g_auto (ImportFixture) fixture = { 0 };
  g_autoptr (SalImportResult) again = NULL;

  set_up (&fixture);
  import_fixture_load (
      &fixture, "stakeholder", "Account Plan,Contact,External ID\nAlder Plan,Ann,a\n");
  refuse_rows (&fixture,
               "stakeholder",
               "Account Plan,Contact,Reports To,External ID\n"
               "Alder Plan,Ann,Ben,a\nAlder Plan,Ben,Ann,b\n",
               "row 2, Reports To: would lead round in a circle",
               2);
  assert_reporting (&fixture, "s.external_id = 'a' AND s.reports_to IS NULL", 1);
  assert_reporting (&fixture, "1", 1);

  import_fixture_load (&fixture, "stakeholder", good);
  assert_reporting (&fixture, "(s.external_id, t.external_id) IN (('b', 'c'), ('c', 'a'))", 2);
  again = import_fixture_import (&fixture, "stakeholder", good, NULL);
  g_assert_cmpuint (again->n_rejected, ==, 0);
  g_assert_null (again->change);
  refuse (&fixture,
          "stakeholder",
          "Account Plan,Contact,Reports To,External ID\n"
          "Alder Plan,Ann,Ben,a\nAlder Plan,Ben,Cy,b\nAlder Plan,Cy,Ann,c\n",
          "row 2, Reports To: would lead round in a circle");
  assert_reporting (&fixture, "(s.external_id, t.external_id) IN (('b', 'c'), ('c', 'a'))", 2);
}

/* Somebody of another plan is no one to report to, also if both are new. */
static void
test_agreement_in_file (void)
{
  g_auto (ImportFixture) fixture = { 0 };

  set_up (&fixture);
  refuse (&fixture,
          "stakeholder",
          "Account Plan,Contact,Reports To,External ID\n"
          "Alder Plan,Ann,Dee,a\nBirch Plan,Dee,,d\n",
          "row 2, Reports To: is in another account plan");
  assert_reporting (&fixture, "s.external_id = 'd'", 1);
  assert_reporting (&fixture, "1", 1);
}

/* Every kind whose records may stand above each other says so. What a transaction corrects is none
 * of it: nobody follows that further than once. */
static void
test_kinds (void)
{
  g_auto (ImportFixture) fixture = { 0 };
  const SalKind *const *kinds;
  guint n = 0;

  set_up (&fixture);
  kinds = sal_workspace_get_kinds (fixture.workspace);
  for (guint i = 0; kinds[i] != NULL; i++)
    for (guint j = 0; j < kinds[i]->n_fields; j++)
      if (kinds[i]->fields[j].references == kinds[i] && kinds[i] != &sal_transaction_kind)
        {
          g_assert_cmpstr (kinds[i]->upward, ==, kinds[i]->fields[j].name);
          n++;
        }
  g_assert_cmpuint (n, ==, 10);
}

static guint
count_circles (ImportFixture *fixture, const SalKind *kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings =
      sal_check_run (fixture->workspace, import_fixture_store (fixture), NULL, 0, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      const SalFinding *finding = findings->pdata[i];

      if (finding->kind != kind || strcmp (finding->check, "circle") != 0)
        continue;
      g_assert_cmpstr (finding->field->name, ==, kind->upward);
      return (guint) finding->n_records;
    }

  return 0;
}

static void
test_units (void)
{
  g_auto (ImportFixture) fixture = { 0 };

  set_up (&fixture);
  refuse_rows (&fixture,
               "buying_unit",
               "Name,Account,Part Of\nUnit A,Alder,Unit B\nUnit B,Alder,Unit A\n"
               "Unit C,Alder,\nUnit D,Alder,Unit C\n",
               "row 2, Part Of: would lead round in a circle",
               2);
  g_assert_cmpint (import_fixture_query (&fixture, "SELECT count(*) FROM buying_unit"), ==, 2);
  g_assert_cmpuint (count_circles (&fixture, &sal_buying_unit_kind), ==, 0);

  /* E leads to a circle, and is in none */
  import_fixture_edit (&fixture,
                       "INSERT INTO buying_unit (id, name, account, parent)"
                       " SELECT 1, 'E', account, id FROM buying_unit WHERE name = 'Unit D';"
                       "UPDATE buying_unit SET parent = (SELECT id FROM buying_unit"
                       " WHERE name = 'Unit D') WHERE name = 'Unit C'");
  g_assert_cmpuint (count_circles (&fixture, &sal_buying_unit_kind), ==, 2);
}

static void
test_agreements (void)
{
  g_auto (ImportFixture) fixture = { 0 };

  set_up (&fixture);
  refuse (&fixture,
          "stakeholder",
          "Account Plan,Contact\nAlder Plan,Ann\nAlder Plan,Dee\n",
          "row 3, Contact: is at another account than the plan");
  load_people (&fixture);
  refuse (&fixture,
          "stakeholder",
          "Account Plan,Contact,Reports To,External ID\nBirch Plan,Dee,Ann,d\n",
          "row 2, Reports To: is in another account plan");
}

static void
test_twice (void)
{
  g_auto (ImportFixture) fixture = { 0 };

  set_up (&fixture);
  refuse (&fixture,
          "stakeholder",
          "Account Plan,Contact,External ID\nAlder Plan,Ann,a\nAlder Plan,Ann,b\n",
          "the same Contact, Account Plan");
}

static void
test_influence (void)
{
  g_auto (ImportFixture) fixture = { 0 };

  set_up (&fixture);
  load_people (&fixture);
  refuse (&fixture,
          "influence",
          "Account Plan,From,To\nAlder Plan,Ann,Ben\nAlder Plan,Cy,Cy\n",
          "row 3, To: is the same person");
  refuse (&fixture,
          "influence",
          "Account Plan,From,To\nAlder Plan,Ben,Dee\n",
          "row 2, To: is in another account plan");
  g_assert_cmpint (import_fixture_query (&fixture, "SELECT count(*) FROM influence"), ==, 1);
}

static const char decisions[] = "Account,List Price,Price Asked For,Quantity,Currency,Reason,"
                                "Requested On,Status,Decided By,Decided On,External ID\n";

/* The same with why it was decided. */
static const char reasoned[] = "Account,List Price,Price Asked For,Quantity,Currency,Reason,"
                               "Requested On,Status,Decided By,Decided On,External ID,"
                               "Reason of the Decision\n";

/* Mia is a manager, who may give 20 %; Rob is nothing. */
static void
set_up_decisions (ImportFixture *fixture)
{
  set_up (fixture);
  import_fixture_load (fixture, "person", "Name\nMia\nRob\n");
  import_fixture_edit (
      fixture,
      "INSERT INTO position (id, name, role, status) VALUES (1, 'M', 'Manager', 'filled');"
      "INSERT INTO assignment (id, person, position, valid_from)"
      " SELECT 1, id, 1, '2026-01-01' FROM person WHERE name = 'Mia';"
      "INSERT INTO decision_right (id, role, discount_up_to, valid_from)"
      " VALUES (1, 'Manager', 200000000, '2026-01-01')");
}

/* Who decided, and when, is in the file, or the row is refused; whether they were entitled is found
 * by the rights of that day, recorded and told of, and who was not says why, also where nothing is
 * written. */
static void
test_decisions (void)
{
  g_auto (ImportFixture) fixture = { 0 };
  g_autofree char *without_name =
      g_strconcat (decisions, "Alder,100,90,1,USD,r,2026-06-01,Approved,,2026-06-02,x\n", NULL);
  g_autofree char *without_day =
      g_strconcat (decisions, "Alder,100,90,1,USD,r,2026-06-01,Rejected,Mia,,x\n", NULL);
  g_autofree char *without_reason =
      g_strconcat (decisions, "Alder,100,90,1,USD,r,2026-06-01,Approved,Rob,2026-06-02,x\n", NULL);
  g_autofree char *empty_reason =
      g_strconcat (reasoned, "Alder,100,90,1,USD,r,2026-06-01,Approved,Rob,2026-06-02,x,\n", NULL);
  g_autofree char *valid =
      g_strconcat (reasoned,
                   "Alder,100,90,1,USD,r,2026-06-01,Approved,Mia,2026-06-02,a,\n"
                   "Alder,100,90,1,USD,r,2026-06-01,Approved,Rob,2026-06-02,b,Mia is ill\n"
                   "Alder,100,90,1,USD,r,2026-06-01,Requested,,,c,\n",
                   NULL);
  g_autofree char *later =
      g_strconcat (reasoned, "Alder,100,90,1,USD,r,2026-06-01,Approved,Rob,2026-06-03,c,s\n", NULL);
  const char *no_reason = "row 2, Reason of the Decision: Is required of who decides without right:"
                          " entitled are Manager";
  const SalImportOptions dry = { .dry_run = TRUE };
  g_autoptr (SalImportResult) tried = NULL;
  g_autoptr (SalImportResult) result = NULL;
  g_autoptr (SalImportResult) updated = NULL;

  set_up_decisions (&fixture);
  refuse (&fixture,
          "price_exception",
          without_name,
          "row 2, Decided By: What is approved or rejected was decided by somebody");
  refuse (&fixture, "price_exception", without_day, "row 2, Decided On: What is decided has a day");
  refuse (&fixture, "price_exception", without_reason, no_reason);
  refuse (&fixture, "price_exception", empty_reason, no_reason);

  tried = import_fixture_import (&fixture, "price_exception", valid, &dry);
  g_assert_true (g_ptr_array_find_with_equal_func (
      tried->notes,
      "price_exception.csv: row 3, Decided By: Decided without right: entitled were Manager",
      g_str_equal,
      NULL));
  g_assert_cmpint (import_fixture_query (&fixture, "SELECT count(*) FROM price_exception"), ==, 0);

  result = import_fixture_import (&fixture, "price_exception", valid, NULL);
  g_assert_cmpuint (result->n_rejected, ==, 0);
  g_assert_cmpint (import_fixture_query (&fixture,
                                         "SELECT count(*) FROM price_exception WHERE"
                                         " (external_id, without_right, entitled) IN"
                                         " (('a', 0, 'Manager'), ('b', 1, 'Manager'))"),
                   ==,
                   2);
  g_assert_cmpint (import_fixture_query (&fixture,
                                         "SELECT count(*) FROM price_exception WHERE"
                                         " external_id = 'c' AND without_right IS NULL"),
                   ==,
                   1);

  updated = import_fixture_import (&fixture, "price_exception", later, NULL);
  g_assert_cmpint (import_fixture_query (&fixture,
                                         "SELECT count(*) FROM price_exception WHERE"
                                         " external_id = 'c' AND without_right = 1"
                                         " AND decision_reason = 's'"),
                   ==,
                   1);
  g_assert_cmpuint (updated->notes->len, >=, 1);
}

/* A file that repeats what was recorded with a decision, as an export does, does not say it of
 * another price: then it is found anew, and told of. */
static void
test_repriced (void)
{
  static const char columns[] = "Account,List Price,Price Asked For,Quantity,Currency,Reason,"
                                "Requested On,Status,Decided By,Decided On,Were Entitled,"
                                "Decided Without Right,External ID,Reason of the Decision\n";
  g_auto (ImportFixture) fixture = { 0 };
  g_autofree char *first =
      g_strconcat (columns, "Alder,100,90,1,USD,r,2026-06-01,Approved,Mia,2026-06-02,,,a,\n", NULL);
  g_autofree char *other = g_strconcat (
      columns, "Alder,100,90,1,USD,s,2026-06-01,Approved,Mia,2026-06-02,Manager,no,a,\n", NULL);
  g_autofree char *lower = g_strconcat (
      columns, "Alder,100,1,1,USD,s,2026-06-01,Approved,Mia,2026-06-02,Manager,no,a,v\n", NULL);
  g_autoptr (SalImportResult) result = NULL;

  set_up_decisions (&fixture);
  import_fixture_load (&fixture, "price_exception", first);
  import_fixture_load (&fixture, "price_exception", other);
  g_assert_cmpint (import_fixture_query (&fixture,
                                         "SELECT count(*) FROM price_exception WHERE reason = 's'"
                                         " AND entitled = 'Manager' AND without_right = 0"),
                   ==,
                   1);
  result = import_fixture_import (&fixture, "price_exception", lower, NULL);
  g_assert_cmpint (import_fixture_query (&fixture,
                                         "SELECT count(*) FROM price_exception WHERE"
                                         " asked_price = 100 AND entitled IS NULL"
                                         " AND without_right = 1"),
                   ==,
                   1);
  g_assert_true (g_ptr_array_find_with_equal_func (
      result->notes,
      "price_exception.csv: row 2, Decided By: Decided without right: nobody was entitled",
      g_str_equal,
      NULL));
}

static void
assert_count (ImportFixture *fixture, const char *where, gint64 n)
{
  g_autofree char *sql = g_strconcat ("SELECT count(*) FROM price_exception WHERE ", where, NULL);

  g_assert_cmpint (import_fixture_query (fixture, sql), ==, n);
}

/* One row whose price times its quantity cannot be counted is refused by row and column, and the
 * others are imported; so is one that has it with what is stored. */
static void
test_too_large (void)
{
  g_auto (ImportFixture) fixture = { 0 };
  g_autofree char *rows = g_strconcat (
      decisions,
      "Alder,100,90,1,USD,r,2026-06-01,Approved,Mia,2026-06-02,a\n"
      "Alder,9000000000000,8000000000000,2000000,USD,r,2026-06-01,Approved,Mia,2026-06-02,b\n"
      "Alder,100,90,1,USD,r,2026-06-01,Requested,,,c\n",
      NULL);
  g_autofree char *many = g_strconcat (
      decisions, "Alder,100,90,2000000,USD,r,2026-06-01,Approved,Mia,2026-06-02,a\n", NULL);

  set_up_decisions (&fixture);
  refuse (&fixture,
          "price_exception",
          rows,
          "row 3, Quantity: Is too large for a price of this height: at most 10248");
  assert_count (&fixture, "external_id IN ('a', 'c')", 2);
  assert_count (&fixture, "1", 2);

  import_fixture_edit (&fixture, "UPDATE price_exception SET unit_cost = 900000000000000");
  refuse (&fixture,
          "price_exception",
          many,
          "row 2, Quantity: Is too large for a price of this height: at most 10248");
  assert_count (&fixture, "quantity = 1", 2);
}

/* Rows are judged by what the records become: a file without the column keeps who decided, and a
 * decision that was stored without a name stays as it is and is told of. Nobody takes a name away,
 * and none is decided without one. */
static void
test_unnamed (void)
{
  static const char silent[] = "Account,List Price,Price Asked For,Quantity,Currency,Reason,"
                               "Requested On,Status,Decided On,External ID\n"
                               "Alder,100,90,1,USD,s,2026-06-01,Approved,2026-06-02,a\n"
                               "Alder,100,90,1,USD,s,2026-06-01,Rejected,2026-06-02,b\n";
  g_auto (ImportFixture) fixture = { 0 };
  g_autofree char *first =
      g_strconcat (decisions,
                   "Alder,100,90,1,USD,r,2026-06-01,Approved,Mia,2026-06-02,a\n"
                   "Alder,100,90,1,USD,r,2026-06-01,Rejected,Mia,2026-06-02,b\n"
                   "Alder,100,90,1,USD,r,2026-06-01,Requested,,,c\n",
                   NULL);
  g_autofree char *unnamed =
      g_strconcat (decisions, "Alder,100,90,1,USD,s,2026-06-01,Rejected,,2026-06-02,b\n", NULL);
  g_autofree char *edited =
      g_strconcat (decisions, "Alder,100,90,1,USD,t,2026-06-01,Rejected,,2026-06-02,b\n", NULL);
  g_autofree char *again =
      g_strconcat (decisions, "Alder,100,90,1,USD,t,2026-06-01,Approved,,2026-06-02,b\n", NULL);
  g_autofree char *decided =
      g_strconcat (decisions, "Alder,100,90,1,USD,r,2026-06-01,Approved,,2026-06-02,c\n", NULL);
  const char *message = "row 2, Decided By: What is approved or rejected was decided by somebody";
  g_autoptr (SalImportResult) kept = NULL;
  g_autoptr (SalImportResult) same = NULL;
  g_autoptr (SalImportResult) told = NULL;

  set_up_decisions (&fixture);
  import_fixture_load (&fixture, "price_exception", first);
  kept = import_fixture_import (&fixture, "price_exception", silent, NULL);
  g_assert_cmpuint (kept->n_rejected, ==, 0);
  assert_count (&fixture, "reason = 's' AND approver IS NOT NULL AND entitled = 'Manager'", 2);
  refuse (&fixture, "price_exception", unnamed, message);
  refuse (&fixture, "price_exception", decided, message);

  import_fixture_edit (&fixture, "UPDATE price_exception SET approver = NULL");
  same = import_fixture_import (&fixture, "price_exception", unnamed, NULL);
  g_assert_cmpuint (same->n_rejected, ==, 0);
  g_assert_null (same->change);
  told = import_fixture_import (&fixture, "price_exception", edited, NULL);
  g_assert_cmpuint (told->n_rejected, ==, 0);
  assert_count (&fixture, "reason = 't' AND approver IS NULL AND entitled = 'Manager'", 1);
  g_assert_true (g_ptr_array_find_with_equal_func (
      told->notes,
      "price_exception.csv: row 2, Decided By: It is not known who decided it",
      g_str_equal,
      NULL));
  refuse (&fixture, "price_exception", again, message);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-relations/circle", test_circle);
  g_test_add_func ("/import-relations/decisions", test_decisions);
  g_test_add_func ("/import-relations/repriced", test_repriced);
  g_test_add_func ("/import-relations/too-large", test_too_large);
  g_test_add_func ("/import-relations/unnamed", test_unnamed);
  g_test_add_func ("/import-relations/circle-in-file", test_circle_in_file);
  g_test_add_func ("/import-relations/circle-with-stored", test_circle_with_stored);
  g_test_add_func ("/import-relations/agreement-in-file", test_agreement_in_file);
  g_test_add_func ("/import-relations/kinds", test_kinds);
  g_test_add_func ("/import-relations/units", test_units);
  g_test_add_func ("/import-relations/agreements", test_agreements);
  g_test_add_func ("/import-relations/twice", test_twice);
  g_test_add_func ("/import-relations/influence", test_influence);

  return g_test_run ();
}
