/* test-dashboard-layout.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-dashboard-layout.h"

#include <math.h>

#include "sal-error.h"

#define TILES(tiles) "{\"schema\": \"salient.dashboard/1\", \"tiles\": [" tiles "]}"

/* Definitions that are wrong, and what the message has to name. */
static const struct
{
  const char *json;
  const char *expected;
} wrong[] = {
  { "[]", "Dashboard: is not a JSON object*" },
  { "{", "Dashboard: is not a JSON object*" },
  { "{\"tiles\": []}", "Dashboard, schema: is not “salient.dashboard/1”*" },
  { "{\"schema\": \"salient.dashboard/1\"}", "Dashboard, tiles: is missing*" },
  { "{\"schema\": \"salient.dashboard/1\", \"tiles\": [], \"x\": 1}",
    "Dashboard, x: is not known here (expected one of schema, tiles)" },
  { TILES ("1"), "Tile 1: is not an object*" },
  { TILES ("{}"), "Tile 1, show: is missing (expected one of figure, *" },
  { TILES ("{\"show\": \"pie\"}"), "Tile 1, show: “pie” is not known (expected one of figure, *" },
  { TILES ("{\"show\": \"figure\"}"), "Tile 1, metrics: is not a list of one key of a metric" },
  { TILES ("{\"show\": \"figure\", \"metrics\": [\"won\", \"lost\"]}"),
    "Tile 1, metrics: is not a list of one key of a metric" },
  { TILES ("{\"show\": \"figure\", \"metrics\": [1]}"), "Tile 1, metrics: holds something*" },
  { TILES ("{\"show\": \"figure\", \"metrics\": [\"won\"]},"
           "{\"show\": \"bars\", \"metrics\": [\"won\"], \"by\": \"colour\"}"),
    "Tile 2, by: “colour” is not a dimension*" },
  { TILES ("{\"show\": \"line\", \"metrics\": [\"won\"], \"by\": \"unit\"}"),
    "Tile 1, by: “unit” is not month, quarter or year" },
  { TILES ("{\"show\": \"compare\", \"metrics\": [\"won\"], \"by\": \"segment\"}"),
    "Tile 1, by: “segment” is not unit, position or person" },
  { TILES ("{\"show\": \"compare\", \"metrics\": [\"won\", \"lost\"], \"by\": \"unit\"}"),
    "Tile 1, metrics: is not a list of one key of a metric" },
  { TILES ("{\"show\": \"figure\", \"metrics\": [\"won\"], \"by\": \"unit\"}"),
    "Tile 1, by: does not belong to a tile that is not split" },
  { TILES ("{\"show\": \"bullet\", \"metrics\": [\"bookings\"]}"),
    "Tile 1, plan: is missing (expected the key of a metric, such as quota)" },
  { TILES ("{\"show\": \"heat\", \"metrics\": [\"won\"], \"plan\": \"quota\"}"),
    "Tile 1, plan: does not belong to a tile of this kind" },
  { TILES ("{\"show\": \"figure\", \"metrics\": [\"won\"], \"columns\": 13}"),
    "Tile 1, columns: is not a whole number from 2 to 12" },
  { TILES ("{\"show\": \"figure\", \"metrics\": [\"won\"], \"rows\": 1.5}"),
    "Tile 1, rows: is not a whole number from 1 to 12" },
  { TILES (
        "{\"show\": \"bars\", \"metrics\": [\"won\"], \"by\": \"unit\", \"period\": \"quarters\"}"),
    "Tile 1, period: “quarters” is for tiles by month, quarter or year alone" },
  { TILES ("{\"show\": \"exceptions\", \"metrics\": [\"won\"]}"),
    "Tile 1, metrics: does not belong to a tile of exceptions" },
  { TILES ("{\"show\": \"figure\", \"metrics\": [\"won\"], \"thresholds\": []}"),
    "Tile 1, thresholds: belong to a tile of exceptions" },
  { TILES ("{\"show\": \"exceptions\", \"thresholds\": [{\"below\": 1}]}"),
    "Tile 1, metric: is missing (expected the key of a metric)" },
  { TILES ("{\"show\": \"exceptions\", \"thresholds\": [{\"metric\": \"won\"}]}"),
    "Tile 1, thresholds: say neither “below” nor “above”" },
  { TILES ("{\"show\": \"exceptions\", \"thresholds\": [{\"metric\": \"won\", \"below\": \"2\"}]}"),
    "Tile 1, below: is not a number" },
  { TILES ("{\"show\": \"exceptions\", \"thresholds\": [{\"metric\": \"won\", \"below\": 2, "
           "\"above\": 1}]}"),
    "Tile 1, below: is greater than “above”" },
};

