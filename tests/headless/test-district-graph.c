/* test-district-graph.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include <glib/gstdio.h>

#include "district-fixture.h"
#include "sal-district-graph-json.h"
#include "sal-error.h"

static SalDistrictGraphFile *
load (const char *text, gboolean is_geographic, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("salient-graph-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "graph.json", NULL);
  SalDistrictGraphFile *file;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  file = sal_district_graph_file_load (path, is_geographic, error);
  g_unlink (path);
  g_rmdir (folder);

  return file;
}

static void
test_district_graph_file (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalDistrictGraphFile) file =
      load ("{\"nodes\":[{\"id\":\"a\",\"x\":0,\"y\":0,\"weights\":[1,2.5]},"
            "{\"id\":7,\"x\":3,\"y\":4.0,\"weights\":[3,0]},"
            "{\"id\":\"c\",\"x\":0,\"y\":1,\"weights\":[5,1]}],"
            "\"edges\":[[2,0,1.5],[0,1],[0,2,2]],\"source\":\"a further member\"}",
            FALSE,
            &error);
  const SalDistrictGraph *graph;

  g_assert_no_error (error);
  graph = file->graph;
  g_assert_cmpuint (graph->n_areas, ==, 3);
  g_assert_cmpuint (graph->n_measures, ==, 2);
  g_assert_cmpstr (file->ids[1], ==, "7");
  g_assert_cmpfloat (graph->totals[0], ==, 9);
  g_assert_cmpfloat (graph->totals[1], ==, 3.5);
  g_assert_cmpuint (graph->first_links[1] - graph->first_links[0], ==, 2);
  g_assert_cmpuint (graph->links[0], ==, 1);
  g_assert_cmpuint (graph->links[1], ==, 2);
  g_assert_cmpfloat (graph->lengths[1], ==, 3.5); /* told twice */
  g_assert_cmpfloat (
      sal_district_graph_distance (graph, graph->points[0], graph->points[1]), ==, 5);
}

/* Los Angeles to New York is 3,936 km by the great circle of a sphere of 6,371 km (haversine by
 * hand: 34.05 N 118.24 W, 40.71 N 74.01 W). A quarter of the equator is π ∕ 2 · 6,371.0088 km. */
static void
test_district_graph_distance (void)
{
  const double x[] = { -118.24, -74.01, 0, 90, 179.5, -179.5 };
  const double y[] = { 34.05, 40.71, 0, 0, 0, 0 };
  const double weights[] = { 1, 1, 1, 1, 1, 1 };
  g_autoptr (SalDistrictGraph) graph =
      sal_district_graph_new (x, y, TRUE, weights, 6, 1, NULL, 0, NULL);

  g_assert_cmpfloat_with_epsilon (
      sal_district_graph_distance (graph, graph->points[0], graph->points[1]), 3936, 1);
  g_assert_cmpfloat_with_epsilon (
      sal_district_graph_distance (graph, graph->points[2], graph->points[3]),
      G_PI / 2 * 6371.0088,
      1e-6);
  g_assert_cmpfloat_with_epsilon (
      sal_district_graph_distance (graph, graph->points[4], graph->points[5]),
      G_PI / 180 * 6371.0088,
      1e-6);
}

