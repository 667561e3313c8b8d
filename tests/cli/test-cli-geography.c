/* test-cli-geography.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli-fixture.h"

/* Geographies: listed, and brought in with boundaries and measures. */

enum
{
  DONE = 0,
  FAILED = 1,
  USAGE = 2
};

static void
test_cli_geography_list (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonObject) document = NULL;
  JsonObject *counties;

  g_assert_cmpint (cli_run (fixture, "geography", "list", NULL), ==, DONE);
  cli_assert_contains (fixture->output, "us-counties");
  g_assert_cmpint (cli_run (fixture, "new", fixture->file, NULL), ==, DONE);
  g_assert_cmpint (cli_run (fixture, "territory", "new", fixture->file, "Plan", NULL), ==, DONE);
  g_assert_cmpint (cli_run (fixture, "geography", "list", fixture->file, "--json", NULL), ==, DONE);
  document = cli_parse (fixture, "geography_list");
  counties =
      json_array_get_object_element (json_object_get_array_member (document, "geographies"), 0);
  g_assert_cmpint (json_object_get_int_member (counties, "areas"), ==, 3142);
  g_assert_cmpint (json_object_get_int_member (counties, "alignments"), ==, 1);
}

static const char squares[] =
    "{\"type\":\"FeatureCollection\",\"features\":["
    "{\"type\":\"Feature\",\"properties\":{\"plz\":\"10115\",\"ort\":\"W\"},\"geometry\":{\"type\":"
    "\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}},"
    "{\"type\":\"Feature\",\"properties\":{\"plz\":\"10117\",\"ort\":\"E\"},\"geometry\":{\"type\":"
    "\"Polygon\",\"coordinates\":[[[1,0],[2,0],[2,1],[1,1]]]}},"
    "{\"type\":\"Feature\",\"properties\":{\"plz\":\"10119\"},\"geometry\":null}]}";

/* What is given away is brought in again: territories as areas. */
static void
check_shapes (CliFixture *fixture)
{
  static const char *const names[] = { "Given.shp", "Given.geojson" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);
      g_autofree char *name = g_strdup_printf ("Given %zu", i);
      g_autoptr (JsonObject) document = NULL;

      g_assert_cmpint (
          cli_run (
              fixture, "territory", "export", fixture->file, "Plan", path, "--territories", NULL),
          ==,
          DONE);
      cli_assert_contains (fixture->output, "Wrote 2 territories of “Plan”");
      g_assert_cmpint (cli_run (fixture,
                                "geography",
                                "import",
                                fixture->file,
                                path,
                                "--id-field",
                                "territory",
                                "--name",
                                name,
                                "--json",
                                NULL),
                       ==,
                       DONE);
      document = cli_parse (fixture, "geography_import");
      g_assert_cmpint (json_object_get_int_member (document, "areas"), ==, 2);
      g_assert_cmpint (json_object_get_int_member (document, "borders"), ==, 1);
      g_assert_cmpint (json_object_get_int_member (document, "repaired"), ==, 0);
    }
}