static void
test_wrong (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      SalDashboardLayout *layout = sal_dashboard_layout_parse (wrong[i].json, &error);

      g_assert_null (layout);
      g_assert_error (error, SAL_ERROR, SAL_ERROR_SYNTAX);
      if (!g_pattern_match_simple (wrong[i].expected, error->message))
        g_error ("“%s” instead of “%s”", error->message, wrong[i].expected);
    }
}

/* What is written is read as the same, everything set. */
static void
test_round_trip (void)
{
  const char *json = TILES (
      "{\"show\": \"bars\", \"title\": \"Mine\", \"metrics\": [\"gone\"], \"plan\": \"quota\","
      " \"by\": \"month\", \"period\": \"year\", \"columns\": 5, \"rows\": 7},"
      "{\"show\": \"heat\", \"metrics\": [\"won\", \"lost\"], \"by\": \"person\"},"
      "{\"show\": \"exceptions\", \"thresholds\": [{\"metric\": \"win_rate\", \"below\": 0.25}, "
      "{\"metric\": \"cycle\", \"below\": 5, \"above\": 120}]}");
  g_autoptr (GError) error = NULL;
  g_autoptr (SalDashboardLayout) layout = sal_dashboard_layout_parse (json, &error);
  g_autoptr (SalDashboardLayout) again = NULL;
  g_autofree char *written = NULL;
  g_autofree char *rewritten = NULL;
  const SalTileThreshold *threshold;
  const SalDashboardTile *tile;

  g_assert_no_error (error);
  written = sal_dashboard_layout_to_json (layout);
  again = sal_dashboard_layout_parse (written, &error);
  g_assert_no_error (error);
  rewritten = sal_dashboard_layout_to_json (again);
  g_assert_cmpstr (written, ==, rewritten);

  g_assert_cmpuint (again->tiles->len, ==, 3);
  tile = sal_dashboard_layout_get (again, 0);
  g_assert_cmpint (tile->show, ==, SAL_TILE_BARS);
  g_assert_cmpstr (tile->title, ==, "Mine");
  g_assert_cmpstr (sal_dashboard_tile_get_metric (tile), ==, "gone");
  g_assert_cmpstr (tile->plan, ==, "quota");
  g_assert_cmpint (tile->dimension, ==, SAL_FACT_MONTH);
  g_assert_cmpint (tile->period, ==, SAL_TILE_PERIOD_YEAR);
  g_assert_cmpuint (tile->columns, ==, 5);
  g_assert_cmpuint (tile->rows, ==, 7);
  g_assert_cmpuint (sal_dashboard_layout_get (again, 1)->metrics->len, ==, 2);
  g_assert_cmpint (sal_dashboard_layout_get (again, 1)->dimension, ==, SAL_FACT_PERSON);

  tile = sal_dashboard_layout_get (again, 2);
  g_assert_cmpuint (tile->thresholds->len, ==, 2);
  threshold = &g_array_index (tile->thresholds, SalTileThreshold, 0);
  g_assert_cmpstr (threshold->metric, ==, "win_rate");
  g_assert_cmpfloat (threshold->below, ==, 0.25);
  g_assert_true (isnan (threshold->above));
  g_assert_cmpfloat (g_array_index (tile->thresholds, SalTileThreshold, 1).above, ==, 120);
}

