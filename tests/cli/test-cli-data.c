/* test-cli-data.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include <string.h>

#include "cli-fixture.h"

enum
{
  DONE = 0,
  FAILED = 1,
  USAGE = 2,
  FINDINGS = 3,
  REFUSED = 4,
};

/* What a system for customers might export: semicolons, a comma for the decimal mark, a date that
 * is none in the last row. */
static const char opportunities[] = "Opportunity ID;Name;Stage;Amount;Close Date\r\n"
                                    "O-1;Press line;Won;\"12.500,00 €\";15.03.2026\r\n"
                                    "O-2;Gauge \"\"A\"\";Lost;980,50;01.04.2026\r\n"
                                    "O-3;Overhaul;Open;4.000;28.02.2026\r\n";
static const char broken_row[] = "O-4;Nothing;Open;1;31.02.2026\r\n";

static void
make_workspace (CliFixture *fixture)
{
  g_assert_cmpint (cli_run (fixture, "new", fixture->file, "--currency", "EUR", NULL), ==, DONE);
}

static gint64
count (CliFixture *fixture, const char *kind, const char *where)
{
  g_assert_cmpint (
      cli_run (fixture, "records", fixture->file, kind, "--count", "--where", where, NULL),
      ==,
      DONE);

  return g_ascii_strtoll (fixture->output, NULL, 10);
}

static gint64
count_of (JsonObject *document, const char *kind, const char *member)
{
  JsonArray *kinds = json_object_get_array_member (document, "kinds");

  for (guint i = 0; i < json_array_get_length (kinds); i++)
    {
      JsonObject *counts = json_array_get_object_element (kinds, i);

      if (g_str_equal (json_object_get_string_member (counts, "kind"), kind))
        return json_object_get_int_member (counts, member);
    }

  return 0;
}

static void
import (CliFixture *fixture, const char *path, gint64 added, gint64 changed, gint64 unchanged)
{
  g_autoptr (JsonObject) document = NULL;

  g_assert_cmpint (
      cli_run (fixture, "import", fixture->file, "opportunity", path, "--json", NULL), ==, DONE);
  document = cli_parse (fixture, "import");
  g_assert_cmpint (count_of (document, "opportunity", "added"), ==, added);
  g_assert_cmpint (count_of (document, "opportunity", "changed"), ==, changed);
  g_assert_cmpint (count_of (document, "opportunity", "unchanged"), ==, unchanged);
}

static void
test_cli_import (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *path = cli_write_file (fixture, "deals.csv", opportunities);
  g_autofree char *changed = NULL;
  g_autoptr (GString) text = g_string_new (opportunities);

  make_workspace (fixture);
  import (fixture, path, 3, 0, 0);
  g_assert_cmpint (
      count (fixture, "opportunity", "amount = 12500.00 and close_date = 2026-03-15"), ==, 1);
  import (fixture, path, 0, 0, 3); /* the same file changes nothing */

  g_string_replace (text, "980,50", "981,50", 1);
  changed = cli_write_file (fixture, "deals-later.csv", text->str);
  import (fixture, changed, 0, 1, 2);
  g_assert_cmpint (count (fixture, "opportunity", "amount = 981.50"), ==, 1);

  g_assert_cmpint (cli_run (fixture, "undo", fixture->file, NULL), ==, DONE);
  g_assert_cmpint (count (fixture, "opportunity", "amount = 980.50"), ==, 1);
  g_assert_cmpint (cli_run (fixture, "undo", fixture->file, NULL), ==, DONE);
  g_assert_cmpint (count (fixture, "opportunity", ""), ==, 0);
}

