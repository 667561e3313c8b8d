/* test-what-if-even.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-what-if-even.h"

#include "map-fixture.h"

/* What was divided, evened out: on a row by hand, on boards by what is to hold. */

#define N_SIDE 8
#define N      4

/* Each area is a letter, its territory from 'A'; capital letters had it before. */
static const struct
{
  const char *before;
  double values[8];
  double capacities[3];
  guint8 is_closed[3];
  const char *after;
} rows[] = {
  /* A has 50, B 10: it takes over what was divided, as far as that is more even */
  { "AaaaB", { 10, 10, 10, 20, 10 }, { 1, 1, 1 }, { 0 }, "AaabB" },
  /* twice as much can be carried by B: two thirds of 60 are 40 */
  { "AaaaB", { 10, 10, 10, 10, 20 }, { 1, 2, 1 }, { 0 }, "AabbB" },
  /* what is closed, or carries nothing, gets nothing */
  { "AaaaB", { 10, 10, 10, 10, 10 }, { 1, 1, 1 }, { 0, 1, 0 }, "AaaaB" },
  { "AaaaB", { 10, 10, 10, 10, 10 }, { 1, 0, 1 }, { 0 }, "AaaaB" },
  /* what was A's before stays, and so does what nobody took */
  { "AAAB", { 10, 10, 10, 10 }, { 1, 1, 1 }, { 0 }, "AAAB" },
  { "Aa.B", { 10, 10, 10, 10 }, { 1, 1, 1 }, { 0 }, "Aa.B" },
  /* A has 20, B 10, C 2: through B, A's goes on to C */
  { "AaaabbcC", { 5, 5, 5, 5, 5, 5, 1, 1 }, { 1, 1, 1 }, { 0 }, "AaabbccC" },
};

static void
test_what_if_even_rows (void)
{
  for (gsize r = 0; r < G_N_ELEMENTS (rows); r++)
    {
      guint n_areas = (guint) strlen (rows[r].before);
      g_autoptr (SalMapShape) shape = map_fixture_new_board (n_areas, 1);
      gint32 assignment[8];
      guint areas[8], n = 0;
      double values[8], sums[3] = { 0 };
      g_autoptr (GString) after = g_string_new (NULL);

      for (guint area = 0; area < n_areas; area++)
        {
          char letter = rows[r].before[area];

          assignment[area] = letter != '.' ? g_ascii_toupper (letter) - 'A' : -1;
          if (letter != '.')
            sums[assignment[area]] += rows[r].values[area];
          if (!g_ascii_isupper (letter))
            {
              areas[n] = area;
              values[n++] = rows[r].values[area];
            }
        }
      sal_what_if_even_out (&(SalWhatIfHeirs){
          .neighbors = sal_geography_get_neighbors (sal_map_shape_get_geography (shape)),
          .areas = areas,
          .n_areas = n,
          .values = values,
          .n_territories = 3,
          .capacities = rows[r].capacities,
          .is_closed = rows[r].is_closed,
          .assignment = assignment,
          .sums = sums });
      for (guint area = 0; area < n_areas; area++)
        g_string_append_c (after,
                           assignment[area] < 0 ? '.'
                           : g_ascii_isupper (rows[r].before[area])
                               ? (char) ('A' + assignment[area])
                               : (char) ('a' + assignment[area]));
      g_assert_cmpstr (after->str, ==, rows[r].after);
    }
}

static guint
count_pieces (const SalGeographyNeighbors *neighbors, const gint32 *assignment, gint32 territory)
{
  g_autofree guint *label = g_new (guint, neighbors->n_areas);
  guint n = 0;
  gboolean any = TRUE;

  for (guint area = 0; area < neighbors->n_areas; area++)
    label[area] = area;
  while (any)
    {
      any = FALSE;
      for (guint area = 0; area < neighbors->n_areas; area++)
        for (guint i = neighbors->first[area]; i < neighbors->first[area + 1]; i++)
          if (assignment[area] == territory && assignment[neighbors->areas[i]] == territory &&
              label[neighbors->areas[i]] < label[area])
            {
              label[area] = label[neighbors->areas[i]];
              any = TRUE;
            }
    }
  for (guint area = 0; area < neighbors->n_areas; area++)
    n += assignment[area] == territory && label[area] == area;

  return n;
}

/* Four corners around a middle that the first one took whole: it ends less uneven than it began,
 * nobody comes apart, corners stay, and no sum is lost. */
static void
test_what_if_even_boards (void)
{
  g_autoptr (SalMapShape) shape = map_fixture_new_board (N_SIDE, N_SIDE);
  const SalGeographyNeighbors *neighbors =
      sal_geography_get_neighbors (sal_map_shape_get_geography (shape));
  const double capacities[N] = { 1, 1, 1, 1 };
  const guint8 is_closed[N] = { 0 };

  for (guint round = 0; round < 40; round++)
    {
      gint32 assignment[N_SIDE * N_SIDE];
      guint areas[N_SIDE * N_SIDE], n = 0;
      double values[N_SIDE * N_SIDE], all[N_SIDE * N_SIDE], sums[N] = { 0 }, largest = 0;
      double before;

      for (guint area = 0; area < neighbors->n_areas; area++)
        {
          guint x = area % N_SIDE, y = area / N_SIDE;
          gboolean is_middle = x >= 2 && x < N_SIDE - 2 && y >= 1 && y < N_SIDE - 1;

          all[area] = g_test_rand_double_range (1, 2);
          assignment[area] = is_middle ? 0 : (gint32) (2 * (y >= N_SIDE / 2) + (x >= N_SIDE / 2));
          sums[assignment[area]] += all[area];
          if (!is_middle)
            continue;
          areas[n] = area;
          values[n++] = all[area];
        }
      before = sums[0];
      sal_what_if_even_out (&(SalWhatIfHeirs){
          neighbors, areas, n, values, N, capacities, is_closed, assignment, sums });
      for (gint32 t = 0; t < N; t++)
        {
          double sum = 0;

          for (guint area = 0; area < neighbors->n_areas; area++)
            sum += assignment[area] == t ? all[area] : 0;
          g_assert_cmpfloat_with_epsilon (sum, sums[t], 1e-9);
          g_assert_cmpuint (count_pieces (neighbors, assignment, t), ==, 1);
          largest = MAX (largest, sum);
        }
      g_assert_cmpint (assignment[0], ==, 0);
      g_assert_cmpint (assignment[N_SIDE * N_SIDE - 1], ==, 3);
      /* 64 squares of 1.5 on average are 24 each; the first began with about 50 */
      g_assert_cmpfloat (before, >, 35);
      g_assert_cmpfloat (largest, <, 30);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/what-if-even/rows", test_what_if_even_rows);
  g_test_add_func ("/what-if-even/boards", test_what_if_even_boards);

  return g_test_run ();
}