/* Two squares in a file, of which one is put right and one left out. */
static void
import_boundaries (CliFixture *fixture)
{
  g_autofree char *boundaries = cli_write_file (fixture, "Berlin.geojson", squares);
  g_autoptr (JsonObject) document = NULL;

  g_assert_cmpint (cli_run (fixture, "new", fixture->file, NULL), ==, DONE);
  g_assert_cmpint (cli_run (fixture,
                            "geography",
                            "import",
                            fixture->file,
                            boundaries,
                            "--name-field",
                            "ORT",
                            "--terms",
                            "ours",
                            "--json",
                            NULL),
                   ==,
                   DONE);
  document = cli_parse (fixture, "geography_import");
  g_assert_cmpint (json_object_get_int_member (document, "areas"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (document, "borders"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (document, "repaired"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (document, "left_out"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (document, "id_field"), ==, "plz");
}

static void
import_measure (CliFixture *fixture)
{
  g_autofree char *figures =
      cli_write_file (fixture, "p.csv", "plz;Potential\n10115;7\n10117;9\n1;5\n;3\n");

  g_assert_cmpint (cli_run (fixture,
                            "geography",
                            "measure",
                            fixture->file,
                            figures,
                            "--geography",
                            "berlin",
                            "--unit",
                            "EUR",
                            NULL),
                   ==,
                   DONE);
  cli_assert_contains (fixture->output, "1 code is of none of these areas: 1");
  cli_assert_contains (fixture->output,
                       "p.csv, row 5, plz: no code (expected the code of an area)");
  cli_assert_contains (fixture->output,
                       "Rows read: 4; matched: 2; left out: 2; values left out: 0.");
  cli_assert_contains (fixture->output, "Imported “Potential”: 2 of 2 areas have a value.");
}

/* Territories that are balanced by the measure. */
static void
make_territories (CliFixture *fixture)
{
  g_assert_cmpint (cli_run (fixture,
                            "territory",
                            "new",
                            fixture->file,
                            "Plan",
                            "--geography",
                            "Berlin",
                            "--territories",
                            "2",
                            NULL),
                   ==,
                   DONE);
  g_assert_cmpint (cli_run (fixture,
                            "territory",
                            "optimize",
                            fixture->file,
                            "Plan",
                            "-m",
                            "potential",
                            "--iterations",
                            "1000",
                            NULL),
                   ==,
                   DONE);
  g_assert_cmpint (
      cli_run (fixture, "territory", "score", fixture->file, "Plan", "-m", "potential", NULL),
      ==,
      DONE);
}

static void
check_agreement (CliFixture *fixture)
{
  g_autoptr (JsonObject) agreement = NULL;

  g_assert_cmpint (
      cli_run (
          fixture, "territory", "agreement", fixture->file, "Plan", "potential", "--json", NULL),
      ==,
      DONE);
  agreement = cli_parse (fixture, "territory_agreement");
  g_assert_cmpstr (json_object_get_string_member (agreement, "measure"), ==, "potential");
  g_assert_cmpint (
      cli_run (fixture, "territory", "agreement", fixture->file, "Plan", "p", NULL), ==, FAILED);
  cli_assert_contains (fixture->errors, "there is no measure “p”; there are: ");
}

/* From boundaries and a measure to territories that are balanced by it. */
static void
test_cli_geography_import (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonObject) list = NULL;
  JsonObject *found;

  import_boundaries (fixture);
  import_measure (fixture);
  make_territories (fixture);
  check_shapes (fixture);
  check_agreement (fixture);
  g_assert_cmpint (cli_run (fixture, "geography", "list", fixture->file, "--json", NULL), ==, DONE);
  list = cli_parse (fixture, "geography_list");
  found = json_array_get_object_element (json_object_get_array_member (list, "geographies"), 4);
  g_assert_cmpstr (json_object_get_string_member (found, "name"), ==, "Berlin");
  g_assert_cmpint (json_object_get_int_member (found, "alignments"), ==, 1);
}

static void
test_cli_geography_mistakes (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *boundaries = cli_write_file (fixture, "Berlin.geojson", squares);
  g_autofree char *broken = cli_write_file (fixture, "broken.geojson", "{\n\"type\":");
  g_autofree char *figures = cli_write_file (fixture, "p.csv", "a,b,c\n1,2,3\n");
  const struct
  {
    const char *action;
    const char *arguments[3];
    int status;
    const char *said;
  } cases[] = {
    { "import", { NULL }, USAGE, "FILE SOURCE" },
    { "import", { "nothing.shp" }, FAILED, "nothing.shp" },
    { "import", { broken }, FAILED, "broken.geojson, line 2, column 8: the file ends" },
    { "import", { boundaries, "--id-field", "zip" }, FAILED, "has no field “zip” (it has: " },
    { "import", { boundaries, "--tolerance", "-1" }, USAGE, "--tolerance" },
    { "measure", { figures }, FAILED, "say which column has the codes" },
    { "measure", { figures, "--geography", "mars" }, FAILED, "there is no geography “mars”" },
    { "measure", { figures, "--date", "tomorrow" }, FAILED, "tomorrow" },
  };

  g_assert_cmpint (cli_run (fixture, "new", fixture->file, NULL), ==, DONE);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const *a = cases[i].arguments;

      g_assert_cmpint (
          cli_run (fixture, "geography", cases[i].action, fixture->file, a[0], a[1], a[2], NULL),
          ==,
          cases[i].status);
      g_assert_cmpstr (fixture->output, ==, "");
      cli_assert_contains (fixture->errors, cases[i].said);
    }
}

#define ADD(path, func)                                                                            \
  g_test_add (                                                                                     \
      "/cli-geography/" path, CliFixture, NULL, cli_fixture_set_up, func, cli_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("list", test_cli_geography_list);
  ADD ("import", test_cli_geography_import);
  ADD ("mistakes", test_cli_geography_mistakes);

  return g_test_run ();
}