static void
test_cli_import_dates (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *path =
      cli_write_file (fixture, "people.csv", "Name,Hired\nAnn,05/03/2026\nBo,06/04/2026\n");

  make_workspace (fixture);
  g_assert_cmpint (
      cli_run (fixture, "import", fixture->file, "person", path, "--dates", "ymd", NULL),
      ==,
      USAGE);
  g_assert_cmpint (cli_run (fixture, "import", fixture->file, "person", path, NULL), ==, FAILED);
  cli_assert_contains (fixture->errors, "--dates dmy or --dates mdy");
  g_assert_cmpint (count (fixture, "person", ""), ==, 0);
  g_assert_cmpint (
      cli_run (fixture, "import", fixture->file, "person", path, "--dates", "dmy", NULL), ==, DONE);
  g_assert_cmpint (count (fixture, "person", "hired = 2026-03-05"), ==, 1);

  /* what was said holds for the next file like it */
  g_assert_cmpint (cli_run (fixture, "import", fixture->file, "person", path, NULL), ==, DONE);
  cli_assert_contains (fixture->output, "unchanged 2");
}

/* Amounts that cannot be converted are missing in every figure: that is said, and found. */
static void
test_cli_without_rate (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *deals =
      cli_write_file (fixture,
                      "deals.csv",
                      "Opportunity ID,Name,Stage,Amount,Close Date\n"
                      "O-1,A,Open,EUR 1000,2026-05-03\nO-2,B,Open,JPY 2000,2026-06-04\n"
                      "O-3,C,Open,USD 7,2026-06-04\n");
  g_autofree char *rates =
      cli_write_file (fixture, "rates.csv", "Currency,Into,Fiscal Year,Rate\nEUR,USD,2026,1.1\n");

  g_assert_cmpint (cli_run (fixture, "new", fixture->file, "--currency", "USD", NULL), ==, DONE);
  g_assert_cmpint (
      cli_run (fixture, "import", fixture->file, "opportunity", deals, NULL), ==, DONE);
  g_assert_cmpint (cli_run (fixture, "query", fixture->file, "pipeline", NULL), ==, DONE);
  cli_assert_contains (fixture->errors, "2 amounts count as nothing");
  g_assert_cmpint (cli_run (fixture, "check", fixture->file, NULL), ==, FINDINGS);
  cli_assert_contains (fixture->output, "without-rate");

  g_assert_cmpint (
      cli_run (fixture, "import", fixture->file, "exchange_rate", rates, NULL), ==, DONE);
  g_assert_cmpint (cli_run (fixture, "query", fixture->file, "pipeline", NULL), ==, DONE);
  cli_assert_contains (fixture->output, "$1,107.00");
  cli_assert_contains (fixture->errors, "1 amount counts as nothing");
}

static void
test_cli_import_stop_and_skip (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strconcat (opportunities, broken_row, NULL);
  g_autofree char *path = cli_write_file (fixture, "deals.csv", text);
  g_autofree char *report = g_build_filename (fixture->folder, "problems.csv", NULL);
  g_autofree char *problems = NULL;

  make_workspace (fixture);
  g_assert_cmpint (
      cli_run (fixture, "import", fixture->file, "opportunity", path, NULL), ==, FAILED);
  cli_assert_contains (fixture->errors, "deals.csv");
  cli_assert_contains (fixture->errors, "31.02.2026");
  g_assert_cmpint (count (fixture, "opportunity", ""), ==, 0);

  g_assert_cmpint (cli_run (fixture,
                            "import",
                            fixture->file,
                            "opportunity",
                            path,
                            "--errors",
                            "skip",
                            "--report",
                            report,
                            NULL),
                   ==,
                   DONE);
  g_assert_cmpint (count (fixture, "opportunity", ""), ==, 3);
  g_assert_true (g_file_get_contents (report, &problems, NULL, NULL));
  cli_assert_contains (problems, "Close Date");
  cli_assert_contains (problems, "31.02.2026");
}

static void
test_cli_import_dry_run (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *path = cli_write_file (fixture, "deals.csv", opportunities);
  g_autofree char *mapping = g_build_filename (fixture->folder, "mapping.json", NULL);

  make_workspace (fixture);
  g_assert_cmpint (cli_run (fixture,
                            "import",
                            fixture->file,
                            "opportunity",
                            path,
                            "--dry-run",
                            "--save-mapping",
                            mapping,
                            NULL),
                   ==,
                   DONE);
  g_assert_cmpint (count (fixture, "opportunity", ""), ==, 0);

  g_assert_cmpint (
      cli_run (fixture, "import", fixture->file, "opportunity", path, "--mapping", mapping, NULL),
      ==,
      DONE);
  g_assert_cmpint (count (fixture, "opportunity", ""), ==, 3);
}