static void
test_district_graph_bad_files (void)
{
#define NODES                                                                                      \
  "\"nodes\":[{\"id\":\"a\",\"x\":0,\"y\":0,\"weights\":[1]},{\"id\":\"b\",\"x\":1,\"y\":0,"       \
  "\"weights\":[1]}]"
#define NODE(members) "{\"nodes\":[{" members "}],\"edges\":[]}"
  static const struct
  {
    const char *text;
    const char *message;
  } cases[] = {
    { "", "graph.json" },
    { "[1]", "not an object" },
    { "{\"edges\":[]}", "“nodes” is not an array" },
    { "{\"nodes\":[],\"edges\":[]}", "“nodes” is not an array of 1 to" },
    { "{" NODES "}", "“edges” is not an array" },
    { "{\"nodes\":[3],\"edges\":[]}", "node 0 is not an object" },
    { NODE ("\"x\":0"), "node 0: “id”" },
    { NODE ("\"id\":\"a\",\"x\":\"0\",\"y\":0,\"weights\":[1]"), "node 0 (“a”): “x” and “y”" },
    { NODE ("\"id\":\"a\",\"x\":0,\"y\":0"), "“weights” is not an array" },
    { NODE ("\"id\":\"a\",\"x\":0,\"y\":0,\"weights\":[]"), "“weights” is not an array" },
    { NODE ("\"id\":\"a\",\"x\":0,\"y\":0,\"weights\":[1,-2]"), "(“a”): weight 1 is not" },
    { NODE ("\"id\":\"a\",\"x\":0,\"y\":0,\"weights\":[null]"), "(“a”): weight 0 is not" },
    { NODE ("\"id\":\"a\",\"x\":0,\"y\":95,\"weights\":[1]"), "area 0: its position 0, 95" },
    { "{\"nodes\":[{\"id\":\"a\",\"x\":0,\"y\":0,\"weights\":[1]},"
      "{\"id\":\"a\",\"x\":0,\"y\":0,\"weights\":[1]}],\"edges\":[]}",
      "node 1: the id “a” is also that of node 0" },
    { "{\"nodes\":[{\"id\":\"a\",\"x\":0,\"y\":0,\"weights\":[1]},"
      "{\"id\":\"b\",\"x\":0,\"y\":0,\"weights\":[1,2]}],\"edges\":[]}",
      "node 1 (“b”) has 2 weights (expected 1" },
    { "{" NODES ",\"edges\":[[0,1],[0,2]]}", "edge 1: there is no node 2 (expected 0 to 1)" },
    { "{" NODES ",\"edges\":[[0,-1]]}", "edge 0: there is no node -1" },
    { "{" NODES ",\"edges\":[[0,0.5]]}", "edge 0: an end of it" },
    { "{" NODES ",\"edges\":[[0,\"b\"]]}", "edge 0: an end of it" },
    { "{" NODES ",\"edges\":[[0]]}", "edge 0 is not an array of two" },
    { "{" NODES ",\"edges\":[[0,1],[1,1]]}", "edge 1 joins node 1 (“b”) with itself" },
    { "{" NODES ",\"edges\":[[0,1,-3]]}", "edge 0: its length" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      SalDistrictGraphFile *file = load (cases[i].text, TRUE, &error);

      g_assert_null (file);
      g_assert_nonnull (error);
      if (strstr (error->message, cases[i].message) == NULL)
        g_error ("“%s” does not say “%s”", error->message, cases[i].message);
    }
}

/* What the options may not be, and what is said of it */
static void
test_district_graph_bad_options (void)
{
  g_autoptr (SalDistrictGraph) graph = district_grid_new (3, 2, NULL);
  const double capacities[] = { 1, 0 };
  const gint32 current[] = { 0, 0, 1, 2, 0, 0 }, good[] = { 0, 0, 0, 1, 1, -1 };
  const guint8 locked[] = { 0, 0, 0, 0, 0, 1 };
  const guint8 all_locked[] = { 1, 1 };
  const guint apart[] = { 4, 0, 4, 0, 0, 0 }, seeds[] = { 3, 3 }, far_seeds[] = { 3, 6 };
  const SalDistrictBalance balance = { -1, 0.1 };
  SalDistrictOptions options[] = {
    SAL_DISTRICT_OPTIONS_INIT (0),
    SAL_DISTRICT_OPTIONS_INIT (7),
    { 2, .capacities = capacities, .most_moved = 1, .seconds = 1 },
    { 2, .current = current, .most_moved = 1, .seconds = 1 },
    { 2, .start = SAL_DISTRICT_CURRENT, .most_moved = 1, .seconds = 1 },
    { 2, .groups = apart, .most_moved = 1, .seconds = 1 },
    { 2, .seeds = seeds, .most_moved = 1, .seconds = 1 },
    { 2, .seeds = far_seeds, .most_moved = 1, .seconds = 1 },
    { 2, .balances = &balance, .most_moved = 1, .seconds = 1 },
    { 2, .current = good, .locked_areas = locked, .most_moved = 1, .seconds = 1 },
    { 2, .current = good, .locked_territories = all_locked, .most_moved = 1, .seconds = 1 },
    { 2, .least_areas = 4, .most_moved = 1, .seconds = 1 },
    { 2, .borders = -1, .most_moved = 1, .seconds = 1 },
    { 2, .most_moved = 1 },
  };
  static const char *const messages[] = {
    "0 territories cannot be made of 6 areas (expected 1 to 6)",
    "7 territories cannot be made of 6 areas",
    "territory 1: its capacity 0",
    "area 3: there is no territory 2 (expected 0 to 1",
    "there is no current assignment",
    "area 2 does not touch the rest of its group",
    "territory 1: area 3 is another territory's seed",
    "territory 1: there is no area 6",
    "measure 0: its weight -1",
    "area 5 is locked, but in no territory",
    "expected an open territory",
    "cannot be divided among 2 territories of 4 to 6",
    "the weight of borders, -1",
    "the search needs a bound",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (sal_district_problem_new (graph, &options[i], &error));
      g_assert_error (error, SAL_ERROR, SAL_ERROR_VALUE);
      if (strstr (error->message, messages[i]) == NULL)
        g_error ("“%s” does not say “%s”", error->message, messages[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/district-graph/file", test_district_graph_file);
  g_test_add_func ("/district-graph/distance", test_district_graph_distance);
  g_test_add_func ("/district-graph/bad-files", test_district_graph_bad_files);
  g_test_add_func ("/district-graph/bad-options", test_district_graph_bad_options);

  return g_test_run ();
}