/* The dashboards of the program can be read, and their metrics exist. */
static void
test_built_in (void)
{
  static const char *const names[] = {
    "executive", "regional-manager", "representative", "operations"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/dashboards/%s.json", SOURCE_DATADIR, names[i]);
      g_autofree char *json = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (SalDashboardLayout) layout = NULL;

      g_assert_true (g_file_get_contents (path, &json, NULL, &error));
      layout = sal_dashboard_layout_parse (json, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (layout->tiles->len, >, 3);
      for (guint t = 0; t < layout->tiles->len; t++)
        {
          const SalDashboardTile *tile = sal_dashboard_layout_get (layout, t);

          for (guint m = 0; m < tile->metrics->len; m++)
            g_assert_nonnull (sal_metric_find (g_ptr_array_index (tile->metrics, m)));
          g_assert_true (tile->plan == NULL || sal_metric_find (tile->plan) != NULL);
        }
    }
}

static void
test_place (void)
{
  /* a wide tile, two stacked beside a tall one, and a small one that fits into what is left */
  SalTileCell cells[] = {
    { .columns = 12, .rows = 1 }, { .columns = 6, .rows = 4 },  { .columns = 6, .rows = 2 },
    { .columns = 4, .rows = 2 },  { .columns = 12, .rows = 1 }, { .columns = 2, .rows = 1 },
  };
  static const guint expected[][2] = {
    { 0, 0 }, { 0, 1 }, { 6, 1 }, { 6, 3 }, { 0, 5 }, { 10, 3 }
  };

  sal_tile_cells_place (cells, G_N_ELEMENTS (cells), 12);
  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_assert_cmpuint (cells[i].column, ==, expected[i][0]);
      g_assert_cmpuint (cells[i].row, ==, expected[i][1]);
    }
}

/* Of random tiles on random grids none overlap, and none stick out. */
static void
test_place_random (void)
{
  for (int round = 0; round < 200; round++)
    {
      guint n_columns = (guint) g_test_rand_int_range (1, 13);
      guint n = (guint) g_test_rand_int_range (1, 20);
      SalTileCell cells[20];

      for (guint i = 0; i < n; i++)
        cells[i] = (SalTileCell){ .columns = (guint) g_test_rand_int_range (2, 13),
                                  .rows = (guint) g_test_rand_int_range (1, 6) };
      sal_tile_cells_place (cells, n, n_columns);
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpuint (cells[i].column + cells[i].columns, <=, n_columns);
          for (guint j = 0; j < i; j++)
            g_assert_true (cells[i].column >= cells[j].column + cells[j].columns ||
                           cells[j].column >= cells[i].column + cells[i].columns ||
                           cells[i].row >= cells[j].row + cells[j].rows ||
                           cells[j].row >= cells[i].row + cells[i].rows);
        }
    }
}

static void
test_edit (void)
{
  g_autoptr (SalDashboardLayout) layout = sal_dashboard_layout_new ();

  sal_dashboard_layout_add (layout, sal_dashboard_tile_new (SAL_TILE_FIGURE, "a"));
  sal_dashboard_layout_add (layout, sal_dashboard_tile_new (SAL_TILE_FIGURE, "b"));
  sal_dashboard_layout_add (layout, sal_dashboard_tile_new (SAL_TILE_FIGURE, "c"));
  sal_dashboard_layout_move (layout, 0, 2);
  g_assert_cmpstr (sal_dashboard_tile_get_metric (sal_dashboard_layout_get (layout, 2)), ==, "a");
  g_assert_cmpstr (sal_dashboard_tile_get_metric (sal_dashboard_layout_get (layout, 0)), ==, "b");
  g_assert_true (sal_dashboard_layout_resize (layout, 0, 99, -1));
  g_assert_cmpuint (sal_dashboard_layout_get (layout, 0)->columns, ==, SAL_DASHBOARD_COLUMNS);
  g_assert_cmpuint (sal_dashboard_layout_get (layout, 0)->rows, ==, 1);
  g_assert_false (sal_dashboard_layout_resize (layout, 0, 12, 1));
  sal_dashboard_layout_remove (layout, 1);
  g_assert_cmpuint (layout->tiles->len, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/dashboard-layout/wrong", test_wrong);
  g_test_add_func ("/dashboard-layout/round-trip", test_round_trip);
  g_test_add_func ("/dashboard-layout/built-in", test_built_in);
  g_test_add_func ("/dashboard-layout/place", test_place);
  g_test_add_func ("/dashboard-layout/place-random", test_place_random);
  g_test_add_func ("/dashboard-layout/edit", test_edit);

  return g_test_run ();
}