static void
test_cli_export (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *path = cli_write_file (fixture, "deals.csv", opportunities);
  g_autofree char *destination = g_build_filename (fixture->folder, "out.csv", NULL);
  g_autofree char *other = g_build_filename (fixture->folder, "other.salient", NULL);
  g_autofree char *written = NULL;

  make_workspace (fixture);
  import (fixture, path, 3, 0, 0);
  g_assert_cmpint (cli_run (fixture,
                            "export",
                            fixture->file,
                            "opportunity",
                            destination,
                            "--where",
                            "amount > 1000.00",
                            NULL),
                   ==,
                   DONE);
  g_assert_true (g_file_get_contents (destination, &written, NULL, NULL));
  cli_assert_contains (written, "Press line");
  g_assert_null (strstr (written, "Gauge"));

  /* what was written can be read again */
  g_assert_cmpint (cli_run (fixture, "new", other, "--currency", "EUR", NULL), ==, DONE);
  g_assert_cmpint (cli_run (fixture, "import", other, "opportunity", destination, NULL), ==, DONE);

  g_assert_cmpint (
      cli_run (fixture, "export", fixture->file, "opportunity", "out.pdf", NULL), ==, USAGE);
}

static void
test_cli_check_findings (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *path = cli_write_file (fixture, "deals.csv", opportunities);
  g_autoptr (JsonObject) document = NULL;
  gboolean overdue = FALSE;

  make_workspace (fixture);
  import (fixture, path, 3, 0, 0);
  g_assert_cmpint (cli_run (fixture, "check", fixture->file, "--json", NULL), ==, FINDINGS);
  document = cli_parse (fixture, "check");
  for (guint i = 0; i < json_array_get_length (json_object_get_array_member (document, "findings"));
       i++)
    {
      JsonObject *finding =
          json_array_get_object_element (json_object_get_array_member (document, "findings"), i);

      if (g_str_equal (json_object_get_string_member (finding, "check"), "overdue"))
        {
          overdue = TRUE;
          g_assert_cmpint (json_object_get_int_member (finding, "count"), ==, 1);
        }
    }
  g_assert_true (overdue);
}

static void
make_sample (CliFixture *fixture, const char *file)
{
  g_assert_cmpint (cli_run (fixture,
                            "sample",
                            file,
                            "--accounts",
                            "100",
                            "--opportunities",
                            "1000",
                            "--people",
                            "60",
                            "--seed",
                            "7",
                            NULL),
                   ==,
                   DONE);
}

static void
test_cli_sample (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *again = g_build_filename (fixture->folder, "again.salient", NULL);
  g_autofree char *first = NULL;

  make_sample (fixture, fixture->file);
  g_assert_cmpint (count (fixture, "opportunity", ""), ==, 1000);
  g_assert_cmpint (cli_run (fixture, "sample", fixture->file, NULL), ==, FAILED);

  make_sample (fixture, again);
  g_assert_cmpint (
      cli_run (fixture, "records", fixture->file, "opportunity", "--json", NULL), ==, DONE);
  first = g_strdup (fixture->output);
  g_assert_cmpint (cli_run (fixture, "records", again, "opportunity", "--json", NULL), ==, DONE);
  g_assert_cmpstr (fixture->output, ==, first);
}

/* Minor units of the amount at @member. */
static gint64
amount_of (JsonObject *object)
{
  g_autofree char *digits = g_strdup (json_object_get_string_member (object, "value"));
  char *point = strchr (digits, '.');

  g_assert_nonnull (point);
  memmove (point, point + 1, strlen (point));

  return g_ascii_strtoll (digits, NULL, 10);
}

static void
test_cli_query (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonObject) document = NULL;
  JsonArray *groups;
  gint64 sum = 0;

  make_sample (fixture, fixture->file);
  g_assert_cmpint (
      cli_run (fixture, "query", fixture->file, "bookings", "--by", "quarter,type", "--json", NULL),
      ==,
      DONE);
  document = cli_parse (fixture, "query");
  groups = json_object_get_array_member (document, "groups");
  g_assert_cmpuint (json_array_get_length (groups), >, 4);
  for (guint i = 0; i < json_array_get_length (groups); i++)
    sum += amount_of (json_array_get_object_element (groups, i));
  g_assert_cmpint (sum, ==, amount_of (document));

  g_assert_cmpint (
      cli_run (fixture, "query", fixture->file, "win_rate", "--explain", NULL), ==, DONE);
  cli_assert_contains (fixture->output, "Formula:");
  cli_assert_contains (fixture->output, "Arithmetic: won ÷ (won + lost) = ");
  cli_assert_contains (fixture->output, "As of:");
}

static void
run_normal (CliFixture *fixture, const char *by, const char *format)
{
  g_assert_cmpint (cli_run (fixture,
                            "query",
                            fixture->file,
                            "won",
                            "--by",
                            by,
                            "--from",
                            "2025-02-01",
                            "--to",
                            "2026-01-31",
                            "--per",
                            "capacity",
                            "--index",
                            format,
                            NULL),
                   ==,
                   DONE);
}

/* Beside each figure: its share, that of one full-time equivalent, and the index of it. */
static void
test_cli_query_normal (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonObject) document = NULL;
  JsonArray *groups;
  double shares = 0, capacities = 0, company;

  make_sample (fixture, fixture->file);
  run_normal (fixture, "unit", "--json");
  document = cli_parse (fixture, "query");
  groups = json_object_get_array_member (document, "groups");
  company = json_object_get_double_member (document, "per_capacity");
  g_assert_cmpfloat (company, >, 0);
  for (guint i = 0; i < json_array_get_length (groups); i++)
    {
      JsonObject *group = json_array_get_object_element (groups, i);
      double value = json_object_get_double_member (group, "value");
      double capacity = json_object_get_double_member (group, "capacity");

      g_assert_cmpfloat_with_epsilon (
          json_object_get_double_member (group, "index"), value / capacity / company * 100, 1e-6);
      shares += json_object_get_double_member (group, "share");
      capacities += capacity;
    }
  g_assert_cmpfloat_with_epsilon (shares, 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (
      capacities, json_object_get_double_member (document, "capacity"), 1e-6);

  /* each quarter is held against the company's of that quarter */
  g_clear_pointer (&document, json_object_unref);
  run_normal (fixture, "quarter", "--json");
  document = cli_parse (fixture, "query");
  groups = json_object_get_array_member (document, "groups");
  g_assert_cmpuint (json_array_get_length (groups), ==, 4);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpfloat_with_epsilon (
        json_object_get_double_member (json_array_get_object_element (groups, i), "index"),
        100,
        1e-9);

  run_normal (fixture, "segment", "--explain");
  cli_assert_contains (fixture->output, "Missing: Capacity is that of units, positions and people");
}

#define HARD "amount > 20000 and account.segment = \"Enterprise\" and close_date >= 2026-01-01"

/* A figure under a filter is that of the records the same filter lists, however it is split. */
static void
test_cli_query_where (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonObject) document = NULL;
  g_autoptr (JsonObject) records = NULL;
  JsonArray *groups;
  gint64 sum = 0;

  make_sample (fixture, fixture->file);
  g_assert_cmpint (cli_run (fixture,
                            "query",
                            fixture->file,
                            "won",
                            "--by",
                            "unit,month",
                            "--where",
                            HARD,
                            "--explain",
                            "--json",
                            NULL),
                   ==,
                   DONE);
  document = cli_parse (fixture, "query");
  groups = json_object_get_array_member (document, "groups");
  for (guint i = 0; i < json_array_get_length (groups); i++)
    sum += json_object_get_int_member (json_array_get_object_element (groups, i), "value");
  g_assert_cmpint (sum, >, 0);
  g_assert_cmpint (sum, ==, json_object_get_int_member (document, "value"));
  g_assert_cmpint (sum, ==, json_object_get_int_member (document, "records"));
  g_assert_cmpint (
      sum,
      ==,
      json_object_get_int_member (json_object_get_object_member (document, "inputs"), "won_count"));
  g_assert_cmpstr (json_object_get_string_member (document, "where"), ==, HARD);

  g_assert_cmpint (cli_run (fixture,
                            "records",
                            fixture->file,
                            "opportunity",
                            "--where",
                            HARD " and stage.status = \"won\"",
                            "--json",
                            NULL),
                   ==,
                   DONE);
  records = cli_parse (fixture, "records");
  g_assert_cmpuint (
      json_array_get_length (json_object_get_array_member (records, "records")), ==, sum);
}

static void
test_cli_query_mistakes (CliFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *arguments[3];
    int status;
    const char *said;
  } cases[] = {
    { { "profit" }, FAILED, "win_rate" },
    { { "bookings", "--by", "colour" }, FAILED, "product_family" },
    { { "bokings" }, FAILED, "did you mean “bookings”" },
    { { "won", "--by", "sgment" }, FAILED, "did you mean “segment”" },
    { { "bookings", "--by", "unit,type,stage,month" }, FAILED, "--by" },
    { { "bookings", "--from", "2026-13-01" }, FAILED, "YYYY-MM-DD" },
    { { "bookings", "--period", "2026-Q5" }, FAILED, "--period" },
    { { "bookings", "--where", "colour = 1" }, FAILED, "--where" },
    { { "bookings", "--per", "desk" }, USAGE, "expected capacity" },
  };

  make_workspace (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const *a = cases[i].arguments;

      g_assert_cmpint (
          cli_run (fixture, "query", fixture->file, a[0], a[1], a[2], NULL), ==, cases[i].status);
      cli_assert_contains (fixture->errors, cases[i].said);
    }
}

static void
test_cli_report (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "deck.pdf", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (JsonObject) document = NULL;

  make_sample (fixture, fixture->file);
  g_assert_cmpint (
      cli_run (fixture, "report", fixture->file, "executive", "--output", path, "--json", NULL),
      ==,
      DONE);
  document = cli_parse (fixture, "report");
  g_assert_nonnull (json_object_get_string_member (document, "period"));
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "%PDF-"));

  /* any dashboard is a deck, by its name too */
  g_assert_cmpint (
      cli_run (fixture, "report", fixture->file, "regional manager", "-o", path, NULL), ==, DONE);
  g_assert_cmpint (
      cli_run (fixture, "report", fixture->file, "weekly", "-o", path, NULL), ==, USAGE);
  g_assert_cmpint (cli_run (fixture, "report", fixture->file, "executive", NULL), ==, USAGE);
  g_assert_cmpint (
      cli_run (fixture, "report", fixture->file, "executive", "-o", "/nowhere/deck.pdf", NULL),
      ==,
      FAILED);
}

static JsonObject *
draw (CliFixture *fixture, const char *chart, const char *contents)
{
  g_autofree char *path = cli_write_file (fixture, "table.csv", contents);

  g_assert_cmpint (
      cli_run (fixture, "control", "--input", path, "--chart", chart, "--json", NULL), ==, DONE);

  return cli_parse (fixture, "control");
}

static double
point_member (JsonObject *document, guint point, const char *member)
{
  JsonArray *points = json_object_get_array_member (document, "points");

  return json_object_get_double_member (json_array_get_object_element (points, point), member);
}

/* Each chart, of what is published or worked by hand: NIST/SEMATECH e-Handbook 6.3.2.2 and 6.3.3.2.
 */
static void
test_cli_control (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonObject) xmr =
      draw (fixture, "xmr", "value\n49.6\n47.6\n49.9\n51.3\n47.8\n51.2\n52.6\n52.4\n53.6\n52.1\n");
  g_autoptr (JsonObject) p =
      draw (fixture, "p", "count,size\n12,50\n15,50\n8,50\n10,50\n4,50\n7,50\n40,50\n");
  g_autoptr (JsonObject) xbar = draw (fixture, "xbar", "10,12,14\n11,13,\n9,11,12\n");
  g_autoptr (JsonObject) u = draw (fixture, "u", "week,Size,Count\n1,10,20\n2,20,40\n3,10,20\n");
  JsonArray *violations = json_object_get_array_member (
      json_array_get_object_element (json_object_get_array_member (p, "points"), 6), "violations");

  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (xmr, "center"), 50.81, 1e-9);
  g_assert_cmpfloat_with_epsilon (point_member (xmr, 0, "lower"), 45.8159, 0.002);
  g_assert_cmpfloat_with_epsilon (point_member (xmr, 9, "upper"), 55.8041, 0.002);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (p, "center"), 96.0 / 350, 1e-9);
  g_assert_cmpint (json_array_get_int_element (violations, 0), ==, 1);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (xbar, "center"), 11.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (point_member (xbar, 1, "value"), 12, 1e-9);
  g_assert_cmpfloat_with_epsilon (point_member (u, 1, "upper"), 2 + 3 * sqrt (2.0 / 20), 1e-9);
}

static void
test_cli_control_mistakes (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *wrong = cli_write_file (fixture, "wrong.csv", "value\n1\ntwo\n3\n");
  g_autofree char *empty = cli_write_file (fixture, "empty.csv", "value\n");
  g_autofree char *more = cli_write_file (fixture, "more.csv", "count,size\n1,10\n11,10\n");

  g_assert_cmpint (cli_run (fixture, "control", "--chart", "xmr", NULL), ==, USAGE);
  g_assert_cmpint (cli_run (fixture, "control", "--input", wrong, NULL), ==, USAGE);
  g_assert_cmpint (
      cli_run (fixture, "control", "--input", wrong, "--chart", "xmr", "--rules", "9", NULL),
      ==,
      USAGE);
  g_assert_cmpint (
      cli_run (fixture, "control", "--input", wrong, "--chart", "xmr", NULL), ==, FAILED);
  cli_assert_contains (fixture->errors, "wrong.csv, row 3, column value: “two” is not a number");
  g_assert_cmpint (
      cli_run (fixture, "control", "--input", wrong, "--chart", "p", NULL), ==, FAILED);
  cli_assert_contains (fixture->errors, "row 1: there is no column “count”");
  g_assert_cmpint (cli_run (fixture, "control", "--input", more, "--chart", "p", NULL), ==, FAILED);
  cli_assert_contains (fixture->errors, "row 3: expected a size above 0, and a count from 0 to");
  g_assert_cmpint (cli_run (fixture, "control", "--input", more, "--chart", "c", NULL), ==, USAGE);
  cli_assert_contains (fixture->errors, "“c” is none of xmr, xbar, p and u");
  g_assert_cmpint (
      cli_run (fixture, "control", "--input", empty, "--chart", "xmr", NULL), ==, FAILED);
  cli_assert_contains (fixture->errors, "too few points");
}

/* A path of six nodes with weights 1 to 6, of which 21 ∕ 2 is no sum of neighbours: 10 and 11 */
static const char path_graph[] =
    "{\"nodes\":[{\"id\":\"a\",\"x\":0,\"y\":0,\"weights\":[1]},"
    "{\"id\":\"b\",\"x\":1,\"y\":0,\"weights\":[2]},{\"id\":\"c\",\"x\":2,\"y\":0,\"weights\":[3]},"
    "{\"id\":\"d\",\"x\":3,\"y\":0,\"weights\":[4]},{\"id\":\"e\",\"x\":4,\"y\":0,\"weights\":[5]},"
    "{\"id\":\"f\",\"x\":5,\"y\":0,\"weights\":[6]}],"
    "\"edges\":[[0,1],[1,2],[2,3],[3,4],[4,5]]}";

static void
test_cli_districts (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *path = cli_write_file (fixture, "path.json", path_graph);
  g_autoptr (JsonObject) document = NULL;
  JsonObject *score, *bound;
  JsonArray *assignment;

  g_assert_cmpint (cli_run (fixture,
                            "districts",
                            "--graph",
                            path,
                            "--territories",
                            "2",
                            "--tolerance",
                            "5",
                            "--objective",
                            "cut",
                            "--iterations",
                            "20000",
                            "--json",
                            NULL),
                   ==,
                   DONE);
  document = cli_parse (fixture, "districts");
  assignment = json_object_get_array_member (document, "assignment");
  score = json_object_get_object_member (document, "score");
  bound = json_object_get_object_member (document, "bound");
  g_assert_cmpuint (json_array_get_length (assignment), ==, 6);
  for (guint i = 1; i < 6; i++)
    g_assert_true ((json_array_get_int_element (assignment, i) !=
                    json_array_get_int_element (assignment, i - 1)) == (i == 4));
  g_assert_cmpfloat_with_epsilon (
      json_array_get_double_element (json_object_get_array_member (score, "max_deviation"), 0),
      0.5 / 10.5,
      1e-9);
  g_assert_cmpfloat (
      json_array_get_double_element (json_object_get_array_member (bound, "max_deviation"), 0),
      <=,
      0.5 / 10.5);
  g_assert_cmpint (json_object_get_int_member (score, "cut_edges"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (score, "detached"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (score, "empty"), ==, 0);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (score, "diameter"), 3, 1e-9);
}

static void
test_cli_districts_mistakes (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *path = cli_write_file (fixture, "path.json", path_graph);
  g_autofree char *wrong = cli_write_file (fixture, "wrong.json", "{\"nodes\":[3],\"edges\":[]}");

  g_assert_cmpint (cli_run (fixture, "districts", "--territories", "2", NULL), ==, USAGE);
  g_assert_cmpint (cli_run (fixture, "districts", "--graph", path, NULL), ==, USAGE);
  g_assert_cmpint (
      cli_run (
          fixture, "districts", "--graph", path, "--territories", "2", "--objective", "area", NULL),
      ==,
      USAGE);
  cli_assert_contains (fixture->errors, "“area” is none of inertia, cut and diameter");
  g_assert_cmpint (
      cli_run (fixture, "districts", "--graph", path, "--territories", "7", NULL), ==, FAILED);
  cli_assert_contains (fixture->errors, "7 territories cannot be made of 6 areas");
  g_assert_cmpint (
      cli_run (fixture, "districts", "--graph", wrong, "--territories", "1", NULL), ==, FAILED);
  cli_assert_contains (fixture->errors, "wrong.json: node 0 is not an object");
}

static void
test_cli_refused (CliFixture *fixture, gconstpointer data)
{
  make_workspace (fixture);

  /* the creation of a workspace is final */
  g_assert_cmpint (cli_run (fixture, "undo", fixture->file, "1", NULL), ==, REFUSED);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/cli/" path, CliFixture, NULL, cli_fixture_set_up, func, cli_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("import", test_cli_import);
  ADD ("import/dates", test_cli_import_dates);
  ADD ("without-rate", test_cli_without_rate);
  ADD ("import/stop-and-skip", test_cli_import_stop_and_skip);
  ADD ("import/dry-run", test_cli_import_dry_run);
  ADD ("export", test_cli_export);
  ADD ("check/findings", test_cli_check_findings);
  ADD ("sample", test_cli_sample);
  ADD ("query", test_cli_query);
  ADD ("query/normal", test_cli_query_normal);
  ADD ("query/where", test_cli_query_where);
  ADD ("query/mistakes", test_cli_query_mistakes);
  ADD ("report", test_cli_report);
  ADD ("control", test_cli_control);
  ADD ("control/mistakes", test_cli_control_mistakes);
  ADD ("districts", test_cli_districts);
  ADD ("districts/mistakes", test_cli_districts_mistakes);
  ADD ("refused", test_cli_refused);

  return g_test_run ();
}
